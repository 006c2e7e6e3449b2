"""One event in two narratives: the same time and numbers are said on both sides, a joint one as information."""

from __future__ import annotations

from datetime import date

import pytest
from drawn import narrative

from tongket.check.finding import Finding, Severity
from tongket.check.narratives.narrative_events import told_twice
from tongket.check.speech import spoken
from tongket.collect.submission import Place
from tongket.units.unit import Unit

UNITS = (
    Unit(code="H01", name="Huyện Cái Bè"),
    Unit(code="H02", name="Huyện Gò Công Tây"),
    Unit(code="T01", name="Công an tỉnh Tiền Giang"),
)
DISTRICT = (
    "Ngày 12/6/2019, Công an huyện triệt phá nhóm mua bán trái phép chất ma túy, bắt 07 đối tượng, thu giữ 2,3 kg "
    "ma túy tại xã Mỹ Lợi A."
)
PROVINCE = (
    "Điển hình, ngày 12 tháng 6 năm 2019, Phòng Cảnh sát điều tra tội phạm về ma túy triệt xóa nhóm mua bán ma túy ở "
    "xã Mỹ Lợi A, bắt giữ 7 đối tượng, tang vật 2,3 kg."
)


def _said(findings: list[Finding]) -> list[str]:
    return [f"{finding.code} {finding.unit} ¶{finding.at.paragraph}" for finding in findings]


def test_both_units_that_claim_an_event_learn_of_it_with_the_others_place() -> None:
    found = list(told_twice([narrative("H01", f"Mở đầu.\n{DISTRICT}"), narrative("T01", PROVINCE)]))

    assert _said(found) == ["E525 H01 ¶2", "E525 T01 ¶1"]
    assert found[0].related == (Place("T01.docx", paragraph=1),)
    assert found[0].facts()["day"] == date(2019, 6, 12)
    assert "07 đối tượng; 2,3 kg" in spoken(found[0])[0]


@pytest.mark.parametrize(
    "other",
    [
        PROVINCE.replace("12 tháng 6", "13 tháng 6"),
        PROVINCE.replace("7 đối tượng", "9 đối tượng").replace("2,3 kg", "4,1 kg"),
        "Ngày 12/6/2019, huyện khai giảng lớp học nghề cho 07 học viên.",
        "Kế hoạch số 07-KH/TU, ngày 12/6/2019 của Tỉnh ủy được triển khai đến 07 xã.",
    ],
    ids=["another day", "other numbers", "another thing", "a document of that day"],
)
def test_another_event_is_left_alone(other: str) -> None:
    assert list(told_twice([narrative("H01", DISTRICT), narrative("T01", other)])) == []


STORE = (
    "Ngày 14/9/2024, tại khu phố Bãi Trước, công an bắt quả tang kho lạnh chứa 2.350 kg nội tạng không rõ nguồn gốc."
)
FOUND = "Ngày 14/9/2024, phường phát hiện kho lạnh tại khu phố Bãi Trước chứa 2.350 kg nội tạng không có hóa đơn."


def test_one_long_figure_of_a_day_is_enough_where_one_speaks_of_an_event() -> None:
    assert _said(list(told_twice([narrative("T04", STORE), narrative("X03", FOUND)]))) == ["E525 T04 ¶1", "E525 X03 ¶1"]


@pytest.mark.parametrize(
    "other",
    [
        FOUND.replace("2.350 kg", "02 tấn"),
        FOUND.replace("14/9", "15/9"),
        "Ngày 14/9/2024, hội chợ tại khu phố Chợ Mới đón 2.350 lượt khách.",
    ],
)
def test_another_figure_day_or_thing_is_another_event(other: str) -> None:
    assert list(told_twice([narrative("T04", STORE), narrative("X03", other)])) == []


def test_a_unit_that_tells_twice_itself_is_no_double_count() -> None:
    assert list(told_twice([narrative("H01", f"{DISTRICT}\n{PROVINCE}")])) == []


def test_an_event_said_to_be_done_with_the_other_is_information() -> None:
    joint = DISTRICT.replace("Công an huyện triệt phá", "Công an huyện phối hợp với Công an tỉnh Tiền Giang triệt phá")

    found = list(told_twice([narrative("H01", joint), narrative("T01", PROVINCE)], UNITS))

    assert _said(found) == ["E526 H01 ¶1", "E526 T01 ¶1"]
    assert {finding.severity for finding in found} == {Severity.INFO}


def test_the_finding_names_the_other_unit_where_the_list_is_known() -> None:
    found = list(told_twice([narrative("H01", DISTRICT), narrative("T01", PROVINCE)], UNITS))

    assert [finding.facts()["other_unit"] for finding in found] == ["Công an tỉnh Tiền Giang", "Huyện Cái Bè"]


