"""Articles that were taken back: their address says so, and nothing else of them is published."""

from __future__ import annotations

import pytest

from tests.portal import PICTURE, Portal
from tests.site.test_scheduling import FIELDS, SECRETS

WHY = "Số liệu “225” & <b> chưa được kiểm chứng."
TAKEN_BACK = FIELDS | {"title": "Chuyện riêng", "aliases": "[/cu/chuyen.html]", "withdrawn": f"'{WHY}'"}


@pytest.fixture
def public(portal: Portal) -> Portal:
    """A portal in which others refer to an article in every way, published."""
    portal.write("content/thoi-su/bi-mat.svg", PICTURE).write("content/thoi-su/bi-mat.pdf", "%PDF-1.4 bí mật")
    portal.write("content/thoi-su/bi-mat.mp3", "bí mật")
    portal.article("thoi-su/a.md", "Xem [tiếp](chuyen-rieng.md) và [phần](chuyen-rieng.md#muc).")
    portal.article("thoi-su/b.md", related="[chuyen-rieng.md]").articles(12)
    fields = FIELDS | {"title": "Chuyện riêng", "aliases": "[/cu/chuyen.html]", "audio": "bi-mat.mp3"}
    portal.article("thoi-su/chuyen-rieng.md", "## Mục\n\nThân bài bí mật.\n\n![Ảnh](bi-mat.svg)", **fields)
    return portal.build().succeeded()


def take_back(portal: Portal, **more: str) -> Portal:
    return portal.article("thoi-su/chuyen-rieng.md", "## Mục\n\nThân bài bí mật.", **TAKEN_BACK | more)


def test_only_the_headline_and_the_reason_are_left(public: Portal) -> None:
    take_back(public, updated="2026-06-14 08:00").build().succeeded()
    for path, data in public.tree().items():
        text = data.decode("utf-8", "replace")
        assert not any(word in path or word in text for word in SECRETS), path
        assert "Chuyện riêng" not in text or path in {"thoi-su/chuyen-rieng.html", "cu/chuyen.html"}, path
    page = public.page("thoi-su/chuyen-rieng.html")
    assert "<h1>Chuyện riêng</h1>" in page
    assert "<strong>Lý do:</strong> Số liệu “225” &amp; &lt;b&gt; chưa được kiểm chứng." in page
    assert "Cập nhật: Chủ Nhật, 14/06/2026, 08:00" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="/thoi-su/">Đọc các bài khác của chuyên mục: Thời sự</a>' in page
    assert "NewsArticle" not in page


def test_it_is_nowhere_else_and_those_who_lead_to_it_lead_to_the_reason(public: Portal) -> None:
    take_back(public).build().succeeded()
    assert public.codes() == ["related-withdrawn", "file-unseen"]  # its attachment
    assert 'href="/thoi-su/chuyen-rieng.html">tiếp</a>' in public.page("thoi-su/a.html")
    assert "chuyen-rieng" not in public.page("thoi-su/b.html")
    for path, data in public.tree().items():
        named = b"chuyen-rieng.html" in data
        assert named == (path in {"thoi-su/a.html", "thoi-su/chuyen-rieng.html", "cu/chuyen.html"}), path


def test_taking_back_and_putting_back_are_what_a_clean_build_makes(public: Portal) -> None:
    before = public.tree()
    take_back(public).build().succeeded()
    assert public.tree() == public.clean_tree()
    public.edit("content/thoi-su/chuyen-rieng.md", lambda text: text.replace("withdrawn: ", "# "))
    public.edit("content/thoi-su/chuyen-rieng.md", lambda text: text.replace("# '", "correction: '"))
    public.build().succeeded()
    assert public.tree() == public.clean_tree()
    assert public.tree().keys() >= before.keys() - {"thoi-su/bi-mat.svg", "thoi-su/bi-mat.mp3"}


@pytest.mark.parametrize("fields", [{"draft": "true"}, {"expires": "2026-06-01"}, {"date": "2030-01-01"}])
def test_what_is_not_published_is_not_taken_back_either(public: Portal, fields: dict[str, str]) -> None:
    take_back(public, **fields).build()
    assert not public.exists("thoi-su/chuyen-rieng.html")


def test_a_page_that_is_no_article_cannot_be_taken_back(portal: Portal) -> None:
    portal.write(
        "content/trang.md", "---\ntitle: Trang\nwithdrawn: Sai\naudio: a.mp3\n---\nThân.\n"
    ).build().succeeded()
    assert portal.codes() == ["only-on-articles", "only-on-articles"]
    assert "Thân." in portal.page("trang.html")
