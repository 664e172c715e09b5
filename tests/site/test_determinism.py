"""The same sources give the same bytes, whatever the machine is like."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dancam.pipeline import stages
from dancam.render import workers
from dancam.system.disk import Disk, Scan
from tests.photographs import painted
from tests.portal import PICTURE, Portal, tree

ROOT = Path(__file__).parents[2]


def rich(portal: Portal) -> Portal:
    """Write articles of all kinds."""
    portal.write("content/thoi-su/anh.svg", PICTURE).articles(11).articles(5, category="quy-che")
    portal.write("content/thoi-su/anh.jpg", painted(700, 500))
    portal.article(
        "thoi-su/x.md", "## Một\n\n[kia](bai-001.md) ![cảnh](anh.jpg)", tags="[đường, Ấm, ăn]", image="anh.svg"
    )
    return portal.article("dan-van-kheo/y.md", author="[khoi, Ông Ích Khiêm]", aliases="[/cu/1.html]", pinned="true")


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_workers_makes_the_same_portal(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    rich(portal).build(jobs=1).succeeded()
    alone = portal.tree()
    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 1)
    monkeypatch.setattr(stages, "_WORTH_A_FORK", 1)
    portal.delete("public").delete(".dancam").build(jobs=jobs).succeeded()
    assert portal.tree() == alone
    portal.build(jobs=jobs).rendered(0)


def test_the_folder_of_the_portal_does_not_matter(portal: Portal, tmp_path: Path) -> None:
    rich(portal).build().succeeded()
    other = Portal(tmp_path / "Cổng thông tin" / "của tỉnh")
    shutil.copytree(portal.folder / "content", other.folder / "content", dirs_exist_ok=True)
    other.build().succeeded()
    assert other.tree() == portal.tree()


class Shuffled(Disk):
    """A file system that lists its files in any order."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        scan = super().scan(folder, hidden=hidden, first=first)
        files = list(scan.files.items())
        self.chance.shuffle(files)
        scan.files = dict(files)
        return scan

    def names(self, folder: Path) -> list[str]:
        names = super().names(folder)
        self.chance.shuffle(names)
        return names


@pytest.mark.parametrize("seed", range(2))
def test_the_order_in_which_files_are_listed_does_not_matter(portal: Portal, seed: int) -> None:
    rich(portal).build().succeeded()
    straight = portal.tree()
    portal.delete("public").delete(".dancam").build(Shuffled(seed)).succeeded()
    assert portal.tree() == straight


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
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


def test_the_rules_of_time_zones_are_those_of_the_pinned_package() -> None:
    code = "import dancam, zoneinfo; print(zoneinfo.TZPATH, zoneinfo.ZoneInfo('Asia/Ho_Chi_Minh'))"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONTZPATH"}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout == "() Asia/Ho_Chi_Minh\n"
