"""The view of an article."""

from __future__ import annotations

from datetime import datetime

import msgspec

from dancam.content.source import Moment, OfficialDocument
from dancam.records import Record
from dancam.site.article import Article, ReferentKind
from dancam.site.site import Site
from dancam.vietnamese import day, long_date
from dancam.views.parts import Alternate, Attachment, Audio, Body, Link, Picture, Publisher, Sheet, Teaser
from dancam.views.presenter import Presenter
from dancam.views.words import LANGUAGES


class SignedBy(Record, frozen=True):
    """An author named under an article."""

    name: str
    """The author's name."""
    position: str
    """The position held on the day of the article; may be empty."""
    href: str
    """Address of the author's list."""
    url: str
    """The same as a whole URL, for search engines."""


class Translation(Record, frozen=True):
    """The same article in another language."""

    lang: str
    """The language."""
    language: str
    """Its name in the language itself."""
    title: str
    """The headline in that language."""
    href: str
    """Its address."""
    url: str
    """The same as a whole URL, for search engines."""


class ArticleView(Sheet, frozen=True, kw_only=True):
    """An article (`article.html`)."""

    lang: str
    """Language of the text if not the portal's; else empty."""
    translations: tuple[Translation, ...]
    """The same article in other languages."""
    state: str
    """`draft` or `scheduled` where only a build with drafts shows it; else empty."""
    category: Link
    """Its category."""
    date: str
    """When it appeared, in the form of a newspaper: `Thứ Tư, 15/02/2023, 08:30`."""
    published: str
    """The same in ISO form, with the zone."""
    updated: str
    """When it was last changed for readers, in the same form; may be empty."""
    modified: str
    """The same in ISO form; as `published` where it was never changed."""
    correction: str
    """The correction: what was wrong before; may be empty."""
    summary: str
    """The sapo; empty where the article has none (other pages then show its first paragraph)."""
    picture: Picture | None
    """Its picture."""
    audio: Audio | None
    """The article read aloud, where there is a recording."""
    body: Body
    """Its body; templates get it as `prose`."""
    signatures: tuple[SignedBy, ...]
    """Its authors, in order."""
    origin: Link | None
    """Where it was published first; `href` may be empty."""
    document: str
    """Number and date of the official document of which it is the text; may be empty."""
    attachments: tuple[Attachment, ...]
    """Files to download."""
    tags: tuple[Link, ...]
    """Its tags."""
    related: tuple[Teaser, ...]
    """Related articles (tin cùng chuyên mục): those picked by hand first, then neighbours in time."""
    newer: Teaser | None
    """The next newer article of its category; None where it is the newest."""
    older: Teaser | None
    """The next older one; None where it is the oldest."""
    publisher: Publisher
    """The publisher, for search engines."""


def neighbours(site: Site, article: Article, taken: set[str], wanted: int) -> list[Article]:
    """Return articles of the same category that are near in time, newest first.

    At most `newer` of site.yml are newer ones; where one side has too few, the other fills up.

    Args:
        site: The site.
        article: The article.
        taken: Paths of articles to leave out, itself among them.
        wanted: How many to return.
    """
    own = site.category_of(article.front).own
    rank = own.rank(article)
    extra = len(taken) - 1  # how many others must be left out
    start, end = max(0, rank - wanted - extra), min(len(own), rank + 1 + wanted + extra)
    around = own[start:end]
    before, after = around[rank - start - 1 :: -1] if rank > start else [], around[rank - start + 1 :]
    if extra:
        after = [each for each in after if each.path not in taken]
        before = [each for each in before if each.path not in taken]
    newer = min(len(after), site.config.newer, wanted)
    older = min(len(before), wanted - newer)
    newer = min(len(after), wanted - older)
    return [*reversed(after[:newer]), *before[:older]]


def adjacent(site: Site, article: Article) -> tuple[Article | None, Article | None]:
    """Return the next newer and the next older article of a category."""
    own = site.category_of(article.front).own
    rank = own.rank(article)
    around = own[max(0, rank - 1) : rank + 2]
    here = min(rank, 1)
    return around[here + 1] if len(around) > here + 1 else None, around[0] if here else None


