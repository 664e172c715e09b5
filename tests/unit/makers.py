"""Sources and sites made in memory, for the tests of the rooms that need no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dancam.content import frontmatter, settings
from dancam.content.config import Config
from dancam.content.source import Asset, Source
from dancam.plan.outputs import Output, Plan
from dancam.plan.scope import plan_all, scope_of
from dancam.problems import Problem
from dancam.site.arrange import arrange
from dancam.site.article import Article
from dancam.site.changes import Arrangement
from dancam.site.names import Name, Names
from dancam.site.site import Site
from dancam.views.frames import Frames
from dancam.views.presenter import Presenter
from tests.portal import SITE_YML

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def config_of(text: str = SITE_YML) -> Config:
    """Return the settings of a site.yml without a mistake."""
    config, problems = settings.read(text)
    assert config is not None
    assert not problems, problems
    return config


def read(front: str, body: str = "", path: str = "thoi-su/bai.md") -> tuple[Source | None, list[Problem]]:
    """Read a Markdown file with this front matter."""
    return frontmatter.read(f"---\n{front}\n---\n{body}".encode(), path)


def source(path: str = "thoi-su/bai.md", body: str = "Thân bài.", **fields: str) -> Source:
    """Return an article without a mistake; fields are YAML, an empty one is left out."""
    name = path.rpartition("/")[2].removesuffix(".md")
    given = {"title": f"Bài {name}", "date": "2026-06-01 08:00", "category": path.partition("/")[0]} | fields
    found, problems = read("\n".join(f"{key}: {value}" for key, value in given.items() if value), body, path)
    assert found is not None, problems
    assert not problems, problems
    return found


def page(path: str, body: str = "", **fields: str) -> Source:
    """Return a page that is not an article."""
    return source(path, body, date="", category="", **fields)


def run_of(count: int, category: str = "thoi-su", **fields: str) -> list[Source]:
    """Return articles of one category, a day apart, the last one the newest: `bai-01.md` and so on."""
    return [
        source(f"{category}/bai-{number:02d}.md", date=f"2026-05-{number:02d} 08:00", **fields)
        for number in range(1, count + 1)
    ]


def arranged(
    sources: Iterable[Source],
    site_yml: str = SITE_YML,
    *,
    assets: Iterable[str] = (),
    now: datetime = NOW,
    drafts: bool = False,
) -> Arrangement:
    """Arrange sources to a site, together with assets of which only the path matters."""
    known: Mapping[str, Asset] = {
        path: Asset(path, "0" * 32, 2048, 120, 80, "0" * 8 if path.endswith(".jpg") else "") for path in assets
    }
    by_path = {each.path: each for each in sources}
    return arrange(config_of(site_yml), by_path, known, now, drafts=drafts)


def site_of(*sources: Source, site_yml: str = SITE_YML, assets: Iterable[str] = (), drafts: bool = False) -> Site:
    """Return the site of these sources."""
    return arranged(sources, site_yml, assets=assets, drafts=drafts).site


def planned(*sources: Source, site_yml: str = SITE_YML, assets: Iterable[str] = ()) -> Plan:
    """Return the plan of these sources."""
    found = arranged(sources, site_yml, assets=assets)
    return plan_all(found, None, scope_of(found))


def outputs(*sources: Source, site_yml: str = SITE_YML, assets: Iterable[str] = ()) -> list[Output]:
    """Return the outputs of these sources, each with its view."""
    found = arranged(sources, site_yml, assets=assets)
    plan, presenter = plan_all(found, None, scope_of(found)), presenter_of(found.site)
    return [plan.output(path, presenter) for path in plan.slots]


def presenter_of(site: Site) -> Presenter:
    """Return the presenter of a site in whose output nothing lies."""
    return Presenter(Frames(site), ())


def told(problems: Mapping[Any, Iterable[Problem]]) -> list[Problem]:
    """Return problems that are kept by whose they are."""
    return [each for found in problems.values() for each in found]


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of problems."""
    return [each.code for each in problems]


def article_of(site: Site, path: str) -> Article:
    """Return a published article."""
    found = site.article(path)
    assert found is not None, path
    return found


def names_of(*names: Name, assets: Iterable[str] = ()) -> Names:
    """Return names, with assets of which only the path matters."""
    return Names({path: Asset(path, "0" * 32, 2048) for path in assets}, {each.path: each for each in names})
