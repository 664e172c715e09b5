"""The article that is being written in the browser, rendered as it will be published; nothing is saved.

It is a portal of its own over the same files, in whose disk the unsaved texts lie in the place of the saved ones. It is
made when the first preview is asked for.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from dancam.authoring.admin.local import RequestRefused, place_of
from dancam.pipeline.options import Options
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


class Drafting:
    """Renders unsaved articles, for the one thread that has the portal."""

    def __init__(self, options: Options, say: Callable[[Problem], str]) -> None:
        """Take the options of the portal, and how a problem is put into words."""
        self._disk = DraftDisk()
        name = options.output.name.replace("serve-", "preview-")
        self._options = msgspec.structs.replace(options, drafts=True, output=options.output.with_name(name), jobs=1)
        self._say = say
        self._portal: OnDemand | None = None

    def changed(self, paths: Iterable[Path]) -> None:
        """Learn that files were saved."""
        self._disk.drop(paths)

    def answer(self, data: bytes, now: datetime) -> tuple[int, bytes]:
        """Return the answer to a request for a preview: the HTTP status, and the page and its problems as JSON."""
        try:
            request = _decode(data)
            path = nfc(request.path)
            place = place_of(self._options.site, path, is_text=True)
            # Another article that somebody left without saving must not keep this one from being rendered.
            self._disk.drop(each for each in self._disk.unsaved() if each.suffix == place.suffix and each != place)
            self._disk.put(place, request.raw.encode())
            for each in request.assets:
                content = base64.b64decode(each.content, validate=True)
                self._disk.put(place_of(self._options.site, each.path), content)
        except (msgspec.MsgspecError, ValueError, RequestRefused) as error:
            return 422, msgspec.json.encode({"error": str(error)})
        page, problems = self._rendered(path.removeprefix("content/"), now)
        return 200, msgspec.json.encode({"page": page, "notes": [self._say(each) for each in problems]})

    def _rendered(self, source: str, now: datetime) -> tuple[str, list[Problem]]:
        """Return the page of a source and its problems; of errors, those that keep it from being rendered."""
        if self._portal is None:
            self._portal = OnDemand(self._options, self._disk)
        news = self._portal.refresh(now)
        file = f"content/{source}"
        if news.is_blocked:
            errors = [each for each in news.problems if each.is_error]
            return "", [each for each in errors if each.place.file == file] or errors
        output = self._portal.page_of(source)
        shown = self._portal.show(output) if output else None
        if shown is None or not isinstance(shown.data, bytes):
            return "", []
        return shown.data.decode(), [each for each in shown.problems if each.is_error]

    def show(self, path: str) -> Shown | None:
        """Return an output that only unsaved texts have, such as a picture of theirs; None if there is none."""
        return self._portal.show(path) if self._portal is not None and self._portal.has(path) else None

    def close(self) -> None:
        """Close the ledger."""
        if self._portal is not None:
            self._portal.close()
