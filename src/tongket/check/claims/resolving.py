"""Takes the passages of a narrative, makes what each number speaks of: its line of the form and its times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongket.check.claims.asked import is_asked_before, is_asking
from tongket.check.claims.choosing import Choice
from tongket.check.claims.context import context_of
from tongket.check.claims.dating import settle_times, times_in
from tongket.check.claims.days import tells_a_day
from tongket.check.claims.deeds import note_deed
from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Linker
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.plan_shares import plan_share
from tongket.check.claims.plan_told import plan_told
from tongket.check.claims.resolved import Resolved, above_of, earlier_of
from tongket.check.claims.share_rows import is_in_a_row_of_shares, part_of_the_same
from tongket.check.claims.sums import lines_together
from tongket.check.claims.times import Time
from tongket.check.claims.words import phrases
from tongket.periods.period import Period
from tongket.wording.syllables import spelt

_AN_AVERAGE = re.compile(
    r"\b(?:bình quân|trung bình)(?: mỗi)? (?!mỗi|hằng|hàng|năm|giai đoạn|cả|chung|các năm|toàn|những năm|\d"
    r"|một năm|đầu người|thu nhập)\w+"
    r"|\bmỗi (?:tuần|tháng|ngày|quý|học kỳ|kỳ họp|cuộc|đợt|buổi|vụ|lớp)\b",
    re.IGNORECASE,
)
_A_YEAR_EACH = re.compile(r"\b(?:mỗi|hằng|hàng|một) năm\b|/\s*năm\b", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r"\b(?:bình quân|trung bình)\b(?:\s+(?:mỗi|hằng|hàng|một)?\s*năm)?|\bmỗi năm\b|/\s*năm\b", re.IGNORECASE
)
_A_PLACE = re.compile(
    r"(?:^|\s)(?:xã|phường|thị trấn|ấp|khu phố|khóm|huyện|thị xã|thành phố|trường|công ty|chợ|tuyến|quốc lộ|tổ)\s+"
    r"(?!\d+ năm\b)(\w)"
)
_TOWARDS = re.compile(
    r"phương hướng|nhiệm vụ(?: chủ yếu| trọng tâm)?\s*(?:,|và)\s*(?:các\s*)?giải pháp|nhiệm vụ trọng tâm"
    r"|kiến nghị|đề xuất|\b(?:thời gian|giai đoạn|nhiệm kỳ|năm|sắp) (?:sắp )?tới\b"
    r"|^\W*(?:[IVX\d]+[.\-–)]\s*)?(?:mục tiêu|nhiệm vụ|giải pháp|đề nghị(?! khen))\b",
    re.IGNORECASE,
)


_ANSWERED = re.compile(
    r"\b(?:(?:phản ánh|khiếu nại|tố cáo)(?:\s*(?:,|và)\s*|\s+)"
    r"|(?:tiếp nhận|giải quyết|xử lý|trả lời)\s+(?:các\s+|những\s+)?)(?:ý kiến,?\s*)?kiến nghị\b",
    re.IGNORECASE,
)


def _looks_ahead(heading: str) -> bool:
    """Whether it heads tasks or proposals; "Tiếp nhận phản ánh, kiến nghị" heads what was done."""
    return "kết quả" not in heading.lower() and _TOWARDS.search(_ANSWERED.sub(" ", heading)) is not None


_OF_WHAT_WAS_DONE = re.compile(
    r"\b(?:kết quả|tình hình|thực hiện|báo cáo|(?<!chương )(?<!công )trình|đại hội|(?:sơ|tổng) kết)\b", re.IGNORECASE
)


def _are_of_later(headings: Sequence[Passage], span: Period) -> bool:
    """ "IV. VIỆC CẦN LÀM 2026-2030": the nearest that tells years tells of nothing but years to come."""
    told = ([period for period in map(_years_of, heading.times) if period is not None] for heading in headings[::-1])
    nearest = next(((heading, years) for heading, years in zip(headings[::-1], told, strict=True) if years), None)
    if nearest is None or _OF_WHAT_WAS_DONE.search(nearest[0].text) is not None:
        return False
    return all(period.first > span.last for period in nearest[1])


def _years_of(time: Time) -> Period | None:
    """Whole years: "số liệu đến tháng 01/2026" tells a day, not what is to come."""
    period = time.period
    is_whole = period is not None and period == Period.years(period.first.year, period.last.year)
    return period if is_whole else None


def resolve(passages: Sequence[Passage], linker: Linker, span: Period) -> Iterator[Resolved]:
    """Every number of a narrative in order."""
    headings: list[Passage] = []
    done: list[Resolved] = []
    for inside in passages:
        if inside.is_heading:
            headings = [*(one for one in headings if one.level < inside.level), inside]
        is_ahead = any(_looks_ahead(heading.text) for heading in headings) or _are_of_later(headings, span)
        for mention in inside.mentions:
            made = Resolved(inside, mention, earlier_of(done, inside, mention), above_of(done, inside))
            made.headings = tuple(headings)
            _settle(made, headings, linker, span, is_ahead=is_ahead)
            done.append(made)
            yield made


def _settle(made: Resolved, headings: Sequence[Passage], linker: Linker, span: Period, *, is_ahead: bool) -> None:
    counted = made.counted = linker.measures.counted(made.inside, made.mention)
    note_deed(made.inside, made.mention, counted, linker)
    if not is_ahead and (plan := plan_told(made, linker)) is not None:
        made.line, made.times, made.is_sure = plan[0], plan[1].times, True
        settle_times(made, headings, span)
        return
    made.why = "an_aim" if is_ahead else _set_apart(made.inside, made.mention, linker, span)
    if made.why == "an_aim" and not is_ahead and _is_only_asked(made.inside, made.mention):
        made.why, made.is_asked = "", True
    made.is_in_row = not made.why and is_in_a_row_of_shares(made)
    if made.is_in_row and (share := part_of_the_same(made, linker)) is not None:
        _settle_in_row(made, share, headings, span)
        return
    if not made.why and (share := plan_share(made, linker)) is not None:
        made.line, made.other_line, made.mention.role, made.is_sure = *share, Role.SHARE, True
        _settle_times_of_plan(made, headings, span)
        return
    if not made.why and made.mention.is_of_plan and not (linker.tells_of_plans and _is_how_far(made.mention)):
        made.why = "no_line"
    if made.why:
        return
    context = context_of(made.inside, headings, made.mention, linker.lines.weights)
    Choice(linker, made, counted, context).settle()
    made.together = lines_together(made.inside, made.mention, linker)
    if made.together:
        made.line, made.why, made.mention.role = made.together[0], "", Role.TOTAL
    if made.line is not None:
        settle_times(made, headings, span)


def _settle_in_row(made: Resolved, share: tuple[Line, Line], headings: Sequence[Passage], span: Period) -> None:
    """Of the same time as the share before it."""
    made.line, made.other_line, made.mention.role = *share, Role.SHARE
    settle_times(made, headings, span)
    made.period = made.earlier[0].period


def _settle_times_of_plan(made: Resolved, headings: Sequence[Passage], span: Period) -> None:
    """Where no time is told with it, the plan's."""
    settle_times(made, headings, span)
    if made.is_untimed and made.other_line is not None:
        made.period = next(iter(made.other_line.cells), made.period)


