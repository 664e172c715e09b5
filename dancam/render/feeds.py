"""RSS 2.0, Atom and JSON Feed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from dancam.patterns import lazy
from dancam.views.feeds import FeedItem, FeedView

# What XML 1.0 cannot hold at all.
_NOT_XML = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def text(value: str) -> str:
    """Return a text for XML content."""
    if not value.isprintable():  # all that XML cannot hold is not printable
        value = _NOT_XML.sub("", value)
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


def html_text(value: str) -> str:
    """Return a text for an element that holds HTML, such as the description of an RSS item: escaped for both."""
    return text(text(value))


def _plain(value: str) -> str:
    """Return a text for an element of RSS that holds plain text.

    Some readers take it for HTML, others do not; hexadecimal references are what most of them show right, as the
    profile of the RSS board has it.
    """
    escaped = text(value)
    return escaped.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;").replace("&gt;", "&#x3E;")


def attribute(value: str) -> str:
    """Return a text as a quoted XML attribute value."""
    escaped = text(value).replace('"', "&quot;")
    if not value.isprintable():  # white space other than blanks would become a blank
        escaped = escaped.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
    return f'"{escaped}"'


def rss(view: FeedView) -> bytes:
    """Return the feed as RSS 2.0."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
        "<channel>",
        f"<title>{_plain(view.title)}</title>",
        f"<link>{text(view.home)}</link>",
        f"<description>{_plain(view.description)}</description>",
        f"<language>{view.language}</language>",
        f'<atom:link href={attribute(view.url)} rel="self" type="application/rss+xml"/>',
    ]
    if view.hub:
        lines.append(f'<atom:link href={attribute(view.hub)} rel="hub"/>')
    if view.rights:
        lines.append(f"<copyright>{_plain(view.rights)}</copyright>")
    if view.updated:
        lines.append(f"<lastBuildDate>{_rfc822(view.updated)}</lastBuildDate>")
    for item in view.items:
        lines += [
            "<item>",
            f"<title>{_plain(item.title)}</title>",
            f"<link>{text(item.url)}</link>",
            f'<guid isPermaLink="true">{text(item.url)}</guid>',
            f"<pubDate>{_rfc822(item.published)}</pubDate>",
            f"<description>{html_text(item.summary)}</description>",
            *(f"<dc:creator>{_plain(name)}</dc:creator>" for name in item.authors),
            *(f"<category>{_plain(name)}</category>" for name in (item.category, *item.tags)),
        ]
        if item.image:
            mime = _mime(item.image)
            lines.append(f'<enclosure url={attribute(item.image)} length="{item.image_size}" type="{mime}"/>')
        lines.append("</item>")
    lines += ["</channel>", "</rss>", ""]
    return "\n".join(lines).encode()


def atom(view: FeedView) -> bytes:
    """Return the feed as Atom."""
    updated = view.updated.isoformat() if view.updated else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.language}">',
        f"<id>{text(view.url)}</id>",
        f"<title>{text(view.title)}</title>",
        f"<subtitle>{text(view.description)}</subtitle>",
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href={attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={attribute(view.home)}/>',
    ]
    if view.hub:
        lines.append(f'<link rel="hub" href={attribute(view.hub)}/>')
    if view.rights:
        lines.append(f"<rights>{text(view.rights)}</rights>")
    if view.icon:
        lines.append(f"<icon>{text(view.icon)}</icon>")
    if not all(item.authors for item in view.items) or not view.items:
        lines.append(f"<author><name>{text(view.title)}</name></author>")
    for item in view.items:
        lines += _atom_entry(item)
    lines += ["</feed>", ""]
    return "\n".join(lines).encode()


def _atom_entry(item: FeedItem) -> list[str]:
    lang = f" xml:lang={attribute(item.lang)}" if item.lang else ""
    lines = [
        f"<entry{lang}>",
        f"<id>{text(item.url)}</id>",
        f"<title>{text(item.title)}</title>",
        f'<link rel="alternate" type="text/html" href={attribute(item.url)}/>',
        f"<published>{item.published.isoformat()}</published>",
        f"<updated>{item.updated.isoformat()}</updated>",
        *(f"<author><name>{text(name)}</name></author>" for name in item.authors),
        *(f"<category term={attribute(name)}/>" for name in (item.category, *item.tags)),
        f"<summary>{text(item.summary)}</summary>",
    ]
    if item.image:
        mime = _mime(item.image)
        href = attribute(item.image)
        lines.append(f'<link rel="enclosure" type="{mime}" length="{item.image_size}" href={href}/>')
    lines.append("</entry>")
    return lines


def json_feed(view: FeedView) -> bytes:
    """Return the feed as JSON Feed 1.1."""
    items = []
    for item in view.items:
        entry: dict[str, object] = {
            "id": item.url,
            "url": item.url,
            "title": item.title,
            "summary": item.summary,
            "content_text": item.summary,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": name} for name in item.authors],
            "tags": [item.category, *item.tags],
        }
        if item.image:
            entry["image"] = item.image
        if item.lang:
            entry["language"] = item.lang
        items.append(entry)
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.description,
        "home_page_url": view.home,
        "feed_url": view.url,
        "language": view.language,
        "items": items,
    }
    if view.icon:
        feed["favicon"] = view.icon
    if view.hub:
        feed["hubs"] = [{"type": "WebSub", "url": view.hub}]
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def _rfc822(moment: datetime) -> str:
    """Return a moment as RSS has it, in English whatever the system speaks."""
    iso = moment.isoformat(" ", "seconds")
    month = _MONTHS[moment.month - 1]
    return f"{_DAYS[moment.weekday()]}, {iso[8:10]} {month} {iso[:4]} {iso[11:19]} {iso[19:].replace(':', '')}"


def _mime(address: str) -> str:
    kinds = {"jpg": "jpeg", "svg": "svg+xml"}
    extension = address.rpartition(".")[2].lower()
    return f"image/{kinds.get(extension, extension)}"
