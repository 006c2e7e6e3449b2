"""A re-worded sentence is kept only where it holds to its sources."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.consolidate.rewording_guard import Reason, Refusal, kept, sources_of

TOLD = (
    "Từ năm 2011 đến nay, Công an huyện Cái Bè triệt phá 12 băng, nhóm, bắt 3.558 đối tượng, đạt 85,53%.",
    "Ngày 12/6/2019, theo Chỉ thị số 48-CT/TW, thu giữ 2,3 tỷ đồng; không để xảy ra điểm nóng.",
)


def point(*texts: str) -> Point:
    statements = tuple(Statement(f"H{n:02}", f"H{n:02}.docx", 4, 0, text) for n, text in enumerate(texts, start=1))
    units = tuple(statement.unit for statement in statements)
    return Point(id="P1", section=1, text=texts[0], statements=statements, units=units, of=9)


POINT = point(*TOLD)
BOTH = ("s1", "s2")


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an huyện Cái Bè đã triệt phá 12 băng, nhóm, bắt 3.558 đối tượng, đạt 85,53%.",
        "Đã thu giữ 2.300 triệu đồng, không để xảy ra điểm nóng theo Chỉ thị 48-CT/TW.",
        "Ngày 12 tháng 6 năm 2019, thu giữ 2,3 tỷ đồng.",
        "Lực lượng chức năng triệt phá nhiều băng, nhóm.",
        *TOLD,
    ],
)
def test_a_sentence_that_holds_to_its_sources_is_kept(sentence: str) -> None:
    assert kept(POINT, sentence, BOTH) == sentence


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Triệt phá 13 băng, nhóm.", Reason.NUMBER),
        ("Triệt phá 12 đối tượng, bắt 3.558 băng.", Reason.NUMBER),
        ("Bắt 3,558 đối tượng.", Reason.NUMBER),
        ("Đạt 85,5%.", Reason.NUMBER),
        ("Thu giữ 2,3 triệu đồng.", Reason.NUMBER),
        ("Ngày 13/6/2019, thu giữ 2,3 tỷ đồng.", Reason.NUMBER),
        ("Triệt phá hai mươi băng, nhóm.", Reason.NUMBER),
        ("Thực hiện Chỉ thị số 84-CT/TW.", Reason.SYMBOL),
        ("Công an huyện Cai Lậy triệt phá 12 băng, nhóm.", Reason.NAME),
        ("Công an huyện Bè Cái triệt phá 12 băng, nhóm.", Reason.NAME),
        ("Tội phạm giảm rõ rệt.", Reason.TURNED),
        ("Tất cả băng, nhóm đã bị triệt phá.", Reason.TURNED),
        ("", Reason.EMPTY),
        ("...", Reason.EMPTY),
        ("**Triệt phá** 12 băng, nhóm.", Reason.NOT_PROSE),
        ("Triệt phá băng, nhóm.\nXong.", Reason.NOT_PROSE),
        ("Triệt phá băng nhóm, " * 40, Reason.TOO_LONG),
    ],
)
def test_a_sentence_that_says_more_than_its_sources_is_dropped(sentence: str, reason: Reason) -> None:
    judged = kept(POINT, sentence, BOTH)

    assert isinstance(judged, Refusal)
    assert judged.reason is reason


def test_every_source_must_come_back_and_no_other() -> None:
    assert kept(POINT, TOLD[0], ["s1"]) == Refusal(Reason.SOURCE_DROPPED, "s2")
    assert kept(POINT, TOLD[0], []) == Refusal(Reason.SOURCE_DROPPED, "s1")
    assert kept(POINT, TOLD[0], ["s1", "s2", "s3"]) == Refusal(Reason.SOURCE_INVENTED, "s3")


def test_each_wording_is_a_source_once() -> None:
    assert list(sources_of(point("Giữ vững an ninh.", "Giữ vững an ninh", "An ninh được giữ vững."))) == ["s1", "s2"]


@given(st.integers(10, 10**7), st.integers(10, 10**7))
@settings(max_examples=60)
@pytest.mark.slow
def test_a_number_is_kept_only_if_it_is_the_sources(given_number: int, told_number: int) -> None:
    judged = kept(point(f"Đã xử lý {given_number} vụ việc."), f"Xử lý {told_number} vụ việc.", ["s1"])

    assert isinstance(judged, str) is (given_number == told_number)


@given(st.text(max_size=300), st.lists(st.text(max_size=4), max_size=4))
@settings(max_examples=80)
@pytest.mark.slow
def test_any_answer_is_judged(sentence: str, cited: list[str]) -> None:
    assert isinstance(kept(POINT, sentence, cited), str | Refusal)
