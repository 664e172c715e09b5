"""Measures the way from a commit to the live page, step by step: `python -m bench.whole_way --articles 10000`.

Each step is a shell command, on a fresh clone of a bare repository, with the caches that CI would restore: a portal as
`dancam init` makes it, dancam installed from its package. The host is an sshd on loopback with rsync, where there is
one, else a folder.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench import corpus, portal
from bench.contestant import ROOT
from bench.figures import table
from bench.growth import like_article
from demo.hosts import SSHD, sshd

ASKED = 5.0
"""Seconds for all steps together, in a portal of 10,000 articles."""
_ENVIRONMENT, _STATE = ".venv", ".dancam/ledger.db .dancam/templates public"
_HISTORY = 50
_SEEN = 20


@dataclass(slots=True)
class Way:
    """A portal in a bare repository, the caches of its CI, and the host to which it goes."""

    folder: Path
    target: str
    live: Path
    url: str
    env: dict[str, str]
    whole: bool = False
    """Whether the cache has all of the output, as where Pages is handed all of it; else it has what was built last, and
    git says what changed."""
    runs: int = 0
    """How many runs there were."""
    seconds: dict[str, list[float]] = field(default_factory=dict)
    """How long each step took in each round."""
    work_done: dict[str, list[float]] = field(default_factory=dict)
    """Seconds of processor time that each step took, on this side of the wire: what a busy machine does not change."""
    transferred: list[tuple[int, int]] = field(default_factory=list)
    """Files and bytes that each round sent."""

    @property
    def work(self) -> Path:
        """The workspace of a run: another one each time, as the machine of a run is a fresh one."""
        return self.folder / f"work-{self.runs}"

    def step(self, name: str, command: str) -> str:
        """Run one step in the workspace, note how long it took, and return what it printed."""
        started, cpu = time.perf_counter(), _processor_time()
        printed = self.shell(command)
        self.seconds.setdefault(name, []).append(time.perf_counter() - started)
        self.work_done.setdefault(name, []).append(_processor_time() - cpu)
        return printed

    def shell(self, command: str, folder: Path | None = None) -> str:
        """Run a command, in the workspace if no other folder is given, and return what it printed."""
        where, env = folder or self.work, {**os.environ, **self.env}
        done = subprocess.run(["/bin/bash", "-e", "-c", command], cwd=where, env=env, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{command}\n{done.stdout}{done.stderr}")
        return done.stdout

    def checkout(self) -> str:
        """Return the command that brings the sources, with some history."""
        return f"git -c checkout.workers=0 clone -q --depth {_HISTORY} file://{self.folder}/cong.git ."

    def build(self) -> str:
        """Return the command that builds, at the moment for which the articles are made."""
        build = f"date > begun; .venv/bin/dancam build --json --now {portal.NOW.isoformat()}"
        forget = "find public -type f ! -newer begun ! -name .dancam-output -delete"
        return build if self.whole else f"{build} --since && {forget}"

    def clone(self) -> None:
        """Make the workspace of the next run."""
        self.runs += 1
        self.work.mkdir()
        os.sync()  # a fresh machine has nothing left to write

    def keep(self, name: str, paths: str) -> None:
        """Put paths of the workspace into the cache."""
        self.shell(f"tar -cf {self.folder}/{name}.tar {paths}")


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def begin(way: Way, count: int) -> None:
    """Make the portal, its repository and its caches, as a first run of CI leaves them."""
    desk, python = way.folder / "desk", sys.executable
    packages = way.folder / "packages"
    way.shell(f"{python} -P -m build --wheel --no-isolation --outdir {packages} {ROOT} > /dev/null", way.folder)
    (wheel,) = packages.glob("*.whl")
    way.shell(f"{python} {ROOT}/build.py init desk --wheel {wheel} > /dev/null", way.folder)
    shutil.rmtree(desk / "content")
    corpus.write(desk, portal.articles(count))
    way.shell(f"git init -q --bare -b main {way.folder}/cong.git && git init -q -b main", desk)
    way.shell(f"git remote add origin {way.folder}/cong.git", desk)
    commit(way, "A portal")
    way.clone()
    way.shell(way.checkout())
    install = f"{python} -m pip --python .venv/bin/python install --quiet --require-hashes -r requirements.txt"
    way.step("(set-up without a cache)", f"{python} -m venv --without-pip .venv && {install}")
    way.step("(first build)", way.build())
    way.step("(first deploy)", f".venv/bin/dancam deploy {way.target}")
    way.keep("environment", _ENVIRONMENT)
    if not way.whole:  # as after the next build
        way.shell("find public -type f ! -name .dancam-output -delete")
    way.keep("state", _STATE)


def commit(way: Way, why: str) -> None:
    """Commit what lies on the desk, and push it."""
    names = "-c user.name=Bench -c user.email=bench@example.com"
    way.shell(f"git add . && git {names} commit -q -m '{why}' && git push -q origin main", way.folder / "desk")


def publish(way: Way, count: int, number: int) -> None:
    """Commit an article, and go the whole way with it."""
    article = like_article(count, number)
    corpus.write_article(way.folder / "desk", article)
    commit(way, "An article")
    way.clone()
    way.step("clone", way.checkout())
    way.step("set-up: the environment from the cache", f"tar -xf {way.folder}/environment.tar")
    way.step("restore: what the last build left, from the cache", f"tar -xf {way.folder}/state.tar")
    way.step("build", way.build())
    sent = json.loads(way.step("deploy", f".venv/bin/dancam deploy {way.target} --json"))
    look = f".venv/bin/dancam verify --url {way.url} --sample {_SEEN} --rate 1000"
    way.step(f"verify: the live site, {_SEEN} addresses and those that all come by", look)
    way.transferred.append((len(sent["new"]) + len(sent["changed"]), sent["bytes"]))
    name = f"{article.topic.key}/{article.slug}.html"
    assert (way.live / name).read_bytes() == (way.work / "public" / name).read_bytes()
    way.keep("state", _STATE)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, and yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def report(way: Way, count: int, host: str) -> str:
    """Return the table."""
    rows = [("step", "seconds, median", "least", "most", "of processor time")]
    for name, taken in way.seconds.items():
        if name.startswith("("):
            continue
        rows.append((name, *_spread(taken), f"{statistics.median(way.work_done[name]):.2f}"))
    rounds, work = _rounds(way.seconds), _rounds(way.work_done)
    rows.append(("all", *_spread(rounds), f"{statistics.median(work):.2f}"))
    files, size = (max(each[number] for each in way.transferred) for number in (0, 1))
    once = "; ".join(f"{name.strip('()')} {taken[0]:.2f} s" for name, taken in way.seconds.items() if name[0] == "(")
    reached = "yes" if statistics.median(rounds) <= ASKED else "NO"
    return "\n".join(
        [
            table(rows),
            "",
            f"{count} articles, {len(rounds)} rounds of one article, {host}; at most {files} files, {size} bytes sent.",
            f"Once: {once}.",
            f"Asked: at most {ASKED:.0f} s in all at 10,000 articles; here, at {count}: {reached}.",
            f"{platform.platform()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.",
        ]
    )


def _rounds(steps: Mapping[str, list[float]]) -> list[float]:
    """Return the sum of all steps of each round."""
    return [sum(taken) for taken in zip(*(each for name, each in steps.items() if name[0] != "("), strict=True)]


def _spread(taken: list[float]) -> tuple[str, str, str]:
    """Return median, least and most."""
    return f"{statistics.median(taken):.2f}", f"{min(taken):.2f}", f"{max(taken):.2f}"


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.whole_way", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", type=int, default=500, help="size of the portal (500)")
    parser.add_argument("--runs", type=int, default=3, help="articles that are published, one after the other (3)")
    parser.add_argument("--whole", action="store_true", help="restore all of the output, as where Pages gets it")
    given = parser.parse_args()
    by_ssh = SSHD is not None and shutil.which("rsync") is not None
    with tempfile.TemporaryDirectory(prefix="whole-way-") as raw, contextlib.ExitStack() as stack:
        folder = Path(raw)
        live = folder / "live"
        live.mkdir()
        target, env = f"folder:{live}", {}
        if by_ssh:
            host = stack.enter_context(sshd(folder / "host"))
            target, env = host.address("rsync", live), {"DANCAM_SSH_COMMAND": host.command}
        way = Way(folder, target, live, stack.enter_context(served(live)), env, given.whole)
        begin(way, given.articles)
        for number in range(given.runs):
            publish(way, given.articles, number)
        print(report(way, given.articles, "rsync to an sshd on loopback" if by_ssh else "a folder"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
