"""`dancam serve` as a whole: a real process, the requests of a browser, and somebody who saves files."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.portal import ZONE, Portal

ROOT = Path(__file__).parents[2]
Start = Callable[..., "Serving"]


def heed_ctrl_c() -> None:
    """Have a process end by Ctrl-C, also where the tests themselves run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Serving:
    """A portal that is being served."""

    def __init__(self, portal: Portal, before: list[str], *arguments: str) -> None:
        self.portal = portal
        command = [*before, sys.executable, str(ROOT / "build.py"), "serve", "--site", str(portal.folder), *arguments]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONUTF8": "1"},
            preexec_fn=heed_ctrl_c,
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.hearing = threading.Thread(target=self._hear)
        self.hearing.start()
        self.said: list[str] = []
        line = self.until("http://127.0.0.1:")
        self.address = line[line.index("http://") :].split("/ ")[0]

    def _hear(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(line)

    def end(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        self.hearing.join()

    def until(self, text: str) -> str:
        """Wait for a line with a text; return it."""
        while True:
            try:
                self.said.append(self.lines.get(timeout=60))
            except queue.Empty:
                raise AssertionError((text, self.said)) from None
            if text in self.said[-1]:
                return self.said[-1]

    def page(self, path: str) -> str:
        """Return a page as it is served now."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def page_with(self, path: str, text: str) -> str:
        """Wait until a page has a text; return it."""
        for _ in range(600):
            page = self.page(path)
            if text in page:
                return page
            time.sleep(0.05)
        raise AssertionError((path, self.said))


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A portal that is served all the time; whoever changes it waits until that is told."""
    portal = Portal(tmp_path_factory.mktemp("served") / "site").articles(2)
    portal.write("templates/404.html", "<p>Mẫu thứ nhất</p>\n").write("static/a.css", "a")
    serving = Serving(portal, [], "--port", "8150")
    yield serving
    serving.end()


def test_files_of_editors_are_neither_served_nor_a_change(serving: Serving) -> None:
    for name in (".a.css.swp", "a.css~", ".#a.css", "4913", "a.css.tmp", "~$a.css"):
        serving.portal.write(f"static/{name}", "x")
    time.sleep(1)  # so that they would be a change of their own
    assert serving.lines.empty()
    serving.portal.article("thoi-su/moi.md", "Đoạn mới.")
    serving.page_with("thoi-su/moi.html", "Đoạn mới.")
    assert serving.page("static/a.css~") == serving.page("khong-co.html")
    serving.until("Đã cập nhật: content/thoi-su/moi.md (")


def test_a_mistake_in_a_template_leaves_the_last_good_site_and_the_next_save_recovers(serving: Serving) -> None:
    portal = serving.portal
    assert "Mẫu thứ nhất" in serving.page("khong-co.html")
    for wrong in ("<p>{% if %}</p>\n", "<p>{{ view.khong_co }}</p>\n", '{% include "404.html" %}\n'):
        portal.write("templates/404.html", wrong)
        serving.until("templates/404.html:1")
        assert "Mẫu thứ nhất" in serving.page("khong-co.html")
        assert "Bài bai-001" in serving.page("thoi-su/bai-001.html")
    portal.write("templates/404.html", "<p>Mẫu thứ nhất</p>\n")
    serving.until("Đã cập nhật: templates/404.html (")
    portal.write("templates/404.html", "<p>Mẫu thứ hai</p>\n")
    serving.page_with("khong-co.html", "Mẫu thứ hai")
    serving.until("Đã cập nhật: templates/404.html (")
    portal.edit("content/thoi-su/bai-001.md", lambda text: f"{text}Đoạn vừa lưu.\n")
    serving.page_with("thoi-su/bai-001.html", "Đoạn vừa lưu.")
    serving.until("Đã cập nhật: content/thoi-su/bai-001.md (")


def test_settings_that_cannot_be_used_leave_the_last_good_site(serving: Serving) -> None:
    portal = serving.portal
    text = (portal.folder / "site.yml").read_text(encoding="utf-8")
    portal.write("site.yml", "title: [\n")
    serving.until("site.yml:")
    assert "Cổng thử" in serving.page("")
    portal.write("site.yml", text)
    serving.until("Đã cập nhật: site.yml (")
    portal.write("site.yml", text.replace("Cổng thử", "Cổng mới"))
    serving.page_with("", "Cổng mới")
    serving.until("Đã cập nhật: site.yml (")


def test_an_article_appears_when_it_is_due_and_nobody_saves_anything(serving: Serving) -> None:
    due = datetime.now(ZONE) + timedelta(seconds=3)  # a busy machine takes its time
    serving.portal.article("thoi-su/hen.md", date=f"{due:%Y-%m-%dT%H:%M:%S+07:00}", title="Đúng giờ")
    assert "Đúng giờ" not in serving.page("thoi-su/hen.html")
    serving.page_with("thoi-su/hen.html", "Đúng giờ")
    serving.until("đến giờ đăng hoặc gỡ bài")


@pytest.fixture
def start(portal: Portal) -> Iterator[Start]:
    """Serves the portal; it ends with the test."""
    with contextlib.ExitStack() as ending:

        def serve(*arguments: str, before: tuple[str, ...] = ()) -> Serving:
            serving = Serving(portal, list(before), "--port", "8150", *arguments)
            ending.callback(serving.end)
            return serving

        yield serve


def test_ctrl_c_ends_it_and_a_taken_port_gives_the_next_one(portal: Portal, start: Start) -> None:
    first, second = start(), start()
    assert first.address != second.address
    assert "Cổng thử" in second.page("")
    first.end()
    assert first.process.returncode == 0
    assert not any("Traceback" in line for line in [*first.said, *drained(first)])
    assert "Cổng thử" in second.page("")


LIMITED = ("unshare", "--user", "--map-root-user", "sh", "-c")


def test_where_the_system_watches_too_few_folders_it_is_said_and_saves_are_seen(portal: Portal, start: Start) -> None:
    limit = "echo 4 > /proc/sys/user/max_inotify_watches"
    if not shutil.which("unshare") or subprocess.run([*LIMITED, limit], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody set a limit of his own")
    portal.articles(1).article("ban/a.md", category="ban")
    serving = start("--lang", "en", before=(*LIMITED, f'{limit}; exec "$@"', "sh"))
    for path in ("thoi-su/bai-001", "ban/a"):
        portal.edit(f"content/{path}.md", lambda text: f"{text}Đoạn vừa lưu.\n")
        serving.page_with(f"{path}.html", "Đoạn vừa lưu.")
    assert sum("does not tell of every" in line for line in [*serving.said, *drained(serving)]) == 1


def drained(serving: Serving) -> list[str]:
    """Return the lines that nobody has looked at yet."""
    lines = []
    while not serving.lines.empty():
        lines.append(serving.lines.get())
    return lines
