"""Whatever stands where: the outcome is valid, and all words are there in their order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from demo.markup import MarkupWriter
from tests.property.strategies import examples

RENDERER = Renderer(Words())
_BOX = re.compile(r'<div class="table"[^>]*>(<table.*?</table>)</div>', re.DOTALL)


def resolve(target: str) -> Target | None:
    return None if "//" in target else Target(f"/{target}")


def html(text: str) -> str:
    """Return the HTML of a body on one line, without the boxes of tables."""
    made = str(RENDERER.render(text, resolve).html)
    return re.sub(r"\s*\n\s*", "", _BOX.sub(r"\1", made)).strip()


def told(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.target) for each in RENDERER.render(text, resolve).remarks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A block among words parts them.
        ("a <table><tr><td>b</table> c", "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table><p>c</p>"),
        ("<b>\n\nx\n\n- y\n\n</b>", "<p><b>x</b></p><ul><li><b>y</b></li></ul>"),
        ("<q>\n\nx\n\n## y\n\n</q>", '<p><q>x</q></p><h2 id="y"><q>y</q></h2>'),
        ("<a href='b'>\n\nx\n\n- y\n\n</a>", '<a href="/b"><p>x</p><ul><li>y</li></ul></a>'),
        # Within words a block is opened.
        ("<h3>a <div>b</div> c</h3>", '<h2 id="a-b-c">a  b  c</h2>'),
        ("<summary>a</summary>", "<p>a</p>"),
        # Parts get what they belong in.
        ("a <li>b</li> <li>c</li>", "<p>a</p><ul><li>b</li><li>c</li></ul>"),
        ("a <td>b</td>", "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>"),
        ("a <dt>b</dt><dd>c</dd>", "<p>a</p><dl><dt>b</dt><dd>c</dd></dl>"),
        ("a <figcaption>b</figcaption>", "<p>a</p><p>b</p>"),
        ("a <ul>b<li>c</li>d</ul>", "<p>a</p><ul><li><p>b</p></li><li>c</li><li><p>d</p></li></ul>"),
        ("a <ul></ul>", "<p>a</p>"),
        # Terms need meanings, meanings terms.
        ("a <dl><dd>b</dd><dt>c</dt></dl>", "<p>a</p><p>b</p><p>c</p>"),
        ("a <dl>b<dt>c</dt><dd>d</dd><dt>e</dt></dl>", "<p>a</p><p>b</p><dl><dt>c</dt><dd>d</dd></dl><p>e</p>"),
        ("a <dl><div><dt>b</dt><dd>c</dd></div></dl>", "<p>a</p><dl><dt>b</dt><dd>c</dd></dl>"),
        ("a <dl></dl>", "<p>a</p>"),
        # What opens at a click has its summary first.
        (
            "<details><summary>b</summary>\n\nc\n\n</details>",
            "<details><summary>b</summary><p>c</p></details>",
        ),
        ("<div><b>a</b>\n\n</div>", "<div><b>a</b></div>"),
        ("a <details>b <p>c</p></details>", "<p>a</p><details><summary>b</summary><p>c</p></details>"),
        ("a <details><p>b</p>c</details>", "<p>a</p><details><summary>b</summary><p>c</p></details>"),
        ("a <details>b<summary>c</summary></details>", "<p>a</p><details><summary>c</summary>b</details>"),
        ("a <details open><ul><li>b</ul></details>", "<p>a</p><div><ul><li>b</li></ul></div>"),
        # Figures.
        (
            "a <figure><figcaption>b</figcaption><p>c</p></figure>",
            "<p>a</p><figure><figcaption>b</figcaption>c</figure>",
        ),
        (
            "a <figure><p>b</p><figcaption>c</figcaption><p>d</p></figure>",
            "<p>a</p><figure><p>b</p><p>c</p><p>d</p></figure>",
        ),
        # What is not allowed is opened, and its words stand apart where it was a block.
        ("<center>a</center><center>b</center>", "<p>a</p><p>b</p>"),
        ("a <font color=red>b</font>", "<p>a b</p>"),
        *((f"<{name}>*a*</{name}>", "<p><em>a</em></p>") for name in ("noscript", "textarea", "title", "xmp")),
        ("<dl>a</dl>", "<p>a</p>"),
        ("<object data=a.pdf>a", "<p>a</p>"),
        ("a *x* <button>b</button><button>c</button> d", "<p>a <em>x</em>  b  c  d</p>"),
        ("<section>a</section>", "<div>a</div>"),
        ("a <time>hôm qua</time> <time>2026-02-28</time>", "<p>a <span>hôm qua</span> <time>2026-02-28</time></p>"),
        # No link in a link, and nothing else that is clicked.
        ("a <a href=b>x <a href=c>y</a></a>", '<p>a <a href="/b">x y</a></p>'),
        ("<a href=b>\n<details>x</details>\n</a>", "<details><summary>x</summary></details>"),
        # Headings.
        ("## a\n\n##\n\n## b", '<h2 id="a">a</h2><h2 id="b">b</h2>'),
        ("## <!-- x -->\n\n#### b", '<h2 id="b">b</h2>'),
        ("<h4>a</h4>\n\n## b\n\n<h5>c</h5>", '<h2 id="a">a</h2><h2 id="b">b</h2><h3 id="c">c</h3>'),
        ("<h2 id='muc-b'>a</h2>\n\n[x](#muc-b)", '<h2 id="muc-b">a</h2><p><a href="#muc-b">x</a></p>'),
        # A video with its address in an element of its own.
        ("a <video controls><source src='a.mp4'></video>", '<p>a <video controls="" src="/a.mp4"></video></p>'),
        # Attributes.
        ("a <b id=x>b</b> <b id=x>c</b>", '<p>a <b id="x">b</b> <b>c</b></p>'),
        ("a <b id=page-top>b</b>", "<p>a <b>b</b></p>"),
        ("a <a href='https://x.vn/a b|c'>d</a>", '<p>a <a href="https://x.vn/a%20b%7Cc">d</a></p>'),
        ("a <a hreflang=vi href=b>c</a>", '<p>a <a href="/b">c</a></p>'),
        ("a <ul><li value=3>b</ul>", "<p>a</p><ul><li>b</li></ul>"),
        ("a <ol><li value=3>b</ol>", '<p>a</p><ol><li value="3">b</li></ol>'),
        ("a <div markdown=1>b</div>", "<p>a</p><div>b</div>"),
    ],
)
def test_everything_gets_its_place(text: str, expected: str) -> None:
    assert html(text) == expected


def rows(text: str) -> str:
    """Return the table of a body, in short: cells by what stands in them, with their spans."""
    made = re.sub(r"</?(?:table|t[rdh]|t(?:head|body|foot))(?=[ >])", lambda tag: tag[0].upper(), html(text))
    return re.sub(r"<(?:/TR|/TD|/TH|TR|TABLE|/TABLE)>", "", made.replace("<TR><", "\n<").replace("<TD>", "·"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", "<TBODY>|·a·b|·c·</TBODY>"),
        ("<table><tr><td colspan=2>a</table>", "<TBODY>|·a</TBODY>"),
        ("<table><tr><td colspan=2>a<tr><td>b<td>c</table>", '<TBODY>|<TD colspan="2">a|·b·c</TBODY>'),
        ("<table><tr><td rowspan=5>a<td>b<tr><td>c</table>", '<TBODY>|<TD rowspan="2">a·b|·c</TBODY>'),
        ("<table><tr><td rowspan=2>a<tr><tr><td>b</table>", "<TBODY>|·a|·b</TBODY>"),
        ("<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c</table>", '<TBODY>|·a<TD rowspan="2">b|·c</TBODY>'),
        ("<table>a<tr><td>b</table>", "<TBODY>|·a|·b</TBODY>"),
        ("<table><tr>a<td>b</table>", "<TBODY>|·a·b</TBODY>"),
        ("<table><td>a<td>b</table>", "<TBODY>|·a·b</TBODY>"),
        ("<table><tfoot><tr><td>a</tfoot><tr><td>b</table>", "<TBODY>|·a</TBODY><TBODY>|·b</TBODY>"),
        ("<table><tr><td>a</tr><tfoot><tr><td>b</table>", "<TBODY>|·a</TBODY><TFOOT>|·b</TFOOT>"),
        ("<table><tr><td>a</tr><thead><tr><td>b</table>", "<TBODY>|·a</TBODY><TBODY>|·b</TBODY>"),
        ("<table></table>a", "<p>a</p>"),
        ("<table><caption>a</caption></table>", "<p>a</p>"),
        ("<table><tr></tr></table>a", "<p>a</p>"),
    ],
)
def test_a_table_is_a_grid(text: str, expected: str) -> None:
    assert rows(text).replace("\n", "|") == expected.replace("|·", "|<TD>").replace("·", "<TD>").replace("<TD>", "·")


def test_columns_stay_where_they_are_those_of_the_table() -> None:
    assert "<colgroup><col class=" in html("<table><col class=x><col><tr><td>a<td>b</table>")
    assert "<col" not in html("<table><col class=x><tr><td>a<td>b</table>")
    assert "<colgroup><col></colgroup>" in html("<table><colgroup span=2><col></colgroup><tr><td>a</table>")
    assert '<colgroup span="2"></colgroup>' in html("<table><colgroup span=2></colgroup><tr><td>a<td>b</table>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <a href=b>x <a href=c>y</a></a>", [("html-misplaced", "<a>")]),
        ("<table><caption><table><tr><td>x</table></caption><tr><td>y</table>", [("html-misplaced", "<table>")]),
        ("##\n\na", [("heading-empty", "")]),
        ("a <b id='b c'>d</b>", [("attribute-value", 'id="b c"')]),
        ("a <img src=b width='100%' alt=''>", [("attribute-value", 'width="100%"')]),
        ("[a](b){: lang=xx }", [("attribute-value", 'lang="xx"')]),
        ("[a](https://x..vn)", [("address-broken", "https://x..vn")]),
        ("[a](https://x:web/)", [("address-broken", "https://x:web/")]),
        ("a <p style='x'>b</p>", [("attribute-dropped", "style")]),
        ("a <center>b</center>", [("html-dropped", "<center>")]),
        ("a <li>b</li>", []),
    ],
)
def test_what_is_changed_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


# Elements whose words come to another place as browsers do it, or go; and what is no text for people.
_MOVED = re.compile(r"<(?:summary|caption|script|style|figcaption|!--)|\[\^", re.IGNORECASE)


@examples(800)
@given(st.integers(0, 2**32))
def test_no_word_between_tags_is_lost(number: int) -> None:
    body = _MOVED.sub("<b ", MarkupWriter(number).body())
    parts = re.split(r"(?<=>)(?=[^<>]*<)", body)
    written = "".join(f"{part}từ{place} " if place % 3 == 0 else part for place, part in enumerate(parts))
    made = re.sub(r"<[^<>]*>", " ", str(RENDERER.render(written, resolve).html))
    assert re.findall(r"từ\d+", made) == re.findall(r"từ\d+", written)
