"""Checks that a contestant has built what it should."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.portal import Article
from bench.words import TOPICS

RELATED = 15
_NEWER = 5
_PAGE = 20
# dancam numbers pages from the oldest and has a front besides, so its lists have a few pages more.
_MOST_PAGES = 3


class Wrong(Exception):  # noqa: N818 - it says what happened
    """A contestant did not build what it should."""


class Expectation:
    """What the portal should look like, made from its articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.addresses: dict[str, list[str]] = {topic.key: [] for topic in TOPICS}
        self.titles: dict[str, str] = {}
        self.lists: dict[str, int] = {}
        self.count = 0
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Expect one more article, newer than all others."""
        self.count += 1
        self.addresses[article.topic.key].append(article.address)
        names = [f"category {article.topic.key}", *(f"tag {tag}" for tag in article.tags)]
        for name in (*names, *(f"author {author.key}" for author in article.authors)):
            self.lists[name] = self.lists.get(name, 0) + 1

    @property
    def pages(self) -> int:
        """How many list pages there are when each has 20 articles."""
        return sum(-(-count // _PAGE) for count in self.lists.values())

    def neighbours(self, article: Article) -> set[str]:
        """Return the addresses of the related articles: five newer, ten older, or more where there are too few."""
        own = self.addresses[article.topic.key]
        rank = len(own) - 1 - own.index(article.address)
        start = max(0, min(rank - _NEWER, len(own) - RELATED - 1))
        window = own[::-1][start : start + RELATED + 1]
        return {address for address in window if address != article.address}

    def check(self, output: Path, samples: Sequence[Article], mark: str = "") -> None:
        """Check an output folder.

        Args:
            output: The folder.
            samples: Articles whose pages are read.
            mark: A text that each of them must have.

        Raises:
            Wrong: Something is missing.
        """
        for key, addresses in self.addresses.items():
            found = {f"/{key}/{path.name}" for path in (output / key).glob("*.html")} - {f"/{key}/index.html"}
            if found != set(addresses):
                raise Wrong(f"{output}: {key} has {len(found)} articles instead of {len(addresses)}")
        lists = sum(len(list((output / name).rglob("index.html"))) for name in (*self.addresses, "the", "tac-gia")) - 2
        if not self.pages <= lists <= _MOST_PAGES * self.pages:
            raise Wrong(f"{output}: {lists} list pages instead of {self.pages}")
        feeds = [output / "rss.xml", *(output / key / "rss.xml" for key, own in self.addresses.items() if own)]
        for path in (output / "index.html", output / "the/index.html", output / "tac-gia/index.html", *feeds):
            if not path.exists() or path.stat().st_size < 500:
                raise Wrong(f"{path} is missing or empty")
        sitemaps = [*output.glob("sitemap*.xml"), *output.glob("sitemap/*.xml")]
        if sum(path.read_text(encoding="utf-8").count("<loc>") for path in sitemaps) < self.count + len(feeds):
            raise Wrong(f"{output}: the sitemap has too few addresses")
        for article in samples:
            self._check_article(output, article, mark)

    def _check_article(self, output: Path, article: Article, mark: str) -> None:
        page = (output / article.address[1:]).read_text(encoding="utf-8")
        text = _text(page)
        names = [name for author in article.authors for name in (author.name, author.position)]
        wanted = [article.title, article.summary, *names, *article.tags, *paragraphs(article.body)]
        for each in [*wanted, mark]:
            if each not in text:
                raise Wrong(f"{output}{article.address} lacks “{each[:80]}”")
        below = page.partition('id="page-related"')[2].partition("</section>")[0]
        links = set(re.findall(r'<h3 class="headline"><a href="([^"]+)"', below))
        if links != self.neighbours(article):
            raise Wrong(f"{output}{article.address} relates to {len(links)} articles, not to its neighbours")


def _text(page: str) -> str:
    """Return what a reader sees of a page, in one line."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r"<sup\b.*?</sup>", "", page, flags=re.DOTALL)  # the number of a footnote
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def paragraphs(body: str) -> list[str]:
    """Return the text of each paragraph, heading, list item and table cell of a body of the corpus."""
    lines = []
    for line in body.splitlines():
        if line.startswith(("![", "|---")):
            continue
        line = re.sub(r"\[\^\d\](: )?", "", line)
        line = re.sub(r"^(#+|-|>|\d+\.) ", "", line)
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
        cells = line.strip("| ").split(" | ") if line.startswith("|") else [line]
        lines += [re.sub(r"\*+", "", cell).strip() for cell in cells]
    return [line for line in lines if line]
