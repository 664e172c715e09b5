"""The workflows in .github/: pinned, with least rights, and with steps that this repository can run."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.commands import refusal

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# What an event may start, or a pull request may hold, is text from outside: it must never become part of a script.
FROM_OUTSIDE = re.compile(r"\$\{\{(?!\s*matrix\.)")


def load(path: Path) -> dict[Any, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    return set(re.findall(r"^([\w./-]+):", text, re.MULTILINE))


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_there_are_the_three_workflows() -> None:
    assert [path.name for path in FILES] == ["check.yml", "publish.yml", "test.yml"]


@each_file
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    for each in uses:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


def test_one_action_has_one_version_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for path in FILES:
        for step in steps(path):
            if "uses" in step:
                name, _, version = step["uses"].partition("@")
                found.setdefault("/".join(name.split("/")[:2]), set()).add(version)
    assert all(len(versions) == 1 for versions in found.values()), found


@each_file
def test_rights_are_no_more_than_reading_the_repository_but_for_the_deployment(path: Path) -> None:
    top = load(path)["permissions"]
    assert top in ({}, {"contents": "read"})
    for name, job in jobs(path).items():
        rights = job.get("permissions", top)
        wanted = {"pages": "write", "id-token": "write"} if name == "deploy" else {"contents": "read"}
        assert rights == wanted, name


@each_file
def test_no_workflow_uses_a_secret_or_runs_for_a_foreign_pull_request_with_rights(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert "workflow_run" not in text


@each_file
def test_no_token_stays_in_the_checkout(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@each_file
def test_no_expression_becomes_part_of_a_script(path: Path) -> None:
    for step in steps(path):
        assert not FROM_OUTSIDE.search(step.get("run", "")), step


@each_file
def test_every_job_ends_some_time(path: Path) -> None:
    assert all(job["timeout-minutes"] <= 60 for job in jobs(path).values())


@each_file
def test_every_step_runs_a_command_that_exists(path: Path) -> None:
    known = targets()
    for step in steps(path):
        for line in step.get("run", "").splitlines():
            made = re.match(r"make (\S+)( FORMAT=\w+)?$", line)
            built = re.match(r"\.venv/bin/python build\.py ([^|>]*)", line)
            assert made or built or step["name"].startswith(("Decide", "Make the mark")), line
            if made:
                assert made[1] in known, line
            if built:
                arguments = built[1].replace('"$BASE_URL"', "https://example.org/x").split()
                assert refusal(arguments) == ""


def test_the_portal_builds_on_every_push_and_twice_an_hour() -> None:
    on = load(ROOT / ".github/workflows/publish.yml")[True]  # YAML reads `on` as true
    assert on["push"] == {"branches": ["main"]}
    assert on["schedule"] == [{"cron": "7,37 * * * *"}]
    assert "workflow_dispatch" in on


def test_only_what_the_build_handed_over_is_deployed() -> None:
    deploy = jobs(ROOT / ".github/workflows/publish.yml")["deploy"]
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    assert not any("checkout" in step.get("uses", "") for step in deploy["steps"])


def test_dependabot_looks_after_actions_and_packages() -> None:
    updates = load(ROOT / ".github/dependabot.yml")["updates"]
    assert {each["package-ecosystem"] for each in updates} == {"github-actions", "pip"}
    for each in updates:
        if each["package-ecosystem"] == "pip":
            assert (ROOT / each["directory"].strip("/") / "run.txt").is_file()


# The step that decides is a script of its own: it is run here as it stands.


@pytest.mark.parametrize(
    ("written", "removed", "last", "online", "event", "expected"),
    [
        (5, 0, "", "", "push", ("portal-7-1", "yes", "yes")),  # the first build of all
        (5, 0, "portal-6-1", "true", "push", ("portal-7-1", "yes", "yes")),
        (0, 2, "portal-6-1", "true", "schedule", ("portal-7-1", "yes", "yes")),
        (0, 0, "portal-6-1", "true", "schedule", ("portal-6-1", "no", "no")),
        (0, 0, "portal-6-1", "true", "push", ("portal-6-1", "no", "no")),  # a push to docs/, say
        (0, 0, "portal-6-1", "", "schedule", ("portal-6-1", "no", "yes")),  # the last deployment failed
        (0, 0, "portal-6-1", "true", "workflow_dispatch", ("portal-6-1", "no", "yes")),
    ],
)
def test_a_quiet_half_hour_deploys_nothing_and_a_failed_deployment_is_made_up_for(
    tmp_path: Path, written: int, removed: int, last: str, online: str, event: str, expected: tuple[str, ...]
) -> None:
    build = jobs(ROOT / ".github/workflows/publish.yml")["build"]
    script = next(step["run"] for step in build["steps"] if step.get("id") == "decide")
    (tmp_path / "result.json").write_text(json.dumps({"written": written, "removed": removed}), encoding="utf-8")
    given = {
        "RESULT": str(tmp_path / "result.json"),
        "LAST": last,
        "THIS": "portal-7-1",
        "ONLINE": online,
        "EVENT": event,
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], env=os.environ | given, check=True, capture_output=True)
    lines = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert lines == [f"{name}={value}" for name, value in zip(("state", "save", "deploy"), expected, strict=True)]


def test_no_code_comes_out_of_the_cache() -> None:
    kept = [step["with"]["path"].split() for path in FILES for step in steps(path) if "cache/" in step.get("uses", "")]
    assert [".dancam/ledger.db", "public"] in kept
    assert {each for paths in kept for each in paths} == {".dancam/ledger.db", "public", ".deployed"}
