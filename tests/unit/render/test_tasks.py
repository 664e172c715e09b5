"""Render tasks: values that can be done anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from dancam.pipeline.prepare import prepare
from dancam.pipeline.read import open_portal
from dancam.pipeline.stages import task_of
from dancam.render import workers
from dancam.render.makers import MAKERS
from dancam.render.tasks import performer
from dancam.render.workers import RenderingJob
from dancam.system.disk import Disk
from dancam.system.executor import Parcel
from dancam.system.processes import in_background
from tests.photographs import painted
from tests.portal import PICTURE, Portal


def job_of(portal: Portal, disk: Disk | None = None) -> tuple[RenderingJob, list[str]]:
    """Return the rendering of a portal, laid aside beside it, and the paths of the outputs."""
    opened = open_portal(portal.options, disk or Disk())
    prepared = prepare(opened)
    paths = [*prepared.plan.slots]
    return RenderingJob(task_of(prepared, portal.folder / "aside"), paths), paths


def laid_aside(portal: Portal) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in (portal.folder / "aside").iterdir()}


def packed(job: RenderingJob, numbers: Sequence[int]) -> list[Parcel]:
    """Have another process pack tasks, as a cluster does: what that one remembers, this one does not."""
    pack = in_background(lambda: msgspec.msgpack.encode([*job.pack(numbers)]), 2)
    return msgspec.msgpack.decode(pack(), type=list[Parcel])


def done_by_tasks(job: RenderingJob, shared: bytes, parcels: Sequence[Parcel]) -> list[dict[str, object]]:
    """Do a job as another machine would, and return the reports."""
    perform = performer(shared)
    results = [job.unpack(perform(each.task)) if each.task else each.done for each in parcels]
    return reports(results)


def reports(results: Sequence[bytes]) -> list[dict[str, object]]:
    found = [report for result in results for report in msgspec.msgpack.decode(result)]
    return sorted(found, key=lambda each: str(each["path"]))


class Blind(Disk):
    """A disk that can be closed: from then on, only what is laid aside can be written."""

    closed = False

    def read(self, path: Path | str) -> bytes:
        assert not self.closed, path
        return super().read(path)


@pytest.fixture
def rich(portal: Portal) -> Portal:
    portal.write("content/thoi-su/anh.svg", PICTURE).write("content/thoi-su/anh.jpg", painted(700, 500))
    portal.articles(6).article(
        "thoi-su/x.md", "## Một\n\n[kia](bai-001.md#khong-co) ![cảnh](anh.jpg)", image="anh.jpg", tags="[đường, Ấm]"
    )
    return portal.article("thoi-su/hong.md", "[x](khong-co.md)")


def test_tasks_make_the_same_bytes_and_reports_from_nothing_but_themselves(rich: Portal) -> None:
    disk = Blind()
    job, paths = job_of(rich, disk)
    here = reports([job.do(range(len(paths)))])
    bytes_here = laid_aside(rich)
    disk.remove_tree(rich.folder / "aside")
    shared, parcels = job.shared(), packed(job, range(len(paths)))
    disk.closed = True
    assert done_by_tasks(job, shared, parcels) == here
    assert laid_aside(rich) == bytes_here
    assert any(each["problems"] for each in here)
    travelled = {number for each in parcels if each.task for number in each.numbers}
    makers = {job._task.plan.slots[paths[number]].maker for number in travelled}
    assert makers >= {"template:article.html", "search:pairs", "search:words", "card", "picture:webp"}
    assert makers <= {name for name, maker in MAKERS.items() if maker.reads is not None}


def test_a_task_has_the_bodies_of_all_segments_in_it(portal: Portal) -> None:
    portal.articles(2).article("ban/cu.md", date="2024-03-01").article("ban/moi.md", date="2026-06-10")
    job, paths = job_of(portal)
    searched = [number for number, path in enumerate(paths) if job._task.plan.slots[path].maker == "search:pairs"]
    assert len({job._task.plan.slots[paths[number]].owner for number in searched}) > 1
    here = reports([job.do(searched)])
    assert done_by_tasks(job, job.shared(), packed(job, searched)) == here


def test_a_task_with_many_bytes_is_cut_but_what_has_one_owner_stays_together(
    rich: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, paths = job_of(rich)
    monkeypatch.setattr(workers, "_MOST_BYTES", 0)
    parcels = [each for each in job.pack(range(len(paths))) if each.task]
    assert len(parcels) > 10
    owners = [{job._task.plan.slots[paths[number]].owner for number in each.numbers} for each in parcels]
    assert sum(map(len, owners)) == len(set().union(*owners))
    assert len(done_by_tasks(job, job.shared(), parcels)) == sum(len(each.numbers) for each in parcels)


def test_what_is_as_it_was_does_not_travel(rich: Portal) -> None:
    rich.build().succeeded()
    rich.edit("content/thoi-su/x.md", lambda text: text.replace("Một", "Hai"))
    job, paths = job_of(rich)
    parcels = [*job.pack(range(len(paths)))]
    assert sorted(number for each in parcels for number in each.numbers) == [*range(len(paths))]
    travelled = {paths[number] for each in parcels if each.task for number in each.numbers}
    assert "thoi-su/x.html" in travelled
    assert 0 < len(travelled) < 20
