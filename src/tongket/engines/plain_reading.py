"""The referee's own reading of one file: takes bytes and the form, makes the number of every form cell.

Sheets, then rows, then columns, then measures; only then numbers. What could be two things is read as neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from tongket.collect.workbooks.sheet import address
from tongket.directive.form import ColumnKind, Form, FormCell, FormSheet, How, Rule
from tongket.engines.plain_columns import (
    Heading,
    columns_of,
    first_row,
    form_headings,
    heading_rows,
    measure_column,
    sheet_headings,
    stated_measure,
)
from tongket.engines.plain_formats import percent_cells
from tongket.engines.plain_measures import in_brackets, stated, turned
from tongket.engines.plain_numbers import FormMarks, Plain, is_english_sheet, number_in
from tongket.engines.plain_parts import parts_below, parts_of
from tongket.engines.plain_rows import Line, by_group, form_lines, label_column, rows_of, sheet_lines, standing_twice
from tongket.engines.plain_sheets import PlainSheet, open_sheets
from tongket.engines.plain_titles import said_above, titles_borne, years_told
from tongket.engines.plain_words import folded, label_key, words_only

ENOUGH = 0.5  # share of the form's names a sheet must have
ENOUGH_WITH_NAME = 0.2  # where it bears the name of the form's sheet too


class Seen(NamedTuple):
    """A reading as the referee sees it."""

    number: Plain
    sheet: str
    cell: str
    file: str = ""


class Found(NamedTuple):
    """A form sheet found in a file: form row to row, form column to column, and where measures are stated."""

    form: FormSheet
    sheet: PlainSheet
    rows: dict[int, int]
    columns: dict[int, int]
    headings: range
    labels: int
    measures: int | None


def readings_of(form: Form, data: bytes) -> dict[int, Seen]:
    """The numbers of one file by form cell."""
    own = own_sheets(form, open_sheets(data))
    percents = percent_cells(data) if any(_counts_in_percent(cell) for cell in form.cells) else {}
    guests = _guests(form, own)
    readings: dict[int, Seen] = {}
    for name, sheet in own.items():
        hosted = {name, *(guest for guest, host in guests.items() if host == name)}
        tables = [one for one in form.sheets if one.name in hosted and one.rows and not one.is_list]
        for form_sheet, part in parts_below(tables, sheet) if len(hosted) > 1 else parts_of(tables, sheet):
            readings.update(_sheet_readings(form, find(form_sheet, part), percents.get(part.name, set())))
    return readings


def own_sheets(form: Form, sheets: list[PlainSheet]) -> dict[str, PlainSheet]:
    """Form sheet to the visible sheet most like it; no sheet is taken twice.

    Sheets most like the same ones of the form are those in their order, where they are no fewer.
    """
    likeness: dict[int, dict[str, float]] = {}
    for s, a, score in _scores(form, sheets):
        its, name = likeness.setdefault(s, {}), form.sheets[a].name
        its[name] = max(score, its.get(name, 0.0))
    own: dict[str, int] = {}
    while tops := {s: top for s, its in likeness.items() if (top := _top(its, own))[0]}:
        names = max(tops.values(), key=lambda top: top[0])[1]
        alike = sorted((s for s, top in tops.items() if top[1] == names), key=lambda s: -tops[s][0])
        if len(names) <= len(alike):
            alike = sorted(alike[: len(names)])
            own |= zip(names, alike, strict=True)
        for s in alike:
            del likeness[s]  # taken, or one that nothing tells
    return {name: sheets[s] for name, s in own.items()}


def _top(its: dict[str, float], own: dict[str, int]) -> tuple[float, tuple[str, ...]]:
    """How like a sheet is to what it is most like of what is left, and which these are."""
    left = {name: score for name, score in its.items() if name not in own}
    score = max(left.values(), default=0.0)
    return score, tuple(name for name, its_score in left.items() if its_score == score)


def _guests(form: Form, own: dict[str, PlainSheet]) -> dict[str, str]:
    """Sheets of the form that have none of their own, to the one on whose sheet most of their own names stand."""
    names: dict[str, set[str]] = {}
    for one in form.sheets:
        names.setdefault(one.name, set()).update(label_key(row.label) for row in ([] if one.is_list else one.rows))
    held = {name: _labels_on(sheet) for name, sheet in own.items()}
    guests: dict[str, str] = {}
    for name in names.keys() - own.keys():
        hosts = [
            host
            for host, seen in held.items()
            if (telling := names[name] - names[host] - {""})
            and len(telling) >= ENOUGH * len(names[name] - {""})
            and len(telling & seen) >= ENOUGH * len(telling)
        ]
        if len(hosts) == 1:
            guests[name] = hosts[0]
    return guests


def _labels_on(sheet: PlainSheet) -> set[str]:
    return {label_key(sheet.own_text(row, c)) for row in range(len(sheet.grid)) for c in range(len(sheet.grid[row]))}


def _scores(form: Form, sheets: list[PlainSheet]) -> Iterator[tuple[int, int, float]]:
    """Sheet, sheet of the form, and how like they are."""
    shares = [[_share_there(asked, sheet) for asked in form.sheets] for sheet in sheets]
    said = [said_above(form, sheet) for sheet in sheets]
    tables = [words for words, share in zip(said, shares, strict=True) if max(share, default=0) >= ENOUGH]
    idle = set.intersection(*tables) if len(tables) > 1 else set[str]()
    years = years_told(form)
    for s, sheet in enumerate(sheets):
        borne = titles_borne(form, said[s], idle)
        there = {asked.name: share for asked, share in zip(form.sheets, shares[s], strict=True)}
        for a, asked in enumerate(form.sheets):
            has_year = any(year in sheet.name for year in years[asked.name])
            yield s, a, _likeness(asked, shares[s][a], sheet, borne, there, has_year=has_year)


def find(form: FormSheet, sheet: PlainSheet) -> Found:
    """Which row and column is which."""
    labels, mine = label_column(form, sheet), form_lines(form)
    headings = heading_rows(form, sheet, first_row(form, sheet, labels), labels)
    measures = measure_column(form, sheet, headings, labels)
    piles = [pile for pile in sheet_headings(sheet, headings, labels, measures) if not _of_codes(form, pile)]
    figures = {pile.column for pile in piles if pile.keys}
    theirs = sheet_lines(form, sheet, labels, measures, headings.stop, figures)
    mine, theirs = by_group(form, sheet, labels, mine, theirs)
    rows = rows_of(mine, theirs)
    columns = columns_of(form_headings(form), piles, _filled(sheet, theirs))
    found = Found(form, sheet, rows, columns, headings, labels, measures)
    _leave_disputed(found, mine, theirs)
    return found


def _of_codes(form: FormSheet, pile: Heading) -> bool:
    """ "Mã số" beside the names numbers them again."""
    asked = {key for heading in form_headings(form) for key in heading.keys}
    return any(
        re.fullmatch(r"ma|ma so|ma chi tieu|ma dong|stt|tt|so tt", key) and key not in asked for key in pile.keys
    )


def _share_there(form: FormSheet, sheet: PlainSheet) -> float:
    """How much of the form's sheet is there."""
    texts = {sheet.own_text(row, column) for row in range(len(sheet.grid)) for column in range(len(sheet.grid[row]))}
    headings = {key for heading in form_headings(form) for key in heading.keys}
    share = _share(headings, set(map(words_only, texts)))
    if form.is_list or not form.rows:
        return share
    return 0.75 * _share({label_key(row.label) for row in form.rows}, set(map(label_key, texts))) + 0.25 * share


