"""Asks a web server for pages, as a polite reader: few kept connections, one pace for all, and waiting when told to."""

from __future__ import annotations

import contextlib
import email.utils
import hashlib
import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec.structs import replace

from dancam import __version__
from dancam.live.unpacking import GZIP, PLAIN, Spoiled, Unpacker, coding_of, unpacker_of
from dancam.records import Record

USER_AGENT = f"dancam/{__version__} (compares a site with its manifest)"
CONNECTIONS = 4
"""How many requests are under way at once at most."""
_TIMEOUT = 20.0
_LONGEST_ANSWER = 120.0
_PIECE = 65_536
_TRIES = 3
_MOST_HOPS = 5
# A server that asks for more patience than this (in seconds) is not waited for; one that asks again and again neither.
_LONGEST_WAIT = 300.0
_MOST_WAITS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_FAILING = 500
_PORTS = {"http": 80, "https": 443}


class NoAnswer(Exception):  # noqa: N818 - the answer to a question, not an error of the program
    """No whole answer came."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        """A key of `messages.live.SILENCES`."""
        self.detail = detail


class ToldToWait(Exception):  # noqa: N818 - not an error of the program
    """The server asks for so much patience that the work should go on another time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Answer(Record, frozen=True):
    """An answer of a server, without compression."""

    status: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body: bytes
    """Its bytes, cut where it is longer than was asked for."""
    sha256: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    coding: str
    """How it was compressed: one of `live.unpacking`."""
    is_spoiled: bool
    """Whether it could not be unpacked to its end: then its bytes are what came before that."""
    hops: tuple[str, ...]
    """The addresses to which it led on, in order; the last one was not followed where the status is a redirect's."""

    @property
    def is_redirect(self) -> bool:
        """Whether it leads on to an address that was not followed."""
        return self.status in _REDIRECTS


