"""One Markdown file: its bytes, its front matter, its body."""

from __future__ import annotations

import codecs
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from dancam.authoring.proofread import proofread
from dancam.content import frontmatter
from dancam.content.source import AttachmentField, Moment, OfficialDocument, Origin, RelatedField, Signature, Tag
from dancam.content.text import Text, read_body
from dancam.problems import Place
from dancam.records import digest
from dancam.system.disk import line_reader
from dancam.vietnamese import CONTROL
from tests.portal import Portal
from tests.unit.makers import codes, page, read, source


def test_the_body_starts_after_the_front_matter() -> None:
    body = "\nBody\n---\nmore\n"
    data = f"---\na: b\n---\n{body}".encode()
    assert read_body(data, "f", digest(body.encode())) == body.encode()


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"\xef\xbb\xbf---\r\na: b\r\n---\r\nc\r\n", "c\n"),
        (b"--- \na: b\n---\t\nc\x07d\n", "cd\n"),
        (b"---\na: b\n---", ""),
        (b"---\na: b\n---\n" + unicodedata.normalize("NFD", "đấy").encode(), "đấy"),
        (b"---\r\na: |\r\n  x\n---\ny\r\n---\r\nz\r\n", "y\n---\nz\n"),
    ],
)
def test_a_body_is_read_once_more_as_it_was_read_first(data: bytes, body: str) -> None:
    found, _ = frontmatter.read(data, "f.md")
    known = digest(body.encode())
    assert found is None or found.body == known
    assert read_body(data, "f.md", known) == body.encode()


@pytest.mark.parametrize(("size", "told"), [(5 * 1024 * 1024 - 100, []), (5 * 1024 * 1024, ["body-too-long"])])
def test_a_file_that_is_very_long_is_told(size: int, told: list[str]) -> None:
    data = b"---\ntitle: a\ndate: 2026-01-01\ncategory: b\n---\n" + b"x" * size
    assert codes(frontmatter.read(data, "a.md")[1]) == told


@pytest.mark.parametrize("data", [b"---\na: b\n---\nother", b"---\na: b\n---\n\xff", b"", b"body"])
def test_a_body_that_is_another_one_now_is_not_given(data: bytes) -> None:
    assert read_body(data, "f", digest(b"body\n")) is None


@pytest.mark.parametrize(
    "before", ["ab\x07\x02\x03 ", "\x07", "x", unicodedata.normalize("NFD", "Thời sự xã\x0c "), "\x85\x85"]
)
def test_columns_are_those_of_the_line_that_is_shown(tmp_path: Path, before: str) -> None:
    portal = Portal(tmp_path)
    front = "---\ntitle: T\ndate: 2026-06-01 08:00\ncategory: thoi-su\n---\n"
    line = f"{before}<font>y</font>  [a](khong.md) [a](co\x07.md)"
    portal.write("content/thoi-su/a.md", f"{front}\nx\n{line}\n")
    portal.build()
    places = [each.place for each in portal.result.problems if each.code in {"html-dropped", "dead-link"}]
    shown = line_reader(tmp_path)("content/thoi-su/a.md", 8)
    words = [shown[each.column - 1 :][: each.length] for each in sorted(places, key=lambda each: each.column)]
    assert words == ["<font>", "khong.md", "co\x07.md"]
    data = (tmp_path / "content/thoi-su/a.md").read_bytes()
    source, _ = frontmatter.read(data, "thoi-su/a.md")
    assert source is not None
    assert [shown[each.column - 1 :][:2] for each in source.links] == ["kh", "co"]
    (gap,) = (each for each in proofread(Text(data, "a").text or "", source) if each.code == "double-space")
    assert shown[gap.place.column - 1 :][: gap.place.length] == "  "


def test_the_line_of_the_body_is_known() -> None:
    assert source(body="x").body_line == 6


