"""Publishing: which folder may be written, and in which order files are moved into it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from dancam.filenames import WELL_KNOWN
from dancam.plan.compression import copies_of
from dancam.problems import Place, Problem, problem
from dancam.system.disk import Disk
from dancam.system.listing import ListingDifference
from dancam.system.processes import in_background

MARKER = ".dancam-output"
ASIDE = ".dancam-aside"
_MARK = b"This folder is made by dancam: whatever else lies in it is removed by the next build.\n"
_DRAFTS = b"Drafts and scheduled articles are among the pages: not for readers.\n"
_PREVIEW = b"A preview: all pages keep search engines away.\n"


def refusal(site: Path, target: Path) -> Problem | None:
    """Return a problem if a folder must not be written, else None.

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
    if target.is_dir() and not (target / MARKER).exists() and not all(map(_is_leftover, target.iterdir())):
        return problem("output-not-ours", place)
    return None


def _is_leftover(path: Path) -> bool:
    """Whether a file in a folder without the marker was left by a killed first build."""
    return path.name.lstrip(".").startswith("dancam-") and path.name.startswith(".")


def mark(target: Path, disk: Disk, *, drafts: bool = False, preview: bool = False) -> None:
    """Mark the output folder as made by dancam, and whether drafts are in it, or search engines kept away."""
    text = _MARK + _DRAFTS * drafts + _PREVIEW * preview
    if not (target / MARKER).exists() or disk.read(target / MARKER) != text:
        disk.write_whole(target / MARKER, text)


def has_drafts(target: Path, disk: Disk) -> bool:
    """Whether drafts may be among the pages of an output folder, by its mark.

    Raises:
        OSError: It has no mark.
    """
    return _DRAFTS in disk.read(target / MARKER)


def is_preview(target: Path, disk: Disk) -> bool:
    """Whether search engines are kept away from the pages of an output folder, by its mark.

    Raises:
        OSError: It has no mark.
    """
    return _PREVIEW in disk.read(target / MARKER)


def is_settled(target: Path) -> bool:
    """Whether an output folder is dancam's, and no publishing was broken off in it."""
    return (target / MARKER).exists() and not (target / ASIDE).exists()


def is_ours(path: str) -> bool:
    """Whether dancam may remove a file of the output folder: all but hidden entries at its root."""
    return not path.startswith(".") or path.startswith((f"{ASIDE}/", f"{WELL_KNOWN}/", "..dancam-"))


# Among new files, those that others link to come first; the home page links to everything.
HOME = "index.html"
HOMES = frozenset({HOME, *copies_of(HOME)})


def clear(disk: Disk, target: Path) -> None:
    """Remove the output folder except hidden entries at its root, which are not dancam's."""
    if not target.is_dir():
        return
    for entry in sorted(target.iterdir()):
        if entry.name == MARKER or is_ours(f"{entry.name}/"):
            disk.remove_tree(entry)
    if not any(target.iterdir()):
        target.rmdir()


class Publishing:
    """Publishing in progress, possibly in another process."""

    def __init__(self, work: Callable[[], int], jobs: int = 1) -> None:
        """Start publishing.

        Args:
            work: Moves the files into their places, and returns how many were removed.
            jobs: With more than one, the work is done in a process of its own; else when `wait` is called.
        """
        self._wait = functools.cache(in_background(lambda: b"%d" % work(), jobs))

    def wait(self) -> int:
        """Wait until all files are in their places, and return how many were removed.

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
        """Name of the file with its new bytes; empty where the published file is the same already."""


def publish(
    disk: Disk,
    target: Path,
    done: Iterable[Waiting],
    order_of: Callable[[str], int],
    listing: ListingDifference,
    gone: Sequence[str],
    links: Sequence[str] = (),
) -> int:
    """Move rendered files into place, and remove files that are no longer planned.

    After every single step the folder is a site without a dead link: new files come first, as nothing links to them
    yet; then changed files, which may link to new ones; removals come last, when nothing links to them any more.
    A compressed copy follows its original at once: for a moment some readers get the page as it was, never one that
    links to something that is not there yet.

    Args:
        disk: The file system.
        target: The output folder.
        done: The rendered outputs.
        order_of: Returns the rank of an output among the new ones, or among the changed ones.
        listing: Files in the output folder.
        gone: Files in it that are no longer planned.
        links: Symbolic links in it: they are removed first, so that nothing is written through them.

    Returns:
        How many files and links were removed.

    Raises:
        OSError: The folder cannot be written. What was done so far stays; the next build completes it.
    """
    waiting = [each for each in done if each.aside]

    def rank(output: Waiting) -> tuple[object, ...]:
        path = output.path
        return path in listing, path in HOMES, order_of(path), path

    waiting.sort(key=rank)
    for path in links:
        disk.remove(target / path, target)
    for each in waiting:
        disk.replace(f"{target}/{ASIDE}/{each.aside}", f"{target}/{each.path}")
    removed = [path for path in gone if is_ours(path) and not path.startswith(f"{ASIDE}/")]
    for path in removed:
        disk.remove(target / path, target)
    return len(links) + len(removed)
