"""Rendering many outputs at once: whoever works takes them in batches, and short reports come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dancam.plan.decisions import Action, Condition, Decision, Published, Why, compare
from dancam.plan.fingerprints import changed_fields
from dancam.plan.outputs import Output, Plan
from dancam.plan.owners import Owner, OwnerKind
from dancam.problems import Problem
from dancam.records import Record
from dancam.render.press import Press
from dancam.render.tasks import Load, Made, decode, make, shared_of, travels
from dancam.system.disk import Disk
from dancam.system.executor import Executor, Parcel
from dancam.system.listing import ListingDifference
from dancam.views.presenter import Presenter

# Fewer outputs than this are rendered sooner than a worker process starts.
_WORTH_A_WORKER = 150
# Neighbours show the same articles, whose parts are remembered: so many are rendered by one process.
_BATCH = 120
# Bytes of files with which a task goes on its way.
_MOST_BYTES = 4 << 20


class Done(Record, frozen=True):
    """The report on one rendered output."""

    path: str
    """Its path."""
    digest: str
    """SHA-256 of its bytes, in 64 hexadecimal digits."""
    entry: bytes
    """What is to remember of it: a `Published`, as the ledger keeps it."""
    aside: str
    """Name of the file in which its bytes wait to be published; empty where the published file has them already."""
    problems: tuple[Problem, ...]
    """What was wrong."""
    size: int = 0
    """How many bytes it has."""
    why: Why = Why.NEW
    """Why it was rendered."""


class Task(msgspec.Struct, frozen=True):
    """What all workers share."""

    plan: Plan
    presenter: Presenter
    press: Press
    disk: Disk
    target: str
    """The output folder."""
    listing: ListingDifference
    """The files in it."""
    aside: str
    """Where bytes wait; empty where nothing will be published."""
    known: Callable[[str], Published | None]
    """Returns an output as it was published."""
    condition: Callable[[str], Condition]
    """Returns in what state the file of an output is."""

    def decide(self, path: str, *, with_fields: bool = False) -> tuple[Decision, Output | None]:
        """Decide what becomes of a planned output, and why; with its view, where that was made on the way."""
        known = self.known(path)
        if known is None:
            return Decision(Action.RENDER, Why.NEW), None
        maker = self.plan.slots[path].maker
        if known.fingerprint.program != self.press.program_of(maker):
            return Decision(Action.RENDER, Why.PROGRAM), None
        if known.fingerprint.maker != self.press.maker_digest(maker):
            return Decision(Action.RENDER, Why.MAKER), None
        output = self.plan.output(path, self.presenter)
        fingerprint, fields = self.press.fingerprint(output), self.press.fields(output)
        changed = (lambda: changed_fields(output.view, known.fields, fields)) if with_fields else tuple
        return compare(fingerprint, known, lambda: self.condition(path), changed), output

    def stale(self, path: str) -> tuple[Output, Why] | None:
        """Return a planned output with its view, and why it must be rendered; None if it is as it was published."""
        decision, output = self.decide(path)
        if decision.action is Action.KEEP:
            return None
        return output or self.plan.output(path, self.presenter), decision.why

    def lay_aside(self, made: Made) -> Done:
        """Return the report on a rendered output; bytes that differ from the published file wait under its number."""
        path, aside = made.path, ""
        if self.aside and not (path in self.listing and _same(self.disk, f"{self.target}/{path}", made.data)):
            aside = str(made.number)
            self.disk.write(f"{self.aside}/{aside}", made.data)
        return Done(path, made.digest, made.entry, aside, made.problems, len(made.data), made.why)


def _same(disk: Disk, path: str, data: bytes) -> bool:
    try:
        return disk.read(path) == data
    except OSError:
        return False


def with_whole_first(plan: Plan, paths: Sequence[str]) -> tuple[list[str], list[range]]:
    """Return the paths with those of each segment of the search index in front, and their ranges, the longest first.

    What is looked up in a segment is gathered from all its articles: one process does that, and makes all its files.
    """
    segments: dict[Owner, list[str]] = {}
    others: list[str] = []
    for path in paths:
        owner = plan.slots[path].owner
        (segments.setdefault(owner, []) if owner.kind is OwnerKind.SEARCH_SEGMENT else others).append(path)
    ranges: list[range] = []
    ordered: list[str] = []
    for each in sorted(segments.values(), key=len, reverse=True):
        ranges.append(range(len(ordered), len(ordered) + len(each)))
        ordered += each
    return ordered + others, ranges


class RenderingJob:
    """Renders those outputs that are not as they were."""

    kind = "render"

    def __init__(self, task: Task, paths: Sequence[str]) -> None:
        """Take what to render from, and which outputs."""
        self._task = task
        self._paths = paths

    def do(self, numbers: Sequence[int]) -> bytes:
        """Render outputs, and return the reports on them."""
        return _encode([done for number in numbers if (done := self._render(number)) is not None])

    def _render(self, number: int) -> Done | None:
        task, path = self._task, self._paths[number]
        stale = task.stale(path)
        if stale is None:
            return None
        output, why = stale
        return task.lay_aside(make(task.press, number, output, task.plan.slots[path].place, why))

    def shared(self) -> bytes:
        """Return what all tasks share: the templates."""
        return shared_of(self._task.press)

    def pack(self, numbers: Sequence[int]) -> Iterator[Parcel]:
        """Make tasks of outputs; what takes less than to send it is rendered here."""
        plan, load = self._task.plan, Load(self._task.press.read)
        here, kept = [], []
        owner: Owner | None = None
        for number in numbers:
            slot = plan.slots[self._paths[number]]
            if not travels(slot.maker):
                here.append(number)
            elif (stale := self._task.stale(self._paths[number])) is None:
                kept.append(number)
            else:
                if load.size > _MOST_BYTES and slot.owner != owner:  # outputs of one owner are made of the same files
                    yield _parcel(load)
                    load = Load(self._task.press.read)
                output, why = stale
                load.add(number, output, slot.place, why)
                owner = slot.owner
        if load.items:
            yield _parcel(load)
        if here or kept:
            yield Parcel([*here, *kept], done=self.do(here))

    def unpack(self, answer: bytes) -> bytes:
        """Lay aside what a task made, and return the reports on it."""
        return _encode([self._task.lay_aside(made) for made in decode(answer)])


def _parcel(load: Load) -> Parcel:
    return Parcel([number for number, *_ in load.items], load.task())


def render_all(task: Task, paths: Sequence[str], executor: Executor) -> Iterator[Done]:
    """Render those outputs that are not as they were, and yield the report on each.

    Args:
        task: What to render from.
        paths: Which outputs.
        executor: Who does it.
    """
    paths, whole = with_whole_first(task.plan, paths)
    for data in executor.run(RenderingJob(task, paths), len(paths), _BATCH, whole=whole, worth=_WORTH_A_WORKER):
        yield from _decode(data)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Done]).decode
