"""Random bodies, and whether every word of them is on the page: `make fuzz-bodies`.

Of a whole body each word must be on its page once and in its place, and nothing may be told of it. Of a spoiled one
each word must be somewhere on the page, or somebody must be told.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from demo.numbered import Author, Body, missing, unkept


def main(arguments: Sequence[str]) -> int:
    """Try bodies, half of them spoiled; print what is lost, and how many there were.

    Args:
        arguments: How many bodies, and the number of the first one.
    """
    count = int(arguments[0]) if arguments else 20_000
    first = int(arguments[1]) if len(arguments) > 1 else 0
    renderer = Renderer(Words())
    words = lost = marks = alarms = told = 0
    for number in range(first, first + count):
        is_whole = number % 2 == 0
        body = Author(number).body() if is_whole else Author(number).spoiled()
        prose = renderer.render(body.text, lambda target: Target(target))
        codes = [remark.code for remark in prose.remarks]
        gone = unkept(body, str(prose.html)) if is_whole else missing(body, str(prose.html))
        words += len(body.words) + len(body.footnotes) + len(body.said)
        if is_whole:
            marks += codes.count("mark-shown")
            alarms += len(codes) - codes.count("mark-shown")
        elif gone and codes:
            told += 1
            gone = []
        if gone or (is_whole and codes):
            lost += len(gone)
            print(_described(number, body, gone, codes))
    kept = "every word kept" if not lost else "NOT every word kept"
    print(
        f"{count} bodies with {words} words, {kept}, {lost} lost, {marks} raw marks unaccounted, {alarms} other false "
        f"alarms; of {count // 2} spoiled ones {told} lost words and told it"
    )
    return 1 if lost or marks or alarms else 0


def _described(number: int, body: Body, gone: Sequence[int], codes: Sequence[str]) -> str:
    lines = [line for line in body.text.split("\n") if any(f"{each}" in line for each in gone)]
    return "\n".join([f"--- body {number}: words {gone[:9]}, told {codes[:9]}", *lines[:3]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
