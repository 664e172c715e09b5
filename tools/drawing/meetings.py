"""Pictures of meetings, of talks with citizens and of grassroots democracy."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from .buildings import ROOF, house
from .catalogue import picture
from .land import cloud, ground, hills, sky, stars, sun, water
from .paper import (
    CLAY,
    DAWN,
    DEEP,
    GOLD,
    INK,
    LAGOON,
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
    faint,
    lettering,
    line,
    oval,
    path,
    poly,
    rect,
    seg,
    sheet,
    words,
)
from .people import GIVE, WAVE, ao_dai, audience, cyclist, facing, person, sitter
from .plants import areca, banyan, bush, tree
from .things import bars, board, flag, jar, sampan, table, teapot


@picture("hoat-dong-cua-ban/hop-ban")
def board_meeting() -> str:
    """A working meeting round a long table."""
    return sheet(
        rect(0, 0, 1200, 440, SAND),
        rect(0, 300, 1200, 140, "#c9a570"),
        rect(450, 50, 300, 190, RED),
        flag(360, 440, 330, 100, mirror=True),
        flag(840, 440, 330, 100),
        *(
            rect(x, 70, 150, 200, LAGOON)
            + rect(x, 190, 150, 80, MOSS)
            + line(f"M{x + 75} 70V270M{x} 170H{x + 150}", PAPER, 8)
            for x in (70, 980)
        ),
        lettering(600, 130, "CÔNG TÁC", 38, GOLD, bold=True),
        lettering(600, 186, "DÂN VẬN", 38, GOLD, bold=True),
        ground(440, CLAY, 360),
        *(facing(x, 470, 130, c) for x, c in ((480, PAPER), (600, NIGHT), (720, PAPER))),
        path("M400 470H800L1040 800H160Z", "#8a6240"),
        path("M470 520H730L850 800H350Z", CLAY),
        *(
            rect(x, y, 44, 10, PAPER, 2)
            for x, y in ((470, 486), (580, 486), (700, 486), (350, 560), (800, 560), (290, 650), (860, 650))
        ),
        bush(600, 640, 60, LOTUS, RED),
        sitter(235, 620, 210, NIGHT),
        sitter(90, 730, 260, PAPER),
        sitter(965, 620, 210, RIVER, mirror=True),
        sitter(1110, 730, 260, LOTUS, mirror=True),
    )


@picture("hoat-dong-cua-ban/bieu-do-dan-van")
def survey() -> str:
    """Models still alive after a year."""
    return sheet(
        words(120, 90, "Mô hình “Dân vận khéo” còn hoạt động sau 12 tháng", 36, anchor="start", bold=True),
        rect(120, 112, 90, 6, RED),
        bars([41, 48, 60, 71], ["2019", "2020", "2021", "2022"], ["41%", "48%", "60%", "71%"], LOTUS, top=210),
    )


@picture("hoat-dong-cua-ban/kho-tu-lieu")
def archive() -> str:
    """Files on their shelves, a reader's lamp."""

    def shelf(y: float, seed: int) -> str:
        tints = (SAND, OCHRE, STONE, "#c9a570", MIST, CLAY)
        return rect(60, y, 1080, 14, "#4b4a45") + "".join(
            rect(84 + i * 66, y - 118, 58, 118, tints[(i * 5 + seed) % 6])
            + rect(94 + i * 66, y - 92, 38, 26, PAPER)
            + disc(113 + i * 66, y - 26, 7, INK)
            for i in range(16)
            if (i + seed) % 9
        )

    return sheet(
        rect(0, 0, 1200, 640, "#34424a"),
        rect(48, 20, 1104, 620, "#26323a"),
        shelf(170, 1),
        shelf(322, 4),
        shelf(474, 2),
        shelf(626, 6),
        rect(48, 20, 14, 620, "#4b4a45"),
        rect(1138, 20, 14, 620, "#4b4a45"),
        ground(640, "#5b5348", 160),
        table(600, 800, 820, "#8a6240"),
        path("M420 724L560 706L600 720L640 706L780 724L640 716L600 730L560 716Z", PAPER),
        rect(430, 690, 330, 30, PAPER),
        seg(595, 690, 595, 720, STONE, 3),
        line("M450 700H570M450 710H550M620 700H740M620 710H720", STONE, 3),
        line("M880 722V600L820 560", INK, 8),
        path("M770 590L830 530L870 570Z", RED),
        faint(poly([(772, 590), (856, 580), (800, 720), (600, 720)], GOLD), 0.4),
        person(280, 770, 320, PAPER, NIGHT, arms=((26, -56), (40, -60))),
        rect(390, 560, 70, 90, OCHRE),
        rect(402, 580, 46, 26, PAPER),
    )


