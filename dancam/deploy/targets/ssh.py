"""One connection over the system's ssh, which several programs share: its settings, keys and known hosts hold."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from dancam.deploy.address import Address
from dancam.deploy.record import ASIDE, FOLDER
from dancam.deploy.targets.failures import failure
from dancam.deploy.targets.store import Failed

# What connects: `ssh -i KEY`, say. All else goes through that connection.
COMMAND = "DANCAM_SSH_COMMAND"
# The connection stays, in the background; where its deploy was killed, it ends when nobody has used it for a minute.
_STAYING = [
    "-M",
    "-N",
    "-f",
    *("-o", "ControlPersist=60"),
    *("-o", "ServerAliveInterval=15"),
    *("-o", "ConnectTimeout=20"),
]
NO_SUCH_FILE, EXISTS = 44, 45

# Each is run with the folder, a path below it, and the number of bytes that it is to read: what a broken connection cut
# short is never put in its place.
_TAKE = f"""mkdir -p "$1/{ASIDE}" && t="$1/{ASIDE}/$$" && cat >"$t" && [ "$(wc -c <"$t")" -eq "$3" ]"""
_END = 's=$?; rm -f "$t"; exit $s'
READ = f'''[ -f "$1/$2" ] || exit {NO_SUCH_FILE}; cat "$1/$2"'''
WRITE = f"""{_TAKE} && mv -f "$t" "$1/$2"; {_END}"""
# A link is made only where there is no file yet; where the file system has no links, the shell has a way of its own.
CREATE = f"""[ ! -e "$1/$2" ] || exit {EXISTS}
{_TAKE} && {{ ln "$t" "$1/$2" || (set -C; cat "$t" >"$1/$2") || (exit {EXISTS}); }}; {_END}"""
# The files are arguments: on a disk that is full there is no room for a list.
REMOVE = 'cd "$1" && shift && rm -f -- "$@"'
TIDY = 'cd "$1" && shift && rmdir -- "$@" 2>/dev/null || :'
SURVEY = f"""[ -d "$1" ] || exit {NO_SUCH_FILE}; cd "$1" || exit
if command -v sha256sum >/dev/null
then find . -path ./{FOLDER} -prune -o -type f -exec sha256sum {{}} +
else find . -path ./{FOLDER} -prune -o -type f -print | sed 's/^/-  /'
fi"""


class Ran(NamedTuple):
    """What a program came to."""

    status: int
    """Its exit status."""
    printed: bytes
    """What it printed, where nobody heard it."""
    said: str
    """What it had to say besides."""


class Connection:
    """A connection to a host."""

    def __init__(self, address: Address) -> None:
        """Connect; where ssh needs a password, or an answer, it asks at the terminal.

        Raises:
            Failed: The host cannot be reached, is not known, or refuses.
        """
        self.host = address.host.replace("[", "").replace("]", "")
        self.folder = Path(tempfile.mkdtemp(prefix="dancam-"))
        """A folder for passing files, on this machine."""
        self.options = ["-o", f"ControlPath={self.folder}/s"]
        """What other programs tell ssh so that it uses this connection."""
        command = shlex.split(os.environ.get(COMMAND, "")) or ["ssh"]
        port = ["-p", str(address.port)] if address.port else []
        try:
            self.run(*command, *self.options, *port, *_STAYING, "--", self.host)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def run(
        self, *command: str, data: bytes = b"", fine: Collection[int] = (), heard: Callable[[bytes], None] | None = None
    ) -> Ran:
        """Run a program of this machine to its end.

        Args:
            command: The program with its arguments.
            data: What it is given to read.
            fine: Exit statuses other than 0 that are no failure.
            heard: Called with each line that it prints.

        Raises:
            Failed: It is not here, or it fails.
        """
        with contextlib.ExitStack() as files:  # no pipes but one: an ssh that stays behind would keep them open
            given, printed, said = (files.enter_context(TemporaryFile(dir=self.folder)) for _ in range(3))
            given.write(data)
            given.seek(0)
            try:
                process = subprocess.Popen(  # noqa: S603 - no shell, and no host looks like an option
                    command,
                    stdin=given,
                    stdout=subprocess.PIPE if heard else printed,
                    stderr=said,
                    env={**os.environ, "LC_ALL": "C.UTF-8"},
                )
            except FileNotFoundError as error:
                raise Failed("deploy-program", command[0]) from error
            with process:
                for line in process.stdout or ():
                    assert heard is not None
                    heard(line)
            printed.seek(0)
            if process.returncode and process.returncode not in fine:
                words = _last_words(said) or printed.read().decode(errors="replace")
                raise failure(words or f"{command[0]}: {process.returncode}")
            said.seek(0)
            return Ran(process.returncode, printed.read(), said.read().decode(errors="replace"))

    def shell(self, script: str, *arguments: str, data: bytes = b"") -> Ran:
        """Run a script in the host's shell; `NO_SUCH_FILE` and `EXISTS` are no failures."""
        line = shlex.join(["exec", "sh", "-c", script, "sh", *arguments])
        return self.run("ssh", *self.options, "--", self.host, line, data=data, fine=(NO_SUCH_FILE, EXISTS))

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(Failed):  # it has ended already
            self.run("ssh", *self.options, "-O", "exit", "--", self.host)
        shutil.rmtree(self.folder, ignore_errors=True)


def _last_words(said: IO[bytes]) -> str:
    """Return what a program had to say; what the host says comes by the connection, and may do so a little later."""
    words = b""
    for _ in range(10):
        time.sleep(0.1)
        said.seek(0)
        before, words = words, said.read()
        if words and words == before:
            break
    return words.decode(errors="replace")
