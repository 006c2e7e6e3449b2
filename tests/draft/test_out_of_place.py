"""What reads badly away from its own paragraph."""

from __future__ import annotations

import pytest

from tongket.draft.common_words import in_common, on_its_own
from tongket.draft.out_of_place import points_back, tells_same_event, with_sentence_before
from tongket.draft.own_words import is_own, names_own_body
from tongket.units.unit import Unit


@pytest.mark.parametrize(
    "text",
    [
        "Nhờ cách làm này, xã Tam Hiệp giảm hẳn trộm cắp.",
        "Cách làm này giúp pháp luật đến được với công nhân.",
        "Việc này được làm hằng năm.",
        "Kết quả ấy trước hết nhờ cấp ủy.",
        "Mô hình này được nhân rộng.",
    ],
)
def test_a_sentence_that_opens_with_what_went_before_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị này được quán triệt đến từng chi bộ.",
        "Thực hiện Nghị quyết này, cấp ủy đã ban hành kế hoạch.",
        "Cấp ủy nhận trách nhiệm về những hạn chế nêu trên.",
        "Người dân đã bỏ thói quen này từ lâu.",
        "Năm nay có 12 mô hình.",
    ],
)
def test_the_directive_itself_and_what_stands_later_point_nowhere(text: str) -> None:
    assert not points_back(text)


PARAGRAPH = "Xã lập tổ tuần tra nhân dân. Nhờ cách làm này, trộm cắp giảm hẳn."


def test_a_quotation_takes_along_the_sentence_it_points_back_to() -> None:
    start = PARAGRAPH.index("Nhờ")

    assert with_sentence_before(PARAGRAPH[start:], PARAGRAPH, start) == PARAGRAPH


def test_the_first_sentence_of_a_paragraph_has_none_to_take_along() -> None:
    assert with_sentence_before("Nhờ cách làm này, giảm hẳn.", "Nhờ cách làm này, giảm hẳn.", 0).startswith("Nhờ")


FACTORY = "Ngày 14/6/2024, phát hiện Công ty dệt Hưng Thịnh xả trộm khoảng 350 m3 nước thải, phạt 680 triệu đồng"


@pytest.mark.parametrize(
    "other",
    [
        "Qua tin báo, ngày 14/6/2024 bắt quả tang xả khoảng 350 m3 nước thải, bị phạt 680 triệu đồng",
        "Ngày 14/06/2024, bắt quả tang Công ty Hưng Thịnh xả khoảng 350 m3 nước thải ra rạch",
    ],
)
def test_one_day_and_two_numbers_or_a_number_and_a_place_alike_are_one_event(other: str) -> None:
    assert tells_same_event(FACTORY, other)


@pytest.mark.parametrize(
    "other",
    [
        "Ngày 14/6/2024, ra quân trồng 1.200 cây xanh",
        "Ngày 20/7/2024, phát hiện Công ty Hưng Thịnh xả trộm khoảng 350 m3 nước thải, phạt 680 triệu đồng",
        "Ngày 14/6/2024, ra quân dọn 350 m rạch",
    ],
)
def test_two_matters_of_one_day_and_the_same_numbers_of_two_days_are_two(other: str) -> None:
    assert not tells_same_event(FACTORY, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Thực hiện Kết luận số 05-KL/TW, ngày 15/7/2016 của Ban Bí thư, xã Tân An lập 05 tổ tự quản năm 2021.",
            "Quán triệt Kết luận số 05-KL/TW, ngày 15/7/2016 đến 05 chi bộ của xã Tân An năm 2021.",
        ),
        ("Từ ngày 01/7/2025, năm 2025 có 12 mô hình.", "Từ ngày 01/7/2025 đến hết năm 2025 có 08 lớp."),
    ],
)
def test_a_document_that_both_cite_and_a_year_are_no_event(one: str, other: str) -> None:
    assert not tells_same_event(one, other)


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("Điển hình: ngày 14/9/2024, bắt quả tang một kho lạnh.", "ngày 14/9/2024, bắt quả tang một kho lạnh."),
        ("Vụ điển hình: phát hiện một kho lạnh chứa hàng giả.", "phát hiện một kho lạnh chứa hàng giả."),
        ("Đáng chú ý, người dân tự góp tiền lắp camera.", "người dân tự góp tiền lắp camera."),
        ("Về khách quan: dịch bệnh làm đứt gãy việc làm.", "dịch bệnh làm đứt gãy việc làm."),
        ("Song song với đó, công tác tuyên truyền được tăng cường.", "công tác tuyên truyền được tăng cường."),
        ("Điển hình tiên tiến được khen thưởng kịp thời.", "Điển hình tiên tiến được khen thưởng kịp thời."),
        ("Đáng kể nhất là số vụ giảm.", "Đáng kể nhất là số vụ giảm."),
    ],
)
def test_what_joins_a_sentence_to_its_own_paragraph_goes(said: str, alone: str) -> None:
    assert on_its_own(said) == alone


COMMUNE, OFFICE = Unit(code="X1", name="Xã Đồng Trám"), Unit(code="S1", name="Văn phòng Ủy ban nhân dân tỉnh")


def test_what_is_true_of_a_whole_commune_is_not_said_of_all() -> None:
    assert is_own("Cả xã không có ai học về công nghệ thông tin.", COMMUNE)
    assert not is_own("Công tác này cần cả xã hội chung tay.", COMMUNE)


def test_what_a_body_advises_is_told_as_what_is_to_be_done() -> None:
    told = in_common("Tham mưu Ủy ban nhân dân tỉnh đầu tư các công trình xử lý nước thải.", OFFICE)
    assert told == "Đầu tư các công trình xử lý nước thải."
    assert in_common("Tham mưu đầu tư các công trình xử lý nước thải.", OFFICE) == told
    assert in_common("Tham mưu kịp thời, đúng quy định của cấp trên.", OFFICE) is None
    assert in_common("Công tác tham mưu còn chậm.", OFFICE) == "Công tác tham mưu còn chậm."


def test_an_office_that_speaks_of_itself_speaks_for_nobody_else() -> None:
    assert names_own_body("Lãnh đạo Văn phòng chịu trách nhiệm.", OFFICE)
    assert not names_own_body("Lãnh đạo Văn phòng chịu trách nhiệm.", COMMUNE)


@pytest.mark.parametrize(
    "text",
    [
        "Nên trao giấy khen ngay tại nơi các bạn lập công.",
        "Đừng làm thay người dân.",
        "Chúng tôi nhận thấy phong trào còn yếu.",
        "Người dân lo ăn còn chật vật, nói gì đến góp quỹ.",
    ],
)
def test_who_speaks_to_hearers_is_quoted_and_no_report_s_voice(text: str) -> None:
    assert is_own(text, COMMUNE)


def test_people_a_report_tells_of_are_no_hearers() -> None:
    assert not is_own("Các em học sinh được hỗ trợ sách vở đầy đủ.", COMMUNE)
    assert not is_own("Không để người dân tự xoay xở.", COMMUNE)
    assert not is_own("Các bạn trẻ biết nói lời hay, sống có trước có sau.", COMMUNE)
    assert not is_own("Nhận thức của một bộ phận người dân hãy còn hạn chế.", COMMUNE)
