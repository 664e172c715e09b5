"""Compares a live site with its manifest, address by address."""

from __future__ import annotations

import contextlib
import enum
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from msgspec.structs import replace

from dancam.live.addresses import ANY, NOT_FOUND, address_of, codings_of, in_order, is_for_readers, sample
from dancam.live.asking import CONNECTIONS, Answer, NoAnswer, Pace, Server, ToldToWait
from dancam.live.judging import Books, Finding, Kind, judge, judge_nowhere, judge_removed, merged, missing_headers
from dancam.live.log import Log
from dancam.live.unpacking import GZIP, PLAIN, can_unpack
from dancam.problems import Place, Problem, problem
from dancam.records import Record, digest_of

Progress = Callable[[int, int], None]
RATE = 10
"""Requests a second, unless somebody wants it otherwise."""
# So many addresses in a row without an answer mean that the host cannot be reached.
_SILENT_AT_MOST = 5
# Of what cannot be used as an answer, what says that the host can be reached all the same.
_REACHED = frozenset({"encoding"})
# Of a longer answer than the file has, so many bytes are read besides.
_MORE = 262_144
_HOME = "index.html"
_FOUND = 200
_BYTES = frozenset({Kind.CHANGED, Kind.OLD, Kind.SWAPPED})


class _What(enum.StrEnum):
    FILE = "file"
    REMOVED = "removed"
    NOWHERE = "nowhere"


class _Job(NamedTuple):
    """Something to look at: one question."""

    what: _What
    path: str
    coding: str = ANY

    @property
    def address(self) -> tuple[_What, str]:
        """What all questions for one address share."""
        return self.what, self.path

    def __str__(self) -> str:
        return f"{self.what}{self.coding and '+'}{self.coding} {self.path}"


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
    answers: int = 0
    """How many answers were: of an address with compressed copies, what each kind of client gets."""
    before: int = 0
    """How many of them need not be asked for again, as an earlier run that was cut off found them the same."""
    left: int = 0
    """How many addresses were not looked at, or not with all questions, as the comparison was stopped."""
    differences: tuple[Finding, ...] = ()
    """The differences, by path."""
    missing_headers: tuple[str, ...] = ()
    """Security headers that pages lack; no difference, but worth a look."""
    problems: tuple[Problem, ...] = ()
    """Why it was stopped, or what could not be asked."""

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
        progress: Called with the number of answers compared so far and the number of all.
        pace: Keeps the pace; one with the clock of this machine if none is given.

    Raises:
        OSError: The file for what was compared cannot be written.
        Refusal: That file is somebody else's.
    """
    server = Server(comparison.books.url, pace or Pace(comparison.rate))
    with Log(comparison.state, _key(comparison)) as log, contextlib.closing(server):
        jobs = _jobs(comparison, log.seed)
        # What differed may have been mended since.
        waiting = [job for job in jobs if log.findings.get(str(job), job) is not None]
        askable = [job for job in waiting if job.coding in {ANY, PLAIN} or can_unpack(job.coding)]
        silent: dict[str, Finding] = {}
        problems: tuple[Problem, ...] = ()
        try:
            for seen in _seen(comparison.books, server, askable):
                if seen.finding is not None and seen.finding.kind is Kind.SILENT:
                    silent[str(seen.job)] = seen.finding
                    continue
                log.add(str(seen.job), seen.finding, seen.missing)
                if progress:
                    progress(len(log.findings), len(jobs))
        except _Stopped as stopped:
            problems, silent = (stopped.reason,), {}
        if len(askable) < len(waiting):
            problems = (*problems, problem("no-brotli", Place("brotli")))
        if not problems and not silent:
            log.finish()
        found = {**log.findings, **silent}
        open_ones = [job for job in jobs if str(job) not in found]
        return Verdict(
            compared=_addresses(jobs) - _addresses(open_ones),
            answers=len(jobs) - len(open_ones),
            before=_addresses(jobs) - _addresses(waiting),
            left=_addresses(open_ones),
            differences=_differences(jobs, found),
            missing_headers=log.missing,
            problems=problems,
        )


def size_of(comparison: Comparison) -> tuple[int, int]:
    """Return how many addresses a comparison looks at, and with how many questions."""
    jobs = _jobs(comparison, "")
    return _addresses(jobs), len(jobs)


def _addresses(jobs: Iterable[_Job]) -> int:
    return len({job.address for job in jobs})


def _differences(jobs: list[_Job], found: Mapping[str, Finding | None]) -> tuple[Finding, ...]:
    """Return the differences by path, each once for all clients that have it."""
    asked: dict[tuple[_What, str], list[_Job]] = {}
    for job in jobs:
        asked.setdefault(job.address, []).append(job)
    differences = []
    for each in asked.values():
        findings = (found.get(str(job)) for job in each)
        differences += merged((finding for finding in findings if finding is not None), len(each))
    return tuple(sorted(differences, key=lambda each: (each.path, each.kind, each.codings)))


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
    # Copies that an earlier build published and this one does not are asked for as well: servers may have them still.
    before = files if books.earlier is None else {*files, *books.earlier.files}
    kinds = ((_What.FILE, paths), (_What.REMOVED, removed))
    jobs = [_Job(what, path, way) for what, all_of in kinds for path in all_of for way in codings_of(path, before)]
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
                found = seen.finding
                is_unreached = found is not None and found.kind is Kind.SILENT and found.silence not in _REACHED
                streak = streak + 1 if is_unreached else 0
                if streak >= _SILENT_AT_MOST and found is not None:
                    silence, detail = found.silence, found.detail
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
    """Ask for an address in one way, and judge the answer."""
    address = address_of(job.path) if job.what is not _What.NOWHERE else f"khong-co-{secrets.token_hex(8)}.html"
    url = urljoin(books.url, f"./{address}")
    most = _MORE + (books.manifest.files[job.path].size if job.what is _What.FILE else 0)
    way = job.coding or GZIP
    asked = (job.coding,) if job.coding else ()

    def again(way: str = way) -> Answer:
        bypass = {"Cache-Control": "no-cache", "Pragma": "no-cache"}
        return server.ask(f"{address}?dancam={secrets.token_hex(8)}", most, way, bypass)

    try:
        answer = server.ask(address, most, way)
        if job.what is _What.REMOVED:
            finding = judge_removed(job.path, url, answer)
        elif job.what is _What.NOWHERE:
            finding = judge_nowhere(url, answer)
        else:
            finding = judge(books, job.path, url, answer, again)
    except NoAnswer as none:
        return _Seen(job, Finding(job.path, url, Kind.SILENT, silence=none.why, detail=none.detail, codings=asked))
    if finding is not None:
        finding = replace(finding, codings=_codings(books, job, finding, answer, again))
    missing = missing_headers(answer, is_secure=books.url.startswith("https:")) if job.path == _HOME else ()
    return _Seen(job, finding, missing)


def _codings(
    books: Books, job: _Job, finding: Finding, answer: Answer, again: Callable[[str], Answer]
) -> tuple[str, ...]:
    """Return which clients get what was found: a server may have other bytes for those that take compressed ones."""
    if job.coding != ANY:
        # A client that takes a copy which is not there gets the file itself.
        return (answer.coding if answer.status == _FOUND else job.coding,)
    if finding.kind in _BYTES and answer.coding != PLAIN:
        with contextlib.suppress(NoAnswer):
            return (answer.coding,) if books.is_right(job.path, again(PLAIN)) else ()
    return ()
