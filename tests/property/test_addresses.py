"""Addresses: none leads out, whatever an editor or a stranger writes."""

from __future__ import annotations

import posixpath
import unicodedata
from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from dancam.site.article import ReferentKind
from dancam.site.names import Name
from dancam.site.references import References
from dancam.site.urls import BadAddress, join, output_path
from tests.property.strategies import SIGNS, examples
from tests.unit.makers import names_of

PART = st.sampled_from(
    [
        "..",
        ".",
        "%2e%2e",
        "%2E.",
        "%252e%252e",
        "a",
        "b.html",
        "",
        "%2f",
        "%5c",
        "\\",
        "\0",
        "%00",
        "C:",
        "~",
        "đ",
        "e\u0301",
        ".htaccess",
        " ",
        "con",
        "a" * 300,
        "?",
        "#",
        "\n",
        "\u2028",
        "http:",
    ]
) | st.text(SIGNS, max_size=4)
TARGET = st.lists(PART, max_size=6).map("/".join)


@examples(500)
@given(TARGET)
def test_an_output_never_lies_outside(target: str) -> None:
    try:
        path = output_path(f"/{target}")
    except BadAddress:
        return
    assert path == posixpath.normpath(path)
    assert not path.startswith("/")
    parts = path.split("/")
    assert not any(part in {"", ".", ".."} or part.startswith(".") for part in parts)
    assert not set("\0\\:") & set(path)
    assert path == unicodedata.normalize("NFC", path)


@examples(200)
@given(TARGET)
def test_an_address_and_its_encoded_form_have_one_output(target: str) -> None:
    try:
        path = output_path(f"/{target}")
    except BadAddress:
        return
    assert output_path(quote(f"/{path}")) == output_path(f"/{path}")


@examples(500)
@given(st.sampled_from(["", "a", "a/b"]), TARGET)
def test_a_joined_path_never_leads_out(folder: str, target: str) -> None:
    try:
        path = join(folder, target)
    except BadAddress:
        return
    assert path == posixpath.normpath(path)
    assert not path.startswith("/")
    assert path != ".."
    assert not path.startswith("../")
    assert ".." not in path.split("/")


ASSETS = ("content/a/d.svg", "static/e.svg")
KNOWN = References(
    names_of(
        Name("a/b.md", "/a/b.html", "b", "", (2026, 1), 1.0), Name("a/c.md", "/a/c.html", "c", "draft"), assets=ASSETS
    )
)


@examples(500)
@given(st.text(SIGNS, max_size=8) | TARGET | TARGET.map(lambda each: f"/{each}"))
def test_any_reference_is_resolved_to_what_is_known(target: str) -> None:
    for found in (KNOWN.resolve("a/b.md", target), KNOWN.related("a/b.md", target)):
        if found.kind is ReferentKind.PAGE:
            assert found.path == "a/b.md"
        if found.kind is ReferentKind.ASSET:
            assert found.path in ASSETS
        if found.kind is ReferentKind.ADDRESS:
            assert found.address.startswith("/")
            assert ".." not in unquote(found.address).split("/")
