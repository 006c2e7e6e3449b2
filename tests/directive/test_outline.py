"""The headings of an outline as offices write it, whatever its numbering."""

from __future__ import annotations

import pytest

from tongket.directive.outline import USUAL_OUTLINE, read_outline


def read(*lines: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in read_outline(lines)]


def test_roman_and_arabic_numbers():
    assert read("ĐỀ CƯƠNG", "I. CÔNG TÁC LÃNH ĐẠO", "1. Quán triệt", "II- ĐÁNH GIÁ CHUNG", "1- Ưu điểm") == [
        (1, "Công tác lãnh đạo"), (2, "Quán triệt"), (1, "Đánh giá chung"), (2, "Ưu điểm"),
    ]  # fmt: skip


def test_parts_whose_title_stands_on_the_next_line():
    assert read("Phần thứ nhất", "ĐÁNH GIÁ", "I. Kết quả", "Phần thứ hai: PHƯƠNG HƯỚNG", "I. Mục tiêu") == [
        (1, "Đánh giá"), (2, "Kết quả"), (1, "Phương hướng"), (2, "Mục tiêu"),
    ]  # fmt: skip


def test_four_levels():
    lines = ("A. TÌNH HÌNH", "I. Kinh tế", "1. Thu", "1.1. Thu nội địa", "B. KIẾN NGHỊ")

    assert [level for level, _ in read(*lines)] == [1, 2, 3, 4, 1]


def test_arabic_numbers_alone():
    assert read("1. Công tác chỉ đạo", "2. Kết quả", "3. Kiến nghị") == [
        (1, "Công tác chỉ đạo"), (1, "Kết quả"), (1, "Kiến nghị"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "- Số vụ, số đối tượng",
        "a) Nêu rõ số văn bản đã ban hành;",
        "1. Nêu rõ kết quả",
        "(Kèm theo biểu 1)",
        "+ Số cuộc",
    ],
)
def test_guidance_is_no_heading(line):
    assert read("I. KẾT QUẢ", line, "II. ĐÁNH GIÁ") == [(1, "Kết quả"), (1, "Đánh giá")]


def test_guidance_after_a_heading_is_left_out_and_matter_stays():
    assert read(
        "I. Kết quả (nêu rõ số liệu từng năm)", "1. Ma túy (Biểu 3)", "2. Ưu điểm: Nêu kết quả nổi bật", "II. Đánh giá"
    ) == [(1, "Kết quả"), (2, "Ma túy (Biểu 3)"), (2, "Ưu điểm"), (1, "Đánh giá")]


def test_nothing_after_the_recipients_is_read():
    assert read("I. Kết quả", "II. Đánh giá", "Nơi nhận:", "1. Văn phòng") == [(1, "Kết quả"), (1, "Đánh giá")]


def test_the_usual_outline_where_there_is_none():
    assert read_outline(["Kính gửi các đơn vị", "Đề nghị báo cáo."]) == USUAL_OUTLINE
