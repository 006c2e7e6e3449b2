"""Takes a round with its records, makes the `Desk` its review is built from: the same functions then serve both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db.models import F, QuerySet

from tongket.approve.submission_life import Standing
from tongket.check.plan import Plan, plan_of
from tongket.collect.arrival.intake import Received, as_in_folders, receive_files
from tongket.collect.senders.file_mapping import FileStatus
from tongket.collect.submission import OddityKind
from tongket.desk.folder import Desk, confirmed, open_desk
from tongket.directive.act import Act, ActKind
from tongket.directive.decision import Decision, Verb
from tongket.server.office_folder import content_path, round_folder
from tongket.server.records.decision import VERBS, decision_value
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import IN_PLAY, ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, unit_value
from tongket.server.versions import Part, overtaken
from tongket.units.names import NameIndex
from tongket.units.unit import Unit
from tongket.wording.dates import read_date

Marks = tuple[tuple[str, int], ...]  # names and times of change of the papers of a round
_OF_UNITS = frozenset({Verb.EXCLUDE, Verb.WAIVE})


def office_folder() -> Path:
    """The folder of this office."""
    return Path(settings.OFFICE_FOLDER)


def folder_of(of: Round) -> Path:
    """The review folder of a round."""
    return round_folder(office_folder(), of.number)


def asked_desk(of: Round) -> Desk:
    """What the round asks: its review, form and outline as they lie in its folder; read again only when they change."""
    return _asked(*_as_it_lies(of))


def plan_for(of: Round) -> Plan:
    """What the round's form lets us check: worked out once for all its units."""
    return _plan(*_as_it_lies(of))


def _as_it_lies(of: Round) -> tuple[Path, Marks]:
    folder = folder_of(of)
    return folder, tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.iterdir()) if path.is_file())


@lru_cache(maxsize=8)
def _asked(folder: Path, marks: Marks) -> Desk:
    return open_desk(folder)


@lru_cache(maxsize=8)
def _plan(folder: Path, marks: Marks) -> Plan:
    return plan_of(_asked(folder, marks).form)


def submissions_of(of: Round) -> list[SubmissionRecord]:
    """Every unit asked, in the order of the list."""
    return list(of.submissions.select_related("unit").order_by("position", "pk"))


def names_in(of: Round) -> NameIndex:
    """What recognises the units of a round by their names; made again only when a name changes."""
    rows = of.submissions.order_by("position").values_list("unit__code", "unit__name", "unit__other_names")
    return _names(tuple((code, name, tuple(others)) for code, name, others in rows))


@lru_cache(maxsize=4)
def _names(units: tuple[tuple[str, str, tuple[str, ...]], ...]) -> NameIndex:
    return NameIndex(Unit(code=code, name=name, other_names=others) for code, name, others in units)


def round_desk(of: Round, *, submissions: Sequence[SubmissionRecord] | None = None) -> Desk:
    """The desk of a whole round: every unit, every file in play, every decision."""
    asked = submissions if submissions is not None else submissions_of(of)
    files = list(ReceivedFile.objects.filter(IN_PLAY, round=of).select_related("submission__unit"))
    gone = overtaken_in(ReadingRecord.objects.filter(file__round=of))
    parts = [part for part in received_of(files) if part.file not in gone]
    desk, decisions = asked_desk(of), decisions_of(of, asked)
    return replace(
        desk,
        form=confirmed(desk.form, decisions),
        units=tuple(unit_value(each) for each in asked),
        arrived=tuple(parts),
        decisions=(*assignments(files, parts), *decisions),
        acts=acts_in(of),
    )


def unit_desk(record: SubmissionRecord) -> Desk:
    """The desk of one unit's submission: its files alone; what a folder brought for it counts too."""
    return desks_of_units([record])(record)


def desks_of_units(records: Sequence[SubmissionRecord]) -> Callable[[SubmissionRecord], Desk]:
    """What makes the desk of each of these submissions; each kind of row is asked for once."""
    sent, brought = _sent_by(records), _brought_for(records)
    made = {each.pk: _recorded_decisions(each) for each in {record.round for record in records}}
    return lambda record: _unit_desk(
        record, sent[record.pk], brought[record.round_id, record.unit_id], made[record.round_id]
    )


def _unit_desk(
    record: SubmissionRecord,
    sent: Sequence[ReceivedFile],
    brought_readings: Iterable[ReadingRecord],
    made: Iterable[Decision],
) -> Desk:
    own, brought = received_of(sent), {each.path: each.file for each in brought_readings}
    known = ReadingRecord.objects.filter(file__round=record.round_id, unit=record.unit_id)
    gone = overtaken_in(known) if record.version > 1 else {}
    containers = {each.pk: each for each in brought.values()}
    others = [part for part in received_of(containers.values()) if part.file in brought]
    desk, decisions = asked_desk(record.round), _still_standing(made, [record])
    return replace(
        desk,
        form=confirmed(desk.form, decisions),
        units=(unit_value(record),),
        arrived=tuple(part for part in (*own, *others) if part.file not in gone),
        decisions=(
            *assignments(sent, own),
            *(_assigned(path, record.unit.code) for path in brought),
            *decisions,
        ),
    )


def _sent_by(records: Iterable[SubmissionRecord]) -> Mapping[int, list[ReceivedFile]]:
    """By submission, its files in play."""
    own = {each.pk: each for each in records}
    rows: defaultdict[int, list[ReceivedFile]] = defaultdict(list)
    for file in ReceivedFile.objects.filter(IN_PLAY, submission__in=own):
        file.submission = own[file.submission_id or 0]  # with its unit: not to be asked for again
        rows[file.submission.pk].append(file)
    return rows


