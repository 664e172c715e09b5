"""Whatever lies in a file: reading it ends, and says what is wrong."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dancam.content import frontmatter, settings
from dancam.content.opening import opening
from dancam.content.source import Source
from dancam.images.measure import measure
from dancam.messages.catalogue import WORDINGS, say
from dancam.problems import Problem
from dancam.vietnamese import slug
from tests.property.strategies import MARKDOWN_PIECES, SIGNS, YAML_PIECES, examples, pieces
from tests.unit.clock import within

FRONT = pieces(YAML_PIECES)
BODY = pieces(MARKDOWN_PIECES)
FILES = st.builds("---\n{}\n---\n{}".format, FRONT, BODY).map(lambda text: text.encode("utf-8", "surrogatepass"))


def all_told(problems: list[Problem], data: bytes) -> None:
    """Every problem has its words in both languages, and a place that can be in the file."""
    lines = len(data.splitlines()) + data.decode("utf-8", "replace").count("\u2028") + 2
    for each in problems:
        assert each.code in WORDINGS
        for language in ("vi", "en"):
            assert say(each, language).message
        assert 0 <= each.place.line <= lines
        assert each.place.column >= 0


@examples(300)
@given(st.binary(max_size=300) | FILES)
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    with within(seconds=20):
        source, problems = frontmatter.read(data, "thoi-su/bai.md")
    assert source is not None or problems
    all_told(problems, data)


@examples(200)
@given(FRONT, BODY)
def test_an_article_with_one_good_half_is_read_or_told(front: str, body: str) -> None:
    text = f"---\ntitle: Bài\ndate: 2026-01-01\ncategory: x\n{front}\n---\n{body}"
    source, problems = frontmatter.read(text.encode("utf-8", "replace"), "thoi-su/bai.md")
    assert source is not None or problems
    if source is not None:
        assert source.slug.isascii()
        assert source.slug
        assert all(alias.startswith("/") for alias in source.aliases)
        assert all(tag.slug for tag in source.tags)


SETTINGS = st.sampled_from(
    [
        "title: ",
        "base_url: ",
        "zone: ",
        "permalink: ",
        "menu:\n  - ",
        "{category: a}",
        "categories:\n  - ",
        "key: a\n",
        "    title: b\n",
        "subsites:\n  - ",
        "authors:\n  k:\n    ",
        "name: x\n",
        "positions:\n      - ",
        "from: ",
        "footer:\n  ",
        "links: [",
        "https://a.example",
        "http://[x",
        "page_size: ",
        "related: {newer: ",
        "}",
        "]",
        "/{slug}.html",
        "{",
        "language: ",
    ]
)


@examples(300)
@given(pieces(SETTINGS | YAML_PIECES))
def test_any_settings_are_read_or_told(text: str) -> None:
    found, problems = settings.read(text)
    assert found is not None or problems
    all_told(problems, text.encode("utf-8", "surrogatepass"))


@examples(200)
@given(pieces(SETTINGS | YAML_PIECES, most=10))
def test_settings_that_begin_well_are_read_or_told(text: str) -> None:
    found, problems = settings.read(f"title: a\nbase_url: https://a.example\n{text}")
    assert found is not None or problems
    if found is not None:
        assert "{slug}" in found.permalink
        assert 1 <= found.page_size <= 500


@examples(200)
@given(BODY, st.integers(1, 400))
def test_the_opening_of_any_body_is_one_short_line(body: str, length: int) -> None:
    with within(seconds=20):
        line = opening(body, length)
    assert len(line) <= length + 1
    assert "\n" not in line


def read(text: str) -> tuple[Source | None, list[Problem]]:
    return frontmatter.read(text.encode("utf-8", "replace"), "thoi-su/bai.md")


@examples(200)
@given(FRONT, BODY)
def test_bom_line_ends_and_composition_do_not_matter(front: str, body: str) -> None:
    text = f"---\ntitle: Đường về\n{front}\n---\n{body}".replace("\r", "")
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    expected = read(text)
    assert read(f"\ufeff{text}") == expected
    assert read(text.replace("\n", "\r\n")) == expected
    assert read(text.replace("\n", "\r")) == expected
    assert read(unicodedata.normalize("NFD", text)) == expected


@examples(300)
@given(
    st.sampled_from(["a.svg", "a.png", "a.jpg", "a.gif", "a.webp", "a.avif"]),
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"\xff\xd8\xff\xe1\0\x20Exif\0\0",
            b"GIF89a",
            b"RIFF\x20\0\0\0WEBPVP8 ",
            b"<svg width='",
        ]
    ),
)
def test_any_bytes_have_a_size_or_none(name: str, data: bytes, start: bytes) -> None:
    width, height = measure(start + data, name)
    assert width >= 0
    assert height >= 0


@examples(200)
@given(st.text("0123456789.e-+ ,\"'px%", max_size=30), st.text("0123456789. -,", max_size=30))
def test_any_numbers_in_a_drawing_have_a_size_or_none(number: str, box: str) -> None:
    width, height = measure(f'<svg width="{number}" height="5" viewBox="{box}">'.encode(), "a.svg")
    assert width >= 0
    assert height >= 0


@examples(300)
@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*|[a-zA-Z0-9đ_.-]+", fullmatch=True, alphabet=SIGNS))
def test_the_address_is_that_of_the_name(name: str) -> None:
    found, _ = frontmatter.read(b"---\ntitle: a\n---\n", f"{name}.md")
    assert found is not None
    assert found.slug == (slug(name) or "-")
