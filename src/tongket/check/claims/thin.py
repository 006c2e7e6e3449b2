"""Takes a number that its line's figure contradicts, makes whether the evidence for the line is too thin to say so.

A false alarm sent to a unit costs more trust than a slip that is not found.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tongket.check.claims.by_figure import value_told
from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.differences import says_difference
from tongket.check.claims.ends import is_from
from tongket.check.claims.figures import Figure, Figures
from tongket.check.claims.judging import Fault, Judged, is_said
from tongket.check.claims.lines import Plan
from tongket.check.claims.longer_names import has_a_longer_name
from tongket.check.claims.met_plans import plan_met_of
from tongket.check.claims.narrowed import (
    is_brought_by_another_count,
    is_done_for_them,
    is_led_by_another_kind,
    is_of_another_age,
    is_of_another_body,
    is_of_another_deed,
    is_of_another_kind,
    is_of_another_name,
    is_of_one_sex,
    is_of_the_country,
    is_of_those_who_have,
    is_turn_of_another,
)
from tongket.check.claims.others_figures import is_figure_of_another, is_of_one_of_its_years
from tongket.check.claims.passages import Role
from tongket.check.claims.plan_shares import is_of_a_count_unproved, is_of_the_count_before
from tongket.check.claims.rates_of_the_told import is_rate_of_the_told
from tongket.check.claims.repeats import are_swapped
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares_of_parts import may_be_of_several_parts
from tongket.check.claims.slips import is_of_another_size, is_slip, is_swapped
from tongket.check.claims.thin_changes import is_thin_change
from tongket.check.claims.told_already import is_told_already
from tongket.check.claims.told_apart import is_one_of_its_parts, is_set_apart
from tongket.check.claims.told_beside import (
    is_added_to_what_stands,
    is_beside_the_units_own,
    is_of_some_months,
    is_of_those_that_left,
    is_rate_among_some,
    is_timed_at_the_end,
)
from tongket.check.claims.told_of_others import (
    is_a_part_of_one,
    is_average_of_wider_area,
    is_of_a_rest_not_named,
    is_of_a_wider_body,
    is_of_one_of_many,
    is_part_of_what_the_form_lacks,
    is_rate_of_office_holders,
    is_rate_of_some_people,
    is_share_of_another_count,
    is_share_of_what_follows,
    is_told_of_some,
    names_a_rate_of_its_own,
    names_another_rate,
)
from tongket.check.claims.told_sums import is_sum_of_others, lines_joined
from tongket.check.claims.totals_called import is_a_total_of_another_name
from tongket.check.claims.turn_names import names_in_turn
from tongket.check.claims.turns import is_next_year
from tongket.check.claims.words import phrases
from tongket.wording.prose_words import Hedge

_ALL = 100
_LEAST_FIT = 0.8  # the measure is at least another name of the line's
_NEAR = Decimal("0.02")
_COUNTS = (Fault.COUNT, Fault.FRACTION)
_OF_OTHERS = (
    is_told_of_some,
    is_of_one_of_many,
    is_of_a_rest_not_named,
    is_part_of_what_the_form_lacks,
    is_done_for_them,
    is_of_those_who_have,
    is_brought_by_another_count,
    is_of_another_age,
    is_of_another_body,
    is_of_another_deed,
    is_of_another_kind,
    is_of_another_name,
    is_of_one_sex,
    is_turn_of_another,
    has_a_longer_name,
    is_a_total_of_another_name,
)


def is_thin(made: Resolved, judged: Judged, figures: Figures) -> bool:
    """Whether it may well speak of something else."""
    if judged.verdict is Verdict.CONTRADICTS and any(way(made) for way in _SET_APART):
        return True
    if judged.verdict is Verdict.CONTRADICTS and made.is_in_row:
        return True
    if judged.verdict is Verdict.CONTRADICTS and made.is_whole_meant:
        return not _is_nearly_the_whole(made, figures)
    if judged.verdict is Verdict.CONTRADICTS and made.line is not None and made.line.plan is Plan.SET:
        return not _is_slip_of_plan(made, figures)  # "mục tiêu" may be another than the form's plan
    if judged.fault in (Fault.CHANGE, Fault.DIRECTION):
        return is_thin_change(made, figures)
    if judged.fault is Fault.RATE:
        return _is_thin_rate(made, figures)
    if judged.fault not in _COUNTS or made.line is None or made.together:
        return False
    figure = figures.of(made.line, made.period)
    if figure is None or figure.value is None:
        return False
    return _is_its_whole(made, figure) or _is_thin_count(made, value_told(made, figure.value, figures), figures)


_LONG = 1000


def _is_nearly_the_whole(made: Resolved, figures: Figures) -> bool:
    """ "Cấp hơn 3.100 thẻ" of 3.052: so near to a figure so long, and no more said of it, it is of that."""
    figure = figures.of(made.line, made.period) if made.line is not None else None
    is_rounded = made.is_count and made.mention.quantity.hedge is not Hedge.NONE
    if figure is None or figure.value is None or figure.value < _LONG or not is_rounded:
        return False
    if made.inside.things_between(made.mention.noun_end, made.mention.after[1]):
        return False
    return abs(made.mention.quantity.value * made.times - figure.value) <= figure.value * _NEAR


def _is_thin_count(made: Resolved, figure: Decimal, figures: Figures) -> bool:
    """No slip of the figure, and narrowed, of another size, ill named or told already."""
    told = made.mention.quantity.value * made.times
    if made.is_yearly:
        return _is_mean_of_the_told(made) or not is_swapped(told, made.mention.quantity.step * made.times, figure)
    if is_one_of_its_parts(made, figure) or is_of_one_of_its_years(made, figures):
        return True
    if made.mention.role is not Role.FRACTION and is_slip(told, made.mention.quantity.step * made.times, figure):
        return False
    is_of_others = any(way(made) for way in _OF_OTHERS)
    is_wild = is_of_another_size(made, told, figure) and not is_figure_of_another(made, figures)
    return is_of_others or is_wild or _is_ill_named(made) or is_told_already(made)


def _is_mean_of_the_told(made: Resolved) -> bool:
    """ "Năm 2021 là 410 bóng, năm 2022 là 490 bóng; bình quân mỗi năm 450 bóng": of those two years."""
    here = whole_sentence(made.inside, made.mention.sentence)
    told = [
        one.mention.quantity.value
        for one in made.earlier
        if one.line is made.line and one.is_count and whole_sentence(one.inside, one.mention.sentence) == here
    ]
    return made.is_yearly and len(told) > 1 and is_said(made.mention.quantity, sum(told, Decimal()) / len(told))


def _is_listed(made: Resolved) -> bool:
    """Numbers in a row need not be the years'."""
    return made.mention.is_listed


