"""What `dancam serve` prints: each problem once, when it comes up, and what was looked at."""

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

# Problems that are printed in full at once; an editor reads no more, and `dancam check` has them all.
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
        "looks": "Hệ thống không báo hết các thay đổi của tệp ở đây; dancam tự soát mỗi giây.",
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
        "looks": "The system does not tell of every change here; dancam looks for itself every second.",
    },
)


class Teller:
    """Prints for one portal in one language."""

    def __init__(self, site: Path, language: str) -> None:
        """Take the folder of the portal and the language."""
        self.site, self.language = site, language
        self._told: set[Problem] = set()
        self._of_pages: dict[str, tuple[Problem, ...]] = {}

    def ready(self, news: News, size: tuple[int, int], seconds: float, address: str, *, admin: bool) -> None:
        """Tell that the portal is served: what is wrong with it, how large it is, and where it is."""
        self._problems(news.problems)
        if news.is_blocked:
            self._say("blocked")
        articles, pages = (number(each, 0, self.language) for each in size)
        self._say("ready", articles=articles, pages=pages, seconds=number(seconds, 2, self.language))
        if admin:
            self._say("admin", address=address)
        self._say("address", address=address)

    def changed(self, news: News, seconds: float) -> None:
        """Tell what a look at the sources has found."""
        self._problems(news.problems)
        if news.is_blocked:
            self._say("blocked")
            return
        files = news.changed[0] if news.changed else _WORDS.say(self.language, "clock")
        if len(news.changed) > 1:
            files = _WORDS.say(self.language, "others", first=files, count=len(news.changed) - 1)
        self._say("changed", files=files, seconds=number(seconds, 2, self.language))

    def page(self, path: str, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong with a page that was rendered, unless that was told before."""
        before = self._of_pages.pop(path, ())
        if problems:
            self._of_pages[path] = problems
        known = {each for found in self._of_pages.values() for each in found}
        self._told -= {each for each in before if each not in known}
        self._print([each for each in in_order(problems) if each not in self._told])
        self._told.update(problems)

    def faults(self, problems: Sequence[Problem]) -> None:
        """Tell what went wrong with the portal itself."""
        self._print(in_order(problems))

    def looks(self) -> None:
        """Tell that changes have to be looked for."""
        self._say("looks")

    def _problems(self, problems: Iterable[Problem]) -> None:
        """Print those that were not told yet; what is mended meanwhile would be told again."""
        found = list(problems)
        of_pages = {each for several in self._of_pages.values() for each in several}
        new = [each for each in found if each not in self._told or each.is_error]
        self._told = set(found) | of_pages
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
