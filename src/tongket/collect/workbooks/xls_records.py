"""Takes the bytes of an .xls, gives what the reader of values leaves out: errors, formats, hidden rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from struct import error, unpack_from

from tongket.collect.files.compound_file import stream_of

BEGIN, END, SHEET, FORMULA, BOOLEAN_OR_ERROR, ROW, COLUMNS = 0x809, 0x0A, 0x85, 0x06, 0x205, 0x208, 0x7D
FORMAT, STYLE, NUMBER, SHORT_NUMBER, SHORT_NUMBERS = 0x41E, 0xE0, 0x203, 0x27E, 0xBD
PERCENT = {9: "0%", 10: "0.00%"}  # the formats no file needs to spell out
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_COLUMNS = 256
UNICODE = 0x600  # from this version on


@dataclass(slots=True)
class Leftovers:
    """Of one sheet; rows and columns count from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)  # of numbers shown with "%", and no others
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def leftovers(content: bytes) -> list[Leftovers]:
    """One for each sheet in the order of the tabs; as far as the file can be followed."""
    stream = stream_of(content, "Workbook", "Book")
    if stream is None:
        return []
    whole = list(_records(stream, 0))
    starts = [unpack_from("<I", body)[0] for kind, body in whole if kind == SHEET and len(body) > 4]
    styles = _percent_styles(whole)
    return [_sheet(stream, start, styles) for start in starts]


def _percent_styles(whole: Iterable[tuple[int, bytes]]) -> dict[int, str]:
    """The numbers of the cell styles that show a "%", with their format."""
    codes = dict(PERCENT)
    used: list[int] = []
    is_unicode = False
    for kind, body in whole:
        if kind == BEGIN and len(body) > 1:
            is_unicode = unpack_from("<H", body)[0] >= UNICODE
        elif kind == FORMAT and len(body) > 4 and "%" in (code := _code(body, is_unicode)):
            codes[unpack_from("<H", body)[0]] = code
        elif kind == STYLE and len(body) > 3:
            used.append(unpack_from("<H", body, 2)[0])
    return {number: codes[code] for number, code in enumerate(used) if code in codes}


def _code(body: bytes, is_unicode: bool) -> str:
    """The text of a format: with a byte for each letter in the oldest files, with one or two in the others."""
    if not is_unicode:
        return body[3 : 3 + body[2]].decode("latin-1")
    is_wide = bool(body[4] & 1)
    length = unpack_from("<H", body, 2)[0] << is_wide
    return body[5 : 5 + length].decode("utf-16-le" if is_wide else "latin-1", "replace")


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


def _sheet(stream: bytes, start: int, styles: Mapping[int, str]) -> Leftovers:
    found = Leftovers()
    try:
        for kind, body in _records(stream, start):
            _take(found, kind, body)
            found.formats.update({place: styles[style] for place, style in _styled(kind, body) if style in styles})
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


def _styled(kind: int, body: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """The cells of a record that holds numbers, each with its style."""
    if kind in (NUMBER, SHORT_NUMBER, FORMULA):
        row, column, style = unpack_from("<HHH", body)
        yield (row + 1, column + 1), style
    elif kind == SHORT_NUMBERS:
        row, first = unpack_from("<HH", body)
        for number in range((len(body) - 6) // 6):
            yield (row + 1, first + number + 1), unpack_from("<H", body, 4 + 6 * number)[0]


def _note_error(found: Leftovers, body: bytes, code: int) -> None:
    row, column = unpack_from("<HH", body)
    found.errors[row + 1, column + 1] = ERRORS.get(code, "#N/A")
