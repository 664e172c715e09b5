"""The workflows that a new portal gets: their form, and each of them run on a bare clone, step by step."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dancam.authoring.handover import read_wheel, requirements, workflows
from dancam.cli.arguments import HOSTS
from dancam.cli.main import main
from tests.ci import Actions, GitLab
from tests.site.commands import refusal

FOLDER = Path(__file__).parents[2] / "dancam/authoring/ci"
ACTIONS = sorted(FOLDER.glob("*/workflows/*.yml"))
ALL = [*ACTIONS, FOLDER / "gitlab/gitlab-ci.yml"]
PUBLISH, CHECK = ".github/workflows/publish.yml", ".github/workflows/check.yml"
APT = ("apt-get", "apt-get")  # update, install
each_file = pytest.mark.parametrize("path", ACTIONS, ids=lambda path: f"{path.parts[-3]}-{path.name}")


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


# Their form


@each_file
def test_every_action_is_pinned_by_commit(path: Path) -> None:
    source = r"https://data\.forgejo\.org/" if "forgejo" in path.parts else ""
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    for each in uses:
        assert re.fullmatch(source + r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


@each_file
def test_a_job_has_the_rights_that_it_needs_and_secrets_are_seen_by_the_deployment_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in text
    for name, job in jobs(path).items():
        rights = {"pages": "write", "id-token": "write"} if name == "pages" else {"contents": "read"}
        assert job.get("permissions", {"contents": "read"}) == rights, name
        assert ("secrets." in json.dumps(job)) == (name == "deploy"), name
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "text from outside in a script"
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("host", ["github", "forgejo"])
def test_the_deployment_takes_no_code_from_a_cache(host: str) -> None:
    job = jobs(FOLDER / host / "workflows/publish.yml")["deploy"]
    taken = [step["with"]["path"].split() for step in job["steps"] if "cache/restore" in step.get("uses", "")]
    assert taken == [[".dancam/ledger.db", ".dancam/templates", "public"]]  # the output, and what only builds open
    pipeline = yaml.safe_load((FOLDER / "gitlab/gitlab-ci.yml").read_text(encoding="utf-8"))
    assert [cache["policy"] for cache in pipeline["deploy"]["cache"]] == ["push"]


@each_file
def test_what_a_pull_request_may_change_is_never_kept_for_the_main_branch(path: Path) -> None:
    if path.name == "check.yml":
        assert "cache/save" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.parts[-3] if path in ACTIONS else "gitlab")
def test_every_command_is_one_of_dancam(path: Path) -> None:
    commands = re.findall(r"\.venv/bin/dancam (\w[^|>\n]*)", path.read_text(encoding="utf-8"))
    assert commands
    for each in commands:
        stand_in = "folder:/srv/cong" if each.startswith("deploy") else "https://example.org/x"
        given = re.sub(r"\$\{\w+:\+(--[\w-]+)\}", r"\1", each.partition("||")[0])
        arguments = re.sub(r'"\$\w+"', stand_in, given).split()
        assert refusal(arguments) == "", each


def test_the_workflows_of_gitlab_keep_keys_from_all_jobs_but_the_deployment() -> None:
    pipeline = yaml.safe_load((FOLDER / "gitlab/gitlab-ci.yml").read_text(encoding="utf-8"))
    with_environment = [name for name, job in pipeline.items() if isinstance(job, dict) and "environment" in job]
    assert with_environment == ["deploy"]
    using = [name for name, job in pipeline.items() if "SSH_KEY" in json.dumps(job)]
    assert using == ["deploy"]


# The package


def test_a_new_portal_has_the_workflows_of_its_host_and_the_libraries_pinned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = {
        "github": {PUBLISH, CHECK},
        "forgejo": {".forgejo/workflows/check.yml", ".forgejo/workflows/publish.yml"},
        "gitlab": {".gitlab-ci.yml"},
    }
    assert set(wanted) == set(HOSTS)
    for host, files in wanted.items():
        assert main(["init", str(tmp_path / host), "--ci", host]) == 0
        found = {
            path.relative_to(tmp_path / host).as_posix() for path in (tmp_path / host).rglob("*") if path.is_file()
        }
        assert files == {path for path in found if path.startswith((".github", ".forgejo", ".gitlab"))}
        assert "wheels/" in capsys.readouterr().out
    text = (tmp_path / "github/requirements.txt").read_text(encoding="utf-8")
    assert "markdown==3.11.3 \\\n    --hash=sha256:" in text
    assert "://" not in text, "no registry is named"
    assert main(["init", str(tmp_path / "none"), "--ci", "none", "--lang", "en"]) == 0
    assert not [path for path in (tmp_path / "none").iterdir() if path.name.startswith(".g") and path.is_dir()]
    assert "1. cd" in capsys.readouterr().out
    assert main(["init", str(tmp_path / "default")]) == 0
    assert (tmp_path / "default" / PUBLISH).is_file()


def test_a_package_is_copied_and_pinned_by_its_digest_as_pip_wants_it(tmp_path: Path) -> None:
    wheel = tmp_path / "dancam-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"no package")
    assert main(["init", str(tmp_path / "cong"), "--wheel", str(wheel)]) == 0
    assert (tmp_path / "cong/wheels" / wheel.name).read_bytes() == b"no package"
    pinned = f"./wheels/{wheel.name} --hash=sha256:{hashlib.sha256(b'no package').hexdigest()}"
    assert pinned in (tmp_path / "cong/requirements.txt").read_text(encoding="utf-8").splitlines()
    (tmp_path / "cong/wheels" / wheel.name).write_bytes(b"another one")
    command = (sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--no-deps", "--require-hashes")
    (tmp_path / "cong/only.txt").write_text(pinned, encoding="utf-8")
    done = subprocess.run([*command, "-r", "only.txt"], cwd=tmp_path / "cong", capture_output=True, text=True)
    assert "DO NOT MATCH THE HASHES" in done.stderr


@pytest.mark.parametrize("name", ["dancam.zip", "dancam-0.1.0-py3-none-any.whl", "other-1.0-py3-none-any.whl"])
def test_what_is_no_package_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["init", str(tmp_path / "cong"), "--wheel", str(tmp_path / name)]) == 1
    assert "không-có-gói" in capsys.readouterr().err
    assert not (tmp_path / "cong").exists()


# Run on a bare clone


class Newsroom:
    """A new portal in a bare repository, and a clone in which editors write."""

    def __init__(self, folder: Path, host: str) -> None:
        wheel = folder / "dancam-0.1.0-py3-none-any.whl"
        wheel.write_bytes(b"no package")
        self.desk, self.repository, self.live = folder / "desk", folder / "cong.git", folder / "live"
        assert main(["init", str(self.desk), "--ci", host, "--wheel", str(wheel)]) == 0
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.repository], check=True)
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "origin", str(self.repository))
        self.push("Cổng mới")

    def git(self, *arguments: str) -> None:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.com")
        subprocess.run(["git", "-C", self.desk, *names, *arguments], check=True, capture_output=True)

    def push(self, why: str) -> None:
        """Send what an editor wrote to the repository."""
        self.git("add", ".")
        self.git("commit", "-q", "-m", why)
        self.git("push", "-q", "origin", "main")

    def article(self, name: str, **fields: str) -> None:
        given = {"title": f"Bài {name}", "date": "2026-06-01 08:00", "category": "tin-tuc"} | fields
        text = "".join(f"{key}: {value}\n" for key, value in given.items())
        (self.desk / f"content/tin-tuc/{name}.md").write_text(f"---\n{text}---\n\nThân bài.\n", encoding="utf-8")


@pytest.fixture
def room(tmp_path: Path, request: pytest.FixtureRequest) -> Newsroom:
    return Newsroom(tmp_path, request.param)


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def is_as_built(room: Newsroom, live: Path, folder: Path) -> bool:
    """Whether what is live is, byte for byte, what a build from nothing makes of what the editors have."""
    output = folder / "from-nothing"
    assert main(["build", "--site", str(room.desk), "--output", str(output)]) == 0
    paths = {path for path in files_of(output) if path != ".dancam-output"}
    assert {path for path in files_of(live) if not path.startswith(".dancam")} == paths
    return all((live / path).read_bytes() == (output / path).read_bytes() for path in paths)


def commands(calls: list[str]) -> list[str]:
    return [call.partition(" ")[0] for call in calls]


@pytest.mark.parametrize("room", ["github"], indirect=True)
def test_on_github_a_push_goes_to_pages_a_quiet_half_hour_does_nothing_and_a_failed_deploy_is_made_up_for(
    room: Newsroom, tmp_path: Path
) -> None:
    runner = Actions(tmp_path / "runner", room.repository)
    assert runner.run(PUBLISH, "push") == {
        "build": "success",
        "pages": "success",
        "deploy": "skipped",
        "tell": "skipped",
    }
    assert commands(runner.said()) == ["installed", "build", "next"]
    assert runner.live is not None
    assert (runner.live / "tin-tuc/bai-dau-tien.html").is_file()

    assert runner.run(PUBLISH, "schedule", "7,37 * * * *")["pages"] == "skipped"
    assert commands(runner.said()) == ["build", "next"], "environment and ledger come out of the cache"

    # From here on the portal goes to another host, which is not there at first.
    room.article("bai-hai")
    room.push("Bài hai")
    runner.variables["DANCAM_TARGET"] = str(room.live)
    runner.secrets["DANCAM_SSH_KEY"] = "a key"
    room.live.write_text("no folder", encoding="utf-8")
    found = runner.run(PUBLISH, "push")
    assert (found["build"], found["pages"], found["deploy"]) == ("success", "skipped", "failure")
    room.live.unlink()
    runner.said()
    assert runner.run(PUBLISH, "schedule", "22 20 * * *")["deploy"] == "success"
    assert commands(runner.said()) == ["build", "next", "verify", "installed", "deploy"]
    assert (room.live / "tin-tuc/bai-hai.html").is_file()
    # What is there already is no longer brought along, but for a deploy that fails.
    others = sorted(path for path in files_of(room.live) if not path.startswith(".dancam"))
    for number, fails in enumerate((False, False, True, False, False)):
        name = f"bai-{number}"
        room.article(name)
        (room.desk / f"static/{name}.txt").write_text("Một tệp.", encoding="utf-8")
        room.push(name)
        aside = room.live.rename(tmp_path / "aside") if fails else None
        if aside:
            room.live.write_text("no folder", encoding="utf-8")
        assert runner.run(PUBLISH, "push")["deploy"] == ("failure" if fails else "success")
        if aside:
            room.live.unlink()
            aside.rename(room.live)
        brought = files_of(runner.work / "public")
        assert f"tin-tuc/{name}.html" in brought
        is_whole = number == 3  # the one before failed
        assert ("static/theme/dancam.css" in brought) == is_whole
    assert {*others, *(f"tin-tuc/bai-{number}.html" for number in range(5))} <= files_of(room.live)
    assert is_as_built(room, room.live, tmp_path)
    assert (runner.home / ".ssh/id_ed25519").stat().st_mode & 0o777 == 0o600
    assert "Lần tới" in runner.summary.read_text(encoding="utf-8") or runner.summary.stat().st_size


@pytest.mark.parametrize("room", ["github"], indirect=True)
def test_on_github_a_pull_request_is_checked_at_the_line_and_previewed(
    room: Newsroom, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    runner = Actions(tmp_path / "runner", room.repository)
    room.article("nhap", draft="true", tag="sai")
    room.push("Bài nháp")
    assert runner.run(CHECK, "pull_request") == {"check": "failure"}
    assert "::warning file=content/tin-tuc/nhap.md,line=6,col=1" in capfd.readouterr().out
    preview = runner.artifacts / "preview/preview"
    assert 'content="noindex"' in (preview / "tin-tuc/nhap.html").read_text(encoding="utf-8")
    assert "Disallow: /" in (preview / "robots.txt").read_text(encoding="utf-8")
    assert not list(runner.caches.iterdir()), "a pull request keeps nothing for others"


@pytest.mark.parametrize("room", ["forgejo"], indirect=True)
def test_on_forgejo_a_push_is_deployed_and_told(room: Newsroom, tmp_path: Path) -> None:
    runner = Actions(tmp_path / "runner", room.repository)
    with (room.desk / "site.yml").open("a", encoding="utf-8") as file:
        file.write("notify: {indexnow: 0123456789abcdef}\n")
    room.push("Báo tin")
    runner.variables["DANCAM_TARGET"] = str(room.live)
    found = runner.run(".forgejo/workflows/publish.yml", "push")
    assert found == {"build": "success", "deploy": "success", "tell": "success"}
    assert commands(runner.said()) == ["installed", "build", "next", "installed", *APT, "deploy", "notify"]
    assert (room.live / "0123456789abcdef.txt").is_file()
    assert (runner.caches / "told-1-1/.dancam/notify.json").is_file()


@pytest.mark.parametrize("room", ["gitlab"], indirect=True)
def test_on_gitlab_a_merge_request_gets_a_report_and_the_main_branch_is_built_and_deployed(
    room: Newsroom, tmp_path: Path
) -> None:
    runner = GitLab(tmp_path / "runner", room.repository)
    room.article("sai", tag="sai")
    room.push("Bài sai")
    assert runner.run("merge_request_event", branch="") == {"check": "failure"}
    (told,) = json.loads((runner.artifacts / "check/code-quality.json").read_bytes())
    assert told["location"] == {"path": "content/tin-tuc/sai.md", "lines": {"begin": 5}}
    assert (runner.artifacts / "check/preview/tin-tuc/sai.html").is_file()
    key = tmp_path / "khoa"
    key.write_text("a key", encoding="utf-8")
    runner.variables["DANCAM_TARGET"], runner.secrets["DANCAM_SSH_KEY"] = str(room.live), str(key)
    runner.said()
    assert runner.run("schedule") == {"build": "success", "deploy": "success", "tell": "success"}
    assert commands(runner.said()) == ["installed", "build", "next", "installed", *APT, "deploy", "notify"]
    assert (room.live / "tin-tuc/sai.html").is_file()
    room.article("hai")
    room.push("Bài hai")
    for _ in range(2):
        assert runner.run("push")["deploy"] == "success"
        assert "static/theme/dancam.css" not in files_of(runner.artifacts / "build/public")
    aside = room.live.rename(tmp_path / "aside")
    room.live.write_text("no folder", encoding="utf-8")
    (room.desk / "static/tep.txt").write_text("Một tệp.", encoding="utf-8")
    room.push("Một tệp")
    assert runner.run("push")["deploy"] == "failure"
    room.live.unlink()
    aside.rename(room.live)
    room.article("bốn")
    room.push("Bài bốn")
    assert runner.run("push")["deploy"] == "success"
    assert is_as_built(room, room.live, tmp_path)
    assert runner.run("push", branch="khac") == {}
    pipeline = yaml.safe_load((FOLDER / "gitlab/gitlab-ci.yml").read_text(encoding="utf-8"))
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]


def test_the_workflows_come_with_the_package() -> None:
    assert {name for host in HOSTS for name, _ in workflows(host)} >= {PUBLISH, ".gitlab-ci.yml"}
    assert b"--hash=sha256:" in requirements(None)
    assert read_wheel.__doc__
    assert shutil.which("git")
