"""YAML as a tree that knows its places."""

from __future__ import annotations

import pytest

from dancam.content.yaml import MAX_BYTES, Mapping, Scalar, Sequence, Tree, parse
from dancam.problems import Place
from tests.unit.makers import codes


def only(text: str, first_line: int = 1) -> Tree:
    return parse(text, "f", first_line)


def value(text: str) -> Scalar:
    root = only(f"a: {text}\n").root
    assert isinstance(root, Mapping)
    found = root.entries[0][1]
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("no", "bool"),
        ("8:30", "int"),
        ("010", "int"),
        ("1.5", "float"),
        ("2023-02-15", "timestamp"),
        ("~", "null"),
        ("dân vận", "str"),
        ("'no'", "str"),
        ('"2023"', "str"),
    ],
)
def test_a_plain_scalar_tells_what_yaml_would_guess(written: str, kind: str) -> None:
    assert value(written).kind == kind


def test_a_value_knows_its_place() -> None:
    root = only("a: 1\nbài: 'xin chào'\n", first_line=2).root
    assert isinstance(root, Mapping)
    assert root.entries[1][1].place == Place("f", 3, 6, 10)


def test_nested_lists_and_mappings_are_read() -> None:
    root = only("a: [x, {b: y}]\n").root
    assert isinstance(root, Mapping)
    items = root.entries[0][1]
    assert isinstance(items, Sequence)
    assert isinstance(items.items[1], Mapping)


def test_what_a_hash_cut_off_is_remembered() -> None:
    assert value("Bài #1 của xã").comment == "#1 của xã"


def test_a_quoted_value_has_nothing_cut_off() -> None:
    assert value("'Bài #1'").comment == ""


def test_an_empty_document_has_no_root() -> None:
    tree = only("")
    assert tree.root is None
    assert not tree.problems


def test_a_key_given_twice_is_told_at_the_second_one() -> None:
    tree = only("a: 1\nb: 2\na: 3\n")
    assert codes(tree.problems) == ["duplicate-key"]
    assert tree.problems[0].place.line == 3
    assert dict(tree.problems[0].values) == {"key": "a", "first": "1"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\n", "yaml-alias"),
        ("a: *x\n", "yaml-alias"),
        ("a: &b [*b]\n", "yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag"),
        ("a: !important x\n", "yaml-tag"),
        ("? [a, b]\n: c\n", "yaml-key"),
        ("a: 1\n--- \nb: 2\n", "yaml-two-documents"),
        ("a: x\0y\n", "yaml-character"),
        ("a: x\x07y\n", "yaml-character"),
        ("a:\n\tb: 1\n", "yaml-tab"),
        ("a: b: c\n", "yaml-colon"),
        ("a:b\nc: d\n", "yaml-colon-space"),
        ('a: "b" c\n', "yaml-quote"),
        ("a: [b\n", "yaml-unclosed"),
        ("a: 'b\n", "yaml-unclosed"),
        ("a: @b\n", "yaml-start"),
        ("a: `b`\n", "yaml-start"),
        ("a: %b\n", "yaml-start"),
        ("a\nb: c\n", "yaml-no-colon"),
        ("a: 1\nxin chào\nb: c\n", "yaml-no-colon"),
        ("a: 1\n  b: 2\n", "yaml-indent"),
    ],
)
def test_what_cannot_be_read_is_one_problem(text: str, code: str) -> None:
    assert codes(only(text).problems) == [code]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_ends_as_a_problem(opening: str) -> None:
    assert codes(only(opening * 50_000).problems) == ["yaml-too-deep"]


def test_a_large_text_is_refused_unread() -> None:
    assert codes(only("a: " + "x" * MAX_BYTES).problems) == ["yaml-too-big"]


def test_places_of_mistakes_count_from_the_first_line_of_the_file() -> None:
    assert only("a: 1\nb: c: d\n", first_line=2).problems[0].place == Place("f", 3, 4, 4)


def test_mistakes_after_rare_line_ends_do_not_stop_the_reader() -> None:
    assert codes(only("a: 1\u2028b: c: d\x85e: f: g\n").problems) != []


@pytest.mark.parametrize("written", ["Tin 'nóng': hai", "'a' và 'b'", "@'a'", "Xóm #3 'Bắc'"])
def test_a_value_that_a_hint_puts_in_single_quotes_can_be_read(written: str) -> None:
    tree = only(f"a: {written}\n")
    hinted = dict(tree.problems[0].values)["quoted"] if tree.problems else f"'{written.replace(chr(39), chr(39) * 2)}'"
    assert value(hinted).text == written
