"""Results in the forms that programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dancam.cli.formats import github, gitlab, in_format, sarif, short, summary
from dancam.pipeline.result import Result
from dancam.problems import Place, problem

ERROR = problem("unknown-category", Place("content/a b.md", 4, 11, 5), value="x,y", guess="", known="100%: a, b")
WARNING = problem("unknown-field", Place("content/á.md", 2), field="tag", guess="tags")
HINT = problem("address-lost", Place("content/c.md"), address="/c.html")


def test_short_is_one_line_for_each() -> None:
    assert short([ERROR, WARNING], "en").splitlines() == [
        "content/a b.md:4:11: error[unknown-category] there is no category “x,y” (use a key of site.yml: 100%: a, b)",
        "content/á.md:2: warning[unknown-field] there is no field `tag` (did you mean `tags`?)",
    ]
    assert short([], "vi") == ""


def test_what_a_cluster_did_is_told_where_it_did_something() -> None:
    result = Result(published=True, rendered=5, elsewhere=3)
    assert "Trong đó 3 tệp do cụm máy dựng." in summary(result).splitlines()
    assert "3 of them were rendered by the cluster." in summary(result, "en").splitlines()
    assert len(summary(Result(published=True, rendered=5)).splitlines()) == 2


def test_annotations_name_the_place_and_are_escaped() -> None:
    text = "there is no category “x,y”%0Ause a key of site.yml: 100%25: a, b"
    assert github([ERROR, WARNING], "en").splitlines() == [
        f"::error file=content/a b.md,line=4,col=11,endColumn=16,title=unknown-category::{text}",
        "::warning file=content/á.md,line=2,title=unknown-field::there is no field `tag`%0Adid you mean `tags`?",
    ]
    odd = problem("unknown-field", Place("content/a,b:c%.md", 1), field="x\ny", guess="")
    assert "file=content/a%2Cb%3Ac%25.md," in github([odd], "vi")
    assert github([odd], "vi").count("\n") == 1


def test_annotations_are_below_the_folder_of_the_portal() -> None:
    assert "file=cong/content/a b.md," in github([ERROR], "vi", "cong")


def test_sarif_has_a_rule_for_each_kind_and_a_place_for_each_problem() -> None:
    data = json.loads(sarif([ERROR, WARNING, WARNING], "vi", "cong"))
    (run,) = data["runs"]
    assert data["version"] == "2.1.0"
    assert data["$schema"].endswith("sarif-2.1.0.json")
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["unknown-category", "unknown-field"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "warning"]
    first = run["results"][0]["locations"][0]["physicalLocation"]
    assert first == {
        "artifactLocation": {"uri": "cong/content/a%20b.md"},
        "region": {"startLine": 4, "startColumn": 11, "endColumn": 16},
    }
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert "không có chuyên mục “x,y”" in run["results"][0]["message"]["text"]


def test_a_code_quality_report_tells_each_problem_apart_and_knows_it_again_on_another_line() -> None:
    first, second, warning, whole = json.loads(gitlab([ERROR, ERROR, WARNING, HINT], "en", "cong"))
    assert (first["location"], first["severity"]) == (
        {"path": "cong/content/a b.md", "lines": {"begin": 4}},
        "critical",
    )
    assert first["description"].startswith("there is no category “x,y”. use a key")
    assert (warning["severity"], warning["check_name"]) == ("minor", "unknown-field")
    assert whole["location"]["lines"] == {"begin": 1}
    assert len({each["fingerprint"] for each in (first, second, warning, whole)}) == 4
    moved = problem(ERROR.code, Place(ERROR.place.file, 9), **dict(ERROR.values))
    assert json.loads(gitlab([moved], "en"))[0]["fingerprint"] == first["fingerprint"]
    assert gitlab([], "vi") == "[]\n"


def test_a_file_as_a_whole_has_no_line() -> None:
    assert "line=" not in github([HINT], "vi")
    assert "region" not in sarif([HINT], "vi")


@pytest.mark.parametrize("name", ["short", "json", "github", "gitlab", "sarif"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_form_ends_with_its_line(name: str, language: str) -> None:
    assert in_format(name, Result(problems=[ERROR, HINT]), language, Path()).endswith("\n")
