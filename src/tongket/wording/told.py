"""Takes a sentence with places for facts and the facts, makes the sentence told; a word agrees with its number.

`{count} {count:file|files}`: the first word where the fact is 1, the second otherwise. Vietnamese has no need of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any


class _Teller(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, between, many = format_spec.partition("|")
        if between:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


_TELLER = _Teller()


def told(sentence: str, facts: Mapping[str, Any]) -> str:
    """The sentence with its facts filled in. Raises KeyError for a fact that is not given."""
    if "|" in sentence:
        return _TELLER.vformat(sentence, (), facts)
    return sentence.format_map(facts)
