"""What of a body its page does not show, and what it shows that nobody means."""

from __future__ import annotations

import re
from random import Random

import pytest

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.faithful import Fault, faults
from dancam.render.markdown.marks import shown_marks
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from demo.numbered import Author
from tests.amounts import examples_of

RENDERER = Renderer(Words())


def told(body: str) -> list[tuple[str, str, int]]:
    """Return code, text and line of what is told of a body."""
    prose = RENDERER.render(body, lambda target: Target(target))
    return [(each.code, each.target, each.place.line) for each in prose.remarks]


# Nothing is told of what is as it was meant


@pytest.mark.parametrize(
    "body",
    [
        "Sáng nay, bà con ra đồng.\n\nChiều về, trời mưa.",
        "Họ và tên: ____________ Ngày __ tháng __ năm ____",
        "Gọi số 0912 *** *** hoặc 09**123.",
        "Gọi số 09**.***.123 hoặc 0912 345-***.",
        "Năng suất (**) đạt 6,5 tạ, giá (***) tăng.\n\n(**) Chưa tính vụ đông.",
        "Năng suất** đạt 6,5 tạ.\n\n\\** Chưa tính vụ đông.",
        "Năng suất** đạt 6,5 tạ; giá*** tăng.\n\n** Chưa tính vụ đông.\n\n*** Số liệu sơ bộ.",
        r"Hai dấu \*\* làm chữ đậm, \[chữ](địa-chỉ) là liên kết, \~~ là gạch, C:\\ là ổ đĩa.",
        "Viết `**đậm**`, `[chữ](a.md)`, `~~gạch~~` và `[^1]`.",
        "```\n**đậm** | :::\n# không phải đề mục\n```",
        "Xem <https://vi.example/a?b=**c**> và https://vi.example/x__y__z.",
        "Mua 3 * 4 = 12 cây; nhiệt độ < 5 độ & gió > cấp 6.",
        "Mẫu &lt;b&gt; và &amp;nbsp; là chữ.",
        "Năm & tháng &nbsp; &eacute; &#225;.",
        "[Kế hoạch](tep/Kế hoạch số 5 (1).pdf) và ![Ảnh bờ kênh](anh/a%20b.png)",
        '![Kênh N3](anh/kenh.png "Kênh N3 sau một buổi sáng")\n\nKênh N3 đã thông.',
        "Kênh[^1] và đê[^b].\n\n[^1]: Dài ba cây số.\n\n    Còn hai cây số nữa.\n\n[^b]: Đê *biển*.",
        "HĐND xã họp.\n\n*[HĐND]: Hội đồng nhân dân",
        "[a](b 't\nu') và [c](\nd\n), [e](f\n(g)).",
        '> [a](\n> b\n> "t\n> u"\n> ) chữ',
        "Dùng &amp;nbsp; và \\{.x} nhé &lt;p&gt;, \\[TOC], `{.x}`.",
        "K`Ho ở Lâm Đồng, Ê`đê ở Đắk Lắk và K`Ho.",
        "K`Ho; a == b; ====; x==y; AT&T; R&amp;D; a <b; 5 <s; x<u thì.",
        "[Hỏi]: Anh đi đâu?\n[PV]: Tôi về.\n[1]: https://vi.example",
        "[a]\n\n[a]: <b.md>\n[A]: b.md",
        "Xem [bài trước][b] và [b].\n\n[b]: a.md 'Bài trước'",
        "Bảng 2. Số hộ\n\n| Xã | Hộ \\| khẩu |\n|---|--:|\n| Hải Lộc | 42 |",
        "Bảng: Số hộ\n\n| Xã | Hộ |\n|---|---|\n| - | **3** |",
        "| Tuổi | Tỷ lệ |\n|---|---|\n| > 60 | >= 12,5% |",
        "1975. Năm ấy\n1976. Năm sau\n\n7) bảy\n8) tám",
        "1. 2. 3. Ba bậc\n\n- 4) bốn\n\n> 5. năm\n\n[^1]: 6. sáu\n\nChữ[^1].",
        "Ông Q&A; bà R&D; năm nay.",
        "<p><![if !supportLists]>·<![endif]>Chữ</p>",
        "- [x] Xong\n- [ ] Chưa\n  1. một\n     - hai",
        "::: video phim/le.mp4\nLễ ra quân. *Video: Trần Văn Bảy*\n:::",
        "::: gallery\n![Một](a.jpg)\n![Hai](b.jpg)\nHai tấm ảnh.\n:::",
        '!!! note "Bạn cần biết"\n    Đăng ký trước ngày 20.',
        "<details>\n<summary>Xem thêm</summary>\n\nNội **dung**\n\n</details>",
        "Trước <!-- ghi chú **riêng** --> sau.\n\n<!--\nhai dòng\n\nriêng\n-->\n\nHết.",
        "Đoạn {Theo Báo} và [liên kết](a.md){: .noi-bat title='Chữ' }.",
        "Bờ vùng\n:   Bờ đất bao quanh\n:   một cánh đồng",
        "Dòng một  \ndòng hai\\\ndòng ba",
        "H~2~O, m^2^, ~~gạch~~, x<sup>2</sup>",
        "Tiêu đề\n======\n\n### Mục nhỏ ###\n\n#ChungTay",
    ],
)
def test_nothing_is_told_of_what_is_right(body: str) -> None:
    assert told(body) == []


