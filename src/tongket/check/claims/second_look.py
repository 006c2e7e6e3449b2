"""Takes a number whose line is not known, or whose likeliest line says otherwise, makes the line whose figure it tells.

That a number is told exactly is evidence of what it speaks of: the more digits, the fewer words are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.against_plans import against_plan
from tongket.check.claims.against_times import against_time
from tongket.check.claims.at_first import at_first
from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.by_name import (
    is_longer_name,
    is_spoken_of,
    is_wholly_named,
    line_in_another_scale,
    lines_named,
)
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.differences import as_difference, says_difference
from tongket.check.claims.digits import digits_of
from tongket.check.claims.ends import end_of, is_from
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.line_times import period_before
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import Candidate
from tongket.check.claims.measures import Fit, fit_of
from tongket.check.claims.met_plans import as_plan_met
from tongket.check.claims.moves import line_of_a_move
from tongket.check.claims.of_fractions import rate_of_fraction
from tongket.check.claims.other_bases import as_of_another_base
from tongket.check.claims.parts_of_the_named import as_part_of_the_named
from tongket.check.claims.passages import Role
from tongket.check.claims.per_each import as_so_much_to_each
from tongket.check.claims.plans import could_be_of_plan
from tongket.check.claims.readings import readings, says_now
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.rest_of_years import as_of_the_other_years
from tongket.check.claims.rows_by_figure import as_row_of_its_figure
from tongket.check.claims.runs import line_of_a_run
from tongket.check.claims.shares import shares_named
from tongket.check.claims.told_sums import as_told_sum
from tongket.check.claims.wholes_named import of_the_whole_named
from tongket.check.claims.words import phrases
from tongket.check.claims.yearly_changes import as_yearly_change
from tongket.periods.period import Period
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done
from tongket.wording.syllables import spelt

_OPEN = frozenset(("no_line", "several_lines", "no_whole", "not_reported"))
_LEAST_DIGITS = 2
_SHARE_DIGITS = _KIN_DIGITS = 3


def looked_again(made: Resolved, judged: Judged, figures: Figures, span: Period) -> Judged:
    """The verdict by the first line that agrees, which is taken; else the verdict as it was."""
    if figures.submission is None or figures.submission.batch is None:
        return judged
    told = _told_of_another(made, figures, span) if judged.verdict is not Verdict.AGREES else None
    if told is not None:
        made.take(told[0])
        return told[1]
    if judged.verdict is not Verdict.AGREES and (run := _as_run(made, figures)) is not None:
        return run
    whole = _of_all_the_span(made, figures, span) if judged.verdict is Verdict.CONTRADICTS else None
    if whole is not None or not _is_open(made, judged):
        return whole or judged
    for trial in _trials(made, figures):
        if trial.line is None or not could_be_of_plan(made.inside, made.mention, trial.line):
            continue
        for one in _read(trial, made, figures, span):
            found = judged_by_figure(one, figures)
            if found.verdict is Verdict.AGREES:
                one, found = of_the_whole_named(one, found, figures)
                made.take(one)
                return found
    ways = (_by_value, _as_move, _as_difference, _in_another_scale)
    return next((known for way in ways if (known := way(made, figures, span)) is not None), judged)


def _told_of_another(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """Against a plan, another time, as so much a year, or of a fraction just told."""
    ways = (
        against_plan,
        against_time,
        as_yearly_change,
        rate_of_fraction,
        at_first,
        as_plan_met,
        as_told_sum,
        as_of_the_other_years,
        as_part_of_the_named,
        as_so_much_to_each,
        as_row_of_its_figure,
        as_of_another_base,
    )
    return next((told for way in ways if (told := way(made, figures, span)) is not None), None)


def _of_all_the_span(made: Resolved, figures: Figures, span: Period) -> Judged | None:
    """ "Tổng kinh phí 13.781,9 triệu đồng; năm 2025 là 5.964,3; tỷ trọng ngân sách tỉnh 59,02%": no year of its own."""
    if not made.is_borrowed or made.mention.role in (Role.CHANGE, Role.DIFFERENCE):
        return None
    trial = replace(made, mention=replace(made.mention), period=span)
    found = judged_by_figure(trial, figures)
    if found.verdict is not Verdict.AGREES:
        return None
    made.take(trial)
    return found


def _as_run(made: Resolved, figures: Figures) -> Judged | None:
    """ "66 người, 69 người, 90 người": year by year of one line."""
    found = line_of_a_run(made, figures)
    if found is None:
        return None
    line, fit, year = found
    made.take(replace(_trial(made, line, fit), period=year))
    return judged_by_figure(made, figures)


def _as_move(made: Resolved, figures: Figures, span: Period) -> Judged | None:
    found = line_of_a_move(made, figures)
    if found is None:
        return None
    trial = _trial(made, found[0], _fit_of(made, found[0]))
    settle_times(trial, made.headings, span)
    trial.period = found[1]
    made.take(trial)
    return judged_by_figure(made, figures)


def _as_difference(made: Resolved, figures: Figures, span: Period) -> Judged | None:
    """ "còn 24.480 tấn chưa thu gom": by how much two lines differ."""
    found = as_difference(made, figures, span) if made.line is None or says_difference(made) else None
    if found is None:
        return None
    is_difference = made.mention.role is Role.DIFFERENCE or says_difference(made)
    other = found[0].other_line
    is_difference = is_difference or (other is not None and other.plan is Plan.SET)  # "vượt kế hoạch 2.962 triệu"
    made.take(found[0])
    made.mention.role = Role.DIFFERENCE if is_difference else Role.COUNT
    return found[1]


def _by_value(made: Resolved, figures: Figures, span: Period) -> Judged | None:
    """The one line of those that words around it name whose figure it tells."""
    if _is_faint_change(made):
        return None
    agreeing: dict[Line, tuple[Resolved, Judged]] = {}
    named = lines_named(made, figures.lines)
    lines = [(line, fit) for line, fit in named if could_be_of_plan(made.inside, made.mention, line)]
    for line, fit in ((line, fit) for line, fit in lines if made.line is None or made.named <= line.own):
        for trial in readings(_trial(made, line, fit), made, span):
            found = judged_by_figure(trial, figures)
            if found.verdict is Verdict.AGREES:
                agreeing.setdefault(line, (trial, found))
    if len(agreeing) != 1:
        return None
    trial, found = next(iter(agreeing.values()))
    made.take(trial)
    return found


_THOUSANDFOLD = (Decimal(1000), Decimal(1) / 1000)


def _in_another_scale(made: Resolved, figures: Figures, span: Period) -> Judged | None:
    """ "tiết kiệm 772,1 tỷ đồng" where the one line so named has 772,1 triệu: a slip, told to be one."""
    if made.line is not None:
        return None
    for line, fit in line_in_another_scale(made, figures.lines):
        trial = _trial(made, line, fit)
        settle_times(trial, made.headings, span)
        slips = (judged_by_figure(replace(trial, times=fit.times * scale), figures) for scale in _THOUSANDFOLD)
        if any(slip.verdict is Verdict.AGREES for slip in slips):
            made.take(trial)
            return judged_by_figure(made, figures)
    return None


def _read(trial: Resolved, made: Resolved, figures: Figures, span: Period) -> Iterator[Resolved]:
    """As told; where none is, the first year of a move, or the last; then as prose may leave it unsaid."""
    settle_times(trial, made.headings, span)
    if is_from(made):
        trial.period = _first_given(trial, figures)
    elif made.is_count_or_rate and (trial.line is made.line or _ends_a_move(made)):
        trial.period = Period.years(span.last.year) if _begins_in(made, span) else end_of(trial.line, span)
    yield trial
    if is_from(made) and trial.line is not None and digits_of(made.mention.quantities) >= _KIN_DIGITS:
        yield replace(trial, period=period_before(trial.line, span))  # "hạ từ 17,22%", of the time before
    if not is_from(made) and (trial.line is made.line or is_spoken_of(trial)):
        yield from readings(replace(trial), made, span)


def _begins_in(made: Resolved, span: Period) -> bool:
    """ "từ 2.353 triệu đồng (năm 2024) xuống còn 1.511": one year against another."""
    begun = made.earlier[0].period if made.earlier else None
    return begun is not None and begun.is_one_year and span.covers(begun)


def _is_open(made: Resolved, judged: Judged) -> bool:
    if judged.verdict is Verdict.NOT_CHECKABLE:
        is_of_no_time = judged.why == "no_such_time" and _is_loose_change(made)
        return is_of_no_time or (made.line is None and made.why in _OPEN)
    return judged.verdict is Verdict.CONTRADICTS and _is_unsure(made)


def _is_unsure(made: Resolved) -> bool:
    if _is_loose_change(made) or says_difference(made) or _speaks_of_a_whole(made) or _was_told_here(made):
        return True
    if _is_share_of_another(made):
        return True
    is_of_known_line = made.is_named and not is_from(made) and not _is_of_last_year(made) and not _rivals(made)
    return made.mention.role is not Role.SHARE and not is_of_known_line


def _is_share_of_another(made: Resolved) -> bool:
    """ "sản xuất 46, buôn bán 194, ăn uống 146; nhóm buôn bán chiếm 50,26%": not of the number told last."""
    if made.mention.role is not Role.SHARE or made.context is None or made.line is None:
        return False
    telling = [key for key, weight in made.context.local.items() if weight == 1.0 and key not in things_done()]
    return bool(telling) and not any(key in made.line.own for key in telling)


_OF_A_WHOLE = re.compile(r"\b(?:trong|trên|của)\s+(?:tổng\s+)?số\s*$|\btổng số\s*$", re.IGNORECASE)


def _speaks_of_a_whole(made: Resolved) -> bool:
    """ "chiếm phần lớn trong số 416 vụ": what the line named before it is a part of."""
    return _OF_A_WHOLE.search(made.inside.words(*made.mention.before)) is not None


def _is_loose_change(made: Resolved) -> bool:
    """Whether nothing told with it says what it is compared with."""
    return made.mention.role in (Role.CHANGE, Role.DIFFERENCE) and not made.is_based


def _is_faint_change(made: Resolved) -> bool:
    """ "giảm 10%": too little to speak for another line."""
    is_change = made.mention.role in (Role.CHANGE, Role.DIFFERENCE)
    return made.line is not None and is_change and digits_of(made.mention.quantities) < _KIN_DIGITS


def _rivals(made: Resolved) -> list[Candidate]:
    """Lines that the same words name, or all of whose words stand next to it as well.

    "347 ca sốt xuất huyết" may be those who fell ill or those who died.
    """
    others = (one for one in made.candidates if one.line is not made.line and made.named)
    return [one for one in others if made.named <= one.line.own or _is_named_beside(one.line, made)]


def _is_named_beside(line: Line, made: Resolved) -> bool:
    """Whether all its words stand there, and not only as part of a longer name: "diện tích lúa" of "lúa vụ ba"."""
    of = made.line if made.line is not None and made.line.plan is Plan.NONE else None
    is_part = of is not None and is_wholly_named(of, made) and is_longer_name(of, line)
    return is_wholly_named(line, made) and not is_part


def _was_told_here(made: Resolved) -> bool:
    """ "đường xã 13,9 km, đường thôn 29 km, đường nội đồng 17,4 km": no line is told twice in a row of figures."""
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence)
    is_figure = made.is_count and digits_of(made.mention.quantities) >= _KIN_DIGITS
    return is_figure and any(one.agrees and one.is_count and _is_same_figure(one, made) for one in here)


def _is_same_figure(one: Resolved, other: Resolved) -> bool:
    return (one.line, one.period) == (other.line, other.period)


def _ends_a_move(made: Resolved) -> bool:
    """ "từ 85 vụ xuống còn 64 vụ", with no time told: the last year's."""
    nearest = made.earlier[0] if made.earlier else None
    is_of_a_year = not made.is_untimed and made.period is not None and made.period.is_one_year
    if nearest is not None and is_from(nearest) and made.period == nearest.period:
        is_of_a_year = False  # a move does not end when it begins
    if nearest is None or is_of_a_year or nearest.mention.sentence != made.mention.sentence:
        return False
    return is_from(nearest) and phrases("reached").ending_at(made.inside.keys, made.mention.quantity.first) is not None


