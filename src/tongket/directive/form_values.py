"""Takes single values of form.toml, makes what they stand for; what cannot be used leaves as `Wrong`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tongket.periods.period import Period
from tongket.periods.reading import read_period as period_in_words

Facts = Mapping[str, Any]
Word = TypeVar("Word", bound=StrEnum)


class Wrong(Exception):
    """A fact that cannot be used, before its line is known."""

    def __init__(self, key: str, problem: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.problem, self.facts = key, problem, facts


def only_known(facts: Facts, known: Sequence[str]) -> None:
    """Refuse a key that form.toml does not have, with the nearest that it has."""
    for key in facts:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            if near:
                raise Wrong(key, "unknown_key_near", near=near[0])
            raise Wrong(key, "unknown_key", known=", ".join(known))


def read_tables(facts: Facts, key: str) -> list[Facts]:
    """A list of { } entries."""
    entries = facts.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Wrong(key, "not_rows")
    return entries


def read_text(facts: Facts, key: str, *, needed: bool = False) -> str:
    """A text in quotes."""
    value = facts.get(key, "")
    if not isinstance(value, str):
        raise Wrong(key, "not_text")
    if needed and key not in facts:
        raise Wrong(key, "text_missing")
    return value


def read_texts(facts: Facts, key: str) -> tuple[str, ...]:
    """A list of texts."""
    value = facts.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise Wrong(key, "not_texts")
    return tuple(value)


def read_flag(facts: Facts, key: str) -> bool:
    """True or false."""
    value = facts.get(key, False)
    if not isinstance(value, bool):
        raise Wrong(key, "not_flag")
    return value


def read_number(facts: Facts, key: str, *, needed: bool = False) -> int | None:
    """A whole number above zero, such as a row."""
    value = facts.get(key)
    if value is None and not needed:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 10**9:
        raise Wrong(key, "not_number")
    return value


def read_numbers(facts: Facts, key: str) -> tuple[int, ...]:
    """[13, 15] or ["13:18"]."""
    value = facts.get(key, [])
    if not isinstance(value, list):
        raise Wrong(key, "not_row_numbers")
    return tuple(number for item in value for number in _run(key, item, _row_number))


def read_columns_at(facts: Facts, key: str) -> tuple[int, ...]:
    """["D", "F"] or ["D:M"]."""
    value = facts.get(key, [])
    if not isinstance(value, list):
        raise Wrong(key, "not_columns")
    return tuple(number for item in value for number in _run(key, item, _column_number))


def _run(key: str, item: object, number_of: Callable[[str, object], int]) -> Iterable[int]:
    first, colon, last = item.partition(":") if isinstance(item, str) else (item, "", "")
    begin, end = number_of(key, first), number_of(key, last if colon else first)
    if not begin <= end < begin + 100_000:
        raise Wrong(key, "not_range", value=item)
    return range(begin, end + 1)


def _row_number(key: str, item: object) -> int:
    text = str(item).strip()
    if isinstance(item, bool) or not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise Wrong(key, "not_row_number", value=item)
    return int(text)


def _column_number(key: str, item: object) -> int:
    text = str(item).strip().upper()
    if not isinstance(item, str) or not re.fullmatch(r"[A-Z]{1,3}", text):
        raise Wrong(key, "not_column", value=item)
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


def read_column_at(facts: Facts, key: str, *, needed: bool = False) -> int | None:
    """A column by its letters."""
    if key not in facts and not needed:
        return None
    return _column_number(key, facts.get(key, ""))


def read_word(facts: Facts, key: str, words: type[Word]) -> Word | None:
    """One of a closed set of words."""
    if key not in facts:
        return None
    try:
        return words(facts[key])
    except ValueError:
        known = ", ".join(f'"{word.value}"' for word in words)
        raise Wrong(key, "unknown_word", value=facts[key], known=known) from None


def read_period(facts: Facts) -> Period | None:
    """A period as `Period.text()` prints it, or in words."""
    text = read_text(facts, "period").strip()
    if not text:
        return None
    period = _by_days(text) or period_in_words(text)
    if period is None:
        raise Wrong("period", "not_period", value=text)
    return period


def _by_days(text: str) -> Period | None:
    first, slash, last = text.partition("/")
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last)) if slash else None
    except ValueError:
        return None
