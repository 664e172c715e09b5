"""The views of the other pages: static pages, indexes, the site map, the error page, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dancam.content.source import Source
from dancam.records import Record
from dancam.site.article import StaticPage
from dancam.site.site import Group, Site
from dancam.vietnamese import collation_key, fold, long_date
from dancam.views.parts import Attachment, Body, Link, MenuItem, Picture, Sheet
from dancam.views.presenter import Presenter


class PageView(Sheet, frozen=True, kw_only=True):
    """A page that is not an article (`page.html`)."""

    lang: str
    """Language of the text if not the portal's; else empty."""
    state: str
    """`draft` where only a build with drafts shows it; else empty."""
    summary: str
    """The sapo; may be empty."""
    picture: Picture | None
    """Its picture."""
    body: Body
    """Its body; templates get it as `prose`."""
    updated: str
    """When it was last changed for readers; may be empty."""
    attachments: tuple[Attachment, ...]
    """Files to download."""


class WithdrawnView(Sheet, frozen=True, kw_only=True):
    """The page that replaces a withdrawn article (`withdrawn.html`)."""

    lang: str
    """Language of the headline if not the portal's; else empty."""
    reason: str
    """Why it was withdrawn."""
    updated: str
    """When it was last changed for readers; may be empty."""
    category: Link
    """Its category."""


class Letter(Record, frozen=True):
    """The entries of an index under one letter."""

    letter: str
    """The letter, in capitals; `#` for other characters."""
    links: tuple[Link, ...]
    """The entries that begin with it, in alphabetical order."""


class TermsView(Sheet, frozen=True, kw_only=True):
    """The index of all tags or all authors (`terms.html`)."""

    letters: tuple[Letter, ...]
    """The entries, by letter."""


class SiteMapView(Sheet, frozen=True, kw_only=True):
    """The site map for readers (`site-map.html`)."""

    categories: tuple[MenuItem, ...]
    """The category tree."""
    pages: tuple[Link, ...]
    """The pages that are not articles."""
    lists: tuple[Link, ...]
    """Archive, tags, authors."""
    feeds: tuple[Link, ...]
    """The feeds."""


class NotFoundView(Sheet, frozen=True, kw_only=True):
    """The error page for addresses that do not exist (`404.html`)."""

    links: tuple[Link, ...]
    """Where to go from here."""


class RedirectView(Record, frozen=True):
    """A redirect from an old address to the new one (`redirect.html`)."""

    language: str
    """Language of the portal."""
    title: str
    """Headline of the target."""
    moved: str
    """The notice that the page has moved."""
    text: str
    """The sentence before the link."""
    href: str
    """The new address."""
    canonical: str
    """The same as a whole URL."""


def page_view(site: Site, page: StaticPage, presenter: Presenter) -> PageView:
    """Return the view of a page that is not an article."""
    source = page.source
    folder = source.path.partition("/")[0]
    category = site.categories.get(folder) if folder in site.subsites else None
    picture = presenter.picture(source.image, page.picture)
    return PageView(
        **presenter.sheet(
            source.title,
            page.url,
            category,
            description=source.summary,
            picture=picture,
            asset=page.picture,
            robots="noindex" if source.draft else "",
        ),
        lang=source.lang or "",
        state="draft" if source.draft else "",
        summary=source.summary if source.has_summary else "",
        picture=picture,
        body=presenter.body(page),
        updated=_updated(site, source),
        attachments=presenter.attachments(page),
    )


def withdrawn_view(site: Site, page: StaticPage, presenter: Presenter) -> WithdrawnView:
    """Return the page that replaces a withdrawn article."""
    source = page.source
    category = site.categories[source.category or ""]
    text = presenter.words.withdrawn_text
    return WithdrawnView(
        **presenter.sheet(source.title, page.url, category, description=text, robots="noindex"),
        lang=source.lang or "",
        reason=source.withdrawn,
        updated=_updated(site, source),
        category=presenter.category_link(category),
    )


def _updated(site: Site, source: Source) -> str:
    """Return when a page was last changed for readers, in the form of a newspaper; empty where unknown."""
    if source.updated is None:
        return ""
    moment = source.updated.value
    moment = moment.astimezone(site.now.tzinfo) if moment.tzinfo else moment  # as for articles
    return long_date(moment, has_time=source.updated.has_time, language=site.config.language)


def terms_view(site: Site, kind: str, presenter: Presenter) -> TermsView:
    """Return the index of all tags (kind `tag`) or of all authors."""
    words, urls = presenter.words, site.urls
    groups: Mapping[str, Group] = site.tags if kind == "tag" else site.authors
    title, address = (words.all_tags, urls.tags) if kind == "tag" else (words.all_authors, urls.authors)
    links = [
        Link(group.title, urls.href((urls.tag if kind == "tag" else urls.author)(group.slug)))
        for group in groups.values()
    ]
    return TermsView(**presenter.sheet(title, address), letters=tuple(_letters(links)))


def _letters(links: Iterable[Link]) -> Iterable[Letter]:
    by_letter: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda each: (collation_key(each.title), each.href)):
        first = link.title[:1]
        letter = "Đ" if first in "Đđ" else fold(first).upper()
        by_letter.setdefault(letter if letter.isalpha() else "#", []).append(link)
    for letter in sorted(by_letter, key=lambda each: (each == "#", collation_key(each))):
        yield Letter(letter, tuple(by_letter[letter]))


def site_map_view(site: Site, presenter: Presenter) -> SiteMapView:
    """Return the site map for readers."""
    words, urls = presenter.words, site.urls

    def branch(keys: Iterable[str]) -> tuple[MenuItem, ...]:
        return tuple(
            MenuItem(each.title, urls.href(urls.category(each.key)), each.key, branch(each.children))
            for each in (site.categories[key] for key in keys)
        )

    roots = [key for key, each in site.categories.items() if len(each.trail) == 1]
    return SiteMapView(
        **presenter.sheet(words.site_map, urls.site_map),
        categories=branch(roots),
        pages=tuple(
            Link(page.source.title, urls.href(page.url))
            for page in sorted(site.lasting_pages, key=lambda each: (collation_key(each.source.title), each.url))
        ),
        lists=(
            Link(words.archive, urls.href(urls.archive())),
            Link(words.all_tags, urls.href(urls.tags)),
            Link(words.all_authors, urls.href(urls.authors)),
        ),
        feeds=tuple(Link(feed.title, feed.href) for feed in presenter.heads.feeds(urls.home, site.config.title)),
    )


def not_found_view(site: Site, presenter: Presenter) -> NotFoundView:
    """Return the error page for addresses that do not exist."""
    words, urls = presenter.words, site.urls
    links = [Link(words.home, urls.href(urls.home))]
    links += [presenter.category_link(each) for each in site.categories.values() if len(each.trail) == 1]
    links.append(Link(words.archive, urls.href(urls.archive())))
    links.append(Link(words.site_map, urls.href(urls.site_map)))
    return NotFoundView(
        **presenter.sheet(words.not_found, "", steps=[(words.not_found, urls.home)], robots="noindex"),
        links=tuple(links),
    )


def redirect_view(site: Site, title: str, address: str, presenter: Presenter) -> RedirectView:
    """Return the redirect at an old address."""
    return RedirectView(
        language=site.config.language,
        title=title,
        moved=presenter.words.moved,
        text=presenter.words.moved_text,
        href=site.urls.href(address),
        canonical=site.urls.absolute(address),
    )
