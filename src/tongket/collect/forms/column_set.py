"""Holds the columns of one blank table while they are being understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.collect.forms.rules import (
    is_of_which,
    is_split,
    speaks_of_a_total,
)
from tongket.collect.tables.table import Table
from tongket.directive.form import ColumnKind, FormColumn
from tongket.periods.reading import is_part_of_a_year, read_period
from tongket.wording.fold import fold, normal

SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?(?!\d)")
UNKNOWN_YEAR = 1900  # of "Quý I" where nothing says which year's
_TITLE_YEAR = re.compile(r"(?:\bnam |\b(?:thang|quy) ?\w{1,3} ?/ ?)((?:19|20)\d\d)\b")
_BARE_TIMES = frozenset({"năm", "các năm", "theo năm", "giai đoạn", "số liệu", "kỳ báo cáo", "thời gian"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table while they are being understood."""

    table: Table
    columns: dict[int, FormColumn]

    def with_kind(self, *kinds: ColumnKind) -> list[FormColumn]:
        """The columns of these kinds, left to right."""
        return [column for column in self.columns.values() if column.kind in kinds]


def guessed_fields(condition: bool, *names: str) -> frozenset[str]:
    """The names as guesses, when they are guessed."""
    return frozenset(names) if condition else frozenset()


def year_of_title(title: str) -> int | None:
    """The one year a title speaks of: "NĂM 2023"."""
    years = set(_TITLE_YEAR.findall(fold(title)))
    return int(years.pop()) if len(years) == 1 else None


def timeless(path: Sequence[str]) -> tuple[str, ...]:
    """Headings without times and words for a total: what is counted."""
    kept = []
    for heading in path:
        names_time = read_period(heading) or is_part_of_a_year(heading)
        if names_time or speaks_of_a_total(heading) or is_split(heading) or is_of_which(heading):
            continue
        if normal(heading) not in _BARE_TIMES:
            kept.append(normal(heading))
    return tuple(kept)
