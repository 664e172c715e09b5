"""Measures the search beside Pagefind: `python -m bench.search --articles 10000`.

For work on the ranking: `python -m bench.search --articles 1000 --only dancam --measures ranks --failures`.
"""

from __future__ import annotations

import argparse
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bench import browser
from bench.contestant import ROOT, Dancam
from bench.search import building, corpus, places, ranks, report
from bench.search.asking import OURS, PAGEFIND, Engine, asking
from bench.search.building import index_with_pagefind
from bench.search.places import Place
from bench.search.questions import Question, questions
from bench.search.report import Findings
from bench.search.server import TELEPHONE

MEASURES = ("ranks", "bytes", "time", "build")
_PROGRAM = ROOT / ".venv/node/pagefind/node_modules/@pagefind/linux-x64/bin/pagefind_extended"
_TIMED = 30  # questions of which the time is taken


def main() -> int:
    """Measure what the command line asks for; the exit status says whether all that was measured is reached."""
    given = _arguments().parse_args()
    wanted = given.measures.split(",")
    if set(wanted) - set(MEASURES):
        raise SystemExit(f"no such measure: {', '.join(sorted(set(wanted) - set(MEASURES)))}")
    engines = [each for each in (OURS, PAGEFIND) if given.only in (None, each.name)]
    if PAGEFIND in engines and not given.pagefind.exists():
        raise SystemExit(f"no Pagefind at {given.pagefind}: `make .venv/.pagefind` installs it")
    if not browser.browser_path():
        raise SystemExit("no Chromium here; tools/programs.sh chromium installs one")
    found = Findings()
    place = places.written(given.folder.resolve(), given.articles)
    _tell(str(corpus.calibration(corpus.articles(min(given.articles, 450)))))
    if {"ranks", "bytes", "time"} & {*wanted}:
        place.build()
        asked = questions(given.articles, given.questions)
        for engine in engines:
            _ask(found, engine, place, asked, wanted, given.pagefind)
    if "build" in wanted:
        program = given.pagefind if PAGEFIND in engines else None
        with tempfile.TemporaryDirectory(prefix="build-", dir=given.folder) as raw:
            found.built = building.measure(place, Path(raw).resolve(), program, given.runs, _tell)
    print(_report(found, given.articles))
    if given.failures:
        _print_failures(found, given.articles)
    return 1 if given.strict and any(each.reached is False for each in report.figures(found)) else 0


def _ask(
    found: Findings, engine: Engine, place: Place, asked: Sequence[Question], wanted: Sequence[str], program: Path
) -> None:
    """Ask a search all questions, and some of them by a slow line."""
    index = place.folder.with_name(f"{place.folder.name}-pagefind")
    if engine is PAGEFIND:
        shutil.rmtree(index, ignore_errors=True)
        index_with_pagefind(program, place.public, index)
    with asking(engine, place.public, index) as asker:
        if "bytes" in wanted:
            found.counted = True
            found.answers[engine.name] = list(asker.cold(asked))
        elif "ranks" in wanted:
            found.answers[engine.name] = list(asker.warm(asked))
        if "time" in wanted:
            some = asked[:: max(1, len(asked) // _TIMED)]
            found.slow[engine.name] = list(asker.cold(some, TELEPHONE))
    for each in dict.fromkeys(asker.complaints):
        _tell(f"{engine.name}: {each}")
    _tell(f"{engine.name} has answered")


def _report(found: Findings, count: int) -> str:
    """Return all tables."""
    date = datetime.now().astimezone()
    lines = [f"{date:%Y-%m-%d}, {platform.system()} {platform.release()}, Python {platform.python_version()}, "]
    lines[0] += f"dancam {Dancam().version()}, Pagefind 1.6.0; {count} articles."
    lines += ["", f"`python -m bench.search {shlex.join(sys.argv[1:])}`", "", report.figures_table(found)]
    if found.answers:
        lines += ["", report.ranks_table(found)]
    if found.counted:
        lines += ["", report.sent_table(found)]
    return "\n".join(lines)


def _print_failures(found: Findings, count: int) -> None:
    titles = {each.address: each.title for each in corpus.articles(count)}
    for name, answers in found.answers.items():
        print("\n".join(["", f"{name}:", *ranks.failures(answers, titles)]))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", type=int, default=300, help="size of the portal (300)")
    parser.add_argument("--questions", type=int, default=200, help="how many are asked (200)")
    parser.add_argument("--runs", type=int, default=3, help="rounds in which all build in turn (3)")
    parser.add_argument("--only", choices=(OURS.name, PAGEFIND.name), help="measure one of both")
    parser.add_argument("--measures", default=",".join(MEASURES), help=f"which of {', '.join(MEASURES)} (all)")
    parser.add_argument("--failures", action="store_true", help="print questions that were answered badly, and how")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a figure is not reached")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench/search", help="where portals lie")
    parser.add_argument("--pagefind", type=Path, default=_PROGRAM, help="the program (the one that make installs)")
    return parser


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
