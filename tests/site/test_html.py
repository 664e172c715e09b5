"""Every page, style sheet and drawing of a portal is what the HTML checker of the W3C calls valid."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from dancam.vietnamese import CONTROL
from demo.bodies import Writer
from demo.markup import MarkupWriter
from tests.amounts import examples_of
from tests.photographs import painted
from tests.portal import Portal

ROOT = Path(__file__).parents[2]

# All that Markdown and its directives can make of a body, and what editors paste.
BODY = """Mở đầu.[^1] *nghiêng* **đậm** `mã` ~~bỏ~~ <u>gạch chân</u>

## Một

1. hai

   ba
2. bốn

> Trích
> dẫn

Bảng 1. Số *hộ* & nhà[^1]

| Cột | Số |
|:----|---:|
| a   | 1  |

Dòng dẫn
| Cột | Số |
|-----|----|
| a   | 1  |

Thuật ngữ
:   Giải nghĩa

::: video https://www.youtube.com/watch?v=dQw4w9WgXcQ
Phim
:::

::: gallery
![Một](anh/a.png "Chú thích")
![Hai](anh/a.png)
:::

!!! note "Lưu ý"
    Trong khung.

<div align="center"><font color="red">Cũ</font></div>

<table border="1" width="600"><caption>Dán từ Word</caption>
<tr><td style="width: 9cm">a<table><tr><td>b</td></tr></table></td></tr></table>

<iframe src="https://example.org/"></iframe><script>alert(1)</script>

```python
print("<b>")
```

![Ảnh](anh/a.png)

[^1]: Chú thích.
"""


# Tags, references to characters, and characters that no page may have; other text is always valid.
_PIECE = re.compile(r"<(?!!)[^>]*>|&[^;\s<]*;?|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ATTRIBUTE = re.compile(r'(\s[\w:-]+)="([^"]*)"')
_ANY_TEXT = {"alt", "title", "content", "aria-label", "placeholder"}
_AS_IT_IS = {"class", "rel", "type", "role", "name", "for"}


def shape(attribute: re.Match[str]) -> str:
    """Return an attribute with its value as far as it may matter: words of ASCII are alike, digits are."""
    name, value = attribute[1], attribute[2]
    if name.strip() in _ANY_TEXT:
        return f"{name}={bool(value)}"
    if name.strip() in _AS_IT_IS:
        return attribute[0]
    return f"{name}={re.sub('[0-9]', '9', re.sub('[A-Za-z]+(?:-[A-Za-z0-9]+)*', 'a', value))}"


def steps(page: str) -> set[tuple[str, str]]:
    """Return what follows upon what in a page, but for its words."""
    pieces = [_ATTRIBUTE.sub(shape, piece) for piece in _PIECE.findall(page)]
    return set(pairwise(pieces))


def of_all_shapes(folder: Path) -> list[Path]:
    """Return the pages of a folder without those that hold nothing but what another one holds."""
    found = {path: steps(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    seen: set[tuple[str, str]] = set()
    chosen = []
    for path in sorted(found, key=lambda path: -len(found[path])):
        if found[path] - seen:
            chosen.append(path)
            seen |= found[path]
    return chosen


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker says."""

    complaints: list[str]

    def of(self, folder: Path) -> list[str]:
        """Return the complaints about the files of a folder."""
        return [each for each in self.complaints if each.startswith(f"{folder}/")]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with all that editors write, built."""
    portal = Portal(tmp_path_factory.mktemp("edited") / "site")
    portal.write("content/thoi-su/anh/a.png", painted(1200, 800, "PNG"))
    portal.article("thoi-su/moi-thu.md", BODY, lang="en", tags='["a & b", "<b>"]')
    portal.article("thoi-su/trong.md", "")
    for number in range(examples_of(100)):  # the whole of them is for `make validity`
        portal.article(f"thoi-su/the-{number}.md", MarkupWriter(number).body())
        portal.article(f"thoi-su/bua-{number}.md", CONTROL.sub("", Writer(number).body()))
    return portal.build().succeeded().options.output


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a mistake in each kind of file."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "a.html").write_text("<!doctype html><html lang=vi><title>A</title><p><img src=a.png>", encoding="utf-8")
    (folder / "b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>", encoding="utf-8")
    (folder / "c.css").write_text("a { colour: red }", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def checked(demo_folder: Path, edited: Path, wrong: Path) -> Checked:
    """Everything looked at in one run, whose start takes long; and of pages that are alike but for words, one does."""
    drawn = [path for path in demo_folder.rglob("*") if path.suffix in {".css", ".svg"}]
    paths = [*of_all_shapes(demo_folder), *drawn, *of_all_shapes(edited), wrong]
    command = [sys.executable, "-m", "tools.vnu", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    return Checked(lines[:-1])


def test_the_demo_portal_is_valid(checked: Checked, demo_folder: Path) -> None:
    pages = list(demo_folder.rglob("*.html"))
    assert 40 < len(of_all_shapes(demo_folder)) < len(pages)
    assert checked.of(demo_folder) == []
    for path in pages:  # what two pages may have each, and one not twice
        ids = re.findall(r'\sid="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(set(ids)) == len(ids), path


@pytest.mark.parametrize(
    "mistake",
    [
        "<p><div></div></p>",
        "a &bogus; b",
        '<a href="/a b.html">a</a>',
        '<time datetime="2026-6-1">a</time>',
        "<i>a",
        "\x01",
    ],
)
def test_a_page_with_a_mistake_is_never_left_out(tmp_path: Path, mistake: str) -> None:
    page = '<p id="p-1"><a href="/bai-1.html">{}</a> &amp; <time datetime="2026-06-01">a</time></p>'
    for number, text in enumerate(("Bài một", "Bài hai", f"Bài {mistake}")):
        (tmp_path / f"{number}.html").write_text(page.replace("1", str(number)).format(text), encoding="utf-8")
    chosen = of_all_shapes(tmp_path)
    assert tmp_path / "2.html" in chosen
    assert not {tmp_path / "0.html", tmp_path / "1.html"} <= set(chosen)


def test_whatever_an_editor_writes_is_valid(checked: Checked, edited: Path) -> None:
    assert checked.of(edited) == []


def test_the_checker_would_find_something(checked: Checked, wrong: Path) -> None:
    assert {Path(each.partition(":")[0]).name for each in checked.of(wrong)} == {"a.html", "b.svg", "c.css"}
