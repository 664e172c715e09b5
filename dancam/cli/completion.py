"""Completion with the Tab key: commands, options, and names from the portal."""

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
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import Unusable
from dancam.pipeline.options import Options, ledger_path
from dancam.problems import Refusal
from dancam.site.shelves import tags_of
from dancam.system.disk import Disk

# How many sources are read for their tags if no build has left a list of tags.
_MOST_SOURCES = 2_000


def script(shell: str) -> str:
    """Return the code with which a shell (bash, zsh or fish) asks this program for completions."""
    return str(shellcode(["dancam"], shell=shell))


def answer(handlers: Mapping[str, Handler]) -> None:
    """Print the completions for a shell, and exit."""
    argcomplete.autocomplete(parser(handlers, _complete), always_complete_options="long")


def _complete(action: argparse.Action, kind: str) -> None:
    def names(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Iterable[str]:
        with contextlib.suppress(OSError, Refusal, Unusable, ValueError):  # no completions, and no place to report it
            return [each for each in _names(kind, parsed_args.site, prefix) if each.startswith(prefix)]
        return ()

    action.completer = names  # type: ignore[attr-defined]  # argparse does not know it, argcomplete looks there


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
    """Return all tags: from the ledger of the last build, or else from the sources."""
    with contextlib.closing(Ledger(ledger_path(Options(site, site / "public", datetime.now(UTC))))) as ledger:
        labels = ledger.labels() if ledger.state is not None else {}
        tags = {part.title for label in labels.values() for part in tags_of(label).values()}
    if tags:
        return sorted(tags)
    disk = Disk()
    for path in [path for path in disk.scan(site / "content").files if path.endswith(".md")][:_MOST_SOURCES]:
        source, _ = frontmatter.read(disk.read(site / "content" / path), path)
        tags |= {tag.title for tag in source.tags} if source is not None else set()
    return sorted(tags)
