"""Forms with the groups in a column of their own, left of the labels: read, and matched where groups change places."""

from __future__ import annotations

import io

import pytest
from form_layouts import form_of, row_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.engines.memory import readings_of

_ = None
HEAD = ["Cấp học", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"]
LEVELS = ("Mầm non", "Tiểu học", "Trung học cơ sở")
Row = list[object]


def group(name: str, first: int | None = None) -> list[Row]:
    figures = [[first + n, first + n + 1] if first else [_, _] for n in (0, 2)]
    return [[name, "- Công lập", "Trường", *figures[0]], [_, "- Ngoài công lập", "Trường", *figures[1]]]


def rows(*groups: list[Row]) -> list[Row]:
    return [HEAD, *(row for one in groups for row in one)]


def merges(count: int) -> list[str]:
    return [f"A{row}:A{row + 1}" for row in range(2, 2 + 2 * count, 2)]


BLANK = rows(*map(group, LEVELS), [["TỔNG CỘNG", _, "Trường"]])
FORM = form_of(("Biểu 1", BLANK), merges=[*merges(3), "A8:B8"])


def read(sent: list[Row], merged: list[str], form: Form = FORM) -> tuple[dict[str, int], Submission]:
    """Form address to figure, where both counts read the same."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 1"
    for row in sent:
        sheet.append(row)
    for merge in merged:
        sheet.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b.xlsx", sha256="", size=0)
    again = {form.cells[i].address: seen.number.value for i, seen in readings_of(form, stream.getvalue()).items()}
    found = {form.cells[i].address: one.value for i, one in readings(submission) if one.value is not None}
    entered = {address: int(value) for address, value in found.items() if value is not None and address in again}
    assert entered == again
    return entered, submission


def test_the_groups_are_labels_and_no_column_of_figures():
    (sheet,) = FORM.sheets

    assert (sheet.label_column, [column.column for column in sheet.columns]) == (2, [4, 5])
    assert row_of(FORM, 5).path == ("Tiểu học", "Ngoài công lập")
    assert row_of(FORM, 8).path == ("TỔNG CỘNG",)


def test_a_group_named_only_in_its_first_row_is_one_too():
    assert [row.path for row in form_of(("Biểu 1", BLANK)).sheets[0].rows][2:4] == [
        ("Tiểu học", "Công lập"),
        ("Tiểu học", "Ngoài công lập"),
    ]


def test_a_column_of_figures_before_the_labels_stays_one():
    form = form_of(("B", [["Số trang", "Chỉ tiêu", "Năm 2022"], [_, "Số lớp"], [_, "Số trẻ"], [_, "Số cô"]]))

    assert [column.path for column in form.sheets[0].columns][-1] == ("Năm 2022",)


@pytest.mark.parametrize("merged", [merges(3), []])
def test_groups_that_changed_places_keep_their_figures(merged):
    sent = rows(group("Tiểu học", 20), group("Mầm non", 10), group("Trung học cơ sở", 30))

    found, _said = read(sent, merged)

    assert [found[address] for address in ("D2", "E3", "D4", "E5", "D6")] == [10, 13, 20, 23, 30]


def test_a_group_the_form_has_not_is_named_and_counts_nowhere():
    sent = rows(group("Mầm non", 10), group("Tiểu học", 20), group("Trung học phổ thông", 70), group(LEVELS[2], 30))

    found, submission = read(sent, merges(4))

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]
    added = [oddity.at.cell for oddity in submission.oddities if oddity.kind is OddityKind.ROW_ADDED]
    assert added == ["B6", "B7"]


def test_a_group_left_out_is_named_with_its_rows():
    found, submission = read(rows(group("Mầm non", 10), group("Trung học cơ sở", 30)), merges(2))

    assert [found[address] for address in ("D2", "D6")] == [10, 30]
    missing = [oddity.facts["row"] for oddity in submission.oddities if oddity.kind is OddityKind.ROW_MISSING]
    assert missing == ["Tiểu học › Công lập", "Tiểu học › Ngoài công lập", "TỔNG CỘNG"]


def test_a_group_in_other_words_keeps_its_rows():
    sent = rows(group("Trung học cơ sở", 30), group("Mầm non", 10), group("Bậc tiểu học", 20))

    found, _said = read(sent, merges(3))

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]


def renamed(submission: Submission) -> list[tuple[str | None, str, str]]:
    said = [oddity for oddity in submission.oddities if oddity.kind is OddityKind.ROW_RENAMED]
    return [(oddity.at.cell, str(oddity.facts["found"]), str(oddity.facts["expected"])) for oddity in said]


@pytest.mark.parametrize(
    "names",
    [
        ("THCS", "Bậc MN", "Bậc TH"),
        ("Giáo dục THCS", "Giáo dục mầm non", "Giáo dục tiểu học"),
        ("Cấp trung học cơ sở", "Cấp học mầm non", "Cấp tiểu học"),
    ],
)
def test_groups_all_worded_otherwise_and_moved_keep_their_figures(names):
    sent = rows(group(names[0], 30), group(names[1], 10), group(names[2], 20))

    found, submission = read(sent, merges(3))

    assert [found[address] for address in ("D2", "E3", "D4", "E5", "D6")] == [10, 13, 20, 23, 30]
    assert renamed(submission) == [
        ("A2", names[0], "Trung học cơ sở"),
        ("A4", names[1], "Mầm non"),
        ("A6", names[2], "Tiểu học"),
    ]


def test_groups_of_which_none_bears_a_name_of_the_form_are_read_in_their_order_and_said():
    sent = rows(group("Nhà trẻ, mẫu giáo", 10), group("Cấp 1", 20), group("Cấp 2", 30))

    found, submission = read(sent, merges(3))

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]
    assert [expected for _, _, expected in renamed(submission)] == list(LEVELS)


def test_a_group_of_another_name_among_known_ones_is_not_read_for_the_one_that_is_missing():
    sent = rows(group("Cấp 2", 30), group("Nhà trẻ", 10), group("Tiểu học", 20))

    found, submission = read(sent, merges(3))

    assert found == {"D4": 20, "E4": 21, "D5": 22, "E5": 23}
    missing = [oddity.facts["row"] for oddity in submission.oddities if oddity.kind is OddityKind.ROW_MISSING]
    assert missing[:2] == ["Mầm non › Công lập", "Mầm non › Ngoài công lập"]


def test_a_group_of_another_name_in_the_place_of_the_missing_one_is_read_for_it_and_said():
    sent = rows(group("Bậc học", 10), group("Tiểu học", 20), group("THCS", 30))

    found, submission = read(sent, merges(3))

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]
    assert renamed(submission) == [("A2", "Bậc học", "Mầm non"), ("A6", "THCS", "Trung học cơ sở")]


def test_a_group_with_another_number_is_not_read_for_the_one_that_is_missing():
    form = form_of(("Biểu 1", rows(*map(group, ("Vùng 1", "Vùng 2", "Vùng 3")))), merges=merges(3))

    found, _said = read(rows(*(group(f"Vùng {n}", 10 * n) for n in (1, 2, 4))), merges(3), form)

    assert [found.get(address) for address in ("D2", "D4", "D6")] == [10, 20, None]


SOURCES = ("Ngân sách Trung ương", "Ngân sách tỉnh", "Ngân sách xã")
FUNDS = ("Vốn Trung ương", "Vốn địa phương", "Vốn xã hội hóa")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (SOURCES, ("NSTW", "NS tỉnh", "NS xã")),
        (SOURCES, ("NSTW", *SOURCES[1:])),
        (SOURCES, ("TW", "Tỉnh", "Xã")),
        (FUNDS, ("NSTW", "NSĐP", "Xã hội hóa")),
        (FUNDS, ("Vốn TW", "Vốn ĐP", "Vốn XHH")),
        (FUNDS, ("Trung ương", "Địa phương", "Khác")),
    ],
)
def test_groups_in_short_keep_their_rows(asked, names):
    form = form_of(("Biểu 1", rows(*map(group, asked))), merges=merges(3))

    found, submission = read(rows(*(group(name, 10 * n) for n, name in enumerate(names, 1))), merges(3), form)

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]
    assert [expected for _, _, expected in renamed(submission)] == [
        one for one, name in zip(asked, names, strict=True) if one != name
    ]


@pytest.mark.parametrize("names", [("Vốn TW", "Vốn ĐP", "Vốn XHH"), ("TW", "ĐP", "XHH")])
def test_groups_in_short_that_changed_places_keep_their_figures(names):
    form = form_of(("Biểu 1", rows(*map(group, FUNDS))), merges=merges(3))

    found, _said = read(rows(group(names[2], 30), group(names[0], 10), group(names[1], 20)), merges(3), form)

    assert [found[address] for address in ("D2", "D4", "D6")] == [10, 20, 30]


def test_groups_in_capitals_are_no_other_names():
    sent = rows(*(group(name.upper(), 10 * number) for number, name in enumerate(LEVELS, 1)))

    found, submission = read(sent, merges(3))

    assert ([found[address] for address in ("D2", "D4", "D6")], renamed(submission)) == ([10, 20, 30], [])


def test_years_and_quarters_are_groups_however_they_are_written():
    blank = [["Năm", "Loại", "Số vụ"], *([year, kind] for year in (2021, 2022) for kind in ("Hình sự", "Ma túy"))]
    form = form_of(("Biểu 1", [[row[0] if n % 2 else None, *row[1:]] if n else row for n, row in enumerate(blank)]))
    sent = [blank[0], ["Năm 2022", "Hình sự", 3], [_, "Ma túy", 4], ["Năm 2021", "Hình sự", 1], [_, "Ma túy", 2]]

    found, _said = read(sent, [], form)

    assert found == {"C2": 1, "C3": 2, "C4": 3, "C5": 4}


def test_a_total_written_left_of_the_labels_is_no_missing_row():
    sent = [*rows(*(group(name, 10) for name in LEVELS)), ["TỔNG CỘNG", _, "Trường", 66, 72]]

    _found, submission = read(sent, merges(3))

    assert not [oddity for oddity in submission.oddities if oddity.kind is OddityKind.ROW_MISSING]
