""" "Cắt giảm 47 cuộc họp" where the form counts what was cut; whose turns "57 lượt hộ kinh doanh" are."""

from __future__ import annotations

from told_table import said, told

from tongket.check.claims.claim import Verdict

MEETINGS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020
    Số cuộc họp đã tổ chức | cuộc họp | 210 | 198 | 176 | | 660
    Số cuộc họp được cắt giảm | cuộc họp | 12 | 14 | 21 | | 19
    Số lượt người học nghiệp vụ lưu trữ | lượt người | 95 | 88 | 79 | | 140
"""


def test_what_was_cut_is_counted_where_the_form_counts_it() -> None:
    text = "Cơ quan đã cắt giảm 47 cuộc họp (gấp 2,5 lần giai đoạn trước)."
    assert said(told(MEETINGS, text)) == ["count G6 agrees", "change G6 agrees"]


def test_what_fell_is_a_change() -> None:
    text = "Năm 2023 tổ chức 176 cuộc họp, giảm 22 cuộc họp so với năm 2022."
    assert said(told(MEETINGS, text))[1] == "change F5 agrees"


def test_a_change_in_brackets_is_of_the_count_before_them() -> None:
    text = "Số cuộc họp trực tuyến ở thôn được 33 buổi sinh hoạt (gấp 1,2 lần giai đoạn trước)."
    assert all(one.verdict is Verdict.NOT_CHECKABLE for one in told(MEETINGS, text))


def test_turns_of_another_contradict_nothing() -> None:
    text = "Đoàn kiểm tra nghiệp vụ lưu trữ đã kiểm tra 57 lượt hộ kinh doanh."
    assert told(MEETINGS, text)[0].verdict is Verdict.NOT_CHECKABLE


def test_turns_of_its_own_do() -> None:
    assert told(MEETINGS, "Học nghiệp vụ lưu trữ có 226 lượt.")[0].verdict is Verdict.CONTRADICTS


def test_some_of_what_was_cut_contradict_nothing() -> None:
    assert told(MEETINGS, "Năm 2023 cắt giảm 8 cuộc họp giao ban.")[0].verdict is Verdict.NOT_CHECKABLE
