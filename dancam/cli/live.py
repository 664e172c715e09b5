"""The commands for the published site: compare it with what was built, and tell the world what changed."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from msgspec.structs import replace

from dancam.cli.console import BUILT, FAILED, Bar, plain_options, print_problems, settings_in
from dancam.content.config import FILE
from dancam.live import signature
from dancam.live.changed import Published, published, read_published
from dancam.live.compare import RATE, Comparison, compare
from dancam.live.judging import Books
from dancam.live.manifest import Manifest, read_manifest
from dancam.live.notify import Told, notify, services
from dancam.live.wording import as_json, in_words, plan_in_words, told_as_json, told_in_words
from dancam.pipeline.inventory import as_manifest, inventory
from dancam.pipeline.ledger_entries import Unusable
from dancam.pipeline.publish import has_drafts
from dancam.problems import Place, Refusal, problem
from dancam.system.disk import Disk

_STATE = ".dancam/verify-live.jsonl"
_OUTBOX = ".dancam/notify.json"


def verify_command(given: argparse.Namespace) -> int:
    """Compare a live site with a manifest, or with the last build, and return the exit status."""
    output = given.output or given.site / "public"
    manifest = _manifest(given, output)
    earlier = _read(given.previous) if given.previous else None
    url = given.url if given.url.endswith("/") else f"{given.url}/"

    def read(path: str) -> bytes | None:
        try:
            return Path(output, path).read_bytes()
        except OSError:
            return None

    comparison = Comparison(
        books=Books(url, manifest, earlier, read),
        state=given.state or given.site / _STATE,
        rate=given.rate or RATE,
        sample=given.sample,
    )
    if not given.json:
        print(plan_in_words(comparison, given.lang), file=sys.stderr)
    bar = Bar(sys.stderr.isatty() and not given.json)
    verdict = compare(comparison, bar)
    bar.clear()
    if given.json:
        print(as_json(verdict, url, given.lang))
    else:
        print_problems(verdict.problems, given)
        print(in_words(verdict, given.lang))
    return BUILT if verdict.is_same else FAILED


def notify_command(given: argparse.Namespace) -> int:
    """Tell the world what is new since it was last told, and return the exit status."""
    output = given.output or given.site / "public"
    disk = Disk()
    settings = settings_in(given.site, disk, without_errors=True).notify
    if services(settings):
        told = notify(
            settings, _published(given, output), given.site / _OUTBOX, everything=given.all, only_shows=given.dry_run
        )
    else:
        told = Told({}, {})
    if given.json:
        print(told_as_json(told, given.lang))
    else:
        print_problems(told.problems, given)
        print(told_in_words(told, given.lang, only_shows=given.dry_run))
    return FAILED if told.problems else BUILT


def _published(given: argparse.Namespace, output: Path) -> Published:
    """Return the portal as a report, a manifest or the last build has it.

    Raises:
        Refusal: There is none, or drafts are in it.
    """
    for path, is_report in ((given.report, True), (given.manifest, False)):
        if path is not None:
            return read_published(_bytes_of(path), str(path), is_report=is_report)
    with contextlib.suppress(OSError):
        if has_drafts(output, Disk()):
            raise Refusal(problem("notify-drafts", Place(str(output))))
    return published(_of_last_build(given, output))


def _manifest(given: argparse.Namespace, output: Path) -> Manifest:
    """Return the manifest that the command names, its signature checked where that is asked for; else the last build's.

    Raises:
        Refusal: There is none that can be used, or its signature is not right.
    """
    if given.manifest is not None:
        return _read(given.manifest, given.signers)
    return _of_last_build(given, output)


def _of_last_build(given: argparse.Namespace, output: Path) -> Manifest:
    """Return what the ledger has of the last build as a manifest.

    Raises:
        Refusal: Nothing was built.
    """
    options = replace(plain_options(given), output=output)
    try:
        known = inventory(options)
    except Unusable:
        known = None
    if known is None or not known.files:
        raise Refusal(problem("nothing-published", Place(str(output))))
    return read_manifest(as_manifest(known).encode(), FILE)


def _read(path: Path, signers: Path | None = None) -> Manifest:
    data = _bytes_of(path)
    if signers is not None:
        signature.verify(path, data, signers)
    return read_manifest(data, str(path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        told = problem("manifest-missing", Place(str(path)), reason=error.strerror or error, name=path.name)
        raise Refusal(told) from None
