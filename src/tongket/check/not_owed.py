"""Takes what was odd in a workbook, leaves out what no one needs to mend.

That is what was never asked (other sheets, years before the unit existed), errors that only hand on an error, and
totals and rates that were never calculated: those are worked out again, and nothing is lost with them.
"""

from __future__ import annotations

from collections.abc import Iterable

from tongket.check.plan import Plan
from tongket.collect.owed import asked_sheets
from tongket.collect.submission import Batch, Oddity, OddityKind, State, Submission
from tongket.directive.form import FormColumn, How
from tongket.units.unit import Unit

_ERRORS = frozenset({OddityKind.FORMULA_ERROR, OddityKind.NO_CACHED_VALUE})

_WORDS = frozenset(  # "…" + 3 is an error to a spreadsheet, and so is "khoảng 12" + 3
    {
        OddityKind.NOT_AVAILABLE,
        OddityKind.NOT_A_NUMBER,
        OddityKind.ESTIMATED,
        OddityKind.NUMBER_WITH_WORDS,
        OddityKind.AMBIGUOUS_NUMBER,
    }
)

_OF_WORDS = "#VALUE!"


def without_consequences(oddities: Iterable[Oddity], plan: Plan, batch: Batch | None = None) -> list[Oddity]:
    """The oddities without formula errors of totals and rates whose parts are in error already.

    A "-" among the parts is no error of the unit's, and its sum is one all the same: "-" + 3 is #VALUE!, and so is a
    word + 3. No other error comes of them: "#REF!" and "#NAME?" are handed on by the same error only.
    """
    listed = list(oddities)
    in_error = {oddity.form_cell for oddity in listed if oddity.kind in _ERRORS}
    no_numbers = {oddity.form_cell for oddity in listed if oddity.kind in _WORDS}
    if batch is not None and in_error:
        no_numbers.update(index for index, state in enumerate(batch.states) if state is State.ZERO_MARK)
    reasons = in_error, in_error | no_numbers
    return [oddity for oddity in listed if not _is_handed_on(oddity, reasons[_comes_of_words(oddity)], plan)]


def _comes_of_words(oddity: Oddity) -> bool:
    """Whether it may be what a spreadsheet makes of a word or a dash; of what was never calculated nobody knows."""
    return oddity.kind is OddityKind.NO_CACHED_VALUE or oddity.facts.get("found") == _OF_WORDS


def _is_handed_on(oddity: Oddity, in_error: set[int | None], plan: Plan) -> bool:
    if oddity.kind not in _ERRORS or oddity.form_cell is None:
        return False
    cell = plan.form.cells[oddity.form_cell]
    is_worked_out_again = cell.how is not How.ENTERED and bool(cell.inputs)
    if oddity.kind is OddityKind.NO_CACHED_VALUE and is_worked_out_again:
        return True
    return not in_error.isdisjoint(cell.inputs)


def what_is_owed(submission: Submission, unit: Unit, plan: Plan) -> list[Oddity]:
    """The oddities without sheets the office did not ask of the unit, years before it existed, and others' lines."""
    asked = asked_sheets(plan.form, unit.owes)
    owed = plan.owing.of(unit, submission)
    return [oddity for oddity in submission.oddities if _matters(oddity, plan, asked, owed)]


def _matters(oddity: Oddity, plan: Plan, asked: frozenset[str], owed: bytes) -> bool:
    if oddity.kind is OddityKind.SHEET_MISSING:
        return _named_sheet(oddity) in asked or not _is_in_form(oddity, plan)
    if oddity.kind is OddityKind.COLUMN_MISSING:
        heading = oddity.facts.get("column")
        return _is_due((cell.index for cell in plan.form.cells if heading in _names(cell.column)), owed)
    if oddity.kind is OddityKind.ROW_MISSING:
        label = oddity.facts.get("row")
        return _is_due((cell.index for cell in plan.form.cells if cell.row.label == label), _wholly(owed, plan))
    if oddity.kind in _ERRORS and oddity.form_cell is not None:
        return bool(owed[oddity.form_cell])
    return True


def _is_in_form(oddity: Oddity, plan: Plan) -> bool:
    return any(sheet.name == _named_sheet(oddity) for sheet in plan.form.sheets)


def _named_sheet(oddity: Oddity) -> str:
    """The sheet that is missing, or the one a missing table should stand on."""
    return str(oddity.at.sheet or oddity.facts.get("sheet", ""))


def _is_due(cells: Iterable[int], owed: bytes) -> bool:
    """Whether any cell of what is missing is due; what the form does not have under that name is spoken of."""
    asked = [bool(owed[index]) for index in cells]
    return not asked or any(asked)


def _wholly(owed: bytes, plan: Plan) -> bytes:
    """What is owed whole: in a list of units nobody owes the total of them all."""
    whole = bytearray(owed)
    for cell in plan.form.cells:  # inputs come before what stands on them
        whole[cell.index] = whole[cell.index] and all(whole[index] for index in cell.inputs)
    return bytes(whole)


def _names(column: FormColumn) -> tuple[str, str]:
    return " › ".join(column.path), column.path[-1] if column.path else ""
