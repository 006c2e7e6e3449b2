"""Takes events, makes a file an auditor keeps, and proves such a file later without the office."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet

from tongket.server.chain import Break, hash_of
from tongket.server.records.event import Event

EVENT_FIELDS = (
    "number", "when", "by", "what", "on", "unit", "round", "reason", "before", "after", "previous_hash", "hash",
)  # fmt: skip
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def json_pieces(events: QuerySet[Event]) -> Iterator[bytes]:
    """{"events": […]}, one event a line, each with every field that was hashed."""
    yield b'{"events": ['
    between = b"\n"
    for event in events.order_by("number").iterator(chunk_size=1000):
        facts = {name: getattr(event, name) for name in EVENT_FIELDS}
        yield between + json.dumps(facts, ensure_ascii=False).encode("utf-8")
        between = b",\n"
    yield b"\n]}\n"


def csv_lines(events: QuerySet[Event]) -> Iterator[bytes]:
    """One line an event, for a spreadsheet; the mark in front tells it that the text is UTF-8."""
    yield b"\xef\xbb\xbf" + _line(EVENT_FIELDS)
    for event in events.order_by("number").iterator(chunk_size=1000):
        yield _line([_cell(getattr(event, name)) for name in EVENT_FIELDS])


def _line(cells: Any) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerow(cells)
    return target.getvalue().encode("utf-8")


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value


def exported_breaks(text: str) -> tuple[int, list[Break]]:
    """How many events an exported file holds, and where it is not what was hashed. ValueError where it is no export.

    A part of the chain (that of some units) proves each of its events; the links only where neighbours are in it.
    """
    exported = json.loads(text)
    if not isinstance(exported, dict) or not isinstance(exported.get("events"), list):
        raise ValueError("no export")
    events = [_event(row) for row in exported["events"]]
    changed = [Break("event_changed", str(each.number)) for each in events if hash_of(each) != each.hash]
    pairs = pairwise(events)
    unlinked = [
        Break("event_changed", str(later.number))
        for earlier, later in pairs
        if later.number == earlier.number + 1 and later.previous_hash != earlier.hash
    ]
    return len(events), [*changed, *unlinked]


def _event(row: Any) -> Event:
    if not isinstance(row, dict) or row.keys() != set(EVENT_FIELDS):
        raise ValueError("no event")
    return Event(**row)
