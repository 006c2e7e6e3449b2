"""Where the sentences of official prose end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.wording.sentences import sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Công an TP. Mỹ Tho đã bắt 05 đối tượng.",
        "Đ/c. Bí thư Thị ủy TX. Gò Công chủ trì, ThS. Nguyễn Văn Bình dự.",
        "Xảy ra 3.558 vụ, giảm 6,72% so với cùng kỳ.",
        "Chỉ thị số 48-CT/TW, ngày 22.10.2010 của Bộ Chính trị.",
        "Thực hiện Kết luận ngày 22. 10. 2015 của Ban Bí thư.",
        "Tuyên truyền bằng pa nô, áp phích, tờ rơi v.v... được duy trì.",
        "Các ngành Công an, Viện kiểm sát... phối hợp chặt chẽ.",
        "1. Ưu điểm của công tác này là rõ.",
        "a. Khách quan",
        "I. TÌNH HÌNH CHUNG",
        "1.2. Kết quả đấu tranh",
        "Mô hình “Camera an ninh. Dân tự quản” được nhân rộng.",
        "Đã ban hành nhiều văn bản (Kế hoạch số 12; Chỉ thị số 05; Công văn số 77) để chỉ đạo.",
        "Xảy ra 05 vụ (chết 02 người. Bị thương 03 người), giảm 01 vụ.",
        "Năm 2018: 12 vụ; năm 2019: 15 vụ; năm 2020: 09 vụ.",
        "Công an Tp.HCM phối hợp bắt 01 đối tượng.",
        "Đã bắt 12 đối tượng; trong đó có 03 đối tượng truy nã nguy hiểm đã trốn nhiều năm.",
        "Xảy ra 401 vụ tai nạn giao thông trong kỳ; các bến đò ngang đều đã có áo phao cứu sinh.",
        "Báo cáo kèm theo phụ lục. (Có biểu số liệu)",
    ],
)
def test_one_statement_stays_whole(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tình hình cơ bản ổn định. Số vụ giảm 12%. Đã khám phá 85,53%.",
            ["Tình hình cơ bản ổn định.", "Số vụ giảm 12%.", "Đã khám phá 85,53%."],
        ),
        (
            "Làm mới 76,2 km. Kiên cố hóa 16,9 km kênh mương tại Km. 12.",
            ["Làm mới 76,2 km.", "Kiên cố hóa 16,9 km kênh mương tại Km. 12."],
        ),
        ("Có chuyển biến… Tuy nhiên còn hạn chế!", ["Có chuyển biến…", "Tuy nhiên còn hạn chế!"]),
        ("Tuyên truyền, vận động v.v... Kết quả tốt.", ["Tuyên truyền, vận động v.v...", "Kết quả tốt."]),
        ("Gồm các nội dung:\n- Quán triệt\n- Kiểm tra", ["Gồm các nội dung:", "- Quán triệt", "- Kiểm tra"]),
        (
            "Công tác phối hợp có lúc chưa chặt chẽ; việc kiểm tra ở một số nơi chưa thường xuyên.",
            ["Công tác phối hợp có lúc chưa chặt chẽ;", "việc kiểm tra ở một số nơi chưa thường xuyên."],
        ),
        (
            "Cấp ủy họp định kỳ hằng quý để nghe báo cáo; công an xã trực đủ ngày đêm; mặt trận vận động từng nhà dân.",
            [
                "Cấp ủy họp định kỳ hằng quý để nghe báo cáo;",
                "công an xã trực đủ ngày đêm;",
                "mặt trận vận động từng nhà dân.",
            ],
        ),
        (
            "Phối hợp có lúc chưa chặt chẽ.Năm 2020 đã khắc phục.",
            ["Phối hợp có lúc chưa chặt chẽ.", "Năm 2020 đã khắc phục."],
        ),
        ("Đã bắt Nguyễn Văn A. Vụ án đang điều tra.", ["Đã bắt Nguyễn Văn A.", "Vụ án đang điều tra."]),
        ("Hoàn thành năm 2020. Đạt 12/17 xã.", ["Hoàn thành năm 2020.", "Đạt 12/17 xã."]),
        ("(1) Quán triệt sâu. (2) Kiểm tra kỹ.", ["(1) Quán triệt sâu.", "(2) Kiểm tra kỹ."]),
        ("Phong trào “Toàn dân bảo vệ an ninh Tổ quốc”. Kết quả tốt.",
         ["Phong trào “Toàn dân bảo vệ an ninh Tổ quốc”.", "Kết quả tốt."]),
        ("Nói: “Phải làm ngay.” Mọi người nghe.", ["Nói: “Phải làm ngay.” Mọi người nghe."]),
    ],
)  # fmt: skip
def test_each_statement_stands_alone(text, expected):
    assert pieces(text) == expected


@pytest.mark.slow
@given(st.text("aAđĐộ1 .;:()“”…\n-%/?!", max_size=80))
def test_no_letter_is_lost_and_order_is_kept(text):
    found = sentences(text)

    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(last <= first for (_, last), (first, _) in pairwise(found))
    assert found == sentences(text)


@pytest.mark.slow
@given(st.text("aAđĐộ1 .;:()“”…\n", max_size=60))
def test_a_piece_has_no_spaces_at_its_ends(text):
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in sentences(text))


def test_unclosed_brackets_hide_nothing():
    assert pieces("Đã xong (kèm biểu 1. Tiếp tục kiểm tra.") == ["Đã xong (kèm biểu 1.", "Tiếp tục kiểm tra."]
