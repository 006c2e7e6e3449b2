"""Make the findings of a submission from its readings, as the desk makes them; replace those of before, all or none."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import MappingProxyType

from django.db import transaction

from tongket.check.check_submission import in_order
from tongket.check.finding import Finding, Severity
from tongket.check.other_sender import is_plainly_own, naming_another
from tongket.check.settle import settled
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.submission import Submission
from tongket.desk.build import read_desk
from tongket.desk.finding_store import plain_finding
from tongket.desk.folder import Desk
from tongket.desk.unit_findings import UnitChecked, check_unit
from tongket.server.records.finding import FindingRecord
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, unit_value
from tongket.server.round_desk import desks_of_units, names_in, overtaken_in, plan_for, round_desk, unit_desk
from tongket.server.turns import in_turn
from tongket.units.names import NameIndex

CHECKED_AT_ONCE = 16  # submissions a transaction: senders wait for it, so it is short
EMPTY: Mapping[str, Submission] = MappingProxyType({})
NamesIn = Callable[[Round], NameIndex]
DeskOf = Callable[[SubmissionRecord], Desk]
_log = logging.getLogger("tongket.server")


def check_submission(record: SubmissionRecord) -> list[Finding]:
    """Findings of what the unit sent so far; none before anything came. Writes them and returns them."""
    made = _made(record, unit_desk(record), names_in)
    with transaction.atomic():
        write_findings([made])
    return made.findings


def check_submissions(records: Iterable[SubmissionRecord], read: Iterable[Submission] = ()) -> None:
    """Check many, some at a time: each kind of row is asked for and written once, and no sender waits long.

    One that cannot be checked for a fault of ours stays unchecked and keeps none of the others waiting. `read` was read
    just now: it need not be recalled.
    """
    known, names, left = {each.file: each for each in read}, cache(names_in), iter(records)
    while some := list(islice(left, CHECKED_AT_ONCE)):
        desk_of = desks_of_units(some)
        made = [_made_or_none(each, desk_of, names, known) for each in some]
        with in_turn(), transaction.atomic():
            write_findings([each for each in made if each is not None])


@dataclass(frozen=True, slots=True)
class Made:
    """The findings of a submission as it was at one revision, and what became of each of its files."""

    record: SubmissionRecord
    seen: int
    findings: list[Finding]
    mappings: Sequence[FileMapping] = ()


def _made_or_none(
    record: SubmissionRecord, desk_of: DeskOf, names: NamesIn, known: Mapping[str, Submission]
) -> Made | None:
    try:
        return _made(record, desk_of(record), names, known)
    except Exception:
        _log.exception("submission %s could not be checked", record.pk)
        return None


def _made(record: SubmissionRecord, desk: Desk, names: NamesIn, known: Mapping[str, Submission] = EMPTY) -> Made:
    if not desk.arrived:
        return Made(record, record.revision, [])
    checked = check_unit(desk, plan=plan_for(record.round), known=known)
    findings = in_order([*checked.findings, *_of_others(record, desk, checked, names)])
    return Made(record, record.revision, findings, checked.mappings)


def _of_others(record: SubmissionRecord, desk: Desk, checked: UnitChecked, names: NamesIn) -> list[Finding]:
    """Files that name another unit of the round; a person who confirmed one has settled it."""
    unit = unit_value(record)
    doubtful = [each for each in checked.reading.submissions if not is_plainly_own(each, unit)]
    if not doubtful:  # in the last hour before a deadline nobody looks up a thousand names for nothing
        return []
    return settled(naming_another(doubtful, unit, names(record.round)), desk.decisions)


def write_findings(made: Sequence[Made]) -> None:
    """Replace the findings. What was checked while another file came is written too, but not called checked."""
    by_record = {each.record.pk: each for each in made}
    locked = list(SubmissionRecord.objects.select_for_update().filter(pk__in=by_record).order_by("pk"))
    FindingRecord.objects.filter(submission__in=locked).delete()
    rows = (_row(each, *numbered) for each in locked for numbered in enumerate(by_record[each.pk].findings))
    FindingRecord.objects.bulk_create(rows, batch_size=500)
    _write_mappings([(each, by_record[each.pk].mappings) for each in locked])
    unread = ReceivedFile.objects.filter(submission__in=locked, state=ReceivedFile.State.RECEIVED)
    partly = set(unread.values_list("submission_id", flat=True))
    for record in locked:
        _weigh(record, by_record[record.pk], is_whole=record.pk not in partly)
    SubmissionRecord.objects.bulk_update(locked, ["blocks", "warns", "is_checked"])


def _weigh(record: SubmissionRecord, made: Made, *, is_whole: bool) -> None:
    weights = [finding.severity for finding in made.findings]
    record.blocks, record.warns = weights.count(Severity.BLOCK), weights.count(Severity.WARN)
    record.is_checked = is_whole and record.revision == made.seen


def _write_mappings(mapped: Sequence[tuple[SubmissionRecord, Sequence[FileMapping]]]) -> None:
    """What became of each part; most are as they were, and those are not written."""
    stated = {(record.round_id, each.file): each for record, mappings in mapped for each in mappings}
    rounds, paths = {number for number, _ in stated}, {path for _, path in stated}
    readings = ReadingRecord.objects.filter(file__round__in=rounds, path__in=paths).select_related("file")
    changed = [each for each in readings if _is_other(each, stated.get((each.file.round_id, each.path)))]
    ReadingRecord.objects.bulk_update(changed, ["status", "kind", "why"], batch_size=200)
    for record, _ in mapped:
        if record.version > 1:
            _write_overtaken(record)


def _is_other(reading: ReadingRecord, mapping: FileMapping | None) -> bool:
    """Put what became of a part into its row; whether that is anything new."""
    if mapping is None:
        return False
    before = (reading.status, reading.kind, reading.why)
    reading.status, reading.kind, reading.why = mapping.status.value, mapping.kind, mapping.why[:700]
    return (reading.status, reading.kind, reading.why) != before


def _write_overtaken(record: SubmissionRecord) -> None:
    own = ReadingRecord.objects.filter(file__round=record.round_id, unit=record.unit_id)
    for path, newer in overtaken_in(own).items():
        own.filter(path=path).update(status=FileStatus.SUPERSEDED.value, why=f"newer:{newer}"[:700])


def _row(record: SubmissionRecord, position: int, finding: Finding) -> FindingRecord:
    return FindingRecord(
        submission=record,
        position=position,
        code=finding.code,
        severity=finding.severity.value,
        file=finding.at.file[:600],
        sheet=finding.at.sheet[:200],
        cell=finding.at.cell[:200],
        kept=plain_finding(finding),
    )


def check_brought(of: Round) -> set[int]:
    """Say whose each file is that came in a folder for many units, then check those units; who lost one to another."""
    mappings = _attributed(of)
    units = {each.unit.code: each for each in of.submissions.select_related("unit", "round")}
    brought = {each.path: each for each in ReadingRecord.objects.filter(file__round=of, file__submission=None)}
    changed, lost = [], set[int]()
    for mapping in mappings:
        reading = brought.get(mapping.file[:600])
        if reading is not None:
            owner = units.get(mapping.unit or "")
            if reading.unit_id is not None and (owner is None or owner.unit_id != reading.unit_id):
                lost.add(reading.unit_id)
            reading.unit = owner.unit if owner is not None else None
            reading.how, reading.confidence = mapping.how, mapping.confidence
            reading.status, reading.why, reading.kind = mapping.status.value, mapping.why[:700], mapping.kind
            changed.append(reading)
    ReadingRecord.objects.bulk_update(changed, ["unit", "how", "confidence", "status", "why", "kind"], batch_size=200)
    concerned = {each.unit for each in mappings} | {code for code, each in units.items() if each.unit_id in lost}
    check_submissions(units[code] for code in sorted(code for code in concerned if code in units))
    return lost


def _attributed(of: Round) -> list[FileMapping]:
    desk = round_desk(of)
    return attribute(read_desk(desk).submissions, desk.units, desk.review, desk.decisions, desk.form)
