"""Takes the "trên" before a number, makes whether a number of the same measure stands before it: then it is out of it.

"12,4 tỷ đồng trên 15,1 tỷ đồng được giao", "21,5 ha ao trên 30,2 ha đất" say of neither that it is more.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongket.wording.numerals import Convention, read_numeral
from tongket.wording.prose_words import prose_words
from tongket.wording.syllables import Token

_REACH = 6  # "tỷ đồng ngân sách tỉnh" and "trên"


def part_before(tokens: Sequence[Token], keys: Sequence[str], on: int) -> int | None:
    """The token of the number that is out of the one behind `on`: of its measure, no more than it."""
    for at in range(on - 1, max(-1, on - 1 - _REACH), -1):
        if keys[at][0].isdigit():
            is_of_one_measure = at + 1 < on and keys[at + 1 : at + 2] == keys[on + 2 : on + 3]
            return at if is_of_one_measure and is_no_more(keys[at], keys[on + 1]) else None
        if not tokens[at].is_word or prose_words()["function"].starting_at(keys, at) is not None:
            return None
    return None


def is_no_more(part: str, whole: str) -> bool:
    """Whether both are numbers and the first is no more than the other."""
    numbers = [read_numeral(key, Convention.OFFICIAL) for key in (part, whole)]
    return numbers[0] is not None and numbers[1] is not None and numbers[0].value <= numbers[1].value
