"""Takes a unit's submission, finds what the same unit reported in the round before, as it counts there."""

from __future__ import annotations

from tongket.approve.submission_life import Standing, State
from tongket.collect.last_period import FromLastPeriod, from_last_period
from tongket.collect.senders.attribution import attribute
from tongket.consolidate.accept import used_by_unit
from tongket.desk.build import read_desk
from tongket.directive.form import Form
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import unit_desk

_SENT = (State.SENT.value, State.ACCEPTED.value, State.CONSOLIDATED.value)


def last_period_of(record: SubmissionRecord, form: Form) -> FromLastPeriod:
    """Nothing where the unit reported nothing before, or where that report was excluded."""
    earlier = _earlier(record)
    if earlier is None:
        return FromLastPeriod()
    desk = unit_desk(earlier)
    reading = read_desk(desk, processes=1)
    mappings = attribute(reading.submissions, desk.units, desk.review, desk.decisions, desk.form)
    sent = used_by_unit(reading.submissions, mappings, desk.units, desk.form).get(record.unit.code)
    if sent is None or sent.batch is None or len(sent.batch.values) != len(desk.form.cells):
        return FromLastPeriod()
    return from_last_period(form, desk.form, sent.batch)


def _earlier(record: SubmissionRecord) -> SubmissionRecord | None:
    before = SubmissionRecord.objects.filter(
        unit=record.unit,
        state__in=_SENT,
        standing=Standing.EXPECTED.value,
        round__last_day__lte=record.round.last_day,
        round__number__lt=record.round.number,
    )
    return before.select_related("unit", "round").order_by("-round__last_day", "-round__number").first()
