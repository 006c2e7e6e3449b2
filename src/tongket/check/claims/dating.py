"""Takes a number whose line is known, makes the time it tells of and, of a change, the time it is compared with."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date

from tongket.check.claims.asides import is_told_in_clause
from tongket.check.claims.bases_of_others import is_base_of_what_follows
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.ends import (
    compare_as_the_form_does,
    end_of,
    end_of_a_told_start,
    is_a_stretch,
    is_end_against_stretch,
    is_from,
    is_told_of_another_line,
    take_its_last_year,
)
from tongket.check.claims.line_times import compared_over, period_before
from tongket.check.claims.lines import BEFORE
from tongket.check.claims.over_the_span import after_so_many_years, over_all_the_span
from tongket.check.claims.own_times import TOLD, nearest_time, own_time
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.school_years import year_of_school_year
from tongket.check.claims.times import Time, When
from tongket.check.claims.turn_times import time_in_turn
from tongket.directive.form import Rule
from tongket.periods.period import Period

_OF_THESE = re.compile(r"\s*(?:trong số|trong đó|số này|riêng)", re.IGNORECASE)


def settle_times(made: Resolved, headings: Sequence[Passage], span: Period) -> None:
    """The time as told next to the number, handed down from what was just said, of the heading, or the whole span."""
    assert made.line is not None
    inside, mention = made.inside, made.mention
    own = _told_time(made, span)
    above = _time_of(headings, span)
    made.period = own or above or _usual_time(made, span)
    made.period = year_of_school_year(made) or made.period
    made.is_untimed = own is None and above is None
    made.is_borrowed = own is not None and not is_told_in_clause(inside, mention)
    if own is None and made.is_count and span not in _times_of(made) and _is_year_against_year(made):
        made.period = _year_compared(made, span)
    if made.line.rule in _AS_IT_STANDS and made.period is not None and _is_since(made):
        made.period = Period.years(made.period.first.year)
    made.is_yearly = is_yearly(inside, mention)
    if made.is_yearly and made.period is not None and made.period.is_one_year:
        made.period = span  # no year has a yearly average of its own
    made.is_each = not made.is_yearly and _is_each(inside, mention, is_timed=own is not None)
    made.extreme = _extreme(inside, mention) if own is None else 0
    if mention.role in (Role.CHANGE, Role.DIFFERENCE):
        made.other_period = _base(made, span)
        if own is None and made.other_period is not None and made.other_period.is_one_year:
            made.period = _year_compared(made, span)
        take_its_last_year(made)
        _put_in_order(made)
        compare_as_the_form_does(made, span)


def _told_time(made: Resolved, span: Period) -> Period | None:
    """The time told for the number, if any: the surest way of telling first."""
    inside, mention = made.inside, made.mention
    piece, sentence = times_in(inside, mention.sentence), _times_of_sentence(inside, mention)
    return (
        time_in_turn(inside, mention, span)
        or _of_bracketed_base(made, span)
        or _of_its_count(made)
        or _before_it(made, span)
        or own_time(inside, mention, span, piece)
        or _end_of_a_move(made, span)
        or own_time(inside, mention, span, sentence)
        or _handed_down(made)
    )


_OPENS = re.compile(r"\s*(?:làm (?:mốc|gốc))?\s*\(\s*", re.IGNORECASE)


_TELLS_BASE = re.compile(r"\s*(?:chỉ |mới )?(?:là|có|đạt)\s*", re.IGNORECASE)
_THEN_MOVES = re.compile(
    r"(?:\s\w+){0,4}\s*,?\s*(?:thì|đã)\s+(?:đã\s+)?(?:tăng|giảm|nhiều|ít|cao|thấp)\b", re.IGNORECASE
)


def _of_bracketed_base(made: Resolved, span: Period) -> Period | None:
    """ "cao hơn năm 2021 (76,60%)", "so với giai đoạn trước là 33 vụ thì tăng": of the time compared with."""
    inside, mention = made.inside, made.mention
    start = inside.tokens[mention.quantity.first].start
    bases = [time for time in times_in(inside, mention.sentence) if time.is_base and time.end <= start]
    if not bases or made.line is None or not made.is_count_or_rate:
        return None
    between, behind = inside.text[bases[-1].end : start], inside.text[mention.quantity.end :]
    is_told_with_it = _TELLS_BASE.fullmatch(between) is not None and _THEN_MOVES.match(behind) is not None
    if _OPENS.fullmatch(between) is None and not is_told_with_it:
        return None
    return bases[-1].period or period_before(made.line, span)


def _of_its_count(made: Resolved) -> Period | None:
    """ "nay đã lên 12.187 tấn, đạt gần 95%": the time of the count it is a rate of, if none is told between."""
    if made.line is None or not made.line.is_rate or made.mention.role is not Role.RATE or is_from(made):
        return None
    for one in made.earlier:
        if one.line is not None and one.line.index == made.line.upper and one.mention.sentence == made.mention.sentence:
            first, last = one.mention.quantity.end, made.mention.quantity.end
            told = times_in(made.inside, made.mention.sentence)
            return None if any(first <= time.start < last + 1 for time in told) else one.period
    return None


def _is_since(made: Resolved) -> bool:
    """Whether its time was told as "từ năm 2017"."""
    times = times_in(made.inside, made.mention.sentence)
    told = [time for time in times if time.when in TOLD and not time.is_base]
    time = nearest_time(made.inside, made.mention, told)
    return time is not None and time.when is When.SINCE and time.period == made.period


_YEAR_BEFORE = re.compile(r"(?:cùng kỳ )?năm (?:trước|liền kề|ngoái)", re.IGNORECASE)


def _is_year_before(made: Resolved, time: Time) -> bool:
    return _YEAR_BEFORE.match(made.inside.text[time.start :]) is not None


def _times_of(made: Resolved) -> Container[Period | None]:
    assert made.line is not None
    return made.line.cells


def _is_year_against_year(made: Resolved) -> bool:
    """Whether the sentence compares with a single year: then it tells of one."""
    first, last = whole_sentence(made.inside, made.mention.sentence)
    start, end = made.inside.tokens[first].start, made.inside.tokens[last - 1].end
    bases = [time for time in made.inside.times if time.is_base and start <= time.start < end]
    return any(
        time.period.is_one_year if time.period is not None else _YEAR_BEFORE.match(made.inside.text[time.start :])
        for time in bases
    )


def _usual_time(made: Resolved, span: Period) -> Period:
    """The whole span; of a line the form does not sum over it, the time last told in the paragraph."""
    assert made.line is not None
    now = (one for one in made.earlier if not one.is_of_before)
    told = [one.period for one in now if one.period is not None and not is_from(one)]
    return told[0] if told and span not in made.line.cells and None not in made.line.cells else span


def _year_compared(made: Resolved, span: Period) -> Period:
    """ "So với năm 2019, … tăng 650 hồ sơ": of the year last told, else of the span's last."""
    here = made.mention.sentence
    about = [one for one in made.earlier if one.line is made.line or one.mention.sentence == here]
    told = [one.period for one in about if one.period is not None and one.period.is_one_year and not one.is_of_before]
    later = [period for period in told if made.other_period is None or period > made.other_period]
    return later[0] if later else end_of(made.line, span)


