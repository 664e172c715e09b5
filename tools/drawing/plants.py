"""Trees and flowers, each standing on the point x,y."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from math import cos, pi, sin
from random import Random

from .paper import (
    CLAY,
    DEEP,
    GOLD,
    INK,
    LEAF,
    LOTUS,
    MOSS,
    OCHRE,
    ROSE,
    at,
    disc,
    dots,
    line,
    num,
    oval,
    path,
    rect,
    seg,
)


def tree(x: float, y: float, h: float, crown: str = LOTUS, light: str = LEAF) -> str:
    """Draw a broad tree with a lit side."""
    piece = line(
        f"M0 0Q{num(h * 0.03)} {num(-h * 0.2)} 0 {num(-h * 0.45)}M0 {num(-h * 0.3)}L{num(h * 0.12)} {num(-h * 0.48)}",
        CLAY,
        h * 0.06,
    )
    for dx, dy, r in ((-0.2, 0.55, 0.2), (0.2, 0.56, 0.19), (0, 0.7, 0.25), (0.02, 0.52, 0.2)):
        piece += disc(dx * h, -dy * h, r * h, crown)
    for dx, dy, r in ((-0.1, 0.76, 0.13), (-0.24, 0.6, 0.09), (0.16, 0.62, 0.08)):
        piece += disc(dx * h, -dy * h, r * h, light)
    return at(x, y, piece)


def areca(x: float, y: float, h: float, color: str = DEEP, trunk: str = CLAY) -> str:
    """Draw a slim areca or coconut palm."""
    d = ""
    for deg in (-165, -140, -112, -68, -40, -15):
        a = pi * deg / 180
        tx, ty = cos(a) * h * 0.26, sin(a) * h * 0.18
        d += f"M0 {num(-h)}Q{num(tx * 0.7)} {num(-h + ty * 1.7)} {num(tx * 1.15)} {num(-h + ty + h * 0.1)}Q{num(tx * 0.6)} {num(-h + ty)} 0 {num(-h)}"
    return at(x, y, seg(0, 0, 0, -h, trunk, max(h * 0.035, 3)) + path(d, color))


def pine(x: float, y: float, h: float, color: str = DEEP) -> str:
    """Draw a forest tree as a tall leaf."""
    return seg(x, y, x, y - h * 0.3, CLAY, h * 0.05) + oval(x, y - h * 0.58, h * 0.18, h * 0.42, color)


def bamboo(x: float, y: float, h: float, seed: int, color: str = LOTUS, count: int = 9) -> str:
    """Draw a clump of bamboo bending both ways."""
    dice = Random(seed)
    stems, leaves = "", ""
    for i in range(count):
        lean = (i / (count - 1) - 0.5) * h * 0.8
        top = h * dice.uniform(0.75, 1)
        stems += f"M{num(lean * 0.12)} 0Q{num(lean * 0.25)} {num(-top * 0.7)} {num(lean)} {num(-top)}"
        for part in (0.62, 0.78, 0.94):
            px, py = lean * part**2, -top * part
            leaves += (
                f"M{num(px)} {num(py)}q{num(16)} {num(2)} {num(30)} {num(18)}q-20 -2 -30 -18q-16 2 -30 18q20 -2 30 -18"
            )
    return at(x, y, line(stems, color, 5) + path(leaves, DEEP))


def banana(x: float, y: float, h: float, color: str = LEAF) -> str:
    """Draw a banana plant."""
    d = ""
    for tx, ty in ((-0.5, 0.75), (0.5, 0.8), (-0.28, 1.1), (0.3, 1.12), (0.02, 1.2)):
        d += f"M0 {num(-h * 0.4)}Q{num(tx * h * 0.2)} {num(-ty * h)} {num(tx * h)} {num(-ty * h + h * 0.15)}Q{num(tx * h * 0.7)} {num(-ty * h * 0.6)} 0 {num(-h * 0.4)}"
    return at(x, y, rect(-h * 0.05, -h * 0.5, h * 0.1, h * 0.5, MOSS) + path(d, color))


def orange_tree(x: float, y: float, h: float, seed: int) -> str:
    """Draw a low round tree full of fruit."""
    dice = Random(seed)
    piece = (
        seg(0, 0, 0, -h * 0.35, CLAY, h * 0.07)
        + oval(0, -h * 0.6, h * 0.48, h * 0.4, LOTUS)
        + oval(-h * 0.08, -h * 0.68, h * 0.34, h * 0.26, LEAF)
    )
    polar = [(dice.uniform(0, 2 * pi), dice.uniform(0.1, 0.9)) for _ in range(13)]
    fruit = [(cos(a) * r * h * 0.42, -h * 0.6 + sin(a) * r * h * 0.34) for a, r in polar]
    return at(x, y, piece + dots(fruit[:5], h * 0.05, OCHRE) + dots(fruit[5:], h * 0.05, "#d9762b"))


def banyan(x: float, y: float, h: float, crown: str = DEEP, light: str = LOTUS) -> str:
    """Draw the old tree of a village, with hanging roots."""
    trunk = path(
        f"M{num(-h * 0.2)} 0Q{num(-h * 0.07)} {num(-h * 0.2)} {num(-h * 0.09)} {num(-h * 0.5)}L{num(h * 0.1)} {num(-h * 0.5)}Q{num(h * 0.07)} {num(-h * 0.2)} {num(h * 0.22)} 0Z",
        CLAY,
    )
    roots = line(
        "".join(
            f"M{num(k * h)} {num(-h * 0.45)}V{num(-h * v)}"
            for k, v in ((-0.32, 0.22), (-0.27, 0.14), (0.3, 0.2), (0.36, 0.27))
        ),
        CLAY,
        4,
    )
    leaves = "".join(
        oval(a * h, -b * h, r * h, r * h * 0.6, c)
        for a, b, r, c in (
            (-0.4, 0.55, 0.28, crown),
            (0.42, 0.56, 0.28, crown),
            (0, 0.6, 0.42, crown),
            (-0.2, 0.76, 0.3, crown),
            (0.24, 0.76, 0.28, crown),
            (0, 0.86, 0.24, crown),
            (-0.26, 0.72, 0.16, light),
            (0.1, 0.8, 0.17, light),
            (0.36, 0.62, 0.13, light),
        )
    )
    return at(x, y, roots + trunk + leaves)


def lotus(x: float, y: float, r: float, color: str = ROSE, heart: str = GOLD) -> str:
    """Draw an open lotus flower seen from the side."""
    petal = "M0 0C{a} {b} {c} {d} {e} {f}C{g} {h} {i} {j} 0 0Z"
    piece = ""
    for deg, length, tint in (
        (-68, 1, color),
        (68, 1, color),
        (-40, 1.12, color),
        (40, 1.12, color),
        (-20, 1.16, "#e6b0a4"),
        (20, 1.16, "#e6b0a4"),
        (0, 1.2, "#f0cdc0"),
    ):
        a = pi * deg / 180
        tx, ty, w = sin(a) * length * r, -cos(a) * length * r, r * 0.34
        nx, ny = cos(a) * w, sin(a) * w
        keys = {
            "a": tx * 0.3 - nx,
            "b": ty * 0.3 - ny,
            "c": tx * 0.8 - nx,
            "d": ty * 0.8 - ny,
            "e": tx,
            "f": ty,
            "g": tx * 0.8 + nx,
            "h": ty * 0.8 + ny,
            "i": tx * 0.3 + nx,
            "j": ty * 0.3 + ny,
        }
        piece += path(petal.format(**{k: num(v) for k, v in keys.items()}), tint)
    return at(x, y, piece + oval(0, -r * 0.08, r * 0.22, r * 0.1, heart))


def pad(x: float, y: float, r: float, color: str = LOTUS, flat: float = 0.34) -> str:
    """Draw a lotus leaf lying on water, with its veins."""
    veins = "".join(
        f"M{num(x)} {num(y)}L{num(x + cos(k * pi / 4) * r * 0.85)} {num(y + sin(k * pi / 4) * r * flat * 0.85)}"
        for k in range(8)
    )
    return oval(x, y, r, r * flat, color) + line(veins, LEAF if color != LEAF else LOTUS, 2)


def bush(x: float, y: float, r: float, color: str = LOTUS, flower: str = "") -> str:
    """Draw a bush, with three flowers if a colour is given."""
    piece = oval(0, -r * 0.5, r, r * 0.6, color) + oval(-r * 0.5, -r * 0.35, r * 0.6, r * 0.4, color)
    if flower:
        piece += dots([(-r * 0.4, -r * 0.5), (r * 0.2, -r * 0.75), (r * 0.5, -r * 0.35)], r * 0.13, flower)
    return at(x, y, piece)


def rice(y: float, seed: int, color: str = GOLD, edge: str = INK, count: int = 40) -> str:
    """Draw a front row of rice ears along the line `y`."""
    dice = Random(seed)
    d = ""
    for i in range(count):
        x, h = i * 1240 / count - 20, dice.uniform(60, 110)
        d += f"M{num(x)} {num(y)}q2 {num(-h * 0.7)} {num(18)} {num(-h)}q14 -6 22 12"
    return line(d, edge, 3) if edge == color else line(d, color, 6)
