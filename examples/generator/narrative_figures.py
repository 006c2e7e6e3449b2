"""What one unit's workbook comes to, by cell of the blank form. Takes what the unit sent, makes values and labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.answer_key import Adder, Part
from generator.form_model import FIGURE_SHEETS, PREVIOUS, TOTAL, YEARS, Row, Sheet
from generator.sending import Sent
from generator.truth import Value
from generator.workbook import blank_sheet

Place = tuple[Sheet, Row, str]  # sheet, row, column
PERIODS = {TOTAL: "2011-2020", PREVIOUS: "2001-2010"}


def places() -> dict[str, Place]:
    """What stands at each address of the blank form: "Biểu 1!N12" to sheet, row and column."""
    out: dict[str, Place] = {}
    for sheet in FIGURE_SHEETS:
        blank = blank_sheet(sheet)
        for row in sheet.rows:
            for column in sheet.columns:
                if row.kind != "group" and column in (*YEARS, TOTAL, PREVIOUS, "change", "percent"):
                    out[f"{sheet.name}!{blank.address(row.id, column)}"] = (sheet, row, column)
    return out


@dataclass
class Figures:
    """The figures of one unit."""

    sent: Sent | None
    where: dict[str, Place] = field(default_factory=places)

    def __post_init__(self) -> None:
        sent = self.sent
        self.adder = None
        if sent is not None and sent.status not in ("absent", "refused"):
            since = sent.since or (sent.unit.valid_from.year if sent.unit.valid_from else 0)
            self.adder = Adder([Part(sent.unit, sent.counted, since, False)])

    def value(self, address: str) -> Value | None:
        """The figure at an address; None where the unit has none, or not the whole of it."""
        sheet, row, column = self.where[address]
        if self.adder is None:
            return None
        result = self.adder.result(sheet, row, column)
        return None if result.missing or not result.expected else result.value

    def is_spoilt(self, address: str) -> bool:
        """Whether a mistake was planted in its row, or in a row it is made of."""
        sheet, row, _ = self.where[address]
        return self.sent is not None and any((sheet.name, each) in self.sent.taken for each in _rows(sheet, row))

    def is_partial(self, address: str) -> bool:
        """Whether the unit owes the figure and its workbook lacks it, or a year of it."""
        sheet, row, column = self.where[address]
        return self.adder is not None and bool(self.adder.result(sheet, row, column).missing)

    def period(self, address: str) -> str:
        """The time the column tells of."""
        column = self.where[address][2]
        return PERIODS.get(column, column)


def _rows(sheet: Sheet, row: Row) -> list[str]:
    under = [*row.parts, *(name for name in (row.top, row.bottom) if name)]
    return [row.id, *(each for name in under for each in _rows(sheet, sheet.by_id[name]))]


def shown(value: Value | Decimal | None) -> str:
    """A value as text: 1234.5, 12/17, or "-"."""
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return f"{value[0]}/{value[1]}"
    return f"{value:f}" if value == value.to_integral() else f"{value.quantize(Decimal('0.0001')).normalize():f}"
