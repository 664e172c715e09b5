"""What the commands for the published site did, in words and as JSON."""

from __future__ import annotations

import json

from dancam.live.compare import Comparison, Verdict, size_of
from dancam.live.judging import Finding, Kind
from dancam.live.notify import Told
from dancam.live.outbox import Service
from dancam.live.unpacking import BROTLI, GZIP, PLAIN
from dancam.messages.live import SILENCES
from dancam.messages.report import as_data
from dancam.messages.sayings import Sayings
from dancam.vietnamese import number

# So many differences of a kind are named one by one for people; JSON has all.
_MOST = 50

_KINDS = Sayings(
    vi={
        Kind.CHANGED: "khác bản đã dựng",
        Kind.OLD: "bản cũ",
        Kind.CACHED: "bộ nhớ đệm còn giữ bản cũ",
        Kind.SWAPPED: "trả về trang khác",
        Kind.MISSING: "không có",
        Kind.LEFT: "đáng lẽ đã gỡ",
        Kind.REDIRECTED: "chuyển sang nơi khác",
        Kind.FAILED: "máy chủ từ chối hoặc gặp lỗi",
        Kind.TYPE: "sai loại tệp",
        Kind.SOFT: "không báo trang không có",
        Kind.SILENT: "không có câu trả lời trọn vẹn",
    },
    en={
        Kind.CHANGED: "not as built",
        Kind.OLD: "an old version",
        Kind.CACHED: "a cache keeps an old version",
        Kind.SWAPPED: "another page is sent",
        Kind.MISSING: "missing",
        Kind.LEFT: "should be gone",
        Kind.REDIRECTED: "leads elsewhere",
        Kind.FAILED: "the server refuses or fails",
        Kind.TYPE: "wrong type of file",
        Kind.SOFT: "missing pages are not told",
        Kind.SILENT: "no whole answer",
    },
)
_MENDS = Sayings(
    vi={
        Kind.CHANGED: (
            "có người sửa tệp trên máy chủ, hoặc lần đăng dở dang. Xem ai đã sửa trước khi làm gì khác; "
            "đăng lại với `--compare` thì tệp đúng thay tệp sai"
        ),
        Kind.OLD: "lần đăng mới chưa đến đây: đăng lại cho hết",
        Kind.CACHED: "xóa bộ nhớ đệm (CDN, proxy) cho những địa chỉ này, và xem lại dòng Cache-Control của máy chủ",
        Kind.SWAPPED: "xem lại cấu hình chuyển địa chỉ (rewrite) của máy chủ",
        Kind.MISSING: "lần đăng chưa xong, hoặc máy chủ không cho xem: đăng lại với `--compare`, rồi xem quyền đọc tệp",
        Kind.LEFT: "lần đăng chưa gỡ tệp: đăng lại cho hết, hoặc xóa tệp trên máy chủ",
        Kind.REDIRECTED: "xem lại cấu hình máy chủ và tên miền: bạn đọc bị đưa đi chỗ khác",
        Kind.FAILED: "xem nhật ký lỗi của máy chủ",
        Kind.TYPE: "khai đúng Content-Type cho .html, nếu không trình duyệt tải xuống thay vì mở",
        Kind.SOFT: "khai `404.html` là trang báo lỗi với mã 404, nếu không máy tìm kiếm lưu cả những trang không có",
        Kind.SILENT: "thử lại sau: chạy lại lệnh này thì chỉ hỏi những địa chỉ ấy",
    },
    en={
        Kind.CHANGED: (
            "somebody changed files on the server, or a deploy was cut off. Look who did it before anything else; "
            "deploying again with `--compare` puts the right files there"
        ),
        Kind.OLD: "the last deploy has not come here yet: deploy again",
        Kind.CACHED: "purge the cache (CDN, proxy) for these addresses, and look at the server's Cache-Control",
        Kind.SWAPPED: "look at the rewriting rules of the server",
        Kind.MISSING: (
            "a deploy was cut off, or the server hides the file: deploy again with `--compare`, then look at its rights"
        ),
        Kind.LEFT: "the deploy has not removed it: deploy again, or delete it on the server",
        Kind.REDIRECTED: "look at the settings of server and domain: readers are led away",
        Kind.FAILED: "look at the server's error log",
        Kind.TYPE: "set the right Content-Type for .html, else browsers download pages instead of showing them",
        Kind.SOFT: "make `404.html` the error page, with the status 404, else search engines keep pages that are none",
        Kind.SILENT: "try again: the same command asks for these addresses only",
    },
)
_CODINGS = Sayings(
    vi={PLAIN: "bản không nén", GZIP: "bản nén .gz", BROTLI: "bản nén .br"},
    en={PLAIN: "uncompressed", GZIP: "compressed, .gz", BROTLI: "compressed, .br"},
)
_WORDS = Sayings(
    vi={
        "plan": "So {amount} của {url}, mỗi giây {rate}: khoảng {minutes} phút. Bị dừng thì chạy lại.",
        "asked": "{count} địa chỉ",
        "asked-each": "{count} địa chỉ ({answers} câu hỏi, có bản nén thì hỏi từng bản)",
        "told": "{count} địa chỉ",
        "told-each": "{count} địa chỉ ({answers} câu trả lời, kể cả từng bản nén)",
        "same": "Đúng như bản đã dựng: {amount}.",
        "none": "Chưa thấy khác, nhưng mới so được {amount}, còn {left}.",
        "differ": "Khác bản đã dựng ở {differences} trên {amount}.",
        "left": "Còn {left} địa chỉ chưa so; chạy lại lệnh này để so tiếp.",
        "before": "({before} địa chỉ đã so ở lần chạy trước.)",
        "headers": "Trang chủ thiếu các dòng bảo vệ: {headers}. Mẫu cấu hình máy chủ trong hướng dẫn quản trị có sẵn.",
        "heading": "{kind} ({count}): {mend}.",
        "more": "… và {count} địa chỉ nữa; `--json` có đủ.",
        "size": "{size} byte thay vì {expected}",
        "status": "mã {status}",
        "line": "từ dòng {line}: “{text}”",
    },
    en={
        "plan": "Comparing {amount} of {url}, {rate} a second: some {minutes} minutes. Cut off, it goes on.",
        "asked": "{count} addresses",
        "asked-each": "{count} addresses ({answers} questions, one for each compressed copy too)",
        "told": "{count} addresses",
        "told-each": "{count} addresses ({answers} answers, those with compressed copies too)",
        "same": "As it was built: {amount}.",
        "none": "No difference so far, but only {amount} were compared; {left} are left.",
        "differ": "Not as it was built at {differences} of {amount}.",
        "left": "{left} addresses are left; the same command goes on with them.",
        "before": "({before} addresses were compared in an earlier run.)",
        "headers": "The home page lacks security headers: {headers}. The server settings in the documents have them.",
        "heading": "{kind} ({count}): {mend}.",
        "more": "… and {count} more; `--json` has all.",
        "size": "{size} bytes instead of {expected}",
        "status": "status {status}",
        "line": "from line {line}: “{text}”",
    },
)


