"""Problems as data: what is wrong, where, and what to do about it. The words are in `messages`."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from dancam.records import Record

# The severity of each kind of problem. A kind that is in neither set is an error: it stops publishing.
_WARNINGS = frozenset(
    {
        "address-broken",
        "address-lost",
        "alt-missing",
        "attachment-missing",
        "attribute-dropped",
        "attribute-value",
        "audio-missing",
        "audio-odd",
        "banner-missing",
        "body-no-picture",
        "body-too-long",
        "caption-quotes",
        "cluster-lost",
        "cluster-silent",
        "cluster-undone",
        "comment-cut",
        "control-character",
        "date-far",
        "dead-anchor",
        "dead-link",
        "footnote-missing",
        "footnote-twice",
        "fence-open",
        "footnote-unused",
        "foreign-picture",
        "foreign-video",
        "gallery-empty",
        "heading-empty",
        "heading-close",
        "heading-skipped",
        "html-dropped",
        "html-misplaced",
        "html-unclosed",
        "html-unopened",
        "image-missing",
        "lines-with-dashes",
        "link-outside",
        "link-scheme",
        "mark-shown",
        "list-lettered",
        "list-mixed",
        "list-typed",
        "menu-page",
        "metadata-kept",
        "odd-blank",
        "old-font",
        "only-on-articles",
        "page-in-category",
        "picture-broken",
        "picture-format",
        "picture-name-hides",
        "picture-none",
        "related-itself",
        "related-missing",
        "related-withdrawn",
        "same-tag",
        "slug-changed",
        "source-name",
        "table-broken",
        "table-row",
        "table-drawn",
        "table-spaced",
        "translation-language",
        "translation-missing",
        "translation-one-sided",
        "unknown-author",
        "unknown-directive",
        "unknown-field",
        "updated-odd",
        "value-hash",
        "video-address",
        "video-format",
        "video-host",
        "sign-taken",
        "video-missing",
        "word-changed",
        "word-left-out",
        "word-picture",
        "words-lost",
        "worker-refused",
        "worker-unfit",
    }
)
_HINTS = frozenset(
    {
        "alias-query",
        "author-alike",
        "double-space",
        "expired",
        "footnote-case",
        "html-shown",
        "heading-underlined",
        "invisible-character",
        "file-unseen",
        "list-not-written",
        "link-unpublished",
        "loose-marks",
        "picture-name",
        "related-too-many",
        "related-unpublished",
        "same-author",
        "same-slug",
        "same-title",
        "tone-astray",
        "text-unseen",
        "tones-mixed",
        "word-old-fonts",
        "word-signature",
        "word-unseen",
    }
)

# Problems that suggest a file or article of the portal: the suggestion may change when any other one does.
GUESSING = frozenset({"image-missing", "attachment-missing", "related-missing"})

# Warnings about what was published before or who builds, not about the sources as they are now.
PASSING = frozenset(
    {"address-lost", "cluster-lost", "cluster-silent", "cluster-undone", "worker-refused", "worker-unfit"}
)


class Severity(enum.Enum):
    """The severity of a problem."""

    ERROR = "error"
    """Nothing is published."""
    WARNING = "warning"
    """Published all the same; `--strict` makes it an error."""
    HINT = "hint"
    """Worth a look; never stops a build."""


def severity_of(code: str) -> Severity:
    """Return the severity of a kind of problem."""
    return Severity.WARNING if code in _WARNINGS else Severity.HINT if code in _HINTS else Severity.ERROR


class Place(Record, frozen=True):
    """Where a problem is."""

    file: str
    """Path below the site's folder, with `/`."""
    line: int = 0
    """Line counted from 1; 0 for the whole file."""
    column: int = 0
    """Column counted from 1; 0 for the whole line.

    It counts the characters of the line as the file has it, but composed (NFC): a letter with its marks is one, as an
    editor shows it, and control characters count even where pages lose them. `system.disk.line_reader` reads lines so.
    """
    length: int = 1
    """How many characters are marked."""


class Problem(Record, frozen=True):
    """A mistake in a source, with all that its author needs to correct it."""

    code: str
    """Its kind: the key of its wording in `messages.catalogue.WORDINGS`."""
    place: Place
    """Where it is."""
    values: tuple[tuple[str, str], ...] = ()
    """The values of the placeholders in the wording, by name."""

    @property
    def severity(self) -> Severity:
        """Its severity."""
        return severity_of(self.code)

    @property
    def is_error(self) -> bool:
        """Whether it stops publishing."""
        return self.severity is Severity.ERROR


def problem(code: str, place: Place, **values: object) -> Problem:
    """Make a problem; values become strings."""
    return Problem(code=code, place=place, values=tuple((name, str(value)) for name, value in values.items()))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without duplicates, sorted by file, line, column and code."""
    return sorted(set(problems), key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.values))


class Refusal(Exception):  # noqa: N818 - not an error of the program: the work was refused, with problems
    """The work cannot go on; carries the problems to print."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(p.code for p in problems))
        self.problems = problems


def close_match(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that `word` most likely stands for; empty if none is close. It is never `word` itself."""
    import difflib  # only a mistake needs it

    from dancam.vietnamese import fold

    folded = {fold(each): each for each in candidates if each != word}
    matches = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[matches[0]] if matches else ""
