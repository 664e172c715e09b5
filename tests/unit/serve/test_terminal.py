"""What `dancam serve` prints after a refresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from dancam.serve.ondemand import News
from dancam.serve.terminal import Terminal


@pytest.mark.parametrize(
    ("changed", "saved", "words"),
    [
        (["site.yml"], [], "site.yml"),
        (["content/a.md", "site.yml"], ["site.yml"], "content/a.md and 1 other files"),
        ([], ["templates/404.html"], "templates/404.html"),
        ([], ["site.yml", "content/a.md"], "content/a.md and 1 other files"),
        ([], [], "an article is due to come or go"),
    ],
)
def test_only_the_clock_makes_an_article_due(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: list[str], saved: list[str], words: str
) -> None:
    Terminal(tmp_path, "en").changed(News(changed=changed), 0.5, frozenset(tmp_path / name for name in saved))
    assert capsys.readouterr().out == f"Updated: {words} (0.50 s).\n"


def test_a_file_elsewhere_has_its_whole_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(tmp_path / "portal", "en").changed(News(), 0.5, [tmp_path / "theme/templates/404.html"])
    assert f"Updated: {tmp_path}/theme/templates/404.html (" in capsys.readouterr().out
