"""Tells services what is new: IndexNow, which several search engines share, and a WebSub hub."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode, urlsplit

from dancam import __version__
from dancam.content.config import NotifyField
from dancam.live.asking import NoAnswer, told
from dancam.live.changed import url_of
from dancam.live.outbox import Service
from dancam.problems import Place, Problem, problem

USER_AGENT = f"dancam/{__version__} (tells what is new)"
_TIMEOUT = 20.0
_MOST_URLS = 10_000  # of one message, by the protocol
_TAKEN = range(200, 300)
_SAID = 200


class NotTaken(Exception):  # noqa: N818 - the answer of a service, not an error of the program
    """A service did not take a message."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.code)
        self.reason = reason


def messages(service: Service, paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the paths of each message to a service: many pages, or one feed."""
    most = _MOST_URLS if service is Service.INDEXNOW else 1
    for start in range(0, len(paths), most):
        yield paths[start : start + most]


def tell(service: Service, settings: NotifyField, base_url: str, paths: Sequence[str]) -> None:
    """Send one message to a service.

    Args:
        service: The service.
        settings: Its address, and the portal's key.
        base_url: Address of the portal, without `/` at its end.
        paths: Of what it is told.

    Raises:
        NotTaken: It cannot be reached, or refuses.
    """
    urls = [url_of(base_url, path) for path in paths]
    if service is Service.INDEXNOW:
        _tell_indexnow(settings, base_url, urls)
    else:
        for url in urls:
            form = urlencode({"hub.mode": "publish", "hub.url": url}).encode()
            _post(settings.websub, "application/x-www-form-urlencoded", form)


def _tell_indexnow(settings: NotifyField, base_url: str, urls: Sequence[str]) -> None:
    key = settings.indexnow
    data = {
        "host": urlsplit(base_url).netloc,
        "key": key,
        "keyLocation": f"{base_url}/{key}.txt",
        "urlList": urls,
    }
    _post(settings.indexnow_endpoint, "application/json; charset=utf-8", json.dumps(data).encode())


def _post(url: str, kind: str, body: bytes) -> None:
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": kind, "User-Agent": USER_AGENT}
    try:
        with told(), contextlib.closing(_connection(url)) as connection:
            connection.request("POST", target, body, headers)
            response = connection.getresponse()
            said = response.read(_SAID).decode(errors="replace")
    except NoAnswer as none:
        raise NotTaken(problem("notify-silent", Place(url), silence=none.why, detail=none.detail)) from None
    if response.status not in _TAKEN:
        shown = " ".join(said.split()) or response.reason
        raise NotTaken(problem(_refusal(response.status), Place(url), status=response.status, said=shown))


def _connection(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=_TIMEOUT)


def _refusal(status: int) -> str:
    return "notify-key" if status in {403, 422} else "notify-refused"
