"""Turns the HTML of a document into Markdown as editors of a portal write it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

# Stands in the text for a footnote until all is Markdown, so that nothing of it is escaped.
_MARK = "\ue000{}\ue001"
_FOOTNOTE = re.compile(r"#footnote-(\d+)$")
_ENDNOTE = re.compile(r"#endnote-(\d+)$")
_TAG_LIKE = re.compile(r"<(?=[a-zA-Z/!?])")
_MANY_LINES = re.compile(r"\n{3,}")


def _converted(soup: Tag) -> str:
    converter = MarkdownConverter(
        heading_style=ATX, bullets="-", escape_underscores=False, table_infer_header=True, autolinks=False
    )
    return str(converter.convert_soup(soup))


def to_markdown(html: str, pictures: Mapping[str, str]) -> str:
    """Return HTML as Markdown: headings from the second level on, footnotes, tables with a head.

    Args:
        html: The HTML that the reader of the document made.
        pictures: The file of each picture, by its `src` in the HTML.
    """
    soup = BeautifulSoup(html, "html.parser")
    for words in soup.find_all(string=_TAG_LIKE):  # they would become a tag
        words.replace_with(_TAG_LIKE.sub("&lt;", words))
    notes = _footnotes(soup)
    _lower_headings(soup)
    for picture in soup.find_all("img"):
        picture["src"] = pictures.get(str(picture.get("src", "")), "")
        if not picture["src"]:
            picture.decompose()
    for anchor in soup.find_all("a"):
        if not anchor.decomposed and not anchor.get("href") and not anchor.get_text(strip=True):  # a bookmark
            anchor.decompose()
    for cell in soup.find_all(["td", "th"]):
        _one_line(cell)
    text = _converted(soup)
    text = "\n".join(
        line.rstrip(" ") if not line.endswith("  ") or line.isspace() else line for line in text.split("\n")
    )
    text = _MANY_LINES.sub("\n\n", text).strip("\n")
    if notes:
        text += "\n\n" + "\n".join(f"[^{number}]: {note}" for number, note in notes.items())
    return re.sub("\ue000(.*?)\ue001", r"\1", text)


def _footnotes(soup: BeautifulSoup) -> dict[str, str]:
    """Return the footnotes by number, taking them out and putting a mark where each belongs."""
    notes: dict[str, str] = {}
    for anchor in soup.find_all("a"):
        if anchor.decomposed:  # it led back from a footnote
            continue
        target = str(anchor.get("href", ""))
        match = _FOOTNOTE.search(target) or _ENDNOTE.search(target)
        note = soup.find(id=target[1:]) if match else None
        if match is None or not isinstance(note, Tag):
            continue
        number = match[1] if _FOOTNOTE.search(target) else f"c{match[1]}"
        for back in note.find_all("a"):
            if str(back.get("href", "")).startswith(("#footnote-ref", "#endnote-ref")):
                back.decompose()
        note.name = "div"
        notes[number] = " ".join(_converted(note).split())
        in_sup = anchor.parent is not None and anchor.parent.name == "sup"
        (anchor.parent if in_sup and anchor.parent else anchor).replace_with(_MARK.format(f"[^{number}]"))
    for item in soup.find_all(id=re.compile(r"^(foot|end)note-\d+$")):
        listed = item.parent
        item.decompose()
        if listed is not None and not listed.find("li"):
            listed.decompose()
    return notes


def _lower_headings(soup: BeautifulSoup) -> None:
    """Let the headings begin with the second level, and leave out no level."""
    headings = [tag for tag in soup.find_all(re.compile("^h[1-6]$")) if tag.get_text(strip=True)]
    used = sorted({int(tag.name[1]) for tag in headings})
    for tag in headings:
        tag.name = f"h{min(6, 2 + used.index(int(tag.name[1])))}"
        for inner in tag.find_all(["strong", "b"]):  # a heading is bold by itself
            inner.unwrap()


def _one_line(cell: Tag) -> None:
    """Put a cell of a table on one line, as Markdown needs it."""
    parts = cell.find_all(["p", "li"])
    for part in parts[:-1]:
        part.append("; " if part.name == "li" else " ")
    for part in (*parts, *cell.find_all(["ul", "ol"])):
        part.unwrap()
    for line in cell.find_all("br"):
        line.replace_with(" ")
