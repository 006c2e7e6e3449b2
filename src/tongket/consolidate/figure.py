"""A consolidated number with everything it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tongket.collect.submission import Place, Quality, Submission
from tongket.directive.form import Form


class Source(NamedTuple):
    """One reading that a figure counts. `value` is in the form's measure, after any recorded correction."""

    unit: str
    at: Place
    raw: str
    value: Decimal


class Exclusion(NamedTuple):
    """A unit whose reading does not count in a figure, and why."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one form cell comes to.

    `value` is exact and unrounded; None: no unit reported, never a stand-in for 0. `text` serves n_of_n ("180/182") and
    text cells. `missing` names units that owe a part of this figure and did not give it. `doubtful` counts sources that
    carry an open warning.
    """

    index: int  # of the cell in Form.cells
    value: Decimal | None
    text: str = ""
    quality: Quality = Quality.FINAL
    units_in: int = 0
    units_expected: int = 0
    missing: tuple[str, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Every figure of a review. Sources are not stored twice: ask `tongket.consolidate.sources.sources_of`."""

    form: Form
    counted: Mapping[str, Submission]  # unit code to the one submission that counts
    figures: tuple[Figure, ...]  # aligned with form.cells
    corrections: Mapping[tuple[str, int], Decimal]  # (unit, form cell index) to the decided value
    left_out: Mapping[tuple[str, int], str]  # (unit, form cell index) to the reason it does not count
    exclusions: Mapping[str, str] = field(
        default_factory=dict
    )  # unit code to the reason its whole report does not count
    expected: Mapping[str, bytes] = field(default_factory=dict)  # unit code to its mask of owed cells
    waived: Mapping[str, str] = field(default_factory=dict)  # unit code to the reason it need not report
    doubts: frozenset[tuple[str, int]] = frozenset()  # counted readings that carry an open finding
    corrected_totals: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)  # the N of corrected "n/N"
