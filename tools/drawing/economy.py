"""Pictures of the economy."""

from .buildings import factory
from .catalogue import picture
from .land import cloud, contours, ground, hills, mound, peaks, rocks, rows, sky, sun, water
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
    disc,
    line,
    path,
    poly,
    rect,
    seg,
    sheet,
    words,
)
from .people import UP, ao_dai, person, porter
from .plants import areca, orange_tree, tree
from .things import bars, basket_boat, fishing_boat, flag, sampan


@picture("kinh-te/ruong-muoi")
def salt() -> str:
    """Salt pans under a hot sun."""
    pans = "".join(
        line(d, STONE, 6)
        for d in (
            "M-20 470H1220",
            "M-20 560H1220",
            "M-20 690H1220",
            "M600 400L600 800",
            "M430 400L130 800",
            "M260 400L-260 800",
            "M770 400L1070 800",
            "M940 400L1460 800",
        )
    )
    heaps = "".join(
        poly([(x - s, y), (x, y - s * 0.95), (x + s, y)], PAPER)
        + poly([(x, y - s * 0.95), (x + s, y), (x + s * 0.2, y)], "#dfe3dd")
        for x, y, s in (
            (520, 455, 26),
            (690, 455, 26),
            (330, 540, 42),
            (480, 545, 42),
            (720, 545, 42),
            (880, 540, 42),
            (190, 670, 66),
            (1020, 670, 66),
        )
    )
    return sheet(
        sky(DAWN, SKY, 400),
        sun(600, 180, 90),
        hills(380, 16, 2, LAGOON, 180),
        water(400, 400, "#c2d2cf", PAPER, 4, 18),
        pans,
        heaps,
        porter(450, 740, 230, NIGHT, PAPER),
        porter(800, 700, 190, CLAY, PAPER, mirror=True),
        person(1060, 560, 110, RIVER, hat="non", arms=((-24, -52), (-30, -46))),
        seg(1030, 510, 985, 572, CLAY, 5),
        person(140, 520, 90, RED, hat="non"),
    )


@picture("kinh-te/doi-che")
def tea() -> str:
    """Tea hills by the lake of Thanh Chương."""
    return sheet(
        sky(SKY, DAWN, 360),
        sun(260, 150, 62),
        peaks(360, 160, 8, MIST, 6),
        hills(360, 26, 3, MOSS, 190),
        water(380, 420, LAGOON, MIST, 9, 14),
        mound(250, 500, 330, 150, LEAF),
        contours(250, 500, 280, 120, DEEP, 6, 5),
        mound(900, 520, 380, 180, LOTUS),
        contours(900, 520, 330, 150, DEEP, 7, 6),
        sampan(590, 520, 130, CLAY),
        person(600, 516, 66, RED, hat="non"),
        mound(520, 830, 760, 270, LEAF),
        contours(520, 830, 700, 235, DEEP, 9, 9),
        person(330, 690, 170, RED, NIGHT, "non", ((20, -44), (30, -50))),
        person(720, 720, 200, PAPER, NIGHT, "non", ((-26, -44), (26, -44))),
        path("M744 640h46l-8 44h-30z", OCHRE),
        tree(1110, 600, 210, DEEP, LOTUS),
    )


@picture("kinh-te/vuon-cam")
def oranges() -> str:
    """The replanted orange orchard of Quỳ Hợp."""
    return sheet(
        sky(SKY, DAWN, 380),
        sun(1010, 150, 60),
        peaks(380, 170, 15, LAGOON, 6),
        hills(370, 22, 6, LOTUS, 170),
        ground(400, "#b5583a", 400),
        rows(400, 800, "#9a452c", 600, 11, 9),
        *(orange_tree(x, 450, 90, x) for x in (80, 240, 400, 800, 960, 1120)),
        *(orange_tree(x, 540, 160, x + 3) for x in (150, 390, 830, 1060)),
        orange_tree(120, 720, 320, 21),
        orange_tree(1070, 740, 350, 22),
        person(500, 720, 220, NIGHT, INK, "non", ((-32, -90), (20, -46))),
        ao_dai(720, 690, 200, CLAY, "scarf"),
        path("M560 740h110l-16 66h-78z", OCHRE),
        *(disc(580 + i * 23, 736 - (i % 2) * 14, 16, "#d9762b") for i in range(4)),
    )


