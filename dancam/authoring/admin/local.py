"""The local backend of the editing page: it lists, reads and writes articles and their pictures in a portal's folder.

It answers what the page asks of a repository, in the page's own protocol (decap-server, `POST` with an action). Nothing
but articles, pages and their files can be reached: no settings, no templates, nothing outside.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import posixpath
from collections.abc import Callable
from pathlib import Path

import msgspec

from dancam.content.text import Text
from dancam.filenames import is_temporary
from dancam.system.disk import Disk
from dancam.vietnamese import nfc

# Files that may lie beside articles; none that a browser would run.
_FILES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "avif", "pdf", "docx", "xlsx", "odt", "ods", "mp3", "mp4"})
# Characters that may not be in the name of a file.
_FORBIDDEN = frozenset('\\\0\n\r:*?"<>|')
_FOLDERS = ("content", "static/tep")
MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one request at most: an article with some pictures from a telephone."""


class RequestRefused(Exception):  # noqa: N818 - an answer to the page; no error of the program
    """The request of the page is refused."""


def place_of(site: Path, path: str, *, is_text: bool = False) -> Path:
    """Return where a file lies; only articles and the files beside them may be reached.

    Args:
        site: The folder of the portal.
        path: The path of the file in it.
        is_text: Whether it is an article or page.

    Raises:
        RequestRefused: It is none of these.
    """
    path = nfc(path)
    clean = posixpath.normpath(path)
    parts = clean.split("/")
    suffix = parts[-1].rpartition(".")[2].lower()
    allowed = {"md"} if is_text else _FILES
    inside = clean == path and any(clean.startswith(f"{folder}/") for folder in _FOLDERS)
    odd = any(part[:1] == "." or is_temporary(part) for part in parts) or not _FORBIDDEN.isdisjoint(path)
    if not inside or odd or suffix not in allowed or (is_text and parts[0] != "content"):
        raise RequestRefused(f"not a file of an article: {path}")
    where = site / clean
    if not where.resolve().is_relative_to(site.resolve()) or where.is_symlink():
        raise RequestRefused(f"outside: {path}")
    return where


class _Entry(msgspec.Struct, rename="camel"):
    path: str
    raw: str = ""
    new_path: str = ""


class _Asset(msgspec.Struct):
    path: str
    content: str = ""


class _Path(msgspec.Struct):
    path: str


class _Params(msgspec.Struct, rename="camel"):
    """The parameters of all actions; each has some of them."""

    folder: str = ""
    depth: int = 1
    path: str = ""
    files: list[_Path] = []
    entry: _Entry | None = None
    data_files: list[_Entry] = []
    assets: list[_Asset] = []
    asset: _Asset | None = None
    media_folder: str = ""
    paths: list[str] = []


class _Request(msgspec.Struct):
    action: str
    params: _Params = msgspec.field(default_factory=_Params)


_decode = msgspec.json.Decoder(_Request).decode
Answer = dict[str, object] | list[object] | None