def _is_of_last_year(made: Resolved) -> bool:
    """Whether it may be of the last year where no time is told: "lúa đạt 131.250 tấn" in the report of a year."""
    is_figure = made.mention.role in (Role.COUNT, Role.RATE, Role.FRACTION)
    is_telling = made.is_named or _ends_a_move(made) or digits_of(made.mention.quantities) >= _KIN_DIGITS
    return (made.is_untimed or says_now(made)) and is_figure and is_telling and not made.together


def _trials(made: Resolved, figures: Figures) -> Iterator[Resolved]:
    """What it may speak of, the likeliest first."""
    digits = digits_of(made.mention.quantities) + (made.mention.role is Role.FRACTION)
    if _ends_a_move(made) and made.earlier[0].agrees and made.earlier[0].line is not None:
        yield _trial(made, made.earlier[0].line, _fit_of(made, made.earlier[0].line))
    yield from (_trial(made, line, _fit_of(made, line)) for line in _wholes_told(made))
    if digits < _LEAST_DIGITS or _is_all_of_something(made):
        return
    yield from (_trial(made, line) for line in _of_the_same_noun(made))
    if made.line is not None and (is_from(made) or _is_of_last_year(made) or _is_loose_change(made)):
        yield _trial(made, made.line)
    if _is_faint_change(made):
        return
    if made.line is not None and made.is_named and not is_from(made) and not _was_told_here(made):
        yield from (_trial(made, one.line, one.fit) for one in _rivals(made))
        if _speaks_of_a_whole(made):
            yield from (_trial(made, figures.lines.lines[index]) for index in sorted(made.line.parents))
        return
    yield from _of_lines(made, figures)
    least = _LEAST_DIGITS if _is_of_told_counts(made) else _SHARE_DIGITS
    if made.mention.role in (Role.RATE, Role.SHARE) and digits >= least:
        for part, whole in (*_shares(made, figures), *shares_named(made, figures.lines)):
            trial = _trial(made, part)
            trial.mention.role, trial.other_line = Role.SHARE, whole
            yield trial