def _is_of_several_lines(made: Resolved) -> bool:
    """ "xây mới và sửa chữa 75 trạm": of neither of them."""
    return made.is_count and not made.together and len(lines_joined(made)) > 1


def _is_named_in_a_turn_unproved(made: Resolved) -> bool:
    """Whether its name is taken from its place in a row of names, and no number before it in the row bears that out."""
    if names_in_turn(made.inside, made.mention) is None:
        return False
    row = made.earlier[: made.mention.turn[0]]
    return not any(one.agrees for one in row)


def _is_its_whole(made: Resolved, figure: Figure) -> bool:
    """ "Xử phạt 107/198 lượt vi phạm", where the line has the 198: it speaks of a part of that."""
    whole = made.mention.quantity.whole
    is_part = whole is not None and whole != made.mention.quantity.value and figure.whole is None
    return is_part and whole is not None and whole * made.times == figure.value


_SET_APART = (
    _is_listed,
    _is_of_several_lines,
    _is_named_in_a_turn_unproved,
    says_difference,
    is_sum_of_others,
    is_average_of_wider_area,
    is_of_the_country,
    is_of_a_wider_body,
    is_a_part_of_one,
    is_set_apart,
    is_of_some_months,
    is_beside_the_units_own,
    is_added_to_what_stands,
    is_of_those_that_left,
    is_rate_among_some,
)


def _is_slip_of_plan(made: Resolved, figures: Figures) -> bool:
    figure = figures.of(made.line, made.period) if made.line is not None else None
    quantity = made.mention.quantity
    if figure is None or figure.value is None:
        return False
    return are_swapped(quantity.value * made.times, figure.value.quantize(quantity.step * made.times))


def _is_thin_rate(made: Resolved, figures: Figures) -> bool:
    """ "mới bằng 9,36%", where the form's one rate is 80,87%."""
    if made.line is None:
        return False
    if made.mention.role is Role.RATE and not made.line.is_rate:
        return False  # of another time's figure, or of a fraction: a slip of that
    if made.mention.role is Role.SHARE:
        if made.mention.quantity.value > _ALL:
            return True  # no part is more than its whole
        is_of_others = _is_thin_share(made) or is_share_of_another_count(made) or is_told_already(made)
        is_of_others = is_of_others or is_of_a_count_unproved(made) or may_be_of_several_parts(made, figures.lines)
        is_of_others = is_of_others or plan_met_of(made, figures.lines) is not None
        return is_of_others and not _is_swapped_share(made, figures)
    figure = figures.of(made.line, made.period)
    if figure is None or figure.value is None:
        return False
    quantity = made.mention.quantity
    if are_swapped(quantity.value, figure.value.quantize(quantity.step, ROUND_HALF_UP)):
        return False
    if _is_rate_of_others(made):
        return True
    goes_on = any(one.line is made.line and one.agrees for one in made.earlier) or is_rate_of_the_told(made)
    return (
        not (made.is_sure or goes_on)
        or is_of_another_size(made, quantity.value, figure.value)
        or _is_of_another_whole(made)
    )


