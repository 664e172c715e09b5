"""Pictures of digital service."""

from .buildings import stall, stilt_house
from .catalogue import picture
from .land import ground, peaks, sky, sun
from .paper import (
    CLAY,
    DAWN,
    DEEP,
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
    SKIN,
    SKY,
    STONE,
    at,
    disc,
    faint,
    lettering,
    line,
    path,
    poly,
    rect,
    ring,
    sheet,
    smooth,
    upright,
    words,
)
from .people import GIVE, ao_dai, person, porter
from .plants import bush
from .things import curve


@picture("chuyen-doi-so/dien-thoai")
def phone() -> str:
    """A phone in an old hand, a grandchild on the screen; upright."""
    return upright(
        rect(0, 0, 900, 1200, SAND),
        disc(450, 520, 400, DAWN),
        ring(450, 520, 424, OCHRE, 3),
        ring(450, 520, 446, OCHRE, 2, "4 10"),
        path("M560 1210Q640 1010 600 860L690 640Q720 590 752 620Q770 650 750 700L720 900Q760 1060 740 1210Z", SKIN),
        rect(240, 150, 400, 780, INK, 48),
        rect(262, 200, 356, 660, PAPER, 8),
        rect(390, 168, 100, 12, STONE, 6),
        disc(440, 895, 18, STONE),
        rect(262, 200, 356, 350, LAGOON),
        path("M300 550Q310 430 440 424Q570 430 580 550Z", RED),
        disc(440, 350, 78, SKIN),
        path("M362 352A78 78 0 0 1 518 352Q440 290 362 352Z", INK),
        line("M404 380Q440 412 476 380", CLAY, 7),
        disc(440, 650, 62, LOTUS),
        line("M408 652L432 676L476 626", PAPER, 14),
        *(rect(310, y, w, 14, STONE, 7) for y, w in ((746, 260), (780, 210), (814, 150))),
        path("M150 1210Q150 960 200 850Q180 760 220 740Q262 740 258 800L262 1210Z", SKIN),
        *(path(f"M232 {y}q-58 -14 -60 28q4 36 66 26z", SKIN) for y in (470, 548, 626)),
        *(line(f"M190 {y}q10 12 30 12", CLAY, 4) for y in (486, 564, 642)),
    )


@picture("chuyen-doi-so/xe-luu-dong")
def van() -> str:
    """The mobile office at a highland market."""
    truck = (
        rect(-250, -200, 330, 150, PAPER, 8)
        + path("M80 -50V-170H150L200 -110H236V-50Z", RED)
        + path("M96 -156H142L176 -112H96Z", MIST)
        + rect(-250, -84, 330, 12, RED)
        + disc(-170, -44, 44, INK)
        + disc(-170, -44, 18, STONE)
        + disc(150, -44, 44, INK)
        + disc(150, -44, 18, STONE)
    )
    awning = (
        rect(-230, -180, 220, 84, NIGHT)
        + poly([(-250, -200), (0, -200), (30, -256), (-230, -256)], RED)
        + rect(-240, -98, 240, 14, OCHRE)
        + path("M-80 -150h60v40h-60z", LAGOON)
        + line("M40 -200V-250M10 -270a40 40 0 0 0 60 0", INK, 6)
    )
    return sheet(
        sky(SKY, DAWN, 420),
        sun(1030, 150, 58),
        peaks(440, 280, 40, LAGOON, 5),
        peaks(470, 170, 41, LOTUS, 7),
        ground(470, "#c9a570", 330),
        stilt_house(160, 520, 230),
        at(620, 660, truck, 1.25),
        at(620, 660, awning, 1.25),
        ao_dai(330, 720, 200, NIGHT, "scarf"),
        person(420, 720, 190, CLAY, INK, arms=GIVE),
        person(250, 740, 200, INK, NIGHT, "non"),
        person(540, 730, 180, RIVER, INK, arms=((-20, -44), (-26, -90))),
        porter(1010, 750, 200, RED, LEAF, mirror=True),
        stall(1080, 560, 190, OCHRE, (LEAF, RED)),
        person(130, 740, 170, RED, INK, "scarf"),
    )


