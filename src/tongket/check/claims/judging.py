"""Takes what a number says and the figure it speaks of, makes the verdict and the wording that would agree."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tongket.check.claims.claim import Verdict
from tongket.wording.numbers import print_change, print_count, print_number, print_percent
from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Form, Quantity

_A_TENTH, _A_TWENTIETH = Decimal("0.1"), Decimal("0.05")


class Fault(StrEnum):
    """What is wrong with a statement."""

    NONE = ""
    COUNT = "count"
    RATE = "rate"
    DIRECTION = "direction"
    PERCENT_FOR_POINTS = "percent_for_points"
    PARTS = "parts"
    TOLD_TWICE = "told_twice"
    CHANGE = "change"
    FRACTION = "fraction"
    ROUNDING = "rounding"


class Judged(NamedTuple):
    """The verdict, with the wording that would agree and the reason as a word."""

    verdict: Verdict
    expected: str = ""
    why: str = ""
    fault: Fault = Fault.NONE


AGREES = Judged(Verdict.AGREES)


def unknown(why: str) -> Judged:
    """Not checkable, and why."""
    return Judged(Verdict.NOT_CHECKABLE, why=why)


def is_said(quantity: Quantity, figure: Decimal, times: Decimal = Decimal(1)) -> bool:
    """Whether the number, as printed and hedged, is the figure. `times` turns the number into the figure's measure."""
    return holds(quantity.value * times, quantity.step * times, quantity.hedge, figure)


def holds(said: Decimal, step: Decimal, hedge: Hedge, figure: Decimal) -> bool:
    """ "hơn 1.200" holds up to a tenth above, "gần" down to a tenth below, "khoảng" a twentieth to either side."""
    if hedge is Hedge.ABOVE:
        return said < figure <= said * (1 + _A_TENTH)
    if hedge is Hedge.BELOW:
        return said * (1 - _A_TENTH) <= figure < said
    if hedge in (Hedge.AT_LEAST, Hedge.AT_MOST):
        return figure >= said if hedge is Hedge.AT_LEAST else figure <= said
    if hedge is Hedge.ABOUT:
        return abs(figure - said) <= max(abs(said) * _A_TWENTIETH, step / 2)
    return abs(figure - said) <= step / 2


def is_near(quantity: Quantity, figure: Decimal) -> bool:
    """Off by no more than two of the last printed places: a slip of rounding."""
    return quantity.step < 1 and abs(figure - quantity.value) <= 2 * quantity.step


def judge_count(quantity: Quantity, figure: Decimal, times: Decimal, unit: str) -> Judged:
    """A count or total against the figure."""
    if is_said(quantity, figure, times):
        return AGREES
    return Judged(Verdict.CONTRADICTS, amount(figure, times, quantity, unit), "differs", Fault.COUNT)


def judge_rate(quantity: Quantity, figure: Decimal) -> Judged:
    """A rate against the figure."""
    if is_said(quantity, figure):
        return AGREES
    fault = Fault.ROUNDING if is_near(quantity, figure) else Fault.RATE
    return Judged(Verdict.CONTRADICTS, print_percent(figure, places(quantity)), "differs", fault)


def judge_fraction(quantities: tuple[Quantity, ...], above: Decimal, below: Decimal, unit: str) -> Judged:
    """ "3.043/3.558 vụ (đạt 85,53%)" against both figures."""
    first, *shares = quantities
    is_right = first.value == above and first.whole == below
    if is_right and below and all(is_said(share, above * 100 / below) for share in shares):
        return AGREES
    expected = f"{print_number(above)}/{print_number(below)}{unit}"
    if shares and below:
        expected += f" ({print_percent(above * 100 / below, places(shares[0]))})"
    near = is_right and bool(below) and all(is_near(share, above * 100 / below) for share in shares)
    return Judged(Verdict.CONTRADICTS, expected, "differs", Fault.ROUNDING if near else Fault.FRACTION)


class Change(NamedTuple):
    """Two figures compared."""

    now: Decimal
    before: Decimal

    @property
    def number(self) -> Decimal:
        """By how much."""
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """By how much in a hundred of the earlier."""
        return self.number * 100 / self.before if self.before else None


