"""`dancam server`: writes the configuration of a web server for the portal."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dancam.cli.console import BUILT, plain_options
from dancam.problems import Place, Refusal, problem
from dancam.system.disk import Disk

if TYPE_CHECKING:  # each command imports what it needs
    from dancam.servers.writers import Configuration

# What we write begins so, in either language, as a remark; other files may tell of the command as well.
_OURS = re.compile(r"^(?:# )?(?:Do|Written by) `dancam server \w+` (?:viết cho|for) ".encode(), re.MULTILINE)
# So many bytes from the beginning of a file tell that we wrote it.
_HEAD = 400


def server_command(given: argparse.Namespace) -> int:
    """Write the configuration, or print it."""
    from msgspec.structs import replace

    from dancam.pipeline.hosting import hosted
    from dancam.servers.writers import write

    options = replace(plain_options(given), base_url=given.base_url, compress=True if given.compressed else None)
    root = given.root or str((given.site / "public").resolve())
    portal = hosted(options, Disk(), root)
    configuration = write(given.server, portal, given.lang)
    if given.output is not None:
        for path in _written(configuration, given.output):
            print(path)
    elif len(configuration.files) == 1:
        print(*configuration.files.values(), sep="", end="")
    else:
        print("\n".join(f"# ==> {name} <==\n{text}" for name, text in configuration.files.items()), end="")
    for remark in configuration.remarks:
        print(remark, file=sys.stderr)
    return BUILT


def _written(configuration: Configuration, target: Path) -> list[Path]:
    """Write the files of a configuration, and return their paths.

    Args:
        configuration: The files.
        target: Where one lies; a folder for several, or an existing folder for one.

    Raises:
        Refusal: Something else lies there.
    """
    is_folder = len(configuration.files) > 1 or target.is_dir()
    files = {target / name if is_folder else target: text for name, text in configuration.files.items()}
    if is_folder and target.exists() and not target.is_dir():
        raise Refusal(problem("exists-already", Place(str(target))))
    for path in files:
        if path.exists() and not (path.is_file() and _OURS.search(_head(path))):
            raise Refusal(problem("exists-already", Place(str(path))))
    for path, text in files.items():
        Disk().write_whole(path, text.encode())
    return list(files)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
