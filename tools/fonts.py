"""Make the theme's fonts from larger ones: one part for Vietnamese, and one for the other western letters.

It needs `fonttools` and `brotli`, which nothing else here needs: `pip install fonttools brotli`, then
`python -m tools.fonts FOLDER`, where FOLDER holds each family in two files, `…-latin.woff2` and `…-vietnamese.woff2`.
"""

from __future__ import annotations

import sys
from pathlib import Path

THEME = Path(__file__).parent.parent / "static/theme/fonts"
FAMILIES = ("noto-serif", "be-vietnam-pro")
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_SIGNS = "\xa0§©«°±²³·»½×"
WESTERN = sorted({*map(chr, range(0xA0, 0x100))} - {*_VIETNAMESE, *_SIGNS})
"""The letters and signs of the western part."""


def unicode_range(characters: list[str]) -> str:
    """Return characters as the `unicode-range` of a style sheet."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)


def split(folder: Path, family: str) -> None:
    """Write the parts of a family into the theme."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    for part, of in (("latin", "latin"), ("western", "latin"), ("vietnamese", "vietnamese")):
        options = Options(flavor="woff2", layout_features=["*"], hinting=False, name_IDs=[1, 2, 14])
        font = load_font(str(folder / f"{family}-{of}.woff2"), options)
        subsetter = Subsetter(options)
        subsetter.populate(
            unicodes=[code for code in font.getBestCmap() if (chr(code) in WESTERN) == (part == "western")]
        )
        subsetter.subset(font)
        save_font(font, str(THEME / f"{family}-{part}.woff2"), options)


def main() -> int:
    """Make the fonts from those in a folder, and print the `unicode-range` of the western part."""
    for family in FAMILIES:
        split(Path(sys.argv[1]), family)
    print(unicode_range(WESTERN))
    return 0


if __name__ == "__main__":
    sys.exit(main())
