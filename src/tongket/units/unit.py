"""One administrative unit or body that owes a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body expected to report. `code` is its only key: names repeat and are spelled many ways.

    `owes` names the form sheets the office asked of it; empty means every sheet.
    `valid_from` and `valid_to` bound the days it existed; None means unbounded.
    """

    code: str
    name: str
    other_names: tuple[str, ...] = ()
    group: str = ""
    deadline: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    owes: tuple[str, ...] = ()

    def existed_in(self, year: int) -> bool:
        """Whether the unit existed on any day of that calendar year."""
        begins_in_time = self.valid_from is None or self.valid_from.year <= year
        ends_in_time = self.valid_to is None or self.valid_to.year >= year
        return begins_in_time and ends_in_time
