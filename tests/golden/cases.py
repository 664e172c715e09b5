"""Text fixtures: sources with mistakes, and beside them what dancam says about each.

A file holds many cases. A case is a title, the files of a portal, and what is expected:

    #### Ngày không có thật
    ==> content/thoi-su/bai.md
    ---
    title: Bài
    …
    <== codes
    no-such-day
    <== vi
    …
    <== en
    …

A file is written below the small portal of `tests.portal`. After its path may stand `(bytes)`: the text has escapes
such as `\\xff`; `(link)`: the text is where a symbolic link leads; `(gone)`: the file is deleted. A line
`==> (build)` builds what is there so far, and with `==> (check)` the portal is checked instead of built. `~` at the
start of a path stands for the folder beside the portal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_CASE, _INPUT, _EXPECTED = "#### ", "==> ", "<== "


@dataclass(slots=True)
class Case:
    """One case."""

    file: Path
    title: str
    inputs: list[tuple[str, str]] = field(default_factory=list)
    """Path with its remark, and text; in order."""
    expected: dict[str, str] = field(default_factory=dict)
    """By `codes`, `vi` and `en`."""

    @property
    def name(self) -> str:
        """How the test of this case is called."""
        return f"{self.file.stem}: {self.title}"


def parse(file: Path) -> list[Case]:
    """Return the cases of a file."""
    cases: list[Case] = []
    lines: list[str] = []

    def close(heading: str) -> None:
        text = "".join(f"{line}\n" for line in lines)
        lines.clear()
        if heading.startswith(_INPUT):
            cases[-1].inputs.append((heading.removeprefix(_INPUT), text))
        elif heading.startswith(_EXPECTED):
            cases[-1].expected[heading.removeprefix(_EXPECTED)] = text.strip("\n")

    heading = ""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith((_CASE, _INPUT, _EXPECTED)):
            close(heading)
            heading = line
            if line.startswith(_CASE):
                cases.append(Case(file, line.removeprefix(_CASE)))
        else:
            lines.append(line)
    close(heading)
    return cases


def write(cases: list[Case]) -> str:
    """Return cases of one file as they stand in it."""
    parts = []
    for case in cases:
        parts.append(f"{_CASE}{case.title}\n")
        parts += [f"{_INPUT}{path}\n{text}" for path, text in case.inputs]
        parts += [f"{_EXPECTED}{name}\n{text}\n" for name, text in case.expected.items()]
        parts.append("\n")
    return "".join(parts)


def all_cases() -> list[Case]:
    """Return the cases of all files."""
    return [case for file in sorted(FOLDER.glob("*.txt")) for case in parse(file)]
