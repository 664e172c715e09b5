"""What git says of the sources since the last build, instead of looking through their folders."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dancam.cli.main import main
from dancam.system.disk import Disk, Scan
from tests.portal import PICTURE, Portal


class Seen(Disk):
    """A disk that notes which parts of which folders are looked through."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def scan(self, folder: Path, *, hidden: bool = False, first: str = "") -> Scan:
        self.parts.append(f"{folder.name}/{first}")
        return super().scan(folder, hidden=hidden, first=first)

    @property
    def own(self) -> list[str]:
        """The parts of sources and outputs; templates and the theme's files are always looked at."""
        return [each for each in self.parts if each.partition("/")[0] in {"content", "public"} or each == "static/"]


def git(portal: Portal, *arguments: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    command = ["git", "-C", str(portal.folder), *names, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(portal: Portal) -> str:
    """Commit all, and return the name of the commit."""
    git(portal, "add", "-A")
    git(portal, "commit", "-q", "--allow-empty", "-m", "x")
    return git(portal, "rev-parse", "HEAD")


def is_as_if_clean(portal: Portal) -> bool:
    return portal.succeeded().tree() == portal.clean_tree()


@pytest.fixture
def tracked(portal: Portal) -> Portal:
    """A portal in a work tree, built of its first commit."""
    portal.articles(6).article("ban/mot.md").article("ban/hai.md", image="/static/anh.svg")
    portal.write("static/anh.svg", PICTURE).write(".gitignore", "public\n.dancam\n")
    git(portal, "init", "-q")
    commit(portal)
    return portal.build(since="").succeeded()


def test_only_what_was_committed_since_is_looked_at(tracked: Portal) -> None:
    assert tracked.result.doubt == "no-commit"  # it knows it from now on
    tracked.article("thoi-su/moi.md", date="2026-06-14 08:00").edit(
        "content/ban/mot.md", lambda text: f"{text}\nThêm.\n"
    )
    tracked.delete("content/thoi-su/bai-002.md")
    commit(tracked)
    seen = Seen()
    tracked.build(seen, since="").succeeded()
    assert tracked.result.doubt == ""
    assert sorted(seen.own) == ["content/ban", "content/thoi-su"]
    assert is_as_if_clean(tracked)

    seen = Seen()
    tracked.build(seen, since="").succeeded()
    assert seen.own == []
    assert tracked.result.written == 0


def test_pictures_and_settings_are_seen_too(tracked: Portal) -> None:
    tracked.edit("static/anh.svg", lambda text: text.replace("120", "99"))
    tracked.edit("site.yml", lambda text: text.replace("Cổng thử", "Cổng khác"))
    commit(tracked)
    assert is_as_if_clean(tracked.build(since=""))
    assert "Cổng khác" in tracked.page("index.html")


@pytest.mark.parametrize("named", ["HEAD", "HEAD~1", "last"])
def test_a_commit_may_be_named_in_any_way_and_must_be_that_of_the_last_build(tracked: Portal, named: str) -> None:
    git(tracked, "tag", "last")
    tracked.article("thoi-su/moi.md")
    commit(tracked)
    seen = Seen()
    assert is_as_if_clean(tracked.build(seen, since=named))
    assert tracked.result.doubt == ("other-commit" if named == "HEAD" else "")
    assert ("public/thoi-su" in seen.own) == (named == "HEAD")


def test_what_is_not_committed_is_not_seen_and_not_taken_for_a_commit(tracked: Portal) -> None:
    commit(tracked)
    tracked.article("thoi-su/chua.md").build(since="").succeeded()
    assert tracked.result.written == 0
    assert is_as_if_clean(tracked.build())  # looks at all, of no commit
    tracked.build(since="").succeeded()
    assert tracked.result.doubt == "no-commit"
    tracked.build(since="").succeeded()
    assert tracked.result.doubt == "no-commit"  # it still is not committed
    commit(tracked)
    assert is_as_if_clean(tracked.build(since="").build(since=""))
    assert tracked.result.doubt == ""


def test_a_history_that_git_does_not_have_means_all_is_looked_at(tracked: Portal) -> None:
    tracked.delete(".git").article("thoi-su/moi.md")
    git(tracked, "init", "-q")
    commit(tracked)
    assert is_as_if_clean(tracked.build(since=""))
    assert tracked.result.doubt == "not-known"
    assert is_as_if_clean(tracked.delete(".git").article("thoi-su/khac.md").build(since=""))
    assert tracked.result.doubt == "no-commit"


def test_a_failed_build_does_not_pass_over_what_failed(tracked: Portal) -> None:
    tracked.article("thoi-su/hong.md", category="khong-co")
    commit(tracked)
    assert tracked.build(since="").result.failed
    tracked.article("ban/ba.md")
    commit(tracked)
    assert tracked.build(since="").result.failed
    tracked.article("thoi-su/hong.md")
    commit(tracked)
    assert is_as_if_clean(tracked.build(since=""))


def test_an_output_that_is_trusted_is_not_looked_at(portal: Portal) -> None:
    portal.articles(6).build().succeeded()
    portal.write("public/thoi-su/bai-001.html", "khác")
    seen = Seen()
    portal.article("thoi-su/moi.md").build(seen, trusts_output=True).succeeded()
    assert not any(each.startswith("public/") for each in seen.parts)
    assert portal.page("thoi-su/bai-001.html") == "khác"
    assert is_as_if_clean(portal.build())
    assert is_as_if_clean(portal.delete("public").build(trusts_output=True))  # there is nothing to be trusted


def test_the_command_says_why_all_was_looked_at(tracked: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", "--site", str(tracked.folder), "--now", "2026-06-15T09:00:00+07:00", "--since"]
    assert main(arguments) == 0
    assert "--since" not in capsys.readouterr().out
    assert main([*arguments, "khong-co", "--lang", "en"]) == 0
    assert "the last build was of another commit; all files were looked at" in capsys.readouterr().out
