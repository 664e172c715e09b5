"""Blocks of our own: `::: video` and `::: gallery`."""

from __future__ import annotations

import pytest

from dancam.render.markdown.cleaner import Target
from dancam.render.markdown.renderer import Prose, Renderer
from dancam.views.words import Words

KNOWN = {
    "a.mp4": Target("/a.mp4"),
    "a.avi": Target("/a.avi"),
    "a.jpg": Target("/a.jpg", 640, 360),
    "lễ hội.mp4": Target("/le-hoi.mp4"),
}
RENDERER = Renderer(Words(watch="Xem trên"), ("youtube.com", "youtu.be", "truyenhinh.example"))
LINK = '<figure class="video"><a href="https://youtu.be/x"><span>Xem trên YouTube</span></a></figure>'


def render(text: str) -> Prose:
    return RENDERER.render(text, KNOWN.get)


def html(text: str) -> str:
    return str(render(text).html).strip().replace("\n", "")


def codes(text: str) -> list[str]:
    return [each.code for each in render(text).remarks]


def test_a_file_of_the_portal_gets_a_player() -> None:
    assert html("::: video a.mp4") == (
        '<figure class="video"><video controls="" preload="metadata" src="/a.mp4"></video></figure>'
    )


def test_a_player_with_a_picture_loads_nothing_before_it_is_asked_to() -> None:
    found = html("::: video a.mp4 a.jpg")
    assert 'preload="none"' in found
    assert 'poster="/a.jpg"' in found


def test_a_video_elsewhere_is_a_link_and_nothing_of_it_is_loaded() -> None:
    assert html("::: video https://youtu.be/x") == LINK


def test_a_video_elsewhere_may_have_a_picture_of_the_portal() -> None:
    assert html("::: video https://youtu.be/x a.jpg") == (
        '<figure class="video"><a href="https://youtu.be/x">'
        '<img alt="" height="360" loading="lazy" src="/a.jpg" width="640"><span>Xem trên YouTube</span></a></figure>'
    )


def test_a_picture_elsewhere_is_left_out_and_told() -> None:
    assert codes("::: video https://youtu.be/x https://i.example/a.jpg") == ["foreign-picture"]
    assert codes("::: video a.mp4 https://i.example/a.jpg") == ["foreign-picture"]
    assert codes("::: video a.mp4 khong.jpg") == ["image-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "::: video https://youtu.be/x\nLễ *hội*\n:::",
        "::: video https://youtu.be/x\nLễ *hội*",
        "::: video https://youtu.be/x\n\nLễ *hội*\n\n:::",
        ":::video   https://youtu.be/x  \n  Lễ *hội*\n  :::::",
        "::: Video https://youtu.be/x\nLễ *hội*\n:::\n",
    ],
)
def test_what_stands_below_is_its_caption(text: str) -> None:
    assert html(text) == LINK.replace("</figure>", "<figcaption>Lễ <em>hội</em></figcaption></figure>")


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("- *a*\n- b", "<ul><li><em>a</em></li><li>b</li></ul>"),
        ("a\n\n> b", "<p>a</p><blockquote><p>b</p></blockquote>"),
    ],
)
def test_no_mark_of_a_block_stands_in_its_caption(caption: str, expected: str) -> None:
    assert html(f"::: video https://youtu.be/x\n{caption}\n:::") == (
        LINK.replace("</figure>", f"<figcaption>{expected}</figcaption></figure>")
    )


def test_what_stands_around_it_stays_around_it() -> None:
    assert html("Trước\n::: video https://youtu.be/x\nLễ\n:::\nSau\n\nHết") == (
        f"<p>Trước</p>{LINK.replace('</figure>', '<figcaption>Lễ</figcaption></figure>')}<p>Sau</p><p>Hết</p>"
    )


def test_one_that_is_never_closed_takes_its_own_paragraph_only() -> None:
    assert html("::: video https://youtu.be/x\n\nMột\n\n::: video https://youtu.be/x\nHai\n:::") == (
        f"{LINK}<p>Một</p>{LINK.replace('</figure>', '<figcaption>Hai</figcaption></figure>')}"
    )


def test_it_may_stand_in_a_list_and_in_a_quotation() -> None:
    assert LINK in html("- ::: video https://youtu.be/x")
    assert LINK in html("> ::: video https://youtu.be/x")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("`::: video a.mp4`", []),
        ("```\n::: video a.mp4\n```", []),
        ("a ::: video b", []),
        ("a\n    ::: video b", ["mark-shown"]),
    ],
)
def test_elsewhere_it_is_text(text: str, told: list[str]) -> None:
    assert "video a.mp4" in html(text) or "video b" in html(text)
    assert "<figure" not in html(text)
    assert codes(text) == told


