"""Pictures of the land of Nghệ and its people."""

from math import cos, pi, sin

from .buildings import ROOF, communal_hall, house
from .catalogue import picture
from .land import drum, ground, hills, peaks, sky, sun, water
from .paper import (
    CLAY,
    DAWN,
    DEEP,
    GOLD,
    INK,
    LAGOON,
    LEAF,
    LOTUS,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    RIVER,
    SAND,
    SKY,
    Point,
    at,
    disc,
    dots,
    lettering,
    line,
    num,
    oval,
    path,
    rect,
    seg,
    sheet,
    upright,
)
from .people import WAVE, person
from .plants import areca, bamboo, banana, pine, tree
from .things import jar


@picture("dat-va-nguoi/tho-cam")
def brocade() -> str:
    """The bands of a Thai skirt."""

    def strip(y: float, cell: float, points: list[Point], fill: str) -> str:
        whole = "".join(
            "M" + "L".join(f"{num(cell * (i + 0.5) + px)} {num(y + py)}" for px, py in points) + "Z"
            for i in range(int(1200 / cell))
        )
        return path(whole, fill)

    def lozenge(y: float) -> str:
        sizes = ((70, 62, GOLD), (48, 42, RED), (22, 20, PAPER))
        return "".join(strip(y, 150, [(0, -h), (w, 0), (0, h), (-w, 0)], c) for w, h, c in sizes)

    sunrays = [(cos(pi * k / 12) * (76 if k % 2 else 36), sin(pi * k / 12) * (76 if k % 2 else 36)) for k in range(24)]
    beast: list[Point] = [
        (-62, 30),
        (-62, -6),
        (-44, -24),
        (24, -24),
        (40, -48),
        (64, -38),
        (56, -20),
        (44, -16),
        (44, 30),
        (30, 30),
        (30, 6),
        (-34, 6),
        (-34, 30),
    ]
    tooth: list[Point] = [(-30, 20), (0, -20), (30, 20)]
    bead: list[Point] = [(-10, 0), (0, -9), (10, 0), (0, 9)]
    suns = [(100 + i * 200, 324) for i in range(6)]
    grounds = (
        (0, 60, NIGHT),
        (60, 150, RED),
        (210, 24, GOLD),
        (234, 180, NIGHT),
        (414, 24, PAPER),
        (438, 120, DEEP),
        (558, 24, GOLD),
        (582, 150, CLAY),
        (732, 68, NIGHT),
    )
    return sheet(
        *(rect(0, y, 1200, h, c) for y, h, c in grounds),
        strip(30, 60, tooth, OCHRE),
        strip(766, 60, tooth, OCHRE),
        lozenge(135),
        lozenge(657),
        strip(222, 40, bead, DEEP),
        strip(426, 40, bead, RED),
        strip(570, 40, bead, RED),
        strip(324, 200, sunrays, GOLD),
        dots(suns, 34, NIGHT),
        dots(suns, 27, RED),
        dots(suns, 10, GOLD),
        strip(498, 200, beast, PAPER),
    )


@picture("dat-va-nguoi/chum-tuong")
def jars() -> str:
    """Jars of soy paste in a sunny yard."""
    return sheet(
        sky(SKY, DAWN, 445),
        sun(960, 160, 84),
        bamboo(80, 440, 300, 7, MOSS),
        house(420, 460, 420, SAND, ROOF),
        areca(720, 460, 300),
        areca(770, 460, 240),
        ground(440, "#d8a878", 360),
        line("M0 520H1200M0 610H1200M0 720H1200M300 440L80 800M600 440V800M900 440L1120 800", "#c4905f", 3),
        *(jar(x, 560, 130, c) for x, c in ((140, CLAY), (270, "#7c4a35"), (800, CLAY), (930, "#7c4a35"), (1060, CLAY))),
        *(jar(x, 690, 200, c) for x, c in ((90, "#7c4a35"), (290, CLAY), (860, "#7c4a35"), (1070, CLAY))),
        jar(480, 700, 210, CLAY, ""),
        oval(480, 520, 44, 12, "#5b3118"),
        person(600, 720, 270, "#6b4a6a", INK, "non", ((-42, -72), (-36, -66))),
        seg(498, 590, 478, 500, OCHRE, 8),
        jar(740, 810, 270, "#8a4f38"),
    )


