"""Prepare a round from its papers, and open it: from then on its units may send."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.desk.folder import Desk, open_desk
from tongket.directive.closing import RegimeKind, earliest_deadline, may_ask_earlier
from tongket.directive.report_regime import PARTS, missing_parts
from tongket.periods.deadlines import last_day_of
from tongket.server.access import require
from tongket.server.actions.moving import unchanged_since
from tongket.server.actions.units import put_units
from tongket.server.chain import add_event
from tongket.server.office_folder import round_folder
from tongket.server.records.person import Person
from tongket.server.records.regime import Regime, regime_value
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import input_hashes, office_folder
from tongket.server.traced import snapshot
from tongket.units.levels import Level

INPUTS = ("review.toml", "form", "form.toml", "outline", "units", "plan")


@transaction.atomic
def prepare_round(folder: Path, regime: Regime, *, by: Person | None, parent: UnitRecord | None = None) -> Round:
    """A round from a folder of papers (review.toml, form, outline, list of units), which are copied.

    Raises NotAllowed, and what `open_desk` raises of papers that cannot be read.
    """
    if by is not None:
        require(by, Deed.OPEN_ROUND)
    desk = open_desk(folder)
    made = _round(desk, regime)
    copied = round_folder(office_folder(), made.number)
    copied.mkdir(parents=True, exist_ok=True)
    for path in _papers(folder):
        shutil.copyfile(path, copied / path.name)
    made.inputs = input_hashes(copied)
    made.save()
    add_event("round.prepare", made, by=by)
    _ask_units(made, desk, parent, by)
    return made


def _papers(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_file() and _is_paper(path)]


def _is_paper(path: Path) -> bool:
    return path.name in INPUTS or (path.stem in INPUTS and path.suffix != ".part")


def _round(desk: Desk, regime: Regime) -> Round:
    number = (Round.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return Round.objects.create(
        number=number,
        title=desk.review.title,
        regime=regime,
        first_day=desk.review.span.first,
        last_day=desk.review.span.last,
        as_of=desk.review.as_of,
        deadline=desk.review.deadline,
    )


def _ask_units(made: Round, desk: Desk, parent: UnitRecord | None, by: Person | None) -> None:
    records = put_units(desk.units, parent=parent, by=by)
    for position, (unit, record) in enumerate(zip(desk.units, records, strict=True)):
        submission = SubmissionRecord.objects.create(
            round=made,
            unit=record,
            position=position,
            owes=list(unit.owes),
            deadline=unit.deadline or made.deadline,
            own_deadline=unit.deadline,
        )
        add_event("submission.ask", submission, by=by)


@transaction.atomic
def open_round(round_id: int, *, by: Person | None, seen: int | None = None, although_over: bool = False) -> Round:
    """Raises NotThere, NotAllowed, ChangedMeanwhile; Refused where the regime lacks one of its nine parts.

    Deadlines that are over before any unit could send are asked about: `although_over` says that it is meant so.
    """
    record = (
        Round.objects.select_for_update(of=("self",), no_key=True).select_related("regime").filter(pk=round_id).first()
    )
    if record is None:
        raise NotThere
    if by is not None:
        require(by, Deed.OPEN_ROUND)
    unchanged_since(record, seen)
    lacking = missing_parts(regime_value(record.regime))
    if lacking:
        raise Refused("regime_lacks", parts=lacking)
    refuse_untimely(record)
    if by is not None and not although_over and record.state == Round.State.PREPARED:
        _refuse_over(record)
    return _set_state(record, Round.State.OPEN, by)


def refuse_untimely(of: Round) -> None:
    """A deadline before the figures close, or of a level that is no more. Raises Refused (Decree 09/2019, Art. 8)."""
    asked = of.submissions.exclude(deadline=None)
    first = asked.aggregate(first=Min("deadline"))["first"] or of.deadline
    earliest = earliest_deadline(of.last_day)
    is_free = may_ask_earlier(RegimeKind(of.regime.kind), of.regime.deadline_reason)
    if first is not None and first < earliest and not is_free:
        raise Refused("deadline_too_early", day=first, closes=of.last_day, earliest=earliest)
    ended = last_day_of(Level.DISTRICT)
    late = asked.filter(unit__level=Level.DISTRICT.value, deadline__gt=ended).count() if ended is not None else 0
    if late:
        raise Refused("districts_ended", count=late, day=ended)


def _refuse_over(of: Round) -> None:
    today = timezone.localdate()
    over = of.submissions.filter(deadline__lt=today).aggregate(first=Min("deadline"), count=Count("pk"))
    if over["count"]:
        raise Refused("opened_too_late", day=over["first"], count=over["count"], today=today)


@transaction.atomic
def close_round(round_id: int, *, by: Person, seen: int | None = None) -> Round:
    """Nobody may send any more. Raises NotThere, NotAllowed, ChangedMeanwhile."""
    record = Round.objects.select_for_update(of=("self",), no_key=True).filter(pk=round_id).first()
    if record is None:
        raise NotThere
    require(by, Deed.OPEN_ROUND)
    unchanged_since(record, seen)
    return _set_state(record, Round.State.CLOSED, by)


def _set_state(record: Round, state: Round.State, by: Person | None) -> Round:
    before = snapshot(record)
    record.state = state
    record.opened_at = record.opened_at or timezone.now()
    record.revision += 1
    record.save()
    add_event(f"round.{state.value}", record, by=by, before=before)
    return record


@transaction.atomic
def put_regime(parts: Mapping[str, str], *, by: Person | None, regime: Regime | None = None) -> Regime:
    """Write down a report regime, whole or not yet: what it lacks keeps its rounds from opening."""
    if by is not None:
        require(by, Deed.OPEN_ROUND)
    record = regime or Regime()
    before = snapshot(Regime.objects.get(pk=record.pk)) if record.pk is not None else None
    for part in (*PARTS, "kind", "deadline_reason"):
        setattr(record, part, str(parts.get(part, getattr(record, part))))
    record.save()
    add_event("regime.put", record, by=by, before=before)
    return record


def regime_of(desk: Desk, words: Sequence[str] = ()) -> dict[str, str]:
    """The nine parts as a review folder states them: what it does not state stays empty."""
    review = desk.review
    return {
        "title": review.title,
        "content": "Lời văn và số liệu",
        "reporters_and_receiver": f"{len(desk.units)} đơn vị theo danh sách kèm theo; nơi nhận: {review.office.name}",
        "way_of_sending": "Gửi tệp qua trang của văn phòng",
        "deadline": review.deadline.strftime("%d/%m/%Y") if review.deadline else _own_deadlines(desk),
        "frequency": "Một lần",
        "data_window": f"{review.span.first:%d/%m/%Y} – {review.span.last:%d/%m/%Y}",
        "outline": "Đề cương kèm theo",
        "tables": desk.blank_form.name if desk.blank_form else "form.toml",
        "kind": RegimeKind.THEMATIC.value,
        "deadline_reason": "Báo cáo chuyên đề: cơ quan ban hành tự định thời hạn và thời gian chốt số liệu",
    }


def _own_deadlines(desk: Desk) -> str:
    return "Theo danh sách đơn vị" if any(unit.deadline for unit in desk.units) else ""
