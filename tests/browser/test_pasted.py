"""What is pasted into the editing page, as Markdown: no word, number or look of it is lost or becomes another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from dancam.authoring.admin.page import scripts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bare_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_script_tag(content=scripts().decode())
        yield page


def item(label: str, text: str, level: int = 1) -> str:
    """Return a paragraph of a list as Word puts it into the clipboard."""
    return f"<p style='mso-list:l0 level{level} lfo1'><span style='mso-list:Ignore'>{label}&nbsp; </span>{text}</p>"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        # Numbers that Markdown has no list for are text.
        (item("Điều 1.", "Phạm vi"), "Điều 1. Phạm vi"),
        (
            item("1.", "Một") + item("a)", "con", 2) + item("-", "cháu", 3) + item("2)", "Hai"),
            "1. Một\n\n   a) con\n\n      - cháu\n2) Hai",
        ),
        (item("I.", "Chung"), "I. Chung"),
        (item("ü", "việc") + item("o", "nữa"), "- việc\n- nữa"),
        (item("1.1.", "mục"), "1.1. mục"),
        ("<h2><span style='mso-list:Ignore'>Chương I </span>Quy<br>định</h2>", "## Chương I Quy định"),
        ('<ol type="a"><li>một</li><li>hai</li></ol>', "a. một\n\nb. hai"),
        ('<ol style="list-style-type: upper-roman" start="3"><li>một</li></ol>', "III. một"),
        ("<ol><li><p>một</p><p>thêm</p><ul><li>con</li></ul></li></ol>", "1. một\n\n   thêm\n   - con"),
        ("<ol><li value=5>năm</li><li>sáu</li></ol>", "5. năm\n6. sáu"),
        ("<ol><li>một</li><li value=5>năm</li></ol>", "1\\. một\n\n5\\. năm"),
        ("<ol reversed><li>hai</li><li>một</li></ol>", "2\\. hai\n\n1\\. một"),
        (
            "<ol><li>một</li><ol><li style='list-style-type:lower-alpha'>con</li></ol><li>hai</li></ol>",
            "1. một\n\n   a. con\n2. hai",
        ),
        # Lines of a paragraph begin no list, no heading and no line of signs.
        (
            "<p>Nơi nhận:<br>- Như trên;<br>1. VT<br>=====<br><br>-----<br># a</p>",
            "Nơi nhận:\\\n\\- Như trên;\\\n1\\. VT\\\n\\=====\\\n\\-----\\\n\\# a",
        ),
        # Looks: of many pieces, within words, at signs.
        ("<p><b>Ng</b><b><span>hệ</span></b> <b>An</b></p>", "**Nghệ An**"),
        ("<p><b>Phạm vi:</b>Áp dụng <i>“trích”</i>nữa</p>", "<strong>Phạm vi:</strong>Áp dụng <em>“trích”</em>nữa"),
        ("<p><b>đậm</b><i>nghiêng</i> <b><i>cả hai</i></b></p>", "<strong>đậm</strong><em>nghiêng</em> ***cả hai***"),
        (
            "<p><span style='font-weight:700'>a</span> <span style='font-style:italic'>b</span></p><p>: c</p>",
            "**a** *b*\n\n\\: c",
        ),
        ("<p><b>a <i>b</i></b> c<s>d</s></p>", "**a *b*** c~~d~~"),
        ("<p>m<span style='vertical-align:super'>2</span>, x^2^ a_b _c_</p>", "m<sup>2</sup>, x\\^2\\^ a_b \\_c\\_"),
        ("<p>&amp;nbsp; &amp;copy; R&amp;D</p>", "&amp;nbsp; &amp;copy; R&D"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        # Words of two blocks are never one word.
        (
            "<table><tr><td><p>một</p><p>hai</p></td><td><ul><li>ba</li><li>bốn</li></ul></td></tr></table>",
            "| một<br>hai | ba<br>bốn |\n|---|---|",
        ),
        (
            (
                "<table><caption>Bảng 1</caption><tr><td rowspan=2>STT</td><td colspan=2>Chung</td></tr>"
                "<tr><td>a</td><td>b</td></tr></table>"
            ),
            "Bảng 1\n\n| STT | Chung |   |\n|---|---|---|\n|   | a | b |",
        ),
        ("<dl><dt>tên</dt><dd>nghĩa</dd></dl><p>x</p>", "tên\n\nnghĩa\n\nx"),
        ("<figure><p>ảnh</p><figcaption>chú</figcaption>của</figure>", "ảnh\n\nchú\n\ncủa"),
        # What Word does not show does not come out.
        ("<p>thấy<span style='display:none;mso-hide:all'>mật</span></p><p style='mso-hide:all'>mật</p>", "thấy"),
        ("<h2></h2><p>x</p>", "x"),
    ],
)
def test_what_is_pasted_stays_what_it_is(bare_page: Page, html: str, markdown: str) -> None:
    assert bare_page.evaluate("html => dancamEditing.pasted(html)", html) == markdown
