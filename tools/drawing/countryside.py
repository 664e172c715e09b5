"""Pictures of fields, herds and shores that people look after together."""

from .buildings import ROOF, house, stilt_house
from .catalogue import picture
from .land import cloud, ground, hills, peaks, reeds, rows, sky, sun, terraces, water
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
    ROSE,
    SAND,
    SKY,
    STONE,
    at,
    line,
    path,
    rect,
    seg,
    sheet,
)
from .people import GIVE, UP, WAVE, ao_dai, person
from .plants import areca, bamboo, rice, tree
from .things import cow, sampan


@picture("dan-van-kheo/ruong-bac-thang")
def highland_fields() -> str:
    """Terraces of the highlands."""
    return sheet(
        sky(SKY, DAWN, 420),
        sun(900, 150, 66),
        peaks(360, 230, 2, MIST, 5),
        cloud(100, 260, 420),
        peaks(400, 150, 6, LAGOON, 7),
        terraces(5, 360),
        stilt_house(270, 420, 130),
        tree(380, 410, 90),
        stilt_house(960, 460, 170),
        tree(1090, 470, 130),
        person(540, 600, 96, RED, INK, "scarf", GIVE),
        person(610, 606, 90, NIGHT, INK, "non"),
        person(780, 760, 180, NIGHT, INK, "scarf", ((-24, -48), (24, -54))),
        path("M800 664h42l-6 44h-30z", OCHRE),
    )


@picture("dan-van-kheo/lang-chai")
def river_village() -> str:
    """The fishing hamlet on the Lam, and a tap."""
    return sheet(
        sky(DAWN, SKY, 380),
        sun(960, 170, 62),
        peaks(380, 190, 27, LAGOON, 5),
        water(380, 250, RIVER, LAGOON, 7, 18),
        sampan(250, 440, 190, CLAY, roof=True),
        sampan(560, 500, 260, INK, roof=True),
        sampan(900, 450, 180, CLAY, roof=True),
        path("M-20 600Q300 560 620 610T1220 590V800H-20Z", SAND),
        house(160, 660, 260, MIST, ROOF),
        areca(330, 660, 260),
        at(
            0,
            -36,
            line("M760 790V600H830V630", INK, 14)
            + rect(744, 770, 34, 30, STONE)
            + path("M822 632Q830 690 818 740Q846 742 842 690Q842 660 838 632Z", LAGOON)
            + path("M770 740h110l-14 66h-82z", RED),
        ),
        person(640, 770, 130, GOLD, RIVER, arms=UP),
        person(940, 770, 150, RED, NIGHT, arms=((-44, -62), (-36, -56))),
        person(1030, 776, 120, PAPER, RIVER, arms=WAVE),
        ao_dai(540, 770, 200, CLAY, "non"),
    )


@picture("dan-van-kheo/kenh-muong")
def canal() -> str:
    """The canal between two communes and its sluice."""
    return sheet(
        sky(SKY, DAWN, 360),
        sun(250, 150, 60),
        cloud(700, 120, 280),
        hills(350, 18, 20, LAGOON, 170),
        ground(370, MOSS, 430),
        rows(370, 800, LEAF, 600, 19, 6),
        bamboo(120, 390, 170, 3, LOTUS),
        bamboo(1080, 390, 190, 4, LOTUS),
        path("M575 370H625L900 800H300Z", STONE),
        path("M582 370H618L840 800H360Z", RIVER),
        line("M590 420H612M580 480H622M560 560H640M530 650H670M480 760H720", LAGOON, 6),
        rect(430, 500, 30, 130, STONE),
        rect(740, 500, 30, 130, STONE),
        rect(420, 480, 360, 26, "#8b8578"),
        rect(500, 560, 200, 70, CLAY),
        line("M600 480V400M570 410H630", INK, 9),
        person(600, 482, 150, NIGHT, INK, "non", ((-26, -58), (26, -58))),
        person(250, 660, 200, CLAY, INK, "non", WAVE),
        person(960, 680, 200, RED, INK, "non", ((-30, -96), (18, -44))),
        rice(810, 6, GOLD, INK, 26),
    )


@picture("dan-van-kheo/dong-co")
def pasture() -> str:
    """Cows on the hills of Quế Phong."""
    return sheet(
        sky(DAWN, SKY, 420),
        sun(180, 170, 62),
        peaks(400, 250, 36, LAGOON, 5),
        hills(410, 40, 8, LOTUS, 260),
        hills(500, 36, 15, LEAF, 300),
        hills(640, 30, 22, MOSS, 320),
        stilt_house(930, 500, 220),
        tree(1090, 510, 170),
        cow(260, 560, 1),
        cow(430, 540, 0.8, "#7c4a35", mirror=True),
        cow(600, 590, 1.1),
        cow(330, 730, 2, "#8c5b3c"),
        cow(700, 740, 2.1, "#a8693f", mirror=True),
        at(478, 738, cow(0, 0, 1, "#b98552")),
        person(900, 750, 240, NIGHT, INK, "scarf", ((-38, -60), (20, -46))),
        reeds(1080, 800, 18, 120, LOTUS, 3),
        reeds(80, 800, 16, 130, LOTUS, 8),
    )


@picture("dan-van-kheo/rung-ban")
def mangrove() -> str:
    """Egrets come home to the mangrove."""

    def egret(x: float, y: float, s: float) -> str:
        return at(
            x,
            y,
            path("M-60 -12Q-30 -34 0 -6Q30 -40 66 -22Q36 -16 12 8Q0 16 -14 8Q-30 -10 -60 -12Z", PAPER)
            + line("M10 4L34 12L50 8", PAPER, 5)
            + line("M50 8L64 12", OCHRE, 3),
            s,
        )

    roots = "".join(reeds(x, y, n, 60, CLAY, x) for x, y, n in ((200, 670, 16), (460, 648, 11), (1040, 660, 14)))
    return sheet(
        sky(ROSE, DAWN, 420),
        sun(830, 330, 110),
        water(400, 400, "#b98f76", DAWN, 19, 26),
        hills(420, 10, 4, LAGOON, 180, 440),
        tree(200, 660, 380, DEEP, LOTUS),
        tree(460, 640, 260, LOTUS, LEAF),
        tree(1040, 650, 330, DEEP, LOTUS),
        roots,
        *(
            egret(x, y, s)
            for x, y, s in (
                (380, 160, 1),
                (520, 230, 0.7),
                (620, 120, 0.9),
                (720, 210, 0.6),
                (480, 90, 0.6),
                (900, 140, 0.8),
            )
        ),
        sampan(690, 710, 280, INK),
        person(640, 706, 150, NIGHT, INK, "non", GIVE),
        seg(690, 620, 740, 780, CLAY, 6),
    )
