"""What the output folder holds, and what a build did to it, as JSON for other programs: `--manifest` and `--report`.

Both come from the ledger alone: no file of the output folder is read.
"""

from __future__ import annotations

import contextlib
import functools
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from dancam import __version__
from dancam.content.config import FILE
from dancam.content.reader import CONTENT, STATIC, TEMPLATES
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.options import Options, ledger_path
from dancam.pipeline.publish import is_ours
from dancam.pipeline.result import Change, Result
from dancam.plan.decisions import Why
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.system.commit import commit_of
from dancam.system.disk import Disk

FORMAT = 1
_SOURCES = (CONTENT, STATIC, TEMPLATES, FILE)
# How both lists begin, and within how many bytes.
_OURS, _BEGIN = re.compile(rb'\{\s*"format": \d+,\s*"program": "dancam '), 100
_json = functools.partial(json.dumps, ensure_ascii=False)


class Inventory(Record, frozen=True):
    """What the output folder holds."""

    base_url: str
    """The address of the portal."""
    commit: str | None
    """The commit that its sources come from; None where they lie in no work tree."""
    dirty: bool | None
    """Whether sources differ from that commit."""
    files: dict[str, tuple[str, int]]
    """SHA-256 and number of bytes of each file, by path, in order."""
    redirects: list[str]
    """Those that are pages which only lead on to another one, in order."""
    gone: list[str]
    """Those that are pages of withdrawn articles, in order."""


class Lists(Record, frozen=True):
    """The files that a build is to write about itself."""

    report: Path | None = None
    """What it did to each file."""
    manifest: Path | None = None
    """What the output folder holds now."""

    def check(self, options: Options) -> None:
        """Check that the next build would not remove them, and that nothing else lies where they are written.

        Raises:
            Refusal: One of them lies in the output folder, or something else lies there.
        """
        output = options.output.resolve()
        if self.report and self.manifest and self.report.resolve() == self.manifest.resolve():
            raise Refusal(problem("exists-already", Place(str(self.manifest))))
        for path in filter(None, (self.report, self.manifest)):
            whole = path.resolve()
            if output in whole.parents and is_ours(whole.relative_to(output).as_posix()):
                raise Refusal(problem("list-in-output", Place(str(path))))
            if not _is_free(path):
                raise Refusal(problem("exists-already", Place(str(path))))

    def write(self, options: Options, result: Result, disk: Disk) -> Result:
        """Write them, and return the result; of a build that published nothing they are not written, and it says so.

        Raises:
            OSError: One of them cannot be written.
        """
        makers: dict[Path | None, Callable[[Inventory], str]] = {
            self.report: lambda known: as_report(known, result),
            self.manifest: as_manifest,
        }
        wanted = [path for path in makers if path is not None]
        if not result.published:
            told = [problem("list-not-written", Place(str(path))) for path in wanted]
            return replace(result, problems=[*result.problems, *told])
        known = inventory(options)
        for path in wanted:
            disk.write_whole(path, makers[path](known).encode())
        return result


def _is_free(path: Path) -> bool:
    """Whether nothing is lost where a list is written: there is nothing, an empty file, or an earlier list."""
    if not path.is_file():  # a folder, or a device
        return not path.exists()
    with path.open("rb") as file:
        begin = file.read(_BEGIN)
    return not begin or _OURS.match(begin) is not None


def inventory(options: Options) -> Inventory:
    """Return what the output folder holds after the last build.

    Raises:
        Unusable: The ledger is corrupt.
    """
    with contextlib.closing(Ledger(ledger_path(options))) as ledger:
        files, base_url = ledger.contents(), ledger.state.base_url if ledger.state is not None else ""
        redirects, gone = ledger.made_by("template:redirect.html"), ledger.made_by("template:withdrawn.html")
    commit = commit_of(options.site, _SOURCES)
    name, dirty = (commit.name, commit.dirty) if commit is not None else (None, None)
    return Inventory(base_url, name, dirty, files, redirects, gone)


def as_manifest(known: Inventory) -> str:
    """Return an inventory as JSON: `files` has SHA-256 and number of bytes by path."""
    head = "".join(f"{_json(name)}: {_json(value)},\n" for name, value in _head(known).items())
    files = ",\n".join(f"{_json(path)}: {_json(each)}" for path, each in known.files.items())
    return f'{{{head}"files": {{\n{files}\n}}}}\n'


def as_report(known: Inventory, result: Result) -> str:
    """Return what a build did to each file as JSON.

    A file is among `kept` with another reason than `same` where its output was rendered anew, and came out the same.
    """
    changes = result.changes
    reasons = {each.path: each.why for each in changes.rendered}
    written = {each.path for each in changes.written}
    kept = (
        Change(path, digest, size, reasons.get(path, Why.SAME))
        for path, (digest, size) in known.files.items()
        if path not in written
    )
    lists = {"written": changes.written, "removed": changes.removed, "kept": kept}
    data = _head(known) | {name: _listed(several) for name, several in lists.items()}
    return _json(data, indent=1) + "\n"


def _head(known: Inventory) -> dict[str, object]:
    """Return what both files begin with; a server may answer for itself at the addresses of `redirects` and `gone`."""
    return {
        "format": FORMAT,
        "program": f"dancam {__version__}",
        "base_url": known.base_url,
        "commit": known.commit,
        "dirty": known.dirty,
        "redirects": known.redirects,
        "gone": known.gone,
    }


def _listed(changes: Iterable[Change]) -> list[dict[str, object]]:
    return [
        {"path": each.path, "sha256": each.digest or None, "size": each.size, "why": each.why.value}
        for each in sorted(changes, key=lambda change: change.path)
    ]
