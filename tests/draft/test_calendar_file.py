"""The .ics file: what a calendar program reads back, and the lines RFC 5545 asks for, checked without the library."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

sys.path.insert(0, str(Path(__file__).parent))
from made_register import made_register

from tongket.directive.register_calendar import calendar_of
from tongket.directive.register_file import register_and_settings
from tongket.draft.calendar_file import calendar_file
from tongket.periods.period import Period

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "register.toml"
STAMP = date(2020, 11, 5)


def ics(text: str, first: int, last: int | None = None, **options) -> bytes:
    register, settings = register_and_settings(text)
    calendar = calendar_of(register, settings, Period.years(first, last))
    return calendar_file(calendar, title="Lịch", stamped=STAMP, **options)


def seed() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def events(content: bytes) -> dict[str, date]:
    return {str(event["summary"]): event.decoded("dtstart") for event in Calendar.from_ical(content).walk("VEVENT")}


def unfolded(content: bytes) -> list[str]:
    """The lines of a file read as RFC 5545, section 3.1, says, by nobody's library."""
    assert content.endswith(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    assert not any(b"\r" in line or b"\n" in line for line in raw)  # no bare line ends
    assert max(map(len, raw)) <= 75  # octets, the line end not counted
    joined: list[bytes] = []
    for line in raw:
        assert line, "an empty line"
        if line[:1] in b" \t":
            joined[-1] += line[1:]
        else:
            joined.append(line)
    return [line.decode("utf-8") for line in joined]


def test_the_conference_its_reviews_and_its_deadlines_stand_on_their_days():
    found = events(ics(seed(), 2020))

    conference = (
        "Hội nghị tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW; sơ kết 5 năm thực hiện Chỉ thị 46-CT/TW; "
        "sơ kết 3 năm thực hiện Chỉ thị 12-CT/TW"
    )
    assert found[f"{conference} (đề xuất)"] == date(2020, 10, 22)
    assert found["Đến kỳ: Sơ kết 3 năm thực hiện Chỉ thị 12-CT/TW"] == date(2020, 1, 5)
    assert found[f"Hạn gửi báo cáo, cấp xã: {conference}"] == date(2020, 9, 17)
    assert len(found) == 3 + 1 + 4


@pytest.mark.parametrize("alarm", [None, 3])
@pytest.mark.parametrize("text", [seed(), made_register()], ids=["example", "200 documents"])
def test_the_lines_are_those_the_standard_asks_for(text, alarm):
    lines = unfolded(ics(text, 2020, 2030, alarm_days=alarm))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    open_parts: list[str] = []
    for line in lines:
        assert re.match(r"[A-Z][A-Z0-9-]*(;[A-Z0-9-]+=[^:;]+)*:", line), line
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line), line
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
        elif name in ("SUMMARY", "DESCRIPTION"):
            assert not re.search(r"(?<!\\)[,;]", value), line  # escaped, section 3.3.11
    assert open_parts == []


@pytest.mark.parametrize("text", [seed(), made_register()], ids=["example", "200 documents"])
def test_every_event_is_whole_days_stamped_by_the_register_and_known_by_one_name(text):
    found = list(Calendar.from_ical(ics(text, 2020, 2030)).walk("VEVENT"))

    assert len({str(event["uid"]) for event in found}) == len(found) > 7
    for event in found:
        start = event.decoded("dtstart")
        assert not isinstance(start, datetime)
        assert event.decoded("dtend") - start == timedelta(days=1)
        assert event.decoded("dtstamp").date() == STAMP
        assert str(event["transp"]) == "TRANSPARENT"


def test_two_hundred_documents_are_read_back_as_they_were_counted():
    register, settings = register_and_settings(made_register())
    calendar = calendar_of(register, settings, Period.years(2020, 2030))

    found = list(Calendar.from_ical(ics(made_register(), 2020, 2030)).walk("VEVENT"))

    expected = len(calendar.milestones) + sum(1 + len(each.deadlines) for each in calendar.conferences)
    assert len(register.documents) == 200
    assert len(found) == expected > 150


def test_the_same_review_keeps_its_name_when_its_day_is_set():
    def names(content: bytes) -> set[str]:
        return {str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")}

    decided = seed() + '\n[[conference]]\non = 2020-11-11\nfield = "an ninh, trật tự"\nset_by = "Ban Thường vụ"\n'

    assert names(ics(seed(), 2020)) == names(ics(decided, 2020))
    (status,) = {
        str(event["status"]) for event in Calendar.from_ical(ics(decided, 2020)).walk("VEVENT") if "status" in event
    }
    assert status == "CONFIRMED"


def test_a_reminder_is_there_only_when_asked_for():
    assert b"VALARM" not in ics(seed(), 2020)
    alarms = list(Calendar.from_ical(ics(seed(), 2020, alarm_days=3)).walk("VALARM"))
    assert {alarm.decoded("trigger") for alarm in alarms} == {timedelta(days=-3)}
    assert len(alarms) == 8


def test_the_same_register_gives_the_same_file():
    assert ics(made_register(), 2024) == ics(made_register(), 2024)


def test_hostile_words_stay_words():
    text = seed().replace("về Chiến lược bảo vệ", "về A\\\\r\\\\nEND:VCALENDAR\\\\; Chiến lược bảo vệ", 1)
    text = text.replace("Ban Thường vụ Tỉnh ủy Tiền Giang", "X\\r\\nBEGIN:VEVENT")

    lines = unfolded(ics(text, 2020))

    assert sum(1 for line in lines if line == "BEGIN:VEVENT") == 8
