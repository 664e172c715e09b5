"""The Tab key: what a shell may offer next, the names of the portal among it."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import argcomplete
from argcomplete.shell_integration import shellcode

from dancam.cli.arguments import Handler, parser
from dancam.cli.console import settings_in
from dancam.content import frontmatter
from dancam.content.config import category_keys
from dancam.pipeline.ledger import Ledger, Unusable
from dancam.pipeline.options import Options, ledger_path
from dancam.problems import Refusal
from dancam.system.disk import Disk

# Sources that are read for their tags where no build has left a list of them.
_READ = 2_000


def script(shell: str) -> str:
    """Return the lines with which a shell asks this program: bash, zsh or fish."""
    return str(shellcode(["dancam"], shell=shell))


def answer(handlers: Mapping[str, Handler]) -> None:
    """Answer a shell, and leave."""
    argcomplete.autocomplete(parser(handlers, _complete), always_complete_options="long")


def _complete(action: argparse.Action, kind: str) -> None:
    def names(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Iterable[str]:
        with contextlib.suppress(OSError, Refusal, Unusable, ValueError):  # nothing to offer, and nobody to tell
            return [each for each in _names(kind, parsed_args.site, prefix) if each.startswith(prefix)]
        return ()

    action.completer = names  # type: ignore[attr-defined]  # the library's way


def _names(kind: str, site: Path, prefix: str) -> Iterable[str]:
    if kind == "category":
        return category_keys(settings_in(site, Disk()))
    if kind == "author":
        return [name for each in settings_in(site, Disk()).authors for name in (each.key, each.name)]
    if kind == "tag":
        return _tags(site)
    start = "content/" if prefix.startswith("content/") or not prefix else ""
    return [f"{start}{path}" for path in Disk().scan(site / "content").files if path.endswith(".md")]


def _tags(site: Path) -> Iterable[str]:
    """Return all tags: as the last build has left them, else as the sources have them."""
    with contextlib.closing(Ledger(ledger_path(Options(site, site / "public", datetime.now(UTC))))) as ledger:
        labels = ledger.labels() if ledger.state is not None else {}
        found = {part.title for each in labels.values() for name, part in each.parts.items() if name.startswith("tag ")}
    if found:
        return sorted(found)
    disk = Disk()
    for path in [path for path in disk.scan(site / "content").files if path.endswith(".md")][:_READ]:
        source, _ = frontmatter.read(disk.read(site / "content" / path), path)
        found |= {tag.title for tag in source.tags} if source is not None else set()
    return sorted(found)
