"""Deploys to real hosts on this machine: a folder, sshd with rsync and with SFTP, a git repository, Swift with S3."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3
import msgspec
import pytest

from dancam.cli.main import main
from dancam.deploy import run
from dancam.deploy.address import read_address
from dancam.deploy.locking import STALE, Ticket, ticket
from dancam.deploy.record import FOLDER, HEAD, LOCK
from dancam.deploy.targets.opening import connect
from dancam.deploy.targets.sftp import _SftpStore
from dancam.deploy.wanted import lay_aside
from dancam.system.lock import lock
from demo.hosts import Ssh, sshd, swift
from demo.links import dead_links
from demo.places import KINDS, Place, folder_place, git_place, s3_place, surroundings
from tests.portal import Portal, tree
from tests.stores import Outgoing, Site, page

ROOT = Path(__file__).parents[2]
ODD = "thoi-su/tệp [1] \"hai\" 'ba' *.txt"


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    with sshd(tmp_path_factory.mktemp("ssh")) as host:
        yield host


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    made = place_of(request.param, request, tmp_path)
    with surroundings(made.environment):
        yield made


def place_of(kind: str, request: pytest.FixtureRequest, folder: Path) -> Place:
    if kind == "git":
        return git_place(folder / "git")
    return folder_place(folder / "nơi đăng", kind, None if kind == "folder" else request.getfixturevalue("ssh"))


# Swift is slow to start: all that is tried with a bucket is one test, so that one process of the tests starts it.
every_kind = pytest.mark.parametrize("place", [kind for kind in KINDS if kind != "s3"], indirect=True)

FIRST: Site = {
    **{f"thoi-su/{number}.html": page("index.html", f"thoi-su/{(number + 1) % 12}.html") for number in range(12)},
    "index.html": page(*(f"thoi-su/{number}.html" for number in range(12))),
    "static/theme/dancam.css": b"a{}",
    ODD: "lạ".encode(),
}
SECOND: Site = {
    **{path: data for path, data in FIRST.items() if path not in {"thoi-su/11.html", "thoi-su/0.html"}},
    "thoi-su/10.html": page("index.html"),
    "thoi-su/mới/bài.html": page("thoi-su/1.html"),
    "index.html": page(*(f"thoi-su/{number}.html" for number in range(1, 11)), "thoi-su/m%E1%BB%9Bi/b%C3%A0i.html"),
    "static/theme/dancam.css": b"b{}",
}
NEW, CHANGED, GONE = {"thoi-su/mới/bài.html"}, {"thoi-su/10.html", "index.html", "static/theme/dancam.css"}, 2


def deploy(outgoing: Outgoing, target: str | Place, *options: str, status: int = 0) -> dict[str, Any]:
    """Deploy by the command, and return what it says in JSON."""
    address = target.address if isinstance(target, Place) else target
    command = ["deploy", address, "--site", str(outgoing.folder), "--json", "--wait", "0", *options]
    with contextlib.redirect_stdout(Printed()) as printed:
        assert main(command) == status, printed.text
    found: dict[str, Any] = json.loads(printed.text)
    return found


class Printed:
    """Takes what is printed."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""


def problem_of(outgoing: Outgoing, target: str | Place, *options: str) -> tuple[str, str]:
    """Return kind and message of the one problem for which a deploy fails."""
    (problem,) = deploy(outgoing, target, *options, status=1)["problems"]
    return problem["kind"], problem["message"]


def have(outgoing: Outgoing, site: Site) -> Outgoing:
    (outgoing.folder / "site.yml").write_text("title: x") if outgoing.folder.exists() else None
    outgoing.have(site)
    (outgoing.folder / "site.yml").write_text("title: x")
    return outgoing


