"""Takes a number no figure of the form answers for, makes what its own sentence says of it: parts, rates, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.judging import (
    Change,
    Fault,
    Judged,
    amount,
    is_near,
    is_said,
    judge_change,
    judge_fraction,
    judge_rate,
    places,
)
from tongket.check.claims.measures import noun_at
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.words import phrases
from tongket.wording.numbers import print_number
from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Form, Quantity

_MOST_PARTS = 12
_ROUNDED = Decimal("0.05")
FITS = Judged(Verdict.NOT_CHECKABLE, why="fits_in_text")  # the sentence agrees with itself; no figure vouches for it


def judged_in_text(inside: Passage, mention: Mention, unit: str) -> Judged | None:
    """What the sentence itself shows; None where it shows nothing. To agree with oneself is no proof."""
    judged = _judged(inside, mention, unit)
    return FITS if judged is not None and judged.verdict is Verdict.AGREES else judged


def _judged(inside: Passage, mention: Mention, unit: str) -> Judged | None:
    if mention.role is Role.FRACTION:
        return _fraction(mention, unit)
    if mention.role in (Role.RATE, Role.SHARE):
        return _rate(inside, mention)
    if mention.role in (Role.CHANGE, Role.DIFFERENCE):
        return _points(inside, mention) or _change(inside, mention, unit)
    return _sum(inside, mention, unit)


def _fraction(mention: Mention, unit: str) -> Judged | None:
    quantity = mention.quantity
    if not mention.more or quantity.whole is None:
        return None
    return judge_fraction(mention.quantities, quantity.value, quantity.whole, unit)


def _rate(inside: Passage, mention: Mention) -> Judged | None:
    """A rate of two counts told with it: one that fits is taken; one that misses by the last digit is a slip."""
    if (behind := _fraction_behind(inside, mention)) is not None:
        return judge_rate(mention.quantity, behind.value * 100 / (behind.whole or 1))
    exact = [above * 100 / below for above, below in _pairs(inside, mention)]
    if any(is_said(mention.quantity, rate) for rate in exact):
        return FITS
    near = next((rate for rate in exact if is_near(mention.quantity, rate)), None)
    return None if near is None else judge_rate(mention.quantity, near)


_IN_BRACKETS = re.compile(r"[^\d.,;()]{0,60}\(\s*")


def _fraction_behind(inside: Passage, mention: Mention) -> Quantity | None:
    """ "94,77% (1.522/1.606 phiếu)": what the per cent is worked out from."""
    told = (one.quantity for one in _told_with(inside, mention) if one.role is Role.FRACTION)
    end = mention.quantity.end
    return next((one for one in told if one.start > end and _IN_BRACKETS.fullmatch(inside.text[end : one.start])), None)


def _pairs(inside: Passage, mention: Mention) -> Iterable[tuple[Decimal, Decimal]]:
    """The nearest count before the rate over every other of the sentence, and over them all together."""
    told = [one for one in _told_with(inside, mention) if one.role in (Role.COUNT, Role.TOTAL)]
    counts = [one for one in told if one.quantity.hedge is Hedge.NONE and one.quantity.step == 1]
    before = [one for one in counts if one.quantity.start < mention.quantity.start]
    if not before:
        return
    part = before[-1].quantity.value
    together = sum((one.quantity.value for one in counts), Decimal())
    if len(counts) > 1 and together and _are_complements(inside, mention):
        yield part, together
        return
    for whole in counts:
        if whole is not before[-1] and whole.quantity.value >= part > 0:
            yield part, whole.quantity.value
    if len(before) > 1 and before[-2].quantity.value <= part:
        yield before[-2].quantity.value, part


def _are_complements(inside: Passage, mention: Mention) -> bool:
    """ "98,62%" and "1,38%": two rates that make up the whole."""
    rates = [one.quantity.value for one in _told_with(inside, mention) if one.role in (Role.RATE, Role.SHARE)]
    return any(abs(rate + mention.quantity.value - 100) <= _ROUNDED for rate in rates)


def _points(inside: Passage, mention: Mention) -> Judged | None:
    """ "giảm 1,44%" beside "2,82%" and "1,38%": the difference of two rates is told in percentage points."""
    quantity = mention.quantity
    if quantity.form not in (Form.PERCENT, Form.POINTS):
        return None
    rates = [one.quantity.value for one in _told_with(inside, mention) if one.role in (Role.RATE, Role.SHARE)]
    if not any(abs(one - other) == quantity.value for one, other in pairwise(_around_pairs(rates))):
        return None
    if quantity.form is Form.POINTS:
        return FITS
    word = "giảm" if mention.direction < 0 else "tăng"
    expected = f"{word} {print_number(quantity.value, places(quantity))} điểm phần trăm"
    return Judged(Verdict.CONTRADICTS, expected, "percent_for_points", Fault.PERCENT_FOR_POINTS)


def _around_pairs(rates: Sequence[Decimal]) -> list[Decimal]:
    """Every two rates side by side once."""
    return [rate for n, one in enumerate(rates) for other in rates[n + 1 :] for rate in (one, other)]


def _change(inside: Passage, mention: Mention, unit: str) -> Judged | None:
    """ "xảy ra 3.110 vụ, giảm 224 vụ (6,72%)": the per cent follows from the count and the change."""
    counts = [
        one
        for one in _told_with(inside, mention)
        if one.role is Role.COUNT and _noun(inside, one) == _noun(inside, mention)
    ]
    before = [one for one in counts if one.quantity.start < mention.quantity.start]
    told = mention.quantity.value
    for first, last in pairwise([one.quantity.value for one in before[-2:]]):
        if abs(last - first) == told or not mention.more:
            return _either_way(mention, first, last, unit)
    if not mention.more or not before or mention.quantity.form is not Form.COUNT:
        return None
    now = before[-1].quantity.value
    change = Change(now, now - mention.direction * told)
    judged = judge_change(mention.quantities, mention.direction, change, Decimal(1), unit)
    is_next = _nearest_before(inside, mention) is before[-1]
    return judged if is_next or judged.verdict is Verdict.AGREES else None


def _either_way(mention: Mention, first: Decimal, last: Decimal, unit: str) -> Judged | None:
    """ "155 vụ, nay còn 138 vụ" and "1.483 vụ, so với 1.422 vụ của 10 năm trước": the later may be told first."""
    onward, back = (
        judge_change(mention.quantities, mention.direction, change, Decimal(1), unit)
        for change in (Change(last, first), Change(first, last))
    )
    if back.verdict is Verdict.AGREES:
        return back
    return _with_why(onward, mention.quantity.value, last - first)


def _nearest_before(inside: Passage, mention: Mention) -> Mention | None:
    told = [one for one in _told_with(inside, mention) if one.quantity.start < mention.quantity.start]
    return told[-1] if told else None


def _with_why(judged: Judged, told: Decimal, change: Decimal) -> Judged | None:
    """Two counts whose difference is another one need not be the two compared."""
    return judged if abs(change) == told else None


def _sum(inside: Passage, mention: Mention, unit: str) -> Judged | None:
    """ "833 vụ, gồm 181, 67 và 585 vụ": parts that are said to be all must add up."""
    parts = _parts(inside, mention)
    if len(parts) < 2 or mention.quantity.hedge is not Hedge.NONE:
        return None
    together = sum((part.quantity.value for part in parts), Decimal())
    if together == mention.quantity.value:
        return FITS
    if not _are_all(inside, mention, parts[0]):
        return None
    return Judged(Verdict.CONTRADICTS, amount(together, Decimal(1), mention.quantity, unit), "parts", Fault.PARTS)


def _parts(inside: Passage, mention: Mention) -> list[Mention]:
    """Counts of the same thing that follow in the sentence."""
    following = [one for one in _told_with(inside, mention) if one.quantity.start > mention.quantity.start]
    noun = _noun(inside, mention)
    parts: list[Mention] = []
    for one in following[:_MOST_PARTS]:
        if one.role is Role.COUNT and _noun(inside, one) in ("", noun):
            parts.append(one)
        elif one.role is not Role.RATE and one.role is not Role.SHARE:
            break
    return parts


def _are_all(inside: Passage, mention: Mention, first: Mention) -> bool:
    """Whether "gồm" or the like stands between the whole and its first part."""
    return any(
        phrases("parts").starting_at(inside.keys, at) for at in range(mention.quantity.after, first.quantity.first)
    )


def _told_with(inside: Passage, mention: Mention) -> list[Mention]:
    """The other numbers of the sentence."""
    first, last = whole_sentence(inside, mention.sentence)
    return [one for one in inside.mentions if one is not mention and first <= one.quantity.first < last]


def _noun(inside: Passage, mention: Mention) -> str:
    at = noun_at(inside, mention)
    is_word = at < len(inside.tokens) and inside.tokens[at].is_word and at < max(mention.after[1], at + 1)
    return inside.keys[at] if is_word and mention.after[1] > at else ""
