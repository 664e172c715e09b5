"""What stands above a box, such as `!!! warning`, for which nobody wrote a title: what its kind is called."""

from __future__ import annotations

from collections.abc import Mapping

from dancam.views.words import Words


def titles(words: Words) -> Mapping[str, str]:
    """Return the titles of the kinds of boxes that other programs know, too, each by its name.

    Args:
        words: What the theme says.
    """
    return {
        **dict.fromkeys(("note", "seealso"), words.box_note),
        "info": words.box_info,
        **dict.fromkeys(("tip", "hint"), words.box_tip),
        "important": words.box_important,
        **dict.fromkeys(("attention", "caution", "warning"), words.box_warning),
        **dict.fromkeys(("danger", "error"), words.box_danger),
        "example": words.box_example,
        **dict.fromkeys(("question", "help", "faq"), words.box_question),
        **dict.fromkeys(("abstract", "summary", "tldr"), words.box_summary),
    }
