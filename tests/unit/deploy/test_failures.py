"""What programs say when they fail, and what is told of it."""

from __future__ import annotations

import pytest

from dancam.deploy.targets.failures import failure

_RIGHTS = "Please make sure you have the correct access rights\nand the repository exists.\n"
_READ = f"fatal: Could not read from remote repository.\n\n{_RIGHTS}"


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        (
            f"fatal: '/srv/sai' does not appear to be a git repository\n{_READ}",
            "deploy-failed",
            "fatal: '/srv/sai' does not appear to be a git repository",
        ),
        (f"ERROR: Repository not found.\n{_READ}", "deploy-failed", "ERROR: Repository not found."),
        (
            f"git@ma.example: Permission denied (publickey).\n{_READ}",
            "deploy-login",
            "git@ma.example: Permission denied (publickey).",
        ),
        (
            "fatal: couldn't find remote\nhint: look\nerror: failed to push some refs to 'x'\n",
            "deploy-failed",
            "fatal: couldn't find remote",
        ),
        (_READ.splitlines()[0], "deploy-failed", "fatal: Could not read from remote repository."),
        ("một\nhai\nba\nbốn\nnăm\n", "deploy-failed", "một · bốn · năm"),
        ("một\nhai\nba\n", "deploy-failed", "một · hai · ba"),
    ],
)
def test_the_line_that_says_what_is_wrong_is_told(said: str, code: str, reason: str) -> None:
    told = failure(said)
    assert (told.code, told.reason) == (code, reason)
