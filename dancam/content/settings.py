"""Reads site.yml: its text becomes the settings, and every mistake in it a problem."""

from __future__ import annotations

import re

from dancam.content.config import (
    FILE,
    INDEXNOW,
    VIDEO_SITES,
    AdminField,
    AuthorField,
    CategoryField,
    Config,
    FooterField,
    FooterLink,
    MenuField,
    NotifyField,
    PositionField,
    SubsiteField,
    category_keys,
    place,
)
from dancam.content.form import Form, is_web_address
from dancam.content.source import Spot
from dancam.content.yaml import Mapping, parse
from dancam.problems import Place, Problem, close_match, problem
from dancam.vietnamese import fold, slug

# What people write for the zone of Vietnam, which has none of these names.
_MEANS_VIETNAM = re.compile(r"ha[ _]?noi|sai[ _]?gon|h(cm|o.?chi)|viet|\+0?7|^ict$")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
# What the protocol allows; at least eight, so that the file of the key can have the name of no other one.
_INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")
ADMIN_BACKENDS = ("github", "gitlab", "gitea")
PERMALINK_PARTS = ("category", "section", "slug", "year", "month", "day")


def read(text: str) -> tuple[Config | None, list[Problem]]:
    """Return the settings in the text of site.yml, and its problems; None for settings where it is no mapping."""
    tree = parse(text, FILE)
    problems = tree.problems
    if tree.root is None:
        if not problems:
            problems.append(problem("missing-field", Place(FILE, 1), field="title"))
        return None, problems
    if not isinstance(tree.root, Mapping):
        problems.append(problem("not-fields", tree.root.place))
        return None, problems
    form = Form(tree.root, problems)
    related = form.form("related")
    categories = _categories(form, set())
    config = Config(
        title=form.text("title", required=True),
        short_title=form.text("short_title"),
        description=form.text("description"),
        base_url=_base_url(form),
        language=_one_of(form, "language", ("vi", "en"), "vi"),
        zone=_zone(form),
        banner=form.picture("banner"),
        banner_spot=form.spot("banner", "src"),
        permalink=_permalink(form),
        page_size=form.whole("page_size", 20, 1, 500),
        newer=related.whole("newer", 5, 0, 50) if related else 5,
        older=related.whole("older", 10, 0, 50) if related else 10,
        menu=_menu(form, "menu"),
        categories=categories,
        subsites=_subsites(form),
        authors=_authors(form),
        footer=_footer(form) or FooterField(),
        video_hosts=_video_hosts(form),
        avif=form.flag("avif"),
        compress=form.flag("compress"),
        admin=_admin(form),
        notify=_notify(form),
    )
    if related:
        related.finish()
    form.finish()
    problems += _dangling(config)
    return config, problems


def _one_of(form: Form, name: str, choices: tuple[str, ...], default: str) -> str:
    value = form.text(name, default=default)
    if value in choices:
        return value
    place = form.values[name].place
    form.report("unknown-choice", place, field=name, value=value, known=", ".join(choices))
    return default


def _base_url(form: Form) -> str:
    url = form.text("base_url", required=True, default="http://localhost")
    if not is_web_address(url) or "?" in url or "#" in url:
        form.report("not-web-address", form.values["base_url"].place, field="base_url", value=url)
        return "http://localhost"
    return url.rstrip("/")


def _zone(form: Form) -> str:
    import zoneinfo

    name = form.text("zone", default="Asia/Ho_Chi_Minh")
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        guess = "Asia/Ho_Chi_Minh" if _MEANS_VIETNAM.search(fold(name)) else ""
        guess = guess or close_match(name, sorted(zoneinfo.available_timezones()))
        form.report("unknown-zone", form.values["zone"].place, value=name, guess=guess)
        return "Asia/Ho_Chi_Minh"
    return name


def _permalink(form: Form) -> str:
    default = "/{category}/{slug}.html"
    pattern = form.text("permalink", default=default)
    if pattern == default:
        return pattern
    place = form.values["permalink"].place
    for part in re.findall(r"\{([^}]*)\}", pattern):
        if part not in PERMALINK_PARTS:
            guess = close_match(part, PERMALINK_PARTS)
            form.report("permalink-part", place, value=part, guess=guess, known=", ".join(PERMALINK_PARTS))
            return default
    plain = re.sub(r"\{[a-z]+\}", "x", pattern)
    safe = re.fullmatch(r"(?:/[A-Za-z0-9._-]+)+/?", plain) and not re.search(r"/\.", plain)
    if not safe or "{slug}" not in pattern or not plain.endswith((".html", "/")):
        form.report("permalink-shape", place, value=pattern)
        return default
    return pattern


def _menu(form: Form, name: str) -> tuple[MenuField, ...]:
    entries = []
    for part in form.forms(name):
        entry = MenuField(
            title=part.text("title"),
            url=part.web_address("url", inside=True),
            category=part.text("category"),
            page=part.text("page"),
            children=_menu(part, "children"),
            spot=part.spot(next((each for each in ("category", "page", "url") if each in part.values), "title")),
        )
        part.finish()
        given = [name for name in ("url", "category", "page") if name in part.values]
        if len(given) != 1 and not (not given and entry.title and entry.children):
            form.report("menu-entry", part.mapping.place)
        elif entry.url and not entry.title:
            part.missing("title")
        else:
            entries.append(entry)
    return tuple(entries)


