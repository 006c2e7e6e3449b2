"""Takes two numbers, dates or bodies as two texts cite them, says whether one can be a slip for the other."""

from __future__ import annotations

from datetime import date

from tongket.wording.issuers import issuer_key

_ANOTHER_TERM = 4  # years apart: Party numbers begin anew every term, State numbers every year


def is_transposed(one: str, other: str) -> bool:
    """ "84" for "48": the same digits in another order."""
    one, other = one.lstrip("0"), other.lstrip("0")
    return one != other and len(one) == len(other) > 1 and sorted(one) == sorted(other)


def is_one_digit_off(one: str, other: str) -> bool:
    """ "47" for "48", "8" for "48": one digit changed, lost or added."""
    one, other = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return len(other) - len(one) == 1 and any(one == other[:at] + other[at + 1 :] for at in range(len(other)))


def is_date_slip(one: date, other: date) -> bool:
    """Two of day, month and year agree, or day and month changed places."""
    same = (one.day == other.day) + (one.month == other.month) + (one.year == other.year)
    is_swapped = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    return one != other and (same == 2 or is_swapped)


def is_same_document(one: date, other: date) -> bool:
    """Whether one symbol with two dates is one document wrongly dated, not two of different terms."""
    return is_date_slip(one, other) or abs(one.year - other.year) < _ANOTHER_TERM


def is_other_body(one: str, other: str) -> bool:
    """Whether two names, both given, are of two bodies: "tỉnh" and its own name are the same."""
    first, second = issuer_key(one), issuer_key(other)
    return bool(first and second) and not (first.startswith(second) or second.startswith(first))
