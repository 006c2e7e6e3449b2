"""Totals laid out as the form is."""

from __future__ import annotations

import pytest

from tongket.server.total_tables import rounded, table_of


def figure(cell, row, column, measure="vụ"):
    return {"cell": cell, "row": row, "column": column, "measure": measure}


def test_rows_and_columns_stand_where_the_form_has_them():
    table = table_of(
        [
            figure("E5", ["Vụ án", "Trộm cắp"], ["Số vụ", "Năm 2020"]),
            figure("D5", ["Vụ án", "Trộm cắp"], ["Số vụ", "Năm 2019"]),
            figure("D4", ["Vụ án"], ["Số vụ", "Năm 2019"]),
            figure("D7", ["Ma túy", "Số người"], ["Số vụ", "Năm 2019"], "người"),
        ]
    )

    assert table.columns == ("Năm 2019", "Năm 2020")
    assert [(row.group, row.depth, row.label, row.measure) for row in table.rows] == [
        ("", 0, "Vụ án", "vụ"),
        ("", 1, "Trộm cắp", "vụ"),  # its heading is the row above
        ("Ma túy", 1, "Số người", "người"),
    ]
    assert [[each and each["cell"] for each in row.figures] for row in table.rows] == [
        ["D4", None],
        ["D5", "E5"],
        ["D7", None],
    ]


def test_columns_of_one_name_are_told_apart_by_what_stands_above():
    table = table_of([figure("D4", ["Vụ án"], ["Khởi tố", "Số vụ"]), figure("E4", ["Vụ án"], ["Xét xử", "Số vụ"])])

    assert table.columns == ("Khởi tố › Số vụ", "Xét xử › Số vụ")


@pytest.mark.parametrize(
    ("value", "measure", "how", "printed"),
    [
        ("83.732452518579686209", "%", "ratio", "83.73"),
        ("7.565", "%", "change_percent", "7.57"),  # halves away from nought
        ("1200", "vụ", "entered", "1200"),
        ("3121126.594636", "triệu đồng", "entered", "3121126.595"),
        ("180/182", "xã", "entered", "180/182"),
        ("đạt chuẩn", "", "entered", "đạt chuẩn"),
    ],
)
def test_a_figure_is_rounded_once_where_it_is_shown(value, measure, how, printed):
    assert str(rounded({"value": value, "measure": measure, "how": how})) == printed


def test_no_figure_stays_none():
    assert rounded({"value": None, "measure": "vụ", "how": "entered"}) is None
