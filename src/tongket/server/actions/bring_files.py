"""Bring what lies in a folder's reports/ into its round: each file once, as it came, under the name it has there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tongket.approve.submission_life import Move, Standing, State
from tongket.collect.arrival.intake import LARGEST_FILE, files_under
from tongket.collect.senders.file_mapping import FileStatus
from tongket.server.actions.moving import count_anew, move
from tongket.server.actions.read_received import read_received
from tongket.server.actions.reopen_submission import hold_with_reviews, make_reviews_stale
from tongket.server.chain import add_event, name_of
from tongket.server.names_as_sent import free_path, is_numbered
from tongket.server.office_folder import keep_bytes
from tongket.server.records.event import Event
from tongket.server.records.person import Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import IN_PLAY, ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import office_folder
from tongket.server.traced import snapshot
from tongket.server.words import say

_THERE = (FileStatus.USED.value, FileStatus.SUPERSEDED.value)  # a report of its unit, whether or not it leads


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a look into a folder: names under reports/."""

    new: tuple[str, ...] = ()
    too_large: tuple[str, ...] = ()


def new_files(of: Round, reports: Path) -> Iterator[tuple[str, Path]]:
    """Files the round has not, or has with other bytes."""
    last: dict[str, list[ReceivedFile]] = {}
    for each in ReceivedFile.objects.filter(round=of, submission=None).order_by("pk"):
        last.setdefault(each.name, []).append(each)
    for file, path in files_under(reports):
        known = [each for each in last.get(_name(file), ()) if is_numbered(each.path, file)]
        if not known or path.stat().st_size != known[-1].size or _hash(path) != known[-1].sha256:
            yield file, path


def bring_files(of: Round, reports: Path, by: Person | None) -> Brought:
    """Keep every file under reports/ that is not here yet. The caller holds the transaction."""
    new, too_large = [], []
    for file, path in new_files(of, reports):
        if path.stat().st_size > LARGEST_FILE:
            too_large.append(file)
        else:
            _bring(of, file, path.read_bytes(), by)
            new.append(file)
    return Brought(tuple(new), tuple(too_large))


def _name(file: str) -> str:
    return file.rsplit("/", 1)[-1][:255]


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _bring(of: Round, file: str, content: bytes, by: Person | None) -> None:
    digest = sha256(content).hexdigest()
    keep_bytes(office_folder(), content, digest)
    earlier = [each for each in _brought(of).filter(IN_PLAY, name=_name(file)) if is_numbered(each.path, file)]
    made = ReceivedFile.objects.create(
        round=of,
        name=_name(file),
        path=_path(of, file),
        sha256=digest,
        size=len(content),
        received_at=timezone.now(),
        sent_by=by,
    )
    for each in earlier:
        before = snapshot(each)
        each.replaced_by = made
        each.save(update_fields=["replaced_by"])
        add_event("file.replace", each, by=by, before=before)
    add_event("file.receive", made, by=by)


def _brought(of: Round) -> QuerySet[ReceivedFile]:
    return ReceivedFile.objects.filter(round=of, submission=None)


def _path(of: Round, file: str) -> str:
    """Its own path, unless a file of that path came before it."""

    def taken(paths: Collection[str]) -> set[str]:
        known = ReceivedFile.objects.filter(round=of, path__in=paths).order_by()
        return set(known.values_list("path", flat=True))

    folder, _, name = file.rpartition("/")
    return free_path(folder, name, taken) if taken([file]) else file


def take_in(of: Round, reports: Path, *, by: Person | None) -> Brought:
    """Bring what is new in a folder whose round is there already, read it, and let the units it is of have sent it."""
    with transaction.atomic():
        brought = bring_files(of, reports, by)
    if brought.new:
        read_received()
        count_anew(of.pk)  # what a folder brings for a unit that was waived or excluded is there without a move
    follow_brought(of, by=by)
    return brought


@transaction.atomic
def follow_brought(of: Round, *, by: Person | None) -> None:
    """What lies in a folder was sent: a unit whose report there is newer than what it sent has sent that.

    A report that was accepted waits to be checked again: nothing new counts before somebody looked at it.
    """
    there: dict[int | None, list[ReadingRecord]] = {}
    readings = ReadingRecord.objects.filter(file__in=_brought(of).filter(IN_PLAY), status__in=_THERE)
    for each in readings.select_related("file").order_by("file__received_at", "pk"):
        there.setdefault(each.unit_id, []).append(each)
    asked = of.submissions.select_related("unit", "round").exclude(standing=Standing.WAIVED.value).order_by("pk")
    asked = asked.filter(unit_id__in=[unit for unit in there if unit])
    held = list(asked.select_for_update(of=("self",), no_key=True))
    hold_with_reviews(of.pk)
    for record in held:
        since = _heard_of(record)
        _follow(record, [each for each in there[record.unit_id] if since is None or each.file.received_at > since], by)


def _heard_of(record: SubmissionRecord) -> datetime | None:
    """When a report was last sent or given back: what came before that is no answer to it."""
    given_back = Event.objects.filter(on=name_of(record), what__in=("submission.return", "submission.reopen"))
    last = given_back.order_by("number").values_list("when", flat=True).last()
    if last is None or record.last_sent_at is None:
        return record.last_sent_at
    return max(record.last_sent_at, datetime.fromisoformat(last))


def _follow(record: SubmissionRecord, new: Sequence[ReadingRecord], by: Person | None) -> None:
    used = [each for each in new if each.status == FileStatus.USED.value]
    match State(record.state):
        case State.RETURNED if new:
            for each in new:
                _answer(record, each.file, by)
            record.is_checked = False  # only then it takes the place of what was returned
            _send(record, by)
        case State.DRAFT if used:
            _send(record, by)
        case State.SENT if used:
            _send_again(record, by)
        case State.ACCEPTED | State.CONSOLIDATED if used:
            _reopen(record, used[-1].path, by)
            _send(record, by)


def _answer(record: SubmissionRecord, file: ReceivedFile, by: Person | None) -> None:
    """A file of this unit alone answers its return, as one that the unit would have uploaded."""
    if file.version == record.version or file.readings.exclude(unit_id=record.unit_id).exists():
        return
    before = snapshot(file)
    file.version = record.version
    file.save(update_fields=["version"])
    add_event("file.answer", file, by=by, before=before)


def _reopen(record: SubmissionRecord, path: str, by: Person | None) -> None:
    reason = say("new_in_folder", file=path)
    move(record, Move.REOPEN, by=by, reason=reason, deadline=record.deadline or timezone.localdate())
    make_reviews_stale(record.round, by=by, because=f"{record.unit.name}: {reason}")


def _send(record: SubmissionRecord, by: Person | None) -> None:
    record.last_sent_at, record.sent_by = timezone.now(), by
    record.first_sent_at = record.first_sent_at or record.last_sent_at
    move(record, Move.SEND, by=by)


def _send_again(record: SubmissionRecord, by: Person | None) -> None:
    """What waits to be checked holds more now; who looked before has not seen it."""
    before = snapshot(record)
    record.last_sent_at, record.sent_by = timezone.now(), by
    record.revision += 1
    record.save()
    add_event("submission.send", record, by=by, before=before)