def test_blanks_after_the_lines_that_cut_do_not_matter() -> None:
    found, problems = frontmatter.read(b"--- \ntitle: a\n---\t\nx", "a.md")
    assert found is not None
    assert not problems


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"Xin ch\xc3\xa0o", "no-front-matter", (1, 1)),
        (b"", "no-front-matter", (1, 1)),
        (b"---", "no-front-matter", (1, 1)),
        (b"---\ntitle: a\n", "front-matter-unclosed", (1, 1)),
        (b"---\n- a\n---\n", "not-fields", (2, 1)),
        (b"---\nxin chao\n---\n", "not-fields", (2, 1)),
        (b"---\n---\n", "missing-field", (1, 0)),
        (b"---\ntitle: a\xff\n---\n", "not-utf-8", (2, 9)),
        ("---\ntitle: đặng".encode("cp1258", "replace"), "not-utf-8", (2, 8)),
        (b"---\ntitle: a\n---\nx\0y", "nul-byte", (4, 0)),
        (codecs.BOM_UTF8 + b"---\ntitle: a\xff\n---\n", "not-utf-8", (2, 9)),
        (codecs.BOM_UTF16_LE + "---".encode("utf-16-le"), "utf-16", (0, 0)),
        (codecs.BOM_UTF16_BE + "---".encode("utf-16-be"), "utf-16", (0, 0)),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(data: bytes, code: str, place: tuple[int, int]) -> None:
    found, problems = frontmatter.read(data, "a.md")
    assert found is None
    assert codes(problems) == [code]
    assert (problems[0].place.line, problems[0].place.column) == place


def test_the_column_of_a_wrong_byte_counts_letters() -> None:
    _, problems = frontmatter.read("---\ntitle: đường ".encode() + b"\xff\n---\n", "a.md")
    assert problems[0].place == Place("content/a.md", 2, 14)


def test_every_mistake_is_told_at_once() -> None:
    _, problems = read("title: 2023\ndate: 31/02/2026\ncategory: [a]\ntags: x\ntagss: y\ndraft: maybe")
    assert sorted(codes(problems)) == ["no-such-day", "not-flag", "not-text", "text-misread", "unknown-field"]


def test_a_date_without_a_category_is_told() -> None:
    found, problems = read("title: a\ndate: 2026-01-01")
    assert found is None
    assert [dict(each.values)["field"] for each in problems] == ["category"]


def test_a_category_without_a_date_is_told() -> None:
    _, problems = read("title: a\ncategory: thoi-su")
    assert [dict(each.values)["field"] for each in problems] == ["date"]


def test_a_date_that_cannot_be_read_hides_nothing_else_of_the_file(portal: Portal) -> None:
    portal.article("thoi-su/a.md", date="2026-13-01", category="tin-tcu", image="khong-co.svg").build()
    portal.failed("no-such-month", "unknown-category")
    portal.article("thoi-su/a.md", "[x](z.md)", date="2026-13-01", image="khong-co.svg", related="khong-co").build()
    portal.failed("no-such-month", "image-missing", "related-missing", "dead-link")


def test_a_file_with_neither_is_a_page() -> None:
    assert not page("gioi-thieu.md").is_article


def test_a_file_with_both_is_an_article() -> None:
    assert source().is_article


def test_the_summary_is_the_first_paragraph_where_there_is_none() -> None:
    found = source(body="## Mục\n\nĐoạn **đầu**.\n\nĐoạn sau.")
    assert (found.summary, found.has_summary) == ("Đoạn đầu.", False)


def test_the_summary_of_the_front_matter_goes_first() -> None:
    found = source(body="Đoạn đầu.", summary="Sapo của bài")
    assert (found.summary, found.has_summary) == ("Sapo của bài", True)


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("khoi", [Signature("khoi")]),
        ("Lê Thị Hoa", [Signature("Lê Thị Hoa")]),
        ("[khoi, Lê Thị Hoa]", [Signature("khoi"), Signature("Lê Thị Hoa")]),
        ("{name: Lê Thị Hoa, position: Phóng viên}", [Signature("Lê Thị Hoa", "Phóng viên")]),
        ("[khoi, {name: A B}]", [Signature("khoi"), Signature("A B")]),
    ],
)
def test_authors_can_be_written_in_many_ways(written: str, authors: list[Signature]) -> None:
    assert list(source(author=written).authors) == authors


def test_tags_with_one_address_are_one_tag() -> None:
    assert source(tags="[Dân vận, dân vận, DÂN VẬN]").tags == (Tag("Dân vận", "dan-van"),)


def test_tags_that_differ_in_accents_are_told_as_one() -> None:
    found, problems = read("title: a\ndate: 2026-01-01\ncategory: x\ntags: [bạn, bán]")
    assert found is not None
    assert found.tags == (Tag("bạn", "ban"),)
    assert codes(problems) == ["same-tag"]


def test_tags_without_brackets_are_parted_at_commas() -> None:
    assert [tag.title for tag in source(tags="dân vận, nông thôn mới").tags] == ["dân vận", "nông thôn mới"]


def test_a_tag_without_letters_is_told() -> None:
    _, problems = read('title: a\ndate: 2026-01-01\ncategory: x\ntags: ["???", x]')
    assert len(problems) == 1


def test_related_entries_are_paths_or_outside_pages() -> None:
    written = "[../a/b.md, {url: 'https://x.example', title: X}]"
    assert source(related=written).related == (RelatedField("../a/b.md"), RelatedField("https://x.example", "X"))