def _is_all_of_something(made: Resolved) -> bool:
    """ "đạt 100%" is true of too many things to say of which."""
    return made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.value == _ALL and made.line is None


_ALL = 100


def _wholes_told(made: Resolved) -> list[Line]:
    """ "308 căn, gồm 195 căn dựng mới và 113 căn sửa chữa, nhiều hơn giai đoạn trước 14 căn": perhaps of the first."""
    is_change = made.mention.role in (Role.CHANGE, Role.DIFFERENCE)
    if made.line is None or not (is_change or made.is_yearly) or made.named:
        return []
    told = [one for one in made.earlier if one.mention.sentence == made.mention.sentence and one.agrees]
    return [one.line for one in told if one.line is not None and one.line.index in made.line.parents]


def _of_the_same_noun(made: Resolved) -> list[Line]:
    """ "đoàn viên, thanh niên là 528 bạn, tăng 137 bạn": counted so once, whatever the form calls it."""
    mention, counted = made.mention, made.counted
    is_change = mention.role in (Role.CHANGE, Role.DIFFERENCE) and mention.quantity.form is Form.COUNT
    if made.line is not None or not is_change or counted is None or not counted.noun or counted.fits:
        return []
    told = [one for one in made.earlier if one.mention.sentence == mention.sentence and one.agrees and one.is_count]
    return [one.line for one in told if one.line is not None and one.counted and one.counted.noun == counted.noun][:1]


