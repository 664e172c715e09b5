"""The documentation: what it shows works, what it names exists, and what is made from the code is up to date."""

from __future__ import annotations

import re
import runpy
import shlex
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

from dancam.cli.main import main
from dancam.content import config, settings
from demo.examples import SITE, Block, blocks, mistakes, write_sample
from tests.portal import Portal
from tests.site.commands import refusal
from tests.word import docx, paragraph, run

ROOT = Path(__file__).parent.parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EDITORS, WEBMASTERS = sorted((ROOT / "docs/bien-tap").glob("*.md")), [ROOT / "docs/quan-tri.md"]
each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())


def in_documents(paths: list[Path], *infos: str) -> list[Block]:
    """Return the blocks of documents with one of these languages."""
    found = [block for path in paths for block in blocks(path.read_text(encoding="utf-8"))]
    return [block for block in found if block.info in infos]


def sample(folder: Path, site_yml: str = SITE) -> Portal:
    """Return a portal with the files that the examples mention."""
    write_sample(folder, site_yml)
    return Portal(folder, "")


def ids(block: Block) -> str:
    return f"line {block.line}"


# What is made from the code


def test_what_is_made_from_the_code_is_up_to_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["document", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("tools.document", run_name="__main__")
    assert ended.value.code == 0, f"out of date, run `make docs`: {capsys.readouterr().out}"


# What editors are shown

BASE = {"title": "Ra quân", "date": "2026-02-24 07:30", "category": "thoi-su"}


def front_of(snippet: str, number: int) -> str:
    base = BASE | {"title": f"{BASE['title']} {number}"}
    missing = {key: value for key, value in base.items() if not re.search(rf"^{key}:", snippet, re.MULTILINE)}
    return "".join(f"{key}: {value}\n" for key, value in missing.items()) + snippet


FIELDS, BODIES = in_documents(EDITORS, "yaml"), in_documents(EDITORS, "markdown")


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """A portal with an article for each block of fields, built."""
    portal = sample(tmp_path_factory.mktemp("fields"))
    for number, block in enumerate(FIELDS):
        front = front_of(block.text, number)
        portal.write(f"content/thoi-su/bai-{number}.md", f"---\n{front}---\n\nThân bài.\n")
        other = re.search(r"^translations: \[(.+)\]$", block.text, re.MULTILINE)
        if other:  # it must lead back
            portal.article(other[1], lang="en", translations=f"[thoi-su/bai-{number}.md]")
    return portal.build()


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """A portal with an article or page for each of those that are shown, and for each body, built."""
    portal = sample(tmp_path_factory.mktemp("bodies"))
    for number, block in enumerate(BODIES):
        whole = block.text.startswith("---\n")
        text = block.text if whole else f"---\n{front_of('', number)}---\n\n{block.text}"
        portal.write(f"content/{place_of(number)}.md", text)
    return portal.build()


def place_of(number: int) -> str:
    text = BODIES[number].text
    is_page = text.startswith("---\n") and "category:" not in text
    return f"{'' if is_page else 'thoi-su/'}bai-{number}"


def told(portal: Portal, path: str) -> list[str]:
    return [each for each in portal.messages() if each.startswith(f"content/{path}.md:")]


@pytest.mark.parametrize("number", range(len(FIELDS)), ids=lambda number: ids(FIELDS[number]))
def test_each_field_shown_to_editors_is_read_without_a_problem(fields: Portal, number: int) -> None:
    assert told(fields, f"thoi-su/bai-{number}") == []


@pytest.mark.parametrize("number", range(len(BODIES)), ids=lambda number: ids(BODIES[number]))
def test_each_article_and_body_shown_to_editors_is_published_without_a_problem(bodies: Portal, number: int) -> None:
    assert told(bodies, place_of(number)) == []
    assert bodies.exists(f"{place_of(number)}.html")


def test_what_editors_are_shown_makes_a_portal_without_a_problem(fields: Portal, bodies: Portal) -> None:
    assert fields.messages() == bodies.messages() == []


def test_there_are_mistakes_and_each_is_told_of_once() -> None:
    found = [each for path in EDITORS for each in mistakes(path.read_text(encoding="utf-8"))]
    assert len(found) >= 12
    for wrong, said in found:
        assert said.info == "text"
        assert said.text.startswith(("lỗi[", "cảnh báo[")), wrong.line
        assert said.text.count("content/thoi-su/bai-moi.md") == 1, wrong.line


def test_every_field_of_the_front_matter_is_explained_to_editors() -> None:
    shown = " ".join(block.text for block in in_documents(EDITORS, "yaml", "markdown"))
    code = (ROOT / "dancam/content/frontmatter.py").read_text(encoding="utf-8")
    names = set(re.findall(r'\(?form(?:\.\w+\(|, )"(\w+)"', code)) | {"author", "related", "tags", "aliases"}
    assert {"title", "date", "image", "attachments", "source", "slug", "pinned", "lang", "draft"} <= names
    missing = sorted(name for name in names if not re.search(rf"^{name}:", shown.replace(" ", "\n"), re.MULTILINE))
    assert not missing


def test_every_command_of_the_handbook_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, as they stand, in one portal: what the editor of a portal would type."""
    portal = sample(tmp_path)
    portal.edit(
        "content/thoi-su/mot-tuan-sau-le-ra-quan.md", lambda text: text.replace("---\n", "---\ntags: [thủy lợi]\n", 1)
    )
    head = paragraph(run("Một cuộc họp xóm"), style="T")
    portal.write("bai.docx", docx(head + paragraph(run("Tối qua, xóm Ba họp bàn chuyện con kênh."))))
    monkeypatch.chdir(tmp_path)
    typed = [line for path in EDITORS for block in in_documents([path], "sh") for line in block.text.splitlines()]
    done = set()
    for line in sorted(typed, key=lambda line: line.startswith("dancam explain"), reverse=True):  # before it is moved
        words = shlex.split(line.replace('eval "$(', "").replace(')"', ""))
        assert words[0] == "dancam", line
        done.add(words[1])
        if words[1] == "serve":
            continue  # tests/browser has it
        assert main(words[1:]) == 0, line
    assert {"new", "check", "next", "schema", "move", "rename-tag", "explain", "completion", "serve"} <= done
    assert (tmp_path / "content/thoi-su/mot-cuoc-hop-xom.md").exists()
    assert (tmp_path / "content/dan-van-kheo/con-duong-sang-den.md").exists()
    portal.build().succeeded()
    assert portal.messages() == []


# What webmasters are shown


@pytest.mark.parametrize("block", in_documents(WEBMASTERS, "yaml"), ids=ids)
def test_each_setting_shown_to_webmasters_is_read_without_a_problem(block: Block, tmp_path: Path) -> None:
    settings = yaml.safe_load(SITE) | yaml.safe_load(block.text)
    portal = sample(tmp_path, yaml.safe_dump(settings, allow_unicode=True))
    portal.write("content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\nVề cổng này.\n")
    assert portal.build().messages() == []


def test_every_setting_is_explained_to_webmasters() -> None:
    text = WEBMASTERS[0].read_text(encoding="utf-8")
    records = (config.FooterField, config.SubsiteField, config.CategoryField, config.MenuField, config.AuthorField)
    names = {name for record in records for name in record.__struct_fields__}
    names |= set(config.Config.__struct_fields__) - {"banner_spot", "public_url", "preview"}
    assert [
        name for name in sorted(names - {"spot", "banner_spot"}) if f"`{name}`" not in text and f"{name}:" not in text
    ] == []
    assert [name for name in settings.PERMALINK_PARTS if f"`{{{name}}}`" not in text] == []


# What all documents name


def commands(path: Path) -> list[str]:
    """Return the commands of dancam in code spans and shell blocks; `…` and names in capitals stand for something."""
    text = path.read_text(encoding="utf-8")
    spans = re.findall(r"`((?:dancam|[\w./]*python3? build\.py|python -m dancam) [^`\n]+)`", text)
    for block in in_documents([path], "sh", "console"):
        lines = (line.removeprefix("$ ") for line in block.text.splitlines())
        spans += [line for line in lines if re.match(r"dancam |\S*python3? build\.py |python -m dancam ", line)]
    return [span for span in spans if "…" not in span]


@each_document
def test_every_command_named_exists_with_its_options(path: Path) -> None:
    for command in commands(path):
        words = shlex.split(command.partition(" | ")[0].partition(" > ")[0], comments=True)
        start = 3 if words[1] == "-m" else 2 if words[1] == "build.py" else 1
        arguments = words[start:]
        said = refusal(arguments)
        if len(arguments) == 1:  # only named, without what it needs
            assert "không có lệnh" not in said, command
        else:
            assert said == "", command


@each_document
def test_every_target_of_make_named_exists(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    known = set(re.findall(r"^([\w./-]+):", makefile, re.MULTILINE))
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`make ([\w./-]+)", text)
    named += [each for block in blocks(text) for each in re.findall(r"^(?:\$ )?make ([\w./-]+)", block.text, re.M)]
    assert set(named) <= known


def anchors(path: Path) -> set[str]:
    """Return the identifiers that GitHub gives to the headings of a document."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.*)$", text, re.MULTILINE):
        bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        anchor = re.sub(r"[^\w\- ]", "", bare).replace(" ", "-")
        number = 0
        while (unique := f"{anchor}-{number}" if number else anchor) in found:
            number += 1
        found.add(unique)
    return found


