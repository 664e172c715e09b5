"""A cluster on this machine: the programs of Dask as people start them, each worker in a folder of its own.

No process of it may open a file of the portals: a shared disk would be noticed, and is told in `opened`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
_DASK = str(Path(sys.executable).with_name("dask"))

# What runs at the start of each process of a worker: its role is in the environment.
_AT_START = """
import os, sys

forbidden, report, role = (os.environ[f"CLUSTER_{name}"] for name in ("FORBIDDEN", "REPORT", "ROLE"))

def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir"):
        path = str(arguments[0]) if arguments else ""
        if path.startswith(forbidden):
            with open(report, "a") as file:
                file.write(f"{event} {path}\\n")
            raise PermissionError(path)

sys.addaudithook(watch)

if role == "other":
    import dancam
    dancam.__version__ = "0.0.1"
    import dancam.system.program as program
    program.program_digest = lambda: "other"
elif role == "sleeper":
    import pathlib, time
    import dancam.system.helper as helper
    serve, sleeping = helper.serve, pathlib.Path(report + ".asleep")
    def watched(answer):
        def sleepy(question):
            if b"render" in question[:64]:
                sleeping.touch()
                while sleeping.exists():
                    time.sleep(0.05)
            return answer(question)
        return sleepy
    helper.serve = lambda greeting, answer, seconds: serve(greeting, watched(answer), seconds)
"""


class Cluster:
    """A scheduler and its workers; ends with the block of `with`."""

    def __init__(self, folder: Path, forbidden: Path) -> None:
        """Take a folder for what the processes write, and one in which they may open nothing."""
        self.folder = folder
        self._report = folder / "opened.txt"
        self._environment = {
            **os.environ,
            "CLUSTER_FORBIDDEN": str(forbidden),
            "CLUSTER_REPORT": str(self._report),
        }
        self._processes: list[subprocess.Popen[bytes]] = []
        (folder / "start").mkdir(parents=True)
        (folder / "start/sitecustomize.py").write_text(_AT_START, encoding="utf-8")
        log = self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._said(log, r"Scheduler at:\s+(tcp://\S+)")

    def workers(self, *roles: str) -> list[tuple[str, subprocess.Popen[bytes]]]:
        """Start workers, and return the address and process of each.

        Args:
            roles: Of each: empty for one as any; `other` for one of another version; `bare` for one without dancam;
                `sleeper` for one that falls asleep over what it is to render (see `is_asleep` and `wake`).
        """
        options = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1", "--local-directory", ".")
        started = []
        for role in roles:
            paths = [str(self.folder / "start"), str(ROOT)] if role != "bare" else []
            self._environment |= {"CLUSTER_ROLE": role, "PYTHONPATH": os.pathsep.join(paths)}
            log = self._start(f"worker{len(self._processes)}", "worker", self.address, *options)
            started.append((log, self._processes[-1]))
        for log, _ in started:
            self._said(log, r"(Registered) to")
        return [(self._said(log, r"Start worker at:\s+(tcp://\S+)"), process) for log, process in started]

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        """The process of the scheduler."""
        return self._processes[0]

    def is_asleep(self) -> bool:
        """Whether a sleeper sleeps."""
        return Path(f"{self._report}.asleep").exists()

    def wake(self) -> None:
        """Wake the sleeper."""
        Path(f"{self._report}.asleep").unlink()

    def opened(self) -> str:
        """Return which forbidden files were opened."""
        return self._report.read_text() if self._report.exists() else ""

    def _start(self, name: str, *arguments: str) -> Path:
        (self.folder / name).mkdir()
        log = self.folder / name / "log.txt"
        with log.open("wb") as file:
            self._processes.append(
                subprocess.Popen(
                    [_DASK, *arguments], cwd=self.folder / name, env=self._environment, stdout=file, stderr=file
                )
            )
        return log

    def _said(self, log: Path, pattern: str) -> str:
        """Wait until a process has said something in its log, and return it."""
        wait_until(lambda: re.search(pattern, log.read_text()) is not None)
        found = re.search(pattern, log.read_text())
        assert found
        return found[1]

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    for _ in range(2400):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError
