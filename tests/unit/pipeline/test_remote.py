"""What a worker does with tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dancam.content.reading import ReadingJob, decode
from dancam.pipeline import remote
from dancam.pipeline.prepare import prepare
from dancam.pipeline.read import open_portal
from dancam.pipeline.remote import Setup
from dancam.pipeline.stages import task_of
from dancam.render import tasks
from dancam.render.workers import RenderingJob
from dancam.system.disk import Disk
from dancam.system.helper import HelperDied, HelperFailed
from dancam.system.program import program_digest, program_parts
from tests.portal import Portal

_encode = msgspec.msgpack.encode


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    yield
    while remote._idle:
        remote._idle.pop().end()
    remote._setups.clear()


@pytest.fixture
def task(tmp_path: Path) -> bytes:
    """The reading of one text."""
    (tmp_path / "a.md").write_text("---\ntitle: Một\n---\n\nThân.\n", encoding="utf-8")
    (parcel,) = ReadingJob(Disk(), [("content/a.md", tmp_path / "a.md")], {}).pack([0])
    return parcel.task


def test_a_helper_does_the_tasks_of_all_jobs_and_what_fails_ends_it(task: bytes) -> None:
    read = _encode(Setup("read", program_digest(), b""))
    assert remote.accept("one", read) == program_parts()
    (helper,) = remote._idle
    for job in ("one", "two"):
        remote.accept(job, read)
        ((_, reading),) = decode(remote.perform(job, task))
        assert getattr(reading.record, "title", "") == "Một"
    assert remote._idle == [helper]
    with pytest.raises(HelperFailed):
        remote.perform("two", b"nothing that was packed")
    assert (remote._idle, helper.is_alive) == ([], False)
    remote.perform("one", task)
    helper = remote._idle[0]
    helper.end()
    remote.perform("one", task)
    assert remote._idle[0] is not helper


def test_another_program_gets_no_task(task: bytes) -> None:
    assert remote.accept("one", _encode(Setup("read", "another", b""))) == program_parts()
    with pytest.raises(KeyError):
        remote.perform("one", task)
    assert remote._idle == []


def test_who_packs_for_another_program_is_refused_by_the_helper_itself(task: bytes) -> None:
    remote._setups["one"] = Setup("read", "another", b"")
    with pytest.raises(HelperFailed, match="another program"):
        remote.perform("one", task)


def test_a_task_that_kills_is_tried_twice(tmp_path: Path, task: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        f"import os\nimport dancam.content.reading as reading\n"
        f"def perform(task):\n    open({str(tmp_path / 'tries')!r}, 'a').write('x')\n    os._exit(9)\n"
        f"reading.perform = perform\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    remote.accept("one", _encode(Setup("read", program_digest(), b"")))
    with pytest.raises(HelperDied):
        remote.perform("one", task)
    assert (tmp_path / "tries").read_text() == "xx"


def test_only_the_newest_jobs_are_known() -> None:
    for number in range(remote._JOBS + 3):
        remote.accept(str(number), _encode(Setup("read", program_digest(), b"")))
    assert [*remote._setups] == [str(number) for number in range(3, remote._JOBS + 3)]


def test_a_page_without_end_is_stopped_there_too(portal: Portal, task: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (portal.folder / "sitecustomize.py").write_text("import dancam.render.deadline as d\nd.SECONDS = 0.3\n")
    monkeypatch.syspath_prepend(str(portal.folder))
    portal.write("templates/404.html", "{% for _ in range(10 ** 12) %}{% endfor %}")
    prepared = prepare(open_portal(portal.options, Disk()))
    job = RenderingJob(task_of(prepared), ["404.html"])
    (parcel,) = job.pack([0])
    remote.accept("texts", _encode(Setup("read", program_digest(), b"")))
    remote.perform("texts", task)  # by the same helper
    remote.accept("pages", _encode(Setup("render", program_digest(), job.shared())))
    (made,) = tasks.decode(remote.perform("pages", parcel.task))
    assert [each.code for each in made.problems] == ["page-too-slow"]
