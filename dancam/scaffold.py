"""New things: an article with its front matter, and a whole portal."""

from __future__ import annotations

from datetime import datetime
from importlib import resources
from pathlib import Path

from dancam.disk import Disk
from dancam.nodes import quoted
from dancam.problems import Place, Refusal, problem
from dancam.vietnamese import LONGEST_SLUG, slug

_ARTICLE = """---
title: {title}
date: {date}
category: {category}
author: {author}
# Sapo: một, hai câu dưới tiêu đề. Bỏ trống thì lấy đoạn đầu của bài.
summary:
# Ảnh: đặt tệp cạnh bài này. Ví dụ:
# image:
#   src: anh/ten-anh.jpg
#   alt: Mô tả ảnh cho người không nhìn thấy
#   caption: Chú thích dưới ảnh
#   credit: Tên người chụp
tags: []
# Bài liên quan do ban biên tập chọn, mỗi dòng một tệp: - ../thoi-su/ten-bai.md
related: []
# Xóa dòng dưới đây khi bài đã sẵn sàng đăng.
draft: true
---

Viết bài ở đây. Để trống một dòng giữa hai đoạn.

## Đề mục

Đoạn tiếp theo.
"""


def new_article(site: Path, title: str, category: str, author: str, now: datetime, disk: Disk) -> Path:
    """Write a new article and return its path.

    Raises:
        Refusal: No address can be made of the title, or there is such a file already.
    """
    name = slug(title, LONGEST_SLUG)
    if not name:
        raise Refusal(problem("empty-slug", Place("dancam new"), field="title", value=title))
    path = site / "content" / category / f"{name}.md"
    if path.exists():
        raise Refusal(problem("exists-already", Place(path.relative_to(site).as_posix())))
    text = _ARTICLE.format(
        title=quoted(title),
        date=f"{now:%Y-%m-%d %H:%M}",
        category=category,
        author=quoted(author) if author else "",
    )
    disk.write_whole(path, text.encode())
    return path


def new_portal(folder: Path, now: datetime, disk: Disk) -> list[Path]:
    """Write a new portal into a folder and return its files.

    Raises:
        Refusal: The folder has a portal or other files already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(problem("exists-already", Place(str(folder))))
    starter = resources.files("dancam") / "starter"
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
    for name in ("static", "templates"):
        (folder / name).mkdir(exist_ok=True)
    return sorted(written)
