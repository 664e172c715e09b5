"""Attribute lists, and text in curly brackets that is none."""

from __future__ import annotations

import pytest

from tests.unit.render.markdown.inline.rendered import html

TABLE = "| a |\n|---|\n| b {} |"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{Theo Báo Nghệ An}",
            "{Ảnh: Minh}",
            "{id}",
            "{a=1 Theo}",
            "{.a Theo}",
            "{: Theo}",
            "{: .a Theo}",
            "{}",
            "{:}",
        ),
        *(
            "{.}",
            "{#}",
            "{...}",
            "{…}",
            "{.5}",
            "{5}",
            "{a = b}",
            "{.a, .b}",
            "{.a",
            ".a}",
            "{{.a}}",
            "{reversed}",
            "\\{.a}",
        ),
    ],
)
def test_text_in_curly_brackets_stays(text: str) -> None:
    shown = text.replace("\\", "")
    for body in (f"x {text}", f"x\n{text}", f"## Mục {text}", TABLE.replace("{}", text), f"- x\n{text}", f"*x*{text}"):
        assert shown in html(body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n{.a}", '<p class="a">x</p>'),
        ("x *y*\n{: .a #b .c }", '<p class="a c" id="b">x <em>y</em></p>'),
        ("## Mục ## {#a}", '<h2 id="a">Mục</h2>'),
        ("## *Mục* {lang=en}", '<h2 id="muc" lang="en"><em>Mục</em></h2>'),
        ("*x*{.a}{#b} y", '<p><em class="a" id="b">x</em> y</p>'),
        ("`x`{.a} {.b}", '<p><code class="a">x</code> {.b}</p>'),
        ('[x](y.md){title="a b" .c}}', '<p><a class="c" href="y.md" title="a b">x</a>}</p>'),
        ("- x\n  {.a}\n- y", '<ul>\n<li class="a">x</li>\n<li>y</li>\n</ul>'),
        ("- x\n{.a}\n    - y", '<ul>\n<li class="a">x<ul>\n<li>y</li>\n</ul>\n</li>\n</ul>'),
    ],
)
def test_a_list_gives_its_attributes(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_cell_and_a_list_in_the_text_of_a_value() -> None:
    assert '<td class="x">b</td>' in html(TABLE.replace("{}", "{.x}"))
