"""What is not published yet, or no more, is nowhere: not in a list, a feed, a sitemap, a redirect, a picture."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from dancam.serve.live_disk import LiveDisk
from dancam.serve.ondemand import OnDemand
from tests.portal import NOW, PICTURE, Portal

# Words that stand nowhere else, in every field that some page shows.
SECRETS = ("bí-mật", "bi-mat", "Bí mật", "bí mật", "BÍ MẬT")
FIELDS = {
    "title": "Tiêu đề bí mật",
    "summary": "Sapo bí mật",
    "author": "Người Viết Bí mật",
    "tags": "[từ khóa bí mật]",
    "aliases": "[/cu/bi-mat.html]",
    "image": "{src: bi-mat.svg, alt: Ảnh bí mật, caption: Chú thích bí mật}",
    "attachments": "[{file: bi-mat.pdf, title: Tệp bí mật}]",
    "source": "{name: Nguồn bí mật, url: https://bi-mat.example/}",
    "pinned": "true",
}


@pytest.fixture
def secret(portal: Portal) -> Portal:
    """A portal that refers to an article in every way; the article itself is not there yet."""
    portal.write("content/thoi-su/bi-mat.svg", PICTURE).write("content/thoi-su/bi-mat.pdf", "%PDF-1.4 bí mật")
    portal.article("thoi-su/a.md", "Xem [tiếp](chuyen-rieng.md).", related="[chuyen-rieng.md]")
    return portal.articles(12)


def leaks(portal: Portal) -> list[str]:
    """Return the published files that know of the secret, by their names or by their bytes."""
    found = []
    for path, data in portal.tree().items():
        text = data.decode("utf-8", "replace")
        if any(word in path or word in text for word in SECRETS) or "chuyen-rieng" in path:
            found.append(path)
    return found


@pytest.mark.parametrize(
    "fields",
    [
        {"date": f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M}"},
        {"date": f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M}", "updated": "2026-06-01"},
        {"draft": "true"},
        {"expires": f"{NOW:%Y-%m-%d %H:%M}"},
    ],
    ids=["scheduled", "scheduled and changed", "draft", "expired"],
)
def test_what_is_not_published_leaks_nowhere(secret: Portal, fields: dict[str, str]) -> None:
    secret.article("thoi-su/chuyen-rieng.md", "Thân bài bí mật.\n\n![Ảnh](bi-mat.svg)", **FIELDS | fields)
    secret.build().succeeded()
    assert leaks(secret) == []
    assert "chuyen-rieng" not in "".join(data.decode("utf-8", "replace") for data in secret.tree().values())


def test_the_secrets_would_be_seen(secret: Portal) -> None:
    secret.article("thoi-su/chuyen-rieng.md", "Thân bài bí mật.\n\n![Ảnh](bi-mat.svg)", **FIELDS)
    kinds = leaks(secret.build().succeeded())
    for path in (
        *("index.html", "thoi-su/index.html", "thoi-su/chuyen-rieng.html", "cu/bi-mat.html", "rss.xml", "atom.xml"),
        *("feed.json", "thoi-su/rss.xml", "the/index.html", "the/tu-khoa-bi-mat/index.html", "tac-gia/index.html"),
        *("luu-tru/2026/06/index.html", "sitemap/2026-06.xml", "thoi-su/bi-mat.svg", "thoi-su/bi-mat.pdf"),
        *("tac-gia/nguoi-viet-bi-mat/index.html", "thoi-su/a.html"),
    ):
        assert path in kinds or "chuyen-rieng" in secret.page(path), path


def test_it_comes_and_goes_with_the_clock_alone(secret: Portal) -> None:
    comes, goes = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    times = {"date": f"{comes:%Y-%m-%d %H:%M}", "expires": f"{goes:%Y-%m-%d %H:%M}"}
    secret.article("thoi-su/chuyen-rieng.md", "Thân bài bí mật.", **FIELDS | times)
    before = secret.build().succeeded().tree()
    for moment, there in ((comes - timedelta(seconds=1), False), (comes, True), (goes, False)):
        secret.at(moment).build().succeeded()
        assert bool(leaks(secret)) is there
        assert secret.tree() == secret.clean_tree()
    assert "thoi-su/chuyen-rieng.html" not in before


def test_the_dev_server_hides_it_too_unless_drafts_are_asked_for(secret: Portal) -> None:
    secret.article("thoi-su/chuyen-rieng.md", "Thân bài bí mật.", **FIELDS | {"draft": "true"})
    for drafts in (False, True):
        live = OnDemand(replace(secret.options, drafts=drafts), LiveDisk())
        live.refresh(NOW)
        assert live.has("thoi-su/chuyen-rieng.html") is drafts
        assert live.has("the/tu-khoa-bi-mat/index.html") is drafts
        assert live.has("cu/bi-mat.html") is drafts
        live.close()
