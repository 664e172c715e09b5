"""What text editors get: schemas that say what the validation says, right snippets, a task that finds the line."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from dancam.authoring.fieldbook import FRONT_MATTER, SITE, Field
from dancam.authoring.schema import article_schema, editor_files, site_schema
from dancam.cli.formats import short
from dancam.cli.main import main
from dancam.content import frontmatter, settings
from dancam.content.config import Config
from dancam.content.form import Form
from dancam.content.text import TextParts
from dancam.problems import Place, problem
from tests.portal import SITE_YML, Portal

ROOT = Path(__file__).parents[3]
CONFIG = settings.read(SITE_YML)[0] or Config()
DEMO = settings.read((ROOT / "site.yml").read_text(encoding="utf-8"))[0] or Config()


class Loader(yaml.SafeLoader):
    """YAML as editors' programs read it: dates are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@functools.cache
def validator(schema: str) -> Draft7Validator:
    """Return what validates by a schema, which is looked at once itself: that takes longer than all texts."""
    Draft7Validator.check_schema(json.loads(schema))
    return Draft7Validator(json.loads(schema))


def wrong(schema: dict[str, object], text: str) -> list[str]:
    return [error.message for error in validator(json.dumps(schema)).iter_errors(yaml.load(text, Loader))]


# One table


def names(fields: Iterable[Field], prefix: str = "") -> set[str]:
    found = set()
    for field in fields:
        found |= {prefix + field.name} | names(field.parts, f"{prefix}{field.name}.")
    return found


WHOLE = """title: A
date: 2026-01-01
category: thoi-su
author: {name: A, position: B}
summary: A
image: {src: a, alt: b, caption: c, credit: d}
tags: [a]
related: [{url: "https://a.example/", title: a}]
attachments: [{file: a, title: b}]
source: {name: a, url: "https://a.example/"}
document: {number: 1/KH, date: 2026-01-01}
"""
WHOLE_SITE = """title: A
base_url: https://a.example
banner: {src: a}
related: {newer: 1}
menu: [{title: a, url: /, children: [{page: a.md}]}]
categories: [{key: a, title: A, banner: {src: a}, children: [{key: b, title: B}]}]
subsites: [{category: a, title: A, banner: {src: a}, menu: [{category: a}], footer: {links: [{title: a, url: /}]}}]
authors: {a: {name: A, positions: [{title: B, from: 2020-01-01}]}}
footer: {links: [{title: a, url: /}]}
video_hosts: [vtv.vn]
admin: {repo: a/b}
notify: {websub: "https://a.example/"}
"""


