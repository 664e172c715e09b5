"""What a build must look at again although nobody edited it: whatever shows or tells of something that changed."""

from __future__ import annotations

import pytest

from tests.portal import PICTURE, SITE_YML, Portal


def assert_clean(portal: Portal) -> None:
    """Assert that a portal is as a clean build makes it: files, problems and counts."""
    portal.build().succeeded()
    assert portal.tree() == portal.clean_tree()
    assert [each for each in portal.result.problems if each.code != "address-lost"] == portal.clean_result.problems
    assert portal.result.kept + portal.result.rendered == portal.clean_result.rendered


def run(portal: Portal, count: int, **fields: str) -> Portal:
    """Write articles, one a month, the last one the newest."""
    for number in range(1, count + 1):
        portal.article(f"thoi-su/bai-{number:02d}.md", date=f"{2024 + number // 12}-{number % 12 + 1:02d}-05", **fields)
    return portal


def test_the_latest_position_of_an_author_stands_on_all_pages_of_the_list(portal: Portal) -> None:
    run(portal, 20, author="{name: Lê Văn A, position: Cán bộ}").build().succeeded()
    portal.article("thoi-su/moi.md", author="{name: Lê Văn A, position: Trưởng phòng}")
    assert_clean(portal)
    assert "Trưởng phòng" in portal.text("tac-gia/le-van-a/trang/1/index.html")


def test_the_title_of_a_tag_is_that_of_its_first_article_on_all_pages_of_the_list(portal: Portal) -> None:
    run(portal, 20, tags="[dân vận]").build().succeeded()
    portal.edit("content/thoi-su/bai-01.md", lambda text: text.replace("dân vận", "Dân Vận"))
    assert_clean(portal)
    assert "Dân Vận" in portal.text("the/dan-van/trang/4/index.html")


def test_a_tag_that_is_written_otherwise_is_told_where_it_stands_now(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date="2026-01-01", tags="[dân vận]").build()
    portal.article("thoi-su/b.md", date="2026-02-01", tags="[dan vàn]").build()
    assert portal.codes() == ["same-tag"]
    portal.edit("content/thoi-su/b.md", lambda text: text.replace("tags:", "expires: 2030-01-01\ntags:"))
    assert_clean(portal)


def test_the_name_of_whom_another_author_is_told_of_follows_the_first_article(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date="2026-01-01", author="Nguyễn Văn Hưng")
    portal.article("thoi-su/b.md", date="2026-02-01", author="Nguyễn Văn Hùng").build()
    assert portal.codes() == ["same-author"]
    portal.edit("content/thoi-su/a.md", lambda text: text.replace("Nguyễn Văn Hưng", "NGUYỄN VĂN HƯNG"))
    assert_clean(portal)
    portal.article("thoi-su/c.md", date="2025-01-01", author="nguyễn văn hưng")
    assert_clean(portal)
    portal.delete("content/thoi-su/c.md")
    assert_clean(portal)


def test_the_third_of_a_name_is_told_of_another_first(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date="2026-01-01", author="Nguyễn Văn Hưng")
    portal.article("thoi-su/b.md", date="2026-02-01", author="Nguyễn Văn Hùng")
    portal.article("thoi-su/c.md", date="2026-03-01", author="Nguyen Van Hung").build().succeeded()
    portal.article("thoi-su/a.md", date="2026-02-15", author="Nguyễn Văn Hưng")
    assert_clean(portal)


def test_what_stays_as_it_is_belongs_to_the_file_that_makes_it_now(portal: Portal) -> None:
    portal.article("thoi-su/a.md", slug="bai", aliases="[/cu/a.html]").build().succeeded()
    portal.move("content/thoi-su/a.md", "content/thoi-su/b.md")
    assert_clean(portal)
    portal.edit("content/thoi-su/b.md", lambda text: text.replace("aliases: [/cu/a.html]\n", ""))
    assert_clean(portal)
    assert not portal.exists("cu/a.html")


