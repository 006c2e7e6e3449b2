"""The referee's own look at number formats of an .xls: takes its bytes, makes the cells with a "%", by sheet."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from tongket.collect.files.compound_file import stream_of
from tongket.collect.workbooks.sheet import address

SHEET, FORMAT, STYLE, START, END = 0x85, 0x41E, 0xE0, 0x809, 0x0A
ONE_CELL, MANY_CELLS = {0x06, 0x203, 0x27E}, 0xBD
BUILT_IN = {9, 10}  # "0%" and "0.00%"


def percents_of_old(data: bytes) -> dict[str, set[str]]:
    """Sheet name to the addresses of its numbers with a percent format."""
    stream = stream_of(data, "Workbook", "Book") or b""
    whole = list(_records(stream, 0))
    is_new = bool(whole) and whole[0][1][:2] == b"\x00\x06"
    shown = BUILT_IN | {_number(body, 0) for kind, body in whole if kind == FORMAT and _has_percent(body, is_new)}
    styles = [_number(body, 2) in shown for kind, body in whole if kind == STYLE]
    sheets = [body for kind, body in whole if kind == SHEET]
    if not any(styles):
        return {}
    return {
        _name(body, is_new): {
            address(row + 1, column + 1)
            for row, column, style in _cells(_records(stream, int.from_bytes(body[:4], "little")))
            if style < len(styles) and styles[style]
        }
        for body in sheets
    }


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """From one start to its end; charts within are passed over."""
    inside = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        inside += 1 if kind == START else -1 if kind == END else 0
        if inside == 0:
            return
        if inside == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _number(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 2], "little")


def _has_percent(body: bytes, is_new: bool) -> bool:
    """Whether the code has a "%" that is not only printed."""
    text = body[5:].replace(b"\0", b"") if is_new else body[3:]
    return b"%" in re.sub(rb'"[^"]*"|\\.', b"", text)


def _name(body: bytes, is_new: bool) -> str:
    text = body[8:] if is_new else body[7:]
    return text.decode("utf-16-le" if is_new and body[7] & 1 else "cp1252", "replace")


def _cells(records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, int, int]]:
    for kind, body in records:
        if kind in ONE_CELL and len(body) >= 6:
            yield struct.unpack_from("<HHH", body)
        elif kind == MANY_CELLS:
            row, first = _number(body, 0), _number(body, 2)
            for place, at in enumerate(range(4, len(body) - 6, 6)):
                yield row, first + place, _number(body, at)