def _time_of(headings: Sequence[Passage], span: Period) -> Period | None:
    for heading in reversed(headings):
        told = [time.period for time in heading.times if time.when is When.STATED and time.period is not None]
        if len(told) == 1 and span.covers(told[0]):
            return told[0]
    return None


def has_own_year(inside: Passage, mention: Mention) -> bool:
    """Whether a single year is told for the number."""
    told = [time for time in times_in(inside, mention.sentence) if time.when is When.STATED and not time.is_base]
    time = nearest_time(inside, mention, told)
    return time is not None and time.period is not None and time.period.is_one_year


def _before_it(made: Resolved, span: Period) -> Period | None:
    """ "từ 43 vụ ở 10 năm trước xuống 36 vụ": the figure of the time before."""
    if made.line is None or not (made.is_count or made.mention.role is Role.RATE):
        return None
    inside, mention = made.inside, made.mention
    start, end = mention.quantity.end, inside.tokens[mention.after[1] - 1].end
    is_behind = any(
        time.when is When.BEFORE and start <= time.start < end and "," not in inside.text[start : time.start]
        for time in times_in(inside, mention.sentence)
    )
    is_compared = "so" in inside.keys[mention.after[0] : mention.after[1]]
    if is_behind and not is_compared:
        return period_before(made.line, span)
    made.is_of_before = _is_led_by_time_before(inside, mention)
    return _before_what_was_told(made, span) if made.is_of_before else None


