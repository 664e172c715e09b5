"""The commands for the published site: compare it with what was built, and tell the world what changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace

from dancam.cli.console import BUILT, FAILED, Bar, plain_options, print_problems
from dancam.content.config import FILE
from dancam.live import signature
from dancam.live.compare import RATE, Comparison, compare
from dancam.live.judging import Books
from dancam.live.manifest import Manifest, read_manifest
from dancam.live.wording import as_json, in_words, plan_in_words
from dancam.problems import Place, Refusal, problem

_STATE = ".dancam/verify-live.jsonl"


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


def _manifest(given: argparse.Namespace, output: Path) -> Manifest:
    """Return the manifest that the command names, its signature checked where that is asked for; else the last build's.

    Raises:
        Refusal: There is none that can be used, or its signature is not right.
    """
    if given.manifest is not None:
        return _read(given.manifest, given.signers)
    from dancam.pipeline.inventory import as_manifest, inventory
    from dancam.pipeline.ledger import Unusable

    options = replace(plain_options(given), output=output)
    try:
        known = inventory(options)
    except Unusable:
        known = None
    if known is None or not known.files:
        raise Refusal(problem("nothing-published", Place(str(output))))
    return read_manifest(as_manifest(known).encode(), FILE)


def _read(path: Path, signers: Path | None = None) -> Manifest:
    try:
        data = path.read_bytes()
    except OSError as error:
        told = problem("manifest-missing", Place(str(path)), reason=error.strerror or error, name=path.name)
        raise Refusal(told) from None
    if signers is not None:
        signature.verify(path, data, signers)
    return read_manifest(data, str(path))
