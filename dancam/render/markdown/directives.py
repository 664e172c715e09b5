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
from markdown.extensions import Extension
from markdown.util import AtomicString

from dancam.content.body import is_inside
from dancam.content.config import VIDEO_SITES
from dancam.render.markdown.blocks.extension import Blocks
from dancam.render.markdown.cleaner import Cleaner
from dancam.render.markdown.places import MARK

NAMES = ("video", "gallery")
GALLERY = "gallery"
PLAYABLE = (".mp4", ".webm", ".ogv", ".m4v")
_START = re.compile(rf":::+ *([^\W\d_][\w-]*)(?:{MARK})?(?: +(\S+))?(?: +(\S+))?.*")
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
        """Have the block parser ask for the blocks."""
        assert isinstance(md.parser, Blocks)
        self.parser = md.parser
        md.parser.parts.directives = self

    def start(self, line: str) -> re.Match[str] | None:
        """Return the first line of a block, read; None where it is none that we know."""
        start = _START.fullmatch(line.rstrip(" \t"))
        if start and start[1].lower() not in NAMES:
            self.cleaner.note("unknown-directive", start[1], start[0])
            return None
        return start

    def make(self, parent: Element, start: re.Match[str], inner: str) -> None:
        """Make a block.

        Args:
            parent: What it stands in.
            start: Its first line.
            inner: What stands between its first line and its last.
        """
        inner = re.sub(r"\n\s*\n", "\n", inner).strip()
        if start[1].lower() == GALLERY:
            self._gallery(parent, inner, start[0])
        else:
            self._video(parent, html.unescape(start[2] or ""), html.unescape(start[3] or ""), inner, start[0])

    def _gallery(self, parent: Element, inner: str, written: str) -> None:
        if "![" not in inner:
            self.cleaner.note("gallery-empty", "", written)
        pieces = [piece for line in inner.split("\n") for piece in _BETWEEN_PICTURES.split(line.strip())]
        self.parser.parseBlocks(SubElement(parent, "div", {"class": GALLERY}), pieces)

    def _video(self, parent: Element, address: str, picture: str, caption: str, written: str) -> None:
        if not address:
            self.cleaner.note("video-address", "", written)
            return
        figure = Element("figure", {"class": "video"})
        if is_inside(address) and self._host(f"https://{address}"):  # copied without its beginning
            address = f"https://{address}"
        if is_inside(address):
            self._player(figure, address, picture)
        else:
            self._elsewhere(figure, address, picture, written)
        if caption:
            self._caption(SubElement(figure, "figcaption"), caption)
        if len(figure):
            parent.append(figure)

    def _caption(self, parent: Element, caption: str) -> None:
        """Read a caption as the text that it is; a single paragraph, as most are, stands in it without an element."""
        self.parser.parseBlocks(parent, [caption])
        if len(parent) == 1 and parent[0].tag == "p" and not len(parent[0]):
            parent.text = parent[0].text
            parent.remove(parent[0])

    def _player(self, figure: Element, address: str, picture: str) -> None:
        """Put the browser's player for a file of the portal into the figure; nothing where there is no such file."""
        cleaner = self.cleaner
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
            self.cleaner.note("video-host", address, written, known=", ".join(self.hosts))
        link = SubElement(figure, "a", {"href": address})
        if picture:
            SubElement(link, "img", {"src": picture, "alt": ""})
        text = AtomicString(f"{self.label} {name}" if host else address)
        SubElement(link, "span").text = text

    def _host(self, address: str) -> str:
        """Return the site of the list on which a video lies; empty where it lies elsewhere."""
        try:
            parts = urlsplit(self.cleaner.bare(address))
            host = (parts.hostname or "").lower()
        except ValueError:
            return ""
        if parts.scheme.lower() not in {"http", "https"}:
            return ""
        return next((each for each in self.hosts if host == each or host.endswith(f".{each}")), "")
