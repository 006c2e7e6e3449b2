"""What the top of a report says about itself."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.collect.letterhead import citations, letterhead_of_text, read_letterhead, versions_in
from tongket.collect.title_periods import span_of
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook, position


def workbook(**texts: str) -> Workbook:
    cells = {}
    for where, text in texts.items():
        row, column = position(where)
        cells[row, column] = Cell(row, column, CellKind.TEXT, text)
    return Workbook("xlsx", [Sheet("Biểu 1", cells)])


def test_a_title_may_begin_with_what_is_told():
    letterhead = read_letterhead(
        workbook(
            A1="SỞ LAO ĐỘNG",
            A2="ĐƠN VỊ: Xã An Bình",
            A5="DIỄN BIẾN HỘ NGHÈO GIAI ĐOẠN 2018 - 2020",
            A8="STT",
            B8="Chỉ tiêu",
        )
    )

    assert (letterhead.unit_text, letterhead.span) == ("Xã An Bình", "2018-2020")


@pytest.mark.parametrize("counted", ["hộ, triệu đồng", "người", "ha và tấn"])
def test_what_is_counted_names_no_sender(counted):
    sent = workbook(
        A1="UBND HUYỆN MỎ CÀY", A2="UBND XÃ BA VÁT", A3="KẾT QUẢ CHO VAY", H4=f"Đơn vị: {counted}", A5="STT"
    )

    assert read_letterhead(sent).unit_text == "UBND XÃ BA VÁT"


CROPS = "DIỆN TÍCH, NĂNG SUẤT MỘT SỐ CÂY TRỒNG NĂM ........"


def test_the_forms_own_title_names_no_sender_whatever_its_words():
    sent = workbook(
        A1="UBND HUYỆN MỎ CÀY", A2="UBND XÃ BA VÁT", A3=CROPS.replace("........", "2023"), A5="STT", B5="Cây"
    )

    letterhead = read_letterhead(sent, [CROPS])

    assert (letterhead.unit_text, letterhead.superior_text) == ("UBND XÃ BA VÁT", "UBND HUYỆN MỎ CÀY")
    assert letterhead.span == "2023"


def test_the_forms_own_title_may_take_two_lines():
    sent = workbook(A1="ĐẢNG ỦY XÃ BA VÁT", A2="CHẤT LƯỢNG TỔ CHỨC CƠ SỞ ĐẢNG", A3="VÀ ĐẢNG VIÊN", A5="STT", B5="Loại")

    assert read_letterhead(sent, ["CHẤT LƯỢNG TỔ CHỨC CƠ SỞ ĐẢNG VÀ ĐẢNG VIÊN"]).unit_text == "ĐẢNG ỦY XÃ BA VÁT"


def test_a_title_of_the_form_that_is_an_office_still_names_the_sender():
    sent = workbook(A1="HUYỆN ỦY CÁI BÈ", A4="STT", B4="Chỉ tiêu")

    assert read_letterhead(sent, ["HUYỆN ỦY CÁI BÈ"]).unit_text == "HUYỆN ỦY CÁI BÈ"


def test_a_title_of_the_blank_form_is_nobodys_name():
    """ "NGUỒN VỐN HUY ĐỘNG" begins with no word of a title, but stands on the form that every unit fills in."""
    sent = workbook(
        A1="UBND TỈNH HÒA AN", A2="UBND HUYỆN AN BÌNH", A3="NGUỒN VỐN HUY ĐỘNG", A4="Năm 2024", A6="TT", B6="Vốn"
    )

    letterhead = read_letterhead(sent, ["NGUỒN VỐN HUY ĐỘNG NĂM 2025"])

    assert (letterhead.unit_text, letterhead.title) == ("UBND HUYỆN AN BÌNH", "NGUỒN VỐN HUY ĐỘNG Năm 2024")


def test_a_settlement_of_the_budget_is_a_title_with_its_year():
    letterhead = read_letterhead(
        workbook(A1="Đơn vị: Xã An Bình", A3="QUYẾT TOÁN THU, CHI NĂM 2023", A5="STT", B5="Nội dung")
    )

    assert (letterhead.unit_text, letterhead.span) == ("Xã An Bình", "2023")


def test_a_party_letterhead_in_a_workbook():
    letterhead = read_letterhead(
        workbook(
            A1="TỈNH ỦY TIỀN GIANG",
            H1="ĐẢNG CỘNG SẢN VIỆT NAM",
            A2="HUYỆN ỦY CÁI BÈ",
            A3="*",
            A4="Số 127-BC/HU",
            H4="Cái Bè, ngày 05 tháng 10 năm 2020",
            A6="BIỂU 1. KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM",
            A7="tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị",
            A8="Giai đoạn 2011 - 2020 (lần 2)",
            A10="STT",
            B10="Chỉ tiêu",
            A11="Sở Tư pháp",
        )
    )

    assert letterhead.unit_text == "HUYỆN ỦY CÁI BÈ"
    assert letterhead.superior_text == "TỈNH ỦY TIỀN GIANG"
    assert letterhead.dated == date(2020, 10, 5)
    assert letterhead.symbol == "Số 127-BC/HU"
    assert letterhead.directives == ("48-CT/TW",)
    assert letterhead.span == "2011-2020"
    assert letterhead.version == ("lan 2",)


def test_a_state_letterhead_in_a_document():
    letterhead = letterhead_of_text(
        ["UBND TỈNH TIỀN GIANG", "SỞ TƯ PHÁP", "Số: 15/BC-STP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
         "Độc lập - Tự do - Hạnh phúc", "Mỹ Tho, ngày 15 tháng 10 năm 2020", "BÁO CÁO",
         "Kết quả 5 năm thực hiện Chỉ thị 46-CT/TW", "Kính gửi: Văn phòng Tỉnh ủy"]
    )  # fmt: skip

    assert (letterhead.unit_text, letterhead.superior_text) == ("SỞ TƯ PHÁP", "UBND TỈNH TIỀN GIANG")
    assert letterhead.symbol == "Số: 15/BC-STP"
    assert letterhead.dated == date(2020, 10, 15)
    assert letterhead.title == "BÁO CÁO Kết quả 5 năm thực hiện Chỉ thị 46-CT/TW"
    assert letterhead.directives == ("46-CT/TW",)


def test_a_labelled_unit_is_believed_before_the_letterhead():
    letterhead = read_letterhead(workbook(A1="SỞ NỘI VỤ", A2="Đơn vị báo cáo: Huyện Cái Bè", A3="Đơn vị tính: vụ"))

    assert letterhead.unit_text == "Huyện Cái Bè"


def test_what_was_left_open_says_nothing():
    letterhead = letterhead_of_text(
        [
            "TỈNH ỦY TIỀN GIANG",
            "ĐƠN VỊ: ..............",
            "Số ......-BC/......",
            "......, ngày ..... tháng ..... năm 2020",
        ]
    )

    assert letterhead.dated is None
    assert letterhead.symbol is None
    assert letterhead.unit_text is None  # the office that asks is not the unit that sends
    assert letterhead.superior_text == "TỈNH ỦY TIỀN GIANG"


def test_an_open_number_leaves_the_name_above_it_standing():
    letterhead = letterhead_of_text(["TỈNH ỦY TIỀN GIANG", "HUYỆN ỦY CÁI BÈ", "Số ......-BC/......"])

    assert letterhead.unit_text == "HUYỆN ỦY CÁI BÈ"


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Chỉ thị số 48-CT/TW và Nghị quyết 51-NQ/TW", ("48-CT/TW", "51-NQ/TW")),
        ("48/CT-T.Ư", ("48-CT/TW",)),
        ("48 CT/TW", ("48-CT/TW",)),
        ("10 năm thực hiện Chỉ thị 48 của Bộ Chính trị", ("48-CT",)),
        ("Kế hoạch số 12-KH/TU", ()),
        ("Báo cáo số 15/BC-UBND", ()),
    ],
)
def test_directives_in_any_spelling(text, symbols):
    assert citations(text) == symbols


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("giai đoạn 2011-2020", "2011-2020"),
        ("(từ năm 2011 đến năm 2020)", "2011-2020"),
        ("5 năm (2016 – 2020)", "2016-2020"),
        ("năm 2019", "2019"),
        ("Chỉ thị 48-CT/TW ngày 22/10/2010", None),
        ("ngày 15 tháng 10 năm 2020", None),
        ("10 năm thực hiện", None),
    ],
)
def test_the_years_a_title_speaks_of(text, span):
    assert span_of(text) == span


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("BC_CaiBe_lan2.xlsx", ("lan 2",)),
        ("báo cáo (lần thứ 3)", ("lan thu 3",)),
        ("phu luc - bổ sung", ("bo sung",)),
        ("Cai Lay thay thế", ("thay the",)),
        ("baocao_v2.xlsx", ("v2",)),
        ("Cai Be - đính chính lần 1.xlsx", ("dinh chinh", "lan 1")),
        ("Văn Lang 2020", ()),
    ],
)
def test_words_of_a_version(text, version):
    assert versions_in(text) == version


def test_an_opening_paragraph_carries_no_title_on():
    letterhead = letterhead_of_text(
        [
            "BÁO CÁO",
            "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW",
            "Đơn vị được thành lập từ năm 2013. Số liệu vì vậy tính cho giai đoạn 2013-2020, theo Chỉ thị số 46-CT/TW.",
        ]
    )

    assert letterhead.title == "BÁO CÁO Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW"
    assert letterhead.span is None
    assert letterhead.directives == ("48-CT/TW",)


def test_a_place_with_its_rank_shortened_stays_in_the_title():
    letterhead = letterhead_of_text(["BÁO CÁO", "Tổng kết Chỉ thị số 48-CT/TW của TP. Mỹ Tho, giai đoạn 2011-2020"])

    assert letterhead.span == "2011-2020"


@pytest.mark.parametrize(
    "first",
    [
        "Căn cứ Luật An toàn thực phẩm năm 2010, Sở Y tế báo cáo kết quả như sau:",
        "Theo yêu cầu tại Công văn năm 2010, Sở Y tế báo cáo kết quả thực hiện như sau:",
    ],
)
def test_the_years_of_the_first_paragraph_are_not_the_titles(first):
    letterhead = letterhead_of_text(["BÁO CÁO", "Sơ kết 05 năm thực hiện Chỉ thị số 15-CT/TU", first])

    assert (letterhead.directives, letterhead.span) == (("15-CT/TU",), None)


@pytest.mark.parametrize(
    ("lines", "own", "above"),
    [
        (["UBND TỈNH VĨNH HÀ", "ỦY BAN NHÂN DÂN", "XÃ ĐỒNG RỘC"], "ỦY BAN NHÂN DÂN XÃ ĐỒNG RỘC", "UBND TỈNH VĨNH HÀ"),
        (["TỈNH ỦY VĨNH HÀ", "BAN TUYÊN GIÁO", "VÀ DÂN VẬN"], "BAN TUYÊN GIÁO VÀ DÂN VẬN", "TỈNH ỦY VĨNH HÀ"),
        (["BỘ CHỈ HUY QUÂN SỰ", "TỈNH VĨNH HÀ"], "BỘ CHỈ HUY QUÂN SỰ TỈNH VĨNH HÀ", None),
        (["SỞ TÀI CHÍNH", "XÃ ĐỒNG RỘC"], "XÃ ĐỒNG RỘC", "SỞ TÀI CHÍNH"),  # who asks, and who answers
        (["UBND HUYỆN CÁI BÈ", "XÃ TÂN PHÚ"], "XÃ TÂN PHÚ", "UBND HUYỆN CÁI BÈ"),
        (["TỈNH ỦY VĨNH HÀ", "HUYỆN ỦY CÁI BÈ"], "HUYỆN ỦY CÁI BÈ", "TỈNH ỦY VĨNH HÀ"),
        (["TỈNH ỦY VĨNH HÀ ĐẢNG CỘNG SẢN VIỆT NAM", "BAN TỔ CHỨC"], "BAN TỔ CHỨC", "TỈNH ỦY VĨNH HÀ"),
        (
            ["QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            "QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            None,
        ),
    ],
)
def test_a_name_that_takes_two_lines_is_made_whole(lines, own, above):
    letterhead = letterhead_of_text([*lines, "Số: 15/BC", "BÁO CÁO"])

    assert (letterhead.unit_text, letterhead.superior_text) == (own, above)


@pytest.mark.parametrize(
    "below",
    [
        "Căn cứ Luật An toàn thực phẩm năm 2010, Sở Y tế báo cáo kết quả:",
        "Thực hiện Chỉ thị số 17-CT/TW, Sở Y tế báo cáo như sau:",
        "TÌNH HÌNH QUÁN TRIỆT, TRIỂN KHAI",
        "1/ Quán triệt",
    ],
)
def test_a_title_ends_where_the_text_or_its_first_chapter_begins(below):
    title = ["BÁO CÁO", "Sơ kết 05 năm thực hiện Chỉ thị số 15-CT/TU"]

    letterhead = letterhead_of_text(["SỞ Y TẾ", *title, below])

    assert letterhead.title == " ".join(title)


@pytest.mark.parametrize(
    "lines",
    [
        ["Báo cáo", "SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ 15"],
        ["BIỂU 1. CƠ SỞ THỰC PHẨM", "(Kèm theo báo cáo sơ kết 5 năm)", "GIAI ĐOẠN 2021-2025"],
        ["BÁO CÁO KẾT QUẢ", "thực hiện Chỉ thị số 15-CT/TU trên địa bàn xã", "GIAI ĐOẠN 2021-2025"],
    ],
)
def test_capitals_below_a_title_may_carry_it_on(lines):
    assert letterhead_of_text(["SỞ Y TẾ", *lines]).title == " ".join(lines)
