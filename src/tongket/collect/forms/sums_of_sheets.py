"""Takes the blank workbook and its form, says which sheets are by formula the same cells of other sheets, added."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tongket.collect.forms.formulas import Linear, meaning
from tongket.collect.workbooks.sheet import Sheet, Workbook, position
from tongket.directive.form import Form, FormSheet, How, Rule

NEARLY_ALL = 0.9  # of the cells that would else be entered


def with_sums_of_sheets(form: Form, workbook: Workbook) -> Form:
    """The form with `sums_sheets` where "Biểu tổng hợp" is ='Biểu 1A'!C6+'Biểu 1B'!C6 throughout."""
    by_name = {sheet.name: sheet for sheet in workbook.sheets}
    sheets = tuple(replace(one, sums_sheets=_summed(form, one, by_name[one.name])) for one in form.sheets)
    return replace(form, sheets=sheets)


def _summed(form: Form, asked: FormSheet, sheet: Sheet) -> tuple[str, ...]:
    entered = [cell for cell in form.cells_of(asked) if cell.how is How.ENTERED and cell.rule is Rule.SUM]
    said = Counter(_sheets_in(sheet, cell.address) for cell in entered)
    names, times = said.most_common(1)[0] if said else ((), 0)
    known = {one.name for one in form.sheets} - {asked.name}
    return names if names and set(names) <= known and times >= NEARLY_ALL * len(entered) else ()


def _sheets_in(sheet: Sheet, at: str) -> tuple[str, ...]:
    """The sheets whose cell at the same address the formula adds; none where it says anything else."""
    cell = sheet.cells.get(position(at))
    said = meaning(cell.formula) if cell is not None and cell.formula else None
    if not isinstance(said, Linear) or not said.is_sum:
        return ()
    same_place = all((ref.row, ref.column) == position(at) for ref in said.terms)
    return tuple(sorted(ref.sheet for ref in said.terms)) if same_place and all(r.sheet for r in said.terms) else ()
