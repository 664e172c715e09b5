"""Verifies that the output folder equals a clean build: makes one in another folder, and compares all bytes."""

from __future__ import annotations

import contextlib
import enum
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dancam.messages.report import as_data
from dancam.messages.sayings import Sayings
from dancam.pipeline.build import build
from dancam.pipeline.explain import decide, say
from dancam.pipeline.ledger import Ledger
from dancam.pipeline.ledger_entries import Unusable
from dancam.pipeline.options import Options, ledger_path
from dancam.pipeline.publish import MARKER, is_ours
from dancam.plan.decisions import Action, Decision
from dancam.problems import Place, Problem, Refusal, problem
from dancam.records import Record
from dancam.system.disk import Disk
from dancam.vietnamese import number


class Deviation(enum.Enum):
    """How a file of the output folder deviates from a clean build."""

    MISSING = "missing"
    EXTRA = "extra"
    DIFFERENT = "different"


class FileDifference(Record, frozen=True):
    """A file that differs from that of a clean build."""

    path: str
    """Its path below the output folder."""
    kind: Deviation
    """How it deviates."""
    decision: Decision | None
    """What the next build does with it, and why; None for a file that is not an output."""

    @property
    def is_defect(self) -> bool:
        """Whether the next build would keep it: then the ledger is wrong."""
        return self.decision is not None and self.decision.action is Action.KEEP


class Verdict(Record, frozen=True):
    """The result of a comparison."""

    compared: int = 0
    """How many files the clean build has."""
    differences: tuple[FileDifference, ...] = ()
    """The differences, by path."""
    problems: tuple[Problem, ...] = ()
    """Why there is no clean build to compare with; empty where there is one."""

    @property
    def is_same(self) -> bool:
        """Whether there was a clean build, and no difference."""
        return not self.problems and not self.differences


_KINDS = Sayings(
    vi={Deviation.MISSING: "thiếu", Deviation.EXTRA: "thừa", Deviation.DIFFERENT: "khác"},
    en={Deviation.MISSING: "missing", Deviation.EXTRA: "extra", Deviation.DIFFERENT: "different"},
)
_WORDS = Sayings(
    vi={
        "same": "Giống hệt một bản dựng sạch: {count} tệp, từng byte.",
        "none": "Không có bản dựng sạch nào để so sánh.",
        "differ": "Khác một bản dựng sạch ở {count} tệp (bản sạch có {compared} tệp):",
        "stranger": "sẽ gỡ bỏ: không phải tệp do dancam làm ra",
        "defect": "sổ cái cho là không có gì thay đổi: đây là lỗi của dancam",
        "build": "Lần dựng tới (`dancam build`) sẽ sửa các tệp này.",
        "report": "Xin báo lỗi này cho người làm dancam; để sửa ngay: `dancam clean` rồi `dancam build`.",
    },
    en={
        "same": "The same as a clean build: {count} files, byte for byte.",
        "none": "There is no clean build to compare with.",
        "differ": "Not as a clean build has it in {count} files (the clean build has {compared}):",
        "stranger": "will be removed: dancam did not make it",
        "defect": "the ledger takes it for unchanged: this is a defect of dancam",
        "build": "The next build (`dancam build`) mends these files.",
        "report": "Please report this to the makers of dancam; to mend it now: `dancam clean`, then `dancam build`.",
    },
)


def in_words(verdict: Verdict, language: str = "vi") -> str:
    """Return a verdict in words: each difference with its reason."""
    if verdict.problems:
        return _WORDS.say(language, "none")
    if verdict.is_same:
        return _WORDS.say(language, "same", count=number(verdict.compared, 0, language))
    count, compared = (number(each, 0, language) for each in (len(verdict.differences), verdict.compared))
    lines = [_WORDS.say(language, "differ", count=count, compared=compared)]
    lines += [
        f"  {_KINDS.say(language, each.kind)}: {each.path}: {_reason(each, language)}" for each in verdict.differences
    ]
    lines.append(_WORDS.say(language, "report" if any(each.is_defect for each in verdict.differences) else "build"))
    return "\n".join(lines)


def as_json(verdict: Verdict, language: str = "vi") -> str:
    """Return a verdict as JSON."""
    data = {
        "same": verdict.is_same,
        "compared": verdict.compared,
        "differences": [
            {
                "path": each.path,
                "kind": each.kind.value,
                "reason": _reason(each, language),
                "defect": each.is_defect,
            }
            for each in verdict.differences
        ],
        "problems": [as_data(each, language) for each in verdict.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _reason(difference: FileDifference, language: str) -> str:
    if difference.is_defect:
        return _WORDS.say(language, "defect")
    return say(difference.decision, language) if difference.decision else _WORDS.say(language, "stranger")


def verify(options: Options, *, at_last_build: bool = True) -> Verdict:
    """Compare the output folder with a clean build.

    Args:
        options: What was built, and where.
        at_last_build: Whether to use the moment of the last build instead of that of the options, so that what became
            due since then is no difference; and to have compressed copies if it had.

    Raises:
        OSError: A file cannot be read, or the clean build cannot be written.
    """
    disk = Disk()
    if not (options.output / MARKER).is_file():
        return Verdict(problems=(problem("nothing-published", Place(str(options.output))),))
    if at_last_build:
        options = _at_last_build(options)
    with tempfile.TemporaryDirectory(prefix="dancam-verify-") as raw:
        clean = msgspec.structs.replace(options, output=Path(raw).resolve() / "public", publish=True, strict=False)
        try:
            result = build(clean, disk)
        finally:
            for left in ledger_path(clean).parent.glob(f"{ledger_path(clean).name}*"):
                left.unlink()
        if not result.published:
            return Verdict(problems=tuple(result.problems))
        deviations = dict(_differences(disk, options.output, clean.output))
        compared = sum(is_ours(path) for path in disk.scan(clean.output, hidden=True).files)
    try:
        decisions = decide(options, list(deviations), disk) if deviations else {}
    except Refusal as refusal:
        return Verdict(problems=tuple(refusal.problems))
    differences = (FileDifference(path, kind, decisions.get(path)) for path, kind in sorted(deviations.items()))
    return Verdict(compared, tuple(differences))


def _at_last_build(options: Options) -> Options:
    with contextlib.closing(Ledger(ledger_path(options))) as ledger, contextlib.suppress(Unusable):
        if ledger.state is not None:
            return msgspec.structs.replace(options, now=ledger.state.now, compress=ledger.state.compressed)
    return options


def _differences(disk: Disk, published: Path, clean: Path) -> Iterator[tuple[str, Deviation]]:
    scan = disk.scan(published, hidden=True)
    present, wanted = scan.files, disk.scan(clean, hidden=True).files
    links = {each.path for each in scan.refused} | set(scan.followed)  # dancam publishes none
    for path in {*present, *wanted, *links}:
        if not is_ours(path):
            continue
        if path in links:
            yield path, Deviation.DIFFERENT if path in wanted else Deviation.EXTRA
        elif path not in wanted:
            yield path, Deviation.EXTRA
        elif path not in present:
            yield path, Deviation.MISSING
        elif present[path].size != wanted[path].size or disk.read(published / path) != disk.read(clean / path):
            yield path, Deviation.DIFFERENT
