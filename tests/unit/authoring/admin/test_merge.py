"""What the editing page saves changes what somebody changed, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dancam.authoring.admin import forms
from dancam.authoring.admin.merge import merged, shown
from dancam.authoring.fieldbook import FRONT_MATTER
from dancam.content import frontmatter, settings
from dancam.content.config import Config
from dancam.content.text import TextParts
from tests.portal import SITE_YML

ROOT = Path(__file__).parents[4]
OLD = """---
# Bài của số Tết
title: 'Chợ phiên: ngày đầu năm'
category: thoi-su   # chưa chắc
author: {name: Lê Văn A, position: Cán bộ}
summary: >-
  Chợ họp
  từ bốn giờ.
image: anh/cho.jpg
tags: [chợ, Tết]
related:
  - {url: 'https://a.example/', title: A}
date: 15/02/2026
---

Đoạn một.

Đoạn hai.
"""


def saved(text: str, **changes: str) -> str:
    """Return what the page makes of a source: all fields that it knows, in its own order and way of writing."""
    import yaml

    parts = TextParts(shown(text))
    assert parts.front is not None
    data = yaml.load(parts.front, yaml.BaseLoader)
    image = data.get("image") or {}
    made = {
        "title": data["title"],
        "date": data["date"],
        "author": data.get("author", ""),
        "summary": data.get("summary", ""),
        "image": {"src": "", "alt": ""} | image,
        "tags": data.get("tags", []),
        "related": data.get("related", []),
        "draft": data.get("draft") == "true",
        "pinned": data.get("pinned") == "true",
        "expires": data.get("expires", ""),
        "category": data["category"],
    }
    body = changes.pop("body", parts.body.strip())
    made |= changes
    rest = {key: value for key, value in data.items() if key not in made}
    front = yaml.safe_dump(made | rest, allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n{body}\n"


def test_saving_without_a_change_changes_nothing() -> None:
    assert merged(OLD, saved(OLD)) == OLD


def test_one_changed_field_is_one_changed_field() -> None:
    new = merged(OLD, saved(OLD, title="Chợ phiên cuối năm"))
    assert new == OLD.replace("title: 'Chợ phiên: ngày đầu năm'", "title: Chợ phiên cuối năm")


def test_a_changed_body_leaves_the_front_matter() -> None:
    assert merged(OLD, saved(OLD, body="Đoạn khác.")) == OLD.replace("Đoạn một.\n\nĐoạn hai.", "Đoạn khác.")


def test_a_field_that_was_emptied_goes_and_a_new_one_comes() -> None:
    new = merged(OLD, saved(OLD, tags=[], expires="2026-12-01"))  # type: ignore[arg-type]  # lists and texts
    assert new == OLD.replace("tags: [chợ, Tết]\n", "").replace("2026\n---", "2026\nexpires: '2026-12-01'\n---")


def test_what_the_page_has_no_form_for_is_kept_from_it_and_stays() -> None:
    seen = shown(OLD)
    assert "Lê Văn A" not in seen
    assert "a.example" not in seen
    assert "image:\n  src: anh/cho.jpg\n" in seen
    assert "# Bài của số Tết" in seen
    assert "{name: Lê Văn A, position: Cán bộ}" in merged(OLD, saved(OLD, title="Khác"))


def test_a_new_source_has_no_empty_fields() -> None:
    made = merged("", saved("---\ntitle: A\ndate: 2026-01-01\ncategory: thoi-su\n---\n\nMột.\n"))
    assert made == "---\ntitle: A\ndate: '2026-01-01'\ncategory: thoi-su\n---\n\nMột.\n"


def test_a_source_that_cannot_be_read_is_what_the_page_has_made_of_it() -> None:
    assert merged("---\ntitle: [\n---\n", "---\ntitle: A\n---\nB\n") == "---\ntitle: A\n---\n\nB\n"
    assert shown("không có phần đầu") == "không có phần đầu"
    assert merged("a", "b") == "b"


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_no_article_of_the_demo_portal_loses_anything(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "category:" in text:
        assert merged(text, saved(text)) == text
    before, _ = frontmatter.read(text.encode(), "a.md")
    after, problems = frontmatter.read(shown(text).encode(), "a.md")
    assert problems == []
    assert before is not None
    assert after is not None
    assert (after.title, after.body) == (before.title, before.body)


# Forms


def test_every_category_has_its_folder_and_every_field_its_words() -> None:
    config = settings.read(SITE_YML)[0] or Config()
    made = forms.settings(config, {"name": "proxy"})
    collections = made["collections"]
    assert isinstance(collections, list)
    assert [each["folder"] for each in collections] == [
        "content/thoi-su",
        "content/ban",
        "content/dan-van-kheo",
        "content/quy-che",
        "content/trong",
        "content",
    ]
    known = {field.name: field for field in FRONT_MATTER}
    for each in collections:
        names = [field["name"] for field in each["fields"]]
        assert len(set(names)) == len(names)
        for field in each["fields"]:
            if field["name"] not in {"body", "category"}:
                assert field["label"] == known[field["name"]].label
                assert field["required"] == known[field["name"]].required
                assert field["hint"].startswith(known[field["name"]].hint)
    first = {field["name"]: field for field in collections[0]["fields"]}
    assert first["category"]["default"] == "thoi-su"
    assert "khoi (Nguyễn Mạnh Khôi)" in first["author"]["hint"]
    assert json.dumps(made)
