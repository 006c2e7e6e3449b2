"""Whom a proposal asks: what the centre must do is passed on, what the province can do itself is told apart."""

from __future__ import annotations

import pytest

from tongket.directive.review import Office
from tongket.draft.paper import plain
from tongket.draft.proposals import Asked, asked_in, by_level, is_pledge

PROVINCE = Office(name="BAN THƯỜNG VỤ", superior="TỈNH ỦY AN BÌNH", family="party")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Đề nghị Bộ Tư pháp cung cấp tài liệu.", Asked.CENTRE),
        ("Kiến nghị với Chính phủ cho phép khoanh nợ.", Asked.CENTRE),
        ("Bộ Giao thông vận tải sửa đổi mức phạt chở quá tải.", Asked.CENTRE),
        ("Đề nghị cấp trên sửa Luật Phòng, chống bạo lực gia đình.", Asked.CENTRE),
        ("Kiến nghị cấp trên sớm ban hành chỉ thị thay thế Chỉ thị số 48-CT/TW.", Asked.CENTRE),
        ("Đề nghị Trung ương và tỉnh bố trí vốn.", Asked.CENTRE),
        ("Đề nghị Ủy ban nhân dân tỉnh mở các lớp tập huấn.", Asked.OWN),
        ("Kiến nghị Tỉnh ủy chỉ đạo trích ngân sách.", Asked.OWN),
        ("Đề nghị Sở Nội vụ bổ sung biên chế.", Asked.OWN),
        ("Đề nghị Bộ Chỉ huy Quân sự tỉnh hỗ trợ.", Asked.UNSAID),
        ("Đề nghị cấp thêm kinh phí mua sắm phương tiện.", Asked.UNSAID),
        ("Đề nghị ban hành quy định của tỉnh về mức chi.", Asked.UNSAID),
        ("Cần có phụ cấp thỏa đáng cho bộ đội.", Asked.UNSAID),
    ],
)
def test_a_proposal_asks_the_first_body_it_names(text: str, asked: Asked) -> None:
    assert asked_in(text) is asked


def levels(*texts: str, office: Office = PROVINCE) -> dict[str, list[str]]:
    told = [(text, (plain(text),)) for text in texts]
    return {level: [runs[0].text for runs in these] for level, these in by_level(told, office)}


def test_what_the_province_can_do_itself_is_told_apart_from_what_the_centre_must_do() -> None:
    assert levels("Đề nghị tỉnh bổ sung biên chế.", "Đề nghị cấp thêm xe.", "Đề nghị Bộ Công an cấp máy.") == {
        "Với Trung ương": ["Đề nghị Bộ Công an cấp máy."],
        "Thuộc thẩm quyền của tỉnh": ["Đề nghị tỉnh bổ sung biên chế."],
        "Kiến nghị khác": ["Đề nghị cấp thêm xe."],
    }


def test_nothing_is_parted_where_nobody_asks_the_province() -> None:
    assert list(levels("Đề nghị cấp thêm xe.", "Đề nghị Bộ Công an cấp máy.")) == [""]


def test_a_commune_s_report_asks_the_province_as_it_is() -> None:
    commune = Office(name="ĐẢNG ỦY XÃ TÂN LỘC", superior="ĐẢNG BỘ XÃ", family="party")

    assert list(levels("Đề nghị tỉnh bổ sung biên chế.", office=commune)) == [""]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ngành tiếp tục đổi mới giáo dục pháp luật theo hướng trải nghiệm.", True),
        ("Giữ vững danh hiệu trường học không ma túy, phấn đấu 100% trường được công nhận.", True),
        ("Sẽ mở thêm 02 lớp.", True),
        ("Đề nghị tiếp tục bố trí vốn.", False),
        ("Phân bổ vốn ngay từ quý I.", False),
        ("Sở Tư pháp mở thêm lớp tập huấn.", False),
    ],
)
def test_what_a_unit_will_do_itself_is_no_proposal(text: str, is_one: bool) -> None:
    assert is_pledge(text) is is_one
