"""The article that is being written in the browser, rendered as it will be published; nothing is saved.

It is a portal of its own over the same files, in whose disk the unsaved texts lie in the place of the saved ones. It is
made when the first preview is asked for. A draft is shown as if it were none, and beside it what readers see.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from dancam.authoring.admin.local import RequestRefused, place_of
from dancam.authoring.edit import blocks, with_front
from dancam.content.text import Text, TextParts
from dancam.pipeline.ledger import begin_with
from dancam.pipeline.options import OUTPUT, Options, ledger_path
from dancam.problems import Problem
from dancam.serve.live_disk import DraftDisk
from dancam.serve.ondemand import OnDemand, Shown
from dancam.vietnamese import nfc


class _NewFile(msgspec.Struct):
    path: str
    content: str


class _Request(msgspec.Struct):
    path: str
    raw: str
    assets: list[_NewFile] = []


_decode = msgspec.json.Decoder(_Request).decode


class _Portal:
    """A portal over the saved files, and some that are not."""

    def __init__(self, options: Options) -> None:
        self.disk = DraftDisk()
        self.outputs = OnDemand(options, self.disk)


class Drafting:
    """Renders unsaved articles, for the one thread that has the portal."""

    def __init__(self, options: Options, say: Callable[[Problem], str]) -> None:
        """Take the options of the portal, and how a problem is put into words."""
        self._options = options
        self._say = say
        self._unsaved: dict[Path, bytes] = {}
        self._portals: dict[bool, _Portal] = {}  # with drafts and scheduled articles, and without

    def changed(self, paths: Iterable[Path]) -> None:
        """Learn that files were saved."""
        paths = list(paths)
        for path in paths:
            self._unsaved.pop(path, None)
        for portal in self._portals.values():
            portal.disk.mark_changed(paths)

    def answer(self, data: bytes, now: datetime) -> tuple[int, bytes]:
        """Return the answer to a request for a preview: the HTTP status, and the page and its problems as JSON."""
        try:
            request = _decode(data)
            file = nfc(request.path)
            place = place_of(self._options.site, file, is_text=True)
            new = {
                place_of(self._options.site, each.path): base64.b64decode(each.content, validate=True)
                for each in request.assets
            }
        except (msgspec.MsgspecError, ValueError, RequestRefused) as error:
            return 422, msgspec.json.encode({"error": str(error)})
        # Another article that somebody left without saving must not keep this one from being rendered.
        pictures = {path: each for path, each in self._unsaved.items() if path.suffix != place.suffix}
        self._unsaved = {**pictures, **new, place: _released(request.raw).encode()}
        page, problems = self._rendered(file, now, drafts=False)
        if not page and not problems:  # it is scheduled
            page, problems = self._rendered(file, now, drafts=True)
        return 200, msgspec.json.encode({"page": page, "notes": [self._say(each) for each in problems]})

    def _rendered(self, file: str, now: datetime, *, drafts: bool) -> tuple[str, list[Problem]]:
        """Return the page of a source and no problems, or no page and the errors that prevent it."""
        portal = self._portals.get(drafts) or self._begun(drafts=drafts)
        portal.disk.hold(self._unsaved)
        news = portal.outputs.refresh(now)
        if news.is_blocked:
            errors = [each for each in news.problems if each.is_error]
            return "", [each for each in errors if each.place.file == file] or errors
        output = portal.outputs.page_of(file.removeprefix("content/"))
        shown = portal.outputs.show(output) if output else None
        if shown is None or not isinstance(shown.data, bytes):
            return "", []
        errors = [each for each in shown.problems if each.is_error]
        return ("" if errors else shown.data.decode()), errors

    def _begun(self, *, drafts: bool) -> _Portal:
        name = self._options.output.name.replace("serve", "preview-all" if drafts else "preview")
        output = self._options.output.with_name(name)
        options = msgspec.structs.replace(self._options, drafts=drafts, output=output, jobs=1)
        begin_with(ledger_path(options), ledger_path(self._options), OUTPUT)  # with what the dev server has read
        portal = _Portal(options)
        self._portals[drafts] = portal
        return portal

    def show(self, path: str) -> Shown | None:
        """Return an output that only unsaved texts have, such as a picture of theirs; None if there is none."""
        found = (each.outputs for each in self._portals.values() if each.outputs.has(path))
        return next((portal.show(path) for portal in found), None)

    def close(self) -> None:
        """Close the ledgers."""
        for portal in self._portals.values():
            portal.outputs.close()


def _released(text: str) -> str:
    """Return a source as it is published: no draft."""
    text = Text(text.encode(), "").text or text
    front = TextParts(text).front
    if front is None:
        return text
    return with_front(text, "".join(block for name, block in blocks(front) if name != "draft"))
