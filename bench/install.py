"""Puts the peers into a folder of their own: exact versions, once for each change of the pins."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from bench.contestant import ROOT

_REQUIREMENTS = ROOT / "requirements/bench.txt"
_PACKAGE = ROOT / "bench/sites/package.json"


def install(folder: Path) -> Path:
    """Install the peers below a folder where they are not there yet, and return where they are."""
    pins = hashlib.sha256(_REQUIREMENTS.read_bytes() + _PACKAGE.read_bytes() + sys.version.encode()).hexdigest()
    tools = folder / pins[:12]
    mark = tools / "complete"
    if mark.exists():
        return tools
    shutil.rmtree(tools, ignore_errors=True)
    print(f"installing the peers into {tools} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(tools / "python")], check=True)
    pip = [str(tools / "python/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(_REQUIREMENTS)], check=True)
    (tools / "npm").mkdir()
    shutil.copy(_PACKAGE, tools / "npm")
    npm = shutil.which("npm")
    if npm:
        command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=tools / "npm", check=True)
        mark.touch()
    else:
        print("no npm here: Eleventy will not take part", flush=True)
    return tools
