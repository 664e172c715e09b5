"""Hosts on this machine to deploy to, by real programs on loopback: sshd with rsync and SFTP, and an S3 server."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_SERVER = """Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile {folder}/pid
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
MaxStartups 100
# What this user's shell does first, each time, is nobody's business here.
SetEnv HOME={folder}
Subsystem sftp internal-sftp
{besides}
"""
_CLIENT = """Host 127.0.0.1
  Port {port}
  IdentityFile {folder}/user_key
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known_hosts
  StrictHostKeyChecking yes
"""


@dataclass(frozen=True, slots=True)
class Ssh:
    """A running sshd."""

    folder: Path
    """The folder with its keys and settings."""
    port: int

    @property
    def command(self) -> str:
        """The ssh command that reaches it: no setting of this machine counts."""
        return f"ssh -F {self.folder}/client"

    def address(self, kind: str, path: Path) -> str:
        """Return the address of a folder."""
        return f"{kind}:127.0.0.1:{path}"


class Counter:
    """Passes on to a server what a client says, and back, and counts the bytes."""

    def __init__(self, port: int) -> None:
        """Pass on to a port of this machine."""
        self.sent = self.received = 0
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        """Where it listens."""
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            client, _ = self._listening.accept()
            server = socket.create_connection(("127.0.0.1", self._to))
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._pass, args=(source, target, source is client), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, is_sent: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                self.sent += len(data) * is_sent
                self.received += len(data) * (not is_sent)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextlib.contextmanager
def sshd(folder: Path, besides: str = "") -> Iterator[Ssh]:
    """Run sshd on loopback with keys of its own, for this user.

    Args:
        folder: Where its keys lie.
        besides: Lines of its settings.
    """
    assert SSHD
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("host_key", "user_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    host = Ssh(folder, free_port())
    (folder / "server").write_text(_SERVER.format(port=host.port, folder=folder, besides=besides))
    (folder / "client").write_text(_CLIENT.format(port=host.port, folder=folder))
    key = (folder / "host_key.pub").read_text()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{host.port} {key}")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where its unprivileged part lives
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "server"], stderr=log)
    try:
        _wait(host.port, process)
        yield host
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert process.poll() is None, process.returncode
        time.sleep(0.02)
    raise TimeoutError(port)


# OpenStack Swift with its S3 interface: four servers in one process, on one folder, the fewest that there can be.
_SWIFT = """
import eventlet
eventlet.monkey_patch()
import eventlet.wsgi, io
from swift.common import utils, wsgi
from swift.common.ring import RingBuilder
folder, ports, proxy = {folder!r}, {ports!r}, {proxy!r}
utils.set_swift_dir(folder)
for name, port in ports.items():
    builder = RingBuilder(4, 1, 0)
    builder.add_dev(dict(id=0, region=1, zone=1, ip="127.0.0.1", port=port, device="d", weight=1.0))
    builder.rebalance()
    builder.get_ring().save(folder + "/" + name + ".ring.gz")
servers = []
for name, port in dict(ports, proxy=proxy).items():
    application = wsgi.loadapp(folder + "/" + name + ".conf", global_conf=dict(log_name=name))
    socket = eventlet.listen(("127.0.0.1", port))
    servers.append(eventlet.spawn(eventlet.wsgi.server, socket, application, log=io.StringIO(), log_output=False))
servers[0].wait()
"""
_COMMON = """[DEFAULT]
swift_dir = {folder}
devices = {devices}
mount_check = false
log_level = ERROR
"""
_STORAGE = """[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
fallocate_reserve = 0
"""
_PROXY = """[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# A server without room is asked again at once.
error_suppression_interval = 0
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
"""
SWIFT = shutil.which("swift-proxy-server")
# The Python of the system, for which Debian packages it.
_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True, slots=True)
class S3:
    """A running S3 server."""

    endpoint: str
    key: str
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which boto3 finds it: no setting of this machine counts."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.key,
            "AWS_SECRET_ACCESS_KEY": self.secret,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_DEFAULT_REGION": "us-east-1",
        }


@contextlib.contextmanager
def swift(folder: Path, devices: Path | None = None) -> Iterator[S3]:
    """Run Swift on loopback.

    Args:
        folder: Where its settings lie.
        devices: Where it keeps what it is given; a folder of its own if none is given.
    """
    assert SWIFT
    folder.mkdir(parents=True, exist_ok=True)
    devices = devices or folder / "devices"
    (devices / "d").mkdir(parents=True, exist_ok=True)
    ports = {name: free_port() for name in ("account", "container", "object")}
    proxy = free_port()
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = dancam\n")
    for name in (*ports, "proxy"):
        settings = _PROXY if name == "proxy" else _STORAGE.format(name=name)
        (folder / f"{name}.conf").write_text(_COMMON.format(folder=folder, devices=devices) + settings)
    code = _SWIFT.format(folder=str(folder), ports=ports, proxy=proxy)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([_PYTHON, "-c", code], stdout=log, stderr=log)
    try:
        _wait(proxy, process)
        yield S3(f"http://127.0.0.1:{proxy}", "test:tester", "testing")
    finally:
        process.terminate()
        process.wait()
