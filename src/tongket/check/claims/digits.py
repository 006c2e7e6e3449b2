"""Takes numbers as told, makes how many digits tell them from others: the more, the fewer words it takes."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Quantity

_LEAST_DIGITS = 2
_BOUNDS = (Hedge.AT_LEAST, Hedge.AT_MOST)
_HEDGED = 1  # a hedge is worth a digit


def digits_of(quantities: Sequence[Quantity]) -> int:
    """How many digits tell it from other numbers: zeros at its end say little, and a hedge takes one.

    "chưa tới 30 triệu" is true of all that is less: it tells none.
    """
    return sum(_digits(quantity) for quantity in quantities)


def _digits(quantity: Quantity) -> int:
    if quantity.hedge in _BOUNDS:
        return 0
    told = f"{quantity.value.normalize():f}".replace(".", "").lstrip("0")
    return max(len(told.rstrip("0")), min(len(told), _LEAST_DIGITS)) - (
        _HEDGED if quantity.hedge is not Hedge.NONE else 0
    )


def digits_printed(quantity: Quantity) -> int:
    """ "315,0 tỷ" and "5,40%" tell four and three: the nought behind the comma is told, too."""
    has_decimals = quantity.step < quantity.scale
    return len(f"{quantity.value / quantity.step:.0f}") if has_decimals else digits_of((quantity,))
