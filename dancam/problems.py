"""Problems as data: what is wrong, where, and what to do about it. The words are in `messages`."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from dancam.records import Record

# How grave each kind of problem is. A kind that stands in neither set is an error: it stops publishing.
_WARNINGS = frozenset(
    {
        "address-lost",
        "alt-missing",
        "attachment-missing",
        "attribute-dropped",
        "audio-missing",
        "audio-odd",
        "banner-missing",
        "body-too-long",
        "comment-cut",
        "control-character",
        "date-far",
        "dead-anchor",
        "dead-link",
        "foreign-picture",
        "foreign-video",
        "gallery-empty",
        "heading-skipped",
        "html-dropped",
        "image-missing",
        "link-outside",
        "link-scheme",
        "menu-page",
        "metadata-kept",
        "old-font",
        "only-on-articles",
        "page-in-category",
        "picture-broken",
        "picture-format",
        "related-itself",
        "related-missing",
        "related-withdrawn",
        "same-tag",
        "slug-changed",
        "table-broken",
        "translation-language",
        "translation-missing",
        "translation-one-sided",
        "unknown-author",
        "unknown-directive",
        "unknown-field",
        "updated-odd",
        "video-address",
        "video-format",
        "video-host",
        "video-missing",
        "word-left-out",
        "word-picture",
    }
)
_HINTS = frozenset(
    {
        "author-alike",
        "double-space",
        "expired",
        "link-unpublished",
        "loose-marks",
        "related-too-many",
        "related-unpublished",
        "same-author",
        "same-slug",
        "same-title",
        "tone-astray",
        "tones-mixed",
        "word-old-fonts",
    }
)

# Problems that guess what was meant among all that there is: the guess may change with anything else.
GUESSING = frozenset({"image-missing", "attachment-missing", "related-missing"})

# Warnings about what was, and not about what is.
PASSING = frozenset({"address-lost"})


class Severity(enum.Enum):
    """How grave a problem is."""

    ERROR = "error"
    """Nothing is published."""
    WARNING = "warning"
    """Published all the same; `--strict` makes it an error."""
    HINT = "hint"
    """Worth a look; never stops a build."""


def severity_of(code: str) -> Severity:
    """Return how grave a kind of problem is."""
    return Severity.WARNING if code in _WARNINGS else Severity.HINT if code in _HINTS else Severity.ERROR


class Place(Record, frozen=True):
    """Where a problem is."""

    file: str
    """Path below the site's folder, with `/`."""
    line: int = 0
    """Line counted from 1; 0 where the whole file is meant."""
    column: int = 0
    """Column in characters counted from 1; 0 where the whole line is meant."""
    length: int = 1
    """How many characters are meant."""


class Problem(Record, frozen=True):
    """One mistake of somebody, told so that it can be mended."""

    code: str
    """Its kind: key of the words in `messages.catalogue.WORDINGS`."""
    place: Place
    """Where."""
    values: tuple[tuple[str, str], ...] = ()
    """What the wording has places for."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return severity_of(self.code)

    @property
    def is_error(self) -> bool:
        """Whether it stops publishing."""
        return self.severity is Severity.ERROR


def problem(code: str, place: Place, **values: object) -> Problem:
    """Make a problem; values become strings."""
    return Problem(code=code, place=place, values=tuple((name, str(value)) for name, value in values.items()))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetitions, by file, line, column and code."""
    return sorted(set(problems), key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.values))


class Refusal(Exception):  # noqa: N818 - it is no error of the program: the work was refused, with problems
    """The work cannot go on; carries the problems to print."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(p.code for p in problems))
        self.problems = problems


def close_match(word: str, known: Iterable[str]) -> str:
    """Return what `word` was most likely meant to be among `known`, or the empty string."""
    import difflib  # only a mistake needs it

    from dancam.vietnamese import fold

    folded = {fold(each): each for each in known}
    matches = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""
