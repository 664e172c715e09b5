"""Publishing: which folder may be written, and in which order files take their places."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from dancam.filenames import WELL_KNOWN
from dancam.problems import Place, Problem, problem
from dancam.system.disk import Disk
from dancam.system.listing import ListingDifference
from dancam.system.processes import in_background

MARKER = ".dancam-output"
ASIDE = ".dancam-aside"
_MARKER_TEXT = b"This folder is made by dancam: whatever else lies in it is removed by the next build.\n"


def refusal(site: Path, target: Path) -> Problem | None:
    """Return why a folder must not be written, or None where it may.

    A folder that dancam did not make is never cleaned: it must be empty or carry the marker.
    """
    target, site = target.resolve(), site.resolve()
    place = Place(str(target))
    sources = [site / name for name in ("content", "static", "templates", "dancam")]
    inside_source = any(target == source or source in target.parents for source in sources)
    if target in {site, site / ".dancam", Path.home().resolve()} or target in site.parents or inside_source:
        return problem("output-is-source", place)
    if target.exists() and not target.is_dir():
        return problem("output-not-ours", place)
    if target.is_dir() and not (target / MARKER).exists() and not all(map(_begun, target.iterdir())):
        return problem("output-not-ours", place)
    return None


def _begun(path: Path) -> bool:
    """Whether a file in a folder without the marker was left by a first build that was killed."""
    return path.name.lstrip(".").startswith("dancam-") and path.name.startswith(".")


def mark(target: Path, disk: Disk) -> None:
    """Make the output folder ours."""
    if not (target / MARKER).exists():
        disk.write_whole(target / MARKER, _MARKER_TEXT)


def ours(path: str) -> bool:
    """Whether a file found in the output folder is dancam's to remove: hidden entries at its root are not."""
    return not path.startswith(".") or path.startswith((f"{ASIDE}/", f"{WELL_KNOWN}/", "..dancam-"))


# Among what is new, that comes first to which the rest leads; the home page leads to everything.
HOME = "index.html"


def clear(disk: Disk, target: Path) -> None:
    """Remove the output folder, but for what is not dancam's: hidden entries at its root."""
    if not target.is_dir():
        return
    for entry in sorted(target.iterdir()):
        if entry.name == MARKER or ours(f"{entry.name}/"):
            disk.remove_tree(entry)
    if not any(target.iterdir()):
        target.rmdir()


class Publishing:
    """Files on their way into their places."""

    def __init__(self, work: Callable[[], int], jobs: int = 1) -> None:
        """Begin.

        Args:
            work: Puts the files into their places, and returns how many were removed.
            jobs: With more than one it is done by a process of its own; else when somebody waits for it.
        """
        self._wait = functools.cache(in_background(lambda: b"%d" % work(), jobs))

    def wait(self) -> int:
        """Return, once all files are in their places, how many were removed.

        Raises:
            OSError: The folder cannot be written.
        """
        return int(self._wait())


class Waiting(Protocol):
    """A rendered output."""

    @property
    def path(self) -> str:
        """Its path."""

    @property
    def aside(self) -> str:
        """Name of the file in which its bytes wait; empty where the published file has them already."""


def publish(
    disk: Disk,
    target: Path,
    done: Iterable[Waiting],
    order_of: Callable[[str], int],
    found: ListingDifference,
    gone: Sequence[str],
    links: Sequence[str] = (),
) -> int:
    """Put the bytes that wait aside into place, and remove what is not planned any more.

    After every single step the folder is a site without a dead link: what is new comes first, as nothing leads to it
    yet; then what was there and changed, which may lead to it; and what nothing leads to any more goes last.

    Args:
        disk: The file system.
        target: The output folder.
        done: Reports on the rendered outputs.
        order_of: Returns when an output is published, beside others that are new too.
        found: Files found in the output folder.
        gone: Files in it that are not planned any more.
        links: Symbolic links in it: they go before anything is put behind one of them.

    Returns:
        How many files and links were removed.

    Raises:
        OSError: The folder cannot be written. What is done so far stands; the next build completes it.
    """
    waiting = [each for each in done if each.aside]

    def turn(output: Waiting) -> tuple[object, ...]:
        path = output.path
        return path in found, path == HOME, order_of(path), path

    waiting.sort(key=turn)
    for path in links:
        disk.remove(target / path, target)
    for each in waiting:
        disk.replace(f"{target}/{ASIDE}/{each.aside}", f"{target}/{each.path}")
    removed = [path for path in gone if ours(path) and not path.startswith(f"{ASIDE}/")]
    for path in removed:
        disk.remove(target / path, target)
    return len(links) + len(removed)
