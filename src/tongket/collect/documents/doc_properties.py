"""Takes the property lists of a Word 97 file, says what they state of letters, paragraphs and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from struct import unpack_from
from typing import NamedTuple

from tongket.collect.documents.doc_file import WRONG

DELETED, INSERTED, BOLD, FONT, SYMBOL, LETTER_STYLE = 0x0800, 0x0801, 0x0835, 0x4A4F, 0x6A09, 0x4A30
IN_TABLE, ROW_END, INNER_ROW_END, DEPTH, OUTLINE, LEVEL, LIST = (
    0x2416, 0x2417, 0x244C, 0x6649, 0x2640, 0x260A, 0x460B,
)  # fmt: skip
ROW_SHAPE = 0xD608
LONG_OPERANDS = {ROW_SHAPE: 2}
OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
CELL_BYTES = 20


class Letters(NamedTuple):
    """What a run of letters states of itself; None: nothing."""

    bold: int | None = None  # 0, 1; 0x80 as the style says, 0x81 the opposite
    font: int | None = None
    style: int | None = None
    symbol: int | None = None
    is_deleted: bool = False
    is_inserted: bool = False


class Paragraph(NamedTuple):
    """What a paragraph states of itself."""

    style: int = 0
    outline: int | None = None  # 1 to 9; 0: body text
    list: int | None = None
    level: int | None = None
    depth: int = 0  # of the table it is in
    is_row_end: bool = False
    shape: tuple[tuple[int, int, str], ...] = ()  # of a row's end: left, right and what each cell goes on from


def settings_of(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Each setting ("sprm") and its operand."""
    at = 0
    while at + 2 <= len(properties):
        (code,) = unpack_from("<H", properties, at)
        at += 2
        size = _size(code, properties, at)
        yield code, properties[at : at + size]
        at += size


def _size(code: int, properties: bytes, at: int) -> int:
    if code >> 13 != 6:
        return OPERAND[code >> 13]
    if code == ROW_SHAPE and at + 2 <= len(properties):
        return int(unpack_from("<H", properties, at)[0]) + 1
    return 1 + properties[at] if at < len(properties) else 1


@lru_cache(maxsize=4096)
def letters_of(properties: bytes) -> Letters:
    """A run of letters; the same few lists come over and over."""
    found = {code: operand for code, operand in settings_of(properties) if operand}
    return Letters(
        _number(found.get(BOLD)),
        _number(found.get(FONT)),
        _number(found.get(LETTER_STYLE)),
        _number(found[SYMBOL][2:4]) if SYMBOL in found else None,
        bool(_number(found.get(DELETED))),
        bool(_number(found.get(INSERTED))),
    )


@lru_cache(maxsize=4096)
def paragraph_of(properties: bytes) -> Paragraph:
    """A paragraph: the number of its style, then its own settings."""
    found = {code: operand for code, operand in settings_of(properties[2:]) if operand}
    outline = _number(found.get(OUTLINE))
    depth = _number(found.get(DEPTH)) or 0
    return Paragraph(
        style=_number(properties[:2]) or 0,
        outline=None if outline is None else outline + 1 if outline < 9 else 0,
        list=_number(found.get(LIST)),
        level=_number(found.get(LEVEL)),
        depth=max(depth, 1) if depth or _number(found.get(IN_TABLE)) else 0,
        is_row_end=bool(_number(found.get(ROW_END))),
        shape=_shape(found.get(ROW_SHAPE, b"")),
    )


def _number(operand: bytes | None) -> int | None:
    return int.from_bytes(operand, "little") if operand else None


def _shape(operand: bytes) -> tuple[tuple[int, int, str], ...]:
    """The edges of a row's cells, and which of them are parts of merged ones."""
    try:
        count = operand[2] if len(operand) > 2 else 0
        edges = unpack_from(f"<{count + 1}h", operand, 3) if count else ()
    except WRONG:
        return ()
    states = operand[3 + 2 * (count + 1) :]
    return tuple((edges[at], edges[at + 1], _goes_on(states, at)) for at in range(count))


def _goes_on(states: bytes, at: int) -> str:
    if len(states) < CELL_BYTES * at + 2:
        return ""
    (state,) = unpack_from("<H", states, CELL_BYTES * at)
    if state & 0x3 == 1:
        return "left"
    return "up" if state >> 5 & 0x3 == 1 else ""
