"""The form of the editing page has a folder for every category, and words for every field."""

from __future__ import annotations

import json

from dancam.authoring.admin import forms
from dancam.authoring.fieldbook import FRONT_MATTER
from dancam.content import settings
from dancam.content.config import Config
from tests.portal import SITE_YML


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


def test_only_this_machine_shows_a_preview_and_all_know_the_clock_of_the_portal() -> None:
    config = Config(zone="Asia/Tokyo")
    local, published = (forms.settings(config, {"name": name}) for name in ("proxy", "github"))
    assert local["dancam"] == {"zone": "Asia/Tokyo", "preview": "/_dancam/preview"}
    assert published["dancam"] == {"zone": "Asia/Tokyo", "preview": ""}
    assert [each["editor"] for each in (local, published)] == [{"preview": True}, {"preview": False}]
