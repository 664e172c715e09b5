"""The type of all messages that are not problems; the messages themselves are beside the code that prints them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec

Key = TypeVar("Key")


class Sayings(msgspec.Struct, Generic[Key], frozen=True):
    """Sentences by key, in both languages. `{name}` is a placeholder, filled in by `say`."""

    vi: Mapping[Key, str]
    """In Vietnamese."""
    en: Mapping[Key, str]
    """In English, with the same keys and the same placeholders."""

    def in_language(self, language: str) -> Mapping[Key, str]:
        """Return the sentences of a language (vi or en), with their placeholders."""
        return self.en if language == "en" else self.vi

    def say(self, language: str, key: Key, /, **values: object) -> str:
        """Return one sentence in a language (vi or en), with its placeholders filled in.

        Raises:
            KeyError: There is no such sentence, or one of its values is missing.
        """
        return self.in_language(language)[key].format_map(values)
