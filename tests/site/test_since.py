"""What git says of the sources since the last build, instead of looking through their folders."""

from __future__ import annotations

import errno
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
    assert seen.own == []  # the named files alone
    assert is_as_if_clean(tracked)

    seen = Seen()
    tracked.build(seen, since="").succeeded()
    assert seen.own == []
    assert tracked.result.written == 0


def linked(portal: Portal, path: str, target: str) -> Portal:
    """Lay a symbolic link below `content/`."""
    (portal.folder / "content" / path).symlink_to(target)
    return portal


NFD = unicodedata.normalize("NFD", "nhà")
# What may be committed, and the parts of `content/` that must be looked through for it.
KINDS: dict[str, tuple[Callable[[Portal], object], list[str]]] = {
    "accents": (lambda portal: portal.article("ban/nhà.md"), []),
    "another article in place of one": (lambda portal: portal.delete("content/ban/hai.md").article("ban/ba.md"), []),
    "a folder that is new": (lambda portal: portal.article("moi/moi.md", category="ban"), []),
    "a folder that is gone": (lambda portal: portal.delete("content/ban"), []),
    "one that cannot be used": (lambda portal: portal.write("content/thoi-su/hong.txt", "Chữ."), []),
    "a picture": (lambda portal: portal.write("content/ban/anh.svg", PICTURE), []),
    "letters composed otherwise": (lambda portal: portal.article(f"ban/{NFD}.md"), ["content/ban"]),
    "an article with accents that goes": (lambda portal: portal.delete("content/thoi-su/cũ.md"), ["content/thoi-su"]),
    "a hidden one": (lambda portal: portal.write("content/ban/.an.md", "x"), ["content/ban"]),
    "in a hidden folder": (lambda portal: portal.write("content/ban/.an/x.md", "x"), ["content/ban"]),
    "what a program leaves": (lambda portal: portal.write("content/ban/mot.md~", "x"), ["content/ban"]),
    "a folder in place of an article": (
        lambda portal: portal.delete("content/ban/mot.md").article("ban/mot.md/trong.md"),
        ["content/ban"],
    ),
    "an article in place of a folder": (
        lambda portal: portal.delete("content/thoi-su/cu").article("thoi-su/cu"),
        [],
    ),
    "a link": (lambda portal: linked(portal, "ban/lien.md", "mot.md"), ["content/ban"]),
    "at the root": (lambda portal: portal.write("content/lien-he.md", PAGE), []),
}
PAGE = "---\ntitle: Liên hệ\n---\n\nSố điện thoại.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_committed_is_as_if_all_was_looked_at(tracked: Portal, kind: str) -> None:
    change, parts = KINDS[kind]
    tracked.article("thoi-su/cũ.md").article("thoi-su/cu/trong.md")
    commit(tracked)
    tracked.build(since="")
    change(tracked)
    commit(tracked)
    seen = Seen()
    tracked.build(seen, since="")
    assert tracked.result.doubt == ""
    assert seen.own == parts
    assert tracked.tree() == tracked.clean_tree()
    tracked.build()  # looks at all, and finds nothing else
    assert tracked.result.written == 0
    assert tracked.tree() == tracked.clean_tree()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda portal: portal.article(f"ban/{NFD}.md").article("ban/nhà.md"), "same-file-name"),
        (lambda portal: linked(portal.delete("content/thoi-su"), "thoi-su", "../static"), "link-refused"),
    ],
)
def test_whatever_is_refused_is_refused(tracked: Portal, change: Callable[[Portal], object], code: str) -> None:
    change(tracked)
    commit(tracked)
    for _ in range(2):
        tracked.build(since="")
        assert tracked.result.failed
        assert code in {each.code for each in tracked.result.problems}


def test_what_a_link_leads_to_is_seen_wherever_the_link_is(tracked: Portal) -> None:
    linked(tracked, "thoi-su/nhu-mot.md", "../ban/mot.md")
    for _ in range(2):
        tracked.edit("content/ban/mot.md", lambda text: f"{text}\nThêm.\n")
        commit(tracked)
        assert is_as_if_clean(tracked.build(since=""))
    tracked.delete("content/thoi-su/nhu-mot.md")
    commit(tracked)
    seen = Seen()
    assert is_as_if_clean(tracked.build(seen, since=""))
    assert "content/thoi-su" in seen.own
    tracked.edit("content/ban/mot.md", lambda text: f"{text}\nThêm.\n")
    commit(tracked)
    seen = Seen()
    assert is_as_if_clean(tracked.build(seen, since=""))
    assert seen.own == []  # there is no link any more


