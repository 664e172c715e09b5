"""Configuration for Apache: a virtual host that certbot may copy for https, and all else by the folder.

What stands inside of `<Directory>` may also be a `.htaccess`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dancam.servers.addresses import literal, pages_at, spelled_out
from dancam.servers.policy import CACHE, OLD_PAGES, OTHERWISE, PICTURES, TEXTS, Hosted, Moved
from dancam.servers.text import Say, indented, listening

_COPIES = r"(?:\.(?:br|gz))?"
_CODECS = {"br": ".br", "gzip": ".gz"}
_KINDS = "|".join(TEXTS)
_OLD = "|".join(OLD_PAGES)


def write(hosted: Hosted, say: Say) -> str:
    """Return the configuration of a portal.

    Args:
        hosted: The portal.
        say: Returns a comment on a part of it.
    """
    address, port = listening(hosted)
    place = [f'Alias "{hosted.base}" "{hosted.root}"'] if hosted.base else [f'DocumentRoot "{hosted.root}"']
    host = (
        f"<VirtualHost {address or '*:'}{port}>",
        *indented((f"ServerName {hosted.host}", *place)),
        "</VirtualHost>",
    )
    folder = (f'<Directory "{hosted.root}">', *indented(_directory(hosted, say)), "</Directory>")
    return "\n".join((*host, "", *folder, ""))


def _directory(hosted: Hosted, say: Say) -> Iterator[str]:
    base = hosted.base
    yield from (
        "Require all granted",
        "Options -Indexes -MultiViews +SymLinksIfOwnerMatch",
        "DirectoryIndex index.html",
        "AddDefaultCharset utf-8",
        *(f"AddType {media} .{kind}" for kind, media in (TEXTS | PICTURES).items()),
        f"AddCharset utf-8 {' '.join(f'.{kind}' for kind in TEXTS)}",
        f"ErrorDocument 404 {base}/404.html",
        "",
        "RewriteEngine On",
        f"RewriteBase {base}/",
        f"# {say('hidden')}",
        r'RewriteRule "(?:^|/)\.(?!well-known/)" - [R=404,L]',
    )
    yield from _old_addresses(hosted, say)
    yield from ("", f"# {say('old')}", *_files(rf"\.(?:{_OLD})$", _typed("text/html"), "SetHandler default-handler"))
    yield from ("", f"# {say('validation')}", "FileETag None")
    yield from _copies(say) if hosted.compressed else _filters()
    yield from ("", f"# {say('cache')}", _header("Cache-Control", OTHERWISE))
    for rule in reversed(CACHE):  # of several that fit, the last one holds
        version = " && %{QUERY_STRING} =~ /(?:^|&)v=./" if rule.has_version else ""
        condition = f"%{{REQUEST_URI}} =~ m#^{literal(base)}{rule.path}{_COPIES}$#{version}"
        yield from (f'<If "{condition}">', f"    {_header('Cache-Control', rule.value)}", "</If>")
    policy = _header("Content-Security-Policy", hosted.full_policy)
    yield from ("", f"# {say('policy')}", *_files(rf"\.(?:html|svg|{_OLD}){_COPIES}$", policy))
    yield from (
        f'<If "%{{REQUEST_URI}} =~ m#^{literal(base)}/admin/#">',
        "    Header always unset Content-Security-Policy",
        "</If>",
    )
    yield from (_header(name, value) for name, value in hosted.headers)


def _header(name: str, value: str) -> str:
    return f'Header always set {name} "{value}"'


def _typed(media: str) -> str:
    return f'ForceType "{media}; charset=utf-8"'


def _files(pattern: str, *lines: str) -> list[str]:
    return [f'<FilesMatch "{pattern}">', *indented(lines), "</FilesMatch>"]


def _old_addresses(hosted: Hosted, say: Say) -> Iterator[str]:
    """Yield the rules for old and for withdrawn addresses; those of one page or folder are skipped elsewhere."""
    cut = len(hosted.base) + 1
    groups: dict[str, list[Moved]] = {}
    for each in sorted(spelled_out(hosted.moved), key=lambda each: not each.query):
        path = each.path[cut:]
        folder, slash, _ = path.rpartition("/")
        groups.setdefault(literal(path) if each.query else f"{literal(folder + slash)}[^/]*", []).append(each)
    if groups:
        yield f"# {say('moved')}"
    for pattern, several in groups.items():
        yield f'RewriteRule "!^{pattern}$" - [S={len(several)}]'
        for each in several:
            if each.query:
                yield f'RewriteCond %{{QUERY_STRING}} "^{literal(each.query)}$"'
            new = each.target.replace("%", r"\%")
            yield f'RewriteRule "^{literal(each.path[cut:])}$" "{new}" [R=301,L,NE,QSD]'
    if hosted.gone:
        yield f"# {say('gone')}"
        yield 'ErrorDocument 410 "/%{REQUEST_URI}"'
    for path in (each for whole in hosted.gone for each in pages_at(whole)):
        yield 'RewriteCond %{ENV:REDIRECT_STATUS} "^(?:200)?$"'
        yield f'RewriteRule "^{literal(path[cut:])}$" - [G,L]'


def _copies(say: Say) -> Iterator[str]:
    """Yield what sends the compressed copies instead of the texts."""
    yield f"# {say('compressed')}"
    for codec, end in _CODECS.items():
        yield rf'RewriteCond %{{HTTP:Accept-Encoding}} "(?:^|[ ,]){codec}(?![^,]*;\s*q=0(?:\.0*)?\s*(?:,|$))"'
        yield f"RewriteCond %{{REQUEST_FILENAME}}{end} -f"
        yield rf'RewriteRule "^([^?]+\.(?:{_KINDS}))$" "$1{end}" [L]'
    yield "RemoveLanguage .br"  # of Breton
    yield "RemoveEncoding .br .gz"
    for kind, media in TEXTS.items():
        yield from _files(rf"\.{kind}\.(?:br|gz)$", _typed(media))
    for codec, end in _CODECS.items():
        yield from _files(rf"\.(?:{_KINDS})\{end}$", _header("Content-Encoding", codec))
    yield from _files(rf"\.(?:{_KINDS}){_COPIES}$", "Header always merge Vary Accept-Encoding")


def _filters() -> Iterator[str]:
    """Yield what compresses the texts as they are sent."""
    kinds = " ".join(TEXTS.values())
    for module, codecs in (("deflate", "DEFLATE"), ("brotli", "BROTLI_COMPRESS;DEFLATE")):
        yield from (f"<IfModule mod_{module}.c>", f"    AddOutputFilterByType {codecs} {kinds}", "</IfModule>")
