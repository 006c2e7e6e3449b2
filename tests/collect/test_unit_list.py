"""The list of units as an office keeps it: headings in many words, dates typed or real, mistakes said."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.collect.unit_list import read_units
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook


def listed(text: str) -> Workbook:
    """A sheet from lines of cells parted by "|"."""
    sheet = Sheet("Đơn vị", {})
    for row, line in enumerate(text.strip().splitlines(), 1):
        for column, raw in enumerate((part.strip().replace("\\n", "\n") for part in line.split("|")), 1):
            if raw:
                kind = CellKind.NUMBER if raw.isdigit() else CellKind.TEXT
                sheet.cells[row, column] = Cell(row, column, kind, raw)
    return Workbook("xlsx", [sheet])


def test_a_list_under_its_title():
    units, problems = read_units(
        listed("""
        DANH SÁCH ĐƠN VỊ BÁO CÁO

        Mã  | Tên đơn vị     | Tên khác                 | Nhóm      | Hạn gửi    | Biểu phải báo cáo | Từ ngày
        H03 | Thị xã Cai Lậy | Thị ủy Cai Lậy; TX Cai Lậy | Cấp huyện | 15/10/2020 | Tất cả            | 01/01/2014
        T05 | Sở Tư pháp     | STP                      | Sở, ngành | 44124      | Biểu 4; Biểu 5    |
        """)
    )

    assert problems == []
    assert [unit.code for unit in units] == ["H03", "T05"]
    assert units[0].other_names == ("Thị ủy Cai Lậy", "TX Cai Lậy")
    assert (units[0].deadline, units[0].valid_from, units[0].owes) == (date(2020, 10, 15), date(2014, 1, 1), ())
    assert (units[1].deadline, units[1].owes) == (date(2020, 10, 20), ("Biểu 4", "Biểu 5"))


@pytest.mark.parametrize(
    "headings",
    [
        "Mã ĐV | TÊN ĐƠN VỊ | Tên gọi khác | Khối | Thời hạn gửi báo cáo | Biểu mẫu",
        "code | name | other names | group | deadline | forms",
        "Mã số | Cơ quan, đơn vị | Viết tắt | Nhóm/Khối | Hạn nộp (ngày) | Các biểu",
    ],
)
def test_headings_in_many_words(headings):
    units, problems = read_units(listed(f"{headings}\n H1 | Huyện Cái Bè | Cái Bè | Huyện | 2020-10-15 | Biểu 1, 3"))

    assert problems == []
    assert units[0].name == "Huyện Cái Bè"
    assert units[0].deadline == date(2020, 10, 15)
    assert units[0].owes == ("Biểu 1", "Biểu 3")


def test_a_missing_code_is_made_from_the_place_and_said():
    units, problems = read_units(listed("STT | Tên đơn vị | Nhóm\n 1 | Huyện Cái Bè | A\n 2 | Huyện Chợ Gạo | A"))

    assert [unit.code for unit in units] == ["DV001", "DV002"]
    assert problems[0] == (
        "Dòng 2: Huyện Cái Bè chưa có mã, tạm dùng “DV001”. Ghi mã vào cột Mã để mã không đổi khi thêm dòng."
    )


def test_what_is_wrong_is_said_and_the_rest_is_read():
    units, problems = read_units(
        listed("""
        Mã | Tên đơn vị    | Hạn gửi
        H1 | Huyện Cái Bè  | 31/02/2020
        H1 | Huyện Cái Bè  | 15/10/2020
        H1 | Huyện Chợ Gạo | 15/10/2020
        H4 |               | 15/10/2020
        """)
    )

    assert [(unit.code, unit.name) for unit in units] == [("H1", "Huyện Cái Bè"), ("H1-2", "Huyện Chợ Gạo")]
    assert problems == [
        "Dòng 2: “31/02/2020” của Huyện Cái Bè không phải một ngày. Ghi như 15/10/2020.",
        "Dòng 5: có mã “H4” nhưng thiếu tên đơn vị. Ghi tên hoặc xoá dòng.",
        "Huyện Cái Bè (mã H1) được ghi hai lần; chỉ dùng dòng đầu. Xoá dòng thừa.",
        "Mã H1 dùng cho cả Huyện Cái Bè và Huyện Chợ Gạo; tạm đổi mã của Huyện Chợ Gạo thành H1-2. Sửa lại mã.",
    ]


def test_group_headings_and_last_lines_are_no_units():
    units, _ = read_units(
        listed("""
        Mã | Tên đơn vị
           | I. Cấp huyện
        H1 | Huyện Cái Bè
           | Tổng cộng: 1
        T1 | Công an tỉnh
        """)
    )

    assert [unit.name for unit in units] == ["Huyện Cái Bè", "Công an tỉnh"]


def test_commas_in_a_name_do_not_part_it():
    units, _ = read_units(
        listed("Mã | Tên đơn vị | Tên khác\n T9 | Sở Văn hóa, Thể thao và Du lịch | Sở Văn hóa, Thể thao và Du lịch TG")
    )

    assert units[0].other_names == ("Sở Văn hóa, Thể thao và Du lịch TG",)


@pytest.mark.parametrize("text", ["chỉ có | vài chữ", "Mã | Tên đơn vị"])
def test_an_empty_list_is_one_sentence(text):
    units, problems = read_units(listed(text))

    assert units == []
    assert len(problems) == 1
