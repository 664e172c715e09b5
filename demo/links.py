"""The links of a published site, as a reader follows them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from urllib.parse import unquote


def dead_links(files: Mapping[str, bytes], known: Set[str]) -> list[str]:
    """Return the dead links that a reader meets who starts at any of the known addresses."""
    dead = []
    waiting = sorted(known & files.keys())
    seen = set(waiting)
    while waiting:
        path = waiting.pop()
        if not path.endswith(".html"):
            continue
        for href in re.findall(r'(?:href|src)="(/[^"#?]*)', files[path].decode()):
            target = unquote(href).lstrip("/")
            target += "index.html" if target == "" or target.endswith("/") else ""
            if target not in files:
                dead.append(f"{path} -> {href}")
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
    return dead
