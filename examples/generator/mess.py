"""The registry of mistakes: each one a small function that spoils one workbook and says what a checker should find."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator.form_model import PREVIOUS, YEARS, Row
from generator.sending import Planted, Sent
from generator.truth import Value
from generator.workbook import Override, UnitSheet


class NoRoom(Exception):
    """This workbook has no place for the mistake."""


@dataclass
class Job:
    """One workbook under the hands of a careless person."""

    sent: Sent
    chance: random.Random
    everyone: list[Sent]
    planted: list[Planted] = field(default_factory=list)
    allowed: list[Planted] = field(default_factory=list)  # findings that honestly follow from a planted one

    def spot(
        self, want: Callable[[Row], bool] = lambda _row: True, *, least: int = 0, columns: Iterable[str] = YEARS
    ) -> tuple[UnitSheet, Row, str]:
        """A filled cell in a row that carries no mistake yet, with at least that figure in it."""
        found = [
            (sheet, row, column)
            for name, sheet in self.sent.sheets.items()
            for row in sheet.form.entered_rows
            if row.id in sheet.rows and (name, row.id) not in self.sent.taken and want(row)
            for column in columns
            if column in sheet.columns and at_least(self.sent.counted.get((name, row.id, column)), least)
        ]
        if not found:
            raise NoRoom
        sheet, row, column = self.chance.choice(found)
        self.sent.taken.add((sheet.form.name, row.id))
        return sheet, row, column

    def fresh_sheet(self, want: Callable[[UnitSheet], bool] = lambda _sheet: True) -> UnitSheet:
        """A sheet whose rows and columns no one has moved."""
        found = [s for s in self.sent.sheets.values() if s.form.name not in self.sent.structured and want(s)]
        if not found:
            raise NoRoom
        sheet = self.chance.choice(found)
        self.sent.structured.add(sheet.form.name)
        return sheet

    def plant(
        self,
        kind: str,
        note: str,
        sheet: UnitSheet | None = None,
        cell: Callable[[], str] = str,
        *,
        match: str = "cell",
        only_allowed: bool = False,
    ) -> None:
        """Records what a checker should find, or with `only_allowed` what it may find besides."""
        name = sheet.name if sheet else ""
        item = Planted(kind, self.sent.unit.code, note, self.sent, sheet=name, cell=cell, match=match)
        (self.allowed if only_allowed else self.planted).append(item)

    def type_in(self, sheet: UnitSheet, row: Row, column: str, typed: Override, counts: Value | None) -> None:
        """Puts something in a cell; `counts` is what it counts for, None when it gives no number."""
        sheet.overrides[row.id, column] = typed
        at = (sheet.form.name, row.id, column)
        if counts is None:
            self.sent.counted.pop(at, None)
        else:
            self.sent.counted[at] = counts


def at_least(value: Value | None, least: int) -> bool:
    """Whether a cell holds a figure of that size."""
    if value is None:
        return False
    return least == 0 if isinstance(value, tuple) else value >= least


@dataclass(frozen=True)
class Mess:
    """One mistake people make. `level` says what it spoils: cell, layout, sheet file, or the whole folder."""

    kind: str
    level: str
    do: Callable[[Job], None]


REGISTRY: list[Mess] = []


def mess(kind: str, level: str) -> Callable[[Callable[[Job], None]], Callable[[Job], None]]:
    """Puts a function in the registry."""

    def register(do: Callable[[Job], None]) -> Callable[[Job], None]:
        REGISTRY.append(Mess(kind, level, do))
        return do

    return register


def is_count(row: Row) -> bool:
    """A plain count of things, summed over years."""
    return row.places == 0 and row.rule == "sum"


def is_money(row: Row) -> bool:
    """A figure with decimals."""
    return row.places > 0


def dotted(value: Decimal) -> str:
    """1234567 as "1.234.567"."""
    return f"{value:,.0f}".replace(",", ".")


ENTERED = (*YEARS, PREVIOUS)
