"""Two points that run together in a group are told apart by what some say in so many words."""

from __future__ import annotations

import numpy as np
import pytest

from tongket.consolidate.ideas import Idea
from tongket.consolidate.parted import AGREEMENT, FEWEST_UNITS, Bundle, parted

COVER = Idea("độ phủ của mô hình", "act")
MODELS = Idea("xây dựng mô hình", "act")


def groups_of(within: float, across: float, *, sides: tuple[int, int], weight: float = 1.0) -> list[int]:
    """The groups of single statements of as many units: the first so many say one idea more than the others."""
    first, size = sides[0], sum(sides)
    is_first = np.arange(size) < first
    likeness = np.where(is_first[:, None] == is_first[None, :], within, across)
    meanings = [{MODELS: 1.0, COVER: weight} if says else {MODELS: 1.0} for says in is_first]
    bundles = [Bundle(meaning, frozenset([f"U{at}"]), 1) for at, meaning in enumerate(meanings)]
    return parted(likeness, np.eye(size, dtype=bool), bundles, [0] * size)


def test_a_group_falls_apart_where_both_sides_agree_among_themselves_far_more_than_with_each_other():
    assert groups_of(0.4, 0.2, sides=(7, 8)) == [0] * 7 + [7] * 8


def test_a_group_that_agrees_across_an_idea_stays_whole():
    across = 0.4 / AGREEMENT + 0.01

    assert groups_of(0.4, across, sides=(7, 8)) == [0] * 15


@pytest.mark.parametrize("sides", [(FEWEST_UNITS - 1, 9), (9, FEWEST_UNITS - 1)])
def test_a_turn_of_phrase_of_few_units_parts_nothing(sides: tuple[int, int]):
    assert groups_of(0.4, 0.1, sides=sides) == [0] * sum(sides)


def test_a_small_share_of_a_large_group_parts_nothing():
    assert groups_of(0.4, 0.1, sides=(8, 40)) == [0] * 48


def test_what_is_said_only_in_passing_parts_nothing():
    assert groups_of(0.4, 0.1, sides=(8, 8), weight=0.5) == [0] * 16


def test_parts_are_parted_again():
    third = Idea("mô hình hoạt động hiệu quả", "act")
    kind = np.repeat([0, 1, 2], 7)
    likeness = np.where(kind[:, None] == kind[None, :], 0.5, 0.2)
    meanings = [{MODELS: 1.0} | {0: {COVER: 1.0}, 1: {third: 1.0}, 2: {}}[int(one)] for one in kind]
    bundles = [Bundle(meaning, frozenset([f"U{at}"]), 1) for at, meaning in enumerate(meanings)]

    assert parted(likeness, np.eye(21, dtype=bool), bundles, [0] * 21) == [0] * 7 + [7] * 7 + [14] * 7
