"""What can be known of a body without rendering it."""

from __future__ import annotations

import pytest

from dancam.content.body import is_inside, links
from tests.unit.clock import within


def targets(body: str) -> list[str]:
    return [each.target for each in links(body, 1)]


@pytest.mark.parametrize("body", ["[a]:" + " " * 60_000 + "\n", "](" * 10_000, "](x(" * 10_000, "href=" * 10_000])
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
