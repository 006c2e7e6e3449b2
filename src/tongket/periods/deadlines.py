"""When each level must send. Takes the day of a conference and the steps before it; makes each level's deadline."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from tongket.periods.holidays import is_working
from tongket.periods.working_days import working_days_before


class Sender(StrEnum):
    """Who sends to the office, and the office itself."""

    COMMUNE = "commune"
    DISTRICT = "district"  # until 30 June 2025
    DEPARTMENT = "department"  # departments and bodies of the province
    OFFICE = "office"  # the draft goes to those who adopt it


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How many working days before the conference a level sends; `since` and `until` bound the day of sending."""

    sender: Sender
    working_days: int
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One level and its last day."""

    sender: Sender
    on: date


def deadlines(conference: date, steps: Iterable[Step]) -> tuple[Deadline, ...]:
    """Each level's last day, earliest first; a step that is not in force on its own day falls away.

    Where an older and a newer step of one level both hold, each on its own day, the newer one counts.
    """
    kept: dict[Sender, Deadline] = {}
    for step in sorted(steps, key=lambda step: step.since or date.min):
        on = working_days_before(conference, step.working_days, is_working)
        if _is_in_force(step, on):
            kept[step.sender] = Deadline(step.sender, on)
    order = list(Sender)
    return tuple(sorted(kept.values(), key=lambda each: (each.on, order.index(each.sender))))


@cache
def usual_steps() -> tuple[Step, ...]:
    """The steps of `levels.toml`."""
    text = resources.files("tongket.periods").joinpath("levels.toml").read_text(encoding="utf-8")
    return tuple(Step(sender=Sender(entry.pop("level")), **entry) for entry in tomllib.loads(text)["deadline"])


def _is_in_force(step: Step, day: date) -> bool:
    return (step.since is None or day >= step.since) and (step.until is None or day <= step.until)
