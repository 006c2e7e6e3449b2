"""Units that paste several sheets of the form on one: each table is read where its headings stand."""

from __future__ import annotations

import io

from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.engines.memory import readings_of

Rows = list[list[object]]


def spoken(*figures: int) -> Rows:
    head: Rows = [["BIỂU TUYÊN TRUYỀN"], ["STT", "Nội dung", "ĐVT", "Năm 2024", "Năm 2025"]]
    return [*head, *filled(("Hội nghị", "cuộc"), ("Người dự", "lượt"), figures=figures)]


def checked(*figures: int) -> Rows:
    head: Rows = [["BIỂU KIỂM TRA"], ["STT", "Nội dung", "ĐVT", "Đầu năm", "Cuối năm"]]
    return [*head, *filled(("Cuộc kiểm tra", "cuộc"), ("Cơ sở vi phạm", "cơ sở"), figures=figures)]


def filled(*labels: tuple[str, str], figures: tuple[int, ...]) -> Rows:
    return [[n + 1, *label, *figures[2 * n : 2 * n + 2]] for n, label in enumerate(labels)]


FORM = form_of(("Biểu 1", spoken()), ("Biểu 2", checked()))


def read(*sheets: tuple[str, Rows], form: Form = FORM) -> tuple[dict[str, int], Submission]:
    """Form cell to figure, where both counts read the same."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b.xlsx", sha256="", size=0)
    found = {form.cells[i].id: int(one.value) for i, one in readings(submission) if one.value is not None}
    again = {form.cells[i].id: int(seen.number.value) for i, seen in readings_of(form, stream.getvalue()).items()}
    assert found == again
    return found, submission


def missing(submission: Submission) -> list[str]:
    return [str(one.facts["sheet"]) for one in submission.oddities if one.kind is OddityKind.SHEET_MISSING]


BOTH = {
    **dict(zip(("Biểu 1!D3", "Biểu 1!E3", "Biểu 1!D4", "Biểu 1!E4"), (1, 2, 3, 4), strict=True)),
    **dict(zip(("Biểu 2!D3", "Biểu 2!E3", "Biểu 2!D4", "Biểu 2!E4"), (5, 6, 7, 8), strict=True)),
}


def test_two_sheets_of_the_form_pasted_on_one_are_both_read():
    found, submission = read(("Tổng hợp", [*spoken(1, 2, 3, 4), [], *checked(5, 6, 7, 8)]))

    assert (found, submission.oddities) == (BOTH, [])


def test_pasted_right_under_each_other_too():
    found, submission = read(("Biểu 1", [*spoken(1, 2, 3, 4), *checked(5, 6, 7, 8)]))

    assert (found, missing(submission)) == (BOTH, [])


def test_a_summary_beside_the_forms_own_sheets_is_not_read_a_second_time():
    summary = [*spoken(9, 9, 9, 9), [], *checked(9, 9, 9, 9)]

    found, _ = read(("Biểu 1", spoken(1, 2, 3, 4)), ("Biểu 2", checked(5, 6, 7, 8)), ("Tổng hợp", summary))

    assert found == BOTH


def test_a_row_of_the_same_name_is_no_sheet_that_was_missing():
    found, submission = read(("Biểu 1", [*spoken(1, 2, 3, 4), [3, "Lượt khách", "lượt", 5, 6]]))

    assert missing(submission) == ["Biểu 2"]
    assert set(found) == {"Biểu 1!D3", "Biểu 1!E3", "Biểu 1!D4", "Biểu 1!E4"}


def test_without_its_headings_a_table_is_not_guessed():
    found, submission = read(("Biểu 1", [*spoken(1, 2, 3, 4), *checked(5, 6, 7, 8)[2:]]))

    assert missing(submission) == ["Biểu 2"]
    assert set(found) == {"Biểu 1!D3", "Biểu 1!E3", "Biểu 1!D4", "Biểu 1!E4"}


def test_sheets_of_years_with_the_same_rows_stay_missing():
    form = form_of(("Năm 2024", spoken()), ("Năm 2025", spoken()))

    _found, submission = read(("Năm 2024", spoken(1, 2, 3, 4)), form=form)

    assert missing(submission) == ["Năm 2025"]
