"""What each kind of page may see."""

from __future__ import annotations

import pytest

from dancam.views.article import ArticleView, article_view
from dancam.views.frames import Frames
from dancam.views.home import HomeView, home_view
from dancam.views.lists import archive_view
from dancam.views.pages import not_found_view, page_view, redirect_view, site_map_view, terms_view
from dancam.views.presenter import Presenter
from tests.portal import SITE_YML, Portal
from tests.unit.makers import article_of, page, presenter_of, run_of, site_of, source


def article(
    *, assets: tuple[str, ...] = (), site_yml: str = SITE_YML, drafts: bool = False, **fields: str
) -> ArticleView:
    site = site_of(source(**fields), site_yml=site_yml, assets=assets, drafts=drafts)
    return article_view(site, site.articles[0], presenter_of(site))


def home(*paths: str, **fields: str) -> HomeView:
    site = site_of(*(source(path, **fields) for path in paths))
    return home_view(site, presenter_of(site))


def test_a_date_without_a_time_shows_none() -> None:
    assert article(date="2026-06-01").date == "Thứ Hai, 01/06/2026"


def test_a_date_is_also_given_for_machines() -> None:
    found = article(date="2026-06-01 08:30", updated="2026-06-02")
    assert found.published == "2026-06-01T08:30:00+07:00"
    assert found.modified == "2026-06-02T00:00:00+07:00"


def test_an_article_that_was_never_changed_says_so_to_machines_only() -> None:
    found = article()
    assert found.updated == ""
    assert found.modified == found.published


def test_a_sapo_made_of_the_body_is_not_shown_above_it() -> None:
    found = article()
    assert found.summary == ""
    assert found.head.description == "Thân bài."


def test_a_picture_has_its_size_and_address() -> None:
    found = article(image="{src: anh/a.svg, alt: Ảnh, caption: Chú}", assets=("content/thoi-su/anh/a.svg",))
    assert found.picture is not None
    assert (found.picture.src, found.picture.width, found.picture.height) == ("/thoi-su/anh/a.svg", 120, 80)
    assert found.head.image == "https://thu.example/thoi-su/anh/a.svg"


def test_a_picture_that_is_not_there_is_left_out() -> None:
    assert article(image="anh/a.svg").picture is None


def test_an_attachment_tells_its_kind_and_size() -> None:
    found = article(
        attachments="[{file: tep/a.pdf, title: Kế hoạch}, tep/khong.pdf]", assets=("content/thoi-su/tep/a.pdf",)
    )
    assert [(each.title, each.href, each.kind, each.size) for each in found.attachments] == [
        ("Kế hoạch", "/thoi-su/tep/a.pdf", "PDF", "2 KB")
    ]


def test_the_way_to_an_article_goes_through_its_categories() -> None:
    site = site_of(source("dan-van-kheo/a.md"))
    found = article_view(site, site.articles[0], presenter_of(site))
    assert [each.href for each in found.crumbs] == ["/", "/ban/", "/dan-van-kheo/", "/dan-van-kheo/a.html"]


def test_pages_of_a_sub_site_have_its_frame() -> None:
    site = site_of(source("dan-van-kheo/a.md"))
    frame = article_view(site, site.articles[0], presenter_of(site)).frame
    assert frame.title == "Ban Dân vận Tỉnh ủy"
    assert frame.home.href == "/ban/"
    assert frame.portal is not None
    assert frame.portal.href == "/"


def test_pages_of_the_portal_have_no_way_back_to_it() -> None:
    assert article().frame.portal is None


def test_a_sub_site_says_at_its_foot_what_the_portal_does_but_for_its_own() -> None:
    text = SITE_YML.replace("    description: Trang của Ban.\n", "    footer: {phone: '0238 111 222'}\n")
    site = site_of(source("dan-van-kheo/a.md"), site_yml=text)
    footer = article_view(site, site.articles[0], presenter_of(site)).frame.footer
    assert (footer.phone, footer.managing_body) == ("0238 111 222", "Tỉnh ủy")


@pytest.mark.parametrize(
    ("phone", "href"), [("0238 3842 345", "tel:02383842345"), ("0238.3842345 - Fax: 1", "tel:02383842345"), ("113", "")]
)
def test_a_telephone_number_becomes_a_link(phone: str, href: str) -> None:
    site = site_of(site_yml=SITE_YML.replace("0238 3842 345", phone))
    assert presenter_of(site).frame().footer.phone_href == href


def test_a_draft_is_hidden_from_search_engines() -> None:
    assert article(draft="true", drafts=True).head.robots == "noindex"


def test_the_newest_article_leads_the_home_page() -> None:
    site = site_of(*run_of(3))
    lead = home_view(site, presenter_of(site)).lead
    assert lead is not None
    assert lead.teaser.href == "/thoi-su/bai-03.html"


def test_a_pinned_article_leads_the_home_page_and_is_not_shown_again() -> None:
    site = site_of(*run_of(8), source(date="2026-01-01", pinned="true"))
    found = home_view(site, presenter_of(site))
    assert found.lead is not None
    assert found.lead.teaser.href == "/thoi-su/bai.html"
    assert "/thoi-su/bai.html" not in [each.teaser.href for each in (*found.top, *found.newest)]


