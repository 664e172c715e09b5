"""A recording of an article: played above the text, published with it, told to search engines."""

from __future__ import annotations

from tests.portal import Portal

SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(2_000_000)


def test_a_recording_stands_above_the_text(portal: Portal) -> None:
    portal.write("content/thoi-su/tep/a.mp3", SOUND).article("thoi-su/a.md", audio="tep/a.mp3").build().succeeded()
    assert portal.codes() == []
    page = portal.page("thoi-su/a.html")
    assert '<audio controls preload="none" src="/thoi-su/tep/a.mp3" aria-labelledby="page-audio"></audio>' in page
    assert "(MP3, 1,9 MB)" in page
    assert page.index("<audio") < page.index('class="prose"')
    assert '"audio":{"@type":"AudioObject","contentUrl":"https://thu.example/thoi-su/tep/a.mp3"}' in page
    assert portal.tree()["thoi-su/tep/a.mp3"] == SOUND
    assert 'data-tool="listen"' not in page  # the browser's own voice is not needed


def test_it_comes_and_goes_with_its_article_and_renders_nothing_else(portal: Portal) -> None:
    portal.write("content/thoi-su/tep/a.mp3", SOUND).article("thoi-su/a.md").articles(9).build().succeeded()
    assert not portal.exists("thoi-su/tep/a.mp3")
    portal.article("thoi-su/a.md", audio="tep/a.mp3").build().rendered(2)
    assert portal.tree() == portal.clean_tree()
    portal.write("content/thoi-su/tep/a.mp3", SOUND + b"\0").build().rendered(1)
    portal.write("content/thoi-su/tep/a.mp3", SOUND + bytes(400_000)).build().rendered(2)  # its size is told
    portal.article("thoi-su/a.md").build()
    assert not portal.exists("thoi-su/tep/a.mp3")
    assert portal.tree() == portal.clean_tree()


def test_a_recording_that_is_not_there_is_told_and_left_out(portal: Portal) -> None:
    portal.article("thoi-su/a.md", audio="tep/mat.mp3").build().succeeded()
    assert portal.codes() == ["audio-missing"]
    assert "<audio" not in portal.page("thoi-su/a.html")
