"""Lists as people write them who know CommonMark, Word or neither."""

from __future__ import annotations

import re

import pytest

from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words

RENDERER = Renderer(Words())


def html(text: str) -> str:
    """Return a body as HTML without the line breaks between its elements."""
    made = str(RENDERER.render(text, lambda _: None).html)
    return re.sub(r"\n?(</?(?:ul|ol|li|p|blockquote|pre|h[2-6]|table|hr|dl|dt|dd)\b[^>]*>)\n?", r"\1", made)


LISTS = {
    "nested by two blanks": (
        "- cam\n  - cam sành\n- quýt",
        "<ul><li>cam<ul><li>cam sành</li></ul></li><li>quýt</li></ul>",
    ),
    "nested by three blanks": (
        "1. cam\n   - sành\n2. quýt",
        "<ol><li>cam<ul><li>sành</li></ul></li><li>quýt</li></ol>",
    ),
    "nested by four blanks": ("- cam\n    - sành\n- quýt", "<ul><li>cam<ul><li>sành</li></ul></li><li>quýt</li></ul>"),
    "nested by a tab": ("-\tcam\n\t-\tsành\n-\tquýt", "<ul><li>cam<ul><li>sành</li></ul></li><li>quýt</li></ul>"),
    "nested three deep": (
        "- xã\n  - xóm\n    - tổ\n- huyện",
        "<ul><li>xã<ul><li>xóm<ul><li>tổ</li></ul></li></ul></li><li>huyện</li></ul>",
    ),
    "right under a paragraph": ("Gồm có:\n- cam\n- quýt", "<p>Gồm có:</p><ul><li>cam</li><li>quýt</li></ul>"),
    "numbers right under a paragraph": ("Gồm có:\n1. cam\n2. quýt", "<p>Gồm có:</p><ol><li>cam</li><li>quýt</li></ol>"),
    "indented as the paragraph above": (
        "\tGồm có:\n\t- cam\n\t\t- sành\n\t- quýt",
        "<p>Gồm có:</p><ul><li>cam<ul><li>sành</li></ul></li><li>quýt</li></ul>",
    ),
    "less indented than the paragraph above": (
        "\t\tGồm có:\n\t1. cam\n\t2. quýt",
        "<p>Gồm có:</p><ol><li>cam</li><li>quýt</li></ol>",
    ),
    "indented under a paragraph that is not": ("Gồm có\n    - cam", "<p>Gồm có\n- cam</p>"),
    "terms and definitions line by line": (
        "Thời gian\n: 7 giờ\nĐịa điểm\n: Nhà văn hóa\nxóm Ba",
        "<dl><dt>Thời gian</dt><dd>7 giờ</dd><dt>Địa điểm</dt><dd>Nhà văn hóa\nxóm Ba</dd></dl>",
    ),
    "terms and definitions in a list": (
        "- Giờ\n  : 7\n  Nơi\n  : xóm Ba\n- quýt",
        "<ul><li><dl><dt>Giờ</dt><dd>7</dd><dt>Nơi</dt><dd>xóm Ba</dd></dl></li><li>quýt</li></ul>",
    ),
    "a year in a paragraph": ("Ông sinh năm\n1975. Quê ở Nam Đàn.", "<p>Ông sinh năm\n1975. Quê ở Nam Đàn.</p>"),
    "with a bracket": ("1) cam\n2) quýt", "<ol><li>cam</li><li>quýt</li></ol>"),
    "from another number": ("5. cam\n6. quýt", '<ol start="5"><li>cam</li><li>quýt</li></ol>'),
    "from zero": ("0. cam\n1. quýt", '<ol start="0"><li>cam</li><li>quýt</li></ol>'),
    "a second paragraph": (
        "1. cam\n\n   ngọt\n2. quýt",
        "<ol><li><p>cam</p><p>ngọt</p></li><li><p>quýt</p></li></ol>",
    ),
    "on after a paragraph of its own": (
        "- cam\n\n  ngọt\n\nHết.",
        "<ul><li><p>cam</p><p>ngọt</p></li></ul><p>Hết.</p>",
    ),
    "tight with a nested list": (
        "- a\n  - b\n  - c\n- d",
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
    ),
    "loose": ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    "loose inside, tight outside": (
        "- a\n  - b\n\n    c\n- d",
        "<ul><li>a<ul><li><p>b</p><p>c</p></li></ul></li><li>d</li></ul>",
    ),
    "another mark, another list": ("- a\n+ b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    "a line that goes on": ("- a\nb\n- c", "<ul><li>a\nb</li><li>c</li></ul>"),
    "indented as a whole": ("    1. a\n    2. b", "<ol><li>a</li><li>b</li></ol>"),
    "many blanks behind the mark": ("-       a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    "code in an item": (
        "- a\n\n  ```\n  b\n\n\n  c\n  ```",
        "<ul><li><p>a</p><pre><code>b\n\n\nc\n</code></pre></li></ul>",
    ),
    "a quotation in an item": (
        "- a\n  > b\n  >\n- c",
        "<ul><li>a<blockquote><p>b</p></blockquote></li><li>c</li></ul>",
    ),
    "in a quotation": (
        "> - a\n>   - b\n> - c",
        "<blockquote><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></blockquote>",
    ),
    "an empty item": ("- a\n-\n- c", "<ul><li>a</li><li></li><li>c</li></ul>"),
    "a heading in an item": ("- ## a\n- b", '<ul><li><h2 id="a">a</h2></li><li>b</li></ul>'),
    "a list in a list in one line": ("- - a\n  - b", "<ul><li><ul><li>a</li><li>b</li></ul></li></ul>"),
    "rules are no items": ("- a\n- - -\n* * *", "<ul><li>a</li></ul><hr><hr>"),
}
PARAGRAPHS = {
    "an indented first line": ("    Sáng nay, ở xã.\nMưa.", "<p>Sáng nay, ở xã.\nMưa.</p>"),
    "a tab before a first line": ("\tSáng nay.\n\n\tChiều nay.", "<p>Sáng nay.</p><p>Chiều nay.</p>"),
    "a word with a hash": ("#ChungTay vì cộng đồng\n\n#1 cả nước", "<p>#ChungTay vì cộng đồng</p><p>#1 cả nước</p>"),
    "a heading with a hash at its end": ("## Kết quả ##", '<h2 id="ket-qua">Kết quả</h2>'),
    "a heading that ends with C#": ("## Học C#", '<h2 id="hoc-c">Học C#</h2>'),
    "a heading right under a paragraph": ("Mưa.\n## Nắng\nGió.", '<p>Mưa.</p><h2 id="nang">Nắng</h2><p>Gió.</p>'),
    "an indented heading": ("    ## Nắng", '<h2 id="nang">Nắng</h2>'),
    "what cannot interrupt": ("Mưa\n    ## Nắng", "<p>Mưa\n## Nắng</p>"),
    "a quotation right under a paragraph": ("Mưa.\n> Nắng", "<p>Mưa.</p><blockquote><p>Nắng</p></blockquote>"),
    "a quotation that goes on": ("> Mưa\nNắng\n\nGió", "<blockquote><p>Mưa\nNắng</p></blockquote><p>Gió</p>"),
    "an indented quotation": ("    > Mưa\n    > Nắng", "<blockquote><p>Mưa\nNắng</p></blockquote>"),
    "fenced code right under a paragraph": (
        "Mưa\n```\n  x\n```\nNắng",
        "<p>Mưa</p><pre><code>  x\n</code></pre><p>Nắng</p>",
    ),
    "a fence that is not closed": ("```\nx", "<pre><code>x\n</code></pre>"),
    "tabs in code": ("```\na\tb\n\tc\n```", "<pre><code>a\tb\n\tc\n</code></pre>"),
    "a definition": ("Xã\n: đơn vị", "<dl><dt>Xã</dt><dd>đơn vị</dd></dl>"),
    "definitions apart": ("Xã\n\n: đơn vị\n\n  nhỏ", "<dl><dt>Xã</dt><dd><p>đơn vị</p><p>nhỏ</p></dd></dl>"),
    "terms of one definition": (
        "Xã\nPhường\n: đơn vị\n: cấp",
        "<dl><dt>Xã</dt><dt>Phường</dt><dd>đơn vị</dd><dd>cấp</dd></dl>",
    ),
    "a colon is no definition": (": đơn vị", "<p>: đơn vị</p>"),
    "an abbreviation": ("MTTQ xã.\n*[MTTQ]: Mặt trận", '<p><abbr title="Mặt trận">MTTQ</abbr> xã.</p>'),
    "an address by its label": (
        "[Báo]\n\n[báo]: https://x.vn\n  'Tên'",
        '<p><a href="https://x.vn" title="Tên">Báo</a></p>',
    ),
}


@pytest.mark.parametrize("text", [*LISTS, *PARAGRAPHS])
def test_blocks_are_what_commonmark_says(text: str) -> None:
    written, made = (LISTS | PARAGRAPHS)[text]
    assert html(written) == made
    assert html(f"\n\n{written}\n") == made
    assert html(written.replace("\n", "\r\n")) == made


def test_nothing_of_a_row_is_lost_and_an_open_element_ends_with_its_block() -> None:
    assert "<td>2 | 3 | 4</td>" in html("| x | y |\n|---|---|\n| 1 | 2 | 3 | 4 |")
    assert html("<div>\nmột\n\nhai") == "<div><p>một</p></div><p>hai</p>"


def test_a_table_stands_in_an_item() -> None:
    made = html("- a\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n- b")
    assert made.startswith('<ul><li><p>a</p><div class="table"')
    assert made.endswith("</div></li><li><p>b</p></li></ul>")


@pytest.mark.parametrize("text", [*LISTS, *PARAGRAPHS])
def test_blocks_are_the_same_in_an_item_and_in_a_quotation(text: str) -> None:
    written, made = (LISTS | PARAGRAPHS)[text]
    if "\t" in written or written.startswith(":"):  # a tab reaches less far there; a colon defines what is above
        return
    quoted = "\n".join(f"> {line}".rstrip() for line in written.split("\n"))
    assert html(quoted) == f"<blockquote>{made}</blockquote>"
    item = "\n".join(f"   {line}".rstrip() for line in written.split("\n"))
    assert html(f"9. Đầu.\n\n{item}") == f'<ol start="9"><li><p>Đầu.</p>{made}</li></ol>'
