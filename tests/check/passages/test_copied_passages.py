"""Passages taken from another report: found with names, digits and a word changed, and nothing else is."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from drawn import narrative
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.check.finding import Finding, Severity
from tongket.check.kinds.passages import PassageCopied, PassageFromEarlier, PassageShared
from tongket.check.narratives.narrative_copies import copied
from tongket.check.speech import spoken
from tongket.collect.submission import Place
from tongket.units.unit import Unit

WATCH = (
    "Ban quản lý chợ Hòa Phú lập 12 tổ tuần tra đêm, mỗi tổ 06 người, luân phiên giữ kho hàng từ 22 giờ đến rạng "
    "sáng; nhờ đó nạn trộm cắp hàng hóa của tiểu thương xã Hòa Phú giảm hẳn so với lúc chưa có tổ."
)
COPIED_WATCH = (
    "Ban quản lý chợ Tân Thạnh lập 09 tổ tuần tra đêm, mỗi tổ 05 người, thay phiên giữ kho hàng từ 23 giờ đến rạng "
    "sáng; nhờ đó nạn trộm cắp hàng hóa của tiểu thương xã Tân Thạnh giảm hẳn so với khi chưa có tổ."
)
ORIGINAL = f"""
    # II. KẾT QUẢ
    {WATCH}
    Kinh phí bồi dưỡng do tiểu thương tự nguyện đóng góp 45 triệu đồng mỗi năm, công khai trên bảng tin của chợ.
"""
COPY = f"""
    # 2. Kết quả đạt được
    Trước tiên phải nói đến phần việc tuyên truyền ở khu vực nông thôn.
    {COPIED_WATCH}
    Kinh phí bồi dưỡng do tiểu thương tự nguyện đóng góp 30 triệu đồng mỗi năm, công khai trên bảng tin của chợ.
"""
OWN_WORDS = """
    # 2. Kết quả đạt được
    Tiểu thương chợ huyện góp tiền nuôi đội gác đêm; từ ngày có đội, kho hàng không còn bị cạy phá như trước nữa.
    Số tiền góp được niêm yết ở cổng chợ để ai cũng xem được, năm qua là 30 triệu đồng.