def read_fields(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Note every field that the validation asks for; returns the set that grows."""
    asked: set[str] = set()
    finish = Form.finish

    def noted(form: Form) -> None:
        prefix = re.sub(r"\b(authors)\.[a-z]+\.", r"\1.", form.prefix)
        asked.update(prefix + name for name in form.asked)
        finish(form)

    monkeypatch.setattr(Form, "finish", noted)
    return asked


def test_the_table_has_the_fields_that_front_matter_has(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = read_fields(monkeypatch)
    _, problems = frontmatter.read(f"---\n{WHOLE}---\n".encode(), "a.md")
    assert problems == []
    assert names(FRONT_MATTER) == asked


def test_the_table_has_the_fields_that_the_settings_have(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = read_fields(monkeypatch)
    _, problems = settings.read(WHOLE_SITE)
    assert problems == []
    known = {re.sub(r"\bchildren\.", "", name) for name in asked}
    assert names(SITE) == {name for name in known if not name.endswith("children")}


def test_every_field_is_explained_in_vietnamese() -> None:
    def all_of(fields: Iterable[Field]) -> Iterable[Field]:
        for field in fields:
            yield field
            yield from all_of(field.parts)

    for field in all_of((*FRONT_MATTER, *SITE)):
        assert field.label[0].isupper()
        assert field.hint.endswith(".")


# Schemas


def test_the_articles_of_the_demo_portal_are_right() -> None:
    schema = article_schema(DEMO)
    for path in (ROOT / "content").rglob("*.md"):
        front = TextParts(path.read_text(encoding="utf-8")).front
        assert front is not None
        assert wrong(schema, front) == [], path


def test_the_settings_of_the_portals_are_right() -> None:
    for text in (SITE_YML, WHOLE_SITE, (ROOT / "site.yml").read_text(encoding="utf-8")):
        assert wrong(site_schema(), text) == []


GOOD = "title: A\ndate: 2026-01-01\ncategory: thoi-su\n"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "title: Trang\n",
        f"{GOOD}author: khoi\n",
        f"{GOOD}author: Lê Văn A\n",
        f"{GOOD}author: [khoi, {{name: Lê Văn A, position: Cán bộ}}]\n",
        f"{GOOD}tags: một, hai\n",
        f"{GOOD}summary:\nimage:\nexpires:\n",
        GOOD.replace("2026-01-01", "15/02/2026 08:30"),
        GOOD.replace("2026-01-01", "2026-02-15T08:30:00+07:00"),
    ],
)
def test_what_the_validation_takes_the_schema_takes(text: str) -> None:
    source, problems = frontmatter.read(f"---\n{text}---\n".encode(), "a.md")
    assert source is not None
    assert problems == []
    assert wrong(article_schema(CONFIG), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "date: 2026-01-01\ncategory: thoi-su\n",
        "title: A\ndate: 2026-01-01\n",
        "title: A\ncategory: thoi-su\n",
        "title: A\ntags: [a]\n",
        GOOD.replace("2026-01-01", "hôm qua"),
        GOOD.replace("thoi-su", "la"),
        f"{GOOD}tag: a\n",
        f"{GOOD}draft: maybe\n",
        f"{GOOD}image: {{alt: a}}\n",
        f"{GOOD}related: [{{title: a}}]\n",
        "title: [a]\ndate: 2026-01-01\ncategory: thoi-su\n",
    ],
)
def test_what_the_validation_refuses_the_schema_refuses(text: str, portal: Portal) -> None:
    assert wrong(article_schema(CONFIG), text)
    portal.write("content/a.md", f"---\n{text}---\n").build()
    assert portal.codes()


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n",
        SITE_YML.replace("title: Thời sự", "titel: Thời sự"),
        SITE_YML.replace("page_size: 4", "page_size: bốn"),
        f"{SITE_YML}language: fr\n",
        f"{SITE_YML}la: 1\n",
    ],
)
def test_wrong_settings_are_refused(text: str) -> None:
    assert wrong(site_schema(), text)
    assert settings.read(text)[1]


def test_categories_and_authors_are_named() -> None:
    schema = article_schema(CONFIG)
    shown = json.dumps(schema, ensure_ascii=False)
    category = schema["properties"]["category"]  # type: ignore[index]  # as it is made
    titles = dict(zip(category["enum"], category["enumDescriptions"], strict=True))
    assert titles["dan-van-kheo"] == "Dân vận khéo"
    assert '{"enum": ["khoi"], "enumDescriptions": ["Nguyễn Mạnh Khôi"]}' in shown
    assert '"description": "Một, hai câu dưới tiêu đề.' in shown


# VS Code


def files() -> dict[str, Any]:
    written = editor_files(CONFIG, has_make=False)
    return {name: json.loads(text) for name, text in written.items() if not name.endswith(".mjs")}


def test_front_matter_is_checked_with_the_schema_that_is_written() -> None:
    written = editor_files(CONFIG, has_make=False)
    used = re.search(r"schemas: \{ '\./(.+?)': \['\./content/\*\*/\*\.md'\] \}", written[".remarkrc.mjs"])
    assert used is not None
    assert used[1] in written
    assert "unifiedjs.vscode-remark" in written[".vscode/extensions.json"]
    assert json.loads(written[used[1]])["$schema"] == "http://json-schema.org/draft-07/schema#"  # all it can read


def filled(body: list[str]) -> str:
    """Return a snippet as VS Code inserts it where nobody types anything."""
    text = "\n".join(body)
    times = {"YEAR": "2026", "MONTH": "05", "DATE": "01", "HOUR": "08", "MINUTE": "30"}
    text = re.sub(r"\$CURRENT_(\w+?)\b(?=[-: \n])", lambda match: times[match[1]], text)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", text)
    return re.sub(r"\$\d", "", text)


def test_a_new_article_of_the_snippet_is_right(portal: Portal) -> None:
    snippets = files()[".vscode/dancam.code-snippets"]
    text = filled(snippets["Bài mới"]["body"])
    portal.write("content/ban/anh/ten-anh.jpg", b"\xff\xd8\xff\xd9").write("content/ban/a.md", text)
    portal.build(drafts=True).succeeded()
    assert set(portal.codes()) <= {"picture-broken", "picture-format"}
    assert "Tiêu đề" in portal.page("thoi-su/a.html")


def test_the_other_snippets_are_what_a_body_may_have(portal: Portal) -> None:
    snippets = files()[".vscode/dancam.code-snippets"]
    bodies = [filled(each["body"]) for name, each in snippets.items() if name not in {"Bài mới", "Ảnh"}]
    portal.article("thoi-su/ten-bai.md").article("thoi-su/a.md", "\n\n".join(bodies)).build().succeeded()
    assert portal.codes() == []
    for part in ("<table", "<blockquote", "footnote", "youtube.com", "ten-bai.html"):
        assert part in portal.page("thoi-su/a.html")


def test_the_task_runs_what_the_portal_has() -> None:
    for has_make, command in ((True, "make check FORMAT=short"), (False, "dancam check --format short")):
        tasks = json.loads(editor_files(CONFIG, has_make=has_make)[".vscode/tasks.json"])["tasks"]
        assert tasks[0]["command"] == command


def test_the_task_finds_place_and_severity_of_each_problem() -> None:
    pattern = files()[".vscode/tasks.json"]["tasks"][0]["problemMatcher"]["pattern"]
    found = [
        problem("unknown-field", Place("content/thoi-su/bài 1.md", 4, 7), field="tag", guess=""),
        problem("address-lost", Place("thoi-su/a.html"), address="/a"),
    ]
    lines = short(found, "vi").splitlines()
    groups = [re.match(pattern["regexp"], line) for line in lines]
    assert groups[0] is not None
    assert groups[0].group(pattern["file"], pattern["line"], pattern["column"], pattern["severity"]) == (
        "content/thoi-su/bài 1.md",
        "4",
        "7",
        "warning",
    )
    assert groups[1] is not None
    assert groups[1][pattern["file"]] == "thoi-su/a.html"


def test_the_files_of_this_repository_are_up_to_date() -> None:
    for name, text in editor_files(DEMO, has_make=True).items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, f"run `dancam schema` for {name}"


def test_the_command_writes_them_and_keeps_what_is_somebody_s_own(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["schema", "--site", str(portal.folder)]
    portal.write(".vscode/settings.json", "{}").write(".vscode/site.schema.json", "{}")
    portal.write(".remarkrc.mjs", "export default {}")
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "settings.json: đã có và khác" in said
    assert (portal.folder / ".vscode/settings.json").read_text(encoding="utf-8") == "{}"
    assert (portal.folder / ".remarkrc.mjs").read_text(encoding="utf-8") == "export default {}"
    assert len((portal.folder / ".vscode/site.schema.json").read_text(encoding="utf-8")) > 1000
    assert main([*command, "--print", "article"]) == 0
    assert json.loads(capsys.readouterr().out) == article_schema(CONFIG)
