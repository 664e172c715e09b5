"""Boats, flags, furniture, charts and other things made by hand."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from math import cos, pi, sin

from .paper import (
    CLAY,
    DEEP,
    GOLD,
    INK,
    LEAF,
    MIST,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    RIVER,
    SAND,
    STONE,
    at,
    disc,
    line,
    num,
    oval,
    path,
    poly,
    rect,
    ring,
    seg,
    words,
)


def star(x: float, y: float, r: float, color: str = GOLD) -> str:
    """Draw a five-pointed star."""
    tips = [
        (x + sin(pi * i / 5) * (r if i % 2 == 0 else r * 0.4), y - cos(pi * i / 5) * (r if i % 2 == 0 else r * 0.4))
        for i in range(10)
    ]
    return poly(tips, color)


def flag(x: float, y: float, h: float, w: float = 0, mirror: bool = False) -> str:
    """Draw the national flag on a pole that stands on x,y."""
    w = w or h * 0.42
    t = w * 0.66
    cloth = path(
        f"M0 {num(-h)}q{num(w * 0.25)} {num(-t * 0.14)} {num(w * 0.5)} 0t{num(w * 0.5)} 0v{num(t)}q{num(-w * 0.25)} {num(t * 0.14)} {num(-w * 0.5)} 0t{num(-w * 0.5)} 0Z",
        RED,
    )
    return at(
        x, y, seg(0, 0, 0, -h - 6, INK, max(h * 0.016, 3)) + cloth + star(w * 0.5, -h + t * 0.52, t * 0.28), 1, mirror
    )


def fishing_boat(x: float, y: float, w: float, hull: str = RIVER, stripe: str = RED, mirror: bool = False) -> str:
    """Draw a wooden fishing boat with cabin, mast and flag."""
    piece = path(
        f"M{num(-w * 0.5)} {num(-w * 0.16)}Q{num(-w * 0.42)} 0 {num(-w * 0.34)} 0H{num(w * 0.32)}Q{num(w * 0.46)} {num(-w * 0.08)} {num(w * 0.56)} {num(-w * 0.26)}Q{num(w * 0.3)} {num(-w * 0.14)} {num(-w * 0.5)} {num(-w * 0.16)}Z",
        hull,
    )
    piece += line(
        f"M{num(-w * 0.47)} {num(-w * 0.11)}Q{num(w * 0.25)} {num(-w * 0.09)} {num(w * 0.5)} {num(-w * 0.19)}",
        stripe,
        w * 0.03,
    )
    piece += (
        rect(-w * 0.36, -w * 0.36, w * 0.3, w * 0.2, PAPER)
        + rect(-w * 0.4, -w * 0.39, w * 0.38, w * 0.045, stripe)
        + rect(-w * 0.31, -w * 0.31, w * 0.07, w * 0.07, NIGHT)
        + rect(-w * 0.18, -w * 0.31, w * 0.07, w * 0.07, NIGHT)
    )
    piece += line(
        f"M{num(w * 0.08)} {num(-w * 0.15)}V{num(-w * 0.62)}M{num(w * 0.08)} {num(-w * 0.6)}L{num(w * 0.5)} {num(-w * 0.24)}M{num(w * 0.08)} {num(-w * 0.6)}L{num(-w * 0.3)} {num(-w * 0.38)}",
        INK,
        w * 0.012,
    )
    piece += (
        rect(w * 0.08, -w * 0.66, w * 0.14, w * 0.09, RED)
        + star(w * 0.15, -w * 0.615, w * 0.028)
        + disc(w * 0.44, -w * 0.2, w * 0.02, PAPER)
    )
    return at(x, y, piece, 1, mirror)


def sampan(x: float, y: float, w: float, color: str = CLAY, roof: bool = False, mirror: bool = False) -> str:
    """Draw a slender river boat, perhaps with a mat roof."""
    piece = path(
        f"M{num(-w * 0.5)} {num(-w * 0.1)}Q0 {num(w * 0.03)} {num(w * 0.5)} {num(-w * 0.12)}Q{num(w * 0.3)} {num(w * 0.08)} 0 {num(w * 0.08)}Q{num(-w * 0.34)} {num(w * 0.08)} {num(-w * 0.5)} {num(-w * 0.1)}Z",
        color,
    )
    if roof:
        piece = (
            path(
                f"M{num(-w * 0.2)} 0Q{num(-w * 0.2)} {num(-w * 0.2)} 0 {num(-w * 0.2)}Q{num(w * 0.2)} {num(-w * 0.2)} {num(w * 0.2)} 0Z",
                OCHRE,
            )
            + line("".join(f"M{num(w * k)} 0V{num(-w * 0.17)}" for k in (-0.12, -0.04, 0.04, 0.12)), CLAY, 3)
            + piece
        )
    return at(x, y, piece, 1, mirror)


def basket_boat(x: float, y: float, r: float, tilt: float = 0) -> str:
    """Draw a round woven boat lying on the sand."""
    weave = line(
        "".join(
            f"M{num(-r * k)} {num(-r * 0.08)}Q{num(-r * k * 0.7)} {num(r * 0.3)} {num(-r * k * 0.5)} {num(r * 0.42)}"
            for k in (-0.8, -0.5, -0.2, 0.2, 0.5, 0.8)
        ),
        CLAY,
        3,
    )
    bowl = path(
        f"M{num(-r)} {num(-r * 0.1)}Q{num(-r * 0.8)} {num(r * 0.5)} 0 {num(r * 0.5)}Q{num(r * 0.8)} {num(r * 0.5)} {num(r)} {num(-r * 0.1)}Z",
        OCHRE,
    )
    return f'<g transform="translate({num(x)} {num(y)}) rotate({num(tilt)})">{bowl}{weave}{oval(0, -r * 0.1, r, r * 0.26, "#7c5a3a")}{oval(0, -r * 0.06, r * 0.86, r * 0.18, "#5b402a")}</g>'


def table(x: float, y: float, w: float, color: str = CLAY, cloth: str = "") -> str:
    """Draw a table, with a hanging cloth if a colour is given."""
    body = (
        rect(x - w * 0.47, y - 62, w * 0.94, 62, cloth)
        if cloth
        else rect(x - w * 0.44, y - 62, 12, 62, color) + rect(x + w * 0.44 - 12, y - 62, 12, 62, color)
    )
    return body + rect(x - w / 2, y - 74, w, 14, color, 3)


def teapot(x: float, y: float, s: float, color: str = PAPER) -> str:
    """Draw a teapot and two cups."""
    piece = (
        oval(0, -16, 22, 16, color)
        + rect(-6, -38, 12, 8, color, 3)
        + line("M20 -18q14 -2 16 -16", color, 6)
        + line("M-20 -24q-18 4 -10 18", color, 4)
    )
    piece += "".join(path(f"M{c - 9} -12h18l-4 12h-10z", color) for c in (-56, 56))
    return at(x, y, piece, s)


def board(x: float, y: float, w: float, h: float, sheets: int = 6) -> str:
    """Draw a notice board on two posts, under a small roof."""
    piece = (
        rect(-w * 0.44, -h * 1.5, 12, h * 1.5, CLAY)
        + rect(w * 0.44 - 12, -h * 1.5, 12, h * 1.5, CLAY)
        + rect(-w / 2, -h * 1.55, w, h, "#7c5a3a", 4)
        + rect(-w / 2 + 12, -h * 1.55 + 12, w - 24, h - 24, MIST)
    )
    piece += poly(
        [(-w * 0.56, -h * 1.53), (-w * 0.48, -h * 1.75), (w * 0.48, -h * 1.75), (w * 0.56, -h * 1.53)], "#a8452f"
    )
    cols = (sheets + 1) // 2
    for i in range(sheets):
        a, b = -w / 2 + 26 + (i % cols) * (w - 44) / cols, -h * 1.55 + 24 + (i // cols) * (h - 36) / 2
        pw, ph = (w - 44) / cols - 14, (h - 36) / 2 - 12
        piece += (
            rect(a, b, pw, ph, PAPER)
            + rect(a + 8, b + 9, pw * 0.5, 5, RED)
            + "".join(rect(a + 8, b + 22 + 10 * k, pw - 16 - (k % 3) * 9, 3, STONE) for k in range(int((ph - 26) / 10)))
        )
    return at(x, y, piece)


def jar(x: float, y: float, h: float, color: str = CLAY, lid: str = OCHRE) -> str:
    """Draw a big earthen jar with a conical lid."""
    piece = path(
        f"M{num(-h * 0.2)} {num(-h * 0.86)}Q{num(-h * 0.48)} {num(-h * 0.62)} {num(-h * 0.4)} {num(-h * 0.34)}Q{num(-h * 0.34)} {num(-h * 0.1)} {num(-h * 0.2)} 0H{num(h * 0.2)}Q{num(h * 0.34)} {num(-h * 0.1)} {num(h * 0.4)} {num(-h * 0.34)}Q{num(h * 0.48)} {num(-h * 0.62)} {num(h * 0.2)} {num(-h * 0.86)}Z",
        color,
    )
    piece += line(
        f"M{num(-h * 0.36)} {num(-h * 0.6)}Q0 {num(-h * 0.5)} {num(h * 0.36)} {num(-h * 0.6)}M{num(-h * 0.39)} {num(-h * 0.5)}Q0 {num(-h * 0.4)} {num(h * 0.39)} {num(-h * 0.5)}",
        OCHRE if color != OCHRE else CLAY,
        h * 0.014,
    )
    if lid:
        piece += poly([(-h * 0.34, -h * 0.84), (0, -h * 1.1), (h * 0.34, -h * 0.84)], lid) + seg(
            -h * 0.34, -h * 0.84, h * 0.34, -h * 0.84, CLAY, 4
        )
    return at(x, y, piece)


def books(x: float, y: float, w: float, seed: int, height: float = 120) -> str:
    """Fill a shelf of width `w` with books standing on y."""
    tints, pieces, cx, i = (RED, NIGHT, OCHRE, DEEP, SAND, RIVER, CLAY, LEAF, STONE), "", x, seed
    labels = ""
    while cx < x + w - 30:
        thick, tall = 18 + (i * 7 % 5) * 5, height * (0.72 + (i * 11 % 7) * 0.045)
        pieces += rect(cx, y - tall, thick, tall, tints[i * 4 % 9])
        labels += f"M{num(cx + 5)} {num(y - tall + 16)}h{num(thick - 10)}"
        cx, i = cx + thick + 3, i + 1
    return pieces + line(labels, PAPER, 4)


def bars(
    values: list[float],
    labels: list[str],
    marks: list[str],
    color: str,
    last: str = RED,
    top: float = 170,
    low: float = 640,
) -> str:
    """Draw a bar chart; the last bar carries the accent."""
    peak, gap = max(values), 960 / len(values)
    pieces = "".join(
        seg(120, low - k * (low - top) / 4, 1100, low - k * (low - top) / 4, STONE, 1.5) for k in range(1, 5)
    )
    for i, value in enumerate(values):
        h, x = (low - top) * value / peak, 140 + i * gap
        pieces += rect(x + gap * 0.16, low - h, gap * 0.68, h, last if i == len(values) - 1 else color)
        pieces += words(x + gap / 2, low + 44, labels[i], 28) + words(
            x + gap / 2, low - h - 16, marks[i], 30, bold=True
        )
    return pieces + seg(120, low, 1100, low, INK, 4)


def curve(values: list[float], labels: list[str], color: str = RED, top: float = 150, low: float = 640) -> str:
    """Draw a line chart with a filled foot and round marks."""
    gap = 940 / (len(values) - 1)
    spots = [(140 + i * gap, low - (low - top) * v / 100) for i, v in enumerate(values)]
    d = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in spots)
    pieces = "".join(
        seg(120, low - k * (low - top) / 4, 1100, low - k * (low - top) / 4, STONE, 1.5)
        + words(108, low - k * (low - top) / 4 + 9, f"{k * 25}%", 26, anchor="end")
        for k in range(5)
    )
    pieces += (
        path(d + f"L{num(spots[-1][0])} {num(low)}L140 {num(low)}Z", SAND)
        + line(d, color, 7)
        + "".join(disc(x, y, 10, color) + disc(x, y, 4.5, PAPER) for x, y in spots)
    )
    return (
        pieces
        + seg(120, low, 1100, low, INK, 4)
        + "".join(words(x, low + 44, t, 26) for (x, _), t in zip(spots, labels, strict=True))
    )


def gong(x: float, y: float, r: float) -> str:
    """Draw a bronze gong hanging from two cords."""
    return (
        line(
            f"M{num(x - r * 0.4)} {num(y - r * 1.5)}V{num(y - r * 0.8)}M{num(x + r * 0.4)} {num(y - r * 1.5)}V{num(y - r * 0.8)}",
            INK,
            4,
        )
        + disc(x, y, r, OCHRE)
        + ring(x, y, r * 0.86, CLAY, 4)
        + ring(x, y, r * 0.6, CLAY, 2)
        + ring(x, y, r * 0.5, CLAY, 2, "3 7")
        + disc(x, y, r * 0.26, GOLD)
        + ring(x, y, r * 0.26, CLAY, 3)
    )


def cow(x: float, y: float, s: float, color: str = "#a8693f", mirror: bool = False) -> str:
    """Draw a grazing cow."""
    piece = (
        path(
            "M-44 -46Q-46 -62 -34 -64H26Q40 -62 44 -46L60 -22Q62 -12 52 -12L38 -30Q34 -26 30 -26H-34Q-44 -28 -44 -46Z",
            color,
        )
        + line("M-36 -30V0M-24 -30V0M18 -30V0M28 -30V0", color, 8)
        + line("M-44 -54q-10 12 -6 32", color, 4)
        + line("M44 -48l6 -12M48 -42l12 -8", INK, 3)
        + oval(-6, -50, 16, 8, PAPER)
    )
    return at(x, y, piece, s, mirror)
