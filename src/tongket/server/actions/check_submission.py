"""Make the findings of a submission from its readings, as the desk makes them; replace those of before, all or none."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from tongket.check.check_submission import in_order
from tongket.check.finding import Finding, Severity
from tongket.check.other_sender import is_plainly_own, naming_another
from tongket.check.settle import settled
from tongket.collect.attribution import attribute
from tongket.collect.file_mapping import FileMapping, FileStatus
from tongket.desk.build import read_desk
from tongket.desk.finding_store import plain_finding
from tongket.desk.folder import Desk
from tongket.desk.unit_findings import UnitChecked, check_unit
from tongket.server.records.finding import FindingRecord
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, unit_value
from tongket.server.round_desk import names_in, overtaken_in, plan_for, round_desk, unit_desk
from tongket.server.turns import in_turn

WRITTEN_AT_ONCE = 16  # submissions a transaction: senders wait for it, so it is short
_log = logging.getLogger("tongket.server")


def check_submission(record: SubmissionRecord) -> list[Finding]:
    """Findings of what the unit sent so far; none before anything came. Writes them and returns them."""
    made = _made(record)
    with transaction.atomic():
        write_findings(made)
    return made.findings


def check_submissions(records: Iterable[SubmissionRecord]) -> None:
    """Check many. They are written some at a time, so that each does not wait for the disk by itself.

    One that cannot be checked for a fault of ours stays unchecked and keeps none of the others waiting.
    """
    made = []
    for record in records:
        try:
            made.append(_made(record))
        except Exception:
            _log.exception("submission %s could not be checked", record.pk)
        if len(made) == WRITTEN_AT_ONCE:
            _write(made)
            made.clear()
    _write(made)


def _write(made: Sequence[Made]) -> None:
    if made:
        with in_turn(), transaction.atomic():
            for each in sorted(made, key=lambda one: one.record.pk):
                write_findings(each)


@dataclass(frozen=True, slots=True)
class Made:
    """The findings of a submission as it was at one revision, and what became of each of its files."""

    record: SubmissionRecord
    seen: int
    findings: list[Finding]
    mappings: Sequence[FileMapping] = ()


def _made(record: SubmissionRecord) -> Made:
    desk = unit_desk(record)
    if not desk.arrived:
        return Made(record, record.revision, [])
    checked = check_unit(desk, plan=plan_for(record.round))
    findings = in_order([*checked.findings, *_of_others(record, desk, checked)])
    return Made(record, record.revision, findings, checked.mappings)


def _of_others(record: SubmissionRecord, desk: Desk, checked: UnitChecked) -> list[Finding]:
    """Files that name another unit of the round; a person who confirmed one has settled it."""
    unit = unit_value(record)
    doubtful = [each for each in checked.reading.submissions if not is_plainly_own(each, unit)]
    if not doubtful:  # in the last hour before a deadline nobody looks up a thousand names for nothing
        return []
    return settled(naming_another(doubtful, unit, names_in(record.round)), desk.decisions)


def write_findings(made: Made) -> None:
    """Replace the findings. What was checked while another file came is written too, but not called checked."""
    locked = SubmissionRecord.objects.select_for_update().get(pk=made.record.pk)
    FindingRecord.objects.filter(submission=locked).delete()
    rows = [_row(locked, position, finding) for position, finding in enumerate(made.findings)]
    FindingRecord.objects.bulk_create(rows, batch_size=500)
    _write_mappings(locked, made.mappings)
    weights = [finding.severity for finding in made.findings]
    is_whole = not locked.files.filter(state=ReceivedFile.State.RECEIVED).exists()
    SubmissionRecord.objects.filter(pk=locked.pk).update(
        blocks=weights.count(Severity.BLOCK),
        warns=weights.count(Severity.WARN),
        is_checked=is_whole and locked.revision == made.seen,
    )


def _write_mappings(record: SubmissionRecord, mappings: Iterable[FileMapping]) -> None:
    in_round = ReadingRecord.objects.filter(file__round=record.round_id)
    for mapping in mappings:
        in_round.filter(path=mapping.file).update(status=mapping.status.value, kind=mapping.kind, why=mapping.why[:700])
    own = in_round.filter(unit=record.unit_id)
    for path, newer in (overtaken_in(own) if record.version > 1 else {}).items():
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


def check_brought(of: Round) -> None:
    """Say whose each file is that came in a folder for many units, then check those units."""
    mappings = _attributed(of)
    units = {each.unit.code: each for each in of.submissions.select_related("unit", "round")}
    brought = {each.path: each for each in ReadingRecord.objects.filter(file__round=of, file__submission=None)}
    changed = []
    for mapping in mappings:
        reading = brought.get(mapping.file[:600])
        if reading is not None:
            owner = units.get(mapping.unit or "")
            reading.unit = owner.unit if owner is not None else None
            reading.how, reading.confidence = mapping.how, mapping.confidence
            reading.status, reading.why, reading.kind = mapping.status.value, mapping.why[:700], mapping.kind
            changed.append(reading)
    ReadingRecord.objects.bulk_update(changed, ["unit", "how", "confidence", "status", "why", "kind"], batch_size=200)
    check_submissions(units[code] for code in sorted({each.unit for each in mappings if each.unit in units}))


def _attributed(of: Round) -> list[FileMapping]:
    desk = round_desk(of)
    return attribute(read_desk(desk).submissions, desk.units, desk.review, desk.decisions, desk.form)
