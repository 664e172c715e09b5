"""What a target should have: what the ledger knows of the output folder; without a ledger, what is found there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dancam.deploy.record import DIGITS
from dancam.pipeline.inventory import inventory
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import Unusable
from dancam.pipeline.options import STATE, Options, ledger_path
from dancam.pipeline.publish import ASIDE, HOME, MARKER, has_drafts, is_ours, is_preview
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.render.makers import MAKERS
from dancam.system.disk import Disk
from dancam.system.lock import lock

# What webmasters put at the root of the output folder for their server: hidden, and no output, but part of the site.
_BY_HAND = (".htaccess", ".nojekyll")
_LAST = max(each.order for each in MAKERS.values())
# So many files are named.
_SHOWN = 10


class Wanted(Record, frozen=True):
    """What a target should have."""

    files: dict[str, tuple[str, int]]
    """SHA-256 and number of bytes of each file, by path."""
    commit: str | None
    """The commit that the sources come from."""

    @property
    def digests(self) -> dict[str, str]:
        """The digests as the record has them, by path."""
        return {path: digest[:DIGITS] for path, (digest, _) in self.files.items()}


def wanted(options: Options) -> Wanted:
    """Return what a target should have.

    Raises:
        Refusal: Nothing was built, or drafts are in it, or it is a preview.
        Locked: A build is under way.
    """
    output = options.output
    if not (output / MARKER).is_file():
        raise Refusal(problem("nothing-published", Place(str(output))))
    with lock(options.site / STATE / "lock"), contextlib.suppress(Unusable):
        with contextlib.closing(Ledger(ledger_path(options))) as ledger:
            has_ledger, drafts = ledger.state is not None, ledger.state is not None and ledger.state.drafts
        if drafts or has_drafts(output, Disk()):
            raise Refusal(problem("deploy-drafts", Place(str(output))))
        if is_preview(output, Disk()):
            raise Refusal(problem("deploy-preview", Place(str(output))))
        known = inventory(options)
        files = known.files if has_ledger else _found(output)
        if HOME not in files or (not has_ledger and (output / ASIDE).exists()):  # a first build that did not get there
            raise Refusal(problem("nothing-published", Place(str(output))))
        by_hand = {path: _measured(output / path) for path in _BY_HAND if (output / path).is_file()}
        return Wanted(files | by_hand, known.commit)
    raise Refusal(problem("nothing-published", Place(str(output))))


def _found(output: Path) -> dict[str, tuple[str, int]]:
    files = Disk().scan(output, hidden=True).files
    return {path: _measured(output / path) for path in files if is_ours(path)}


def _measured(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


@contextlib.contextmanager
def ranks(options: Options) -> Iterator[Callable[[str], int]]:
    """Return a context with a function that says when a file is put, beside others that are new too."""
    ledger = Ledger(ledger_path(options))

    def rank(path: str) -> int:
        published = ledger.output(path)
        maker = MAKERS.get(published.maker) if published is not None else None
        return maker.order if maker is not None else 0 if not path.endswith(".html") and path not in _BY_HAND else _LAST

    with contextlib.closing(ledger):
        yield rank


def lay_aside(options: Options, paths: Iterable[str], files: dict[str, tuple[str, int]], aside: Path) -> None:
    """Lay files aside, so that a build meanwhile changes nothing of what is sent, and look at every byte of them.

    Args:
        options: What was built, and where.
        paths: The files.
        files: SHA-256 and number of bytes of each.
        aside: An empty folder, best on the same file system: then nothing is copied.

    Raises:
        Refusal: A file is not as it was built.
        OSError: A file cannot be read, or laid aside.
    """
    altered: list[str] = []
    for path in paths:
        target = aside / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _link(options.output / path, target)
        except FileNotFoundError:
            altered.append(path)
            continue
        if _measured(target) != files[path]:
            altered.append(path)
    if altered:
        raise Refusal(problem("deploy-altered", Place(str(options.output)), files=listed(altered), count=len(altered)))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another file system, or one without hard links
        shutil.copy2(source, target)


def listed(paths: Sequence[str]) -> str:
    """Return some paths in one line; of many only the first are named."""
    return ", ".join(paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