def _likeness(
    form: FormSheet,
    share: float,
    sheet: PlainSheet,
    borne: dict[str, float],
    there: dict[str, float],
    *,
    has_year: bool,
) -> float:
    """How much of the form's sheet is there, more with its name and title; 0 where it is too little or another's."""
    named = _named(words_only(form.name).replace(" ", ""), words_only(sheet.name).replace(" ", ""))
    others = {name for name, whole in borne.items() if whole == 1 and name != form.name and there[name] >= share}
    if not (named or has_year) and borne.get(form.name, 1.0) < 1 and others:
        return 0.0
    titled = borne.get(form.name, 0.0)
    return share + named + 0.4 * titled if share >= ENOUGH or (named and share >= ENOUGH_WITH_NAME) else 0.0


def _share(asked: set[str], seen: set[str]) -> float:
    return len((asked - {""}) & seen) / len(asked - {""}) if asked - {""} else 0.0


def _named(asked: str, sent: str) -> float:
    """1 for the same name, a half for one within the other, less for the same number."""
    numbers = [("".join(re.findall(r"\d+", name)[:1])).lstrip("0") for name in (asked, sent)]
    if asked == sent or not sent:
        return float(asked == sent)
    return 0.5 if asked in sent or sent in asked else 0.3 * (numbers[0] == numbers[1] != "")


