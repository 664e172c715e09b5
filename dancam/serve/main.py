"""`dancam serve`: render what browsers request, and reload open pages when sources change.

One thread owns the portal. Requests come from many threads, file changes from another; all wait in one queue.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from dancam.authoring.admin import page
from dancam.authoring.admin.forms import LOCAL
from dancam.authoring.admin.local import MOST_BYTES, LocalBackend
from dancam.content.config import Config
from dancam.content.reader import theme_folder
from dancam.messages import report
from dancam.pipeline.faults import faults_of
from dancam.pipeline.options import STATE, Options
from dancam.problems import Place, Refusal, problem
from dancam.serve.drafting import Drafting
from dancam.serve.live_disk import LiveDisk
from dancam.serve.ondemand import OnDemand
from dancam.serve.server import EVERYWHERE, WRITING_PATH, Answer, Pages, Writing, listen
from dancam.serve.terminal import Terminal
from dancam.serve.watcher import watch
from dancam.site.urls import Urls, output_path
from dancam.system.disk import Disk, line_reader

_T = TypeVar("_T")
# Seconds after which a request fails: longer than any page may take to render.
_PATIENCE = 60.0
# How many changed files other than pages are named to open pages at most.
_NAMED = 100
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_BROKEN = (
    '<!doctype html>\n<html lang="vi" data-dancam="broken"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Chưa dựng được trang này</title></head>'
    "<body></body></html>\n"
).encode()


def serve(
    options: Options, host: str, port: int, language: str, *, fixed_now: bool = False, admin: bool = False
) -> int:
    """Serve a portal until the user stops it; return the exit status.

    Unless `fixed_now`, each refresh of the portal reads the clock as well, and the portal is also refreshed when
    the clock changes something. With `admin`, articles can be written in the browser, but only on this machine.

    Raises:
        Refusal: `admin` is wanted, but other machines could connect.
    """
    if admin and host not in LOOPBACK:
        raise Refusal(problem("admin-for-all", Place("dancam serve"), host=host))
    started = time.monotonic()
    server = listen(host, port)
    number = server.server_address[1]
    address = f"http://{'127.0.0.1' if host in {'', *EVERYWHERE} else host}:{number}"
    # Nothing is written there; its name gives this server its own ledger, as another server may be running.
    options = replace(options, output=options.site / STATE / f"serve-{number}", root_url=address)
    terminal = Terminal(options.site, language)
    disk = LiveDisk()
    portal = OnDemand(options, disk)
    news = portal.refresh(options.now)
    changes = watch(*_watched(options), on_polling=terminal.polling)
    next(changes)  # from here on no change is missed; what changed before is seen by its digest
    session = _Session(portal, disk, terminal, server.reload, fixed_now=fixed_now)
    server.pages = session
    if admin:
        session.admin = {"name": LOCAL, "proxy_url": address + WRITING_PATH, "branch": "main"}
        server.writing = LocalBackend(options.site, Disk())
        session.drafting = Drafting(options, lambda each: report.in_brief(each, language))
        server.drafting = session
    threading.Thread(target=server.serve_forever, name="dev server", daemon=True).start()
    threading.Thread(target=session.follow, args=(changes,), name="watcher", daemon=True).start()
    terminal.ready(news, portal.size(), time.monotonic() - started, address, admin=admin)
    try:
        session.work()
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
        server.server_close()
        portal.close()
        if session.drafting is not None:
            session.drafting.close()
    return 0


def _watched(options: Options) -> tuple[list[Path], list[Path]]:
    """Return the folders and the files to watch."""
    folders = [options.site / name for name in ("content", "static", "templates")]
    theme = theme_folder()
    if theme.resolve() != options.site.resolve():
        folders += [theme / "templates", theme / "static"]
    return folders, [options.site / "site.yml"]


class _Session(Pages, Writing):
    """The queue of work for the thread that owns the portal; other threads put their requests into it."""

    def __init__(
        self,
        portal: OnDemand,
        disk: LiveDisk,
        terminal: Terminal,
        reload: Callable[[list[str]], None],
        *,
        fixed_now: bool,
    ) -> None:
        self._portal, self._disk, self._terminal, self._reload = portal, disk, terminal, reload
        self._fixed_now = fixed_now
        self._queue: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._later: deque[Callable[[], None]] = deque([self._save, self._queue_trials])
        self.drafting: Drafting | None = None
        """Renders articles that are not saved; None if nothing can be edited."""
        self.admin: Mapping[str, object] = {}
        """The settings of the editing page for its repository; empty if there is no such page."""

    # Called by other threads

    most = MOST_BYTES

    def has(self, path: str, /) -> bool:
        return path in self._admin_files() or self._ask(lambda portal: portal.has(path))

    def get(self, path: str, /) -> Answer | None:
        make = self._admin_files().get(path)
        if make is not None:
            return Answer(make(self._ask(lambda portal: portal.config())), is_foreign=True)
        shown = self._ask(lambda portal: portal.show(path) or (self.drafting.show(path) if self.drafting else None))
        if shown is None:
            return None
        self._queue.put(lambda: self._terminal.page(path, shown.problems))
        return Answer(shown.data) if shown.data else Answer(_BROKEN, is_whole=False)

    def _admin_files(self) -> Mapping[str, Callable[[Config], bytes]]:
        if not self.admin:
            return {}
        return {
            output_path(Urls.admin): lambda config: page.page(config, self.admin),
            output_path(Urls.admin_settings): lambda config: page.config_file(config, self.admin),
            output_path(Urls.admin_program): lambda _: page.program(),
            output_path(Urls.admin_scripts): lambda _: page.scripts(),
        }

    def answer(self, data: bytes) -> tuple[int, bytes]:
        drafting = self.drafting
        assert drafting is not None
        return self._ask(lambda portal: drafting.answer(data, portal.options.now))

    def notes(self, path: str, /) -> bytes:
        problems = self._ask(lambda portal: portal.problems_of(path if portal.has(path) else "404.html"))
        return json.dumps(
            report.for_page(problems, line_reader(self._portal.options.site), self._terminal.language)
        ).encode()

    def follow(self, changes: Generator[frozenset[Path], None, None]) -> None:
        """Queue a refresh of the portal after each burst of changes."""
        for changed in changes:
            if changed:
                self._queue.put(partial(self._changed, changed))

    def _ask(self, question: Callable[[OnDemand], _T]) -> _T:
        answer: Future[_T] = Future()

        def work() -> None:
            try:
                answer.set_result(question(self._portal))
            except Exception as error:
                answer.set_exception(error)

        self._queue.put(work)
        return answer.result(_PATIENCE)

    # Called by the thread that owns the portal

    def work(self) -> None:
        """Work through the queue forever; what can wait is done when the queue is empty."""
        while True:
            try:
                work = self._queue.get_nowait() if self._later else self._queue.get(timeout=self._until_due())
            except queue.Empty:
                work = self._later.popleft() if self._later else self._refresh
            work()

    def _until_due(self) -> float | None:
        due = None if self._fixed_now else self._portal.due
        return None if due is None else max(0.0, min((due - datetime.now(UTC)).total_seconds() + 0.01, 3600))

    def _changed(self, paths: frozenset[Path]) -> None:
        self._disk.mark_changed(paths)
        if self.drafting is not None:
            self.drafting.changed(paths)
        self._refresh(paths)

    def _refresh(self, saved: frozenset[Path] = frozenset()) -> None:
        started = time.monotonic()
        news = self._portal.refresh(self._portal.options.now if self._fixed_now else datetime.now(UTC))
        self._reload(news.files[:_NAMED])
        self._terminal.changed(news, time.monotonic() - started, saved)
        self._later.extend([self._save, self._queue_trials])

    def _save(self) -> None:
        self._terminal.faults(faults_of(self._portal.options, self._portal.save))

    def _queue_trials(self) -> None:
        for path in self._portal.outputs_to_try():
            self._later.append(partial(self._try, path))

    def _try(self, path: str) -> None:
        shown = self._portal.show(path)
        if shown is not None:
            self._terminal.page(path, shown.problems)