def _is_of_told_counts(made: Resolved) -> bool:
    """ "60 trường, trong đó 45 trường đạt chuẩn, chiếm 75%": the two counts just told are the form's."""
    told = [one for one in made.earlier if one.mention.sentence == made.mention.sentence]
    return len(told) == 2 and all(one.agrees and one.is_count for one in told)


def _of_lines(made: Resolved, figures: Figures) -> Iterator[Resolved]:
    """Of its other candidates, and of the lines spoken of around it."""
    tried = {made.line}
    for one in made.candidates:
        if one.line not in tried:
            tried.add(one.line)
            yield _trial(made, one.line, one.fit)
    for line in _spoken_of(made, figures):
        fit = _fit_of(made, line)
        if line not in tried and fit is not None and fit.fit and _could_be(line, made.mention.role):
            tried.add(line)
            yield _trial(made, line, fit)


def _first_given(trial: Resolved, figures: Figures) -> Period | None:
    """The first year with a figure: "từ 34 lên 49" begins there where no time is told."""
    assert trial.line is not None
    years = sorted(one for one in trial.line.cells if one is not None and one.is_one_year)
    return next((one for one in years if figures.at(trial.line.cells[one]).value is not None), trial.period)


def _could_be(line: Line, role: Role) -> bool:
    """A rate is told in per cent, a count is not."""
    if role in (Role.RATE, Role.SHARE):
        return line.is_rate
    return role in (Role.CHANGE, Role.DIFFERENCE) or not line.is_rate


