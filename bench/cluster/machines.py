"""A scheduler and workers of Dask on this machine."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.contestant import ROOT
from bench.measure import tree

_DASK = str(Path(sys.executable).with_name("dask"))
_TICKS = os.sysconf("SC_CLK_TCK")


class Machines:
    """A scheduler with its workers, each of one thread."""

    def __init__(self, folder: Path, workers: int) -> None:
        """Take a new folder for what they write, and how many workers there are."""
        folder.mkdir()
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._start("scheduler", *options, says=r"Scheduler at:\s+(tcp://\S+)")
        own = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
        for _ in range(workers):
            self._start("worker", self.address, *own, says=r"(Registered) to")

    def cpu(self) -> float:
        """Return how many seconds of CPU all of them have taken so far, with their helpers."""
        return sum(_cpu(pid) for process in self._processes for pid in tree(process.pid))

    def _start(self, *arguments: str, says: str) -> str:
        log = self._folder / f"dask-{len(self._processes)}.txt"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with log.open("wb") as out:
            self._processes.append(subprocess.Popen([_DASK, *arguments], env=environment, stdout=out, stderr=out))
        for _ in range(600):
            found = re.search(says, log.read_text(encoding="utf-8"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise SystemExit(log.read_text(encoding="utf-8"))

    def end(self) -> None:
        """End all processes."""
        for process in self._processes:
            process.kill()
            process.wait()


@contextlib.contextmanager
def machines(folder: Path, workers: int) -> Iterator[Machines]:
    """Have a scheduler with workers, and end them."""
    made = Machines(folder, workers)
    try:
        yield made
    finally:
        made.end()


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS  # its own, and of children that ended
