"""Values of attributes: what HTML knows is kept, in its own spelling; anything else is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from dancam.render.markdown.html.addresses import mended
from dancam.render.markdown.html.languages import language

# Browsers count no further.
_LARGEST = 2_147_483_647
_WIDEST = 1000
_HIGHEST = 65_534
_WHOLE = re.compile(r"[-+]?[0-9]+")
_PIXELS = re.compile(r"\s*([0-9]+)(?:\.[0-9]+)?\s*(?:px)?\s*", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])"
_TIME = re.compile(_CLOCK)
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_BEHIND_DATE = re.compile(rf"[T ]{_CLOCK}({_ZONE})?")
_DURATION = re.compile(r"P(?=[0-9T])(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]{1,3})?S)?)?")


def _one_of(*values: str) -> Callable[[str], str | None]:
    known = {value: value for value in values}
    return lambda value: known.get(value.strip().lower())


def _whole(least: int, most: int) -> Callable[[str], str | None]:
    def read(value: str) -> str | None:
        text = value.strip()
        if text.isdecimal():  # also ٣, which Markdown takes for a number
            text = "".join(str(int(figure)) for figure in text)
        if not _WHOLE.fullmatch(text) or len(text) > len(str(_LARGEST)):
            return None
        number = int(text)
        return str(number) if least <= number <= most else None

    return read


def _pixels(value: str) -> str | None:
    found = _PIXELS.fullmatch(value)
    return str(int(found[1])) if found and len(found[1]) < len(str(_LARGEST)) else None


def _switch(value: str) -> str:  # noqa: ARG001 - that it is there is all that counts
    return ""


def _kind_of_numbers(value: str) -> str | None:
    return value.strip() if value.strip() in {"1", "a", "A", "i", "I"} else None


def moment(value: str) -> str | None:
    """Return a date, a time, both, or how long something took, as HTML knows them; None for anything else."""
    text = value.strip()
    if point(text) or any(each.fullmatch(text) for each in (_TIME, _MONTH, _YEAR, _DURATION)):
        return text if not _YEAR.fullmatch(text) or text != "0000" else None
    return None if _behind(text) is None else text


def point(value: str) -> str | None:
    """Return a date, or a date with a time and its zone; None for anything else."""
    text = value.strip()
    behind = _behind(text)
    if behind is None:
        return None
    zone = _BEHIND_DATE.fullmatch(behind)
    return text if not behind or (zone is not None and zone[1]) else None


def _behind(text: str) -> str | None:
    """Return what stands behind the date with which a text begins, if it is nothing or a time."""
    date = _DATE.match(text)
    if date is None:
        return None
    try:
        datetime.date(*map(int, date.groups()))
    except ValueError:
        return None
    behind = text[date.end() :]
    return behind if not behind or _BEHIND_DATE.fullmatch(behind) else None


_SPAN = _whole(1, _WIDEST)
_NUMBER = _whole(-_LARGEST, _LARGEST)
_READ: dict[str, Callable[[str], str | None]] = {
    "cite": mended,
    "colspan": _SPAN,
    "controls": _switch,
    "datetime": moment,
    "decoding": _one_of("sync", "async", "auto"),
    "dir": _one_of("ltr", "rtl", "auto"),
    "height": _pixels,
    "hreflang": language,
    "lang": language,
    "loading": _one_of("lazy", "eager"),
    "open": _switch,
    "preload": _one_of("none", "metadata", "auto"),
    "reversed": _switch,
    "rowspan": _whole(1, _HIGHEST),
    "scope": _one_of("row", "col", "rowgroup", "colgroup"),
    "span": _SPAN,
    "start": _NUMBER,
    "type": _kind_of_numbers,
    "value": _NUMBER,
    "width": _pixels,
}


def fitting(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute in the spelling of HTML; None where HTML knows no such value.

    Args:
        tag: The element.
        name: The attribute.
        value: What is written.
    """
    if name == "datetime" and tag in {"ins", "del"}:
        return point(value)
    read = _READ.get(name)
    return value if read is None else read(value)