@every_kind
def test_only_what_changed_travels(outgoing: Outgoing, place: Place) -> None:
    first = deploy(have(outgoing, FIRST), place)
    assert place.files() == FIRST
    assert set(first["new"]) == set(FIRST)
    assert first["bytes"] == sum(map(len, FIRST.values()))
    again = deploy(outgoing, place)
    assert again["new"] == again["changed"] == again["removed"] == []
    assert again["kept"] == len(FIRST)

    have(outgoing, SECOND)
    before = place.look()
    planned = deploy(outgoing, place, "--dry-run")
    assert place.look() == before
    second = deploy(outgoing, place)
    assert place.files() == SECOND
    for result in (planned, second):
        assert set(result["new"]) == NEW
        assert set(result["changed"]) == CHANGED
        assert result["changed"][-1] == "index.html"
        assert len(result["removed"]) == GONE
    assert [planned["deployed"], second["deployed"]] == [False, True]
    assert place.read(LOCK) is None
    # Another machine, which has no copy of the record, sends no more than the difference.
    other = deploy(have(outgoing.forget(), FIRST), place)
    assert set(other["changed"]) == CHANGED
    assert place.files() == FIRST


@every_kind
def test_a_target_without_a_record_is_taken_on_only_when_told_to(outgoing: Outgoing, place: Place) -> None:
    deploy(have(outgoing, FIRST), place)
    place.lose_record()
    place.put("của-người-khác.txt", b"x")
    place.put("thoi-su/1.html", b"khac")
    before = place.look()
    have(outgoing, SECOND)
    kind, message = problem_of(outgoing, place)
    assert kind == "deploy-not-ours"
    assert "của-người-khác.txt" in message
    assert place.look() == before
    taken = deploy(outgoing, place, "--compare")
    # SFTP cannot tell what lies there.
    sent = set(SECOND) - NEW if place.kind == "sftp" else CHANGED | {"thoi-su/1.html"}
    assert set(taken["changed"]) == sent
    # What the last site had, and nobody knows of any more, stays.
    assert set(taken["strange"]) == {"của-người-khác.txt", "thoi-su/11.html", "thoi-su/0.html"}
    assert place.files().items() >= SECOND.items()
    deploy(outgoing, place, "--delete-strange")
    assert place.files() == SECOND


@every_kind
def test_what_somebody_changed_there_is_found_by_comparing(outgoing: Outgoing, place: Place) -> None:
    deploy(have(outgoing, FIRST), place)
    place.put("index.html", b"bi sua")
    place.put("thoi-su/3.html", None)
    place.put("la.txt", b"x")
    assert deploy(outgoing, place)["changed"] == []
    found = deploy(outgoing, place, "--compare")
    assert "index.html" in found["changed"]
    assert found["new"] == ["thoi-su/3.html"]
    assert found["strange"] == ["la.txt"]
    assert place.files() == {**FIRST, "la.txt": b"x"}
    assert deploy(outgoing.forget(), place)["changed"] == []


def command(outgoing: Outgoing, place: Place, *options: str) -> subprocess.Popen[str]:
    """Start a deploy in a process of its own."""
    called = [sys.executable, str(ROOT / "build.py"), "deploy", place.address, "--site", str(outgoing.folder), *options]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(called, start_new_session=True, env={**os.environ, **place.environment}, **pipes)


@every_kind
def test_a_deploy_that_is_killed_leaves_no_dead_link_and_the_next_one_completes_it(
    outgoing: Outgoing, place: Place
) -> None:
    chance = random.Random(7)
    deploy(have(outgoing, FIRST), place)
    times = 2 if place.kind == "folder" else 1
    for site, other in ((SECOND, FIRST), (FIRST, SECOND))[:times]:
        have(outgoing, site)
        with command(outgoing, place) as process:
            wait_for_lock(place, process)
            time.sleep(chance.uniform(0, 0.3))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        assert dead_links(place.files(), FIRST.keys() & SECOND.keys()) == []
        for path, data in place.files().items():
            assert data in (site.get(path), other.get(path)), path
        deploy(outgoing.forget(), place)
        assert place.files() == site


