"""Blocks of reports laid out in other ways than the outline: bold words for headings, lines without numbers."""

from __future__ import annotations

import pytest
from placed_texts import written, wrong

from tongket.collect.placing import place
from tongket.directive.outline import Heading

ASSESSMENT = (
    (1, "Đánh giá chung"),
    (2, "Ưu điểm"),
    (2, "Tồn tại, hạn chế"),
    (2, "Nguyên nhân"),
    (1, "Phương hướng, nhiệm vụ thời gian tới"),
    (1, "Kiến nghị, đề xuất"),
)


def _outline(*lines: tuple[int, str]) -> tuple[Heading, ...]:
    return tuple(Heading(level, text) for level, text in lines)


DIGITAL = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo, quán triệt Nghị quyết"),  # 0
    (1, "Kết quả thực hiện"),
    (2, "Hạ tầng số, nền tảng số"),  # 2
    (2, "Chính quyền số, dịch vụ công trực tuyến"),
    (2, "Kinh tế số"),
    (2, "Xã hội số, kỹ năng số cho người dân"),  # 5
    (2, "Nhân lực, kinh phí"),
    *ASSESSMENT,  # 7
)
ETHNIC = _outline(
    (1, "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện"),  # 0
    (1, "Kết quả thực hiện công tác dân tộc"),
    (2, "Phát triển kinh tế, giảm nghèo vùng đồng bào dân tộc thiểu số"),  # 2
    (2, "Đầu tư kết cấu hạ tầng"),
    (2, "Giáo dục, đào tạo, dạy nghề"),
    (2, "Y tế, dân số"),  # 5
    (2, "Bảo tồn, phát huy bản sắc văn hóa"),
    (2, "Quốc phòng, an ninh vùng dân tộc"),
    *ASSESSMENT,  # 8
)
TRADE_UNION = """
    - | Liên đoàn Lao động huyện quản lý 84 công đoàn cơ sở với 6.120 đoàn viên; sau đây là kết quả ba năm thực hiện.
    0 | **Công tác chỉ đạo, quán triệt
    0 | Ban Thường vụ Liên đoàn mở 3 lớp học tập cho 214 cán bộ công đoàn và ban hành kế hoạch.
    1 | **Kết quả cụ thể
    2 | **Máy móc, đường truyền.** 84/84 công đoàn cơ sở có máy tính nối mạng, 61 nơi dùng phần mềm quản lý đoàn viên.
    3 | **Giải quyết hồ sơ qua mạng.** Đơn xin hỗ trợ gửi trực tuyến, 312 hồ sơ giải quyết trước hạn.
    4 | **Bán hàng trên mạng.** Tổ chức 14 phiên chợ công nhân trực tuyến, doanh thu 1,2 tỷ đồng.
    5 | **Kỹ năng số cho công nhân.** Mở 41 lớp cho 2.300 công nhân.
    6 | **Kinh phí.** Chi 412 triệu đồng từ tài chính công đoàn.
    7 | **Đánh giá
    8 | **Được:** Đoàn viên hưởng ứng, thủ tục nhanh gọn hơn.
    9 | **Chưa được:** Cán bộ kiêm nhiệm, nhiều nơi chưa cập nhật dữ liệu thường xuyên.
    10 | **Vì sao:** Khách quan do đường truyền yếu; chủ quan do cán bộ ngại thay đổi.
    11 | **Việc sắp tới
    11 | Mỗi năm thêm 2.000 đoàn viên dùng ứng dụng công đoàn.
    12 | **Đề nghị
    12 | Đề nghị huyện hỗ trợ máy tính cho 23 công đoàn cơ sở còn thiếu.
"""
HIGHLAND = """
    0 | I. VỀ LÃNH ĐẠO, CHỈ ĐẠO
    0 | Ban hành 11 văn bản; phân công từng đồng chí phụ trách bản.
    1 | II. VỀ KẾT QUẢ
    2 | Kinh tế, giảm nghèo
    2 | Hộ nghèo giảm từ 41% xuống 19%, 312 hộ vay vốn trồng quế, nuôi trâu.
    3 | Điện, đường, trường, trạm
    3 | Cứng hóa 34 km đường bản, 100% bản có điện lưới.
    4 | Học chữ, học nghề
    4 | Mở 6 lớp xóa mù cho 140 phụ nữ; dạy nghề cho 214 người.
    5 | Chăm sóc sức khỏe
    5 | 98% người dân có thẻ bảo hiểm y tế; tảo hôn còn 2 cặp.
    6 | Gìn giữ tiếng nói, trang phục, lễ hội
    6 | Phục dựng 2 lễ hội, mở 3 lớp dạy khèn.
    7 | Giữ bản bình yên
    7 | Không có truyền đạo trái phép; 9/9 bản có tổ tự quản.
    12 | III. VỀ NHIỆM VỤ
    12 | 1. Giảm nghèo: mỗi năm giảm 4%.
    12 | 2. Giáo dục: xóa mù chữ cho 200 người.
    12 | 3. An ninh: giữ 9/9 bản không ma túy.
    13 | IV. VỀ KIẾN NGHỊ
    13 | Tỉnh bố trí vốn làm 12 km đường.
"""
TABLES = {
    "a trade union, bold words for headings": (TRADE_UNION, DIGITAL),
    "a highland commune, lines without numbers": (HIGHLAND, ETHNIC),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_block_goes_where_an_official_would_put_it(name):
    table, outline = TABLES[name]

    assert wrong(table, outline) == []


def test_lines_without_numbers_are_no_headings_where_one_has_nothing_under_it():
    """Slogans, names and short answers stand in lines too."""
    narrative, _ = written("""
        1 | II. KẾT QUẢ
        1 | Kinh tế, giảm nghèo
        1 | Hộ nghèo giảm từ 41% xuống 19%.
        1 | Chăm sóc sức khỏe
        1 | Giữ bản bình yên
        1 | Không có truyền đạo trái phép.
    """)

    assert place(narrative, ETHNIC).added == ()


def test_two_paragraphs_that_open_with_bold_words_make_no_row_unless_the_outline_knows_them():
    table = """
        1 | **Kết quả cụ thể
        1 | **Hội Cựu chiến binh:** tặng 14 máy tính.
        1 | **Đoàn Thanh niên:** lập 12 tổ công nghệ số.
        7 | **Đánh giá
        7 | Tốt hơn.
    """

    assert wrong(table, DIGITAL) == []


def test_a_heading_that_names_but_the_section_above_goes_where_its_paragraph_does_and_has_not_moved():
    """ "Tham mưu" is leading; under the heading for leading it says no more than that heading."""
    outline = _outline(
        (1, "Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện"),  # 0
        (2, "Quán triệt, tuyên truyền"),
        (2, "Ban hành văn bản, phân công thực hiện"),  # 2
        *ASSESSMENT,
    )
    narrative, asked = written("""
        0 | **I. CÔNG TÁC CHỈ ĐẠO, PHỐI HỢP
        1 | **1. Về quán triệt, truyền thông
        1 | Phổ biến cho 268 người.
        2 | **2. Về tham mưu, phối hợp
        2 | Tham mưu ban hành 44 văn bản; ban hành 9 quy chế phối hợp, 3 kế hoạch.
        0 | **3. Về tham mưu cho cấp ủy
        0 | Họp 12 lần.
    """)

    placing = place(narrative, outline)

    assert list(placing.sections) == asked
    assert placing.moved == ()
