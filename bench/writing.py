"""Writes the prose of articles from the stock of words and sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench import sentences as said
from bench import words
from bench.chance import Chance
from bench.words import Topic

LEAST, MOST = 400, 900
_WOMEN = {"Thị", "Thu", "Thúy", "Hồng", "Kim"}
_MARKED = {"person", "body", "work", "money", "percent"}
_NO_SIGN = ""


class Writer:
    """Fills the slots of sentences; an article keeps to one commune and one work for the most part."""

    def __init__(self, chance: Chance, topic: Topic) -> None:
        self.chance = chance
        self.topic = topic
        self.commune = f"xã {chance.pick(words.COMMUNES)}"
        self.work = chance.pick(topic.works)
        self.sign = _NO_SIGN  # emphasis that waits for the next word that can bear it

    def say(self, pattern: str) -> str:
        """Return a sentence with its slots filled."""
        return pattern.format_map(self) if "{" in pattern else pattern

    def one(self, patterns: Sequence[str]) -> str:
        """Return one of the sentences with its slots filled."""
        return self.say(self.chance.pick(patterns))

    def __getitem__(self, slot: str) -> str:
        """Return what goes into a slot; with a capital letter at the beginning of a sentence."""
        name = slot.lower()
        text = self.say(_SLOTS[name](self))
        if name != slot:
            text = text[0].upper() + text[1:]
        if self.sign and name in _MARKED:
            text, self.sign = f"{self.sign}{text}{self.sign}", _NO_SIGN
        return text

    def somewhere(self) -> str:
        """Return the commune of the article, or now and then another one."""
        return self.commune if self.chance.next() < 0.7 else f"xã {self.chance.pick(words.COMMUNES)}"

    def something(self) -> str:
        """Return the work that the article is about, or now and then another one."""
        return self.work if self.chance.next() < 0.6 else self.chance.pick(self.topic.works)

    def person(self) -> str:
        """Return somebody, with or without an office."""
        middle = self.chance.pick(words.MIDDLES)
        title = self.chance.pick(("bà", "chị") if middle in _WOMEN else ("ông", "anh"))
        name = f"{title} {self.chance.pick(words.FAMILIES)} {middle} {self.chance.pick(words.GIVENS)}"
        return f"{name}, {self.chance.pick(words.RANKS)} {self.commune}" if self.chance.next() < 0.4 else name

    def hundreds(self) -> str:
        """Return a number of three or four digits."""
        number = 100 + self.chance.below(850 if self.chance.next() < 0.8 else 8000)
        return f"{number:,}".replace(",", ".")

    def money(self) -> str:
        """Return a sum of money."""
        if self.chance.next() < 0.5:
            return f"{1 + self.chance.below(80)},{self.chance.below(10)} tỷ đồng"
        return f"{10 * (5 + self.chance.below(90))} triệu đồng"

    def paragraph(self, opening: Sequence[str] = ()) -> str:
        """Return a paragraph, some of its words emphasised now and then."""
        chance = self.chance
        if chance.next() < 0.25:
            self.sign = chance.pick(("**", "**", "*"))
        parts = [self.one(opening)] if opening else []
        kinds = [said.STATEMENTS if chance.next() < 0.85 else said.SAYINGS for _ in range(2 + chance.below(3))]
        parts += [self.one(kind) for kind in kinds]
        self.sign = _NO_SIGN
        return " ".join(parts)

    def listing(self) -> str:
        """Return a list with the line that leads to it."""
        numbered = self.chance.next() < 0.3
        items = [self.one(said.ITEMS) for _ in range(3 + self.chance.below(4))]
        items[-1] = items[-1].rstrip(";") + "."
        lines = [f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(items, start=1)]
        return "\n".join([self.one(said.LEADS), "", *lines])

    def table(self) -> str:
        """Return a table of figures."""
        head = self.chance.pick(said.TABLES)
        lines = [f"| {' | '.join(head)} |", "|---|---:|---:|---:|"]
        for _ in range(4 + self.chance.below(5)):
            cells = (self.chance.pick(words.COMMUNES), self["few"], self["money"], self["percent"])
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)


_SLOTS: dict[str, Callable[[Writer], str]] = {
    "commune": Writer.somewhere,
    "work": Writer.something,
    "person": Writer.person,
    "body": lambda writer: writer.chance.pick(words.BODIES),
    "people": lambda writer: writer.chance.pick(words.PEOPLE),
    "time": lambda writer: writer.chance.pick(words.TIMES),
    "act": lambda writer: writer.chance.pick(writer.topic.acts),
    "result": lambda writer: writer.chance.pick(writer.topic.results),
    "day": lambda writer: f"ngày {1 + writer.chance.below(28)}/{1 + writer.chance.below(12)}",
    "month": lambda writer: str(1 + writer.chance.below(12)),
    "few": lambda writer: str(2 + writer.chance.below(38)),
    "hundreds": Writer.hundreds,
    "money": Writer.money,
    "percent": lambda writer: f"{1 + writer.chance.below(98)},{writer.chance.below(10)}%",
}


def body(writer: Writer, picture: str, links: Sequence[tuple[str, str]]) -> str:
    """Return the Markdown of an article's body, of about 400 to 900 words.

    Args:
        writer: Who writes it.
        picture: A picture in the text, as Markdown; may be empty.
        links: Titles and addresses of articles to refer to.
    """
    chance = writer.chance
    wanted = LEAST + (chance.below(MOST - LEAST - 70) + chance.below(MOST - LEAST - 70)) // 2
    headings = list(writer.topic.headings)
    sections = 2 + chance.below(3) if chance.next() < 0.8 else 0
    extras = [each for each in (_aside(writer, 0.33, writer.listing), _aside(writer, 0.1, writer.table)) if each]
    extras += [picture] if picture else []
    if chance.next() < 0.15:
        extras.append(f"> {writer.one(said.SAYINGS)}")
    asides = [_inside(writer, link) for link in links]
    asides += [_outside(writer)] if chance.next() < 0.3 else []
    places = {1 + chance.below(6): each for each in asides}
    blocks = [writer.paragraph(said.OPENINGS)]
    count, paragraphs, opened = len(blocks[0].split()), 1, 0
    count += sum(len(each.split()) for each in extras)
    while count < wanted:
        if sections and opened < sections and count >= wanted * opened / (sections + 1) + 60:
            blocks.append(f"## {headings.pop(chance.below(len(headings)))}")
            opened += 1
        text = writer.paragraph() + (f" {places[paragraphs]}" if paragraphs in places else "")
        blocks.append(text)
        count += len(text.split())
        paragraphs += 1
        if extras and paragraphs >= 3 and chance.next() < 0.6:
            blocks.append(extras.pop(0))
    blocks += extras
    blocks.append(writer.one(said.ENDINGS))
    if chance.next() < 0.05:
        _add_notes(writer, blocks)
    return "\n\n".join(blocks) + "\n"


def _aside(writer: Writer, part: float, make: Callable[[], str]) -> str:
    """Return what is only made for a part of the articles."""
    return make() if writer.chance.next() < part else ""


def _inside(writer: Writer, link: tuple[str, str]) -> str:
    return writer.chance.pick(said.INSIDE).replace("{link}", f"[{link[0]}]({link[1]})")


def _outside(writer: Writer) -> str:
    sentence, title, address = writer.chance.pick(said.OUTSIDE)
    return sentence.replace("{link}", f"[{title}]({writer.say(address)})")


def _add_notes(writer: Writer, blocks: list[str]) -> None:
    """Put one or two footnotes to the first paragraphs."""
    number = 1
    for index in [index for index, block in enumerate(blocks) if block[0].isalpha() and "\n" not in block][:2]:
        blocks[index] += f"[^{number}]"
        blocks.append(f"[^{number}]: {writer.one(said.NOTES)}")
        number += 1
        if writer.chance.next() < 0.5:
            break