@pytest.mark.parametrize(
    "written",
    ["'javascript:alert(1)'", "{url: 'javascript:alert(1)', title: x}", "{url: 'data:text/html,x', title: x}"],
)
def test_a_related_entry_with_a_dangerous_address_is_told(written: str) -> None:
    found, problems = read(f"title: a\ndate: 2026-01-01\ncategory: thoi-su\nrelated: [{written}]")
    assert problems
    assert found is None or found.related == ()


@pytest.mark.parametrize("written", ["https://x.example/1", "x.html", "//evil.example/", "'\\\\evil'", "'/\\\\evil'"])
def test_an_old_address_outside_the_portal_is_told(written: str) -> None:
    _, problems = read(f"title: a\naliases: [{written}]")
    assert codes(problems) == ["alias-outside"]


def test_a_source_may_be_a_name() -> None:
    assert source(source="Báo Nghệ An").origin == Origin("Báo Nghệ An")


def test_an_official_document_has_a_number_and_a_date() -> None:
    found = source(document="{number: 12/QĐ-UBND, date: 2026-11-30}").document
    assert found == OfficialDocument("12/QĐ-UBND", Moment(datetime(2026, 11, 30), has_time=False))  # noqa: DTZ001 - in the portal's zone
    assert source(document="12/QĐ-UBND").document == OfficialDocument("12/QĐ-UBND")
    assert source(document="{number: '', date: }").document is None


def test_a_source_with_a_dangerous_address_is_told() -> None:
    _, problems = read("title: a\ndate: 2026-01-01\ncategory: x\nsource: {name: x, url: 'javascript:alert(1)'}")
    assert codes(problems) == ["not-web-address"]


def test_an_attachment_without_a_title_has_its_file_name() -> None:
    assert source(attachments="tep/a.pdf").attachments == (AttachmentField("tep/a.pdf", "a.pdf"),)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("thoi-su/Chợ Vinh về đêm.md", "cho-vinh-ve-dem"),
        ("thoi-su/hop-giao-ban/index.md", "hop-giao-ban"),
        ("thoi-su/01_bai.md", "01-bai"),
    ],
)
def test_the_address_comes_from_the_file_name(path: str, expected: str) -> None:
    assert source(path).slug == expected


def test_a_slug_that_is_no_address_is_mended_and_told() -> None:
    found, problems = read("title: a\ndate: 2026-01-01\ncategory: x\nslug: Chợ Vinh")
    assert found is not None
    assert found.slug == "cho-vinh"
    assert codes(problems) == ["slug-changed"]


@pytest.mark.parametrize(
    "front",
    ["title: a\ndate: 2026-01-01\ncategory: x\nslug: '???'", "title: a\ndate: 2026-01-01\ncategory: x\nslug: 🎉"],
)
def test_a_slug_of_which_nothing_is_left_is_told(front: str) -> None:
    assert codes(read(front)[1]) == ["empty-slug"]


def test_a_file_name_of_which_nothing_is_left_is_told() -> None:
    assert codes(read("title: a", path="thoi-su/???.md")[1]) == ["empty-slug"]


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_do_not_matter(end: bytes) -> None:
    data = "---\ntitle: Chào\ntags: [a]\n---\n\nMột [x](y.md)\n".encode()
    assert frontmatter.read(data.replace(b"\n", end), "a.md") == frontmatter.read(data, "a.md")


def test_a_byte_order_mark_does_not_matter() -> None:
    data = b"---\ntitle: a\n---\nx"
    assert frontmatter.read(codecs.BOM_UTF8 + data, "a.md") == frontmatter.read(data, "a.md")


def test_decomposed_text_is_read_as_composed() -> None:
    text = "---\ntitle: Đường về\ntags: [tiếng Việt]\n---\n\nXã Hưng Hòa"
    decomposed = unicodedata.normalize("NFD", text).encode()
    assert frontmatter.read(decomposed, "a.md") == frontmatter.read(text.encode(), "a.md")


def test_each_control_character_is_seen_before_it_is_looked_for() -> None:
    controls = [char for char in map(chr, range(sys.maxunicode + 1)) if CONTROL.match(char)]
    assert len(controls) > 2000
    assert not any(char.isprintable() for char in controls)  # what `Form.as_text` asks first
    read = [Text(f"a{char}".encode(), "f") for char in controls if char != "\0" and not "\ud800" <= char <= "\udfff"]
    assert all(each.suspect for each in read)
    assert not Text("Đường về bản – “nói”\r\n\t".encode(), "f").suspect
