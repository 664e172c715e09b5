"""Writes a portal of articles that are like news: `python -m bench.search.corpus 1000 /tmp/portal`.

Categories, authors, tags, dates and pictures are those of `bench.portal`; headlines, sapos and bodies are of `prose`.
Beside 450 articles of real newspapers, `calibration` says how like they are.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from bench import portal
from bench.chance import Chance
from bench.corpus import write
from bench.portal import Article
from bench.search.plain import plain, syllables
from bench.search.prose import Prose

REAL = (710, 249, 542)
"""Of an article of a newspaper: its syllables, how many different ones, how many different neighbouring pairs."""


def articles(count: int) -> Iterator[Article]:
    """Yield the articles of a portal of a size, oldest first; the same ones wherever it is asked for."""
    between = portal.step(count)
    for number in range(count):
        yield write_article(number, portal.LAST - between * (count - 1 - number))


def write_article(number: int, date: datetime) -> Article:
    """Return the article of a number."""
    article = portal.write_article(number, date, deque())
    prose = Prose(Chance(number * 2_654_435_761 + 17), article.topic)
    title, summary, body = prose.title(), prose.sentence(), prose.body()
    slug = f"{portal.slug(title)[:60].rpartition('-')[0]}-{number + 1}"
    return dataclasses.replace(article, title=title, slug=slug, summary=summary, body=body)


@dataclasses.dataclass(frozen=True, slots=True)
class Calibration:
    """How like news some articles are: means of an article, beside which `REAL` stands."""

    syllables: float
    different: float
    pairs: float
    title: float
    """Syllables of a headline."""
    own_titles: float
    """Part of three neighbouring syllables of headlines that stand in no other headline."""

    def __str__(self) -> str:
        """Return it as a line."""
        return (
            f"an article: {self.syllables:.0f} syllables ({REAL[0]} in newspapers), {self.different:.0f} different "
            f"({REAL[1]}), {self.pairs:.0f} different pairs ({REAL[2]}); headlines of {self.title:.1f} syllables, "
            f"{self.own_titles:.0%} of their threes in no other headline"
        )


def calibration(some: Iterable[Article]) -> Calibration:
    """Return how like news articles are."""
    bodies, titles = [], []
    for article in some:
        bodies.append(syllables(article.body))
        titles.append(plain(article.title).split())
    threes = [set(zip(each, each[1:], each[2:], strict=False)) for each in titles]
    seen: dict[tuple[str, ...], int] = {}
    for each in threes:
        for three in each:
            seen[three] = seen.get(three, 0) + 1
    count = len(bodies)
    return Calibration(
        sum(map(len, bodies)) / count,
        sum(len(set(each)) for each in bodies) / count,
        sum(len(set(pairwise(each))) for each in bodies) / count,
        sum(map(len, titles)) / count,
        sum(times == 1 for times in seen.values()) / max(len(seen), 1),
    )


def main() -> int:
    """Write the portal that the command line asks for, and tell how like news it is."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.search.corpus", description=(__doc__ or "").partition(":")[0]
    )
    parser.add_argument("articles", type=int, help="how many articles")
    parser.add_argument("folder", type=Path, help="where to; must not exist, or be empty")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    write(given.folder, articles(given.articles))
    print(f"{given.articles} articles in {given.folder}; build them with --now {portal.NOW.isoformat()}")
    print(calibration(articles(min(given.articles, 450))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
