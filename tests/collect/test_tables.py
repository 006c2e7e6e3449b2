"""Tables of official forms, filled and blank, drawn small enough to be read at a glance."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from drawn_sheet import drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.tables.table import RowRole, Table
from tongket.collect.tables.understand import understand
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, address
from tongket.periods.period import Period


def the_table(sheet: Sheet) -> Table:
    tables = understand(sheet)
    assert len(tables) == 1
    return tables[0]


def paths(table: Table) -> list[tuple[str, ...]]:
    return [row.path for row in table.rows]


def headings(table: Table) -> dict[int, tuple[str, ...]]:
    return {column.column: column.path for column in table.columns}


BLANK_FORM = """
TỈNH ỦY TIỀN GIANG | | | | ĐẢNG CỘNG SẢN VIỆT NAM
Đơn vị báo cáo: ............

BIỂU 1. KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM
(Kèm theo Công văn số 12-CV/TU ngày 05/01/2020
của Tỉnh ủy)
 | | | | | | | Đơn vị tính: vụ
STT | Nội dung | ĐVT | Giai đoạn 2011 - 2013 | | | Cộng giai đoạn | So sánh | | Ghi chú
 | | | 2011 | 2012 | 2013 | | ± | %
A | B | C | 1 | 2 | 3 | 4=1+2+3 | 5 | 6 | 7
A | TỘI PHẠM
I | Phạm pháp hình sự
1 | Tổng số vụ xảy ra | vụ | | | | =SUM(D13:F13)
 | Trong đó:
1.1 | Giết người | vụ
1.2 | Cướp tài sản | vụ
2 | Số vụ khám phá | vụ
 | - Tỷ lệ khám phá | %
II | Kinh tế
1 | Số vụ | vụ
2 | Số đối tượng | người
 | Tổng cộng

Ghi chú: Số liệu tính đến 31/12 hằng năm.

 | Người lập biểu | | | | Thủ trưởng đơn vị
