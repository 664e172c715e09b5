"""What the program says besides problems: its sentences in Vietnamese and English stand beside the code that says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec

Key = TypeVar("Key")


class Sayings(msgspec.Struct, Generic[Key], frozen=True):
    """Sentences by key, in both languages. `{name}` stands for a value that is put in when the sentence is said."""

    vi: Mapping[Key, str]
    """In Vietnamese."""
    en: Mapping[Key, str]
    """In English: the same keys, and in each sentence the same names."""

    def in_language(self, language: str) -> Mapping[Key, str]:
        """Return the sentences of a language (vi or en) as they are written."""
        return self.en if language == "en" else self.vi

    def say(self, language: str, key: Key, /, **values: object) -> str:
        """Return one sentence in a language (vi or en), with its values.

        Raises:
            KeyError: There is no such sentence, or one of its values is missing.
        """
        return self.in_language(language)[key].format_map(values)
