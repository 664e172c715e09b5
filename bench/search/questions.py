"""What readers ask: an article that they have seen, by words of it, typed without accents, now and then wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench import portal
from bench.chance import Chance
from bench.portal import Article
from bench.search import corpus
from bench.search.plain import plain
from bench.search.prose import VOCABULARY
from bench.search.stock import SMALL

HEADLINE, BODY, MISTAKE, COMMON = "headline", "body", "mistake", "common"
SHARES = {HEADLINE: 0.3, BODY: 0.3, MISTAKE: 0.3, COMMON: 0.1}
"""The kinds of questions, and their parts of all; a mistake is made in words of a headline, or of a body, in turn."""
FEW = 3
"""Of words that stand side by side in more articles than these, nobody can know which article was meant."""
_SEED = 20_260_615
_COMMON = 80  # words that are common
_SMALL = frozenset(plain(SMALL).split())
_BREAK = re.compile(r"[^\w ]+")  # nobody remembers words over the end of a sentence
# The keys beside each key.
_KEYS = "q:wa w:qes e:wrd r:etf t:ryg y:tuh u:yij i:uok o:ipl p:ol a:qsz s:awdx d:sefc f:drgv g:fthb h:gyjn j:hukm"
_MORE_KEYS = "k:jil l:ko z:asx x:zsc c:xdv v:cfb b:vgn n:bhm m:nj"
_BESIDE = {each[0]: each[2:] for each in f"{_KEYS} {_MORE_KEYS}".split()}


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, and which article is meant."""

    kind: str
    query: str
    """As it is typed."""
    meant: str
    """The same without a mistake, with its accents."""
    wanted: str = ""
    """Address of the article; empty where any will do."""
    place: str = ""
    """`HEADLINE` or `BODY`, from which the words are."""
    places: int = 0
    """In how many articles these words stand side by side: in their headlines, or anywhere."""

    @property
    def is_clear(self) -> bool:
        """Whether the words say which article is meant."""
        return self.places <= FEW

    @property
    def has_crossed_d(self) -> bool:
        """Whether there is a letter đ in it, which was typed as d."""
        return "đ" in self.meant.lower()


def questions(count: int, number: int) -> list[Question]:
    """Return questions to a portal, the same ones whenever it is asked for.

    Args:
        count: How many articles the portal has.
        number: How many questions.
    """
    chance = Chance(_SEED)
    asked = [
        each for kind, share in SHARES.items() for each in _of_kind(chance, kind, count, max(1, round(share * number)))
    ]
    return list(_counted(asked, corpus.articles(count)))


def _of_kind(chance: Chance, kind: str, count: int, number: int) -> Iterator[Question]:
    """Yield questions of a kind, no two of them the same."""
    asked: set[str] = set()
    while len(asked) < number:
        question = _question(chance, kind, count, len(asked))
        if question and question.query not in asked:
            asked.add(question.query)
            yield question


def _question(chance: Chance, kind: str, count: int, turn: int) -> Question | None:
    if kind == COMMON:
        word = VOCABULARY[chance.below(_COMMON)]
        return Question(kind, plain(word), word)
    number = chance.below(count)
    article = corpus.write_article(number, portal.LAST - portal.step(count) * (count - 1 - number))
    place = (HEADLINE, BODY)[turn % 2] if kind == MISTAKE else kind
    meant = _some(chance, article.title if place == HEADLINE else _middle(chance, article.body))
    if not meant:
        return None
    query = mistyped(chance, plain(meant)) if kind == MISTAKE else plain(meant)
    return Question(kind, query, meant, article.address, place)


def _middle(chance: Chance, body: str) -> str:
    """Return a paragraph from the middle of a body."""
    blocks = [each for each in body.split("\n\n") if each[0] not in "#-"]
    third = len(blocks) // 3
    return chance.pick(blocks[third : len(blocks) - third] or blocks)


def _some(chance: Chance, text: str) -> str:
    """Return three to six neighbouring syllables, of which two are no small words; nothing where there are none."""
    wanted = 3 + chance.below(4)
    pieces = [each.split() for each in _BREAK.split(text)]
    pieces = [each for each in pieces if len(each) >= wanted]
    if not pieces:
        return ""
    piece = chance.pick(pieces)
    start = chance.below(len(piece) - wanted + 1)
    some = piece[start : start + wanted]
    telling = [each for each in plain(" ".join(some)).split() if each not in _SMALL and not each.isdigit()]
    return " ".join(some) if len(telling) > 1 else ""


def mistyped(chance: Chance, text: str) -> str:
    """Return a text with one letter missing, too much, exchanged for one beside it, or changed with its neighbour."""
    while True:
        at = chance.below(len(text))
        letter = text[at]
        if letter not in _BESIDE:
            continue
        beside = chance.pick(_BESIDE[letter])
        kind = chance.below(4)
        alone = text[at - 1 : at].isspace() or not at
        alone &= not text[at + 1 : at + 2].isalpha()
        if kind == 0 and not alone:
            changed = text[:at] + text[at + 1 :]
        elif kind == 1:
            changed = text[: at + 1] + chance.pick((letter, beside)) + text[at + 1 :]
        elif kind == 2:
            changed = text[:at] + beside + text[at + 1 :]
        elif kind == 3 and text[at + 1 : at + 2].isalpha():
            changed = text[:at] + text[at + 1] + letter + text[at + 2 :]
        else:
            continue
        if changed != text:
            return changed


def _counted(asked: Sequence[Question], articles: Iterable[Article]) -> Iterator[Question]:
    """Yield questions with the number of articles in which what was meant stands word for word, accents aside."""
    sought = [(each, f" {plain(each.meant)} ") for each in asked]
    found = [0] * len(asked)
    for article in articles:
        title = f" {plain(article.title)} "
        whole = f"{title} . {plain(article.summary)} . {plain(article.body)} "
        for at, (question, words) in enumerate(sought):
            found[at] += words in (title if question.place == HEADLINE else whole)
    return (replace(each, places=times) for each, times in zip(asked, found, strict=True))