def related(site: Site, article: Article, presenter: Presenter) -> tuple[Teaser, ...]:
    """Return the articles under an article: never itself, none twice, none that is not published."""
    wanted = site.config.newer + site.config.older
    teasers: list[Teaser] = []
    taken = {article.path}
    for field, referent in zip(article.source.related, article.related, strict=True):
        if referent.kind is ReferentKind.OUTSIDE:
            if field.target not in taken:
                taken.add(field.target)
                teasers.append(Teaser(field.title or field.target, field.target, "", "", None, 0, outside=True))
            continue
        picked = (
            site.article(referent.path) if referent.kind is ReferentKind.PAGE and referent.path not in taken else None
        )
        if picked is not None:
            taken.add(picked.path)
            teaser = presenter.teaser(picked.front)
            teasers.append(msgspec.structs.replace(teaser, title=field.title) if field.title else teaser)
    more = neighbours(site, article, taken, max(0, wanted - len(teasers)))
    return (*teasers[:wanted], *presenter.teasers(each.front for each in more))


def translations_of(site: Site, article: Article) -> tuple[Translation, ...]:
    """Return the published translations that an article names, one for each language."""
    urls, own = site.urls, article.front.lang or site.config.language
    translations: dict[str, Translation] = {}
    for each in article.translations:
        other = site.article(each.path) if each.front else None
        if other is not None:
            front = other.front
            lang = front.lang or site.config.language
            name = LANGUAGES.get(lang.partition("-")[0], lang)
            made = Translation(lang, name, front.title, urls.href(front.url), urls.absolute(front.url))
            translations.setdefault(lang, made)
    translations.pop(own, None)
    return tuple(translations.values())


def _alternates(site: Site, article: Article, translations: tuple[Translation, ...]) -> tuple[Alternate, ...]:
    """Return an article in all its languages, for search engines."""
    if not translations:
        return ()
    own = Alternate(article.front.lang or site.config.language, site.urls.absolute(article.url))
    every = [own, *(Alternate(each.lang, each.url) for each in translations)]
    main = next((each.url for each in every if each.lang == site.config.language), own.url)
    return (*every, Alternate("x-default", main))


def article_view(site: Site, article: Article, presenter: Presenter) -> ArticleView:
    """Return the view of an article."""
    front, source, urls, config = article.front, article.source, site.urls, site.config
    category = site.category_of(front)
    picture = presenter.picture(source.image, front.picture)
    newer, older = adjacent(site, article)
    translations = translations_of(site, article) if article.translations else ()

    def date_line(moment: datetime | None, field: Moment | None) -> str:
        return long_date(moment, has_time=field.has_time, language=config.language) if moment and field else ""

    return ArticleView(
        **presenter.sheet(
            front.title,
            front.url,
            category,
            description=front.summary,
            feeds=presenter.heads.feeds(urls.category(category.key), category.title),
            kind="article",
            picture=picture,
            asset=front.picture,
            alternates=_alternates(site, article, translations),
            robots="noindex" if front.state else "",
        ),
        lang=front.lang,
        translations=translations,
        state=front.state,
        category=presenter.category_link(category),
        date=date_line(front.date, source.date),
        published=front.date.isoformat(),
        updated=date_line(front.updated, source.updated),
        modified=(front.updated or front.date).isoformat(),
        correction=source.correction,
        summary=front.summary if source.has_summary else "",
        picture=picture,
        audio=presenter.audio(article.audio),
        body=presenter.body(article),
        signatures=tuple(
            SignedBy(
                each.name,
                each.position,
                urls.href(urls.author(each.slug)),
                urls.absolute(urls.author(each.slug)),
            )
            for each in front.authors
        ),
        origin=Link(source.origin.name, source.origin.url) if source.origin else None,
        document=_document_line(source.document),
        attachments=presenter.attachments(article),
        tags=tuple(Link(tag.title, urls.href(urls.tag(tag.slug))) for tag in front.tags),
        related=related(site, article, presenter),
        newer=presenter.teaser(newer.front) if newer else None,
        older=presenter.teaser(older.front) if older else None,
        publisher=presenter.heads.publisher,
    )


def _document_line(document: OfficialDocument | None) -> str:
    """Return number and date of an official document on one line."""
    if document is None:
        return ""
    return ", ".join(each for each in (document.number, day(document.date.value) if document.date else "") if each)
