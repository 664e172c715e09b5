"""How publishing one article grows with the portal: dancam alone, in portals of several sizes."""

from __future__ import annotations

import dataclasses
import json
import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench import portal
from bench.contestant import Dancam
from bench.measure import Measure, run
from bench.portal import Article
from bench.words import TOPICS

# As many as stand on a list page: so every list passes through all of its states, whatever the size of the portal.
CYCLE = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Growth:
    """What came of publishing articles one by one."""

    articles: int
    """Size of the portal."""
    cold: Measure
    """The cold build before."""
    publish: tuple[Measure, ...]
    """Each build that published one article."""
    written: tuple[int, ...]
    """Files that each of them wrote, counted in the output folder."""

    @property
    def wall(self) -> float:
        """Seconds that a publish takes in the median."""
        return median(each.wall for each in self.publish)

    @property
    def cpu(self) -> float:
        """Seconds of CPU that a publish takes in the median."""
        return median(each.cpu for each in self.publish)


def publish(folder: Path, count: int, times: int, report: Callable[[str], None]) -> Growth:
    """Write and build a portal, and publish articles of one kind in it, one by one.

    Args:
        folder: Where to; must not exist.
        count: How many articles the portal has.
        times: How many are published.
        report: Told what happens.
    """
    dancam = Dancam()
    dancam.prepare(folder)
    for article in portal.articles(count):
        dancam.write_article(folder, article)
    cold = run(dancam.command(folder), folder, memory=True)
    report(f"{count} articles: cold build {cold.wall:.1f} s, {cold.cpu:.1f} s of CPU, {cold.peak / 1e6:.0f} MB")
    time.sleep(2.2)
    run(dancam.command(folder), folder)
    measures, written = [], []
    for number in range(times):
        before = _files(dancam.output(folder))
        dancam.write_article(folder, like_article(count, number))
        measure = run(dancam.command(folder), folder)
        after = _files(dancam.output(folder))
        changed = sum(before.get(path) != stat for path, stat in after.items())
        said = json.loads(measure.output)["written"]
        assert changed == said, f"dancam says that it wrote {said} files, and {changed} are new or changed"
        measures.append(measure)
        written.append(changed)
    result = Growth(count, cold, tuple(measures), tuple(written))
    report(f"{count} articles: publish {result.wall:.2f} s, {result.cpu:.2f} s of CPU, {max(written)} files at most")
    return result


def like_article(count: int, number: int) -> Article:
    """Return a new article of always the same category, author and tags, so that counts can be compared."""
    date = portal.LAST + timedelta(minutes=10 * (number + 1))
    article = portal.write_article(count + number, date, deque())
    return dataclasses.replace(article, topic=TOPICS[0], authors=portal.AUTHORS[:1], tags=portal.TAGS[:3])


def _files(output: Path) -> dict[str, tuple[int, int, int]]:
    """Return what tells a file that was written anew from one that was left alone, for each file of a folder."""
    found = {}
    for path in output.rglob("*"):
        if path.is_file():
            stat = path.stat()
            found[str(path)] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return found
