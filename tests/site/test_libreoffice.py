"""Each word of documents that LibreOffice writes stands in the article, or is named as left out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document

from dancam.importers.word.article import Imported, read
from tests.documents import rendered, words_in, words_kept
from tests.unit.importers.word.test_words import BY_PYTHON_DOCX, made

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")

# A document of LibreOffice's own kind, with what its own users have: outlines, notes, frames, hidden text.
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = """
<style:style style:name="Mat" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Cao" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Gach" style:family="text">
<style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
<text:list-style style:name="Luat"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-prefix="Điều " style:num-suffix=". "/><text:list-level-style-number text:level="2" style:num-format="a"
 style:num-suffix=") "/></text:list-style>
<text:list-style style:name="So"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="." text:start-value="3"/></text:list-style>
"""
_BODY = """
<text:h text:outline-level="1">Thể lệ cuộc thi</text:h>
<text:list text:style-name="Luat"><text:list-item><text:p>Phạm vi</text:p>
<text:list><text:list-item><text:p>điểm thứ nhất</text:p></text:list-item>
<text:list-item><text:p>điểm thứ hai</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Đối tượng</text:p></text:list-item></text:list>
<text:p>Đoạn thường với 10 m<text:span text:style-name="Cao">2</text:span>,
<text:span text:style-name="Gach">chữ gạch</text:span><text:span text:style-name="Mat"> chữ mật</text:span>
và xuống<text:line-break/>dòng<text:tab/>cột.</text:p>
<text:p>Câu có chú thích<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Theo báo cáo năm ngoái</text:p></text:note-body></text:note>.</text:p>
<text:list text:style-name="So"><text:list-item><text:p>việc ba</text:p></text:list-item></text:list>
<text:p>Đoạn chen giữa</text:p>
<text:list text:style-name="So" text:continue-numbering="true"><text:list-item>
<text:p>việc bốn</text:p></text:list-item></text:list>
<text:p>Có hộp<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>chữ trong hộp</text:p></draw:text-box></draw:frame></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Gộp | hai cột</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>trái</text:p></table:table-cell>
<table:table-cell><text:p>phải</text:p></table:table-cell></table:table-row></table:table>
<text:p># dấu thăng</text:p>
"""
OWN = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} '
    'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">'
    f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body><office:text>{_BODY}"
    "</office:text></office:body></office:document>"
)


def written_by_office(folder: Path, sources: dict[str, bytes]) -> dict[str, bytes]:
    """Return documents as LibreOffice writes them, by the names of those that it read."""
    for name, data in sources.items():
        (folder / name).write_bytes(data)
    target = folder / "docx"
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += [
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target),
        *(str(folder / each) for each in sources),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return {name: (target / f"{Path(name).stem}.docx").read_bytes() for name in sources}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    sources = {f"{build.__name__}.docx": made(build) for build in BY_PYTHON_DOCX}
    return written_by_office(tmp_path_factory.mktemp("office"), sources | {"rieng.fodt": OWN.encode()})


def imported(document: bytes) -> Imported:
    return read(document, "bai.docx", "anh", lambda title: "ten")


@pytest.mark.parametrize("build", BY_PYTHON_DOCX, ids=lambda build: build.__name__)
def test_no_word_is_lost_that_another_program_has_written_first(
    documents: dict[str, bytes], build: Callable[[Document], None]
) -> None:
    document = documents[f"{build.__name__}.docx"]
    found = imported(document)
    assert words_in(document) - words_kept(found) == {}
    assert words_kept(imported(made(build))) - words_kept(found) == {}


def test_no_word_of_libreoffice_is_lost(documents: dict[str, bytes]) -> None:
    document = documents["rieng.fodt"]
    found = imported(document)
    assert words_in(document) - words_kept(found) == {}
    assert found.title == "Thể lệ cuộc thi"
    text = rendered(found.body)
    shown = " ".join(text.split())
    for words_shown in ("Điều 1. Phạm vi", "a) điểm thứ nhất", "Điều 2. Đối tượng", "Gộp | hai cột", "# dấu thăng"):
        assert words_shown in shown
    assert "chữ mật" not in text
    assert "m<sup>2</sup>" in found.body
    assert "~~chữ gạch~~" in found.body
    assert "3. việc ba\n\nĐoạn chen giữa\n\n4. việc bốn" in found.body
    assert "chữ trong hộp" in text
    assert "[^1]: Theo báo cáo năm ngoái" in found.body
