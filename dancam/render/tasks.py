"""A render task: some outputs as values, with the bytes of all files that their makers read.

Whoever has the task, and what all tasks share, can do it anywhere. The values are pickled: so a record that many views
share travels once, and is still one object where it arrives, by which its digest and what macros make of it are found
again. Nobody unpickles a task but a worker that was handed it by its scheduler, for which that is a command as any
other; what comes back is decoded by its type.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from dancam.content.reader import Whereabouts
from dancam.content.source import TemplateSource
from dancam.plan.decisions import Published, Why, entry_of
from dancam.plan.outputs import Output
from dancam.problems import Place, Problem
from dancam.records import Record, whole_digest
from dancam.render.makers import MAKERS
from dancam.render.press import Press
from dancam.system.disk import Disk
from dancam.views.search import SearchPartView, SearchSegment

# Where the files of a task seem to lie.
_SITE, _STATE = Path("portal"), Path("portal/.dancam")


class Made(Record, frozen=True):
    """An output that was rendered."""

    number: int
    """Its number in the job."""
    path: str
    """Its path."""
    data: bytes
    """Its bytes."""
    digest: str
    """Their digest."""
    entry: bytes
    """What is to remember of it: a `Published`, as the ledger keeps it."""
    problems: tuple[Problem, ...]
    """What was wrong."""
    why: Why
    """Why it was rendered; it travels along, as whoever packed a task may be another process than takes the answer."""


class Shared(Record, frozen=True):
    """What all render tasks of a build share."""

    program: str
    """Digest of the program."""
    templates: dict[str, TemplateSource]
    """All templates by name."""
    files: dict[str, bytes]
    """Their texts, by path below the site's folder."""
    compiled: bytes
    """Their code, as the state folder keeps it; empty where it keeps none."""


Item = tuple[int, Output, Place, Why]
"""Number, output, the source that it comes from, and why it is rendered."""


def make(press: Press, number: int, output: Output, place: Place, why: Why) -> Made:
    """Render an output.

    Args:
        press: What makers may read.
        number: Its number in the job.
        output: The output.
        place: The source that it comes from, for problems.
        why: Why it is rendered.

    Raises:
        ChangedMeanwhile: A source changed since it was read.
    """
    rendered = press.render(output, place)
    published = Published(
        maker=output.maker,
        fingerprint=press.fingerprint(output),
        digest=whole_digest(rendered.data),
        place=place,
        fields=press.fields(output),
        size=len(rendered.data),
    )
    return Made(number, output.path, rendered.data, published.digest, entry_of(published), rendered.problems, why)


class Load:
    """A task while it is made."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Take how files are read, by path below the site's folder."""
        self._read = read
        self._files: dict[str, bytes] = {}
        self.items: list[Item] = []
        """What it has to render."""
        self.size = 0
        """How many bytes its files have."""
        self._segment: SearchSegment | None = None

    def add(self, number: int, output: Output, place: Place, why: Why) -> None:
        """Add an output, with the files that its maker reads.

        Raises:
            ChangedMeanwhile: One of them is gone.
        """
        self.items.append((number, output, place, why))
        if isinstance(output.view, SearchPartView):  # thousands of files of a segment are made of the same bodies
            if output.view.segment is self._segment:
                return
            self._segment = output.view.segment
        for path in reads(output):
            if path not in self._files:
                self._files[path] = self._read(path)
                self.size += len(self._files[path])

    def task(self) -> bytes:
        """Return the task."""
        return pickle.dumps((self.items, self._files), protocol=5)


def travels(maker: str) -> bool:
    """Whether the outputs of a maker are worth sending to another machine."""
    return MAKERS[maker].reads is not None


def reads(output: Output) -> Iterable[str]:
    """Return the paths of the files that the maker of an output reads, below the site's folder."""
    found = MAKERS[output.maker].reads
    return found(output.view) if found else ()


def shared_of(press: Press) -> bytes:
    """Return what all tasks of a build share."""
    paths = [f"templates/{name}" for name in press.templates]
    files = {path: press.read(path) for path in paths}
    return _encode(Shared(press.program, dict(press.templates), files, press.compiled()))


def performer(shared: bytes) -> Callable[[bytes], bytes]:
    """Return a function that does tasks of a build on whichever machine: it takes a task and returns what was made.

    Args:
        shared: What all tasks of the build share.
    """
    from dancam.render.templates.compiled import NAME  # brings Jinja

    common = _decode_shared(shared)
    disk = _Carried()
    press = Press(disk, Whereabouts(_SITE, {}), common.templates, common.program, _STATE)

    def perform(task: bytes) -> bytes:
        items, files = pickle.loads(task)  # noqa: S301 - from the scheduler that this machine serves: see above
        disk.files = {f"{_SITE}/{path}": data for path, data in (common.files | files).items()}
        disk.files[f"{_STATE}/{NAME}"] = common.compiled
        return _encode([make(press, *item) for item in items])

    return perform


class _Carried(Disk):
    """A disk with nothing on it but what came with a task."""

    files: Mapping[str, bytes] = {}
    """Bytes by path."""

    def read(self, path: Path | str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: It did not come along.
        """
        try:
            return self.files[str(path)]
        except KeyError:
            raise FileNotFoundError(str(path)) from None


_encode = msgspec.msgpack.Encoder().encode
_decode_shared = msgspec.msgpack.Decoder(Shared).decode
decode: Callable[[bytes], Sequence[Made]] = msgspec.msgpack.Decoder(list[Made]).decode
"""Returns what was made, from what a task returns."""
