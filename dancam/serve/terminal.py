"""What `dancam serve` prints: each problem once, when it appears, and what was updated."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dancam.messages import report
from dancam.messages.sayings import Sayings
from dancam.problems import Problem, in_order
from dancam.serve.ondemand import News
from dancam.system.disk import line_reader
from dancam.vietnamese import number

# How many problems are printed at once; editors read no more, and `dancam check` prints all of them.
_MOST = 10
_WORDS = Sayings(
    vi={
        "ready": "{articles} bài, {pages} trang; sẵn sàng sau {seconds} giây.",
        "blocked": "Chưa cập nhật được: sửa hết lỗi ở trên thì trang mới đổi; từ nay đến đó vẫn xem được bản trước.",
        "changed": "Đã cập nhật: {files} ({seconds} giây).",
        "others": "{first} và {count} tệp khác",
        "clock": "đến giờ đăng hoặc gỡ bài",
        "more": "… và {count} vấn đề nữa; lệnh `dancam check` in đủ.",
        "address": "Đang chạy tại {address}/  Nhấn Ctrl-C để dừng.",
        "admin": "Trang soạn bài: {address}/admin/",
        "polling": "Hệ thống không báo hết các thay đổi của tệp ở đây; dancam tự soát mỗi giây.",
    },
    en={
        "ready": "{articles} articles, {pages} pages; ready after {seconds} s.",
        "blocked": "Not updated: the pages stay as they were until the errors above are mended.",
        "changed": "Updated: {files} ({seconds} s).",
        "others": "{first} and {count} other files",
        "clock": "an article is due to come or go",
        "more": "… and {count} more problems; `dancam check` prints them all.",
        "address": "Serving at {address}/  Press Ctrl-C to stop.",
        "admin": "Editing page: {address}/admin/",
        "polling": "The system does not tell of every change here; dancam looks for itself every second.",
    },
)


class Terminal:
    """Prints the messages of one portal in one language."""

    def __init__(self, site: Path, language: str) -> None:
        """Take the folder of the portal and the language (vi or en)."""
        self.site, self.language = site, language
        self._reported: set[Problem] = set()
        self._by_page: dict[str, tuple[Problem, ...]] = {}

    def ready(self, news: News, size: tuple[int, int], seconds: float, address: str, *, admin: bool) -> None:
        """Print that the portal is served: its problems, size and address."""
        self._problems(news.problems)
        if news.is_blocked:
            self._say("blocked")
        articles, pages = (number(each, 0, self.language) for each in size)
        self._say("ready", articles=articles, pages=pages, seconds=number(seconds, 2, self.language))
        if admin:
            self._say("admin", address=address)
        self._say("address", address=address)

    def changed(self, news: News, seconds: float, saved: Iterable[Path] = ()) -> None:
        """Print the result of a refresh.

        Args:
            news: The result.
            seconds: How long it took.
            saved: The files that somebody saved or removed; none if it was the clock.
        """
        self._problems(news.problems)
        if news.is_blocked:
            self._say("blocked")
            return
        # A file that is again what it was before a mistake, or that is gone, is not among those that have changed.
        names = news.changed or sorted(map(self._name, saved))
        files = names[0] if names else _WORDS.say(self.language, "clock")
        if len(names) > 1:
            files = _WORDS.say(self.language, "others", first=files, count=len(names) - 1)
        self._say("changed", files=files, seconds=number(seconds, 2, self.language))

    def _name(self, path: Path) -> str:
        """Return the path of a file below the site's folder, or the whole path of one that lies elsewhere."""
        site = self.site.absolute()
        return path.relative_to(site).as_posix() if path.is_relative_to(site) else str(path)

    def page(self, path: str, problems: tuple[Problem, ...]) -> None:
        """Print the problems of a rendered page that were not printed before."""
        before = self._by_page.pop(path, ())
        if problems:
            self._by_page[path] = problems
        of_pages = {each for several in self._by_page.values() for each in several}
        self._reported -= {each for each in before if each not in of_pages}
        self._print([each for each in in_order(problems) if each not in self._reported])
        self._reported.update(problems)

    def faults(self, problems: Sequence[Problem]) -> None:
        """Print the faults that kept work on the portal from being done."""
        self._print(in_order(problems))

    def polling(self) -> None:
        """Print that the folders are polled, as the system does not report every change."""
        self._say("polling")

    def _problems(self, problems: Iterable[Problem]) -> None:
        """Print errors, and problems that were not printed before; a corrected one is printed again when it returns."""
        current = list(problems)
        of_pages = {each for several in self._by_page.values() for each in several}
        new = [each for each in current if each not in self._reported or each.is_error]
        self._reported = set(current) | of_pages
        new.sort(key=lambda each: not each.is_error)
        self._print(new)

    def _print(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        shown = problems[:_MOST]
        print(report.for_people(shown, line_reader(self.site), self.language), end="\n\n", file=sys.stderr)
        sys.stderr.flush()
        if len(problems) > len(shown):
            self._say("more", count=number(len(problems) - len(shown), 0, self.language))

    def _say(self, what: str, **values: object) -> None:
        print(_WORDS.say(self.language, what, **values), flush=True)
