"""Takes the bytes of an .xls, gives what the reader of values leaves out: errors, hidden rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error, unpack_from

from tongket.collect.files.compound_file import stream_of

BEGIN, END, SHEET, FORMULA, BOOLEAN_OR_ERROR, ROW, COLUMNS = 0x809, 0x0A, 0x85, 0x06, 0x205, 0x208, 0x7D
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_COLUMNS = 256


@dataclass(slots=True)
class Leftovers:
    """Of one sheet; rows and columns count from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def leftovers(content: bytes) -> list[Leftovers]:
    """One for each sheet in the order of the tabs; as far as the file can be followed."""
    stream = stream_of(content, "Workbook", "Book")
    if stream is None:
        return []
    starts = [unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == SHEET and len(body) > 4]
    return [_sheet(stream, start) for start in starts]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream; those of charts inside it are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet(stream: bytes, start: int) -> Leftovers:
    found = Leftovers()
    try:
        for kind, body in _records(stream, start):
            _take(found, kind, body)
    except (error, IndexError):
        pass  # cut short: what was read holds
    return found


def _take(found: Leftovers, kind: int, body: bytes) -> None:
    if kind == BOOLEAN_OR_ERROR and body[7] == 1:
        _note_error(found, body, body[6])
    elif kind == FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
        _note_error(found, body, body[8])
    elif kind == ROW and unpack_from("<H", body, 12)[0] & 0x20:
        found.hidden_rows.add(unpack_from("<H", body)[0] + 1)
    elif kind == COLUMNS and unpack_from("<H", body, 8)[0] & 1:
        first, last = unpack_from("<HH", body)
        found.hidden_columns.update(range(first + 1, min(last, MOST_COLUMNS - 1) + 2))


def _note_error(found: Leftovers, body: bytes, code: int) -> None:
    row, column = unpack_from("<HH", body)
    found.errors[row + 1, column + 1] = ERRORS.get(code, "#N/A")
