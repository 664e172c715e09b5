"""The two banners: ivory, red, a thin drum ring, the mountains and the river of Nghệ An."""

# The outline of a shape reads best on one line.
# ruff: noqa: E501

from .catalogue import banner
from .land import drum
from .paper import GOLD, INK, PAPER, RED, disc, faint, lettering, line, num, path, rect, sheet, smooth


def range_line(y: float, tops: list[tuple[float, float]], color: str, low: float = 300) -> str:
    """Draw a calm mountain line from the list of its points."""
    return path(smooth([(-60, y), *tops, (1660, y)]) + f"L1660 {num(low)}L-60 {num(low)}Z", color)


def scene(top: str, far: str, near: str, river: str) -> str:
    """Lay ground, mountains and river over the width of a banner."""
    return (
        rect(0, 0, 1600, 300, top)
        + range_line(
            250,
            [
                (180, 236),
                (420, 214),
                (620, 236),
                (860, 228),
                (1060, 200),
                (1200, 150),
                (1290, 176),
                (1380, 112),
                (1470, 160),
                (1560, 130),
            ],
            far,
        )
        + range_line(
            272, [(260, 262), (560, 250), (860, 262), (1100, 240), (1260, 208), (1400, 226), (1520, 190)], near
        )
        + path("M-10 276Q300 258 640 274T1240 266T1610 258V300H-10Z", river)
    )


@banner("static/banner/portal.svg")
def portal() -> str:
    """The banner of the portal."""
    ripples = line(
        "M60 286q45 -7 90 0t90 0M430 282q40 -6 80 0t80 0M770 289q50 -7 100 0t100 0M1130 281q35 -6 70 0t70 0M1390 287q40 -6 80 0t80 0",
        "#d98a5a",
        2.5,
    )
    return sheet(
        scene(RED, "#9c0f19", "#870c15", "#730911"),
        ripples,
        faint(drum(1380, 130, 236, GOLD, 14, 10), 0.34),
        disc(132, 142, 92, "#f5ead2"),
        drum(132, 142, 84, RED, 14),
        rect(0, 0, 1600, 6, GOLD),
        lettering(262, 82, "CỔNG THÔNG TIN ĐIỆN TỬ", 52, "#f5e2b8", "start"),
        lettering(256, 186, "Đảng bộ tỉnh Nghệ An", 108, PAPER, "start", bold=True),
        lettering(264, 246, "Trang minh hoạ của dancam", 42, "#f0d3ad", "start"),
        width=1600,
        height=300,
        ground=RED,
    )


@banner("static/banner/ban-dan-van.svg")
def board() -> str:
    """The banner of the sub-site."""
    ripples = line(
        "M60 286q45 -7 90 0t90 0M430 282q40 -6 80 0t80 0M770 289q50 -7 100 0t100 0M1130 281q35 -6 70 0t70 0M1390 287q40 -6 80 0t80 0",
        PAPER,
        2.5,
    )
    return sheet(
        scene("#f7edd8", "#dfc9a0", "#c3a877", "#7f9ea6"),
        ripples,
        faint(drum(1370, 130, 236, RED, 14, 10), 0.2),
        disc(132, 142, 92, RED),
        drum(132, 142, 84, "#f5e2b8", 14),
        rect(0, 0, 1600, 6, RED),
        lettering(262, 82, "TỈNH ỦY NGHỆ AN", 52, RED, "start"),
        lettering(256, 186, "Ban Dân vận Tỉnh ủy", 110, INK, "start", bold=True),
        lettering(264, 248, "Trang minh hoạ của dancam", 42, "#6b3b2a", "start"),
        width=1600,
        height=300,
        ground="#f7edd8",
    )
