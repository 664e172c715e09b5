"""Measures the search beside Pagefind: `python -m bench.search --articles 10000`.

For work on the ranking: `python -m bench.search --articles 1000 --only dancam --measures ranks --failures`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import browser
from bench.contestant import ROOT
from bench.figures import table
from bench.search import corpus, places, ranks
from bench.search.asking import OURS, PAGEFIND, asking
from bench.search.questions import questions

MEASURES = ("ranks", "bytes", "time", "build")


def main() -> int:
    """Measure what the command line asks for."""
    given = _arguments().parse_args()
    wanted = given.measures.split(",")
    if set(wanted) - set(MEASURES):
        raise SystemExit(f"no such measure: {', '.join(sorted(set(wanted) - set(MEASURES)))}")
    if not browser.browser_path():
        raise SystemExit("no Chromium here; tools/programs.sh chromium installs one")
    place = places.written(given.folder, given.articles)
    _tell(str(corpus.calibration(corpus.articles(min(given.articles, 450)))))
    place.build()
    asked = questions(given.articles, given.questions)
    answers = {}
    with asking(OURS, place.public, place.public) as ours:
        answers[OURS.name] = list(ours.warm(asked))
    print(table(list(ranks.rows(answers))))
    if given.failures:
        titles = {each.address: each.title for each in corpus.articles(given.articles)}
        for name, each in answers.items():
            print(f"\n{name}:")
            print("\n".join(ranks.failures(each, titles)))
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", type=int, default=300, help="size of the portal (300)")
    parser.add_argument("--questions", type=int, default=200, help="how many are asked (200)")
    parser.add_argument("--only", choices=(OURS.name, PAGEFIND.name), help="ask one of both")
    parser.add_argument("--measures", default=",".join(MEASURES), help=f"which of {', '.join(MEASURES)} (all)")
    parser.add_argument("--failures", action="store_true", help="print questions that were answered badly, and how")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench/search", help="where portals lie")
    return parser


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
