"""Units' sheets of other offices: headings without merges, a measure in the row's label, a foot without a number."""

from decimal import Decimal

import pytest

from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook

BLOCKS: list[list[object]] = [
    ["STT", "Nhóm", "Năm 2018", "", "Năm 2019", ""],
    ["", "", "Nam", "Nữ", "Nam", "Nữ"],
    [1, "Nhóm một"],
    [2, "Nhóm hai"],
    ["Cộng"],
]
MERGES = (Range(1, 3, 1, 4), Range(1, 5, 1, 6), Range(5, 1, 5, 2))


def workbook(rows: list[list[object]], merges: tuple[Range, ...] = (), format_: str = "xlsx") -> Workbook:
    cells = {}
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if text != "":
                kind = CellKind.NUMBER if isinstance(text, int) else CellKind.TEXT
                cells[row, column] = Cell(row, column, kind, str(text))
    return Workbook(format=format_, sheets=[Sheet(name="Biểu", cells=cells, merges=merges)])


def read(blank: Workbook, sent: Workbook) -> Submission:
    return read_submission(sent, propose_form(blank), file="x.xlsx", sha256="", size=1)


def values(submission: Submission) -> list[Decimal | None]:
    assert submission.batch is not None
    return list(submission.batch.values)


FILLED: list[list[object]] = [*BLOCKS[:2], [1, "Nhóm một", 1, 2, 3, 4], [2, "Nhóm hai", 5, 6, 7, 8]]
FOOT: list[object] = ["Cộng", "", 6, 8, 10, 12]


@pytest.mark.parametrize("merges", [MERGES, ()], ids=["merged", "as in .ods and .csv"])
def test_a_heading_holds_for_the_columns_under_it(merges: tuple[Range, ...]):
    submission = read(workbook(BLOCKS, MERGES), workbook([*FILLED, FOOT], merges))

    assert sorted(map(int, filter(None, values(submission)))) == [1, 2, 3, 4, 5, 6, 6, 7, 8, 8, 10, 12]
    assert not submission.oddities


def test_whole_blocks_may_change_places_without_merges():
    swapped: list[list[object]] = [
        ["STT", "Nhóm", "Năm 2019", "", "Năm 2018", ""],
        FILLED[1],
        [1, "Nhóm một", 3, 4, 1, 2],
        [2, "Nhóm hai", 7, 8, 5, 6],
        ["Cộng", "", 10, 12, 6, 8],
    ]

    straight = read(workbook(BLOCKS, MERGES), workbook([*FILLED, FOOT], MERGES))
    moved = read(workbook(BLOCKS, MERGES), workbook(swapped))

    assert values(moved) == values(straight)
    assert {oddity.kind for oddity in moved.oddities} == {OddityKind.COLUMN_MOVED}


def test_the_measure_in_a_rows_label_is_converted():
    head: list[object] = ["Chỉ tiêu", "Năm 2019", "Năm 2020"]
    blank = workbook([head, ["Số cuộc (cuộc)"], ["Kinh phí (triệu đồng)"]])

    submission = read(blank, workbook([head, ["Số cuộc (cuộc)", 3, 4], ["Kinh phí (nghìn đồng)", 1500, 2500]]))

    assert values(submission) == [Decimal(3), Decimal(4), Decimal("1.5"), Decimal("2.5")]
    assert [oddity.kind for oddity in submission.oddities] == [OddityKind.MEASURE_CONVERTED]


def test_the_measure_at_the_end_of_a_heading_is_converted():
    head: list[object] = ["STT", "Chỉ tiêu", "Số cuộc (cuộc)", "Kinh phí (triệu đồng)"]
    blank = workbook([head, [1, "Cấp tỉnh"], [2, "Cấp xã"]])
    sent: list[object] = ["STT", "Chỉ tiêu", "Số cuộc (cuộc)", "Kinh phí (nghìn đồng)"]

    submission = read(blank, workbook([sent, [1, "Cấp tỉnh", 3, 1500], [2, "Cấp xã", 4, 2500]]))

    assert values(submission) == [Decimal(3), Decimal("1.5"), Decimal(4), Decimal("2.5")]
    assert OddityKind.MEASURE_CONVERTED in [oddity.kind for oddity in submission.oddities]


