"""The same sources give the same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dancam import workers
from dancam.disk import Disk, Scan
from tests.portal import PICTURE, Portal, tree

ROOT = Path(__file__).parents[2]


def rich(portal: Portal) -> Portal:
    """Write articles of all kinds."""
    portal.write("content/thoi-su/anh.svg", PICTURE).articles(11).articles(5, category="quy-che")
    portal.article("thoi-su/x.md", "## Một\n\n[kia](bai-001.md)", tags="[đường, Ấm, ăn]", image="anh.svg")
    return portal.article("dan-van-kheo/y.md", author="[khoi, Ông Ích Khiêm]", aliases="[/cu/1.html]", pinned="true")


def test_one_worker_or_two_make_the_same_portal(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    rich(portal).build().succeeded()
    alone = portal.tree()
    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 1)
    portal.delete("public").delete(".dancam").build(jobs=2).succeeded()
    assert portal.tree() == alone
    portal.build(jobs=2).rendered(0)


class Shuffled(Disk):
    """A file system that lists its files backwards."""

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        scan = super().scan(folder, hidden=hidden, first=first)
        scan.files = dict(reversed(scan.files.items()))
        return scan


def test_the_order_in_which_files_are_listed_does_not_matter(portal: Portal) -> None:
    rich(portal).build().succeeded()
    straight = portal.tree()
    portal.delete("public").delete(".dancam").build(Shuffled()).succeeded()
    assert portal.tree() == straight


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York"},
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"LANG": "tr_TR.UTF-8"},
    ],
)
def test_the_surroundings_do_not_matter(portal: Portal, surroundings: dict[str, str]) -> None:
    rich(portal).build().succeeded()
    target = portal.folder.parent / "other"
    now = portal.options.now.isoformat()
    command = [sys.executable, str(ROOT / "build.py"), "build", "--site", str(portal.folder), "--now", now]
    environment = {**os.environ, **surroundings}
    subprocess.run([*command, "--output", str(target)], env=environment, check=True, capture_output=True, cwd="/")
    assert tree(target) == portal.tree()
