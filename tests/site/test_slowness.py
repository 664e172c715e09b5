"""A page that takes too long is given up and named; all others are looked at, and nothing is published."""

from __future__ import annotations

import threading
import time

import pytest

from dancam.render import deadline, workers
from dancam.render.markdown.gates import Library
from tests.portal import Portal

SLOW = "Chậm quá."
USUAL = deadline.SECONDS


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a library that sits over one text for ever: no text is known over which it does so by itself."""
    convert = Library.convert

    def sitting(self: Library, source: str) -> str:
        while SLOW in source:
            pass
        return convert(self, source)

    monkeypatch.setattr(Library, "convert", sitting)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a page a second."""
    monkeypatch.setattr(deadline, "SECONDS", 1.0)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("slow")
def test_a_page_that_takes_too_long_is_named_and_nothing_is_published(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 1)
    portal.articles(3).build(jobs=jobs).succeeded()
    before = portal.tree()
    portal.article("thoi-su/cham.md", SLOW).article("thoi-su/sai.md", "[mất](mat.md)")
    started = time.process_time()
    portal.build(jobs=jobs).failed("page-too-slow", "dead-link")
    assert time.process_time() - started < 20
    slow = next(each for each in portal.result.problems if each.code == "page-too-slow")
    assert slow.place.file == "content/thoi-su/cham.md"
    assert "quá 1 giây" in "\n".join(portal.messages())
    assert portal.tree() == before
    portal.article("thoi-su/cham.md", "Ngắn lại.")
    portal.build(jobs=jobs).succeeded()
    assert portal.tree() == portal.clean_tree()


def test_a_template_that_does_not_end_is_given_up(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = "{% for a in range(100000) %}"
    monkeypatch.setattr(deadline, "SECONDS", 0.4)
    portal.articles(1).write("templates/404.html", loop * 2 + "{% endfor %}" * 2)
    portal.build(jobs=1).failed("page-too-slow")


def test_pages_that_take_long_together_are_not_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "SECONDS", 0.1)
    for _ in range(4):
        with deadline.limit():
            end = time.process_time() + 0.05
            while time.process_time() < end:
                pass
    with pytest.raises(deadline.TooSlow), deadline.limit():
        while True:
            pass


def test_a_limit_that_was_kept_does_not_strike_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "SECONDS", 0.05)
    with deadline.limit():
        pass
    end = time.process_time() + 0.2
    while time.process_time() < end:
        pass


def test_in_another_thread_there_is_no_limit_and_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "SECONDS", 0.05)
    done: list[int] = []

    def work() -> None:
        with deadline.limit():
            end = time.process_time() + 0.2
            while time.process_time() < end:
                pass
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_signs_by_the_thousand_are_no_page_that_takes_too_long(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "SECONDS", USUAL)
    for number, signs in enumerate(("![[]()", "[a](", "*a _b ", "a** ", "[[", "`a ``b ", "~a", "{.a")):
        portal.article(f"thoi-su/bai-{number}.md", f"Chữ {signs * 4000}")
    portal.build(jobs=1)
    assert "page-too-slow" not in {each.code for each in portal.result.problems}