"""


def _said(findings: list[Finding]) -> list[str]:
    return [f"{finding.code} {finding.unit} {finding.at.text()}" for finding in findings]


def test_a_copied_passage_is_one_finding_at_the_later_report_with_both_places() -> None:
    found = list(
        copied([narrative("A", ORIGINAL, dated=date(2020, 9, 1)), narrative("B", COPY, dated=date(2020, 9, 20))])
    )

    assert _said(found) == ["E521 B B.docx › ¶3"]
    assert found[0].related == (Place("A.docx", paragraph=2), Place("A.docx", paragraph=3))
    assert isinstance(found[0], PassageCopied)
    assert (found[0].other_unit, found[0].paragraphs) == ("A", 2)
    assert "chợ Tân Thạnh lập 09 tổ" in spoken(found[0])[0]
    assert "chợ Hòa Phú lập 12 tổ" in spoken(found[0])[0]


def test_without_dates_both_units_learn_of_it() -> None:
    found = list(copied([narrative("A", ORIGINAL), narrative("B", COPY)]))

    assert _said(found) == ["E522 A A.docx › ¶2", "E522 B B.docx › ¶3"]
    assert all(isinstance(finding, PassageShared) for finding in found)
    assert [place.paragraph for place in found[0].related] == [3, 4]
    assert [place.paragraph for place in found[1].related] == [2, 3]


def test_the_finding_names_the_other_unit_where_the_list_is_known() -> None:
    units = [Unit(code="A", name="Huyện Hòa Phú"), Unit(code="B", name="Huyện Tân Thạnh")]

    found = list(copied([narrative("A", ORIGINAL), narrative("B", COPY)], units=units))

    assert [finding.facts()["other_unit"] for finding in found] == ["Huyện Tân Thạnh", "Huyện Hòa Phú"]


def test_the_same_point_in_own_words_is_no_copy() -> None:
    assert list(copied([narrative("A", ORIGINAL), narrative("B", OWN_WORDS)])) == []


def test_one_sentence_in_common_is_no_passage() -> None:
    sentence = "Kinh phí bồi dưỡng do tiểu thương tự nguyện đóng góp 45 triệu đồng mỗi năm, công khai trên bảng tin."

    assert list(copied([narrative("A", sentence), narrative("B", sentence)])) == []


def test_what_many_units_write_alike_was_given_to_them() -> None:
    everyone = [narrative(f"U{number:02}", ORIGINAL) for number in range(8)]

    assert list(copied(everyone)) == []


def test_what_the_office_gave_to_all_is_no_copy() -> None:
    lines = [line.strip() for line in ORIGINAL.splitlines()]

    assert list(copied([narrative("A", ORIGINAL), narrative("B", ORIGINAL)], known=lines)) == []


def test_a_quoted_title_is_not_the_units_own_text() -> None:
    title = f"“{WATCH.rstrip('.')}”"
    reports = [narrative(unit, f"Thực hiện Đề án {title}, đơn vị đã triển khai.") for unit in "AB"]

    assert list(copied(reports)) == []


def test_figures_in_the_usual_form_are_no_copy() -> None:
    reports = [
        narrative(
            unit,
            f"Trong kỳ xảy ra {n} vụ tai nạn giao thông, làm chết {n - 3} người, bị thương {n + 4} người; so với giai "
            f"đoạn trước giảm {n} vụ ({n}%), giảm {n} người chết, giảm {n} người bị thương.",
        )
        for unit, n in (("A", 31), ("B", 47))
    ]

    assert list(copied(reports)) == []


def test_text_from_an_earlier_round_of_the_same_unit_is_said() -> None:
    earlier = narrative("A", COPY, dated=date(2015, 9, 1), file="2015/A.docx")

    found = list(copied([narrative("A", ORIGINAL, dated=date(2020, 9, 1))], earlier=[earlier]))

    assert _said(found) == ["E523 A A.docx › ¶2"]
    assert isinstance(found[0], PassageFromEarlier)
    assert found[0].severity is Severity.WARN
    assert found[0].earlier_file == "2015/A.docx"


def test_a_corrected_version_of_the_same_report_copies_nothing() -> None:
    earlier = narrative("A", ORIGINAL, dated=date(2020, 8, 20), file="lan1/A.docx")

    assert list(copied([narrative("A", ORIGINAL, dated=date(2020, 9, 1))], earlier=[earlier])) == []


def test_an_earlier_report_of_another_unit_is_left_alone() -> None:
    earlier = narrative("B", ORIGINAL, dated=date(2015, 9, 1))

    assert list(copied([narrative("A", ORIGINAL, dated=date(2020, 9, 1))], earlier=[earlier])) == []


_VILLAGE = "bờ kè đồng ruộng lúa giống nước mặn tổ viên họp bàn đêm trăng ghe xuồng bến chợ vườn cây trái dừa"
SYLLABLES = re.findall(r"\w+", _VILLAGE)


@given(st.integers(0, 10**6), st.permutations(["A", "B"]))
@settings(max_examples=40)
@pytest.mark.slow
def test_a_copy_is_found_whatever_its_names_digits_and_one_word_a_sentence(seed: int, units: list[str]) -> None:
    chance = random.Random(seed)
    original = [chance.sample(SYLLABLES, chance.randint(15, 22)) for _ in range(3)]
    changed = [[*words] for words in original]
    for words in changed:
        words[chance.randrange(len(words))] = "khác"
    first = ". ".join(f"Xã Tân Phú có 12 hộ {' '.join(words)}" for words in original)
    copy = ". ".join(f"Xã Hòa Bình Đông có 1.305 hộ {' '.join(words)}" for words in changed)

    found = list(copied([narrative(units[0], first), narrative(units[1], copy)]))

    assert sorted(str(finding.unit) for finding in found) == ["A", "B"]


@given(st.integers(0, 10**6))
@settings(max_examples=40)
@pytest.mark.slow
def test_texts_of_the_same_words_in_another_order_are_no_copy(seed: int) -> None:
    chance = random.Random(seed)
    texts = [". ".join(" ".join(chance.sample(SYLLABLES, 18)) for _ in range(4)) for _ in range(2)]

    assert list(copied([narrative("A", texts[0]), narrative("B", texts[1])])) == []


@given(st.permutations(["A", "B", "C"]))
def test_what_is_found_does_not_depend_on_the_order_of_the_reports(order: list[str]) -> None:
    texts = {"A": ORIGINAL, "B": COPY, "C": OWN_WORDS}
    days = {unit: date(2020, 9, 1) + timedelta(days=number) for number, unit in enumerate("ABC")}

    found = list(copied([narrative(unit, texts[unit], dated=days[unit]) for unit in order]))

    assert [(finding.unit, re.sub(r"\D", "", finding.at.text())) for finding in found] == [("B", "3")]


def test_short_items_of_a_copied_list_belong_to_the_passage() -> None:
    items = (
        "Chưa phân rõ việc của từng ngành trong quản lý người đi khỏi nơi cư trú.",
        "Hòm thư góp ý ở các ấp ít khi được mở đúng lịch.",
        "Việc nhân rộng cách làm hay còn trông chờ vào hướng dẫn của cấp trên.",
    )
    lists = ["\n".join(f"- {item}" for item in items), "\n".join(f"- {item.replace('còn', 'vẫn')}" for item in items)]

    found = list(copied([narrative("A", lists[0]), narrative("B", lists[1])]))

    assert [finding.facts()["paragraphs"] for finding in found] == [3, 3]
