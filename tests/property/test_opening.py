"""The opening of a body, made without rendering it, says what the first paragraph on the page says."""

from __future__ import annotations

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from dancam.content.opening import OPENING_LENGTH, opening, shorten
from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import renderer
from dancam.views.words import VIETNAMESE
from tests.property.strategies import WORDS, examples

# Words with what readers do not see around them, and what is no paragraph before them.
WRAPPED = st.sampled_from(
    [
        "{}",
        "{}",
        "*{}*",
        "~~{}~~",
        "H~{}~",
        "m^{}^",
        "{} https://x.vn/a_b",
        "{}\\\n",
        "**{}**",
        "***{}***",
        "_{}_",
        "__{}__",
        "**a *{}* b**",
        "`{}`",
        "`**{}**`",
        "``a`{}``",
        "`&amp; <b> \\* {}`",
        "[{}](a.md)",
        "[{}](https://a.vn/(b)_c_)",
        '[{}](a.md "tên của trang")',
        "[*{}*](<a b.md>)",
        "[**{}** `]` c](a.md)",
        "[a [{}] b](a.md)",
        "[{}][đích]",
        "[{}][khác]",
        "![{}](a.jpg)",
        "<b>{}</b>",
        '<span title="a b">{}</span>',
        "<sup>{}</sup>",
        "<foo> {} </foo>",
        "<o:p>{}</o:p>",
        "{}<br>a",
        "<!-- {} -->",
        "&amp; {} &lt; &#273; &nbsp;",
        "&khong; & {} &",
        "<https://a.vn/b_c_d> {}",
        "{}[^1]",
        "ten_{}_tep",
        "2 * {} * 3",
        "* {}",
        "{} < 5 > 3",
        "\\*{}\\* \\_ \\[x\\](y) \\`{}\\`",
        "\\{{Theo {}\\}}",
        "{{Theo {}}}",
        "(*{}*)",
        "“**{}**”,",
        "{}  \na",
        "{}\na",
    ]
)
BEFORE = st.sampled_from(
    [
        "",
        "## Đề mục\n\n",
        "Đề mục\n------\n\n",
        "- mục\n- mục\n\n",
        "1. mục\n\n    đoạn của mục\n\n",
        "> trích\n\n",
        "![ảnh](a.jpg)\n\n",
        "```\nmã\n\nmã\n```\n\n",
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "<!-- a\n\nb -->\n\n",
        "<table><tr><td>a</td></tr></table>\n\n",
        "***\n\n",
        "::: video phim.mp4\nLễ hội\n:::\n\n",
        "!!! note\n    a\n\n    b\n\n",
        "[^2]: a\n\n    b\n\n",
        "*[UBND]: Ủy ban\n\n",
    ]
)
BEHIND = "\n\nĐoạn sau.\n\n[đích]: a.md\n\n[^1]: Một chú thích.\n"


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return a body whose first paragraph has words with all kinds of signs."""
    words = draw(st.lists(WORDS.map(str.split).filter(bool).map(lambda each: " ".join(each)), min_size=1, max_size=6))
    pieces = [draw(WRAPPED).format(*[each] * 2) for each in words]
    if pieces[0].startswith(("* ", "<!--")):  # that is a list, or a block of its own
        pieces.insert(0, "a")
    return draw(BEFORE) + " ".join(pieces) + BEHIND


def words_on_the_page(body: str) -> str:
    """Return the text of the first paragraph that has any, without footnote marks."""
    found = renderer(VIETNAMESE, ()).render(body, lambda _: Target("/a"))
    for element in lxml.html.fragment_fromstring(found.html, create_parent="div").iterchildren("p"):
        for each in element.xpath("sup[a[starts-with(@href, '#fn')]]"):
            each.drop_tree()
        for each in element.iter("br"):
            each.tail = f" {each.tail or ''}"
        text = " ".join(element.text_content().split())
        if text:
            return text
    return ""


@examples(1500)
@given(bodies())
def test_the_opening_says_what_the_first_paragraph_says(body: str) -> None:
    assert opening(body) == shorten(words_on_the_page(body), OPENING_LENGTH)
