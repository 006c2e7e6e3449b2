"""A decision from which nothing follows any more is said: the file has gone, the cell is none that is asked for."""

from __future__ import annotations

import pytest
from small_review import address, chosen, decision, form_of, period_total, row, year

from tongket.consolidate.idle_decisions import idle_decisions

FORM = form_of([row(1, "Số vụ")], [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
FILES = frozenset({"An Bình.xlsx", "An Bình (lần 1).xlsx"})
UNITS = frozenset({"An Bình", "Bình Minh"})


def idle(*decisions):
    choice = chosen(FORM, {"An Bình": {address(1, 3): "3"}}, decisions=decisions)
    return [(one.decision.what, one.why) for one in idle_decisions(decisions, FILES, UNITS, choice, FORM)]


@pytest.mark.parametrize(
    ("what", "verb", "value", "why"),
    [
        ("cũ.xlsx", "exclude", "", "no_file"),
        ("cũ.xlsx:Biểu 1!C1", "correct", "5", "no_file"),
        ("An Bình.xlsx", "assign", "H99", "no_unit"),
        ("An Bình (lần 1).xlsx:Biểu 1!C1", "correct", "5", "not_counted"),
        ("Bình Minh:Biểu 1!C1", "correct", "5", "not_counted"),
        ("An Bình.xlsx:Biểu 1!A1", "correct", "5", "not_asked"),
        ("An Bình:Biểu 1!E1", "correct", "5", "derived"),
        ("Biểu 1!E1", "exclude", "", "derived"),
    ],
)
def test_a_decision_without_effect_is_told_with_the_reason(what: str, verb: str, value: str, why: str) -> None:
    assert idle(decision(what, verb, value)) == [(what, why)]


@pytest.mark.parametrize(
    ("what", "verb", "value"),
    [
        ("An Bình.xlsx", "exclude", ""),
        ("An Bình.xlsx", "assign", "Bình Minh"),
        ("Bình Minh", "waive", ""),
        ("An Bình:Biểu 1!C1", "correct", "5"),
        ("An Bình.xlsx:Biểu 1!C1", "accept", ""),
        ("Biểu 1!C1", "exclude", ""),
        ("Biểu 1!E1", "accept", ""),
        ("form", "confirm", ""),
        ("P3fa9c1d2", "confirm", ""),
        ("C304 cũ.xlsx:Biểu 1!C1", "waive", ""),
    ],
)
def test_one_that_does_something_or_speaks_of_something_else_is_not_told(what: str, verb: str, value: str) -> None:
    assert idle(decision(what, verb, value)) == []


def test_of_decisions_on_the_same_only_the_last_is_told() -> None:
    assert idle(decision("cũ.xlsx", "exclude"), decision("cũ.xlsx", "accept")) == [("cũ.xlsx", "no_file")]
