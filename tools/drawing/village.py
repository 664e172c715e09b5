"""Pictures of skilful mass mobilisation: what villages do together."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from .buildings import ROOF, church, house, lamp
from .catalogue import picture
from .land import cloud, ground, hills, road, rows, sky, stars, sun, water
from .paper import (
    CLAY,
    DAWN,
    DEEP,
    GOLD,
    INK,
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
    SKIN,
    SKY,
    STONE,
    disc,
    lettering,
    line,
    oval,
    path,
    poly,
    rect,
    ring,
    seg,
    sheet,
    upright,
)
from .people import GIVE, UP, WAVE, ao_dai, cyclist, facing, person, sitter
from .plants import areca, bamboo, bush, tree
from .things import flag, jar, table, teapot


@picture("dan-van-kheo/nha-tho-van-phan")
def parish() -> str:
    """The new road to the church of Vạn Phần."""
    return sheet(
        sky(SKY, DAWN, 460),
        sun(220, 160, 64),
        cloud(760, 110, 300),
        hills(430, 16, 4, MOSS, 180),
        ground(450, LEAF, 350),
        rows(450, 800, LOTUS, 560, 9, 6),
        church(640, 470, 340),
        house(200, 490, 200),
        house(1080, 500, 220, SAND, "#8a4a35"),
        road(600, 470, 560, 800, "#dccfb4", -60),
        *(
            tree(x, y, h)
            for x, y, h in (
                (470, 520, 70),
                (380, 600, 110),
                (230, 730, 180),
                (760, 540, 80),
                (860, 620, 120),
                (1010, 760, 190),
            )
        ),
        areca(90, 520, 230),
        cyclist(560, 700, 150, RED),
        person(690, 620, 110, NIGHT, INK),
        ao_dai(730, 622, 104, PAPER, "non"),
    )


@picture("dan-van-kheo/duong-sang")
def lit_road() -> str:
    """Eighteen lamps by the sea."""
    return sheet(
        rect(0, 0, 1200, 500, NIGHT),
        stars(22, 34, 260),
        disc(220, 140, 46, SAND),
        water(380, 70, "#2b4258", "#4d6f86", 3, 8),
        *(disc(x, 386, 4, GOLD) for x in (500, 620, 760, 1010, 1100)),
        ground(440, "#232f2b", 360),
        house(180, 540, 300, "#7d6b55", "#5a2a22", GOLD),
        house(1040, 560, 330, "#7d6b55", "#5a2a22", GOLD),
        house(900, 480, 150, "#6d5d4b", "#4a241e", GOLD),
        road(560, 440, 560, 800, "#6f6759", 20),
        *(
            lamp(x, y, h)
            for x, y, h in (
                (520, 470, 70),
                (480, 510, 110),
                (420, 580, 180),
                (310, 730, 320),
                (620, 480, 80),
                (680, 540, 130),
                (790, 660, 240),
            )
        ),
        areca(60, 620, 360, "#16241d", "#3b2d22"),
        cyclist(560, 690, 140, RED, "", mirror=False),
        cyclist(660, 760, 120, GOLD, ""),
        sitter(940, 720, 170, STONE),
        sitter(1050, 720, 170, CLAY, mirror=True),
    )


@picture("dan-van-kheo/hu-gao")
def rice_jar() -> str:
    """A jar of shared rice; upright."""
    return upright(
        rect(0, 0, 900, 820, DAWN),
        rect(0, 0, 900, 40, CLAY),
        disc(450, 440, 340, SAND),
        ring(450, 440, 360, OCHRE, 3),
        ring(450, 440, 384, OCHRE, 2, "4 10"),
        rect(0, 820, 900, 380, "#8a6240"),
        line("M0 910H900M0 1030H900", "#6d4a2f", 4),
        jar(430, 1010, 640, CLAY, ""),
        oval(430, 462, 128, 34, "#4a2a1d"),
        path("M318 462Q430 380 542 462Q430 500 318 462Z", PAPER),
        rect(330, 680, 200, 118, PAPER, 4),
        lettering(430, 732, "Hũ gạo", 40, RED, bold=True),
        lettering(430, 776, "tình thương", 32),
        path("M660 930h120l-10 120h-100z", STONE),
        oval(720, 930, 60, 16, PAPER),
        oval(720, 930, 60, 16, MIST),
        path("M664 930Q720 884 776 930Z", PAPER),
        path("M640 250Q700 300 620 380L570 350Q540 330 560 300Z", SKIN),
        path("M900 120L640 250L600 330L720 340L900 260Z", NIGHT),
        *(oval(x, y, 5, 9, PAPER) for x, y in ((560, 380), (540, 410), (580, 400), (556, 436), (520, 430), (596, 372))),
    )


@picture("dan-van-kheo/nha-dai-doan-ket")
def building() -> str:
    """Neighbours put the roof on a house."""
    tiles = "".join(
        line(f"M{430 - i * 14} {300 + i * 30}H{770 + i * 14 - (0 if i < 3 else 150)}", "#8c3a28", 3) for i in range(5)
    )
    return sheet(
        sky(SKY, DAWN, 520),
        cloud(120, 120, 300),
        hills(470, 18, 9, MOSS, 200),
        bamboo(1090, 520, 340, 11, LOTUS),
        ground(510, SAND, 290),
        rect(400, 430, 400, 170, "#d9cdb4"),
        line("M400 470H800M400 510H800M400 550H800", STONE, 3),
        rect(560, 480, 80, 120, INK),
        rect(440, 480, 74, 62, DEEP),
        rect(690, 480, 74, 62, DEEP),
        poly([(360, 440), (430, 290), (770, 290), (840, 440)], "#c98a62"),
        poly([(360, 440), (430, 290), (650, 290), (690, 440)], ROOF),
        tiles,
        line("M690 440L650 290M740 440L700 290M790 440L740 290", CLAY, 6),
        line("M340 610V240M860 610V240M340 360H380M820 360H860M330 440H870", OCHRE, 9),
        person(520, 296, 120, RIVER, INK, "non", GIVE),
        person(690, 300, 120, CLAY, INK, "cap", ((-28, -50), (20, -44))),
        person(300, 700, 190, NIGHT, INK, "non", UP),
        person(880, 690, 190, RED, INK, "cap", ((-30, -104), (18, -50))),
        seg(900, 640, 860, 380, CLAY, 7),
        seg(940, 640, 900, 380, CLAY, 7),
        person(1000, 720, 190, LOTUS, INK, "non", GIVE),
        *(rect(120 + (i % 4) * 46, 730 - i // 4 * 24, 42, 20, "#b8543c") for i in range(12)),
        person(180, 690, 170, PAPER, NIGHT, "", GIVE),
        sitter(700, 740, 150, ROSE, mirror=True),
        teapot(620, 750, 1, PAPER),
    )


@picture("dan-van-kheo/duong-hoa")
def flower_road() -> str:
    """A road with flowers and bins of three colours."""
    bins = "".join(
        rect(x, 610, 66, 92, c, 8) + rect(x - 6, 596, 78, 18, INK, 8)
        for x, c in ((880, LOTUS), (966, OCHRE), (1052, STONE))
    )
    return sheet(
        sky(SKY, DAWN, 440),
        sun(880, 150, 60),
        hills(420, 20, 13, MOSS, 190),
        ground(440, LEAF, 360),
        house(230, 500, 270),
        house(960, 500, 290, SAND, "#8a4a35"),
        road(600, 440, 620, 800, "#dccfb4", -30),
        *(
            bush(x, y, r, LOTUS, c)
            for x, y, r, c in (
                (560, 480, 16, RED),
                (530, 520, 24, GOLD),
                (490, 570, 34, ROSE),
                (430, 640, 48, RED),
                (340, 740, 66, GOLD),
                (640, 490, 18, ROSE),
                (670, 530, 26, RED),
                (710, 590, 38, GOLD),
                (770, 670, 52, ROSE),
                (850, 790, 70, RED),
            )
        ),
        areca(90, 560, 320),
        areca(150, 570, 250),
        areca(1130, 560, 330),
        bins,
        cyclist(560, 680, 180, PAPER),
        person(1010, 760, 150, RED, NIGHT, "scarf", ((-28, -72), (18, -44))),
        person(1120, 760, 140, PAPER, RIVER, "scarf", WAVE),
    )


@picture("dan-van-kheo/nha-van-hoa-xom")
def hamlet_hall() -> str:
    """The house of culture and its yard."""
    return sheet(
        sky(SKY, DAWN, 460),
        sun(990, 150, 60),
        hills(440, 18, 29, MOSS, 170),
        bamboo(80, 500, 300, 14, LOTUS),
        ground(490, SAND, 310),
        rect(280, 380, 640, 170, "#e2c26b"),
        poly([(250, 384), (330, 270), (870, 270), (950, 384)], ROOF),
        rect(460, 330, 280, 60, RED),
        lettering(600, 374, "NHÀ VĂN HÓA", 32, GOLD, bold=True),
        *(rect(x, 420, 80, 78, DEEP) for x in (320, 430, 690, 800)),
        rect(550, 410, 100, 140, CLAY),
        *(rect(x, 390, 16, 160, PAPER) for x in (284, 524, 660, 900)),
        rect(270, 546, 660, 14, STONE),
        flag(190, 580, 330, 130),
        areca(1010, 560, 300),
        areca(1070, 565, 250),
        areca(1130, 570, 290),
        sitter(340, 720, 200, NIGHT),
        sitter(560, 720, 200, CLAY, mirror=True),
        table(450, 750, 130),
        teapot(450, 674, 0.9, PAPER),
        person(760, 720, 170, RED, NIGHT, arms=UP),
        person(900, 730, 150, PAPER, RIVER, arms=WAVE),
        disc(830, 690, 16, PAPER),
        cyclist(1060, 740, 150, LOTUS, "non", mirror=True),
    )


@picture("dan-van-kheo/chi-quyen")
def walker() -> str:
    """The health worker with her cloth bag; upright."""
    return upright(
        rect(0, 0, 900, 1200, SKY),
        rect(0, 420, 900, 200, DAWN),
        sun(660, 230, 86),
        path("M0 600Q200 540 450 590T900 570V760H0Z", MOSS),
        house(170, 720, 260),
        rect(0, 700, 900, 500, LEAF),
        path("M430 700H470L760 1200H120Z", SAND),
        *(
            bush(x, y, r, LOTUS, c)
            for x, y, r, c in (
                (330, 800, 34, RED),
                (260, 900, 52, GOLD),
                (140, 1060, 84, ROSE),
                (580, 820, 38, GOLD),
                (670, 940, 60, RED),
                (810, 1120, 92, GOLD),
            )
        ),
        areca(800, 760, 420),
        bamboo(70, 720, 380, 5, LOTUS),
        oval(450, 1120, 130, 16, STONE),
        person(450, 1120, 640, "#6b4a6a", INK, "non", ((-16, -46), (20, -56))),
        line("M404 600Q470 700 540 800", DEEP, 12),
        path("M486 780h122l14 130h-150z", LOTUS),
        rect(486, 780, 122, 40, DEEP),
        disc(547, 822, 8, GOLD),
    )


@picture("dan-van-kheo/san-bong")
def football() -> str:
    """The first match on the new pitch."""
    return sheet(
        sky(SKY, DAWN, 440),
        sun(200, 140, 56),
        house(250, 400, 220),
        house(520, 396, 180, SAND, "#8a4a35"),
        bamboo(820, 410, 260, 8, LOTUS),
        areca(670, 400, 230),
        *(facing(70 + i * 130, 440, 58, (NIGHT, PAPER, CLAY, RIVER, ROSE)[i * 3 % 5]) for i in range(9)),
        ground(430, LEAF, 370),
        *(rect(i * 240, 430, 120, 370, "#7da06f") for i in range(5)),
        line("M-20 470H1220M600 470L600 800", PAPER, 6),
        oval(600, 640, 170, 66, PAPER),
        oval(600, 640, 162, 60, "#7da06f"),
        seg(600, 574, 600, 706, PAPER, 6),
        line("M1010 660V480H1170V690", PAPER, 10),
        line(
            "M1030 490V650M1060 490V660M1090 490V668M1120 490V674M1150 490V680M1014 530H1168M1014 580H1168M1014 630H1168",
            MIST,
            2,
        ),
        person(430, 720, 200, RED, PAPER, arms=((-30, -66), (30, -70))),
        person(300, 620, 140, RIVER, PAPER, arms=WAVE),
        person(760, 690, 180, RIVER, PAPER, arms=UP),
        person(900, 610, 140, RED, PAPER),
        disc(540, 712, 19, PAPER),
        ring(540, 712, 19, INK, 3),
        disc(540, 712, 7, INK),
    )
