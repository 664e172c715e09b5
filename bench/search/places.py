"""Where the portals of the bench lie: each written once for what writes it, and kept, as a build of it is soon done."""

from __future__ import annotations

import hashlib
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import portal
from bench.contestant import ROOT
from bench.corpus import write
from bench.measure import Measure, run
from bench.search import corpus

INDEX = "tim-kiem"
"""The folder of the index below the output of dancam."""
_WRITERS = ("bench/*.py", "bench/search/corpus.py", "bench/search/prose.py", "bench/search/stock.py")
_WITHOUT = "bench.search.without"


@dataclass(frozen=True, slots=True)
class Place:
    """A portal of dancam."""

    folder: Path
    searched: bool = True
    """Whether it is built with the search."""

    @property
    def public(self) -> Path:
        """What was built."""
        return self.folder / "public"

    def build(self, *, memory: bool = False) -> Measure:
        """Build it."""
        command = ["build", "--site", str(self.folder), "--now", portal.NOW.isoformat(), "--json"]
        program = [str(ROOT / "build.py")] if self.searched else ["-m", _WITHOUT]
        return run([sys.executable, *program, *command], self.folder, {"PYTHONPATH": str(ROOT)}, memory=memory)

    def forget(self, away: Path) -> None:
        """Put away what was built: deleting it would make the disk slow for what is measured next."""
        away.mkdir(parents=True, exist_ok=True)
        for name in ("public", ".dancam"):
            if (self.folder / name).exists():
                (self.folder / name).rename(away / f"{self.folder.name}-{len(list(away.iterdir()))}")


def written(folder: Path, count: int) -> Place:
    """Return a portal of a size, written anew where what writes it has changed.

    Args:
        folder: Where portals lie.
        count: How many articles it has.
    """
    whole = hashlib.sha256()
    for pattern in _WRITERS:
        for path in sorted(ROOT.glob(pattern)):
            whole.update(path.read_bytes())
    target, mark = folder / f"news-{count}", folder / f"news-{count}.written"
    if not mark.exists() or mark.read_text(encoding="ascii") != whole.hexdigest():
        mark.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        write(target, corpus.articles(count))
        mark.write_text(whole.hexdigest(), encoding="ascii")
    return Place(target)


def copied(place: Place, folder: Path, *, searched: bool) -> Place:
    """Return a copy of a portal as it was written, without what was built of it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place.folder, folder, ignore=shutil.ignore_patterns("public", ".dancam"))
    return Place(folder, searched)
