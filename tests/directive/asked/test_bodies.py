"""Bodies as papers list them, with commas and without, are split and written in full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.asked.bodies import bodies_at, bodies_in
from tongket.directive.asked.letters import levelled

LISTS = [
    (
        "các cấp ủy chính quyền Mặt trận Tổ quốc các đoàn thể các huyện, thành thị",
        ["các cấp ủy", "chính quyền", "Mặt trận Tổ quốc", "các đoàn thể", "các huyện, thành phố, thị xã"],
    ),
    ("Lực lượng vũ trang, nhất là Công an các cấp", ["lực lượng vũ trang", "Công an các cấp"]),
    (
        "UBND các huyện Tân Kỳ, Phú Lộc",
        ["Ủy ban nhân dân huyện Tân Kỳ", "Ủy ban nhân dân huyện Phú Lộc"],
    ),
    ("UBND các huyện, thị xã, thành phố", ["Ủy ban nhân dân các huyện, thị xã, thành phố"]),
    ("Sở Nội vụ, Tài chính, Tư pháp", ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
    (
        "Giám đốc các sở: Tài chính, Kế hoạch và Đầu tư; Thủ trưởng các sở ban ngành",
        ["Giám đốc Sở Tài chính", "Giám đốc Sở Kế hoạch và Đầu tư", "Thủ trưởng các sở, ban, ngành"],
    ),
    ("Sở GD&ĐT và Sở LĐ-TB&XH", ["Sở Giáo dục và Đào tạo", "Sở Lao động - Thương binh và Xã hội"]),
    ("Các huyện uỷ, thành uỷ, thị uỷ", ["các huyện ủy, thành ủy, thị ủy"]),
    ("CÔNG AN TỈNH", ["Công an tỉnh"]),
    ("Đảng ủy Công an huyện, Ban Thường vụ Huyện đoàn", ["Đảng ủy Công an huyện", "Ban Thường vụ Huyện đoàn"]),
    ("Bộ CHQS tỉnh, BCH Bộ đội Biên phòng tỉnh", ["Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
    ("Trung tâm Quản lý hạ tầng kỹ thuật thành phố", ["Trung tâm Quản lý hạ tầng kỹ thuật thành phố"]),
    ("Phòng Tài chính - Kế toán", ["Phòng Tài chính - Kế toán"]),
    # of the centre
    ("Văn phòng Chính phủ, Ban Nội chính Trung ương", ["Văn phòng Chính phủ", "Ban Nội chính Trung ương"]),
    ("Đảng ủy Chính phủ, Đảng ủy Quốc hội", ["Đảng ủy Chính phủ", "Đảng ủy Quốc hội"]),
    ("Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương", ["các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương"]),
    ("Chủ nhiệm Văn phòng Chính phủ", ["Chủ nhiệm Văn phòng Chính phủ"]),
    # of provinces and communes
    ("Đảng ủy xã, phường, đặc khu", ["Đảng ủy xã, phường, đặc khu"]),
    ("Ban Xây dựng Đảng, Trạm Y tế xã", ["Ban Xây dựng Đảng", "Trạm Y tế xã"]),
    ("các ban xây dựng Đảng Tỉnh ủy", ["các ban xây dựng Đảng Tỉnh ủy"]),
    ("các huyện, thành đoàn, đoàn trực thuộc", ["các huyện, thành đoàn", "Đoàn trực thuộc"]),
    ("Trưởng Công an xã, Trưởng các thôn, bản", ["Trưởng Công an xã", "Trưởng các thôn, bản"]),
    ("Ban Pháp chế HĐND tỉnh", ["Ban Pháp chế Hội đồng nhân dân tỉnh"]),
    # whose area is a region, whose field is a long one
    (
        "Tòa án nhân dân khu vực 5, Kho bạc Nhà nước khu vực VIII",
        ["Tòa án nhân dân khu vực 5", "Kho bạc Nhà nước khu vực VIII"],
    ),
    ("các Chi cục Thuế khu vực", ["các chi cục Thuế khu vực"]),
    ("Phòng Cảnh sát điều tra tội phạm về ma túy", ["Phòng Cảnh sát điều tra tội phạm về ma túy"]),
    ("Trung tâm Y tế các huyện, thành phố, thị xã", ["Trung tâm Y tế các huyện, thành phố, thị xã"]),
    ("Thủ trưởng các cơ quan, đơn vị, địa phương", ["Thủ trưởng các cơ quan, đơn vị, địa phương"]),
    ("Phòng Cảnh sát giao thông, Phòng Tham mưu", ["Phòng Cảnh sát giao thông", "Phòng Tham mưu"]),
    ("Ban Chỉ đạo 389 tỉnh, BCĐ 138 các xã, phường", ["Ban Chỉ đạo 389 tỉnh", "Ban Chỉ đạo 138 các xã, phường"]),
    (
        "Văn phòng Ban Chỉ đạo phòng, chống tội phạm tỉnh",
        ["Văn phòng Ban Chỉ đạo phòng, chống tội phạm tỉnh"],
    ),
    ("Các chi, đảng bộ trực thuộc", ["các chi, đảng bộ trực thuộc"]),
    (
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, UBND các tỉnh",
        ["các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "Ủy ban nhân dân các tỉnh"],
    ),
    ("Văn phòng tổng hợp, Phòng 9, Phòng PC04", ["Văn phòng tổng hợp", "Phòng 9", "Phòng PC04"]),
    ("NHCSXH huyện", ["Ngân hàng Chính sách xã hội huyện"]),
]


@pytest.mark.parametrize(("typed", "names"), LISTS, ids=[typed[:30] for typed, _ in LISTS])
def test_a_list_of_bodies_is_split(typed: str, names: list[str]) -> None:
    text = levelled(typed)

    bodies, end = bodies_at(text, 0)

    assert [body.name for body in bodies] == names
    assert end == len(text)


def test_a_list_ends_where_the_duty_begins() -> None:
    bodies, end = bodies_at("Công an tỉnh, Sở Tư pháp phối hợp tuyên truyền", 0)

    assert [body.name for body in bodies] == ["Công an tỉnh", "Sở Tư pháp"]
    assert end == len("Công an tỉnh, Sở Tư pháp")


@pytest.mark.parametrize("text", ["thanh tra, kiểm tra việc chấp hành", "đề nghị xem xét", "báo cáo kết quả"])
def test_words_that_are_no_body(text: str) -> None:
    assert bodies_at(text, 0)[0] == ()


@given(st.text(alphabet="Công an tỉnhSởTàichính,;:UBNDcác huyện()\n\t.uỷ ", max_size=80))
def test_every_body_stands_where_it_says(text: str) -> None:
    plain = levelled(text)

    assert all(plain[body.start : body.end] == body.text for body in bodies_in(plain, 0, len(plain)))


@given(st.text(max_size=60))
def test_levelling_keeps_every_place(text: str) -> None:
    import unicodedata

    assert len(levelled(text)) == len(unicodedata.normalize("NFC", text))
