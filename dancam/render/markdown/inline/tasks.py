"""Tasks: an item of a list that begins with `[ ]` or `[x]` is something to do, or done."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_BOX = re.compile(r"\[([ xX])\][ \t\n]+(?=\S)")


class Tasks:
    """Makes tasks of items."""

    def __init__(self, done: str, to_do: str) -> None:
        """Take the words for those who listen to the page.

        Args:
            done: What is done.
            to_do: What is not.
        """
        self._words = {True: done, False: to_do}

    def take(self, item: Element) -> None:
        """Put a sign in place of the brackets, if an item begins with them; its texts are not read yet.

        Args:
            item: An `li`.
        """
        holder = item
        if not (item.text or "").strip() and len(item) and item[0].tag == "p":
            holder = item[0]
        text = holder.text or ""
        box = _BOX.match(text.lstrip())
        if box is None:
            return
        is_done = box[1] != " "
        item.set("class", "task")
        sign = Element("span", {"class": "task-sign"})
        sign.text = "\u2611" if is_done else "\u2610"
        words = Element("span", {"class": "visually-hidden"})
        words.text = f" {self._words[is_done]}: "
        words.tail = text.lstrip()[box.end() :]
        holder.text = None
        holder.insert(0, sign)
        holder.insert(1, words)
