"""Until when: days, spans after something, rhythms; the date of a document cited is no deadline."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.directive.asked.deadlines import deadline_in, deadline_of
from tongket.directive.asked.told import DeadlineKind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("gửi về Sở trước ngày 15/11/2020.", date(2020, 11, 15)),
        ("hoàn thành trong quý I/2021", date(2021, 3, 31)),
        ("chậm nhất là ngày 05 tháng 5 năm 2022", date(2022, 5, 5)),
        ("xong trước 17 giờ ngày 19/10/2022", date(2022, 10, 19)),
        ("hoàn thành trong tháng 12/2020", date(2020, 12, 31)),
        ("hoàn thành trước tháng 6 năm 2024", date(2024, 5, 31)),
        ("từ ngày 10/5/2026 đến hết ngày 14/5/2026", date(2026, 5, 14)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    deadline = deadline_in(text)

    assert (deadline.kind, deadline.day) == (DeadlineKind.EXPLICIT, day)


def test_a_day_without_its_year_stays_without_a_day() -> None:
    deadline = deadline_in("gửi trước ngày 20/12")

    assert (deadline.kind, deadline.day, deadline.text) == (DeadlineKind.EXPLICIT, None, "trước ngày 20/12")


@pytest.mark.parametrize(
    ("text", "count", "measure"),
    [
        ("trong 10 ngày kể từ ngày nhận được Công văn", 10, "ngày"),
        ("trong thời hạn 03 ngày làm việc kể từ ngày ký", 3, "ngày làm việc"),
        ("sau 01 tháng", 1, "tháng"),
    ],
)
def test_a_span_is_read(text: str, count: int, measure: str) -> None:
    deadline = deadline_in(text)

    assert (deadline.kind, deadline.count, deadline.measure) == (DeadlineKind.RELATIVE, count, measure)


@pytest.mark.parametrize(
    "text",
    ["định kỳ hằng năm báo cáo", "báo cáo trước ngày 15 hằng tháng", "trước ngày 15/12 hằng năm", "6 tháng, hằng năm"],
)
def test_a_rhythm_is_read(text: str) -> None:
    assert deadline_in(text).kind is DeadlineKind.RECURRING


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Chỉ thị số 13-CT/TW, ngày 12/01/2017",
        "giảm 5% trong vòng 5 năm",
        "một tiêu chí đánh giá tổ chức đảng hằng năm",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert deadline_in(text).kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("cell", "kind", "day"),
    [
        ("15/5/2022", DeadlineKind.EXPLICIT, date(2022, 5, 15)),
        ("Quý II/2022", DeadlineKind.EXPLICIT, date(2022, 6, 30)),
        ("Từ tháng 3/2022 đến tháng 5/2022", DeadlineKind.EXPLICIT, date(2022, 5, 31)),
        ("Thường xuyên", DeadlineKind.RECURRING, None),
        ("Sau khi có hướng dẫn của Trung ương", DeadlineKind.RELATIVE, None),
    ],
)
def test_a_cell_meant_for_it_may_be_bare(cell: str, kind: DeadlineKind, day: date | None) -> None:
    deadline = deadline_of(cell)

    assert (deadline.kind, deadline.day) == (kind, day)
