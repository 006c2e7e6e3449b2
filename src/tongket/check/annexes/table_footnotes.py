"""Takes the notes under a table and a gap in one of its totals, quotes the notes that explain it.

A footnote often speaks in another measure than the table ("tỷ đồng" under "triệu đồng"): amounts are compared after
conversion, as closely as the note prints them. Several amounts together may make up one gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tongket.collect.tables.table import Table, TableColumn, TableNote, TableRow
from tongket.collect.workbooks.sheet import address
from tongket.wording.measures import factor
from tongket.wording.numbers import read_number

_AMOUNT = re.compile(
    r"(?P<number>\d[\d.,]*\d|\d)\s*"
    r"(?P<measure>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s*)?(?:đồng|người|vụ|USD|đô la)\b|(?:nghìn|ngàn|triệu|tỷ|tỉ)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(đồng|người|vụ|usd|đô la)$", re.IGNORECASE)
_MARK = re.compile(r"\((\d{1,2}|\*+)\)")
_MOST_AMOUNTS = 12  # more are not tried together
_MOST_TOGETHER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedNote:
    """A footnote beside a gap. `amounts`, in its own words, make up the gap (perhaps with those of another note)."""

    text: str
    cell: str
    amounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount a note names, in the table's measure."""

    note: TableNote
    words: str
    value: Decimal
    half: Decimal  # half of the last place it is printed to


def notes_about(table: Table, row: TableRow, column: TableColumn, gap: Decimal, measure: str) -> Iterator[QuotedNote]:
    """Notes whose amounts make up the gap; where none do, notes whose mark stands at the total or its heading."""
    named = _amounts_that_make(abs(gap), [amount for note in table.notes for amount in _amounts(note, measure)])
    if named:
        for note in table.notes:
            words = tuple(amount.words for amount in named if amount.note is note)
            if words:
                yield QuotedNote(text=note.text, cell=address(note.row, note.column), amounts=words)
        return
    marks = {mark for text in (*row.path[-1:], *column.path) for mark in _MARK.findall(text)}
    for note in table.notes:
        if marks & set(_MARK.findall(note.text)):
            yield QuotedNote(text=note.text, cell=address(note.row, note.column))


def _amounts_that_make(gap: Decimal, amounts: list[_Amount]) -> tuple[_Amount, ...]:
    """One amount as closely as it is printed, else the fewest that make the gap to the last unit."""
    for amount in amounts:
        if amount.value and abs(amount.value - gap) <= amount.half:
            return (amount,)
    few = list({amount.value: amount for amount in amounts if amount.value}.values())[:_MOST_AMOUNTS]
    return next(
        (
            chosen
            for count in range(2, _MOST_TOGETHER + 1)
            for chosen in combinations(few, count)
            if abs(sum((amount.value for amount in chosen), Decimal(0)) - gap) <= Decimal("0.01")
        ),
        (),
    )


def _amounts(note: TableNote, measure: str) -> Iterator[_Amount]:
    for found in _AMOUNT.finditer(note.text):
        words = found["measure"]
        times = factor(words if _WHOLE.search(words.strip()) else f"{words} đồng", measure)  # "55 tỷ" is short for it
        value = read_number(found["number"]).value
        if times is not None and value is not None:
            places = len(found["number"].rsplit(",", 1)[1]) if "," in found["number"] else 0
            yield _Amount(note, found[0], value * times, times * Decimal(1).scaleb(-places) / 2)
