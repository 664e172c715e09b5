"""The commands for editors: new, move, rename-tag, schema, completion."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from dancam.cli.console import BUILT, now, plain_options, print_problems, settings_in
from dancam.content.config import category_keys
from dancam.messages.sayings import Sayings
from dancam.problems import Place, Problem, Refusal, problem

if TYPE_CHECKING:  # each command imports what it needs
    from dancam.importers.word.article import Imported

_MOVED = Sayings(
    vi={
        "moved": "Đã chuyển đến {path}",
        "category": "chuyên mục nay là {value}",
        "alias": "địa chỉ cũ {value} dẫn sang {address}",
        "links": "đã sửa liên kết trong: {value}",
        "renamed": "Đã đổi trong {count} tệp:",
        "gone": "Trang {address} sẽ không còn; nếu nơi khác có liên kết đến đó thì sửa ở nơi ấy.",
    },
    en={
        "moved": "Moved to {path}",
        "category": "its category is {value} now",
        "alias": "the old address {value} leads to {address}",
        "links": "links were changed in: {value}",
        "renamed": "Changed in {count} files:",
        "gone": "The page {address} will be gone; links to it from elsewhere must be changed there.",
    },
)


def new_command(given: argparse.Namespace) -> int:
    """Create an article."""
    from dancam.authoring.scaffold import PICTURES, Draft, new_article
    from dancam.cli.prompts import Prompts
    from dancam.problems import close_match
    from dancam.system.disk import Disk

    config = settings_in(given.site, Disk())
    word = _word(given.source) if given.source else None
    title, category = given.title or (word.title if word else ""), given.category
    author = given.author or (word.author if word else "")
    if sys.stdin.isatty() and sys.stderr.isatty():
        prompts = Prompts(config, given.lang)
        title = title or prompts.title()
        is_asking = not category
        category = category or prompts.category()
        author = author or (prompts.author() if is_asking else "")
    missing = [name for name, value in (("tiêu đề", title), ("--category", category)) if not value]
    if missing:
        given.error(f"còn thiếu: {', '.join(missing)}")
    keys = category_keys(config)
    if category not in keys:
        guess = close_match(category, keys)
        values = {"value": category, "guess": guess, "known": ", ".join(keys)}
        raise Refusal(problem("unknown-category", Place("dancam new --category"), **values))
    moment = now(given).astimezone(ZoneInfo(config.zone))
    draft = Draft(title, category, author, tuple(given.tag))
    if word is None:
        print(new_article(given.site, draft, moment, Disk()))
        return BUILT
    draft = replace(draft, body=word.body, image=word.image, alt=word.alt)
    folder = given.site / "content" / category / PICTURES
    stem, number = word.stem, 1
    while any(_is_other(folder / each.name, each.data) for each in word.pictures):  # of a document with the same title
        number += 1
        word = _word(given.source, f"{stem}-{number}")
    draft = replace(draft, body=word.body, image=word.image, number=word.number, signed=word.date)
    files = {f"{PICTURES}/{each.name}": each.data for each in word.pictures}
    path = new_article(given.site, draft, moment, Disk(), files)
    print_problems([*word.problems, *_about_fields(word, given.source.name, {"title": title, "author": author})], given)
    print(path)
    return BUILT


def _about_fields(word: Imported, file: str, fields: Mapping[str, str]) -> list[Problem]:
    """Return what became of the title and the author of the text: one that somebody stated counts more."""
    from dancam.importers.word.account import left_out

    found = [left_out(file, thing, [text]) for thing, text in word.taken.items() if text != fields[thing]]
    author = word.taken.get("author", "")
    if author and author == fields["author"]:
        found.append(problem("word-signature", Place(file), name=author))
    return found


def _is_other(path: Path, data: bytes) -> bool:
    """Whether there is another file at a path than one with these bytes."""
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return False
    except OSError:  # a folder, or nothing that may be read
        return True


def _word(path: Path, stem: str = "") -> Imported:
    """Return the article that is imported from a Word document.

    Args:
        path: Where the document is.
        stem: The beginning of the names of its pictures; made of its title where none is given.

    Raises:
        Refusal: It cannot be read.
    """
    from dancam.authoring.scaffold import PICTURES, name_of
    from dancam.importers.word import article

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(problem("no-file", Place(str(path)), reason=error.strerror or str(error))) from error
    return article.read(data, path.name, PICTURES, lambda title: stem or name_of(title or path.stem))


def move_command(given: argparse.Namespace) -> int:
    """Move an article."""
    from dancam.cli.move import move
    from dancam.system.disk import Disk

    moved = move(plain_options(given), given.old, given.new, Disk())
    print(_MOVED.say(given.lang, "moved", path=moved.path))
    for name, value in (("category", moved.category), ("alias", moved.alias), ("links", ", ".join(moved.changed))):
        if value:
            print("  " + _MOVED.say(given.lang, name, value=value, address=moved.address))
    return BUILT


def rename_tag_command(given: argparse.Namespace) -> int:
    """Rename a tag in all articles."""
    from dancam.cli.move import rename_tag
    from dancam.system.disk import Disk

    renamed = rename_tag(plain_options(given), given.old, given.new, Disk())
    print(_MOVED.say(given.lang, "renamed", count=len(renamed.changed)))
    for file in renamed.changed:
        print(f"  {file}")
    if renamed.old_address:
        print(_MOVED.say(given.lang, "gone", address=renamed.old_address))
    return BUILT


def schema_command(given: argparse.Namespace) -> int:
    """Write schemas, snippets and settings for text editors, or print one schema."""
    import json

    from dancam.authoring import schema
    from dancam.system.disk import Disk

    config = settings_in(given.site, Disk())
    if given.shown:
        shown = schema.article_schema(config) if given.shown == "article" else schema.site_schema()
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return BUILT
    for name, text in schema.editor_files(config, has_make=(given.site / "Makefile").exists()).items():
        path = given.site / name
        # Settings that exist may have been edited, so they are kept; files that only dancam writes follow site.yml.
        if path.exists() and path.name in _EDITABLE and path.read_bytes() != text.encode():
            print(_SCHEMA.say(given.lang, "kept", path=path))
            continue
        Disk().write_whole(path, text.encode())
        print(path)
    return BUILT


_EDITABLE = frozenset({"settings.json", "extensions.json", "tasks.json", ".remarkrc.mjs"})
_SCHEMA = Sayings(
    vi={"kept": "{path}: đã có và khác, nên giữ nguyên; xóa đi rồi chạy lại nếu muốn bản của dancam"},
    en={"kept": "{path}: it is there and another one, so it stays; delete it and run this again to have dancam's"},
)


def completion_command(given: argparse.Namespace) -> int:
    """Print the shell code for completion with the Tab key."""
    from dancam.cli.completion import script

    print(script(given.shell))
    return BUILT
