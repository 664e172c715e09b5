"""Writes a Vietnamese portal of any size for dancam: `python -m bench.corpus 10000 /tmp/portal`.

The same number gives the same bytes everywhere. Build it as of `bench.portal.NOW`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from bench import pictures, portal
from bench.portal import Article
from bench.words import TOPICS


def scalar(text: str) -> str:
    """Return a text as a YAML scalar, quoted where it must be."""
    plain = text and text[0].isalnum() and ": " not in text and " #" not in text and not text.endswith(":")
    return text if plain and not text[0].isdigit() else "'" + text.replace("'", "''") + "'"


def front_matter(article: Article) -> str:
    """Return the fields of an article as dancam wants them."""
    keys = [author.key for author in article.authors]
    lines = [
        "---",
        f"title: {scalar(article.title)}",
        f"date: {article.date:%Y-%m-%d %H:%M}",
        f"category: {article.topic.key}",
        f"author: {keys[0] if len(keys) == 1 else '[' + ', '.join(keys) + ']'}",
        f"summary: {scalar(article.summary)}",
    ]
    if article.picture:
        lines += ["image:", f"  src: {article.picture}", f"  alt: {scalar(article.alt)}"]
        lines += [f"  caption: {scalar(article.caption)}"]
    if article.tags:
        lines.append(f"tags: [{', '.join(article.tags)}]")
    return "\n".join([*lines, "---", ""])


def settings() -> str:
    """Return site.yml."""
    lines = [
        f"title: {portal.TITLE}",
        f"short_title: {portal.SHORT_TITLE}",
        f"description: {portal.DESCRIPTION}",
        f"base_url: {portal.BASE_URL}",
        "menu:",
        "  - {title: Trang chủ, url: /}",
        *(f"  - {{category: {topic.key}}}" for topic in TOPICS),
        "categories:",
    ]
    for topic in TOPICS:
        lines += [f"  - key: {topic.key}", f"    title: {topic.title}", f"    description: {topic.description}"]
    lines.append("authors:")
    lines += [f"  {each.key}: {{name: {each.name}, position: {each.position}}}" for each in portal.AUTHORS]
    lines.append("footer:")
    lines += [f"  {key}: {scalar(text)}" for key, text in portal.FOOTER.items()]
    return "\n".join([*lines, ""])


def source(article: Article) -> str:
    """Return the path of an article below the portal's folder."""
    return f"content/{article.topic.key}/{article.slug}.md"


def write_article(folder: Path, article: Article) -> None:
    """Write one article into a portal."""
    (folder / source(article)).write_text(front_matter(article) + article.body, encoding="utf-8")


def write(folder: Path, articles: Iterable[Article]) -> None:
    """Write a portal of some articles into a folder."""
    for topic in TOPICS:
        (folder / "content" / topic.key).mkdir(parents=True, exist_ok=True)
    (folder / "site.yml").write_text(settings(), encoding="utf-8")
    pictures.write(folder / "static/anh")
    for article in articles:
        write_article(folder, article)


def main() -> int:
    """Write the portal that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int, help="how many articles")
    parser.add_argument("folder", type=Path, help="where to; must not exist, or be empty")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    write(given.folder, portal.articles(given.articles))
    print(f"{given.articles} articles in {given.folder}; build them with --now {portal.NOW.isoformat()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