# Words that are lost


def test_a_line_that_looks_like_an_address_and_is_none_is_told() -> None:
    assert told("Bà con ra đồng.\n\n[Nguồn]: TTXVN") == [("words-lost", "Nguồn]: TTXVN", 3)]


def test_words_behind_the_name_of_a_language_are_told() -> None:
    assert told("``` Kính gửi bà con\nx\n```") == [("words-lost", "gửi bà con", 1)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("::: gallery ![Ra đồng](a.jpg)\n![Kênh](b.jpg)\n:::", "Ra đồng"),
        ("::: video a.mp4 b.jpg Bà con ra đồng\n:::", "Bà con ra đồng"),
    ],
)
def test_what_stands_behind_the_name_of_a_block_is_told(body: str, words: str) -> None:
    assert told(body) == [("words-lost", words, 1)]


BODY = """Sáng nay, hơn một nghìn cán bộ, đoàn viên và bà con **nông dân** đã ra đồng nạo vét kênh mương.

## Việc phải làm

- nạo vét *kênh chính*;
- đắp lại bờ vùng, 31,5 ki-lô-mét[^1];
  1. đo đạc
  2. chia đoạn

> Nước về đến ruộng nhà ai thì nhà ấy có phần.

| Xóm | Người |
|---|--:|
| Xóm Ba | 135 |
| Xóm Năm | 142 |

![Bờ đê mới đắp](anh/a.png "Kênh N3, chụp buổi sáng")

Xem [kế hoạch](tep/a.pdf) và hết.

[^1]: Số liệu của Ủy ban nhân dân xã.
"""
MADE = str(RENDERER.render(BODY, lambda target: Target(target)).html)


def test_the_sample_is_right() -> None:
    assert faults(BODY, MADE) == []


@pytest.mark.parametrize(
    ("shown", "instead", "words", "line"),
    [
        ("nghìn cán bộ", "nghìn bộ", "cán", 1),
        ("<strong>nông dân</strong>", "<strong>nông</strong>", "dân", 1),
        ("Việc phải làm", "Việc phải", "làm", 3),
        ("<em>kênh chính</em>", "", "kênh chính", 5),
        ("bờ vùng, 31,5", "bờ vùng, 31", "5", 6),
        ("chia đoạn", "", "chia đoạn", 8),
        ("có phần.", "có.", "phần", 10),
        (">135<", "><", "135", 14),
        ("Xóm Năm", "Năm", "Xóm", 15),
        ('alt="Bờ đê mới đắp"', 'alt=""', "Bờ đê mới đắp", 17),
        ("chụp buổi sáng", "chụp sáng", "buổi", 17),
        (">kế hoạch<", ">kế<", "hoạch", 19),
        ("và hết.", "và", "hết", 19),
        ("Ủy ban nhân dân xã", "Ủy ban dân xã", "nhân", 21),
        ("cán bộ, đoàn viên", "đoàn viên, cán bộ", "cán bộ", 1),
        ("Xóm Ba", "Ba Xóm", "Xóm", 14),
    ],
)
def test_a_word_that_is_dropped_or_exchanged_is_told_with_its_line(
    shown: str, instead: str, words: str, line: int
) -> None:
    assert shown in MADE
    found = faults(BODY, MADE.replace(shown, instead, 1))
    assert [(each.code, each.text, each.place.line) for each in found] == [("words-lost", words, line)]


