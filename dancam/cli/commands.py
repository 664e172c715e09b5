"""What each command does: build, check, serve, next, explain, verify, clean, init."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dancam.cli import authoring
from dancam.cli.console import BUILT, FAILED, now, plain_options, print_problems, require_portal, settings_in
from dancam.cli.formats import summary
from dancam.problems import Refusal

if TYPE_CHECKING:  # each command imports what it needs, so that `--help` is quick
    from dancam.pipeline.options import Options
    from dancam.pipeline.result import Result


def _options(given: argparse.Namespace) -> Options:
    from dancam.pipeline.options import Options

    return Options(
        site=given.site,
        output=given.output or given.site / "public",
        now=now(given),
        drafts=given.drafts,
        strict=given.strict,
        base_url=given.base_url,
        jobs=given.jobs,
        sync=getattr(given, "sync", False),
        cluster=getattr(given, "cluster", ""),
    )


def _build(given: argparse.Namespace) -> int:
    from dancam.pipeline.build import build

    return _report(given, lambda bar: build(_options(given), progress=bar))


def _check(given: argparse.Namespace) -> int:
    from dancam.cli.check import check

    if given.diff:
        return _show_mends(given)
    if given.fix:
        from dancam.cli import mend
        from dancam.system.disk import Disk

        require_portal(given.site)
        print(mend.in_words(mend.mend(given.site, Disk(), writes=True), given.lang), end="", file=sys.stderr)
    return _report(given, lambda bar: check(_options(given), progress=bar))


def _show_mends(given: argparse.Namespace) -> int:
    """Print what `check --fix` would change."""
    from dancam.cli import mend
    from dancam.system.disk import Disk

    require_portal(given.site)
    files = mend.mend(given.site, Disk(), writes=False)
    print(mend.as_differences(files, given.lang), end="")
    print(mend.summary(files, given.lang), file=sys.stderr)
    return BUILT


def _report(given: argparse.Namespace, work: Callable[[_Bar], Result]) -> int:
    """Do work with a progress bar, print its result in the requested format, and return the exit status."""
    from dancam.cli import formats

    bar = _Bar(sys.stderr.isatty() and given.format == "people")
    result = work(bar)
    bar.clear()
    if given.format == "people":
        print_problems(result.problems, given)
        print(summary(result, given.lang))
    else:
        print(formats.in_format(given.format, result, given.lang, given.site), end="")
    return FAILED if result.failed else BUILT


class _Bar:
    """A progress bar that appears only if a build takes longer than a second."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self.started = time.monotonic()
        self.shown = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self.wanted or now - self.started < 1 or now - self.shown < 0.1:
            return
        self.shown = now
        filled = 30 * done // max(total, 1)
        bar = "█" * filled + "░" * (30 - filled)
        print(f"\r{bar} {done}/{total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Remove the bar from the terminal."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _serve(given: argparse.Namespace) -> int:
    from dancam.serve.main import serve

    fixed_now = given.now is not None
    return serve(_options(given), given.host, given.port, given.lang, fixed_now=fixed_now, admin=given.admin)


def _next(given: argparse.Namespace) -> int:
    from dancam.cli import upcoming
    from dancam.cli.check import all_facts
    from dancam.system.disk import Disk

    options, disk = plain_options(given), Disk()
    # With an error in them no build changes anything at any time, and the zone may be a wrong one.
    zone = ZoneInfo(settings_in(given.site, disk, without_errors=True).zone)
    changes = upcoming.changes_after(all_facts(options, disk), options.now, zone)
    if given.json:
        print(upcoming.as_json(changes, options.now))
    else:
        print(upcoming.in_words(changes, options.now, zone, given.lang))
    return BUILT


def _explain(given: argparse.Namespace) -> int:
    from dancam.pipeline.explain import explain

    print(explain(_options(given), given.path, given.lang))
    return BUILT


def _verify(given: argparse.Namespace) -> int:
    from dancam.pipeline.verify import as_json, in_words, verify

    verdict = verify(_options(given), at_last_build=given.now is None)
    if given.json:
        print(as_json(verdict, given.lang))
    else:
        print_problems(verdict.problems, given)
        print(in_words(verdict, given.lang))
    return BUILT if verdict.is_same else FAILED


def _clean(given: argparse.Namespace) -> int:
    from dancam.pipeline.options import STATE
    from dancam.pipeline.publish import clear, refusal
    from dancam.system.disk import Disk

    output = given.output or given.site / "public"
    reason = refusal(given.site, output)
    if reason:
        raise Refusal(reason)
    require_portal(given.site)
    clear(Disk(), output)
    Disk().remove_tree(given.site / STATE)
    return BUILT


def _init(given: argparse.Namespace) -> int:
    from dancam.authoring.scaffold import new_portal
    from dancam.system.disk import Disk

    written = new_portal(given.folder, datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")), Disk())
    print("\n".join(str(path) for path in written))
    return BUILT


HANDLERS = {
    "build": _build,
    "check": _check,
    "serve": _serve,
    "new": authoring.new_command,
    "move": authoring.move_command,
    "rename-tag": authoring.rename_tag_command,
    "schema": authoring.schema_command,
    "completion": authoring.completion_command,
    "next": _next,
    "explain": _explain,
    "verify": _verify,
    "clean": _clean,
    "init": _init,
}
"""The function of each command, by its name."""
