"""Configuration for Caddy: one site of a Caddyfile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dancam.servers.addresses import is_tame, literal, pages_at, spelled_out
from dancam.servers.policy import CACHE, NEVER, OLD_PAGES, OTHERWISE, TEXTS, Hosted
from dancam.servers.text import Say, indented, listening

_OLD = " ".join(f"*.{each}" for each in OLD_PAGES)
# Go names the encoding of other texts by itself.
_WITHOUT_CHARSET = ("json", "webmanifest")


def write(hosted: Hosted, say: Say) -> str:
    """Return the configuration of a portal.

    Args:
        hosted: The portal.
        say: Returns a comment on a part of it.
    """
    address, _ = listening(hosted)
    scheme = "https" if hosted.is_https else "http"
    site = [f"bind {hosted.host.strip('[]')}"] if address else []
    if hosted.base:
        site += [f"redir {hosted.base} {hosted.base}/ 301", f"handle_path {hosted.base}/* {{"]
        site += [*indented(_files(hosted, say)), "}", f"# {say('around')}", "handle {", "    error 404", "}"]
    else:
        site += _files(hosted, say)
    site += ["handle_errors {", *indented(_errors(hosted)), "}"]
    name = f"{scheme}://{hosted.host}{f':{hosted.port}' if hosted.port else ''}"
    return "\n".join((*_snippets(hosted), "", f"{name} {{", *indented(site), "}", ""))


def _snippets(hosted: Hosted) -> Iterator[str]:
    yield f"({hosted.name}) {{"
    yield from indented(("header {", *indented(f'{name} "{value}"' for name, value in hosted.headers)))
    yield from ("        -Server", "    }", "}")
    yield f"({hosted.name}_policy) {{"
    yield f'    header {{args.0}} Content-Security-Policy "{hosted.full_policy}"'
    yield "}"


def _files(hosted: Hosted, say: Say) -> Iterator[str]:
    yield f'root * "{hosted.root}"'
    if not hosted.compressed:
        yield "encode zstd gzip"
    yield f"import {hosted.name}"
    yield from ("", f"# {say('hidden')}", "@hidden {", r"    path_regexp /\.", "    not path /.well-known/*", "}")
    yield "error @hidden 404"
    yield from _old_addresses(hosted, say)
    yield from ("", f"# {say('old')}", f"@old path {_OLD}", 'header @old Content-Type "text/html; charset=utf-8"')
    for kind in _WITHOUT_CHARSET:
        yield f"@{kind} path *.{kind}"
        yield f'header @{kind} Content-Type "{TEXTS[kind]}; charset=utf-8"'
    rules = {f"~^{rule.path}\\|{'(?:.*&)?v=.' if rule.has_version else ''}": rule.value for rule in CACHE}
    yield from ("", f"# {say('cache')}", *_map("{path}|{query}", "dancam_cache", OTHERWISE, rules))
    yield "header Cache-Control {dancam_cache}"
    kinds = f"*/ *.html *.svg {_OLD}"
    yield from ("", f"# {say('policy')}", "@page {", f"    path {kinds}", "    not path /admin/*", "}")
    yield f"import {hosted.name}_policy @page"
    yield from ("", *_file_server(hosted))
    if hosted.compressed:
        yield from (f"@text path */ {' '.join(f'*.{kind}' for kind in TEXTS)}", *_varies("@text"))


def _file_server(hosted: Hosted) -> list[str]:
    return ["file_server {", "    precompressed br gzip", "}"] if hosted.compressed else ["file_server"]


def _varies(matcher: str) -> tuple[str, ...]:
    """Return what says that the body depends on what the reader unpacks; Caddy says so of packed files only."""
    return (f"header {matcher} {{", "    Vary Accept-Encoding", "    defer", "}")


def _old_addresses(hosted: Hosted, say: Say) -> Iterator[str]:
    cut = len(hosted.base)
    moved = spelled_out(hosted.moved)
    entries = {
        "dancam_asked": {f"{each.path[cut:]}?{each.query}": each.target for each in moved if each.query},
        "dancam_moved": {each.path[cut:]: each.target for each in moved if not each.query},
    }
    if moved:
        yield from ("", f"# {say('moved')}")
    for name, each in entries.items():
        if each:
            yield from _map("{path}?{query}" if name == "dancam_asked" else "{path}", name, "", _exact(each))
            yield f'@{name} not vars {{{name}}} ""'
            yield f"redir @{name} {{{name}}} 301"
    if hosted.gone:
        gone = {path[cut:]: "1" for each in hosted.gone for path in pages_at(each)}
        yield from ("", f"# {say('gone')}", *_map("{path}", "dancam_gone", "0", _exact(gone)))
        yield from ("@dancam_gone vars {dancam_gone} 1", "error @dancam_gone 410")


def _exact(entries: Mapping[str, str]) -> dict[str, str]:
    """Return entries as inputs of a map: as they are, or as regular expressions where Caddy would mistake them."""
    return {
        each if is_tame(each.replace("?", "", 1)) else f"~^{literal(each)}$": value for each, value in entries.items()
    }


def _map(source: str, variable: str, otherwise: str, entries: Mapping[str, str]) -> list[str]:
    lines = [*(f'"{each}" "{value}"' for each, value in entries.items()), f'default "{otherwise}"']
    return [f'map "{source}" {{{variable}}} {{', *indented(lines), "}"]


def _errors(hosted: Hosted) -> Iterator[str]:
    yield f'root * "{hosted.root}"'
    yield from (f"import {hosted.name}", f"import {hosted.name}_policy *", f"header Cache-Control {NEVER}")
    if hosted.compressed:
        yield from _varies("*")
    else:
        yield "encode zstd gzip"
    if hosted.gone:
        yield from ("@missing expression {http.error.status_code} != 410", "rewrite @missing /404.html")
        if hosted.base:
            yield f"uri strip_prefix {hosted.base}"
    else:
        yield "rewrite * /404.html"
    yield from _file_server(hosted)
