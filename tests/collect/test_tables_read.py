"""What `tongket read` prints of a workbook."""

from __future__ import annotations

import json

from drawn_sheet import drawn

from tongket.collect.tables.read_report import describe
from tongket.collect.workbooks.sheet import Cell, CellKind, Workbook

SHEET = """
Đơn vị tính: Triệu đồng
STT | Chỉ tiêu | ĐVT | 2019 | Tỷ lệ (%)
1 | Số vụ | vụ | 12 | 5.5
2 | Thiệt hại | | "1.234,5" | ...
3 | Bắt giữ | người | - |
"""


def described() -> dict[str, object]:
    return describe(Workbook("xlsx", [drawn(SHEET, name="Biểu 1")]), "an-binh.xlsx", "ab" * 32)


def test_every_reading_has_its_labels_headings_measure_and_cell() -> None:
    [table] = described()["tables"]  # type: ignore[misc]

    assert table["range"] == "A2:E5"
    assert table["readings"][0] == {
        "row": ["Số vụ"],
        "column": ["2019"],
        "measure": "vụ",
        "cell": "D3",
        "raw": "12",
        "value": "12",
        "state": "number",
        "role": "item",
    }


def test_the_nearest_measure_holds() -> None:
    [table] = described()["tables"]  # type: ignore[misc]

    measures = {reading["cell"]: reading["measure"] for reading in table["readings"]}

    assert measures == {
        "D3": "vụ",
        "E3": "vụ",
        "D4": "Triệu đồng",
        "E4": "%",
        "D5": "người",
        "E5": "người",
    }


def test_states_are_told_apart() -> None:
    [table] = described()["tables"]  # type: ignore[misc]

    states = {reading["cell"]: (reading["state"], reading["value"]) for reading in table["readings"]}

    assert states["D4"] == ("number", "1234.5")
    assert states["E4"] == ("not_available", None)
    assert states["D5"] == ("zero_mark", "0")
    assert states["E5"] == ("blank", None)


def test_a_rate_kept_as_a_fraction_is_given_in_per_cent() -> None:
    sheet = drawn("Chỉ tiêu | 2019 | 2020\nTỷ lệ | 0.0672 | 0.07\nSố | 1 | 2")
    sheet.cells[2, 2] = Cell(2, 2, CellKind.NUMBER, "6.7199999999999996E-2", number_format="0.00%")

    [table] = describe(Workbook("xlsx", [sheet]), "a.xlsx", "")["tables"]

    assert (table["readings"][0]["value"], table["readings"][0]["measure"]) == ("6.72", "%")


def test_it_can_be_printed_as_json() -> None:
    assert json.loads(json.dumps(described()))["findings"] == []
