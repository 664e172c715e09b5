"""Random bodies that know their words, and what of them must be on the page.

Each word ends with a number of its own (`xã17`), so that it is known on the page wherever it stands, and whatever
stands beside it. A body is made of everything that an editor may write; spoiled, it has signs too many or too few, as
people leave them behind.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

_SYLLABLES = (
    *(
        "xã",
        "đồng",
        "ruộng",
        "nước",
        "về",
        "Ủy",
        "ban",
        "Nhân",
        "dân",
        "họp",
        "bàn",
        "mương",
        "kênh",
        "đê",
        "lúa",
        "ấp",
    ),
    *(
        "Ánh",
        "ước",
        "yên",
        "ở",
        "ý",
        "Đất",
        "điện",
        "đường",
        "trường",
        "trạm",
        "chợ",
        "phiên",
        "già",
        "trẻ",
        "ông",
        "bà",
    ),
)
_SIGNS = (
    *(
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "[^",
        "<",
        ">",
        "&",
        "\\",
        "#",
        "|",
        "{",
        "}",
    ),
    *(
        "\n",
        "\n\n",
        "    ",
        "  ",
        "- ",
        "\n1. ",
        "> ",
        ":::",
        "\n|---|\n",
        "<!--",
        "<b>",
        "</div>",
        "<div>",
        '"',
        "=",
        "~",
    ),
    *(
        "{: .a}",
        "\n---\n",
        "\n===\n",
        "***",
        "\t",
        "!",
        ": ",
        "^",
        "\\\n",
        "[^1]:",
        "*[",
        "&#42;",
        "<br>",
        "\n::: gallery\n",
    ),
)
_WORD = re.compile(r"([^\W\d_]+)(\d+)")
_TAG = re.compile(r"<[^>]*>")
_NUMBER_OF_FOOTNOTE = re.compile(r'<sup [^>]*?\bid="fnref[^>]*>.*?</sup>', re.DOTALL)
_SAID = re.compile(r' (?:alt|title)="([^"]*)"')
_FOOTNOTES = '<div class="footnote">'


@dataclass(slots=True)
class Body:
    """A body and its words, by their numbers."""

    text: str = ""
    """The Markdown."""
    words: list[int] = field(default_factory=list)
    """Those of its text, in order."""
    footnotes: list[int] = field(default_factory=list)
    """Those of its footnotes."""
    said: list[int] = field(default_factory=list)
    """Those that describe pictures and links: they stand in attributes, or below a picture."""


class Words:
    """The words of a page, by their numbers."""

    def __init__(self, made: str) -> None:
        """Take the HTML of a body."""
        made = _NUMBER_OF_FOOTNOTE.sub("", made)
        before, _, behind = made.partition(_FOOTNOTES)
        self.text = _numbers(_TAG.sub("", before))
        """Those of its text, in order."""
        self.footnotes = _numbers(_TAG.sub("", behind))
        """Those of its footnotes, in order."""
        self.said = set(_numbers(" ".join(_SAID.findall(made))))
        """Those that stand in attributes."""


def _numbers(text: str) -> list[int]:
    return [int(number) for _, number in _WORD.findall(html.unescape(text))]


def unkept(body: Body, made: str) -> list[int]:
    """Return the words of a whole body that are not where they must be on its page, or there twice."""
    page = Words(made)
    said = set(body.said)
    wrong = [] if [each for each in page.text if each not in said] == body.words else _differing(body.words, page.text)
    footnotes = [each for each in page.footnotes if each not in said]
    wrong += [] if sorted(footnotes) == sorted(body.footnotes) else _differing(body.footnotes, footnotes)
    return wrong + [each for each in body.said if each not in page.said and each not in page.text]


def _differing(written: list[int], shown: list[int]) -> list[int]:
    """Return the words that are missing, twice or out of order."""
    wrong = [each for each in written if shown.count(each) != 1]
    left = [each for each in shown if each in set(written)]
    return wrong or [one for one, other in zip(written, left, strict=False) if one != other] or [-1]


def missing(body: Body, made: str) -> list[int]:
    """Return the words of any body that are nowhere on its page."""
    page = Words(made)
    known = {*page.text, *page.footnotes, *page.said}
    return [each for each in (*body.words, *body.footnotes, *body.said) if each not in known]


class Author:
    """Writes bodies by chance; each number is another one."""

    def __init__(self, seed: int) -> None:
        """Begin.

        Args:
            seed: The number.
        """
        self.chance = Random(seed)
        self._last = 0
        self._body = Body()
        self._into = self._body.words
        self._names: list[str] = []  # of the footnotes that are referred to

    def body(self) -> Body:
        """Return a whole body."""
        lines = self._blocks(0)
        for number, name in enumerate(self._names):
            self._into = self._body.footnotes
            lines += [*([] if number else [""]), f"[^{name}]: {self._inline(1)}"]
            if self.chance.random() < 0.2:
                lines += ["", f"    {self._inline(1)}"]
            lines.append("")
        text = "\n".join(lines)
        text += "".join(f"\n\n[{name}]: {self._address()}" for name in ("b", "c") if f"][{name}]" in text)
        self._body.text = text.strip("\n") + "\n"
        return self._body

    def spoiled(self) -> Body:
        """Return a body with signs too many or too few; no letter of it is another one."""
        body = self.body()
        text = body.text
        for _ in range(self.chance.randint(1, 4)):
            start = self.chance.randint(0, len(text))
            sign = next((each for each in ("**", "](", "`", "*", "]", "\n") if text.startswith(each, start)), "")
            if sign and self.chance.random() < 0.5 and not text[start + len(sign) :][:1].isalnum():
                text = text[:start] + text[start + len(sign) :]
            elif not re.match(r"\w\w", text[max(0, start - 1) : start + 1]):  # within a word it would be another one
                text = text[:start] + self.chance.choice(_SIGNS) + text[start:]
        body.text = text
        return body

    # Within a line

    def _word(self) -> str:
        self._last += 1
        self._into.append(self._last)
        return f"{self.chance.choice(_SYLLABLES)}{self._last}"

    def _words(self, most: int = 4) -> str:
        return " ".join(self._word() for _ in range(self.chance.randint(1, most)))

    def _saying(self) -> str:
        into, self._into = self._into, self._body.said
        words = self._words(3)
        self._into = into
        return words

    def _address(self) -> str:
        return self.chance.choice(("a.md", "../b/c.md", "https://vi.example/x?y=z", "<a b.md>", "tep/a(1).pdf"))

    def _inline(self, depth: int = 0) -> str:
        """Return a line: words with whatever may stand among them, with blanks or close by."""
        parts = [self._words()]
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 3))):
            parts.append(self.chance.choice((" ", " ", " ", ", ", " – ")))
            parts.append(self._piece(depth))
            parts.append(self.chance.choice((" ", " ", ", ", ". ", "; ")))
            parts.append(self._words())
        return "".join(parts)

    def _piece(self, depth: int) -> str:
        deep: tuple[Callable[[int], str], ...] = (
            *(self._emphasis,) * 5,
            *(self._link, self._link, self._struck, self._tag, self._glued, self._glued, self._footnote, self._break),
        )
        flat: tuple[Callable[[], str], ...] = (
            *(self._code, self._escaped, self._picture, self._entity, self._small, self._auto, self._reference),
        )
        kind = self.chance.randrange(len(deep) + len(flat))
        return deep[kind](depth + 1) if kind < len(deep) else flat[kind - len(deep)]()

    def _inner(self, depth: int) -> str:
        if depth < 3 and self.chance.random() < 0.3:
            return f"{self._words(2)} {self._piece(depth)} {self._words(2)}"
        return self._words(3)

    def _emphasis(self, depth: int) -> str:
        sign = self.chance.choice(("*", "**", "***", "_", "__"))
        return f"{sign}{self._inner(depth)}{sign}"

    def _glued(self, depth: int) -> str:
        """Emphasis whose neighbours are letters; within another it would end that one."""
        if depth > 1:
            return self._word()
        sign = self.chance.choice(("*", "**"))
        before = self._word() if self.chance.random() < 0.5 else ""
        inner = f"{sign}{self._words(2)}{sign}"
        return f"{before}{inner}{self._word() if not before or self.chance.random() < 0.5 else ''}"

    def _link(self, depth: int) -> str:
        text = self._words(2) if depth > 1 else self._inner(3)
        title = f' "{self._saying()}"' if self.chance.random() < 0.2 else ""
        return f"[{text}]({self._address()}{title})"

    def _reference(self) -> str:
        return f"[{self._words(2)}][{self.chance.choice('bc')}]"

    def _picture(self) -> str:
        return f"![{self._saying()}](anh/a.png)"

    def _code(self) -> str:
        return self.chance.choice(("`{}`", "`` {} ``")).format(
            self.chance.choice(("{}", "*{}*", "<{}>", "[{}](b)")).format(self._word())
        )

    def _struck(self, depth: int) -> str:
        return f"~~{self._inner(depth)}~~"

    def _escaped(self) -> str:
        return self.chance.choice((r"\*{}\*", r"\[{}\]", r"\_{}\_", r"\#{}", r"\`{}\`", r"\<{}>", r"\{{{}}}")).format(
            self._word()
        )

    def _tag(self, depth: int) -> str:
        tag = self.chance.choice(("u", "sup", "sub", "mark", "small", "b", "i", "kbd", "span"))
        return f"<{tag}>{self._inner(depth)}</{tag}>"

    def _small(self) -> str:
        return self.chance.choice(("{}~{}~", "{}^{}^")).format(self._word(), self._word())

    def _entity(self) -> str:
        return self._word() + self.chance.choice(("&nbsp;", "&amp;", "&#8211;", "&lt;")) + self._word()

    def _auto(self) -> str:
        self._last += 1
        self._into.append(self._last)
        return self.chance.choice(("<https://vi.example/a{}>", "https://vi.example/b{}", "www.vi.example/c{}")).format(
            self._last
        )

    def _footnote(self, depth: int) -> str:
        if self._into is not self._body.words or depth > 2:
            return self._word()
        name = f"g{len(self._names) + 1}"
        self._names.append(name)
        return f"{self._word()}[^{name}]"

    def _break(self, depth: int) -> str:
        if depth > 1:
            return self._word()
        return f"{self._word()}{self.chance.choice((chr(92), '  '))}\n{self._word()}"

    # Blocks

    def _blocks(self, depth: int, most: int = 6) -> list[str]:
        deep: tuple[Callable[[int], list[str]], ...] = (*(self._paragraph,) * 6, *(self._list,) * 4, self._quote)
        flat: tuple[Callable[[], list[str]], ...] = (self._heading, self._table, self._fence, self._html)
        if not depth:
            flat += (self._rule, self._definition, self._admonition, self._gallery, self._video, self._abbreviation)
        lines: list[str] = []
        for _ in range(self.chance.randint(1, most)):
            kind = self.chance.randrange(len(deep) + len(flat))
            lines += [*(deep[kind](depth) if kind < len(deep) else flat[kind - len(deep)]()), ""]
        return lines[:-1]

    def _paragraph(self, depth: int) -> list[str]:
        lines = [line for _ in range(self.chance.choice((1, 1, 1, 2, 3))) for line in self._inline().split("\n")]
        if self.chance.random() < 0.15:
            lines += self._list(depth, is_below=True)
        return lines

    def _one_line(self, depth: int = 1) -> str:
        return self._inline(depth).replace("\\\n", " ").replace("\n", " ")

    def _heading(self) -> list[str]:
        if self.chance.random() < 0.3:
            return [self._one_line(), self.chance.choice(("---", "====="))]
        return ["#" * self.chance.randint(1, 4) + f" {self._one_line()}" + self.chance.choice(("", "", " ##"))]

    def _list(self, depth: int, *, is_below: bool = False) -> list[str]:
        chance = self.chance
        kind = chance.choice(("-", "*", "+", "1.", "1)", *(() if is_below else ("7.",))))
        first = int(kind[:-1]) if kind[0].isdigit() else 0
        is_loose = chance.random() < 0.3
        lines: list[str] = []
        for number in range(chance.randint(1, 4)):
            marker = f"{first + number}{kind[-1]}" if first else kind
            blanks = chance.choice((1, 1, 1, 2, 3))
            item = self._inline().split("\n")
            if chance.random() < 0.1 and not first:
                item[0] = f"[{chance.choice(' x')}] {item[0]}"
            if depth < 3 and chance.random() < 0.35:
                item += self._list(depth + 1, is_below=True)
            if depth < 3 and chance.random() < 0.15:
                item += ["", *self._blocks(depth + 1, 2)]
            width = " " * (len(marker) + blanks)
            lines += [f"{marker}{' ' * blanks}{item[0]}", *(f"{width}{line}" if line else "" for line in item[1:])]
            if is_loose:
                lines.append("")
        return lines[:-1] if is_loose else lines

    def _quote(self, depth: int) -> list[str]:
        return [f"> {line}".rstrip() for line in self._blocks(depth + 1, 2)] if depth < 3 else [f"> {self._words()}"]

    def _table(self) -> list[str]:
        columns = self.chance.randint(1, 4)

        def cell() -> str:
            if self.chance.random() < 0.3:
                return self._one_line(2).replace("|", r"\|")
            return self._words(2) + (rf" \| {self._word()}" if self.chance.random() < 0.1 else "")

        def row() -> str:
            return f"| {' | '.join(cell() for _ in range(columns))} |"

        above = [f"Bảng {self.chance.randint(1, 9)}. {self._words()}", ""] if self.chance.random() < 0.3 else []
        rule = "|" + "|".join(self.chance.choice(("---", ":--", "--:", ":-:")) for _ in range(columns)) + "|"
        return [*above, row(), rule, *(row() for _ in range(self.chance.randint(1, 3)))]

    def _fence(self) -> list[str]:
        sign = self.chance.choice(("```", "~~~", "````"))
        inner = [
            self.chance.choice(("{}", "**{}", "    {}", "<{}>", "[{}](a", "# {}")).format(self._words(2))
            for _ in range(2)
        ]
        return [sign + self.chance.choice(("", "python")), *inner, sign]

    def _html(self) -> list[str]:
        kind = self.chance.randint(0, 3)
        if kind == 0:
            return ["<div>", "", *self._paragraph(3), "", "</div>"]
        if kind == 1:
            return ["<details>", f"<summary>{self._words()}</summary>", "", *self._paragraph(3), "", "</details>"]
        if kind == 2:
            return [f"<div>{self._words()}</div>"]
        return ["<table><tr>", f"<td>{self._words()}</td>", f"<td>{self._words()}</td>", "</tr></table>"]

    def _rule(self) -> list[str]:
        return [self.chance.choice(("***", "- - -", "___"))]

    def _definition(self) -> list[str]:
        return [self._words(), *(f":   {self._one_line()}" for _ in range(self.chance.randint(1, 2)))]

    def _admonition(self) -> list[str]:
        title = f' "{self._words()}"' if self.chance.random() < 0.5 else ""
        return [f"!!! note{title}", f"    {self._one_line()}"]

    def _gallery(self) -> list[str]:
        pictures = [f"![{self._saying()}](anh/a.png)" for _ in range(self.chance.randint(1, 3))]
        return ["::: gallery", *pictures, self._words(), ":::"]

    def _video(self) -> list[str]:
        return ["::: video phim/a.mp4", self._one_line(), ":::"]

    def _abbreviation(self) -> list[str]:
        return ["*[HĐND]: Hội đồng nhân dân", "", f"HĐND {self._one_line()}"]