def test_one_after_the_other_and_then_all(tracked: Portal) -> None:
    for number in range(4):
        tracked.article(f"thoi-su/moi-{number}.md", date=f"2026-06-14 08:0{number}")
        commit(tracked)
        assert is_as_if_clean(tracked.build(since=""))
    tracked.write("public/thoi-su/moi-2.html", "khác").delete("public/thoi-su/moi-3.html")
    tracked.build().succeeded()
    assert tracked.result.written == 2  # what became known on the way is compared with
    assert tracked.tree() == tracked.clean_tree()
    tracked.edit("site.yml", lambda text: text.replace("Cổng thử", "Cổng khác")).article("thoi-su/moi-4.md")
    commit(tracked)
    assert is_as_if_clean(tracked.build(since=""))  # all is arranged anew
    tracked.build().succeeded()
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
    for _ in range(2):
        tracked.build(since="").succeeded()
        assert tracked.result.doubt == "uncommitted"
    commit(tracked)
    tracked.build(since="").succeeded()
    assert tracked.result.doubt == "no-commit"  # that of the last build
    assert is_as_if_clean(tracked.build(since=""))
    assert tracked.result.doubt == ""


def test_a_history_that_git_does_not_have_means_all_is_looked_at(tracked: Portal) -> None:
    tracked.delete(".git").article("thoi-su/moi.md")
    git(tracked, "init", "-q")
    commit(tracked)
    assert is_as_if_clean(tracked.build(since=""))
    assert tracked.result.doubt == "not-known"
    assert is_as_if_clean(tracked.delete(".git").article("thoi-su/khac.md").build(since=""))
    assert tracked.result.doubt == "no-git"


def named_and_changed(portal: Portal) -> None:
    portal.edit("content/ban/mot.md", lambda text: f"{text}\nMột.\n")
    commit(portal)
    portal.edit("content/ban/mot.md", lambda text: f"{text}\nHai.\n")


def beside_a_named_one(portal: Portal) -> None:
    portal.write("static/khac.svg", PICTURE)
    commit(portal)
    portal.edit("static/anh.svg", lambda text: text.replace("120", "99"))


def in_a_part_that_is_looked_through(portal: Portal) -> None:
    portal.article(f"ban/{NFD}.md")
    commit(portal)
    portal.edit("content/ban/mot.md", lambda text: f"{text}\nHai.\n")


def of_a_commit_that_is_gone(portal: Portal) -> None:
    portal.article("ban/ba.md")
    commit(portal)
    portal.build(since="").succeeded()
    git(portal, "reset", "-q", "--soft", "HEAD~1")


def ignored(portal: Portal) -> None:
    portal.write(".gitignore", "public\n.dancam\nba.md\n").edit("static/anh.svg", lambda text: f"{text}\n")
    commit(portal)
    portal.delete(".dancam").article("ban/ba.md")  # all is looked at


@pytest.mark.parametrize(
    "change",
    [named_and_changed, beside_a_named_one, in_a_part_that_is_looked_through, of_a_commit_that_is_gone, ignored],
)
def test_what_is_read_and_not_committed_is_no_commit(tracked: Portal, change: Callable[[Portal], None]) -> None:
    change(tracked)
    tracked.build(since="").succeeded()
    git(tracked, "reset", "-q", "--hard")
    git(tracked, "clean", "-fdqX", "content")
    assert is_as_if_clean(tracked.build(since=""))


def test_what_git_does_not_show_everybody_is_seen(tracked: Portal) -> None:
    git(tracked, "config", "status.showUntrackedFiles", "no")
    tracked.article("ban/ba.md").delete(".dancam")
    for _ in range(2):
        tracked.build(since="").succeeded()
        assert tracked.result.doubt == "uncommitted"
    tracked.delete("content/ban/ba.md").delete(".dancam").delete("static")  # a folder that is gone is a change, too
    tracked.article("ban/hai.md", image="")
    git(tracked, "commit", "-qm", "x", "content")
    tracked.build(since="")
    git(tracked, "checkout", "-q", "static")
    assert is_as_if_clean(tracked.build(since=""))


