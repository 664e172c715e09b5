"""`dancam deploy`: brings what was built to a host, and says what went there."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import TYPE_CHECKING

from dancam.cli.console import BUILT, FAILED, Bar, print_problems, require_portal
from dancam.messages.sayings import Sayings
from dancam.vietnamese import file_size, number

if TYPE_CHECKING:  # each command imports what it needs
    from dancam.deploy.locking import Ticket
    from dancam.deploy.run import Deployed

# So many files are named before a deploy; the JSON has all of them.
_SHOWN = 20
_WORDS = Sayings(
    vi={
        "waiting": "Đang chờ một lần đưa lên khác (máy {host}, tiến trình {process}, từ {since})…",
        "same": "{target}: đã giống hệt bản vừa dựng, {kept} tệp; không gửi gì.",
        "done": "{target}: gửi {new} tệp mới, {changed} tệp thay ({bytes}); gỡ {removed}; giữ {kept}; {seconds} giây.",
        "would": "{target}: sẽ gửi {new} tệp mới, {changed} tệp thay ({bytes}); gỡ {removed}; giữ {kept}.",
        "steps": "Từng bước: {steps}.",
        "look": "xem {seconds} giây",
        "room": "dọn chỗ {seconds}",
        "new": "tệp mới {seconds}",
        "changed": "tệp thay {seconds}",
        "removed": "gỡ {seconds}",
        "finish": "hoàn tất {seconds}",
        "compared": "Đã so từng tệp ở nơi đăng với bản vừa dựng.",
        "strange": "Có {count} tệp ở đó không phải của dancam, để nguyên: {files}",
        "strange-gone": "Có {count} tệp ở đó không phải của dancam, gỡ bỏ: {files}",
        "more": "… và {count} tệp nữa",
    },
    en={
        "waiting": "Waiting for another deploy (machine {host}, process {process}, since {since})…",
        "same": "{target}: the same as what was built, {kept} files; nothing was sent.",
        "done": "{target}: sent {new} new, {changed} changed ({bytes}), removed {removed}, kept {kept}; {seconds} s.",
        "would": "{target}: would send {new} new, {changed} changed files ({bytes}); remove {removed}; keep {kept}.",
        "steps": "Step by step: {steps}.",
        "look": "looking {seconds} s",
        "room": "making room {seconds}",
        "new": "new files {seconds}",
        "changed": "changed files {seconds}",
        "removed": "removals {seconds}",
        "finish": "finishing {seconds}",
        "compared": "Each file on the target was compared with what was built.",
        "strange": "There are {count} files there that are not dancam's, left alone: {files}",
        "strange-gone": "There are {count} files there that are not dancam's, removed: {files}",
        "more": "… and {count} more files",
    },
)


def deploy_command(given: argparse.Namespace) -> int:
    """Deploy what was built, and return the exit status."""
    from datetime import UTC, datetime

    from dancam.deploy.run import Watcher, Wishes, deploy
    from dancam.deploy.targets.opening import connect
    from dancam.pipeline.options import Options

    require_portal(given.site)
    options = Options(site=given.site, output=given.output or given.site / "public", now=datetime.now(UTC))
    wishes = Wishes(
        dry_run=given.dry_run,
        compare=given.compare,
        delete_strange=given.delete_strange,
        take_over=given.take_over,
        wait=given.wait,
    )
    bar = Bar(sys.stderr.isatty() and not given.json)

    def waiting(holder: Ticket) -> None:
        said = _WORDS.say(given.lang, "waiting", host=holder.host, process=holder.process, since=holder.since)
        print(said, file=sys.stderr, flush=True)

    started = time.monotonic()
    result = deploy(
        options,
        given.target,
        lambda: connect(given.target, given.site, given.endpoint, given.wait),
        wishes,
        Watcher(bar, waiting),
    )
    bar.clear()
    print_problems(result.problems, given)
    if given.json:
        print(as_json(result, given.lang))
    elif not result.problems:
        print(in_words(result, time.monotonic() - started, given.lang))
    return FAILED if result.problems else BUILT


def in_words(result: Deployed, seconds: float, language: str = "vi") -> str:
    """Return what a deploy did in words: how many files and bytes went, how long it took, what else lies there."""
    steps = result.steps
    new, changed = (sum(map(len, batches)) for batches in (steps.new, steps.changed))
    is_same = not steps.sent and not steps.gone
    lines = [_WORDS.say(language, "compared")] if result.compared else []
    lines += _plan(result, language) if result.dry_run else []
    lines.append(
        _WORDS.say(
            language,
            "same" if is_same else "would" if result.dry_run else "done",
            target=result.target,
            new=number(new, 0, language),
            changed=number(changed, 0, language),
            removed=number(len(steps.gone), 0, language),
            kept=number(result.kept, 0, language),
            bytes=file_size(result.bytes, language),
            seconds=number(seconds, 1, language),
        )
    )
    if not result.dry_run and not is_same:
        parts = (_WORDS.say(language, step, seconds=number(took, 1, language)) for step, took in result.seconds.items())
        lines.append(_WORDS.say(language, "steps", steps=", ".join(parts)))
    if result.strange:
        is_gone = set(result.strange) <= set(steps.gone)
        files = ", ".join(result.strange[:_SHOWN]) + (", …" if len(result.strange) > _SHOWN else "")
        key = "strange-gone" if is_gone else "strange"
        lines.append(_WORDS.say(language, key, count=len(result.strange), files=files))
    return "\n".join(lines)


def _plan(result: Deployed, language: str) -> list[str]:
    """Return what would be done, a file a line, in order."""
    steps = result.steps
    new, changed = ([path for batch in batches for path in batch] for batches in (steps.new, steps.changed))
    lines = []
    for mark, paths in (("-", steps.room), ("+", new), ("~", changed), ("-", steps.removed)):
        lines += [f"  {mark} {path}" for path in paths[:_SHOWN]]
        if len(paths) > _SHOWN:
            lines.append(f"  {mark} {_WORDS.say(language, 'more', count=number(len(paths) - _SHOWN, 0, language))}")
    return lines


def as_json(result: Deployed, language: str = "vi") -> str:
    """Return what a deploy did as JSON."""
    from dancam.messages.report import as_data

    steps = result.steps
    data = {
        "target": result.target,
        "deployed": not result.problems and not result.dry_run,
        "dry_run": result.dry_run,
        "new": [path for batch in steps.new for path in batch],
        "changed": [path for batch in steps.changed for path in batch],
        "removed": list(steps.gone),
        "kept": result.kept,
        "bytes": result.bytes,
        "strange": list(result.strange),
        "seconds": {step: round(took, 3) for step, took in result.seconds.items()},
        "problems": [as_data(each, language) for each in result.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
