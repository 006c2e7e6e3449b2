"""Whom a proposal asks: what the centre must do is passed on, what the province can do itself is told apart."""

from __future__ import annotations

import pytest

from tongket.directive.review import Office
from tongket.draft.paper import plain
from tongket.draft.proposals import Asked, Proposal, asked_by_most, asked_in, by_level, is_pledge, who_asks_whom

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
        ("Đề nghị Bộ Chỉ huy Quân sự tỉnh hỗ trợ.", Asked.OWN),
        ("Mong Tỉnh ủy hỗ trợ mỗi chi hội 02 triệu đồng.", Asked.OWN),
        ("Kính đề nghị Tỉnh ủy cho chủ trương.", Asked.OWN),
        ("Xin tỉnh ưu tiên vốn cho các xã còn lại.", Asked.OWN),
        ("Với Tỉnh ủy: xem xét ban hành chỉ thị mới.", Asked.OWN),
        ("Đề nghị Ban Tổ chức Tỉnh ủy bổ sung biên chế.", Asked.OWN),
        ("Đề nghị Đảng ủy Ủy ban nhân dân tỉnh chỉ đạo.", Asked.OWN),
        ("Đề nghị Đảng ủy UBND tỉnh chỉ đạo.", Asked.OWN),
        ("Đề nghị Ban Tuyên giáo Trung ương hướng dẫn.", Asked.CENTRE),
        ("Với Ủy ban Trung ương Mặt trận: sớm có hướng dẫn.", Asked.CENTRE),
        ("Đề nghị Văn phòng Chính phủ kết nối hệ thống của các tỉnh.", Asked.CENTRE),
        ("Đề nghị Văn phòng Ủy ban nhân dân tỉnh kết nối hệ thống.", Asked.OWN),
        ("Đề nghị sửa đổi nghị định xử phạt theo hướng tăng mức phạt.", Asked.CENTRE),
        ("Bổ sung kinh phí thi hành Luật Cư trú cho xã.", Asked.UNSAID),
        ("Đề nghị bổ sung luật sư trợ giúp pháp lý.", Asked.UNSAID),
        ("Đề nghị xây dựng tủ sách pháp luật ở xã.", Asked.UNSAID),
        ("Đề nghị các tỉnh lân cận phối hợp.", Asked.UNSAID),
        ("Mong được cấp thêm thùng rác.", Asked.UNSAID),
        ("Kính đề nghị Tỉnh ủy kiến nghị Trung ương sửa quy định về cai nghiện.", Asked.CENTRE),
        ("Đề nghị tỉnh trả lời những việc huyện đã kiến nghị Trung ương.", Asked.OWN),
        ("Đề nghị cấp thêm kinh phí mua sắm phương tiện.", Asked.UNSAID),
        ("Đề nghị ban hành quy định của tỉnh về mức chi.", Asked.UNSAID),
        ("Cần có phụ cấp thỏa đáng cho bộ đội.", Asked.UNSAID),
    ],
)
def test_a_proposal_asks_the_first_body_it_names(text: str, asked: Asked) -> None:
    assert asked_in(text) is asked


def levels(*texts: str, office: Office = PROVINCE) -> dict[str, list[str]]:
    told = [Proposal(asked_in(text), (plain(text),)) for text in texts]
    return {level: [each.sentence[0].text for each in these] for level, these in by_level(told, office)}


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


def test_a_level_is_asked_where_more_than_half_ask_it() -> None:
    assert asked_by_most([Asked.OWN, Asked.CENTRE, Asked.OWN]) is Asked.OWN
    assert asked_by_most([Asked.OWN, Asked.CENTRE]) is None
    assert who_asks_whom([Asked.OWN, Asked.UNSAID]) == "trong đó 1 đơn vị đề nghị tỉnh"
    assert who_asks_whom([Asked.OWN, Asked.UNSAID, Asked.UNSAID]) == ""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ngành tiếp tục đổi mới giáo dục pháp luật theo hướng trải nghiệm.", True),
        ("Giữ vững danh hiệu trường học không ma túy, phấn đấu 100% trường được công nhận.", True),
        ("Sẽ mở thêm 02 lớp.", True),
        ("Đề nghị tiếp tục bố trí vốn.", False),
        ("Phân bổ vốn ngay từ quý I.", False),
        ("Đầu tư hồ chứa, phấn đấu xong năm 2027.", False),
        ("Huyện sẽ được tỉnh hỗ trợ 02 tỷ đồng.", False),
        ("Huyện sẽ mở rộng mô hình.", True),
        ("Xã nhân rộng mô hình, phấn đấu 90% hộ tham gia.", True),
        ("Sở Tư pháp mở thêm lớp tập huấn.", False),
    ],
)
def test_what_a_unit_will_do_itself_is_no_proposal(text: str, is_one: bool) -> None:
    assert is_pledge(text) is is_one
