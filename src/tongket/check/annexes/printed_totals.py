"""Takes a workbook of annexes, makes a finding for each printed total that is not the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tongket.check.annexes.table_totals import TotalGap, table_gaps
from tongket.check.finding import Finding
from tongket.check.kinds.rules import PrintedTotalExplained, PrintedTotalOff
from tongket.collect.submission import Place
from tongket.collect.tables.understand import understand
from tongket.collect.workbooks.sheet import Workbook


def printed_totals(workbook: Workbook, file: str) -> Iterator[Finding]:
    """Every gap above rounding, sheet by sheet; nothing is repaired, a footnote that explains it is quoted."""
    for sheet in workbook.sheets:
        for table in understand(sheet) if not sheet.is_hidden else ():
            gaps = (gap for gap in table_gaps(table, sheet) if not gap.is_rounding)
            yield from (_finding(gap, file, sheet.name) for gap in gaps)


def _finding(gap: TotalGap, file: str, sheet: str) -> Finding:
    facts: dict[str, Any] = {
        "at": Place(file, sheet, gap.cell),
        "related": tuple(Place(file, sheet, cell) for cell in gap.parts),
        "row": " › ".join(gap.row.path),
        "column": " › ".join(gap.column.path),
        "found": gap.printed,
        "expected": gap.added,
        "difference": gap.difference,
        "measure": gap.measure,
    }
    if not gap.is_explained:
        return PrintedTotalOff(**facts)
    return PrintedTotalExplained(**facts, note=" ".join(note.text for note in gap.notes if note.amounts))
