"""New articles and new portals."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.authoring.scaffold import Draft, new_article, new_portal
from dancam.content import frontmatter
from dancam.content.yaml import quoted
from dancam.problems import Refusal
from dancam.system.disk import Disk
from tests.portal import Portal
from tests.unit.makers import NOW, codes, read


def make(folder: Path, title: str = "Chợ Vinh về đêm", author: str = "khoi") -> Path:
    return new_article(folder, Draft(title, "thoi-su", author), NOW, Disk())


def test_a_new_article_lies_in_its_category_under_its_title(tmp_path: Path) -> None:
    assert make(tmp_path) == tmp_path / "content/thoi-su/cho-vinh-ve-dem.md"


def test_a_new_article_is_a_draft_without_a_mistake(tmp_path: Path) -> None:
    found, problems = frontmatter.read(make(tmp_path).read_bytes(), "thoi-su/a.md")
    assert found is not None
    assert not problems
    assert (found.title, found.category, found.draft) == ("Chợ Vinh về đêm", "thoi-su", True)
    assert found.date is not None
    assert found.date.value.isoformat() == "2026-06-15T09:00:00"


@pytest.mark.parametrize(
    "title",
    [
        "Nghị quyết: đi vào cuộc sống",
        "“Dân vận khéo”",
        "'Nháy' và \"kép\"",
        "# 1",
        "2026",
        "no",
        "- a",
        "{x}",
        "Xóm #3",
        "[a]",
    ],
)
def test_any_title_is_read_back_as_it_was_given(tmp_path: Path, title: str) -> None:
    found, problems = frontmatter.read(make(tmp_path, title, author=title).read_bytes(), "thoi-su/a.md")
    assert found is not None
    assert not problems
    assert (found.title, found.authors[0].name) == (title, title)


def test_quoting_doubles_the_quotation_marks() -> None:
    assert quoted("a'b") == "'a''b'"
    assert not read(f"title: {quoted('a: b #c')}")[1]


def test_an_article_is_never_written_over(tmp_path: Path) -> None:
    make(tmp_path).write_text("mine", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        make(tmp_path)
    assert codes(caught.value.problems) == ["exists-already"]
    assert (tmp_path / "content/thoi-su/cho-vinh-ve-dem.md").read_text(encoding="utf-8") == "mine"


def test_a_title_without_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        make(tmp_path, "???")
    assert codes(caught.value.problems) == ["empty-slug"]
    assert not list(tmp_path.iterdir())


def test_a_new_portal_builds_without_a_word(tmp_path: Path) -> None:
    new_portal(tmp_path / "new", NOW, Disk())
    portal = Portal(tmp_path / "new", site_yml="").build().succeeded()
    assert portal.codes() == []
    assert portal.result.articles == 1
    assert portal.exists("index.html")


def test_a_new_portal_keeps_its_output_out_of_git(tmp_path: Path) -> None:
    new_portal(tmp_path / "new", NOW, Disk())
    ignored = (tmp_path / "new/.gitignore").read_text(encoding="utf-8").split()
    assert {line.strip("/") for line in ignored} >= {"public", ".dancam"}


@pytest.mark.parametrize("file", ["a.txt", ".git"])
def test_a_folder_with_files_is_left_alone(tmp_path: Path, file: str) -> None:
    (tmp_path / file).touch()
    with pytest.raises(Refusal):
        new_portal(tmp_path, NOW, Disk())
    assert [path.name for path in tmp_path.iterdir()] == [file]
