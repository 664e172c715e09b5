"""The table of makers has all that the plan asks for, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

from dancam import plan
from dancam.content.reader import theme_folder
from dancam.plan.compression import CODECS, maker_of
from dancam.render.makers import MAKERS
from tests.portal import SITE_YML
from tests.unit.makers import page, planned, source


def test_the_plan_names_no_maker_that_is_not_in_the_table() -> None:
    slots = planned(source("thoi-su/a.md"), page("gioi-thieu.md"), assets=["content/thoi-su/a.jpg"]).slots
    assert {slot.maker for slot in slots.values()} <= set(MAKERS)


def test_every_maker_is_named_in_the_plan() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(plan.__file__).parent.glob("*.py")]
    constants = [each for tree in trees for each in ast.walk(tree) if isinstance(each, ast.Constant)]
    names = {each.value for each in constants if isinstance(each.value, str)}
    of_kinds = ("picture:", "crop:", "search:")
    own = {each for each in MAKERS if "+" not in each}
    assert {each for each in own if each not in names and not each.startswith(of_kinds)} == set()
    assert {each for each in names if each.startswith("template:")} <= set(MAKERS)
    assert {*of_kinds} <= names


def test_the_theme_has_the_template_of_every_maker() -> None:
    for name, maker in MAKERS.items():
        assert bool(maker.template) == name.startswith("template:")
        assert not maker.template or (theme_folder() / "templates" / maker.template).is_file()


def test_pictures_alone_outlast_a_version() -> None:
    assert {name.partition(":")[0] for name, maker in MAKERS.items() if maker.outlasts_versions} == {
        "picture",
        "crop",
        "card",
    }


def test_what_the_rest_leads_to_comes_first() -> None:
    own = [each for each in MAKERS if "+" not in each]
    first = sorted(own, key=lambda name: MAKERS[name].order)[:3]
    assert first == ["copy", "template:article.html", "template:page.html"]


def test_the_compressed_copies_of_every_text_are_made_and_published_like_it() -> None:
    slots = planned(source(), site_yml=f"compress: true\n{SITE_YML}").slots
    assert {slot.maker for slot in slots.values()} <= set(MAKERS)
    assert slots["rss.xml.br"].maker == maker_of("feed:rss", "brotli")
    for name, maker in MAKERS.items():
        if "+" in name:
            original, _, codec = name.partition("+")
            assert codec in CODECS
            assert (maker.template, maker.order) == (MAKERS[original].template, MAKERS[original].order)
            assert not maker.is_readers_address
