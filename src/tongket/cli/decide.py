"""`tongket decide`: checks that what is decided on exists, then adds the decision to decisions.toml."""

from __future__ import annotations

import getpass
import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tongket.cli.trace import rows_of
from tongket.cli.trace_prose import POINT
from tongket.cli.trace_words import refuse, say_trace
from tongket.cli.words import language, say

if TYPE_CHECKING:
    from tongket.collect.workbooks.sheet import Sheet
    from tongket.desk.folder import Desk
    from tongket.directive.decision import Decision
    from tongket.units.unit import Unit

FINDING = re.compile(r"(?P<code>[A-Z]\d{3})\s+(?P<rest>.+)", re.DOTALL)
NOT_A_NAME = re.compile(r"[:!]|\.\w{3,4}$|^[A-Z]\d{3}\b")  # a cell, a file, a finding
CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}")
NEGATIVE = re.compile(r"-\d[\d.,/ ]*")
FITTING = {"unit": ("accept", "exclude", "waive"), "form": ("confirm",)}  # of other things every verb is asked about
TAKES_VALUE = ("correct", "assign", "rename", "merge", "split", "move")
MAY_TAKE_VALUE = ("confirm",)  # of a point: while so many units make it
OF_POINTS = ("rename", "merge", "split", "move")
_FEW = 12  # names listed in a sentence


class _TakesNegatives(click.Command):
    """Takes "-5" for a value: no option is a number."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; a number below zero is none of the options."""
        ctx.ignore_unknown_options = any(NEGATIVE.fullmatch(word) for word in args)
        return super().parse_args(ctx, args)


@click.command(cls=_TakesNegatives)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("what")
@click.argument("verb")
@click.argument("value", default="")
@click.option("--why", default="", metavar="TEXT", help=say("opt_why"))
@click.option("--by", default="", metavar="NAME", help=say("opt_by"))
@click.option("--when", default="", metavar="DATE", help=say("opt_when"))
def decide_command(folder: Path, what: str, verb: str, value: str, why: str, by: str, when: str) -> None:
    """Record a decision with its reason."""
    from tongket.desk.folder import open_desk
    from tongket.directive.decision import Decision, Verb

    _check_words(folder, what, verb, value.strip(), why)
    desk = open_desk(folder)
    kind, named = named_thing(desk, what)
    _check_fit(desk, kind, named, verb, value)
    settled = _settled_value(desk, verb, value)
    stamp = _settled_day(when.strip()) or datetime.now().astimezone().isoformat(timespec="seconds")
    _record(
        folder,
        Decision(what=named, verb=Verb(verb), value=settled, why=why.strip(), by=by.strip() or _me(), when=stamp),
    )
    if verb in ("correct", "exclude") and (parts := _parts(desk, named)):
        click.echo(say_trace("derived_from", parts=", ".join(parts)))
    click.echo(say_trace("recorded", what=named, done=f"{verb} {settled}".strip(), folder=folder))


def _check_words(folder: Path, what: str, verb: str, value: str, why: str) -> None:
    """What can be told from the words alone."""
    from tongket.directive.decision import Verb

    if verb not in [one.value for one in Verb]:
        refuse("no_such_verb", verb=verb, verbs=", ".join(one.value for one in Verb))
    if not why.strip():
        refuse("no_reason")
    if verb in TAKES_VALUE and not value:
        refuse("value_needed", verb=verb, folder=folder, what=what)
    if verb not in (*TAKES_VALUE, *MAY_TAKE_VALUE) and value:
        refuse("value_not_taken", verb=verb, value=value)


def named_thing(desk: Desk, what: str) -> tuple[str, str]:
    """What is meant, and its exact name: ("file", "Cái Bè/bao cao.xlsx"). Refuses what does not exist."""
    text = unicodedata.normalize("NFC", what.strip())
    if text == "form":
        return "form", text
    if text in [unit.code for unit in desk.units]:
        return "unit", text
    if text in [cell.id for cell in desk.form.cells]:
        return "figure", text
    if POINT.fullmatch(text):
        return "point", _point(desk, text)
    file = _file(desk, text)
    if file:
        return "file", file
    finding = FINDING.fullmatch(text)
    if finding:
        _check_code(desk, finding["code"])
        return "finding", f"{finding['code']} {named_thing(desk, finding['rest'])[1]}"
    return _cell(desk, text)


