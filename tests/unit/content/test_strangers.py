"""Files that are no sources: told as what they are, with the name to give, where somebody may expect a page."""

from __future__ import annotations

import pytest

from dancam.content.strangers import misnamed, put_aside
from dancam.filenames import article_behind, is_temporary
from tests.photographs import painted
from tests.portal import Portal
from tests.unit.makers import codes

ARTICLE = "---\ntitle: Chợ phiên\ndate: 2026-05-01\ncategory: thoi-su\n---\n\nThân bài.\n".encode()


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("BAI.MD", "BAI.md"),
        ("bai.Md", "bai.md"),
        ("bai.markdown", "bai.md"),
        ("bai.mdown", "bai.md"),
        ("bai.mkd", "bai.md"),
        ("bai.mdx", "bai.md"),
        ("bai.md.txt", "bai.md"),
        ("bai.MD.TXT", "bai.md"),
        ("bai.md ", "bai.md"),
        ("bai.md.", "bai.md"),
        ("bai.md (1)", "bai.md"),
        ("bai.md - Copy", "bai.md"),
        ("bai.md.1", "bai.md"),
        ("bai.md.orig", "bai.md"),
        ("2026.05.bai.markdown", "2026.05.bai.md"),
    ],
)
def test_an_article_under_another_ending_is_told_with_its_name(name: str, right: str) -> None:
    for data in (ARTICLE, b"Text.\n", b""):
        [problem] = misnamed(f"content/thoi-su/{name}", data)
        assert problem.code == "source-name"
        assert dict(problem.values) == {"name": right}


@pytest.mark.parametrize(
    ("name", "right"),
    [("bai.txt", "bai.md"), ("bai", "bai.md"), ("bai.html", "bai.md"), ("Thông báo số 1", "Thông báo số 1.md")],
)
def test_an_article_by_its_beginning_is_told(name: str, right: str) -> None:
    for data in (ARTICLE, b"\xef\xbb\xbf" + ARTICLE.replace(b"\n", b"\r\n"), b"\n" + ARTICLE):
        [problem] = misnamed(f"content/thoi-su/{name}", data)
        assert dict(problem.values) == {"name": right}
    assert misnamed(f"content/thoi-su/{name}", b"Text.\n---\ntitle: a\n") == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        (".md", "bai.md"),
        (".bai.md", "bai.md"),
        (".Bai.MD", "Bai.md"),
        ("bai.md~", "bai.md"),
        ("bai~", "bai.md"),
        ("bai.bak", "bai.md"),
        ("bai.md.bak", "bai.md"),
        ("bai.md.crdownload", "bai.md"),
        ("Copy of bai.md.tmp", "Copy of bai.md"),
        # What text editors and other programs have there for themselves
        (".bai.md.swp", ""),
        ("bai.md.swp", ""),
        ("#bai.md#", ""),
        (".#bai.md", ""),
        ("._bai.md", ""),
        ("~$bai.docx", ""),
        ("bai.md___jb_tmp___", ""),
        (".gitignore", ""),
        (".DS_Store", ""),
    ],
)
def test_an_ignored_file_may_be_an_article_by_its_name(name: str, right: str) -> None:
    assert name.startswith(".") or is_temporary(name)
    assert article_behind(name) == right
    path = f"content/thoi-su/{name}"
    assert put_aside(path, b"b0VIM 9.0") == put_aside(path, b"") == []
    if right:
        assert [dict(each.values) for each in put_aside(path, ARTICLE)] == [{"name": right}]


def test_an_article_that_is_hidden_by_its_name_is_told_while_there_is_no_other(portal: Portal) -> None:
    portal.articles(1).write("content/thoi-su/.cho.md", ARTICLE).write("content/thoi-su/.rong.md", b"x")
    portal.write("content/thoi-su/bai-0.md~", ARTICLE).write("content/thoi-su/.an/a.md", ARTICLE)
    portal.article("thoi-su/bai-0.md")
    for _ in range(2):  # one build sees it, the next one has nothing to do
        portal.build().succeeded()
        [told] = portal.result.problems
        assert (told.code, told.place.file) == ("source-name", "content/thoi-su/.cho.md")
    assert not [path for path in portal.tree() if "cho.md" in path]
    portal.article("thoi-su/cho.md").build().succeeded()
    assert portal.codes() == []


