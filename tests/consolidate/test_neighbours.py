"""Statements that stand between alike ones are likely to tell the same, whatever their words."""

from __future__ import annotations

import numpy as np

from tongket.collect.narratives.report import Statement
from tongket.consolidate.neighbours import BETWEEN, OF_ONE_GROUP, by_neighbours
from tongket.consolidate.told import Told, groups_of


def test_what_stands_after_alike_statements_is_more_alike():
    likeness = np.eye(5)
    likeness[0, 2] = likeness[2, 0] = 0.8

    by_neighbours(likeness, range(5), ["A", "A", "B", "B", "C"])

    assert likeness[1, 3] == likeness[3, 1] == BETWEEN * 0.8 / 2
    assert likeness[1, 4] == 0
    assert likeness[0, 2] == 0.8


def test_what_another_unit_tells_does_not_stand_beside_it():
    likeness = np.eye(4)
    likeness[0, 2] = likeness[2, 0] = 0.8

    by_neighbours(likeness, range(4), ["A", "B", "C", "D"])

    assert likeness[1, 3] == 0


def test_of_a_bundle_the_neighbours_of_its_statements_count_on_average():
    likeness = np.eye(4)
    likeness[0, 2] = likeness[2, 0] = 0.8

    by_neighbours(likeness, [0, 1, 2, 3, 3], ["A", "A", "B", "B", "C"])

    assert likeness[1, 3] == BETWEEN * 0.8 / 4


def test_once_groups_stand_what_follows_one_group_is_more_alike_whatever_the_words():
    """A and B open with the steering committee in other words; what each tells then is likely to be the same."""
    likeness = np.eye(6)

    by_neighbours(likeness, range(6), ["A", "A", "B", "B", "C", "C"], groups=[0, 1, 0, 3, 4, 5])

    assert likeness[1, 3] == likeness[3, 1] == BETWEEN * OF_ONE_GROUP / 4
    assert likeness[1, 5] == 0


def test_statements_after_the_same_point_are_joined_where_words_leave_it_open():
    def seconds(*firsts: str) -> list[int]:
        """The groups of what four units say second, after what they say first."""
        then = ({"x": 1.0, "a": 1.0}, {"x": 1.0, "b": 1.0}, {"y": 1.0, "a": 1.0}, {"y": 1.0, "b": 1.0})
        told = [
            Told(Statement(unit, unit, at, 0, unit, 0), meaning)
            for unit, first, second in zip("ABCD", firsts, then, strict=True)
            for at, meaning in enumerate(({first: 1.0, unit: 0.5}, second | {unit: 0.9}))
        ]
        return groups_of(told)[1::2]

    xs_alike, as_alike = seconds("m", "m", "n", "n"), seconds("m", "n", "m", "n")

    assert xs_alike[0] == xs_alike[1] != xs_alike[2] == xs_alike[3]
    assert as_alike[0] == as_alike[2] != as_alike[1] == as_alike[3]