@each_document
def test_every_link_inside_the_repository_leads_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), target


@each_document
def test_every_file_of_the_repository_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:dancam|tests|tools|docs|\.github|requirements)/[\w./-]*\w)`", text):
        assert (ROOT / name).exists() or name.startswith("docs/pictures"), name


@each_document
def test_every_document_is_in_composed_unicode(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


# What theme makers are shown

THEMES = ROOT / "docs/theme.md"


def test_the_templates_and_style_sheets_shown_to_theme_makers_build(tmp_path: Path) -> None:
    portal = sample(tmp_path)
    shown = [
        block for block in blocks(THEMES.read_text(encoding="utf-8")) if re.match(r"(html\+jinja|css) ", block.info)
    ]
    assert len(shown) >= 4
    for block in shown:
        portal.write(block.info.partition(" ")[2], block.text)
    assert portal.build().messages() == []
    page = portal.page("thoi-su/mot-tuan-sau-le-ra-quan.html")
    assert "/static/theme/rieng.css?v=" in page
    assert page.count("<h1") == 1


def test_every_custom_property_and_template_named_to_theme_makers_is_there() -> None:
    text = THEMES.read_text(encoding="utf-8")
    style = (ROOT / "static/theme/dancam.css").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `--")]
    for name in re.findall(r"`(--[\w-]+)`", "\n".join(rows)):
        assert f"{name}:" in style, name
    for name in re.findall(r"`((?:parts/)?[\w-]+\.html)`", text):
        assert name == "prose.html" or (ROOT / "templates" / name).is_file(), name
    named = set(re.findall(r"`([\w-]+\.html)`", text))
    assert {path.name for path in (ROOT / "templates").glob("*.html")} <= named


def test_every_view_named_by_a_template_is_documented() -> None:
    page = (ROOT / "docs/theme-views.md").read_text(encoding="utf-8")
    for path in (ROOT / "templates").glob("*.html"):
        if path.name not in {"base.html", "frame.html", "macros.html"}:
            assert f"`{path.name}`" in page
