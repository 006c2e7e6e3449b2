"""The unit's sheet beside its findings: which rows are drawn, and what is marked in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.workbooks.sheet import address
from tongket.server.drawn_sheet import HEAD, WHOLE, Mark, drawn_sheet


def picture(rows, columns=3, merges=()):
    cells = [[row, column, f"{row}.{column}"] for row in range(1, rows + 1) for column in range(1, columns + 1)]
    return {"cells": cells, "merges": [list(each) for each in merges], "beyond": 0}


def marked(sheet):
    return {cell.address: cell.marks for row in sheet.rows for cell in row.cells if cell.marks}


def test_a_short_sheet_is_drawn_whole_with_its_faulty_cells_marked():
    sheet = drawn_sheet("Biểu 1", picture(10), [Mark(1, "B4", "block"), Mark(2, "B4", "warn"), Mark(3, "C9", "info")])

    assert [row.number for row in sheet.rows] == list(range(1, 11))
    assert sheet.columns == ("A", "B", "C")
    assert marked(sheet) == {"B4": (1, 2), "C9": (3,)}
    assert {cell.weight for row in sheet.rows for cell in row.cells if cell.address == "B4"} == {"block"}


def test_of_a_long_sheet_the_headings_and_the_rows_around_a_fault_are_drawn():
    sheet = drawn_sheet("Biểu 1", picture(300), [Mark(1, "B200", "block")])

    assert [row.number for row in sheet.rows] == [*range(1, HEAD + 1), *range(197, 204)]
    assert [row.number for row in sheet.rows if row.after_gap] == [197]
    assert not sheet.is_whole


def test_a_fault_under_a_merged_cell_is_marked_where_one_sees_it():
    sheet = drawn_sheet("Biểu 1", picture(4, merges=[(2, 1, 3, 2)]), [Mark(1, "B3", "warn")])

    assert marked(sheet) == {"A2": (1,)}
    assert [(cell.rows, cell.columns) for cell in sheet.rows[1].cells if cell.address == "A2"] == [(2, 2)]


def test_a_cell_that_is_asked_for_is_drawn_even_where_it_is_empty():
    sheet = drawn_sheet("Biểu 1", picture(3), asked="E5")

    assert [cell.address for row in sheet.rows for cell in row.cells if cell.is_asked] == ["E5"]


def test_what_is_no_address_marks_nothing():
    assert marked(drawn_sheet("Biểu 1", picture(3), [Mark(1, "cột cuối", "warn"), Mark(2, "", "warn")])) == {}


@given(
    rows=st.integers(1, 3 * WHOLE),
    columns=st.integers(1, 12),
    spots=st.lists(st.tuples(st.integers(1, 400), st.integers(1, 20)), max_size=12),
)
def test_every_finding_at_a_cell_has_exactly_one_place_a_link_leads_to(rows, columns, spots):
    marks = [Mark(number, address(*spot), "warn") for number, spot in enumerate(spots, start=1)]
    sheet = drawn_sheet("Biểu 1", picture(rows, columns), marks)

    anchors = sorted(number for row in sheet.rows for cell in row.cells for number in cell.anchors)
    assert anchors == [mark.number for mark in marks]