def judge_change(quantities: tuple[Quantity, ...], direction: int, change: Change, times: Decimal, unit: str) -> Judged:
    """ "giảm 224 vụ (6,72%)": number, per cent and direction must all hold."""
    wrong = [one for one in quantities if not _is_change(one, change, times)]
    is_contrary = direction * change.number < 0 or not change.number or _is_signed_against(quantities, change)
    if not wrong and not is_contrary:
        return AGREES
    expected = wording_of(change, quantities, times, unit)
    if is_contrary:
        return Judged(Verdict.CONTRADICTS, expected, "differs", Fault.DIRECTION)
    is_near_all = all(one.form is Form.PERCENT and is_near(one, abs(change.percent or Decimal())) for one in wrong)
    return Judged(Verdict.CONTRADICTS, expected, "differs", Fault.ROUNDING if is_near_all else Fault.CHANGE)


def _is_signed_against(quantities: tuple[Quantity, ...], change: Change) -> bool:
    return any(one.sign * change.number < 0 for one in quantities)


def _is_change(quantity: Quantity, change: Change, times: Decimal) -> bool:
    if quantity.form is Form.PERCENT:
        return change.percent is not None and is_said(quantity, abs(change.percent))
    if quantity.form is Form.TIMES:
        is_more = bool(change.before) and is_said(quantity, change.now / change.before)
        is_less = bool(change.now) and change.now < change.before and is_said(quantity, change.before / change.now)
        return is_more or is_less
    return is_said(quantity, abs(change.number), times)


def judge_points(quantity: Quantity, direction: int, change: Change) -> Judged:
    """The difference of two rates: exact, or between the rates as printed."""
    exact, printed = abs(change.number), abs(round(change.now, 2) - round(change.before, 2))
    is_right = is_said(quantity, exact) or is_said(quantity, printed)
    expected = f"{'tăng' if change.number > 0 else 'giảm'} {print_number(exact, places(quantity))} điểm phần trăm"
    if is_right and direction * change.number >= 0:
        if quantity.form is Form.PERCENT:
            return Judged(Verdict.CONTRADICTS, expected, "percent_for_points", Fault.PERCENT_FOR_POINTS)
        return AGREES
    fault = Fault.DIRECTION if direction * change.number < 0 else Fault.CHANGE
    return Judged(Verdict.CONTRADICTS, expected, "differs", fault)


def places(quantity: Quantity) -> int:
    """How many decimals a per cent is printed with; two where it has none."""
    exponent = quantity.step.as_tuple().exponent
    return max(1, -exponent) if isinstance(exponent, int) and exponent < 0 else 2


def wording_of(change: Change, quantities: tuple[Quantity, ...], times: Decimal, unit: str) -> str:
    """ "giảm 224 vụ (-6,72%)", in the parts the statement has."""
    word = "tăng" if change.number > 0 else "giảm"
    if not change.number:
        return "không tăng, không giảm"
    if quantities[0].form is Form.TIMES and change.before:
        return f"bằng {print_number(change.now / change.before, places(quantities[0]))} lần"
    counts = [one for one in quantities if one.form is not Form.PERCENT]
    rates = [one for one in quantities if one.form is Form.PERCENT]
    percent = change.percent
    if not counts:
        return f"{word} {print_percent(abs(percent), places(rates[0]))}" if percent is not None else word
    text = f"{word} {amount(abs(change.number), times, counts[0], unit)}"
    return f"{text} ({print_change(percent, places(rates[0]))})" if rates and percent is not None else text


def amount(figure: Decimal, times: Decimal, quantity: Quantity, unit: str) -> str:
    """The figure as the statement would print it: in its "tỷ", with its places, "09" below ten."""
    plain = figure / times if times else figure
    if quantity.is_scaled:
        word = _SCALES.get(quantity.scale, "")
        shown = plain / quantity.scale if word else plain
        return f"{_rounded(shown, 3)} {word}{unit}".replace("  ", " ")
    return f"{print_count(plain) if plain == plain.to_integral_value() else _rounded(plain, 3)}{unit}"


def _rounded(value: Decimal, most: int) -> str:
    digits = print_number(value, most)
    return digits.rstrip("0").rstrip(",") if "," in digits else digits


_SCALES = {Decimal(1000): "nghìn", Decimal(10) ** 6: "triệu", Decimal(10) ** 9: "tỷ"}
