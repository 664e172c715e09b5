"""Paths and captions of links and pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from dancam.authoring.fixes.drafts import PATH_LISTS, PATHS, Draft, Edit, keys
from dancam.content.body import readings, targets
from dancam.content.typed.layout import curly_captions
from dancam.content.typed.lines import prose

# Where a body holds the path of a file.
_TARGETS = (
    re.compile(r"\]\([ \t]*(?:<(?P<bracketed>[^<>\n]*)>|(?P<target>(?:[^()\s“”‘’\"']|\([^()\s]*\))+))(?=[^()\n]*\))"),
    re.compile(r"(?P<bracketed>)^[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s<>]+)"),
    re.compile(r"(?P<bracketed>)^ {0,3}:{3,}[ ]*[^\W\d_][\w-]*[ ]+(?P<target>\S+)"),
    re.compile(r"(?P<bracketed>)^ {0,3}:{3,}[ ]*[^\W\d_][\w-]*[ ]+\S+[ ]+(?P<target>\S+)"),
)
_ENDING = ".md"
CONTENT = "content"
_IN_TAG = re.compile(r"(?:<[a-zA-Z][\w:-]*\s[^<>]*|\{[^{}]*)\Z")
_ESCAPED = re.compile(r"\\\]\([\s>]{0,9}\Z")
# A backslash before a letter or digit escapes nothing.
_SLASH = re.compile(r"(?<=[\w.])\\+(?=[^\W_])")
_VALUE = re.compile(
    r"(?:(?:-[ ]+)*(?<![\w-])(?P<key>[a-z_]+)[ ]*:[ ]+|-[ ]+|[\[,][ ]*)"
    r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s,{}\[\]\"'][^,{}\[\]\n]*)"
)


def straight(draft: Draft) -> Iterator[Edit]:
    """Yield edits that put captions in straight quotation marks."""
    for row, match in curly_captions(prose("\n".join(draft.body))):
        for part in ("open", "close"):
            yield Edit(row + draft.fields, match.start(part), match.end(part), '"', "caption-quotes")


def slashes(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for each backslash between the parts of a path."""
    if not any("\\" in line for line in draft.lines):
        return
    for row, start, path in _paths(draft):
        if ":" not in path:
            for match in _SLASH.finditer(path):
                yield Edit(row, start + match.start(), start + match.end(), "/", "wrong-slash")


def renamed(draft: Draft, path: str, names: Mapping[str, str]) -> Iterator[Edit]:
    """Yield an edit for each path that leads to a file which gets another ending.

    Args:
        draft: The source.
        path: Its path below `content/`.
        names: The new paths of such files.
    """

    def leads(target: str) -> bool:
        folder = "" if target.startswith("/") else posixpath.dirname(path)
        file = unquote(target.lstrip("/"))
        return posixpath.normpath(posixpath.join(folder, file)) in names or file.removeprefix(f"{CONTENT}/") in names

    for row, start, written in {*_paths_in_fields(draft), *_targets(draft)}:
        for reading in readings(written):
            target = re.split(r"[#?]", reading, maxsplit=1)[0]
            ending = re.search(rf"{re.escape(target[-len(_ENDING) :])}(?=$|[#?\s>\"'])", written)
            if ending and leads(target):
                yield Edit(row, start + ending.start(), start + ending.end(), _ENDING, "ending")
                break


def _targets(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of each place of the body that holds a target, in whatever form, with its title."""
    body = "\n".join(prose("\n".join(draft.body)))
    for start, written in targets(body):
        before = body[:start]
        is_in_text = before.rstrip().endswith("=") and not _IN_TAG.search(before)
        if not is_in_text and not _ESCAPED.search(before):
            row = body.count("\n", 0, start)
            yield draft.fields + row, start - (before.rfind("\n") + 1), written


def _paths(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of each path of a file, with its quotation marks."""
    yield from _paths_in_fields(draft)
    for row, line in enumerate(prose("\n".join(draft.body)), draft.fields):
        for pattern in _TARGETS:
            for match in pattern.finditer(line):
                group = "target" if match["target"] else "bracketed"
                if match[0][0] == "]" and "[" not in line[: match.start()]:
                    continue
                yield row, match.start(group), match[group]


def _paths_in_fields(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of each path of a file in the front matter, with its quotation marks."""
    for row, (line, (own, around)) in enumerate(zip(draft.lines, keys(draft.lines[: draft.fields]), strict=False)):
        if own in PATHS or around in PATHS or around in PATH_LISTS:
            for match in _VALUE.finditer(line):
                key = match["key"] or (around if around in PATH_LISTS else own)
                if key in PATHS or key in PATH_LISTS:
                    yield row, match.start("value"), match["value"]
