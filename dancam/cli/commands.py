"""What each command does: build, check, serve, next, explain, verify, clean, init."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dancam.cli import authoring
from dancam.cli.console import BUILT, FAILED, Bar, now, plain_options, print_problems, require_portal, settings_in
from dancam.cli.deploy import deploy_command
from dancam.cli.formats import summary
from dancam.cli.server import server_command
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
        preview=getattr(given, "preview", False),
        jobs=given.jobs,
        since=getattr(given, "since", None),
        trusts_output=getattr(given, "trust_output", False),
        lists_changes=getattr(given, "report", None) is not None,
        sync=getattr(given, "sync", False),
        compress=getattr(given, "compress", None),
        cluster=getattr(given, "cluster", ""),
    )


def _build(given: argparse.Namespace) -> int:
    from dancam.pipeline.build import build

    options = _options(given)
    if given.sign and not given.manifest:
        given.error("--sign chỉ dùng cùng --manifest")
    if not given.report and not given.manifest:
        return _report(given, lambda bar: build(options, progress=bar))
    from dancam.pipeline.inventory import Lists
    from dancam.system.disk import Disk

    lists = Lists(given.report, given.manifest)
    lists.check(options)
    return _report(given, lambda bar: _signed(given, lists.write(options, build(options, progress=bar), Disk())))


def _signed(given: argparse.Namespace, result: Result) -> Result:
    """Sign the manifest of a build if that is asked for, and return the result."""
    if not given.sign or not result.published:
        return result
    from msgspec.structs import replace

    from dancam.live.signature import sign

    try:
        sign(given.manifest, given.sign)
    except Refusal as refusal:
        return replace(result, problems=[*result.problems, *refusal.problems], failed=True)
    return result


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


def _report(given: argparse.Namespace, work: Callable[[Bar], Result]) -> int:
    """Do work with a progress bar, print its result in the requested format, and return the exit status."""
    from dancam.cli import formats

    bar = Bar(sys.stderr.isatty() and given.format == "people")
    result = work(bar)
    bar.clear()
    if given.format == "people":
        print_problems(result.problems, given)
        print(summary(result, given.lang))
    else:
        print(formats.in_format(given.format, result, given.lang, given.site), end="")
    return FAILED if result.failed else BUILT


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
    if given.url:
        from dancam.cli.live import verify_command

        return verify_command(given)
    for name in ("manifest", "previous", "signers", "state", "rate", "sample"):
        if getattr(given, name):
            given.error(f"--{name} chỉ dùng cùng --url")
    from dancam.pipeline.verify import as_json, in_words, verify

    verdict = verify(_options(given), at_last_build=given.now is None)
    if given.json:
        print(as_json(verdict, given.lang))
    else:
        print_problems(verdict.problems, given)
        print(in_words(verdict, given.lang))
    return BUILT if verdict.is_same else FAILED


def _notify(given: argparse.Namespace) -> int:
    from dancam.cli.live import notify_command

    return notify_command(given)


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
    from dancam.cli.handover import init_command

    return init_command(given)


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
    "notify": _notify,
    "deploy": deploy_command,
    "server": server_command,
    "clean": _clean,
    "init": _init,
}
"""The function of each command, by its name."""