_TOLD = Sayings(
    vi={
        "off": "Mục `notify` của site.yml chưa khai gì, nên không báo cho ai.",
        "first": "Lần đầu: ghi nhớ các trang hiện có; từ lần sau chỉ báo trang thay đổi (`--all` để báo tất cả).",
        "told": "{service}: đã báo {count} địa chỉ.",
        "left": "{service}: đã báo {count} địa chỉ, còn {left} để lần sau.",
        "shown": "{service}: sẽ báo {count} địa chỉ.",
    },
    en={
        "off": "`notify` in site.yml names nobody, so nobody is told.",
        "first": "The first time: the present pages are noted; from now on changed ones are told (`--all` for all).",
        "told": "{service}: told of {count} addresses.",
        "left": "{service}: told of {count} addresses, {left} are left for the next time.",
        "shown": "{service}: would be told of {count} addresses.",
    },
)
_SERVICES = {Service.INDEXNOW: "IndexNow", Service.WEBSUB: "WebSub"}


def told_in_words(told: Told, language: str = "vi", *, only_shows: bool = False) -> str:
    """Return what became of the news in words; with `only_shows`, each address."""
    if not told.urls:
        return _TOLD.say(language, "off")
    lines = [_TOLD.say(language, "first")] if told.is_first else []
    for service, urls in told.urls.items():
        left = told.waiting[service]
        counts = {"count": number(len(urls), 0, language), "left": number(left, 0, language)}
        key = "shown" if only_shows else "left" if left else "told"
        lines.append(_TOLD.say(language, key, service=_SERVICES[service], **counts))
        lines += [f"  {url}" for url in urls] if only_shows else []
    return "\n".join(lines)


