"""Takes a sentence with places for facts and the facts, makes the sentence told; a word agrees with its number.

`{count} {count:file|files}`: the first word where the fact is 1, the second otherwise. Vietnamese has no need of it.
`tongket review {folder:typed}`: as it must be typed, in quotation marks where it has blanks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

_BARE = re.compile(r"[\w.,:=+@%/\\~-]+")


class _Teller(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "typed":
            return typed(str(value))
        one, between, many = format_spec.partition("|")
        if between:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


_TELLER = _Teller()


def typed(word: str) -> str:
    """A word of a command line as a person must type it."""
    return word if _BARE.fullmatch(word) else f'"{word}"'


def told(sentence: str, facts: Mapping[str, Any]) -> str:
    """The sentence with its facts filled in. Raises KeyError for a fact that is not given."""
    if "|" in sentence or ":typed}" in sentence:
        return _TELLER.vformat(sentence, (), facts)
    return sentence.format_map(facts)