@pytest.mark.parametrize(
    ("body", "shown", "instead", "words"),
    [
        ("Theo Toàn tập, tr. 15.", "tr. 15", "tr. ", "15"),
        ("Tổng số: 125.\n\nHết.", "125", "", "125"),
        ("Thu 31. Chi 42.\n\nHết.", "42", "", "42"),
        ("Hỏi đáp Q&Anh; hết", "Anh", "", "Anh"),
        ("Soạn THI <SBD> gửi 8785.", "SBD", "", "SBD"),
        ("Kính gửi <Tên cơ quan>", "cơ ", "", "cơ"),
        ("Đạt 31,1%[^1].\n\n[^1]: Theo 1 báo cáo.", "31,1", "31,", "1"),
        ("Chữ[^1].\n\n[^1]: Kết luận 159, ngày 02/3/2024, tr. 15.", "02", "", "02"),
        ("Chữ[^1].\n\n[^1]: Kết luận 159, ngày 02/3/2024, tr. 15.", "tr. 15", "tr. ", "15"),
    ],
)
def test_a_number_or_word_is_told_where_it_might_be_a_mark_or_stand_by_chance(
    body: str, shown: str, instead: str, words: str
) -> None:
    made = str(RENDERER.render(body, lambda target: Target(target)).html)
    assert faults(body, made) == []
    made = made.replace(shown, instead, 1)
    assert [(each.code, each.text) for each in faults(body, made)] == [("words-lost", words)]


def test_the_place_is_that_of_the_words() -> None:
    (fault,) = faults("Một hai.\n\nBa **bốn** năm.\n", "<p>Một hai.</p>\n<p>Ba năm.</p>")
    assert fault == Fault((3, 6, 3), "words-lost", "bốn")  # type: ignore[arg-type] # a place is a tuple


def dropped(made: str, word: str) -> str:
    """Return HTML without a word that stands in its text."""
    return re.sub(rf"{word}(?![0-9])(?=[^<>]*(?:<|$))", "", made, count=1)


def test_any_word_that_is_dropped_from_any_page_is_told() -> None:
    chance = Random(1)
    for number in range(examples_of(100)):
        body = Author(number).body()
        made = str(RENDERER.render(body.text, lambda target: Target(target)).html)
        for wanted in chance.sample(body.words, min(5, len(body.words))):
            written = re.search(rf"[^\W\d_]+{wanted}(?![0-9])", body.text)
            assert written is not None
            less = dropped(made, written[0])
            if less == made:
                continue
            found = faults(body.text, less)
            line = body.text.count("\n", 0, written.start()) + 1
            assert [(each.code, each.place.line) for each in found] == [("words-lost", line)], (number, written[0])


# Marks that are shown


@pytest.mark.parametrize(
    ("body", "mark", "line"),
    [
        ("Bà con **ra đồng.", "**", 1),
        ("Chữ ** đậm ** đây", "**", 1),
        ("Bà con **ra đồng.\n\n** Ghi chú dưới bài.", "**", 1),
        ("** đậm ** đây", "**", 1),
        ("Chữ **đậm\n\n(**) Ghi chú", "**", 1),
        ("Một\n\nXem __tại đây.", "__", 3),
        ("Giá ~~cũ và mới", "~~", 1),
        ("Xem [kế hoạch](tep/a.pdf và", "](", 1),
        ("Xem [kế hoạch] (https://vi.example) nhé", "] (", 1),
        ("Xem ![ảnh] (a.png)", "![", 1),
        ("Một dòng\\", "\\", 1),
        ("- một\n\n      # hai\n\na\n    # ba", "#", 6),
        ("a\n    > b", ">", 2),
        ("Đoạn {: .a chữ", "{: .", 1),
        ("Một\n\nChữ `hai", "`", 3),
        ("Chữ ``hai''", "``", 1),
        ("Phút 45`, hòa; phút 90`, thắng.", "`", 1),
        ("Gõ`git`nhé.", "`", 1),
        ("Chữ ==tô== màu", "==", 1),
        ("Chữ </b chữ", "</b", 1),
        ('Chữ\n\n<div class="a" chữ', "<div", 3),
        ("Chữ&nbsp hai", "&nbsp", 1),
        ("Đoạn {.nhan} và", "{.nhan}", 1),
        ("Chữ\n\n[a]{#b .c}", "{#b .c}", 3),
        ("## {.x}", "{.x}", 1),
        ("## Một\n\nChữ [TOC] chữ", "[TOC]", 3),
        ("Một\n\n[TOC]", "[TOC]", 3),
        ("- [TOC]\n\n## Một", "[TOC]", 1),
        ("Chữ\n[a]: b.md", "[a]:", 2),
        ("Chữ\n[a]: https://vi.example", "[a]:", 2),
        # What is meant to be seen elsewhere hides nothing.
        ("C:\\\\ và &amp;\n\n![Ảnh](a.jpg)\n:::", ":::", 4),
        ("\\**Giá và **tiền\n\n&#42;&#42;Ghi chú", "**", 1),
        ("\\[chữ](địa-chỉ) và [xem](a.md)\n\n[kế](a b", "](", 3),
    ],
)
def test_a_mark_that_readers_see_is_told(body: str, mark: str, line: int) -> None:
    assert ("mark-shown", mark, line) in told(body)


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("<p>Chữ **đậm** và [liên kết](a.md).</p>", "**"),
        ("<p>Chữ <strong>đậm</strong> và [liên kết](a.md).</p>", "]("),
        ("<p>Chữ đậm** và <a href='a.md'>liên kết</a>.</p>", "**"),
    ],
)
def test_a_mark_that_the_page_was_left_with_is_told_once_for_each(raw: str, mark: str) -> None:
    found = faults("Chữ **đậm** và [liên kết](a.md).", raw)
    assert mark in {each.text for each in found}
    assert {each.code for each in found} == {"mark-shown"}


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("Cụm **Từ khoá:**nội dung. **Thứ nhất,**là hai.", [5, 27]),
        ("Chữ ** đậm ** đây", [5]),
        ("Giá **cũ.\nGiá **mới.", [5, 5]),
    ],
)
def test_two_marks_of_one_pair_are_told_as_one(body: str, columns: list[int]) -> None:
    found = faults(body, str(RENDERER.render(body, lambda target: Target(target)).html))
    assert [(each.code, each.place.column) for each in found] == [("mark-shown", column) for column in columns]


