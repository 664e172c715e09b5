"""Lets the contestants build the same portal in turn, in one situation after the other."""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bench import portal
from bench.contestant import Contestant, Dancam
from bench.measure import Measure, run
from bench.outcome import Expectation
from bench.portal import Article

SCENARIOS = {
    "cold": "cold build, empty cache",
    "memory": "cold build again, memory watched",
    "unchanged": "nothing changed",
    "edited": "one body edited",
    "published": "one new article published",
    "template": "template of all pages changed",
    "fresh-edited": "fresh checkout, one body edited",
    "fresh-published": "fresh checkout, one article published",
}
FLOOR = "cp -r"
_FROM_NOTHING = {"cold", "memory"}
# How long a file must lie still before dancam believes its times; a build that follows at once reads it again.
_SETTLING = 2.2

Results = dict[str, dict[str, list[Measure]]]
"""What each contestant took in each scenario, in the order of the rounds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant and its portal."""

    contestant: Contestant
    folder: Path
    everywhere: bool
    """Whether it takes part in all scenarios, or only in cold builds and in publishing."""

    def takes_part(self, scenario: str) -> bool:
        """Whether it takes part in a scenario."""
        return self.everywhere or scenario in {*_FROM_NOTHING, "published"}

    def build(self, folder: Path, *, memory: bool = False) -> Measure:
        """Build the portal in a folder."""
        contestant = self.contestant
        return run(contestant.command(folder), folder, contestant.environment(), memory=memory)

    def settle(self) -> None:
        """Have dancam's ledger as a build some time ago has left it; the peers remember nothing."""
        if isinstance(self.contestant, Dancam):
            time.sleep(_SETTLING)
            self.build(self.folder)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to all portals before they are built."""

    mark: str = ""
    """A text that all sampled pages have afterwards; empty where nothing is written into them."""
    edited: Article | None = None
    """An article at whose end the mark is written; the base template gets it where there is none."""
    article: Article | None = None
    """A new article."""

    def make(self, contestant: Contestant, folder: Path) -> None:
        """Change a portal."""
        if self.article:
            contestant.write_article(folder, self.article)
        elif self.edited:
            with contestant.source(folder, self.edited).open("a", encoding="utf-8") as file:
                file.write(f"\n{self.mark}\n")
        elif self.mark:
            template = folder / contestant.base_template
            text = template.read_text(encoding="utf-8")
            template.write_text(text.replace("</body>", f"<p>{self.mark}</p>\n</body>"), encoding="utf-8")


@dataclass(slots=True)
class Race:
    """The contestants with their portals, and how these should look."""

    entries: list[Entry]
    expected: Expectation
    samples: list[Article]
    """Articles whose pages are read after each build; the first is the one that is edited."""
    changes: int = 0
    published: int = 0
    results: Results = field(default_factory=dict)

    def run(self, scenarios: Sequence[str], rounds: int, report: Callable[[str], None]) -> None:
        """Let everybody build in each scenario, round by round, each round with another one in front."""
        for number in range(rounds):
            first = number % len(self.entries)
            order = self.entries[first:] + self.entries[:first]
            for scenario in scenarios:
                change = self._change(scenario)
                took = [self._turn(scenario, entry, change) for entry in order]
                if scenario == "cold":
                    self._floor()
                report(f"round {number + 1}, {scenario}: {', '.join(filter(None, took))}")

    def _change(self, scenario: str) -> Change:
        self.changes += 1
        mark = f"Đoạn thêm lần thứ {self.changes}."
        if scenario.endswith("edited"):
            return Change(mark, edited=self.samples[0])
        if scenario.endswith("published"):
            article = new_article(self.expected.count, self.published)
            self.published += 1
            self.expected.add(article)
            return Change(article=article)
        return Change(mark) if scenario == "template" else Change()

    def _turn(self, scenario: str, entry: Entry, change: Change) -> str:
        """Let one contestant build, check it, and return what to tell. Whoever sits out has the change as well."""
        contestant, folder = entry.contestant, entry.folder
        takes_part = entry.takes_part(scenario)
        if scenario in _FROM_NOTHING:
            contestant.forget(folder, self._put_away)
        elif takes_part:
            entry.settle()
        if takes_part and scenario.startswith("fresh"):
            folder = _checkout(contestant, entry.folder)
            change.make(contestant, folder)
        change.make(contestant, entry.folder)
        if not takes_part:
            return ""
        measure = entry.build(folder, memory=scenario == "memory")
        samples = [change.article, *self.samples] if change.article else self.samples
        self.expected.check(contestant.output(folder), samples[: 1 if change.edited else None], change.mark)
        if folder != entry.folder:
            self._put_away(folder)
        self.results.setdefault(scenario, {}).setdefault(contestant.name, []).append(measure)
        return f"{contestant.name} {measure.wall:.2f} s"

    def _put_away(self, path: Path) -> None:
        """Move what is not needed any more out of the way; it is deleted with all the rest, when all is measured.

        For a minute after thousands of files were deleted, ext4 takes ten times as long to make new ones: that would
        then be what is measured.
        """
        away = self.entries[0].folder.with_name("away")
        away.mkdir(exist_ok=True)
        path.rename(away / str(len(list(away.iterdir()))))

    def _floor(self) -> None:
        """Measure what copying alone takes: reading the sources once and writing dancam's outputs once."""
        entry = next((each for each in self.entries if isinstance(each.contestant, Dancam)), None)
        if entry is None:
            return
        target = entry.folder.with_name("copied")
        target.mkdir()
        sources = f"cp -r '{entry.folder}/content' '{entry.folder}/static' '{target}'"
        outputs = f"cp -r '{entry.contestant.output(entry.folder)}' '{target}'"
        measure = run(["sh", "-c", f"{sources} && {outputs}"], target)
        self._put_away(target)
        self.results.setdefault("cold", {}).setdefault(FLOOR, []).append(measure)


def new_article(count: int, published: int) -> Article:
    """Return an article that is newer than the portal's `count`; `published` were so before."""
    return portal.write_article(count, portal.LAST + timedelta(minutes=10 * (published + 1)), deque())


def _checkout(contestant: Contestant, folder: Path) -> Path:
    """Return a copy as CI makes it: all sources are new files, what builds have left behind comes from a cache."""
    target = folder.with_name(f"{folder.name}-fresh")
    ignore = shutil.ignore_patterns("node_modules", *contestant.state)
    shutil.copytree(folder, target, copy_function=shutil.copyfile, ignore=ignore)
    for name in contestant.state:
        if (folder / name).exists():
            shutil.copytree(folder / name, target / name)
    if (folder / "node_modules").exists():
        (target / "node_modules").symlink_to((folder / "node_modules").resolve())
    return target
