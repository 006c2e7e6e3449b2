"""The trace: adds an event in the transaction of the act, and proves afterwards that none was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import models
from django.utils import timezone

from tongket.server.records.event import ChainHead, Event
from tongket.server.records.person import Person
from tongket.server.traced import place_of, snapshot

_HASHED = ("number", "when", "by", "what", "on", "unit", "round", "reason", "before", "after", "previous_hash")


def add_event(
    what: str, on: models.Model, *, by: Person | None, before: dict[str, Any] | None = None, reason: str = ""
) -> Event:
    """Append what was done to a record, as the record now is. Must run inside the transaction of the act.

    The chain's head is locked from here to the end of the transaction: add events last, and lock before the first of
    them whatever is changed after it, in one order everywhere: reports, files, the round, its reviews. Without their
    keys (`no_key`), for who has the head looks them up by their keys when the transaction ends.
    """
    return add_events([Deed(what, on, before, reason)], by=by)[0]


class Deed(NamedTuple):
    """What was done to a record, for the trace."""

    what: str
    on: models.Model
    before: dict[str, Any] | None = None
    reason: str = ""


def add_events(deeds: Sequence[Deed], *, by: Person | None) -> list[Event]:
    """Append what was done to many records at once, in this order: as `add_event`, with the head written once."""
    events = [_told(deed, by) for deed in deeds]  # before the head is locked: others wait for it
    head = ChainHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    for event in events:
        _link(event, head)
    Event.objects.bulk_create(events, batch_size=200)
    head.save()
    return events


def _told(deed: Deed, by: Person | None) -> Event:
    """What was done, not yet in its place."""
    unit, round_number = place_of(deed.on)
    return Event(
        by=by.username if by is not None else "",
        what=deed.what,
        on=name_of(deed.on),
        unit=unit,
        round=round_number,
        reason=deed.reason,
        before=deed.before,
        after=snapshot(deed.on),
    )


def _link(event: Event, head: ChainHead) -> None:
    event.number, event.previous_hash = head.number + 1, head.hash
    event.when = timezone.now().astimezone(UTC).isoformat(timespec="microseconds")
    event.hash = hash_of(event)
    head.number, head.hash = event.number, event.hash


def name_of(record: models.Model) -> str:
    """ "submissionrecord 12"."""
    return f"{record._meta.model_name} {record.pk}"


def hash_of(event: Event) -> str:
    """SHA-256 over every field but the hash itself, in one fixed writing."""
    facts = {name: getattr(event, name) for name in _HASHED}
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain, or a record beside it, is not what it was. `kind` names the sentence."""

    kind: str  # "event_changed", "event_missing", "head_differs", "record_differs", "record_gone", "record_untraced"
    place: str


def chain_breaks() -> Iterator[Break]:
    """Every place at which the events themselves do not hold together."""
    number, previous = 0, ""
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        if event.number != number + 1:
            yield Break("event_missing", str(number + 1))
        elif event.previous_hash != previous or hash_of(event) != event.hash:
            yield Break("event_changed", str(event.number))
        number, previous = event.number, event.hash
    head = ChainHead.objects.filter(pk=1).first()
    if (head.number, head.hash) != (number, previous) if head else number:
        yield Break("head_differs", str(number))