def _parts(desk: Desk, named: str) -> list[str]:
    """The cells of the form that a total or rate of the form is worked out from, where that was named."""
    of_unit = named.partition(":")
    cell = of_unit[2] if of_unit[0] in [unit.code for unit in desk.units] else named
    inputs = next((one.inputs for one in desk.form.cells if one.id == cell), ())
    return [desk.form.cells[index].id for index in inputs]


def _check_code(desk: Desk, code: str) -> None:
    """A code must be that of some kind of finding; known are first those the last review made."""
    from tongket.check.catalogue import BY_CODE

    if code not in BY_CODE:
        path = desk.folder / "out" / "data" / "findings.json"
        made = {row["code"] for row in rows_of(path)} if path.is_file() else set()
        refuse("no_such_code", code=code, codes=_few(sorted(made) or sorted(BY_CODE), near=code))


def _few(names: Sequence[str], *, near: str) -> str:
    """The names that are known, those like what was typed first; of many only a dozen."""
    like = get_close_matches(near, names, n=_FEW)
    known = [*like, *(name for name in names if name not in like)]
    return ", ".join(known if len(known) <= _FEW else [*known[:_FEW], "…"])


def _point(desk: Desk, text: str) -> str:
    """The point of that id, or of that sentence, as the last review left them."""
    path = desk.folder / "out" / "data" / "points.json"
    rows = rows_of(path) if path.is_file() else ()
    if not any(text == row["id"] or text in [source["key"] for source in row["sources"]] for row in rows):
        refuse("no_such_point", what=text, folder=desk.folder)
    return text


def _file(desk: Desk, text: str) -> str | None:
    """The received file of that name, its path under reports/ in full."""
    from tongket.collect.arrival.intake import receive

    return next((item.file for item in receive(desk.reports) if item.file == _tidy(text)), None)


def _tidy(text: str) -> str:
    return text.replace("\\", "/").removeprefix("./").removeprefix("reports/")


def _cell(desk: Desk, text: str) -> tuple[str, str]:
    place, bang, cell = text.rpartition("!")
    owner, colon, sheet = place.rpartition(":")
    if not bang or not colon or not CELL.fullmatch(cell):
        _refuse_unknown(desk, text)
    cell, sheet = cell.replace("$", "").upper(), sheet.strip("'")
    if owner in [unit.code for unit in desk.units]:
        if f"{sheet}!{cell}" not in [one.id for one in desk.form.cells]:
            _refuse_unknown(desk, text)
        return "reading", f"{owner}:{sheet}!{cell}"
    file = _file(desk, owner)
    if file is None:
        _refuse_unknown(desk, text, owner)
    return "reading", f"{file}:{_own_sheet(desk, file, sheet, cell)}!{cell}"


def _refuse_unknown(desk: Desk, text: str, owner: str = "") -> NoReturn:
    """Says what it may be instead: the files inside that folder, archive or mail, the code of a unit named in words."""
    from tongket.collect.arrival.intake import receive

    meant = owner or text
    folder = f"{_tidy(meant).rstrip('/')}/"
    inside = [item.file for item in receive(desk.reports) if item.file.startswith(folder)]
    if inside:
        refuse("holds_files", what=meant, files="; ".join(inside[:_FEW]) + ("; …" if len(inside) > _FEW else ""))
    unit = _unit_in_words(desk, meant)
    if unit is not None:
        refuse("unit_in_words", what=meant, unit=unit.name, code=unit.code)
    codes = _few([unit.code for unit in desk.units], near=meant)
    refuse("no_such_thing", what=text, folder=desk.folder, codes=codes)


def _unit_in_words(desk: Desk, meant: str) -> Unit | None:
    """The unit named; None for a cell, a file, or where a code was typed, which is then not what was wrong."""
    from tongket.units.names import NameIndex

    first = re.split(r"[\s:!]", meant, maxsplit=1)[0]
    if NOT_A_NAME.search(meant) or first in [unit.code for unit in desk.units]:
        return None
    return NameIndex(desk.units).recognise(meant)[0]


