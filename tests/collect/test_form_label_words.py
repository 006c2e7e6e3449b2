"""Forms whose labels are names of offices, and tables whose first heading is in no list of words."""

import pytest
from form_layouts import form_of

_ = None
OFFICES = [["Chức danh", "Tổng số", "Nữ", "Dân tộc thiểu số"], ["Bí thư"], ["Phó bí thư"], ["Chủ tịch UBND"], ["Tổng"]]


def labels(*rows: list[object]) -> list[str]:
    return [row.label for sheet in form_of(("B", list(rows))).sheets for row in sheet.rows]


def test_an_office_amid_the_labels_signs_nothing():
    assert labels(*OFFICES) == ["Bí thư", "Phó bí thư", "Chủ tịch UBND", "Tổng"]


def test_an_office_with_a_printed_number_is_a_row():
    head = ["STT", "Đối tượng", "Số lượt tiếp", "Số người"]

    assert labels(head, ["I", "Chủ tịch UBND"], ["II", "Trưởng ban"]) == ["Chủ tịch UBND", "Trưởng ban"]


@pytest.mark.parametrize(
    "signed",
    [[["CHỦ TỊCH"], ["Nguyễn Văn A"]], [[_, _, "Chủ tịch"], [_, _, "Nguyễn Văn A"]], [["Kế toán", _, "Chủ tịch"]]],
)
def test_who_signs_below_the_table_is_no_row(signed):
    assert labels(*OFFICES[:3], *signed) == ["Bí thư", "Phó bí thư"]


