"""Compares a live site with its manifest, address by address."""

from __future__ import annotations

import contextlib
import enum
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from dancam.live.addresses import NOT_FOUND, address_of, in_order, is_for_readers, sample
from dancam.live.asking import CONNECTIONS, Answer, NoAnswer, Pace, Server, ToldToWait
from dancam.live.judging import Books, Finding, Kind, judge, judge_nowhere, judge_removed, missing_headers
from dancam.live.log import Log
from dancam.problems import Place, Problem, problem
from dancam.records import Record, digest_of

Progress = Callable[[int, int], None]
RATE = 10
"""Requests a second, unless somebody wants it otherwise."""
# So many addresses in a row without an answer mean that the host cannot be reached.
_SILENT_AT_MOST = 5
# Of a longer answer than the file has, so many bytes are read besides.
_MORE = 262_144
_HOME = "index.html"


class _What(enum.StrEnum):
    FILE = "file"
    REMOVED = "removed"
    NOWHERE = "nowhere"


class _Job(NamedTuple):
    """Something to look at."""

    what: _What
    path: str

    def __str__(self) -> str:
        return f"{self.what} {self.path}"


class Comparison(Record, frozen=True):
    """What is compared with what, and how."""

    books: Books
    """The live site's address and what it should have."""
    state: Path
    """The file that holds what was compared so far."""
    rate: int = RATE
    """Requests a second at most."""
    sample: int = 0
    """How many addresses are looked at by chance, besides those that always are; 0 for all."""


class Verdict(Record, frozen=True):
    """The result of a comparison."""

    compared: int = 0
    """How many addresses were compared, in this run and in those that it went on with."""
    before: int = 0
    """How many of them need not be asked for again, as an earlier run that was cut off found them the same."""
    left: int = 0
    """How many addresses were not looked at, as the comparison was stopped."""
    differences: tuple[Finding, ...] = ()
    """The differences, by path."""
    missing_headers: tuple[str, ...] = ()
    """Security headers that pages lack; no difference, but worth a look."""
    problems: tuple[Problem, ...] = ()
    """Why it was stopped."""

    @property
    def is_same(self) -> bool:
        """Whether everything was compared, and nothing differs."""
        return not self.problems and not self.differences and not self.left


class _Stopped(Exception):  # noqa: N818 - no error of the program
    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.code)
        self.reason = reason


def compare(comparison: Comparison, progress: Progress | None = None, pace: Pace | None = None) -> Verdict:
    """Compare a live site with its manifest.

    What was compared is kept in a file, so that a comparison that was cut off asks only for what is left, and for what
    differed.

    Args:
        comparison: What is compared with what.
        progress: Called with the number of addresses compared so far and the number of all.
        pace: Keeps the pace; one with the clock of this machine if none is given.

    Raises:
        OSError: The file for what was compared cannot be written.
    """
    server = Server(comparison.books.url, pace or Pace(comparison.rate))
    with Log(comparison.state, _key(comparison)) as log, contextlib.closing(server):
        jobs = _jobs(comparison, log.seed)
        # What differed may have been mended since.
        waiting = [job for job in jobs if log.findings.get(str(job), job) is not None]
        silent: dict[str, Finding] = {}
        problems: tuple[Problem, ...] = ()
        try:
            for seen in _seen(comparison.books, server, waiting):
                if seen.finding is not None and seen.finding.kind is Kind.SILENT:
                    silent[str(seen.job)] = seen.finding
                    continue
                log.add(str(seen.job), seen.finding, seen.missing)
                if progress:
                    progress(len(log.findings), len(jobs))
        except _Stopped as stopped:
            problems, silent = (stopped.reason,), {}
        if not problems and not silent:
            log.finish()
        found = {**log.findings, **silent}
        differences = (each for each in found.values() if each is not None)
        return Verdict(
            compared=len(found),
            before=len(jobs) - len(waiting),
            left=len(jobs) - len(found),
            differences=tuple(sorted(differences, key=lambda each: (each.path, each.kind))),
            missing_headers=log.missing,
            problems=problems,
        )


def size_of(comparison: Comparison) -> int:
    """Return how many addresses a comparison looks at."""
    return len(_jobs(comparison, ""))


def _key(comparison: Comparison) -> str:
    books = comparison.books
    return digest_of((books.url, books.manifest, books.earlier, comparison.sample))


def _jobs(comparison: Comparison, seed: str) -> list[_Job]:
    books = comparison.books
    files = books.manifest.files
    paths = in_order(path for path in files if is_for_readers(path, files))
    removed = [path for path in books.earlier.files if path not in files] if books.earlier is not None else []
    removed = [path for path in removed if is_for_readers(path, books.earlier.files if books.earlier else ())]
    if comparison.sample:
        paths = sample(paths, comparison.sample, seed)
        removed = sample(removed, comparison.sample, seed)
    jobs = [*(_Job(_What.FILE, path) for path in paths), *(_Job(_What.REMOVED, path) for path in removed)]
    if NOT_FOUND in files:
        jobs.insert(min(1, len(jobs)), _Job(_What.NOWHERE, ""))
    return jobs


class _Seen(NamedTuple):
    job: _Job
    finding: Finding | None
    missing: tuple[str, ...] = ()


def _seen(books: Books, server: Server, jobs: list[_Job]) -> Iterator[_Seen]:
    """Yield what is found of each job, in any order.

    Raises:
        _Stopped: The server does not answer any more, or wants to be left alone.
    """
    streak = 0
    with ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="ask") as pool:
        futures: list[Future[_Seen]] = [pool.submit(_look, books, server, job) for job in jobs]
        try:
            for future in as_completed(futures):
                seen = _result(future, books.url)
                is_silent = seen.finding is not None and seen.finding.kind is Kind.SILENT
                streak = streak + 1 if is_silent else 0
                if streak >= _SILENT_AT_MOST and seen.finding is not None:
                    silence, detail = seen.finding.silence, seen.finding.detail
                    raise _Stopped(problem("live-silent", Place(books.url), silence=silence, detail=detail))
                yield seen
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[_Seen], url: str) -> _Seen:
    try:
        return future.result()
    except ToldToWait as told:
        raise _Stopped(problem("live-busy", Place(url), seconds=round(told.seconds))) from None


def _look(books: Books, server: Server, job: _Job) -> _Seen:
    """Ask for an address, and judge the answer."""
    address = address_of(job.path) if job.what is not _What.NOWHERE else f"khong-co-{secrets.token_hex(8)}.html"
    url = urljoin(books.url, f"./{address}")
    most = _MORE + (books.manifest.files[job.path].size if job.what is _What.FILE else 0)

    def again() -> Answer:
        bypass = {"Cache-Control": "no-cache", "Pragma": "no-cache", "Accept-Encoding": "identity"}
        return server.ask(f"{address}?dancam={secrets.token_hex(8)}", most, bypass)

    try:
        answer = server.ask(address, most)
        if job.what is _What.REMOVED:
            return _Seen(job, judge_removed(job.path, url, answer))
        if job.what is _What.NOWHERE:
            return _Seen(job, judge_nowhere(url, answer))
        finding = judge(books, job.path, url, answer, again)
    except NoAnswer as none:
        return _Seen(job, Finding(job.path, url, Kind.SILENT, silence=none.why, detail=none.detail))
    missing = missing_headers(answer, is_secure=books.url.startswith("https:")) if job.path == _HOME else ()
    return _Seen(job, finding, missing)
