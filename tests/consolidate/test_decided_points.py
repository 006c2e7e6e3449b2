"""What people decide on points holds, and holds again when another report comes in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.narratives.report import Statement
from tongket.consolidate.decided_points import decided, keys_of, not_found
from tongket.consolidate.point import Point, key_of
from tongket.consolidate.points import group
from tongket.directive.decision import Decision, Verb
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

UNITS = [Unit(code=code, name=code, group="huyện" if code < "D" else "sở") for code in "ABCDEF"]
OUTLINE = [Heading(1, "Kết quả")]
SAID = (
    "Tổ chức hội nghị quán triệt Chỉ thị cho toàn thể đảng viên.",
    "Đã phát hiện và xử lý 20 vụ đánh bạc.",
    "Có 12 mô hình tự quản hoạt động ở các ấp.",
    "Tai nạn giao thông giảm 15 vụ.",
    "Kinh phí thực hiện là 300 triệu đồng.",
)


def statement(unit: str, text: str, paragraph: int = 1) -> Statement:
    return Statement(unit, f"{unit}.docx", paragraph, 0, text, 0)


def points_of(codes: str) -> list[Point]:
    told = [statement(code, text, place) for code in codes for place, text in enumerate(SAID)]
    return group(told, UNITS, set(codes), OUTLINE)


def decision(what: str, verb: Verb, value: str = "") -> Decision:
    return Decision(what=what, verb=verb, value=value, why="đã xem", by="Lan", when="2020-11-01")


def key(text: str, unit: str = "A") -> str:
    return key_of(statement(unit, text))


def holding(points: list[Point], wanted: str) -> Point:
    return next(point for point in points if wanted in keys_of(point))


def test_the_five_things_said_are_five_points_of_all_units():
    points = points_of("ABC")

    assert [(point.text, point.units, point.of) for point in points] == [(text, ("A", "B", "C"), 3) for text in SAID]


def test_a_confirmed_point_is_no_longer_the_machines():
    points = decided(points_of("AB"), [decision(key(SAID[1]), Verb.CONFIRM)], UNITS)

    assert [point.is_confirmed for point in points] == [False, True, False, False, False]


def test_a_count_confirmed_as_two_units_is_not_confirmed_as_three():
    confirmed = [decision(key(SAID[1]), Verb.CONFIRM, "2")]

    assert holding(decided(points_of("AB"), confirmed, UNITS), key(SAID[1])).is_confirmed
    assert not holding(decided(points_of("ABC"), confirmed, UNITS), key(SAID[1])).is_confirmed


def test_a_renamed_point_keeps_its_sources():
    point = holding(
        decided(points_of("AB"), [decision(key(SAID[0], "B"), Verb.RENAME, "Đã quán triệt.")], UNITS), key(SAID[0])
    )

    assert (point.text, point.is_worded_by_person, len(point.statements)) == ("Đã quán triệt.", True, 2)


def test_a_merged_point_holds_the_statements_of_both_and_the_place_of_the_first():
    points = decided(points_of("AB"), [decision(key(SAID[2]), Verb.MERGE, key(SAID[4]))], UNITS)

    assert [point.text for point in points] == list(SAID[:4])
    assert {one.text for one in points[2].statements} == {SAID[2], SAID[4]}
    assert points[2].units == ("A", "B")


def test_a_split_statement_makes_a_point_of_its_own():
    points = decided(points_of("ABC"), [decision(key(SAID[3]), Verb.SPLIT, key(SAID[3], "B"))], UNITS)

    assert holding(points, key(SAID[3])).units == ("A", "C")
    assert holding(points, key(SAID[3], "B")).units == ("B",)
    assert [(one.units, one.of) for one in holding(points, key(SAID[3], "B")).spread] == [(1, 3)]


def test_a_point_is_never_split_until_nothing_is_left():
    every = ", ".join(key(SAID[3], unit) for unit in "AB")

    assert decided(points_of("AB"), [decision(key(SAID[3]), Verb.SPLIT, every)], UNITS) == points_of("AB")


def test_an_excluded_point_is_left_out_until_it_is_accepted_again():
    out = decision(key(SAID[0]), Verb.EXCLUDE)

    assert [point.text for point in decided(points_of("AB"), [out], UNITS)] == list(SAID[1:])
    assert decided(points_of("AB"), [out, decision(key(SAID[0]), Verb.ACCEPT)], UNITS) == points_of("AB")


def test_a_moved_point_stands_where_it_was_put_even_past_the_end():
    points = decided(
        points_of("AB"), [decision(key(SAID[4]), Verb.MOVE, "1"), decision(key(SAID[0]), Verb.MOVE, "9")], UNITS
    )

    assert [point.text for point in points] == [SAID[4], SAID[1], SAID[2], SAID[3], SAID[0]]


def test_a_decision_on_words_no_unit_says_any_more_is_named():
    lost = decision("P00000000", Verb.CONFIRM)

    assert decided(points_of("AB"), [lost], UNITS) == points_of("AB")
    assert not_found(points_of("AB"), [lost, decision(key(SAID[0]), Verb.CONFIRM)]) == [lost]


def test_decisions_on_files_and_units_are_not_ours():
    assert not_found(points_of("AB"), [decision("A", Verb.EXCLUDE), decision("form", Verb.CONFIRM)]) == []


one_decision = st.one_of(
    st.builds(lambda at: decision(key(SAID[at]), Verb.CONFIRM), st.integers(0, 4)),
    st.builds(lambda at: decision(key(SAID[at]), Verb.EXCLUDE), st.integers(0, 4)),
    st.builds(lambda at: decision(key(SAID[at]), Verb.RENAME, f"Điểm {at}."), st.integers(0, 4)),
    st.builds(lambda at, to: decision(key(SAID[at]), Verb.MERGE, key(SAID[to])), st.integers(0, 4), st.integers(0, 4)),
    st.builds(lambda at: decision(key(SAID[at]), Verb.SPLIT, key(SAID[at], "B")), st.integers(0, 4)),
    st.builds(lambda at, to: decision(key(SAID[at]), Verb.MOVE, str(to)), st.integers(0, 4), st.integers(1, 6)),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(one_decision, max_size=8))
def test_one_more_report_changes_nothing_that_was_decided(decisions: list[Decision]):
    before = decided(points_of("AB"), decisions, UNITS)
    after = decided(points_of("ABC"), decisions, UNITS)

    assert [(point.text, point.is_confirmed, point.is_worded_by_person) for point in after] == [
        (point.text, point.is_confirmed, point.is_worded_by_person) for point in before
    ]
    assert [_old(point) for point in after] == [list(point.statements) for point in before]


def _old(point: Point) -> list[Statement]:
    return [one for one in point.statements if one.unit != "C"]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(one_decision, max_size=8))
def test_no_statement_is_lost_or_doubled_by_decisions_that_leave_nothing_out(decisions: list[Decision]):
    kept = [one for one in decisions if one.verb is not Verb.EXCLUDE]
    statements = [one for point in decided(points_of("AB"), kept, UNITS) for one in point.statements]

    assert sorted(statements) == sorted(one for point in points_of("AB") for one in point.statements)


def test_points_joined_by_a_person_hold_the_words_of_both():
    told = [
        statement("A", "Xử lý 243 vụ đánh bạc, 17 vụ mại dâm."),
        statement("B", "Xử lý 100 vụ đánh bạc."),
        statement("C", "Phát hiện 20 vụ mại dâm."),
    ]
    points = group(told, UNITS, set("ABC"), OUTLINE)

    (point,) = decided(points, [decision(key_of(told[1]), Verb.MERGE, key_of(told[2]))], UNITS)

    assert [one.text for one in point.words_of(told[0])] == ["Xử lý 243 vụ đánh bạc, ", "17 vụ mại dâm."]
