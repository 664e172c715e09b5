"""Files below `content/` that are no sources, and that nobody sees unless a page refers to them.

An article under a wrong name is told wherever it lies. Of documents it is told that no page shows them; pictures,
sound and films wait there for articles to come, and nothing is said of them.
"""

from __future__ import annotations

import re

from dancam.content.yaml import quoted
from dancam.filenames import article_behind
from dancam.patterns import lazy
from dancam.problems import Place, Problem, problem

# What other programs and people take for Markdown, or make of its ending; `.md` itself is none of them.
_LIKE_MARKDOWN = lazy(
    r"\.(?:md|markdown|mdown|mdwn|mkdn?|mkdown|mdtxt|mdtext|mdx|rmd|qmd|mdoc)"
    r"(?:\.(?:txt|text|html?|old|orig|save|copy|\d{1,3})|[ ~_(-][^.]*|\.)?$",
    re.IGNORECASE,
)
_TEXT = frozenset(
    {"", ".txt", ".text", ".yml", ".yaml", ".html", ".htm", ".doc", ".rtf", ".log", ".asc", ".adoc", ".rst"}
)
_FRONT_MATTER = lazy(rb"(?:\xef\xbb\xbf)*\s*-{3,}[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,40}?[ \t]*title[ \t]*:")
_WORD = frozenset({".docx", ".doc", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".wps", ".pages", ".gdoc"})
_WRITING = _TEXT | {".tex", ".org", ".textile", ".wiki", ".eml", ".msg", ".xhtml", ".json", ".xml"}
_MATERIAL = lazy(
    r"\.(?:a?png|avifs?|bmp|cur|dib|gif|hei[cf]s?|hif|ico|jfif|jp[2efx]g?|jpe?g|jxl|pjpe?g|psd|svgz?|tiff?|webp|ai|eps|xcf|thm"
    r"|3fr|arw|cr[23w]|dng|nef|orf|pef|raf|raw|rw2|xmp|aae"
    r"|mp[34]|m4[av]|aac|og[agv]|opus|wav|flac|wma|amr|webm|mov|avi|mkv|wmv|mpe?g|3gp|vtt|srt"
    r"|css|js|mjs|map|woff2?|ttf|otf|eot|db|ini|part|lock)$",
    re.IGNORECASE,
)
_HEAD = 4096


def misnamed(path: str, data: bytes) -> list[Problem]:
    """Return a problem where a file is an article by its name or its beginning, but is not read as one.

    Args:
        path: Its path below the site's folder; it is no source.
        data: Its bytes.
    """
    name = path.rpartition("/")[2]
    like = _LIKE_MARKDOWN.search(name)
    if like is None and (_ending(name) not in _TEXT or not _FRONT_MATTER.match(data[:_HEAD])):
        return []
    stem = name[: like.start()] if like else name[: len(name) - len(_ending(name))]
    return [problem("source-name", Place(path), name=f"{stem.rstrip(' .') or 'bai'}.md")]


def put_aside(path: str, data: bytes) -> list[Problem]:
    """Return a problem where a file begins like an article, but is not even looked at because of its name.

    Args:
        path: Its path below the site's folder: a hidden file, or a copy that a text editor made.
        data: Its bytes.
    """
    if not _FRONT_MATTER.match(data[:_HEAD]):
        return []
    return [problem("source-name", Place(path), name=article_behind(path.rpartition("/")[2]))]


def unseen(path: str, what: str) -> list[Problem]:
    """Return what is to be said of a file that no published page refers to, and that is no article under another name.

    Args:
        path: Its path below the site's folder.
        what: What it is by its bytes; empty for a picture.
    """
    name = path.rpartition("/")[2]
    if not what or _MATERIAL.search(name):
        return []
    ending = _ending(name)
    code = "word-unseen" if ending in _WORD else "text-unseen" if ending in _WRITING else "file-unseen"
    shown = name if re.fullmatch(r"\w[\w. -]*", name) else quoted(name)
    return [problem(code, Place(path), name=shown, path=path, right=f"{name[: len(name) - len(ending)]}.md")]


def _ending(name: str) -> str:
    """Return the ending of a name, in small letters; empty where it has none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 and re.fullmatch(r"\.\w{1,8}", name[dot:]) else ""
