"""JSON-LD: what a page says to search engines in the terms of schema.org."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from dancam.views.article import ArticleView
from dancam.views.home import HomeView
from dancam.views.parts import Publisher, Sheet

_CONTEXT = "https://schema.org"
# What could end the element that the JSON stands in, or a line of a script.
_CODES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def json_ld(view: Sheet) -> Markup:
    """Return the `<script type="application/ld+json">` elements that go into the head of a page."""
    blocks: list[dict[str, object]] = []
    if isinstance(view, ArticleView):
        blocks.append(_article(view))
    if isinstance(view, HomeView) and not view.is_subsite:
        blocks += (_web_site(view), {"@context": _CONTEXT, **_organization(view)})
    if view.crumbs and view.head.canonical:
        blocks.append(_breadcrumb(view))
    elements = (f'<script type="application/ld+json">{_escaped(block)}</script>' for block in blocks)
    return Markup("\n".join(elements))  # noqa: S704 - in JSON that is escaped no character can start markup


def _escaped(block: dict[str, object]) -> str:
    """Return JSON that cannot end the element that it stands in."""
    text = msgspec.json.encode(block).decode()
    for char, code in _CODES:
        if char in text:
            text = text.replace(char, code)
    return text


def _article(view: ArticleView) -> dict[str, object]:
    block: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": view.head.canonical},
        "headline": view.title,
        "description": view.head.description,
        "inLanguage": view.lang or view.frame.language,
        "datePublished": view.published,
        "dateModified": view.modified,
        "articleSection": view.category.title,
        "publisher": _publisher(view.publisher),
        "isAccessibleForFree": True,
    }
    authors = []
    for each in view.signatures:
        person: dict[str, object] = {"@type": "Person", "name": each.name, "url": each.url}
        if each.position:
            person["jobTitle"] = each.position
        authors.append(person)
    if authors:
        block["author"] = authors
    if view.head.images:
        block["image"] = view.head.images
    if view.audio:
        block["audio"] = {"@type": "AudioObject", "contentUrl": view.audio.url}
    if view.correction:
        block["correction"] = view.correction
    if view.tags:
        block["keywords"] = [tag.title for tag in view.tags]
    return block


def _breadcrumb(view: Sheet) -> dict[str, object]:
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": crumb.url}
        for number, crumb in enumerate(view.crumbs, start=1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def _web_site(view: HomeView) -> dict[str, object]:
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": view.frame.title,
        **({"alternateName": view.frame.short_title} if view.frame.short_title != view.frame.title else {}),
        "url": view.head.canonical,
        "inLanguage": view.frame.language,
        "description": view.head.description,
        "publisher": {"@id": _identity(view.publisher)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{view.search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _identity(publisher: Publisher) -> str:
    return f"{publisher.url}#to-chuc"


def _publisher(publisher: Publisher) -> dict[str, object]:
    block: dict[str, object] = {
        "@type": "Organization",
        "@id": _identity(publisher),
        "name": publisher.name,
        "url": publisher.url,
    }
    if publisher.logo:
        block["logo"] = {"@type": "ImageObject", "url": publisher.logo}
    return block


def _organization(view: HomeView) -> dict[str, object]:
    """Return the publisher with all that stands in the foot of the page."""
    footer = view.frame.footer
    given = {"address": footer.address, "telephone": footer.phone, "email": footer.email}
    return _publisher(view.publisher) | {name: text for name, text in given.items() if text}
