"""Equations of Word on one line of text, with powers raised and fractions with a slash."""

from __future__ import annotations

from collections.abc import Callable

from dancam.importers.word.account import Account
from dancam.importers.word.elements import Element
from dancam.importers.word.model import Text

_PLAIN: frozenset[str] = frozenset()
_SIMPLE = 1
Hidden = Callable[[Element | None], bool]


def pieces_of(element: Element, account: Account, is_hidden: Hidden) -> list[Text]:
    """Return an equation as text.

    Args:
        element: The `m:oMath`, or a part of it.
        account: Where its text is entered.
        is_hidden: Says of the `w:rPr` of text whether Word shows it.
    """
    made: list[Text] = []
    for each in element.children:
        made += _piece(each, account, is_hidden)
    return made


def _piece(each: Element, account: Account, is_hidden: Hidden) -> list[Text]:
    def inner(tag: str) -> list[Text]:
        found = each.find(tag)
        return pieces_of(found, account, is_hidden) if found is not None else []

    match each.tag:
        case "m:r":
            if is_hidden(each.find("w:rPr")):
                account.leave_element("hidden text", each)
                return []
            if each.find("w:rPr", "w:del") is not None:
                account.change("tracked changes")
                account.leave_element("deleted text", each)
                return []
            return [Text(account.see(part)) for part in each.children if part.tag in {"m:t", "w:t"}]
        case "m:sSup" | "m:sSub" | "m:sSubSup":
            return [*inner("m:e"), *_marked(inner("m:sub"), "sub"), *_marked(inner("m:sup"), "sup")]
        case "m:sPre":
            return [*_marked(inner("m:sub"), "sub"), *_marked(inner("m:sup"), "sup"), *inner("m:e")]
        case "m:f":
            return [*_grouped(inner("m:num")), Text("/"), *_grouped(inner("m:den"))]
        case "m:rad":
            return [*_marked(inner("m:deg"), "sup"), Text("√"), *_grouped(inner("m:e"))]
        case "m:nary":
            sign = each.find("m:naryPr", "m:chr")
            shown = Text(sign.get("m:val") if sign is not None else "∫")
            return [shown, *_marked(inner("m:sub"), "sub"), *_marked(inner("m:sup"), "sup"), Text(" "), *inner("m:e")]
        case "m:d":
            return _in_brackets(each, account, is_hidden)
        case "m:m":
            rows = [pieces_of(row, account, is_hidden) for row in each.children if row.tag == "m:mr"]
            return [part for row in rows for part in (*row, Text("; "))][:-1]
        case "m:e" | "m:mr":
            return [*pieces_of(each, account, is_hidden), Text(" ")]
        case "m:func":
            return [*inner("m:fName"), Text(" "), *inner("m:e")]
        case "w:del" | "w:moveFrom":
            account.change("tracked changes")
            account.leave_element("deleted text", each)
            return []
        case "w:ins" | "w:moveTo":
            account.change("tracked changes")
            return pieces_of(each, account, is_hidden)
        case "m:phant" if _is_blank(each):
            account.leave_element("hidden text", each)
            return []
        case "m:ctrlPr" | "m:rPr" | "w:rPr":
            return []
        case _:  # whatever else stands around text
            return pieces_of(each, account, is_hidden)


def _is_blank(phantom: Element) -> bool:
    """Whether a part of an equation only takes the room of what it has."""
    show = phantom.find("m:phantPr", "m:show")
    return show is not None and show.get("m:val", "1").lower() in {"0", "off", "false"}


def _marked(texts: list[Text], mark: str) -> list[Text]:
    return [Text(each.text, each.marks | {mark}) if not each.marks else each for each in texts]


def _grouped(texts: list[Text]) -> list[Text]:
    """Return an operand that stands for one."""
    is_single = sum(len(each.text) for each in texts if not each.marks) <= _SIMPLE or all(
        each.text.isalnum() for each in texts
    )
    return texts if is_single else [Text("("), *texts, Text(")")]


def _in_brackets(element: Element, account: Account, is_hidden: Hidden) -> list[Text]:
    properties = element.find("m:dPr")

    def sign(tag: str, usual: str) -> Text:
        found = properties.find(tag) if properties is not None else None
        return Text(found.get("m:val") if found is not None else usual)

    made = [sign("m:begChr", "(")]
    for number, part in enumerate(each for each in element.children if each.tag == "m:e"):
        made += [sign("m:sepChr", "|")] if number else []
        made += pieces_of(part, account, is_hidden)
    return [*made, sign("m:endChr", ")")]