def test_the_home_page_shows_each_story_once() -> None:
    site = site_of(*run_of(20))
    found = home_view(site, presenter_of(site))
    assert found.lead is not None
    shown = [each.teaser.href for each in (found.lead, *found.top, *found.newest)]
    assert shown == [f"/thoi-su/bai-{number:02d}.html" for number in range(20, 5, -1)]


def test_the_home_page_of_an_empty_portal_stands() -> None:
    found = home()
    assert found.lead is None
    assert not found.newest
    assert found.older is None


def test_an_empty_category_has_an_empty_block() -> None:
    found = home("thoi-su/a.md")
    assert [(each.category.title, each.lead is None) for each in found.blocks] == [
        ("Thời sự", False),
        ("Ban Dân vận", True),
        ("Chuyên mục trống", True),
    ]


def test_the_home_of_a_sub_site_shows_its_own_articles_only() -> None:
    site = site_of(*run_of(3), source("quy-che/a.md"))
    found = home_view(site, presenter_of(site), site.categories["ban"])
    assert found.is_subsite
    assert found.lead is not None
    assert found.lead.teaser.href == "/quy-che/a.html"
    assert [each.category.title for each in found.blocks] == ["Dân vận khéo", "Quy chế dân chủ"]
    assert not found.top


def test_the_index_of_tags_is_by_letter_with_dd_of_its_own() -> None:
    site = site_of(source(tags="[dân vận, Đảng, '24-NQ/TW', ấm no, an sinh, ở]"))
    letters = terms_view(site, "tag", presenter_of(site)).letters
    assert [each.letter for each in letters] == ["A", "D", "Đ", "O", "#"]
    assert [link.title for link in letters[0].links] == ["an sinh", "ấm no"]


def test_the_archive_counts_years_and_months() -> None:
    site = site_of(source("thoi-su/a.md", date="2025-12-31"), source("thoi-su/b.md", date="2026-01-01"))
    years = archive_view(site, presenter_of(site)).years
    assert [(year.title, year.count, [month.title for month in year.months]) for year in years] == [
        ("2026", 1, ["Tháng 1"]),
        ("2025", 1, ["Tháng 12"]),
    ]


def test_a_month_of_the_archive_shows_its_articles_newest_first() -> None:
    site = site_of(*run_of(3))
    cards = archive_view(site, presenter_of(site), 2026, 5).cards
    assert [each.teaser.date for each in cards] == ["03/05/2026", "02/05/2026", "01/05/2026"]


def test_the_site_map_has_the_whole_tree_and_all_pages() -> None:
    site = site_of(page("gioi-thieu.md"))
    found = site_map_view(site, presenter_of(site))
    assert [child.title for child in found.categories[1].children] == ["Dân vận khéo", "Quy chế dân chủ"]
    assert [each.href for each in found.pages] == ["/gioi-thieu.html"]


def test_the_page_for_errors_has_no_address_of_its_own() -> None:
    site = site_of()
    head = not_found_view(site, presenter_of(site)).head
    assert (head.canonical, head.robots) == ("", "noindex")


def test_a_page_in_the_folder_of_a_sub_site_belongs_to_it() -> None:
    site = site_of(page("ban/gioi-thieu.md"))
    assert page_view(site, site.pages[0], presenter_of(site)).frame.title == "Ban Dân vận Tỉnh ủy"


def test_a_redirect_knows_the_whole_address() -> None:
    site = site_of(site_yml=SITE_YML.replace("https://thu.example", "https://thu.example/cong"))
    found = redirect_view(site, "Bài", "/thoi-su/bai.html", presenter_of(site))
    assert (found.href, found.canonical) == ("/cong/thoi-su/bai.html", "https://thu.example/cong/thoi-su/bai.html")


def test_a_menu_takes_titles_from_categories_and_pages() -> None:
    site = site_of(page("gioi-thieu.md"))
    menu = presenter_of(site).frame().menu
    assert [each.title for each in menu] == ["Trang chủ", "Thời sự", "Bài gioi-thieu"]


def test_without_a_menu_the_categories_are_the_menu() -> None:
    text = SITE_YML[: SITE_YML.index("menu:")] + SITE_YML[SITE_YML.index("categories:") :]
    menu = presenter_of(site_of(site_yml=text)).frame().menu
    assert [each.href for each in menu] == ["/thoi-su/", "/ban/", "/trong/"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("[a](../ban/b.md)", ""),
        ("[a](/co-that/)", ""),
        ("[a](/khong-co/)", "dead-link"),
        ("[a](khong.md)", "dead-link"),
        ("[a](nhap.md)", "link-unpublished"),
        ("[a](../../x.md)", "link-outside"),
    ],
)
def test_links_of_a_body_are_judged(body: str, why: str) -> None:
    site = site_of(source(body=body), source("ban/b.md"), source("thoi-su/nhap.md", draft="true"))
    link = Presenter(Frames(site), {"co-that/index.html": None}).body(article_of(site, "thoi-su/bai.md")).links[0]
    assert (link.why, bool(link.href)) == (why, not why)


def test_a_story_above_is_not_repeated_in_its_block(portal: Portal) -> None:
    portal.articles(9).articles(2, category="dan-van-kheo").build().succeeded()
    home = portal.page("index.html")
    assert all(home.count(f">Bài bai-00{number}</a>") == 1 for number in (5, 6, 7, 8, 9))
    assert "Bài bai-001" in home
