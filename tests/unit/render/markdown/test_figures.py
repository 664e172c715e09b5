"""Signs beside figures that Markdown takes for its own."""

from __future__ import annotations

import pytest

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words

RENDERER = Renderer(Words())


def told(body: str) -> list[tuple[str, str, str, int, int]]:
    """Return code, text, what is shown, line and column of what is told of a body."""
    remarks = RENDERER.render(body, lambda target: Target(target)).remarks
    return [(each.code, each.target, each.known, each.place.line, each.place.column) for each in remarks]


@pytest.mark.parametrize(
    ("body", "written", "shown", "line", "column"),
    [
        ("Hộp cỡ 20*30*40 cm.", "20*30*40", "203040", 1, 8),
        ("Hộp cỡ\n2,5**30**40 cm.", "2,5**30**40", "2,53040", 2, 1),
        ("Tính: 5*6=30 và 7*8=56.", "5*6=30 và 7*8", "56=30 và 78", 1, 7),
        ("Từ 10~15~20 ngày.", "10~15~20", "101520", 1, 4),
        ("Bấm *101*123456789# rồi gọi.", "*101*123456789#", "101123456789#", 1, 5),
        ("Soạn *100*mã thẻ# rồi gọi.", "*100*mã thẻ#", "100mã thẻ#", 1, 6),
        ("Gọi 0912.***.*** để nhận.", "0912.***.***", "0912..", 1, 5),
        ("Tính (2*3)*(4*5) và hết.", "2*3)*(4", "23)(4", 1, 7),
        ("Tính (2)*(3*4) và hết.", ")*(3*4", ")(34", 1, 8),
        ("Có 12 *3* 4 ô.", "12 *3* 4", "12 3 4", 1, 4),
        ("Có 3 *(4+5)* 6 ô.", "3 *(4+5)* 6", "3 (4+5) 6", 1, 4),
        ("Được miễn:\n\n> 60 tuổi", "> 60", "60", 3, 1),
        ("> 60 tuổi: 3 người\n< 60 tuổi: 5 người", "> 60", "60", 1, 1),
        ("Đạt\n>= 60%\n\nHết.", ">= 60%", "60%", 2, 1),
        ("Gọi\n\n+ 84 912 345 678", "+ 84", "84", 3, 1),
        ("Đêm nay:\n- 5 °C\n", "- 5 °", "5 °", 2, 1),
        ("- < 18: gầy\n- > 25,5%: thừa cân", "> 25,5%", "25,5%", 2, 3),
    ],
)
def test_figures_that_lose_a_sign_are_told(body: str, written: str, shown: str, line: int, column: int) -> None:
    assert told(body) == [("sign-taken", written, shown, line, column)]


@pytest.mark.parametrize(
    "body",
    [
        r"Hộp 20\*30\*40 cm, 20 * 30 * 40 cm, 20×30×40 cm.",
        "Hộp `20*30*40` cm.\n\n```\n5*6*7\n- > 25\n```",
        "Năm 20**25** và **20**26, *1945*-*1975*, **5**/**7**, 10^6^ m^2^, CO~2~, 1010~2~.",
        "Gọi *100# hoặc 0912 *** ***.",
        "Tăng *5%* (#ChungTay), *10* #1.",
        "- \\> 25: thừa cân\n- > Một lời nói hay\n\n> 30/4 là ngày vui.",
        "> 60 năm qua, xóm Ba đã yên.\n\n> 60 năm qua, xóm Ba\n> đứng vững\n\n> 60 năm qua\nđã yên\n\n> 1. Một",
        "- 5 độ\n- 6 độ\n\nMột\n\n+ 5 người\n\n+ 6 người\n\nHai\n- 5 xã đạt\n\nBa\n- Bốn\n  + 5 người",
        "Năm 2025 *(xem bảng)* 3 xã, 12 *tạ* 5, 12 *3 tạ* 4, 5 *(10%)* hộ, bảng *(1)* 2 *(3)*",
        "[tệp](a*1*2*3.pdf) và https://vi.example/1*2*3",
    ],
)
def test_nothing_is_told_of_figures_that_readers_get(body: str) -> None:
    assert told(body) == []