@pytest.mark.parametrize("again, read_as", [([1, "Nhóm một", 1, 2], [1, 2]), ([1, "Nhóm một", 1, 9], [None, None])])
def test_the_first_row_may_stand_twice_too(again: list[object], read_as: list[int | None]):
    head: list[object] = ["STT", "Chỉ tiêu", "Năm 2019", "Năm 2020"]
    blank = workbook([head, [1, "Nhóm một"], [2, "Nhóm hai"]])

    submission = read(blank, workbook([head, [1, "Nhóm một", 1, 2], again, [2, "Nhóm hai", 5, 6]]))

    assert values(submission)[:2] == read_as
    assert {oddity.kind for oddity in submission.oddities} == {OddityKind.ROW_REPEATED}


def test_a_row_repeated_in_one_group_leaves_its_namesake_of_another_group_alone():
    from tongket.collect.matching.rows import Line, match_rows

    asked = [Line(1, "a", "A", "Giao thông", False), Line(2, "hurt", "I", "Số người bị thương", True)]
    asked += [Line(3, "b", "B", "Cháy", False), Line(4, "hurt", "I", "Số người bị thương", True)]
    sent = [*asked, Line(5, "hurt", "I", "Số người bị thương", True)]

    matched = match_rows(asked, sent)

    assert matched.rows == {1: 1, 2: 2, 3: 3, 4: 4}
    assert [(one.row, other.row) for one, other in matched.repeated] == [(4, 5)]


def test_a_second_column_of_codes_is_no_added_column():
    head: list[object] = ["STT", "Chỉ số", "Mã số", "ĐVT", "Năm 2022", "Năm 2023"]
    blank = [head, [1, "Dân số", "01", "Người"], [2, "Số lượt khám", "02", "Lượt"]]
    moved = [
        [*head[:4], "Năm 2023", "Năm 2022"],
        [1, "Dân số", "01", "Người", 20, 10],
        [2, "Số lượt khám", "02", "Lượt", 40, 30],
    ]

    submission = read(workbook(blank), workbook(moved))

    assert values(submission) == [10, 20, 30, 40]
    assert {oddity.kind for oddity in submission.oddities} == {OddityKind.COLUMN_MOVED}


AWARDS: list[list[object]] = [
    ["STT", "Hình thức khen", "Tập thể", "Cá nhân"],
    ["I", "Danh hiệu thi đua"],
    [1, "Cờ thi đua"],
    ["II", "Hình thức khen"],
    [1, "Bằng khen"],
]


def test_a_row_named_like_the_heading_of_the_labels_is_found_below_it():
    sent = [row + figures for row, figures in zip(AWARDS, [[], [], [3, 4], [], [5, 6]], strict=True)]

    submission = read(workbook(AWARDS), workbook(sent))

    assert sorted(map(int, filter(None, values(submission)))) == [3, 4, 5, 6]
    assert not submission.oddities


def test_a_sender_named_like_a_row_stands_above_the_table():
    units: list[list[object]] = [["Đơn vị", "Số cuộc", "Số vụ"], ["UBND xã An Bình"], ["UBND xã Tân Phú"]]
    sent = [["UBND XÃ TÂN PHÚ"], ["", "", "năm 2023"], units[0], units[1], [*units[2], 7, 8]]

    submission = read(workbook([["UBND XÃ"], ["", "", "năm 2023"], *units]), workbook(sent))

    assert sorted(map(int, filter(None, values(submission)))) == [7, 8]


def test_headings_printed_again_amid_the_rows_take_none_from_the_table():
    head: list[object] = ["STT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện"]
    rows: list[list[object]] = [[n, f"Chỉ tiêu {letter}", "vụ"] for n, letter in enumerate("ABCDEF", 1)]
    filled = [[*row, 10 * number, 11 * number] for number, row in enumerate(rows, 1)]
    own: list[object] = ["STT", "Nội dung", "Đ.vị", "KH giao", "Kết quả TH"]

    for place in (1, 2, 3):
        submission = read(workbook([head, *rows]), workbook([own, *filled[:place], head, *filled[place:]]))

        assert sum(map(int, filter(None, values(submission)))) == 21 * 21
