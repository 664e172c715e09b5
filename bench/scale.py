"""How dancam grows with its portal: `python -m bench.scale 1000 10000 100000`, time, CPU and memory of each step.

The articles are like news (`bench.search.corpus`), in a work tree of git. What is measured is a build from nothing, one
with nothing to do, and publishing one article: looking at all files, and told by git what changed (`--since`).
"""

from __future__ import annotations

import argparse
import dataclasses
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench import portal
from bench.contestant import ROOT
from bench.corpus import write
from bench.measure import Measure, run
from bench.search.corpus import articles

# A file that changed less than two seconds ago is read again in any case: no portal is as new as that.
_SETTLED = 2.5
_MINUTES = 7


@dataclasses.dataclass(frozen=True, slots=True)
class Scale:
    """What a portal of one size took."""

    articles: int
    cold: Measure
    memory: int
    """Peak of all processes of a build from nothing, in bytes; what they share counts once."""
    nothing: Sequence[Measure]
    publish: Sequence[Measure]
    since: Sequence[Measure]
    files: int
    """Files published."""
    fullest: int
    """Files in the fullest folder."""
    size: int
    """Bytes of all of them."""
    ledger: int
    """Bytes of the ledger."""

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield what is told of it."""
        yield "cold, wall (CPU)", f"{self.cold.wall:.0f} s ({self.cold.cpu:.0f} s)"
        yield "memory", f"{self.memory / 1e6:,.0f} MB"
        for name, several in (("nothing changed", self.nothing), ("publish", self.publish), ("--since", self.since)):
            wall, cpu = median(each.wall for each in several), median(each.cpu for each in several)
            yield f"{name}, wall (CPU)", f"{wall:.2f} s ({cpu:.2f} s)"
        yield "files", f"{self.files:,}"
        yield "in the fullest folder", f"{self.fullest:,}"
        yield "output", f"{self.size / 1e6:,.0f} MB"
        yield "ledger", f"{self.ledger / 1e6:,.0f} MB"


class _Portal:
    """A portal in a work tree."""

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        write(folder, articles(count))
        (folder / ".gitignore").write_text("public\n.dancam\n", encoding="utf-8")
        self._published = 0
        self._git("init", "-q")
        self._commit()

    def _git(self, *arguments: str) -> None:
        names = ("-c", "user.name=Bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0")
        subprocess.run(["git", *names, *arguments], cwd=self._folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S607

    def _commit(self) -> None:
        self._git("add", "-A")
        self._git("commit", "-q", "-m", "x")

    def build(self, *options: str, memory: bool = False) -> Measure:
        """Build it."""
        moment = portal.NOW + timedelta(days=1)
        command = [sys.executable, str(ROOT / "build.py"), "build", "--now", moment.isoformat(), *options]
        return run(command, self._folder, memory=memory)

    def forget(self) -> None:
        """Remove all that was built."""
        for name in ("public", ".dancam"):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def publish(self, *options: str) -> Measure:
        """Write and commit an article, newer than all, and build."""
        self._published += 1
        date = portal.NOW + timedelta(minutes=_MINUTES * self._published)
        path = self._folder / f"content/dan-van/tin-vua-nhan-{self._published}.md"
        front = f"title: Tin số {self._published} vừa nhận\ndate: {date:%Y-%m-%d %H:%M}\ncategory: dan-van\n"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{front}---\n\nCán bộ xã vừa họp với các hộ dân bên sông.\n", encoding="utf-8")
        self._commit()
        time.sleep(_SETTLED)
        return self.build(*options)

    def sizes(self) -> tuple[int, int, int, int]:
        """Return files, files in the fullest folder, bytes of the files, bytes of the ledger."""
        files = [path for path in (self._folder / "public").rglob("*") if path.is_file()]
        folders: dict[Path, int] = {}
        for path in files:
            folders[path.parent] = folders.get(path.parent, 0) + 1
        ledger = (self._folder / ".dancam/ledger.db").stat().st_size
        return len(files), max(folders.values()), sum(path.stat().st_size for path in files), ledger


def scale(folder: Path, count: int, times: int, *, looks_at_memory: bool) -> Scale:
    """Measure a portal of one size.

    Args:
        folder: Where to; must not exist.
        count: How many articles it has.
        times: How often what is quick is measured.
        looks_at_memory: Whether it is built once more from nothing for the memory.
    """
    made = _Portal(folder, count)
    memory = 0
    if looks_at_memory:
        memory = made.build(memory=True).peak
        made.forget()
    cold = made.build("--since")
    time.sleep(_SETTLED)
    made.build("--since")  # the first one after reads what was written a moment before
    nothing = [made.build() for _ in range(times)]
    made.publish("--since")
    since = [made.publish("--since") for _ in range(times)]
    publish = [made.publish() for _ in range(times)]
    return Scale(count, cold, memory, nothing, publish, since, *made.sizes())


def main() -> int:
    """Measure portals of the sizes that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="+", help="sizes")
    parser.add_argument("--runs", type=int, default=3, help="how often what is quick is measured (3)")
    parser.add_argument("--no-memory", action="store_true", help="do not build once more to look at the memory")
    given = parser.parse_args()
    for count in given.articles:
        with tempfile.TemporaryDirectory(prefix="dancam-scale-") as folder:
            found = scale(Path(folder) / "portal", count, given.runs, looks_at_memory=not given.no_memory)
        print(f"{count:,} articles")
        for name, value in found.rows():
            print(f"  {name}: {value}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
