"""How high the wanted articles stand among what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.search.asking import Answer
from bench.search.plain import plain
from bench.search.questions import BODY, FEW, HEADLINE, MISTAKE, Question

FIRST = {HEADLINE: 3, BODY: 5, MISTAKE: 5}
"""Among how many results the wanted article should be."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some questions were answered well."""

    good: int
    asked: int

    @property
    def part(self) -> float:
        """The part of the questions that were answered well; 0 where none was asked."""
        return self.good / self.asked if self.asked else 0.0

    def __str__(self) -> str:
        """Return it as people read it."""
        return f"{self.part:.1%} ({self.good} of {self.asked})" if self.asked else "–"


def is_good(answer: Answer) -> bool:
    """Whether the wanted article is as high as it should be."""
    return answer.rank is not None and answer.rank <= FIRST[answer.question.kind]


def score(answers: Sequence[Answer], kind: str, which: Callable[[Question], bool]) -> Score:
    """Return the score of a kind of questions.

    Args:
        answers: The answers.
        kind: The kind.
        which: Whether a question counts.
    """
    counted = [each for each in answers if each.question.kind == kind and which(each.question)]
    return Score(sum(map(is_good, counted)), len(counted))


def is_clear(question: Question) -> bool:
    """Whether a question says which article is meant."""
    return question.is_clear


def any_question(_: Question) -> bool:
    """Every question counts."""
    return True


def has_no_crossed_d(question: Question) -> bool:
    """Whether a question is clear and has no đ, which Pagefind does not take for a d."""
    return question.is_clear and not question.has_crossed_d


def rows(answers: Mapping[str, Sequence[Answer]]) -> Iterator[tuple[str, ...]]:
    """Yield the scores of engines as a table, its head first.

    Args:
        answers: The answers of each engine.
    """
    kinds = {
        f"in {FEW} articles at most": is_clear,
        "the same, without those that have a đ": has_no_crossed_d,
        "all": any_question,
    }
    yield ("question", "wanted in first", "words that stand", *answers)
    for kind, first in FIRST.items():
        for text, which in kinds.items():
            yield (kind, str(first), text, *(str(score(each, kind, which)) for each in answers.values()))


def failures(answers: Sequence[Answer], titles: Mapping[str, str]) -> Iterator[str]:
    """Yield each question that was not answered well, with what stood before the wanted article.

    Args:
        answers: The answers.
        titles: Headlines by address.
    """
    for answer in answers:
        question = answer.question
        if question.kind not in FIRST or is_good(answer):
            continue
        clear = "" if question.is_clear else f", but in {question.places} articles"
        rank = f"place {answer.rank}" if answer.rank else f"not among the first {len(answer.found)}"
        meant = "" if question.query == plain(question.meant) else f" (meant: {plain(question.meant)})"
        yield f"{question.kind}: “{question.query}”{meant} from a {question.place}{clear}: {rank}"
        yield f"    wanted {titles.get(question.wanted, '?')} <{question.wanted}>"
        for at, address in enumerate(answer.found[: FIRST[question.kind]], start=1):
            yield f"    {at}. {titles.get(address, '?')} <{address}>"
