"""Five forms unlike the example's, of a State office, and seven units with their own ways: figures worked out here.

Nothing of the program is asked what is right: each form says in a few words how its cells follow from one another.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.desk.new_review import start_review
from tongket.desk.papers import write_out
from tongket.desk.proof import prove

pytestmark = pytest.mark.slow

Key = tuple[int, int]  # (row, column)
Values = dict[tuple[str, int, int], Decimal]
How = tuple[str, *tuple[Key, ...]]  # ("sum", parts…), ("last", part), ("ratio", above, below)
HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
YEARS = range(2018, 2023)


@dataclass
class Form:
    """One sheet of the blank form: its texts from row 5 on, its merges, and how its cells follow from others."""

    name: str
    rows: list[list[Any]]
    merges: list[str]
    entered: dict[Key, int] = field(default_factory=dict)  # place to a usual size
    follows: dict[Key, How] = field(default_factory=dict)

    def value(self, values: Values, at: Key) -> Decimal | None:
        """The figure of a cell from those entered; None where it has none."""
        if at in self.entered:
            return values.get((self.name, *at))
        how, *parts = self.follows[at]
        given = [self.value(values, part) for part in parts]
        if how == "sum":
            known = [one for one in given if one is not None]
            return sum(known, Decimal()) if known else None
        if how == "last" or given[0] is None or not given[1]:
            return given[-1] if how == "last" else None
        return given[0] * 100 / given[1]

    def needs(self, at: Key) -> set[Key]:
        """The entered cells behind a cell."""
        if at in self.entered:
            return {at}
        return set().union(*(self.needs(part) for part in self.follows[at][1:]))


def five_years() -> Form:
    """Numbered rows with dashes, moments, a rate; "Tổng 5 năm" without a formula."""
    labels = [("I", "KẾT QUẢ GIẢM NGHÈO", ""), (1, "Tổng số hộ (thời điểm 31/12)", "hộ"), (2, "Số hộ nghèo", "hộ"),
              (3, "Số hộ cận nghèo", "hộ"), (4, "Tỷ lệ hộ nghèo (%)", "%"), ("II", "NGUỒN LỰC", ""),
              (1, "Tổng kinh phí (a+b)", "triệu đồng"), ("a", "Ngân sách", "triệu đồng"),
              ("b", "Huy động khác", "triệu đồng"), (2, "Số lượt người được tập huấn", "lượt người")]  # fmt: skip
    head = [["STT", "Chỉ tiêu", "ĐVT", "Thực hiện", "", "", "", "", "Tổng 5 năm", "Ghi chú"],
            ["", "", "", *(f"Năm {year}" for year in YEARS)]]  # fmt: skip
    form = Form("Biểu 1", [*head, *map(list, labels)], ["D5:H5", "I5:I6", "J5:J6", "A5:A6", "B5:B6", "C5:C6"])
    sizes = {8: 2300, 9: 180, 10: 120, 14: 350, 15: 90, 16: 640}
    for row in (8, 9, 10, 11, 13, 14, 15, 16):
        for column in range(4, 9):
            if row in sizes:
                form.entered[row, column] = sizes[row]
        across = tuple((row, column) for column in range(4, 9))
        form.follows[row, 9] = ("last", across[-1]) if row in (8, 9, 10) else ("sum", *across)
    for column in range(4, 10):
        form.follows[11, column] = ("ratio", (9, column), (8, column))
        form.follows[13, column] = ("sum", (14, column), (15, column))
    return form


def blocks() -> Form:
    """A block of {Tổng số, Nam, Nữ} a year, the blocks totalled, "Cộng" at the foot."""
    head = [["TT", "Nhóm", "Năm 2020", "", "", "Năm 2021", "", "", "Năm 2022", "", "", "Tổng cộng 3 năm"],
            ["", "", *("Tổng số", "Nam", "Nữ") * 4]]  # fmt: skip
    rows = [[1, "Dưới 16 tuổi"], [2, "Từ 16 đến dưới 18 tuổi"], [3, "Từ 18 tuổi trở lên"], ["Cộng"]]
    merges = ["C5:E5", "F5:H5", "I5:K5", "L5:N5", "A5:A6", "B5:B6", "A10:B10"]
    form = Form("Biểu 2", [*head, *rows], merges)
    for row in (7, 8, 9):
        for column in (4, 5, 7, 8, 10, 11):
            form.entered[row, column] = 150
        for column in (3, 6, 9):
            form.follows[row, column] = ("sum", (row, column + 1), (row, column + 2))
        for column in (12, 13, 14):
            form.follows[row, column] = ("sum", *((row, column - back) for back in (9, 6, 3)))
    for column in range(3, 15):
        form.follows[10, column] = ("sum", *((row, column) for row in (7, 8, 9)))
    return form


def quarters() -> Form:
    """A plan, four quarters, the year, and how far the plan was met."""
    head = [["STT", "Nội dung", "ĐVT", "Kế hoạch năm 2022", "Thực hiện năm 2022", "", "", "", "", "Tỷ lệ TH/KH (%)"],
            ["", "", "", "", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", ""]]  # fmt: skip
    merges = ["E5:I5", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "J5:J6"]
    form = Form("Biểu 3", [*head, [1, "Số lượt kiểm tra", "lượt"], [2, "Số trường hợp vi phạm", "trường hợp"]], merges)
    for row in (7, 8):
        form.entered |= {(row, column): 60 for column in range(5, 9)} | {(row, 4): 250}
        form.follows[row, 9] = ("sum", *((row, column) for column in range(5, 9)))
        form.follows[row, 10] = ("ratio", (row, 9), (row, 4))
    return form


def years_down() -> Form:
    """Years stand down the rows."""
    head = [["Năm", "Số lớp tập huấn (lớp)", "Số đội viên hiện có đến cuối năm (người)", "Kinh phí (triệu đồng)"]]
    form = Form("Biểu 4", [*head, *([f"Năm {year}"] for year in YEARS), ["Cộng 5 năm"]], [])
    for column, size in ((2, 40), (3, 300), (4, 90)):
        form.entered |= {(row, column): size for row in range(6, 11)}
        years = tuple((row, column) for row in range(6, 11))
        form.follows[11, column] = ("last", years[-1]) if column == 3 else ("sum", *years)
    return form


def no_numbers() -> Form:
    """No STT, the field merged down the rows, measures in the labels, a running column."""
    head = [["Lĩnh vực", "Chỉ tiêu", *YEARS, "Lũy kế đến hết năm 2022"]]
    rows = [["Tuyên truyền", "Số cuộc tuyên truyền (cuộc)"], ["", "Số lượt người nghe (lượt người)"],
            ["Vận động", "Số tiền vận động (triệu đồng)"], ["", "Số mô hình đang hoạt động (mô hình)"]]  # fmt: skip
    form = Form("Biểu 5", [*head, *rows], ["A6:A7", "A8:A9"])
    for row, size in ((6, 45), (7, 5600), (8, 320), (9, 70)):
        form.entered |= {(row, column): size for column in range(3, 8)}
        years = tuple((row, column) for column in range(3, 8))
        form.follows[row, 8] = ("last", years[-1]) if row == 9 else ("sum", *years)
    return form


FORMS = (five_years(), blocks(), quarters(), years_down(), no_numbers())
BY_NAME = {form.name: form for form in FORMS}
UNITS = {"X1": "Xã Tân Phú Tây", "X2": "Xã Thành An", "X3": "Xã Hòa Lộc", "X4": "Xã Thanh Tân", "X5": "Xã Ba Vát",
         "X6": "Xã Nhuận Phú Tân", "X7": "Thị trấn Phước Mỹ"}  # fmt: skip


def written(unit: str, values: Values | None) -> openpyxl.Workbook:
    """The office's file as a unit sends it; blank without values."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for form in FORMS:
        sheet = book.create_sheet(form.name)
        sheet["A1"], sheet["A2"] = "UBND HUYỆN MỎ CÀY BẮC", unit or "UBND XÃ, THỊ TRẤN ..............."
        sheet["F1"], sheet["F2"] = HEAD, "ngày 12 tháng 01 năm 2023" if unit else "ngày ... tháng ... năm 2023"
        sheet["A3"] = f"{form.name.upper()}. KẾT QUẢ THỰC HIỆN NĂM 2018 - 2022"
        for row, texts in enumerate(form.rows, 5):
            for column, text in enumerate(texts, 1):
                sheet.cell(row, column).value = text if text != "" else None
        for merge in form.merges:
            sheet.merge_cells(merge)
        for at in [*form.entered, *form.follows] if values is not None else ():
            figure = form.value(values or {}, at)
            sheet.cell(*at).value = None if figure is None else float(round(figure, 6))
    return book


