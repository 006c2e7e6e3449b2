"""The totals of a round: what is accepted, added up by the desk's own functions; never stale, "x/y đơn vị" always.

Kept under the round's count of changes (`Round.counted`): a total of another count is another file.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import Q

from tongket.approve.submission_life import COUNTING, Standing
from tongket.collect.senders.file_mapping import FileStatus
from tongket.consolidate.records import figure_records
from tongket.desk.build import Counted, count_up, read_desk
from tongket.desk.folder import Desk
from tongket.desk.submission_store import edition
from tongket.server.figures_kept import keep_figures, known_figures, known_outlines, whole_figure
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.round_desk import asked_desk, folder_of, own_path_and_containers, round_desk, submissions_of

A_MOMENT = 1000  # cells of accepted reports that are added up while one waits
_ROOMS = ("units", "periods", "wording", "directive", "collect", "check", "consolidate", "desk")


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures as in data/figures.json, and how many units stand behind them. Provisional until all expected are in."""

    counted: int  # of the round, when this was added up
    units_in: int
    units_expected: int
    figures: list[dict[str, Any]]

    @property
    def is_provisional(self) -> bool:
        """Whether anyone expected is still missing."""
        return self.units_in < self.units_expected


def totals_of(of: Round) -> Totals:
    """What is accepted so far. Added up again in the moment something changed what counts."""
    units_in, expected = how_many(submissions_of(of))
    return Totals(of.counted, units_in, expected, _figures(of))


def how_many(submissions: Collection[SubmissionRecord]) -> tuple[int, int]:
    """Units whose report counts, and units expected: the waived and the excluded left out."""
    expected = [each for each in submissions if each.standing == Standing.EXPECTED.value]
    return sum(1 for each in expected if life_of(each).counts), len(expected)


def forget_totals(of: Round) -> None:
    """Throw away what is kept of a round's totals; they are added up again when asked for."""
    for path in (folder_of(of) / ".tongket" / "totals").glob("*.json"):
        path.unlink(missing_ok=True)


def outline_of(of: Round) -> Totals:
    """The same without the sources of each figure: what a page of many figures needs."""
    units_in, expected = how_many(submissions_of(of))
    outlines = known_outlines(_path(of))
    if outlines is None:
        _count(of)
        outlines = known_outlines(_path(of)) or []
    return Totals(of.counted, units_in, expected, outlines)


def known_outline(of: Round) -> Totals | None:
    """The same where it is kept or added up in a moment; None: to be asked of the background."""
    outlines = known_outlines(_path(of))
    if outlines is None and _is_a_moment(of):
        return outline_of(of)
    return Totals(of.counted, *how_many(submissions_of(of)), outlines) if outlines is not None else None


def _is_a_moment(of: Round) -> bool:
    asked = sum(len(sheet.rows) * len(sheet.columns) for sheet in asked_desk(of).form.sheets)
    return asked * how_many(submissions_of(of))[0] <= A_MOMENT


def figure_of(of: Round, outline: dict[str, Any]) -> dict[str, Any]:
    """One figure of an outline with its sources; counted again where what is kept is damaged."""
    try:
        return whole_figure(_path(of), outline)
    except (OSError, ValueError):
        return next(figure for figure in _count(of) if figure["id"] == outline["id"])


def _figures(of: Round) -> list[dict[str, Any]]:
    return known_figures(_path(of)) or _count(of)


def _count(of: Round) -> list[dict[str, Any]]:
    figures = list(figure_records(recount(of).consolidation))
    keep_figures(_path(of), figures)
    return figures


def _path(of: Round) -> Path:
    return folder_of(of) / ".tongket" / "totals" / f"{of.counted}-{_edition()}.json"


@lru_cache(maxsize=1)
def _edition() -> str:
    return edition(*_ROOMS)[:16]


def recount(of: Round) -> Counted:
    """Add up what is accepted, from the files and their readings, whatever was kept of totals."""
    desk = accepted_desk(of)
    return count_up(desk, read_desk(desk))


def accepted_desk(of: Round) -> Desk:
    """The desk on which only accepted reports lie; excluded ones lie there too, to be named as excluded."""
    asked = submissions_of(of)
    whole = round_desk(of, submissions=asked)
    waiting = _paths_waiting(of, [each for each in asked if not _is_on_the_desk(each)])
    parts = tuple(part for part in whole.arrived or () if waiting.isdisjoint(own_path_and_containers(part.file)))
    return replace(whole, arrived=parts, is_accepted=True, memory=folder_of(of) / ".tongket" / "accepted")


def _is_on_the_desk(record: SubmissionRecord) -> bool:
    """What was accepted, as on a desk: a unit waived since then leaves the denominator, not the sum."""
    return life_of(record).state in COUNTING or record.standing == Standing.EXCLUDED.value


def _paths_waiting(of: Round, waiting: Collection[SubmissionRecord]) -> set[str]:
    """Everything of units that are not accepted; what came in a folder and counts for nobody stays to be named.

    So does what a folder brought for a unit that is waived: nobody can accept it, and on its desk it counted.
    """
    waived = [each.unit_id for each in waiting if each.standing == Standing.WAIVED.value]
    readings = ReadingRecord.objects.filter(file__round=of, unit__in=[each.unit_id for each in waiting])
    used = readings.filter(status=FileStatus.USED.value).exclude(unit__in=waived).values("unit_id")
    read = readings.filter(Q(file__submission__isnull=False) | Q(unit__in=used)).values_list("path", flat=True)
    sent = ReceivedFile.objects.filter(round=of, submission__in=waiting)  # what nobody has read yet as well
    return {*read, *sent.values_list("path", flat=True)}
