"""Every server by name: its files, with what to do with them."""

from __future__ import annotations

from collections.abc import Mapping

from dancam.records import Record
from dancam.servers import apache, caddy, iis, nginx, platforms
from dancam.servers.policy import Hosted
from dancam.servers.words import HEAD, PARTS, REMARKS

_PLATFORMS = {"netlify": platforms.NETLIFY, "cloudflare": platforms.CLOUDFLARE}
_TEXTS = {"nginx": nginx.write, "apache": apache.write, "caddy": caddy.write}
SERVERS = (*_TEXTS, *_PLATFORMS, "iis")
"""Servers and platforms that configuration is written for."""
_NAMES = {"nginx": "nginx.conf", "apache": "apache.conf", "caddy": "Caddyfile", "iis": "web.config"}
# Old addresses that are named one by one.
_NAMED = 20


class Configuration(Record, frozen=True):
    """The files of a server."""

    files: Mapping[str, str]
    """Texts by the names that they have where the server looks for them."""
    remarks: tuple[str, ...]
    """What whoever runs the server must know."""


def write(server: str, hosted: Hosted, language: str) -> Configuration:
    """Return the configuration of a server for a portal.

    Args:
        server: One of `SERVERS`.
        hosted: The portal.
        language: Of comments and remarks: vi or en.
    """
    remarks = [] if hosted.policy else [REMARKS.say(language, "no-policy")]
    place = f"{server}-below" if hosted.base and server in _PLATFORMS else server
    values = {"server": server, "host": hosted.host, "address": hosted.address, "base": hosted.base}
    head = [HEAD.say(language, each, **values) for each in ("made", place, "again")]
    lines = "\n".join(head).split("\n")
    commented = "".join(f"# {line}\n" for line in lines)
    if server in _TEXTS:
        text = _TEXTS[server](hosted, lambda part: PARTS.say(language, part))
        return Configuration({_NAMES[server]: f"{commented}\n{text}"}, tuple(remarks))
    if hosted.compressed:
        remarks.append(REMARKS.say(language, "copies", server=server))
    if server == "iis":
        first, _, rest = iis.write(hosted).partition("\n")
        comment = "\n".join(lines).replace("--", "- -")
        return Configuration({_NAMES[server]: f"{first}\n<!--\n{comment}\n-->\n{rest}"}, tuple(remarks))
    written = platforms.write(hosted, _PLATFORMS[server])
    if hosted.gone and not _PLATFORMS[server].answers_gone:
        remarks.append(REMARKS.say(language, "no-410", server=server))
    if hosted.base:
        remarks.append(REMARKS.say(language, "below", base=hosted.base))
    for several, about, besides in (
        (written.left_out, "left-out", "pages-lead"),
        (written.gone_left_out, "gone-left-out", "pages-tell"),
    ):
        if several:
            named = ", ".join(several[:_NAMED]) + (" …" if len(several) > _NAMED else "")
            remarks.append(REMARKS.say(language, about, server=server, count=len(several), named=named))
            remarks.append(REMARKS.say(language, besides))
    files = {"_headers": f"{commented}{written.headers}", "_redirects": f"{commented}{written.redirects}"}
    return Configuration(files, tuple(remarks))
