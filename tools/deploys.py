"""Deploys that are killed at random moments, to each kind of host: is it whole, and does a second try complete it?

python -m tools.deploys 100            # all kinds
python -m tools.deploys 100 rsync s3   # some
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dancam.deploy.address import read_address
from dancam.deploy.record import LOCK
from dancam.deploy.run import Deployed, Watcher, Wishes, deploy
from dancam.deploy.targets.opening import connect
from dancam.pipeline.options import Options
from dancam.pipeline.publish import MARKER
from demo.hosts import sshd, swift
from demo.links import dead_links
from demo.places import KINDS, Place, folder_place, git_place, s3_place, surroundings

_PAGES, _FILES = 60, 12
_EDITED = 8


@dataclass(slots=True)
class Count:
    """What came of the deploys to one kind of host."""

    kind: str
    tried: int = 0
    equal: int = 0
    """How many ended equal after a second try."""
    whole: int = 0
    """How many were a site without a dead link, each file old or new, at the moment at which they were cut off."""
    cut: int = 0
    """How many had begun, and not ended, when they were killed."""
    faults: list[str] = field(default_factory=list)


def sites(chance: random.Random) -> Iterator[dict[str, bytes]]:
    """Yield sites, each a few edits from the one before; every link in them leads somewhere."""
    names = [f"muc-{number % 5}/bai-{number}.html" for number in range(_PAGES)]
    files = {f"anh/{number}.jpg": chance.randbytes(chance.randint(1_000, 60_000)) for number in range(_FILES)}
    number = _PAGES
    while True:
        pages = {name: _page(chance, [*names, *files]) for name in names}
        for _ in range(20):
            yield {**files, **pages, "index.html": _links(names)}
            gone = set(chance.sample(names, 3))
            new = [f"muc-{chance.randint(0, 9)}/bai-{number + each}.html" for each in range(3)]
            number += 3
            names = [name for name in names if name not in gone] + new
            files[f"anh/{number}.jpg"] = chance.randbytes(chance.randint(1_000, 60_000))
            del files[chance.choice(sorted(files))]
            there = {*names, *files}
            edited = {*new, *chance.sample(names, _EDITED)}
            edited |= {name for name, page in pages.items() if any(link not in there for link in _leads(page))}
            pages = {name: pages[name] if name not in edited else _page(chance, sorted(there)) for name in names}


def _page(chance: random.Random, there: list[str]) -> bytes:
    return _links(chance.sample(there, 4)) + b"<!-- %x -->" % chance.getrandbits(64)


def _links(paths: list[str]) -> bytes:
    return "".join(f'<a href="/{path}">x</a>' for path in paths).encode()


def _leads(page: bytes) -> list[str]:
    return [each.partition('"')[0] for each in page.decode().split('href="/')[1:]]


def lay(output: Path, site: dict[str, bytes]) -> None:
    """Make a site the content of an output folder."""
    shutil.rmtree(output, ignore_errors=True)
    for path, data in {MARKER: b"x", **site}.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


def bring(options: Options, place: Place) -> Deployed:
    """Deploy, as the command does."""
    address = read_address(place.address)
    assert address is not None
    return deploy(options, address, lambda: connect(address, options.site), Wishes(), Watcher())


def kill_at(options: Options, place: Place, seconds: float) -> bool:
    """Deploy in a process of its own, kill all of it after a time, and return whether it was still under way."""
    process = os.fork()
    if not process:
        try:
            os.setpgid(0, 0)
            bring(options, place)
        finally:
            os._exit(0)
    with suppress(OSError):  # it has done so itself
        os.setpgid(process, process)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.waitpid(process, os.WNOHANG) != (0, 0):
            return False
        time.sleep(0.002)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return True


def run(kind: str, place: Place, folder: Path, count: int) -> Count:
    """Deploy site after site, each killed at a random moment and then deployed to its end."""
    chance, told = random.Random(kind), Count(kind)
    options = Options(site=folder, output=folder / "public", now=datetime.now(UTC))
    series = sites(chance)
    before = next(series)
    with surroundings(place.environment):
        lay(options.output, before)
        assert bring(options, place).problems == ()
        usual = 1.0
        while told.tried < count:
            site = next(series)
            lay(options.output, site)
            told.cut += kill_at(options, place, chance.uniform(0, usual * 1.1))
            time.sleep(0.05)  # what a killed client had begun on the host ends by itself
            seen = place.files()
            bad = dead_links(seen, before.keys() & site.keys())
            bad += [f"half: {path}" for path, data in seen.items() if data not in (before.get(path), site.get(path))]
            started = time.monotonic()
            if chance.random() < 0.5:  # another machine
                shutil.rmtree(folder / ".dancam", ignore_errors=True)
            result = bring(options, place)
            usual = min(usual, time.monotonic() - started) if told.tried else time.monotonic() - started
            told.tried += 1
            told.whole += not bad
            is_equal = place.files() == site and not result.problems and LOCK not in place.look()
            told.equal += is_equal
            if bad or not is_equal:
                told.faults.append(f"{told.tried}: {bad[:3]} {[(each.code, each.values) for each in result.problems]}")
            before = site
    return told


def main(arguments: list[str]) -> int:
    """Run, print what came of it, and return the exit status."""
    count, kinds = int(arguments[0]) if arguments else 100, arguments[1:] or list(KINDS)
    failed = False
    with ExitStack() as running, tempfile.TemporaryDirectory() as raw:
        folder = Path(raw)
        ssh = running.enter_context(sshd(folder / "ssh")) if {"rsync", "sftp"} & set(kinds) else None
        print("| target | killed / tried | no dead link, no half file | equal after a second try |\n|---|---|---|---|")
        for kind in kinds:
            if kind == "git":
                place = git_place(folder / "git")
            elif kind == "s3":
                place = s3_place(running.enter_context(swift(folder / "swift")), "cong")
            else:
                place = folder_place(folder / kind / "target", kind, ssh if kind != "folder" else None)
            told = run(kind, place, folder / kind / "site", count)
            print(
                f"| {kind} | {told.cut} / {told.tried} | {told.whole} / {told.tried} | {told.equal} / {told.tried} |",
                flush=True,
            )
            print(*told.faults, sep="\n", end="\n" if told.faults else "", file=sys.stderr)
            failed |= told.equal < count or told.whole < count
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
