"""One deploy, from the lock on the target to the record of what lies there now."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dancam import __version__
from dancam.deploy.address import Address
from dancam.deploy.difference import Batches, Known, Steps, difference
from dancam.deploy.journal import Journal
from dancam.deploy.locking import Lock, Ticket, locked
from dancam.deploy.record import DIGITS, Phase, after, entry_of
from dancam.deploy.targets.store import Failed, Moved, Sent, Store
from dancam.deploy.wanted import Wanted, lay_aside, listed, ranks, wanted
from dancam.pipeline.faults import problems_of
from dancam.pipeline.options import STATE, Options
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import Record
from dancam.system.disk import Disk

# How often a deploy looks anew where somebody else changes a branch meanwhile.
_TRIES = 3


class Wishes(Record, frozen=True):
    """What the caller decides about a deploy."""

    dry_run: bool = False
    """Whether it is only said what would be done."""
    compare: bool = False
    """Whether each file on the target is compared, instead of trusting its record; or taking it on if it has none."""
    delete_strange: bool = False
    """Whether files are removed that dancam did not put there."""
    take_over: bool = False
    """Whether the lock is taken from whoever holds it."""
    wait: float = 120
    """Seconds to wait for another deploy."""


class Watcher(msgspec.Struct):
    """Whom a deploy tells how it goes on."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    """Called with the number of files sent so far and the number of all."""
    waiting: Callable[[Ticket], None] = lambda _ticket: None
    """Called with the holder of the lock for whom this deploy waits."""


class Deployed(Record, frozen=True):
    """What a deploy did, or would do."""

    target: str
    """The address of the target."""
    steps: Steps = Steps()
    kept: int = 0
    """How many files were there already."""
    sizes: Mapping[str, int] = {}
    """Bytes of each file sent, by path."""
    strange: tuple[str, ...] = ()
    """Files found on the target that dancam did not put there; they stay unless it was asked to remove them."""
    compared: bool = False
    """Whether the files on the target were compared with what was built."""
    dry_run: bool = False
    """Whether nothing was done."""
    seconds: Mapping[str, float] = {}
    """How long each step took."""
    problems: tuple[Problem, ...] = ()
    """Why it failed; empty where it did not."""

    @property
    def bytes(self) -> int:
        """How many bytes the files have that were sent."""
        return sum(self.sizes[path] for path in self.steps.sent)


def deploy(
    options: Options, address: Address, connect: Callable[[], Store], wishes: Wishes, watcher: Watcher
) -> Deployed:
    """Bring a target to what was built.

    Args:
        options: What was built, and where.
        address: The target.
        connect: Returns the target, connected.
        wishes: What the caller decides.
        watcher: Whom to tell how it goes on.
    """
    try:
        for _ in range(_TRIES):
            with contextlib.suppress(Moved), contextlib.closing(connect()) as store:
                return _Deploy(options, address, store, wishes, watcher).run()
        return Deployed(address.shown, problems=(problem("deploy-moved", Place(address.shown)),))
    except Failed as failure:
        told = problem(failure.code, Place(address.shown), reason=failure.reason or "?")
        return Deployed(address.shown, problems=(told,))
    except Exception as error:
        return Deployed(address.shown, problems=tuple(problems_of(error, options)))


class _Deploy:
    """One deploy under way."""

    def __init__(self, options: Options, address: Address, store: Store, wishes: Wishes, watcher: Watcher) -> None:
        self._options, self._address, self._store = options, address, store
        self._wishes, self._watcher = wishes, watcher
        self._journal = Journal(store, options.site / STATE / f"deployed-{address.name}")
        self._seconds: dict[str, float] = {}

    def run(self) -> Deployed:
        wishes = self._wishes
        if wishes.dry_run:
            return self._planned(wanted(self._options))[1]
        with locked(self._store, wishes.wait, self._watcher.waiting, take_over=wishes.take_over) as lock:
            goal = wanted(self._options)
            known, plan = self._planned(goal)
            if not plan.steps.sent and not plan.steps.gone and not plan.compared:
                return plan
            if plan.compared:
                self._journal.start({path: each for path, each in known.files.items() if path not in plan.strange})
            if plan.steps.sent or plan.steps.gone:
                self._do(known, plan.steps, goal, lock)
            else:
                self._store.finish()
        return msgspec.structs.replace(plan, seconds=self._seconds)

    def _planned(self, goal: Wanted) -> tuple[Known, Deployed]:
        """Return what is known of the target, and what is to be done."""
        wishes = self._wishes
        with self._timed("look"):
            recorded = self._journal.read()
            compares = recorded is None or wishes.compare
            found = self._surveyed(goal) if compares or wishes.delete_strange else {}
        if recorded is None and found and not wishes.compare:
            raise Refusal(problem("deploy-not-ours", Place(self._address.shown), files=listed(sorted(found))))
        ours = {*goal.files, *(recorded.files if recorded else ()), *(recorded.doubtful if recorded else ())}
        strange = sorted(set(found) - ours)
        known = recorded or Known({})
        if compares:
            known = Known({path: each for path, each in found.items() if path in ours})
        if wishes.delete_strange:
            known = Known({**known.files, **dict.fromkeys(strange, "")}, known.doubtful)
        digests = goal.digests
        with ranks(self._options) as rank:
            steps = difference(known, digests, rank)
        return known, Deployed(
            target=self._address.shown,
            steps=steps,
            kept=len(digests) - len(steps.sent),
            sizes={path: goal.files[path][1] for path in steps.sent},
            strange=tuple(strange),
            compared=compares and bool(found),
            dry_run=self._wishes.dry_run,
            seconds=self._seconds,
        )

    def _surveyed(self, goal: Wanted) -> dict[str, str]:
        """Return the digests of the files on the target, as far as they are those of what was built."""
        found: dict[str, str] = {}
        for path, told in self._store.survey().items():
            way, _, digits = told.partition(":")
            digest = goal.files.get(path, ("", 0))[0]
            same = digest == digits if way == "sha256" else bool(way and digest) and self._is_same(path, way, digits)
            found[path] = digest[:DIGITS] if same else ""
        return found

    def _is_same(self, path: str, way: str, digits: str) -> bool:
        try:
            data = (self._options.output / path).read_bytes()
        except OSError:
            return False
        if way == "git":
            return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == digits
        return hashlib.md5(data, usedforsecurity=False).hexdigest() == digits

    def _do(self, known: Known, steps: Steps, goal: Wanted, lock: Lock) -> None:
        """Do the steps, each written down before."""
        aside = self._options.site / STATE / f"deploying-{self._address.name}"
        journal, store = self._journal, self._store
        at = datetime.now(UTC).isoformat(timespec="seconds")
        entry = entry_of(steps, goal.digests, at, f"dancam {__version__}", goal.commit)
        with _emptied(aside):
            with self._timed("look"):
                lay_aside(self._options, steps.sent, goal.files, aside)
            sent = self._counting(len(steps.sent))
            work: dict[Phase, Callable[[], None]] = {
                Phase.ROOM: lambda: store.remove(steps.room),
                Phase.NEW: lambda: self._send(aside, steps.new, sent, goal.files),
                Phase.CHANGED: lambda: self._send(aside, steps.changed, sent, goal.files),
                Phase.REMOVED: lambda: store.remove(steps.removed),
            }
            for phase in entry.phases:
                with self._timed(phase.name.lower()):
                    lock.check()
                    journal.reach(phase, entry)
                    work[phase]()
            with self._timed("finish"):
                journal.conclude(after(known, [(entry, Phase.DONE)]))
                store.finish()

    def _send(self, aside: Path, batches: Batches, sent: Sent, files: Container[str]) -> None:
        for batch in batches:
            self._store.send(aside, batch, sent, files)

    def _counting(self, total: int) -> Sent:
        done = 0

        def sent(more: int) -> None:
            nonlocal done
            done += more
            self._watcher.progress(done, total)

        return sent

    @contextlib.contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self._seconds[step] = self._seconds.get(step, 0.0) + time.monotonic() - started


@contextlib.contextmanager
def _emptied(folder: Path) -> Iterator[None]:
    """Empty the folder of files to be sent, before and after."""
    Disk().remove_tree(folder)
    folder.mkdir(parents=True)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
