"""People without faces: a few strokes that stand, sit, carry and ride."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from .paper import (
    CLAY,
    INK,
    NIGHT,
    OCHRE,
    RED,
    SAND,
    SKIN,
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

Arms = tuple[tuple[float, float], tuple[float, float]]
DOWN: Arms = ((-18, -40), (18, -40))
WAVE: Arms = ((-18, -40), (30, -96))
GIVE: Arms = ((26, -58), (34, -52))
UP: Arms = ((-28, -104), (28, -104))


def person(
    x: float, y: float, h: float, top: str, legs: str = INK, hat: str = "", arms: Arms = DOWN, mirror: bool = False
) -> str:
    """Draw a standing person 100 units high, feet at x,y. Hats: non, cap, scarf."""
    piece = rect(-9, -48, 8, 48, legs, 3) + rect(1, -48, 8, 48, legs, 3)
    piece += path("M-14 -44Q-16 -74 -9 -80Q0 -84 9 -80Q16 -74 14 -44Z", top)
    for side, (hx, hy) in zip((-11, 11), arms, strict=True):
        piece += line(
            f"M{side} -75L{num((side + hx) / 2 + side * 0.3)} {num((hy - 75) / 2 + 4)}L{num(hx)} {num(hy)}", top, 7
        ) + disc(hx, hy, 3.4, SKIN)
    return at(x, y, piece + head(0, -90, 9, hat), h / 100, mirror)


def head(x: float, y: float, r: float, hat: str = "") -> str:
    """Draw a head with hair or a hat."""
    piece = disc(0, 0, r, SKIN) + path(
        f"M{num(-r)} {num(r * 0.1)}A{num(r)} {num(r)} 0 0 1 {num(r)} {num(r * 0.1)}Q0 {num(-r * 0.55)} {num(-r)} {num(r * 0.1)}Z",
        INK,
    )
    if hat == "non":
        piece += poly([(-r * 2.1, r * 0.05), (0, -r * 1.7), (r * 2.1, r * 0.05)], OCHRE) + seg(
            -r * 2, 0, r * 2, 0, CLAY, 1.5
        )
    elif hat == "cap":
        piece += path(
            f"M{num(-r * 1.1)} 0A{num(r * 1.1)} {num(r * 1.15)} 0 0 1 {num(r * 1.1)} 0L{num(r * 1.6)} {num(r * 0.15)}H{num(-r * 1.1)}Z",
            "#55663f",
        )
    elif hat == "scarf":
        piece += path(
            f"M{num(-r * 1.2)} {num(r * 0.2)}Q0 {num(-r * 2.2)} {num(r * 1.2)} {num(r * 0.2)}Q0 {num(-r * 0.5)} {num(-r * 1.2)} {num(r * 0.2)}Z",
            RED,
        )
    return at(x, y, piece)


def ao_dai(x: float, y: float, h: float, color: str, hat: str = "", mirror: bool = False) -> str:
    """Draw a woman in a long tunic."""
    piece = path("M-8 -46L-10 0H10L8 -46Z", SAND) + path(
        "M-10 -78Q0 -84 10 -78L9 -56L17 -10Q0 -6 -17 -10L-9 -56Z", color
    )
    piece += line("M-10 -75L-15 -55L-9 -46M10 -75L16 -56L8 -47", color, 6) + disc(0, -46, 4, SKIN)
    return at(x, y, piece + head(0, -90, 9, hat), h / 100, mirror)


def sitter(x: float, y: float, h: float, top: str, hat: str = "", mirror: bool = False) -> str:
    """Draw someone sitting on a low seat, seen from the side, looking right."""
    piece = line("M-4 -4H26V30", INK, 11) + path("M-14 2Q-18 -34 -8 -44Q4 -48 10 -40L12 2Z", top)
    piece += line("M4 -36L16 -16L28 -14", top, 7) + disc(29, -14, 3.6, SKIN)
    return at(x, y - h * 0.3, piece + head(0, -54, 9.5, hat), h / 100, mirror)


def bust(x: float, y: float, h: float, top: str, hair: str = INK) -> str:
    """Draw someone from behind: hair and shoulders, for a hall that listens."""
    return path(
        f"M{num(x - h * 0.5)} {num(y)}Q{num(x - h * 0.48)} {num(y - h * 0.44)} {num(x)} {num(y - h * 0.5)}Q{num(x + h * 0.48)} {num(y - h * 0.44)} {num(x + h * 0.5)} {num(y)}Z",
        top,
    ) + oval(x, y - h * 0.72, h * 0.21, h * 0.26, hair)


def facing(x: float, y: float, h: float, top: str) -> str:
    """Draw head and shoulders of someone who looks at us."""
    return bust(x, y, h, top, SKIN) + path(
        f"M{num(x - h * 0.22)} {num(y - h * 0.72)}A{num(h * 0.22)} {num(h * 0.27)} 0 0 1 {num(x + h * 0.22)} {num(y - h * 0.72)}Q{num(x)} {num(y - h * 0.9)} {num(x - h * 0.22)} {num(y - h * 0.72)}Z",
        INK,
    )


def audience(y: float, size: float, gap: float, colors: tuple[str, ...], shift: float = 0) -> str:
    """Fill a row with people seen from behind."""
    count = int(1300 / gap) + 1
    return "".join(bust(-40 + shift + i * gap, y, size, colors[(i * 5 + int(y)) % len(colors)]) for i in range(count))


def porter(x: float, y: float, h: float, top: str, load: str, mirror: bool = False) -> str:
    """Draw someone with two baskets on a shoulder pole."""
    pole = line("M-52 -74Q0 -92 52 -74", CLAY, 3.5) + line(
        "M-52 -74L-62 -34M-52 -74L-42 -34M52 -74L42 -34M52 -74L62 -34", STONE, 1.5
    )
    baskets = "".join(
        path(f"M{cx - 18} -34H{cx + 18}L{cx + 12} -14H{cx - 12}Z", OCHRE)
        + path(f"M{cx - 17} -34Q{cx} -56 {cx + 17} -34Z", load)
        for cx in (-52, 52)
    )
    return at(x, y, pole + baskets, h / 100, mirror) + person(
        x, y, h, top, hat="non", arms=((-14, -62), (16, -84)), mirror=mirror
    )


def cyclist(x: float, y: float, h: float, top: str, hat: str = "non", mirror: bool = False) -> str:
    """Draw someone on a bicycle."""
    bike = (
        ring(-26, -18, 18, INK, 3)
        + ring(28, -18, 18, INK, 3)
        + line("M-26 -18L-8 -40H20L2 -18L-8 -40M2 -18H-26M20 -44L28 -18M14 -48H24", NIGHT, 3)
    )
    rider = (
        line("M-8 -46L10 -34L4 -16", INK, 8)
        + path("M-18 -44Q-16 -78 -4 -80Q8 -80 6 -70L-2 -44Z", top)
        + line("M0 -72L12 -58L20 -49", top, 6)
    )
    return at(x, y, bike + rider + head(2, -90, 8.5, hat), h / 100, mirror)
