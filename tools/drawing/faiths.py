"""Pictures of religions and of the peoples of the mountains."""

from .buildings import communal_hall, stilt_house
from .catalogue import picture
from .land import ground, hills, peaks, sky, sun, water
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
    SKY,
    STONE,
    disc,
    faint,
    line,
    num,
    path,
    rect,
    ring,
    seg,
    sheet,
    smooth,
    wave,
)
from .people import GIVE, WAVE, ao_dai, person
from .plants import areca, banana, banyan, lotus, pad, tree
from .things import cow, gong


@picture("ton-giao-dan-toc/nha-san")
def stilts() -> str:
    """A house on stilts at the foot of the hills."""
    return sheet(
        sky(SKY, DAWN, 430),
        sun(960, 150, 62),
        peaks(430, 280, 45, LAGOON, 5),
        hills(430, 30, 16, LOTUS, 220),
        ground(500, MOSS, 300),
        hills(520, 18, 6, LEAF, 260),
        stilt_house(560, 640, 620),
        banana(130, 650, 220),
        banana(220, 660, 160),
        areca(1000, 640, 370),
        areca(1060, 650, 300),
        line(
            "M-20 720H330M780 720H1220M-20 760H330M780 760H1220"
            + "".join(f"M{x} 690V790" for x in (40, 140, 240, 320, 800, 900, 1000, 1100)),
            CLAY,
            8,
        ),
        cow(930, 740, 1.3, "#7c4a35"),
        ao_dai(460, 730, 190, NIGHT, "scarf"),
        person(700, 740, 130, RED, INK, arms=WAVE),
    )


@picture("ton-giao-dan-toc/ban-lang-suong")
def misty_village() -> str:
    """A village in the morning mist."""

    def mist(y: float, seed: int, tone: float) -> str:
        return faint(
            path(
                smooth(wave(y, 20, seed, 1200, 220)) + f"L1300 {num(y + 70)}Q600 {num(y + 110)} -80 {num(y + 60)}Z",
                PAPER,
            ),
            tone,
        )

    return sheet(
        rect(0, 0, 1200, 800, "#e3e4d8"),
        disc(800, 170, 66, ROSE),
        ring(800, 170, 82, ROSE, 2),
        peaks(340, 260, 51, "#c1ccc4", 5),
        mist(300, 3, 0.8),
        peaks(430, 230, 52, "#93aaa0", 6),
        mist(400, 5, 0.8),
        hills(480, 40, 53, "#66857a", 190),
        stilt_house(300, 510, 170, "#a98a5c", "#5d5344"),
        stilt_house(520, 490, 130, "#a98a5c", "#5d5344"),
        stilt_house(860, 520, 190, "#a98a5c", "#5d5344"),
        line("M860 420q-16 -40 6 -70t-4 -70M310 420q-14 -30 6 -60t-4 -50", PAPER, 8),
        mist(500, 8, 0.85),
        hills(610, 34, 55, LOTUS, 230),
        stilt_house(640, 640, 240),
        tree(420, 640, 170, DEEP, LOTUS),
        tree(1040, 650, 220, DEEP, LOTUS),
        mist(640, 11, 0.6),
        hills(730, 20, 57, DEEP, 260),
        person(250, 760, 120, RED, INK, "scarf", GIVE),
        person(310, 764, 110, NIGHT, INK),
    )


@picture("ton-giao-dan-toc/cong-chieng")
def gongs() -> str:
    """Gongs on their rack, and the boys who learn them."""
    return sheet(
        rect(0, 0, 1200, 560, "#6b2f24"),
        rect(0, 0, 1200, 90, "#54231b"),
        line("".join(f"M{x} 90V560" for x in range(75, 1200, 75)), "#5e281f", 4),
        ground(560, "#3b241c", 240),
        rect(70, 150, 1060, 26, OCHRE),
        rect(110, 120, 24, 520, OCHRE),
        rect(1066, 120, 24, 520, OCHRE),
        path("M50 150Q90 100 122 120Q150 96 190 150Z", GOLD),
        path("M1010 150Q1050 96 1078 120Q1110 100 1150 150Z", GOLD),
        gong(240, 330, 90),
        gong(430, 310, 76),
        gong(600, 360, 124),
        gong(780, 310, 72),
        gong(950, 330, 86),
        person(330, 740, 220, NIGHT, INK, "scarf", ((-26, -100), (24, -66))),
        person(520, 760, 190, RED, INK, "scarf", ((-20, -60), (30, -104))),
        person(720, 760, 190, RED, INK, "scarf", ((-30, -104), (20, -60))),
        person(900, 740, 240, INK, NIGHT, "", ((-30, -92), (20, -52))),
        seg(878, 500, 840, 470, CLAY, 8),
    )


@picture("ton-giao-dan-toc/chua")
def pagoda() -> str:
    """A village pagoda behind its lotus pond."""
    return sheet(
        sky(SKY, DAWN, 440),
        sun(230, 150, 60),
        hills(420, 18, 28, MOSS, 180),
        areca(80, 480, 260),
        ground(470, MOSS, 330),
        banyan(1020, 540, 420),
        communal_hall(560, 540, 520, "#7c4a35", 2),
        rect(360, 536, 400, 14, STONE),
        water(620, 180, LAGOON, MIST, 8, 10),
        rect(0, 610, 1200, 12, STONE),
        *(
            pad(x, y, r)
            for x, y, r in ((120, 680, 80), (330, 720, 110), (760, 690, 90), (980, 740, 130), (560, 770, 100))
        ),
        lotus(330, 700, 56),
        lotus(790, 668, 50),
        lotus(1040, 710, 62),
        person(470, 600, 90, OCHRE, OCHRE),
        person(540, 604, 66, PAPER, NIGHT),
        person(590, 604, 66, RED, NIGHT, "", WAVE),
        person(640, 604, 64, PAPER, RIVER),
    )