def _categories(form: Form, seen: set[str], name: str = "categories") -> tuple[CategoryField, ...]:
    categories = []
    for part in form.forms(name):
        key = part.text("key", required=True)
        place = part.values["key"].place if "key" in part.values else part.mapping.place
        if key and slug(key) != key:
            form.report("category-key", place, value=key, slug=slug(key) or "chuyen-muc")
        if key in seen:
            form.report("category-twice", place, value=key)
        seen.add(key)
        category = CategoryField(
            key=slug(key) or "-",
            title=part.text("title", required=True),
            description=part.text("description"),
            banner=part.picture("banner"),
            children=_categories(part, seen, "children"),
            banner_spot=part.spot("banner", "src"),
        )
        part.finish()
        categories.append(category)
    return tuple(categories)


def _subsites(form: Form) -> tuple[SubsiteField, ...]:
    subsites: list[SubsiteField] = []
    for part in form.forms("subsites"):
        subsite = SubsiteField(
            category=part.text("category", required=True),
            title=part.text("title", required=True),
            description=part.text("description"),
            short_title=part.text("short_title"),
            banner=part.picture("banner"),
            menu=_menu(part, "menu"),
            footer=_footer(part),
            spot=part.spot("category"),
            banner_spot=part.spot("banner", "src"),
        )
        part.finish()
        if any(each.category == subsite.category for each in subsites):
            form.report("subsite-twice", part.mapping.place, value=subsite.category)
        subsites.append(subsite)
    return tuple(subsites)


def _authors(form: Form) -> tuple[AuthorField, ...]:
    registry = form.form("authors")
    if registry is None:
        return ()
    authors = []
    for key in registry.values:
        part = registry.form(key)
        if part is None:
            continue
        name = part.text("name", required=True)
        position = part.text("position")
        positions = [PositionField(position)] if position else []
        for dated in part.forms("positions"):
            since = dated.moment("from")
            positions.append(PositionField(dated.text("title", required=True), since.value if since else None))
            dated.finish()
        part.finish()
        positions.sort(key=lambda each: each.since.replace(tzinfo=None).isoformat() if each.since else "")
        authors.append(AuthorField(key, name, tuple(positions)))
    return tuple(authors)


def _footer(form: Form) -> FooterField | None:
    part = form.form("footer")
    if part is None:
        return None
    links = []
    for link in part.forms("links"):
        links.append(FooterLink(link.text("title", required=True), link.web_address("url", required=True, inside=True)))
        link.finish()
    footer = FooterField(
        managing_body=part.text("managing_body"),
        responsible=part.text("responsible"),
        licence=part.text("licence"),
        address=part.text("address"),
        phone=part.text("phone"),
        email=part.text("email"),
        reuse=part.text("reuse"),
        links=tuple(links),
    )
    part.finish()
    return footer


def _admin(form: Form) -> AdminField | None:
    part = form.form("admin")
    if part is None:
        return None
    backend = _one_of(part, "backend", ADMIN_BACKENDS, ADMIN_BACKENDS[0])
    admin = AdminField(
        backend=backend,
        repo=part.text("repo", required=True),
        branch=part.text("branch", default="main"),
        login=part.web_address("login"),
        api=part.web_address("api", required=backend == "gitea"),  # it has no usual one
        app_id=part.text("app_id"),
    )
    part.finish()
    return admin


def _notify(form: Form) -> NotifyField:
    part = form.form("notify")
    if part is None:
        return NotifyField()
    key = part.text("indexnow")
    if key and not _INDEXNOW_KEY.fullmatch(key):
        form.report("indexnow-key", part.values["indexnow"].place, value=key)
        key = ""
    notify = NotifyField(
        indexnow=key,
        indexnow_endpoint=part.web_address("indexnow_endpoint") or INDEXNOW,
        websub=part.web_address("websub"),
    )
    part.finish()
    return notify


def _video_hosts(form: Form) -> tuple[str, ...]:
    if "video_hosts" not in form.values:
        return tuple(VIDEO_SITES)
    hosts = []
    for text, where in form.texts("video_hosts"):
        host = text.lower()
        if _HOST.fullmatch(host):
            hosts.append(host)
        else:
            form.report("not-a-host", where, value=text)
    return tuple(hosts)


def _dangling(config: Config) -> list[Problem]:
    """Return a problem for each category key that site.yml uses without defining it."""
    defined = category_keys(config)
    problems = []

    def check(key: str, spot: Spot) -> None:
        if key and key not in defined:
            guess = close_match(key, defined)
            values = {"value": key, "guess": guess, "known": ", ".join(defined)}
            problems.append(problem("unknown-category", place(spot), **values))

    def check_menu(menu: tuple[MenuField, ...]) -> None:
        for entry in menu:
            check(entry.category, entry.spot)
            check_menu(entry.children)

    check_menu(config.menu)
    for subsite in config.subsites:
        check(subsite.category, subsite.spot)
        check_menu(subsite.menu)
    return problems
