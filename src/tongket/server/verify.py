"""Proves that nothing was altered: the chain of events, the records beside it, the bytes of files, the kept totals."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.db.models import Max

from tongket.server.actions.recount_round import recount_round
from tongket.server.chain import Break, chain_breaks, name_of
from tongket.server.moment import one_moment
from tongket.server.office_folder import content_path
from tongket.server.records.event import ChainHead, Event
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.round_desk import folder_of, input_hashes, office_folder
from tongket.server.traced import TRACED, is_as_told

_ENDINGS = ("role.take", "review.unask")  # acts after which the record is gone


def verify_office(*, with_totals: bool = False, expected_head: str = "") -> Iterator[Break]:
    """Every place that is not what it was; none is proof. `with_totals` counts every round again from its files.

    `expected_head` is a last hash noted earlier (a backup's, an auditor's): the trace must still hold it.
    """
    with one_moment():  # people may be at work: what an event says and its record are looked at together
        yield from [*chain_breaks(), *_head_breaks(expected_head), *record_breaks()]
    yield from file_breaks()
    if with_totals:
        for number in Round.objects.values_list("number", flat=True):
            if not recount_round(number):
                yield Break("totals_differ", f"round {number}")


def _head_breaks(expected: str) -> Iterator[Break]:
    if expected and not Event.objects.filter(hash=expected).exists():
        yield Break("head_differs", expected[:12])


def record_breaks() -> Iterator[Break]:
    """Records that are not what the last event on them says they became, or that no event made."""
    last = _last_events()
    for kind in TRACED:
        for record in kind._default_manager.all().iterator(chunk_size=1000):
            event = last.pop(name_of(record), None)
            if event is None:
                yield Break("record_untraced", name_of(record))
            elif not is_as_told(record, event.after or {}):
                yield Break("record_differs", name_of(record))
    yield from (Break("record_gone", on) for on, event in sorted(last.items()) if event.what not in _ENDINGS)


def _last_events() -> dict[str, Event]:
    """The last event on each record."""
    numbers = Event.objects.values("on").annotate(last=Max("number")).values("last")
    return {event.on: event for event in Event.objects.filter(number__in=numbers).iterator(chunk_size=1000)}


def file_breaks() -> Iterator[Break]:
    """Received files whose bytes are gone or are not those of their receipt, and papers of rounds that were altered."""
    folder = office_folder()
    for file in ReceivedFile.objects.exclude(state=ReceivedFile.State.SECRET).iterator(chunk_size=1000):
        path = content_path(folder, file.sha256)
        if not path.is_file():
            yield Break("file_gone", file.path)
        elif sha256(path.read_bytes()).hexdigest() != file.sha256:
            yield Break("file_differs", file.path)
    for of in Round.objects.all():
        where = folder_of(of)
        if where.is_dir() and input_hashes(where) != of.inputs:
            yield Break("input_differs", f"round {of.number}")
        elif not where.is_dir():
            yield Break("file_gone", f"round {of.number}")


def summary() -> dict[str, Any]:
    """What was proved, in numbers, and the hash to note down."""
    head = ChainHead.objects.filter(pk=1).first()
    facts = {"files": ReceivedFile.objects.count(), "rounds": Round.objects.count()}
    return {"events": head.number if head else 0, "head": head.hash if head else "–", **facts}
