"""Questions at a terminal for what a command needs and was not given."""

from __future__ import annotations

import sys
from collections.abc import Callable

from dancam.content.config import Config, categories
from dancam.messages.sayings import Sayings
from dancam.problems import close_match
from dancam.vietnamese import same, slug

_WORDS = Sayings(
    vi={
        "title": "Tiêu đề bài: ",
        "empty title": "Tiêu đề phải có chữ hoặc số.",
        "categories": "Các chuyên mục:",
        "category": "Chuyên mục (số, khóa hoặc tên): ",
        "no category": "Không có chuyên mục “{value}”.",
        "guess": "Không có chuyên mục “{value}”; có phải ý bạn là “{guess}”?",
        "authors": "Các tác giả:",
        "author": "Tác giả (số, khóa hoặc họ tên; Enter để bỏ trống): ",
        "no number": "Không có số {value}.",
    },
    en={
        "title": "Title: ",
        "empty title": "A title needs letters or digits.",
        "categories": "Categories:",
        "category": "Category (number, key or name): ",
        "no category": "There is no category “{value}”.",
        "guess": "There is no category “{value}”; did you mean “{guess}”?",
        "authors": "Authors:",
        "author": "Author (number, key or full name; Enter for none): ",
        "no number": "There is no number {value}.",
    },
)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _ask(question: str) -> str:
    """Return what the user types. The question goes to standard error, apart from the output of the command."""
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:  # Ctrl-D
        raise KeyboardInterrupt
    return " ".join(line.split())


class Prompts:
    """Asks in one language, about one portal, until the answer is valid."""

    def __init__(
        self,
        config: Config,
        language: str = "vi",
        ask: Callable[[str], str] = _ask,
        say: Callable[[str], None] = _say,
    ) -> None:
        """Take the settings, the language (vi or en), and functions that ask a question and print a line."""
        self.config = config
        self.language = language
        self._read, self._print = ask, say

    def _ask(self, question: str) -> str:
        return self._read(_WORDS.say(self.language, question))

    def _say(self, what: str, **values: object) -> None:
        self._print(_WORDS.say(self.language, what, **values))

    def title(self) -> str:
        """Ask for a title and return it."""
        while True:
            title = self._ask("title")
            if slug(title):
                return title
            self._say("empty title")

    def category(self) -> str:
        """Ask for a category and return its key."""
        listed = list(categories(self.config))
        self._say("categories")
        for number, (trail, each) in enumerate(listed, start=1):
            self._print(f"{number:4}. {'   ' * (len(trail) - 1)}{each.title} ({each.key})")
        keys = {each.key: each.key for _, each in listed} | {same(each.title): each.key for _, each in listed}
        while True:
            answer = self._ask("category")
            if answer.isdecimal() and 0 < int(answer) <= len(listed):
                return listed[int(answer) - 1][1].key
            key = keys.get(answer) or keys.get(same(answer))
            if key:
                return key
            if answer:
                guess = close_match(answer, [text for _, each in listed for text in (each.key, each.title)])
                self._say("guess" if guess else "no category", value=answer, guess=guess)

    def author(self) -> str:
        """Ask for an author and return the key, or a name, or the empty string."""
        authors = self.config.authors
        if authors:
            self._say("authors")
        for number, each in enumerate(authors, start=1):
            self._print(f"{number:4}. {each.name} ({each.key})")
        while True:
            answer = self._ask("author")
            if not answer.isdecimal():
                matches = (each.key for each in authors if same(each.name) == same(answer))
                return next(matches, answer)
            if 0 < int(answer) <= len(authors):
                return authors[int(answer) - 1].key
            self._say("no number", value=answer)