class Pace:
    """One pace for all connections; it can be tested with another clock."""

    def __init__(
        self, rate: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Set the pace.

        Args:
            rate: Requests a second.
            clock: Returns the time in seconds.
            sleep: Waits for a number of seconds.
        """
        self._gap = 1 / rate
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Wait until the next request may go out."""
        with self._lock:
            at = max(self._next, self._clock())
            self._next = at + self._gap
        pause = at - self._clock()
        if pause > 0:
            self._sleep(pause)

    def hold(self, seconds: float) -> None:
        """Let no request go out for a while."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)


class Server:
    """A web server with which some threads speak, each over connections of its own."""

    def __init__(self, url: str, pace: Pace) -> None:
        """Take the address of the portal, which ends in `/`, and the pace."""
        self.url = url
        self._pace = pace
        self._origin = urlsplit(url)
        self._mine = threading.local()
        self._all: list[http.client.HTTPConnection] = []
        self._waits = 0

    def ask(self, address: str, most: int, coding: str = GZIP, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer for an address below the portal's; redirects are followed on the same host only.

        Args:
            address: The address, relative to the portal's.
            most: How many bytes are read at most.
            coding: How the answer may be compressed.
            headers: More headers to send.

        Raises:
            NoAnswer: After some tries there is none.
            ToldToWait: The server is busy for too long.
        """
        url, hops = urljoin(self.url, f"./{address}"), []
        while True:
            answer = self._answer(url, most, {**(headers or {}), "Accept-Encoding": coding})
            location = answer.headers.get("location", "")
            if not answer.is_redirect or not location:
                break
            url = _led_to(url, location)
            hops.append(url)
            if len(hops) > _MOST_HOPS or not self._is_here(url):
                break
        return replace(answer, hops=tuple(hops))

    def close(self) -> None:
        """Close all connections."""
        for each in self._all:
            each.close()

    def _is_here(self, address: str) -> bool:
        """Whether an address is one of this host: its other scheme at the usual port is."""
        ours = self._origin
        with contextlib.suppress(ValueError):  # a port that is no number
            url = urlsplit(address)
            usual = all((each.port or 0) in {0, _PORTS.get(each.scheme, 0)} for each in (url, ours))
            same = (url.scheme, url.port) == (ours.scheme, ours.port)
            return url.scheme in _PORTS and url.hostname == ours.hostname and (same or usual)
        return False

    def _answer(self, url: str, most: int, headers: Mapping[str, str]) -> Answer:
        for tries_left in reversed(range(_TRIES)):
            self._pace.wait()
            try:
                answer = self._try(url, most, headers)
            except NoAnswer:
                self._drop(url)
                if not tries_left:
                    raise
                continue
            if answer.status in _BUSY and "retry-after" in answer.headers:
                self._be_patient(answer.headers["retry-after"])
            elif answer.status < _FAILING or not tries_left:
                return answer
            else:
                self._pace.hold(_TRIES - tries_left)
        return answer

    def _be_patient(self, retry_after: str) -> None:
        seconds, self._waits = _seconds(retry_after), self._waits + 1
        if seconds > _LONGEST_WAIT or self._waits > _MOST_WAITS:
            raise ToldToWait(seconds)
        self._pace.hold(seconds)

    def _try(self, url: str, most: int, headers: Mapping[str, str]) -> Answer:
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        with told():
            connection = self._connection(parts)
            connection.request("GET", target or "/", headers={"User-Agent": USER_AGENT, **headers})
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            coding = coding_of(named.get("content-encoding", ""))
            if coding not in {PLAIN, headers["Accept-Encoding"]}:
                raise NoAnswer("encoding", coding)
            body, is_spoiled = _unpacked(response, coding, most)
        if not response.isclosed() or response.will_close:
            self._drop(url)
        return Answer(response.status, named, body, hashlib.sha256(body).hexdigest(), coding, is_spoiled, ())

    def _connection(self, url: SplitResult) -> http.client.HTTPConnection:
        kept: dict[str, http.client.HTTPConnection] = self._mine.__dict__
        key = f"{url.scheme}://{url.netloc}"
        if key not in kept:
            kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
            kept[key] = kinds[url.scheme](url.hostname or "", url.port, timeout=_TIMEOUT)
            self._all.append(kept[key])
        return kept[key]

    def _drop(self, url: str) -> None:
        parts = urlsplit(url)
        connection = self._mine.__dict__.pop(f"{parts.scheme}://{parts.netloc}", None)
        if connection is not None:
            connection.close()
            self._all.remove(connection)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Turn the many ways in which no answer comes into one.

    Raises:
        NoAnswer: None came.
    """
    try:
        yield
    except TimeoutError:
        raise NoAnswer("timeout") from None
    except ssl.SSLCertVerificationError as error:
        raise NoAnswer("certificate", error.verify_message) from None
    except http.client.IncompleteRead:
        raise NoAnswer("cut-off") from None
    except ConnectionResetError:  # RemoteDisconnected, too
        raise NoAnswer("reset") from None
    except (http.client.HTTPException, UnicodeError) as error:
        raise NoAnswer("garbled", str(error)) from None
    except OSError as error:
        raise NoAnswer("unreachable", error.strerror or str(error)) from None


def _led_to(url: str, location: str) -> str:
    """Return the whole address of a redirect, as it is told in a header."""
    target = quote(location.encode("latin-1"), safe="%/:?#[]@!$&'()*+,;=~")
    try:
        return urljoin(url, target)
    except ValueError:
        return target


def _unpacked(response: http.client.HTTPResponse, coding: str, most: int) -> tuple[bytes, bool]:
    """Return the body of a response without its compression, `most` bytes and a bit, and whether it is spoiled.

    Raises:
        NoAnswer: It does not end.
    """
    pieces: list[bytes] = []
    try:
        pieces.extend(_pieces(response, unpacker_of(coding), most))
    except Spoiled:
        return b"".join(pieces), True
    return b"".join(pieces), False


def _pieces(response: http.client.HTTPResponse, unpacker: Unpacker, most: int) -> Iterator[bytes]:
    until, length = time.monotonic() + _LONGEST_ANSWER, 0
    while length <= most:
        data = response.read(_PIECE)
        if not data:
            # The end of the connection is the only end that an answer without a length has.
            has_end = response.chunked or response.length == 0
            if response.length or (not unpacker.is_whole and not has_end):
                raise NoAnswer("cut-off")
            if not unpacker.is_whole:
                raise Spoiled
            return
        piece = unpacker.feed(data, most + _PIECE)
        length += len(piece)
        yield piece
        if time.monotonic() > until:
            raise NoAnswer("timeout")


def _seconds(retry_after: str) -> float:
    """Return for how long a server wants to be left alone; a second where it says it badly."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        at = email.utils.parsedate_to_datetime(retry_after)
    except ValueError:
        return 1.0
    return max(0.0, at.timestamp() - time.time())
