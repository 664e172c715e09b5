"""Letters that are composed of several characters, and those of the fonts from before Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dancam.authoring.fixes.drafts import Draft, Edit, words
from dancam.content.legacy_fonts import encodings, in_unicode
from dancam.vietnamese import nfc

_WORDS = re.compile(r"[^\0]+")


def composed(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for each line whose letters are not composed (NFC)."""
    for row, line in enumerate(draft.lines):
        if nfc(line) != line:
            yield Edit(row, 0, len(line), nfc(line), "loose-marks")


def unicode_letters(draft: Draft) -> Iterator[Edit]:
    """Yield an edit for all words of each line that is in TCVN3 or VNI."""
    if all(line.isascii() for line in draft.lines):
        return
    lines = words(draft)
    for row, name in enumerate(encodings([line.replace("\0", " ") for line in lines], draft.fields)):
        for match in _WORDS.finditer(lines[row]) if name else ():
            meant = in_unicode(match[0], name)
            if meant != match[0]:
                yield Edit(row, match.start(), match.end(), meant, "old-font")