def test_an_address_without_its_beginning_is_understood() -> None:
    assert 'href="https://www.youtube.com/watch?v=1"' in html("::: video www.youtube.com/watch?v=1")


def test_a_site_of_the_settings_is_called_by_its_name() -> None:
    assert "Xem trên truyenhinh.example" in html("::: video https://www.truyenhinh.example/1")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/youtube.com",
        "https://youtube.com@evil.example/x",
        "https://notyoutube.com/x",
        "https://youtube.com.evil.example/x",
        "//evil.example/x",
        "https://[::1",
        "ftp://youtube.com/x",
    ],
)
def test_any_other_site_is_told(address: str) -> None:
    assert "video-host" in codes(f"::: video {address}")
    assert "Xem trên" not in html(f"::: video {address}")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT://youtube.com/%0aalert(1)"])
def test_a_dangerous_address_is_told_and_dropped(address: str) -> None:
    assert set(codes(f"::: video {address}")) == {"video-host", "link-scheme"}
    assert "href" not in html(f"::: video {address}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: video", "video-address"),
        ("::: gallery\na.jpg\n:::", "gallery-empty"),
        ("::: gallery", "gallery-empty"),
        ("::: video b.mp4", "video-missing"),
        ("::: video a.avi", "video-format"),
        ("::: vidio a.mp4", "unknown-directive"),
        ("::: phim a.mp4\nLễ\n:::", "unknown-directive"),
    ],
)
def test_every_mistake_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_file_that_is_not_there_leaves_its_caption_or_nothing() -> None:
    assert html("::: video b.mp4") == ""
    assert html("::: video b.mp4\nLễ") == '<figure class="video"><figcaption>Lễ</figcaption></figure>'


def test_a_file_that_no_browser_plays_is_a_link_to_it() -> None:
    assert html("::: video a.avi") == '<figure class="video"><a href="/a.avi">a.avi</a></figure>'


# Galleries


def test_a_gallery_has_a_figure_for_each_picture_that_leads_to_its_file() -> None:
    tile = '<a href="/a.jpg"><img alt="{}" class="tile" height="360" loading="lazy" src="/a.jpg" width="640"></a>'
    assert html('::: gallery\n![Một](a.jpg "Sáng")\n![Hai](a.jpg)\n:::\nSau') == (
        '<div class="gallery">'
        f"<figure>{tile.format('Một')}<figcaption>Sáng</figcaption></figure><figure>{tile.format('Hai')}</figure>"
        "</div><p>Sau</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "::: gallery\n![Một](a.jpg) ![Hai](a.jpg)\n![Ba](a.jpg)\n:::",
        "Trước\n::: gallery\n\n![Một](a.jpg)\n\n![Hai](a.jpg)\n\n![Ba](a.jpg)\n\n:::\n\nSau",
        "::: gallery\n![Một](a.jpg)\n![Hai](a.jpg)\n![Ba](a.jpg)",
        "::: Gallery\n  ![Một](a.jpg)\n  ![Hai](a.jpg)  \n![Ba](a.jpg)\nVề cả ba ảnh.\n:::",
    ],
)
def test_however_its_lines_stand_a_gallery_has_all_pictures(text: str) -> None:
    found = html(text)
    assert found.count("<figure>") == found.count('class="tile"') == 3
    assert ("<p>Về cả ba ảnh.</p></div>" in found) == ("Về cả" in text)
    assert ("</div><p>Sau</p>" in found) == ("Sau" in text)
    assert codes(text) == []


def test_a_gallery_of_forty_paragraphs_ends_where_it_says() -> None:
    found = html("::: gallery\n" + "![Một](a.jpg)\n\n" * 40 + ":::\n\nSau")
    assert found.count("<figure>") == 40
    assert found.endswith("</div><p>Sau</p>")


def test_a_picture_of_a_gallery_that_is_not_there_is_told_and_leads_nowhere() -> None:
    assert codes("::: gallery\n![Một](b.jpg)\n![Hai](a.jpg)\n:::") == ["image-missing"]
    assert html("::: gallery\n![Một](b.jpg)\n:::").count("<a") == 0


def test_a_picture_elsewhere_stays_as_it_is() -> None:
    assert 'class="tile"' not in html("![Một](a.jpg)")


def test_markup_in_an_address_is_text() -> None:
    found = html('::: video https://youtu.be/x"onclick="alert(1) <b>')
    assert "onclick" not in found.replace("%22onclick=%22", "").replace("&quot;onclick=&quot;", "")
