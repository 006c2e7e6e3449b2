"""Text of the years before Unicode is decoded, and only that."""

from __future__ import annotations

import pytest

from tongket.wording.legacy import decode_tcvn3, has_unicode_letters, looks_tcvn3, mostly_tcvn3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TØnh/T.phè", "Tỉnh/T.phố"),
        ("Th¸ng 1", "Tháng 1"),
        ("Hµ Néi", "Hà Nội"),
        ("H¶i D\u00ad¬ng", "Hải Dương"),
        ("§¾k L¾k", "Đắk Lắk"),
        ("Qu¶ng Ng·i", "Quảng Ngãi"),
        ("BÕn Tre", "Bến Tre"),
        ("CÇn Th¬", "Cần Thơ"),
        ("Thõa Thiªn - HuÕ", "Thừa Thiên - Huế"),
    ],
)
def test_old_fonts_are_decoded(typed: str, meant: str) -> None:
    assert decode_tcvn3(typed) == meant
    assert looks_tcvn3(typed)


@pytest.mark.parametrize("text", ["Hà Nội", "Đơn vị tính: Tỷ đồng", "Hoà Bình", "§ 3", "3 × 4", "Cà Mau", "plain", ""])
def test_unicode_and_stray_signs_are_left_alone(text: str) -> None:
    assert not looks_tcvn3(text)


def test_letters_that_only_unicode_has() -> None:
    assert has_unicode_letters("Hải Phòng")
    assert not has_unicode_letters("Phú")


def test_a_doubtful_word_is_judged_by_its_neighbours() -> None:
    """ "Phó" is "Phú" in the old fonts, and "Phó" in Unicode."""
    assert mostly_tcvn3(["Phó", "Hµ Néi", "H¶i Phßng"])
    assert not mostly_tcvn3(["Phó", "Chủ tịch", "Giám đốc"])
