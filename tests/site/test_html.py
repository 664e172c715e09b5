"""Every page, style sheet and drawing of a portal is what the HTML checker of the W3C calls valid."""

from __future__ import annotations

from pathlib import Path

from tests.photographs import painted
from tests.portal import Portal
from tools import vnu

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


def test_the_demo_portal_is_valid(demo_folder: Path) -> None:
    assert vnu.count(demo_folder) > 250
    assert vnu.complaints(demo_folder) == []


def test_whatever_an_editor_writes_is_valid(portal: Portal) -> None:
    portal.write("content/thoi-su/anh/a.png", painted(1200, 800, "PNG"))
    portal.article("thoi-su/moi-thu.md", BODY, lang="en", tags='["a & b", "<b>"]')
    portal.article("thoi-su/trong.md", "")
    portal.build()
    assert vnu.complaints(portal.options.output) == []


def test_the_checker_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=vi><title>A</title><p><img src=a.png>", encoding="utf-8"
    )
    (tmp_path / "b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>", encoding="utf-8")
    (tmp_path / "c.css").write_text("a { colour: red }", encoding="utf-8")
    found = {Path(each.partition(":")[0]).name for each in vnu.complaints(tmp_path)}
    assert found == {"a.html", "b.svg", "c.css"}
