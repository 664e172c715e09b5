"""Each output when somebody asks for it: the same bytes and the same problems as a clean build of the whole portal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from msgspec.structs import replace

from dancam.pipeline.options import Options
from dancam.plan.outputs import Output
from dancam.problems import Place, Problem
from dancam.render.makers import Rendered
from dancam.render.press import Press
from dancam.serve.live_disk import LiveDisk
from dancam.serve.ondemand import News, OnDemand, Shown
from tests.amounts import SEQUENCES_ON_DEMAND
from tests.photographs import painted
from tests.portal import NOW, PICTURE, Portal
from tests.site import test_differential
from tests.site.test_differential import Edits, lasting
from tests.telling_pictures import jpeg


class Watched:
    """A portal that is looked at while it changes."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.disk = LiveDisk()
        self.live = OnDemand(self.options, self.disk)
        self.look()

    @property
    def options(self) -> Options:
        return replace(self.portal.options, output=self.portal.folder / ".dancam/serve-1")

    def look(self, *paths: str) -> News:
        """Look at what changed; the watcher has told of these files."""
        self.disk.mark_changed(self.portal.folder / path for path in paths)
        return self.live.refresh(self.portal.options.now)

    def page(self, path: str) -> str:
        shown = self.live.show(path)
        assert shown is not None
        return text_of(shown)

    def codes(self, path: str) -> list[str]:
        """Return what is told to whoever looks at a page."""
        return [each.code for each in self.live.problems_of(path)]


def bytes_of(shown: Shown | None) -> bytes | None:
    if shown is None:
        return None
    return shown.data.read_bytes() if isinstance(shown.data, Path) else shown.data


def text_of(shown: Shown | None) -> str:
    return (bytes_of(shown) or b"").decode()


@pytest.fixture
def watched(portal: Portal) -> Iterator[Watched]:
    found = Watched(portal.articles(12).article("dan-van-kheo/a.md", category="dan-van-kheo"))
    yield found
    found.live.close()


def test_every_output_is_the_one_that_a_build_makes(portal: Portal) -> None:
    portal.articles(30).write("static/a.css", "a").write("content/thoi-su/anh.svg", PICTURE)
    portal.write("content/thoi-su/anh.png", painted(700, 500, "PNG"))
    portal.write("content/thoi-su/khac.jfi", jpeg()).write("content/thoi-su/lon.bin", b"x" * 9000)
    portal.article(
        "thoi-su/b.md",
        "![a](anh.svg) ![b](anh.png) [c](khac.jfi) [d](lon.bin)",
        aliases="[/cu/b.html]",
        tags="[x]",
        author="khoi",
    )
    expected = portal.clean_tree()
    live = Watched(portal).live
    assert {path: bytes_of(live.show(path)) for path in expected} == expected
    assert live.show("khong-co.html") is None


