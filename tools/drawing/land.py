"""Sky, hills, water, fields and roads."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from math import cos, pi, sin
from random import Random

from .paper import (
    DEEP,
    GOLD,
    LEAF,
    LOTUS,
    MOSS,
    PAPER,
    RED,
    SAND,
    STONE,
    disc,
    dots,
    line,
    num,
    num2,
    oval,
    path,
    poly,
    rect,
    ring,
    seg,
    smooth,
    wave,
)


def sky(color: str, low: str = "", height: float = 520) -> str:
    """Lay the sky in flat bands, from `color` above to `low` at the horizon."""
    bands = rect(0, 0, 1200, height, color)
    return bands + (rect(0, height * 0.62, 1200, height * 0.38, low) if low else "")


def sun(x: float, y: float, r: float = 70, color: str = RED) -> str:
    """Draw the sun with two thin rings, after the face of a bronze drum."""
    return disc(x, y, r, color) + ring(x, y, r * 1.22, color, 3) + ring(x, y, r * 1.38, color, 1.5)


def stars(seed: int, count: int = 26, low: float = 300) -> str:
    """Scatter stars over the upper part of a night."""
    dice = Random(seed)
    spots = [(dice.uniform(20, 1180), dice.uniform(20, low)) for _ in range(count)]
    return dots(spots[::3], 3, PAPER) + dots(spots[1::3], 2.2, PAPER) + dots(spots[2::3], 1.6, PAPER)


def cloud(x: float, y: float, w: float, color: str = PAPER) -> str:
    """Draw a long flat cloud of two strokes."""
    return rect(x, y, w, w * 0.1, color, w * 0.05) + rect(x + w * 0.2, y - w * 0.09, w * 0.5, w * 0.1, color, w * 0.05)


def hills(y: float, rise: float, seed: int, color: str, step: float = 150, low: float = 800) -> str:
    """Fill the land below a soft skyline."""
    return path(smooth(wave(y, rise, seed, 1200, step)) + f"L1300 {num(low)}L-80 {num(low)}Z", color)


def peaks(y: float, height: float, seed: int, color: str, count: int = 7) -> str:
    """Draw a range of limestone peaks."""
    dice = Random(seed)
    gap = 1200 / (count - 1)
    d = f"M-80 {num(y)}"
    for i in range(count):
        x, top = i * gap + dice.uniform(-40, 40), y - height * dice.uniform(0.45, 1)
        d += f"L{num(x - gap * 0.5)} {num(y - height * 0.15)}Q{num(x - gap * 0.2)} {num(top)} {num(x)} {num(top)}"
        d += f"Q{num(x + gap * 0.25)} {num(top + 10)} {num(x + gap * 0.4)} {num(y - height * 0.2)}"
    return path(d + f"L1300 {num(y)}V800H-80Z", color)


def water(y: float, height: float, color: str, gleam: str, seed: int = 1, count: int = 22) -> str:
    """Lay water with short horizontal gleams, thicker towards the reader."""
    dice = Random(seed)
    pieces = rect(0, y, 1200, height, color)
    for i in range(count):
        depth = (i + 1) / count
        x, w = dice.uniform(-40, 1150), 30 + 120 * depth * dice.random()
        pieces += rect(x, y + 8 + (height - 16) * depth**1.4, w, 2 + 4 * depth, gleam, 2)
    return pieces


def rows(y: float, low: float, color: str, vanish: float = 600, count: int = 15, width: float = 5) -> str:
    """Draw furrows that run together at a point of the horizon."""
    span = 2600 / count
    return "".join(
        seg(vanish + (i - count / 2) * 16, y, vanish + (i - count / 2) * span, low, color, width)
        for i in range(count + 1)
    )


def contours(x: float, y: float, rx: float, ry: float, color: str, count: int = 7, width: float = 7) -> str:
    """Draw the lines of a terraced or planted hill, one under the other."""
    lines = ""
    for i in range(count):
        part = (i + 0.6) / count
        w, top = rx * part, y - ry * (1 - part**1.15)
        lines += line(
            f"M{num(x - w)} {num(top + ry * 0.2 * part)}Q{num(x)} {num(top - ry * 0.22 * part)} {num(x + w)} {num(top + ry * 0.2 * part)}",
            color,
            width,
        )
    return lines


def mound(x: float, y: float, rx: float, ry: float, color: str) -> str:
    """Draw one round hill standing on the line `y`."""
    return path(
        f"M{num(x - rx)} {num(y)}C{num(x - rx * 0.6)} {num(y - ry * 1.3)} {num(x + rx * 0.6)} {num(y - ry * 1.3)} {num(x + rx)} {num(y)}Z",
        color,
    )


def terraces(seed: int, top: float = 330, low: float = 800, count: int = 9) -> str:
    """Lay rice terraces over the whole width: a bright field and a dark edge each."""
    fields = (LEAF, MOSS, GOLD, LOTUS, MOSS, LEAF, GOLD, MOSS, LOTUS, LEAF)
    pieces = ""
    for i in range(count):
        y = top + (low - top) * (i / count) ** 1.25
        edge = wave(y, 12 + 5 * i, seed + i, 1200, 210)
        pieces += path(smooth(edge) + "L1300 800L-80 800Z", fields[i % len(fields)]) + line(
            smooth(edge), DEEP, 3 + i * 0.8
        )
    return pieces


def road(x: float, y: float, width: float, low: float, color: str = SAND, bend: float = 0) -> str:
    """Lead a road from the horizon at `x`,`y` to the lower edge, `width` wide there."""
    a, b, mid = x + bend - width / 2, x + bend + width / 2, (y + low) / 2
    return path(
        f"M{num(x - 8)} {num(y)}Q{num(x - bend * 0.3 - width * 0.1)} {num(mid)} {num(a)} {num(low)}L{num(b)} {num(low)}"
        f"Q{num(x - bend * 0.3 + width * 0.28)} {num(mid)} {num(x + 8)} {num(y)}Z",
        color,
    )


def ground(y: float, color: str, height: float = 400) -> str:
    """Lay a flat floor."""
    return rect(0, y, 1200, height, color)


def rocks(x: float, y: float, w: float, color: str = STONE) -> str:
    """Draw a small island of rock."""
    return poly(
        [
            (x - w / 2, y),
            (x - w * 0.36, y - w * 0.2),
            (x - w * 0.1, y - w * 0.3),
            (x + w * 0.15, y - w * 0.24),
            (x + w * 0.34, y - w * 0.12),
            (x + w / 2, y),
        ],
        color,
    )


def drum(x: float, y: float, r: float, color: str, rays: int = 12, birds: int = 0) -> str:
    """Draw the star and rings of a Đông Sơn drum; with `birds`, the belt of flying herons."""
    tips = []
    for i in range(rays * 2):
        angle, reach = pi * i / rays - pi / 2, r * (0.3 if i % 2 == 0 else 0.1)
        tips.append((x + cos(angle) * reach, y + sin(angle) * reach))
    pieces = poly(tips, color)
    for part, width, dash in (
        (0.34, 2, ""),
        (0.4, 6, "3 6"),
        (0.46, 2, ""),
        (0.52, 1.5, ""),
        (0.76, 1.5, ""),
        (0.82, 2, ""),
        (0.88, 8, "4 9"),
        (0.94, 2, ""),
        (1, 3, ""),
    ):
        pieces += ring(x, y, r * part, color, width * max(r / 260, 0.5), dash)
    for i in range(birds):
        angle = 360 * i / birds
        heron = "M-44 4L-20 -3Q-8 -8 4 -6L26 -26L22 -4L44 6L20 6Q4 12 -12 5Z"
        pieces += f'<g transform="translate({num(x)} {num(y)}) rotate({num(angle)}) translate(0 {num(-r * 0.64)}) scale({num2(r / 320)})">{path(heron, color)}</g>'
    return pieces


def reeds(x: float, y: float, count: int, height: float, color: str, seed: int) -> str:
    """Draw a tuft of grass."""
    dice = Random(seed)
    d = ""
    for _ in range(count):
        lean, h, foot = dice.uniform(-0.35, 0.35), height * dice.uniform(0.6, 1), x + dice.uniform(-1, 1) * count * 2.6
        d += f"M{num(foot)} {num(y)}q{num(lean * h * 0.2)} {num(-h * 0.6)} {num(lean * h)} {num(-h)}"
    return line(d, color, 4)


def shade(x: float, y: float, rx: float, color: str = DEEP) -> str:
    """Lay a thin shadow under something."""
    return oval(x, y, rx, max(rx * 0.09, 4), color)
