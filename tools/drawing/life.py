"""Pictures of culture and society."""

from .buildings import block, lamp, stall
from .catalogue import picture
from .land import cloud, ground, hills, peaks, sky, stars, water
from .paper import (
    CLAY,
    DAWN,
    DEEP,
    GOLD,
    INK,
    LAGOON,
    LEAF,
    LOTUS,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RED,
    RIVER,
    ROSE,
    SAND,
    SKY,
    STONE,
    disc,
    faint,
    line,
    oval,
    path,
    poly,
    rect,
    ring,
    seg,
    sheet,
)
from .people import GIVE, UP, WAVE, ao_dai, cyclist, person, porter, sitter
from .plants import bamboo, tree
from .things import books, flag, sampan, table


@picture("van-hoa-xa-hoi/dan-ca-vi-giam")
def song() -> str:
    """A song from the boat, an answer from the landing."""
    return sheet(
        sky(DAWN, SKY, 380),
        disc(850, 190, 84, GOLD),
        faint(disc(850, 190, 120, GOLD), 0.3),
        peaks(380, 130, 21, LAGOON, 6),
        hills(375, 16, 8, LOTUS, 170),
        water(390, 410, RIVER, LAGOON, 31, 24),
        *(rect(800 - i * 9, 420 + i * 34, 100 + i * 18, 6, GOLD, 3) for i in range(5)),
        sampan(350, 640, 520, CLAY, roof=True),
        ao_dai(520, 636, 220, RED, "non"),
        person(170, 634, 190, NIGHT, hat="non", arms=((-20, -60), (-6, -56))),
        seg(140, 530, 70, 720, INK, 6),
        path("M800 800Q820 660 1220 640V800Z", "#a98557"),
        line("M850 740H1200M900 690H1200", CLAY, 5),
        ao_dai(960, 690, 220, LOTUS, "scarf", mirror=True),
        person(1070, 680, 220, NIGHT, INK, arms=((-34, -92), (18, -46))),
        bamboo(1170, 690, 330, 5),
    )


@picture("van-hoa-xa-hoi/truong-hoc")
def school() -> str:
    """The hundred-year-old village school and its drum."""
    blossom = "".join(
        disc(x, y, 15, RED)
        for x, y in (
            (180, 300),
            (230, 260),
            (120, 340),
            (270, 330),
            (200, 350),
            (150, 270),
            (90, 300),
            (290, 290),
            (240, 380),
        )
    )
    return sheet(
        sky(SKY, DAWN, 520),
        cloud(700, 110, 320),
        hills(430, 20, 6, MOSS, 190),
        block(640, 560, 860, 1, "#e2c26b", DEEP, 8),
        rect(200, 548, 880, 14, STONE),
        *(rect(x, 468, 12, 84, PAPER) for x in range(230, 1080, 106)),
        ground(560, SAND, 240),
        tree(190, 620, 420, LOTUS, LEAF),
        blossom,
        seg(960, 700, 1000, 560, CLAY, 8),
        seg(1060, 700, 1020, 560, CLAY, 8),
        disc(1010, 590, 62, RED),
        disc(1010, 590, 48, PAPER),
        ring(1010, 590, 55, GOLD, 3, "2 10"),
        disc(1010, 590, 12, STONE),
        person(420, 690, 120, PAPER, NIGHT, arms=UP),
        person(500, 700, 116, PAPER, NIGHT, "scarf", WAVE),
        person(600, 690, 124, PAPER, NIGHT),
        ao_dai(730, 690, 200, ROSE),
        person(330, 740, 130, PAPER, RIVER, arms=GIVE),
        flag(1130, 600, 330, 130, mirror=True),
    )


@picture("van-hoa-xa-hoi/cho-phien")
def market() -> str:
    """A market day under the mountains."""
    return sheet(
        sky(SKY, DAWN, 400),
        peaks(420, 260, 11, LAGOON, 6),
        peaks(450, 160, 5, LOTUS, 7),
        ground(450, SAND, 350),
        stall(190, 600, 300, RED, (LEAF, OCHRE, LOTUS)),
        stall(600, 570, 280, RIVER, (ROSE, GOLD, CLAY)),
        stall(1000, 600, 310, OCHRE, (RED, LEAF, STONE)),
        porter(390, 740, 210, CLAY, LEAF),
        ao_dai(560, 720, 200, NIGHT, "scarf"),
        person(650, 730, 190, RED, INK, "non", GIVE),
        person(790, 750, 200, PAPER, NIGHT, "cap"),
        porter(990, 760, 200, RIVER, "#d9762b", mirror=True),
        person(90, 760, 190, DEEP, INK, "non", GIVE),
        oval(170, 762, 54, 14, OCHRE),
        oval(170, 754, 44, 10, LEAF),
    )


@picture("van-hoa-xa-hoi/tram-y-te")
def clinic() -> str:
    """The clinic is lit at night."""
    return sheet(
        rect(0, 0, 1200, 560, NIGHT),
        stars(4),
        disc(980, 130, 54, SAND),
        disc(1004, 118, 48, NIGHT),
        hills(430, 26, 18, "#17222f", 190),
        block(560, 590, 700, 1, "#cfc6b4", GOLD, 7, "#7a3425"),
        rect(486, 470, 148, 10, INK),
        disc(560, 440, 40, PAPER),
        rect(552, 414, 16, 52, LOTUS),
        rect(534, 432, 52, 16, LOTUS),
        ground(590, "#4b4a45", 210),
        faint(poly([(534, 590), (586, 590), (760, 800), (380, 800)], GOLD), 0.35),
        lamp(1010, 640, 260),
        tree(130, 640, 300, "#22382f", "#2d4a3b"),
        person(610, 690, 180, PAPER, PAPER, arms=GIVE),
        person(690, 690, 160, CLAY, INK, "scarf", ((-30, -60), (16, -40))),
        cyclist(950, 730, 150, RIVER, "non", mirror=True),
    )


@picture("van-hoa-xa-hoi/thu-vien")
def library() -> str:
    """Shelves to the ceiling and two readers."""
    shelves = "".join(
        rect(90, y, 1020, 14, "#6d4a2f") + books(112, y, 980, i + 3, 122) for i, y in enumerate((190, 340, 490))
    )
    return sheet(
        rect(0, 0, 1200, 640, SAND),
        rect(70, 30, 1060, 480, "#8a6240"),
        rect(90, 50, 1020, 450, "#5b402a"),
        shelves,
        ground(620, CLAY, 180),
        table(600, 720, 760, OCHRE),
        sitter(330, 700, 260, NIGHT),
        sitter(870, 700, 260, RED, mirror=True),
        path("M420 640Q455 622 490 640Q525 622 560 640V652Q525 634 490 652Q455 634 420 652Z", PAPER),
        path("M650 640Q685 622 720 640Q755 622 790 640V652Q755 634 720 652Q685 634 650 652Z", PAPER),
        line("M600 644V560", INK, 6),
        path("M556 566Q600 500 644 566Z", DEEP),
        faint(poly([(560, 566), (640, 566), (720, 646), (480, 646)], GOLD), 0.5),
    )
