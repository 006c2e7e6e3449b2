"""Takes units of the tree, makes the list of units of a round as the desk reads it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from tongket.server.records.unit import UnitRecord
from tongket.server.words import say

HEADINGS = ("Mã", "Tên đơn vị", "Tên khác", "Nhóm", "Từ ngày", "Đến ngày")


def units_workbook(units: Iterable[UnitRecord]) -> bytes:
    """units.xlsx: one line a unit, in the order of the tree."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_row(0, 0, HEADINGS)
        for row, unit in enumerate(units, start=1):
            days = [f"{day:%d/%m/%Y}" if day else "" for day in (unit.valid_from, unit.valid_to)]
            group = unit.group or (say(f"level.{unit.level}") if unit.level else "")
            for column, text in enumerate((unit.code, unit.name, "; ".join(unit.other_names), group, *days)):
                sheet.write_string(row, column, text)
    return made.getvalue()
