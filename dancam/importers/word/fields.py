"""Fields of Word: what is between their code and their result, which may lie paragraphs apart."""

from __future__ import annotations

import re

from dancam.importers.word.elements import Element, is_on
from dancam.importers.word.styles import whole

# A switch other than `\l` may stand before the address; what follows that one is a place in the document.
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[^l\s]\s+)*(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_BUTTON = re.compile(r"(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s*(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r'SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*\\f\s+"?([^"\\]+))?', re.IGNORECASE | re.DOTALL)
# Fields that show nothing by their nature: marks for an index, settings, questions.
_SILENT = frozenset({"XE", "TC", "TA", "RD", "PRIVATE", "ADVANCE", "SET", "ASK", "COMMENTS", "HYPERLINK", ""})


class Field:
    """A field that is being read."""

    __slots__ = ("box", "code", "is_result")

    def __init__(self, box: str = "", code: str = "", *, is_result: bool = False) -> None:
        self.box = box
        """What a form shows in its place: a tick, or the entry that is chosen."""
        self.code = code
        self.is_result = is_result
        """Whether its code has ended and what follows is shown."""

    @property
    def name(self) -> str:
        """What kind of field it is."""
        return (self.code.split() or [""])[0].upper()

    @property
    def href(self) -> str:
        """Where it leads; empty where it is no link to another page."""
        match = _ADDRESS.match(self.code.strip())
        return (match[1] or match[2] or "").strip() if match else ""

    def unfinished(self) -> tuple[str, str, int]:
        """Return what Word shows of a field without a result.

        Returns:
            Text; else the font and the number of a sign; else nothing, and then the field is one that shows something
            which only Word can work out.
        """
        code = self.code.strip()
        button, symbol = _BUTTON.match(code), _SYMBOL.match(code)
        if symbol:
            return "", (symbol[2] or "").strip(), int(symbol[1], 0)
        return self.box or (button[1].strip() if button else ""), "", 0

    @property
    def is_silent(self) -> bool:
        """Whether nothing is shown by its nature."""
        return self.name in _SILENT


def box_of(element: Element) -> str:
    """Return what a form shows in the place of its field.

    Args:
        element: The `w:fldChar` at which it begins.
    """
    box = element.find("w:ffData", "w:checkBox")
    if box is not None:
        checked = box.find("w:checked")
        return "☑" if is_on(checked if checked is not None else box.find("w:default")) else "☐"
    choice = element.find("w:ffData", "w:ddList")
    if choice is not None:
        entries = [each.get("w:val") for each in choice.children if each.tag == "w:listEntry"]
        which = whole(choice.value("w:result") or choice.value("w:default"), 0)
        return entries[which] if 0 <= which < len(entries) else ""
    return ""
