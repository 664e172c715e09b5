"""What a web server must know of a portal: read, arranged and planned as for a build, but nothing is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from dancam.content.config import FILE
from dancam.pipeline.options import Options
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened, with_portal
from dancam.plan.aliases import old_addresses
from dancam.plan.compression import REDIRECT
from dancam.plan.owners import OwnerKind
from dancam.problems import Place, Problem, Refusal, problem
from dancam.servers.addresses import as_sent, target
from dancam.servers.policy import Hosted, Moved, policy_in
from dancam.site.urls import has_path
from dancam.system.disk import Disk
from dancam.views.pages import RedirectView

_POLICY = "templates/parts/policy.html"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_BASE = re.compile(r"(?:/[\w.~-]+)*")
# No server takes any of these in quotes for more than itself; blanks among them.
_ROOT = re.compile(r"[\w/.\-@+~,=() ]+|[A-Za-z]:[\w/.\-@+~,=() \\]+")


def hosted(options: Options, disk: Disk, root: str) -> Hosted:
    """Return what a web server must know of a portal.

    Args:
        options: The portal; its ledger is used where there is one, and not written.
        disk: The file system.
        root: The folder on the server with what was published.

    Raises:
        Refusal: The portal has errors, or something in it that no configuration can hold.
    """
    return with_portal(replace(options, publish=False), disk, lambda opened: _hosted(opened, root))


def _hosted(opened: Opened, root: str) -> Hosted:
    portal = prepare(opened, whole=True)
    problems = [*opened.reading.lasting, *(each for several in portal.problems().values() for each in several)]
    errors = [each for each in problems if each.is_error]
    if errors:
        raise Refusal(*errors)
    config = opened.config
    parts = urlsplit(config.base_url)
    base = unquote(parts.path.rstrip("/"))
    withdrawn = (path for path, slot in portal.plan.slots.items() if slot.maker == "template:withdrawn.html")
    return Hosted(
        host=_host(config.base_url),
        port=_port(config.base_url),
        is_https=parts.scheme == "https",
        base=_accepted(base, _BASE, Place(FILE)),
        root=_accepted(root.rstrip("/"), _ROOT, Place("--root")),
        policy=_policy(portal),
        moved=(*_led_on(portal, base), *_asked(portal, base)),
        gone=tuple(_address(base, path) for path in withdrawn),
        has_admin=config.admin is not None,
        compressed=config.compress,
    )


def _host(url: str) -> str:
    host = urlsplit(url).netloc.rpartition("@")[2]
    host = re.sub(r":\d*$", "", host).lower()
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise Refusal(_unfit(host, Place(FILE))) from None
    return _accepted(host, _HOST, Place(FILE))


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        raise Refusal(_unfit(url, Place(FILE))) from None


def _accepted(value: str, pattern: re.Pattern[str], place: Place) -> str:
    if not pattern.fullmatch(value):
        raise Refusal(_unfit(value, place))
    return value


def _unfit(value: str, place: Place) -> Problem:
    return problem("server-value", place, value=value)


def _policy(portal: Prepared) -> str:
    try:
        return policy_in(portal.disk.read(portal.press.real[_POLICY]).decode())
    except (OSError, UnicodeDecodeError):  # a theme may do without
        return ""


def _address(base: str, path: str) -> str:
    """Return the path at which a server is asked for an output."""
    folder, name = path.rpartition("/")[::2]
    return f"{base}/{folder}/" if folder and name == "index.html" else f"{base}/{path}"


def _led_on(portal: Prepared, base: str) -> Iterator[Moved]:
    """Yield the old addresses at which a page leads on; not those of lists, which lead on for a while only."""
    for path, slot in portal.plan.slots.items():
        if slot.maker == REDIRECT and slot.owner.kind is OwnerKind.SOURCE:
            view = slot.view(portal.presenter)
            assert isinstance(view, RedirectView)
            yield Moved(_address(base, path), "", target(view.href))


def _asked(portal: Prepared, base: str) -> Iterator[Moved]:
    """Yield the old addresses with a query."""
    site = portal.arrangement.site
    known: dict[tuple[str, str], Place] = {}
    for page in (*site.articles, *site.pages):
        for old in old_addresses(page.source.aliases, page.url) if page.source.aliases else ():
            if old.query is None or not has_path(old.address):
                continue
            place, query = page.source.place(f"aliases.{old.number}"), as_sent(old.query)
            path = base + unquote(old.address)
            other = known.setdefault((path, query), place)
            if other is not place:
                raise Refusal(problem("same-address", place, address=old.written, other=f"{other.file}:{other.line}"))
            yield Moved(path, query, target(site.urls.href(page.url)))
