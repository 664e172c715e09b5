"""`dancam check --fix`: mends what needs no judgement in the sources of a portal, or shows what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from dancam.authoring.fixes.mends import Mended, difference, mended, tags_in
from dancam.authoring.fixes.tags import usual_tags
from dancam.messages.catalogue import WORDINGS
from dancam.messages.sayings import Sayings
from dancam.records import Record
from dancam.system.disk import Disk
from dancam.vietnamese import nfc

CONTENT = "content"
_ENDING = ".md"


class MendedFile(Record, frozen=True):
    """A source that is not as it was, or would not be."""

    path: str
    """Its path below the site's folder."""
    codes: tuple[tuple[str, int], ...]
    """What was mended: code, and how many times."""
    difference: str
    """What is different, as `diff -u` writes it."""
    new_path: str = ""
    """Its new path, where its ending was written in capitals."""


def mend(site: Path, disk: Disk, *, writes: bool) -> list[MendedFile]:
    """Mend the sources of a portal, and return what was mended.

    Args:
        site: Its folder.
        disk: The file system.
        writes: Whether the files are written; otherwise it is only told what would be.

    Raises:
        OSError: A file cannot be written. What was written before is whole.
    """
    folder = site / CONTENT
    scan = disk.scan(folder)
    linked = set(scan.followed)  # the file itself is among them, too
    sources: dict[str, bytes] = {}
    for path in scan.files:
        if path not in linked and PurePosixPath(path).suffix.lower() == _ENDING:
            try:
                sources[path] = disk.read(folder / path)
            except OSError:  # the check reports it
                continue
    ways = usual_tags(tag for data in sources.values() for tag in tags_in(data))
    names = _new_names(scan.files, sources)
    targets = {nfc(old): nfc(new) for old, new in names.items()}
    found = []
    for path, data in sources.items():
        result = mended(data, ways, nfc(path), targets)
        new = names.get(path, "")
        if result.data == data and not new:
            continue
        found.append(_told(path, data, result, new))
        if writes and result.data != data:
            disk.write_whole(folder / path, result.data)
        if writes and new:
            disk.replace(folder / path, folder / new)
    return found


def _new_names(files: Iterable[str], sources: Iterable[str]) -> dict[str, str]:
    """Return the new path of each source whose ending has capitals, unless there is such a file."""
    taken = {each.casefold(): each for each in files}
    names = {path: path[: -len(_ENDING)] + _ENDING for path in sources if not path.endswith(_ENDING)}
    return {path: new for path, new in names.items() if taken[new.casefold()] == path}


def _told(path: str, data: bytes, result: Mended, new: str) -> MendedFile:
    counts = Counter(result.codes)
    if new:
        counts["ending"] = 1
    shown = f"{CONTENT}/{path}"
    return MendedFile(
        shown,
        tuple(counts.items()),
        difference(shown, f"{CONTENT}/{new or path}", data, result.data),
        f"{CONTENT}/{new}" if new else "",
    )


_SAYINGS = Sayings(
    vi={
        "mended": "Đã sửa {path}: {what}",
        "would": "{count} tệp sẽ được sửa; chạy `dancam check --fix` để sửa thật.",
        "nothing": "Không có gì để tự sửa.",
        "rename": "đổi tên {old} thành {new}",
        "wrong-slash": "dấu gạch chéo ngược",
        "tag-written": "cách viết từ khóa",
        "ending": "đuôi tệp",
    },
    en={
        "mended": "Mended {path}: {what}",
        "would": "{count} files would be mended; `dancam check --fix` does it.",
        "nothing": "There is nothing to mend.",
        "rename": "rename {old} to {new}",
        "wrong-slash": "backslashes",
        "tag-written": "how tags are written",
        "ending": "the file's ending",
    },
)


def in_words(files: Iterable[MendedFile], language: str) -> str:
    """Return what was mended, a line for each file."""
    return "".join(
        _SAYINGS.say(language, "mended", path=each.new_path or each.path, what=_what(each, language)) + "\n"
        for each in files
    )


def as_differences(files: Sequence[MendedFile], language: str) -> str:
    """Return what would be changed, as `diff -u` writes it."""
    parts = []
    for each in files:
        if each.new_path:
            parts.append(_SAYINGS.say(language, "rename", old=each.path, new=each.new_path) + "\n")
        parts.append(each.difference)
    return "".join(parts)


def summary(files: Sequence[MendedFile], language: str) -> str:
    """Return how many files would be mended, in one sentence."""
    return _SAYINGS.say(language, "would" if files else "nothing", count=len(files))


def _what(file: MendedFile, language: str) -> str:
    """Return the names of what was mended in a file, with how often."""
    names = []
    for code, count in file.codes:
        if code in WORDINGS:
            words = WORDINGS[code].en if language == "en" else WORDINGS[code].vi
            name = words.code
        else:
            name = _SAYINGS.say(language, code)
        names.append(f"{name} ×{count}")
    return ", ".join(names)
