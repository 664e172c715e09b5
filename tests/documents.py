"""The words of a Word document, read without dancam, and the words of the article that it became.

What the tests of the importer compare: each word of the file must be one of the article, or of what the importer names
as left out.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from html.parser import HTMLParser

from lxml import etree

from dancam.importers.word.article import Imported
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words

_WORD = re.compile(r"[^\W_]+")
_TEXTS = frozenset({"t", "delText"})
_PARTS = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_APART = frozenset({"del", "moveFrom", "txbxContent", "rt"})
_BLANK = frozenset({"den", "p", "tab", "br", "cr", "tc", "ptab"})
_BLOCKS = frozenset("p li td th br h2 h3 h4 h5 h6 blockquote tr figcaption figure div dd dt".split())  # noqa: SIM905
_RENDERER = Renderer(Words(table="", back_to_text=""), ())


def words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def words_in(document: bytes) -> Counter[str]:
    """Return the words of a Word file, of all its parts that have text, whether Word shows them or not."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                found.update(words(_text_of(etree.fromstring(archive.read(name)))))
    return found


def _text_of(root: etree._Element) -> str:
    """Return the text of a part; what Word does not show, and what stands in boxes, is apart from the rest."""
    shown: list[str] = []
    apart: list[str] = []

    def walk(element: etree._Element, parts: list[str]) -> None:
        for each in element.iterchildren(etree.Element):
            name = etree.QName(each).localname
            if name in _BLANK:
                parts.append(" ")
            if name == "Fallback":
                continue
            if name in _TEXTS:
                parts.append(each.text or "")
            elif name in _APART or (name == "r" and each.find("{*}rPr/{*}vanish") is not None):
                apart.append(" ")
                walk(each, apart)
            else:
                walk(each, parts)

    walk(root, shown)
    return " ".join(["".join(shown), "".join(apart)])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._is_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_mark = tag == "a" and any("footnote" in (value or "") for name, value in attrs if name == "class")
        self.text += " " if tag in _BLOCKS else ""
        self.text += "".join(f" {value} " for name, value in attrs if tag == "img" and name == "alt" and value)

    def handle_endtag(self, tag: str) -> None:
        self._is_mark = False
        self.text += " " if tag in _BLOCKS else ""

    def handle_data(self, data: str) -> None:
        self.text += "" if self._is_mark else data


def text_of(html: str) -> str:
    """Return the text that a reader of HTML sees, blocks apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text


def rendered(body: str) -> str:
    """Return the text that readers see of a body."""
    return text_of(str(_RENDERER.render(body, lambda target: Target(f"/{target}")).html))


def letters(counted: Counter[str]) -> Counter[str]:
    """Return the letters and digits of words: where hidden text begins in a word, the halves are words of their own."""
    found: Counter[str] = Counter()
    for word, count in counted.items():
        for letter in word:
            found[letter] += count
    return found


def words_kept(found: Imported) -> Counter[str]:
    """Return the words that an article has, and those that are named as left out."""
    kept = Counter(words(rendered(found.body)))
    for text in (found.title, found.author, found.alt, *(each.text for each in found.left_out)):
        kept.update(words(text))
    return kept
