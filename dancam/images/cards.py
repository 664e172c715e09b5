"""The picture that other sites show of a page without a photograph: the name of its section, and the ring of a drum."""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL.ImageColor import getrgb

PAPER, INK, SOFT, ACCENT = "#fbf8f1", "#1d1915", "#5d554b", "#b3121d"
TONES = ("#b0836f", "#7e9272", "#7790a0", "#b29556", "#9a7f96", "#8d8678")
"""Colours of the theme in its light scheme, those of the categories last."""
Size = tuple[int, int]
Colour = tuple[int, ...]
Box = tuple[float, float, float, float]

_MARGIN = 84
_TITLE_SIZES = range(124, 43, -4)
_BELOW = 38
_LEADING = 1.3
_RULE = (132, 9)
_BOLD = 700
# The share of a category's colour in the background, and in the ring on it.
_GROUND, _RING = 0.14, 0.62
# The ring: its size, and how much of it is seen from the left and from above, as shares of the height and of the
# ring; where there is room beside the title, and where there is none.
_WIDE, _NARROW = (1.15, 0.62, 0.7), (0.88, 0.44, 0.46)
# The ring is drawn so many times larger, and then reduced: circles have no smooth edge otherwise.
_FINE = 2
# Shades between the background and what is drawn on it.
_STEPS = 16
# Which part of a font has which letters; the theme's style sheet says the same.
_VIETNAMESE = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_SIGNS = frozenset("\xa0§©«°±²³·»½×–—‘’‚“”„•…′″€−")
PARTS = 3
"""Into how many files a font is split: Latin, Vietnamese, western."""


def part_of(char: str) -> int:
    """Return the number of the file of a font that has a character."""
    if char < "\x7f" or char in _VIETNAMESE or char in _SIGNS:
        return 0
    return 2 if char < "\u0100" else 1


class Letters:
    """A font in several files, each with a part of the letters."""

    def __init__(self, files: Sequence[bytes], size: int, weight: int = 0) -> None:
        """Take the files; `size` in pixels, `weight` where the font has several."""
        self.size = size
        self._widths: dict[str, float] = {}
        self._fonts = [ImageFont.truetype(io.BytesIO(each), size) for each in files]
        for font in self._fonts if weight else ():
            font.set_variation_by_axes([weight])
        self._space = self._fonts[0].getlength(" ")

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        run, last = "", self._fonts[0]
        for char in text:
            font = self._fonts[part_of(char)]
            if font is not last and run:
                yield last, run
                run = ""
            run, last = run + char, font
        yield last, run

    def width(self, text: str) -> float:
        """Return how wide a text is, in pixels."""
        words = text.split(" ")
        for word in words:
            if word not in self._widths:
                self._widths[word] = sum(font.getlength(run) for font, run in self._runs(word))
        return sum(map(self._widths.__getitem__, words)) + (len(words) - 1) * self._space

    def draw(self, on: ImageDraw.ImageDraw, place: tuple[float, float], text: str) -> None:
        """Draw a line of text; `place` is where its base line begins."""
        x, y = place
        for font, run in self._runs(text):
            on.text((x, y), run, fill=255, font=font, anchor="ls")
            x += font.getlength(run)

    def lines(self, text: str, width: float) -> list[str]:
        """Return a text in as few lines as fit, all about equally long; one is too long where a single word is."""
        lines = self.filled(text, width)
        narrow, wide = 0.0, width
        while wide - narrow > 1:
            middle = (narrow + wide) / 2
            if len(self.filled(text, middle)) > len(lines):
                narrow = middle
            else:
                wide = middle
        return self.filled(text, wide)

    def filled(self, text: str, width: float) -> list[str]:
        """Return a text in lines with as many words as fit."""
        lines: list[str] = []
        for word in text.replace(" –", "\xa0–").split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def drawn(title: str, portal: str, tone: int, size: Size, fonts: tuple[bytes, ...]) -> bytes:
    """Return the picture as a PNG file; the same bytes for the same arguments and version of Pillow.

    Args:
        title: What stands on it, large.
        portal: What stands below it; may be empty.
        tone: Number of the colour.
        size: Width and height in pixels.
        fonts: Files of the font of the title, and of that of all else: each in its parts.
    """
    width, height = size
    is_wide = width > height * 1.5
    room = width * 0.78 - _MARGIN if is_wide else width * 0.95 - 2 * _MARGIN
    small = Letters(fonts[PARTS:], _BELOW)
    below = small.lines(portal, room)
    high = height - 2 * _MARGIN - _RULE[1] - (len(below) + 1.6) * _BELOW * _LEADING
    letters, lines = _fitting(title, (room, high), fonts[:PARTS])
    top = _MARGIN + _RULE[1] + letters.size * 1.5
    foot = height - _MARGIN - (len(below) - 1) * _BELOW * _LEADING
    # In every layer, numbers of its own say how much of its colour is in a pixel; the greater number is on top.
    large, right, down = _WIDE if is_wide else _NARROW
    across = round(height * large)
    picture = Image.new("L", size)
    picture.paste(_ring(across), (width - round(across * right), height - round(across * down)))
    for layer, (font, several, y) in enumerate(((letters, lines, top), (small, below, foot)), start=1):
        text = Image.new("L", size)
        on = ImageDraw.Draw(text)
        for number, line in enumerate(several):
            font.draw(on, (_MARGIN, y + number * font.size * _LEADING), line)
        picture = ImageChops.lighter(picture, text.point(_steps(layer)))
    rule = (_MARGIN, _MARGIN, _MARGIN + _RULE[0], _MARGIN + _RULE[1])
    ImageDraw.Draw(picture).rectangle(rule, 3 * _STEPS)
    ground = _mixed(TONES[tone], PAPER, _GROUND)
    colours = [_mixed(TONES[tone], PAPER, _RING), getrgb(INK), getrgb(SOFT)]
    palette = [_between(ground, colour, step / (_STEPS - 1)) for colour in colours for step in range(_STEPS)]
    picture.putpalette([part for colour in (*palette, getrgb(ACCENT)) for part in colour])
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _steps(layer: int) -> list[int]:
    """Return the number in a layer for each of 256 strengths; 0 where it is invisible."""
    return [layer * _STEPS + step if (step := round(value * (_STEPS - 1) / 255)) else 0 for value in range(256)]


