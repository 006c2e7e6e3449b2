"""Totals that a form splits in more than one way, by sex and again by origin: what is counted twice is added once."""

import pytest
from form_layouts import form_of, inputs_of

from tongket.directive.form import ColumnKind

_ = None
ROWS = [[1, "Khai sinh"], [2, "Khai tử"]]
MERGES = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]


def split(one: str, other: str, *numbering: list[object]):
    head = [["STT", "Nội dung", "Tổng số", one, _, other, _], [_, _, _, "Nam", "Nữ", "Kinh", "Khác"]]
    return form_of(("B", [*head, *numbering, *ROWS]), merges=MERGES)


def test_a_total_split_by_sex_and_by_origin_is_that_of_one_of_them():
    form = split("Chia theo giới tính", "Chia theo dân tộc")

    assert inputs_of(form, "C3") == ["D3", "E3"]
    assert {"kind", "parts"} <= form.sheets[0].column(3).guessed


def test_two_ways_may_stand_under_one_heading():
    head = [
        ["STT", "Nội dung", "Tổng số", "Chia ra", _, _, _],
        [_, _, _, "Theo giới tính", _, "Theo dân tộc", _],
        [_, _, _, "Nam", "Nữ", "Kinh", "Khác"],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"])

    assert inputs_of(form, "C4") == ["D4", "E4"]


def test_parts_beside_men_and_women_are_left_to_the_units():
    assert split("Chia ra", "Chia ra").sheets[0].column(3).kind is ColumnKind.VALUE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dân tộc Kinh", "Dân tộc thiểu số"),
        ("Độ tuổi dưới 18", "Độ tuổi từ 18 trở lên"),
        ("Trình độ đại học", "Trình độ khác"),
        ("Theo kế hoạch", "Đột xuất"),
        ("Theo cấp", "Theo cấp khác"),
        ("Theo chương trình mục tiêu", "Theo ngân sách địa phương"),
    ],
)
@pytest.mark.parametrize("over", ["Chia ra", "Phân theo đối tượng"])
def test_groups_that_hold_the_same_are_all_parts_of_the_total(over, one, other):
    head = [
        ["STT", "Nội dung", "Tổng số", over, _, _, _],
        [_, _, _, one, _, other, _],
        [_, _, _, "Nam", "Nữ", "Nam", "Nữ"],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"])

    assert inputs_of(form, "C4") == ["D4", "E4", "F4", "G4"]
    assert not form.sheets[0].column(3).guessed


def test_two_lists_that_hold_the_same_are_all_parts_of_the_total():
    head = [
        ["STT", "Nội dung", "Tổng số", "Chia ra khối Đảng", _, "Chia ra khối chính quyền", _],
        [_, _, _, "Tỉnh", "Xã", "Tỉnh", "Xã"],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=MERGES)

    assert inputs_of(form, "C3") == ["D3", "E3", "F3", "G3"]


def test_men_and_women_beside_a_list_of_places_are_left_to_the_units():
    head = [
        ["STT", "Nội dung", "Tổng số", "Chia ra", _, _, _],
        [_, _, _, "Giới", _, "Địa bàn", _],
        [_, _, _, "Nam", "Nữ", "Nông thôn", "Thành thị"],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"])

    assert form.sheets[0].column(3).kind is ColumnKind.VALUE


@pytest.mark.parametrize(
    ("one", "other"), [("Theo lĩnh vực", "Theo cấp"), ("Chia theo lĩnh vực", "Chia theo cấp"), ("Dân tộc", "Địa bàn")]
)
def test_ways_of_splitting_that_are_not_known_for_sure_are_left_to_the_units(one, other):
    head = [
        ["STT", "Nội dung", "Tổng số", "Chia ra", _, _, _],
        [_, _, _, one, _, other, _],
        [_, _, _, "Kinh tế", "Văn hóa", "Tỉnh", "Xã"],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"])

    assert form.sheets[0].column(3).kind is ColumnKind.VALUE


def test_projects_and_money_under_one_split_are_never_added_together():
    head = [
        ["STT", "Nội dung", "Tổng số", _, "Chia ra", _, _, _],
        [_, _, _, _, "Ngân sách tỉnh", _, "Ngân sách xã", _],
        [_, _, *["(dự án)", "(triệu đồng)"] * 3],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A3", "B1:B3", "C1:D2", "E1:H1", "E2:F2", "G2:H2"])

    assert {column.kind for column in form.sheets[0].columns} == {ColumnKind.VALUE}


def test_two_lists_that_are_no_ways_of_splitting_are_left_to_the_units():
    assert split("Chia ra: trong tỉnh", "Chia ra: ngoài tỉnh").sheets[0].column(3).kind is ColumnKind.VALUE


@pytest.mark.parametrize("line", [["A", "B", "(1)=(2)+(3)=(4)+(5)", "(2)", "(3)", "(4)", "(5)"],
                                  ["A", "B", "1=2+3=4+5", 2, 3, 4, 5]])  # fmt: skip
def test_the_line_of_numbers_may_say_the_sum_twice(line):
    form = split("Giới tính", "Dân tộc", line)

    assert [row.label for row in form.sheets[0].rows] == ["Khai sinh", "Khai tử"]
    assert inputs_of(form, "C4") == ["D4", "E4"]
    assert not form.sheets[0].column(3).guessed


def test_staff_by_kind_and_by_schooling_are_not_added_together():
    head = [
        ["STT", "Ngành", "Cán bộ", _, _, _, _, "Số lớp"],
        [_, _, "Tổng số", "Công chức", "Viên chức", "Đại học", "Trung cấp", _],
    ]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A2", "B1:B2", "C1:G1", "H1:H2"])

    assert form.sheets[0].column(3).kind is ColumnKind.VALUE


def test_what_came_and_what_went_are_no_parts_of_what_there_is():
    head = [["STT", "Loại hình", "Số hợp tác xã", _, _, "Số lớp"], [_, _, "Tổng số", "Thành lập mới", "Giải thể", _]]
    form = form_of(("B", [*head, *ROWS]), merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"])

    assert form.sheets[0].column(3).kind is ColumnKind.VALUE
