"""Make the findings of a submission from its readings, as the desk makes them; replace those of before, all or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from tongket.check.finding import Finding, Severity
from tongket.collect.attribution import attribute
from tongket.collect.file_mapping import FileMapping, FileStatus
from tongket.desk.build import read_desk
from tongket.desk.finding_store import plain_finding
from tongket.desk.unit_findings import check_unit
from tongket.server.records.finding import FindingRecord
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import overtaken_in, round_desk, unit_desk


def check_submission(record: SubmissionRecord) -> list[Finding]:
    """Findings of what the unit sent so far; none before anything came. Writes them and returns them."""
    seen = record.revision
    desk = unit_desk(record)
    checked = check_unit(desk) if desk.arrived else None
    findings = checked.findings if checked is not None else []
    write_findings(record, findings, checked.mappings if checked is not None else [], seen=seen)
    return findings


@transaction.atomic
def write_findings(
    record: SubmissionRecord, findings: Sequence[Finding], mappings: Sequence[FileMapping], *, seen: int
) -> None:
    """Replace the findings. What was checked while another file came is written too, but not called checked."""
    locked = SubmissionRecord.objects.select_for_update().get(pk=record.pk)
    FindingRecord.objects.filter(submission=locked).delete()
    FindingRecord.objects.bulk_create(
        (_row(locked, position, finding) for position, finding in enumerate(findings)), batch_size=500
    )
    for mapping in mappings:
        ReadingRecord.objects.filter(file__round=locked.round_id, path=mapping.file).update(
            status=mapping.status.value, kind=mapping.kind, why=mapping.why[:700]
        )
    own = ReadingRecord.objects.filter(file__round=locked.round_id, unit=locked.unit_id)
    for path, newer in overtaken_in(own).items():
        own.filter(path=path).update(status=FileStatus.SUPERSEDED.value, why=f"newer:{newer}"[:700])
    weights = [finding.severity for finding in findings]
    is_checked = locked.revision == seen and not locked.files.filter(state=ReceivedFile.State.RECEIVED).exists()
    SubmissionRecord.objects.filter(pk=locked.pk).update(
        blocks=weights.count(Severity.BLOCK), warns=weights.count(Severity.WARN), is_checked=is_checked
    )


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
    for code in sorted({mapping.unit for mapping in mappings if mapping.unit in units}):
        check_submission(units[code])


def _attributed(of: Round) -> list[FileMapping]:
    desk = round_desk(of)
    return attribute(read_desk(desk).submissions, desk.units, desk.review, desk.decisions, desk.form)
