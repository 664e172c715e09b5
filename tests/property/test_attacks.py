"""No field of an article, and no file that a stranger sends, puts anything active on a page."""

from __future__ import annotations

import json
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dancam.content.yaml import quoted
from tests.portal import PICTURE, Portal
from tests.property.strategies import examples

ATTACK = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</script>",
            "</title>",
            "</textarea>",
            "-->",
            "<!--",
            "]]>",
            '"',
            "'",
            "`",
            ">",
            "<",
            ' onmouseover="alert(1)"',
            "' onfocus='alert(1)' autofocus x='",
            '<img src="x" onerror="alert(1)">',
            "<svg/onload=alert(1)>",
            '<iframe src="javascript:alert(1)">',
            "javascript:alert(1)",
            "[x](javascript:alert(1))",
            "[x](JaVa&Tab;Script:alert(1))",
            "<a href='java\tscript:alert(1)'>x</a>",
            "![x](x.svg){: onerror=alert(1) }",
            "{{ 7*7 }}",
            "{% include 'base.html' %}",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "%3Cscript%3E",
            "\\u003cscript\\u003e",
            "<style>*{}</style>",
            "<math><mi><style><img src onerror=alert(1)>",
            "<base href=//x.example>",
            "\u2028",
            " ",
            "đường",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: "a" + "".join(parts))


class Inspector(HTMLParser):
    """Notes whatever is active in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []
        self.json: list[str] = []
        self._in_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self._in_json = given.get("type") == "application/ld+json"
            if not self._in_json and not (given.get("src") or "").startswith("/static/theme/"):
                self.active.append("script")
        elif tag in {"iframe", "object", "embed", "base", "form", "style", "math"}:
            self.active.append(tag)
        for name, value in attrs:
            bare = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                self.active.append(name)
            if name in {"href", "src", "action"} and bare.startswith(("javascript:", "data:", "vbscript:")):
                self.active.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._in_json = False

    def handle_data(self, data: str) -> None:
        if self._in_json:
            self.json.append(data)


def inspect(page: str) -> Inspector:
    inspector = Inspector()
    inspector.feed(page)
    inspector.close()
    return inspector


FIELDS = ("body", "title", "author", "position", "tag", "alt", "caption", "summary", "file")


@examples(5, shrink=False)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, ATTACK)), min_size=4, max_size=4))
def test_nothing_active_comes_from_any_field(articles: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        portal = (
            Portal(Path(folder) / "site")
            .write("content/thoi-su/anh/x.svg", PICTURE)
            .write("content/thoi-su/tep/a.pdf", "x")
        )
        for number, fields in enumerate(articles):
            attack(portal, f"a{number}", fields["body"], {name: quoted(text) for name, text in fields.items()})
        portal.article("thoi-su/b.md").build()
        if set(portal.codes()) & {"empty-tag"}:
            return
        portal.succeeded()
        for path, data in portal.tree().items():
            text = data.decode("utf-8", "replace")
            if path.endswith(".html"):
                found = inspect(text)
                assert found.active in ([], ["form"]), path  # the one for searching
                for block in found.json:
                    json.loads(block)
                assert "49" not in re.findall(r">\s*(49)\s*<", text)
            elif path.endswith(".xml"):
                ET.fromstring(data)
            elif path.endswith(".json"):
                json.loads(text)


def attack(portal: Portal, name: str, body: str, given: dict[str, str]) -> None:
    """Write an article with an attack in each of its fields."""
    portal.article(
        f"thoi-su/{name}.md",
        f"{body}\n\n## {body}\n\n| {body} | a |\n|---|---|\n| b | {body} |\n\n```{body}\n{body}\n```\n",
        title=given["title"],
        author=f"[{given['author']}, {{name: {given['author']}, position: {given['position']}}}]",
        tags=f"[{given['tag']}, a]",
        image=f"{{src: anh/x.svg, alt: {given['alt']}, caption: {given['caption']}, credit: {given['alt']}}}",
        summary=given["summary"],
        source=f"{{name: {given['title']}, url: https://x.example/}}",
        attachments=f"[{{file: tep/a.pdf, title: {given['file']}}}]",
        related=f"[{{url: 'https://x.example/', title: {given['title']}}}]",
        aliases=f"[/cu-{name}.html]",
    )


@examples(25, shrink=False)
@given(
    st.sampled_from(["url", "plain"]),
    st.sampled_from(
        ["javascript:", "JAVASCRIPT:", "data:text/html,", "vbscript:", "file:///", "java\\tscript:", "\\x01javascript:"]
    ),
)
def test_no_dangerous_scheme_comes_from_a_related_page(shape: str, scheme: str) -> None:
    written = f'"{scheme}alert(1)"'
    entry = f"{{url: {written}, title: x}}" if shape == "url" else written
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(Path(folder) / "site").article("thoi-su/a.md", related=f"[{entry}]").build()
        if portal.result.published:
            assert inspect(portal.page("thoi-su/a.html")).active == ["form"]  # for searching
        else:
            assert portal.codes()