def truth(unit: str) -> Values:
    """Invented figures that rise and fall a little; money with a decimal."""
    chance = random.Random(unit)
    found = {}
    for form in FORMS:
        for at, size in form.entered.items():
            is_money = size in (350, 90, 320)
            figure = Decimal(str(round(size * chance.uniform(0.9, 1.1), 1 if is_money else 0)))
            found[form.name, *at] = figure
    return found


Mess = Callable[[openpyxl.Workbook, Values], None]


def typed(book: openpyxl.Workbook, values: Values) -> None:
    """Numbers as people type them; what depends on them is filled in afresh."""
    cells = {("Biểu 1", 16, 5): ("1.402", 1402), ("Biểu 1", 14, 5): ("1.234,5", "1234.5"),
             ("Biểu 1", 16, 6): ("-", 0), ("Biểu 3", 7, 5): ("61 (sáu mươi mốt)", 61), ("Biểu 2", 7, 4): ("...", None),
             ("Biểu 4", 6, 2): ("không", 0), ("Biểu 5", 6, 3): ("khoảng 44", 44),
             ("Biểu 5", 7, 4): (None, None)}  # fmt: skip
    for (name, row, column), (text, figure) in cells.items():
        values[name, row, column] = None if figure is None else Decimal(figure)  # type: ignore[assignment]
        book[name].cell(row, column).value = text
    for form in FORMS:
        for at in form.follows:
            figure = form.value(values, at)
            book[form.name].cell(*at).value = None if figure is None else float(round(figure, 6))


