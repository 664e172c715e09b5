"""From the site to problems: what it refers to and does not have."""

from __future__ import annotations

from collections.abc import Iterator

from dancam.config import MenuField, place
from dancam.markup import is_inside
from dancam.model import PictureField, Source, Spot
from dancam.problems import Place, Problem, close_match, problem
from dancam.references import Kind
from dancam.site import Site


def check(site: Site) -> list[Problem]:
    """Return the problems of everything that is published."""
    return [*_sources(site), *_banners(site), *_menus(site)]


def _place(source: Source, field: str) -> Place:
    spot = source.spot(field)
    return Place(f"content/{source.path}", spot.line, spot.column, spot.length)


def _sources(site: Site) -> Iterator[Problem]:
    for source in site.published():
        if source.image and not is_inside(source.image.src):
            yield problem("foreign-picture", _place(source, "image.src"), target=source.image.src)
        elif source.image and not _is_asset(site, source.path, source.image.src):
            yield _missing("image-missing", site, source, "image.src", source.image.src)
        for number, attachment in enumerate(source.attachments, start=1):
            if not _is_asset(site, source.path, attachment.file):
                yield _missing("attachment-missing", site, source, f"attachments.{number}", attachment.file)
        article = site.by_path.get(source.path)
        if article and article.updated and not article.date <= article.updated <= site.now:
            yield problem("updated-odd", _place(source, "updated"))
        if source.related:
            yield from _related(site, source)


def _is_asset(site: Site, path: str, target: str) -> bool:
    return site.references.resolve(path, target).kind is Kind.ASSET


def _missing(code: str, site: Site, source: Source, field: str, value: str) -> Problem:
    folder = f"content/{source.path}".rpartition("/")[0] + "/"
    near = [path.removeprefix(folder) for path in site.assets if path.startswith(folder)]
    near += [f"/{path}" for path in site.assets if path.startswith("static/")]
    return problem(code, _place(source, field), value=value, guess=close_match(value, near))


def _related(site: Site, source: Source) -> Iterator[Problem]:
    limit = site.config.newer + site.config.older
    if len(source.related) > limit:
        yield problem("related-too-many", _place(source, f"related.{limit + 1}"), limit=limit)
    for number, field in enumerate(source.related, start=1):
        place = _place(source, f"related.{number}")
        found = site.references.related(source.path, field.target)
        if found.kind is Kind.OUTSIDE:
            continue
        if found.kind is Kind.UNPUBLISHED:
            yield problem("related-unpublished", place, value=field.target)
        elif found.path == source.path:
            yield problem("related-itself", place, value=field.target)
        elif found.kind is not Kind.PAGE or found.path not in site.by_path:
            guess = close_match(field.target, [article.source.slug for article in site.articles])
            yield problem("related-missing", place, value=field.target, guess=guess)


def _banners(site: Site) -> Iterator[Problem]:
    def missing(banner: PictureField | None, spot: Spot) -> Iterator[Problem]:
        if banner and not _is_asset(site, "", banner.src):
            yield problem("banner-missing", place(spot), value=banner.src)

    yield from missing(site.config.banner, site.config.banner_spot)
    for subsite in site.subsites.values():
        yield from missing(subsite.banner, subsite.banner_spot)
    waiting = list(site.config.categories)
    while waiting:
        category = waiting.pop()
        yield from missing(category.banner, category.banner_spot)
        waiting += category.children


def _menus(site: Site) -> Iterator[Problem]:
    pages = [page.source.path for page in site.pages]

    def check_menu(menu: tuple[MenuField, ...]) -> Iterator[Problem]:
        for entry in menu:
            if entry.page and entry.page not in pages:
                guess = close_match(entry.page, pages)
                yield problem("menu-page", place(entry.spot), value=entry.page, guess=guess)
            yield from check_menu(entry.children)

    yield from check_menu(site.config.menu)
    for subsite in site.subsites.values():
        yield from check_menu(subsite.menu)
