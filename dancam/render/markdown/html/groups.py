"""Elements whose parts have their places: lists, terms with their meanings, figures, what opens at a click, videos."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from dancam.render.markdown.html.pieces import (
    APART,
    PHRASING,
    TERM_PARTS,
    Around,
    Builder,
    Piece,
    fill,
    is_blank,
    pieces_of,
    stripped,
    within,
    without_paragraph,
)


def as_list(element: Element, builder: Builder, around: Around) -> list[Piece]:
    """Return a list whose items are all that stands in it."""
    items: list[Piece] = []
    others: list[Piece] = []
    for piece in builder.opened(pieces_of(element), around):
        if isinstance(piece, Element) and piece.tag == "li":
            items += _wrapped("li", others, builder, around)
            others = []
            items.append(fill(piece, builder.flow(pieces_of(piece), around)))
        else:
            others.append(piece)
    items += _wrapped("li", others, builder, around)
    return [fill(element, items)] if items else []


def _wrapped(name: str, pieces: list[Piece], builder: Builder, around: Around) -> list[Piece]:
    """Return pieces that need to stand in an element of a name; nothing where there is nothing to see."""
    made = [] if all(map(is_blank, pieces)) else stripped(builder.flow(pieces, around))
    return [fill(Element(name), made)] if made else []


def as_terms(element: Element, builder: Builder, around: Around) -> list[Piece]:
    """Return a list of terms: meanings without a term stand before it, terms without a meaning behind it."""
    parts = list(_terms(pieces_of(element), builder, around))
    first = next((number for number, part in enumerate(parts) if part.tag == "dt"), len(parts))
    last = next((number for number in range(len(parts), 0, -1) if parts[number - 1].tag == "dd"), 0)
    first = min(first, last)
    listed = parts[first:last]
    made = _apart(parts[:first], builder, around)
    made += [fill(element, listed)] if listed else []
    return made + _apart(parts[max(first, last) :], builder, around)


def _terms(pieces: Iterable[Piece], builder: Builder, around: Around) -> Iterable[Element]:
    """Yield the terms and meanings of a list; what is neither is a meaning."""
    others: list[Piece] = []
    for piece in builder.opened(pieces, around):
        if isinstance(piece, str) or (piece.tag not in TERM_PARTS and piece.tag not in {APART, "div"}):
            others.append(piece)
            continue
        yield from (each for each in _wrapped("dd", others, builder, around) if isinstance(each, Element))
        others = []
        if piece.tag in TERM_PARTS:
            inner = builder.flow(pieces_of(piece), within(piece, around))
            yield fill(piece, without_paragraph(inner) if piece.tag == "dt" else inner)
        else:
            yield from _terms(pieces_of(piece), builder, around)
    yield from (each for each in _wrapped("dd", others, builder, around) if isinstance(each, Element))


def _apart(parts: Iterable[Element], builder: Builder, around: Around) -> list[Piece]:
    """Return terms or meanings as paragraphs."""
    made: list[Piece] = []
    for part in parts:
        made += builder.flow([fill(Element(APART), pieces_of(part))], around)
    return made


def as_figure(element: Element, builder: Builder, around: Around) -> list[Piece]:
    """Return a figure whose caption, if it has one, stands first or last."""
    pieces = stripped(builder.opened(pieces_of(element), around))
    captions = [number for number in (0, len(pieces) - 1) if pieces and _is(pieces[number], "figcaption")]
    if not captions:
        return [fill(element, builder.flow(pieces, around))]
    place = captions[0]
    caption = pieces.pop(place)
    assert isinstance(caption, Element)
    fill(caption, without_paragraph(builder.flow(pieces_of(caption), around)))
    made = builder.flow(pieces, around)
    return [fill(element, [caption, *made] if place == 0 else [*made, caption])]


def as_details(element: Element, builder: Builder, around: Around) -> list[Piece]:
    """Return what opens at a click, with the summary that is clicked: if it has none, its first words are it."""
    pieces = stripped(builder.opened(pieces_of(element), around))
    place = next((number for number, each in enumerate(pieces) if _is(each, "summary") and not is_blank(each)), None)
    if place is not None:
        summary = pieces.pop(place)
        assert isinstance(summary, Element)
    else:
        pieces = [each for each in pieces if not _is(each, "summary")]
        summary = Element("summary")
        if pieces and _is(pieces[0], "p"):
            first = pieces.pop(0)
            assert isinstance(first, Element)
            fill(summary, pieces_of(first))
        else:
            words = list(itertools.takewhile(_is_among_words, pieces))
            fill(summary, words)
            del pieces[: len(words)]
    fill(summary, stripped(builder.phrasing(pieces_of(summary), around)))
    inner = builder.flow(pieces, around)
    if is_blank(summary):
        element.tag = "div"
        element.attrib.pop("open", None)
        return [fill(element, inner)] if inner else []
    return [fill(element, [summary, *inner])]


def take_source(video: Element) -> None:
    """Give a video the address that is written in an element of its own."""
    for source in video.findall("source"):
        address = source.get("src")
        if address and "src" not in video.attrib:
            video.set("src", address)
            _take_out(video, source)


def _take_out(parent: Element, child: Element) -> None:
    pieces = [each for each in pieces_of(parent) if each is not child]
    fill(parent, pieces)


def _is_among_words(piece: Piece) -> bool:
    return isinstance(piece, str) or piece.tag in PHRASING


def _is(piece: Piece, name: str) -> bool:
    return isinstance(piece, Element) and piece.tag == name
