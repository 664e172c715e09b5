"""Configuration for IIS: a web.config at the root of the site, with the module URL Rewrite 2.1."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

from dancam.servers.addresses import literal, pages_at, spelled_out
from dancam.servers.policy import CACHE, NEVER, OLD_PAGES, OTHERWISE, PICTURES, TEXTS, Hosted

_OLD = "|".join(OLD_PAGES)
_NO_XML = re.compile("[\0-\x1f\ufffe\uffff]")
Element = ElementTree.Element


def write(hosted: Hosted) -> str:
    """Return the web.config of a portal."""
    gone = tuple(path for each in hosted.gone for path in pages_at(each) if not _NO_XML.search(path))
    root = Element("configuration")
    server = _in(root, "system.webServer")
    _documents(server)
    _errors(server, hosted, ())
    _rewrite(server, hosted, gone)
    headers = _in(_in(server, "httpProtocol"), "customHeaders")
    _in(headers, "remove", name="X-Powered-By")
    for name, value in hosted.headers:
        _in(headers, "add", name=name, value=value)
    for path in gone:
        place = _in(root, "location", path=path[len(hosted.base) + 1 :])
        _errors(_in(place, "system.webServer"), hosted, (path,))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _in(parent: Element, tag: str, **attributes: str) -> Element:
    return ElementTree.SubElement(parent, tag, attributes)


def _documents(server: Element) -> None:
    """Add the page of a folder, media types, compression and what is hidden."""
    documents = _in(_in(server, "defaultDocument", enabled="true"), "files")
    _in(documents, "clear")
    _in(documents, "add", value="index.html")
    _in(server, "directoryBrowse", enabled="false")
    _in(server, "urlCompression", doStaticCompression="true", doDynamicCompression="false")
    content = _in(server, "staticContent")
    types = {kind: f"{media}; charset=utf-8" for kind, media in TEXTS.items()} | PICTURES
    types |= dict.fromkeys(OLD_PAGES, "text/html; charset=utf-8")
    for kind, media in types.items():
        _in(content, "remove", fileExtension=f".{kind}")
        _in(content, "mimeMap", fileExtension=f".{kind}", mimeType=media)
    # Nothing here is a program: whatever the server would run is sent as it is.
    handlers = _in(server, "handlers", accessPolicy="Read")
    _in(handlers, "clear")
    modules = "StaticFileModule,DefaultDocumentModule,DirectoryListingModule"
    _in(
        handlers,
        "add",
        name="StaticFile",
        path="*",
        verb="*",
        modules=modules,
        resourceType="Either",
        requireAccess="Read",
    )


def _errors(server: Element, hosted: Hosted, gone: Iterable[str]) -> None:
    """Add the page of an error: for all addresses 404, for a withdrawn article the page that says why."""
    errors = _in(server, "httpErrors", errorMode="Custom", existingResponse="Replace")
    for status, path in (("404", f"{hosted.base}/404.html"), *(("410", each) for each in gone)):
        _in(errors, "remove", statusCode=status)
        _in(errors, "error", statusCode=status, responseMode="ExecuteURL", path=path)


def _rewrite(server: Element, hosted: Hosted, gone: Iterable[str]) -> None:
    rewrite = _in(server, "rewrite")
    moved = [each for each in spelled_out(hosted.moved) if not _NO_XML.search(each.path)]
    tables = {
        "dancam asked": {f"{each.path}?{each.query}": each.target for each in moved if each.query},
        "dancam moved": {each.path: each.target for each in moved if not each.query},
        "dancam gone": dict.fromkeys(gone, "1"),
    }
    maps = _in(rewrite, "rewriteMaps")
    for name, entries in tables.items():
        table = _in(maps, "rewriteMap", name=name, defaultValue="", ignoreCase="false")
        for key, value in entries.items():
            _in(table, "add", key=key, value=value)
    rules = _in(rewrite, "rules")
    rule = _rule(rules, "dancam hidden", r"(?:^|/)\.(?!well-known/)")
    _in(rule, "action", type="CustomResponse", statusCode="404", statusReason="Not Found")
    for name, key in (("dancam asked", "{URL}?{QUERY_STRING}"), ("dancam moved", "{URL}")):
        rule = _rule(rules, name, ".*")
        _in(_in(rule, "conditions"), "add", input=f"{{{name}:{key}}}", pattern="(.+)")
        _in(rule, "action", type="Redirect", url="{C:1}", redirectType="Permanent", appendQueryString="false")
    rule = _rule(rules, "dancam gone", ".*")
    conditions = _in(rule, "conditions")
    _in(conditions, "add", input="{dancam gone:{URL}}", pattern="1")
    _in(rule, "action", type="CustomResponse", statusCode="410", statusReason="Gone")
    _outbound(rewrite, hosted)


def _rule(rules: Element, name: str, pattern: str) -> Element:
    rule = _in(rules, "rule", name=name, stopProcessing="true")
    _in(rule, "match", url=pattern)
    return rule


def _outbound(rewrite: Element, hosted: Hosted) -> None:
    """Add what depends on the address: how long a file is kept, and the policy of pages."""
    rules = _in(rewrite, "outboundRules")
    base = literal(hosted.base)
    for number, each in enumerate((*CACHE, None)):
        path = f"^{base}{each.path}$" if each else ".*"
        query = "(?:^|&)v=." if each and each.has_version else ""
        value = each.value if each else OTHERWISE
        _header(rules, f"dancam cache {number}", "Cache-Control", value, path, query, status="^(?:200|304)$")
    _header(rules, "dancam cache other", "Cache-Control", NEVER, ".*", "", status="^[345]")
    pages = rf"^(?!{base}/admin/).*(?:/|\.(?:html|svg|{_OLD}))$"
    _header(rules, "dancam policy", "Content-Security-Policy", hosted.full_policy, pages, "", status=".*")


def _header(rules: Element, rule: str, name: str, value: str, path: str, query: str, *, status: str) -> None:
    """Add a rule that sets a header which no rule before it has set."""
    made = _in(rules, "rule", name=rule)
    _in(made, "match", serverVariable=f"RESPONSE_{name.replace('-', '_')}", pattern="^$")
    conditions = _in(made, "conditions")
    _in(conditions, "add", input="{URL}", pattern=path, ignoreCase="false")
    if query:
        _in(conditions, "add", input="{QUERY_STRING}", pattern=query)
    _in(conditions, "add", input="{RESPONSE_STATUS}", pattern=status)
    _in(made, "action", type="Rewrite", value=value)
