"""Tags within a text become elements; what is none of them stays text."""

from __future__ import annotations

import pytest

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from tests.unit.clock import within

RENDERER = Renderer(Words())


def html(text: str) -> str:
    return str(RENDERER.render(text, lambda target: Target(f"/{target}")).html).strip()


def told(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.target) for each in RENDERER.render(text, lambda target: Target(f"/{target}")).remarks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>x</b> c", "<p>a <b>x</b> c</p>"),
        ("a <b>x *y* z</b> c", "<p>a <b>x <em>y</em> z</b> c</p>"),
        ("*a <b>x</b>* c", "<p><em>a <b>x</b></em> c</p>"),
        ("a <B CLASS='k'>x</B>", '<p>a <b class="k">x</b></p>'),
        ("a <span\ntitle='b*c*'>x</span>", '<p>a <span title="b*c*">x</span></p>'),
        ("H<sub>2</sub>O, m<sup>2</sup>", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ("a<br>b<br/>c", "<p>a<br>\nb<br>\nc</p>"),
        ("a <!-- *b* --> c", "<p>a  c</p>"),
        ("a <![CDATA[b]]> c", "<p>a b c</p>"),
        ("a <b/>c", "<p>a <b></b>c</p>"),
        ("a <b><i>x</b>y</i>", "<p>a <b><i>x</i></b>y</p>"),
        ("*a <b>x* y</b>", "<p><em>a <b>x</b></em> y</p>"),
        ("a <b>x", "<p>a <b>x</b></p>"),
        ("a</b> x", "<p>a x</p>"),
        ("<my-thing k=v>x</my-thing> </other-thing>", "<p>x &lt;/other-thing&gt;</p>"),
        ("<foo>\nx\n</foo>", "<p>x</p>"),
        ("<span>\nx\n</span>", "<p><span>x</span></p>"),
        ("`<b>` \\<b>", "<p><code>&lt;b&gt;</code> &lt;b&gt;</p>"),
        ("<code>a\\-b</code>", "<p><code>a-b</code></p>"),
        ("## a<script>x</script>b", '<h2 id="ab">ab</h2>'),
        ("## a<style>x", '<h2 id="ax">ax</h2>'),
    ],
)
def test_tags_become_elements(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    ["a <3 b", "a<b và c>d", "x < y > z", "Kính gửi <Tên cơ quan>", "<Nguyen Van A>", "a <b <c", "<TEN CO QUAN>"],
)
def test_what_is_no_tag_is_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html(text) == f"<p>{escaped}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>x", [("html-unclosed", "<b>")]),
        ("a <b>x\n\ny</b>", [("html-unclosed", "<b>")]),
        ("*a <b>x* y</b>", [("html-unclosed", "<b>")]),
        ("a</b> x", [("html-unopened", "</b>")]),
        ("a <b><i>x</b>", [("html-unclosed", "<i>")]),
        ("a <ul><li>x<li>y</ul>", []),
        ("a <font>x", [("html-dropped", "<font>")]),
        ("a <o:p>x</o:p>", [("html-dropped", "<o:p>")]),
        ("a <my-thing k=v>x", [("html-dropped", "<my-thing>")]),
        ("<x-y a='1'>x</x-y>", [("html-dropped", "<x-y>")]),
        ("<x-y>x</x-y>", [("html-shown", "<x-y>")]),
        ("<foo>\nx\n</foo>", [("html-dropped", "<foo>")]),
        ("<foo>\n\nx\n\n</foo>", [("html-dropped", "<foo>")]),
        ("<span>\nx\n</span>", []),
        ("a <?php x ?>", [("html-dropped", "<?")]),
        ("a <script>x</script>", [("html-dropped", "<script>")]),
        ("Kính gửi <Tên cơ quan>", [("html-shown", "<Tên>")]),
        ("Kính gửi <Đơn vị>", [("html-shown", "<Đơn>")]),
        ("a<b và c>d, 3 < 5 > 2", []),
        ("a <!-- b --> <b>c</b>", []),
    ],
)
def test_what_was_not_meant_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("unit", ["<b>", "</b>", "<b>x</i>", "<script>", "<!--", "<a b='", "<Tên ", "<b><i></b>"])
def test_the_time_is_in_proportion_to_the_tags(unit: str) -> None:
    with within(seconds=20):
        html(f"a {unit * (20_000 // len(unit))} b")
