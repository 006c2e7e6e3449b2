"""A report regime with its nine parts."""

from __future__ import annotations

from django.db import models

from tongket.directive.closing import RegimeKind
from tongket.directive.report_regime import ReportRegime


class Regime(models.Model):
    """Decree 09/2019/NĐ-CP, Art. 7. A round opens only under a regime that states all nine."""

    title = models.CharField(max_length=500)
    content = models.TextField(blank=True)
    reporters_and_receiver = models.TextField(blank=True)
    way_of_sending = models.TextField(blank=True)
    deadline = models.TextField(blank=True)
    frequency = models.TextField(blank=True)
    data_window = models.TextField(blank=True)
    outline = models.TextField(blank=True)
    tables = models.TextField(blank=True)
    kind = models.CharField(max_length=10, default=RegimeKind.PERIODIC.value)
    deadline_reason = models.TextField(blank=True)  # why figures are asked before their window closes
    working_days_by_level = models.JSONField(default=dict)  # level of units to working days after the data window

    def __str__(self) -> str:
        return self.title


def regime_value(record: Regime) -> ReportRegime:
    """The regime as the pure rooms know it."""
    return ReportRegime(
        title=record.title,
        content=record.content,
        reporters_and_receiver=record.reporters_and_receiver,
        way_of_sending=record.way_of_sending,
        deadline=record.deadline,
        frequency=record.frequency,
        data_window=record.data_window,
        outline=record.outline,
        tables=record.tables,
    )