def test_an_article_under_another_name_is_told_once(portal: Portal) -> None:
    for name in ("mot.txt", "hai", "ba.md.txt"):
        portal.write(f"content/thoi-su/{name}", ARTICLE)
    portal.articles(1).build().succeeded()
    assert portal.codes() == ["source-name"] * 3


@pytest.mark.parametrize("name", ["anh.jpg", "bai.md5", "so.mdb", "bang.csv", "bai.md.docx", "bai.docx", "md"])
def test_other_files_are_no_articles(name: str) -> None:
    assert misnamed(f"content/{name}", b"x") == []


# What is told of a file that no page shows.
UNSEEN = {
    "thong-bao.docx": "word-unseen",
    "cong-van.DOC": "word-unseen",
    "to-trinh.odt": "word-unseen",
    "giay-moi.rtf": "word-unseen",
    "ghi-chu.txt": "text-unseen",
    "khong-duoi": "text-unseen",
    "trang.html": "text-unseen",
    "bieu-mau.pdf": "file-unseen",
    "bang.xlsx": "file-unseen",
    "bai.md.docx": "word-unseen",
    "la.xyz": "file-unseen",
    "anh.jpg": "",
    "ANH.HEIC": "",
    "anh chup": "",
    "phim.mp4": "",
    "tieng.m4a": "",
    "desktop.ini": "",
}


def unseen(portal: Portal) -> dict[str, str]:
    """Return the files of which it is told that no page shows them, with what is told."""
    told = [each for each in portal.result.problems if each.code in UNSEEN.values()]
    found = {each.place.file.removeprefix("content/thoi-su/"): each.code for each in told}
    assert len(found) == len(told)
    return found


def test_a_file_that_no_page_shows_is_told_as_what_it_is(portal: Portal) -> None:
    expected = {name: code for name, code in UNSEEN.items() if code}
    for name in UNSEEN:
        portal.write(f"content/thoi-su/{name}", painted() if name == "anh chup" else b"x" * 30)
    portal.articles(2).build().succeeded()
    assert unseen(portal) == expected
    assert not set(UNSEEN) & {path.rpartition("/")[2] for path in portal.tree()}
    portal.build().rendered(0)
    assert unseen(portal) == expected
    portal.article("thoi-su/x.md", attachments=f"[{', '.join(UNSEEN)}]").build().succeeded()
    assert unseen(portal) == {}
    portal.article("thoi-su/x.md", attachments=f"[{', '.join(list(UNSEEN)[1:])}]").build().succeeded()
    assert unseen(portal) == {"thong-bao.docx": "word-unseen"}
    portal.delete("content/thoi-su/x.md").build().succeeded()
    assert unseen(portal) == expected
    assert portal.tree() == portal.clean_tree()
    assert set(portal.clean_result.problems) <= set(portal.result.problems)
    for name in UNSEEN:
        portal.delete(f"content/thoi-su/{name}")
    portal.build().succeeded()
    assert unseen(portal) == {}


def test_a_file_that_is_new_and_unseen_costs_no_more_than_others(portal: Portal) -> None:
    portal.articles(30).build().succeeded()
    portal.write("content/thoi-su/thong-bao.docx", b"x").build().succeeded().rendered(0)
    portal.write("content/thoi-su/BAI.MD", ARTICLE).build().succeeded().rendered(0)
    assert sorted(portal.codes()) == ["source-name", "word-unseen"]


def test_what_only_a_draft_uses_is_seen_where_drafts_are(portal: Portal) -> None:
    portal.write("content/thoi-su/thong-bao.docx", b"x")
    portal.article("thoi-su/a.md", draft="true", attachments="[thong-bao.docx]").build(drafts=True).succeeded()
    assert "word-unseen" not in portal.codes()


def test_a_misnamed_article_is_told_even_where_it_is_linked(portal: Portal) -> None:
    portal.write("content/thoi-su/BAI.MD", ARTICLE).article("thoi-su/a.md", "[Bài](BAI.MD)").build().succeeded()
    assert codes(portal.result.problems) == ["source-name"]
