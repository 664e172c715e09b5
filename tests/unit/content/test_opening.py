"""The first paragraph of a body, and its words."""

from __future__ import annotations

import pytest

from dancam.content.inline import labels_of, words_of
from dancam.content.opening import opening, shorten
from tests.unit.clock import within


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# Đề mục\n",
        "## Đề mục\n\n### Và một nữa\n\n",
        "##Đề mục viết liền\n\n",
        "Đề mục\n=====\n",
        "Đề mục dài\nhai dòng\n---\n\n",
        "![ảnh](a.svg)\n\n",
        "[![ảnh](a.svg)](b.md)\n\n",
        "> trích\n> dài\nkéo sang\n\n",
        "- mục\n\n",
        "- mục\n\n  đoạn thứ hai của mục\n\n",
        "1. mục\n\n    đoạn thứ hai của mục\n\n2. mục\n   - con\n\n",
        "5) mục\n\n",
        "```\nmã\n\nmã\n```\n\n",
        "~~~ python\nmã\n```\n\nmã\n~~~\n",
        "````\n```\n````\n",
        "| a | b |\n|---|---|\n\n",
        "Xã | Hộ\n---|---\nHải Lộc | 42\n\n",
        "<figure>\n<img src=a.jpg>\n</figure>\n\n",
        "<TABLE>\n<tr><td>ô</td></tr>\n</TABLE>\n\n",
        "<!-- ghi nhớ -->\n",
        "<!--\nghi nhớ\n\ndài\n-->\n",
        "<script>\nlet a\n\nlet b\n</script>\n",
        "<style>p {}</style>\n",
        "[1]: x.md\n[^1]: ghi chú\n    kéo dài\n\n    sang đoạn\n\n",
        "*[UBND]: Ủy ban nhân dân\n\n",
        "[TOC]\n\n",
        "***\n\n",
        "- - -\n",
        "::: video phim.mp4\nLễ hội\n\nở xã\n:::\n",
        "::: gallery\n![a](a.jpg)\n\n:::\n\n",
        '!!! note "Lưu ý"\n    nội dung\n\n    nội dung\n\n',
        "Từ\n:   nghĩa\n\n",
        "<p>&nbsp;</p>\n\n",
        "{: .lop}\n\n",
    ],
)
def test_the_opening_is_the_first_paragraph(before: str) -> None:
    assert opening(f"{before}Đoạn đầu\nhai dòng.\n\nĐoạn sau.") == "Đoạn đầu hai dòng."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    Thụt bốn dấu cách,\n\tthụt một tab.", "Thụt bốn dấu cách, thụt một tab."),
        ("<b>Hải Lộc</b> – Sáng nay.", "Hải Lộc – Sáng nay."),
        ('<p align="center">Giữa trang</p>\nĐoạn sau', "Giữa trang"),
        ("<div class=a>\n\nTrong khung.\n\n</div>", "Trong khung."),
        ("<center>**Thông báo**</center>", "Thông báo"),
        ("#ChungTay vì người nghèo", "#ChungTay vì người nghèo"),
        ("Một đoạn\n- rồi danh sách", "Một đoạn"),
        ("Một đoạn\n\n```\nmã không đóng", "Một đoạn"),
        ("::: video a.mp4\n\nBlock không đóng.", "Block không đóng."),
        ("Một\\\n<!-- ẩn --> đoạn\nHai", "Một\\"),
        ("", ""),
        ("- chỉ có danh sách", ""),
        ("```\nchỉ có mã\n\nmã", ""),
        ("![chỉ có ảnh](a.jpg)", ""),
    ],
)
def test_what_is_a_paragraph_and_what_is_not(body: str, expected: str) -> None:
    assert opening(body) == expected


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Đậm** và *nghiêng* và `mã`", "Đậm và nghiêng và mã"),
        ("__Đậm__ và _nghiêng_ và ten_tep_dai", "Đậm và nghiêng và ten_tep_dai"),
        ("***cả hai*** **a *b* c** *a **b***", "cả hai a b c a b"),
        ("5 * 3 * 2 và *lẻ và **lẻ", "5 * 3 * 2 và *lẻ và **lẻ"),
        ("*Theo **Báo*đưa", "Theo **Báođưa"),
        ("~~gạch~~ H~2~O m^2^ từ 5 ~ 6 ^", "gạch H2O m2 từ 5 ~ 6 ^"),
        ("xem [bài này](a.md) và [kia][1]", "xem bài này và [kia][1]"),
        ("[a [b] c](d.md), [e](f(1).md), [g](<h i.md> 'k'), [l](tep/kế hoạch.pdf)", "a [b] c, e, g, l"),
        ("[a](b.md \"c (d) e\") và [f](g.md 'h')", "a và f"),
        ("[*a* `]` b](c.md)", "a ] b"),
        ("[[1] một](a.md)", "[1] một"),
        ("ảnh ![chú *thích*](a.svg) ở đây", "ảnh ở đây"),
        ("[![a](b.svg) chữ](c.md)", "chữ"),
        ("có ghi chú[^1] và[^hai].", "có ghi chú và."),
        ("<b>đậm</b> &amp; &lt; &#273; &copy;", "đậm & < đ ©"),
        ("`&amp; \\* **a** <b>`", "&amp; \\* **a** <b>"),
        ("`` a`b `` và ` lẻ", "a`b và ` lẻ"),
        ("a&copy b & c", "a&copy b & c"),
        ("giá < 5 triệu, x<b thì <img src=x onerror=alert(1)> 3 > 2", "giá < 5 triệu, x<b thì 3 > 2"),
        ("a<b và c>d, <Theo Báo Nghệ An> x <b y> z", "a<b và c>d, <Theo Báo Nghệ An> x <b y> z"),
        ("x <foo> y </foo> <foo bar> <h1n1/> <a.b>", "x <foo> y </foo> <foo bar> <h1n1/> <a.b>"),
        ("a<o:p>b</o:p> <x-y k='v'>c</x-y> <foo k=v>d</foo> </x-z>", "ab c d </x-z>"),
        ("<details open>a</details> <font color=red>b</font>", "a b"),
        ('<span title="a > b">chữ</span><br/>dòng<!-- ẩn --> hai', "chữ dòng hai"),
        ("a<script>alert(1)</script>b", "ab"),
        ("<https://a.vn/x_y_z> <a.b@c.vn>", "https://a.vn/x_y_z a.b@c.vn"),
        ("https://a.vn/*x*_y_ (www.b_c_d.vn). **https://e.vn**", "https://a.vn/*x*_y_ (www.b_c_d.vn). https://e.vn"),
        ("*đậm*{: .lop } và {Theo Báo Nghệ An} và {a}", "đậm và {Theo Báo Nghệ An} và {a}"),
        ("[a](b.md){ #c .d e=f }", "a"),
        ("Đoạn\n{: .lop #ma }", "Đoạn"),
        ("Ngày __/__/2026, **:**, _a __/__ b_ và __c__", "Ngày __/__/2026, :, a __/__ b và c"),
        ("K`Ho **và** K`Ho, `**a**`", "K`Ho và K`Ho, **a**"),
        (r"sao \* gạch \_ chéo a\b \[x\](y)", r"sao * gạch _ chéo a\b [x](y)"),
        ("một  \nhai\\\nba<br>bốn\nnăm", "một hai ba bốn năm"),
    ],
)
def test_only_what_readers_see_is_left(markdown: str, text: str) -> None:
    assert words_of(markdown) == text


def test_links_by_label_are_links_where_the_label_is_defined() -> None:
    body = "Xem [bài kia][Số  1], [hai], [hai][] và [ba][4].\n\n[số 1]: a.md\n[Hai]:\n  b.md\n[^4]: ghi chú"
    assert labels_of(body) == {"số 1", "hai"}
    assert opening(body) == "Xem bài kia, hai, hai và [ba][4]."


def test_a_long_opening_is_cut_at_a_word() -> None:
    assert shorten("một hai ba bốn", 10) == "một hai…"


def test_a_short_text_is_not_cut() -> None:
    assert shorten("một hai", 7) == "một hai"


@pytest.mark.parametrize(
    "piece",
    ["*a ", " _a", "![", "[^", "<", "`a ", "[a]( ", "{: ", "<a b=", "<!--", "~a", "^a", "a*", "](", "\\", "(((", '("'],
)
def test_the_opening_of_a_hostile_body_is_found_soon(piece: str) -> None:
    with within(seconds=5):
        opening("x " + piece * (120_000 // len(piece)))