def test_a_rule_of_a_table_that_is_shown_is_told() -> None:
    found = faults("a\n\n| Xã | Hộ |\n|---|---|\n", "<p>a</p><p>| Xã | Hộ |\n|---|---|</p>")
    assert {(each.code, each.place.line) for each in found} == {("mark-shown", 4)}


def test_what_another_remark_of_the_paragraph_explains_is_not_told_twice() -> None:
    body = "::: phim a.mp4\nx\n:::\n\n**b"
    made = "<p>::: phim a.mp4\nx\n:::</p>\n<p>**b</p>"
    assert [each.place.line for each in faults(body, made)] == [1, 3, 5]
    assert [each.place.line for each in faults(body, made, lambda: [("unknown-directive", 1)])] == [5]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::: phim a.mp4\nx\n:::\n\nchữ\n\n:::", [("phim", 1), (":::", 7)]),
        ("::: khung\nx\n:::\n:::", [("khung", 1), (":::", 4)]),
        ("::: khung\n\nx\n\n:::\n\n::: hop\ny", [("khung", 1), ("hop", 7)]),
        ("::: khung\n\n::: gallery\n![a](a.jpg)\n:::\n\n:::\n\n::::", [("khung", 1), ("::::", 9)]),
        ("- ::: khung\n  x\n  ::::", [("khung", 1)]),
        ("> ::: khung\n> x **y\n> :::", [("khung", 1), ("**", 2)]),
        ("::: gallery\n![a](a.jpg)\n:::\n:::", [(":::", 4)]),
        ("```\n::: khung\n```\n\n:::", [(":::", 5)]),
        (":::\nx\n:::", [(":::", 1), (":::", 3)]),
    ],
)
def test_each_line_of_colons_is_told_once(body: str, expected: list[tuple[str, int]]) -> None:
    assert [(text, line) for _, text, line in told(body)] == expected


