"""Takes a small table as a person would draw it, makes what the program says is wrong in it.

The first line holds the columns: years, "Cộng" (the years together), "±" and "%±" (the last two years compared).
A row may say in brackets what it is: [= 2 3] the total of rows 2 and 3 · [trong 1] a part of row 1 · [2/1] row 2 in per
cent of row 1 · [lũy kế] counted from the start · [cuối kỳ] the last year stands for all · [đồng] its measure, else vụ.
A blank is an empty cell; "..." is not available; "?" is a cell that could not be read;
"absent" a cell whose column the sheet does not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tongket.check.check_submission import check_submission
from tongket.collect.submission import Batch, Oddity, OddityKind, Place, State, Submission
from tongket.collect.workbooks.sheet import address
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import lay_out
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

SHEET = "Biểu 1"
FIRST_ROW, FIRST_COLUMN = 5, 4  # D5 is the first figure
REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 11, 1),
    deadline=date(2020, 9, 30),
)


def form_of(table: str, *, name: str = SHEET, is_confirmed: bool = True, guessed: tuple[str, ...] = ()) -> Form:
    """The form a table draws."""
    head, *body = _lines(table)
    columns = _columns([text.strip() for text in head.split("|")[1:]])
    rows = tuple(_row(number, line.split("|")[0].strip(), frozenset(guessed)) for number, line in enumerate(body))
    sheet = FormSheet(name=name, rows=rows, columns=columns)
    return Form(sheets=(sheet,), is_confirmed=is_confirmed, cells=lay_out([sheet]))


def submission_of(form: Form, table: str, file: str = "an-binh.xlsx") -> Submission:
    """The submission a table draws, on the form of the same table."""
    batch = Batch.empty(len(form.cells))
    oddities: list[Oddity] = []
    for row, line in enumerate(_lines(table)[1:]):
        for column, text in enumerate(line.split("|")[1:]):
            index = form.index_of.get((form.sheets[0].name, address(FIRST_ROW + row, FIRST_COLUMN + column)))
            if index is not None:
                _fill(batch, oddities, form, index, text.strip(), file)
    return Submission(file=file, sha256="", size=0, format="xlsx", kind="figures", batch=batch, oddities=oddities)


def _lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line.strip()]


def _columns(heads: list[str]) -> tuple[FormColumn, ...]:
    years = [FIRST_COLUMN + n for n, head in enumerate(heads) if head.isdigit()]
    return tuple(_column(FIRST_COLUMN + n, head, years) for n, head in enumerate(heads))


def _column(number: int, head: str, years: list[int]) -> FormColumn:
    if head.isdigit():
        return FormColumn(column=number, path=(f"Năm {head}",), period=Period.years(int(head)))
    if head == "Cộng":
        return FormColumn(column=number, path=("Cộng",), kind=ColumnKind.TOTAL, parts=tuple(years))
    kind = {"±": ColumnKind.CHANGE, "%±": ColumnKind.CHANGE_PERCENT}[head]
    return FormColumn(column=number, path=(head,), kind=kind, current=years[-1], base=years[-2])


def _row(number: int, text: str, guessed: frozenset[str]) -> FormRow:
    label = text.partition("[")[0].strip()
    facts: dict[str, Any] = {"measure": "vụ"}
    for remark in re.findall(r"\[([^\]]*)\]", text):
        facts |= _remark(remark)
    if facts.get("rule") is Rule.RATIO:
        facts["measure"] = "%"
    return FormRow(row=FIRST_ROW + number, label=label, path=(label,), guessed=guessed, **facts)


def _remark(remark: str) -> dict[str, Any]:
    rows = [FIRST_ROW + int(digits) - 1 for digits in re.findall(r"\d+", remark)]
    if remark.startswith("="):
        return {"kind": RowKind.TOTAL, "parts": tuple(rows)}
    if remark.startswith("trong"):
        return {"of_which": rows[0]}
    if "/" in remark and rows:
        return {"rule": Rule.RATIO, "numerator": rows[0], "denominator": rows[1]}
    known = {"lũy kế": {"is_cumulative": True}, "cuối kỳ": {"rule": Rule.LAST}, "n/N": {"rule": Rule.N_OF_N}}
    return known.get(remark, {"measure": remark})


def _fill(batch: Batch, oddities: list[Oddity], form: Form, index: int, text: str, file: str) -> None:
    cell = form.cells[index]
    if text == "absent":
        return
    batch.sheets[index], batch.cells[index], batch.raws[index] = cell.sheet, cell.address, text
    at = Place(file, cell.sheet, cell.address)
    if text == "...":
        batch.states[index] = State.NOT_AVAILABLE
        oddities.append(Oddity(kind=OddityKind.NOT_AVAILABLE, at=at, facts={"found": "..."}, form_cell=index))
    elif text == "-":
        batch.values[index], batch.states[index] = Decimal(), State.ZERO_MARK
    elif text == "?":
        batch.states[index] = State.TEXT
        oddities.append(Oddity(kind=OddityKind.NOT_A_NUMBER, at=at, facts={"found": "?"}, form_cell=index))
    elif text:
        count, _, total = text.replace(".", "").replace(",", ".").partition("/")
        batch.values[index], batch.states[index] = Decimal(count), State.NUMBER
        if total:
            batch.totals[index] = Decimal(total)


@pytest.fixture
def checked() -> Callable[..., list[str]]:
    """What is said of a table: "D401 D5" for each finding, in the order of the cells."""

    def check(
        table: str,
        *,
        unit: Unit | None = None,
        odd: dict[str, tuple[OddityKind, dict[str, Any]]] | None = None,
        **form_facts: Any,
    ) -> list[str]:
        form = form_of(table, **form_facts)
        submission = submission_of(form, table)
        for cell, (kind, facts) in (odd or {}).items():
            at = Place(submission.file, SHEET, cell)
            submission.oddities[:] = [one for one in submission.oddities if one.at.cell != cell]
            submission.oddities.append(
                Oddity(kind=kind, at=at, facts=facts, form_cell=form.index_of.get((SHEET, cell)))
            )
        asked = unit or Unit(code="an-binh", name="Huyện An Bình")
        return [f"{finding.code} {finding.at.cell}" for finding in check_submission(submission, form, asked, REVIEW)]

    return check


@pytest.fixture
def findings_in() -> Callable[..., list[Any]]:
    """The findings themselves."""

    def check(table: str, **form_facts: Any) -> list[Any]:
        form = form_of(table, **form_facts)
        unit = Unit(code="an-binh", name="Huyện An Bình")
        return check_submission(submission_of(form, table), form, unit, REVIEW)

    return check
