"""How many of CommonMark's own examples dancam reads as CommonMark does: `make commonmark`.

The examples are compared by meaning (`demo/meaning.py`): what browsers show and read out counts, not how the HTML is
written. They are rendered as bodies of articles are, so what dancam does with every body is done with the expected HTML
too: it is cleaned by the same list of tags, headings have no steps left out and begin with `h2`, and a picture alone in
its paragraph is a figure with its title as the caption. Every address leads somewhere, so no link is dead.

An example that dancam reads otherwise on purpose is named in `DECISIONS`, with the reason. It is known by a digest of
its Markdown, since the numbers change from one edition to the next.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dancam.records import digest
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from demo.meaning import as_published, outline, tree_of
from tools.node import installed

_EXAMPLE = re.compile(
    r"^#{1,6} +(?P<title>.+?) *$|^`{32} example\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$", re.MULTILINE | re.DOTALL
)
_PASSED, _DECIDED, _FAILING = "passed", "decided", "failing"

# What dancam reads otherwise on purpose: reasons, with the digests of the examples.
# fmt: off
DECISIONS: dict[str, tuple[str, ...]] = {
    "no indented code: who indents the first line of a paragraph, as typists do, means prose, and code is fenced": (
        "d0429a6c", "3bf289aa", "4a67abb7", "41c1bdf3", "5eea1255", "462d56f7", "c991c33b", "c940e61a", "548f863c",
        "7ea9b675", "493691bf", "b137d31b", "8a726232", "26b49797", "6988ba76", "1a9de383", "87a2d576", "1a09c096",
        "d2d798ba", "61a5f5a7", "7f94d546", "4bc17b5f", "248f3f2d", "1c68e251", "3f62fb98", "1576b246", "13e185ef",
        "160e77b4", "4fb5b313", "94688c40", "2bf5e0db", "5b7d0e87", "06938479", "0e3c2530", "851e3999", "ed22eab0",
        "cc8797ae", "e805bda0", "ad550dde", "35a98a15", "54a660c5", "2fab518d", "f0449e34", "585c9a82", "98b7c432",
        "8807b94d", "89b59268", "dc52e523",
    ),
    "Markdown in HTML is Markdown, and an element that is left open ends with its block": (
        "e5af2976", "a0fcb52d", "759db666", "11c8f145", "b291af4f", "347dd16e", "68cd4c65", "6f7c1e1f", "680057a4",
        "e669ce10", "919360d7", "39918317", "50838b39", "d01aa0aa", "acafe8ec", "7d1e913c", "76b70396", "fcb0c7f9",
        "d4750c15", "a91b9072", "4768a7e1", "fb3c9633", "aef2213d", "7581eda4",
    ),
    "an empty heading is told and left out: it would be one without a name in a list of headings": ("d74a73b6",),
    "HTML is read as browsers do; an element without words is left out, and what is no tag of HTML is text": (
        "0b8a7fcc", "41565f0e", "58d4d529", "d23336c2", "d21429b4", "6135b1bc", "236d4faa", "78c9eaf8", "f7cf9e71",
        "edf1f270", "e61bf216", "0835cc2c", "f7bb8a79", "b60f3d0a",
    ),
    "a tag whose name has a colon is one of Word's: it is left out, and told": ("5c2bb42e",),
    "an instruction is left out whole, and a CDATA section is its text: browsers end both at the first `>`": (
        "20712ec4", "53a63359",
    ),
    "a link without an address leads nowhere, not to the page it is on: its words stay, and it is told": (
        "19f98802", "f7230e4a", "7e48636a", "c303ae87", "2589fdcf",
    ),
    "a link without words has its address as its words: nobody could find it otherwise": ("196b256e",),
    "names of files have blanks, and titles quotation marks: where they can be nothing else they are read so": (
        "eeb4eb74", "5b83ff1f",
    ),
    "bare addresses are links, as GitHub has them": ("d3df01f4", "5dcee692", "65cdccbc", "28ae0ab2"),
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the specification."""

    number: int
    """Its number."""
    section: str
    """The heading under which it stands."""
    text: str
    """The Markdown."""
    html: str
    """The HTML that it becomes."""

    @property
    def key(self) -> str:
        """By what `DECISIONS` knows it."""
        return digest(self.text.encode())[:8]