def without_merges(book: openpyxl.Workbook, values: Values) -> None:
    """As programs that know no merges leave it; the years of the second form change places."""
    for sheet in book.worksheets:
        for merge in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merge))
    sheet = book["Biểu 2"]
    for row in range(5, 11):
        for column in (3, 4, 5):
            one, other = sheet.cell(row, column), sheet.cell(row, column + 3)
            one.value, other.value = other.value, one.value


def thousands(book: openpyxl.Workbook, values: Values) -> None:
    """Money in thousands, said in the label, in the heading and in the column of measures."""
    cells = [("Biểu 5", 8, column) for column in range(3, 9)] + [("Biểu 1", 14, column) for column in range(4, 10)]
    for name, row, column in [*cells, *(("Biểu 4", row, 4) for row in range(6, 12))]:
        book[name].cell(row, column).value *= 1000
    book["Biểu 5"]["B8"] = "Số tiền vận động (nghìn đồng)"
    book["Biểu 1"]["C14"] = "nghìn đồng"
    book["Biểu 4"]["D5"] = "Kinh phí (nghìn đồng)"


def moved_about(book: openpyxl.Workbook, values: Values) -> None:
    """Three rows more above the headings, a column more before them, a year that is lacking."""
    book["Biểu 1"].insert_rows(4, 3)
    for merge in list(book["Biểu 1"].merged_cells.ranges):
        merge.shift(0, 3)
    book["Biểu 5"].insert_cols(1)
    for merge in list(book["Biểu 5"].merged_cells.ranges):
        merge.shift(1, 0)
    book["Biểu 4"].delete_rows(7)
    for column in (2, 3, 4):
        values["Biểu 4", 7, column] = None  # type: ignore[assignment]


def wrong_totals(book: openpyxl.Workbook, values: Values) -> None:
    """Totals are added again, so the figures stay right."""
    for name, cell in WRONG:
        book[name][cell].value += 11


WRONG = (("Biểu 1", "I16"), ("Biểu 2", "L8"), ("Biểu 3", "I7"), ("Biểu 4", "B11"), ("Biểu 5", "H6"), ("Biểu 2", "D10"))
MESSES: dict[str, Mess] = {"X2": typed, "X3": without_merges, "X4": thousands, "X5": moved_about, "X6": wrong_totals}


@dataclass
class Made:
    """The review of the seven units, and what they are known to have sent."""

    desk: Desk
    built: Built
    sent: dict[str, Values]

    def read(self, name: str) -> list[dict[str, Any]]:
        """One of the files for programs."""
        rows: list[dict[str, Any]] = json.loads((self.desk.folder / "out/data" / name).read_text(encoding="utf-8"))
        return rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Everything from the office's papers to out/data."""
    given = tmp_path_factory.mktemp("given")
    written("", None).save(given / "bieu mau.xlsx")
    (given / "plan.txt").write_text(PLAN, encoding="utf-8")
    units = openpyxl.Workbook()
    for line in (["Mã", "Tên đơn vị"], *map(list, UNITS.items())):
        units.worksheets[0].append(line)
    units.save(given / "ds.xlsx")
    sent = _sent(given / "reports")
    folder = given / "review"
    papers = {"plan": given / "plan.txt", "form": given / "bieu mau.xlsx", "units": given / "ds.xlsx"}
    start_review(folder, papers, given / "reports")
    desk = open_desk(folder)
    built = build(desk)
    write_out(built, desk, folder / "out", step=lambda *_: None)
    return Made(desk, built, sent)


