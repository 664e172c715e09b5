"""Measures dancam side by side with Hugo, Eleventy and Pelican, on one portal: `python -m bench --articles 10000`."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bench import browser, growth, portal
from bench.contestant import ROOT, Contestant, Dancam
from bench.figures import Findings, figures, figures_table, measures_table
from bench.install import install
from bench.outcome import Expectation
from bench.peers import Eleventy, Hugo, Pelican, node_version
from bench.race import SCENARIOS, Entry, Race

NAMES = ("dancam", "hugo", "eleventy", "pelican")
_EVERYWHERE = {"dancam", "hugo"}
EXTRAS = ("growth", "serve")
SMALLEST = 1000


def main() -> int:
    """Measure what the command line asks for; the exit status says whether all that was measured is reached."""
    given = _arguments().parse_args()
    wanted = given.scenarios.split(",") if given.scenarios else _usual(given.articles)
    unknown = set(wanted) - {*SCENARIOS, *EXTRAS}
    if unknown:
        raise SystemExit(f"no such scenario: {', '.join(sorted(unknown))}")
    contestants = _contestants(given.contestants.split(","), given.folder)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=given.folder) as raw:
        folder = Path(raw)
        found = Findings(given.articles, {})
        race = _race(folder, contestants, given.articles, everybody=given.all)
        rounds = [each for each in SCENARIOS if each in wanted]
        race.run(rounds, given.runs, _tell)
        found.results = race.results
        ours = next((each.folder for each in race.entries if isinstance(each.contestant, Dancam)), None)
        if "serve" in wanted and ours:
            found.serve = browser.serve(ours, race.samples[0])
            _tell(f"serve: {found.serve}")
        if "growth" in wanted:
            for size in sorted({SMALLEST, given.articles, *given.large}):
                found.growth.append(growth.publish(folder / f"growth-{size}", size, growth.CYCLE, _tell))
                shutil.rmtree(folder / f"growth-{size}")
    print(f"\n{_report(found, contestants, given.runs, markdown=given.markdown)}")
    return 1 if any(each.reached is False for each in figures(found)) and given.strict else 0


def _usual(count: int) -> list[str]:
    """Return the scenarios that make sense in a portal of a size, with what is here."""
    real = count >= SMALLEST  # in a smaller one most lists have but one page
    if real and not browser.browser_path():
        _tell("no Chromium here, so `serve` is not measured; tools/programs.sh chromium installs one")
    return [*SCENARIOS, *(["growth"] if real else []), *(["serve"] if real and browser.browser_path() else [])]


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", type=int, default=300, help="size of the portal (300)")
    parser.add_argument("--runs", type=int, default=3, help="rounds in which all build in turn (3)")
    parser.add_argument("--contestants", default=",".join(NAMES), help="who takes part (all)")
    parser.add_argument(
        "--scenarios",
        default="",
        help=f"which of {', '.join((*SCENARIOS, *EXTRAS))} (those that fit the size)",
        metavar="NAMES",
    )
    parser.add_argument("--all", action="store_true", help="let Eleventy and Pelican take part in every scenario")
    parser.add_argument("--large", type=int, nargs="*", default=[], help="publish in portals of these sizes as well")
    parser.add_argument("--markdown", action="store_true", help="print versions, date and command as well")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a figure is not reached")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="where the peers and the portals lie")
    return parser


def _contestants(names: Sequence[str], folder: Path) -> list[Contestant]:
    unknown = set(names) - set(NAMES)
    if unknown:
        raise SystemExit(f"no such contestant: {', '.join(sorted(unknown))}")
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Contestant] = []
    if "dancam" in names:
        found.append(Dancam())
    if set(names) - {"dancam"}:
        tools = install((folder / "tools").resolve())
        peers = [Hugo(tools), Eleventy(tools), Pelican(tools)]
        found += [each for each in peers if each.name in names and (each.name != "eleventy" or node_version())]
    return found


def _race(folder: Path, contestants: Sequence[Contestant], count: int, *, everybody: bool) -> Race:
    """Write the portals, every contestant its own from the same articles."""
    entries = [Entry(each, folder / each.name, everybody or each.name in _EVERYWHERE) for each in contestants]
    for entry in entries:
        entry.contestant.prepare(entry.folder)
    expected = Expectation(())
    samples = []
    for article in portal.articles(count):
        expected.add(article)
        for entry in entries:
            entry.contestant.write_article(entry.folder, article)
        if article.number in {count // 2, 0, count - 1, count // 3}:
            samples.append(article)
    samples.sort(key=lambda article: article.number != count // 2)
    return Race(entries, expected, samples)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _report(found: Findings, contestants: Sequence[Contestant], runs: int, *, markdown: bool) -> str:
    lines = []
    if markdown:
        versions = ", ".join(f"{each.name} {each.version()}" for each in contestants)
        node = f", Node.js {node_version()}" if any(isinstance(each, Eleventy) for each in contestants) else ""
        machine = f"{os.cpu_count()} processors, {platform.system()} {platform.release()}"
        python = f"Python {platform.python_version()}{node}"
        lines = [f"{datetime.now().astimezone():%Y-%m-%d}, {machine}, {python}: {versions}.", ""]
        lines += [f"`python -m bench {shlex.join(sys.argv[1:])}`", ""]
    lines += [f"{found.articles} articles, medians of {runs} rounds:", "", measures_table(found), ""]
    lines += [figures_table(found)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
