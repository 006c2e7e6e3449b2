"""Takes events as a person may see them, makes the lines of the page: filtered, and what each act changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from tongket.server.records.event import Event

LONGEST = 160  # letters of a value shown; the export holds it whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events; what is empty is not asked."""

    unit: str = ""
    by: str = ""
    what: str = ""
    on: str = ""
    round: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the record: what it was and what it became."""

    field: str
    before: str
    after: str


def events_wanted(events: QuerySet[Event], wanted: Wanted) -> QuerySet[Event]:
    """The last first."""
    exact = {"unit": wanted.unit, "by": wanted.by, "round": wanted.round, "on": wanted.on}
    found = events.filter(**{name: value for name, value in exact.items() if value})
    if wanted.what:
        found = found.filter(what__startswith=wanted.what)
    if wanted.since:
        found = found.filter(when__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(when__lt=_midnight(wanted.until + timedelta(days=1)))
    return found.order_by("-number")


def _midnight(day: date) -> str:
    """As events write times: in UTC, so that texts compare as times do."""
    local = datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
    return local.astimezone(UTC).isoformat(timespec="microseconds")


def changes_of(event: Event) -> Iterator[Change]:
    """Fields that are not what they were; of a new record, those that hold something."""
    before, after = event.before or {}, event.after or {}
    for name in sorted(before.keys() | after.keys()):
        was, became = before.get(name), after.get(name)
        if was != became and not (event.before is None and became in ("", None, [], {})):
            yield Change(name, _short(was), _short(became))


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
