"""`dancam serve`: builds, serves, watches, builds again, and has the browser load the page anew."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from dancam import report
from dancam.build import build
from dancam.disk import Disk
from dancam.httpd import DevServer, listen
from dancam.live import LiveDisk
from dancam.opening import STATE, Options
from dancam.reading import theme_folder
from dancam.result import Result
from dancam.watching import watch

FOLDER = "serve"
_LOOKS = (
    "The system does not tell of every change here; dancam looks for itself every second.",
    "Hệ thống không báo hết các thay đổi của tệp ở đây; dancam tự soát mỗi giây.",
)


def serve(options: Options, host: str, port: int, language: str, *, fixed_now: bool = False) -> int:
    """Serve a portal until the user ends it; returns the exit status.

    Unless `fixed_now`, each build looks at the clock again, so that a scheduled article appears when it is due.
    The portal is built beside the ledger, not into the output folder: what is seen here, with its own address and
    perhaps with drafts, must never be deployed.
    """
    server = listen(host, port)
    root = server.root = options.site / STATE / f"{FOLDER}-{server.server_address[1]}"  # another one may be serving
    address = f"http://{'127.0.0.1' if host in {'', '0.0.0.0'} else host}:{server.server_address[1]}"  # noqa: S104 - compared, not bound
    options = replace(options, output=root, base_url=address, strict=False)
    _tell(build(options, Disk()), options, language)
    changes = watch(*_watched(options), looks=lambda: print(_LOOKS[language == "vi"], flush=True))
    next(changes)  # from here on nothing is missed
    # What was saved meanwhile; without workers, as a process with threads must not fork.
    options, disk = replace(options, jobs=1), LiveDisk()
    build(options, disk)
    threading.Thread(target=server.serve_forever, name="dev server", daemon=True).start()
    opening = "Đang chạy tại" if language == "vi" else "Serving at"
    ending = "Nhấn Ctrl-C để dừng." if language == "vi" else "Press Ctrl-C to stop."
    print(f"{opening} {address}/  {ending}", flush=True)
    try:
        _rebuild_on_changes(changes, options, disk, server, language, fixed_now=fixed_now)
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _watched(options: Options) -> tuple[list[Path], list[Path]]:
    """Return the folders and the files to watch."""
    folders = [options.site / name for name in ("content", "static", "templates")]
    theme = theme_folder()
    if theme.resolve() != options.site.resolve():
        folders += [theme / "templates", theme / "static"]
    return folders, [options.site / "site.yml"]


def _rebuild_on_changes(
    changes: Iterable[frozenset[Path]],
    options: Options,
    disk: LiveDisk,
    server: DevServer,
    language: str,
    *,
    fixed_now: bool,
) -> None:
    for changed in changes:
        if not changed:
            continue
        disk.tell(changed)
        result = build(replace(options, now=options.now if fixed_now else datetime.now(UTC)), disk)
        _tell(result, options, language)
        if result.written or result.removed:
            server.reload()


def _tell(result: Result, options: Options, language: str) -> None:
    if result.problems:
        text = report.for_people(result.problems, report.line_reader(options.site), language)
        print(text, end="\n\n", file=sys.stderr)
    print(report.summary(result, language), flush=True)
