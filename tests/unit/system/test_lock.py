"""The lock that one process has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dancam.system.lock import Locked, lock


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    with lock(tmp_path / "lock"):
        with pytest.raises(Locked) as caught, lock(tmp_path / "lock", wait=0):
            pass
        assert caught.value.holder == str(os.getpid())


def test_a_lock_is_free_again_afterwards_whatever_is_left_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("999999\n", encoding="ascii")
    with lock(tmp_path / "lock", wait=0):
        pass
    with lock(tmp_path / "lock", wait=0):
        pass
