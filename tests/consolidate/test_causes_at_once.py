"""Who tells all causes of one kind in one sentence makes the point of the others who do."""

from __future__ import annotations

import numpy as np

from tongket.collect.narratives.report import Statement
from tongket.consolidate.causes_at_once import AT_ONCE, by_causes_at_once


def likeness(*said: str) -> np.ndarray:
    """How alike the statements are, given as "unit, kind of cause, place", where they have nothing else in common."""
    told = [one.split(", ") for one in said]
    statements = [Statement(unit, f"{unit}.docx", int(place), 0, f"câu {place}", 0) for unit, _, place in told]
    table = np.zeros((len(said), len(said)))
    by_causes_at_once(table, range(len(said)), statements, [kind for _, kind, _ in told])
    return table


def test_two_offices_that_tell_all_their_failings_at_once_are_alike():
    assert likeness("A, chu quan, 1", "B, chu quan, 1")[0, 1] == AT_ONCE


def test_what_an_office_tells_one_by_one_are_points_of_their_own():
    table = likeness("A, chu quan, 1", "B, chu quan, 1", "B, chu quan, 2")

    assert table[0, 1] == table[0, 2] == table[1, 2] == 0


def test_the_parts_of_one_sentence_are_told_at_once():
    assert likeness("A, chu quan, 1", "B, chu quan, 1", "B, chu quan, 1")[0, 2] == AT_ONCE


def test_another_kind_and_no_kind_have_nothing_in_common():
    table = likeness("A, chu quan, 1", "B, khach quan, 1", "C, , 1", "D, , 1")

    assert not table[~np.eye(4, dtype=bool)].any()
