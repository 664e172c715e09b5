"""Explains what becomes of the outputs of a source or address, and why."""

from __future__ import annotations

from collections.abc import Iterable

from dancam.messages.sayings import Sayings
from dancam.pipeline.options import Options
from dancam.pipeline.prepare import Prepared, prepare
from dancam.pipeline.read import Opened, with_portal
from dancam.pipeline.stages import task_of
from dancam.plan.decisions import Action, Decision, Why
from dancam.problems import Place, Refusal, close_match, problem
from dancam.site.urls import BadAddress, output_path
from dancam.system.disk import Disk

_WHY = Sayings(
    vi={
        Why.SAME: "không có gì thay đổi",
        Why.NEW: "chưa từng được dựng",
        Why.PROGRAM: "dancam hoặc thư viện của nó đã đổi phiên bản",
        Why.MAKER: "mẫu giao diện, hoặc một mẫu mà nó dùng, đã thay đổi",
        Why.VIEW: "nội dung đã thay đổi",
        Why.LOST: "tệp đã biến mất khỏi thư mục xuất",
        Why.ALTERED: "tệp trong thư mục xuất đã bị sửa từ bên ngoài",
        Why.NOT_PLANNED: "không còn bài hay trang nào ở địa chỉ này",
        Why.STRANGE: "không phải tệp do dancam làm ra",
    },
    en={
        Why.SAME: "nothing changed",
        Why.NEW: "it was never rendered",
        Why.PROGRAM: "dancam or one of its libraries has another version",
        Why.MAKER: "its template, or one that it uses, changed",
        Why.VIEW: "what it shows changed",
        Why.LOST: "its file is gone from the output folder",
        Why.ALTERED: "its file in the output folder was changed by somebody else",
        Why.NOT_PLANNED: "no article and no page is at this address any more",
        Why.STRANGE: "dancam did not make it",
    },
)
_UNPUBLISHED = Sayings(
    vi={
        "draft": "chưa đăng: là bản nháp (`draft: true`)",
        "scheduled": "chưa đăng: chưa đến `date`; lần dựng đầu tiên sau thời điểm đó sẽ đăng",
        "expired": "không còn đăng: đã qua `expires`",
    },
    en={
        "draft": "not published: it is a draft (`draft: true`)",
        "scheduled": "not published: its `date` is still to come; the first build after it publishes it",
        "expired": "not published any more: `expires` has passed",
    },
)
_ACTION = Sayings(
    vi={Action.RENDER: "sẽ dựng lại", Action.KEEP: "giữ nguyên", Action.REMOVE: "sẽ gỡ bỏ"},
    en={Action.RENDER: "will be rendered", Action.KEEP: "is kept", Action.REMOVE: "will be removed"},
)
_ORIGIN = Sayings(
    vi={"origin": "  nguồn: {file}\n  cách dựng: {maker}"},
    en={"origin": "  from: {file}\n  made by: {maker}"},
)


def explain(options: Options, wanted: str, language: str = "vi") -> str:
    """Return, for a source or an address, what the next build does with its outputs, and why.

    Raises:
        Refusal: There is no such source or address.
    """
    return with_portal(options, Disk(), lambda opened: _explanation(prepare(opened, whole=True), wanted, language))


def decide(options: Options, paths: Iterable[str], disk: Disk) -> dict[str, Decision]:
    """Return what the next build does with files of the output folder, and why; without files that are no outputs.

    Raises:
        Refusal: The portal cannot be read.
    """

    def decisions_of(opened: Opened) -> dict[str, Decision]:
        portal = prepare(opened, whole=True)
        decisions = {path: _decision(portal, path) for path in paths}
        return {path: each for path, each in decisions.items() if each is not None}

    return with_portal(options, disk, decisions_of)


def _explanation(portal: Prepared, wanted: str, language: str) -> str:
    name = portal.arrangement.site.names.name(wanted.removeprefix("./").removeprefix("content/"))
    if name is not None and name.state:
        return f"{wanted}: {_UNPUBLISHED.say(language, name.state)}"
    return "\n".join(_line(portal, path, language) for path in _paths(portal, wanted))


def _paths(portal: Prepared, wanted: str) -> list[str]:
    """Return the outputs of a source, or the one at an address."""
    slots = portal.plan.slots
    source = wanted.removeprefix("./")
    own = [path for path, slot in slots.items() if slot.place.file == source]
    if own:
        return own
    address = wanted.removeprefix("./").removeprefix("public/")
    try:
        path = output_path(f"/{address.lstrip('/')}")
    except BadAddress:
        path = ""
    for each in (path, f"{path}/index.html"):
        if each in slots or portal.ledger.owner(each) is not None:
            return [each]
    guess = close_match(source, [*slots, *(slot.place.file for slot in slots.values())])
    raise Refusal(problem("nothing-here", Place("dancam explain"), value=wanted, guess=guess))


def _line(portal: Prepared, path: str, language: str) -> str:
    decision = _decision(portal, path) or Decision(Action.REMOVE, Why.NOT_PLANNED)
    if path not in portal.plan.slots:
        return f"{path}: {say(decision, language)}"
    slot = portal.plan.slots[path]
    origin = _ORIGIN.say(language, "origin", file=slot.place.file, maker=slot.maker)
    return f"{path}: {say(decision, language)}\n{origin}"


def _decision(portal: Prepared, path: str) -> Decision | None:
    """Return what becomes of an output; None for a file that is not an output."""
    if path in portal.plan.slots:
        return task_of(portal).decide(path, with_fields=True)[0]
    return Decision(Action.REMOVE, Why.NOT_PLANNED) if portal.ledger.owner(path) is not None else None


def say(decision: Decision, language: str) -> str:
    """Return a decision and its reason in words."""
    fields = f" ({', '.join(decision.fields)})" if decision.fields else ""
    return f"{_ACTION.say(language, decision.action)}: {_WHY.say(language, decision.why)}{fields}"
