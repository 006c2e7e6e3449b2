"""Takes numbers written out ("hai mươi lăm"), makes their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tongket.wording.syllables import Token, spelt

_DIGITS = {
    spelt(word): value
    for words, value in (
        ("không", 0),
        ("một mốt", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn tư", 4),
        ("năm lăm nhăm", 5),
        ("sáu", 6),
        ("bảy bẩy", 7),
        ("tám", 8),
        ("chín", 9),
    )
    for word in words.split()
}
_TEN, _TENS, _HUNDRED = spelt("mười"), frozenset(map(spelt, ("mươi", "mười"))), spelt("trăm")
_ODD = frozenset(map(spelt, ("linh", "lẻ")))
_THOUSANDS = {spelt("nghìn"): 1000, spelt("ngàn"): 1000, spelt("triệu"): 10**6}
_ONLY_AFTER_TENS = frozenset(map(spelt, ("mốt", "tư", "lăm", "nhăm")))
_CHANGES_AFTER_TENS = _ONLY_AFTER_TENS | {spelt("năm")}  # "mười năm" are ten years; fifteen is "mười lăm"


def may_begin(key: str) -> bool:
    """Whether a number written out may begin with the syllable."""
    return key in _DIGITS or key == _TEN


class Spelled(NamedTuple):
    """A number written out in `length` syllables."""

    value: int
    length: int


def read_spelled(tokens: Sequence[Token], at: int) -> Spelled | None:
    """The number written out from token `at` on; None when none begins there."""
    total, position = 0, at
    while (group := _below_thousand(tokens, position)) is not None:
        position += group.length
        times = _THOUSANDS.get(tokens[position].key) if position < len(tokens) else None
        if times is None:
            return Spelled(total + group.value, position - at)
        total += group.value * times
        position += 1
    return Spelled(total, position - at) if position > at else None


def _below_thousand(tokens: Sequence[Token], at: int) -> Spelled | None:
    keys = [token.key for token in tokens[at : at + 6]]
    hundreds = _hundreds(keys)
    rest = keys[hundreds.length :]
    tens = _tens(rest)
    ones = _ones(rest[tens.length :], after_tens=tens.length > 0, after_hundreds=hundreds.length > 0)
    count = hundreds.length + tens.length + ones.length
    return Spelled(hundreds.value + tens.value + ones.value, count) if count else None


def _hundreds(keys: Sequence[str]) -> Spelled:
    is_there = len(keys) > 1 and keys[0] in _DIGITS and keys[1] == _HUNDRED
    return Spelled(_DIGITS[keys[0]] * 100, 2) if is_there else Spelled(0, 0)


def _tens(keys: Sequence[str]) -> Spelled:
    if keys and keys[0] == _TEN:
        return Spelled(10, 1)
    is_there = len(keys) > 1 and keys[0] in _DIGITS and keys[1] in _TENS
    return Spelled(_DIGITS[keys[0]] * 10, 2) if is_there else Spelled(0, 0)


def _ones(keys: Sequence[str], *, after_tens: bool, after_hundreds: bool) -> Spelled:
    if after_hundreds and len(keys) > 1 and keys[0] in _ODD and keys[1] in _DIGITS:
        return Spelled(_DIGITS[keys[1]], 2)
    if not keys or keys[0] not in _DIGITS or (after_hundreds and not after_tens):
        return Spelled(0, 0)
    if (keys[0] in _ONLY_AFTER_TENS) != after_tens and keys[0] in _CHANGES_AFTER_TENS:
        return Spelled(0, 0)
    return Spelled(_DIGITS[keys[0]], 1)
