"""The address of a target: how people write where a portal goes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dancam.records import Record, digest

EXAMPLES = (
    "rsync:bientap@may-chu.example:/srv/cong",
    "sftp:bientap@may-chu.example:/cong",
    "s3://ten-kho/thu-muc",
    "git:origin#gh-pages",
    "folder:/srv/cong",
)
# Neither user, host nor remote begins with a dash: programs would take it for an option.
_OVER_SSH = re.compile(
    r"(?P<host>(?:[\w.][\w.+-]*@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\]))(?::(?P<port>\d{1,5}))?:(?P<path>[^:].*)"
)
_S3 = re.compile(r"(?P<host>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<path>.*))?")
_GIT = re.compile(r"(?P<host>[^-#][^#]*)(?:#(?P<path>[\w][\w./-]*))?")
PAGES = "gh-pages"


class Address(Record, frozen=True):
    """Where a portal goes."""

    kind: str
    """`rsync`, `sftp`, `s3`, `git` or `folder`."""
    host: str = ""
    """`user@host`, the bucket, or git's remote; empty for a folder."""
    path: str = ""
    """The folder there, the prefix of all keys, or the branch."""
    port: int = 0
    """The port; 0 for the usual one."""

    @property
    def shown(self) -> str:
        """The address without a password that may stand in it."""
        if self.kind == "folder":
            return self.path
        if self.kind == "s3":
            return f"s3://{self.host}/{self.path}".rstrip("/")
        if self.kind == "git":
            return f"git:{_without_password(self.host)}#{self.path}"
        return f"{self.kind}:{self.host}{f':{self.port}' if self.port else ''}:{self.path}"

    @property
    def name(self) -> str:
        """A name for files about this target."""
        return f"{self.kind}-{digest(repr(self).encode())[:12]}"


def _without_password(remote: str) -> str:
    parts = urlsplit(remote) if "://" in remote else None
    return remote.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1) if parts and parts.password else remote


def read_address(text: str) -> Address | None:
    """Return the address that a text is; None where it is none. A path is one if it has a slash."""
    kind, _, rest = text.partition(":")
    if kind in {"rsync", "sftp"} and (match := _OVER_SSH.fullmatch(rest)):
        return Address(kind, match["host"], match["path"].rstrip("/") or "/", int(match["port"] or 0))
    if text.startswith("s3://") and (match := _S3.fullmatch(text.removeprefix("s3://"))):
        return Address("s3", match["host"], (match["path"] or "").strip("/"))
    if kind == "git" and (match := _GIT.fullmatch(rest)):
        return Address("git", match["host"], match["path"] or PAGES)
    if kind == "folder" and rest:
        return Address("folder", path=rest)
    is_path = re.match(r"[./~]|[A-Za-z]:[\\/]", text) or ("/" in text and "://" not in text and ":" not in text)
    return Address("folder", path=text) if is_path else None
