"""A Word file as a package of parts, which refer to one another."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import unquote

from dancam.importers.word.elements import Element, XmlError, parse
from dancam.problems import Place, Refusal, problem
from dancam.records import Record
from dancam.vietnamese import nfc

# Far more than a report of a hundred pages with pictures has: a larger file is a zip bomb, or no article.
MOST_PARTS, MOST_BYTES = 2_000, 200 * 1024 * 1024
_LONGEST_XML = 50 * 1024 * 1024
_USUAL = "word/document.xml"
# What the library raises where a file is cut off, has a password, or contradicts itself.
_UNREADABLE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)
# What Word writes as the author where no name was entered.
_NO_PERSON = re.compile(
    r"(windows|microsoft|office|user|admin|administrator|pc|hp|dell|acer|asus|lenovo|home|python-docx)\b",
    re.IGNORECASE,
)
# What programs write as the title of a file that has none.
_NO_TITLE = re.compile(
    r"microsoft (?:office )?word\b.*|.*\.(?:docx?|dotx?|rtf|odt|pdf)|(?:document|doc|tài liệu) ?\d*", re.I
)


class Relation(Record, frozen=True):
    """What a part refers to."""

    kind: str
    """`image`, `hyperlink`, `header` and so on."""
    target: str
    """The path of another part, or an address."""
    is_outside: bool
    """Whether it is an address, or a file of somebody's machine."""


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        Args:
            data: Its bytes.
            name: Its name, for problems.

        Raises:
            Refusal: It is no Word file, or not one that is safe to open.
        """
        self.name = name
        self._parts = _parts(data, name)
        self._relations: dict[str, dict[str, Relation]] = {}
        mains = [each.target for each in self.relations("").values() if each.kind == "officeDocument"]
        self.main = next((each for each in mains if self.has(each)), _USUAL)
        """The path of the part with the text."""
        if not self.has(self.main):
            raise Refusal(problem("word-not-word", Place(name)))
        root = self.xml(self.main)
        if root is None or root.tag != "w:document":
            raise Refusal(problem("word-broken" if self.main == _USUAL else "word-not-word", Place(name)))
        self.root = root
        """What the part with the text holds."""

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return path.lower() in self._parts

    def bytes(self, path: str) -> bytes | None:
        """Return a part."""
        return self._parts.get(path.lower())

    def xml(self, path: str) -> Element | None:
        """Return a part that is XML; None where there is none.

        Raises:
            Refusal: It is broken.
        """
        data = self.bytes(path)
        if data is None:
            return None
        if len(data) > _LONGEST_XML:
            raise Refusal(problem("word-too-big", Place(self.name), limit=_LONGEST_XML // (1024 * 1024)))
        try:
            return parse(data)
        except XmlError as error:
            raise Refusal(problem("word-broken", Place(self.name))) from error

    def relations(self, path: str) -> dict[str, Relation]:
        """Return what a part refers to, by identifier."""
        if path not in self._relations:
            folder, _, file = path.rpartition("/")
            root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
            self._relations[path] = {
                each.get("Id"): _relation(each, folder) for each in (root.children if root is not None else ())
            }
        return self._relations[path]

    def related(self, path: str, kind: str) -> list[str]:
        """Return the paths of the parts of a kind to which a part refers."""
        return [
            each.target
            for each in self.relations(path).values()
            if each.kind == kind and not each.is_outside and self.has(each.target)
        ]

    def title(self) -> str:
        """Return the title of the file's properties, if somebody or Word itself gave it one."""
        title = self._property("dc:title")
        return "" if _NO_TITLE.fullmatch(title) else title

    def creator(self) -> str:
        """Return the author of the file's properties, if that is a person's name."""
        name = self._property("dc:creator")
        return name if len(name.split()) > 1 and not _NO_PERSON.match(name) else ""

    def _property(self, name: str) -> str:
        path = next(iter(self.related("", "core-properties")), "docProps/core.xml")
        core = self.xml(path)
        found = core.find(name) if core is not None else None
        return nfc(" ".join(found.text.split())) if found is not None else ""


def _relation(element: Element, folder: str) -> Relation:
    kind, target = element.get("Type").rpartition("/")[2], element.get("Target")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, is_outside=True)
    path = posixpath.normpath(posixpath.join("/" + folder, unquote(target.partition("#")[0]))).lstrip("/")
    return Relation(kind, path, is_outside=False)


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    place = Place(name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # from before 2007, or with a password
        raise Refusal(problem("word-old", place))
    too_big = problem("word-too-big", place, limit=MOST_BYTES // (1024 * 1024))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_PARTS or sum(each.file_size for each in infos) > MOST_BYTES:
                raise Refusal(too_big)
            parts: dict[str, bytes] = {}
            left = MOST_BYTES
            for each in infos:
                with archive.open(each) as part:  # the size that it states need not be true
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Refusal(too_big)
                parts.setdefault(each.filename.replace("\\", "/").lstrip("/").lower(), content)
            return parts
    except _UNREADABLE as error:
        raise Refusal(problem("word-not-word" if not data.startswith(b"PK") else "word-broken", place)) from error
