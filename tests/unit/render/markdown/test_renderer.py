"""Markdown to safe HTML."""

from __future__ import annotations

import re

import pytest

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import ENGLISH, Words
from tests.unit.clock import within

KNOWN = {"a.md": Target("/a.html"), "b.svg": Target("/b.svg", 120, 80), "c.svg": Target("/c.svg")}
RENDERER = Renderer(Words(table="Bảng", back_to_text="Trở lại"), ("youtube.com",))


def render(text: str) -> Prose:
    return RENDERER.render(text, KNOWN.get)


def targets(prose: Prose, code: str) -> tuple[str, ...]:
    """Return what the remarks of a code are about."""
    return tuple(each.target for each in prose.remarks if each.code == code)


def html(text: str) -> str:
    return str(render(text).html).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một *hai* **ba**", "<p>Một <em>hai</em> <strong>ba</strong></p>"),
        ("## Mục một", '<h2 id="muc-mot">Mục một</h2>'),
        ("# Mục một", '<h2 id="muc-mot">Mục một</h2>'),
        ("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>"),
        ("3. ba\n4. bốn", '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>'),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("T\n:   nghĩa", "<dl>\n<dt>T</dt>\n<dd>nghĩa</dd>\n</dl>"),
        ("HĐND\n\n*[HĐND]: Hội đồng", '<p><abbr title="Hội đồng">HĐND</abbr></p>'),
        ("{{ 7*7 }} {% include 'x' %}", "<p>{{ 7*7 }} {% include 'x' %}</p>"),
        ("[a](a.md)", '<p><a href="/a.html">a</a></p>'),
        ("[a](https://x.example/)", '<p><a href="https://x.example/">a</a></p>'),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_picture_alone_is_a_figure_with_its_caption() -> None:
    assert html('![Ảnh](b.svg "Chú thích")') == (
        '<figure><img alt="Ảnh" height="80" loading="lazy" src="/b.svg" width="120">'
        "<figcaption>Chú thích</figcaption>\n</figure>"
    )


def test_a_picture_among_words_stays_among_them() -> None:
    assert html("xem ![Ảnh](b.svg)").startswith("<p>xem <img")


