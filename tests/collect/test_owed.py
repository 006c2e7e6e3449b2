"""What a unit owes where the form lists the units themselves."""

from __future__ import annotations

import pytest
from form_layouts import form_of

from tongket.collect.owed import Owing
from tongket.directive.form import Form
from tongket.units.unit import Unit

_ = None
UNITS = ["Xã Tân Hồng", "Xã An Bình", "Phường Hồng Ngự"]


def owed(form: Form, name: str, *other: str) -> str:
    mask = Owing(form).of(Unit(code="X", name=name, other_names=other))
    return " ".join(cell.address for cell, is_owed in zip(form.cells, mask, strict=True) if is_owed)


@pytest.fixture(scope="module")
def across() -> Form:
    head = [["STT", "Chỉ tiêu", "Chia theo đơn vị", _, _, "Toàn tỉnh"], [_, _, *UNITS, _]]
    return form_of(("B", [*head, [1, "Số tổ"], [2, "Số vụ"]]), merges=["C1:E1", "A1:A2", "B1:B2", "F1:F2"])


def test_each_unit_owes_its_own_column(across: Form):
    assert set(owed(across, "Xã An Bình").split()) == {"D3", "D4", "F3", "F4"}


def test_a_unit_known_by_another_name_does_too(across: Form):
    assert "E3" in owed(across, "Ủy ban phường", "Phường Hồng Ngự")
    assert "C3" not in owed(across, "Ủy ban phường", "Phường Hồng Ngự")


def test_a_unit_that_is_not_in_the_list_owes_all_of_it(across: Form):
    assert {"C3", "D3", "E3"} <= set(owed(across, "Xã Tràm Chim").split())


def test_each_unit_owes_its_own_row():
    rows = [[n, name] for n, name in enumerate(UNITS, 1)]
    form = form_of(("B", [["STT", "Đơn vị", "Năm 2022", "Năm 2023"], *rows]))

    assert owed(form, "Xã An Bình") == "C3 D3"


def test_each_unit_owes_all_columns_under_its_own_name():
    names = [cell for name in UNITS for cell in (name, _)]
    head = [["STT", "Chỉ tiêu", *names], [_, _, *["Dự toán", "Thực hiện"] * 3]]
    form = form_of(("B", [*head, [1, "Thu"], [2, "Chi"]]), merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])

    assert owed(form, "Xã An Bình") == "E3 F3 E4 F4"


def test_each_unit_owes_the_rows_under_its_own_name():
    rows = [
        row
        for n, name in enumerate(UNITS, 1)
        for row in ([n, name, _], [f"{n}.1", "Thu", "Đồng"], [f"{n}.2", "Chi", "Đồng"])
    ]
    form = form_of(("B", [["STT", "Đơn vị", "ĐVT", "Năm 2022", "Năm 2023"], *rows]))

    assert owed(form, "Xã An Bình") == "D6 E6 D7 E7"


def test_indicators_of_each_place_are_owed_by_all():
    head = [["STT", "Chỉ tiêu", "Thành thị", _, "Nông thôn", _, "Miền núi", _], [_, _, *["Hộ", "Người"] * 3]]
    form = form_of(("B", [*head, [1, "Nghèo"]]), merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])

    assert owed(form, "Xã An Bình") == "C3 D3 E3 F3 G3 H3"


def test_a_group_of_columns_beside_the_units_columns_is_owed_by_all():
    head = [
        ["STT", "Nội dung", *UNITS, "Giáo dục", _, "Y tế", _],
        [_] * 5 + ["Số lớp", "Học sinh", "Số trạm", "Bác sĩ"],
    ]
    merges = [*(f"{letter}1:{letter}2" for letter in "ABCDE"), "F1:G1", "H1:I1"]
    form = form_of(("B", [*head, [1, "Đầu năm"], [2, "Cuối năm"]]), merges=merges)

    assert owed(form, "Xã An Bình") == "D3 F3 G3 H3 I3 D4 F4 G4 H4 I4"


def test_a_group_beside_units_that_have_groups_of_their_own_is_owed_by_all():
    names = [cell for name in (*UNITS, "Giáo dục") for cell in (name, _)]
    head = [["STT", "Chỉ tiêu", *names], [_, _, *["Dự toán", "Thực hiện"] * 3, "Số lớp", "Thực hiện"]]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:J1"]
    form = form_of(("B", [*head, [1, "Thu"]]), merges=merges)

    assert owed(form, "Xã An Bình") == "E3 F3 I3 J3"


def test_a_group_of_rows_below_the_units_rows_is_owed_by_all():
    rows = [["1", name, _] for name in UNITS]
    group = [["A", "Giáo dục", _], [_, "  - Số lớp", _], [_, "  - Học sinh", _]]
    form = form_of(("B", [["STT", "Nội dung", "Số lượng"], *rows, *group]))

    assert owed(form, "Xã An Bình") == "C3 C6 C7"


def test_a_second_table_below_the_list_of_units_is_owed_by_all():
    listed = [["STT", "Đơn vị", "Số hộ"], *([n, name, _] for n, name in enumerate(UNITS, 1))]
    second = [
        ["BẢNG 2. CHỈ TIÊU"],
        ["STT", "Chỉ tiêu", "Kết quả"],
        [1, "Số lớp", _],
        [2, "Số trạm", _],
        [3, "Số chợ", _],
    ]
    form = form_of(("B", [*listed, [], [], *second]))

    assert owed(form, "Xã An Bình") == "C3 C9 C10 C11"


def test_units_in_groups_that_add_up_to_one_total_owe_their_own_row_only():
    rows = [["", "Tổng cộng", "=C3+C6", "=D3+D6"], ["A", "Khu vực Đông", "=C4+C5", "=D4+D5"]]
    rows += [[1, UNITS[0]], [2, UNITS[1]], ["B", "Khu vực Tây", "=C7+C8", "=D7+D8"], [1, UNITS[2]], [2, "Xã Tràm Chim"]]
    form = form_of(("B", [["STT", "Đơn vị", "Năm 2022", "Năm 2023"], *rows]))

    entered = {"C4", "C5", "C7", "C8", "D4", "D5", "D7", "D8"}
    assert set(owed(form, "Xã An Bình").split()) & entered == {"C5", "D5"}
    assert set(owed(form, "Xã Tràm Chim").split()) & entered == {"C8", "D8"}
    assert set(owed(form, "Công an huyện").split()) & entered == entered


def test_indicators_that_add_up_are_owed_by_all():
    rows = [["", "Tổng số vụ", "=C3+C4+C5"], [1, "Hình sự"], [2, "Kinh tế"], [3, "Ma túy"]]

    assert owed(form_of(("B", [["STT", "Chỉ tiêu", "Năm 2022"], *rows])), "Xã An Bình") == "C3 C4 C5 C2"
