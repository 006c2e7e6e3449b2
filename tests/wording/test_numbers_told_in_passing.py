"""Numbers beside a plan, of one another, and those that only say "so, more or less"."""

from __future__ import annotations

import pytest

from tongket.wording.quantities import Form, quantities


def _read(text: str) -> list[tuple[str, Form]]:
    return [(text[one.start : one.end], one.form) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lắp đặt trạm bơm vượt kế hoạch 2 trạm bơm.", ["2"]),
        ("Xây 17 trạm bơm, nhiều hơn kế hoạch một trạm bơm.", ["17", "một"]),
        ("Xây 10 trạm bơm, thiếu một trạm bơm do lũ.", ["10", "một"]),
        ("Năm 2024 xảy ra 3 vụ, nhiều hơn năm 2023 một vụ.", ["3", "một"]),
        ("Tập huấn: kế hoạch 520, thực hiện 535 lượt.", ["520", "535"]),
        ("Đơn thư xong dứt điểm 88,25%.", ["88,25%"]),
        ("Ban chỉ đạo 21 người họp hằng quý.", ["21"]),
    ],
)
def test_they_count(text: str, expected: list[str]) -> None:
    assert [words.removesuffix(" ") for words, _ in _read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch 12 của Ban Bí thư.",
        "Vượt Kế hoạch 25 của Ban.",
        "Ban Chỉ đạo 35 họp hằng quý.",
        "Theo điểm 2, 3 khoản này.",
        "Mỗi tổ phụ trách hai, ba tuyến kênh.",
        "Cứ tám hộ mới có một hộ nối nước.",
        "Cứ mười hộ thì ba, bốn hộ còn dùng giếng.",
        "Còn thiếu một phần kinh phí.",
        "Nhiều hơn năm 2023 một chút.",
    ],
)
def test_these_do_not(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    "text", ["Có 640 trên 712 lá đơn được rút.", "Riêng năm cuối kênh mương được 13/11.", "Cống đạt 9/11."]
)
def test_so_many_of_so_many(text: str) -> None:
    assert [form for _, form in _read(text)] == [Form.FRACTION]


@pytest.mark.parametrize("text", ["Họp từ ngày 14/12.", "Dịp 2/9 có 40 trên 1.530 lá cờ."])
def test_days_and_hedges_are_none(text: str) -> None:
    assert Form.FRACTION not in [form for _, form in _read(text)]