def test_a_picture_of_unknown_size_has_none() -> None:
    assert "width" not in html("![Ảnh](c.svg)")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//x.example></sCrIpT>",
        '<img src="b.svg" onerror="alert(1)">',
        '<svg onload="alert(1)"><script>x</script></svg>',
        '<iframe src="//x.example"></iframe>',
        "<math><mtext><script>x</script></mtext></math>",
        "<style>@import 'x'</style>",
        '<p style="position:fixed">x</p>',
        "<form action=/x><input autofocus onfocus=alert(1)></form>",
        '<object data="x"></object><embed src="x">',
        '<a href="a.md" onclick="alert(1)">x</a>',
        "[x](a.md){: onclick=alert(1) style=x }",
        "<base href=//x.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        '``` "><script>alert(1)</script>\nx\n```',
    ],
)
def test_active_content_does_not_get_through(text: str) -> None:
    found = html(text).lower()
    for part in ("<script", "<iframe", "<svg", "<style", "<form", "<input", "<object", "<embed", "<base", "<meta"):
        assert part not in found
    for part in (" onerror", " onload", " onclick", " onfocus", " style="):
        assert part not in found.replace("&quot;", "")  # as text it may stay


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x0A;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
    ],
)
def test_a_dangerous_address_is_dropped(target: str) -> None:
    assert "href" not in html(f'<a href="{target}">x</a>')
    assert "href" not in html(f"[x]({target})")


def test_a_link_that_leads_nowhere_is_told_and_its_words_stay() -> None:
    found = render("[chữ](khong.md)")
    assert targets(found, "dead-link") == ("khong.md",)
    assert found.html.strip() == "<p><a>chữ</a></p>"


def test_a_picture_of_another_site_is_told_and_left_out() -> None:
    found = render("![x](https://x.example/a.jpg)")
    assert targets(found, "foreign-picture") == ("https://x.example/a.jpg",)
    assert "src" not in found.html


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("a <font color=red>b</font>", "html-dropped", "<font>"),
        ("<iframe src='https://youtube.com/x'></iframe>", "html-dropped", "<iframe>"),
        ("Kính gửi <Tên cơ quan>", "html-shown", "<Tên>"),
        ("<script>x</script>", "html-dropped", "<script>"),
        ("<?php x ?>", "html-dropped", "<?"),
        ("<p style='color: red'>b</p>", "attribute-dropped", "style"),
        ("[a](a.md){: onclick=x }", "attribute-dropped", "onclick"),
        ("[a](javascript:x)", "link-scheme", "javascript:x"),
        ("<a href='java&Tab;script:x'>a</a>", "link-scheme", "java\tscript:x"),
        ("![a](data:image/png;base64,AAAA)", "link-scheme", "data:image/png;base64,AAAA"),
        ("[a][b]\n\n[b]: vbscript:x", "link-scheme", "vbscript:x"),
        ("<video src='https://x.example/a.mp4'></video>", "foreign-video", "https://x.example/a.mp4"),
    ],
)
def test_what_is_left_out_is_told(text: str, code: str, told: str) -> None:
    assert [(each.code, each.target) for each in render(text).remarks] == [(code, told)]


@pytest.mark.parametrize(
    "text",
    [
        "`<script>`",
        "```\n<script style=x>\n```",
        "<!-- ghi chú -->\n\nx",
        "a < b và c > d",
        "&lt;Tên cơ quan&gt;",
        "[a](mailto:a@b.vn) [b](tel:+8423) [c](https://a.example/?x=1:2) <https://x.example/a:b>",
        "<u>a</u> <mark>b</mark> H<sub>2</sub>O",
        "<details><summary>A</summary>b</details>",
        "## A {: #b .c }",
        "x[^1]\n\n[^1]: y",
        "| a | b |\n|:--|--:|\n| 1 | 2 |",
        '!!! note "T"\n    x',
        "3. a\n4. b",
    ],
)
def test_nothing_is_told_where_nothing_is_left_out(text: str) -> None:
    assert render(text).remarks == ()


def test_an_anchor_that_the_page_does_not_have_is_told() -> None:
    assert targets(render("## Mục\n\n[a](#muc) [b](#khong)"), "dead-anchor") == ("#khong",)


def test_footnotes_lead_to_each_other() -> None:
    found = render("Chữ[^1].\n\n[^1]: Ghi chú")
    assert not found.remarks
    assert 'title="Trở lại 1"' in found.html


def test_headings_are_listed_with_their_identifiers() -> None:
    found = render("## Một & *hai*\n\n### Ba\n\n## Một & hai\n")
    assert [(each.level, each.id, each.title) for each in found.toc] == [
        (2, "mot-hai", "Một & hai"),
        (3, "ba", "Ba"),
        (2, "mot-hai_1", "Một & hai"),
    ]


def test_a_list_of_contents_stands_where_its_mark_is() -> None:
    assert 'href="#muc"' in html("[TOC]\n\n## Mục")


def test_a_control_character_by_its_number_is_taken_out() -> None:
    assert render("a&#2;b &#x1e; &#133; &#65; &#xfffe;").html == "<p>ab  … A </p>"


def test_one_body_leaves_nothing_behind_for_the_next() -> None:
    render("## Mục\n\n[a]: a.md\n\n*[X]: Y\n\nx[^1]\n\n[^1]: z")
    assert html("## Mục\n\n[a] X") == '<h2 id="muc">Mục</h2>\n<p>[a] X</p>'


def test_blanks_around_an_address_do_not_matter() -> None:
    assert 'href="/a.html"' in html('<a href=" a.md ">x</a>')


@pytest.mark.parametrize("text", ["> " * 40 + "x", "- a\n" * 500, "[" * 300, "*" * 2000, "![[]()" * 100])
def test_odd_bodies_are_rendered(text: str) -> None:
    with within(seconds=20):
        assert render(text).html


def test_a_body_that_is_nested_too_deep_leaves_nothing_behind_for_the_next() -> None:
    with pytest.raises(RecursionError):
        render("1. " * 1000 + "x")
    assert html("[a](a.md)") == '<p><a href="/a.html">a</a></p>'


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("#### a\n\n## b", "22"),
        ("## a\n\n##### b\n\n#### c\n\n## d", "2332"),
        ("# a\n\n### b\n\n> ###### c", "234"),
        ("## a\n\n### b\n\n#### c\n\n## d\n\n### e", "23423"),
    ],
)
def test_headings_leave_out_no_level(written: str, levels: str) -> None:
    assert "".join(re.findall(r"<h(\d)", html(written))) == levels


def test_of_a_picture_that_is_not_there_only_its_text_is_left() -> None:
    made = html('Trong ![một & <hai>](mat.png "Tên") câu.')
    assert made == "<p>Trong một &amp; &lt;hai&gt; câu.</p>"
    assert html("<img src=mat.png>") == ""


def test_every_picture_has_a_text_alternative_even_an_empty_one() -> None:
    assert ' alt=""' in html("<img src=b.svg>")


def test_an_identifier_is_one_and_stands_once() -> None:
    made = html('<a id="x">1</a> <a id="x">2</a> <a id="">3</a> <a id="a b">4</a>')
    assert made.count("id=") == 1


def test_a_number_of_a_list_is_written_in_the_figures_of_html() -> None:
    assert 'start="3"' in html("3. ba")
    assert html("٣. ba") == "<p>٣. ba</p>"
    assert "start" not in html('<ol start="ba"><li>x</li></ol>')


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [(Words(), "note", "Ghi chú"), (Words(), "hint", "Mẹo"), (ENGLISH, "caution", "Warning"), (ENGLISH, "kho", "Kho")],
)
def test_a_box_without_a_title_has_the_name_of_its_kind(words: Words, kind: str, title: str) -> None:
    made = Renderer(words).render(f"!!! {kind}\n    Chữ", lambda target: Target(target)).html
    assert f'<p class="admonition-title">{title}</p>' in made
