"""What `check --fix` changes in a source, and that it changes nothing else."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from dancam.authoring.fixes.mends import Mended, difference, mended, tags_in
from dancam.authoring.fixes.tags import usual_tags
from dancam.content.typed.remarks import remarks

ROOT = Path(__file__).parents[4]
HEAD = "---\ntitle: Bài\ndate: 2026-05-01\ncategory: thoi-su\n---\n\n"


def body(text: str, tags: tuple[str, ...] = ()) -> str:
    """Return a body after its mending; what is above it must be as it was, and a second mending change nothing."""
    once = mended(f"{HEAD}{text}".encode(), usual_tags(tags)).data
    assert mended(once, usual_tags(tags)).data == once
    found = once.decode()
    assert found.startswith(HEAD)
    return found.removeprefix(HEAD)


def front(text: str, tags: tuple[str, ...] = ()) -> str:
    """Return the fields of a front matter after its mending."""
    once = mended(f"---\n{text}\n---\nThân  bài.\n".encode(), usual_tags(tags)).data
    assert mended(once, usual_tags(tags)).data == once
    return once.decode().removeprefix("---\n").removesuffix("\n---\nThân bài.\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        # Lists
        ("• Một\n• Hai", "- Một\n- Hai"),
        ("•Một\n•\u00a0Hai", "- Một\n- Hai"),
        ("\uf0b7\tMột\n\uf0b7\tHai", "- Một\n- Hai"),
        ("o\tMột\no\tHai", "- Một\n- Hai"),
        ("● Một\n\n● Hai", "- Một\n\n- Hai"),
        ("– Một\n– Hai", "- Một\n- Hai"),
        ("– Một;\n– Hai.", "- Một;\n- Hai."),
        ("-Một\n-Hai", "- Một\n- Hai"),
        ("+Một\n+Hai", "- Một\n- Hai"),
        ("*Một\n*Hai", "- Một\n- Hai"),
        ("+) Một\n+) Hai", "- Một\n- Hai"),
        ("- Một\n-Hai\n- Ba", "- Một\n- Hai\n- Ba"),
        ("* Một\n*Hai\n* Ba", "* Một\n* Hai\n* Ba"),
        ("1/ Một\n2/ Hai", "1. Một\n2. Hai"),
        ("1/MỤC TIÊU\n2/KINH TẾ", "1. MỤC TIÊU\n2. KINH TẾ"),
        ("1-Nguyễn Văn A\n2-Trần B", "1. Nguyễn Văn A\n2. Trần B"),
        ("1.Một\n2.Hai", "1. Một\n2. Hai"),
        ("1)Một\n2)Hai", "1. Một\n2. Hai"),
        ("1) Một\n2)Hai", "1) Một\n2) Hai"),
        ("1.- Một\n2.- Hai", "1. Một\n2. Hai"),
        ("Mở đầu:\n3/ Một\n4/ Hai", "Mở đầu:\n\n3. Một\n4. Hai"),
        ("Mở đầu:\n• Một\n• Hai\nKết luận.", "Mở đầu:\n- Một\n- Hai\n\nKết luận."),
        ("• Một dài\nsang dòng\n• Hai\nsang dòng", "- Một dài\nsang dòng\n- Hai\nsang dòng"),
        ("    • Một\n    • Hai", "- Một\n- Hai"),
        ("• Một\n  ◦ con\n  ◦ con\n• Hai", "- Một\n  - con\n  - con\n- Hai"),
        ("- Một\n    • con\n    • con", "- Một\n    - con\n    - con"),
        ("> • Một\n> • Hai", "> - Một\n> - Hai"),
        ("Gồm:\\\n• Một\\\n• Hai\\", "Gồm:\n- Một\n- Hai\\"),
        # Items that say something themselves, and what people say
        ("Cấm:\na) Một;\nb) Hai.\nHết.", "Cấm:\n\na) Một;\n\nb) Hai.\n\nHết."),
        ("I. Một\nII. Hai", "I. Một\n\nII. Hai"),
        ("> a) Một\n> b) Hai", "> a) Một\n>\n> b) Hai"),
        ("✓ Một\n✓ Hai", "✓ Một\n\n✓ Hai"),
        ("– Đi đâu?\n– Ra đồng.", "– Đi đâu?\n\n– Ra đồng."),
        ("– Một.\n– Hai.", "– Một.\n\n– Hai."),
        # Blanks behind marks
        ("-\u00a0Một\n-\u2003Hai", "- Một\n- Hai"),
        ("##Một\n\n##\u00a0Hai", "## Một\n\n## Hai"),
        # Blanks and what nobody sees
        ("Một  hai   ba.", "Một hai ba."),
        ("Một \u00a0hai, 10\u00a0 km và 10\u00a0km", "Một hai, 10\u00a0km và 10\u00a0km"),
        ("th\u200bủy l\u00adợi\ufeff \u202eba", "thủy lợi ba"),
        ("\u200bMột\u200b. **th\u200bủy** (“a\u200b”)\u200b\n\n\u200b\n\nx\u200b-y", "Một. **thủy** (“a”)\n\n\n\nx-y"),
        ("-\u200bMột\n-\u200bHai", "- Một\n- Hai"),
        # Letters
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("Th«ng b¸o vÒ viÖc häc", "Thông báo về việc học"),
        ("Th«ng b¸o\n\nSù kiÖn lín\n\nLễ hội", "Thông báo\n\nSự kiện lớn\n\nLễ hội"),
        ("Thoâng baùo veà vieäc hoïc", "Thông báo về việc học"),
        ("TH¤NG B¸O TUYÓN SINH", "THÔNG BÁO TUYỂN SINH"),
        # Paths and captions
        ("![a](b.jpg “c d”)", '![a](b.jpg "c d")'),
        ('[a](b.md ‘c’) ![](d.jpg "e”)', '[a](b.md "c") ![](d.jpg "e")'),
        ("![a](anh\\b.jpg) [c](..\\d\\e.md#muc)", "![a](anh/b.jpg) [c](../d/e.md#muc)"),
        ("[a]: tep\\b.pdf", "[a]: tep/b.pdf"),
        ("::: video phim\\a.mp4 anh\\b.jpg\n:::", "::: video phim/a.mp4 anh/b.jpg\n:::"),
    ],
)
def test_what_needs_no_judgement_is_mended(wrong: str, right: str) -> None:
    assert body(wrong) == right
    assert [each.code for each in remarks(right, 1, "a.md")] == []


@pytest.mark.parametrize(
    "text",
    [
        # Somebody must decide.
        "• Một\n○ hai\n• Ba",
        "- Một\n+Hai\n+Ba",
        "Xã\tHộ\nHải  Lộc\t42",
        "Xã      Hộ\nHải Lộc   42",
        "Tên\n-----",
        "+---+---+\n| a | b |\n+---+---+",
        # No mistake.
        "• Một dòng",
        "– Đi đâu?\n\n– Ra đồng.",
        "a) Một;\n\nb) Hai.",
        "Một  \nhai\\\nba   \n",
        "-  Một\n1.  Hai\n>  Ba",
        "| a  b | c |\n|---|---|\n| •  d | e |",
        "👩\u200d👩\u200d👧 và 10\u00a0km",
        # Signs that part words, or without which a mark comes about.
        "ភាសា\u200bខ្មែរ ภาษา\u200bไทย ພາສາ\u2060ລາວ မြန်\u200bမာ 中\u200b文",
        "क\u094d\u200dष می\u200cخواهم",
        "*\u200b* <\u200bb> [a]\u200b(b) [\u200bx]: y &am\u200bp; `\u200b` a\u200b*b*c a_\u200bb_",
        "\u200b# x",
        "-\u200b-\u200b-\n\n- -\u200b",
        "*\u200bnghiêng* và\n*\u200b*",
        "1\u200b. x\n\u200b- y\n1.\u200b",
        "> \u200b> x",
        "Chữ\n\u200b===",
        "- a\n\n\u200b    b",
        "Chữ\n\u200b\nvà",
        "Chữ  \u200b\nvà",
        "ht\u200btps://a.vn www\u200b.a.vn ww\u200bw.a.vn a\u200b@b.vn",
        ":\u200b:: video a.mp4",
        "\u05e9\u200f \u05d0\u200e",
        "©2026 Bia® «Tôi» café",
        "t\u00ad n\u00adíc",
        "(gọi là “ba thật”) và [a](b.md) (“c”)",
        "[a](ke\\_hoach.md) C:\\thu-muc\\a \\* b",
        "[a](C:\\anh\\b.jpg)",
        # Numbers of documents.
        "15/QĐ-UBND ngày 2/1\n16/QĐ-UBND ngày 3/1",
        "- Nghị quyết\n01-NQ/TW và\n02-NQ/TW",
        "1-CT/TW\n\n2-CT/TW",
        "5/BC-HĐND\n6/TTr-UBND\n7/ NQ-HĐND",
        "12/QĐ\n13/NĐ",
        # Code, addresses, attributes.
        "`• a  b\u200b` và ``Th«ng  b¸o``",
        "```\n• Một\n• Hai  ba\n\nTh«ng b¸o\n```",
        "<!--\n• Một\n• Hai  ba\n-->",
        "<pre>\na  b\n• c\n• d\n</pre>",
        '<img alt="a  b" src="c\\d.jpg">',
        "[a](b  c.md) ![d](<e  f.jpg>)",
        "https://a.vn/x\u200by",
        "[a]: b  c.md",
        "**a**{: .b  .c }",
        "::: video a.mp4  b.jpg\n:::",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Th«ng b¸o", "title: Thông báo"),
        ("title: Kinh tÕ # ghi  chú «", "title: Kinh tế # ghi  chú «"),
        ("title: 'Th«ng b¸o'\ntags: [Gi¸o dôc, Kinh tÕ]", "title: 'Thông báo'\ntags: [Giáo dục, Kinh tế]"),
        (
            "title: Bài\nimage:\n  src: Th«ng b¸o.jpg\n  alt: Th«ng b¸o",
            "title: Bài\nimage:\n  src: Th«ng b¸o.jpg\n  alt: Thông báo",
        ),
        ("title: Một  hai\nsummary: a  b  # c  d", "title: Một hai\nsummary: a b  # c  d"),
        ("title: Ti\u200bếng", "title: Tiếng"),
        ("\u200btitle: Ti\u200bếng\nsummary: a \u200b#b 1\u200b2", "title: Tiếng\nsummary: a \u200b#b 1\u200b2"),
        ("title: Ti\u200bếng a\u200b: b", "title: Tiếng a\u200b: b"),
        ("title: Bài\nimage: anh\\a.jpg", "title: Bài\nimage: anh/a.jpg"),
        ("title: Bài\nimage: {src: anh\\a.jpg, alt: b\\c}", "title: Bài\nimage: {src: anh/a.jpg, alt: b\\c}"),
        (
            "title: a\\b\nattachments:\n  - tep\\a.pdf\n  - {file: 'tep\\b.pdf', title: c\\d}\n  - file: tep\\e.pdf",
            "title: a\\b\nattachments:\n  - tep/a.pdf\n  - {file: 'tep/b.pdf', title: c\\d}\n  - file: tep/e.pdf",
        ),
        (
            'title: Bài\naudio: "tep\\\\a.mp3"\nrelated: [..\\b.md, c]',
            'title: Bài\naudio: "tep/a.mp3"\nrelated: [../b.md, c]',
        ),
    ],
)
def test_fields_are_mended_too(wrong: str, right: str) -> None:
    assert front(wrong) == right


def test_tags_are_written_as_most_articles_have_them() -> None:
    tags = ("Dân vận", "Dân vận", "dân vận", "thủy lợi", "thủy lợi", "thuỷ lợi", "Y tế")
    assert front("title: A\ntags: [dân vận, thuỷ lợi, Y tế]", tags) == "title: A\ntags: [Dân vận, thủy lợi, Y tế]"
    assert front("tags:\n  - 'dân vận' # a\n  - \"Thuỷ lợi\"", tags) == "tags:\n  - 'Dân vận' # a\n  - \"thủy lợi\""
    assert front("tags: dân vận, thuỷ lợi ,khác", tags) == "tags: Dân vận, thủy lợi ,khác"
    assert front("tags: dân vạn", tags) == "tags: dân vạn"
    assert front("title: dân vận", tags) == "title: dân vận"


def test_the_usual_way_does_not_depend_on_the_order() -> None:
    assert usual_tags(["b", "B"]) == usual_tags(["B", "b"])
    assert list(usual_tags(["Dân vận", "dân vận", "dân vận", "khác"]).values()) == ["dân vận"]
    assert tags_in(b"---\ntags: [a, 'b c']\n---\n") == ["a", "b c"]
    assert tags_in(b"---\ntags: [a\n---\n") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_ends_of_lines_and_the_mark_of_bytes_stay(end: str, mark: bytes) -> None:
    text = f"{HEAD}Cấm:\na) Một\nb) Hai  ba\n"
    right = f"{HEAD}Cấm:\n\na) Một\n\nb) Hai ba\n"
    assert mended(mark + text.replace("\n", end).encode(), {}).data == mark + right.replace("\n", end).encode()


def test_mixed_ends_of_lines_stay_mixed() -> None:
    data = f"{HEAD}a  b\r\nc\nd  e\r\n".encode()
    assert mended(data, {}).data == f"{HEAD}a b\r\nc\nd e\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"Kh\xc3\xb4ng  c\xc3\xb3 ph\xe1\xba\xa7n \xc4\x91\xe1\xba\xa7u\n",
        b"---\ntitle: a  b\n",
        b"---\ntitle: a  b\n---\n\xff\n",
        b"---\ntitle: a  b\n---\n<<<<<<< HEAD\r\nc  d\r\n=======\r\n>>>>>>> e\r\n",
        b"---\ntitle: a  b\n---\n\0\n",
        "---\ntitle: a  b\n---\n".encode("utf-16"),
        b"",
    ],
)
def test_what_is_no_article_is_left_alone(data: bytes) -> None:
    assert mended(data, {}).data == data
    assert mended(data, {}).codes == ()


def test_the_demo_portal_and_real_prose_stay_byte_for_byte() -> None:
    prose = (ROOT / "tests" / "files" / "prose.md").read_text(encoding="utf-8")
    assert body(prose) == prose
    for path in sorted((ROOT / "content").rglob("*.md")):
        data = path.read_bytes()
        assert mended(data, {}).data == data, path


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.MD#muc) [c](/thoi-su/b.MD) [d](<b.MD> 'B') [e]( b.MD?x=1 \"b.MD\")",
        "[a](thoi-su/b.MD) [c](/content/thoi-su/b.MD) [d](../thoi-su/b.MD)",
        "[a](%62.MD) [c](d%20e.MD) [f](<d e.MD>) [g](d e.MD) [đ](đường.MD)",
        "[a](\n  b.MD\n) > [c](\n> b.MD)",
        "<a href=\"b.MD\">a</a> <a title=x href=b.MD#muc>c</a> <A HREF = 'b.MD'>d</a>",
        "[a]: b.MD\n[c]: <b.MD> 'B'\n[d]:\n  b.MD",
        "::: bai b.MD\n:::",
    ],
)
def test_links_to_a_file_with_another_ending_follow_it(text: str) -> None:
    names = {f"thoi-su/{each}.MD": f"thoi-su/{each}.md" for each in ("b", "d e", "đường")}
    right = text.replace(".MD", ".md").replace('"b.md"', '"b.MD"')
    right = right.replace('href="b.MD"', 'href="b.md"')
    once = mended(f"{HEAD}{text}\n".encode(), {}, "thoi-su/a.md", names)
    assert once.data.decode() == f"{HEAD}{right}\n"
    assert set(once.codes) == {"ending"}
    assert mended(once.data, {}, "thoi-su/a.md", names) == Mended(once.data)


@pytest.mark.parametrize(
    "text", ["`b.MD` b.MD [d](../khac/b.MD) [e](https://a.vn/b.MD) <b.MD>", "\\[a\\](b.MD) x<y, href=b.MD"]
)
def test_what_leads_nowhere_else_keeps_its_ending(text: str) -> None:
    data = f"{HEAD}{text}\n".encode()
    assert mended(data, {}, "thoi-su/a.md", {"thoi-su/b.MD": "thoi-su/b.md"}).data == data


@pytest.mark.parametrize(
    "fields",
    [
        "related: b.MD",
        "related: [b.MD, 'b.MD', \"/thoi-su/b.MD\", thoi-su/b.MD]",
        "related:\n- b.MD # chú\n- ../thoi-su/b.MD",
        "translations: [thoi-su/b.MD]\nattachments:\n  - {file: b.MD, title: B}\n  - file: b.MD",
    ],
)
def test_fields_that_lead_to_a_file_with_another_ending_follow_it(fields: str) -> None:
    names = {"thoi-su/b.MD": "thoi-su/b.md"}
    once = mended(f"---\ntitle: b.MD\n{fields}\n---\n".encode(), {}, "thoi-su/a.md", names).data.decode()
    assert once == "---\ntitle: b.MD\n" + fields.replace(".MD", ".md") + "\n---\n"


def test_the_difference_is_that_of_whole_lines() -> None:
    shown = difference("content/a.md", "content/a.md", b"a\r\nb  c\r\n", b"a\r\nb c\r\n")
    assert shown.split("\n") == [
        "--- content/a.md",
        "+++ content/a.md",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b  c",
        "+b c",
        " ",
        "",
    ]
