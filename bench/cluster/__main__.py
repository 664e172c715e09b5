"""Measures `dancam build --cluster`, and from which size it pays: `python -m bench.cluster --articles 500,2000`."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

from bench import portal
from bench.cluster.machines import Machines, machines
from bench.cluster.parts import Dask, Parts, dask, parts
from bench.contestant import ROOT
from bench.measure import Measure, run
from bench.search import places

_CORES = (2, 4, 8, 16, 32, 64)
_OWN = (1, 2, 4, 8)
# Bytes a second to and from the scheduler: a gigabit.
_LINE = 125e6


def main() -> int:
    """Measure what the command line asks for, and print it."""
    parser = argparse.ArgumentParser(prog="python -m bench.cluster", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", default="500", help="sizes of portals, with commas between them (500)")
    parser.add_argument(
        "--runs", type=int, default=3, help="rounds in which all build in turn; 0 for the parts only (3)"
    )
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench/search", help="where portals lie")
    given = parser.parse_args()
    date = datetime.now().astimezone()
    print(f"{date:%Y-%m-%d}, {os.cpu_count()} processors, {platform.system()} {platform.release()}, ", end="")
    print(f"Python {platform.python_version()}; `python -m bench.cluster {shlex.join(sys.argv[1:])}`")
    for count in map(int, given.articles.split(",")):
        place = places.written(given.folder.resolve(), count)
        with tempfile.TemporaryDirectory(prefix="cluster-", dir=given.folder) as raw:
            folder = Path(raw).resolve()
            shutil.copytree(place.folder, folder / "site", ignore=shutil.ignore_patterns("public", ".dancam"))
            with machines(folder / "one", 1) as one, machines(folder / "two", 2) as two:
                rows = _builds(folder, one, two, given.runs) if given.runs else {}
                print("", f"## {count} articles", "", _table(rows), sep="\n", flush=True)
                costs, overhead = parts(folder / "site", count), dask(one.address)
                print("", _parts_table(costs, overhead), "", _reckoned(costs, overhead), sep="\n", flush=True)
    return 0


def _builds(folder: Path, one: Machines, two: Machines, rounds: int) -> dict[str, list[Measure]]:
    """Build in turn in each way, after one round that does not count, and return all measures of each way."""
    ways: dict[str, Callable[[], Measure]] = {
        "one process": lambda: _build(folder, "--jobs", "1"),
        "two processes": lambda: _build(folder, "--jobs", "2"),
        "a cluster of one worker": lambda: _with_workers(folder, one),
        "a cluster of two workers": lambda: _with_workers(folder, two),
    }
    found: dict[str, list[Measure]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, build in ways.items():
            measure = build()
            if number:
                found[name].append(measure)
    return found


def _build(folder: Path, *options: str) -> Measure:
    site = folder / "site"
    for name in ("public", ".dancam"):
        shutil.rmtree(site / name, ignore_errors=True)
    command = ["build", "--site", str(site), "--now", portal.NOW.isoformat(), "--json", *options]
    return run([sys.executable, str(ROOT / "build.py"), *command], folder)


def _with_workers(folder: Path, cluster: Machines) -> Measure:
    before = cluster.cpu()
    made = _build(folder, "--cluster", cluster.address)
    return Measure(made.wall, made.cpu + cluster.cpu() - before, made.peak, made.output)


def _table(rows: dict[str, list[Measure]]) -> str:
    """Return what all builds took: medians, and the span of the rounds."""
    lines = ["| cold build by | wall | from … to | beside one process | CPU of all processes |", "|---" * 5 + "|"]
    for name, measures in rows.items():
        walls = [each.wall for each in measures]
        cpu = median(each.cpu for each in measures)
        ratio = median(each.wall / base.wall for each, base in zip(measures, rows["one process"], strict=True))
        span = f"{min(walls):.2f} … {max(walls):.2f} s"
        lines.append(f"| {name} | {median(walls):.2f} s | {span} | {ratio:.2f} × | {cpu:.2f} s |")
    return "\n".join(lines)


def _parts_table(costs: Parts, overhead: Dask) -> str:
    def each(seconds: float) -> str:
        return f"{seconds / costs.outputs * 1e6:.0f} µs | {seconds / costs.tasks * 1e3:.1f} ms"

    rows = [
        ("rendered here", each(costs.here)),
        ("packed", each(costs.packed)),
        ("done by a worker", each(costs.performed)),
        ("unpacked", each(costs.unpacked)),
        ("handled by Dask's client", each(overhead.task * costs.tasks)),
        ("bytes sent", f"{costs.sent / costs.outputs:.0f} | {costs.sent // costs.tasks:,}"),
        ("bytes returned", f"{costs.returned / costs.outputs:.0f} | {costs.returned // costs.tasks:,}"),
    ]
    lines = [
        "| CPU of one process | an output | a task |",
        "|---|---|---|",
        *(f"| {name} | {text} |" for name, text in rows),
    ]
    told = f"{costs.outputs} outputs travel in {costs.tasks} tasks; each worker is given {costs.shared:,} bytes once. "
    told += (
        f"To import Dask takes {overhead.imported:.2f} s of CPU, to start a helper {overhead.helper:.2f} s, from one "
    )
    told += f"task of no work to the next {overhead.turn * 1e3:.1f} ms with one worker, "
    return "\n".join([*lines, "", f"{told}to begin and end each of two jobs {overhead.job:.2f} s."])


def _reckoned(costs: Parts, overhead: Dask) -> str:
    """Return from how many articles a cluster pays, by its cores and those of the machine that builds."""
    lines = ["| cores of the cluster | " + " | ".join(f"beside {own}" for own in _OWN) + " |", "|---" * 5 + "|"]
    for cores in _CORES:
        cells = [_from_how_many(costs, overhead, own, cores) for own in _OWN]
        lines.append(f"| {cores} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _from_how_many(costs: Parts, overhead: Dask, own: int, cores: int) -> str:
    """Return the number of articles from which it pays, and how many times faster rendering is at best."""
    serial = costs.unpacked + overhead.task * costs.tasks
    here = costs.here / own
    line = (costs.sent + costs.returned) / _LINE
    there = max(serial, (costs.packed + serial) / own, costs.performed / cores, line)
    if there >= here:
        return "never"
    articles = overhead.fixed / ((here - there) / costs.articles)
    return f"{articles:,.0f} ({here / there:.1f} ×)"


if __name__ == "__main__":
    sys.exit(main())
