"""Sitemaps for search engines, and robots.txt."""

from __future__ import annotations

from dancam.render.feeds import text
from dancam.views.sitemaps import NewsSitemapView, RobotsView, SitemapView

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def _addresses(view: SitemapView, element: str, entry: str) -> bytes:
    lines = [_HEAD, f'<{element} xmlns="{_NAMESPACE}">']
    for each in view.entries:
        modified = f"<lastmod>{each.modified}</lastmod>" if each.modified else ""
        lines.append(f"<{entry}><loc>{text(each.url)}</loc>{modified}</{entry}>")
    lines += [f"</{element}>", ""]
    return "\n".join(lines).encode()


def urls(view: SitemapView) -> bytes:
    """Return a sitemap."""
    return _addresses(view, "urlset", "url")


def index(view: SitemapView) -> bytes:
    """Return a sitemap index."""
    return _addresses(view, "sitemapindex", "sitemap")


def news(view: NewsSitemapView) -> bytes:
    """Return a Google News sitemap."""
    lines = [_HEAD, f'<urlset xmlns="{_NAMESPACE}" xmlns:news="{_NEWS}">']
    for each in view.entries:
        publication = (
            f"<news:publication><news:name>{text(view.publication)}</news:name>"
            f"<news:language>{text(each.language)}</news:language></news:publication>"
        )
        lines.append(
            f"<url><loc>{text(each.url)}</loc><news:news>{publication}"
            f"<news:publication_date>{each.published}</news:publication_date>"
            f"<news:title>{text(each.title)}</news:title></news:news></url>"
        )
    lines += ["</urlset>", ""]
    return "\n".join(lines).encode()


def robots(view: RobotsView) -> bytes:
    """Return robots.txt, which welcomes everybody, or nobody."""
    rule = "Allow: /" if view.sitemaps else "Disallow: /"
    lines = ["User-agent: *", rule, "", *(f"Sitemap: {url}" for url in view.sitemaps), ""]
    return "\n".join(lines).encode()
