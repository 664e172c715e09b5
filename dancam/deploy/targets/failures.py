"""What programs say when they fail, as kinds of problems."""

from __future__ import annotations

import re

from dancam.deploy.targets.store import Failed

_NETWORK = (
    "Could not resolve",
    "Connection refused",
    "[Tt]imed out",
    "No route to host",
    "unreachable",
    "Connection (?:reset|closed)",
    "Broken pipe",
    "lost connection",
    "mux_client",
    "Control socket",
    "hung up unexpectedly",
)
# In order: the first that fits. The programs run with LC_ALL=C, so that they say it in English.
_SAID = (
    ("deploy-host-key", r"Host key verification failed|HOST IDENTIFICATION HAS CHANGED"),
    (
        "deploy-login",
        r"Permission denied \(|Too many authentication failures|Authentication failed|could not read Username",
    ),
    ("deploy-moved", r"\[rejected\]|fetch first|non-fast-forward|cannot lock ref"),
    ("deploy-network", "|".join(_NETWORK)),
    ("deploy-no-shell", r"sftp connections only|not allowed to execute|account is (?:currently )?not available"),
    ("deploy-full", r"No space left|[Qq]uota exceeded"),
    ("deploy-rights", r"[Pp]ermission denied|Read-only file system|Operation not permitted|hook declined"),
    ("deploy-program", r"rsync: (?:command )?not found|rsync: No such file"),
)
# What git says besides, whatever was wrong.
_ADVICE = re.compile(
    r"hint: |fatal: Could not read from remote repository|Please make sure you have the correct access rights"
    r"|and the repository exists|error: failed to push some refs"
)
_LINES = 3


def failure(said: str) -> Failed:
    """Return what a program said as a failure: its kind, and what tells it; of much, the first and the last words."""
    said = re.sub(r"//[^/@\s]+@", "//", said)  # a password may stand in an address
    code = next((code for code, pattern in _SAID if re.search(pattern, said)), "deploy-failed")
    if code == "deploy-program":
        return Failed(code, "rsync")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    lines = [line for line in lines if not _ADVICE.match(line)] or lines
    wanted = dict(_SAID).get(code)
    telling = [line for line in lines if wanted and re.search(wanted, line)] or lines
    if len(telling) > _LINES:
        telling = [telling[0], *telling[1 - _LINES :]]
    return Failed(code, " · ".join(telling)[:500])