@pytest.mark.parametrize("root", ["content", "static"])
@pytest.mark.parametrize("kind", ["link", "submodule"])
def test_a_root_of_which_git_names_no_files_is_looked_at(tracked: Portal, tmp_path: Path, root: str, kind: str) -> None:
    if kind == "link":
        (tracked.folder / root).rename(tracked.folder / "goc")
        (tracked.folder / root).symlink_to("goc")
    else:
        (tracked.folder / root).rename(tmp_path / "goc")
        git(tracked, "rm", "-rq", "--cached", root)
        subprocess.run(["git", "init", "-q", tmp_path / "goc"], check=True)
        of_root = ("-C", str(tmp_path / "goc"), "-c", "user.name=A", "-c", "user.email=a@example.com")
        subprocess.run(["git", *of_root, "add", "."], check=True)
        subprocess.run(["git", *of_root, "commit", "-qm", "x"], check=True)
        git(tracked, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "goc"), root)
    commit(tracked)
    for _ in range(2):
        tracked.build(since="")
        assert tracked.result.doubt == "not-named"
    for number in range(3):
        tracked.write("static/khac.svg", PICTURE.replace("120", str(number))).article(
            "ban/ba.md", title=f"Bài {number}"
        )
        assert is_as_if_clean(tracked.build(since=""))
        assert tracked.result.doubt == "not-named"


def test_what_is_left_out_is_told_by_each_build(tracked: Portal) -> None:
    tracked.write("content/ban/moi.md~", "---\ntitle: Bài\n---\n\nThân.\n")
    commit(tracked)
    told = [each.code for each in tracked.build().result.problems]
    assert told
    for _ in range(3):
        assert [each.code for each in tracked.build(since="").result.problems] == told


class Broken(Disk):
    """A disk on which something happens while outputs are put into their places."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.left = 4

    def replace(self, source: Path | str, target: Path | str) -> None:
        self.left -= 1
        if not self.left:
            raise self.error
        super().replace(source, target)


@pytest.mark.parametrize("given", [{"since": ""}, {"trusts_output": True}])
@pytest.mark.parametrize("kind", ["killed", "stopped", "full"])
def test_an_output_that_was_left_half_done_is_not_trusted(tracked: Portal, given: dict[str, Any], kind: str) -> None:
    tracked.build(since="")
    tracked.article("ban/ba.md")
    commit(tracked)
    if kind == "full":
        assert tracked.build(Broken(OSError(errno.ENOSPC, "full")), **given).result.failed
    else:
        with pytest.raises(KeyboardInterrupt):
            tracked.build(Broken(KeyboardInterrupt()), **given)
    aside = tracked.folder / "public/.dancam-aside"
    assert aside.is_dir()
    if kind == "killed":  # a machine that goes off tidies nothing up
        (aside / "0").write_bytes(b"x")
    git(tracked, "revert", "--no-edit", "HEAD")
    tracked.article("ban/hong.md", category="khong-co").build(**given)
    assert tracked.result.failed or given == {"since": ""}  # what is not committed is not seen
    assert is_as_if_clean(tracked.delete("content/ban/hong.md").build(**given))
    assert not aside.exists()
    seen = Seen()
    assert is_as_if_clean(tracked.build(seen, **given))
    assert not any(each.startswith("public/") for each in seen.parts)


def test_a_portal_may_be_a_folder_of_its_repository(portal: Portal) -> None:
    top = portal.folder.parent
    subprocess.run(["git", "init", "-q", top], check=True)
    portal.articles(3).article("ban/mot.md").write(".gitignore", "public\n.dancam\n")
    (top / "content/ban").mkdir(parents=True)
    (top / "content/ban/mot.md").write_text("Tệp khác cùng đường dẫn.\n", encoding="utf-8")
    commit(portal)
    portal.build(since="").succeeded()
    for number in range(4):
        portal.edit("content/ban/mot.md", lambda text: f"{text}\nThêm.\n")
        (top / "content/ban/mot.md").write_text(f"{number}\n", encoding="utf-8")
        commit(portal)
        assert is_as_if_clean(portal.build(since=""))
        assert portal.result.doubt == ""
    named_and_changed(portal)
    portal.build(since="").succeeded()
    git(portal, "reset", "-q", "--hard")
    assert is_as_if_clean(portal.build(since=""))


def test_what_is_unfinished_does_not_stop_what_is_committed(tracked: Portal) -> None:
    tracked.edit("content/thoi-su/bai-002.md", lambda text: f"{text}\nDở dang.\n")
    tracked.edit("site.yml", lambda text: text.replace("Cổng thử", "Cổng khác"))
    git(tracked, "commit", "-qm", "x", "site.yml")
    for _ in range(2):
        tracked.build(since="").succeeded()
        assert tracked.result.doubt == "uncommitted"
    commit(tracked)
    assert is_as_if_clean(tracked.build(since="").build(since=""))
    assert tracked.result.doubt == ""


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
