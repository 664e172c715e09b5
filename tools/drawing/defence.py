"""Pictures of borders, islands and order in the village."""

from .buildings import gate, house, lamp, lighthouse
from .catalogue import picture
from .land import cloud, ground, hills, peaks, reeds, road, rocks, sky, stars, sun, water
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
    PAPER,
    RED,
    RIVER,
    ROSE,
    SAND,
    SKY,
    STONE,
    at,
    disc,
    faint,
    line,
    path,
    poly,
    rect,
    ring,
    sheet,
)
from .people import DOWN, GIVE, UP, WAVE, ao_dai, audience, person
from .plants import bamboo
from .things import flag, sampan, star


@picture("quoc-phong-an-ninh/cot-moc")
def border() -> str:
    """A boundary marker above the clouds."""
    return sheet(
        sky(DAWN, SKY, 520),
        sun(280, 190, 70),
        peaks(440, 240, 30, MIST, 6),
        cloud(60, 400, 420),
        cloud(700, 380, 460),
        peaks(540, 200, 19, LAGOON, 6),
        cloud(360, 500, 500),
        path("M-20 800V640Q300 560 600 590T1220 650V800Z", LOTUS),
        path("M-20 800V700Q400 640 760 690T1220 720V800Z", DEEP),
        rect(545, 560, 150, 30, STONE),
        poly([(565, 560), (575, 350), (620, 320), (665, 350), (675, 560)], "#d8d2c4"),
        poly([(620, 320), (665, 350), (675, 560), (630, 560)], STONE),
        disc(605, 410, 26, RED),
        star(605, 411, 17),
        rect(584, 456, 46, 7, RED),
        rect(584, 474, 46, 7, RED),
        person(400, 680, 240, "#55663f", "#55663f", "cap", ((-18, -40), (14, -96))),
        person(850, 690, 230, NIGHT, INK, arms=((-16, -42), (16, -42))),
        person(945, 700, 200, CLAY, INK, "scarf"),
        reeds(140, 800, 18, 150, MOSS, 5),
        reeds(1100, 800, 18, 130, MOSS, 6),
    )


@picture("quoc-phong-an-ninh/den-bien")
def beacon() -> str:
    """The lighthouse of the island at night."""
    return sheet(
        rect(0, 0, 1200, 560, NIGHT),
        stars(9, 40, 420),
        faint(poly([(640, 190), (1220, 40), (1220, 260)], GOLD), 0.45),
        faint(poly([(640, 190), (-20, 300), (-20, 420)], GOLD), 0.22),
        water(540, 260, "#2b4258", "#4d6f86", 41, 26),
        path("M330 560Q400 470 520 450L600 420H700L800 470Q900 500 960 560Z", "#151d29"),
        lighthouse(640, 440, 300),
        house(780, 490, 110, STONE, "#7a3425", GOLD),
        rocks(310, 575, 130, "#151d29"),
        sampan(230, 690, 170, INK),
        person(250, 684, 80, RED),
        disc(280, 640, 7, GOLD),
        faint(disc(280, 640, 22, GOLD), 0.4),
    )


@picture("quoc-phong-an-ninh/giao-quan")
def recruits() -> str:
    """New soldiers leave through the gate."""
    return sheet(
        sky(SKY, DAWN, 480),
        cloud(140, 120, 320),
        hills(440, 20, 25, MOSS, 170),
        ground(480, SAND, 320),
        gate(600, 560, 720),
        flag(80, 560, 380, 120),
        flag(1120, 560, 380, 120, mirror=True),
        star(600, 220, 36),
        *(person(300 + i * 92, 660, 170, "#55663f", "#55663f", "cap", (DOWN, WAVE)[i % 3 == 1]) for i in range(7)),
        ao_dai(110, 720, 200, CLAY, "non"),
        person(200, 720, 130, RED, NIGHT, arms=UP),
        ao_dai(1010, 720, 200, ROSE, mirror=True),
        person(1100, 724, 190, NIGHT, INK, arms=((-30, -98), (18, -40))),
        audience(815, 120, 118, (CLAY, NIGHT, PAPER, RIVER)),
    )


@picture("quoc-phong-an-ninh/cong-an-xa")
def constable() -> str:
    """A village constable stops for a talk at dusk."""
    moto = (
        ring(-62, -32, 32, INK, 9)
        + ring(70, -32, 32, INK, 9)
        + path("M-80 -58L-20 -72Q0 -50 30 -56L50 -92L66 -88L58 -36L-50 -34Z", "#3d5a45")
        + line("M50 -92L46 -118L28 -122", INK, 6)
        + disc(62, -94, 9, GOLD)
        + rect(-84, -70, 60, 12, INK, 6)
    )
    return sheet(
        rect(0, 0, 1200, 470, "#34445c"),
        rect(0, 300, 1200, 180, "#8a6a6c"),
        rect(0, 390, 1200, 90, "#c98f6c"),
        stars(14, 18, 220),
        hills(430, 24, 33, "#22303a", 170),
        house(230, 540, 330, "#a58a68", "#6b2f24", GOLD),
        house(1000, 520, 300, "#8f7a63", "#5a2a22", GOLD),
        bamboo(70, 560, 300, 6, "#22382f"),
        ground(540, "#6f6251", 260),
        road(640, 540, 620, 800, "#8d7b62", -40),
        lamp(800, 640, 330),
        at(420, 730, moto, 1.35),
        person(560, 740, 270, "#3d6b47", "#2f4f3c", "cap", GIVE),
        person(720, 740, 240, CLAY, INK, arms=((-30, -62), (20, -44))),
        ao_dai(820, 744, 215, "#a8693f", "non", mirror=True),
    )