def test_a_first_heading_in_no_list_of_words_is_known_by_the_names_below_it():
    heads = ["UBND XÃ ............", _, _, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    table = [["Trình độ đào tạo", "Tổng số", "Nữ", "Dân tộc"], ["Tiến sĩ"], ["Thạc sĩ"], ["Đại học"]]

    assert labels(heads, *table) == ["Tiến sĩ", "Thạc sĩ", "Đại học"]


def test_three_texts_over_a_page_of_words_head_no_table():
    page = [
        ["Kỳ báo cáo", "Người nhận", "Cách gửi"],
        ["Gửi hằng năm", "Văn phòng", "Thư điện tử"],
        ["Gửi bản ký", "Văn thư", _],
    ]

    assert labels(*page) == []


def test_ages_are_labels_and_no_printed_numbers():
    assert labels(["Nhóm tuổi", "Tổng số", "Nam", "Nữ"], ["0 - 4"], ["5 - 9"], ["15 - 17 tuổi"], ["Cộng"]) == [
        "0 - 4", "5 - 9", "15 - 17 tuổi", "Cộng",
    ]  # fmt: skip


def test_a_measure_behind_a_title_takes_nothing_from_it():
    title = "DÂN SỐ CHIA THEO NHÓM TUỔI (Đơn vị tính: người)"
    form = form_of(("B", [[title], ["Nhóm tuổi", "Tổng số", "Nam", "Nữ"], ["Dưới 15"], ["Từ 15"]]))

    assert (form.sheets[0].title, form.sheets[0].measure) == ("DÂN SỐ CHIA THEO NHÓM TUỔI", "người")


def test_a_total_in_capitals_is_part_of_no_row_before_it():
    form = form_of(
        ("B", [["Nội dung", "Năm 2022", "Năm 2023"], ["A. Thu nội địa"], ["B. Thu khác"], ["TỔNG CHI NGÂN SÁCH"]])
    )

    assert form.sheets[0].rows[-1].path == ("TỔNG CHI NGÂN SÁCH",)


def test_years_below_a_heading_that_no_merge_holds_over_them_are_headings():
    head = [["Lĩnh vực", "Nội dung", "ĐVT", "Kết quả thực hiện"], [_, _, _, "2021", "2022", "2023"]]
    rows = [["Tuyên truyền", "Số hội nghị", "Cuộc"], [_, "Số lượt người dự", "Lượt"]]
    form = form_of(("B", [*head, *rows]))

    assert [column.path[-1] for column in form.sheets[0].columns] == ["2021", "2022", "2023"]
    assert [row.label for row in form.sheets[0].rows] == ["Số hội nghị", "Số lượt người dự"]


def test_a_second_table_is_known_by_its_headings_though_both_have_unlisted_words():
    fires = [["Địa bàn", "Số vụ cháy", "Số người chết"], ["Thành thị"], ["Nông thôn"], ["Cộng"]]
    checks = [["2. Công tác kiểm tra"], ["Loại cơ sở", "Số cơ sở", "Số vi phạm"], ["Chợ"], ["Kho"], ["Cộng"]]
    form = form_of(("B", [["1. Tình hình cháy"], *fires, [_], *checks]))

    assert [[row.label for row in sheet.rows] for sheet in form.sheets] == [
        ["Thành thị", "Nông thôn", "Cộng"],
        ["Chợ", "Kho", "Cộng"],
    ]


def test_measures_in_brackets_in_a_line_of_their_own_head_nothing():
    head = [["TT", "Nội dung", "Số vụ", "Số đối tượng", "Thiệt hại"], [_, _, "(vụ)", "(người)", "(triệu đồng)"]]
    form = form_of(("B", [*head, [1, "Giết người"], [2, "Trộm cắp"]]), merges=["A1:A2", "B1:B2"])

    assert [(column.path, column.measure) for column in form.sheets[0].columns] == [
        (("Số vụ",), "vụ"),
        (("Số đối tượng",), "người"),
        (("Thiệt hại",), "triệu đồng"),
    ]


HEAD = ["STT", "Nội dung", "ĐVT", "Năm 2023", "Năm 2024"]
LEARNERS = ["", "TỔNG SỐ HỌC VIÊN", "người"]


def test_capitals_amid_a_numbered_list_leave_what_follows_in_its_group():
    rows = [["I", "Đào tạo"], [1, "Số lớp", "lớp"], LEARNERS, [2, "Kinh phí", "triệu đồng"]]
    form = form_of(("B", [HEAD, *rows]))

    assert [row.path for row in form.sheets[0].rows][1:] == [
        ("Đào tạo", "Số lớp"),
        ("Đào tạo", "Số lớp", "TỔNG SỐ HỌC VIÊN"),
        ("Đào tạo", "Kinh phí"),
    ]


@pytest.mark.parametrize(
    ("below", "path"),
    [
        (["", "- Nam", "người"], ("Đào tạo", "Số lớp", "TỔNG SỐ HỌC VIÊN", "Nam")),
        (["", "Trong đó: Nữ", "người"], ("Đào tạo", "Số lớp", "Trong đó: Nữ")),
    ],
)
def test_capitals_over_rows_of_their_own_head_them(below, path):
    form = form_of(("B", [HEAD, ["I", "Đào tạo"], [1, "Số lớp", "lớp"], LEARNERS, below, ["II", "Giáo viên", "người"]]))

    assert [row.path for row in form.sheets[0].rows][3:] == [path, ("Giáo viên",)]


def test_capitals_in_a_list_within_a_list_leave_the_outer_one_whole():
    rows = [["A", "Khối xã"], ["I", "Đào tạo"], [1, "Số lớp", "lớp"], LEARNERS, ["II", "Giáo viên", "người"]]
    form = form_of(("B", [HEAD, *rows]))

    assert form.sheets[0].rows[-1].path == ("Khối xã", "Giáo viên")


def test_capitals_between_two_lists_close_the_first():
    rows = [["I", "Thu"], [1, "Nội địa", "tỷ đồng"], ["", "TỔNG THU NGÂN SÁCH", "tỷ đồng"], ["II", "Chi", "tỷ đồng"]]
    form = form_of(("B", [HEAD, *rows]))

    assert [row.path for row in form.sheets[0].rows][2:] == [("TỔNG THU NGÂN SÁCH",), ("Chi",)]


@pytest.mark.parametrize("signed", [
    [["Chủ tịch UBND xã"], ["Nguyễn Văn An"]],
    [["Chủ tịch UBND xã"], ["(Ký, ghi rõ họ tên)"]],
    [["Thủ trưởng đơn vị"], ["Đã ký"], ["Thượng tá Nguyễn Văn An"]],
    [["Thủ trưởng đơn vị"], ["…………"]],
    [["Kế toán"], ["Trưởng phòng"]],
    [["Kế toán"], ["Trưởng phòng"], ["Trần Thị Bình"]],
])  # fmt: skip
def test_who_signs_right_below_a_table_without_numbers_is_no_row(signed):
    counted = [["Số cuộc họp"], ["Số lớp tập huấn"], ["Số đơn thư"]]

    assert labels(["Nội dung", "Năm 2023", "Năm 2024"], *counted, *signed) == [label for (label,) in counted]


def test_who_signs_below_labels_that_are_offices_is_no_row():
    signed = [["Bí thư"], ["Nguyễn Văn An"]]

    assert labels(OFFICES[0], ["Chủ tịch"], ["Phó chủ tịch"], *signed) == ["Chủ tịch", "Phó chủ tịch"]


@pytest.mark.parametrize("crossed", [["Gây rối", "x", "x"], ["Gây rối", "Không giao", "Chưa tách"]])
def test_a_row_crossed_out_heads_no_table(crossed):
    crimes = [["Trộm cắp"], ["Cướp"], crossed, ["Ma túy"], ["Mại dâm"], ["Cờ bạc"]]
    form = form_of(("B", [["Nội dung", "Số vụ", "Số người", "Số tiền"], *crimes]))

    assert [len(sheet.columns) for sheet in form.sheets] == [3]
    assert [row.label for row in form.sheets[0].rows] == [crime[0] for crime in crimes]


@pytest.mark.parametrize("name, page", [
    ("HD", [["Hướng dẫn ghi biểu", "Cột 1", "Cột 2"], ["Ghi số vụ xảy ra"], ["Ghi số người bị bắt"], ["Gửi ngày 15"]]),
    ("Tờ 2", [["Tên biểu", "Kỳ báo cáo", "Nơi nhận", "Hạn"], ["Biểu 1"], ["Biểu 2"]]),
    ("Tờ 2", [["HƯỚNG DẪN"], [_], ["Tên biểu", "Số vụ", "Số người"], ["Biểu 1"], ["Biểu 2"]]),
    ("Mục lục", [["Tên biểu", "Tổng số", "Số trang"], ["Biểu 1"], ["Biểu 2"]]),
])  # fmt: skip
def test_a_page_of_instructions_or_contents_asks_for_nothing(name, page):
    form = form_of(
        ("B1", [["STT", "Nội dung", "ĐVT", "Năm 2024"], [1, "Số vụ", "vụ"], [2, "Số lớp", "lớp"]]), (name, page)
    )

    assert [sheet.name for sheet in form.sheets if sheet.rows] == ["B1"]


def test_measures_in_brackets_that_alone_tell_columns_apart_are_headings():
    head = [["STT", "Nội dung", "Kế hoạch", _, "Số vụ"], [_, _, "(tấn)", "(triệu đồng)", "(vụ)"]]
    form = form_of(("B", [*head, [1, "Lúa"], [2, "Ngô"]]), merges=["A1:A2", "B1:B2", "C1:D1"])

    assert [column.path for column in form.sheets[0].columns] == [
        ("Kế hoạch", "(tấn)"), ("Kế hoạch", "(triệu đồng)"), ("Số vụ",),
    ]  # fmt: skip