def _before_what_was_told(made: Resolved, span: Period) -> Period | None:
    """ "năm 2020 98,9 km (cùng kỳ 85,7 km)": the year before the year just told; else the time before the span."""
    assert made.line is not None
    told = (one for one in made.earlier if one.line is made.line and one.mention.sentence == made.mention.sentence)
    of = next((one.period for one in told if one.is_count_or_rate and one.period is not None), span)
    year = Period.years(of.first.year - 1)
    if of.is_one_year and year in made.line.cells:
        return year
    return period_before(made.line, span)


_IN_FRONT = re.compile(
    r"\s*:?,?\s*(?:(?:cả|toàn) \w+ )?(?:(?:là|có|chỉ|đạt|xảy ra|mới|đã|thì|được|ở mức|số này|con số này)\s*)*",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"(?:\bso(?:\s+với)?|\bvới|hơn|kém|bằng|lần|\bcủa)\s*$", re.IGNORECASE)


def _is_led_by_time_before(inside: Passage, mention: Mention) -> bool:
    """ "(giai đoạn trước: 1.200 triệu đồng)", "cùng kỳ là 512 ca"."""
    start = inside.tokens[mention.quantity.first].start
    told = [time for time in times_in(inside, mention.sentence) if time.when is When.BEFORE and time.end <= start]
    if not told or _COMPARES.search(inside.text[: told[-1].start]):
        return False
    between = inside.text[told[-1].end : start]
    is_led = _OPENS_CLAUSE.search(inside.text[: told[-1].start]) is not None and not _is_of_a_year(inside, told[-1])
    return _IN_FRONT.fullmatch(between) is not None or (is_led and _DID.fullmatch(between) is not None)


_OPENS_CLAUSE = re.compile(r"(?:^|[.;:,(])\s*$")
_DID = re.compile(r"\s+(?:(?!tăng|giảm|còn\b)\w+\s+){1,5}")


def _is_of_a_year(inside: Passage, time: Time) -> bool:
    """ "Năm trước" is the year before, not all of a time before."""
    return _YEAR_BEFORE.match(inside.text[time.start :]) is not None


_AS_IT_STANDS = (Rule.LAST, Rule.N_OF_N)


def _handed_down(made: Resolved) -> Period | None:
    """ "Trong số này có …", and a share of what was just told: the time just spoken of."""
    first, _ = made.inside.bounds[made.mention.sentence]
    last = made.last
    if made.other_line is not None and last is not None and last.mention.sentence == made.mention.sentence:
        return next((one.period for one in made.earlier if one.line is made.line), None)
    if last is None or not _OF_THESE.match(made.inside.text[made.inside.tokens[first].start :]):
        return None
    return _longest_told(made, last)


def _longest_told(made: Resolved, last: Resolved) -> Period | None:
    """ "Cả ba năm chi 4.130 triệu, năm 2025 nhiều nhất với 1.605 triệu. Trong số tiền ấy": of all three years."""
    of_it = [one for one in made.earlier if one.line is last.line and one.mention.sentence == last.mention.sentence]
    told = [one.period for one in of_it if one.period is not None and one.is_count_or_rate]
    return next((period for period in told if all(period.covers(other) for other in told)), last.period)


