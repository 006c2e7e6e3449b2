"""Bring what lies in a folder's reports/ into its round: each file once, as it came, under the name it has there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from tongket.directive.decision import Verb
from tongket.server.actions.moving import count_anew, decide, move
from tongket.server.actions.read_received import read_received
from tongket.server.actions.reopen_submission import hold_with_reviews, make_reviews_stale
from tongket.server.chain import add_event, name_of
from tongket.server.jobs.wake import wake_reader
from tongket.server.names_as_sent import free_path, is_numbered
from tongket.server.office_folder import keep_bytes
from tongket.server.records.event import Event
from tongket.server.records.person import Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import IN_PLAY, ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import office_folder, own_path_and_containers
from tongket.server.traced import snapshot
from tongket.server.words import say

_GIVEN_BACK = {
    State.SENT.value: Move.RETURN,
    State.ACCEPTED.value: Move.REOPEN,
    State.CONSOLIDATED.value: Move.REOPEN,
}
_SENT_OR_GIVEN_BACK = tuple(
    f"submission.{each.value}" for each in (Move.SEND, Move.ENTER_ON_BEHALF, Move.RETURN, Move.REOPEN)
)
_THERE = (FileStatus.USED.value, FileStatus.SUPERSEDED.value)  # a report of its unit, whether or not it leads


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a look into a folder: names under reports/."""

    new: tuple[str, ...] = ()
    too_large: tuple[str, ...] = ()


def new_files(of: Round, reports: Path) -> Iterator[tuple[str, Path]]:
    """Files the round has not, or has with other bytes. One that was only given another name is not new."""
    last: dict[str, list[ReceivedFile]] = {}
    for each in _brought(of).order_by("pk"):
        last.setdefault(each.name, []).append(each)
    named_anew = _may_be_named_anew(of)
    for file, path in files_under(reports):
        known = [each for each in last.get(_name(file), ()) if is_numbered(each.path, file)]
        if known and path.stat().st_size == known[-1].size and _hash(path) == known[-1].sha256:
            continue
        if known or (_parent(file), _hash(path)) not in named_anew:
            yield file, path


def _may_be_named_anew(of: Round) -> set[tuple[str, str]]:
    """Folder and bytes of what is in play, where no name of a file said whose it is."""
    standing = _brought(of).filter(IN_PLAY, readings__unit__isnull=False).exclude(readings__how="file name")
    return {(_parent(each.path), each.sha256) for each in standing}


def _parent(file: str) -> str:
    return file.rpartition("/")[0]


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
    if _brought(of).filter(state=ReceivedFile.State.RECEIVED).exists():  # new, or left by a start that was killed
        read_received()
        count_anew(of.pk)  # what a folder brings for a unit that was waived or excluded is there without a move
    follow_brought(of, by=by)
    return brought


@transaction.atomic
def follow_brought(of: Round, *, by: Person | None, lost: Collection[int] = ()) -> None:
    """What lies in a folder was sent: a unit whose report there is newer than what it sent has sent that.

    A report that was accepted waits to be checked again: nothing new counts before somebody looked at it, nor does what
    is left of one that lost a file to another (`lost`: units that did just now).
    """
    there: dict[int | None, list[ReadingRecord]] = {}
    readings = ReadingRecord.objects.filter(file__in=_brought(of).filter(IN_PLAY))
    for each in readings.select_related("file").order_by("file__received_at", "pk"):
        there.setdefault(each.unit_id, []).append(each)
    assigned = _assigned_at(of)
    asked = of.submissions.select_related("unit", "round").exclude(standing=Standing.WAIVED.value).order_by("pk")
    held = list(asked.select_for_update(of=("self",), no_key=True))  # those too that have nothing there any more
    hold_with_reviews(of.pk)
    for record in (each for each in held if each.unit_id in there):
        theirs, since = there[record.unit_id], _heard_of(record)
        new = _new(theirs, since, assigned)
        if _used(theirs) and not _used(new) and (record.unit_id in lost or _was_written_over(record, since)):
            _look_again(record, say("file_lost"), by)
        else:
            _follow(record, new, by)
    _give_back_empty(of, by)


def _assigned_at(of: Round) -> dict[str, datetime]:
    """When it was heard here whose a file is, by what was decided about: its path, or what it came in."""
    made = {name_of(each): each.what for each in of.decisions.filter(verb=Verb.ASSIGN.value)}
    heard = Event.objects.filter(on__in=made, what="decision.import").order_by("number")
    return {made[on]: datetime.fromisoformat(when) for on, when in heard.values_list("on", "when")}


def _new(
    readings: Sequence[ReadingRecord], since: datetime | None, assigned: Mapping[str, datetime]
) -> list[ReadingRecord]:
    """What became the unit's since then: it came, or was assigned to it; the same bytes under another path did not."""
    if since is None:
        return [each for each in readings if each.status in _THERE]
    when = {each.pk: _came(each, assigned) for each in readings}
    before = {each.sha256 for each in readings if when[each.pk] <= since}
    later = (each for each in readings if when[each.pk] > since and each.status in _THERE)
    return [each for each in later if not each.sha256 or each.sha256 not in before]


