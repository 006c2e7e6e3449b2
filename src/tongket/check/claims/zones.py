"""Takes the syllables around a number, makes where the words that belong to it end and the next number's begin."""

from __future__ import annotations

from collections.abc import Container, Sequence

from tongket.check.claims.words import phrases
from tongket.wording.prose_words import prose_words
from tongket.wording.syllables import spelt


def is_in_brackets(keys: Sequence[str], first: int, at: int) -> bool:
    """Whether a bracket opened since `first` is still open."""
    opened = keys[first:at].count("(")
    return opened > keys[first:at].count(")")


_MARKS = frozenset(",;:()–—")
_IS = spelt("là")
_PASSIVE = frozenset(map(spelt, ("bị", "được")))


def end_of_words(keys: Sequence[str], first: int, last: int, *, is_subject: bool, joined: Container[int] = ()) -> int:
    """Where the words that follow a number end and those before the next begin.

    Of a number that opens its sentence, what it "là" says what it is: "21.017 triệu đồng là tổng kinh phí".
    `joined` are tokens within one name: the comma of "kinh tế, môi trường" ends nothing.
    """
    at = first
    while at < last:
        if at in joined:
            at += 1
            continue
        if keys[at] in _MARKS and not _is_within_measure(keys, at, first):
            return at
        is_said_of = (keys[at - 1] in _PASSIVE and at > first) or (is_subject and keys[at] == _IS)
        if not is_said_of and _joins(keys, at) and not _is_within_measure(keys, at, first):
            return at
        at += 1
    return last


_NEEDS_A_NUMBER = frozenset(map(spelt, ("đạt", "chiếm", "bằng", "còn")))


def _joins(keys: Sequence[str], at: int) -> bool:
    """Whether what is said next begins there: "đạt 85%", but not "13 mô hình đạt hiệu quả"."""
    if phrases("joins").starting_at(keys, at) is None:
        return False
    if tuple(keys[at : at + 3]) in _OF_THESE or _is_of_those(keys, at) or tuple(keys[at - 1 : at + 1]) == _AND_ABOVE:
        return False
    return keys[at] not in _NEEDS_A_NUMBER or _has_number(keys[at + 1 : at + 6])


_BECAUSE = frozenset(map(spelt, ("vì", "do", "nhờ", "bởi")))


def before_cause(keys: Sequence[str], first: int, last: int) -> int:
    """ "ít hơn năm trước 10 người vì thanh niên đi làm xa": why it changed says nothing of what changed."""
    return next((at for at in range(first, last) if keys[at] in _BECAUSE), last)


_AND_ABOVE = (spelt("trở"), spelt("lên"))
_OF_THESE = {tuple(map(spelt, ("trong", "số", last))) for last in ("này", "đó", "trên", "ấy")}


_THEREOF = (spelt("trong"), spelt("đó"))
_OPENS_A_PART = frozenset(map(spelt, ("có", "là", "riêng", "gồm", "số")))


def _is_of_those(keys: Sequence[str], at: int) -> bool:
    """ "39 mô hình trong đó còn sinh hoạt": what the number is of, where no part is named behind it."""
    if tuple(keys[at : at + 2]) != _THEREOF or at + 2 >= len(keys) or keys[at - 1] in _MARKS:
        return False
    behind = keys[at + 2]
    return behind not in _OPENS_A_PART and behind[0].isalpha() and not _has_number(keys[at + 2 : at + 8])


def _has_number(keys: Sequence[str]) -> bool:
    for key in keys:
        if key in _MARKS:
            return False
        if key[0].isdigit():
            return True
    return False


def _is_within_measure(keys: Sequence[str], at: int, first: int) -> bool:
    known = prose_words()["counted"].starting_at(keys, first)
    return known is not None and at < first + known[0]
