"""What the bench asks of a contestant, and how dancam answers."""

from __future__ import annotations

import json
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

from bench import corpus, pictures, portal
from bench.portal import Article
from bench.words import TOPICS

ROOT = Path(__file__).parents[1]


def portal_data() -> dict[str, object]:
    """Return what stands around the articles: titles, categories, authors, the foot of the page."""
    return {
        "title": portal.TITLE,
        "short_title": portal.SHORT_TITLE,
        "description": portal.DESCRIPTION,
        "base_url": portal.BASE_URL,
        "categories": [{"key": topic.key, "title": topic.title, "description": topic.description} for topic in TOPICS],
        "authors": {
            each.key: {"key": each.key, "name": each.name, "position": each.position} for each in portal.AUTHORS
        },
        "footer": portal.FOOTER,
    }


class Contestant(ABC):
    """A generator with a portal of its own."""

    name: str
    base_template: str
    """The template around all pages, below the portal's folder."""
    state: tuple[str, ...] = ("public",)
    """What a build leaves behind, below the portal's folder; the first is the output."""
    content = "content"
    static: str
    """Where pictures and the files of the theme belong, below the portal's folder."""

    @abstractmethod
    def version(self) -> str:
        """Return its version."""

    @abstractmethod
    def command(self, folder: Path) -> list[str]:
        """Return the command that builds the portal in a folder; it is run in there."""

    @abstractmethod
    def front_matter(self, article: Article) -> str:
        """Return the fields of an article in its form, with what separates them from the body."""

    @abstractmethod
    def write_settings(self, folder: Path) -> None:
        """Write its settings and templates."""

    def environment(self) -> dict[str, str]:
        """Return what its process needs in the environment besides."""
        return {}

    def prepare(self, folder: Path) -> None:
        """Write a portal without articles."""
        for topic in TOPICS:
            (folder / self.content / topic.key).mkdir(parents=True)
        self.write_settings(folder)
        pictures.write(folder / self.static / "anh")

    def source(self, folder: Path, article: Article) -> Path:
        """Return where the file of an article is."""
        return folder / self.content / article.topic.key / f"{article.slug}.md"

    def write_article(self, folder: Path, article: Article) -> None:
        """Write an article into the portal."""
        self.source(folder, article).write_text(self.front_matter(article) + article.body, encoding="utf-8")

    def forget(self, folder: Path, put_away: Callable[[Path], None]) -> None:
        """Put away all that builds have left behind."""
        for name in self.state:
            if (folder / name).exists():
                put_away(folder / name)

    def output(self, folder: Path) -> Path:
        """Return the folder with what was built."""
        return folder / self.state[0]


class Dancam(Contestant):
    """This project."""

    name = "dancam"
    base_template = "templates/base.html"
    state = ("public", ".dancam")
    static = "static"

    def version(self) -> str:
        """Return its version."""
        from dancam import __version__

        return __version__

    def command(self, folder: Path) -> list[str]:
        """Return the command that builds the portal in a folder."""
        now = portal.NOW.isoformat()
        return [sys.executable, str(ROOT / "build.py"), "build", "--site", str(folder), "--now", now, "--json"]

    def front_matter(self, article: Article) -> str:
        """Return the fields of an article."""
        return corpus.front_matter(article)

    def write_settings(self, folder: Path) -> None:
        """Write site.yml, and a base template of the portal's own, to be changed."""
        (folder / "site.yml").write_text(corpus.settings(), encoding="utf-8")
        (folder / "templates").mkdir()
        shutil.copy(ROOT / "templates/base.html", folder / self.base_template)


class Peer(Contestant):
    """Another generator: its settings and templates lie in `bench/sites/`."""

    data: str
    """Where the portal's data belong, below the portal's folder."""

    def __init__(self, tools: Path) -> None:
        """Take the folder in which `install` has put the peers."""
        self.tools = tools

    def write_settings(self, folder: Path) -> None:
        """Copy its settings and templates, the data of the portal and the theme's files."""
        shutil.copytree(ROOT / "bench/sites" / self.name, folder, dirs_exist_ok=True)
        data = folder / self.data
        data.parent.mkdir(exist_ok=True)
        data.write_text(json.dumps(portal_data(), ensure_ascii=False, indent=1), encoding="utf-8")
        shutil.copytree(ROOT / "static/theme", folder / self.static / "theme")
