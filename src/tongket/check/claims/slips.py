"""Takes a number and the figure it was held against, makes whether it is a slip of that or of another size."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tongket.check.claims.passages import Role
from tongket.check.claims.repeats import are_swapped
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.told_of_others import (
    is_of_a_wider_area,
)

_WILD_WHERE_SURE, _WILD_WHERE_NOT = Decimal(3), Decimal("1.25")
_NEAR = Decimal("0.02")
_NEAR_IN_SCALE = Decimal("0.05")  # "9 tỉnh" is no slip of 8.061
_FEW_DIGITS = 2
_SCALES = [Decimal(10) ** power for power in (-6, -3, -1, 1, 3, 6)]


def is_slip(told: Decimal, step: Decimal, figure: Decimal) -> bool:
    """The same digits swapped or in another scale, or nearly the figure: it means this one."""
    if not told or not figure:
        return False
    most = abs(figure) * _NEAR_IN_SCALE
    digits = len(told.normalize().as_tuple().digits)
    most = most if digits > _FEW_DIGITS else Decimal()  # "06" is no slip of 62, nor "12" of 126
    is_scaled_wrongly = digits > 1 and any(abs(figure - told * scale) <= min(step * scale, most) for scale in _SCALES)
    return is_swapped(told, step, figure) or is_scaled_wrongly or abs(told - figure) <= figure * _NEAR


def is_swapped(told: Decimal, step: Decimal, figure: Decimal) -> bool:
    """ "1.327" for 1.273: all that proves an average, which may be of other years, people or aims."""
    return are_swapped(told, figure) or are_swapped(told, figure.quantize(step, ROUND_HALF_UP))


def is_of_another_size(made: Resolved, told: Decimal, figure: Decimal) -> bool:
    """Of another size altogether."""
    if made.mention.role is Role.FRACTION:
        return False
    is_its_own = made.is_sure and (not is_of_a_wider_area(made) or _is_told_of_it_here(made))
    factor = _WILD_WHERE_SURE if is_its_own else _WILD_WHERE_NOT
    return not figure <= factor * told <= factor * factor * figure


def _is_told_of_it_here(made: Resolved) -> bool:
    """ "Toàn tỉnh có 46 vụ, riêng năm 2024 có 06 vụ": what is told of the whole area just before is the unit's own."""
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence)
    return any(one.agrees and one.line is made.line for one in here)
