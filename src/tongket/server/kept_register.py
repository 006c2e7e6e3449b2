"""The office's register of documents: `register.toml` of its folder, or of the review folder a desk serves.

Read again only when the file changes. Takes a day, makes the calendar of reviews as it stands on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from shutil import copyfile

from tongket.check.register_findings import register_finding
from tongket.check.speech import spoken
from tongket.desk.refusal import CannotGoOn
from tongket.desk.register_folder import REGISTER, RegisterFolder, open_register
from tongket.directive.register_calendar import ReviewCalendar, calendar_of
from tongket.directive.register_reading import RegisterFileError
from tongket.periods.period import Period
from tongket.server.round_desk import office_folder
from tongket.server.words import language, say

_HOME = ".tongket"  # a desk's office lies in the review folder it serves


@dataclass(frozen=True, slots=True)
class KeptCalendar:
    """What the register comes to; `faults` says how many things are wrong in it, `first` tells the first of them."""

    calendar: ReviewCalendar | None
    faults: int = 0
    first: str = ""


def calendar_on(day: date) -> KeptCalendar | None:
    """This year's and next year's reviews judged at that day, and all late ones; None where there is no register."""
    path = _path()
    if path is None:
        return None
    try:
        return KeptCalendar(_calendar(path, path.stat().st_mtime_ns, day))
    except RegisterFileError as error:
        first = register_finding(error.faults[0])
        return KeptCalendar(None, len(error.faults), " ".join(spoken(first, language())))
    except (CannotGoOn, OSError):
        return KeptCalendar(None, 1, say("register_unreadable"))


def keep_register(folder: Path) -> None:
    """Take the register of a review folder along, where the office has none yet."""
    if _path() is None and (folder / REGISTER).is_file():
        copyfile(folder / REGISTER, office_folder() / REGISTER)


def _path() -> Path | None:
    home = office_folder()
    around = [home.parent.parent] if home.parent.name == _HOME else []
    return next((folder / REGISTER for folder in (home, *around) if (folder / REGISTER).is_file()), None)


@lru_cache(maxsize=4)
def _calendar(path: Path, changed: int, day: date) -> ReviewCalendar:
    opened: RegisterFolder = open_register(path)
    return calendar_of(opened.register, opened.settings, Period.years(day.year, day.year + 1), as_of=day)
