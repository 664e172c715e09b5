"""The portal that all contestants build: its settings and its articles, as values."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bench import sentences as said
from bench import words
from bench.chance import Chance, Weighted, zipf
from bench.pictures import PICTURES
from bench.words import TOPICS, Topic
from bench.writing import Writer, body

ZONE = timezone(timedelta(hours=7))
NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZONE)
"""The moment at which the portal is built."""
LAST = NOW - timedelta(days=1)
"""When its last article appeared."""
TITLE = "Cổng thông tin điện tử tỉnh Lam Giang"
SHORT_TITLE = "Lam Giang"
DESCRIPTION = "Tin tức, văn bản và chuyện đời thường của một tỉnh miền Trung; một cổng bịa ra để đo."
BASE_URL = "https://lamgiang.example"
FOOTER = {
    "managing_body": "Ủy ban nhân dân tỉnh Lam Giang (bịa ra để đo)",
    "responsible": "Ban Biên tập Cổng thông tin điện tử",
    "licence": "Cổng bịa ra để đo, không cần giấy phép",
    "address": "Số 1, đường Bờ Sông, phường Lam Giang",
    "phone": "0238 0000 000",
    "email": "toasoan@lamgiang.example",
    "reuse": "Ghi rõ nguồn “Cổng thông tin điện tử tỉnh Lam Giang” khi phát hành lại thông tin từ cổng này.",
}
_YEAR = 525_960  # minutes
_NEAR = 500  # an article refers to one of so many before it


@dataclass(frozen=True, slots=True)
class Author:
    """An author of the registry."""

    key: str
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, in no contestant's form."""

    number: int
    topic: Topic
    title: str
    slug: str
    date: datetime
    authors: tuple[Author, ...]
    tags: tuple[str, ...]
    summary: str
    picture: str
    """Address of its picture; empty where it has none."""
    alt: str
    caption: str
    body: str
    """Markdown."""

    @property
    def address(self) -> str:
        """Its site-absolute address."""
        return f"/{self.topic.key}/{self.slug}.html"


def slug(text: str) -> str:
    """Return a text in lower-case letters without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(each for each in plain if not unicodedata.combining(each))).strip("-")


def _tags() -> tuple[str, ...]:
    named = [f"chợ {each}" for each in words.MARKETS] + [f"lễ hội {each}" for each in words.FESTIVALS]
    named += [f"nghề {each}" for each in words.CRAFTS]
    tags = [*words.SUBJECTS, *named, *words.COMMUNES]
    chance = Chance(7)
    mixed = [tags.pop(chance.below(len(tags))) for _ in range(len(tags))]  # so that common ones are of every kind
    return tuple(mixed[:200])


def _authors() -> tuple[Author, ...]:
    chance = Chance(40)
    found: dict[str, Author] = {}
    while len(found) < 40:
        name = f"{chance.pick(words.FAMILIES)} {chance.pick(words.MIDDLES)} {chance.pick(words.GIVENS)}"
        found.setdefault(slug(name), Author(slug(name), name, chance.pick(words.POSITIONS)))
    return tuple(found.values())


TAGS = _tags()
AUTHORS = _authors()
_TAGS = zipf(TAGS)
_AUTHORS = zipf(AUTHORS, 5)
_TOPICS = Weighted(TOPICS, [topic.share for topic in TOPICS])


def step(count: int) -> timedelta:
    """Return the time between two articles: five years hold 10,000, and fifteen hold 100,000."""
    if count <= 10_000:
        return timedelta(minutes=5 * _YEAR // 10_000)
    years = min(20.0, 5 + 10 * (count - 10_000) / 90_000)
    return timedelta(minutes=max(1, int(years * _YEAR / count)))


def articles(count: int) -> Iterator[Article]:
    """Yield the articles of a portal of a size, oldest first; the same ones whenever and wherever it is asked for."""
    between = step(count)
    before: deque[tuple[str, str]] = deque(maxlen=_NEAR)
    for number in range(count):
        article = write_article(number, LAST - between * (count - 1 - number), before)
        before.append((article.title, article.address))
        yield article


def write_article(number: int, date: datetime, before: deque[tuple[str, str]]) -> Article:
    """Return the article of a number.

    Args:
        number: What it is written from.
        date: When it appeared.
        before: Titles and addresses of articles to which it may refer.
    """
    chance = Chance(number * 2_654_435_761 + 3)
    topic = _TOPICS.pick(chance)
    writer = Writer(chance, topic)
    title = writer.one(said.HEADLINES)
    authors = tuple({_AUTHORS.pick(chance): None for _ in range(2 if chance.next() < 0.06 else 1)})
    tags = tuple({_TAGS.pick(chance): None for _ in range(chance.below(5))})
    summary = writer.one(said.SUMMARIES)
    with_picture = chance.next() < 0.85
    picture = f"/static/anh/{chance.pick(PICTURES)}" if with_picture else ""
    in_text = ""
    if chance.next() < 0.1:
        in_text = f'![{writer.one(said.ALTS)}](/static/anh/{chance.pick(PICTURES)} "{writer.one(said.CAPTIONS)}")'
    links = [chance.pick(before) for _ in range(1 + chance.below(2))] if before and chance.next() < 0.4 else []
    return Article(
        number=number,
        topic=topic,
        title=title,
        slug=f"{slug(title)[:60].rpartition('-')[0]}-{number + 1}",
        date=date,
        authors=authors,
        tags=tags,
        summary=summary,
        picture=picture,
        alt=writer.one(said.ALTS) if with_picture else "",
        caption=writer.one(said.CAPTIONS) if with_picture else "",
        body=body(writer, in_text, links),
    )
