"""Pictures of Party life."""

from .buildings import house
from .catalogue import picture
from .land import ground, hills, sky, sun, water
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
    ROSE,
    SAND,
    SKY,
    STONE,
    faint,
    line,
    oval,
    path,
    poly,
    rect,
    seg,
    sheet,
)
from .people import bust, facing, person, sitter
from .plants import areca, bamboo, bush, lotus, pad
from .things import star, teapot


@picture("xay-dung-dang/sinh-hoat-chi-bo")
def cell_meeting() -> str:
    """Nine people around a hearth in a house on stilts."""
    planks = line("".join(f"M{i * 100} 0V470" for i in range(1, 12)), "#8a6240", 3)
    return sheet(
        rect(0, 0, 1200, 470, "#a67c4f"),
        planks,
        rect(0, 0, 1200, 40, "#5b402a"),
        ground(470, "#6d4a2f", 330),
        line("M0 530H1200M0 610H1200M0 710H1200", "#5b3d26", 3),
        rect(470, 90, 250, 160, RED),
        star(595, 172, 52),
        rect(800, 110, 150, 190, NIGHT),
        poly([(800, 300), (850, 210), (890, 250), (950, 180), (950, 300)], DEEP),
        line("M875 110V300M800 205H950", SAND, 7),
        rect(250, 110, 110, 140, PAPER),
        rect(268, 132, 74, 6, RED),
        rect(268, 150, 74, 4, STONE),
        rect(268, 164, 60, 4, STONE),
        seg(600, 0, 600, 40, INK, 3),
        oval(600, 52, 26, 14, GOLD),
        faint(poly([(574, 56), (626, 56), (820, 640), (380, 640)], GOLD), 0.18),
        sitter(250, 600, 230, NIGHT),
        sitter(390, 540, 200, DEEP),
        facing(520, 530, 130, "#43536b"),
        facing(680, 530, 130, CLAY),
        sitter(820, 540, 200, NIGHT, mirror=True),
        sitter(960, 600, 230, RED, mirror=True),
        oval(600, 650, 150, 34, "#3b241c"),
        line("M520 656L680 640M530 640L670 660", CLAY, 12),
        path("M560 640Q580 560 600 610Q610 540 636 600Q650 620 642 646Z", "#d9762b"),
        path("M584 640Q596 590 612 642Z", GOLD),
        teapot(770, 690, 1.2, SAND),
        bust(360, 800, 240, INK),
        bust(860, 800, 240, "#55663f"),
    )


@picture("xay-dung-dang/hoa-sen")
def lotus_pond() -> str:
    """A lotus pond by the village of Kim Liên."""
    return sheet(
        sky(SKY, DAWN, 330),
        sun(900, 170, 74),
        hills(300, 26, 5, MOSS, 220),
        bamboo(120, 350, 230, 8, LOTUS),
        house(380, 340, 190, SAND, "#8a6a45"),
        areca(510, 340, 170),
        water(340, 460, LAGOON, MIST, 5, 14),
        *(
            pad(x, y, r, c)
            for x, y, r, c in (
                (150, 430, 70, LOTUS),
                (420, 400, 54, MOSS),
                (720, 420, 66, LOTUS),
                (980, 400, 60, LEAF),
                (1120, 470, 80, LOTUS),
                (300, 540, 110, LEAF),
                (820, 560, 130, LOTUS),
                (560, 500, 70, LOTUS),
                (80, 650, 150, LOTUS),
                (1080, 680, 180, LEAF),
                (500, 730, 190, LOTUS),
            )
        ),
        *(
            line(f"M{x} {y}Q{x + b} {y + 60} {x + b} 800", DEEP, 9)
            for x, y, b in ((360, 390, 12), (640, 300, -14), (900, 430, 20), (190, 560, 8))
        ),
        lotus(360, 400, 105),
        lotus(640, 315, 135),
        lotus(900, 440, 96),
        path("M190 565C150 520 170 470 190 440C212 470 230 520 190 565Z", ROSE),
        path("M1010 620C980 590 992 552 1008 530C1026 552 1040 592 1010 620Z", ROSE),
        line("M1010 618V800", DEEP, 8),
    )


@picture("xay-dung-dang/nha-tranh-kim-lien")
def thatched_house() -> str:
    """The thatched house of Sen village behind its hibiscus hedge."""
    straw = line("".join(f"M{x} 300L{round(600 + (x - 600) * 1.19)} 430" for x in range(330, 900, 38)), "#8a6a45", 3)
    hedge = "".join(bush(40 + i * 112, 720, 70, (LOTUS, DEEP)[i % 2], RED) for i in range(4)) + "".join(
        bush(770 + i * 112, 720, 70, (LOTUS, DEEP)[i % 2], RED) for i in range(4)
    )
    return sheet(
        sky(SKY, DAWN, 520),
        sun(980, 150, 58),
        bamboo(150, 520, 360, 3, MOSS, 11),
        bamboo(1060, 520, 330, 9, MOSS, 11),
        ground(500, "#d8bd8c", 300),
        rect(290, 425, 620, 125, "#c9a570"),
        *(rect(x, 425, 14, 125, CLAY) for x in (290, 412, 534, 652, 774, 896)),
        *(rect(x, 440, 84, 110, "#4a3324") for x in (436, 558, 676)),
        line("M320 440V540M350 440V540M380 440V540M810 440V540M840 440V540M870 440V540", "#8a6a45", 5),
        path("M250 440Q300 360 350 280H850Q900 360 950 440Q600 424 250 440Z", "#b08a55"),
        straw,
        path("M340 284Q600 262 860 284L850 304H350Z", "#7c5a3a"),
        path("M520 560H690L860 800H330Z", SAND),
        areca(230, 590, 330),
        areca(985, 590, 350),
        areca(1040, 600, 270),
        hedge,
        person(600, 640, 150, "#8c5b3c", INK, "non", ((18, -50), (26, -56))),
        seg(625, 560, 660, 650, CLAY, 5),
        oval(664, 652, 22, 8, OCHRE),
    )