def examples(spec: str) -> Iterator[Example]:
    """Yield the examples of a text of the specification (`spec.txt`), in order."""
    section, number = "", 0
    for match in _EXAMPLE.finditer(spec):
        if match["title"]:
            section = match["title"]
        else:
            number += 1
            yield Example(number, section, match["text"].replace("→", "\t"), match["html"].replace("→", "\t"))


class Yardstick:
    """Renders examples and compares."""

    def __init__(self) -> None:
        self._renderer = Renderer(Words())

    def rendered(self, text: str) -> str:
        """Return the HTML of a body all of whose addresses lead somewhere; the error where it fails."""
        try:
            return str(self._renderer.render(text, lambda target: Target(target)).html)
        except Exception as error:  # an example over which the program fails is a failing one
            return f"<p>{type(error).__name__}</p>"

    def outlines(self, example: Example) -> tuple[str, str]:
        """Return the meaning that an example has by the specification, and the one that it has here."""
        return outline(as_published(tree_of(example.html))), outline(tree_of(self.rendered(example.text)))

    def verdict(self, example: Example) -> str:
        """Return whether an example passed, is decided otherwise, or fails."""
        expected, made = self.outlines(example)
        return _PASSED if expected == made else _DECIDED if example.key in _REASONS else _FAILING


_REASONS = {key: reason for reason, keys in DECISIONS.items() for key in keys}


def report(verdicts: dict[Example, str]) -> str:
    """Return the table: sections with how many of their examples passed, are decided otherwise, and fail."""
    sections: dict[str, list[str]] = {}
    for example, verdict in verdicts.items():
        sections.setdefault(example.section, []).append(verdict)
    lines = [f"{'section':44} {'passed':>9} {'decided':>8} {'failing':>8}", *itertools.starmap(_row, sections.items())]
    lines.append(_row("all", list(verdicts.values())))
    for reason, keys in DECISIONS.items():
        numbers = [each.number for each, verdict in verdicts.items() if each.key in keys and verdict == _DECIDED]
        lines.append(f"decided otherwise, {len(numbers)}: {reason} ({_listed(numbers)})")
    stale = [each.number for each, verdict in verdicts.items() if verdict == _PASSED and each.key in _REASONS]
    if stale:
        lines.append(f"decided otherwise, yet they pass: {_listed(stale)}")
    return "\n".join(lines)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _row(name: str, verdicts: Sequence[str]) -> str:
    count = Counter(verdicts)
    passed = f"{count[_PASSED]}/{len(verdicts)}"
    return f"{name:44} {passed:>9} {count[_DECIDED]:>8} {count[_FAILING]:>8}"


def details(example: Example, yardstick: Yardstick) -> str:
    """Return an example with the difference between what it shall be (-) and what it is (+)."""
    expected, made = yardstick.outlines(example)
    difference = difflib.ndiff(expected.split("\n"), made.split("\n"))
    return "\n".join([f"--- {example.number} {example.section} [{example.key}]", example.text, *difference])


def main(arguments: Sequence[str]) -> int:
    """Print the table, or single examples; return 1 if one fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("spec", nargs="?", type=Path, help="a spec.txt; the one of the npm package if not given")
    parser.add_argument("--failing", metavar="SECTION", help="list the failing examples of a section, or of `all`")
    parser.add_argument("--show", type=int, nargs="+", metavar="NUMBER", help="show examples with the differences")
    options = parser.parse_args(arguments)
    spec = options.spec or installed("commonmark", "commonmark-spec/spec.txt")
    yardstick = Yardstick()
    known = list(examples(spec.read_text(encoding="utf-8")))
    if options.show:
        print("\n\n".join(details(each, yardstick) for each in known if each.number in options.show))
        return 0
    verdicts = {each: yardstick.verdict(each) for each in known}
    failing = [each for each, verdict in verdicts.items() if verdict == _FAILING]
    if options.failing:
        some = [each for each in failing if options.failing.lower() in {"all", each.section.lower()}]
        print("\n\n".join(details(each, yardstick) for each in some))
        print(f"\n{len(some)} failing: {_listed([each.number for each in some])}")
    else:
        print(report(verdicts))
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
