"""What linkage joined early is looked at again when the groups stand."""

from __future__ import annotations

from tongket.collect.narratives.report import Statement
from tongket.consolidate.looked_at_again import looked_at_again
from tongket.consolidate.read_in_order import read_in_order
from tongket.consolidate.told import Told, groups_of

UNITS = "ABCDEF"


def again(alike: list[list[float]], groups: list[int], units: str = UNITS, parts: tuple[int, ...] = ()) -> list[int]:
    """The groups anew of single statements, each of one unit."""
    import numpy as np

    unit_of = np.array([sorted(set(units)).index(unit) for unit in units])
    return looked_at_again(np.array(alike), [1] * len(units), unit_of, len(set(units)), groups, parts)


def table(*pairs: tuple[int, int, float]) -> list[list[float]]:
    """How alike six statements are; what is not named is not alike at all."""
    alike = [[0.0] * 6 for _ in range(6)]
    for one, other, likeness in pairs:
        alike[one][other] = alike[other][one] = likeness
    return alike


THREE_AND_TWO = ((0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9))


def test_a_statement_goes_to_the_group_it_is_nearest_to():
    alike = table(*THREE_AND_TWO, (5, 4, 0.5), (5, 0, 0.4), (5, 1, 0.4), (5, 2, 0.4))

    assert again(alike, [0, 0, 0, 3, 3, 3]) == [0, 0, 0, 3, 3, 0]


def test_the_unit_itself_does_not_speak_for_its_statement():
    alike = table(*THREE_AND_TWO, (5, 0, 0.4), (5, 1, 0.4), (5, 2, 0.4))

    assert again(alike, [0, 0, 0, 3, 3, 5], units="AAABCA") == [0, 0, 0, 3, 3, 5]


def test_what_no_group_is_near_to_stays_alone():
    assert again(table(*THREE_AND_TWO, (5, 0, 0.05)), [0, 0, 0, 3, 3, 5]) == [0, 0, 0, 3, 3, 5]


def test_what_is_no_longer_near_to_its_own_group_leaves_it():
    alike = table(*THREE_AND_TWO, (5, 3, 0.06), (5, 4, 0.06))

    assert again(alike, [0, 0, 0, 3, 3, 3]) == [0, 0, 0, 3, 3, 5]
    assert again(table((1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.9)), [0, 0, 0, 0, 4, 5]) == [0, 1, 1, 1, 4, 5]


def test_what_is_told_in_passing_must_be_nearer():
    alike = table(*THREE_AND_TWO, (5, 0, 0.2), (5, 1, 0.2), (5, 2, 0.2))

    assert again(alike, [0, 0, 0, 3, 3, 5])[5] == 0
    assert again(alike, [0, 0, 0, 3, 3, 5], parts=(5,))[5] == 5
    assert again(table(*THREE_AND_TWO, *((5, at, 0.9) for at in (0, 1, 2))), [0, 0, 0, 3, 3, 5], parts=(5,))[5] == 0


def test_where_a_unit_says_two_things_the_nearer_has_the_place_in_a_group():
    alike = table(*THREE_AND_TWO, *((row, at, 0.1) for row in (3, 4) for at in (0, 1, 2)), (5, 4, 0.2))
    alike[4][0] = alike[0][4] = 0.9

    assert again(alike, [0, 0, 0, 3, 4, 5], units="ABCDEF")[3] == 0
    assert again(alike, [0, 0, 0, 3, 4, 5], units="ABCDDF")[3] == 3


def test_among_many_units_two_chance_neighbours_draw_nobody():
    alike = table((0, 1, 0.9), (5, 0, 0.1), (5, 1, 0.1))

    assert again(alike, [0, 0, 2, 3, 4, 5], units="ABCCCD")[5] == 0
    assert again(alike, [0, 0, 2, 3, 4, 5], units="ABCDEF")[5] == 5


def test_statements_at_the_same_place_of_a_section_are_joined_where_words_leave_it_open():
    def of(*places: float) -> list[int]:
        meanings = [{"x": 1.0, "a": 1.0}, {"x": 1.0, "b": 1.0}, {"y": 1.0, "a": 1.0}, {"y": 1.0, "b": 1.0}]
        said = [Statement(unit, unit, 1, 0, unit, 0) for unit in UNITS]
        return groups_of([Told(*each, place=at) for *each, at in zip(said, meanings, places, strict=False)])

    opening_alike, opening_unlike = of(0.1, 0.9, 0.1, 0.9), of(0.1, 0.1, 0.9, 0.9)

    assert opening_alike[0] == opening_alike[2] != opening_alike[1] == opening_alike[3]
    assert opening_unlike[0] == opening_unlike[1] != opening_unlike[2] == opening_unlike[3]


def test_a_place_is_told_among_what_the_unit_says_in_the_section():
    said = [("A", "Xử lý 20 vụ đánh bạc."), ("A", "Phát 300 tờ rơi."), ("B", "Bắt 5 vụ đá gà.")]

    told = read_in_order([Statement(unit, unit, at, 0, text, 0) for at, (unit, text) in enumerate(said)])

    assert [one.place for one in told] == [0.25, 0.75, 0.5]
