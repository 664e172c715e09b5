"""Results of builds as text: a summary, and the formats for programs: lines, JSON, SARIF, annotations of code hosts."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

import msgspec

from dancam import __version__
from dancam.messages.catalogue import WORDINGS, say
from dancam.messages.report import SEVERITIES, as_data, where
from dancam.messages.sayings import Sayings
from dancam.pipeline.result import Result
from dancam.problems import Problem, Severity, severity_of
from dancam.records import digest_of
from dancam.vietnamese import number

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.HINT: "info"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def in_format(name: str, result: Result, language: str, site: Path) -> str:
    """Return a result in a format for programs.

    Args:
        name: `short`, `json`, `github`, `gitlab` or `sarif`.
        result: The result.
        language: vi or en.
        site: The folder of the portal: annotations need paths from the current folder.
    """
    makers: dict[str, Callable[[], str]] = {
        "short": lambda: short(result.problems, language),
        "json": lambda: as_json(result, language),
        "github": lambda: github(result.problems, language, os.path.relpath(site)),
        "gitlab": lambda: gitlab(result.problems, language, os.path.relpath(site)),
        "sarif": lambda: sarif(result.problems, language, os.path.relpath(site)),
    }
    return makers[name]()


def short(problems: Iterable[Problem], language: str) -> str:
    """Return problems as compilers print them, one a line, for text editors: file:line:column: what."""
    lines = []
    for each in problems:
        said = say(each, language)
        hint = f" ({said.hint})" if said.hint else ""
        lines.append(" ".join(f"{where(each.place)}: {said.severity.value}[{said.code}] {said.message}{hint}".split()))
    return "".join(f"{line}\n" for line in lines)


def as_json(result: Result, language: str) -> str:
    """Return a result as JSON."""
    data = {
        "published": result.published,
        "articles": result.articles,
        "pages": result.pages,
        "rendered": result.rendered,
        "elsewhere": result.elsewhere,
        "written": result.written,
        "kept": result.kept,
        "removed": result.removed,
        "files_read": result.files_read,
        "doubt": result.doubt,
        "seconds": round(result.seconds, 3),
        "problems": [as_data(each, language) for each in result.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def github(problems: Iterable[Problem], language: str, site: str = ".") -> str:
    """Return problems as GitHub workflow commands, which show each at its line in the pull request.

    Args:
        problems: The problems.
        language: vi or en.
        site: The folder of the portal, relative to the repository.
    """
    lines = []
    for each in problems:
        said, place = say(each, language), each.place
        values = {"file": _below(site, place.file)}
        if place.line:
            values["line"] = str(place.line)
            if place.column:
                values |= {"col": str(place.column), "endColumn": str(place.column + place.length)}
        values["title"] = said.code
        shown = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in values.items())
        text = f"{said.message}\n{said.hint}" if said.hint else said.message
        lines.append(f"::{_GITHUB[said.severity]} {shown}::{_escaped(text)}\n")
    return "".join(lines)


def gitlab(problems: Iterable[Problem], language: str, site: str = ".") -> str:
    """Return problems as a Code Quality report of GitLab, which shows each at its line in the merge request.

    Args:
        problems: The problems.
        language: vi or en.
        site: The folder of the portal, relative to the repository.
    """
    found: list[dict[str, object]] = []
    times: Counter[object] = Counter()
    for each in problems:
        said = say(each, language)
        # The same for the same mistake on another line: GitLab tells by it what a merge request adds.
        identity = (each.code, each.place.file, each.values)
        times[identity] += 1
        found.append(
            {
                "description": f"{said.message}. {said.hint}" if said.hint else said.message,
                "check_name": said.code,
                "fingerprint": digest_of((*identity, times[identity])),
                "severity": _GITLAB[said.severity],
                "location": {"path": _below(site, each.place.file), "lines": {"begin": max(each.place.line, 1)}},
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _escaped(text: str, also: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{also}" else char for char in text)


def _below(site: str, file: str) -> str:
    return file if site == "." or Path(file).is_absolute() else f"{Path(site).as_posix()}/{file}"


def sarif(problems: Iterable[Problem], language: str, site: str = ".") -> str:
    """Return problems as SARIF 2.1.0, which code hosts and text editors read.

    Args:
        problems: The problems.
        language: vi or en.
        site: The folder of the portal, relative to the repository.
    """
    listed = list(problems)
    codes = sorted({each.code for each in listed})
    run = {
        "tool": {
            "driver": {"name": "dancam", "version": __version__, "rules": [_rule(code, language) for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes, language, site) for each in listed],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: str) -> dict[str, object]:
    wording = WORDINGS[code]
    words = wording.en if language == "en" else wording.vi
    return {
        "id": code,
        "name": words.code,
        "shortDescription": {"text": words.message},
        "defaultConfiguration": {"level": _SARIF[severity_of(code)]},
    }


def _result(problem: Problem, codes: list[str], language: str, site: str) -> dict[str, object]:
    said, place = say(problem, language), problem.place
    location: dict[str, object] = {"artifactLocation": {"uri": quote(_below(site, place.file))}}
    if place.line:
        region = {"startLine": place.line}
        if place.column:
            region |= {"startColumn": place.column, "endColumn": place.column + place.length}
        location["region"] = region
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _SARIF[said.severity],
        "message": {"text": f"{said.message}. {said.hint}" if said.hint else said.message},
        "locations": [{"physicalLocation": location}],
    }


_SUMMARY = Sayings(
    vi={
        "published": "Đã dựng",
        "stopped": "Chưa đăng gì",
        "checked": "Đã kiểm tra",
        "counts": (
            "{articles} bài, {pages} trang; {rendered} tệp dựng lại, {kept} tệp giữ nguyên, {removed} tệp gỡ bỏ; "
            "ghi {written} tệp, trong {seconds} giây."
        ),
        "elsewhere": "Trong đó {elsewhere} tệp do cụm máy dựng.",
        "ignored": "Sổ cái .dancam không dùng được, nên dựng lại toàn bộ.",
        "no-git": "Không dùng được --since: ở đây không có kho git, hoặc git không đọc được nó; đã xem lại mọi tệp.",
        "uncommitted": (
            "Chưa dùng được --since: có tệp nguồn chưa commit, hay bị git bỏ qua (`git status --ignored` nêu tên); "
            "đã xem lại mọi tệp."
        ),
        "not-named": (
            "Không dùng được --since: content/ hay static/ là liên kết tượng trưng hoặc kho con, nên git không nêu tên "
            "tệp trong đó; đã xem lại mọi tệp."
        ),
        "no-commit": "Chưa dùng được --since: không rõ lần dựng trước là từ commit nào; đã xem lại mọi tệp.",
        "other-commit": "Không dùng được --since: lần dựng trước là từ một commit khác; đã xem lại mọi tệp.",
        "not-known": "Không dùng được --since: git ở đây không có commit của lần dựng trước; đã xem lại mọi tệp.",
        "problems": "Vấn đề: {counts}.",
        "none": "Không có vấn đề nào.",
    },
    en={
        "published": "Built",
        "stopped": "Nothing published",
        "checked": "Checked",
        "counts": (
            "{articles} articles, {pages} pages; {rendered} outputs rendered, {kept} kept, {removed} removed; "
            "{written} files written, in {seconds} s."
        ),
        "elsewhere": "{elsewhere} of them were rendered by the cluster.",
        "ignored": "The ledger in .dancam could not be used, so everything was built anew.",
        "no-git": "--since is of no use: here is no repository that git can read; all files were looked at.",
        "uncommitted": (
            "--since is of no use yet: some sources are not committed, or ignored by git (see `git status --ignored`); "
            "all files were looked at."
        ),
        "not-named": (
            "--since is of no use: content/ or static/ is a symbolic link or a submodule, so git does not name what is "
            "in it; all files were looked at."
        ),
        "no-commit": "--since is of no use yet: the commit of the last build is not known; all files were looked at.",
        "other-commit": "--since is of no use: the last build was of another commit; all files were looked at.",
        "not-known": "--since is of no use: git does not have the commit of the last build; all files were looked at.",
        "problems": "Problems: {counts}.",
        "none": "No problems.",
    },
)


def summary(result: Result, language: str = "vi") -> str:
    """Return what a build did in at most four lines, for people."""
    state = "published" if result.published else "stopped" if result.failed else "checked"
    values = msgspec.structs.asdict(result) | {"seconds": number(result.seconds, 2, language)}
    lines = [f"{_SUMMARY.say(language, state)}: {_SUMMARY.say(language, 'counts', **values)}"]
    if result.elsewhere:
        lines.append(_SUMMARY.say(language, "elsewhere", elsewhere=result.elsewhere))
    if result.cold == "ignored":
        lines.append(_SUMMARY.say(language, "ignored"))
    if result.doubt:
        lines.append(_SUMMARY.say(language, result.doubt))
    counts = {each: result.count(each) for each in Severity}
    problems = ", ".join(f"{count} {SEVERITIES.say(language, each)}" for each, count in counts.items() if count)
    lines.append(_SUMMARY.say(language, "problems", counts=problems) if problems else _SUMMARY.say(language, "none"))
    return "\n".join(lines)
