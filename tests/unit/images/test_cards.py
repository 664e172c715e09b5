"""The picture that other sites show of a page without a photograph."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from dancam.images import cards
from dancam.images.sizes import CARDS
from dancam.vietnamese import nfc
from dancam.views.head import FONTS

pytestmark = pytest.mark.usefixtures("as_it_is")

ROOT = Path(__file__).parents[3]
FILES = tuple((ROOT / path).read_bytes() for path in FONTS)
SHAPES = [(width, height) for _, width, height in CARDS]
CARD = SHAPES[-1]
CSS = (ROOT / "static/theme/dancam.css").read_text(encoding="utf-8")


def drawn(title: str = "Thời sự", portal: str = "Cổng thử", tone: int = 0, size: tuple[int, int] = CARD) -> Image.Image:
    return Image.open(io.BytesIO(cards.drawn(title, portal, tone, size, FILES))).convert("RGB")


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around all that is as dark as ink."""
    box = picture.convert("L").point(lambda value: 255 * (value < 60)).getbbox()
    assert box is not None
    return box


def test_it_is_made_the_same_each_time_and_says_what_it_is_about() -> None:
    one = cards.drawn("Thời sự", "Cổng thử", 0, CARD, FILES)
    assert one == cards.drawn("Thời sự", "Cổng thử", 0, CARD, FILES)
    others = [("Thời sứ", "Cổng thử", 0), ("Thời sự", "Cống thử", 0), ("Thời sự", "Cổng thử", 1), ("Thời sự", "", 0)]
    assert len({one, *(cards.drawn(*each, CARD, FILES) for each in others)}) == 5
    assert len(one) < 60_000


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize(
    "title",
    [
        "Ỗ",
        "Cổng thông tin điện tử Đảng bộ tỉnh Nghệ An",
        "Trang thông tin điện tử của Ban Dân vận Tỉnh ủy về công tác dân vận của cả hệ thống chính trị trong tỉnh",
        "nghiêng" * 9,
    ],
)
def test_the_letters_stay_on_it_and_off_the_line_below(title: str, size: tuple[int, int]) -> None:
    left, above, right, below = inked(drawn(title, "Cổng thông tin điện tử Đảng bộ tỉnh Nghệ An", size=size))
    assert left >= 80
    assert above >= 84
    assert below <= size[1] - 84 - 38
    assert right <= size[0] or len(title.split()) == 1  # one word that is longer than any is cut off


def test_every_vietnamese_letter_is_in_the_font_that_it_is_taken_from() -> None:
    letters = cards.Letters(FILES[:3], 40)
    vowels = nfc("".join(vowel + tone for vowel in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")))
    for char in {*vowels, *vowels.upper(), *"đĐ–—“”‘’…•0123456789₫äçñœ"[:-1]}:
        ((font, run),) = letters._runs(char)
        assert bytes(font.getmask(run)) != bytes(font.getmask("\uffff")), char


def test_its_colours_are_those_of_the_theme() -> None:
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", CSS[: CSS.index("prefers-color-scheme")]))
    assert tuple(tokens[f"tone-{number}"] for number in range(len(cards.TONES))) == cards.TONES
    names = ("paper", "ink", "soft", "accent")
    assert [tokens[each] for each in names] == [cards.PAPER, cards.INK, cards.SOFT, cards.ACCENT]


def test_no_line_begins_with_a_dash() -> None:
    letters = cards.Letters(FILES[:3], 40)
    for width in range(100, 700, 10):
        assert not any(line.startswith("–") for line in letters.lines("Cải cách – Chuyển đổi số – Quốc phòng", width))


def test_the_parts_of_a_font_are_those_of_the_style_sheet() -> None:
    for family in ("noto-serif", "be-vietnam-pro"):
        for number, part in enumerate(("latin", "vietnamese", "western")):
            rule = CSS[CSS.index(f"{family}-{part}.woff2") :]
            ranges = rule[rule.index("unicode-range:") + 14 : rule.index("}")].strip(" ;\n")
            for each in re.split(r",\s*", ranges):
                first, _, last = each.removeprefix("U+").partition("-")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    if not 0x300 <= code < 0x330:  # marks alone, of which titles have none
                        assert cards.part_of(chr(code)) == number, each