def _filled(sheet: PlainSheet, lines: list[Line]) -> set[int]:
    """The columns in which a figure stands in some row."""
    return {
        column
        for line in lines
        for column in range(sheet.width)
        if isinstance(sheet.at(line.row, column), int | float) or sheet.own_text(line.row, column)[:1].isdigit()
    }


def _leave_disputed(found: Found, mine: list[Line], theirs: list[Line]) -> None:
    """A row that stands twice with the same figures is read once; with other figures neither is read."""
    filled_in = [column.column for column in found.form.columns if column.kind is ColumnKind.VALUE]
    columns = [found.columns[column] for column in filled_in if column in found.columns]
    for asked, second in standing_twice(mine, theirs, found.rows):
        first = found.rows.get(asked)
        if first is not None and any(found.sheet.text(first, c) != found.sheet.text(second, c) for c in columns):
            del found.rows[asked]


def _counts_in_percent(cell: FormCell) -> bool:
    return cell.how is How.ENTERED and folded(cell.measure).strip("() ") in ("%", "phan tram")


def _sheet_readings(form: Form, found: Found, percents: set[str]) -> Iterator[tuple[int, Seen]]:
    marks = FormMarks(form.zero_marks, frozenset(folded(cell.measure) for cell in form.cells if cell.measure))
    asked = [cell for cell in form.cells_of(found.form) if cell.rule is not Rule.TEXT]
    places = {cell.index: place for cell in asked if (place := _place(found, cell))}
    values = {index: found.sheet.at(*place) for index, place in places.items()}
    is_english = is_english_sheet(value for value in values.values() if isinstance(value, str))
    above = _stated_above(found)
    for cell in asked:
        if cell.how is not How.ENTERED or cell.index not in places:
            continue
        read = number_in(
            values[cell.index], marks, measure=cell.measure, is_pair=cell.rule is Rule.N_OF_N, is_english=is_english
        )
        if read is not None:
            times = Fraction(1) if read.is_settled else _times(found, cell, above)
            row, column = places[cell.index]
            at = address(row + 1, column + 1)
            if at in percents and _counts_in_percent(cell) and not isinstance(values[cell.index], str):
                times *= 100
            yield cell.index, Seen(read.number._replace(value=read.number.value * times), found.sheet.name, at)


def _place(found: Found, cell: FormCell) -> tuple[int, int] | None:
    row, column = found.rows.get(cell.row.row), found.columns.get(cell.column.column)
    return None if row is None or column is None else (row, column)


def _stated_above(found: Found) -> str:
    """What "Đơn vị tính: ..." says above the table; "Đơn vị: Xã Tam Nông" says who reports."""
    texts = (found.sheet.own_text(row, c) for row in range(found.headings.stop) for c in range(found.sheet.width))
    said = list(filter(None, map(stated, texts)))
    return next((one for one in said if turned(one, found.form.measure) is not None), said[0] if said else "")


def _times(found: Found, cell: FormCell, above: str) -> Fraction:
    """What turns the declared measure into the form's: the row's own first, then the column's, then the sheet's."""
    row, column = found.rows[cell.row.row], found.columns[cell.column.column]
    said = {
        "row": found.sheet.own_text(row, found.measures) if found.measures is not None else "",
        "label": in_brackets(found.sheet.text(row, found.labels)) if in_brackets(cell.row.label) else "",
        "column": stated_measure(found.sheet, found.headings, column),
    }
    of_column = cell.column.measure or found.form.measure
    if not cell.column.measure and turned(said["column"], of_column) is None:
        said["column"] = ""
    if not cell.row.measure and turned(said["row"], found.form.measure) is None:
        said["row"] = ""
    of_row = cell.row.measure or found.form.measure
    expected = {"row": of_row, "label": in_brackets(cell.row.label), "column": of_column}
    for who, measure in said.items():
        if measure and folded(measure) != folded(expected[who]) and turned(measure, expected[who]) != 1:
            return _converted(measure, expected[who], cell)
    return _by_the_sheet(found, cell, above)


def _converted(measure: str, expected: str, cell: FormCell) -> Fraction:
    """Only figures counted in the measure that was changed: rates beside amounts keep their own."""
    times = turned(measure, expected)
    return times if times is not None and turned(expected, cell.measure) == 1 else Fraction(1)


def _by_the_sheet(found: Found, cell: FormCell, above: str) -> Fraction:
    if found.form.measure:
        return _converted(above, found.form.measure, cell)
    speak_for_themselves = found.measures is not None
    times = None if speak_for_themselves else turned(above, cell.measure)
    return Fraction(1) if times is None else times