def _is_moved(made: Resolved) -> bool:
    """Whether "từ 35 vụ" goes on "xuống 25 vụ" or "lên"."""
    behind = made.inside.text[made.mention.quantity.end :][:30].lower()
    return re.match(r"[^\d.;]*\b(?:xuống|lên|còn)\b", behind) is not None


def _end_of_a_move(made: Resolved, span: Period) -> Period | None:
    """ "từ 64 vụ xuống 41 vụ": the two times just compared, the earlier with the first."""
    told = [period for one in made.earlier for period in _times_told_by(one) if period is not None]
    known = list(dict.fromkeys(reversed([period for period in told if period.is_one_year])))
    start = made.earlier[0].period if made.earlier else None
    if not is_from(made) and (len(known) < 2 or (start is not None and not start.is_one_year)):
        return end_of_a_told_start(made, span)
    if len(known) < 2:
        return period_before(made.line, span) if made.line is not None and _is_moved(made) else None
    if is_from(made):
        return min(known[-2:])
    nearest = next(iter(made.earlier), None)
    is_pair = nearest is not None and nearest.mention.sentence == made.mention.sentence
    return max(known[-2:]) if is_pair and nearest is not None and is_from(nearest) else None


def _times_told_by(one: Resolved) -> tuple[Period | None, ...]:
    """Its own time, and the one it is compared with where the comparison holds."""
    return (one.period, one.other_period) if one.agrees else (one.period,)


def is_yearly(inside: Passage, mention: Mention) -> bool:
    """ "bình quân mỗi năm hơn 4.000 trường hợp", "bình quân 78 tin mỗi năm"."""
    first, last = mention.before[0], mention.after[1]
    start, end = inside.tokens[first].start, inside.tokens[mention.quantity.first].start
    return last > first and any(time.when is When.YEARLY and start <= time.start < end for time in inside.times)


_EACH = re.compile(r"\b(?:mỗi|hằng|hàng|từng) năm(?:\s+(?:đều|được|là|có|làm|chỉ|cũng|xảy ra))*\s*$", re.IGNORECASE)
_EACH_DID = re.compile(r"\b(?:mỗi|từng) năm(?:\s+\w+){1,3}\s*$", re.IGNORECASE)


def _is_each(inside: Passage, mention: Mention, *, is_timed: bool) -> bool:
    """ "hai năm cuối, mỗi năm 14 công trình", "hai năm 2016 và 2017, mỗi năm giải thể 27 hợp tác xã"."""
    said = inside.words(mention.before[0], mention.quantity.first)
    return _EACH.search(said) is not None or (is_timed and _EACH_DID.search(said) is not None)


_EXTREME = re.compile(r"\bnăm\s+(?:có\s+|xảy ra\s+)?(?:số\s+\w+\s+)?(?:(nhiều|cao)|ít|thấp)\s+nhất", re.IGNORECASE)


def _extreme(inside: Passage, mention: Mention) -> int:
    """ "năm nhiều nhất 04 băng, nhóm": the greatest or the least of the years."""
    found = _EXTREME.search(inside.words(*mention.before))
    return 0 if found is None else 1 if found[1] else -1


# what a change is compared with


def _base(made: Resolved, span: Period) -> Period | None:
    """As the sentence moves, as stated with it, else the time before; of a year of its own the year before."""
    assert made.line is not None and made.period is not None
    made.is_based = True
    if (over := over_all_the_span(made, span) or after_so_many_years(made, span)) is not None:
        made.period = over[0]
        return over[1]
    if (moved := _moved_from(made)) is not None:
        return moved
    own = _stated_base(made, _near_pieces(made))
    if own is not None:
        return _as_stated(made, own, span)
    made.is_based = False
    stated = None if _has_year_of_its_own(made, span) else _stated_base(made, _pieces_before(made))
    if stated is None and (over := compared_over(made.line, made.period)) is not None:
        made.period = over[0]
        return over[1]
    usual = period_before(made.line, made.period)
    made.is_based = any(now == made.line.cells.get(made.period) for now, _ in made.line.changes)
    made.is_based = made.is_based and not (_has_year_of_its_own(made, span) and _year_just_before(made) != usual)
    if stated is None or stated.period is None or stated.period == usual:
        return usual
    made.is_based = False
    return stated.period