def _is_how_far(mention: Mention) -> bool:
    """ "đạt 104% kế hoạch"; but "vượt 4% kế hoạch" tells by how much."""
    return mention.start == mention.quantity.first


def _set_apart(inside: Passage, mention: Mention, linker: Linker, span: Period) -> str:
    """Why a number is none of the form's: an aim, a single event, one place of many."""
    first, last = inside.bounds[mention.sentence]
    if _is_an_aim(inside, first, mention.quantity.first) or _is_aim_of_change(inside, mention):
        return "an_aim"
    is_event = phrases("instances").is_in(inside.keys, first, mention.quantity.first)
    if is_event or tells_a_day(inside.words(first, last), span):
        return "one_event"
    if any(time.period is not None and time.period.first > span.last for time in times_in(inside, mention.sentence)):
        return "an_aim"
    around = inside.words(mention.before[0], mention.after[1])
    if mention.role in (Role.CHANGE, Role.DIFFERENCE) and _EACH_YEAR.search(
        inside.words(mention.before[0], mention.after[1])
    ):
        return "an_average"
    if _AN_AVERAGE.search(around) and not _A_YEAR_EACH.search(around) and not linker.lines.tell_average(around):
        return "an_average"
    return "one_place" if _is_of_one_place(inside, mention) else ""


def _is_only_asked(inside: Passage, mention: Mention) -> bool:
    """ "Xã cũng kiến nghị bãi bỏ 18 chốt gác": it may be what was done, if the form has that very number."""
    first, _ = inside.bounds[mention.sentence]
    told = _aims_told(inside, first, mention.quantity.first)
    return bool(told) and all(is_asking(inside, at, end) for at, end in told)


_NOT_AIMED = frozenset(map(spelt, ("cho", "vì", "với", "vượt", "đúng", "trình", "hơn")))  # "chương trình mục tiêu"


_MOVES = frozenset(map(spelt, ("giảm", "tăng")))


def _is_an_aim(inside: Passage, first: int, last: int) -> bool:
    """Words of an aim; not where something serves it or is compared with it: "nguồn lực cho mục tiêu giảm nghèo".

    "vượt mục tiêu giảm 10%" is: by how much it was to fall.
    """
    told = _aims_told(inside, first, last)
    return not _is_done(inside, max((end for _, end in told), default=last), last) and any(
        at == first or inside.keys[at - 1] not in _NOT_AIMED or _MOVES.issuperset(inside.keys[end:last] or ("",))
        for at, end in told
    )


def _aims_told(inside: Passage, first: int, last: int) -> list[tuple[int, int]]:
    """Where words of an aim stand; "156 lượt kiến nghị" is none, nor "bằng 97% kế hoạch giao, trong đó"."""
    aims = phrases("aims")
    found = ((at, aims.starting_at(inside.keys, at)) for at in range(first, last))
    told = [(at, at + word[0]) for at, word in found if word is not None and at + word[0] <= last]
    told = [(at, end) for at, end in told if inside.keys[at - 1 : at] != ["%"]]
    return [(at, end) for at, end in told if not is_asked_before(inside, at, end)]


_DONE = (",", spelt("thực"), spelt("hiện"))


def _is_done(inside: Passage, first: int, last: int) -> bool:
    """ "Kế hoạch giao 65 cơ sở, thực hiện 66 cơ sở": what was done stands behind the aim."""
    return any(tuple(inside.keys[at : at + len(_DONE)]) == _DONE for at in range(first, last))


def _is_aim_of_change(inside: Passage, mention: Mention) -> bool:
    """ "vượt mục tiêu giảm 10%": how much it should have changed."""
    is_led = phrases("plans").ending_at(inside.keys, mention.start) is not None
    return is_led and mention.direction != 0 and mention.start < mention.quantity.first


def _is_of_one_place(inside: Passage, mention: Mention) -> bool:
    before = re.split(r"[,;:(]", inside.words(*mention.before))[-1]
    return any(found[1].isupper() or found[1].isdigit() for found in _A_PLACE.finditer(before))