@picture("kinh-te/bieu-do-ngan-sach")
def budget() -> str:
    """Revenue by quarter."""
    return sheet(
        words(120, 90, "Thu ngân sách theo quý (nghìn tỷ đồng)", 36, anchor="start", bold=True),
        rect(120, 112, 90, 6, RED),
        bars(
            [5.4, 5.8, 6.1, 7.2, 6.0, 6.3, 6.6],
            ["I/25", "II", "III", "IV", "I/26", "II", "III"],
            ["5,4", "5,8", "6,1", "7,2", "6,0", "6,3", "6,6"],
            RIVER,
            top=210,
        ),
    )


@picture("kinh-te/thuyen-ca")
def boats() -> str:
    """The fleet leaves at dawn."""
    return sheet(
        sky(ROSE, DAWN, 420),
        sun(640, 380, 130),
        cloud(90, 150, 300, DAWN),
        cloud(820, 110, 280, DAWN),
        rocks(1060, 424, 260, NIGHT),
        water(420, 380, RIVER, DAWN, 13, 30),
        fishing_boat(250, 470, 160),
        fishing_boat(830, 490, 190, NIGHT),
        fishing_boat(500, 690, 460, NIGHT),
        fishing_boat(990, 650, 300, CLAY, GOLD),
        person(560, 618, 96, PAPER, hat="cap", arms=UP),
    )


@picture("kinh-te/nha-may")
def works() -> str:
    """The industrial park when the shift changes."""
    people = "".join(
        person(
            100 + i * 140,
            720 + (i * 37 % 40),
            150 + (i * 37 % 40),
            (RIVER, LAGOON, RIVER, NIGHT)[i % 4],
            INK,
            ("", "cap")[i % 2],
        )
        for i in range(8)
    )
    return sheet(
        sky(DAWN, ROSE, 470),
        sun(980, 250, 74),
        hills(430, 24, 14, LAGOON, 180),
        factory(330, 520, 560),
        factory(910, 520, 500, SAND),
        rect(590, 250, 34, 270, STONE),
        rect(586, 280, 42, 16, RED),
        ground(520, "#8b8578", 280),
        rect(0, 520, 1200, 10, STONE),
        *(tree(x, 580, 120) for x in (60, 420, 640, 1140)),
        flag(520, 600, 260, 100),
        people,
    )


@picture("kinh-te/bai-bien")
def beach() -> str:
    """Cửa Lò in the morning: basket boats and swimmers share the sand."""
    return sheet(
        sky(SKY, DAWN, 330),
        sun(300, 180, 66),
        cloud(640, 110, 300),
        rocks(900, 334, 300, LOTUS),
        water(330, 220, LAGOON, PAPER, 17, 20),
        path("M-20 540Q200 500 420 540T860 540T1300 530V560Q900 580 600 560T-20 570Z", PAPER),
        path("M-20 556Q300 590 600 560T1300 550V800H-20Z", SAND),
        *(disc(x, y, 9, INK) for x, y in ((420, 440), (470, 455), (760, 430))),
        fishing_boat(620, 370, 90),
        basket_boat(300, 660, 130, -8),
        basket_boat(520, 620, 90, 6),
        basket_boat(820, 690, 150, 10),
        person(660, 730, 180, NIGHT, CLAY, "non", ((24, -52), (34, -60))),
        person(960, 620, 130, RED, SAND),
        person(1010, 626, 92, GOLD, RIVER, arms=UP),
        areca(1110, 700, 430),
        areca(60, 740, 470),
    )
