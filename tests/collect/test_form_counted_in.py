"""What columns and rows are counted in, told by their own headings against the measure of the whole sheet."""

import pytest
from form_layouts import cell_of, form_of, inputs_of

from tongket.collect.forms.rules import counted_things
from tongket.directive.form import ColumnKind

_ = None


@pytest.mark.parametrize(
    ("headings", "counted"),
    [
        (("Số cuộc thanh tra", "Đột xuất"), "cuộc"),
        (("Số lượng dự án",), "dự án"),
        (("Tổng số hộ được vay",), "hộ"),
        (("Số tiền thu hồi",), ""),
        (("Số dự án", "Tổng vốn"), ""),
        (("Số kinh phí",), ""),
        (("Thu nội địa",), ""),
    ],
)
def test_what_a_heading_counts(headings, counted):
    assert counted_things(headings) == counted


def test_under_a_measure_of_money_numbers_of_things_are_no_money():
    form = form_of(
        (
            "B",
            [
                ["TỔNG HỢP NĂM 2024", _, _, "Đơn vị tính tiền: triệu đồng"],
                ["STT", "Lĩnh vực", "Số cuộc thanh tra", "Số tiền thu hồi"],
                [1, "Đất đai"],
                [2, "Xây dựng"],
            ],
        )
    )

    assert [cell_of(form, at).measure for at in ("C3", "D3")] == ["cuộc", "triệu đồng"]


def test_a_rate_in_a_quotient_of_measures_is_that_of_the_columns_counted_in_them():
    form = form_of(
        (
            "B",
            [
                ["STT", "Cây trồng", "Diện tích (ha)", "Sản lượng (tấn)", "Năng suất (tạ/ha)"],
                [1, "Lúa"],
                [2, "Ngô"],
            ],
        )
    )

    cell = cell_of(form, "E2")
    assert (inputs_of(form, "E2"), cell.column.scale, cell.measure) == (["D2", "C2"], 10, "tạ/ha")


def test_an_average_whose_sides_no_heading_names_is_not_counted_in_per_cent():
    form = form_of(("B", [["STT", "Xã", "Số hộ", "Thu nhập bình quân"], [1, "An Bình"], [2, "Cam Hà"]]))

    assert (cell_of(form, "D2").column.kind, cell_of(form, "D2").measure) == (ColumnKind.RATIO, "")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Kiến nghị thu hồi", ColumnKind.VALUE), ("Kiến nghị", ColumnKind.TEXT), ("Đề xuất, kiến nghị", ColumnKind.TEXT)],
)
def test_what_was_proposed_is_told_in_words_but_what_is_to_be_paid_back_is_an_amount(heading, kind):
    form = form_of(("B", [["STT", "Lĩnh vực", "Tổng số", heading], [1, "Đất đai"], [2, "Xây dựng"]]))

    assert form.sheets[0].columns[1].kind is kind