@picture("dan-van-chinh-quyen/doi-thoai")
def dialogue() -> str:
    """Questions from the floor."""
    return sheet(
        rect(0, 0, 1200, 420, MIST),
        rect(0, 0, 1200, 60, SAND),
        rect(330, 90, 540, 120, RED),
        lettering(600, 168, "ĐỐI THOẠI VỚI NHÂN DÂN", 38, GOLD, bold=True),
        *(rect(x, 110, 130, 200, LAGOON) + line(f"M{x + 65} 110V310", PAPER, 8) for x in (110, 960)),
        ground(410, "#b98f5f", 390),
        *(facing(x, 400, 110, c) for x, c in ((430, PAPER), (545, NIGHT), (660, PAPER), (775, LOTUS))),
        table(600, 470, 560, CLAY, SAND),
        *(rect(x, 384, 40, 14, PAPER) for x in (410, 525, 640, 755)),
        audience(590, 120, 130, (NIGHT, CLAY, STONE, PAPER), 20),
        person(820, 690, 290, RED, INK, "", ((-18, -46), (12, -84))),
        seg(842, 440, 856, 462, INK, 12),
        audience(700, 150, 156, (SAND, RIVER, PAPER, DEEP), 70),
        path(
            "M930 250H1130Q1150 250 1150 270V350Q1150 370 1130 370H980L930 410L944 370Q920 370 920 350V270Q920 250 940 250Z",
            PAPER,
        ),
        *(disc(x, 310, 10, RED) for x in (985, 1035, 1085)),
        audience(815, 190, 196, (NIGHT, PAPER, CLAY, STONE)),
    )


@picture("dan-van-chinh-quyen/tiep-dan")
def tea_stall() -> str:
    """The chairman listens at the tea stall."""
    return sheet(
        sky(SKY, DAWN, 430),
        cloud(120, 110, 280),
        hills(410, 16, 31, MOSS, 180),
        water(420, 60, LAGOON, PAPER, 5, 8),
        fishing(180, 440),
        ground(470, SAND, 330),
        banyan(820, 600, 560),
        poly([(300, 330), (360, 250), (680, 250), (740, 330)], "#b08a55"),
        seg(330, 330, 330, 640, CLAY, 9),
        seg(710, 330, 710, 640, CLAY, 9),
        table(520, 690, 330, CLAY),
        teapot(470, 616, 1.2, PAPER),
        jar(620, 616, 60, MIST, ""),
        jar(566, 616, 44, OCHRE, ""),
        sitter(330, 700, 260, PAPER),
        rect(392, 604, 44, 30, RED),
        sitter(740, 700, 250, CLAY, "non", mirror=True),
        ao_dai(560, 606, 170, NIGHT, "scarf"),
        sitter(930, 740, 230, RIVER, mirror=True),
        person(180, 740, 240, RED, INK, "non", GIVE),
        oval(100, 744, 64, 18, OCHRE),
        oval(100, 734, 54, 12, LAGOON),
    )


def fishing(x: float, y: float) -> str:
    """Put two small boats far away."""
    return sampan(x, y, 100, INK) + sampan(x + 860, y + 10, 130, CLAY, roof=True)


@picture("quy-che-dan-chu/bang-cong-khai")
def notice_board() -> str:
    """People read the accounts of the hamlet."""
    return sheet(
        sky(SKY, DAWN, 480),
        sun(170, 140, 54),
        hills(450, 18, 17, MOSS, 190),
        rect(760, 300, 460, 210, "#e2c26b"),
        poly([(730, 306), (800, 200), (1240, 200), (1240, 306)], ROOF),
        *(rect(x, 360, 90, 90, DEEP) for x in (820, 970, 1110)),
        ground(500, SAND, 300),
        areca(80, 560, 320),
        tree(190, 560, 240),
        board(520, 640, 560, 260, 8),
        person(330, 760, 270, NIGHT, INK, "", ((-18, -44), (26, -92))),
        ao_dai(450, 764, 240, ROSE, "non"),
        person(640, 760, 270, PAPER, INK, "cap", ((-26, -88), (18, -46))),
        sitter(860, 740, 210, CLAY, mirror=True),
        cyclist(1040, 740, 170, RED, "non", mirror=True),
    )


@picture("quy-che-dan-chu/hop-xom")
def night_meeting() -> str:
    """Seventy-one people under the banyan at night."""
    return sheet(
        rect(0, 0, 1200, 520, NIGHT),
        stars(31, 30, 330),
        disc(1040, 130, 50, SAND),
        hills(470, 16, 12, "#17222f", 190),
        house(150, 530, 260, "#7d6b55", "#5a2a22", GOLD),
        ground(520, "#3d3a30", 280),
        faint(oval(600, 610, 520, 140, GOLD), 0.3),
        banyan(640, 600, 600, "#1c3328", "#2f5040"),
        seg(520, 250, 520, 330, INK, 3),
        disc(520, 340, 16, GOLD),
        faint(disc(520, 340, 60, GOLD), 0.35),
        seg(790, 260, 790, 330, INK, 3),
        disc(790, 340, 16, GOLD),
        faint(disc(790, 340, 60, GOLD), 0.35),
        person(560, 610, 170, PAPER, INK, arms=WAVE),
        person(740, 620, 160, CLAY, STONE, arms=((-16, -46), (10, -52))),
        seg(756, 540, 764, 620, OCHRE, 5),
        audience(690, 100, 104, (CLAY, STONE, RIVER, "#8f7a63")),
        audience(760, 130, 132, ("#8f7a63", RIVER, CLAY, STONE), 50),
        audience(820, 150, 150, (INK, "#43536b", CLAY)),
    )
