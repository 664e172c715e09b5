"""Random articles on shelves, made without files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from dancam.content.source import Source, Tag
from dancam.site.article import Article, Byline, Front, Month, entry_of
from dancam.site.lists import ALL, ListName, lists_of
from dancam.site.shelves import ArticleList, Shelf, label_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TRAILS = {"a": ("a",), "b": ("b",), "c": ("b", "c")}
START = datetime(2024, 1, 1, tzinfo=ZONE)


def article(
    number: int, day: int, title: str, category: str, tags: Sequence[str], author: str, pinned: bool
) -> Article:
    """Return an article; the number tells it from others."""
    path = f"{category}/bai-{number}.md"
    front = Front(
        path=path,
        url=f"/{path}",
        title=title,
        summary="",
        category=category,
        date=START + timedelta(days=day),
        has_time=False,
        updated=None,
        authors=(Byline(author, "", f"{author.lower()}/{author.lower()}", author.lower()),),
        picture=None,
        alt="",
        tags=tuple(Tag(tag, tag.lower()) for tag in tags),
        pinned=pinned,
        lang="",
        translations=(),
        state="",
    )
    source = Source(path=path, title=title, slug=f"bai-{number}", body="", body_line=1)
    return Article(front, source, attachments=(), audio=None, links=(), related=(), translations=())


ARTICLES = st.lists(
    st.tuples(
        st.integers(0, 12) | st.integers(0, 300),
        st.sampled_from(["Một", "Hai"]),
        st.sampled_from(sorted(TRAILS)),
        st.lists(st.sampled_from(["X", "x", "Y"]), max_size=2, unique_by=str.lower),
        st.sampled_from(["K", "L"]),
        st.booleans(),
    ),
    max_size=30,
).map(lambda several: [article(number, *each) for number, each in enumerate(several)])


class Shelves:
    """Articles by month, and which months were opened."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = sorted(articles, key=lambda each: each.order)
        self.opened: list[Month] = []
        months: dict[Month, list[Article]] = {}
        for each in self.articles:
            months.setdefault(each.month, []).append(each)
        self.shelves = {month: self._shelf(month, several) for month, several in months.items()}

    def _shelf(self, month: Month, articles: Sequence[Article]) -> Shelf:
        def bring() -> Sequence[Article]:
            self.opened.append(month)
            return articles

        return Shelf(month, label_of(articles, map(entry_of, articles), TRAILS), bring)

    def names(self) -> set[ListName]:
        """Return the names of all lists."""
        return {name for shelf in self.shelves.values() for name in shelf.label.parts}

    def row(self, name: ListName) -> ArticleList:
        """Return a list."""
        return ArticleList(name, [each for each in self.shelves.values() if name in each.label.parts], TRAILS)

    def plain(self, name: ListName) -> list[Article]:
        """Return the same list, made the plain way."""
        return [each for each in self.articles if name == ALL or name in set(lists_of(each.front, TRAILS))]
