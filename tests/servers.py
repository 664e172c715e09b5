"""Real web servers for tests: started with a configuration as `dancam server` writes it, at a free port."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVERS = ("nginx", "apache", "caddy")
HOST = "thu.example"

# What stands around a site's own configuration on a machine.
_NGINX = """daemon off;
pid {folder}/pid;
error_log stderr;
{user}
events {{}}
http {{
    include {folder}/mime.types;
    access_log off;
    {shown}
}}
"""
_APACHE = """ServerRoot {folder}
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog /dev/stderr
{modules}
TypesConfig /etc/mime.types
{user}
<Directory />
    Require all denied
</Directory>
{shown}
"""
_APACHE_MODULES = "mpm_event authz_core alias dir mime headers rewrite filter deflate brotli unixd env"
_CADDY = """{{
    admin off
    auto_https off
}}
{shown}
"""
_PROGRAMS = {
    "nginx": ("nginx", "-p", "{folder}", "-c", "{config}"),
    "apache": ("apache2", "-d", "{folder}", "-f", "{config}", "-D", "FOREGROUND"),
    "caddy": ("caddy", "run", "--adapter", "caddyfile", "--config", "{config}"),
}
_CHECKS = {
    "nginx": ("nginx", "-t", "-q", "-p", "{folder}", "-c", "{config}"),
    "apache": ("apache2", "-t", "-d", "{folder}", "-f", "{config}"),
    "caddy": ("caddy", "validate", "--adapter", "caddyfile", "--config", "{config}"),
}


def _whole(server: str, written: str, folder: Path, port: int) -> str:
    """Return a configuration for this machine, where it listens at a port without certificates."""
    is_root = os.geteuid() == 0
    if server == "nginx":
        shutil.copy("/etc/nginx/mime.types", folder)
        shown = written.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
        return _NGINX.format(folder=folder, shown=shown, user="user root;" if is_root else "")
    if server == "caddy":
        site = f"http://{HOST}:{port} {{\n    bind 127.0.0.1"
        return _CADDY.format(shown=written.replace(f"https://{HOST} {{", site))
    home = Path("/usr/lib/apache2/modules")
    modules = "\n".join(
        f"LoadModule {name}_module {home}/mod_{name}.so"
        for name in _APACHE_MODULES.split()
        if (home / f"mod_{name}.so").is_file()
    )
    user = "User nobody\nGroup nogroup" if is_root else ""
    shown = written.replace("*:80", f"127.0.0.1:{port}")
    return _APACHE.format(folder=folder, port=port, modules=modules, user=user, shown=shown)


def _command(words: tuple[str, ...], folder: Path) -> list[str]:
    executable = shutil.which(words[0], path=f"{os.environ['PATH']}:/usr/sbin")
    if executable is None:
        pytest.skip(f"{words[0]} is not here: tools/programs.sh installs it where it may")
    return [executable, *(each.format(folder=folder, config=folder / "config") for each in words[1:])]


def complaints(server: str, written: str) -> str:
    """Return what a server's own check says of a configuration; empty where it is taken."""
    with tempfile.TemporaryDirectory() as raw:
        folder = Path(raw)
        (folder / "config").write_text(_whole(server, written, folder, 8080), encoding="utf-8")
        done = subprocess.run(
            _command(_CHECKS[server], folder), capture_output=True, check=False, env=_environment(folder)
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        return said if done.returncode else ""


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))


@contextlib.contextmanager
def running(server: str, written: str) -> Iterator[int]:
    """Run a server with a configuration, and yield its port."""
    with tempfile.TemporaryDirectory() as raw, socket.socket() as found:
        folder = Path(raw)
        folder.chmod(0o755)
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        found.close()
        (folder / "config").write_text(_whole(server, written, folder, port), encoding="utf-8")
        command = _command(_PROGRAMS[server], folder)
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(command, stdout=log, stderr=log, env=_environment(folder)) as process,
        ):
            try:
                for _ in range(300):
                    with socket.socket() as line:
                        if process.poll() is not None or line.connect_ex(("127.0.0.1", port)) == 0:
                            break
                    time.sleep(0.05)
                assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")
                yield port
            finally:
                process.terminate()


@contextlib.contextmanager
def folder_for_all() -> Iterator[Path]:
    """Yield a folder into which everybody may look: Apache does it as nobody."""
    with tempfile.TemporaryDirectory() as raw:
        folder = Path(raw).resolve()
        folder.chmod(0o755)
        yield folder


class Answer:
    """What a server says."""

    def __init__(self, line: http.client.HTTPConnection, path: str, method: str = "GET", **headers: str) -> None:
        """Ask for a path, as it stands, on a connection."""
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": HOST, **{name.replace("_", "-"): each for name, each in headers.items()}}.items():
            line.putheader(name, value)
        line.endheaders()
        response = line.getresponse()
        self.status, self.headers, self.data = response.status, response.headers, response.read()

    def said(self, name: str) -> str:
        """Return a header, which must come once at most."""
        found = self.headers.get_all(name, [])
        assert len(found) <= 1, (name, found)
        return found[0] if found else ""
