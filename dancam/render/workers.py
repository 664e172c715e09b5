"""Rendering many outputs at once: worker processes take them in batches, and only short reports come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dancam.plan.decisions import Action, Condition, Decision, Published, Why, compare, entry_of
from dancam.plan.fingerprints import changed_fields
from dancam.plan.outputs import Output, Plan
from dancam.plan.owners import Owner, OwnerKind
from dancam.problems import Problem
from dancam.records import Record, whole_digest
from dancam.render.press import Press
from dancam.system.disk import Disk
from dancam.system.listing import ListingDifference
from dancam.system.processes import spread
from dancam.views.presenter import Presenter

# Fewer outputs than this are rendered sooner than a worker process starts.
_WORTH_A_WORKER = 150
# Neighbours show the same articles, whose parts are remembered: so many are rendered by one process.
_BATCH = 120


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


def render_one(task: Task, number: int, path: str) -> Done | None:
    """Render one output unless it is as it was; bytes that differ from the published file wait under `number`."""
    decision, output = task.decide(path)
    if decision.action is Action.KEEP:
        return None
    output = output or task.plan.output(path, task.presenter)
    slot = task.plan.slots[path]
    rendered = task.press.render(output, slot.place)
    aside = ""
    if task.aside and not (path in task.listing and _same(task.disk, f"{task.target}/{path}", rendered.data)):
        aside = str(number)
        task.disk.write(f"{task.aside}/{aside}", rendered.data)
    published = Published(
        maker=output.maker,
        fingerprint=task.press.fingerprint(output),
        digest=whole_digest(rendered.data),
        place=slot.place,
        fields=task.press.fields(output),
        size=len(rendered.data),
    )
    return Done(path, published.digest, entry_of(published), aside, rendered.problems, published.size, decision.why)


def _same(disk: Disk, path: str, data: bytes) -> bool:
    try:
        return disk.read(path) == data
    except OSError:
        return False


def _with_whole_first(plan: Plan, paths: Sequence[str]) -> tuple[list[str], list[range]]:
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


def render_all(task: Task, paths: Sequence[str], jobs: int) -> Iterator[Done]:
    """Render those outputs that are not as they were, and yield the report on each.

    Args:
        task: What to render from.
        paths: Which outputs.
        jobs: How many processes at most.
    """
    paths, whole = _with_whole_first(task.plan, paths)

    def render(batch: range) -> bytes:
        reports = [render_one(task, number, paths[number]) for number in batch]
        return _encode([each for each in reports if each is not None])

    for data in spread(render, len(paths), min(jobs, len(paths) // _WORTH_A_WORKER), _BATCH, whole):
        yield from _decode(data)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Done]).decode
