"""Printed totals of annexes, added again; a gap is shown with the footnote that explains it, never repaired."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "collect"))

from drawn_sheet import drawn

from tongket.check.annexes.table_totals import TotalGap, check_totals, table_gaps
from tongket.collect.tables.understand import understand

ANNEX = """
Đơn vị tính: triệu đồng
STT | Tỉnh | Tổng chi (1) | Tỷ lệ (%)
 | TỔNG SỐ | {total} | 100
I | MIỀN NÚI | 3500000 | 50
1 | Hà Giang | 1500000 | 40
2 | Lào Cai | 2000000 | 60
II | ĐỒNG BẰNG | 4000000 | 50
3 | Hà Nội | 4000000 | 45

Ghi chú: {note}
"""


def gaps_of(total: str, note: str) -> tuple[TotalGap, ...]:
    sheet = drawn(ANNEX.format(total=total, note=note))
    [table] = understand(sheet)
    return table_gaps(table, sheet)


def test_totals_that_agree_raise_nothing() -> None:
    assert gaps_of("7500000", "") == ()


def test_a_gap_is_explained_by_a_footnote_in_another_measure() -> None:
    [gap] = gaps_of("8750000", "(1) Chưa phân bổ 1.250 tỷ đồng.")

    assert (gap.cell, gap.printed, gap.added) == ("C3", Decimal(8750000), Decimal(7500000))
    assert gap.difference == 1250000
    assert gap.parts == ("C4", "C7")
    assert gap.is_explained
    assert gap.notes[0].amounts == ("1.250 tỷ đồng",)
    assert gap.notes[0].cell == "A10"


def test_several_amounts_of_a_note_may_make_up_a_gap() -> None:
    [gap] = gaps_of("8035000", "(1) Gồm 200 tỷ đồng tạm ứng, đê biển 280 tỷ và bãi ngang 55 tỷ chưa phân bổ")

    assert gap.notes[0].amounts == ("200 tỷ đồng", "280 tỷ", "55 tỷ")


def test_a_note_of_another_amount_is_quoted_by_its_mark_and_explains_nothing() -> None:
    [gap] = gaps_of("9000000", "(1) Gồm 1.250 tỷ đồng.")

    assert [note.amounts for note in gap.notes] == [()]
    assert not gap.is_explained


def test_a_difference_of_rounding_says_so() -> None:
    [gap] = gaps_of("7500001", "")

    assert gap.is_rounding


def test_whole_counts_are_never_rounded() -> None:
    sheet = drawn("""
        Đơn vị tính: vụ
        Xã | Số vụ
        An Bình | 3
        Cẩm Hà | 4
        Cộng | 8
        """)
    [table] = understand(sheet)

    [gap] = table_gaps(table, sheet)

    assert not gap.is_rounding
    assert (gap.printed, gap.added) == (8, 7)


def test_a_total_of_named_letters_takes_those_rows() -> None:
    sheet = drawn("""
        STT | Nội dung | Số
        A | Một | 1
        1 | Một một | 1
        B | Hai | 2
         | Tổng số (A+B) | 3
        C | Ba | 4
         | Tổng số (A+B+C) | 8
        """)
    [table] = understand(sheet)

    assert [gap.cell for gap in table_gaps(table, sheet)] == ["C7"]
    assert check_totals(table, sheet).compared == 3


def test_regions_without_numbers_sum_what_follows_them() -> None:
    sheet = drawn("""
        Cities, provinces | 2014 | 2015
        WHOLE COUNTRY | 10 | 12
        Red River Delta | 7 | 8
        Ha Noi | 3 | 4
        Hai Phong | 4 | 5
        Central Highlands | 3 | 4
        Kon Tum | 3 | 4
        """)
    [table] = understand(sheet)

    assert [gap.cell for gap in table_gaps(table, sheet)] == ["C3"]


def test_the_mark_of_a_footnote_in_a_cell_is_no_figure() -> None:
    [gap] = gaps_of('"(1)"', "(1) chưa có số liệu") or [None]

    assert gap is None


@pytest.mark.data
@pytest.mark.slow
def test_the_ministry_explains_its_own_gaps(shared_data: Path) -> None:
    """Plan 2006: 1.522.640 triệu đồng more than the provinces have, from two notes in two measures."""
    from tongket.collect.workbooks.workbook import read_workbook

    path = shared_data / "mof-budget-xls" / "Budget" / "Plan_2006.xls"
    [sheet] = read_workbook(path, path.name).sheets
    [table] = understand(sheet)

    explained = {gap.cell: gap for gap in table_gaps(table, sheet) if gap.is_explained}

    assert round(explained["F14"].difference) == 1522640
    assert [note.amounts for note in explained["F14"].notes] == [
        ("200 tỷ đồng", "280 tỷ", "55 tỷ"),
        ("987.640 triệu đồng",),
    ]
