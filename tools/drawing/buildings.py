"""Houses, halls, towers and bridges; most stand on the point x,y, the middle of their foot."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from .paper import (
    CLAY,
    DEEP,
    GOLD,
    INK,
    MIST,
    OCHRE,
    PAPER,
    RED,
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
)

ROOF = "#a8452f"


def house(x: float, y: float, w: float, wall: str = SAND, roof: str = ROOF, lit: str = "", doors: int = 1) -> str:
    """Draw a village house seen from the long side."""
    h, glass = w * 0.34, lit or DEEP
    piece = rect(-w / 2, -h, w, h, wall) + poly(
        [(-w * 0.57, -h), (-w * 0.43, -h - w * 0.24), (w * 0.43, -h - w * 0.24), (w * 0.57, -h)], roof
    )
    piece += line(
        "".join(
            f"M{num(k * w)} {num(-h - w * 0.22)}L{num(k * w * 1.28)} {num(-h - 2)}" for k in (-0.3, -0.15, 0, 0.15, 0.3)
        ),
        CLAY,
        2,
    )
    for i in range(doors):
        piece += rect((i + 0.5) * w / doors - w / 2 - w * 0.06, -h * 0.78, w * 0.12, h * 0.78, lit or CLAY)
    for k in (-0.32, 0.32):
        piece += rect(k * w - w * 0.07, -h * 0.72, w * 0.14, h * 0.36, glass) + seg(
            k * w, -h * 0.72, k * w, -h * 0.36, wall, 3
        )
    return at(x, y, piece)


def stilt_house(x: float, y: float, w: float, wall: str = OCHRE, roof: str = "#6d5637") -> str:
    """Draw a Thai house on stilts with a ladder."""
    lift, h = w * 0.26, w * 0.2
    posts = "".join(seg(k * w, 0, k * w, -lift, CLAY, w * 0.028) for k in (-0.42, -0.25, -0.08, 0.1, 0.27, 0.43))
    body = rect(-w * 0.48, -lift - h, w * 0.96, h, wall) + line(
        "".join(f"M{num(w * k)} {num(-lift)}V{num(-lift - h)}" for k in (-0.4, -0.32, -0.24, 0.24, 0.32, 0.4)), CLAY, 2
    )
    body += (
        rect(-w * 0.52, -lift - 8, w * 1.04, 10, CLAY)
        + rect(-w * 0.14, -lift - h * 0.85, w * 0.1, h * 0.85, INK)
        + rect(w * 0.06, -lift - h * 0.7, w * 0.12, h * 0.4, INK)
    )
    top = path(
        f"M{num(-w * 0.62)} {num(-lift - h + 6)}Q{num(-w * 0.46)} {num(-lift - h - w * 0.12)} {num(-w * 0.36)} {num(-lift - h - w * 0.32)}H{num(w * 0.36)}Q{num(w * 0.46)} {num(-lift - h - w * 0.12)} {num(w * 0.62)} {num(-lift - h + 6)}Z",
        roof,
    )
    top += line(
        f"M{num(-w * 0.36)} {num(-lift - h - w * 0.32)}L{num(-w * 0.41)} {num(-lift - h - w * 0.4)}M{num(w * 0.36)} {num(-lift - h - w * 0.32)}L{num(w * 0.41)} {num(-lift - h - w * 0.4)}",
        roof,
        7,
    )
    ladder = line(
        f"M{num(-w * 0.1)} {num(-lift)}L{num(-w * 0.2)} 0M{num(-w * 0.04)} {num(-lift)}L{num(-w * 0.13)} 0"
        + "".join(f"M{num(-w * (0.1 + k * 0.025))} {num(-lift * (1 - k / 4))}h{num(w * 0.065)}" for k in (1, 2, 3)),
        CLAY,
        5,
    )
    return at(x, y, posts + body + top + ladder)


def church(x: float, y: float, h: float, wall: str = SAND, trim: str = OCHRE) -> str:
    """Draw a village church with a bell tower before a nave."""
    nave = rect(h * 0.1, -h * 0.34, h * 0.75, h * 0.34, wall) + poly(
        [(h * 0.06, -h * 0.34), (h * 0.16, -h * 0.52), (h * 0.86, -h * 0.52), (h * 0.9, -h * 0.34)], ROOF
    )
    arch = "M{a} {b}v{c}a{r} {r} 0 0 1 {d} 0v{e}z"
    for k in (0.34, 0.48, 0.62, 0.76):
        nave += path(
            arch.format(a=num(h * k - 8), b=num(-h * 0.08), c=num(-h * 0.12), r=8, d=16, e=num(h * 0.12)), DEEP
        )
    tower = (
        rect(-h * 0.15, -h * 0.62, h * 0.3, h * 0.62, wall)
        + rect(-h * 0.17, -h * 0.4, h * 0.34, 8, trim)
        + rect(-h * 0.17, -h * 0.64, h * 0.34, 10, trim)
    )
    tower += (
        rect(-h * 0.11, -h * 0.78, h * 0.22, h * 0.15, wall)
        + rect(-h * 0.125, -h * 0.8, h * 0.25, 8, trim)
        + poly([(-h * 0.11, -h * 0.8), (0, -h * 0.98), (h * 0.11, -h * 0.8)], ROOF)
    )
    tower += line(f"M0 {num(-h * 0.97)}V{num(-h * 1.08)}M{num(-h * 0.025)} {num(-h * 1.045)}H{num(h * 0.025)}", INK, 4)
    tower += path(
        f"M{num(-h * 0.06)} {num(-h * 0.64)}v{num(-h * 0.07)}a{num(h * 0.06)} {num(h * 0.06)} 0 0 1 {num(h * 0.12)} 0v{num(h * 0.07)}z",
        DEEP,
    ) + disc(0, -h * 0.68, h * 0.025, GOLD)
    tower += ring(0, -h * 0.51, h * 0.06, trim, 5) + path(
        f"M{num(-h * 0.055)} 0v{num(-h * 0.2)}a{num(h * 0.055)} {num(h * 0.055)} 0 0 1 {num(h * 0.11)} 0v{num(h * 0.2)}z",
        CLAY,
    )
    return at(x, y, nave + tower)


def curved_roof(w: float, y: float, h: float, color: str = ROOF) -> str:
    """Draw the roof of a communal hall: a sagging ridge and lifted corners, foot line at `y`."""
    return path(
        f"M{num(-w * 0.66)} {num(y - h * 0.3)}Q{num(-w * 0.55)} {num(y + h * 0.04)} {num(-w * 0.45)} {num(y)}H{num(w * 0.45)}Q{num(w * 0.55)} {num(y + h * 0.04)} {num(w * 0.66)} {num(y - h * 0.3)}"
        f"Q{num(w * 0.5)} {num(y - h * 0.24)} {num(w * 0.42)} {num(y - h)}Q0 {num(y - h * 0.9)} {num(-w * 0.42)} {num(y - h)}Q{num(-w * 0.5)} {num(y - h * 0.24)} {num(-w * 0.66)} {num(y - h * 0.3)}Z",
        color,
    )


def communal_hall(x: float, y: float, w: float, roof: str = ROOF, tiers: int = 1) -> str:
    """Draw a communal hall or a pagoda, with one or two roofs."""
    h = w * 0.2
    piece = rect(-w * 0.54, -14, w * 1.08, 14, STONE) + rect(-w * 0.45, -h - 14, w * 0.9, h, "#6b3b2a")
    for k in (-0.42, -0.25, -0.085, 0.085, 0.25, 0.42):
        piece += rect(k * w - 7, -h - 14, 14, h, CLAY)
    for k in (-0.335, -0.167, 0, 0.167, 0.335):
        piece += rect(k * w - w * 0.05, -h - 4, w * 0.1, h - 10, GOLD if k == 0 else "#3b241c")
    piece += curved_roof(w, -h - 10, w * 0.26, roof) + line(
        f"M{num(-w * 0.42)} {num(-h - w * 0.27)}Q0 {num(-h - w * 0.245)} {num(w * 0.42)} {num(-h - w * 0.27)}", CLAY, 9
    )
    if tiers > 1:
        piece += rect(-w * 0.26, -h - w * 0.36, w * 0.52, w * 0.11, "#6b3b2a") + at(
            0, 0, curved_roof(w * 0.62, -h - w * 0.34, w * 0.2, roof)
        )
    else:
        piece += disc(0, -h - w * 0.285, 15, GOLD) + line(
            f"M{num(-w * 0.2)} {num(-h - w * 0.27)}q30 -26 54 0q16 12 40 -4M{num(w * 0.2)} {num(-h - w * 0.27)}q-30 -26 -54 0q-16 12 -40 -4",
            GOLD,
            6,
        )
    return at(x, y, piece)


def block(
    x: float, y: float, w: float, floors: int, wall: str = SAND, glass: str = DEEP, bays: int = 6, roof: str = ROOF
) -> str:
    """Draw a plain public building: a school, a clinic, an office."""
    h = 92 * floors
    piece = rect(-w / 2, -h, w, h, wall) + poly(
        [(-w / 2 - 20, -h), (-w / 2 + 26, -h - 56), (w / 2 - 26, -h - 56), (w / 2 + 20, -h)], roof
    )
    step = w / bays
    for level in range(floors):
        base = -h + level * 92
        piece += rect(-w / 2, base + 84, w, 8, STONE)
        for i in range(bays):
            piece += rect(-w / 2 + i * step + step * 0.2, base + 20, step * 0.6, 44, glass) + seg(
                -w / 2 + (i + 0.5) * step, base + 20, -w / 2 + (i + 0.5) * step, base + 64, wall, 4
            )
    return at(x, y, piece + rect(-26, -70, 52, 70, CLAY))


def lamp(x: float, y: float, h: float, glow: str = GOLD) -> str:
    """Draw a street lamp that is alight."""
    arm = line(
        f"M{num(x)} {num(y)}V{num(y - h)}q0 {num(-h * 0.1)} {num(h * 0.16)} {num(-h * 0.1)}", INK, max(h * 0.022, 3)
    )
    return (
        f'<g opacity="0.22">{disc(x + h * 0.18, y - h * 1.07, h * 0.24, glow)}</g>'
        + arm
        + oval(x + h * 0.19, y - h * 1.08, h * 0.07, h * 0.045, glow)
    )


def cable_bridge(
    y: float, x1: float, x2: float, towers: tuple[float, ...], height: float, color: str = INK, cable: str = RED
) -> str:
    """Draw a cable-stayed bridge with its deck on `y`."""
    piece = ""
    for t in towers:
        d = "".join(
            f"M{num(t)} {num(y - height + 8 * k)}L{num(t + side * (44 + 30 * k))} {num(y)}"
            for k in range(7)
            for side in (-1, 1)
        )
        piece += line(d, cable, 2.2) + poly(
            [(t - 9, y + 150), (t - 6, y - height - 16), (t + 6, y - height - 16), (t + 9, y + 150)], color
        )
    piers = "".join(rect(x1 + i * (x2 - x1) / 9 - 5, y, 10, 110, color) for i in range(10))
    return piers + piece + rect(x1, y - 8, x2 - x1, 18, color) + rect(x1, y - 16, x2 - x1, 3, color)


def lighthouse(x: float, y: float, h: float) -> str:
    """Draw a lighthouse in paper and red."""
    piece = poly([(-h * 0.13, 0), (-h * 0.08, -h * 0.78), (h * 0.08, -h * 0.78), (h * 0.13, 0)], PAPER)
    for low, high in ((0.12, 0.27), (0.42, 0.57)):
        a, b = 0.13 - low * 0.064, 0.13 - high * 0.064
        piece += poly([(-h * a, -h * low), (-h * b, -h * high), (h * b, -h * high), (h * a, -h * low)], RED)
    piece += (
        rect(-h * 0.11, -h * 0.8, h * 0.22, h * 0.03, INK)
        + rect(-h * 0.065, -h * 0.9, h * 0.13, h * 0.1, GOLD)
        + path(f"M{num(-h * 0.08)} {num(-h * 0.9)}Q0 {num(-h * 1.02)} {num(h * 0.08)} {num(-h * 0.9)}Z", INK)
    )
    return at(x, y, piece)


def stall(x: float, y: float, w: float, canvas: str, goods: tuple[str, ...]) -> str:
    """Draw a market stall with striped cloth and heaps of goods."""
    h = w * 0.78
    piece = (
        seg(-w * 0.45, 0, -w * 0.45, -h, CLAY, 6)
        + seg(w * 0.45, 0, w * 0.45, -h, CLAY, 6)
        + rect(-w / 2, -w * 0.3, w, w * 0.09, OCHRE)
        + rect(-w * 0.47, -w * 0.21, w * 0.94, w * 0.21, "#7c5a3a")
    )
    for i, color in enumerate(goods):
        cx = (i + 0.5) * w / len(goods) - w / 2
        piece += path(
            f"M{num(cx - w * 0.12)} {num(-w * 0.3)}Q{num(cx)} {num(-w * 0.48)} {num(cx + w * 0.12)} {num(-w * 0.3)}Z",
            color,
        )
    for i in range(6):
        a = -w * 0.58 + i * w * 1.16 / 6
        piece += path(
            f"M{num(a * 0.86)} {num(-h - w * 0.16)}L{num((a + w * 1.16 / 6) * 0.86)} {num(-h - w * 0.16)}L{num(a + w * 1.16 / 6)} {num(-h + w * 0.04)}q{num(-w * 0.097)} {num(w * 0.09)} {num(-w * 0.193)} 0Z",
            canvas if i % 2 == 0 else PAPER,
        )
    return at(x, y, piece)


def gate(x: float, y: float, w: float, color: str = RED) -> str:
    """Draw a festive gate with a wide board."""
    h = w * 0.5
    return at(
        x,
        y,
        rect(-w / 2, -h, w * 0.07, h, color)
        + rect(w * 0.43, -h, w * 0.07, h, color)
        + rect(-w * 0.56, -h - w * 0.1, w * 1.12, w * 0.13, color)
        + rect(-w * 0.5, -h - w * 0.065, w, 3, GOLD)
        + rect(-w * 0.5, -h - w * 0.015, w, 3, GOLD),
    )


def factory(x: float, y: float, w: float, wall: str = MIST) -> str:
    """Draw a hall with a saw-tooth roof."""
    h, bay = w * 0.22, w / 5
    piece = rect(-w / 2, -h, w, h, wall)
    for i in range(5):
        a = -w / 2 + i * bay
        piece += (
            poly([(a, -h), (a, -h - bay * 0.5), (a + bay, -h)], STONE)
            + poly([(a, -h), (a, -h - bay * 0.5), (a + bay * 0.14, -h - bay * 0.43), (a + bay * 0.14, -h)], GOLD)
            + rect(a + bay * 0.16, -h * 0.72, bay * 0.62, h * 0.24, DEEP)
        )
    return at(x, y, piece + rect(-w * 0.05, -h * 0.4, w * 0.1, h * 0.4, INK))