def wait_for_lock(place: Place, process: subprocess.Popen[str]) -> None:
    while process.poll() is None and place.kind != "git" and place.read(LOCK) is None:
        time.sleep(0.02)


# The lock


def hold(place: Place, **other: object) -> Ticket:
    """Hold the lock on a place as somebody else."""
    held = msgspec.structs.replace(ticket(), **other)
    place.put(LOCK, msgspec.json.encode(held))
    return held


@pytest.mark.parametrize("place", ["folder", "rsync", "sftp"], indirect=True)
def test_two_deploys_at_once(outgoing: Outgoing, place: Place) -> None:
    """The second one says who deploys; the lock of a machine that has been silent for long is taken over."""
    have(outgoing, FIRST)
    hold(place, host="may-khac", process=4711, since="2026-06-15T09:00")
    assert problem_of(outgoing, place) == (
        "deploy-locked",
        "một lần đưa lên khác đang chạy: máy may-khac, tiến trình 4711, từ 2026-06-15T09:00",
    )
    hold(place, host="may-khac", renewed=time.time() - STALE - 1)
    assert deploy(outgoing, place)["deployed"]
    assert place.read(LOCK) is None


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_a_lock_of_a_dead_process_of_this_machine_is_taken_over_at_once(outgoing: Outgoing, place: Place) -> None:
    hold(place, began=1.0)  # this number is another process now
    assert deploy(have(outgoing, FIRST), place)["deployed"]
    hold(place)
    have(outgoing, SECOND)
    assert problem_of(outgoing, place)[0] == "deploy-locked"
    assert deploy(outgoing, place, "--take-over")["deployed"]
    assert place.read(LOCK) is None


@pytest.mark.parametrize("place", ["folder", "rsync", "sftp"], indirect=True)
def test_of_those_who_want_the_lock_at_the_same_moment_one_gets_it(place: Place, tmp_path: Path) -> None:
    address = read_address(place.address)
    assert address
    with contextlib.closing(connect(address, tmp_path)) as store, ThreadPoolExecutor(6) as threads:
        got = list(threads.map(lambda number: store.create(LOCK, b"%d" % number), range(6)))
    assert sum(got) == 1
    assert place.read(LOCK) == b"%d" % got.index(True)