PLAN = """UBND HUYỆN MỎ CÀY BẮC
Số: 118/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
KẾ HOẠCH
Tổng kết 5 năm thực hiện Kế hoạch số 35/KH-UBND ngày 20/3/2018 của UBND huyện về giảm nghèo, giai đoạn 2018 - 2022
UBND các xã, thị trấn gửi báo cáo trước ngày 20/01/2023."""


def _sent(reports: Path) -> dict[str, Values]:
    reports.mkdir()
    sent: dict[str, Values] = {}
    for unit, name in UNITS.items():
        values = truth(unit)
        book = written(f"UBND {name.upper()}", values)
        if unit in MESSES:
            MESSES[unit](book, values)
        book.save(reports / f"bieu {unit.lower()} gui.xlsx")
        sent[unit] = values
    written("", truth("nobody")).save(reports / "Book1.xlsx")
    secret = written("UBND XÃ BA VÁT", truth("X5"))
    secret["Biểu 1"]["A4"] = "TỐI MẬT"
    secret.save(reports / "kem theo.xlsx")
    return sent


def test_every_figure_is_the_one_worked_out_here(made: Made):
    figures = {figure["id"]: figure for figure in made.read("figures.json")}
    expected = {}
    for form in FORMS:
        sums = {(form.name, *at): _total(made, form, at) for at in form.entered}
        for at in (*form.entered, *form.follows):
            place = openpyxl.utils.get_column_letter(at[1]) + str(at[0])
            known = {key: value for key, value in sums.items() if value is not None}
            expected[f"{form.name}!{place}"] = (form.value(known, at), _missing(made, form, at))

    assert set(figures) == set(expected)
    found = {name: (figure["value"], figure["missing"]) for name, figure in figures.items()}
    wrong = {name: (found[name], value) for name, value in expected.items() if not _same(found[name], value)}
    assert wrong == {}


def _total(made: Made, form: Form, at: Key) -> Decimal | None:
    known = [value for values in made.sent.values() if (value := values.get((form.name, *at))) is not None]
    return sum(known, Decimal()) if known else None


def _missing(made: Made, form: Form, at: Key) -> list[str]:
    needed = [(form.name, *place) for place in form.needs(at)]
    return [unit for unit, values in made.sent.items() if any(values.get(place) is None for place in needed)]


def _same(found: tuple[str | None, list[str]], expected: tuple[Decimal | None, list[str]]) -> bool:
    value, right = found[0], expected[0]
    is_equal = value == right if value is None or right is None else abs(Decimal(value) - right) < Decimal("1e-9")
    return is_equal and found[1] == expected[1]


def test_the_referee_agrees(made: Made):
    count, differences = prove(made.built, made.desk)

    assert (count, list(differences)) == (len(made.desk.form.cells), [])


def test_the_plan_of_a_state_office_is_read(made: Made):
    review = made.desk.review

    assert (review.office.family, review.span.text()) == ("state", "2018-2022")
    assert [directive.symbol for directive in review.directives] == ["35/KH-UBND"]


def test_who_sent_what(made: Made):
    mapping = {entry["file"]: (entry["unit"], entry["status"]) for entry in made.read("mapping.json")}

    assert mapping.pop("Book1.xlsx") == (None, "unassigned")
    assert mapping.pop("kem theo.xlsx") == (None, "refused")
    assert mapping == {f"bieu {unit.lower()} gui.xlsx": (unit, "used") for unit in UNITS}


def test_every_wrong_total_is_found(made: Made):
    found = {(f["sheet"], f["cell"]) for f in made.read("findings.json") if f["code"] in ("D401", "D402")}

    assert found >= set(WRONG)
    assert {place for place in found if place not in WRONG} <= {("Biểu 2", "L10"), ("Biểu 2", "D10"), ("Biểu 2", "C10")}


def test_clean_units_raise_nothing(made: Made):
    assert [f for f in made.read("findings.json") if f["unit"] in ("X1", "X7")] == []
