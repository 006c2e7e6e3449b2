"""Two tables one under the other on one sheet, alike to the last label: each is read, added and printed by itself."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission
from tongket.collect.workbooks.workbook import read_workbook
from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.new_review import start_review
from tongket.desk.papers import write_out
from tongket.engines.plain_reading import readings_of

Rows = list[list[object]]
HEAD: Rows = [["TT", "Hình thức", "Năm 2022", "Năm 2023", "Tổng cộng"]]
FIRST: Rows = [["I. KHEN THƯỞNG CẤP TỈNH"], *HEAD, [1, "Bằng khen"], [2, "Giấy khen"], ["", "Cộng"]]
SECOND: Rows = [["II. KHEN THƯỞNG CẤP HUYỆN"], ["", "", "", "ĐVT: triệu đồng"], *HEAD]
SECOND += [[1, "Bằng khen"], [2, "Giấy khen"], ["", "Cộng"]]
BLANK: Rows = [["SỞ NỘI VỤ"], ["ĐƠN VỊ: ......"], [], *FIRST, [], *SECOND]
VALUES = {"C6": 1, "D6": 2, "C7": 3, "D7": 4, "C13": 10, "D13": 20, "C14": 30, "D14": 40}
DERIVED = {"E6": 3, "E7": 7, "C8": 4, "D8": 6, "E8": 10, "E13": 30, "E14": 70, "C15": 40, "D15": 60, "E15": 100}


def saved(rows: Rows, values: dict[str, int] | None = None, unit: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Bieu 3"
    for row in rows:
        book.active.append(row)
    for place, value in (values or {}).items():
        book.active[place] = value
    if unit:
        book.active["A2"] = f"ĐƠN VỊ: {unit}"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORM = propose_form(read_workbook(saved(BLANK), "form.xlsx"))
SENT = saved(BLANK, VALUES | DERIVED)


def read(content: bytes) -> Submission:
    return read_submission(read_workbook(content, "x.xlsx"), FORM, file="x.xlsx", sha256="", size=1)


def figures(submission: Submission) -> dict[str, Decimal | None]:
    assert submission.batch is not None
    return {cell.address: value for cell, value in zip(FORM.cells, submission.batch.values, strict=True)}


def by_the_referee(content: bytes) -> dict[str, int]:
    return {FORM.cells[index].address: int(seen.number.value) for index, seen in readings_of(FORM, content).items()}


def changed(**cells: object) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    for place, value in cells.items():
        book.active[place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def shifted() -> bytes:
    """A longer letterhead, and a row of the unit's own in the first table."""
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    book.active.insert_rows(8)
    book.active["B8"], book.active["C8"], book.active["D8"], book.active["E8"] = "Kỷ niệm chương", 7, 7, 14
    book.active.insert_rows(3, 2)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("content", [SENT, shifted()], ids=["as asked", "shifted"])
def test_each_table_is_read_where_it_stands(content: bytes):
    assert figures(read(content)) == VALUES | DERIVED
    assert by_the_referee(content) == VALUES


def test_a_filled_form_has_nothing_odd():
    assert read(SENT).oddities == []


def test_a_row_added_to_one_table_is_said_once():
    kinds = [(oddity.kind, oddity.at.cell) for oddity in read(shifted()).oddities]

    assert kinds == [(OddityKind.ROW_ADDED, "B10")]


def test_a_measure_stated_over_one_table_is_its_own():
    content = changed(D11="ĐVT: nghìn đồng")
    expected = {place: Decimal(value) / (1000 if int(place[1:]) > 10 else 1) for place, value in VALUES.items()}

    read_here = figures(read(content))
    assert {place: read_here[place] for place in VALUES} == expected


def test_a_table_that_is_lacking_is_named():
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    book.active.delete_rows(4, 6)
    stream = io.BytesIO()
    book.save(stream)

    submission = read(stream.getvalue())

    assert {place: value for place, value in figures(submission).items() if value is not None} == {
        place: value for place, value in (VALUES | DERIVED).items() if int(place[1:]) > 10
    }
    assert [oddity.facts for oddity in submission.oddities] == [{"sheet": "Bieu 3 › I. KHEN THƯỞNG CẤP TỈNH"}]
    assert by_the_referee(stream.getvalue()) == {p: v for p, v in VALUES.items() if int(p[1:]) > 10}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = tmp_path_factory.mktemp("given")
    (given / "reports").mkdir()
    (given / "form.xlsx").write_bytes(saved(BLANK))
    units = openpyxl.Workbook()
    for line in (["Mã", "Tên đơn vị"], ["H01", "Huyện Tam Nông"], ["H02", "Huyện Lấp Vò"]):
        units.active.append(line)
    units.save(given / "units.xlsx")
    for name in ("Huyện Tam Nông", "Huyện Lấp Vò"):
        (given / "reports" / f"{name}.xlsx").write_bytes(saved(BLANK, VALUES | DERIVED, name))
    papers = {"form": given / "form.xlsx", "units": given / "units.xlsx"}
    start_review(given / "review", papers, given / "reports")
    desk = open_desk(given / "review")
    write_out(build(desk), desk, given / "out", step=lambda *_: None)
    return given / "out"


def test_the_review_adds_up_both(out: Path):
    found: list[dict[str, Any]] = json.loads((out / "data/figures.json").read_text(encoding="utf-8"))

    twice = {place: str(2 * value) for place, value in (VALUES | DERIVED).items()}
    assert {figure["cell"]: figure["value"] for figure in found} == twice


def test_the_appendix_holds_both_and_says_what_is_complete_once(out: Path):
    page = openpyxl.load_workbook(out / "phu-luc.xlsx")["Bieu 3"]

    assert {place: page[place].value for place in VALUES | DERIVED} == {
        place: 2 * value for place, value in (VALUES | DERIVED).items()
    }
    texts = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert sum(text.startswith("Tổng hợp từ báo cáo") for text in texts) == 1
    assert [page[f"F{row}"].value for row in (5, 6, 7, 8)] == ["Số đơn vị", "2/2", "2/2", "2/2"]
    assert [page[f"F{row}"].value for row in (12, 13, 14, 15)] == ["Số đơn vị", "2/2", "2/2", "2/2"]


def test_the_matrix_has_a_sheet_of_each(out: Path):
    names = openpyxl.load_workbook(out / "ma-tran.xlsx").sheetnames

    assert names == ["Bieu 3", "Bieu 3 (2)", "Chú giải"]
