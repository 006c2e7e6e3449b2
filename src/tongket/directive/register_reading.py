"""Takes tables of `register.toml`, makes values; what cannot be used is noted with its table and line, all at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from tongket.directive.register_toml import BadLine
from tongket.wording.dates import read_date
from tongket.wording.fold import fold

Word = TypeVar("Word", bound=StrEnum)
_END = 10**9  # the end of the file, for a fault without a line
_DAY = re.compile(r"[\d\s./-]+|\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2},?\s+năm\s+\d{4}\s*", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1930, 2150  # a year outside is a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFault:
    """One thing wrong in `register.toml`; `check.kinds.register` has the code and the words of each `problem`."""

    problem: str
    table: str  # "document[3].review[1]"; "" for the file as a whole
    key: str = ""
    line: int | None = None
    facts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


class RegisterFileError(ValueError):
    """Everything that is wrong in `register.toml`."""

    def __init__(self, faults: Sequence[RegisterFault]) -> None:
        places = (f"{fault.table}.{fault.key} (line {fault.line}): {fault.problem}" for fault in faults)
        super().__init__("register.toml › " + "; ".join(places))
        self.faults = tuple(faults)


class Reading:
    """Values taken out of tables; what cannot be used is noted with its place, and reading goes on."""

    def __init__(self, lines: Mapping[str, int], bad: Sequence[BadLine] = ()) -> None:
        self._lines = lines
        self._told = {each.number for each in bad}
        self.faults: list[RegisterFault] = [
            RegisterFault(
                problem=each.problem, table=each.table, key=each.key, line=each.number, facts={"value": each.value}
            )
            for each in bad
        ]

    def note(self, problem: str, table: str, key: str = "", **facts: str | tuple[str, ...]) -> None:
        """Remember one fault; a line that is no TOML has been told of already."""
        own = self._lines.get(f"{table}.{key}".strip("."))
        if own is None or own not in self._told:
            line = own if own is not None else self._lines.get(table)
            self.faults.append(RegisterFault(problem=problem, table=table, key=key, line=line, facts=facts))

    def raise_faults(self) -> None:
        """Raises RegisterFileError, in the order of the file, when there is anything to say."""
        if self.faults:
            raise RegisterFileError(sorted(self.faults, key=lambda fault: fault.line or _END))

    def tables(self, facts: Mapping[str, Any], key: str, table: str) -> list[tuple[str, Mapping[str, Any]]]:
        """The tables of a list, each with the name of its place."""
        entries, at = facts.get(key, []), f"{table}.{key}".lstrip(".")
        if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
            self.note("not_a_list", table, key)
            return []
        return [(f"{at}[{number}]", entry) for number, entry in enumerate(entries, 1)]

    def known(self, facts: Mapping[str, Any], keys: Sequence[str], table: str) -> None:
        """Notes every key that means nothing here: a slip of the pen must not lose a fact silently."""
        for key in (key for key in facts if key not in keys):
            self.note("unknown_key", table, key, keys=", ".join(keys))

    def text(self, facts: Mapping[str, Any], key: str, table: str, *, needed: bool = False) -> str:
        """A text without space around it; "" where there is none."""
        value = facts.get(key, "")
        if not isinstance(value, str):
            self.note("not_a_text", table, key)
            return ""
        if needed and not value.strip():
            self.note("missing", table, key)
        return unicodedata.normalize("NFC", value).strip()

    def day(self, facts: Mapping[str, Any], key: str, table: str, *, needed: bool = False) -> date | None:
        """A day, as TOML or as officials write it."""
        value = facts.get(key, "")
        if value == "":
            if needed:
                self.note("missing", table, key)
            return None
        day = day_of(value)
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.note("not_a_day", table, key, value=str(value))
            return None
        return day

    def table(self, facts: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """The one table of that name; empty where there is none."""
        value = facts.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.note("not_a_table", key, key)
        return {}

    def count(
        self, facts: Mapping[str, Any], key: str, table: str, *, most: int = 100, needed: bool = False
    ) -> int | None:
        """A whole number from 1 to `most`."""
        value = facts.get(key)
        if value is None:
            if needed:
                self.note("missing", table, key)
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most:
            return value
        self.note("not_a_count", table, key, value=str(value), most=str(most))
        return None

    def word(
        self, facts: Mapping[str, Any], key: str, table: str, names: Mapping[str, Word], *, needed: bool = False
    ) -> Word | None:
        """One of a closed set of words, in English or in Vietnamese with or without diacritics."""
        typed = self.text(facts, key, table, needed=needed)
        found = next((word for name, word in names.items() if fold(name) == fold(typed)), None)
        if typed and found is None:
            codes = dict.fromkeys(word.value for word in names.values())
            words = "; ".join(name for name in names if name not in codes)
            self.note("unknown_word", table, key, value=typed, words=words, codes="; ".join(codes))
        return found


def day_of(value: object) -> date | None:
    """A TOML date, "2010-10-22", "22/10/2010" or "ngày 22 tháng 10 năm 2010"; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return read_date(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