def _as_stated(made: Resolved, own: Time, span: Period) -> Period | None:
    """The time behind "so với"; the number's own is made of the same length."""
    assert made.line is not None and made.period is not None
    made.is_based = not is_told_of_another_line(made, own) and not is_base_of_what_follows(made, own)
    is_of_before = made.period.last < span.first
    if is_a_stretch(made, own) and (made.is_borrowed or is_of_before or is_end_against_stretch(made, own, span)):
        made.period = span  # like with like: a stretch with all of this one
    elif own.period is None and not made.period.is_one_year and _is_year_before(made, own):
        year = _year_compared(made, span)  # and "năm trước" with a year
        made.period = year if year.is_one_year else Period.years(span.last.year)
    if own.period is None and _is_year_before(made, own) and (year_before := _year_just_before(made)) is not None:
        return year_before
    return own.period if own.period is not None else period_before(made.line, made.period)


def _year_just_before(made: Resolved) -> Period | None:
    """ "hơn năm ngoái 204 học sinh" is of the year before, though the form compares with an earlier one."""
    assert made.line is not None and made.period is not None
    before = Period.years(made.period.first.year - 1)
    return before if made.period.is_one_year and before in made.line.cells else None


def _has_year_of_its_own(made: Resolved, span: Period) -> bool:
    """ "năm 2024 tăng 692 tấn; năm 2025 giảm 127 tấn": each against the year before."""
    own = own_time(made.inside, made.mention, span, times_in(made.inside, made.mention.sentence))
    return own is not None and own.is_one_year


def _put_in_order(made: Resolved) -> None:
    """ "So năm cuối với năm đầu": a change goes from the earlier to the later; a year is not compared with itself."""
    now, before = made.period, made.other_period
    if now is None or before is None or before == BEFORE or made.mention.is_beside or made.line is None:
        return
    if before.is_one_year and now.first.year == before.first.year + 1 and now.last > before.last and _is_since(made):
        made.period = Period.years(now.first.year)  # "từ năm 2024 …, tăng so với năm 2023"
    elif _end(now) < _end(before):
        made.period, made.other_period = before, now
    elif now == before:
        made.other_period, made.is_based = period_before(made.line, now), False


def _end(period: Period) -> tuple[date, date]:
    """By what it ends with: what stands at the end of 2021-2025 comes after 2024."""
    return period.last, period.first


def _moved_from(made: Resolved) -> Period | None:
    """ "năm 2014 xảy ra 155 vụ thì đến năm 2020 còn 138 vụ, tức giảm 17 vụ"."""
    told = [one for one in made.earlier if one.line is made.line and one.mention.role in (Role.COUNT, Role.RATE)][:2]
    here = whole_sentence(made.inside, made.mention.sentence)
    if len(told) < 2 or any(whole_sentence(one.inside, one.mention.sentence) != here for one in told):
        return None
    is_stated = any(time.is_base for time in times_in(made.inside, made.mention.sentence))
    if is_stated or told[0].period == told[1].period or _is_of_another_year(made, told):
        return None
    before, now = sorted((_as_told(made, one.period) for one in told), key=_end)
    if before.covers(now) or now.covers(before):
        return None  # a year of the stretch is not compared with the stretch
    made.period, made.is_moved = now, all(one.agrees for one in told)
    return before


def _as_told(made: Resolved, period: Period | None) -> Period:
    """ "109 hợp tác xã, chiếm 94,78%; tỷ lệ này năm 2021 là 65,38%": what stands is told of a stretch's last year."""
    if period is None or period == BEFORE:
        return BEFORE
    is_of_its_end = made.line is not None and made.line.stands and not period.is_one_year
    return Period.years(period.last.year) if is_of_its_end else period


