"""Watching: what an editor's programs do to files comes as one change set."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dancam.watching import watch

Changes = Iterator[frozenset[Path]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def next_change(changes: Changes) -> set[str]:
    """Return the names of the next change set that is not empty."""
    for _ in range(20):
        names = {path.name for path in next(changes)}
        if names:
            return names
    return set()


@pytest.fixture
def changes(folder: Path) -> Iterator[Changes]:
    generator = watch([folder / "content"], [folder / "site.yml"])
    assert next(generator) == frozenset()
    yield generator
    generator.close()


def test_a_saved_file_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/bai.md").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}


def test_a_file_put_in_place_by_renaming_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/.bai.md.swp").write_text("a", encoding="utf-8")
    (folder / "content/.bai.md.swp").rename(folder / "content/bai.md")
    assert "bai.md" in next_change(changes)


def test_a_new_folder_with_files_is_told(folder: Path, changes: Changes) -> None:
    (folder / "content/thoi-su").mkdir()
    assert "thoi-su" in next_change(changes)


def test_the_settings_are_watched_but_not_their_neighbours(folder: Path, changes: Changes) -> None:
    (folder / "ghi-chu.txt").write_text("a", encoding="utf-8")
    (folder / "site.yml").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"site.yml"}


def test_passing_files_of_editors_are_not_told(folder: Path, changes: Changes) -> None:
    (folder / "content/bai.md~").write_text("a", encoding="utf-8")
    (folder / "content/4913").write_text("a", encoding="utf-8")
    (folder / "content/that.md").write_text("a", encoding="utf-8")
    assert next_change(changes) == {"that.md"}


def test_reading_is_no_change(folder: Path, changes: Changes) -> None:
    file = folder / "content/bai.md"
    file.write_text("a", encoding="utf-8")
    assert next_change(changes) == {"bai.md"}
    file.read_text(encoding="utf-8")
    assert next(changes) == frozenset()


def test_a_watched_folder_that_comes_and_goes_is_told_and_watched_again(folder: Path) -> None:
    generator = watch([folder / "content", folder / "static"], [folder / "site.yml"])
    assert next(generator) == frozenset()
    for _ in range(2):
        (folder / "static").mkdir()
        assert next_change(generator) == {"static"}
        (folder / "static/a.css").write_text("a", encoding="utf-8")
        assert next_change(generator) == {"a.css"}
        shutil.rmtree(folder / "static")
        assert next_change(generator) >= {"static"}
    generator.close()