def _spoken_of(made: Resolved, figures: Figures) -> Iterator[Line]:
    """The lines just spoken of, those they are parts of, and those of the paragraph above."""
    lately = list(_lately(made))
    yield from lately
    yield from (line for line in figures.lines.lines if line.is_rate and line.upper in {one.index for one in lately})
    for line in lately:
        yield from (figures.lines.lines[index] for index in sorted(line.parents))
    yield from dict.fromkeys(one.line for one in made.above if one.line is not None)
    if digits_of(made.mention.quantities) < _KIN_DIGITS:
        return
    groups = {(line.sheet, line.group) for line in lately}
    yield from (line for line in figures.lines.lines if (line.sheet, line.group) in groups)


def _trial(made: Resolved, line: Line, fit: Fit | None = None) -> Resolved:
    times = fit.times if fit is not None else made.times
    role = Role.RATE if made.mention.role is Role.SHARE else made.mention.role
    mention = replace(made.mention, role=role)
    return replace(made, mention=mention, line=line, times=times, other_line=None, why="")


def _fit_of(made: Resolved, line: Line) -> Fit | None:
    return fit_of(line, made.counted, made.mention.quantity.form) if made.counted is not None else None


def _lately(made: Resolved) -> Iterator[Line]:
    """The lines spoken of in the sentence and the two before."""
    yield from dict.fromkeys(one.line for one in made.earlier if one.line is not None)


def _shares(made: Resolved, figures: Figures) -> Iterator[tuple[Line, Line]]:
    """Of what was lately spoken of, and what it is a part of; else of two things lately spoken of."""
    lately = list(_lately(made))
    for line in lately:
        for index in sorted(line.parents):
            yield line, figures.lines.lines[index]
    if not _names_its_whole(made):
        for line in lately:
            others = (one for one in lately if one is not line and one.measure == line.measure)
            yield from ((line, other) for other in others if other.sheet == line.sheet)


_OF_ALL = frozenset(map(spelt, ("số", "tổng", "của")))


def _names_its_whole(made: Resolved) -> bool:
    """ "33,33% số mô hình còn giữ được": what it is of follows it."""
    first, last = made.mention.after
    return first < last and made.inside.keys[first] in _OF_ALL