def _is_of_another_year(made: Resolved, told: Sequence[Resolved]) -> bool:
    """ "năm 2021 có 13 cuộc, năm 2022 có 16 cuộc, năm 2024 thêm 1 cuộc"."""
    start = made.inside.tokens[made.mention.quantity.first].start
    years = [time for time in times_in(made.inside, made.mention.sentence) if time.end <= start and _is_a_year(time)]
    return bool(years) and years[-1].period not in [one.period for one in told]


def _near_pieces(made: Resolved) -> list[int]:
    """Its own piece of the sentence, and the one behind its semicolon."""
    inside, sentence = made.inside, made.mention.sentence
    is_parted = sentence + 1 < len(inside.bounds) and inside.keys[inside.bounds[sentence][1] - 1] == ";"
    return [sentence, sentence + 1] if is_parted else [sentence]


def _pieces_before(made: Resolved) -> list[int]:
    return [number for number in (made.mention.sentence - 1, made.mention.sentence - 2) if number >= 0]


def _stated_base(made: Resolved, pieces: Sequence[int]) -> Time | None:
    """The time behind "so với" that is nearest, in the first piece that has one."""
    at = made.inside.tokens[made.mention.start].start
    for number in pieces:
        told = times_in(made.inside, number)
        bases = [time for time in told if time.is_base and not _is_parted(made, time, told)]
        if bases:
            return min(bases, key=lambda time: _farness(made, time, at))
    return None


_RIGHT_BEHIND = re.compile(
    r"(?!\s*và\b)(?!.*\b(?:hơn|kém|tăng|giảm)\b)[^\d,;.()]*\bso(?: với)?\b[^\d,;.()]*", re.IGNORECASE
)
_LEADS_TO_IT = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:thì|đã|là)\s*)?")


def _farness(made: Resolved, time: Time, at: int) -> tuple[bool, int]:
    """The one right behind it, then those farther behind, unless a comma parts them and they name no time."""
    end = made.mention.quantity.end
    if time.start >= end and _RIGHT_BEHIND.fullmatch(made.inside.text[end : time.start]):
        return False, -1  # "tăng 8,34% so với năm 2024, tăng 34,2% so với năm 2021"
    if _LEADS_TO_IT.fullmatch(made.inside.text[time.end : at]) and time.end <= at:
        return False, 0  # "so với năm 2021 (11.992,7 ha) tăng 561,5 ha"
    is_before = time.start < at
    is_vague = time.period is None and not is_before and "," in made.inside.text[made.mention.quantity.end : time.start]
    return is_before or is_vague, abs(time.start - at)


def _is_parted(made: Resolved, base: Time, told: Sequence[Time]) -> bool:
    """ "tăng 12 vụ so với năm 2021; năm 2023 tăng 5 vụ": another clause with a year of its own."""
    first, last = sorted((base.end, made.inside.tokens[made.mention.start].start))
    between = made.inside.text[first:last]
    clause = first + between.rfind(";") + 1
    years = [time.start for time in told if first <= time.start < last and not time.is_base and _is_a_year(time)]
    return len(years) > 1 or (";" in between and any(start >= clause for start in years))


def _is_a_year(time: Time) -> bool:
    return time.when is When.STATED and time.period is not None and time.period.is_one_year


def _times_of_sentence(inside: Passage, mention: Mention) -> list[Time]:
    """The times of the sentence up to the end of the mention's own piece."""
    first, _ = whole_sentence(inside, mention.sentence)
    _, last = inside.bounds[mention.sentence]
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    return [time for time in inside.times if start <= time.start < end]


def times_in(inside: Passage, sentence: int) -> list[Time]:
    """The times of one sentence."""
    first, last = inside.bounds[sentence]
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    return [time for time in inside.times if start <= time.start < end]
