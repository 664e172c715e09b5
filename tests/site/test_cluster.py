"""`dancam build --cluster`, with a scheduler and workers as people start them, and no disk in common."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dancam.content import reader
from dancam.pipeline.build import build
from dancam.pipeline.cluster import Session
from dancam.pipeline.options import Options
from dancam.render import workers
from tests.cluster import ROOT, Cluster, wait_until
from tests.photographs import painted
from tests.portal import NOW, PICTURE, Portal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a portal, of which enough is read and rendered at once."""
    monkeypatch.setattr(reader, "_MANY", 1)
    monkeypatch.setattr(reader, "_BATCH", 5)
    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 10)
    monkeypatch.setattr(workers, "_BATCH", 10)
    return tmp_path / "site"


@pytest.fixture
def cluster(tmp_path: Path, folder: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    with Cluster(tmp_path / "machines", folder) as made:
        yield made


def rich(folder: Path) -> Portal:
    """Write articles of all kinds, one of them with a remark on its body."""
    portal = Portal(folder).articles(20).articles(5, category="quy-che")
    portal.write("content/thoi-su/anh.svg", PICTURE).write("content/thoi-su/anh.jpg", painted(700, 500))
    body = "## Một\n\n[kia](bai-001.md#khong-co) ![cảnh](anh.jpg) [x](khong-co.md)"
    portal.article("thoi-su/x.md", body, tags="[đường, Ấm, ăn]", image="anh.jpg")
    return portal.article("dan-van-kheo/y.md", author="[khoi, Ông Ích Khiêm]", aliases="[/cu/1.html]", pinned="true")


def test_other_machines_make_the_same_bytes_though_one_of_them_is_killed(
    folder: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = rich(folder)
    *_, (_, sleeper), (other, _), (bare, _) = cluster.workers("", "", "sleeper", "other", "bare")
    # All five have answered before the first task is sent, so each of the three that may work gets some.
    has_room = Session._has_room
    monkeypatch.setattr(Session, "_has_room", lambda self: len(self._met) == 5 and not self._asked and has_room(self))

    def kill() -> None:
        wait_until(cluster.is_asleep)
        sleeper.kill()

    killing = threading.Thread(target=kill)
    killing.start()
    shown: list[tuple[int, int]] = []
    options = replace(portal.options, cluster=cluster.address, jobs=2)  # so another process packs than takes answers
    result = portal.result = build(options, progress=lambda done, total: shown.append((done, total)))
    killing.join()
    assert portal.succeeded().tree() == portal.clean_tree()
    assert result.elsewhere > result.rendered // 2
    assert shown[-1] == (result.rendered, result.rendered)
    assert cluster.opened() == ""
    known = portal.clean_result.problems
    told = {each.place.file: each.code for each in result.problems if each not in known}
    assert told == {other: "worker-refused", bare: "worker-unfit"}
    assert any(f"{other}:0:0 " in each and "dancam 0.0.1" in each for each in portal.messages())
    usual = Options(portal.folder, portal.folder, NOW).jobs
    portal.build(cluster=cluster.address, jobs=usual).rendered(0)
    monkeypatch.setattr(Session, "_has_room", has_room)  # one of the five is gone
    portal.edit("content/thoi-su/x.md", lambda text: text.replace("Bài x", "Bài y"))
    portal.build(cluster=cluster.address, jobs=usual).succeeded()
    assert portal.result.elsewhere > 0
    assert portal.tree() == portal.clean_tree()
    files = len(portal.tree())
    print(f"cluster: {files} of {files} files as a clean build has them, {result.elsewhere} rendered elsewhere")


def test_a_build_without_a_cluster_ends_well(folder: Path, cluster: Cluster) -> None:
    """No worker, an interrupted build, and a scheduler that is killed."""
    portal = rich(folder).articles(30, first=30)
    command = [sys.executable, "-m", "dancam", "build", "--site", str(folder), "--now", NOW.isoformat()]
    command += ["--cluster", cluster.address]

    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "[cụm-máy-trống]" in done.stderr
    assert portal.tree() == {}

    cluster.workers("sleeper")
    # Whoever runs the tests in the background has them ignore an interruption, which is inherited.
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as build_:
        wait_until(cluster.is_asleep)
        build_.send_signal(signal.SIGINT)
        _, said = build_.communicate()
    assert (build_.returncode, said.strip(), portal.tree()) == (130, "", {})

    cluster.wake()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as build_:
        wait_until(cluster.is_asleep)
        cluster.scheduler.kill()
        _, said = build_.communicate()
    assert (build_.returncode, "Traceback" in said, "[mất-cụm-máy]" in said) == (0, False, True)
    assert portal.tree() == portal.clean_tree()
