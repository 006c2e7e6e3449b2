"""Takes a register and its calendar, makes one self-contained page: conferences, the year, what falls due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib import resources
from typing import NamedTuple

from tongket.directive.register import Register
from tongket.directive.register_calendar import Conference, Milestone, ReviewCalendar, State
from tongket.draft.calendar_tables import documents, late_reviews, look_of, offered_reviews, set_reviews
from tongket.draft.page.page_parts import open_section
from tongket.draft.register_words import (
    conference_title,
    day,
    milestone_title,
    reasons,
    register_sentence,
    sender_word,
    state_word,
    window_text,
)
from tongket.periods.deadlines import Sender
from tongket.periods.holidays import is_working
from tongket.periods.working_days import working_days_between
from tongket.wording.dates import print_date

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NEAR_WORKING_DAYS = 3  # of a deadline; the threshold seen in task trackers, no rule sets one


class _Entry(NamedTuple):
    """One line of the year view."""

    on: date
    kind: str
    look: str
    html: str


def calendar_page(register: Register, calendar: ReviewCalendar, *, office: str = "") -> str:
    """The page as text. Opens without a network; holds no script."""
    return "".join(_pieces(register, calendar, office))


def _pieces(register: Register, calendar: ReviewCalendar, office: str) -> Iterator[str]:
    yield from _head(calendar, office)
    yield from _first_screen(calendar, office)
    yield f"{_navigation(calendar)}<main>"
    yield from _conferences(calendar)
    yield from _years(calendar)
    yield from late_reviews(calendar)
    yield from set_reviews(calendar)
    yield from offered_reviews(calendar)
    yield from documents(register, calendar)
    yield "</main></body></html>\n"


# --- the frame


def _title(calendar: ReviewCalendar) -> str:
    first, last = calendar.within.first.year, calendar.within.last.year
    return f"Lịch sơ kết, tổng kết năm {first}" if first == last else f"Lịch sơ kết, tổng kết {first}–{last}"


def _head(calendar: ReviewCalendar, office: str) -> Iterator[str]:
    title = " – ".join(filter(None, (_title(calendar), office)))
    yield f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    look = resources.files("tongket.draft.page").joinpath("page.css").read_text(encoding="utf-8")
    more = resources.files("tongket.draft").joinpath("calendar_page.css").read_text(encoding="utf-8")
    yield f'<style>{look}{more}</style></head><body><a class="skip" href="#reviews">Đến các kỳ đã ấn định</a>'


def _navigation(calendar: ReviewCalendar) -> str:
    parts = [("#conferences", "Hội nghị"), ("#year", "Lịch năm"), ("#reviews", "Các kỳ đã ấn định")]
    parts += [("#late", "Quá hạn từ trước")] if calendar.late else []
    parts += [("#offered", "Kỳ thường lệ")] if calendar.offered else []
    links = "".join(f'<a href="{target}">{text}</a>' for target, text in [*parts, ("#documents", "Văn bản")])
    return f'<nav aria-label="Các phần">{links}</nav>'


def _first_screen(calendar: ReviewCalendar, office: str) -> Iterator[str]:
    yield f"<header><h1>{_title(calendar)}</h1>"
    judged = f"Xét tại {print_date(calendar.as_of)}." if calendar.as_of else "Sổ chưa ghi ngày xét (as_of)."
    yield f"<p>{escape(office + '. ' if office else '')}{judged}</p>"
    yield f'<ul class="tiles">{"".join(_tile(*tile) for tile in _tiles(calendar))}</ul>'
    for each in calendar.set_for_none:
        said = register_sentence("set_for_none", on=day(each.on), year=each.year, field=each.field)
        yield f'<p class="note">{escape(said)}</p>'
    if calendar.years_without_holidays:
        years = ", ".join(map(str, calendar.years_without_holidays))
        yield f'<p class="note">Chưa có thông báo nghỉ lễ, Tết năm {years}: hạn gửi tính theo luật, cần xem lại.</p>'
    yield "</header>"


def _tiles(calendar: ReviewCalendar) -> Iterator[tuple[str, int, str, str]]:
    states = Counter(calendar.state(milestone) for milestone in calendar.milestones)
    yield "#reviews", len(calendar.milestones), "kỳ đã ấn định", ""
    yield "#conferences", len(calendar.conferences), "hội nghị đề xuất hoặc đã ấn định", ""
    overdue = states[State.OVERDUE] + len(calendar.late)
    yield "#late" if calendar.late else "#reviews", overdue, "kỳ quá hạn", "overdue"
    yield "#reviews", states[State.DUE] + states[State.NEAR], "kỳ đã đến hoặc sắp đến", "due"


def _tile(target: str, number: int, words: str, look: str) -> str:
    shown = look if number else ""
    return f'<li><a href="{target}"><strong class="{shown}">{number}</strong> <span>{words}</span></a></li>'


# --- conferences


def _conferences(calendar: ReviewCalendar) -> Iterator[str]:
    yield open_section("conferences", "Hội nghị")
    if not calendar.conferences:
        yield "<p>Không có kỳ nào còn phải họp trong thời gian này.</p>"
    for number, conference in enumerate(calendar.conferences, 1):
        yield from _conference(calendar, conference, number)
    yield "</section>"


def _conference(calendar: ReviewCalendar, conference: Conference, number: int) -> Iterator[str]:
    decided = "đã ấn định" if conference.set else "đề xuất"
    yield f'<article class="conference" id="conference-{number}"><p class="kind">{decided} · {day(conference.on)}</p>'
    yield f"<h3>{escape(conference_title(conference))}</h3><ul>"
    yield "".join(f"<li>{escape(reason)}</li>" for reason in reasons(conference, calendar.as_of)) + "</ul>"
    yield "<h4>Các kỳ</h4><ul>"
    yield "".join(f"<li>{_due(calendar, milestone)}</li>" for milestone in conference.milestones) + "</ul>"
    if conference.deadlines:
        yield '<h4>Hạn gửi từng cấp</h4><ul class="steps">'
        yield "".join(_step(calendar, each.sender, each.on) for each in conference.deadlines) + "</ul>"
    yield "</article>"


def _due(calendar: ReviewCalendar, milestone: Milestone) -> str:
    state = calendar.state(milestone)
    when = "đủ năm" if milestone.years is not None else "ấn định đến"
    said = f'{when} ngày {day(milestone.due)} <span class="{look_of(state)}">({state_word(state)})</span>'
    return f"{escape(milestone_title(milestone))}: {said}; số liệu {escape(window_text(milestone.window))}"


def _step(calendar: ReviewCalendar, sender: Sender, on: date) -> str:
    words, look = _until(calendar, on)
    return f'<li><strong>{day(on)}</strong>{sender_word(sender)} <span class="kind {look}">{words}</span></li>'


def _until(calendar: ReviewCalendar, on: date) -> tuple[str, str]:
    """How far a deadline is from the day the calendar is judged at."""
    if calendar.as_of is None:
        return "", ""
    if on < calendar.as_of:
        return "đã qua", "overdue"
    left = working_days_between(calendar.as_of, on, is_working)
    words = f"còn {left} ngày làm việc" if left else "hôm nay"
    return words, "near" if left <= _NEAR_WORKING_DAYS else ""


# --- the year


def _years(calendar: ReviewCalendar) -> Iterator[str]:
    yield open_section("year", "Lịch năm")
    by_month: dict[tuple[int, int], list[_Entry]] = defaultdict(list)
    for entry in sorted(_entries(calendar)):
        by_month[entry.on.year, entry.on.month].append(entry)
    first, last = calendar.within.first.year, calendar.within.last.year
    shown = range(min([first, *(year for year, _ in by_month)]), max([last, *(year for year, _ in by_month)]) + 1)
    for year in shown:
        yield f'<h3>Năm {year}</h3><ul class="months">'
        yield "".join(_month(year, month, by_month[year, month]) for month in range(1, 13)) + "</ul>"
    yield "</section>"


def _month(year: int, month: int, entries: Sequence[_Entry]) -> str:
    lines = "".join(
        f'<li class="{entry.look}"><time datetime="{entry.on.isoformat()}">{entry.on:%d/%m}</time>'
        f'<span><span class="kind">{entry.kind}</span>{entry.html}</span></li>'
        for entry in entries
    )
    body = f'<ul class="days">{lines}</ul>' if lines else '<p class="idle">không có việc</p>'
    return f"<li><h4>Tháng {month}</h4>{body}</li>"


def _entries(calendar: ReviewCalendar) -> Iterator[_Entry]:
    for milestone in calendar.milestones:
        state = calendar.state(milestone)
        said = f'đến kỳ · <span class="{look_of(state)}">{state_word(state)}</span>'
        yield _Entry(milestone.due, said, "review", escape(milestone_title(milestone)))
    for number, conference in enumerate(calendar.conferences, 1):
        link = f'<a href="#conference-{number}">{escape(_short(conference))}</a>'
        yield _Entry(conference.on, "hội nghị " + ("" if conference.set else "(đề xuất)"), "meeting", f"<b>{link}</b>")
        for deadline in conference.deadlines:
            words, look = _until(calendar, deadline.on)
            said = f'hạn gửi, {sender_word(deadline.sender)} <span class="{look}">{words}</span>'
            yield _Entry(deadline.on, said, "step", link)


def _short(conference: Conference) -> str:
    return ", ".join(sorted({each.document.name for each in conference.milestones}))
