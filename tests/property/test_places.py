"""A fault that is planted in a body is told at its line, however much around it looks like it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Renderer
from dancam.views.words import Words
from demo.bodies import Writer
from tests.property.strategies import examples

RENDERER = Renderer(Words(), ("youtube.com",))

# Code of a fault, and how it is written; all of it stands on one line, and begins at the place of the remark.
FAULTS = (
    ("html-dropped", "<font color=red>x</font>"),
    ("html-shown", "<Tên cơ quan>"),
    ("attribute-dropped", "<b style='x'>x</b>"),
    ("dead-link", "khong.md"),
    ("image-missing", "mat.png"),
    ("foreign-picture", "https://x.vn/a.jpg"),
    ("link-scheme", "javascript:x"),
    ("dead-anchor", "#khong"),
    ("unknown-directive", "::: vidio x"),
    ("table-broken", "| a | b |\n| c | d |"),
)
AROUND = {
    "dead-link": "[a]({})",
    "link-scheme": "[a]({})",
    "dead-anchor": "[a]({})",
    "image-missing": "![a]({})",
    "foreign-picture": "![a]({})",
}
ALONE = {"unknown-directive", "table-broken"}
# What the fault stands in: `{}` is its place.
INLINE = (
    "{}",
    "chữ {} chữ",
    "- một\n- hai {}",
    "> trích\n> {} hết",
    "## Mục {}",
    "a\n:   nghĩa {}",
    "| a |\n|---|\n| {} |",
)
BLOCK = ("{}", "- một\n\n    {}", "> {}", "lời\n\n{}")
# Where it is no fault, for Markdown does not read it.
DECOYS = ("`{}`", "```\n{}\n```", "~~~ html\nx\n{}\n~~~", "<!-- {} -->", "chữ ``{}`` chữ", "- `{}`", "> `{}`")
BLOCKS = (
    *(
        "Một đoạn **văn** và *chữ*.",
        "## Mục",
        "- một\n- hai\n\n    ba",
        "1. một\n2. hai",
        "> trích\n> dẫn",
        "---",
        "x[^1]",
    ),
    *("| a | b |\n|---|--:|\n| 1 | 2 |", "[a](co.md) ![b](co.png)", "```\nmã\n```", "T\n:   nghĩa", "<div>\nx\n</div>"),
    *(
        "::: video https://youtube.com/a\nLễ\n:::",
        "a  \nb <b>c</b> &amp; \\*d",
        "{ a } {{ x }}",
        "<!--\n\nx\n-->",
        "",
    ),
)


def resolve(target: str) -> Target | None:
    return Target(f"/{target}") if target.startswith("co.") else None


@examples(400)
@given(
    st.sampled_from(FAULTS),
    st.lists(st.sampled_from((*BLOCKS, *DECOYS)), max_size=8),
    st.lists(st.sampled_from((*BLOCKS, *DECOYS)), max_size=4),
    st.data(),
)
def test_a_planted_fault_is_told_at_its_place(
    fault: tuple[str, str], before: list[str], behind: list[str], data: st.DataObject
) -> None:
    code, written = fault
    around = AROUND.get(code, "{}")
    decoy = around.replace("{}", written.partition("\n")[0])
    block = data.draw(st.sampled_from(BLOCK if code in ALONE else INLINE))
    indent = block.partition("{}")[0].rpartition("\n")[2] if code in ALONE else ""
    lines = around.replace("{}", written).replace("\n", f"\n{indent}")
    planted = block.replace("{}", lines)
    # A paragraph stands between all of them, or what is indented would belong to a list above it.
    head = "".join(f"{each.replace('{}', decoy)}\n\nĐoạn.\n\n" for each in before)
    rest = "".join(f"\n\nĐoạn.\n\n{each.replace('{}', decoy)}" for each in behind)
    text = f"{head}{planted}{rest}\n\n[^1]: ghi chú x[^1]"
    start = len(head) + planted.index(written.partition("\n")[0])
    remarks = [each for each in RENDERER.render(text, resolve).remarks if each.code != "footnote-unused"]
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    assert [(each.code, each.place.line, each.place.column) for each in remarks] == [(code, line, column)]


@examples(400)
@given(st.integers(0, 2**32), st.sampled_from(["<dấu>", "[x](dau.md)", "![x](dau.png)"]), st.integers(0, 10_000))
def test_one_in_a_body_of_any_kind_is_told_there_or_at_the_first_line(number: int, fault: str, at: int) -> None:
    body = Writer(number).body().replace("\x01", "")
    ends = [place for place, sign in enumerate(body) if sign == " "] or [0]
    start = ends[at % len(ends)]
    text = f"{body[:start]} {fault} {body[start:]}"
    try:
        remarks = RENDERER.render(text, resolve).remarks
    except RuntimeError:  # the library, over a footnote in a footnote
        return
    for each in remarks:
        if each.target in {"<dấu>", "dau.md", "dau.png"}:
            shown = text.split("\n")[each.place.line - 1][each.place.column - 1 :]
            assert shown.lstrip("<").startswith(each.target.strip("<>")) or each.place == (1, 1, 1)
