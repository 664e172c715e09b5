"""Every kind of page, with the address of one in the demo portal."""

from __future__ import annotations

ARTICLE = "/dan-van-kheo/ket-qua-phong-trao-dan-van-kheo-nam-2022-o-huyen-dien-chau.html"
PHOTOGRAPH = "/thoi-su/hop-long-cau-ven-bien-qua-song-lam.html"
KINDS = {
    "home": "/",
    "subsite": "/ban-dan-van/",
    "category": "/dan-van-kheo/",
    "list": "/dan-van-kheo/trang/1/",
    "article": ARTICLE,
    "photograph": PHOTOGRAPH,
    "withdrawn": "/thoi-su/bai-da-go-ve-lich-cat-dien-thang-sau.html",
    "empty": "/gop-y-du-thao/",
    "page": "/gioi-thieu.html",
    "search": "/tim-kiem.html?q=nghe+an",
    "tags": "/the/",
    "authors": "/tac-gia/",
    "archive": "/luu-tru/",
    "year": "/luu-tru/2023/",
    "month": "/luu-tru/2023/02/",
    "site map": "/so-do-trang.html",
    "not found": "/404.html",
}
HIDDEN = ("withdrawn", "search", "not found")
"""The kinds that search engines are told not to index."""
