"""Takes the calendar of reviews, makes an .ics file that any calendar program opens (RFC 5545).

Identifiers hang on the document, the review and the year, never on the order of the register, so that a file imported
again moves events instead of doubling them; the stamp is the day the calendar is judged at, never the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from tongket.directive.register_calendar import Conference, Milestone, ReviewCalendar, State
from tongket.draft.register_words import (
    conference_title,
    milestone_title,
    reasons,
    sender_word,
    state_word,
    window_text,
)
from tongket.wording.fold import normal

_PRODUCT = "-//Tong Ket//Lich so ket tong ket//VI"


def calendar_file(calendar: ReviewCalendar, *, title: str, stamped: date, alarm_days: int | None = None) -> bytes:
    """The file: every review that was set, every conference proposed or set, every level's last day.

    `alarm_days`: a reminder so many days before each; None: no reminders.
    """
    whole = Calendar()
    for name, value in (("prodid", _PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN"), ("x-wr-calname", title)):
        whole.add(name, value)
    for event in _events(calendar):
        event.add("dtstamp", datetime(stamped.year, stamped.month, stamped.day, tzinfo=UTC))
        event.add("transp", "TRANSPARENT")
        if alarm_days is not None:
            event.add_component(_alarm(event, alarm_days))
        whole.add_component(event)
    return bytes(whole.to_ical())


def _events(calendar: ReviewCalendar) -> Iterator[Event]:
    for milestone in calendar.milestones:
        yield _milestone_event(calendar, milestone)
    for conference in calendar.conferences:
        yield _conference_event(conference)
        for deadline in conference.deadlines:
            title = f"Hạn gửi báo cáo, {sender_word(deadline.sender)}: {conference_title(conference)}"
            key = (*_conference_key(conference), "deadline", deadline.sender.value)
            yield _event(deadline.on, title, key, "", category="Hạn gửi")


def _milestone_event(calendar: ReviewCalendar, milestone: Milestone) -> Event:
    title, state, document = milestone_title(milestone), calendar.state(milestone), milestone.document
    lines = [document.subject, f"Cơ quan ban hành: {document.issuer}"]
    if milestone.review is not None:
        lines.append(f"Ấn định bởi: {milestone.review.set_by}")
    lines.append(f"Số liệu {window_text(milestone.window)}")
    if state is not State.NOT_JUDGED:
        lines.append(f"Tình trạng: {state_word(state)}")
    if document.unconfirmed:
        lines.append(f"Văn bản chưa xác nhận: {document.unconfirmed}")
    return _event(milestone.due, f"Đến kỳ: {title}", _milestone_key(milestone), "\n".join(filter(None, lines)))


def _conference_event(conference: Conference) -> Event:
    decided = conference.set is not None
    title = conference_title(conference) + ("" if decided else " (đề xuất)")
    event = _event(
        conference.on, title, _conference_key(conference), "\n".join(reasons(conference)), category="Hội nghị"
    )
    event.add("status", "CONFIRMED" if decided else "TENTATIVE")
    return event


def _event(
    on: date, title: str, key: tuple[str, ...], description: str, *, category: str = "Kỳ sơ kết, tổng kết"
) -> Event:
    event = Event()
    event.add("uid", sha256("\x1f".join(key).encode()).hexdigest()[:32] + "@tongket")
    event.add("summary", title)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("categories", [category])
    if description:
        event.add("description", description)
    return event


def _alarm(event: Event, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", -timedelta(days=days))
    return alarm


def _milestone_key(milestone: Milestone) -> tuple[str, ...]:
    identity, review = milestone.document.identity, milestone.review
    when = str(milestone.years) if milestone.years is not None else milestone.due.isoformat()
    cycle = "every" if review is not None and review.every_years is not None else "once"
    return "review", identity.body, *identity.symbol, identity.dated.isoformat(), milestone.kind.value, cycle, when


def _conference_key(conference: Conference) -> tuple[str, ...]:
    return "conference", str(conference.year), normal(conference.field)
