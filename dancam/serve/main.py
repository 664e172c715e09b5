"""`dancam serve`: shows the portal while it is written; renders what is asked for, and tells open pages of changes.

One thread has the portal. Browsers' requests come from many, the changes of files from another; all wait in one queue.
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

from dancam.authoring.admin import page as pages
from dancam.authoring.admin.local import LocalBackend
from dancam.content.config import Config
from dancam.content.reader import theme_folder
from dancam.messages import report
from dancam.pipeline.faults import faults_of
from dancam.pipeline.options import STATE, Options
from dancam.problems import Place, Refusal, problem
from dancam.serve.live_disk import LiveDisk
from dancam.serve.ondemand import OnDemand
from dancam.serve.server import EVERYWHERE, WRITING_PATH, Answer, Pages, listen
from dancam.serve.terminal import Teller
from dancam.serve.watcher import watch
from dancam.site.urls import Urls, output_path
from dancam.system.disk import Disk, line_reader

_T = TypeVar("_T")
# Seconds that a browser waits for a page before it is told that there is none: longer than the longest may take.
_PATIENCE = 60.0
# Files besides pages of which the open pages are told by name.
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
    """Serve a portal until the user ends it; returns the exit status.

    Unless `fixed_now`, each look at the portal is one at the clock as well, and it is looked at again when the clock
    changes something. With `admin`, articles can be written in the browser, but only in one of this machine.

    Raises:
        Refusal: Others could write, too.
    """
    if admin and host not in LOOPBACK:
        raise Refusal(problem("admin-for-all", Place("dancam serve"), host=host))
    started = time.monotonic()
    server = listen(host, port)
    number = server.server_address[1]
    address = f"http://{'127.0.0.1' if host in {'', *EVERYWHERE} else host}:{number}"
    # Nothing is ever written there; by its name it has a ledger of its own, as another one may be serving.
    options = replace(options, output=options.site / STATE / f"serve-{number}", root_url=address)
    teller = Teller(options.site, language)
    disk = LiveDisk()
    portal = OnDemand(options, disk)
    news = portal.look(options.now)
    changes = watch(*_watched(options), looks=teller.looks)
    next(changes)  # from here on nothing is missed, and what changed meanwhile is found by its digest
    desk = _Desk(portal, disk, teller, server.reload, fixed_now=fixed_now)
    server.pages = desk
    if admin:
        desk.admin = {"name": "proxy", "proxy_url": address + WRITING_PATH, "branch": "main"}
        server.writing = LocalBackend(options.site, Disk())
    threading.Thread(target=server.serve_forever, name="dev server", daemon=True).start()
    threading.Thread(target=desk.follow, args=(changes,), name="watcher", daemon=True).start()
    teller.ready(news, portal.size(), time.monotonic() - started, address, admin=admin)
    try:
        desk.work()
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
        server.server_close()
        portal.close()
    return 0


def _watched(options: Options) -> tuple[list[Path], list[Path]]:
    """Return the folders and the files to watch."""
    folders = [options.site / name for name in ("content", "static", "templates")]
    theme = theme_folder()
    if theme.resolve() != options.site.resolve():
        folders += [theme / "templates", theme / "static"]
    return folders, [options.site / "site.yml"]


class _Desk(Pages):
    """Where the one thread that has the portal does one thing after the other."""

    def __init__(
        self, portal: OnDemand, disk: LiveDisk, teller: Teller, reload: Callable[[list[str]], None], *, fixed_now: bool
    ) -> None:
        self._portal, self._disk, self._teller, self._reload = portal, disk, teller, reload
        self._fixed_now = fixed_now
        self._queue: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._later: deque[Callable[[], None]] = deque([self._settle, self._list_trials])
        self.admin: Mapping[str, object] = {}
        """What the editing page is told of its repository; empty where there is no such page."""

    # For other threads

    def has(self, path: str, /) -> bool:
        return path in self._admin_files() or self._ask(lambda portal: portal.has(path))

    def get(self, path: str, /) -> Answer | None:
        make = self._admin_files().get(path)
        if make is not None:
            return Answer(make(self._ask(lambda portal: portal.config())), is_foreign=True)
        shown = self._ask(lambda portal: portal.show(path))
        if shown is None:
            return None
        self._queue.put(lambda: self._teller.page(path, shown.problems))
        return Answer(shown.data) if shown.data else Answer(_BROKEN, is_whole=False)

    def _admin_files(self) -> Mapping[str, Callable[[Config], bytes]]:
        if not self.admin:
            return {}
        return {
            output_path(Urls.admin): lambda config: pages.page(config, self.admin),
            output_path(Urls.admin_settings): lambda config: pages.config_file(config, self.admin),
            output_path(Urls.admin_program): lambda _: pages.program(),
        }

    def notes(self, path: str, /) -> bytes:
        problems = self._ask(lambda portal: portal.problems_of(path if portal.has(path) else "404.html"))
        return json.dumps(
            report.for_page(problems, line_reader(self._portal.options.site), self._teller.language)
        ).encode()

    def follow(self, changes: Generator[frozenset[Path], None, None]) -> None:
        """Have the portal looked at after each burst of changes."""
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

    # For the one thread

    def work(self) -> None:
        """Do what is asked for, for ever; what can wait is done when nobody asks for anything."""
        while True:
            try:
                work = self._queue.get_nowait() if self._later else self._queue.get(timeout=self._until_due())
            except queue.Empty:
                work = self._later.popleft() if self._later else self._look
            work()

    def _until_due(self) -> float | None:
        due = None if self._fixed_now else self._portal.due
        return None if due is None else max(0.0, min((due - datetime.now(UTC)).total_seconds() + 0.01, 3600))

    def _changed(self, paths: frozenset[Path]) -> None:
        self._disk.tell(paths)
        self._look()

    def _look(self) -> None:
        started = time.monotonic()
        news = self._portal.look(self._portal.options.now if self._fixed_now else datetime.now(UTC))
        self._reload(news.files[:_NAMED])
        self._teller.changed(news, time.monotonic() - started)
        self._later.extend([self._settle, self._list_trials])

    def _settle(self) -> None:
        self._teller.faults(faults_of(self._portal.options, self._portal.settle))

    def _list_trials(self) -> None:
        for path in self._portal.to_try():
            self._later.append(partial(self._try, path))

    def _try(self, path: str) -> None:
        shown = self._portal.show(path)
        if shown is not None:
            self._teller.page(path, shown.problems)
