"""Writes prose to search in: with as many different syllables, and pairs of them, as articles of newspapers have.

The sentences mean nothing. What makes them like news is how often words come again: small words everywhere, words of
the trade by a law like Zipf's, and an article's own subjects, places and people again and again within it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bench import words
from bench.chance import Chance, Weighted, zipf
from bench.search.stock import SMALL, SYLLABLES
from bench.words import TOPICS, Topic

WORDS = 6000
"""How many two-syllable words there are."""
_OF_A_TOPIC = 1200
_SUBJECTS = 18  # words that an article is about
_PHRASES = 9  # and pairs of those that it says again as they are
_FORMULAS = (*words.BODIES, *words.RANKS, *words.PEOPLE)
_LEAST, _MOST = 380, 970  # syllables of a body


def _vocabulary() -> tuple[str, ...]:
    chance = Chance(11)
    mixed = SYLLABLES.split()
    mixed = [mixed.pop(chance.below(len(mixed))) for _ in range(len(mixed))]
    firsts, seconds = zipf(mixed, 60), zipf(mixed[::2] + mixed[1::2], 60)
    found: dict[str, None] = {}
    while len(found) < WORDS:
        one, two = firsts.pick(chance), seconds.pick(chance)
        if one != two:
            found[f"{one} {two}"] = None
    return tuple(found)


VOCABULARY = _vocabulary()
_EVERYWHERE = zipf(VOCABULARY, 5)
_SMALL = zipf(SMALL.split(), 8)
_PLACES = zipf(words.COMMUNES, 10)


@cache
def _of_topic(key: str) -> Weighted[str]:
    """Return the words of a category, the most frequent first."""
    chance = Chance(100 + [topic.key for topic in TOPICS].index(key))
    return zipf(tuple({chance.pick(VOCABULARY): None for _ in range(_OF_A_TOPIC)}), 6)


class Prose:
    """Writes one article."""

    def __init__(self, chance: Chance, topic: Topic) -> None:
        """Choose what it is about."""
        self.chance = chance
        usual = _of_topic(topic.key)
        own = [usual.pick(chance) if chance.next() < 0.6 else chance.pick(VOCABULARY) for _ in range(_SUBJECTS)]
        self.subjects = zipf(own, 6)
        self.phrases = [f"{chance.pick(own)} {chance.pick(own)}" for _ in range(_PHRASES)]
        self.usual = usual
        self.places = [_PLACES.pick(chance) for _ in range(2)]
        self.people = [_person(chance) for _ in range(3)]

    def title(self) -> str:
        """Return a headline of 8 to 16 syllables: mostly of what the article is about."""
        chance = self.chance
        wanted = 8 + chance.below(8)
        parts = [chance.pick(self.places) + chance.pick((":", "", ""))] if chance.next() < 0.5 else []
        parts += [self.people[0]] if not parts and chance.next() < 0.2 else []
        while _length(parts) < wanted:
            drawn = chance.next()
            if drawn < 0.5:
                part = self.subjects.pick(chance)
            elif drawn < 0.68:
                part = self.usual.pick(chance)
            elif drawn < 0.88:
                part = _SMALL.pick(chance)
            elif drawn < 0.93:
                part = str(2 + chance.below(90))
            else:
                part = chance.pick(self.places) if drawn < 0.97 else chance.pick(_FORMULAS)
            if not parts or part != parts[-1]:
                parts.append(part)
        return _capital(" ".join(_cut(parts, 16)))

    def sentence(self) -> str:
        """Return a sentence."""
        chance = self.chance
        wanted = 12 + chance.below(24)
        parts: list[str] = []
        while _length(parts) < wanted:
            part = _KINDS.pick(chance)(self)
            if parts and chance.next() < 0.06:
                parts[-1] += ","
            if not parts or part != parts[-1]:
                parts.append(part)
        return f"{_capital(' '.join(parts))}."

    def paragraph(self) -> str:
        """Return a few sentences, a word emphasised now and then."""
        sentences = [self.sentence() for _ in range(1 + self.chance.below(4))]
        if self.chance.next() < 0.2:
            sentences[0] = f"**{self.subjects.pick(self.chance).capitalize()}**. {sentences[0]}"
        return " ".join(sentences)

    def body(self) -> str:
        """Return the Markdown of a body, of about 710 syllables."""
        chance = self.chance
        wanted = _LEAST + (chance.below(_MOST - _LEAST) + chance.below(_MOST - _LEAST)) // 2
        sections = 2 + chance.below(2) if chance.next() < 0.5 else 0
        blocks = [self.paragraph()]
        count, opened = _length(blocks), 0
        listed = chance.next() > 0.25
        while count < wanted:
            if opened < sections and count >= wanted * (opened + 1) / (sections + 1):
                blocks.append(f"## {_capital(self.subjects.pick(chance))} {chance.pick(self.phrases)}")
                opened += 1
            elif not listed and count > wanted // 2:
                blocks.append("\n".join(f"- {self.sentence()}" for _ in range(2 + chance.below(3))))
                listed = True
            else:
                blocks.append(self.paragraph())
            count += _length(blocks[-1:])
        return "\n\n".join(blocks) + "\n"


_KINDS: Weighted[Callable[[Prose], str]] = Weighted(
    (
        lambda prose: _SMALL.pick(prose.chance),
        lambda prose: prose.subjects.pick(prose.chance),
        lambda prose: prose.chance.pick(prose.phrases),
        lambda prose: prose.usual.pick(prose.chance),
        lambda prose: _EVERYWHERE.pick(prose.chance),
        lambda prose: prose.chance.pick(prose.places),
        lambda prose: prose.chance.pick(prose.people),
        lambda prose: prose.chance.pick(_FORMULAS),
        lambda prose: str(1 + prose.chance.below(300)),
    ),
    (44, 26, 1, 8.5, 5, 3, 2.5, 1.5, 1.2),
)


def _person(chance: Chance) -> str:
    return f"{chance.pick(words.FAMILIES)} {chance.pick(words.MIDDLES)} {chance.pick(words.GIVENS)}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _length(parts: list[str]) -> int:
    """Return of how many syllables some texts are."""
    return sum(each.count(" ") + 1 for each in parts)


def _cut(parts: list[str], most: int) -> list[str]:
    """Return as many of the parts as have no more syllables than that."""
    while _length(parts) > most:
        parts = parts[:-1]
    return parts