"""
FORM_MERGES = ("A8:A9", "B8:B9", "C8:C9", "D8:F8", "G8:G9", "H8:I8", "J8:J9")


def test_a_blank_form_is_understood_by_its_headings() -> None:
    table = the_table(drawn(BLANK_FORM, *FORM_MERGES))

    assert table.title == "BIỂU 1. KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM"
    assert table.measure == "vụ"
    assert table.header_rows == (8, 9)
    assert (table.code_column, table.label_column, table.measure_column) == (1, 2, 3)
    assert table.range == Range(8, 1, 22, 10)
    assert headings(table) == {
        4: ("Giai đoạn 2011 - 2013", "2011"),
        5: ("Giai đoạn 2011 - 2013", "2012"),
        6: ("Giai đoạn 2011 - 2013", "2013"),
        7: ("Cộng giai đoạn",),
        8: ("So sánh", "±"),
        9: ("So sánh", "%"),
        10: ("Ghi chú",),
    }
    assert [note.text for note in table.notes] == ["Ghi chú: Số liệu tính đến 31/12 hằng năm."]


def test_year_columns_know_their_period_and_comparisons_have_none() -> None:
    table = the_table(drawn(BLANK_FORM, *FORM_MERGES))

    periods = [column.period for column in table.columns]

    assert periods == [Period.years(2011), Period.years(2012), Period.years(2013), None, None, None, None]


def test_numbering_makes_the_tree() -> None:
    table = the_table(drawn(BLANK_FORM, *FORM_MERGES))

    assert [(row.code, row.level, row.measure, row.path[-1]) for row in table.rows] == [
        ("A", 0, "", "TỘI PHẠM"),
        ("I", 1, "", "Phạm pháp hình sự"),
        ("1", 2, "vụ", "Tổng số vụ xảy ra"),
        ("", 3, "", "Trong đó:"),
        ("1.1", 3, "vụ", "Giết người"),
        ("1.2", 3, "vụ", "Cướp tài sản"),
        ("2", 2, "vụ", "Số vụ khám phá"),
        ("-", 3, "%", "Tỷ lệ khám phá"),
        ("II", 1, "", "Kinh tế"),
        ("1", 2, "vụ", "Số vụ"),
        ("2", 2, "người", "Số đối tượng"),
        ("", 0, "", "Tổng cộng"),
    ]
    assert table.rows[4].path == ("TỘI PHẠM", "Phạm pháp hình sự", "Tổng số vụ xảy ra", "Giết người")
    assert [row.is_of_which for row in table.rows].count(True) == 2
    assert [row.code for row in table.rows if row.is_of_which] == ["1.1", "1.2"]


def test_headings_inside_a_blank_form_are_groups() -> None:
    table = the_table(drawn(BLANK_FORM, *FORM_MERGES))

    assert [row.path[-1] for row in table.rows if row.role is RowRole.GROUP] == [
        "TỘI PHẠM",
        "Phạm pháp hình sự",
        "Trong đó:",
        "Kinh tế",
    ]
    assert table.rows[-1].role is RowRole.TOTAL


def test_a_blank_form_without_numbers_in_front() -> None:
    table = the_table(
        drawn("""
        Chỉ tiêu | 2011 | 2012 | Cộng
        Số vụ cháy
        Số người chết
        - Trong đó: trẻ em
        Thiệt hại (triệu đồng) | | | =SUM(B5:C5)
        """)
    )

    assert table.stub_columns == (1,)
    assert [path[-1] for path in paths(table)] == [
        "Số vụ cháy",
        "Số người chết",
        "Trong đó: trẻ em",
        "Thiệt hại (triệu đồng)",
    ]
    assert table.rows[2].is_of_which
    assert table.rows[2].path[0] == "Số người chết"
    assert [row.measure for row in table.rows] == ["", "", "", "triệu đồng"]


def test_measures_in_the_first_row_of_a_blank_form_are_no_headings() -> None:
    table = the_table(
        drawn("""
        Nội dung | ĐVT | 2019 | 2020 | Cộng
        Số vụ | vụ | | | =SUM(C2:D2)
        Số người | người | | | =SUM(C3:D3)
        """)
    )

    assert table.header_rows == (1,)
    assert [row.measure for row in table.rows] == ["vụ", "người"]


def test_a_list_to_be_filled_has_its_columns() -> None:
    table = the_table(
        drawn("""
        DANH SÁCH CÁC VỤ CHÁY
        STT | Tên vụ | Địa điểm | Ngày | Thiệt hại (triệu đồng)
        1
        2
        """)
    )

    assert list(headings(table).values()) == [("Địa điểm",), ("Ngày",), ("Thiệt hại (triệu đồng)",)]
    assert table.columns[-1].measure == "triệu đồng"
    assert [row.code for row in table.rows] == ["1", "2"]


ANNEX = """
BỘ TÀI CHÍNH | | | | | Phụ lục 09/CKTC-NSNN

DỰ TOÁN THU, CHI NGÂN SÁCH CÁC TỈNH NĂM 2011

 | | | | | Triệu đồng - In millions of dong
STT No | Tỉnh, thành phố | Tổng thu trên địa bàn (1) | Tỷ lệ (%) phân chia | Bổ sung từ NSTW
 | | | | Tổng số | Có mục tiêu
A | B | 1 | 2 | 3=4+5 | 4
 | TỔNG SỐ - TOTAL | 330 | | 33 | 3
I | MIỀN NÚI PHÍA BẮC | 110 | | 11 | 1
1 | HÀ GIANG | 50 | 100 | 5 | 1
2 | TUYÊN QUANG | 60 | 100 | 6 | -
II | ĐỒNG BẰNG | 220 | | 22 | 2
3 | HÀ NỘI | 220 | 45 | 22 | 2

