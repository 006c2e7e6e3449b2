"""Sheets with the same rows and columns, told apart by their titles where units rename, shuffle or copy them."""

from __future__ import annotations

import io

import pytest
from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.engines.memory import readings_of

HEAD = ["STT", "Chỉ tiêu", "ĐVT", "Quý I", "Quý II"]
ROWS = ["Số vụ xảy ra", "Số vụ khám phá", "Số vụ truy tố"]
YEARS = ("Năm 2021", "Năm 2022", "Năm 2023")


def sheet(title: str, first: int | None = None, sender: str = "", below: str = "") -> list[list[object]]:
    """One table; its figures are `first`, and the numbers that follow. `below` stands under the title."""
    figures = [[first + 2 * n, first + 2 * n + 1] if first else [] for n in range(len(ROWS))]
    rows = [[n + 1, label, "Vụ", *figures[n]] for n, label in enumerate(ROWS)]
    return [[f"Đơn vị báo cáo: {sender or '.....'}"], [title], [below] if below else [], HEAD, *rows]


def title(name: str) -> str:
    return f"KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM {name.upper()}"


FORM = form_of(*((name, sheet(title(name))) for name in YEARS))


def read(*sheets: tuple[str, list[list[object]]], form: Form = FORM) -> tuple[dict[str, int], Submission]:
    """The first figure of each sheet of the form, where both counts read the same."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    stream = io.BytesIO()
    book.save(stream)
    workbook = read_workbook(stream.getvalue(), "b.xlsx")
    submission = read_submission(workbook, form, file="b.xlsx", sha256="", size=0)
    values = {index: reading.value for index, reading in readings(submission)}
    first = {cell.sheet: cell.index for cell in form.cells if cell.address == "D5"}
    found = {name: values[index] for name, index in first.items() if values.get(index) is not None}
    again = readings_of(form, stream.getvalue())
    assert found == {name: again[index].number.value for name, index in first.items() if index in again}
    return {name: int(value) for name, value in found.items() if value is not None}, submission


def said(submission: Submission, kind: OddityKind) -> list[str]:
    return [oddity.facts["sheet"] for oddity in submission.oddities if oddity.kind is kind]


def test_sheets_renamed_and_shuffled_are_known_by_their_titles():
    renamed = [("Sheet1", sheet(title(YEARS[2]), 30)), ("Sheet2", sheet(title(YEARS[0]), 10))]

    found, _ = read(*renamed, ("Sheet3", sheet(title(YEARS[1]), 20)))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}


def test_a_copy_of_one_year_left_in_the_workbook_is_not_taken_for_another():
    copy = ("Năm 2021 (2)", sheet(title("Năm 2021"), 10))

    found, submission = read(
        ("Năm 2021", sheet(title("Năm 2021"), 10)), copy, ("Năm 2023", sheet(title("Năm 2023"), 30))
    )

    assert found == {"Năm 2021": 10, "Năm 2023": 30}
    assert said(submission, OddityKind.SHEET_MISSING) == ["Năm 2022"]
    assert said(submission, OddityKind.SHEET_ADDED) == ["Năm 2021 (2)"]


def test_a_sheet_that_bears_the_forms_name_or_year_counts_under_an_old_title():
    same = sheet(title("Năm 2021"), 10), sheet(title("Năm 2021"), 20), sheet(title("Năm 2021"), 30)

    found, _ = read(("Năm 2021", same[0]), ("Năm 2022", same[1]), ("BC 2023", same[2]))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}


def test_the_name_of_the_sender_is_no_title():
    sender = "Công an xã, năm 2022"

    found, _ = read(*((f"Tờ {n}", sheet(title(name), 10 * n, sender)) for n, name in enumerate(YEARS, 1)))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}


def test_sheets_without_titles_are_taken_in_their_order():
    found, _ = read(*((f"Tờ {n}", sheet("", 10 * n)) for n in (1, 2, 3)))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}


OTHER = [["Đơn vị báo cáo: ....."], ["BIỂU TAI NẠN"], [], ["STT", "Chỉ tiêu", "ĐVT", "Quý I", "Quý II"]]
OTHER += [[n, label, "Người", 70 + n, 80 + n] for n, label in enumerate(("Số người chết", "Số người bị thương"), 1)]


def test_the_title_of_another_table_over_the_right_one_is_a_slip():
    form = form_of(("Biểu A", sheet("BIỂU TỘI PHẠM")), ("Biểu B", OTHER))
    wrong = [
        [f"{cell}".replace("TAI NẠN", "TỘI PHẠM") if n == 1 else cell for cell in row] for n, row in enumerate(OTHER)
    ]

    found, _ = read(("Sheet1", sheet("BIỂU TỘI PHẠM", 10)), ("Sheet2", wrong), form=form)

    assert found == {"Biểu A": 10, "Biểu B": 71}


NUMBERED = form_of(("Biểu 1", sheet(title(YEARS[0]))), ("Biểu 2", sheet(title(YEARS[1]))))
LINES = (
    "(Số liệu tính đến 31/12/2022)",
    "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2022)",
    "Theo Công văn số 12 ngày 05/01/2022",
    "Thời điểm báo cáo: tháng 12/2022",
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_over_every_sheet_tells_none_from_another(line):
    sent = [(f"Tờ {'AB'[n]}", sheet(f"PHỤ LỤC {n + 1}", 10 * (n + 1), below=line)) for n in range(2)]

    assert read(*sent, form=NUMBERED)[0] == {"Biểu 1": 10, "Biểu 2": 20}


@pytest.mark.parametrize("line", LINES)
def test_titles_that_differ_count_beside_such_a_line(line):
    sent = [(f"Tờ {'AB'[n]}", sheet(title(YEARS[1 - n]), 20 - 10 * n, below=line)) for n in range(2)]

    assert read(*sent, form=NUMBERED)[0] == {"Biểu 1": 10, "Biểu 2": 20}


def test_the_title_of_the_only_sheet_counts():
    assert read(("Tờ A", sheet(title("Năm 2022"), 20)), form=NUMBERED)[0] == {"Biểu 2": 20}


@pytest.mark.parametrize("names", [("2021", "2022"), ("Năm 2021", "Năm 2022"), ("PL1", "PL2"), ("Tờ A", "Tờ B")])
def test_a_title_not_changed_after_copying_drops_no_sheet(names):
    sent = [(name, sheet(title("Năm 2021"), 10 * (n + 1))) for n, name in enumerate(names)]

    assert read(*sent, form=NUMBERED)[0] == {"Biểu 1": 10, "Biểu 2": 20}


@pytest.mark.parametrize("names", [("2021", "2022", "2023"), ("PL1", "PL2", "PL3")])
def test_nor_where_the_other_titles_are_right(names):
    form = form_of(*((f"Biểu {n}", sheet(title(year))) for n, year in enumerate(YEARS, 1)))
    titles = (YEARS[0], YEARS[0], YEARS[2])
    sent = [(name, sheet(title(year), 10 * n)) for n, (name, year) in enumerate(zip(names, titles, strict=True), 1)]

    assert read(*sent, form=form)[0] == {"Biểu 1": 10, "Biểu 2": 20, "Biểu 3": 30}


@pytest.mark.parametrize("line", ["(Số liệu tính đến 31/12/2022)", "Số liệu đến hết ngày 31/12/2022", ""])
@pytest.mark.parametrize("count", [1, 2])
def test_of_sheets_alike_one_that_nothing_tells_is_not_guessed(line, count):
    sent = [(f"Tờ {n}", sheet("KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM", 10 * n, below=line)) for n in range(1, count + 1)]

    found, submission = read(*sent)

    assert found == {}
    assert said(submission, OddityKind.SHEET_UNCLEAR) == [f"Tờ {n}" for n in range(1, count + 1)]
    assert said(submission, OddityKind.SHEET_MISSING) == list(YEARS)
    assert submission.kind == "figures"


def test_the_last_of_sheets_alike_is_known_when_the_others_are():
    named = [(name, sheet(title(name), 10 * n)) for n, name in enumerate(YEARS, 1)]

    found, submission = read(named[0], named[2], ("Sheet3", sheet("", 20)))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}
    assert said(submission, OddityKind.SHEET_UNCLEAR) == []


def test_a_lone_sheet_that_is_like_one_of_the_form_alone_needs_no_name():
    form = form_of(("Biểu A", sheet("BIỂU TỘI PHẠM")), ("Biểu B", OTHER))

    assert read(("Sheet1", sheet("", 10)), form=form)[0] == {"Biểu A": 10}


TWO = ("Cấp tỉnh", "Cấp xã")
ALIKE = form_of(*((name, sheet("KẾT QUẢ")) for name in TWO))


def without_the_last_row(rows: list[list[object]]) -> list[list[object]]:
    return rows[:-1]


def reworded(rows: list[list[object]]) -> list[list[object]]:
    return [["Số vụ, việc đã truy tố trước tòa" if cell == ROWS[2] else cell for cell in row] for row in rows]


@pytest.mark.parametrize("changed", [without_the_last_row, reworded])
@pytest.mark.parametrize("which", [0, 1])
def test_sheets_alike_are_taken_in_their_order_where_one_lacks_a_row(changed, which):
    rows = [sheet("KẾT QUẢ", 10), sheet("KẾT QUẢ", 20)]
    rows[which] = changed(rows[which])

    found, submission = read(("Sheet1", rows[0]), ("Sheet2", rows[1]), form=ALIKE)

    assert found == {"Cấp tỉnh": 10, "Cấp xã": 20}
    assert said(submission, OddityKind.SHEET_UNCLEAR) == []


def test_so_are_the_sheets_of_three_years():
    sent = [sheet("KẾT QUẢ", 10 * n)[: -1 if n < 3 else None] for n in (1, 2, 3)]

    found, _ = read(*((f"Sheet{n}", rows) for n, rows in enumerate(sent, 1)))

    assert found == {"Năm 2021": 10, "Năm 2022": 20, "Năm 2023": 30}


def test_two_of_three_of_which_one_lacks_a_row_are_not_guessed():
    found, submission = read(("Sheet1", sheet("KẾT QUẢ", 10)), ("Sheet2", sheet("KẾT QUẢ", 20)[:-1]))

    assert found == {}
    assert said(submission, OddityKind.SHEET_UNCLEAR) == ["Sheet1", "Sheet2"]


def test_a_sheet_that_bears_its_name_leaves_the_other_to_the_one_that_lacks_a_row():
    found, _ = read(("Sheet2", sheet("KẾT QUẢ", 10)[:-1]), ("Cấp xã", sheet("KẾT QUẢ", 20)), form=ALIKE)

    assert found == {"Cấp tỉnh": 10, "Cấp xã": 20}


LETTERED = form_of(
    *((f"Biểu 1{letter}", sheet(f"BIỂU 1{letter.upper()}. {name}")) for letter, name in zip("ab", TWO, strict=True))
)


def test_a_number_that_several_sheets_of_the_form_bear_tells_none_of_them():
    found, _ = read(("Sheet1", sheet("", 10)), ("Sheet2", sheet("", 20)), form=LETTERED)

    assert found == {"Biểu 1a": 10, "Biểu 1b": 20}


def test_nor_is_a_lone_sheet_with_that_number_guessed():
    found, submission = read(("Sheet1", sheet("", 10)), form=LETTERED)

    assert found == {}
    assert said(submission, OddityKind.SHEET_UNCLEAR) == ["Sheet1"]


def test_the_number_alone_over_a_table_is_the_beginning_of_its_title():
    assert read(("Sheet1", sheet("BIỂU 1B", 20)), form=LETTERED)[0] == {"Biểu 1b": 20}


SINCE = "KẾT QUẢ TỪ ĐẦU NHIỆM KỲ {} {}"
DAYS = ("ĐẾN THÁNG 12 NĂM", "ĐẾN HẾT THÁNG 12 NĂM", "ĐẾN NGÀY 31/12/")


def of_days(day: str) -> Form:
    return form_of(*((f"Biểu {n}", sheet(SINCE.format(day, year))) for n, year in enumerate((2021, 2022), 1)))


@pytest.mark.parametrize("day", DAYS)
def test_titles_that_differ_by_their_last_day_alone_are_told_by_it(day):
    later, earlier = sheet(SINCE.format(day, 2022), 20), sheet(SINCE.format(day, 2021), 10)

    assert read(("Sheet1", later), form=of_days(day))[0] == {"Biểu 2": 20}
    assert read(("Sheet1", later), ("Sheet2", earlier), form=of_days(day))[0] == {"Biểu 1": 10, "Biểu 2": 20}


def test_a_day_in_titles_that_differ_otherwise_tells_nothing():
    names = [f"KẾT QUẢ {name} ĐẾN THÁNG 12 NĂM {year}" for name, year in (("CẤP XÃ", 2021), ("CẤP TỈNH", 2022))]
    form = form_of(*((f"Biểu {n}", sheet(name)) for n, name in enumerate(names, 1)))

    assert read(("Tờ A", sheet("KẾT QUẢ CẤP XÃ ĐẾN THÁNG 12 NĂM 2022", 10)), form=form)[0] == {"Biểu 1": 10}
