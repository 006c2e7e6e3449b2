"""Takes the formula of a shared group's first cell, makes the formula of another cell of the group."""

from __future__ import annotations

import re

from tongket.collect.workbooks.sheet import column_letters, position

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# Quoted texts and sheet names pass untouched; so does anything that only looks like a cell: LOG10(, Q1!A1, TAX2020x.
TOKEN = re.compile(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*'
    | (?<![\w.$\\])(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?![\w.(!])
    | (?<![\w.$\\])(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!])
    | (?<![\w.$\\:])(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!])
    """,
    re.VERBOSE,
)
CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")


def shifted(formula: str, rows: int, columns: int) -> str:
    """Move every relative reference: "SUM(B2:B4)*$C$1" two columns on is "SUM(D2:D4)*$C$1"."""

    def moved(match: re.Match[str]) -> str:
        if match["cell"]:
            return _cell(match["cell"], rows, columns)
        if match["columns"]:
            return ":".join(_column(end, columns) for end in match["columns"].split(":"))
        if match["rows"]:
            return ":".join(_row(end, rows) for end in match["rows"].split(":"))
        return match[0]

    return TOKEN.sub(moved, formula)


def _cell(reference: str, rows: int, columns: int) -> str:
    match = CELL.fullmatch(reference)
    if match is None:
        return reference
    column = _column(match[1] + match[2], columns)
    row = _row(match[3] + match[4], rows)
    return "#REF!" if "#" in column + row else column + row


def _column(reference: str, columns: int) -> str:
    if reference.startswith("$"):
        return reference
    number = position(reference + "1")[1] + columns
    return column_letters(number) if 1 <= number <= LAST_COLUMN else "#REF!"


def _row(reference: str, rows: int) -> str:
    if reference.startswith("$"):
        return reference
    number = int(reference) + rows
    return str(number) if 1 <= number <= LAST_ROW else "#REF!"
