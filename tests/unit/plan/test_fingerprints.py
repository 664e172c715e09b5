"""The digests of views: nothing that a view holds is left out, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from dancam.plan import fingerprints
from dancam.plan.fingerprints import Fingerprints, changed_fields
from dancam.records import Record, Shared
from dancam.views import article, files, home, lists, pages, search
from dancam.views.feeds import FeedView
from dancam.views.head import FONTS
from dancam.views.parts import Card, Sheet
from dancam.views.sitemaps import NewsSitemapView, RobotsView, SitemapView
from tests.unit.makers import outputs, page, run_of, source

FULL = {
    "date": "2026-06-14 08:00",
    "updated": "2026-06-15",
    "author": "[khoi, Lê Hoa]",
    "tags": "[nông thôn mới, dân chủ]",
    "image": "{src: anh/a.jpg, alt: Ảnh, caption: Chú thích, credit: Lê Hoa}",
    "related": "[{url: 'https://ngoai.example', title: Ngoài}, thoi-su/bai-01.md]",
    "attachments": "[{file: tep/a.pdf, title: Kế hoạch}]",
    "source": "{name: Báo, url: 'https://bao.example'}",
    "aliases": "[/cu.html]",
    "summary": "Sapo",
    "audio": "tep/a.mp3",
}
VIEWS = (
    lists.ArchiveView,
    article.ArticleView,
    files.CopyView,
    FeedView,
    NewsSitemapView,
    RobotsView,
    files.CardView,
    SitemapView,
    files.SizeView,
    home.HomeView,
    lists.ListView,
    pages.NotFoundView,
    pages.PageView,
    pages.RedirectView,
    pages.SiteMapView,
    pages.TermsView,
    pages.WithdrawnView,
    search.SearchIndexView,
    search.SearchCardsView,
    search.SearchPartView,
    search.SearchView,
)


def views() -> dict[type[Record], Record]:
    """Return a view of each kind: the fullest one of a portal that has everything."""
    sources = [
        *run_of(30, tags="[dân chủ]", summary="Sapo", image="anh/a.jpg"),
        source("thoi-su/day-du.md", "Thân bài, [tới](bai-02.md) và [mất](mat.md).", **FULL),
        source("dan-van-kheo/a.md", date="2026-06-13"),
        source("dan-van-kheo/go.md", withdrawn="Chưa kiểm chứng", updated="2026-06-13", lang="en"),
        page("gioi-thieu.md", "Về [cổng](thoi-su/bai-01.md).", image="{src: /content/thoi-su/anh/a.jpg}"),
    ]
    made = outputs(
        *sources,
        assets=[
            "content/thoi-su/anh/a.jpg",
            "content/thoi-su/tep/a.pdf",
            "content/thoi-su/tep/a.mp3",
            "static/theme/dancam.css",
            *FONTS,
        ],
    )
    found: dict[type[Record], Record] = {}
    for view in (each.view for each in made):
        kind = type(view)
        if kind not in found or len(msgspec.json.encode(view)) > len(msgspec.json.encode(found[kind])):
            found[kind] = view
    return found


def changed(value: object) -> Iterator[object]:
    """Yield a value with one thing changed, for each thing in it at any depth."""
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            for each in changed(getattr(value, name)):
                yield msgspec.structs.replace(value, **{name: each})
    elif isinstance(value, tuple):
        yield (*value, "x")
        yield value[1:] or ("x", "y")
        for index, item in enumerate(value):
            for each in changed(item):
                yield (*value[:index], each, *value[index + 1 :])
    elif isinstance(value, dict):
        yield {**value, "x": "x"}
        for key, item in value.items():
            yield {f"{name}x" if name == key else name: each for name, each in value.items()}
            for each in changed(item):
                yield {**value, key: each}
    elif isinstance(value, datetime):
        yield value + timedelta(seconds=1)
        yield value.astimezone(timezone(timedelta(hours=1)))  # the same instant, which a page shows otherwise
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield f"{value}x"
    else:
        assert value is None, type(value)
        yield "x"


FULLEST = views()


def test_a_portal_that_has_everything_has_every_kind_of_view() -> None:
    assert set(FULLEST) == set(VIEWS)


@pytest.mark.parametrize("kind", VIEWS)
def test_every_part_of_a_view_at_any_depth_changes_its_digest_and_that_of_its_field(kind: type[Record]) -> None:
    view = FULLEST[kind]
    made = Fingerprints()
    before = made.of(view)
    count = 0
    for name in view.__struct_fields__:
        for value in changed(getattr(view, name)):
            after = made.of(msgspec.structs.replace(view, **{name: value}))
            assert after.view != before.view, (name, value)
            assert changed_fields(view, before.fields, after.fields) == (name,), value
            count += 1
    assert count >= len(view.__struct_fields__)
    assert made.of(view) == before


@pytest.mark.parametrize("kind", VIEWS)
def test_equal_views_have_equal_digests_whoever_makes_them(kind: type[Record]) -> None:
    view = FULLEST[kind]
    copy = msgspec.convert(msgspec.to_builtins(view, builtin_types=(datetime,)), kind)
    made = Fingerprints()
    made.of(view)
    assert made.of(copy) == made.of(view) == Fingerprints().of(copy)


def test_the_views_that_are_looked_at_have_lists_of_shared_records() -> None:
    view = FULLEST[lists.ListView]
    assert isinstance(view, lists.ListView)
    assert len(view.cards) > 1
    assert isinstance(view.cards[0], Shared)


class Pair(Record, frozen=True):
    first: object
    second: object


def digest(first: object, second: object) -> str:
    return Fingerprints().of(Pair(first, second)).view


def test_what_stands_on_the_border_of_two_fields_belongs_to_one() -> None:
    cards = FULLEST[lists.ListView].cards  # type: ignore[attr-defined]  # a list of cards
    values = [("1", "2"), ("12", ""), (1, 2), (12, None), (1, None), ("a\nb", ""), ("a", "b"), ('a"', "b"), (True, 1)]
    values += [(cards, ()), ((), cards), (cards[0], cards[1:]), (cards[:1], cards[1:]), (cards[:2], cards[2:])]
    assert len({digest(*each) for each in values}) == len(values)


def test_a_text_is_not_taken_for_the_digest_of_a_record() -> None:
    card = FULLEST[lists.ListView].cards[0]  # type: ignore[attr-defined]  # a list of cards
    made = Fingerprints()
    part = made._part(card).decode()
    assert digest(part, "") != digest(card, "")
    assert digest((part,), "") != digest((card,), "")


def test_a_shared_record_is_looked_at_once() -> None:
    view = FULLEST[lists.ListView]
    assert isinstance(view, Sheet)
    made = Fingerprints()
    made.of(view)
    count = len(made._shared)
    made.of(msgspec.structs.replace(view, title="Khác"))
    assert len(made._shared) == count > 5


def test_much_is_forgotten_and_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "_MOST", 3)
    view = FULLEST[lists.ListView]
    made = Fingerprints()
    assert made.of(view) == Fingerprints().of(view)
    assert len(made._shared) <= 3


def test_a_record_that_lies_where_another_one_lay_is_not_taken_for_it() -> None:
    card: Card = FULLEST[lists.ListView].cards[0]  # type: ignore[attr-defined]  # a list of cards
    made = Fingerprints()
    found = {made.of(Pair(msgspec.structs.replace(card, summary=str(number)), "")).view for number in range(200)}
    assert len(found) == 200