def _brought_for(records: Sequence[SubmissionRecord]) -> Mapping[tuple[int, int | None], list[ReadingRecord]]:
    """By round and unit, what a folder for many units brought, part by part, with the file each came in."""
    readings = ReadingRecord.objects.filter(
        unit__in={each.unit_id for each in records},
        file__round__in={each.round_id for each in records},
        file__submission__isnull=True,
        file__taken_away_at__isnull=True,
        file__replaced_by__isnull=True,
    )
    rows: defaultdict[tuple[int, int | None], list[ReadingRecord]] = defaultdict(list)
    for each in readings.select_related("file", "file__sent_by"):
        rows[each.file.round_id, each.unit_id].append(each)
    return rows


def brought_for(record: SubmissionRecord) -> list[ReadingRecord]:
    """What a folder for many units brought for this one, part by part, with the file each came in."""
    return _brought_for([record])[record.round_id, record.unit_id]


def has_report(record: SubmissionRecord) -> bool:
    """Whether there is anything of a unit to be sent: a file it uploaded, or one a folder brought that counts."""
    own = record.files.filter(IN_PLAY).exclude(state=ReceivedFile.State.SECRET)
    return own.exists() or any(each.status == FileStatus.USED.value for each in brought_for(record))


def overtaken_in(readings: QuerySet[ReadingRecord]) -> dict[str, str]:
    """Path to what stands in its place, among the parts that are neither taken away nor replaced."""
    if not readings.filter(file__version__gt=1).exists():
        return {}
    standing = readings.filter(file__taken_away_at=None, file__replaced_by=None, unit__isnull=False)
    rows = standing.values_list("path", "unit__code", "kind", "file__version")
    return overtaken(Part(*row) for row in rows)


def received_of(files: Iterable[ReceivedFile]) -> list[Received]:
    """What the rooms read: each file, archives and e-mails opened, told by its path in the round."""
    folder, by_path = office_folder(), {each.path: each for each in files}
    present = {path: each for path, each in by_path.items() if each.state != ReceivedFile.State.SECRET}
    parts = receive_files([(path, content_path(folder, each.sha256)) for path, each in present.items()])
    hashed = [
        replace(part, sha256=by_path[part.file].sha256) if part.problem is None and not part.inside else part
        for part in parts
    ]
    return sorted([*hashed, *(_destroyed(each) for each in by_path.values() if each.path not in present)], key=_order)


def _order(part: Received) -> list[tuple[bool, str]]:
    return as_in_folders(part.file)


def _destroyed(file: ReceivedFile) -> Received:
    """What is known of a file that carried a secrecy mark: its path and the mark."""
    return Received(file=file.path, path=Path(), problem=OddityKind.SECRET, detail=file.mark)


def assignments(files: Iterable[ReceivedFile], parts: Iterable[Received]) -> list[Decision]:
    """Whoever sends for a unit says by that whose the file is: every part of what a unit sent is its own."""
    unit_of = {each.path: each.submission.unit.code for each in files if each.submission is not None}
    paths = sorted(unit_of, key=len, reverse=True)
    found = ((part.file, next((path for path in paths if _is_in(part.file, path)), None)) for part in parts)
    return [_assigned(file, unit_of[path]) for file, path in found if path is not None]


def _is_in(file: str, path: str) -> bool:
    return file == path or file.startswith((f"{path}/", f"{path}#"))


def own_path_and_containers(part: str) -> Iterator[str]:
    """A part's own path, then those of the files it may have come in: "T01/a.zip/b.xlsx", "T01/a.zip", "T01"."""
    yield part
    for place in range(len(part) - 1, 0, -1):
        if part[place] in "/#":
            yield part[:place]


def _assigned(file: str, unit: str) -> Decision:
    return Decision(what=file, verb=Verb.ASSIGN, value=unit, why="sent by the unit", by="", when="")


def decisions_of(of: Round, asked: Iterable[SubmissionRecord]) -> list[Decision]:
    """Every recorded decision the rooms know; of exclusions and waivers of units, those that still stand."""
    return _still_standing(_recorded_decisions(of), asked)


def _recorded_decisions(of: Round) -> list[Decision]:
    return [decision_value(each) for each in of.decisions.filter(verb__in=VERBS)]


def _still_standing(made: Iterable[Decision], asked: Iterable[SubmissionRecord]) -> list[Decision]:
    standing = {each.unit.code: Standing(each.standing) for each in asked}
    stands = {Verb.EXCLUDE: Standing.EXCLUDED, Verb.WAIVE: Standing.WAIVED}
    return [
        each
        for each in made
        if each.verb not in _OF_UNITS or each.what not in standing or standing[each.what] is stands[each.verb]
    ]


def acts_in(of: Round) -> tuple[Act, ...]:
    """What the office did about units in this round, in order, as the annex prints it."""
    made = of.decisions.filter(
        verb__in=[kind.value for kind in ActKind], submission__isnull=False, what=F("submission__unit__code")
    )
    rows = made.order_by("pk").values_list(
        "submission__unit__code", "verb", "why", "when", "value", "submission__original_deadline"
    )
    return tuple(
        Act(
            unit=code,
            kind=ActKind(verb),
            why=why,
            when=when,
            until=read_date(value) if value else None,
            first_deadline=first if value else None,
        )
        for code, verb, why, when, value, first in rows
    )


def input_hashes(folder: Path) -> dict[str, str]:
    """The hash of each file the round was opened with."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}
