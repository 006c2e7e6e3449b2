"""Takes the tables of `register.toml` that are no documents, makes the office's settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tongket.directive.register_reading import LAST_YEAR, Reading
from tongket.directive.register_settings import USUAL_NEAR_DAYS, ConferenceSet, RegisterSettings
from tongket.periods.calendars import USUAL, named_calendars
from tongket.periods.deadlines import Sender, Step

TOP_KEYS = ("office", "as_of", "calendar", "deadline", "conference", "document")
CALENDAR_KEYS = ("windows", "near_days")
STEP_KEYS = ("level", "working_days", "since", "until")
CONFERENCE_KEYS = ("on", "year", "field", "set_by")
NAMES_OF_SENDERS = {
    **{sender.value: sender for sender in Sender},
    "xã": Sender.COMMUNE,
    "huyện": Sender.DISTRICT,
    "sở, ngành": Sender.DEPARTMENT,
    "văn phòng": Sender.OFFICE,
}


def read_settings(reading: Reading, facts: Mapping[str, Any]) -> RegisterSettings:
    """The settings; what cannot be used is noted in `reading`."""
    reading.known(facts, TOP_KEYS, "")
    table = reading.table(facts, "calendar")
    reading.known(table, CALENDAR_KEYS, "calendar")
    return RegisterSettings(
        office=reading.text(facts, "office", ""),
        as_of=reading.day(facts, "as_of", ""),
        windows=calendar_name(reading, table, "windows", "calendar") or USUAL,
        near_days=reading.count(table, "near_days", "calendar", most=366) or USUAL_NEAR_DAYS,
        steps=tuple(_steps(reading, facts)),
        conferences=tuple(_conferences(reading, facts)),
    )


def calendar_name(reading: Reading, facts: Mapping[str, Any], key: str, table: str) -> str:
    """The name of a calendar there is; "" where none is given."""
    name = reading.text(facts, key, table)
    if name and name not in named_calendars():
        every = "; ".join(named_calendars())
        reading.note("unknown_word", table, key, value=name, words=every, codes=every)
        return ""
    return name


def _steps(reading: Reading, facts: Mapping[str, Any]) -> Iterator[Step]:
    for at, entry in reading.tables(facts, "deadline", ""):
        reading.known(entry, STEP_KEYS, at)
        sender = reading.word(entry, "level", at, NAMES_OF_SENDERS, needed=True)
        count = reading.count(entry, "working_days", at, most=250, needed=True)
        since, until = reading.day(entry, "since", at), reading.day(entry, "until", at)
        if sender is not None and count is not None:
            yield Step(sender=sender, working_days=count, since=since, until=until)


def _conferences(reading: Reading, facts: Mapping[str, Any]) -> Iterator[ConferenceSet]:
    for at, entry in reading.tables(facts, "conference", ""):
        reading.known(entry, CONFERENCE_KEYS, at)
        on = reading.day(entry, "on", at, needed=True)
        set_by, field = reading.text(entry, "set_by", at, needed=True), reading.text(entry, "field", at)
        year = reading.count(entry, "year", at, most=LAST_YEAR)
        if on is not None:
            yield ConferenceSet(on=on, year=year or on.year, set_by=set_by, field=field)
