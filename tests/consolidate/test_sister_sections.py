"""A point told under two headings of one part of the outline is one point."""

from __future__ import annotations

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.consolidate.points import group
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

OUTLINE = [
    Heading(1, "Lãnh đạo, chỉ đạo"),
    Heading(2, "Quán triệt, tuyên truyền"),
    Heading(2, "Ban hành văn bản; kiểm tra, giám sát"),
    Heading(1, "Phương hướng, nhiệm vụ"),
]
LEARNT, INSPECTED, TASKS = 1, 2, 3


def points_of(*said: tuple[int, str]) -> list[Point]:
    """The points of sentences under headings, given as "A text"."""
    statements = [
        Statement(one[0], f"{one[0]}.docx", at, 0, one[2:], section) for at, (section, one) in enumerate(said)
    ]
    units = [Unit(code=code, name=code) for code in "ABCDEF"]
    return group(statements, units, {one.unit for one in statements}, OUTLINE)


THREE = (
    (LEARNT, "A Tổ chức hội nghị quán triệt Chỉ thị cho cán bộ, đảng viên."),
    (LEARNT, "B Mở hội nghị quán triệt Chỉ thị đến các chi bộ."),
    (INSPECTED, "A Tổ chức 5 cuộc kiểm tra, giám sát việc thực hiện Chỉ thị."),
    (INSPECTED, "B Kiểm tra, giám sát 12 chi bộ về việc thực hiện Chỉ thị."),
)


def test_what_one_office_tells_under_the_heading_beside_joins_the_point():
    points = points_of(*THREE, (LEARNT, "C Đã kiểm tra, giám sát 3 đơn vị trực thuộc."))

    assert [(point.section, point.units) for point in points] == [
        (LEARNT, ("A", "B")),
        (INSPECTED, ("A", "B", "C")),
    ]


def test_what_is_planned_is_no_point_of_what_was_done():
    points = points_of(*THREE, (TASKS, "C Đã kiểm tra, giám sát 3 đơn vị trực thuộc."))

    assert [(point.section, point.units) for point in points] == [
        (LEARNT, ("A", "B")),
        (INSPECTED, ("A", "B")),
        (TASKS, ("C",)),
    ]


def test_what_the_same_offices_tell_under_both_headings_stays_two_points():
    points = points_of(*THREE, (LEARNT, "A Đã kiểm tra, giám sát 3 đơn vị trực thuộc."))

    assert [(point.section, point.units) for point in points] == [
        (LEARNT, ("A", "B")),
        (LEARNT, ("A",)),
        (INSPECTED, ("A", "B")),
    ]


def test_every_statement_is_still_wholly_in_one_point():
    said = (*THREE, (LEARNT, "C Kiểm tra, giám sát 3 chi bộ."), (INSPECTED, "D Quán triệt Chỉ thị tại hội nghị."))

    points = points_of(*said)

    assert sorted(one.text for point in points for one in point.statements) == sorted(text[2:] for _, text in said)
