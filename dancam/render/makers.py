"""Every way to make an output, by name: the one table of what turns a view into bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from msgspec.structs import replace

from dancam.authoring.admin import page
from dancam.plan.compression import CODECS, maker_of
from dancam.problems import Place, Problem
from dancam.records import Record
from dancam.render import feeds, pictures, sitemaps
from dancam.render.compression import COMPRESS
from dancam.render.search import files
from dancam.views.article import ArticleView
from dancam.views.files import AdminView, CardView, CopyView, IndexNowKeyView, ProgramView, ScriptsView, SizeView
from dancam.views.pages import PageView
from dancam.views.search import SearchPartView

_LATE = 9
_FORMATS = ("avif", "webp", "jpeg", "png")


class Rendered(Record, frozen=True):
    """An output's bytes, and what was wrong on the way."""

    data: bytes
    """The bytes; empty where a problem of severity error prevents them."""
    problems: tuple[Problem, ...] = ()
    """Problems of its source and its template."""


class Stock(Protocol):
    """What makers may read besides a view: files whose digests the view has, and templates."""

    def original(self, view: CopyView | SizeView) -> bytes:
        """Return the file that a view names."""

    def font(self, view: CopyView) -> bytes:
        """Return a font; the same few are asked for again and again."""

    def page(self, template: str, view: Record, place: Place) -> Rendered:
        """Return the page that a template makes of a view."""

    def made(self, maker: str, view: Record, place: Place) -> Rendered:
        """Return an output; the last one is kept, as its compressed copies are made next."""

    @property
    def drawers(self) -> files.Drawers:
        """What bodies have that can be searched."""


class Maker(Record, frozen=True):
    """One way to make outputs."""

    make: Callable[..., Rendered]
    """Takes a `Stock`, a view, and the place of the source for problems; returns the output."""
    template: str = ""
    """Name of the template that makes it; empty where none does."""
    outlasts_versions: bool = False
    """Whether a new version of dancam leaves its outputs as they are: pictures take long, and Pillow makes them."""
    order: int = _LATE
    """When its outputs are published, beside those of others that are new too: first those to which the rest leads."""
    is_readers_address: bool = False
    """Whether readers may have kept the address: where it is gone, that is a problem."""
    reads: Callable[[Any], Iterable[str]] | None = None
    """Returns the files that it reads for a view, by path below the site's folder; None where making an output takes
    less than sending that to another machine."""


def _page(template: str, order: int = _LATE, *, is_readers_address: bool = False) -> Maker:
    def make(stock: Stock, view: Record, place: Place) -> Rendered:
        return stock.page(template, view, place)

    return Maker(make, template=template, order=order, is_readers_address=is_readers_address, reads=_bodies_of)


def _bodies_of(view: Record) -> Iterable[str]:
    """Return the file with the body of a page, and those whose headings are looked for."""
    if not isinstance(view, ArticleView | PageView):
        return ()
    return (f"content/{path}" for path in (view.body.path, *(link.page for link in view.body.links if link.page)))


def _data(write: Callable[..., bytes]) -> Maker:
    return Maker(lambda _stock, view, _place: Rendered(write(view)))


def _copy(stock: Stock, view: CopyView, _: Place) -> Rendered:
    return Rendered(pictures.copy(view, stock.original(view)))


def _picture(form: str, *, cut: bool) -> Maker:
    def make(stock: Stock, view: SizeView, place: Place) -> Rendered:
        data, problems = pictures.resized(view, stock.original(view), form, place, cut=cut)
        return Rendered(data, problems)

    return Maker(make, outlasts_versions=True, reads=lambda view: (view.path,))


def _card(stock: Stock, view: CardView, _: Place) -> Rendered:
    return Rendered(pictures.card(view, stock.font))


def _fonts_of(view: CardView) -> Iterable[str]:
    return (each.path for each in view.fonts)


def _bodies_in(view: SearchPartView) -> Iterable[str]:
    return (f"content/{each.path}" for each in view.segment.articles)


def _editing_page(view: AdminView) -> bytes:
    return page.page(view.config, page.backend_of(view.admin))


def _editing_settings(view: AdminView) -> bytes:
    return page.config_file(view.config, page.backend_of(view.admin))


def _editing_program(_: ProgramView) -> bytes:
    return page.program()


def _editing_scripts(_: ScriptsView) -> bytes:
    return page.scripts()


def _indexnow_key(view: IndexNowKeyView) -> bytes:
    return view.key.encode()


def _compressed(names: Mapping[str, Maker]) -> Iterator[tuple[str, Maker]]:
    """Yield the makers of the compressed copies of outputs, by name."""
    for name, maker in names.items():
        for codec in CODECS if not maker.outlasts_versions else ():  # pictures are compressed already
            make = _copy_of(name, COMPRESS[codec])
            copy = replace(maker, make=make, is_readers_address=False)
            yield maker_of(name, codec), copy


def _copy_of(original: str, compress: Callable[[bytes], bytes]) -> Callable[..., Rendered]:
    def make(stock: Stock, view: Record, place: Place) -> Rendered:
        return Rendered(compress(stock.made(original, view, place).data))  # problems are told with the original

    return make


_MAKERS = {
    "template:home.html": _page("home.html"),
    "template:list.html": _page("list.html"),
    "template:archive.html": _page("archive.html"),
    "template:terms.html": _page("terms.html"),
    "template:search.html": _page("search.html"),
    "template:site-map.html": _page("site-map.html"),
    "template:withdrawn.html": _page("withdrawn.html"),
    "template:redirect.html": _page("redirect.html"),
    "template:404.html": _page("404.html"),
    "template:article.html": _page("article.html", 1, is_readers_address=True),
    "template:page.html": _page("page.html", 2, is_readers_address=True),
    "copy": Maker(_copy, order=0),
    **{f"picture:{form}": _picture(form, cut=False) for form in _FORMATS},
    **{f"crop:{form}": _picture(form, cut=True) for form in _FORMATS},
    "card": Maker(_card, outlasts_versions=True, reads=_fonts_of),
    "feed:rss": _data(feeds.rss),
    "feed:atom": _data(feeds.atom),
    "feed:json": _data(feeds.json_feed),
    "sitemap:urls": _data(sitemaps.urls),
    "sitemap:index": _data(sitemaps.index),
    "sitemap:news": _data(sitemaps.news),
    "robots": _data(sitemaps.robots),
    "indexnow-key": _data(_indexnow_key),
    "search:index": _data(files.index),
    "search:pairs": Maker(lambda stock, view, _place: Rendered(stock.drawers.pairs(view)), reads=_bodies_in),
    "search:words": Maker(lambda stock, view, _place: Rendered(stock.drawers.words(view)), reads=_bodies_in),
    "search:cards": _data(files.cards),
    "search:groups": _data(files.groups),
    "admin:page": _data(_editing_page),
    "admin:settings": _data(_editing_settings),
    "admin:program": _data(_editing_program),
    "admin:scripts": _data(_editing_scripts),
}
MAKERS: Mapping[str, Maker] = {**_MAKERS, **dict(_compressed(_MAKERS))}
"""All makers, by the name that the plan gives to each; the ledger has it too."""