def test_working_with_a_third_does_not_excuse_the_claim() -> None:
    joint = DISTRICT.replace("Công an huyện triệt phá", "Công an huyện phối hợp với huyện Gò Công Tây triệt phá")

    found = list(told_twice([narrative("H01", joint), narrative("T01", PROVINCE)], UNITS))

    assert _said(found) == ["E525 H01 ¶1", "E525 T01 ¶1"]


def test_numbers_that_follow_in_the_next_sentence_belong_to_the_event() -> None:
    parted = (
        "Ngày 12/6/2019, triệt phá nhóm mua bán ma túy tại xã Mỹ Lợi A. Bắt giữ 07 đối tượng; thu giữ 2,3 kg ma túy."
    )

    found = list(told_twice([narrative("H01", parted), narrative("T01", PROVINCE)]))

    assert _said(found) == ["E525 H01 ¶1", "E525 T01 ¶1"]


def test_the_counts_of_one_campaign_told_by_two_are_said() -> None:
    here = "Đợt ra quân cao điểm tháng 12/2018 kiểm tra 1.264 lượt phương tiện, lập biên bản 318 trường hợp quá tải."
    there = "Tháng 12 năm 2018, ra quân cao điểm, kiểm tra 1.264 lượt phương tiện, phát hiện 318 trường hợp quá tải."

    assert _said(list(told_twice([narrative("H01", here), narrative("T01", there)]))) == ["E525 H01 ¶1", "E525 T01 ¶1"]


def test_small_figures_without_a_time_agree_by_chance() -> None:
    text = "Trên địa bàn huyện xảy ra 31 vụ tai nạn giao thông, bắt giữ 12 đối tượng gây án."

    assert list(told_twice([narrative("A", text), narrative("B", text)])) == []


def test_large_figures_without_a_time_do_not() -> None:
    text = "Đợt ra quân cao điểm đã kiểm tra 1.264 lượt phương tiện, lập biên bản 318 trường hợp chở quá tải."

    assert _said(list(told_twice([narrative("A", text), narrative("B", text)]))) == ["E525 A ¶1", "E525 B ¶1"]


def test_figures_of_the_same_span_are_no_event() -> None:
    reports = [
        narrative(unit, "Từ ngày 15/12/2018 đến ngày 14/12/2019 xảy ra 12 vụ, làm chết 05 người.")
        for unit in ("A", "B")
    ]

    assert list(told_twice(reports)) == []


def test_what_the_whole_province_tells_is_no_double_count() -> None:
    assert list(told_twice([narrative(f"H{number:02}", DISTRICT) for number in range(8)])) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Tháng 5/2024, khánh thành cầu Kênh Ba dài 42 m, kinh phí 2,8 tỷ đồng.",
            "Tháng 5 năm 2024, khánh thành cầu Kênh Ba dài 42 m, kinh phí 2,8 tỷ đồng do doanh nghiệp tài trợ.",
        ),
        (
            "Đầu tháng 8/2023, cưỡng chế thu hồi 1.260 m2 đất công của 09 hộ lấn chiếm tại ấp Bình Hòa.",
            "Tháng 8/2023, cưỡng chế 09 hộ lấn chiếm, thu hồi 1.260 m2 đất công ở ấp Bình Hòa.",
        ),
        (
            "Phiên giao dịch việc làm thu hút 1.248 lao động, 37 doanh nghiệp tham gia, 316 người được tuyển.",
            "Tổ chức phiên giao dịch việc làm với 1.248 lao động và 37 doanh nghiệp, có 316 người được tuyển.",
        ),
    ],
    ids=["a bridge of a name", "land at a place", "all of many figures"],
)
def test_events_of_any_field_are_known_by_a_name_or_by_all_their_figures(here: str, there: str) -> None:
    assert _said(list(told_twice([narrative("A", here), narrative("B", there)]))) == ["E525 A ¶1", "E525 B ¶1"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Tháng 6/2023, tổ chức 02 hội nghị quán triệt cho 120 đảng viên.",
            "Tháng 6/2023, tổ chức 02 hội nghị quán triệt cho 120 đảng viên.",
        ),
        (
            "Tháng 5/2024, khánh thành cầu Kênh Ba dài 42 m, kinh phí 2,8 tỷ đồng.",
            "Tháng 5/2024, khánh thành cầu Rạch Gầm dài 30 m, kinh phí 1,9 tỷ đồng.",
        ),
        (
            "Toàn xã có 12 ấp, 2.306 hộ, 9.118 nhân khẩu, 64 hộ nghèo.",
            "Toàn xã có 12 ấp, 2.011 hộ, 8.420 nhân khẩu, 64 hộ nghèo.",
        ),
    ],
    ids=["meetings that all hold", "two bridges", "figures of each its own"],
)
def test_like_works_of_two_units_are_two(here: str, there: str) -> None:
    assert list(told_twice([narrative("A", here), narrative("B", there)])) == []
