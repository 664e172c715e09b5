"""What the index costs whoever publishes: dancam with its search and without, and Pagefind over the same pages."""

from __future__ import annotations

import dataclasses
import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench import portal
from bench.corpus import write_article
from bench.measure import Measure, run
from bench.portal import Article
from bench.search import corpus
from bench.search.places import INDEX, Place, copied
from bench.words import TOPICS

OURS, WITHOUT, PAGEFIND = "dancam", "dancam without search", "pagefind"
ROOT_SELECTOR = "article.article"
"""What of a page is the article: only that is given to Pagefind, and pages that have none are left out."""
PUBLISHED = 5
_SETTLING = 2.2  # seconds that a file must lie still before its times are believed


@dataclass(frozen=True, slots=True)
class Size:
    """The size of some files."""

    files: int = 0
    plain: int = 0
    """Bytes."""
    packed: int = 0
    """Bytes when each is compressed as a host does it."""

    def __str__(self) -> str:
        """Return it as people read it."""
        return f"{self.plain / 1e6:.1f} MB, {self.packed / 1e6:.1f} MB compressed, {self.files} files"


@dataclass(slots=True)
class Built:
    """All that building was measured by."""

    cold: dict[str, list[Measure]] = field(default_factory=dict)
    """Each round's cold build or index, by whose it is."""
    memory: dict[str, int] = field(default_factory=dict)
    """The peak memory of one more, watched: bytes."""
    publish: dict[str, list[Measure]] = field(default_factory=dict)
    """Each build that published one article of today."""
    changed: list[int] = field(default_factory=list)
    """Files of the index that each of these wrote or removed."""
    changed_all: list[int] = field(default_factory=list)
    """All files that each of these wrote or removed."""
    changed_pagefind: int = 0
    """Files of Pagefind's index that are other ones when it has been made anew after all of these."""
    sizes: dict[str, Size] = field(default_factory=dict)
    """By what it is."""

    def of_index(self, part: Callable[[Measure], float]) -> float:
        """Return what the index takes in a cold build: the median of what each round takes more with it."""
        pairs = zip(self.cold[OURS], self.cold[WITHOUT], strict=True)
        return median(part(ours) - part(without) for ours, without in pairs)

    def beside_pagefind(self, part: Callable[[Measure], float]) -> float:
        """Return how much of what Pagefind takes the index takes."""
        return self.of_index(part) / median(map(part, self.cold[PAGEFIND]))

    def growth(self, part: Callable[[Measure], float]) -> float:
        """Return by which part a cold build grows with the index: the median of the rounds."""
        pairs = zip(self.cold[OURS], self.cold[WITHOUT], strict=True)
        return median(part(ours) / part(without) - 1 for ours, without in pairs)


def index_with_pagefind(program: Path, public: Path, target: Path, *, memory: bool = False) -> Measure:
    """Have Pagefind make its index of a built portal."""
    target.mkdir(parents=True, exist_ok=True)
    command = [str(program), "--site", str(public), "--output-path", str(target), "--root-selector", ROOT_SELECTOR]
    return run(command, target, memory=memory)


def measure(place: Place, folder: Path, program: Path | None, rounds: int, report: Callable[[str], None]) -> Built:
    """Build a portal again and again, publish in it, and return what that took.

    Args:
        place: A portal; nothing is written into it.
        folder: Where to work; must not exist.
        program: Pagefind; it does not take part where this is None.
        rounds: How often each builds from nothing.
        report: Told what happens.
    """
    built, count = Built(), sum(1 for _ in (place.folder / "content").rglob("*.md"))
    ours = copied(place, folder / "with", searched=True)
    without = copied(place, folder / "without", searched=False)
    indexes = (folder / f"pagefind-{number}" for number in range(100))
    for number in range(rounds + 1):
        is_watched = number == rounds  # looking at memory costs time, so it is a round of its own
        took: dict[str, Measure] = {}
        for name, each in ((OURS, ours), (WITHOUT, without)) if number % 2 else ((WITHOUT, without), (OURS, ours)):
            each.forget(folder / "away")
            took[name] = each.build(memory=is_watched)
        if program:
            last = next(indexes)
            took[PAGEFIND] = index_with_pagefind(program, ours.public, last, memory=is_watched)
        for name, each_took in took.items():
            if is_watched:
                built.memory[name] = each_took.peak
            else:
                built.cold.setdefault(name, []).append(each_took)
            shown = (
                f"{each_took.peak / 1e6:.0f} MB" if is_watched else f"{each_took.wall:.1f} s, CPU {each_took.cpu:.1f} s"
            )
            report(f"cold, round {number + 1}: {name} {shown}")
    index, pages = _files(ours.public / INDEX), _files(ours.public)
    built.sizes["index of dancam"] = _size(index)
    built.sizes["pages of dancam"] = _size(each for each in pages if each.suffix == ".html")
    if program:
        built.sizes["index of pagefind"] = _size(_files(last))
    _publish(ours, without, count, built, report)
    if program:
        again = next(indexes)
        index_with_pagefind(program, ours.public, again)
        before, after = ({each.relative_to(top): each.read_bytes() for each in _files(top)} for top in (last, again))
        built.changed_pagefind = sum(before.get(each) != after.get(each) for each in {*before, *after})
    return built


def _publish(ours: Place, without: Place, count: int, built: Built, report: Callable[[str], None]) -> None:
    """Publish articles of today one by one in both portals."""
    places = {OURS: ours, WITHOUT: without}
    time.sleep(_SETTLING)
    for each in places.values():
        each.build()
    for number in range(PUBLISHED):
        before = _stats(ours.public)
        for name, each in list(places.items())[:: 1 if number % 2 else -1]:
            write_article(each.folder, new_article(count, number))
            built.publish.setdefault(name, []).append(each.build())
        after = _stats(ours.public)
        changed = [path for path in {*before, *after} if before.get(path) != after.get(path)]
        assert json.loads(built.publish[OURS][-1].output)["published"]
        built.changed.append(sum(path.is_relative_to(ours.public / INDEX) for path in changed))
        built.changed_all.append(len(changed))
        report(f"published: {built.changed_all[-1]} files, {built.changed[-1]} of them of the index")


def new_article(count: int, number: int) -> Article:
    """Return an article of today, always of the same category, author and tags, so that what it costs is alike."""
    article = corpus.write_article(count + number, portal.LAST + timedelta(minutes=10 * (number + 1)))
    return dataclasses.replace(article, topic=TOPICS[0], authors=portal.AUTHORS[:1], tags=portal.TAGS[:3])


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def _size(files: Iterator[Path] | list[Path]) -> Size:
    count = plain = packed = 0
    for each in files:
        data = each.read_bytes()
        count += 1
        plain += len(data)
        packed += min(len(data), len(gzip.compress(data, 6, mtime=0)))
    return Size(count, plain, packed)


def _stats(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Return what tells a file that was written anew from one that was left alone."""
    stats = {each: each.stat() for each in _files(folder)}
    return {each: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for each, stat in stats.items()}
