"""Changes of the sources that readers must not see: the portal stays the same, byte for byte."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.portal import Portal
from tests.site.test_invariants import random_portal


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """Return a portal of random articles as it was built first."""
    return random_portal(tmp_path_factory.mktemp("first") / "site", 24).build().succeeded()


@pytest.fixture
def other(first: Portal, tmp_path: Path) -> Portal:
    """Return the same sources in another folder, not built yet."""
    shutil.copytree(first.folder, tmp_path / "site", ignore=shutil.ignore_patterns("public", ".dancam"))
    portal = Portal(tmp_path / "other")
    shutil.rmtree(portal.folder)
    shutil.move(tmp_path / "site", portal.folder)
    return portal


def sources(portal: Portal) -> list[Path]:
    """Return the Markdown files."""
    return sorted((portal.folder / "content").rglob("*.md"))


def backwards(text: bytes) -> bytes:
    """Turn the order of the fields around; each stands on one line."""
    _, front, body = text.split(b"---\n", 2)
    return b"---\n" + b"\n".join(reversed(front.rstrip(b"\n").split(b"\n"))) + b"\n---\n" + body


SAME: dict[str, Callable[[bytes], bytes]] = {
    "decomposed letters": lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
    "line ends of Windows": lambda data: data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n"),
    "line ends of old Macs": lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "another order of fields": backwards,
    "blanks behind the lines that cut": lambda data: re.sub(rb"^---$", b"---  ", data, count=2, flags=re.MULTILINE),
    "a comment": lambda data: data.replace(b"---\n", b"---\n# ghi ch\xc3\xba\n", 1),
}


@pytest.mark.parametrize("change", SAME)
def test_the_portal_is_the_same(first: Portal, other: Portal, change: str) -> None:
    changed = 0
    for path in sources(other):
        old = path.read_bytes()
        new = SAME[change](old)
        changed += new != old
        path.write_bytes(new)
    assert changed > 20
    assert other.build().succeeded().tree() == first.tree()


def test_a_body_is_no_other_one_by_how_its_letters_are_composed(first: Portal, other: Portal) -> None:
    other.build().succeeded()
    for path in sources(other):
        path.write_bytes(SAME["decomposed letters"](path.read_bytes()))
    other.build().succeeded().rendered(0).wrote(0)
    assert other.tree() == first.tree()


def test_a_draft_changes_nothing(first: Portal, other: Portal) -> None:
    other.build().succeeded()
    other.article("thoi-su/nhap.md", title="Chưa đăng", tags="[mới tinh]", author="Người mới", draft="true")
    other.build().succeeded().rendered(0).wrote(0)
    assert other.tree() == first.tree()


def test_files_that_were_made_in_another_order_are_the_same(first: Portal, other: Portal) -> None:
    for path in reversed(sources(other)):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    assert other.build().succeeded().tree() == first.tree()


def test_what_nobody_publishes_changes_nothing(first: Portal, other: Portal) -> None:
    for name in ("content/.an.md", "content/thoi-su/x.md~", "content/thoi-su/~$x.docx", "content/thoi-su/Thumbs.db"):
        other.write(name, "x")
    assert other.build().succeeded().tree() == first.tree()
