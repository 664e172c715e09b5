"""No address that an editor wrote breaks out of a configuration, or leads anywhere but where it should."""

from __future__ import annotations

import contextlib
import http.client
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dancam.servers.addresses import as_sent, literal, target
from dancam.servers.policy import Hosted, Moved
from dancam.servers.writers import write
from dancam.site.urls import has_path
from tests.servers import SERVERS, Answer, complaints, folder_for_all, running
from tests.unit.servers.portals import hosted

# What means something to a server, a regular expression, a shell or XML.
NASTY = [
    *"$;#{}()[]'`^~!&=,+@%. -_",
    "${HOME}",
    "{$HOME}",
    "{path}",
    "$1",
    "%1",
    "%{QUERY_STRING}",
    "';",
    "};",
    "//x",
    "/../",
]
NASTY += [
    "\u0085",
    "\u2028",
    "\ufeff",
    "\u202e",
    "\U0001f642",
    "đ",
    "Ệ",
    "ß",
    "a",
    "Z",
    "7",
    "/",
    "~^/",
    "default",
    "include",
]
ONLY_IN_QUERIES = ['"', "\\", "|", "<", ">", "*", ":", "?", "/*", "\x7f"]
paths = st.lists(st.sampled_from(NASTY), min_size=1, max_size=8).map(lambda each: "/" + "".join(each)).filter(has_path)
queries = st.lists(st.sampled_from(NASTY + ONLY_IN_QUERIES), min_size=1, max_size=8).map(
    lambda each: as_sent("".join(each))
)
addresses = st.builds(Moved, path=paths, query=st.just("") | queries, target=st.just("/thoi-su/moi.html"))
# Whatever a writer might be given, also what no file of a portal can be called.
wild = st.text(st.sampled_from([*"\"'\\$;{}<>\n\r\t\0#%*?|", "a", "/", "đ"]), max_size=12).map("/{}".format)


def portals(of: st.SearchStrategy[list[Moved]]) -> st.SearchStrategy[Hosted]:
    """Portals with these old addresses, at a path or at none."""

    def made(base: str, moved: list[Moved], gone: list[str], compressed: bool) -> Hosted:
        below = tuple(replace(each, path=base + each.path) for each in moved)
        return hosted(moved=below, gone=tuple(base + each for each in gone), base=base, compressed=compressed)

    return st.builds(made, st.sampled_from(["", "/kho"]), of, st.lists(paths, max_size=3, unique=True), st.booleans())


@pytest.mark.parametrize("server", SERVERS)
@settings(max_examples=8)
@given(portal=portals(st.lists(addresses, min_size=5, max_size=40)))
def test_a_real_server_takes_whatever_addresses_there_are(server: str, portal: Hosted) -> None:
    (text,) = write(server, portal, "vi").files.values()
    assert complaints(server, text) == ""


@pytest.mark.parametrize("server", SERVERS)
def test_a_real_server_takes_addresses_as_long_as_they_may_be_and_that_differ_in_capitals_only(server: str) -> None:
    long = "/".join(["", *["đ" * 100] * 4])
    moved = [Moved(f"{long}{end}", query, "/a") for end in (".html", "/x.html") for query in ("", "a=B", "a=b", "A=b")]
    (text,) = write(server, hosted(moved=tuple(moved), gone=(f"{long}.htm",)), "vi").files.values()
    assert complaints(server, text) == ""


@settings(max_examples=25)
@given(
    portal=portals(st.lists(st.builds(Moved, path=wild, query=st.text(max_size=9).map(as_sent), target=st.just("/a"))))
)
def test_every_file_for_a_platform_has_its_form_whatever_is_asked_for(portal: Hosted) -> None:
    (config,) = write("iis", portal, "vi").files.values()
    ElementTree.fromstring(config)
    for server in ("netlify", "cloudflare"):
        for line in write(server, portal, "vi").files["_redirects"].splitlines():
            assert line.startswith(("#", "/")) and (line[0] == "#" or line.isascii())


@given(text=st.text())
def test_a_literal_expression_is_harmless_in_quotes_and_fits_the_text_alone(text: str) -> None:
    made = literal(text)
    assert not set(made) & set("\"'$;{}<>#` \n\r\t\0")
    assert re.fullmatch(made, text)
    assert not re.fullmatch(made, f"{text}x")


@given(href=st.text())
def test_a_target_has_nothing_that_any_server_reads(href: str) -> None:
    assert set(target(href)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._~%-")


def several(count: int) -> list[Moved]:
    """Return as many addresses, all different, each with a target of its own; the same in each run."""
    found: dict[tuple[str, str], None] = {}
    draw: Callable[..., Any] = partial(_drawn, iter(range(10**9)))
    while len(found) < count:
        path, query = draw(NASTY), draw(NASTY + ONLY_IN_QUERIES)
        if has_path(path) and not path.endswith("/"):
            found.setdefault((path, as_sent(query[1:]) if len(found) % 3 else ""))
    return [Moved(path, query, f"/bai/{number}.html") for number, (path, query) in enumerate(found)]


def _drawn(numbers: Any, choices: list[str]) -> str:
    seed = next(numbers) * 2_654_435_761 % 2**32
    parts = []
    for _ in range(1 + seed % 5):
        seed = (seed * 1_664_525 + 1_013_904_223) % 2**32
        parts.append(choices[(seed >> 8) % len(choices)])
    return "/" + "".join(parts)


@pytest.mark.parametrize("server", SERVERS)
def test_a_real_server_leads_each_of_many_nasty_addresses_where_it_belongs(server: str) -> None:
    moved = several(200)
    wrong = []
    with contextlib.ExitStack() as stack:
        root = stack.enter_context(folder_for_all())
        (text,) = write(server, hosted(moved=tuple(moved), root=str(root)), "vi").files.values()
        port = stack.enter_context(running(server, text))
        line = stack.enter_context(contextlib.closing(http.client.HTTPConnection("127.0.0.1", port)))
        for each in moved:
            asked = quote(each.path, safe="/") + (f"?{each.query}" if each.query else "")
            answer = Answer(line, asked)
            led = urlsplit(answer.said("Location"))
            if (answer.status, led.path, led.query) != (301, each.target, ""):
                wrong.append((asked, answer.status, answer.said("Location"), each.target))
            if (
                each.query
                and (other := Answer(line, f"{asked}x")).status == 301
                and led.path == urlsplit(other.said("Location")).path
            ):
                wrong.append((f"{asked}x", 301, "for another query", each.target))
    assert wrong == []