def _is_rate_of_others(made: Resolved) -> bool:
    """Of another time, of some people, of a count the form lacks, or by a name of its own."""
    if is_told_already(made) or is_from(made) or _is_of_a_year_of_the_plan(made) or is_share_of_what_follows(made):
        return True  # "hạ từ 17,22%": of which time is not told
    ways = (
        is_timed_at_the_end,
        is_rate_of_some_people,
        is_rate_of_office_holders,
        is_of_the_count_before,
        is_of_another_age,
    )
    if any(way(made) for way in ways) or (is_led_by_another_kind(made) and not is_rate_of_the_told(made)):
        return True
    return made.line is not None and made.line.plan is Plan.MET and names_a_rate_of_its_own(made)


def _is_of_another_whole(made: Resolved) -> bool:
    """ "chiếm 35% năng lực của nhà máy", where the form's rate is one in what was collected."""
    if made.line is None or not phrases("share").is_in(made.inside.keys, *made.mention.before):
        return False
    whole = made.inside.things_between(*made.mention.after)
    return bool(whole) and not any(thing.key in made.line.own for thing in whole)


def _is_thin_share(made: Resolved) -> bool:
    """A per cent in brackets behind other words than those of the count before it."""
    before = made.mention.before
    if _has_a_subject_of_its_own(made):
        return True
    is_said = phrases("share").is_in(made.inside.keys, *before)
    if (names_another_rate(made) and not is_said) or is_share_of_what_follows(made):
        return True
    if is_timed_at_the_end(made):
        return True
    return made.mention.is_aside and not is_said and _names_what_it_is_no_part_of(made)


def _names_what_it_is_no_part_of(made: Resolved) -> bool:
    """ "41 lượt, thu hồi 12 giấy phép (30%)"; but "41 lượt có vi phạm (30%)" says no more than its row does."""
    said = made.inside.things_between(*made.mention.before)
    return made.line is None or any(thing.key not in made.line.own for thing in said)


def _has_a_subject_of_its_own(made: Resolved) -> bool:
    """ "Tập huấn 140 lượt. Học viên tốt nghiệp đạt 98,4%": no share of what the sentence before counted."""
    part = next((one for one in made.earlier if one.line is made.line), None)
    if made.line is None or part is None:
        return False
    first, last = made.inside.bounds[made.mention.sentence]
    if part.mention.sentence == made.mention.sentence:
        marks = range(part.mention.quantity.after, made.mention.quantity.first)
        first = next((at + 1 for at in reversed(marks) if made.inside.keys[at] == ";"), last)
    is_subject = bool(made.inside.things_between(first, made.mention.quantity.first))
    return is_subject and not any(thing.key in made.line.own for thing in made.inside.things_between(first, last))


def _is_of_a_year_of_the_plan(made: Resolved) -> bool:
    """ "năm 2024 đạt 102% kế hoạch", where the form tells of the whole plan alone."""
    is_of_a_year = made.period is not None and made.period.is_one_year and not made.is_untimed
    is_met = made.line is not None and made.line.plan is Plan.MET and made.period not in made.line.cells
    return is_of_a_year and is_met


def _is_swapped_share(made: Resolved, figures: Figures) -> bool:
    """ "87,26%" for 78,26%: a slip of this very share."""
    assert made.line is not None
    part = figures.of(made.line, made.period)
    whole = figures.of(made.other_line, made.period) if made.other_line is not None else None
    if part is None or whole is None or part.value is None or not whole.value:
        return False
    quantity = made.mention.quantity
    return are_swapped(quantity.value, (part.value * 100 / whole.value).quantize(quantity.step, ROUND_HALF_UP))


def is_loose(made: Resolved) -> bool:
    """Whether the line is not counted in what the number counts: only an exact figure would bear it out."""
    is_telling = made.mention.role in (Role.COUNT, Role.TOTAL) and not made.together
    return is_telling and _fit(made) < _LEAST_FIT


def _is_ill_named(made: Resolved) -> bool:
    """What is counted is not called by the measure, or where a move begins ("từ 21 xuống") its time is not told."""
    is_unnamed = is_loose(made) and not _goes_on_by_years(made)
    return is_from(made) or is_unnamed or (made.mention.role is Role.FRACTION and _fit(made) < _LEAST_FIT)


def _goes_on_by_years(made: Resolved) -> bool:
    """ "sạp bỏ trống năm 2021: 35, năm 2022: 31, năm 2023: 26": the next year's figure of the line just told."""
    nearest = made.earlier[0] if made.earlier else None
    is_of_it = nearest is not None and nearest.agrees and nearest.is_count and nearest.line is made.line
    return is_of_it and nearest is not None and is_next_year(made.inside, nearest.mention, made.mention)


def _fit(made: Resolved) -> float:
    return next((one.fit.fit for one in made.candidates if one.line is made.line), 1.0)