@picture("dat-va-nguoi/dinh-lang")
def hall() -> str:
    """The communal hall on the bank of the Lam."""
    return sheet(
        sky(SKY, DAWN, 460),
        sun(220, 150, 60),
        hills(420, 20, 3, MOSS, 200),
        bamboo(90, 500, 330, 2, LOTUS),
        ground(480, "#c98f6c", 320),
        line("M0 560H1200M0 650H1200M0 750H1200M600 560V800M380 560L240 800M820 560L960 800", "#b47a58", 3),
        communal_hall(600, 570, 780),
        tree(1090, 600, 330, DEEP, LOTUS),
        line("M180 620Q150 520 190 450M170 540Q120 500 120 450M178 520Q230 490 236 440", CLAY, 14),
        *(disc(x, y, 26, LEAF) for x, y in ((190, 436), (120, 440), (240, 430))),
        *(disc(x, y, 8, PAPER) for x, y in ((184, 424), (116, 428), (246, 418), (206, 446))),
        person(500, 700, 150, NIGHT, INK),
        person(700, 720, 110, PAPER, NIGHT),
        person(760, 726, 104, PAPER, RIVER, "scarf", WAVE),
    )


@picture("dat-va-nguoi/rung-pu-mat")
def forest() -> str:
    """The forest of Pù Mát with its waterfall and a gibbon."""
    fall = path("M560 250Q640 240 690 252L720 640H500Z", PAPER) + line(
        "M590 270L560 620M630 260L620 630M664 270L680 610", MIST, 6
    )
    gibbon = (
        line("M0 0Q-30 -60 -70 -96M0 0Q40 -50 60 -104", "#c98a35", 13)
        + oval(0, 26, 24, 36, OCHRE)
        + disc(0, -14, 19, OCHRE)
        + oval(0, -10, 11, 12, INK)
        + line("M-10 52Q-24 82 -6 96M10 52Q26 76 22 96", OCHRE, 12)
    )
    return sheet(
        rect(0, 0, 1200, 420, MIST),
        peaks(300, 220, 17, LAGOON, 5),
        peaks(380, 200, 23, LOTUS, 6),
        fall,
        path("M-20 800V330Q200 300 420 420Q540 480 520 640L480 800Z", DEEP),
        path("M1220 800V300Q960 300 780 420Q700 480 710 640L760 800Z", DEEP),
        *(
            pine(x, y, h, LOTUS)
            for x, y, h in (
                (80, 400, 240),
                (190, 420, 270),
                (310, 460, 230),
                (880, 430, 250),
                (1000, 410, 280),
                (1120, 400, 250),
            )
        ),
        water(640, 160, RIVER, LAGOON, 51, 16),
        oval(610, 646, 150, 16, PAPER),
        line("M-20 170Q300 110 520 190", CLAY, 24),
        line("M380 150Q440 90 470 60", CLAY, 12),
        at(300, 250, gibbon, 1.25),
        *(line(f"M{x} 0Q{x + 20} 160 {x - 10} {y}", LEAF, 6) for x, y in ((60, 330), (1080, 300), (1150, 420))),
        tree(70, 830, 380, "#1f382c", DEEP),
        tree(1130, 830, 420, "#1f382c", DEEP),
        banana(330, 800, 170, LEAF),
        banana(870, 810, 180, LEAF),
    )


@picture("dat-va-nguoi/trong-dong")
def bronze_drum() -> str:
    """The face of a Đông Sơn drum; upright."""
    return upright(
        rect(0, 0, 900, 1200, "#23423a"),
        rect(40, 40, 820, 1120, "#1d372f"),
        disc(450, 560, 372, OCHRE),
        drum(450, 560, 352, "#3b2a14", 12, 8),
        rect(330, 1010, 240, 4, GOLD),
        lettering(450, 1076, "LÀNG VẠC", 46, GOLD),
        rect(330, 1104, 240, 4, GOLD),
    )