def test_nothing_is_rendered_before_somebody_asks(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    render = Press.render

    def noted(press: Press, output: Output, place: Place) -> Rendered:
        rendered.append(output.path)
        return render(press, output, place)

    monkeypatch.setattr(Press, "render", noted)
    watched.portal.write("templates/404.html", "<p>{{ view.frame.title }}</p>\n")
    watched.look("templates", "templates/404.html")
    assert rendered == []
    assert watched.page("404.html") == "<p>Cổng thử</p>\n"
    assert rendered == ["404.html"]
    assert not (watched.portal.folder / ".dancam/serve-1").exists()
    assert not (watched.portal.folder / "public").exists()


def test_a_changed_template_has_nothing_planned_anew(watched: Watched) -> None:
    watched.live.save()
    watched.portal.write("templates/404.html", "x\n")
    watched.look("templates", "templates/404.html")
    assert watched.live._portal is not None
    assert not watched.live._portal.plan.is_whole
    assert not watched.live._portal.plan.slots


def test_a_page_that_was_saved_a_moment_ago_needs_no_watcher(watched: Watched) -> None:
    assert "Thân bài" in watched.page("thoi-su/bai-001.html")
    watched.portal.edit("content/thoi-su/bai-001.md", lambda text: text.replace("Thân bài", "Câu mới"))
    assert "Câu mới" in watched.page("thoi-su/bai-001.html")


def test_an_error_leaves_the_portal_as_it_was_until_it_is_mended(watched: Watched) -> None:
    before = watched.page("thoi-su/bai-001.html")
    watched.portal.edit("content/thoi-su/bai-001.md", lambda text: text.replace("date: ", "date: 31/02/"))
    watched.portal.article("thoi-su/moi.md")
    news = watched.look("content/thoi-su/bai-001.md", "content/thoi-su/moi.md")
    assert news.is_blocked
    assert watched.page("thoi-su/bai-001.html") == before
    assert watched.live.show("thoi-su/moi.html") is None
    assert watched.codes("thoi-su/bai-001.html") == watched.codes("thoi-su/bai-002.html") == ["bad-date"]
    watched.portal.edit("content/thoi-su/bai-001.md", lambda text: text.replace("date: 31/02/", "date: "))
    assert not watched.look("content/thoi-su/bai-001.md").is_blocked
    assert "moi" in watched.page("thoi-su/moi.html")
    assert watched.codes("thoi-su/bai-001.html") == []


def test_a_template_that_fails_leaves_the_last_good_bytes_of_a_page_and_nothing_of_others(watched: Watched) -> None:
    before = watched.page("thoi-su/bai-001.html")
    watched.portal.write("templates/article.html", "{{ view.khong_co }}\n")
    watched.look("templates", "templates/article.html")
    assert watched.page("thoi-su/bai-001.html") == before
    assert watched.page("thoi-su/bai-002.html") == ""
    assert watched.codes("thoi-su/bai-002.html") == ["template-name"]
    assert watched.codes("index.html") == []


def test_a_warning_is_told_where_it_belongs(watched: Watched) -> None:
    watched.portal.edit("content/thoi-su/bai-001.md", lambda text: f"{text}[a](khong-co.md)\n")
    watched.look("content/thoi-su/bai-001.md")
    watched.page("thoi-su/bai-001.html")
    assert watched.codes("thoi-su/bai-001.html") == ["dead-link"]
    assert watched.codes("thoi-su/bai-002.html") == []


def test_what_changed_is_to_be_tried(watched: Watched) -> None:
    watched.portal.edit("content/thoi-su/bai-001.md", lambda text: f"{text}Thêm.\n")
    watched.look("content/thoi-su/bai-001.md")
    assert list(watched.live.outputs_to_try()) == ["thoi-su/bai-001.html"]
    watched.portal.write("templates/parts/signature.html", "x")
    watched.look("templates", "templates/parts/signature.html")
    assert list(watched.live.outputs_to_try()) == ["dan-van-kheo/a.html"]  # the newest
    watched.portal.write("templates/base.html", "{% block main %}{% endblock %}")
    watched.look("templates/base.html")
    tried = list(watched.live.outputs_to_try())
    assert {"index.html", "404.html", "gioi-thieu.html", "thoi-su/index.html", "luu-tru/index.html"} <= set(tried)
    assert len(tried) < 12


def test_the_files_that_a_browser_must_ask_for_again_are_named(watched: Watched) -> None:
    watched.portal.write("content/thoi-su/anh.svg", PICTURE)
    assert watched.look("content/thoi-su/anh.svg").files == ["/thoi-su/anh.svg"]


def test_what_nobody_wrote_down_yet_is_seen_by_the_next_look_all_the_same(watched: Watched) -> None:
    for number in range(3):
        watched.portal.edit("content/thoi-su/bai-001.md", lambda text, number=number: f"{text}\nLần {number}.\n")  # type: ignore[misc]  # a default is untyped
        watched.look("content/thoi-su/bai-001.md")
    assert "Lần 2." in watched.page("thoi-su/bai-001.html")


def test_a_second_start_reads_nothing(watched: Watched) -> None:
    watched.live.save()
    again = Watched(watched.portal)
    assert again.live._portal is not None
    assert not again.live._portal.from_scratch
    assert again.live._portal.plan.slots == {}
    assert bytes_of(again.live.show("thoi-su/bai-005.html")) == bytes_of(watched.live.show("thoi-su/bai-005.html"))


def test_a_ledger_that_somebody_destroyed_is_made_anew(watched: Watched) -> None:
    watched.live.save()
    again = Watched(watched.portal)
    assert again.live._portal is not None
    again.live._portal.ledger._connection.execute("UPDATE shelves SET articles = 'x'")  # type: ignore[union-attr]  # it has one by now
    assert "bai-005" in again.page("thoi-su/bai-005.html")


def test_a_first_start_begins_with_what_a_build_has_read(portal: Portal) -> None:
    portal.articles(12).build().succeeded()
    watched = Watched(portal)
    assert watched.live._portal is not None
    assert not watched.live._portal.from_scratch
    assert watched.live._portal.reading.files_read == 0 or watched.live.news.changed == []
    assert watched.live._portal.plan.slots == {}
    expected = portal.tree()
    assert {path: bytes_of(watched.live.show(path)) for path in expected} == expected
    watched.live.save()
    portal.build().rendered(0)


def test_a_build_that_is_garbage_is_no_beginning(portal: Portal) -> None:
    portal.write(".dancam/ledger.db", b"SQLite format 3\0" + b"x" * 5000)
    watched = Watched(portal.articles(3))
    assert "bai-002" in watched.page("thoi-su/bai-002.html")
    assert sorted(path.name for path in (portal.folder / ".dancam").iterdir() if "aside" in path.name) == []


def test_a_portal_below_a_path_is_looked_at_where_there_is_none(portal: Portal) -> None:
    portal.articles(3).edit("site.yml", lambda text: text.replace("https://thu.example", "https://thu.example/con"))
    portal.options = replace(portal.options, root_url="http://127.0.0.1:8000")
    page = Watched(portal).page("thoi-su/bai-002.html")
    assert 'href="/thoi-su/"' in page
    assert "http://127.0.0.1:8000/thoi-su/bai-002.html" in page
    assert "/con/" not in page


def test_an_address_that_is_lost_is_told(watched: Watched) -> None:
    watched.live.save()
    watched.portal.move("content/thoi-su/bai-001.md", "content/thoi-su/khac.md")
    news = watched.look("content/thoi-su/bai-001.md", "content/thoi-su/khac.md")
    assert [each.code for each in news.problems] == ["address-lost"]


def test_the_clock_is_known(watched: Watched) -> None:
    assert watched.live.due is None
    watched.portal.article("thoi-su/mai.md", date=f"{NOW + timedelta(days=1):%Y-%m-%d %H:%M}")
    watched.look("content/thoi-su/mai.md")
    watched.live.save()
    assert watched.live.due == NOW + timedelta(days=1)
    assert watched.live.show("thoi-su/mai.html") is None
    watched.portal.at(NOW + timedelta(days=1))
    watched.look()
    assert "mai" in watched.page("thoi-su/mai.html")


def test_settings_that_cannot_be_read_at_the_start_are_told(portal: Portal) -> None:
    portal.write("site.yml", "- a\n")
    watched = Watched(portal)
    assert watched.live.news.is_blocked
    assert watched.page("index.html") == ""
    assert watched.codes("index.html") == ["not-fields"]
    Portal(portal.folder)
    assert not watched.look("site.yml").is_blocked
    assert "Cổng thử" in watched.page("index.html")


def test_no_link_out_of_the_portal_is_served(watched: Watched) -> None:
    (watched.portal.folder.parent / "kín.txt").write_text("bí mật", encoding="utf-8")
    watched.portal.write("static/a.css", "a")
    (watched.portal.folder / "static/kin.txt").symlink_to(watched.portal.folder.parent / "kín.txt")
    news = watched.look("static", "static/kin.txt")
    assert [each.code for each in news.problems] == ["link-refused"]
    assert news.is_blocked
    assert watched.live.show("static/kin.txt") is None
    assert [each.code for each in Watched(watched.portal).live.news.problems] == ["link-refused"]
    assert bytes_of(Watched(watched.portal).live.show("static/kin.txt")) == b""


class EditsOnDemand(Edits):
    """Random edits, seen by `dancam serve` instead of being built."""

    watched: Watched | None = None

    def __init__(self) -> None:
        super().__init__()
        self.paths: set[str] = set()
        self.known: dict[Path, tuple[int, ...]] = {}

    def compare(self) -> None:
        portal = self.portal
        if self.watched is None or self._other_options():
            self.close()
            self.watched = Watched(portal)
            news = self.watched.live.news
            self.known = self._files()
        else:
            now = self._files()
            changed = [path for path in {*now, *self.known} if now.get(path) != self.known.get(path)]
            self.known = now
            self.watched.disk.mark_changed(changed)
            news = self.watched.live.refresh(portal.options.now)
        live, expected, clean = self.watched.live, portal.clean_build(), portal.clean_result
        assert all(each.code != "internal" for each in news.problems), news.problems
        if not clean.published:
            return
        assert not news.is_blocked, news.problems
        shown = {path: live.show(path) for path in expected}
        assert {path: bytes_of(each) for path, each in shown.items()} == expected
        assert not any(live.has(path) for path in self.paths - expected.keys())
        self.paths |= expected.keys()
        told: set[Problem] = {*news.problems, *(found for each in shown.values() if each for found in each.problems)}
        assert set(lasting(list(told))) == set(clean.problems)

    def _other_options(self) -> bool:
        assert self.watched is not None
        live, now = self.watched.live.options, self.portal.options
        return (live.drafts, live.base_url) != (now.drafts, now.base_url)

    def _files(self) -> dict[Path, tuple[int, ...]]:
        """Return what a watcher knows of all sources."""
        found: dict[Path, tuple[int, ...]] = {}
        for path in self.portal.folder.rglob("*"):
            if path.relative_to(self.portal.folder).parts[0] in {"content", "static", "templates", "site.yml"}:
                stat = path.lstat()
                found[path] = (stat.st_ino, *(() if path.is_dir() else (stat.st_size, stat.st_mtime_ns)))
        return found

    def close(self) -> None:
        if self.watched is not None:
            self.watched.live.save()
            self.watched.live.close()

    def teardown(self) -> None:
        self.close()
        super().teardown()


TestOnDemand = EditsOnDemand.TestCase
TestOnDemand.settings = settings(test_differential.TestEdits.settings, max_examples=SEQUENCES_ON_DEMAND)