Ghi chú: (1) Bao gồm cả chuyển nguồn.
"""


def test_a_filled_annex() -> None:
    table = the_table(drawn(ANNEX, "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6"))

    assert table.measure == "Triệu đồng"
    assert table.title == "DỰ TOÁN THU, CHI NGÂN SÁCH CÁC TỈNH NĂM 2011"
    assert [row.role.value for row in table.rows] == ["total", "subtotal", "item", "item", "subtotal", "item"]
    assert table.rows[2].path == ("MIỀN NÚI PHÍA BẮC", "HÀ GIANG")
    assert table.rows[5].path == ("ĐỒNG BẰNG", "HÀ NỘI")
    assert headings(table)[6] == ("Bổ sung từ NSTW", "Có mục tiêu")
    assert table.columns[1].measure == "%"


def test_headings_that_only_stand_above_others_hold_without_merged_cells() -> None:
    table = the_table(
        drawn("""
        STT | Nội dung | Bổ sung từ ngân sách | | | Tổng chi
         | | Tổng số | Có mục tiêu | | cân đối
         | | | Vốn | Việc
        1 | Hà Giang | 1 | 2 | 3 | 4
        2 | Hà Nội | 1 | 2 | 3 | 4
        """)
    )

    assert headings(table) == {
        3: ("Bổ sung từ ngân sách", "Tổng số"),
        4: ("Bổ sung từ ngân sách", "Có mục tiêu", "Vốn"),
        5: ("Bổ sung từ ngân sách", "Có mục tiêu", "Việc"),
        6: ("Tổng chi", "cân đối"),
    }


def test_a_heading_typed_over_several_rows_begins_above_the_row_that_says_tt() -> None:
    table = the_table(
        drawn("""
        DỰ TOÁN NĂM 2013
         | | TỔNG | TỶ LỆ (%)
        SỐ | | THU | PHÂN
        TT | TỈNH, THÀNH PHỐ | NSNN | CHIA
        1 | 2 | 3 | 4
         | TỔNG SỐ | 30 |
        1 | HÀ GIANG | 10 | 100
        2 | HÀ NỘI | 20 | 45
        """)
    )

    assert table.header_rows == (2, 3, 4)
    assert headings(table)[3] == ("TỔNG", "THU", "NSNN")
    assert table.code_column == 1


def test_years_in_the_heading_may_be_numbers() -> None:
    table = the_table(
        drawn("""
         | 2018 | 2019 | 2020
        Xã An Bình | 3 | 4 | 5
        Xã Bình Minh | 1 | ... | -
        """)
    )

    assert table.header_rows == (1,)
    assert [column.period for column in table.columns] == [Period.years(year) for year in (2018, 2019, 2020)]
    assert paths(table) == [("Xã An Bình",), ("Xã Bình Minh",)]


def test_months_headed_one_to_four_are_no_column_numbers() -> None:
    table = the_table(
        drawn(
            """
        Tỉnh | Tháng
         | 1 | 2 | 3 | 4
        Hà Nội | 5 | 6 | 7 | 8
        Hải Phòng | 1 | 1 | 1 | 1
        """,
            "A1:A2",
            "B1:E1",
        )
    )

    assert [path[-1] for path in headings(table).values()] == ["1", "2", "3", "4"]


def test_letterhead_typed_in_one_column_is_no_title() -> None:
    table = the_table(
        drawn("""
        TỈNH ỦY TIỀN GIANG
        ĐƠN VỊ: ..............

        BIỂU 2. TRẬT TỰ, AN TOÀN GIAO THÔNG
        (Phục vụ tổng kết 10 năm)

        STT | Chỉ tiêu | Năm 2011
        1 | Số vụ (1+2) | 5
        """)
    )

    assert table.title == "BIỂU 2. TRẬT TỰ, AN TOÀN GIAO THÔNG"
    assert table.rows[0].measure == ""


def test_two_tables_one_below_the_other() -> None:
    first, second = understand(
        drawn("""
        BIỂU 1. Vụ cháy
        Đơn vị tính: vụ
        STT | Nội dung | 2019
        1 | Cháy nhà dân | 5
        2 | Cháy rừng | 1
        Ghi chú: kể cả cháy xe

        BIỂU 2. Thiệt hại
        Đơn vị tính: triệu đồng
        STT | Nội dung | 2019
        1 | Nhà dân | 500
        """)
    )

    assert (first.title, first.measure, len(first.rows)) == ("BIỂU 1. Vụ cháy", "vụ", 2)
    assert [note.text for note in first.notes] == ["Ghi chú: kể cả cháy xe"]
    assert (second.title, second.measure, len(second.rows)) == ("BIỂU 2. Thiệt hại", "triệu đồng", 1)


def test_two_tables_beside_each_other() -> None:
    left, right = understand(
        drawn("""
        STT | Nội dung | 2019 | | STT | Nội dung | 2019
        1 | Cháy | 5 | | 1 | Nổ | 2
        2 | Ngập | 1 | | 2 | Sập | 3
        """)
    )

    assert paths(left) == [("Cháy",), ("Ngập",)]
    assert paths(right) == [("Nổ",), ("Sập",)]
    assert right.code_column == 5


def test_a_block_below_without_headings_has_those_above_but_is_a_table_of_its_own() -> None:
    """Regional sums under a yearbook table must not be added to its provinces."""
    provinces, regions = understand(
        drawn("""
        Tỉnh | Tháng 1 | Tháng 2
        Hà Nội | 3 | 4
        Hải Phòng | 1 | 2



        Miền Bắc | 4 | 6
        Miền Nam | 9 | 9
        """)
    )

    assert paths(provinces) == [("Hà Nội",), ("Hải Phòng",)]
    assert paths(regions) == [("Miền Bắc",), ("Miền Nam",)]
    assert headings(regions) == headings(provinces)


def test_sums_by_region_after_one_empty_row_are_a_block_of_their_own() -> None:
    provinces, regions = understand(
        drawn("""
        Tỉnh | Tháng 1 | Tháng 2
        Hà Nội | 3 | 4
        Hải Phòng | 1 | 2

        Miền Bắc | 4 | 6
        Miền Nam | 9 | 9
        """)
    )

    assert (len(provinces.rows), len(regions.rows)) == (2, 2)


def test_rows_named_after_regions_sum_the_units_among_them() -> None:
    table = the_table(
        drawn("""
        Cities, provinces | 2014 | 2015
        WHOLE COUNTRY | 10 | 12
        Red River Delta | 7 | 8
        Ha Noi | 3 | 4
        Hai Phong | 4 | 4
        Central Highlands | 3 | 4
        Kon Tum | 3 | 4
        """)
    )

    assert [row.role.value for row in table.rows] == ["total", "subtotal", "item", "item", "subtotal", "item"]


def test_an_empty_row_in_a_numbered_table_does_not_end_it() -> None:
    table = the_table(
        drawn("""
        STT | Nội dung | Số vụ
        I | Cháy | 5

        II | Nổ | 2
        """)
    )

    assert len(table.rows) == 2


def test_rows_pushed_in_by_spaces_stand_under_the_row_above() -> None:
    table = the_table(
        drawn("""
        Chỉ tiêu | 2019
        Số vụ | 10
        "      Nghiêm trọng" | 4
        "            Làm chết người" | 1
        "      Ít nghiêm trọng" | 6
        Số người | 3
        """)
    )

    assert paths(table) == [
        ("Số vụ",),
        ("Số vụ", "Nghiêm trọng"),
        ("Số vụ", "Nghiêm trọng", "Làm chết người"),
        ("Số vụ", "Ít nghiêm trọng"),
        ("Số người",),
    ]


def test_numbers_written_in_front_of_the_label_are_codes() -> None:
    table = the_table(
        drawn("""
        Nội dung | Số vụ
        I. Miền núi | 3
        1. Hà Giang | 1
        2. Lào Cai | 2
        a) Sa Pa | 2
        + Bản Hồ | 1
        """)
    )

    assert [(row.code, row.path[-1]) for row in table.rows] == [
        ("I", "Miền núi"),
        ("1", "Hà Giang"),
        ("2", "Lào Cai"),
        ("a", "Sa Pa"),
        ("+", "Bản Hồ"),
    ]
    assert [row.level for row in table.rows] == [0, 1, 1, 2, 3]


def test_letters_go_on_where_roman_numbers_could_begin() -> None:
    table = the_table(
        drawn("""
        STT | Nội dung | Số
        A | Một | 1
        B | Hai | 2
        C | Ba | 3
        I | Ba một | 1
        II | Ba hai | 2
        D | Bốn | 4
        """)
    )

    assert [row.level for row in table.rows] == [0, 0, 0, 1, 1, 0]


def test_an_unnumbered_total_after_the_last_letter_is_not_its_part() -> None:
    table = the_table(
        drawn("""
        STT | Nội dung | Số
        A | Chi đầu tư | 5
        B | Chi khác | 3
         | Tổng số (A+B) - Total | 8
        C | Vay | 2
         | TỔNG CHI NĂM 2007 | 10
        """)
    )

    assert [(row.level, row.role.value) for row in table.rows if not row.code] == [(0, "subtotal"), (0, "total")]


def test_labels_in_two_columns() -> None:
    table = the_table(
        drawn(
            """
        Nhóm | Loại | 2019 | 2020
        Xuất | Tổng | 3 | 4
         | Du lịch | 1 | 1
        Nhập | Tổng | 2 | 2
         | Du lịch | 1 | 1
        """,
            "A2:A3",
            "A4:A5",
        )
    )

    assert paths(table) == [("Xuất", "Tổng"), ("Xuất", "Du lịch"), ("Nhập", "Tổng"), ("Nhập", "Du lịch")]
    assert table.stub_columns == (1, 2)


def test_ditto_marks_repeat_the_measure() -> None:
    table = the_table(
        drawn("""
        STT | Nội dung | Đơn vị tính | Thực hiện
        1 | Cháy | vụ | 3
        2 | Nổ | -nt- | 1
        3 | Chết | người | 2
        """)
    )

    assert [row.measure for row in table.rows] == ["vụ", "vụ", "người"]


def test_text_of_old_fonts_is_decoded() -> None:
    table = the_table(
        drawn(
            """
        TØnh/T.phè | Th¸ng 1 | | Th¸ng 2
         | M | C | M | C
        Hµ Néi | 3 | 0 | 1 | 0
        H¶i Phßng | 1 | 0 | 2 | 1
        """,
            "A1:A2",
            "B1:C1",
            "D1:E1",
        )
    )

    assert paths(table) == [("Hà Nội",), ("Hải Phòng",)]
    assert headings(table)[4] == ("Tháng 2", "M")


def test_decomposed_letters_are_composed() -> None:
    sheet = drawn("""
        Chỉ tiêu | 2019 | 2020
        Số vụ | 1 | 2
        Số người | 3 | 4
        """)
    apart = {
        at: cell._replace(raw=unicodedata.normalize("NFD", cell.raw)) if cell.kind is CellKind.TEXT else cell
        for at, cell in sheet.cells.items()
    }

    assert paths(the_table(Sheet("s", apart))) == [("Số vụ",), ("Số người",)]


def test_stray_cells_far_below_change_nothing() -> None:
    sheet = drawn(ANNEX, "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6")
    sheet.cells[65_535, 3] = Cell(65_535, 3, CellKind.TEXT, " ")
    sheet.cells[65_530, 2] = Cell(65_530, 2, CellKind.TEXT, "x")

    assert the_table(sheet).range.last_row == 14


@pytest.mark.parametrize(
    "picture",
    ["", "chỉ có một dòng chữ", "a | b | c", "1 | 2 | 3", "1\n2\n3", "STT", "STT | Nội dung", "| | | |"],
)
def test_a_sheet_without_a_table_has_none_and_does_no_harm(picture: str) -> None:
    assert all(table.columns for table in understand(drawn(picture)))


WORDS = """
STT|Chỉ tiêu|ĐVT|2019|1|A|I|1.1|-|...|Trong đó:|Tổng số|(1)|4=5+6|Ghi chú: x|Đơn vị tính: vụ|%|vụ|Hà Nội|- con||
=SUM(A1)|ngày 5 tháng 1 năm 2020|
"""
TEXTS = st.sampled_from([word.strip() for word in WORDS.split("|")])
PICTURES = st.lists(st.lists(TEXTS, max_size=6).map("|".join), max_size=14).map("\n".join)
CORNERS = st.tuples(st.integers(1, 9), st.integers(1, 6), st.integers(0, 3), st.integers(0, 4))


@given(PICTURES, st.lists(CORNERS, max_size=5))
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
def test_no_sheet_does_harm_and_no_figure_is_in_two_tables(
    picture: str, corners: list[tuple[int, int, int, int]]
) -> None:
    merges = [f"{address(r, c)}:{address(r + down, c + right)}" for r, c, down, right in corners]

    tables = understand(drawn(picture, *merges))

    cells = [(row.row, column.column) for table in tables for row in table.rows for column in table.columns]
    assert len(cells) == len(set(cells))


@pytest.mark.data
@pytest.mark.slow
def test_every_annex_of_the_ministry_is_one_table_a_sheet(shared_data: Path) -> None:
    from tongket.collect.workbooks.workbook import read_workbook

    for path in sorted((shared_data / "mof-budget-xls" / "Budget").glob("*.xls")):
        for sheet in read_workbook(path, path.name).sheets:
            table = the_table(sheet)
            assert table.measure.lower() in ("tỷ đồng", "triệu đồng"), (path.name, sheet.name)
            assert table.code_column == 1
