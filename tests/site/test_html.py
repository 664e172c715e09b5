"""Every page, style sheet and drawing of a portal is what the HTML checker of the W3C calls valid."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checker says."""

    complaints: list[str]
    files: int

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
    """Everything looked at in one run: most of the time goes into starting it."""
    command = [sys.executable, "-m", "tools.vnu", *map(str, (demo_folder, edited, wrong))]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    return Checked(lines[:-1], int(lines[-1].split()[1]))


def test_the_demo_portal_is_valid(checked: Checked, demo_folder: Path) -> None:
    assert checked.files > 250
    assert checked.of(demo_folder) == []


def test_whatever_an_editor_writes_is_valid(checked: Checked, edited: Path) -> None:
    assert checked.of(edited) == []


def test_the_checker_would_find_something(checked: Checked, wrong: Path) -> None:
    assert {Path(each.partition(":")[0]).name for each in checked.of(wrong)} == {"a.html", "b.svg", "c.css"}
