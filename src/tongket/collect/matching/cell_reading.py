"""Takes one cell of a unit and what the form counts there; makes a value in that measure, or says why there is none.

A text is read by `wording.numbers`; here stands what the file adds to it: stored numbers, dates, errors, formulas that
were never calculated, percent formats, and whether the words after a number agree with the form's measure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tongket.collect.submission import OddityKind, Quality, State
from tongket.collect.workbooks.sheet import Cell, CellKind
from tongket.collect.workbooks.stored_number import is_plainly_written, is_stored_number, plain, stored_number
from tongket.directive.form import Rule
from tongket.wording.fold import fold
from tongket.wording.measures import factor, magnitude, read_measure
from tongket.wording.numbers import Convention, NumberOddity, NumberRead, read_number

LONGEST_NUMBER = 400
LONGEST_KEPT = 24  # thousands of units repeat the same small numbers; hardly two of the longest are equal
MOST_NUMBERS = 1 << 17


@dataclass(frozen=True, slots=True)
class CellRead:
    """One cell read: `value` is in the form's measure unless the sheet's own measure must still be turned into it."""

    value: Decimal | None
    state: State
    quality: Quality = Quality.FINAL
    total: Decimal | None = None
    oddity: OddityKind | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    states_measure: bool = False  # the cell's own words named its measure: no conversion of the sheet's applies


@dataclass(frozen=True, slots=True)
class Marks:
    """How this form and this sheet write: the marks of the form, and what the sheet settles about dots and commas."""

    zero: tuple[str, ...]
    not_available: tuple[str, ...]
    convention: Convention = Convention.UNKNOWN
    measures: frozenset[str] = frozenset()  # folded measures of the form
    has_results: bool = False  # other formulas of the sheet carry their results: the file was calculated


_THOUSANDS_LEFT_OUT = re.compile(r"[0#?](,+)(?![0#?,])")
BLANK = CellRead(None, State.BLANK)
WORDS = CellRead(None, State.TEXT)


def read_cell(cell: Cell | None, *, rule: Rule, measure: str, marks: Marks) -> CellRead:
    """What the cell says where the form counts by `rule` in `measure`."""
    if cell is None:
        return BLANK
    if rule is Rule.TEXT:
        return WORDS if cell.raw.strip() else BLANK
    if cell.kind is CellKind.NUMBER:
        return _stored(cell, measure)
    if cell.kind is CellKind.TEXT:
        return _typed(cell, rule, measure, marks)
    return _not_a_number(cell)


def _stored(cell: Cell, measure: str) -> CellRead:
    value = number_of(cell.raw)
    if value is None:
        return CellRead(None, State.TEXT, oddity=OddityKind.NOT_A_NUMBER, facts={"found": cell.raw})
    if is_percent_format(cell.number_format) and is_per_cent(measure):
        value = plain(value * 100)  # the sheet shows 85,53% for a stored 0.8553, and rates are in per cent
    scale = shown_scale(cell.number_format)
    if scale > 1 and scale == magnitude(measure) and abs(value) >= scale:
        facts = {"found": value, "shown": plain(value / scale), "measure": measure}
        return CellRead(value, State.NUMBER, oddity=OddityKind.SHOWN_SCALED, facts=facts)
    return CellRead(value, State.NUMBER)


def number_of(raw: str) -> Decimal | None:
    """The exact decimal of a stored number; None when the file stores no number there."""
    return NUMBERS[raw] if len(raw) <= LONGEST_NUMBER else None


class Numbers(dict[str, Decimal | None]):
    """The number that a stored text is; one Decimal for all equal texts, each worked out once."""

    def __missing__(self, raw: str) -> Decimal | None:
        value = Decimal(raw) if is_plainly_written(raw) else _number(raw)
        if len(raw) <= LONGEST_KEPT:
            if len(self) > MOST_NUMBERS:
                self.clear()
            self[raw] = value
        return value


def _number(raw: str) -> Decimal | None:
    return stored_number(raw) if len(raw) <= LONGEST_NUMBER and is_stored_number(raw) else None


NUMBERS = Numbers()


@lru_cache(maxsize=1024)
def is_percent_format(number_format: str) -> bool:
    """Whether the format shows a number a hundredfold. A "%" between quotes or after a backslash is only printed."""
    outside = "".join(number_format.split('"')[::2]).replace("\\%", "")
    return "%" in outside


@lru_cache(maxsize=1024)
def shown_scale(number_format: str) -> int:
    """By how much the format shows a number smaller: 1000000 for "#,##0,,", which a stored 12 million shows as 12."""
    found = _THOUSANDS_LEFT_OUT.search(number_format.split(";")[0])
    return 1000 ** len(found[1]) if found else 1


@lru_cache(maxsize=1024)
def shows_as_stored(number_format: str) -> bool:
    """Whether the sheet shows the number that is stored, decimals apart."""
    return not is_percent_format(number_format) and shown_scale(number_format) == 1


@lru_cache(maxsize=1024)
def is_per_cent(measure: str) -> bool:
    """Whether a measure is per cent."""
    read = read_measure(measure)
    return read is not None and read.base == "%"


def _not_a_number(cell: Cell) -> CellRead:
    if cell.kind is CellKind.ERROR:
        return CellRead(None, State.ERROR, oddity=OddityKind.FORMULA_ERROR, facts={"found": cell.raw})
    kind = OddityKind.DATE_FOR_NUMBER if cell.kind is CellKind.DATE else OddityKind.NOT_A_NUMBER
    return CellRead(None, State.TEXT, oddity=kind, facts={"found": cell.raw})


def _typed(cell: Cell, rule: Rule, measure: str, marks: Marks) -> CellRead:
    if cell.formula is not None and not cell.raw:
        return BLANK if _comes_to_nothing(cell, marks) else _never_calculated(cell)
    read = read_number(
        cell.raw, zero_marks=marks.zero, not_available_marks=marks.not_available, convention=marks.convention
    )
    if read.total is not None and rule is not Rule.N_OF_N:
        return _fraction_for_count(cell.raw, read)
    if read.words or read.is_scaled:
        return _in_words(cell.raw, read, measure, marks)
    return _as_read(read)


def _comes_to_nothing(cell: Cell, marks: Marks) -> bool:
    """The empty text as a result. Some writers leave it out; then the formula and the rest of the sheet tell."""
    return cell.is_calculated or (marks.has_results and '""' in (cell.formula or ""))


def _never_calculated(cell: Cell) -> CellRead:
    return CellRead(None, State.ERROR, oddity=OddityKind.NO_CACHED_VALUE, facts={"found": f"={cell.formula}"})


def _as_read(read: NumberRead) -> CellRead:
    return CellRead(
        value=read.value,
        state=State(read.state.value),
        quality=Quality(read.quality.value),
        total=read.total,
        oddity=OddityKind(read.oddity.value) if read.oddity else None,
        facts=dict(read.facts),
    )


def _fraction_for_count(raw: str, read: NumberRead) -> CellRead:
    """ "12/3" where a count is due: a day and month to all appearance; "12/30" is no date and no count either."""
    assert read.value is not None and read.total is not None
    is_date = 1 <= read.value <= 31 and 1 <= read.total <= 12 and not read.words
    kind = OddityKind.DATE_FOR_NUMBER if is_date else OddityKind.NOT_A_NUMBER
    return CellRead(None, State.TEXT, oddity=kind, facts={"found": raw})


def _in_words(raw: str, read: NumberRead, measure: str, marks: Marks) -> CellRead:
    """A number with words: "2,5 tỷ đồng" in triệu đồng is 2500; "12%" is no count; "12 người" is no vụ."""
    if read.words in ("%", "‰") and not is_per_cent(measure):
        return CellRead(None, State.TEXT, oddity=OddityKind.NOT_A_NUMBER, facts={"found": raw})
    times = _times(read, measure)
    if times is None:
        return _other_words(read, measure, marks)
    value = plain(read.value * times) if read.value is not None else None
    facts = {**read.facts, "found": raw, "read_as": value}
    if read.other is not None:
        facts["or_as"] = plain(read.other * times)
    if read.words == "%" and read.oddity is NumberOddity.NUMBER_WITH_WORDS:
        return CellRead(value, State.NUMBER, Quality(read.quality.value), states_measure=True)
    kind = OddityKind(read.oddity.value) if read.oddity else None
    return CellRead(
        value, State.NUMBER, Quality(read.quality.value), read.total, kind, facts if kind else {}, states_measure=True
    )


def _times(read: NumberRead, measure: str) -> Decimal | None:
    """What turns the words' measure into the form's; None when no way is known."""
    if not read.words:
        return 1 / magnitude(measure)
    if read.is_scaled and fold(read.words) in fold(measure):
        return factor(read.words, measure) or 1 / magnitude(measure)
    return factor(read.words, measure)


def _other_words(read: NumberRead, measure: str, marks: Marks) -> CellRead:
    """Words of another measure of this form contradict; any other words are a remark. It counts as sent either way."""
    plainly = _as_read(read)
    is_short_for_it = set(fold(read.words).split()) < set(fold(measure).split())  # "người" of "lượt người"
    if measure and fold(read.words) in marks.measures and not is_short_for_it:
        facts = {"found": read.words, "expected": measure}
        return CellRead(read.value, State.NUMBER, plainly.quality, None, OddityKind.MEASURE_CHANGED, facts, True)
    return plainly


def is_number(read: CellRead) -> bool:
    """Whether a figure came of it."""
    return read.value is not None


def known_measures(measures: Collection[str]) -> frozenset[str]:
    """The measures of a form, folded, to judge the words after a number by."""
    return frozenset(fold(measure) for measure in measures if measure)


__all__ = ["BLANK", "CellRead", "Marks", "is_number", "known_measures", "number_of", "read_cell"]
