"""Takes a small table a person can read, makes the values the consolidate room works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.submission import Batch, Quality, State, Submission
from tongket.collect.workbooks.sheet import address
from tongket.consolidate.accept import Choice, choose, doubts_of
from tongket.consolidate.add_up import add_up
from tongket.consolidate.figure import Consolidation
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import lay_out
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

REVIEW = Review(
    title="Tổng kết 10 năm",
    kind=ReviewKind.FINAL,
    directives=(),
    office=Office(name="TỈNH ỦY TIỀN GIANG"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 10, 30),
)


def row(number: int, label: str, **facts: object) -> FormRow:
    return FormRow(row=number, label=label, path=(label,), **facts)  # type: ignore[arg-type]


def year(number: int, of: int) -> FormColumn:
    return FormColumn(column=number, path=(str(of),), period=Period.years(of))


def period_total(number: int, parts: Sequence[int]) -> FormColumn:
    return FormColumn(column=number, path=("Cộng giai đoạn",), kind=ColumnKind.TOTAL, parts=tuple(parts))


def form_of(rows: Sequence[FormRow], columns: Sequence[FormColumn], name: str = "Biểu 1") -> Form:
    sheets = (FormSheet(name=name, rows=tuple(rows), columns=tuple(columns)),)
    return Form(sheets=sheets, cells=lay_out(sheets))


CRIME = form_of(
    [
        row(1, "Số vụ xảy ra", kind=RowKind.TOTAL, parts=(2, 3)),
        row(2, "Trật tự xã hội"),
        row(3, "Ma túy"),
        row(4, "Số vụ khám phá"),
        row(5, "Tỷ lệ khám phá", rule=Rule.RATIO, numerator=4, denominator=1),
        row(6, "Mô hình", rule=Rule.LAST),
        row(7, "Xã có mô hình", rule=Rule.N_OF_N),
        row(8, "Vụ lớn nhất", rule=Rule.MAX),
    ],
    [year(3, 2019), year(4, 2020), period_total(5, (3, 4))],
)


def cell_value(text: str) -> tuple[Decimal | None, Decimal | None, State]:
    """ "12", "3/4", "-" (nothing occurred), "..." (not available) or nothing at all."""
    if text in ("", "..."):
        return None, None, State.NOT_AVAILABLE if text else State.BLANK
    if text == "-":
        return Decimal(), None, State.ZERO_MARK
    above, _, below = text.partition("/")
    return Decimal(above), Decimal(below) if below else None, State.NUMBER


def submission_of(form: Form, unit: str, given: Mapping[str, str], *, file: str = "", **facts: object) -> Submission:
    """A report that gives these addresses of the form, at the same addresses of its own sheet."""
    batch = Batch.empty(len(form.cells))
    for cell in form.cells:
        text = given.get(cell.address, "")
        value, total, state = cell_value(text.lstrip("~"))
        batch.sheets[cell.index], batch.cells[cell.index] = cell.sheet, cell.address
        batch.raws[cell.index], batch.values[cell.index], batch.states[cell.index] = text, value, state
        if text.startswith("~"):
            batch.qualities[cell.index] = Quality.ESTIMATE
        if total is not None:
            batch.totals[cell.index] = total
    file = file or f"{unit}.xlsx"
    return Submission(file=file, sha256=f"sha-{file}", size=1, format="xlsx", kind="figures", batch=batch, **facts)  # type: ignore[arg-type]


def used(submission: Submission, unit: str, status: FileStatus = FileStatus.USED) -> FileMapping:
    return FileMapping(file=submission.file, sha256=submission.sha256, unit=unit, kind="figures", status=status)


def unit_of(code: str, **facts: object) -> Unit:
    return Unit(code=code, name=code, **facts)  # type: ignore[arg-type]


def decision(what: str, verb: str, value: str = "", why: str = "đã gọi điện hỏi lại") -> Decision:
    return Decision(what=what, verb=Verb(verb), value=value, why=why, by="Chị Lan", when="2020-10-20")


def parsed(table: str) -> dict[str, list[str]]:
    """One line per unit: code, then what it gives, column by column."""
    lines = [line.split("|") for line in table.strip().splitlines()]
    return {line[0].strip(): [text.strip() for text in line[1:]] for line in lines}


def chosen(
    form: Form,
    reports: Mapping[str, Mapping[str, str]],
    *,
    units: Sequence[Unit] | None = None,
    decisions: Sequence[Decision] = (),
    proposed: Mapping[str, str] | None = None,
) -> Choice:
    """The choice over one workbook a unit; a unit that gives nothing at all has sent none."""
    submissions = [submission_of(form, unit, given) for unit, given in reports.items() if given]
    mappings = [used(submission, submission.file.removesuffix(".xlsx")) for submission in submissions]
    known = units if units is not None else [unit_of(code) for code in reports]
    return choose(submissions, mappings, form, known, REVIEW, decisions, proposed)


def consolidated(
    form: Form, reports: Mapping[str, Mapping[str, str]], *, findings: Sequence = (), **facts
) -> Consolidation:  # type: ignore[no-untyped-def,type-arg]
    choice = chosen(form, reports, **facts)
    return add_up(choice, form, doubts_of(findings, choice, form))


def added_up(table: str, rule: Rule = Rule.SUM, **facts) -> Consolidation:  # type: ignore[no-untyped-def]
    """One row, the years 2019 and 2020 and their total: the smallest review there is."""
    form = form_of([row(1, "Số vụ", rule=rule)], [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
    reports = {code: {address(1, 3 + n): text for n, text in enumerate(line)} for code, line in parsed(table).items()}
    sent = {code: given if any(given.values()) else {} for code, given in reports.items()}
    return consolidated(form, sent, **facts)
