"""Makes a new article with its front matter, and a whole new portal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib import resources
from pathlib import Path

from dancam.content.yaml import quoted
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.system.disk import Disk
from dancam.vietnamese import LONGEST_SLUG, slug

PICTURES = "anh"
"""The folder beside an article in which its pictures lie."""
_ARTICLE = """---
title: {title}
date: {date}
category: {category}
author: {author}
# Sapo: một, hai câu dưới tiêu đề. Bỏ trống thì lấy đoạn đầu của bài.
summary:
{image}
{document}tags: [{tags}]
# Bài liên quan do ban biên tập chọn, mỗi dòng một tệp: - ../thoi-su/ten-bai.md
related: []
# Xóa dòng dưới đây khi bài đã sẵn sàng đăng.
draft: true
---

{body}
"""
_NO_IMAGE = """# Ảnh: đặt tệp cạnh bài này. Ví dụ:
# image:
#   src: anh/ten-anh.jpg
#   alt: Mô tả ảnh cho người không nhìn thấy
#   caption: Chú thích dưới ảnh
#   credit: Tên người chụp"""
_IMAGE = """image:
  src: {src}
  # Mô tả ảnh cho người không nhìn thấy.
  alt: {alt}"""
_BODY = """Viết bài ở đây. Để trống một dòng giữa hai đoạn.

## Đề mục

Đoạn tiếp theo."""


class Draft(Record, frozen=True):
    """An article to be created."""

    title: str
    category: str
    author: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    """Its picture, beside it."""
    alt: str = ""
    """What the picture shows."""
    number: str = ""
    """The number of the official document of which it is the text; empty where it is none."""
    signed: str = ""
    """When that was signed, as 2026-11-30."""
    body: str = _BODY
    """Its Markdown, without line feeds around it."""


def new_article(site: Path, draft: Draft, now: datetime, disk: Disk, files: Mapping[str, bytes] | None = None) -> Path:
    """Write a new article and return its path.

    Args:
        site: The folder of the portal.
        draft: The article.
        now: Its date.
        disk: The file system.
        files: Pictures, by path from the folder of the article; they are written first.

    Raises:
        Refusal: No address can be made of the title, or one of the files exists already and is another one.
    """
    path = site / "content" / draft.category / f"{name_of(draft.title)}.md"
    for each, data in ((path, None), *((path.parent / name, data) for name, data in (files or {}).items())):
        if each.exists() and (data is None or not each.is_file() or each.read_bytes() != data):
            raise Refusal(problem("exists-already", Place(each.relative_to(site).as_posix())))
    for name, data in (files or {}).items():
        disk.write_whole(path.parent / name, data)
    disk.write_whole(path, text_of(draft, now).encode())
    return path


def name_of(title: str) -> str:
    """Return the name of an article's file, made from its title, without `.md`.

    Raises:
        Refusal: The title has neither letters nor digits.
    """
    name = slug(title, LONGEST_SLUG)
    if not name:
        raise Refusal(problem("empty-slug", Place("dancam new"), field="title", value=title))
    return name


def text_of(draft: Draft, now: datetime) -> str:
    """Return the text of a new article, with its front matter explained."""
    return _ARTICLE.format(
        title=quoted(draft.title),
        date=f"{now:%Y-%m-%d %H:%M}",
        category=draft.category,
        author=quoted(draft.author) if draft.author else "",
        image=_IMAGE.format(src=quoted(draft.image), alt=quoted(draft.alt)) if draft.image else _NO_IMAGE,
        document=_document(draft),
        tags=", ".join(map(quoted, draft.tags)),
        body=draft.body,
    )


def _document(draft: Draft) -> str:
    fields = [("number", quoted(draft.number) if draft.number else ""), ("date", draft.signed)]
    lines = [f"  {name}: {value}\n" for name, value in fields if value]
    return "".join(["# Số, ngày của văn bản; xóa đi nếu không cần.\ndocument:\n", *lines]) if lines else ""


def new_portal(folder: Path, now: datetime, disk: Disk, files: Iterable[tuple[str, bytes]] = ()) -> list[Path]:
    """Write a new portal into a folder and return the paths of its files.

    Args:
        folder: The folder.
        now: The date of its first article.
        disk: The file system.
        files: Further files, by path below the folder.

    Raises:
        Refusal: The folder is not empty, or it is a file.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(problem("exists-already", Place(str(folder))))
    starter = resources.files("dancam.authoring") / "starter"
    written = []
    waiting = [(starter, folder)]
    while waiting:
        source, target = waiting.pop()
        if source.is_dir():
            waiting += [(child, target / child.name) for child in source.iterdir() if child.name != "__pycache__"]
            continue
        text = source.read_text(encoding="utf-8").replace("@TODAY@", f"{now:%Y-%m-%d}")
        if target.name == "gitignore":
            target = target.with_name(".gitignore")
        disk.write_whole(target, text.encode())
        written.append(target)
    for name, data in files:
        disk.write_whole(folder / name, data)
        written.append(folder / name)
    for name in ("static", "templates"):
        (folder / name).mkdir(exist_ok=True)
    return sorted(written)