@picture("chuyen-doi-so/mot-cua")
def counter() -> str:
    """The one-stop counter."""
    signs = "".join(
        rect(110 + i * 340, 150, 250, 74, RED, 6) + lettering(235 + i * 340, 203, str(i + 1), 50, PAPER, bold=True)
        for i in range(3)
    )
    desks = "".join(
        faint(rect(90 + i * 340, 250, 290, 190, PAPER), 0.6)
        + person(235 + i * 340, 520, 230, PAPER, NIGHT, arms=((-24, -52), (24, -52)))
        + rect(280 + i * 340, 388, 84, 60, INK, 4)
        + rect(287 + i * 340, 395, 70, 44, LAGOON)
        for i in range(3)
    )
    return sheet(
        rect(0, 0, 1200, 580, MIST),
        rect(0, 0, 1200, 90, SAND),
        *(rect(120 + i * 260, 30, 180, 14, PAPER, 7) for i in range(4)),
        signs,
        desks,
        rect(40, 448, 1120, 130, OCHRE),
        rect(40, 440, 1120, 18, CLAY),
        ground(578, STONE, 222),
        person(220, 720, 260, RED, INK, arms=((-22, -66), (22, -66))),
        ao_dai(300, 724, 230, CLAY, "non"),
        person(570, 720, 270, NIGHT, INK, arms=GIVE),
        person(915, 720, 260, LOTUS, INK, arms=((-20, -70), (24, -66))),
        bush(1120, 760, 60, LOTUS),
        path("M1084 760h72l-10 50h-52z", CLAY),
        bush(70, 760, 60, LOTUS),
        path("M34 760h72l-10 50h-52z", CLAY),
    )


@picture("chuyen-doi-so/bieu-do-ho-so")
def paperless() -> str:
    """Share of paper documents month by month."""
    return sheet(
        words(120, 86, "Tỷ lệ văn bản giấy tại ba sở thí điểm", 36, anchor="start", bold=True),
        rect(120, 106, 90, 6, RED),
        curve([92, 84, 66, 79, 61, 52, 45, 40, 33, 27, 20, 14], [f"T{i}" for i in range(1, 13)]),
    )


@picture("chuyen-doi-so/ban-do")
def chart() -> str:
    """A map of wells with the tongue of salt."""
    rings = "".join(
        line(
            smooth(
                [
                    (520 + k * 40, -20),
                    (480 + k * 52, 160),
                    (560 + k * 40, 330),
                    (500 + k * 50, 520),
                    (580 + k * 44, 680),
                    (540 + k * 50, 840),
                ]
            ),
            MOSS,
            3,
        )
        for k in range(-12, 9)
    )
    wells = [
        (170, 170),
        (260, 300),
        (150, 470),
        (330, 520),
        (240, 660),
        (420, 180),
        (470, 380),
        (420, 650),
        (610, 120),
        (590, 300),
        (640, 470),
        (590, 690),
        (760, 220),
        (730, 380),
        (780, 600),
    ]
    pins = "".join(
        path(
            f"M{x} {y}C{x - 30} {y - 36} {x - 22} {y - 66} {x} {y - 66}S{x + 30} {y - 36} {x} {y}Z",
            RED if x > 560 else DEEP,
        )
        + disc(x, y - 42, 9, PAPER)
        for x, y in wells
    )
    return sheet(
        rect(0, 0, 1200, 800, "#eef0dc"),
        rings,
        path("M980 -20Q900 140 960 300T920 560T980 820H1300V-20Z", LAGOON),
        faint(path("M950 240Q760 200 620 300Q520 380 640 440Q800 460 960 380Z", RIVER), 0.45),
        line("M-20 420Q180 330 340 420T640 400T960 330", LAGOON, 20),
        line("M-20 90Q300 120 520 60T960 90", PAPER, 12),
        line("M330 -20Q380 300 300 520T360 820", PAPER, 12),
        pins,
        ring(1090, 680, 66, INK, 3),
        poly([(1090, 606), (1106, 680), (1090, 664), (1074, 680)], RED),
        poly([(1090, 754), (1106, 680), (1090, 696), (1074, 680)], INK),
    )
