"""Questions at a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from dancam.cli.prompts import Prompts
from dancam.content.config import AuthorField, CategoryField, Config
from tests.portal import Portal

ROOT = Path(__file__).parents[3]
CONFIG = Config(
    categories=(
        CategoryField("thoi-su", "Thời sự"),
        CategoryField("ban", "Ban Dân vận", children=(CategoryField("dan-van-kheo", "Dân vận khéo"),)),
    ),
    authors=(AuthorField("khoi", "Nguyễn Mạnh Khôi"),),
)


def prompts(*answers: str, config: Config = CONFIG, language: str = "vi") -> tuple[Prompts, list[str]]:
    waiting, said = list(answers), []  # type: tuple[list[str], list[str]]

    def ask(question: str) -> str:
        said.append(question)
        return waiting.pop(0)

    return Prompts(config, language, ask, said.append), said


@pytest.mark.parametrize("answer", ["3", "dan-van-kheo", "Dân vận khéo", "dân vận  KHÉO"])
def test_a_category_is_named_by_number_key_or_title(answer: str) -> None:
    found, said = prompts(answer)
    assert found.category() == "dan-van-kheo"
    assert said[:4] == [
        "Các chuyên mục:",
        "   1. Thời sự (thoi-su)",
        "   2. Ban Dân vận (ban)",
        "   3.    Dân vận khéo (dan-van-kheo)",
    ]


def test_it_is_asked_again_until_there_is_one() -> None:
    found, said = prompts("", "9", "thoi sư", "0", "Thời sự")
    assert found.category() == "thoi-su"
    assert "Không có chuyên mục “9”." in said
    assert "Không có chuyên mục “thoi sư”; có phải ý bạn là “Thời sự”?" in said


def test_a_title_needs_letters() -> None:
    found, said = prompts("", "?!", "Chợ Vinh")
    assert found.title() == "Chợ Vinh"
    assert said.count("Tiêu đề phải có chữ hoặc số.") == 2


@pytest.mark.parametrize(
    ("answers", "author"),
    [
        (("1",), "khoi"),
        (("khoi",), "khoi"),
        (("nguyễn mạnh khôi",), "khoi"),
        (("Lê Văn A",), "Lê Văn A"),
        (("",), ""),
        (("7", "1"), "khoi"),
    ],
)
def test_an_author_is_a_number_a_key_a_name_or_nobody(answers: tuple[str, ...], author: str) -> None:
    assert prompts(*answers)[0].author() == author


def test_without_authors_only_the_name_is_asked_for() -> None:
    found, said = prompts("Lê Văn A", config=Config(), language="en")
    assert found.author() == "Lê Văn A"
    assert len(said) == 1


def at_terminal(portal: Portal, arguments: list[str], typed: str) -> tuple[int, str]:
    """Run `dancam new` at a terminal, and type; return its status and all that the terminal showed."""
    parent, child = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), "new", "--site", str(portal.folder), *arguments]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, close_fds=True) as process:
        os.close(child)
        os.write(parent, typed.encode())
        shown = b""
        while select.select([parent], [], [], 30)[0]:
            try:
                more = os.read(parent, 65536)
            except OSError:  # the terminal is closed
                break
            if not more:
                break
            shown += more
        status = process.wait(30)
    os.close(parent)
    return status, shown.decode()


def test_at_a_terminal_what_is_missing_is_asked_for(portal: Portal) -> None:
    status, shown = at_terminal(portal, [], "Chợ Vinh họp sớm\nThời sự\n1\n")
    assert status == 0, shown
    text = (portal.folder / "content/thoi-su/cho-vinh-hop-som.md").read_text(encoding="utf-8")
    assert "title: 'Chợ Vinh họp sớm'" in text
    assert "category: thoi-su" in text
    assert "author: 'khoi'" in text
    assert "cho-vinh-hop-som.md" in shown


def test_ctrl_d_leaves_without_a_file(portal: Portal) -> None:
    status, shown = at_terminal(portal, ["Chợ Vinh"], "\x04")
    assert status == 130, shown
    assert not list(portal.folder.rglob("cho-vinh.md"))
    assert "Traceback" not in shown


def test_what_was_given_is_not_asked_for(portal: Portal) -> None:
    status, shown = at_terminal(portal, ["Chợ Vinh", "--category", "thoi-su"], "")
    assert status == 0
    assert "Tác giả" not in shown


def test_where_nobody_sits_at_a_terminal_it_is_an_error(portal: Portal) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "new", "--site", str(portal.folder)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "lỗi: còn thiếu: tiêu đề, --category" in done.stderr
