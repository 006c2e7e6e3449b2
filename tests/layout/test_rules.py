"""Rules of official paper are looked up by body and date."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.layout.rules import NoRulesInForce, rules_for
from tongket.layout.text_width import width_mm


@pytest.mark.parametrize(
    ("family", "on", "source"),
    [
        ("state", date(2020, 3, 5), "Nghị định 30/2020/NĐ-CP, Phụ lục I"),
        ("state", date(2026, 11, 23), "Nghị định 30/2020/NĐ-CP, Phụ lục I"),
        ("party", date(2020, 11, 11), "Hướng dẫn 36-HD/VPTW"),
        ("party", date(2026, 5, 26), "Hướng dẫn 36-HD/VPTW"),
        ("party", date(2026, 5, 27), "Hướng dẫn 05-HD/VPTW"),
    ],
)
def test_the_rules_in_force_on_a_date(family, on, source):
    rules = rules_for(family, on)

    assert rules.source == source
    assert not rules.is_nearest


def test_a_date_before_every_known_rule_takes_the_nearest_and_says_so():
    rules = rules_for("state", date(2012, 1, 1))

    assert rules.is_nearest


def test_the_newer_party_rules_carry_the_sizes_they_repeat():
    assert rules_for("party", date(2026, 6, 1)).of["motto_pt"] == [15]


def test_a_family_nobody_knows_is_refused():
    with pytest.raises(NoRulesInForce):
        rules_for("club", date(2020, 1, 1))


def test_letters_with_marks_are_as_wide_as_their_base_letters():
    assert width_mm("ĐẢNG", 15) == width_mm("DANG", 15)
    assert width_mm("ĐẢNG", 15) == pytest.approx(15 * (722 * 3 + 778) / 1000 * 25.4 / 72)


@pytest.mark.parametrize(
    ("text", "at_13_points"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 56.1),
        ("THƯỜNG TRỰC TỈNH ỦY", 55.8),
    ],
)
def test_widths_are_those_of_the_typeface(text, at_13_points):
    assert width_mm(text, 13) == pytest.approx(at_13_points, abs=0.3)