def _own_sheet(desk: Desk, file: str, sheet: str, cell: str) -> str:
    """The sheet's name as the workbook spells it; of one that cannot be opened, the name as typed."""
    from tongket.collect.arrival.intake import receive
    from tongket.collect.files.unreadable import Unreadable
    from tongket.collect.workbooks.workbook import read_workbook
    from tongket.wording.fold import fold

    received = next(item for item in receive(desk.reports) if item.file == file)
    try:
        sheets = {one.name: one for one in read_workbook(received.load(), file).sheets}
    except (Unreadable, OSError):
        return sheet
    found = sheet if sheet in sheets else next((name for name in sheets if fold(name) == fold(sheet)), None)
    if found is None:
        refuse("no_such_sheet", file=file, sheet=sheet, sheets=", ".join(sheets))
    _refuse_outside(file, sheets[found], cell)
    return found


def _refuse_outside(file: str, sheet: Sheet, cell: str) -> None:
    """A cell past all that the sheet holds is a slip: nothing would ever be counted there."""
    from tongket.collect.workbooks.sheet import address, position

    row, column = position(cell)
    last_row = max((at[0] for at in sheet.cells), default=0)
    last_column = max((at[1] for at in sheet.cells), default=0)
    if row > last_row or column > last_column:
        last = address(last_row or 1, last_column or 1)
        refuse("no_such_cell", file=file, sheet=sheet.name, cell=cell, last=last)


def _check_fit(desk: Desk, kind: str, named: str, verb: str, value: str) -> None:
    """Whether this can be done to that."""
    if verb == "correct" and kind != "reading":
        refuse("correct_a_reading", what=named)
    if verb == "assign" and kind != "file":
        refuse("assign_a_file", what=named)
    if verb == "waive" and kind not in ("unit", "finding"):
        refuse("waive_what", what=named)
    _check_point(desk, kind, named, verb, value.strip())
    if verb not in FITTING.get(kind, (verb,)):
        refuse("verb_unfit", what=named, verb=verb, verbs=", ".join(FITTING[kind]))
    codes = [unit.code for unit in desk.units]
    if verb == "assign" and value.strip() not in codes:
        refuse("not_a_unit", value=value, codes=_few(codes, near=value.strip()))


def _check_point(desk: Desk, kind: str, named: str, verb: str, value: str) -> None:
    """What can be done to points only, and with which value."""
    if (verb in OF_POINTS) != (kind == "point") and verb not in ("confirm", "exclude", "accept"):
        refuse("only_a_point", what=named, verb=verb)
    if verb == "confirm" and value and (kind != "point" or not value.isdecimal()):
        refuse("value_not_taken", verb=verb, value=value)
    if verb in ("merge", "split"):
        for key in [part.strip() for part in value.split(",")]:
            _point(desk, key)
    if verb == "move" and not value.isdecimal():
        refuse("not_a_place", value=value)


def _settled_value(desk: Desk, verb: str, value: str) -> str:
    """A typed number as plain digits, "1.234.567" as "1234567"; refused where it can be read in two ways."""
    if verb != "correct":
        return value.strip()
    from tongket.consolidate.records import plain
    from tongket.wording.numbers import read_number

    read = read_number(value, zero_marks=desk.form.zero_marks, not_available_marks=desk.form.not_available_marks)
    if read.value is None or read.words or read.total == 0:
        refuse("not_a_number", value=value)
    if read.other is not None:
        refuse("two_readings", value=value, one=_typed(read.value), other=_typed(read.other))
    whole = f"/{plain(read.total)}" if read.total is not None else ""
    return f"{plain(read.value)}{whole}"


def _settled_day(when: str) -> str:
    """The day, or the moment, that was typed, as decisions.toml keeps it: "5/11/2020" as "2020-11-05"."""
    from tongket.cli.review import chosen_date

    try:
        datetime.fromisoformat(when)
    except ValueError:
        day = chosen_date(when or None)
        return day.isoformat() if day else ""
    return when


def _typed(value: object) -> str:
    """A number as a person can type it without a doubt: no thousands grouped, three decimals made four."""
    text = f"{value:f}".replace(".", ",")
    return text + "0" if re.fullmatch(r"\d{1,3},\d{3}", text) else text


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "?")


def _record(folder: Path, decision: Decision) -> None:
    from tongket.desk.atomic import why_not_written
    from tongket.directive.decision_file import DecisionFileError, DecisionsLockedError, record_decision

    try:
        record_decision(folder / "decisions.toml", decision)
    except DecisionsLockedError as error:
        refuse("locked", lock=error.lock.name)
    except DecisionFileError as error:
        refuse("broken", detail=error.said(language()))
    except OSError as error:
        raise why_not_written(folder / "decisions.toml", error) from error