class LocalBackend:
    """Answers the requests of the page from one portal's folder."""

    most = MOST_BYTES
    """Bytes of one request at most."""

    def __init__(self, site: Path, disk: Disk) -> None:
        """Take the folder of the portal, and the file system."""
        self._site, self._disk = site, disk
        self._actions: dict[str, Callable[[_Params], Answer]] = {
            "info": lambda _: {"repo": site.resolve().name, "publish_modes": ["simple"], "type": "local_fs"},
            "entriesByFolder": self._entries,
            "entriesByFiles": lambda params: [self._entry(each.path) for each in params.files],
            "getEntry": lambda params: self._entry(params.path),
            "unpublishedEntries": lambda _: [],
            "persistEntry": self._persist,
            "getMedia": self._media,
            "getMediaFile": lambda params: self._file(params.path),
            "persistMedia": self._persist_media,
            "deleteFile": lambda params: self._delete([params.path]),
            "deleteFiles": lambda params: self._delete(params.paths),
            "getDeployPreview": lambda _: None,
        }

    def answer(self, data: bytes) -> tuple[int, bytes]:
        """Return the answer to one request: the HTTP status and JSON."""
        try:
            request = _decode(data)
            action = self._actions.get(request.action)
            if action is None:
                raise RequestRefused(f"no such action: {request.action}")
            return 200, msgspec.json.encode(action(request.params))
        except (msgspec.MsgspecError, ValueError, RequestRefused) as error:
            return 422, msgspec.json.encode({"error": str(error)})
        except OSError as error:
            return 500, msgspec.json.encode({"error": error.strerror or str(error)})

    def _where(self, path: str, *, is_text: bool = False) -> Path:
        return place_of(self._site, path, is_text=is_text)

    # Articles

    def _entries(self, params: _Params) -> Answer:
        folder = posixpath.normpath(params.folder)
        if folder != "content" and not folder.startswith("content/"):
            raise RequestRefused(f"not a folder of articles: {params.folder}")
        names = [name for name in self._disk.scan(self._site / folder).files if name.endswith(".md")]
        paths = [f"{folder}/{name}" for name in names if name.count("/") < max(params.depth, 1)]
        entries: list[object] = []
        for path in paths:
            with contextlib.suppress(RequestRefused):  # a name that the page may not have: all others are listed
                entries.append(self._entry(path))
        return entries

    def _entry(self, path: str) -> Answer:
        where = self._where(path, is_text=True)
        try:
            data = self._disk.read(where)
        except FileNotFoundError:
            return {"data": None, "file": {"path": path, "id": None}}
        is_text = Text(data, path).text is not None
        return {
            "data": data.decode() if is_text else None,
            "file": {"path": path, "id": hashlib.sha256(data).hexdigest()},
        }

    def _persist(self, params: _Params) -> Answer:
        entries = params.data_files or ([params.entry] if params.entry else [])
        writes = [self._new_file(each) for each in params.assets]
        moved = []
        for entry in entries:
            where = self._where(entry.path, is_text=True)
            target = self._where(entry.new_path, is_text=True) if entry.new_path else where
            if target != where:
                if target.exists():
                    raise RequestRefused(f"there is one already: {entry.new_path}")
                moved.append(where)
            writes.append((target, self._saved(where, entry)))
        for target, data in writes:  # only now, when all of them are known to be allowed
            self._disk.write_whole(target, data)
        for where in moved:
            self._disk.remove(where, self._site / "content")
        return {"message": "entry persisted"}

    def _saved(self, where: Path, entry: _Entry) -> bytes:
        """Return the bytes of an article as the page saves it: it was given all of the old ones, and kept them."""
        with contextlib.suppress(FileNotFoundError):
            if Text(self._disk.read(where), entry.path).text is None:  # the page was not given its text
                raise RequestRefused(f"not readable: {entry.path}")
        return entry.raw.encode()

    # Pictures and other files

    def _media(self, params: _Params) -> Answer:
        folder = posixpath.normpath(nfc(params.media_folder))
        if not any(folder == each or folder.startswith(f"{each}/") for each in _FOLDERS):
            raise RequestRefused(f"not a folder of files: {params.media_folder}")
        names = [name for name in self._disk.scan(self._site / folder).files if "/" not in name]
        wanted = [name for name in names if name.rpartition(".")[2].lower() in _FILES]
        return [self._file(f"{folder}/{name}") for name in wanted]

    def _file(self, path: str) -> Answer:
        data = self._disk.read(self._where(path))
        return {
            "id": hashlib.sha256(data).hexdigest(),
            "content": base64.b64encode(data).decode(),
            "encoding": "base64",
            "path": path,
            "name": posixpath.basename(path),
        }

    def _new_file(self, asset: _Asset) -> tuple[Path, bytes]:
        """Return place and bytes of a new file; telephones give one name to many pictures, and none may be lost."""
        where, data = self._where(asset.path), base64.b64decode(asset.content, validate=True)
        if where.exists() and self._disk.read(where) != data:
            raise RequestRefused(f"there is another file of that name already: {asset.path}")
        return where, data

    def _persist_media(self, params: _Params) -> Answer:
        if params.asset is None:
            raise RequestRefused("no file")
        self._disk.write_whole(*self._new_file(params.asset))
        return self._file(params.asset.path)

    def _delete(self, paths: list[str]) -> Answer:
        for path in paths:
            where = self._where(path, is_text=path.endswith(".md"))
            self._disk.remove(where, self._site / path.partition("/")[0])
        return {"message": f"deleted {', '.join(paths)}"}