def test_no_more_is_told_than_an_editor_can_bear() -> None:
    body = " x ".join(f"từ{number}" for number in range(200))
    assert len(faults(body, "<p>" + " x " * 199 + "</p>")) <= 20


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Nothing refers to the label, so Markdown takes the line away.
        ("Hết.\n\n[Nguồn]: https://baonghean.vn/tin", [("words-lost", 3)]),
        ("Hết.\n\n[Lưu ý]: xem-bai.md 'Bài trước'", [("words-lost", 3)]),
        ("Xem [bài][Bài   trước].\n\n[bài\ntrước]: a.md", []),
        ("Xem [KH].\n\n[kh]: a.md", []),
        ("Hết.\n\n[//]: # (hỏi lại số liệu)", []),
        ("Hết.\n\n*[Ghi chú]: Giá chưa có thuế", [("words-lost", 3)]),
        ("HĐND họp.\n\n*[HĐND]: Hội đồng nhân dân", []),
        ("Hết.\n\n[a]: b.md\n\n[a]: b.md", [("words-lost", 3)]),
        ("Xem [kế].\n\n[kế]: b.md\n[kế]: c.md", [("words-lost", 4)]),
        # A reference without an address.
        ("Xem [kế hoạch][kh].", [("mark-shown", 1)]),
        ("Xem [kế hoạch][].", [("mark-shown", 1)]),
        ("Theo [1][2] và a[i][j].", []),
        # A row that a blank line parts from its table.
        ("| Xã | Hộ |\n|---|---|\n\n| Hải Lộc | 42 |", [("mark-shown", 4)]),
        ("Giá trị |a| + |b| là số.\n\n|x| > 0", []),
        # A sign at the inner side, a letter at the other: CommonMark makes no emphasis of it.
        ("*Ảnh: Mai Lê.*Bà con ra đồng.", [("mark-shown", 1)]),
        ('Theo*"Báo Nghệ An"* sáng nay.', [("mark-shown", 1)]),
        ("Theo _Báo Nghệ An_đưa tin.", [("mark-shown", 1)]),
        ("Xem _ke_hoach.pdf; giá (*) chưa thuế, (*) đã giảm; đồ thị f*(x) và g*(x).", []),
        # What other programs know as a box.
        ('!!! note "Bạn cần biết\n    Chữ.', [("mark-shown", 1)]),
        ('??? note "Bạn cần biết"\n    Chữ.', [("mark-shown", 1)]),
        ("!!! Chú ý các bác", [("mark-shown", 1)]),
        ("*[Bài](a.md)*Tiếp và *`b`*c.", [("mark-shown", 1)]),
        ("Theo*[Bài](a.md)* sáng nay.", [("mark-shown", 1)]),
        ("* Một\n** Hai", [("mark-shown", 2)]),
        ("Giá ~cũ~ và mới.", [("mark-shown", 1)]),
        ("Chữ^[lời ghi] hết.", [("mark-shown", 1)]),
        ("> [!NOTE]\n> Lưu ý", [("mark-shown", 1)]),
        ("Xem [[Bài trước]].", [("mark-shown", 1)]),
        ('{{< youtube abc >}}\n\n{% video "a" %}', [("mark-shown", 1), ("mark-shown", 3)]),
        ('[caption id="a"]Chữ\n[/caption]', [("mark-shown", 1), ("mark-shown", 2)]),
        ("[Video] Lũ về; [Caption: A = B]; [[1]]; ~5 ~10 người; nha~ vâng~; {{ a }}; `[[a]] ~b~`; \\~a~.", []),
        (":: gallery\n![Ảnh](a.jpg)", [("mark-shown", 1)]),
        # Beside the mark nothing is as it is on the page.
        ("![Ảnh](a.jpg)\n:::", [("mark-shown", 2)]),
        ("- Chữ\n:::", [("mark-shown", 2)]),
        ("![Ảnh](a.jpg)\n    - Chữ", [("mark-shown", 2)]),
        ("[Bài](a.md)\n    - Chữ\n![Ảnh](a.jpg)", [("mark-shown", 2)]),
        ("Một [bài](a.md) **\n\n**[Hai](b.md)**", [("mark-shown", 1)]),
        ("Thật không???\n\nVui quá!!!", []),
        ("[toc]\n\nChữ.", [("mark-shown", 1)]),
    ],
)
def test_siblings_of_what_is_lost_or_shown_are_told(body: str, expected: list[tuple[str, int]]) -> None:
    assert sorted({(code, line) for code, _, line in told(body)}) == expected


def test_runs_of_backticks_of_many_lengths_take_no_time() -> None:
    body = "".join("`" * (number % 50 + 1) + "a" for number in range(4000))
    assert faults(body, f"<p>{body}</p>") is not None


def test_code_between_backticks_hides_its_marks_only() -> None:
    body = "`` a`**b** `` và **c\n\n`d **e\n\nf` \\`**g`"
    assert [each.start for each in shown_marks(body, f"<p>{body}</p>") if each.mark == "**"] == [
        body.index("**c"),
        body.index("**e"),
        body.index("**g"),
    ]


def test_a_huge_heap_of_signs_takes_no_time() -> None:
    for heap in ("![", "<!--", "[^1]:", "](", '<a "', "```\n", "{: ", "&", "\\", "<b x='", "[a]: ", "> - 1. ", "*"):
        body = heap * 4000
        assert len(faults(body, f"<p>{body.replace('<', '&lt;')}</p>")) <= 40
