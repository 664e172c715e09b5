"""Blocks of our own in Markdown: `::: video ADDRESS` and `::: gallery`.

A video is shown without asking another site for anything. A file of the portal gets the browser's player. A video
elsewhere is a link to it, with a picture of the portal's own if one is given: so no other site learns who reads the
page, and nothing of it runs there.

    ::: video https://www.youtube.com/watch?v=dQw4w9WgXcQ hinh/le-phat-dong.jpg
    Lễ phát động ở xã Hải Lộc. *Video: Trần Văn Bảy*
    :::

A gallery has pictures, one on each line, and perhaps a line about them all. Each leads to its file, so that it can be
seen large without a script.

    ::: gallery
    ![Bà con ra đồng](anh/ra-dong.jpg "Sáng sớm ở xóm 3")
    ![Con kênh đã thông](anh/kenh.jpg)
    :::
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from dancam.content.body import is_inside
from dancam.content.config import VIDEO_SITES
from dancam.render.markdown.cleaner import Cleaner
from dancam.render.markdown.places import MARK

NAMES = ("video", "gallery")
GALLERY = "gallery"
PLAYABLE = (".mp4", ".webm", ".ogv", ".m4v")
_START = re.compile(rf"(?:^|\n) {{0,3}}:::+ *([^\W\d_][\w-]*)(?:{MARK})?(?: +(\S+))?(?: +(\S+))?[^\n]*(?=\n|$)")
_END = re.compile(r" {0,3}:::+ *")
# So many further paragraphs may stand before the end of a block.
_FURTHER = {"video": 5, "gallery": 100}
_BETWEEN_PICTURES = re.compile(r"(?<=\)) +(?=!\[)")


class Directives(Extension):
    """Makes HTML of the blocks."""

    def __init__(self, label: str, hosts: Sequence[str], cleaner: Cleaner) -> None:
        """Take what the blocks need.

        Args:
            label: What the link to a video elsewhere says before the name of the site.
            hosts: Sites whose videos may be shown.
            cleaner: Knows where targets lead, and takes remarks.
        """
        super().__init__()
        self.label = label
        self.hosts = hosts
        self.cleaner = cleaner

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register the block processor: behind code, before all that reads a line by its signs."""
        md.parser.blockprocessors.register(_Directive(md, self), "directive", 78)


class _Directive(BlockProcessor):
    def __init__(self, md: markdown.Markdown, given: Directives) -> None:
        super().__init__(md.parser)
        self.given = given

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's own
        return ":::" in block and _START.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks[0]
        start = _START.search(block)
        assert start is not None
        name = start[1].lower()
        if name not in NAMES:
            self.given.cleaner.note("unknown-directive", start[1], start[0])
            return False
        del blocks[0]
        if start.start():
            self.parser.parseBlocks(parent, [block[: start.start()]])
        inner, rest = _inner(block[start.end() + 1 :], blocks, _FURTHER[name])
        if name == GALLERY:
            self._gallery(parent, inner, start[0])
        else:
            self._video(parent, html.unescape(start[2] or ""), html.unescape(start[3] or ""), inner, start[0])
        if rest:
            blocks.insert(0, rest)
        return True

    def _gallery(self, parent: Element, inner: str, written: str) -> None:
        if "![" not in inner:
            self.given.cleaner.note("gallery-empty", "", written)
        pieces = [piece for line in inner.split("\n") for piece in _BETWEEN_PICTURES.split(line.strip())]
        self.parser.parseBlocks(SubElement(parent, "div", {"class": GALLERY}), pieces)

    def _video(self, parent: Element, address: str, picture: str, caption: str, written: str) -> None:
        if not address:
            self.given.cleaner.note("video-address", "", written)
            return
        figure = Element("figure", {"class": "video"})
        if is_inside(address) and self._host(f"https://{address}"):  # copied without its beginning
            address = f"https://{address}"
        if is_inside(address):
            self._player(figure, address, picture)
        else:
            self._elsewhere(figure, address, picture, written)
        if caption:
            SubElement(figure, "figcaption").text = caption
        if len(figure):
            parent.append(figure)

    def _player(self, figure: Element, address: str, picture: str) -> None:
        """Put the browser's player for a file of the portal into the figure; nothing where there is no such file."""
        cleaner = self.given.cleaner
        target = cleaner.resolve(address)
        if target is None or not target.href:
            cleaner.note_lost("video-missing", target, address)
        elif not target.href.partition("#")[0].lower().endswith(PLAYABLE):
            cleaner.note("video-format", address)
            SubElement(figure, "a", {"href": address}).text = AtomicString(address.rpartition("/")[2])
        else:
            values = {"src": address, "controls": "", "preload": "none" if picture else "metadata"}
            SubElement(figure, "video", values | ({"poster": picture} if picture else {}))

    def _elsewhere(self, figure: Element, address: str, picture: str, written: str) -> None:
        """Put a link to a video on another site into the figure, with its picture."""
        host = self._host(address)
        name = VIDEO_SITES.get(host, host)
        if not host:
            self.given.cleaner.note("video-host", address, written, known=", ".join(self.given.hosts))
        link = SubElement(figure, "a", {"href": address})
        if picture:
            SubElement(link, "img", {"src": picture, "alt": ""})
        text = AtomicString(f"{self.given.label} {name}" if host else address)
        SubElement(link, "span").text = text

    def _host(self, address: str) -> str:
        """Return the site of the list on which a video lies; empty where it lies elsewhere."""
        try:
            parts = urlsplit(self.given.cleaner.bare(address))
            host = (parts.hostname or "").lower()
        except ValueError:
            return ""
        if parts.scheme.lower() not in {"http", "https"}:
            return ""
        return next((each for each in self.given.hosts if host == each or host.endswith(f".{each}")), "")


def _inner(text: str, blocks: list[str], further: int) -> tuple[str, str]:
    """Return what stands within a block, and what follows behind it.

    Args:
        text: What follows its first line.
        blocks: The blocks behind; those that belong to it are taken out.
        further: How many may.
    """
    for count in range(min(further, len(blocks)) + 1):
        lines = "\n\n".join((text, *blocks[:count])).split("\n")
        end = next((number for number, line in enumerate(lines) if _END.fullmatch(line)), None)
        if end is not None:
            del blocks[:count]
            inside = "\n".join(lines[:end]), "\n".join(lines[end + 1 :])
            return re.sub(r"\n\s*\n", "\n", inside[0]).strip(), inside[1].strip("\n")
        if count < len(blocks) and _START.search(blocks[count]):
            break
    return text.strip(), ""