@pytest.mark.parametrize("place", ["sftp"], indirect=True)
def test_who_finds_the_lock_released_after_it_was_refused_gets_it(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(place)
    read = _SftpStore.read

    def released(store: _SftpStore, path: str) -> bytes | None:
        place.put(LOCK, None)
        return read(store, path)

    monkeypatch.setattr(_SftpStore, "read", released)
    address = read_address(place.address)
    assert address
    with contextlib.closing(connect(address, tmp_path)) as store:
        assert store.create(LOCK, b"mine")
    assert place.read(LOCK) == b"mine"


@pytest.mark.parametrize("place", ["git"], indirect=True)
def test_two_deploys_of_a_portal_to_a_branch_do_not_share_its_repository(outgoing: Outgoing, place: Place) -> None:
    address = read_address(place.address)
    assert address
    with lock(have(outgoing, FIRST).folder / ".dancam" / f"deploy-{address.name}.lock"):
        kind, message = problem_of(outgoing, place)
        assert (kind, f"tiến trình {os.getpid()}, từ 20" in message) == ("deploy-locked", True)
        process = command(outgoing, place, "--wait", "20")
    with process:
        assert process.wait() == 0
    assert place.files() == FIRST


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_the_folder_of_the_lock_stays_for_those_who_want_it(place: Place, tmp_path: Path) -> None:
    address = read_address(place.address)
    assert address
    with contextlib.closing(connect(address, tmp_path)) as store:
        assert store.create(LOCK, b"")
        store.remove([LOCK])
    assert (tmp_path / "nơi đăng" / FOLDER).is_dir()


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_a_deploy_waits_for_another_one_and_says_so(outgoing: Outgoing, place: Place) -> None:
    have(outgoing, FIRST)
    hold(place)
    with command(outgoing, place, "--wait", "20") as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        place.put(LOCK, None)
        assert process.wait() == 0
    assert f"Đang chờ một lần đưa lên khác (máy {socket.gethostname()}, tiến trình {os.getpid()}" in said
    assert place.files() == FIRST


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_a_lock_that_nobody_can_read_is_not_taken(outgoing: Outgoing, place: Place) -> None:
    place.put(LOCK, b"?")
    assert problem_of(have(outgoing, FIRST), place)[0] == "deploy-locked"


@pytest.mark.parametrize("place", ["folder"], indirect=True)
def test_whoever_lost_the_lock_stops(outgoing: Outgoing, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*given: Any) -> None:
        lay_aside(*given)
        hold(place, host="may-khac")

    monkeypatch.setattr(run, "lay_aside", lose)
    assert problem_of(have(outgoing, FIRST), place)[0] == "deploy-taken-over"
    assert place.files() == {}


@pytest.mark.parametrize("place", ["git"], indirect=True)
def test_a_branch_that_moved_is_looked_at_again(
    outgoing: Outgoing, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    deploy(have(outgoing, FIRST), place)
    moves = iter([b"1", *[None] * 9])

    def move(*given: object) -> None:
        lay_aside(*given)  # type: ignore[arg-type]  # as they came
        if (data := next(moves)) is not None:
            place.put("la.txt", data)

    monkeypatch.setattr(run, "lay_aside", move)
    deploy(have(outgoing, SECOND), place)
    assert place.files() == {**SECOND, "la.txt": b"1"}
    moves = iter([b"%d" % number for number in range(9)])
    assert problem_of(have(outgoing, FIRST), place)[0] == "deploy-moved"


# What is refused


def test_a_first_build_that_failed_or_was_killed_takes_nothing_away(portal: Portal, tmp_path: Path) -> None:
    outgoing, target = Outgoing(portal.folder), str(tmp_path / "ra")
    portal.article("thoi-su/a.md").build().succeeded()
    deploy(outgoing, target)
    live = tree(tmp_path / "ra")
    output = portal.folder / "public"
    other = tmp_path / "khac"  # another machine, or one whose ledger is lost
    shutil.copytree(output, other)
    shutil.rmtree(output)
    shutil.rmtree(portal.folder / ".dancam")
    portal.article("thoi-su/b.md", category="khong-co").build()
    assert portal.result.failed
    assert problem_of(outgoing, target)[0] == "nothing-published"
    shutil.copytree(other, output, dirs_exist_ok=True)
    (output / ".dancam-aside").mkdir()  # it was killed
    assert problem_of(outgoing, target)[0] == "nothing-published"
    (output / ".dancam-aside").rmdir()
    (output / "index.html").rename(output / "x.html")
    assert problem_of(outgoing, target)[0] == "nothing-published"
    assert tree(tmp_path / "ra") == live
    (output / "x.html").rename(output / "index.html")
    deploy(outgoing, target)  # what lies there is whole
    assert {path: data for path, data in tree(tmp_path / "ra").items() if not path.startswith(FOLDER)} == {
        path: data for path, data in live.items() if not path.startswith(FOLDER)
    }


def test_drafts_and_what_was_never_built_are_not_deployed(portal: Portal, tmp_path: Path) -> None:
    outgoing = Outgoing(portal.folder)
    target = str(tmp_path / "ra")
    assert problem_of(outgoing, target)[0] == "nothing-published"
    portal.article("thoi-su/a.md").article("thoi-su/b.md", draft="true").build(drafts=True).succeeded()
    assert problem_of(outgoing, target)[0] == "deploy-drafts"
    shutil.rmtree(portal.folder / ".dancam")  # the folder itself knows
    assert problem_of(outgoing, target)[0] == "deploy-drafts"
    portal.build(preview=True).succeeded()
    assert problem_of(outgoing, target)[0] == "deploy-preview"
    portal.build().succeeded()
    deploy(outgoing, target)
    assert {path: data for path, data in tree(tmp_path / "ra").items() if not path.startswith(FOLDER)} == portal.tree()


def test_what_was_changed_in_the_output_folder_is_named(portal: Portal, tmp_path: Path) -> None:
    outgoing, target = Outgoing(portal.folder), tmp_path / "ra"
    portal.articles(2).build().succeeded()
    portal.write("public/index.html", "sửa tay").delete("public/thoi-su/bai-001.html")
    kind, message = problem_of(outgoing, str(target))
    assert kind == "deploy-altered"
    assert "index.html" in message
    assert "thoi-su/bai-001.html" in message
    assert not (target / "index.html").exists()
    portal.build().succeeded()
    deploy(outgoing, str(target))
    assert not list((portal.folder / ".dancam").glob("deploying-*"))


def test_files_of_the_web_server_go_along(portal: Portal, tmp_path: Path) -> None:
    portal.articles(1).write("public/.dancam-output", "x").write("public/.htaccess", "a").write("public/.env", "b")
    portal.build().succeeded()
    deploy(Outgoing(portal.folder), str(tmp_path / "ra"))
    assert (tmp_path / "ra/.htaccess").read_text() == "a"
    assert not (tmp_path / "ra/.env").exists()


def test_a_record_of_a_later_version_is_left_alone(outgoing: Outgoing, tmp_path: Path) -> None:
    place = folder_place(tmp_path / "ra")
    place.put(HEAD, b'{"format": 99, "base": 0}')
    assert problem_of(have(outgoing, FIRST), place)[0] == "deploy-newer"
    place.put(HEAD, b"{")
    place.put("index.html", b"x")
    assert problem_of(outgoing, place)[0] == "deploy-not-ours"


@pytest.mark.parametrize("address", ["cong", "ftp://may-chu/cong", "rsync:-oProxyCommand=x:/y"])
def test_what_is_no_address_is_told_with_examples(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", address]) == 2
    assert "rsync:bientap@may-chu.example:/srv/cong" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "program"), [("rsync", "rsync"), ("rsync", "ssh"), ("sftp", "sftp"), ("git", "git"), ("s3", "boto3")]
)
def test_a_program_that_is_missing_is_named(
    kind: str,
    program: str,
    outgoing: Outgoing,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = git_place(tmp_path / "git") if kind == "git" else None
    place = place or (Place("s3", "s3://kho", dict, print) if kind == "s3" else place_of(kind, request, tmp_path))
    have(outgoing, FIRST)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in {"ssh", "rsync", "sftp", "git"} - {program}:
        (programs / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setitem(sys.modules, "boto3", None)
    with surroundings(place.environment):
        kind, message = problem_of(outgoing, place)
    assert (kind, message.split()[-1]) == ("deploy-program", program)


@pytest.mark.parametrize("kind", ["rsync", "sftp"])
def test_what_ssh_says_is_told_as_a_problem(
    kind: str, outgoing: Outgoing, ssh: Ssh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder_place(tmp_path / "ra", kind, ssh)
    have(outgoing, FIRST)

    def told(command: str) -> str:
        monkeypatch.setenv("DANCAM_SSH_COMMAND", command)
        return problem_of(outgoing, place)[0]

    assert told(f"{ssh.command} -o UserKnownHostsFile=/dev/null") == "deploy-host-key"
    other = tmp_path / "other_key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    (ssh.folder / "stranger").write_text(
        (ssh.folder / "client").read_text().replace(str(ssh.folder / "user_key"), str(other))
    )
    assert told(f"ssh -F {ssh.folder}/stranger") == "deploy-login"
    assert told(f"{ssh.command} -o Port=1") == "deploy-network"
    assert told(f"{ssh.command} -o Hostname=khong-co.invalid") == "deploy-network"
    monkeypatch.setenv("DANCAM_SSH_COMMAND", ssh.command)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    assert problem_of(outgoing, ssh.address(kind, blocked / "x"))[0] in {"deploy-failed", "deploy-rights"}


def test_a_bucket(outgoing: Outgoing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenarios = (
        test_only_what_changed_travels,
        test_a_target_without_a_record_is_taken_on_only_when_told_to,
        test_a_deploy_that_is_killed_leaves_no_dead_link_and_the_next_one_completes_it,
        test_two_deploys_at_once,
        a_bucket_is_told_the_headers_of_each_file,
    )
    with (
        little_room(tmp_path / "devices", 16_000) as devices,
        swift(tmp_path / "swift", devices) as server,
        surroundings(server.environment),
    ):
        session = boto3.session.Session()  # it reads much when it is first used
        monkeypatch.setattr(boto3.session, "Session", lambda: session)
        for number, scenario in enumerate(scenarios):
            scenario(Outgoing(tmp_path / str(number)), s3_place(server, f"cong-{number}"))
        # What Swift answers then is no word of its own for it.
        fill_and_make_room(Outgoing(tmp_path / "full"), s3_place(server, "cong-full"), devices, "deploy-failed")
        monkeypatch.undo()
        what_a_bucket_says_is_told_as_a_problem(outgoing, monkeypatch)


def what_a_bucket_says_is_told_as_a_problem(outgoing: Outgoing, monkeypatch: pytest.MonkeyPatch) -> None:
    have(outgoing, FIRST)
    assert problem_of(outgoing, "s3://khong-co-kho")[0] == "deploy-bucket"
    assert problem_of(outgoing, "s3://kho", "--endpoint", "http://127.0.0.1:1")[0] == "deploy-network"
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sai")
    assert problem_of(outgoing, "s3://kho")[0] == "deploy-credentials"
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert problem_of(outgoing, "s3://kho")[0] == "deploy-credentials"
    monkeypatch.setenv("AWS_PROFILE", "khong-co")
    assert problem_of(outgoing, "s3://kho")[0] == "deploy-credentials"


def a_bucket_is_told_the_headers_of_each_file(outgoing: Outgoing, place: Place) -> None:
    deploy(have(outgoing, FIRST), place.address + "/con")
    # The copy comes by itself later: its original has not changed.
    deploy(have(outgoing, {**FIRST, "index.html.br": b"br", "tep/so-lieu.txt.gz": b"gz"}), place.address + "/con")
    client: Any = boto3.session.Session().client("s3", endpoint_url=place.environment["AWS_ENDPOINT_URL"])

    def told(path: str) -> tuple[str, str, str]:
        got = client.head_object(Bucket=place.address.removeprefix("s3://"), Key=f"con/{path}")
        return got["ContentType"], got["CacheControl"], got.get("ContentEncoding", "")

    assert told("static/theme/dancam.css") == ("text/css; charset=utf-8", "public, max-age=31536000, immutable", "")
    assert told("index.html.br") == ("text/html; charset=utf-8", "no-cache", "br")
    assert told("tep/so-lieu.txt.gz") == ("application/gzip", "public, max-age=3600", "")
    client.close()


def test_a_remote_is_named_as_in_the_portals_repository(outgoing: Outgoing, tmp_path: Path) -> None:
    place = git_place(tmp_path / "git", "trang")
    have(outgoing, FIRST)
    subprocess.run(["git", "init", "-q", outgoing.folder], check=True)
    subprocess.run(["git", "-C", outgoing.folder, "remote", "add", "noi-dang", tmp_path / "git"], check=True)
    deploy(outgoing, "git:noi-dang#trang")
    assert place.files() == FIRST
    kind, message = problem_of(outgoing, "git:khong-co#trang")
    assert (kind, "fatal: 'khong-co' does not appear to be a git repository" in message) == ("deploy-failed", True)


def test_a_host_that_has_sftp_alone_is_told_of_and_takes_sftp(outgoing: Outgoing, tmp_path: Path) -> None:
    have(outgoing, FIRST)
    with sshd(tmp_path / "keys", "ForceCommand internal-sftp") as host:
        for kind, status in (("rsync", 1), ("sftp", 0)):
            place = folder_place(tmp_path / "ra", kind, host)
            with surroundings(place.environment):
                problems = deploy(outgoing, place, status=status)["problems"]
            assert [each["kind"] for each in problems] == ["deploy-no-shell"] * status
        assert place.files() == FIRST


def test_what_lets_the_portals_repository_in_holds_for_the_branch_too(
    outgoing: Outgoing, ssh: Ssh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = git_place(tmp_path / "git")
    have(outgoing, FIRST)
    monkeypatch.delenv("DANCAM_SSH_COMMAND", raising=False)
    target = f"git:ssh://127.0.0.1{tmp_path}/git"
    subprocess.run(["git", "init", "-q", outgoing.folder], check=True)
    assert problem_of(outgoing, target)[0] in {"deploy-network", "deploy-login", "deploy-host-key"}
    subprocess.run(["git", "-C", outgoing.folder, "config", "core.sshCommand", ssh.command], check=True)
    deploy(outgoing, target)
    assert place.files() == FIRST


# A disk that is full on the other side


@contextlib.contextmanager
def little_room(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Make a folder a file system of its own with little room."""
    folder.mkdir()
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    size = f"size={kilobytes}k,mode=777"
    subprocess.run([*as_root, "mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*as_root, "umount", folder], check=True)


@pytest.mark.parametrize("kind", ["folder", "rsync", "sftp"])
def test_a_full_disk_on_the_other_side_leaves_a_whole_site_and_is_completed_later(
    kind: str, outgoing: Outgoing, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with little_room(tmp_path / "nhỏ", 600) as small:
        place = folder_place(small / "cong", kind, None if kind == "folder" else request.getfixturevalue("ssh"))
        with surroundings(place.environment):
            fill_and_make_room(outgoing, place, small, "deploy-full")


def fill_and_make_room(outgoing: Outgoing, place: Place, disk: Path, code: str) -> None:
    deploy(have(outgoing, FIRST), place)
    grown = {**SECOND, **{f"anh/{number}.jpg": random.Random(number).randbytes(30_000) for number in range(9)}}
    filler = disk / "đầy"
    filler.write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 100_000))
    assert problem_of(have(outgoing, grown), place)[0] == code
    seen = place.files()
    assert dead_links(seen, FIRST.keys() & SECOND.keys()) == []
    assert {path: data for path, data in seen.items() if path in FIRST} == FIRST
    filler.unlink()
    # To release a lock takes room as well, where a bucket writes down what is removed: it may still be there, and this
    # process lives.
    deploy(outgoing, place, *(["--take-over"] if place.kind == "s3" else []))
    assert place.files() == grown


def test_progress_and_summary_are_for_people(
    outgoing: Outgoing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    have(outgoing, FIRST)
    threads = threading.active_count()
    arguments = ["deploy", str(tmp_path / "ra"), "--site", str(outgoing.folder)]
    assert main([*arguments, "--dry-run"]) == 0
    planned = capsys.readouterr().out
    assert "  + index.html" in planned
    assert "sẽ gửi 15 tệp mới" in planned
    assert main(arguments) == 0
    assert "gửi 15 tệp mới, 0 tệp thay" in capsys.readouterr().out
    assert main([*arguments, "--lang", "en"]) == 0
    assert "nothing was sent" in capsys.readouterr().out
    (tmp_path / "ra/la.txt").write_text("x")
    assert main([*arguments, "--delete-strange"]) == 0
    assert "gỡ bỏ: la.txt" in capsys.readouterr().out
    assert threading.active_count() == threads
