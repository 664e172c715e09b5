"""JSON-LD: what a page tells to search engines in the terms of schema.org."""

from __future__ import annotations

import json

from markupsafe import Markup

from dancam.views.article import ArticleView
from dancam.views.front import HomeView
from dancam.views.parts import Sheet


def json_ld(view: Sheet) -> Markup:
    """Return the `<script type="application/ld+json">` elements that go into the head of a page."""
    blocks: list[dict[str, object]] = []
    if isinstance(view, ArticleView):
        blocks.append(_article(view))
    if isinstance(view, HomeView) and not view.is_subsite:
        blocks.append(_web_site(view))
    if view.crumbs and view.head.canonical:
        blocks.append(_breadcrumb(view))
    return Markup("\n").join(
        Markup('<script type="application/ld+json">') + _escaped(block) + Markup("</script>") for block in blocks
    )


def _escaped(block: dict[str, object]) -> Markup:
    """Return JSON that cannot end the element that it stands in."""
    text = json.dumps({"@context": "https://schema.org", **block}, ensure_ascii=False)
    for char, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, code)
    return Markup(text)  # noqa: S704 - JSON in which no character can start markup


def _article(view: ArticleView) -> dict[str, object]:
    block: dict[str, object] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": view.head.canonical},
        "headline": view.title,
        "description": view.head.description,
        "inLanguage": view.lang or view.frame.language,
        "datePublished": view.published,
        "dateModified": view.modified,
        "articleSection": view.category.title,
        "publisher": {"@type": "Organization", "name": view.publisher},
    }
    authors = []
    for each in view.signatures:
        person: dict[str, object] = {"@type": "Person", "name": each.name, "url": each.url}
        if each.position:
            person["jobTitle"] = each.position
        authors.append(person)
    if authors:
        block["author"] = authors
    if view.head.image:
        block["image"] = [view.head.image]
    if view.tags:
        block["keywords"] = [tag.title for tag in view.tags]
    return block


def _breadcrumb(view: Sheet) -> dict[str, object]:
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": crumb.url}
        for number, crumb in enumerate(view.crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _web_site(view: HomeView) -> dict[str, object]:
    return {
        "@type": "WebSite",
        "name": view.frame.title,
        "url": view.head.canonical,
        "inLanguage": view.frame.language,
        "description": view.head.description,
    }
