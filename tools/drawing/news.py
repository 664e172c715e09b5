"""Pictures of the news."""

from .buildings import ROOF, cable_bridge, house
from .catalogue import picture
from .land import cloud, ground, hills, peaks, reeds, sky, sun, water
from .paper import (
    CLAY,
    DAWN,
    DEEP,
    GOLD,
    INK,
    LAGOON,
    LOTUS,
    MIST,
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
    disc,
    line,
    path,
    poly,
    rect,
    seg,
    sheet,
)
from .people import UP, ao_dai, audience, facing, person
from .plants import areca, bamboo, banana, bush, tree
from .things import fishing_boat, flag, sampan, star, table


@picture("thoi-su/cau-song-lam")
def bridge() -> str:
    """The new bridge over the Lam in the evening."""
    return sheet(
        sky(DAWN, SKY, 430),
        sun(930, 210, 78),
        cloud(120, 150, 280),
        peaks(430, 150, 4, LAGOON, 6),
        hills(420, 18, 9, LOTUS),
        water(450, 350, RIVER, LAGOON, 3),
        cable_bridge(400, -10, 1210, (360, 760), 250, INK),
        sampan(250, 640, 240, CLAY, roof=True),
        person(318, 634, 120, NIGHT, hat="non", arms=((22, -52), (36, -44))),
        seg(340, 570, 400, 670, INK, 4),
        sampan(900, 560, 130, INK),
        reeds(60, 800, 16, 150, DEEP, 1),
        reeds(1130, 800, 16, 130, DEEP, 2),
    )


@picture("thoi-su/hoi-truong")
def assembly() -> str:
    """An assembly: curtain, flag, rostrum and rows of people."""
    folds = "".join(rect(i * 60, 0, 30, 470, "#a01019") for i in range(20))
    return sheet(
        rect(0, 0, 1200, 470, RED),
        folds,
        rect(0, 0, 1200, 46, CLAY),
        rect(0, 46, 1200, 6, GOLD),
        star(600, 190, 92),
        rect(240, 320, 720, 5, GOLD),
        rect(300, 342, 600, 5, GOLD),
        ground(470, "#7c5a3a", 330),
        rect(0, 470, 1200, 12, CLAY),
        flag(110, 470, 300, 120),
        flag(1090, 470, 300, 120, mirror=True),
        facing(500, 420, 90, PAPER),
        facing(600, 420, 90, NIGHT),
        facing(700, 420, 90, PAPER),
        table(600, 476, 420, CLAY, SAND),
        person(935, 470, 190, NIGHT, arms=((-30, -68), (26, -90))),
        rect(890, 372, 96, 100, CLAY),
        rect(880, 362, 116, 14, OCHRE),
        star(938, 424, 24),
        bush(300, 480, 34, LOTUS, GOLD),
        bush(832, 480, 30, LOTUS, GOLD),
        audience(600, 120, 124, (PAPER, NIGHT, STONE, SAND)),
        audience(700, 150, 152, (SAND, PAPER, NIGHT, RIVER), 60),
        audience(815, 190, 188, (NIGHT, STONE, PAPER, INK)),
    )


@picture("thoi-su/lu-lut")
def flood() -> str:
    """Brown flood water between roofs, a boat with help."""
    rain = line(
        "".join(
            f"M{x} {y}l-14 46"
            for x, y in (
                (90, 60),
                (220, 150),
                (340, 40),
                (470, 130),
                (610, 70),
                (760, 160),
                (900, 50),
                (1010, 130),
                (1120, 60),
                (150, 250),
                (690, 240),
                (1060, 260),
            )
        ),
        LAGOON,
        3,
    )
    return sheet(
        sky("#c9cdc6", MIST, 480),
        peaks(440, 210, 12, "#93a49c", 6),
        peaks(470, 130, 3, "#6c8478", 8),
        rain,
        house(260, 560, 330, SAND, ROOF),
        house(1010, 540, 280, STONE, "#6d5637"),
        areca(470, 560, 270),
        areca(520, 570, 210),
        banana(800, 560, 120),
        water(500, 300, "#a98557", "#c3a377", 6, 30),
        sampan(600, 690, 420, CLAY),
        rect(500, 640, 70, 34, SAND, 6),
        rect(560, 622, 70, 52, STONE, 6),
        rect(640, 646, 60, 28, OCHRE, 6),
        person(455, 684, 150, "#d9762b", hat="cap", arms=((20, -50), (34, -40))),
        person(745, 684, 150, RED, hat="cap", arms=((-24, -56), (26, -92))),
        seg(480, 610, 430, 770, INK, 6),
        person(262, 428, 96, NIGHT, hat="non", arms=UP),
        tree(80, 620, 200, DEEP, LOTUS),
    )


@picture("thoi-su/lam-duong")
def roadworks() -> str:
    """A roller on the new coast road."""
    roller = (
        disc(-110, -62, 62, INK)
        + disc(-110, -62, 44, STONE)
        + disc(96, -52, 52, INK)
        + disc(96, -52, 22, STONE)
        + path("M-120 -80H150V-150H40L20 -120H-120Z", GOLD)
        + rect(20, -270, 120, 12, INK)
        + seg(30, -262, 30, -150, INK, 8)
        + seg(132, -262, 132, -150, INK, 8)
        + seg(-60, -120, -60, -190, INK, 8)
    )
    return sheet(
        sky(SKY, DAWN, 380),
        sun(240, 190, 66),
        cloud(700, 120, 300),
        water(360, 120, LAGOON, PAPER, 8, 12),
        fishing_boat(890, 380, 110),
        fishing_boat(1040, 372, 70),
        ground(440, SAND, 360),
        path("M420 440H760L1250 800H-60Z", "#57534d"),
        line("M590 450V500M588 540V610M584 660V760", PAPER, 10),
        bamboo(90, 470, 200, 4, LOTUS),
        areca(1120, 470, 260),
        areca(1060, 460, 200),
        at(640, 690, roller + person(84, -150, 110, RIVER, hat="cap", arms=((-18, -50), (-14, -44)))),
        person(240, 700, 180, "#d9762b", NIGHT, hat="cap", arms=((-18, -40), (34, -84))),
        person(930, 640, 150, "#d9762b", NIGHT, hat="cap", arms=((24, -52), (30, -46))),
        seg(960, 560, 990, 650, CLAY, 6),
        poly([(1050, 760), (1076, 690), (1102, 760)], RED),
        rect(1040, 756, 72, 10, INK),
        poly([(120, 780), (142, 720), (164, 780)], RED),
        rect(110, 776, 66, 9, INK),
    )


@picture("thoi-su/thuong-co")
def colours() -> str:
    """The flag goes up on the square at dawn."""
    return sheet(
        sky(DAWN, ROSE, 520),
        sun(600, 520, 150, "#d9762b"),
        cloud(80, 200, 300),
        cloud(850, 140, 260),
        hills(500, 24, 7, LOTUS, 200),
        ground(540, SAND, 260),
        rect(0, 540, 1200, 8, STONE),
        rect(520, 600, 240, 26, STONE),
        rect(550, 576, 180, 26, PAPER),
        flag(640, 580, 500, 300),
        *(person(90 + i * 84, 690, 130, PAPER, NIGHT, "cap") for i in range(5)),
        *(ao_dai(790 + i * 84, 690, 130, (PAPER, ROSE)[i % 2]) for i in range(5)),
        audience(800, 130, 128, (PAPER, NIGHT, SAND)),
    )
