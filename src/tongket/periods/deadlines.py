"""When each level must send. Takes the day of a conference and the steps before it; makes each level's deadline."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from tongket.periods.holidays import is_working
from tongket.periods.working_days import working_days_before
from tongket.units.levels import Level


class Sender(StrEnum):
    """Who sends to the office, by the words of `units.levels.Level`, and the office itself."""

    COMMUNE = Level.COMMUNE.value
    DISTRICT = Level.DISTRICT.value
    DEPARTMENT = Level.DEPARTMENT.value
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
    return tuple(Step(sender=Sender(each["level"]), **_without(each, "level")) for each in _data()["deadline"])


def last_day_of(level: Level) -> date | None:
    """The last day on which there were units of that level; None: there still are."""
    ends: date | None = next((each["until"] for each in _data()["level"] if each["name"] == level.value), None)
    return ends


def existed_on(level: Level, day: date) -> bool:
    """Whether there were units of that level on the day."""
    ends = last_day_of(level)
    return ends is None or day <= ends


@cache
def _data() -> Mapping[str, Any]:
    text = resources.files("tongket.periods").joinpath("levels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _without(entry: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != name}


def _is_in_force(step: Step, day: date) -> bool:
    is_gone = step.sender is not Sender.OFFICE and not existed_on(Level(step.sender.value), day)
    return not is_gone and (step.since is None or day >= step.since) and (step.until is None or day <= step.until)
