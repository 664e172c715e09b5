"""Where in a body its remarks are: at the very piece of text that they are about, and never where it only looks so."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest

from dancam.render.markdown import places
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.gates import Library
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import Words

KNOWN = {
    "a.md": Target("/a.html"),
    "a.md?khong.md": Target("/a.html"),
    "a.mp4": Target("/a.mp4"),
    "part.md#x": Target("/p.html#x", why="dead-anchor"),
}
RENDERER = Renderer(Words(), ("youtube.com",))
# Around what shall be told stands this; what stands in it is said below to be the whole of what is told.
HERE = re.compile("⟦(.*?)⟧", re.DOTALL)

CASES = {
    "in code before": "`<font` và `<font>`\n\n⟦<font⟧ color=red>x</font>",
    "in a fence before": "```\n<font>\n```\n\nx ⟦<font>⟧",
    "in a fenced block before": "```\n<font>\n```\n\nx ⟦<font>⟧",
    "in a comment before": "<!-- <font> -->\n\nx ⟦<font>⟧",
    "in the title of a link before": '[a](a.md "<font>")\n\nx ⟦<font>⟧',
    "written with an entity before": "&lt;font> ⟦<font>⟧",
    "twice": "x ⟦<font>⟧\n\ny ⟦<font>⟧ ⟦<font>⟧",
    "in a list": "- x\n- y\n\n    ⟦<font>⟧",
    "in a quotation": "> x\n> ⟦<font>⟧",
    "in a heading": "## x ⟦<font>⟧",
    "in a footnote": "a[^1] b\n\n[^1]: c ⟦<font>⟧\n\nd",
    "in a cell of a table": "| a | b |\n|---|---|\n| c | ⟦<font>⟧ |",
    "in a definition": "a\n:   b ⟦<font>⟧",
    "in an admonition": '!!! note "T"\n    x ⟦<font>⟧',
    "over several lines": "x ⟦<font⟧\ncolor=red>y</font>",
    "in capitals": "`<font` x ⟦<FONT>⟧",
    "in a block of HTML": "<div>\n<b>x</b>\n⟦<font>⟧\n</div>",
    "what is no tag at all": "`<Tên` Kính gửi ⟦<Tên⟧ cơ quan>",
    "instructions": "`<?` x ⟦<?⟧php x ?>",
    "an attribute": "`<p` x\n\n<p>y</p>\n\n⟦<p⟧ style='x'>z</p>",
    "an attribute in a list of attributes": "`{: style=x }` [a](a.md)\n\n[a](a.md)⟦{: style=x }⟧",
    "an attribute of a heading": "## a\n\n## b ⟦{: style=x }⟧",
    "a link in code": "`[a](khong.md)`\n\n[a](⟦khong.md⟧)",
    "a link in a fence": "~~~\n[a](khong.md)\n~~~\n\n- [a](⟦khong.md⟧)",
    "a link twice": "[a](⟦khong.md⟧) [b](a.md)\n\n> [c](⟦khong.md⟧ 'T')",
    "a link as text before": "khong.md [a](a.md) [b](⟦khong.md⟧)",
    "a link in a longer one": "[a](a.md?khong.md) [b](⟦khong.md⟧)",
    "a link in brackets": "[a](<⟦khong co.md⟧>)",
    "a link in brackets beside a tag": "⟦<font>⟧ [a](<⟦khong.md⟧>)",
    "a link with an escape": "`kh_ong.md` [a](⟦kh⟧\\_ong.md)",
    "a link with an entity": "[a](⟦khong.md?a&amp;b⟧)",
    "a link with parentheses": "[a](⟦khong(1).md⟧)",
    "a link in HTML": "`<a href='khong.md'>` <a href='⟦khong.md⟧'>x</a>",
    "a link without quotation marks": "<a href=⟦khong.md⟧>x</a>",
    "a link by reference": "[a][1] và [b][1]\n\n[1]: ⟦khong.md⟧ 'T'",
    "a link in a footnote": "`khong.md` a[^1]\n\n[^1]: [b](⟦khong.md⟧)",
    "a link in a cell": "| [a](a.md) | b |\n|---|---|\n| c | [d](⟦khong.md⟧) |",
    "a link around a picture": "[![a](⟦mat.png⟧)](⟦khong.md⟧)",
    "a picture": "`![a](mat.png)` ![a](⟦mat.png⟧)",
    "a picture of another site": "`https://x.vn/a.jpg` ![a](⟦https://x.vn/a.jpg⟧)",
    "a dangerous address": "`javascript:x` [a](⟦javascript:x⟧) [b](⟦javascript:x⟧)",
    "a hidden dangerous address": "<a href='⟦java&Tab;script:x⟧'>a</a>",
    "a very long address": f"![a](⟦data:image/png;base64,{'A' * 38}⟧{'A' * 2000})",
    "a part that the page has not": "`#khong` ## x\n\n[a](⟦#khong⟧) [b](a.md)",
    "a part that another page has not": "`[a](part.md#x)` [a](⟦part.md#x⟧)\n\n[b](⟦part.md#x⟧)",
    "a footnote that nobody refers to": "a [^2]\n\n⟦[^1]⟧: x\n\n[^2]: y",
    "a directive in code": "`::: vidio x`\n\n~~~\n::: vidio x\n~~~\n\n⟦::: vidio x⟧",
    "a directive twice": "⟦::: vidio x⟧\n\n- ⟦::: vidio x⟧",
    "a video without an address": "::: video a.mp4\n\n⟦::: video⟧\nx\n:::",
    "a video elsewhere": "⟦::: video https://x.vn/a⟧",
    "a video that is not there": "`b.mp4` x\n\n::: video ⟦b.mp4⟧",
    "a picture of a video": "::: video a.mp4 ⟦b.jpg⟧",
    "a gallery without pictures": "`::: gallery`\n\n⟦::: gallery⟧\na\n:::",
    "a picture in a gallery": "::: gallery\n\n![a](⟦b.jpg⟧)\n\n![c](⟦b.jpg⟧)\n:::",
    "lines that were to be a table": "```\n| a | b |\n| c | d |\n```\n\n⟦| a | b |⟧\n| c | d |",
    "the same lines twice": "⟦| a | b |⟧\n| c | d |\n\n> ⟦| a | b |⟧\n> | c | d |",
    "behind a word in brackets with a colon": "x\n\nTheo [Nguồn]: [Báo](⟦khong.md⟧) [Nguồn]:[Báo](⟦khong.md⟧)",
    "a picture behind a colon": "x\n\n[a](a.md), [Nguồn]: ![Ảnh](⟦mat.png⟧)",
    "below a colon": "x\n\nXem [Tài liệu]:\n[quyết-định](⟦khong.md⟧)",
    "behind colons in a sentence": "x\n\ny ::: xem [a](⟦khong.md⟧) z ::: xem thêm[a](⟦khong.md⟧)",
    "behind an open parenthesis": "x\n\n[a⟦](⟧ [b](⟦khong.md⟧)",
    "beside an abbreviation in mid-sentence": "x *[abc]: def[a](⟦khong.md⟧) ![b](⟦mat.png⟧)",
    "where one mark would take away a heading": "x\n\nXem [b]:\n---\n\n[a](⟦---⟧)",
    "a very long address in HTML": f"x\n\n<img src='⟦data:image/png;base64,{'A' * 38}⟧{'A' * 2000}'>",
    "a very long path in HTML": f'x\n\n<a href="⟦{"a" * 2000}⟧">b</a>',
    "in what may be a tag": "x<y![x](⟦mat.png⟧ 'T')⟦<font⟧ color=red>",
    "a tag in the name of a tag": "x<y⟦<table>⟧ ",
    "below a right table": "| a | b |\n|---|---|\n| c | d |\n\nx\n⟦| a | b |⟧\n| c | d |",
}


def render(text: str) -> Prose:
    return RENDERER.render(text, KNOWN.get)


@pytest.mark.parametrize("case", CASES)
def test_a_remark_is_where_it_is_about(case: str) -> None:
    written = CASES[case]
    expected = []
    for here in HERE.finditer(written):
        before = written[: here.start()].translate({ord("⟦"): None, ord("⟧"): None})
        expected.append((before.count("\n") + 1, len(before) - before.rfind("\n"), len(here[1])))
    remarks = render(written.translate({ord("⟦"): None, ord("⟧"): None})).remarks
    assert sorted(tuple(each.place) for each in remarks) == expected


@pytest.mark.parametrize(
    ("many", "fault", "to_place"), [("[a](a.md) ", "[b](khong.md)", 4), ("<b>a</b> ", "<font>", 0)]
)
def test_one_behind_ten_thousand_right_ones_is_told_there(many: str, fault: str, to_place: int) -> None:
    (remark,) = render(f"x\n\n{many * 10_500}{fault}").remarks
    assert remark.place[:2] == (3, len(many) * 10_500 + to_place + 1)


def test_what_is_told_very_often_is_told_at_twenty_places() -> None:
    remarks = render("<o:p>x</o:p>\n\n" * 500).remarks
    assert [each.place.line for each in remarks] == list(range(1, 41, 2))


def test_the_html_has_nothing_of_the_marks() -> None:
    for text in map(CASES.__getitem__, CASES):
        prose = render(text)
        assert "\x01" not in str(prose.html) + "".join(each.target + each.known for each in prose.remarks)
        assert "dancamplace" not in prose.html


def test_a_place_that_cannot_be_known_is_the_first_line() -> None:
    label = "x" * 300  # what has so long a name is not looked for, and of the two others neither is it
    (remark,) = render(f"x\n\n`[a](khong.jpg)` ![a][{label}] `[a](khong.jpg)`\n\n[{label}]: khong.jpg").remarks
    assert tuple(remark.place) == (1, 1, 1)


def test_a_body_over_which_the_library_fails_with_marks_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    library = type(RENDERER.library)
    convert = library.convert

    def failing(self: Library, text: str) -> str:
        assert "\x01" not in text
        return convert(self, text)

    monkeypatch.setattr(library, "convert", failing)
    prose = render("x\n\n[a](khong.md)")
    assert [(each.code, each.target) for each in prose.remarks] == [("dead-link", "khong.md")]
    assert tuple(prose.remarks[0].place) == (3, 5, 8)  # there is only one piece that it can be about
    prose = render("x\n\n`[a](khong.md)` [a](khong.md)")
    assert tuple(prose.remarks[0].place) == (1, 1, 1)
    assert "<a>a</a>" in render("[a](khong.md)").html


def test_a_body_is_searched_once_for_all_footnotes() -> None:
    searches = 0

    def profile(frame: FrameType, event: str, given: object) -> None:
        nonlocal searches
        # What looks for the mark in one label is no search of the body.
        if event == "c_call" and frame.f_code.co_filename == places.__file__ and frame.f_code.co_name != "number_in":
            searches += getattr(given, "__name__", "") in {"finditer", "findall", "search", "find", "count"}

    sys.setprofile(profile)
    try:
        remarks = render("".join(f"[^{number}]: x\n\n" for number in range(300))).remarks
    finally:
        sys.setprofile(None)
    assert [each.place.line for each in remarks] == list(range(1, 601, 2))
    assert searches < 10


def test_a_long_body_is_rendered_with_marks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    convert = RENDERER.library.convert
    monkeypatch.setattr(RENDERER.library, "convert", lambda text: texts.append(text) or convert(text))  # type: ignore[func-returns-value]  # it only takes note
    fault = "Xem [b]:\n---\n\n[a](---)\n\n"  # its marks change what is read
    assert [each.code for each in render(f"{fault}{'x ' * 60_000}").remarks] == ["dead-link"]
    assert len(texts) == 2
    render(fault)
    assert 3 < len(texts) < 14


def test_a_body_without_remarks_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    convert = RENDERER.library.convert
    monkeypatch.setattr(RENDERER.library, "convert", lambda text: texts.append(text) or convert(text))  # type: ignore[func-returns-value]  # it only takes note
    assert not render("## x\n\n[a](a.md) <b>c</b>").remarks
    assert len(texts) == 1


@pytest.mark.parametrize("number", ["0", "7", "99", "9" * 5000])
def test_what_looks_like_a_mark_is_no_way_around_the_allow_list(number: str) -> None:
    forged = f"&#1;{number}&#1;"
    for text in (f'<a href="{forged}javascript:x">a</a>', f'<a href="java{forged}script:x">a</a>', f"[a]({forged}j:x)"):
        made = str(render(f"{text} [b](khong.md)").html)
        assert "href" not in made or not re.search('href="(javascript|j):', made)
    prose = render(f"<p {forged}=1 style=x>a</p> <a href='khong.md{forged}'>b</a> [c](khong.md)")
    assert [each.place.line for each in prose.remarks]
    assert "dancamplace" not in prose.html
