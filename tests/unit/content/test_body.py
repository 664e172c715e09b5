"""What can be known of a body without rendering it."""

from __future__ import annotations

import pytest

from dancam.content.body import is_inside, links, opening, plain, shorten
from tests.unit.clock import within


def targets(body: str) -> list[str]:
    return [each.target for each in links(body, 1)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Đoạn đầu.\n\nĐoạn sau.", "Đoạn đầu."),
        ("# Đề mục\n\n![ảnh](a.svg)\n\n> trích\n\n- mục\n\nĐoạn đầu.", "Đoạn đầu."),
        ("```\nmã\n\nmã\n```\n\nĐoạn đầu.", "Đoạn đầu."),
        ("~~~\nmã\n~~~\n\nĐoạn đầu.", "Đoạn đầu."),
        ("| a | b |\n|---|---|\n\nĐoạn đầu.", "Đoạn đầu."),
        ("<figure>\n</figure>\n\nĐoạn đầu.", "Đoạn đầu."),
        ("[1]: x.md\n\n[^1]: ghi chú\n\nĐoạn đầu.", "Đoạn đầu."),
        ("***\n\nĐoạn đầu\nhai dòng.", "Đoạn đầu hai dòng."),
        ("", ""),
        ("- chỉ có danh sách", ""),
    ],
)
def test_the_opening_is_the_first_paragraph(body: str, expected: str) -> None:
    assert opening(body) == expected


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Đậm** và *nghiêng* và `mã`", "Đậm và nghiêng và mã"),
        ("__Đậm__ và _nghiêng_ và ten_tep_dai", "Đậm và nghiêng và ten_tep_dai"),
        ("xem [bài này](a.md) và [kia][1]", "xem bài này và kia"),
        ("ảnh ![chú](a.svg) ở đây", "ảnh ở đây"),
        ("có ghi chú[^1].", "có ghi chú."),
        ("<b>đậm</b> &amp; &lt;", "đậm & <"),
        ("chữ{: .lop } sau", "chữ sau"),
        (r"sao \* gạch \_", "sao * gạch _"),
    ],
)
def test_inline_markup_is_taken_off(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_a_long_opening_is_cut_at_a_word() -> None:
    assert shorten("một hai ba bốn", 10) == "một hai…"


def test_a_short_text_is_not_cut() -> None:
    assert shorten("một hai", 7) == "một hai"


@pytest.mark.parametrize("piece", ["*a ", " _a", "![", "[^", "<", "`a ", "[a]( ", "{: "])
def test_the_opening_of_a_hostile_body_is_found_soon(piece: str) -> None:
    with within(seconds=5):
        opening("x " + piece * (120_000 // len(piece)))


@pytest.mark.parametrize("body", ["[a]:" + " " * 60_000 + "\n", "](" * 60_000, "](x(" * 60_000, "href=" * 60_000])
def test_the_links_of_a_hostile_body_are_found_soon(body: str) -> None:
    with within(seconds=5):
        links(body, 1)


@pytest.mark.parametrize("target", ["a.md", "../b/c.md#muc", "/thoi-su/", "anh/x.svg", "?q", "thu muc/a.md"])
def test_a_relative_or_absolute_path_is_inside(target: str) -> None:
    assert is_inside(target)


@pytest.mark.parametrize("target", ["https://x.example", "//x.example", "mailto:a@b", "javascript:x", "#muc", ""])
def test_what_has_a_scheme_or_a_host_is_not_inside(target: str) -> None:
    assert not is_inside(target)


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[a](b.md)", "b.md"),
        ('[a](b.md "tên")', "b.md"),
        ("[a](<b c.md>)", "b c.md"),
        ("[a]( b.md )", "b.md"),
        ("[a](b(1).md)", "b(1).md"),
        ("![a](b.svg 'chú')", "b.svg"),
        ("[![a](b.svg)](c.md)", "b.svg"),
        ("[![a](b.svg)](c.md)", "c.md"),
        ("[a [b] c](d.md)", "d.md"),
        ("[a][1]\n\n[1]: b.md", "b.md"),
        ("[a][1]\n\n[1]: <b c.md> 'tên'", "b c.md"),
        ("[a][1]\n\n[1]:\n  b.md", "b.md"),
        ("> [a][1]\n>\n> [1]: b.md", "b.md"),
        ("- [a][1]\n\n    [1]: b.md", "b.md"),
        ('<a href="b.md">x</a>', "b.md"),
        ("<a href='b.md'>x</a>", "b.md"),
        ("<a href=b.md>x</a>", "b.md"),
        ("<IMG SRC = 'b.svg'>", "b.svg"),
        ('<a href="b.md?a=1&amp;b=2">x</a>', "b.md?a=1&b=2"),
        ("[a](tep/kế hoạch.pdf)", "tep/kế hoạch.pdf"),
        (r"[a](ke\_hoach.pdf)", "ke_hoach.pdf"),
        ("[a](b.md)[c](b.md)", "b.md"),
    ],
)
def test_every_way_to_write_a_link_is_found(body: str, target: str) -> None:
    assert target in targets(body)


def test_a_target_is_found_once_with_its_first_place() -> None:
    found = links("một\nhai [x](a.md)\n[y](a.md)", 10)
    assert [(each.target, each.line, each.column) for each in found] == [("a.md", 11, 9)]


def test_only_addresses_on_the_web_may_be_the_sites_own() -> None:
    assert targets("[a](https://x.example) [b](#muc) <a href='mailto:a@b'>") == ["https://x.example"]
