"""The examples in the documents: the blocks, the portal they belong to, and the messages dancam prints for them.

In `docs/bien-tap/` a block `markdown sai` is an article with a mistake; the block after it is the message.
"""

from __future__ import annotations

import io
import itertools
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PIL import Image

from dancam.messages import report
from dancam.pipeline.build import build
from dancam.pipeline.options import Options
from dancam.system.disk import line_reader

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WRONG = "markdown sai"

SITE = """\
title: Cổng thông tin điện tử huyện
base_url: https://huyen.example
categories:
  - {key: thoi-su, title: Thời sự}
  - {key: dan-van-kheo, title: Dân vận khéo}
  - key: ban-dan-van
    title: Ban Dân vận
    children:
      - {key: quy-che-dan-chu, title: Quy chế dân chủ}
authors:
  nguyen-manh-khoi: {name: Nguyễn Mạnh Khôi, position: Phó Trưởng ban Dân vận}
"""
_ARTICLES = (
    "thoi-su/mot-tuan-sau-le-ra-quan.md",
    "dan-van-kheo/nuoc-sach-ve-lang-chai.md",
    "dan-van-kheo/con-duong-sang.md",
    "dan-van-kheo/hu-gao-tinh-thuong.md",
)
_FILES = (
    "content/thoi-su/anh/ra-quan.jpg",
    "content/thoi-su/anh/kenh-muong.png",
    "content/thoi-su/phim/nao-vet-kenh.mp4",
    "content/thoi-su/tep/ke-hoach.pdf",
    "content/thoi-su/tep/mau-dang-ky.docx",
    "static/banner/huyen.svg",
    "static/banner/ban-dan-van.svg",
    "content/thoi-su/tep/bai-doc.mp3",
    "content/thoi-su/tep/ra-quan-bai-doc.mp3",
)


_PICTURES = {".jpg": "JPEG", ".png": "PNG"}
_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="9"><rect width="12" height="9"/></svg>\n'
# Of the first article, so that somebody sees them.
_ATTACHED = "attachments: [tep/ke-hoach.pdf, tep/mau-dang-ky.docx]\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a document."""

    info: str
    """The text after the opening fence."""
    text: str
    """The text between the fences."""
    line: int
    """Line of the opening fence, from 1."""


def blocks(document: str) -> list[Block]:
    """Return the fenced blocks of a document that name a language, in order."""
    matches = re.finditer(r"^```(\S.*)\n((?:.*\n)*?)```$", document, re.MULTILINE)
    return [Block(each[1], each[2], document.count("\n", 0, each.start()) + 1) for each in matches]


def mistakes(document: str) -> list[tuple[Block, Block]]:
    """Return each article with a mistake, and the block with its message."""
    return [(wrong, said) for wrong, said in itertools.pairwise(blocks(document)) if wrong.info == WRONG]


def write_sample(folder: Path, site_yml: str = SITE) -> None:
    """Write a portal with the files that the examples mention."""
    _write(folder / "site.yml", site_yml)
    for path in _ARTICLES:
        category = path.partition("/")[0]
        front = f"title: Bài {Path(path).stem}\ndate: 2026-01-31 08:00\ncategory: {category}\n"
        front += _ATTACHED if path == _ARTICLES[0] else ""
        _write(folder / "content" / path, f"---\n{front}---\n\nThân bài.\n")
    for path in _FILES:
        _write(folder / path, "")
        (folder / path).write_bytes(_bytes_of(Path(path).suffix))


def _bytes_of(suffix: str) -> bytes:
    """Return a small file of a kind; an empty one where nobody looks into it."""
    if suffix not in _PICTURES:
        return _DRAWING if suffix == ".svg" else b""
    data = io.BytesIO()
    Image.new("RGB", (12, 9)).save(data, _PICTURES[suffix])
    return data.getvalue()


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def with_messages(document: str) -> str:
    """Return a document in which the message after each article with a mistake is the current one."""
    lines = document.split("\n")
    with tempfile.TemporaryDirectory() as raw:
        folder = Path(raw)
        write_sample(folder)
        options = Options(site=folder, output=folder / "public", now=NOW, jobs=1)
        build(options)  # so that templates are compiled once
        for wrong, said in reversed(mistakes(document)):
            _write(folder / "content/thoi-su/bai-moi.md", wrong.text)
            problems = build(replace(options, publish=False)).problems
            lines[said.line : said.line + said.text.count("\n")] = report.for_people(
                problems, line_reader(folder)
            ).split("\n")
    return "\n".join(lines)
