"""Runs a command and measures it with all its child processes: wall time, CPU time, peak memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took."""

    wall: float
    """Seconds from the start to the end."""
    cpu: float
    """Seconds of CPU, user and system, of the command and all its children."""
    peak: int
    """Bytes that all its processes together held at most; 0 where nobody looked."""
    output: str
    """What it printed."""


class Failed(Exception):  # noqa: N818 - it says what happened
    """A command ended with another status than 0."""


def run(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None, *, memory: bool = False) -> Measure:
    """Run a command in a folder and return what it took.

    Memory is only looked at on request: reading the page tables of a large process costs time, and it would cost the
    largest one the most.

    Raises:
        Failed: The command did.
    """
    os.sync()  # what others have written is not this one's work
    log = folder / ".bench-output"
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            list(command), cwd=folder, env={**os.environ, **(env or {})}, stdout=out, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid) if memory else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = watch.stop() if watch else 0
    output = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    if process.returncode:
        raise Failed(f"{' '.join(command)}: {output[-3000:]}")
    return Measure(wall, usage.ru_utime + usage.ru_stime, peak, output)


class _Watch:
    """Adds up the memory of a process and its descendants, some twenty times a second, and keeps the highest sum."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.peak = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(map(proportional_memory, tree(self.pid))))

    def stop(self) -> int:
        self.ended.set()
        self.thread.join()
        return self.peak


def tree(pid: int) -> list[int]:
    """Return a process and all its descendants that live now."""
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        try:
            for task in Path(f"/proc/{current}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:  # it has just ended
            continue
    return found


def proportional_memory(pid: int) -> int:
    """Return the bytes that a process holds: of what it shares with others, its part (PSS). 0 when it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
