"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portal import Portal


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """A small portal with a sub-site, an empty category and a page."""
    return Portal(tmp_path / "site")
