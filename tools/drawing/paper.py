"""The sheet, the inks and the plain shapes that everything else is made of."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

PAPER, INK, RED = "#faf6ee", "#1d1a17", "#b3121d"
OCHRE, GOLD, SAND, CLAY = "#c98a35", "#e2b356", "#ead9b5", "#9c4a33"
LEAF, LOTUS, MOSS, DEEP = "#6f9163", "#4f7655", "#a9b98a", "#2d4a3b"
RIVER, LAGOON, MIST, NIGHT = "#3f6c86", "#86aab5", "#d3dcd4", "#1f2d40"
SKY, DAWN, ROSE, STONE, SKIN = "#eee8d6", "#f0d3ad", "#d58f84", "#b9b1a1", "#cf9b74"
SERIF = "Noto Serif, Georgia, Times New Roman, serif"

# Outlines of the letters that titles need, by weight: advance and path, in five-hundredths of the size.
LETTERS: dict[str, dict[str, tuple[int, str]]] = json.loads(
    Path(__file__).with_name("letters.json").read_text(encoding="utf-8")
)

Point = tuple[float, float]


def num(value: float) -> str:
    """Write a number in as few characters as one decimal needs."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def rect(x: float, y: float, w: float, h: float, fill: str, rx: float = 0) -> str:
    """Draw a rectangle, with round corners if `rx` is given."""
    corner = f' rx="{num(rx)}"' if rx else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{corner} fill="{fill}"/>'


def disc(x: float, y: float, r: float, fill: str) -> str:
    """Draw a filled circle."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, stroke: str, width: float = 2, dash: str = "") -> str:
    """Draw a circle line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="none" stroke="{stroke}" '
        f'stroke-width="{num(width)}"{dashes}/>'
    )


def oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """Draw a filled ellipse."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"/>'


def poly(points: Iterable[Point], fill: str) -> str:
    """Draw a filled polygon."""
    return f'<polygon points="{" ".join(f"{num(x)},{num(y)}" for x, y in points)}" fill="{fill}"/>'


def path(d: str, fill: str) -> str:
    """Fill a path."""
    return f'<path d="{d}" fill="{fill}"/>'


def line(d: str, stroke: str, width: float = 4) -> str:
    """Stroke a path with round ends."""
    return f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{num(width)}"/>'


def dots(points: Iterable[Point], r: float, color: str) -> str:
    """Draw many small discs as one stroke of zero length each."""
    return line("".join(f"M{num(x)} {num(y)}h0" for x, y in points), color, r * 2)


def seg(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 4) -> str:
    """Draw one straight stroke."""
    return line(f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}", stroke, width)


def smooth(points: Sequence[Point]) -> str:
    """Lead a soft curve along the points; the start of a path."""
    (x0, y0), *rest = points
    d = f"M{num(x0)} {num(y0)}"
    for (ax, ay), (bx, by) in pairwise(rest):
        d += f"Q{num(ax)} {num(ay)} {num((ax + bx) / 2)} {num((ay + by) / 2)}"
    return d + f"L{num(rest[-1][0])} {num(rest[-1][1])}"


def wave(y: float, rise: float, seed: int, width: float = 1200, step: float = 150) -> list[Point]:
    """Give the points of a skyline around `y`; the same seed gives the same line."""
    dice = Random(seed)
    count = int(width / step) + 2
    return [(i * step - step / 2, y + dice.uniform(-rise, rise)) for i in range(count + 1)]


def at(x: float, y: float, piece: str, scale: float = 1, mirror: bool = False) -> str:
    """Move a piece drawn around 0,0 to a place, larger or smaller, perhaps mirrored."""
    sx = num2(-scale if mirror else scale)
    size = "" if scale == 1 and not mirror else f" scale({sx} {num2(scale)})"
    return f'<g transform="translate({num(x)} {num(y)}){size}">{piece}</g>'


def num2(value: float) -> str:
    """Write a scale with two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def faint(piece: str, opacity: float) -> str:
    """Print a piece with a thinner ink."""
    return f'<g opacity="{num2(opacity)}">{piece}</g>'


def words(
    x: float, y: float, text: str, size: float, fill: str = INK, anchor: str = "middle", bold: bool = False
) -> str:
    """Set a short text; used for charts and banners only."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{SERIF}" font-size="{num(size)}" fill="{fill}" '
        f'text-anchor="{anchor}"{weight}>{text}</text>'
    )


def lettering(
    x: float, y: float, text: str, size: float, fill: str = INK, anchor: str = "middle", bold: bool = False
) -> str:
    """Set a title as outlines of Noto Serif, so that it looks the same whatever fonts the reader has."""
    letters = LETTERS["bold" if bold else "regular"]
    advance = sum(int(letters[char][0]) for char in text) * size / 500
    start = x - {"start": 0.0, "middle": advance / 2, "end": advance}[anchor]
    pieces, along = [], 0
    for char in text:
        width, outline = letters[char]
        if outline:
            place = f' transform="translate({along})"' if along else ""
            pieces.append(f'<path{place} d="{outline}"/>')
        along += int(width)
    place = f"translate({num(start)} {num(y)}) scale({size / 500:.4f})"
    return f'<g fill="{fill}" transform="{place}">{"".join(pieces)}</g>'


def sheet(*pieces: str, width: int = 1200, height: int = 800, ground: str = PAPER) -> str:
    """Put the pieces on a sheet of paper: a whole SVG file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" stroke-linecap="round" stroke-linejoin="round">'
        + rect(0, 0, width, height, ground)
        + "".join(pieces)
        + "</svg>\n"
    )


def upright(*pieces: str) -> str:
    """Put the pieces on a sheet that stands."""
    return sheet(*pieces, width=900, height=1200)
