"""How one office counts with its register: its date, its calendar of figures, its steps, the conferences it has set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.periods.calendars import USUAL
from tongket.periods.deadlines import Step, usual_steps

USUAL_NEAR_DAYS = 60  # no rule sets a threshold; two months are what writing a review takes


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSet:
    """The day of a conference that somebody has set, for the reviews that fall due in a year and speak of a field."""

    on: date
    year: int  # mostly that of the day; an earlier one where the conference comes late
    set_by: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSettings:
    """What `register.toml` says beside the documents; what it leaves out is the usual."""

    office: str = ""
    as_of: date | None = None  # the day everything is judged at; the clock is never asked
    windows: str = USUAL
    near_days: int = USUAL_NEAR_DAYS
    steps: tuple[Step, ...] = ()
    conferences: tuple[ConferenceSet, ...] = ()

    @property
    def counted_steps(self) -> tuple[Step, ...]:
        """The office's own steps, or the usual ones where it has none."""
        return self.steps or usual_steps()
