"""The account of a document: each word that Word has is in the article, or stands here with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dancam.importers.word.elements import Element
from dancam.problems import Place, Problem, problem
from dancam.records import Record
from dancam.vietnamese import nfc

# Elements whose text is text of the document, whoever shows it.
TEXTS = frozenset({"w:t", "w:delText", "m:t", "a:t"})
# What an editor may have kept from readers on purpose is counted, not repeated: a terminal is read by others too.
_PRIVATE = frozenset({"hidden text", "deleted text", "comments"})
_LONGEST = 80


class LeftOut(Record, frozen=True):
    """Something of the document that the article does not have."""

    thing: str
    """Its kind, a key of the words for it in `messages`."""
    text: str
    """Its words; empty where it has none."""


def left_out(file: str, thing: str, texts: Sequence[str]) -> Problem:
    """Return the problem that something of a document is not in the article.

    Args:
        file: The name of the document.
        thing: Its kind, a key of the words for it in `messages`.
        texts: The words of each.
    """
    words = "; ".join(each for each in texts if each)
    if len(words) > _LONGEST:
        words = (words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]) + " …"
    shown = "" if thing in _PRIVATE or not words else f": “{words}”"
    return problem("word-left-out", Place(file), thing=thing, why=thing, count=len(texts), words=shown)


class Account:
    """Remembers what was done with each piece of text."""

    def __init__(self) -> None:
        self.left: list[LeftOut] = []
        """What the article does not have, in order."""
        self._changed: dict[str, int] = {}
        self._seen: set[int] = set()
        self.unseen_formats: list[str] = []
        """The formats of pictures that no browser shows, in order."""
        self.decoded = 0
        """How many pieces of text in fonts from before Unicode were decoded."""

    def leave(self, thing: str, text: str = "") -> None:
        """Enter something that has no place in an article."""
        self.left.append(LeftOut(thing, " ".join(nfc(text).split())))

    def leave_element(self, thing: str, element: Element) -> None:
        """Enter an element that has no place in an article, if it shows anything."""
        text = self.text_of(element)
        if text.strip() or any(each.tag in {"w:drawing", "w:pict", "w:object"} for each in element.walk()):
            self.leave(thing, text)

    def change(self, thing: str) -> None:
        """Enter something that is in the article in another form."""
        self._changed[thing] = self._changed.get(thing, 0) + 1

    def see(self, element: Element) -> str:
        """Return the text of an element; it is dealt with."""
        self._seen.add(id(element))
        return element.text

    def text_of(self, element: Element) -> str:
        """Return all text of an element, paragraphs apart; it is dealt with."""
        parts: list[str] = []
        for each in element.walk():
            if each.tag in TEXTS:
                parts.append(self.see(each))
            elif each.tag in {"w:p", "a:p", "w:tab", "w:br", "w:cr", "m:den"}:
                parts.append(" ")
        return " ".join("".join(parts).split())

    def close(self, root: Element) -> None:
        """Enter all text of a part that nothing has dealt with."""
        lost = [self.see(each) for each in root.walk() if each.tag in TEXTS and id(each) not in self._seen]
        text = " ".join(" ".join(lost).split())
        if text:
            self.leave("other text", text)

    def problems(self, file: str) -> Iterator[Problem]:
        """Yield what an editor must know, one problem for each kind of thing.

        Args:
            file: The name of the document.
        """
        place = Place(file)
        things: dict[str, list[str]] = {}
        for each in self.left:
            things.setdefault(each.thing, []).append(each.text)
        for thing, texts in things.items():
            yield left_out(file, thing, texts)
        for thing, count in self._changed.items():
            yield problem("word-changed", place, thing=thing, why=thing, count=count)
        for form in self.unseen_formats:
            yield problem("word-picture", place, form=form)
        if self.decoded:
            yield problem("word-old-fonts", place, count=self.decoded)
