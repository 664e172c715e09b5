"""Problems of references in the site to what it does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from dancam.content.body import is_inside
from dancam.content.config import Config, MenuField, categories, place
from dancam.content.source import PictureField, Spot
from dancam.problems import Problem, close_match, problem
from dancam.site.article import Article, Front, ReferentKind, StaticPage
from dancam.site.references import References
from dancam.site.shelves import tag_title
from dancam.site.site import Site
from dancam.vietnamese import same

AUDIO = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac")
"""Sound files that browsers play."""


def settings_problems(site: Site) -> list[Problem]:
    """Return the problems of the references in site.yml."""
    return [*_banners(site), *_menus(site)]


def source_problems(
    config: Config, references: References, page: Article | StaticPage, now: datetime
) -> Iterator[Problem]:
    """Yield the problems of the references of a published article or page.

    Args:
        config: The settings.
        references: Resolves references.
        page: The article or page.
        now: The moment of the portal.
    """
    source = page.source
    if source.image and page.picture is None and not is_inside(source.image.src):
        yield problem("foreign-picture", source.place("image.src"), target=source.image.src)
    elif source.image and page.picture is None:
        yield _missing("image-missing", references, page, "image.src", source.image.src)
    elif source.image and page.picture is not None and page.picture.no_picture:
        values = {"value": source.image.src, "what": page.picture.no_picture}
        yield problem("image-no-picture", source.place("image.src"), **values)
    for number, (attachment, file) in enumerate(zip(source.attachments, page.attachments, strict=True), start=1):
        if file is None:
            yield _missing("attachment-missing", references, page, f"attachments.{number}", attachment.file)
    if isinstance(page, Article) and source.audio:
        if page.audio is None:
            yield _missing("audio-missing", references, page, "audio", source.audio)
        elif not source.audio.lower().endswith(AUDIO):
            yield problem("audio-odd", source.place("audio"), value=source.audio)
    if isinstance(page, Article) and page.front.updated and not page.front.date <= page.front.updated <= now:
        yield problem("updated-odd", source.place("updated"))
    if isinstance(page, Article) and source.related:
        yield from _related(config, references, page)


def _missing(code: str, references: References, page: Article | StaticPage, field: str, value: str) -> Problem:
    folder = f"content/{page.path}".rpartition("/")[0]
    near = [path.removeprefix(f"{folder}/") for path in references.names.assets_below(folder)]
    near += [f"/{path}" for path in references.names.assets_below("static")]
    return problem(code, page.source.place(field), value=value, guess=close_match(value, near))


def _related(config: Config, references: References, article: Article) -> Iterator[Problem]:
    source = article.source
    limit = config.newer + config.older
    if len(source.related) > limit:
        yield problem("related-too-many", source.place(f"related.{limit + 1}"), limit=limit)
    for number, (field, referent) in enumerate(zip(source.related, article.related, strict=True), start=1):
        where = source.place(f"related.{number}")
        if referent.kind is ReferentKind.OUTSIDE:
            continue
        if referent.kind is ReferentKind.UNPUBLISHED:
            yield problem("related-unpublished", where, value=field.target)
        elif referent.path == article.path:
            yield problem("related-itself", where, value=field.target)
        elif (
            referent.kind is ReferentKind.PAGE
            and not referent.front
            and (name := references.names.name(referent.path))
            and name.slug
        ):
            yield problem("related-withdrawn", where, value=field.target)
        elif referent.kind is not ReferentKind.PAGE or not referent.front:  # a page is no article
            guess = close_match(field.target, references.names.slugs())
            yield problem("related-missing", where, value=field.target, guess=guess)


def translation_problems(
    config: Config, references: References, article: Article, others: Sequence[Front | None]
) -> Iterator[Problem]:
    """Yield the problems of the translations that an article names.

    Args:
        config: The settings.
        references: Resolves references.
        article: The article.
        others: The fronts of the translations; None for one that is not published.
    """
    source = article.source
    languages = {source.lang or config.language}
    for number, (target, other) in enumerate(zip(source.translations, others, strict=True), start=1):
        where = source.place(f"translations.{number}")
        if other is None or other.path == article.path:
            yield problem("translation-missing", where, value=target)
            continue
        language = other.lang or config.language
        if language in languages:
            yield problem("translation-language", where, value=target, language=language)
        elif not any(references.related(other.path, each).path == article.path for each in other.translations):
            yield problem("translation-one-sided", where, value=target, other=f"content/{other.path}")
        languages.add(language)


def tag_problems(site: Site, slug: str) -> Iterator[Problem]:
    """Yield a problem for each article that spells a tag differently from the first article."""
    group = site.tags.get(slug)
    if group is None:
        return
    parts = [shelf.label.parts[group.articles.name] for shelf in group.articles.shelves]
    if not any(part.mixed for part in parts) and len({same(part.title) for part in parts}) == 1:
        return
    first = group.articles[0]
    for article in group.articles:
        title = tag_title(article.front, slug)
        if title != group.title and same(title) != same(group.title):
            number = [tag.slug for tag in article.front.tags].index(slug) + 1
            values = {"value": title, "known": group.title, "other": f"content/{first.path}", "address": slug}
            yield problem("same-tag", article.source.place(f"tags.{number}"), **values)


def _banners(site: Site) -> Iterator[Problem]:
    def missing(banner: PictureField | None, spot: Spot) -> Iterator[Problem]:
        file = site.references.asset("", banner.src) if banner else None
        if banner and file is None:
            yield problem("banner-missing", place(spot), value=banner.src)
        elif banner and file is not None and file.no_picture:
            yield problem("image-no-picture", place(spot), value=banner.src, what=file.no_picture)

    yield from missing(site.config.banner, site.config.banner_spot)
    for subsite in site.subsites.values():
        yield from missing(subsite.banner, subsite.banner_spot)
    for _, category in categories(site.config):
        yield from missing(category.banner, category.banner_spot)


def _menus(site: Site) -> Iterator[Problem]:
    pages = [page.path for page in site.pages]

    def check_menu(menu: tuple[MenuField, ...]) -> Iterator[Problem]:
        for entry in menu:
            if entry.page and entry.page not in pages:
                guess = close_match(entry.page, pages)
                yield problem("menu-page", place(entry.spot), value=entry.page, guess=guess)
            yield from check_menu(entry.children)

    yield from check_menu(site.config.menu)
    for subsite in site.subsites.values():
        yield from check_menu(subsite.menu)
