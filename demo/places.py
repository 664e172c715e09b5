"""Places to deploy to, one of each kind, on this machine: what their readers would see can be looked at."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dancam.deploy.record import FOLDER
from demo.hosts import S3, Ssh

KINDS = ("folder", "rsync", "sftp", "git", "s3")


@dataclass(frozen=True, slots=True)
class Place:
    """A place to deploy to."""

    kind: str
    address: str
    """As one writes it."""
    look: Callable[[], dict[str, bytes]]
    """Returns all that lies there, with the record."""
    put: Callable[[str, bytes | None], None]
    """Puts a file there by another way than a deploy, or removes it."""
    read: Callable[[str], bytes | None] = lambda _: None
    """Returns one file; None where there is none."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What programs must be told to reach it."""

    def files(self) -> dict[str, bytes]:
        """Return what readers see, by path."""
        return {path: data for path, data in self.look().items() if not path.startswith(f"{FOLDER}/")}

    def lose_record(self) -> None:
        """Remove the record that deploys keep there."""
        for path in self.look():
            if path.startswith(f"{FOLDER}/"):
                self.put(path, None)


@contextlib.contextmanager
def surroundings(values: Mapping[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def folder_place(folder: Path, kind: str = "folder", host: Ssh | None = None) -> Place:
    """Return a folder, reached as such or over ssh."""

    def look() -> dict[str, bytes]:
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
        found = {}
        for path in paths:
            with contextlib.suppress(FileNotFoundError):  # a deploy is under way
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
        return found

    def put(path: str, data: bytes | None) -> None:
        if data is None:
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)

    def read(path: str) -> bytes | None:
        with contextlib.suppress(FileNotFoundError):
            return (folder / path).read_bytes()
        return None

    if host is None:
        return Place(kind, f"folder:{folder}", look, put, read)
    return Place(kind, host.address(kind, folder), look, put, read, {"DANCAM_SSH_COMMAND": host.command})


def git_place(folder: Path, branch: str = "gh-pages") -> Place:
    """Return a branch of a bare repository that is made in a folder."""
    subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True)

    def git(*arguments: str, data: bytes = b"") -> bytes:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.com", "--git-dir", str(folder))
        return subprocess.run(["git", *names, *arguments], input=data, check=True, capture_output=True).stdout

    def tip() -> str:
        return git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}").decode().strip()

    def look() -> dict[str, bytes]:
        if not tip():
            return {}
        listed = [each.split(b"\t", 1) for each in git("ls-tree", "-r", "-z", tip()).split(b"\0")[:-1]]
        names = b"".join(about.split()[2] + b"\n" for about, _ in listed)
        data, found = git("cat-file", "--batch", data=names), {}
        for _, path in listed:
            size = int(data[: data.index(b"\n")].split()[2])
            start = data.index(b"\n") + 1
            found[path.decode()] = data[start : start + size]
            data = data[start + size + 1 :]
        found.pop(".nojekyll")
        return found

    def put(path: str, data: bytes | None) -> None:
        content = b"D %b\n" % path.encode()
        if data is not None:
            content = b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data)
        start = b"from %b\n" % tip().encode() if tip() else b""
        head = b"commit refs/heads/%b\ncommitter A <a@example.com> 1 +0000\ndata 1\nx\n" % branch.encode()
        git("fast-import", "--quiet", data=head + start + content)

    return Place("git", f"git:{folder}#{branch}", look, put)


def s3_place(server: S3, bucket: str) -> Place:
    """Return a bucket, which is made."""
    with surroundings(server.environment):
        import boto3

        client: Any = boto3.session.Session().client("s3", endpoint_url=server.endpoint)
    client.create_bucket(Bucket=bucket)

    def read(path: str) -> bytes | None:
        try:
            data: bytes = client.get_object(Bucket=bucket, Key=path)["Body"].read()
        except client.exceptions.NoSuchKey:
            return None
        return data

    def look() -> dict[str, bytes]:
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        keys = [each["Key"] for page in pages for each in page.get("Contents", ())]
        found = {key: read(key) for key in keys}
        return {key: data for key, data in found.items() if data is not None}  # a deploy may be under way

    def put(path: str, data: bytes | None) -> None:
        if data is None:
            client.delete_object(Bucket=bucket, Key=path)
        else:
            client.put_object(Bucket=bucket, Key=path, Body=data)

    return Place("s3", f"s3://{bucket}", look, put, read, server.environment)
