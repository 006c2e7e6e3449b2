"""`tongket register calendar`: what falls due, as a list, a page and a file for calendar programs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tongket.cli.register_words import refuse, say_register, with_refusals

if TYPE_CHECKING:
    from tongket.desk.register_folder import RegisterFolder
    from tongket.periods.period import Period

FILE = click.Path(path_type=Path)
_YEARS = re.compile(r"\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*")
_MOST_YEARS = 50


@click.command()
@click.argument("folder", type=FILE, required=False)
@click.option("-C", "--folder", "at", type=FILE, default=Path(), metavar="DIR", help=say_register("opt_folder"))
@click.option("--year", metavar="YEAR", help=say_register("opt_year"))
@click.option("--as-of", "as_of", metavar="DATE", help=say_register("opt_as_of"))
@click.option("--page", type=FILE, metavar="FILE.html", help=say_register("opt_page"))
@click.option("--ics", type=FILE, metavar="FILE.ics", help=say_register("opt_ics"))
@click.option("--alarm-days", type=click.IntRange(0, 365), metavar="N", help=say_register("opt_alarm"))
@with_refusals
def calendar_command(
    folder: Path | None,
    at: Path,
    year: str | None,
    as_of: str | None,
    page: Path | None,
    ics: Path | None,
    alarm_days: int | None,
) -> None:
    """Show what falls due."""
    from tongket.cli.register_lines import calendar_lines
    from tongket.cli.review import chosen_date
    from tongket.desk.atomic import write_bytes
    from tongket.desk.register_folder import open_register
    from tongket.directive.register_calendar import calendar_of

    opened, judged = open_register(folder or at), chosen_date(as_of)
    within = _years(year, judged or opened.settings.as_of)
    calendar = calendar_of(opened.register, opened.settings, within, as_of=judged)
    wrote = [path for path in (page, ics) if path is not None]
    if page is not None:
        from tongket.draft.calendar_page import calendar_page

        write_bytes(page, calendar_page(opened.register, calendar, office=opened.settings.office).encode())
    if ics is not None:
        from tongket.draft.calendar_file import calendar_file

        title = say_register("calendar_title", years=within.text())
        stamped = calendar.as_of or _last_entry(opened)
        write_bytes(ics, calendar_file(calendar, title=title, stamped=stamped, alarm_days=alarm_days))
    click.echo("\n".join([*calendar_lines(calendar), *(say_register("wrote", file=path) for path in wrote)]))


def _years(typed: str | None, as_of: date | None) -> Period:
    from tongket.periods.period import Period

    if typed is None:
        if as_of is None:
            refuse("no_year")
        return Period.years(as_of.year)
    found = _YEARS.fullmatch(typed)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1930 <= first <= last < first + _MOST_YEARS or last > 2200:
        refuse("bad_year", text=typed)
    return Period.years(first, last)


def _last_entry(opened: RegisterFolder) -> date:
    """The newest document's day: a stamp that is the same for the same register."""
    return max((document.dated for document in opened.register.documents), default=date(2000, 1, 1))
