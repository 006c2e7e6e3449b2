"""Sentences that tell figures of one line of the form make one point, whatever their words and numbers."""

from __future__ import annotations

import numpy as np

from tongket.collect.narratives.report import Statement
from tongket.consolidate.lines_told import Line, LineAt, lines_in, points_of_their_own, weighed
from tongket.consolidate.nearness import by_cause, by_line
from tongket.consolidate.read_in_order import read_in_order

ONLINE, LATE, DEATHS = Line("Biểu 1", 12), Line("Biểu 1", 18), Line("Biểu 1", 19)


def said(unit: str, text: str) -> Statement:
    return Statement(unit, f"{unit}.docx", 1, 0, text, 0)


def told(*pairs: tuple[Statement, dict[str, Line]]) -> dict[tuple[str, int], list[LineAt]]:
    """The lines at the words that tell their figures."""
    return {
        (one.file, one.paragraph): [LineAt(one.text.index(words), line, ()) for words, line in lines.items()]
        for one, lines in pairs
    }


def test_a_sentence_is_parted_where_another_line_of_the_form_begins_that_makes_a_point_of_its_own():
    both = said("A", "Nộp trực tuyến 9.345 hồ sơ, quá hạn 261 hồ sơ.")
    late = said("B", "Quá hạn 17 hồ sơ.")
    lines = told((both, {"9.345": ONLINE, "261": LATE}), (late, {"17": LATE}))

    parts = [(one.is_part, [line for line, _ in one.lines]) for one in read_in_order([both, late], lines)]

    assert parts == [(False, [ONLINE]), (True, [LATE]), (False, [LATE])]


def test_what_is_told_only_after_another_line_belongs_to_its_point():
    crash = said("A", "Có 80 vụ, làm chết 4 người.")
    lines = told((crash, {"80": LATE, "4 người": DEATHS}))

    assert points_of_their_own([crash], lines) == {LATE}
    assert len(read_in_order([crash], lines)) == 1


def test_a_figure_of_the_form_says_something_however_few_its_words():
    short = said("A", "Số tiền: 1.295,4 triệu đồng.")

    assert read_in_order([short]) == []
    assert len(read_in_order([short], told((short, {"1.295,4": LATE})))) == 1


def test_lines_are_placed_in_the_sentence_that_tells_them():
    second = Statement("A", "A.docx", 1, 30, "Quá hạn 17 hồ sơ.", 0)
    lines = {("A.docx", 1): [LineAt(10, ONLINE, ()), LineAt(38, LATE, ())]}

    assert lines_in(second, lines) == (LineAt(8, LATE, ()),)


def test_every_line_that_is_told_weighs_alike_and_the_line_it_is_a_part_of_a_little():
    weights = dict(weighed([LineAt(0, ONLINE, (DEATHS,)), LineAt(9, LATE, ())]))

    assert weights[ONLINE] == weights[LATE] > weights[DEATHS] > 0


def test_one_line_draws_together_and_two_keep_apart():
    likeness = np.zeros((4, 4))

    by_line(likeness, [0, 1, 2, 3], [((LATE, 1.0),), ((LATE, 1.0),), ((ONLINE, 1.0),), ()])

    assert likeness[0, 1] > 0 > likeness[0, 2]
    assert likeness[0, 3] == 0


def test_causes_outside_an_office_are_kept_from_its_own_doing():
    likeness = np.zeros((3, 3))

    by_cause(likeness, [0, 1, 2], ["khach quan", "chu quan", ""])

    assert likeness[0, 1] < 0 == likeness[0, 2] == likeness[1, 2]


def test_the_kind_of_a_cause_holds_until_the_other_is_named():
    texts = ["Về khách quan, địa bàn rộng.", "Dân cư phân tán.", "Chủ quan: cán bộ chưa sâu sát.", "Kinh phí thiếu."]
    statements = [Statement("A", "A.docx", at, 0, text, 0) for at, text in enumerate(texts)]
    other = Statement("B", "B.docx", 1, 0, "Địa bàn rộng, dân cư phân tán.", 0)

    causes = [one.cause for one in read_in_order([*statements, other])]

    assert causes == ["khach quan", "khach quan", "chu quan", "chu quan", ""]