def told_as_json(told: Told, language: str = "vi") -> str:
    """Return what became of the news as JSON."""
    data = {
        "told": {service.value: list(urls) for service, urls in told.urls.items()},
        "waiting": {service.value: count for service, count in told.waiting.items()},
        "problems": [as_data(each, language) for each in told.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def plan_in_words(comparison: Comparison, language: str = "vi") -> str:
    """Return what a comparison will do, and how long it takes."""
    (count, questions), rate = size_of(comparison), comparison.rate
    minutes = number(-(-questions // (60 * rate)), 0, language)
    amount = _amount("asked", count, questions, language)
    return _WORDS.say(language, "plan", url=comparison.books.url, amount=amount, rate=f"{rate:g}", minutes=minutes)


def _amount(key: str, count: int, answers: int, language: str) -> str:
    """Return how many addresses there are, and with how many questions or answers if these are more."""
    numbers = {"count": number(count, 0, language), "answers": number(answers, 0, language)}
    return _WORDS.say(language, f"{key}-each" if answers > count else key, **numbers)


def in_words(verdict: Verdict, language: str = "vi") -> str:
    """Return a verdict in words: differences by kind, each kind with what to do."""
    lines = []
    for kind in Kind:
        found = [each for each in verdict.differences if each.kind is kind]
        if not found:
            continue
        name, mend, count = _KINDS.say(language, kind), _MENDS.say(language, kind), number(len(found), 0, language)
        lines.append(_WORDS.say(language, "heading", kind=name, count=count, mend=mend))
        lines += [f"  {_one(each, language)}" for each in found[:_MOST]]
        if len(found) > _MOST:
            lines.append("  " + _WORDS.say(language, "more", count=number(len(found) - _MOST, 0, language)))
    if verdict.missing_headers:
        lines.append(_WORDS.say(language, "headers", headers=", ".join(verdict.missing_headers)))
    lines.append(_summary(verdict, language))
    return "\n".join(lines)


def _summary(verdict: Verdict, language: str) -> str:
    numbers = {
        "amount": _amount("told", verdict.compared, verdict.answers, language),
        "left": number(verdict.left, 0, language),
        "before": number(verdict.before, 0, language),
        "differences": number(len({each.url for each in verdict.differences}), 0, language),
    }
    key = "differ" if verdict.differences else "none" if verdict.left else "same"
    keys = [key, *(["left"] if verdict.left and key == "differ" else []), *(["before"] if verdict.before else [])]
    return " ".join(_WORDS.say(language, each, **numbers) for each in keys)


def _one(found: Finding, language: str) -> str:
    facts = [_CODINGS.say(language, coding) for coding in found.codings]
    facts = [", ".join(facts)] if facts else []
    if found.silence:
        facts.append(SILENCES.say(language, found.silence))
    if found.status and found.kind in {Kind.FAILED, Kind.SOFT, Kind.REDIRECTED}:
        facts.append(_WORDS.say(language, "status", status=found.status))
    if found.size >= 0 and found.expected >= 0 and found.size != found.expected:
        sizes = {"size": number(found.size, 0, language), "expected": number(found.expected, 0, language)}
        facts.append(_WORDS.say(language, "size", **sizes))
    if found.line:
        facts.append(_WORDS.say(language, "line", line=found.line, text=found.text))
    if found.detail:
        facts.append(found.detail)
    return ": ".join([found.url, "; ".join(facts)]) if facts else found.url


def as_json(verdict: Verdict, url: str, language: str = "vi") -> str:
    """Return a verdict as JSON."""
    data = {
        "same": verdict.is_same,
        "url": url,
        "compared": verdict.compared,
        "answers": verdict.answers,
        "before": verdict.before,
        "left": verdict.left,
        "differences": [_as_data(each, language) for each in verdict.differences],
        "missing_headers": list(verdict.missing_headers),
        "problems": [as_data(each, language) for each in verdict.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(found: Finding, language: str) -> dict[str, object]:
    return {
        "path": found.path,
        "url": found.url,
        "kind": found.kind.value,
        "status": found.status,
        "encodings": list(found.codings),
        "size": found.size,
        "expected_size": found.expected,
        "line": found.line,
        "text": found.text,
        "detail": found.detail or found.silence,
        "message": _KINDS.say(language, found.kind),
        "hint": _MENDS.say(language, found.kind),
    }
