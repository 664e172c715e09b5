"""web.config: well-formed, and of the elements that IIS and URL Rewrite document."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from dancam.servers import iis, writers
from dancam.servers.policy import HOUR, MONTH, NEVER, YEAR
from tests.unit.servers.portals import hosted, moved

# Of the schemas of IIS 10 and URL Rewrite 2.1: the attributes of each element that stands in a web.config of ours.
KNOWN: dict[str, set[str]] = {
    "configuration": set(),
    "location": {"path"},
    "system.webServer": set(),
    "defaultDocument": {"enabled"},
    "files": set(),
    "clear": set(),
    "add": {
        "value",
        "name",
        "key",
        "input",
        "pattern",
        "ignoreCase",
        "path",
        "verb",
        "modules",
        "resourceType",
        "requireAccess",
    },
    "remove": {"fileExtension", "statusCode", "name"},
    "directoryBrowse": {"enabled"},
    "urlCompression": {"doStaticCompression", "doDynamicCompression"},
    "staticContent": set(),
    "mimeMap": {"fileExtension", "mimeType"},
    "handlers": {"accessPolicy"},
    "httpErrors": {"errorMode", "existingResponse"},
    "error": {"statusCode", "responseMode", "path"},
    "httpProtocol": set(),
    "customHeaders": set(),
    "rewrite": set(),
    "rewriteMaps": set(),
    "rewriteMap": {"name", "defaultValue", "ignoreCase"},
    "rules": set(),
    "outboundRules": set(),
    "rule": {"name", "stopProcessing"},
    "match": {"url", "serverVariable", "pattern", "ignoreCase"},
    "conditions": set(),
    "action": {"type", "url", "redirectType", "appendQueryString", "statusCode", "statusReason", "value"},
}


def read(**given: object) -> ElementTree.Element:
    return ElementTree.fromstring(iis.write(hosted(**given)))


def entries(root: ElementTree.Element, name: str) -> dict[str, str]:
    (table,) = (each for each in root.iter("rewriteMap") if each.get("name") == name)
    return {each.attrib["key"]: each.attrib["value"] for each in table}


def sent(root: ElementTree.Element, header: str, path: str, query: str = "", status: str = "200") -> str:
    """Return what the outbound rules make of a header, one after the other."""
    value = ""
    values = {"{URL}": path, "{QUERY_STRING}": query, "{RESPONSE_STATUS}": status}
    for rule in next(root.iter("outboundRules")):
        match, conditions, action = rule
        if match.get("serverVariable") != f"RESPONSE_{header.replace('-', '_')}" or value:
            continue
        if all(re.search(each.attrib["pattern"], values[each.attrib["input"]]) for each in conditions):
            value = action.attrib["value"]
    return value


def test_it_has_only_what_iis_knows() -> None:
    root = read(moved=(moved("/cu/"), moved("/x.php", "id=5")), gone=("/thoi-su/go.html",), has_admin=True)
    for element in root.iter():
        assert set(element.attrib) <= KNOWN[element.tag], element.tag
    names = [rule.get("name") for rule in root.iter("rule")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("path", "query", "kept", "has_policy"),
    [
        ("/", "", NEVER, True),
        ("/thoi-su/bai.html", "utm=a", NEVER, True),
        ("/admin/index.html", "", NEVER, False),
        ("/rss.xml", "", NEVER, False),
        ("/static/theme/dancam.css", "", HOUR, False),
        ("/static/theme/dancam.css", "v=01ab", YEAR, False),
        ("/static/theme/fonts/a.woff2", "", MONTH, False),
        ("/thoi-su/anh/a.jpg-01abcdef-320.webp", "", YEAR, False),
        ("/thoi-su/anh/a-20240101-1200.jpg", "", HOUR, False),
        ("/hinh.svg", "", HOUR, True),
    ],
)
@pytest.mark.parametrize("base", ["", "/kho"])
def test_headers_go_by_the_address(path: str, query: str, kept: str, has_policy: bool, base: str) -> None:
    root = read(base=base)
    assert sent(root, "Cache-Control", base + path, query) == kept
    assert bool(sent(root, "Content-Security-Policy", base + path, query)) == has_policy
    assert sent(root, "Cache-Control", base + path, query, "404") == NEVER


def test_old_and_withdrawn_addresses_are_looked_up_as_they_are() -> None:
    hostile = ('/a"<&>.html', "x={C:1}&y='\"")
    root = read(moved=(moved("/cũ/"), moved(*hostile)), gone=("/thoi-su/gỡ.html",))
    assert entries(root, "dancam moved") == dict.fromkeys(("/cũ/", "/cũ", "/cũ/index.html"), "/thoi-su/moi.html")
    assert entries(root, "dancam asked") == {"?".join(hostile): "/thoi-su/moi.html"}
    assert entries(root, "dancam gone") == {"/thoi-su/gỡ.html": "1"}
    (place,) = root.iter("location")
    assert place.get("path") == "thoi-su/gỡ.html"
    assert [each.get("path") for each in place.iter("error")] == ["/404.html", "/thoi-su/gỡ.html"]


def test_what_no_xml_can_hold_is_left_out() -> None:
    root = read(moved=(moved("/a\ufffe.html"), moved("/b.html")), gone=("/c\uffff.html",))
    assert entries(root, "dancam moved") == {"/b.html": "/thoi-su/moi.html"}
    assert entries(root, "dancam gone") == {}


def test_the_comment_at_its_head_keeps_it_well_formed() -> None:
    (text,) = writers.write("iis", hosted(host="a--b.example"), "vi").files.values()
    assert ElementTree.fromstring(text).tag == "configuration"
    assert "chưa chạy thử trên IIS thật" in text
