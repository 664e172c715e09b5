"""Random bodies: documents as editors write them, with everything that Markdown has, whole or spoiled.

Made with a plain `random.Random`, since a document of this size is too much for Hypothesis to draw piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_PROSE = "Ủy ban nhân dân xã Hải Lộc di dời hộ khỏi vùng sạt lở trong tháng 3 với kinh phí 31,1 tỷ đồng"
_WORDS = (
    *_PROSE.split(),
    *(
        "HĐND",
        "MTTQ",
        "UBND",
        "ab",
        "1.183",
        "2026-02-28",
        "15.",
        "1)",
        "a_b_c",
        "snake_case_",
        "3*4*5",
        "(x)",
        "“nói”",
    ),
    *("e\u0301", "hoà\u0301", "đ", "–", "…", "x\u00a0y", "a\u2028b", "a\x0bb", "a\x0cb", "a\x1fb", "٣.", "１."),
    *("\x02", "\x03", "\x0242\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02amp\x03", "klzzwxh:0001"),
)
_LINKS = (
    *(
        "a.md",
        "../a.md",
        "#muc",
        "https://x.vn/a?b=c&d=e",
        "<a b.md>",
        "<a.md>",
        "<a.md",
        'a.md "Tên"',
        "a.md 'Tên'",
        "a.md (Tên)",
    ),
    *("a(b)c.md", "a(b.md", 'a.md "x', "a.md 'x' \"y\"", "", " a.md ", "a\\)b.md", "a_b_c.md", "a*b*.md", "`a`", "\\a"),
    *("javascript:x", "mailto:a@b.c", "a.md\n'Tên'", "<a.md> 'T'", "a&amp;b", "a&b", '"', "a\nb"),
)
_SIGNS = (
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "___",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "&",
        "\\",
        "#",
        "|",
        "~",
    ),
    *(
        "{",
        "}",
        "!",
        ":",
        "=",
        "-",
        "+",
        "^",
        "  \n",
        " \n",
        "\n",
        "\t",
        "  ",
        "\r",
        "\r\n",
        "[TOC]",
        "///",
        "-->",
        "<!--",
    ),
)
_LISTS = (
    *(
        "{: .a }",
        "{: #b .c }",
        "{.d}",
        "{#e}",
        "{ k=v }",
        "{: title='T' }",
        "{id}",
        "{data-toc-label}",
        "{reversed}",
        "{src}",
        "{title}",
        "{align}",
        "{href}",
    ),
    *("{: data-toc-label='Nhãn' }", "{ .x } y }", "{: }", "{:", "{.a}{.b}", "{class}", "{ID=x}"),
)
_ENTITIES = ("&amp;", "&#65;", "&#x41;", "&nbsp;", "&lt;b&gt;", "&x", "&#2;", "&quot;", "&;")
_RAW = (
    *(
        "<b>x</b>",
        "<br>",
        "<br/>",
        "<u>",
        "</u>",
        "<a href='a.md'>t</a>",
        "<img src=a.svg>",
        "<!-- x -->",
        "<?php x ?>",
    ),
    *(
        "<https://x.vn/a>",
        "<a@b.vn>",
        "<mark>**x**</mark>",
        "<span title='*'>",
        "<script>*x*</script>",
        "<1>",
        "<em>_x_</em>",
    ),
)
_BLOCKS = (
    *("<div>\n**x**\n</div>", "<p>x</p>", "<div markdown=1>\n\n*x*\n\n</div>", "<!--\n\nx\n-->", "<table><tr><td>x"),
    *("<details>\n<summary>T</summary>\n\nx\n\n</details>", "<hr>", "<pre>\n*x*\n\ny</pre>", "<style>\nx\n</style>"),
)


class Writer:
    """Writes bodies by chance, each number its own."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def body(self) -> str:
        """Return a body: mostly well formed, sometimes with a sign too many or a piece cut out."""
        chance = self.chance
        kinds: tuple[Callable[[], str], ...] = (
            *(self.paragraph,) * 6,
            *(self.heading, self.items, self.items, self.quote, self.table, self.fence, self.code, self.definition),
            *(self.video, self.footnote, self.reference, self.abbreviation, self.admonition, self.raw, self.rule),
        )
        text = ""
        for _ in range(chance.randint(1, 9)):
            text += chance.choice(kinds)() + chance.choice(
                ("\n\n",) * 8 + ("\n", "\n\n\n", "\n \n", "  \n\n", "", "\r\n\r\n", "\n\t\n")
            )
        for _ in range(chance.choice((0, 0, 0, 1, 2, 5))):
            start = chance.randint(0, len(text))
            end = start + chance.choice((0, 0, 1, 2, 30))
            text = text[:start] + chance.choice((*_SIGNS, *_SIGNS, *_LISTS, *_WORDS)) + text[end:]
        return text

    def words(self, most: int = 12) -> str:
        """Return some words."""
        return " ".join(
            self.chance.choice(_WORDS[:24] if self.chance.random() < 0.8 else _WORDS)
            for _ in range(self.chance.randint(1, most))
        )

    def inline(self, depth: int = 0) -> str:
        """Return words with signs among them."""
        chance = self.chance
        parts = [self.words()]
        for _ in range(chance.choice((0, 0, 1, 2, 4))):
            inner = self.inline(depth + 1) if depth < 2 and chance.random() < 0.3 else self.words(3)
            sign = chance.choice(("*", "**", "_", "__", "***", "`", "``", "~~"))
            found = chance.choice(
                (
                    f"{sign}{inner}{sign}",
                    f"{sign}{inner}{sign}",
                    f"[{inner}]({chance.choice(_LINKS)})",
                    f"![{inner}]({chance.choice(_LINKS)})",
                    chance.choice((f"[{inner}][b]", "[b]", f"[{inner}][]", "![b]", f"![{inner}][b]", f"[{inner}] [b]")),
                    chance.choice(("[^1]", "[^2]", "[^x]", "![^1]", "[^1]:")),
                    chance.choice(_SIGNS),
                    "\\" + chance.choice("\\`*_{}[]()#+-.!>|<&a\n"),
                    chance.choice((*_ENTITIES, *_RAW)),
                    chance.choice(_LISTS),
                )
            )
            parts.append(found + chance.choice(("", "", "", "", chance.choice(_LISTS))))
            parts.append(self.words(4))
        return chance.choice((" ", " ", " ", "", "\n")).join(parts)

    def paragraph(self) -> str:
        """Return a paragraph."""
        lead = self.chance.choice(
            ("",) * 12 + (" ", "   ", "    ", "\t", "1986. ", "- ", "* ", "+ ", "> ", "#", ": ", "!!! ")
        )
        return lead + "\n".join(self.inline() for _ in range(self.chance.choice((1, 1, 1, 2, 3))))

    def heading(self) -> str:
        """Return a heading."""
        chance = self.chance
        under = chance.choice(("=", "===", "-", "---", "- ", "=  ", "-=-"))
        title = self.inline() if chance.random() < 0.4 else self.words(6)
        plain = (
            "#" * chance.choice((1, 2, 2, 2, 3, 3, 4, 5, 6, 7)) + chance.choice((" ", " ", " ", "", "  ", "\t")) + title
        )
        return chance.choice(
            (
                plain,
                plain,
                plain + " ##",
                plain + " " + chance.choice(_LISTS),
                f"{title}\n{under}",
                plain + "\n" + self.words(),
            )
        )

    def items(self, depth: int = 0) -> str:
        """Return a list."""
        chance = self.chance
        lines = []
        signs = chance.choice(
            (
                ("- ",),
                ("* ",),
                ("+ ",),
                ("1. ", "2. ", "3. "),
                ("7. ",),
                ("- ", "* "),
                ("1. ", "- "),
                ("-",),
                ("10)  ",),
            )
        )
        for number in range(chance.randint(1, 4)):
            lines.append(signs[number % len(signs)] + self.inline(1))
            if chance.random() < 0.25 and depth < 3:
                inner = chance.choice((self.items, self.items, self.quote_simple, self.fence, self.code))
                text = self.items(depth + 1) if inner == self.items else inner()
                width = chance.choice((4, 4, 4, 2, 3, 5, 8))
                gap = chance.choice(("", "\n"))
                lines.append(gap + "\n".join(" " * width + line for line in text.split("\n")))
            if chance.random() < 0.2:
                lines.append(chance.choice(("", "    ", "  ")) + self.words())
            if chance.random() < 0.15:
                lines.append("\n    " + self.paragraph())
        return chance.choice(("\n", "\n", "\n", "\n\n")).join(lines)

    def quote_simple(self) -> str:
        """Return a quotation of one line."""
        return "> " + self.inline(1)

    def quote(self) -> str:
        """Return a quotation."""
        inner = self.chance.choice(
            (self.paragraph, self.items, self.heading, self.quote_simple, self.table, self.code)
        )()
        lead = self.chance.choice(("> ", "> ", ">", "  > ", "> > "))
        lazy = self.chance.random() < 0.2
        return "\n".join(line if lazy and number else lead + line for number, line in enumerate(inner.split("\n")))

    def table(self) -> str:
        """Return a table."""
        chance = self.chance
        columns = chance.randint(1, 4)
        edge = chance.choice(("|", "|", ""))

        def row(cells: list[str]) -> str:
            return edge + chance.choice((" | ", "|")).join(cells) + edge

        def cell() -> str:
            return self.inline(2).replace("\n", " ") if chance.random() < 0.3 else self.words(3)

        rows = [row([cell() for _ in range(columns)])]
        rows.append(row([chance.choice(("---", "-", ":--", "--:", ":-:", " - ", "=")) for _ in range(columns)]))
        rows += [
            row([cell() for _ in range(chance.choice((columns, columns, columns, 1, 5)))])
            for _ in range(chance.randint(0, 3))
        ]
        above = chance.choice(("", "", "Bảng: x\n\n", f"Bảng 1. {self.inline(2)}\n\n", f"{self.inline(2)}\n"))
        return above + "\n".join(rows)

    def fence(self) -> str:
        """Return fenced code."""
        sign = self.chance.choice(("```", "~~~", "````"))
        head = self.chance.choice(("", "", "py", " py", "{.py #x}", "{.py} x", "c++ hl_lines='1'", "{ title=T }"))
        return f"{sign}{head}\n{self.inline()}\n{self.chance.choice((sign, sign, sign, '', sign + ' '))}"

    def code(self) -> str:
        """Return indented lines."""
        return "\n".join("    " + line for line in self.inline().split("\n"))

    def definition(self) -> str:
        """Return a term with its meaning."""
        gap = self.chance.choice(("\n", "\n", "\n\n"))
        more = self.chance.choice(
            ("", "", "\n:   " + self.words(), "\n\n    " + self.paragraph(), "\n    " + self.words())
        )
        return f"{self.words(2)}{gap}{self.chance.choice((':   ', ': ', ':', '  : '))}{self.inline(1)}{more}"

    def footnote(self) -> str:
        """Return the text of a footnote."""
        more = self.chance.choice(
            ("", "", "\n    " + self.inline(1), "\n\n    " + self.items(), "\n\n" + self.words(), "\n[^2]: y")
        )
        return f"[^{self.chance.choice('112x')}]: {self.inline(1)}{more}"

    def reference(self) -> str:
        """Return the address of a reference."""
        name, more = self.chance.choice(("b", "B", "Tên")), self.chance.choice(("", "", " x", "\n[c]: d"))
        return f"[{name}]: {self.chance.choice(_LINKS)}{more}"

    def abbreviation(self) -> str:
        """Return what an abbreviation stands for."""
        name = self.chance.choice(("HĐND", "ab", "nhân dân", "x*"))
        title = self.chance.choice((self.words(3), "", '""'))
        return f"*[{name}]: {title}"

    def admonition(self) -> str:
        """Return an admonition."""
        head = self.chance.choice(("note", 'note "Tên"', 'note ""', "note  x", "", 'x "**T** [a](b)"'))
        more = self.chance.choice(("", f"\n\n    {self.items()}", f"\n{self.words()}"))
        return f"!!! {head}\n    {self.inline()}{more}"

    def video(self) -> str:
        """Return a video."""
        chance = self.chance
        name = chance.choice(("video", "video", "video", "Video", "anh"))
        address = chance.choice(("b.mp4", "https://youtu.be/b", "https://x.vn/b", "b.avi", *_LINKS))
        picture = chance.choice(("", "", " b.jpg", " x <b>"))
        more = chance.choice(
            ("", "\n:::", f"\n{self.inline()}\n:::", f"\n{self.words()}", f"\n\n{self.words()}\n\n:::\nx")
        )
        return f"{chance.choice((':::', ':::', ' ::: ', '::::'))} {name} {address}{picture}{more}"

    def raw(self) -> str:
        """Return HTML."""
        return self.chance.choice(_BLOCKS)

    def rule(self) -> str:
        """Return a rule, or what looks like one."""
        return self.chance.choice(
            (
                "---",
                "***",
                "___",
                "- - -",
                "* * *",
                " ---",
                "--",
                "-----  ",
                "_ _ _\n" + self.words(),
                "[TOC]",
                "///Footnotes Go Here///",
            )
        )
