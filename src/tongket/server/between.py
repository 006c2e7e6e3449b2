"""Takes a round, makes the findings between the reports its units sent; kept until any of them changes."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from django.db.models import Sum

from tongket.approve.submission_life import State
from tongket.check.finding import Finding
from tongket.collect.submission import Place
from tongket.desk.atomic import write_text
from tongket.desk.between_units import between_units
from tongket.desk.finding_store import known_findings, plain_finding
from tongket.desk.refusal import CannotGoOn
from tongket.desk.submission_store import edition
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import folder_of, round_desk, submissions_of
from tongket.server.spoken_findings import SpokenFinding, said

A_MOMENT = 60  # files


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Where the same stands in another unit's report."""

    place: Place
    submission: SubmissionRecord | None

    @property
    def text(self) -> str:
        """As the unit's program shows it; its folder in the office left out."""
        return self.place._replace(file=self.place.file.rpartition("/")[2]).text()


@dataclass(frozen=True, slots=True)
class Between:
    """One finding, whose report it stands in, and the places in others'."""

    spoken: SpokenFinding
    submission: SubmissionRecord | None
    others: tuple[OtherPlace, ...]


def findings_between(of: Round) -> list[Between]:
    """Made where they are not kept: seconds for a thousand units, then at once."""
    kept = _kept(_path(of))
    if kept is None:
        kept = _sent_desk_findings(of)
        _keep(of, kept)
    return _told(of, kept)


def can_wait_for(of: Round) -> bool:
    """Whether so few files came that a page may compare them while one waits."""
    return of.files.count() <= A_MOMENT


def known_between(of: Round) -> list[Between] | None:
    """What is kept of now; None: nobody has asked since something changed."""
    kept = _kept(_path(of))
    return _told(of, kept) if kept is not None else None


def about(record: SubmissionRecord) -> list[Between]:
    """Those of a unit, on either side, as far as they are known."""
    known = known_between(record.round) or []
    return [each for each in known if record.pk in {getattr(each.submission, "pk", 0), *_pks(each)}]


def _pks(each: Between) -> set[int]:
    return {other.submission.pk for other in each.others if other.submission is not None}


def _sent_desk_findings(of: Round) -> list[Finding]:
    """Of what was sent: a draft is the unit's own until then."""
    asked = submissions_of(of)
    whole = round_desk(of, submissions=asked)
    drafts = [each.unit_id for each in asked if each.state == State.DRAFT.value]
    unsent = set(ReadingRecord.objects.filter(file__round=of, unit__in=drafts).values_list("path", flat=True))
    parts = tuple(part for part in whole.arrived or () if part.file not in unsent)
    return between_units(replace(whole, arrived=parts)) if parts else []


def _path(of: Round) -> Path:
    """Named by everything it rests on: each change of a report or a decision is another name."""
    changes = of.submissions.aggregate(total=Sum("revision"))["total"] or 0
    name = f"{changes}-{of.files.count()}-{of.decisions.count()}-{edition('check', 'collect', 'desk')[:12]}.json"
    return folder_of(of) / ".tongket" / "between" / name


def _kept(path: Path) -> list[Finding] | None:
    try:
        return known_findings(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _keep(of: Round, findings: list[Finding]) -> None:
    path = _path(of)
    for earlier in path.parent.glob("*.json"):
        earlier.unlink(missing_ok=True)
    with suppress(CannotGoOn):
        write_text(path, json.dumps([plain_finding(each) for each in findings], ensure_ascii=False))


def _told(of: Round, findings: list[Finding]) -> list[Between]:
    by_code = {each.unit.code: each for each in submissions_of(of)} if findings else {}
    readings = ReadingRecord.objects.filter(file__round=of, unit__isnull=False)
    owner = dict(readings.values_list("path", "unit__code")) if findings else {}
    return [
        Between(
            said(each),
            by_code.get(each.unit or ""),
            tuple(OtherPlace(place, by_code.get(owner.get(place.file, ""))) for place in each.related),
        )
        for each in findings
    ]
