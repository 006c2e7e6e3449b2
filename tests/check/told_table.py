"""Takes a small table as a person would draw it and a text, makes what the program says of each number in the text.

The first line holds the columns: "ĐVT" for the measure, years, spans ("2001-2010"), "Cộng" (the years together), "±"
and "%±" (the years together against the span before, or the last year against the first), "KH" (the plan; the sum of
those of each year, where each has one), "KH 2025" and "%KH 2025" (that of a year), "%KH" or "%" (how far it was met). A
line without bars is a group. A row may say in brackets what it is: [= 2 3] the total of rows 2 and 3, [trong 1] a part
of row 1, [2/1] row 2 in per cent of row 1, [2:1] so much of row 2 per one of row 1, [cuối kỳ] the last year stands for
all, [n/N] a fraction. Rows count from 1, groups not counted. A blank is an empty cell.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tongket.check.claims.claim import Claim
from tongket.check.claims.narrative_claims import claims_of
from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport, Placing
from tongket.collect.submission import Batch, State, Submission
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, How, RowKind, Rule
from tongket.directive.form_cells import lay_out
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period

FIRST_ROW, FIRST_COLUMN = 5, 4  # D5 is the first figure


def review_of(first: int, last: int) -> Review:
    return Review(
        title="Tổng kết",
        kind=ReviewKind.FINAL,
        directives=(),
        office=Office(name="TỈNH ỦY"),
        span=Period.years(first, last),
        as_of=date(last, 11, 1),
    )


def told(table: str, text: str, *, title: str = "", span: tuple[int, int] | None = None) -> list[Claim]:
    """Every claim of a text whose paragraphs stand on lines of their own; a line that begins with "#" is a heading.

    `span` is what the review is of where a year before it stands in the table.
    """
    form, batch = _drawn(table, title)
    years = [column.period for column in form.sheets[0].columns if column.kind is ColumnKind.VALUE and column.period]
    single = [period for period in years if period.is_one_year] or years  # school years are none of them
    span = span or ((single[0].first.year, single[-1].last.year) if single else (2020, 2020))
    review = review_of(*span)
    submission = Submission(file="an-binh.xlsx", sha256="", size=0, format="xlsx", kind="figures", batch=batch)
    return claims_of(report_of(text), submission, form, review)


def report_of(text: str) -> NarrativeReport:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks = tuple(
        Block(
            number, BlockKind.HEADING if line[0] == "#" else BlockKind.PARAGRAPH, line.lstrip("# "), int(line[0] == "#")
        )
        for number, line in enumerate(lines, 1)
    )
    return NarrativeReport(
        unit="an-binh", file="an-binh.docx", narrative=Narrative(blocks, "docx"), placing=Placing(()), statements=()
    )


def said(claims: list[Claim]) -> list[str]:
    """ "count D5 agrees" for each."""
    return [
        f"{claim.kind.value} {claim.refers_to.cell if claim.refers_to else '-'} {claim.verdict.value}"
        for claim in claims
    ]


def _drawn(table: str, title: str) -> tuple[Form, Batch]:
    head, *body = [line.strip() for line in table.splitlines() if line.strip()]
    names = [text.strip() for text in head.split("|")[1:]]
    columns = _columns([name for name in names if name != "ĐVT"])
    rows: list[FormRow] = []
    cells: dict[tuple[int, int], str] = {}
    group: tuple[str, ...] = ()
    lines = [line for line in body if "|" in line]
    for line in body:
        if "|" not in line:
            group = (line,)
            continue
        number = FIRST_ROW + lines.index(line)
        label, *values = [text.strip() for text in line.split("|")]
        measure = values.pop(0) if "ĐVT" in names else ""
        rows.append(_row(number, label, group, measure))
        cells |= {(number, FIRST_COLUMN + n): value for n, value in enumerate(values)}
    sheet = FormSheet(name="Biểu 1", title=title, rows=tuple(rows), columns=columns)
    form = Form(sheets=(sheet,), is_confirmed=True, cells=lay_out([sheet]))
    return form, _batch(form, cells)


def _columns(names: list[str]) -> tuple[FormColumn, ...]:
    at = {name: FIRST_COLUMN + n for n, name in enumerate(names)}
    years = tuple(number for name, number in at.items() if name.isdigit())
    years = years or tuple(number for name, number in at.items() if "-" in name)
    return tuple(_column(name, number, at, years) for name, number in at.items())


def _column(name: str, number: int, at: dict[str, int], years: tuple[int, ...]) -> FormColumn:
    if name in ("±", "%±"):
        before = next((other for text, other in at.items() if "-" in text), years[0])
        kind = ColumnKind.CHANGE if name == "±" else ColumnKind.CHANGE_PERCENT
        return FormColumn(
            column=number, path=("So sánh", name), kind=kind, current=at.get("Cộng", years[-1]), base=before
        )
    of_years = {text: n for text, n in at.items() if text.startswith("KH ") and text[3:] in at}
    if name == "KH" and len(planned := tuple(of_years.values())) == len(years):
        return FormColumn(column=number, path=("Kế hoạch", "Cộng"), kind=ColumnKind.TOTAL, parts=planned)
    if name in of_years and len(of_years) == len(years):
        return FormColumn(column=number, path=("Kế hoạch", f"Năm {name[3:]}"), period=Period.years(int(name[3:])))
    if name == "KH":
        told = [int(digits) for text, n in at.items() if n in years for digits in text.split("-")]
        period = Period.years(told[0], told[-1])
        return FormColumn(column=number, path=("Kế hoạch giai đoạn",), period=period)
    if found := re.fullmatch(r"KH (\d{4})", name):
        return FormColumn(column=number, path=(f"Năm {found[1]}", "Kế hoạch"), period=Period.years(int(found[1])))
    if found := re.fullmatch(r"%KH (\d{4})", name):
        year = found[1]
        return FormColumn(
            column=number,
            path=(f"Năm {year}", "Tỷ lệ (%)"),
            kind=ColumnKind.RATIO,
            period=Period.years(int(year)),
            measure="%",
            numerator=at[year],
            denominator=at[f"KH {year}"],
        )
    if name in ("%KH", "%"):
        path = ("Tỷ lệ thực hiện so với kế hoạch (%)",) if name == "%KH" else ("Tỷ lệ (%)",)
        kind = ColumnKind.RATIO
        return FormColumn(column=number, path=path, kind=kind, measure="%", numerator=at["Cộng"], denominator=at["KH"])
    if name == "Cộng":
        return FormColumn(column=number, path=("Cộng",), kind=ColumnKind.TOTAL, parts=years)
    if found := re.fullmatch(r"(\d{4})(?:-(\d{4}))?", name):
        period = Period.years(int(found[1]), int(found[2]) if found[2] else None)
        return FormColumn(column=number, path=(f"Năm {name}",), period=period)
    return FormColumn(column=number, path=(name,))


def _row(number: int, text: str, group: tuple[str, ...], measure: str) -> FormRow:
    label = text.partition("[")[0].strip()
    facts: dict[str, Any] = {}
    for remark in re.findall(r"\[([^\]]*)\]", text):
        facts |= _remark(remark)
    return FormRow(row=number, label=label, path=(*group, label), measure=measure, **facts)


def _remark(remark: str) -> dict[str, Any]:
    rows = [FIRST_ROW + int(digits) - 1 for digits in re.findall(r"\d+", remark)]
    if remark.startswith("="):
        return {"kind": RowKind.TOTAL, "parts": tuple(rows)}
    if remark.startswith("trong"):
        return {"of_which": rows[0]}
    if rows:
        scale = 1 if ":" in remark else 100
        return {"rule": Rule.RATIO, "numerator": rows[0], "denominator": rows[1], "scale": scale}
    return {"rule": {"cuối kỳ": Rule.LAST, "n/N": Rule.N_OF_N}[remark]}


def _batch(form: Form, cells: dict[tuple[int, int], str]) -> Batch:
    batch = Batch.empty(len(form.cells))
    for cell in form.cells:
        batch.sheets[cell.index], batch.cells[cell.index] = cell.sheet, cell.address  # type: ignore[index]
        text = cells.get((cell.row.row, cell.column.column), "")
        if text and cell.how is How.ENTERED:
            count, _, whole = text.replace(".", "").replace(",", ".").partition("/")
            batch.values[cell.index], batch.states[cell.index] = Decimal(count), State.NUMBER
            if whole:
                batch.totals[cell.index] = Decimal(whole)
    return batch
