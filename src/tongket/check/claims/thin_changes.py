"""Takes a change that its line's figures contradict, makes whether the evidence for what is compared is too thin."""

from __future__ import annotations

import re
from decimal import Decimal

from tongket.check.claims.compared_elsewhere import is_compared_elsewhere
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Change, holds
from tongket.check.claims.narrowed import (
    is_led_by_another_kind,
)
from tongket.check.claims.over_the_span import is_led_by_its_years_alone
from tongket.check.claims.passages import Role
from tongket.check.claims.plan_shares import count_before
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.slips import is_of_another_size, is_slip
from tongket.check.claims.told_already import is_told_already
from tongket.check.claims.told_apart import is_change_of_what_follows
from tongket.check.claims.told_of_others import (
    is_of_a_wider_area,
)
from tongket.check.claims.words import phrases
from tongket.wording.quantities import Form, Quantity
from tongket.wording.syllables import spelt


def is_thin_change(made: Resolved, figures: Figures) -> bool:
    """Neither right in one of its parts, nor a slip of the change, nor sure of what is compared."""
    if made.line is None:
        return False
    now, before = (figures.of(made.line, period) for period in (made.period, made.other_period))
    if now is None or before is None or now.value is None or before.value is None:
        return False
    change = Change(now.value, before.value)
    if made.line.is_rate and is_compared_elsewhere(made):
        return True
    if made.line.is_rate and _are_both_told(made):
        return False
    if made.line.is_rate:
        is_meant = made.is_named or _is_since_a_time_told(made)
        return not is_meant and not any(_is_points(one, change) for one in made.mention.quantities)
    if any(_is_of(one, change, made.times) for one in made.mention.quantities):
        return False
    if made.is_moved:
        return False
    if _is_beside_another_thing(made) or _is_beyond_what_was_set(made) or _is_aside_of_the_unknown(made):
        return True
    if is_change_of_what_follows(made) or (is_led_by_another_kind(made) and not is_led_by_its_years_alone(made)):
        return True
    if is_told_already(made) or is_compared_elsewhere(made) or _is_of_all_the_area(made, change):
        return True
    is_bare = made.mention.quantity.form is Form.COUNT and not made.mention.more and not _goes_on_about_it(made)
    return not (made.is_based and (made.is_named or (made.is_sure and not is_bare)))


def _is_beside_another_thing(made: Resolved) -> bool:
    """ "nữ nhiều hơn nam 118 người": what it is more than is no time."""
    inside, mention = made.inside, made.mention
    start, end = inside.tokens[mention.start].start, inside.tokens[mention.quantity.first].start
    is_timed = any(time.end > start and time.start < end for time in inside.times)
    beside = phrases("between").starting_at(inside.keys, mention.start)
    if not mention.is_beside or beside is None or is_timed:
        return False
    return any(key not in _TO_THE_NUMBER for key in inside.keys[mention.start + beside[0] : mention.quantity.first])


_OPENED = re.compile(r"[^\d,.;:()]*\(\s*(?:[+–−-]|\w+\s+)*", re.IGNORECASE)


def _is_aside_of_the_unknown(made: Resolved) -> bool:
    """ "thay 18 trạm bơm (gấp 2,3 lần giai đoạn trước)", "số bình: 48, gấp đôi": of a count that the form lacks."""
    nearest = made.earlier[0] if made.earlier else None
    if not made.is_named and (counted := count_before(made)) is not None and counted.line is None:
        return True
    if nearest is None or not made.mention.is_aside or nearest.mention.is_aside or nearest.line is not None:
        return False
    between = made.inside.text[nearest.mention.quantity.end : made.mention.quantity.start]
    return nearest.is_count and _OPENED.fullmatch(between) is not None


def _is_beyond_what_was_set(made: Resolved) -> bool:
    """ "kết nạp vượt 178 hội viên": beyond a plan that the form may not hold, where no time is told with it."""
    inside, mention = made.inside, made.mention
    if phrases("of_plans").starting_at(inside.keys, mention.start) is None:
        return False
    first, last = inside.bounds[mention.sentence]
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    return not any(time.is_base and start <= time.start < end for time in inside.times)


_TO_THE_NUMBER = frozenset(
    (*"(,:", *map(spelt, ("là", "được", "tới", "đến", "khoảng", "gần", "trên", "hơn", "những", "chỉ", "đúng", "số")))
)


def _are_both_told(made: Resolved) -> bool:
    """ "năm 2014 là 28,57%, nay 53,57%, thế là cao hơn 24 điểm": both rates stand there, and rightly."""
    told = {one.period for one in made.earlier if one.line is made.line and one.agrees and one.is_count_or_rate}
    return made.mention.quantity.form is Form.POINTS and told >= {made.period, made.other_period}


_SINCE = re.compile(r",?\s*so với (?:cuối )?năm \d{4},?\s*(?:đã )?(?:tăng|giảm)(?: được)?\s*", re.IGNORECASE)


def _is_since_a_time_told(made: Resolved) -> bool:
    """ "Tỷ lệ nợ quá hạn 1,21%, so với cuối năm 2019 tăng 0,09 điểm": right behind the rate, no more between."""
    nearest = made.earlier[0] if made.earlier else None
    if nearest is None or not nearest.agrees or nearest.line is not made.line or nearest.mention.role is not Role.RATE:
        return False
    between = made.inside.text[nearest.mention.quantity.end : made.mention.quantity.start]
    return made.mention.quantity.form is Form.POINTS and _SINCE.fullmatch(between) is not None


def _goes_on_about_it(made: Resolved) -> bool:
    """ "năm 2025 trao 1.143 suất, giảm 123 suất so với năm 2024": right behind the figure that changed."""
    nearest = made.earlier[0] if made.earlier else None
    if nearest is None or not nearest.agrees or nearest.mention.sentence != made.mention.sentence:
        return False
    is_same = nearest.line is made.line and _is_of_its_time(nearest, made) and nearest.is_count
    return is_same and _noun_of(nearest) == _noun_of(made)


def _is_of_its_time(one: Resolved, other: Resolved) -> bool:
    """The same time; what stands at the end of a stretch is what stands at the end of its last year."""
    if one.period is None or other.period is None or one.line is None:
        return False
    return one.period == other.period or (one.line.stands and one.period.last == other.period.last)


def _noun_of(made: Resolved) -> tuple[str, ...]:
    return made.counted.noun if made.counted is not None else ()


def _is_of_all_the_area(made: Resolved, change: Change) -> bool:
    """ "Toàn tỉnh giảm 2.415 biên chế", where the unit's own fell by 61."""
    told = made.mention.quantity
    is_wild = told.form is Form.COUNT and is_of_another_size(made, told.value * made.times, abs(change.number))
    return is_wild and is_of_a_wider_area(made)


def _is_points(quantity: Quantity, change: Change) -> bool:
    """Whether it is nearly by how many points a rate changed."""
    return is_slip(quantity.value, quantity.step, abs(change.number))


def _is_of(quantity: Quantity, change: Change, times: Decimal) -> bool:
    """Whether it is what changed, or a slip of that."""
    told, step, figure = quantity.value, quantity.step, abs(change.percent or Decimal())
    if quantity.form is Form.COUNT:
        told, step, figure = told * times, step * times, abs(change.number)
    if quantity.form is Form.TIMES:
        figure = change.now / change.before if change.before else figure
    return holds(told, step, quantity.hedge, figure) or is_slip(told, step, figure)