def _came(reading: ReadingRecord, assigned: Mapping[str, datetime]) -> datetime:
    if reading.how != "decision":
        return reading.file.received_at
    decided = (assigned[each] for each in own_path_and_containers(reading.path) if each in assigned)
    return max(reading.file.received_at, next(decided, reading.file.received_at))


def _give_back_empty(of: Round, by: Person | None) -> None:
    """A unit whose file is another's now, by decision or written over, has sent nothing that could be accepted."""
    if _brought(of).filter(state=ReceivedFile.State.RECEIVED).exists():
        return
    uploaded = ReceivedFile.objects.filter(submission__round=of).values("submission")
    counted = ReadingRecord.objects.filter(file__in=_brought(of).filter(IN_PLAY), status=FileStatus.USED.value)
    left = of.submissions.filter(state__in=_GIVEN_BACK).exclude(standing=Standing.WAIVED.value)
    left = left.exclude(pk__in=uploaded).exclude(unit__in=counted.filter(unit__isnull=False).values("unit"))
    for record in left.select_related("unit", "round").order_by("pk"):
        record.is_checked = False
        _give_back(record, say("no_file_left"), by)
        wake_reader()


def _heard_of(record: SubmissionRecord) -> datetime | None:
    """When a report was last sent or given back: what came before that is no answer to it."""
    told = Event.objects.filter(on=name_of(record), what__in=_SENT_OR_GIVEN_BACK)
    last = told.order_by("number").values_list("when", flat=True).last()
    if last is None or record.last_sent_at is None:
        return record.last_sent_at
    return max(record.last_sent_at, datetime.fromisoformat(last))


def _follow(record: SubmissionRecord, new: Sequence[ReadingRecord], by: Person | None) -> None:
    used = _used(new)
    match State(record.state):
        case State.RETURNED if new:
            for each in new:
                _answer(record, each.file, by)
            record.is_checked = False  # only then it takes the place of what was returned
            _send(record, by)
        case State.DRAFT if used:
            _send(record, by)
        case State.SENT | State.ACCEPTED | State.CONSOLIDATED if used:
            _look_again(record, _reason(used[-1]), by)


def _used(readings: Iterable[ReadingRecord]) -> list[ReadingRecord]:
    return [each for each in readings if each.status == FileStatus.USED.value]


def _was_written_over(record: SubmissionRecord, since: datetime | None) -> bool:
    """Whether a file of the unit was written over since then by one that is not the unit's."""
    if since is None:
        return False
    its = ReadingRecord.objects.filter(file__in=_brought(record.round), unit=record.unit_id)
    over = its.filter(file__replaced_by__received_at__gt=since)
    return over.exclude(file__replaced_by__readings__unit=record.unit_id).exists()


def _look_again(record: SubmissionRecord, reason: str, by: Person | None) -> None:
    """What counted is opened again for that reason; what waits is another report than who looked at it has seen."""
    if record.state == State.SENT.value:
        _send_again(record, by)
    elif record.state in _GIVEN_BACK:
        _give_back(record, reason, by)
        _send(record, by, is_more=True)


def _reason(new: ReadingRecord) -> str:
    return say("assigned_to_unit" if new.how == "decision" else "new_in_folder", file=new.path)


def _answer(record: SubmissionRecord, file: ReceivedFile, by: Person | None) -> None:
    """A file of this unit alone answers its return, as one that the unit would have uploaded."""
    if file.version == record.version or file.readings.exclude(unit_id=record.unit_id).exists():
        return
    before = snapshot(file)
    file.version = record.version
    file.save(update_fields=["version"])
    add_event("file.answer", file, by=by, before=before)


def _give_back(record: SubmissionRecord, reason: str, by: Person | None) -> None:
    """Return what was sent, open again what was accepted."""
    asked = _GIVEN_BACK[record.state]
    move(record, asked, by=by, reason=reason, deadline=record.deadline or timezone.localdate())
    decide(record, asked.value, by=by, why=reason)  # its deadline is no new one
    if asked is Move.REOPEN:
        make_reviews_stale(record.round, by=by, because=f"{record.unit.name}: {reason}")


def _send(record: SubmissionRecord, by: Person | None, *, is_more: bool = False) -> None:
    _write_sent(record, by, is_more=is_more)
    move(record, Move.SEND, by=by)


def _send_again(record: SubmissionRecord, by: Person | None) -> None:
    """What waits to be checked holds more now; who looked before has not seen it."""
    before = snapshot(record)
    _write_sent(record, by, is_more=True)
    record.revision += 1
    record.save()
    add_event("submission.send", record, by=by, before=before)


def _write_sent(record: SubmissionRecord, by: Person | None, *, is_more: bool) -> None:
    """Who sent it, and when. `is_more`: it was sent before, and if by somebody here, that stays what is known of it."""
    if is_more and record.sent_by_id is not None:
        return
    record.last_sent_at, record.sent_by, record.on_behalf = timezone.now(), by, False
    record.first_sent_at = record.first_sent_at or record.last_sent_at
