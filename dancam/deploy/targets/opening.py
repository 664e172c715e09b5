"""Connects to a target: one kind of host for each kind of address."""

from __future__ import annotations

from pathlib import Path

from dancam.deploy.address import Address
from dancam.deploy.targets.store import Store


def connect(address: Address, site: Path, endpoint: str = "", wait: float = 0.0) -> Store:
    """Return a target, connected; each kind imports what it needs only here.

    Args:
        address: The target.
        site: The folder of the portal: git's remotes are those of its repository.
        endpoint: The address of the S3 server; empty for the one of the environment, or Amazon's.
        wait: Seconds to wait for another deploy where that must happen before connecting.

    Raises:
        Failed: It cannot be reached.
        Refusal: Another deploy is still at work.
    """
    if address.kind == "rsync":
        from dancam.deploy.targets.rsync import rsync_store

        return rsync_store(address)
    if address.kind == "sftp":
        from dancam.deploy.targets.sftp import sftp_store

        return sftp_store(address)
    if address.kind == "git":
        from dancam.deploy.targets.git import git_store

        return git_store(address, site, wait)
    if address.kind == "s3":
        from dancam.deploy.targets.s3 import s3_store

        return s3_store(address, endpoint)
    from dancam.deploy.targets.folder import folder_store

    return folder_store(Path(address.path))
