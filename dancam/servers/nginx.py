"""Configuration for nginx: one `server` block, with the maps that it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dancam.servers.addresses import is_tame, literal, pages_at, spelled_out
from dancam.servers.policy import CACHE, OLD_PAGES, OTHERWISE, TEXTS, Hosted
from dancam.servers.text import Say, indented, listening

# nginx lays a map in pieces of memory of this size, in which a longest key must fit with its value's address.
_PIECE, _OVERHEAD, _LARGEST_MAP = 64, 24, 2_048
# What a client that takes Brotli says, but not one that refuses it (`br;q=0`).
_TAKES_BROTLI = r"(?:^|[ ,])br(?![^,]*;\s*q=0(?:\.0*)?\s*(?:,|$))"


def write(hosted: Hosted, say: Say) -> str:
    """Return the configuration of a portal.

    Args:
        hosted: The portal.
        say: Returns a comment on a part of it.
    """
    return "\n".join((*_maps(hosted, say), "", "server {", *indented(_server(hosted, say)), "}", ""))


def _maps(hosted: Hosted, say: Say) -> Iterator[str]:
    name, base = hosted.name, literal(hosted.base)
    moved = spelled_out(hosted.moved)
    plain = {each.path: each.target for each in moved if not each.query}
    asked = {f"{each.path}?{each.query}": each.target for each in moved if each.query}
    gone = {path: "1" for each in hosted.gone for path in pages_at(each)}
    if sizes := [*_sizes((plain, asked, gone))]:
        yield from (f"# {say('sizes')}", *sizes)
    rules = {f"~^{base}{rule.path}{_COPIES}\\|{'.+$' if rule.has_version else ''}": rule.value for rule in CACHE}
    yield f"# {say('cache')}"
    yield from _map('"$uri|$arg_v"', f"{name}_cache", OTHERWISE, rules)
    policies = {f"~^{base}/admin/": "", "~ (text/html|image/svg)": hosted.full_policy}
    yield f"# {say('policy')}"
    yield from _map('"$uri $sent_http_content_type"', f"{name}_policy", "", policies)
    if hosted.compressed:
        yield from _map("$http_accept_encoding", f"{name}_br", ".none", {f"~*{_TAKES_BROTLI}": ".br"})
        copies = f"~\\.({'|'.join(TEXTS)})\\.br$"
        yield from _map("$uri", f"{name}_encoding", "", {copies: "br"})
        yield from _map("$uri", f"{name}_vary", "", {copies: "Accept-Encoding"})
    for what, key, entries in (("gone", "$uri", gone), ("moved", "$uri", plain), ("asked", '"$uri?$args"', asked)):
        if entries:
            yield f"# {say(what)}"
            yield from _map(key, f"{name}_{what}", "", _exact(entries))


_COPIES = r"(?:\.br)?"


def _map(key: str, variable: str, otherwise: str, entries: Mapping[str, str]) -> list[str]:
    lines = [f'default "{otherwise}";', *(f'"{each}" "{value}";' for each, value in entries.items())]
    return [f"map {key} ${variable} {{", *indented(lines), "}"]


def _exact(entries: Mapping[str, str]) -> dict[str, str]:
    """Return entries as keys of a map: as they are, or as regular expressions where nginx would mistake them.

    Keys that differ in capitals only are one to nginx; where there is but one such key, it leads all of them on, as the
    programs that old addresses come from mostly did.
    """
    alike = Counter(each.lower() for each in entries)
    return {
        each if alike[each.lower()] == 1 and is_tame(each.replace("?", "", 1)) else f"~^{literal(each)}$": value
        for each, value in entries.items()
    }


def _sizes(maps: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield what nginx must know where a map has long keys, or many: it does not start otherwise, or complains."""
    longest = max((len(key.encode()) for each in maps for key in each), default=0) + _OVERHEAD
    if longest > _PIECE:
        yield f"map_hash_bucket_size {1 << (longest - 1).bit_length()};"
    if (most := max(map(len, maps))) > _LARGEST_MAP // 2:
        yield f"map_hash_max_size {1 << (2 * most - 1).bit_length()};"


def _server(hosted: Hosted, say: Say) -> Iterator[str]:
    name, base = hosted.name, hosted.base
    address, port = listening(hosted)
    yield f"listen {address}{port};"
    if not address:
        yield f"listen [::]:{port};"
    yield f"server_name {hosted.host};"
    if not base:
        yield f'root "{hosted.root}";'
    kinds = " ".join(each for each in (*TEXTS.values(), "application/javascript", "text/xml") if each != "text/html")
    yield from (
        "index index.html;",
        "include mime.types;",
        f"types {{ {TEXTS['webmanifest']} webmanifest; }}",
        "charset utf-8;",
        f"charset_types {kinds};",
        "server_tokens off;",
        "absolute_redirect off;",
        *_compression(hosted, kinds),
        "",
        *(f'add_header {key} "{value}" always;' for key, value in hosted.headers),
        f"add_header Cache-Control ${name}_cache always;",
        f"add_header Content-Security-Policy ${name}_policy always;",
    )
    if hosted.compressed:
        yield f"add_header Content-Encoding ${name}_encoding always;"
        yield f"add_header Vary ${name}_vary always;"
    yield from ("", f"error_page 403 =404 {base}/404.html;", f"error_page 404 {base}/404.html;")
    yield from _old_addresses(hosted)
    yield from ("", f"# {say('hidden')}", 'location ~ "/\\.(?!well-known/)" { return 404; }')
    if base:
        yield f"location = {base} {{ return 301 {base}/; }}"
        yield from (f"# {say('around')}", "location / { return 404; }")
    yield from (f"location {base}/ {{", *indented(_files(hosted, say)), "}")


def _compression(hosted: Hosted, kinds: str) -> tuple[str, ...]:
    how = ("gzip_static on;", "gzip_proxied any;") if hosted.compressed else ("gzip on;", f"gzip_types {kinds};")
    return (*how, "gzip_vary on;")


def _old_addresses(hosted: Hosted) -> Iterator[str]:
    name = hosted.name
    if any(each.query for each in hosted.moved):
        yield f"if (${name}_asked) {{ return 301 ${name}_asked; }}"
    if any(not each.query for each in hosted.moved):
        yield f"if (${name}_moved) {{ return 301 ${name}_moved; }}"
    if hosted.gone:  # the page that says why is the body
        yield from (
            f"if (${name}_gone) {{ return 410; }}",
            f"error_page 410 @{name}_gone;",
            f"location @{name}_gone {{ rewrite /$ ${{uri}}index.html last; rewrite ^ $uri last; }}",
        )


def _files(hosted: Hosted, say: Say) -> Iterator[str]:
    if hosted.base:
        yield f'alias "{hosted.root}/";'
    yield f"# {say('old')}"
    yield f'location ~ "\\.({"|".join(OLD_PAGES)})$" {{ types {{ }} default_type text/html; }}'
    if hosted.compressed:
        yield f"# {say('compressed')}"
        yield f'if (-f "$request_filename${hosted.name}_br") {{ rewrite ^ $uri${hosted.name}_br last; }}'
        for kind, media in TEXTS.items():
            yield f'location ~ "\\.{kind}\\.br$" {{ internal; types {{ }} default_type {media}; }}'
