"""Dates, measures and comparable texts, as offices write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.wording.dates import print_date, read_date
from tongket.wording.fold import fold, normal
from tongket.wording.measures import factor, magnitude, read_measure, stated_measure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mỹ Tho, ngày 05 tháng 01 năm 2020", date(2020, 1, 5)),
        ("ngày 29 tháng 6 năm 2019", date(2019, 6, 29)),
        ("05/01/2020", date(2020, 1, 5)),
        ("5-1-2020", date(2020, 1, 5)),
        ("5.1.2020", date(2020, 1, 5)),
        ("2020-01-05", date(2020, 1, 5)),
        ("2020-01-05T10:30:00", date(2020, 1, 5)),
        ("ngày      tháng 10 năm 2020", None),
        ("31/02/2020", None),
        ("12/3", None),
        ("05/01/20", None),
        ("Chỉ thị 48-CT/TW", None),
    ],
)
def test_a_date_is_read_only_when_it_is_complete(text, day):
    assert read_date(text) == day


def test_days_below_ten_and_the_first_two_months_lead_with_a_zero():
    assert print_date(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    assert print_date(date(2019, 6, 29)) == "ngày 29 tháng 6 năm 2019"


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_printed_date_is_read_back(day):
    assert read_date(print_date(day)) == day


@pytest.mark.parametrize(
    ("found", "asked", "times"),
    [
        ("nghìn đồng", "triệu đồng", "0.001"),
        ("Đơn vị tính: Tỷ đồng", "Triệu đồng", "1000"),
        ("tỉ đồng", "tỷ đồng", "1"),
        ("1.000 đ", "đồng", "1000"),
        ("1000đ", "nghìn đồng", "1"),
        ("trđ", "Triệu đồng", "1"),
        ("tr.đ", "đồng", "1000000"),
        ("Số vụ", "vụ", "1"),
        ("tấn", "kg", "1000"),
        ("nghìn lượt", "lượt", "1000"),
        ("%", "phần trăm", "1"),
        ("vụ", "người", None),
        ("lượt người", "người", None),
        ("", "vụ", None),
    ],
)
def test_a_measure_is_converted_only_where_a_way_is_known(found, asked, times):
    assert factor(found, asked) == (None if times is None else Decimal(times))


def test_a_measure_has_a_base_and_a_scale():
    measure = read_measure("Triệu đồng")

    assert measure is not None
    assert (measure.base, measure.scale) == ("dong", 10**6)
    assert (magnitude("Triệu đồng"), magnitude("tấn"), magnitude("vụ")) == (10**6, 1, 1)


def test_the_line_above_a_table_states_its_measure():
    assert stated_measure("(Đơn vị tính: Nghìn đồng)") == "Nghìn đồng"
    assert stated_measure("ĐVT: triệu đồng") == "triệu đồng"
    assert stated_measure("Đơn vị báo cáo: Huyện Cái Bè") == ""


def test_folding_leaves_what_any_keyboard_can_type():
    assert fold("  TRẬT TỰ   đô thị, Ðắk Lắk ") == "trat tu do thi, dak lak"
    assert fold("Hoà") == fold("Hòa") == "hoa"


def test_normal_text_keeps_diacritics():
    assert normal("  Số vụ  XẢY RA: ") == "số vụ xảy ra"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