@pytest.mark.parametrize("edited", ["a", "b"])
def test_of_two_who_sign_their_first_article_together_the_first_one_has_the_plain_address(
    portal: Portal, edited: str
) -> None:
    portal.article("thoi-su/a.md", date="2026-03-01", author="Nguyễn Văn Hưng")
    portal.article("thoi-su/b.md", date="2026-01-01", author="[Nguyễn Văn Hùng, Nguyễn Văn Hưng]").build()
    for _ in range(2):
        portal.edit(f"content/thoi-su/{edited}.md", lambda text: f"{text}Thêm.\n")
        assert_clean(portal)
        assert "Nguyễn Văn Hùng" in portal.text("tac-gia/nguyen-van-hung/index.html")


def test_a_file_cannot_take_the_name_of_a_folder_in_which_anything_stays(portal: Portal) -> None:
    portal.article("thoi-su/a.md", aliases="[/cu/b]").article("thoi-su/b.md", aliases="[/cu/b/x.html]")
    portal.build().succeeded()
    before = portal.tree()
    portal.edit("content/thoi-su/a.md", lambda text: text.replace("aliases: [/cu/b]\n", ""))
    portal.write("static/root/cu/b", "b").build().failed("same-address")
    assert portal.tree() == before
    portal.clean_build()
    assert portal.result.problems == portal.clean_result.problems


def test_a_file_takes_the_name_of_a_folder_in_which_nothing_stays(portal: Portal) -> None:
    portal.article("thoi-su/a.md", aliases="[/cu/b]").build().succeeded()
    portal.edit("content/thoi-su/a.md", lambda text: text.replace("aliases: [/cu/b]\n", ""))
    portal.write("static/root/cu/b", "b")
    assert_clean(portal)
    portal.delete("static/root/cu/b").article("thoi-su/a.md", aliases="[/cu/b]")
    assert_clean(portal)


def test_a_moment_that_is_written_in_another_zone_is_the_same_moment(portal: Portal) -> None:
    front = "---\ntitle: Trang\nupdated: 2026-06-01T08:00:00+07:00\n---\n\nx\n"
    portal.write("content/trang.md", front).build().succeeded()
    portal.edit("content/trang.md", lambda text: text.replace("08:00:00+07", "01:00:00+00"))
    assert_clean(portal)
    assert "01/06/2026, 08:00" in portal.text("trang.html")


def test_the_banner_of_a_sub_site_is_shown_on_the_home_page_as_it_is_now(portal: Portal) -> None:
    own, sub_sites = "    title: Ban Dân vận\n", "    description: Trang của Ban.\n"
    assert own in SITE_YML
    assert sub_sites in SITE_YML
    text = SITE_YML.replace(own, f"{own}    banner: ban.svg\n", 1)  # so no page of the sub-site shows the other one
    portal.write("site.yml", text.replace(sub_sites, f"{sub_sites}    banner: trang-con.svg\n", 1))
    portal.write("content/ban.svg", PICTURE).build().succeeded()
    assert portal.codes() == ["banner-missing"]
    portal.write("content/trang-con.svg", PICTURE)
    assert_clean(portal)
    portal.write("content/trang-con.svg", PICTURE.replace("120", "240"))
    assert_clean(portal)
    assert 'width="240"' in portal.page("index.html")
    portal.delete("content/trang-con.svg")
    assert_clean(portal)


def test_a_mistake_of_a_template_names_the_same_page_in_any_build(portal: Portal) -> None:
    portal.write("templates/article.html", "{{ view.picture.src }}").write("content/anh.svg", PICTURE)
    articles = ("thoi-su/c.md", "quy-che/b.md", "thoi-su/a.md")
    for number, path in enumerate(articles, start=1):
        portal.article(path, date=f"2026-05-0{number}", image="/anh.svg")
    portal.build().succeeded()
    for number, path in enumerate(articles, start=1):
        portal.article(path, date=f"2026-05-0{number}")
    portal.build().failed("template-failed")
    portal.clean_build()
    assert portal.result.problems == portal.clean_result.problems


def test_an_empty_portal_gets_its_first_article_and_loses_its_last_one(portal: Portal) -> None:
    portal.build().succeeded()
    for _ in range(2):
        portal.article("thoi-su/a.md", tags="[dân vận]", author="Lê Văn A")
        assert_clean(portal)
        assert portal.exists("thoi-su/a.html")
        portal.delete("content/thoi-su/a.md")
        assert_clean(portal)