def _fitting(title: str, room: tuple[float, float], fonts: Sequence[bytes]) -> tuple[Letters, list[str]]:
    """Return the largest letters in which a title fits, and its lines; the smallest where none do."""
    wide, high = room
    measured = Letters(fonts, _TITLE_SIZES[0], _BOLD)
    for size in _TITLE_SIZES:
        scale = measured.size / size  # a font is unpacked once to measure and once to draw
        lines = measured.filled(title, wide * scale)
        if len(lines) * size * _LEADING <= high and all(measured.width(line) <= wide * scale for line in lines):
            break
    return Letters(fonts, size, _BOLD), measured.lines(title, wide * scale)


def _between(one: Colour, two: Colour, share: float) -> Colour:
    """Return a mixture of two colours; `share` is that of the second."""
    return tuple(round(a * (1 - share) + b * share) for a, b in zip(one, two, strict=True))


def _mixed(colour: str, ground: str, share: float) -> Colour:
    return _between(getrgb(ground), getrgb(colour), share)


@functools.lru_cache(maxsize=4)
def _ring(across: int) -> Image.Image:
    """Return the ring in the lowest layer: a star, circles, dots and teeth, as on the drums of Đông Sơn."""
    size = across * _FINE
    unit = size / 200
    mask = Image.new("L", (size, size))
    on = ImageDraw.Draw(mask)

    def point(radius: float, turn: float) -> tuple[float, float]:
        return size / 2 + radius * unit * math.sin(turn), size / 2 - radius * unit * math.cos(turn)

    def box(radius: float) -> Box:
        return size / 2 - radius * unit, size / 2 - radius * unit, size / 2 + radius * unit, size / 2 + radius * unit

    star = [point(8 if number % 2 else 25, math.pi * number / 16) for number in range(32)]
    on.line([*star, star[0]], 255, round(1.4 * unit))
    for radius in (28, 31, 40, 42.5, 50.5, 82, 90, 97, 99):
        on.ellipse(box(radius), outline=255, width=round(unit))
    for radius, count in ((35.5, 30), (93.5, 72)):
        for number in range(count):
            x, y = point(radius, 2 * math.pi * number / count)
            on.ellipse((x - 1.3 * unit, y - 1.3 * unit, x + 1.3 * unit, y + 1.3 * unit), 255)
    for inner, outer, count in ((44, 49, 72), (83.5, 88.5, 120)):
        for number in range(count):
            turn = 2 * math.pi * number / count
            on.line((point(inner, turn), point(outer, turn)), 255, round(unit))
    for number in range(16):  # rays that widen outwards, where the drums have their birds
        turn = 2 * math.pi * number / 16
        leaf = [point(56, turn), point(66, turn + 0.1), point(77, turn), point(66, turn - 0.1)]
        on.line([*leaf, leaf[0]], 255, round(1.2 * unit))
    return mask.reduce(_FINE).point(_steps(0))
