"""Takes the bytes of a Word 97-2003 file, makes its text and the stretches its properties hold for (MS-DOC §2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error, unpack_from
from typing import NamedTuple

from tongket.collect.files.compound_file import is_broken, stream_of
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

ENCRYPTED, SECOND_TABLE, IS_COMPLEX, WIDE_LETTERS = 0x0100, 0x0200, 0x0004, 0x1000
FIRST_UNICODE_VERSION = 0xC1  # Word 97; files of Word 6 and 95 are laid out otherwise
PAIRS = 0x9A  # where the list of (offset, length) pairs begins
FOOTNOTE_MARKS, FOOTNOTES, CHARACTERS, PARAGRAPHS, FONTS, STYLES = 2, 3, 12, 13, 15, 1
PIECES, SHAPES, ENDNOTE_MARKS, ENDNOTES, BOXES, LISTS, LIST_USES = 33, 40, 46, 47, 56, 73, 74
PAGE = 512
MOST_CHARACTERS = 30_000_000
_PIECE = Struct("<2xI2x")
_NUMBER = Struct("<I")
WRONG = (error, IndexError, ValueError, OverflowError)


class Piece(NamedTuple):
    """A stretch of the text and where its letters lie."""

    start: int
    end: int
    offset: int
    width: int  # bytes a letter: 1 or 2


class Run(NamedTuple):
    """A stretch of the text with the properties it was given."""

    start: int
    end: int
    properties: bytes


@dataclass(slots=True)
class WordFile:
    """An opened file. `text` counts as the file does: a letter outside the basic plane is two."""

    main: bytes
    table: bytes
    pieces: list[Piece]
    text: str
    counts: dict[str, int]  # letters of each part, in the order they follow each other

    def pair(self, index: int) -> bytes:
        """One structure of the table stream; empty where the file has none."""
        if len(self.main) < PAIRS + 8 * index + 8:
            return b""
        offset, length = unpack_from("<II", self.main, PAIRS + 8 * index)
        return self.table[offset : offset + length]

    def part(self, name: str) -> tuple[int, int]:
        """Where a part of the text begins and ends."""
        start = 0
        for each, count in self.counts.items():
            if each == name:
                return start, min(start + count, len(self.text))
            start += count
        return 0, 0


def open_word(content: bytes) -> WordFile:
    """Raises `Unreadable` for what is broken, locked or no Word file."""
    if is_broken(content):
        raise Unreadable(OddityKind.DAMAGED, "broken container")
    if stream_of(content, "EncryptedPackage") is not None:
        raise Unreadable(OddityKind.PASSWORD, "encrypted package")
    main = stream_of(content, "WordDocument") or b""
    if len(main) < 0x80:
        raise Unreadable(OddityKind.UNSUPPORTED, "no Word text inside")
    version, flags = unpack_from("<H", main, 2)[0], unpack_from("<H", main, 10)[0]
    if flags & ENCRYPTED:
        raise Unreadable(OddityKind.PASSWORD, "encrypted Word document")
    try:
        return _opened(content, main, flags) if version >= FIRST_UNICODE_VERSION else _older(main, flags)
    except WRONG as problem:
        raise Unreadable(OddityKind.DAMAGED, str(problem)) from problem


def _opened(content: bytes, main: bytes, flags: int) -> WordFile:
    table = stream_of(content, "1Table" if flags & SECOND_TABLE else "0Table") or b""
    names = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header boxes")
    counts = dict(zip(names, unpack_from("<8I", main, 0x4C), strict=True))
    file = WordFile(main, table, [], "", counts)
    file.pieces = list(_pieces(file.pair(PIECES)))
    file.text = _text(main, file.pieces)
    if not file.text:
        raise Unreadable(OddityKind.DAMAGED, "no piece of text")
    return file


def _older(main: bytes, flags: int) -> WordFile:
    """Word 6 and 95: one width for all letters, the table in the main stream; properties are not looked at."""
    first, last = unpack_from("<II", main, 0x18)
    names = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header boxes")
    counts = dict(zip(names, unpack_from("<8I", main, 0x34), strict=True))
    width = 2 if flags & WIDE_LETTERS else 1
    pieces = [Piece(0, (last - first) // width, first, width)]
    if flags & IS_COMPLEX and len(main) > 0x168:
        offset, length = unpack_from("<II", main, 0x160)
        pieces = list(_pieces(main[offset : offset + length], width=width)) or pieces
    return WordFile(main[: PAIRS - 1], b"", pieces, _text(main, pieces), counts)


def _pieces(structure: bytes, *, width: int = 0) -> Iterator[Piece]:
    """The pieces of text in order, as the piece table ("Clx") lists them; runs of formatting come before it."""
    at = 0
    while at + 3 <= len(structure) and structure[at] == 1:
        at += 3 + unpack_from("<H", structure, at + 1)[0]
    if at + 5 > len(structure) or structure[at] != 2:
        return
    plc = structure[at + 5 : at + 5 + unpack_from("<I", structure, at + 1)[0]]
    count = max(0, (len(plc) - 4) // 12)
    bounds = unpack_from(f"<{count + 1}I", plc, 0)
    for index in range(count):
        (offset,) = _PIECE.unpack_from(plc, 4 * (count + 1) + 8 * index)
        start, end = bounds[index], bounds[index + 1]
        if not start <= end <= MOST_CHARACTERS:
            return
        is_narrow, place = bool(offset & 0x40000000) and not width, offset & 0x3FFFFFFF
        yield Piece(start, end, place // 2 if is_narrow else place, width or (1 if is_narrow else 2))


def _text(main: bytes, pieces: list[Piece]) -> str:
    """The whole text, each piece exactly as long as it says, so that places in it hold."""
    texts, reached = [], 0
    for piece in pieces:
        length = piece.end - piece.start
        found = main[piece.offset : piece.offset + length * piece.width]
        texts.append(_units(found, piece.width).ljust(length, "\0") if length < len(main) else "")
        reached += length
        if piece.start + length != reached or length >= len(main):
            break  # pieces that overlap or leave holes, or are longer than the file: what follows is no text
    return "".join(texts)


def _units(content: bytes, width: int) -> str:
    """One letter a unit, also where two units make one letter."""
    if width == 1:
        return content.decode("cp1252", "replace")
    content = content[: len(content) // 2 * 2]
    text = content.decode("utf-16-le", "surrogatepass")
    if len(text) * 2 == len(content):
        return text
    return "".join(map(chr, unpack_from(f"<{len(content) // 2}H", content, 0)))


def whole_letters(text: str) -> str:
    """Units that come in pairs as the letters they make."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


# --- properties


def runs_of(file: WordFile, index: int) -> list[Run]:
    """The runs of characters or of paragraphs, in the order of the text."""
    try:
        stored = sorted(_stored_runs(file, index))
    except WRONG:
        return []  # the text is there; how it was set is not known
    return list(_along(stored, file.pieces))


def _stored_runs(file: WordFile, index: int) -> Iterator[tuple[int, int, bytes]]:
    plc = file.pair(index)
    count = max(0, (len(plc) - 4) // 8)
    for (number,) in _NUMBER.iter_unpack(plc[4 * (count + 1) : 4 * (count + 1) + 4 * count]):
        page = file.main[(number & 0x3FFFFF) * PAGE : (number & 0x3FFFFF) * PAGE + PAGE]
        if len(page) == PAGE:
            yield from _on_page(page, is_paragraph=index == PARAGRAPHS)


def _on_page(page: bytes, *, is_paragraph: bool) -> Iterator[tuple[int, int, bytes]]:
    count, width = page[PAGE - 1], 13 if is_paragraph else 1
    bounds = unpack_from(f"<{count + 1}I", page, 0)
    for index in range(count):
        place = page[4 * (count + 1) + width * index] * 2
        properties = b"" if place == 0 else _of_paragraph(page, place) if is_paragraph else _of_letters(page, place)
        yield bounds[index], bounds[index + 1], properties


def _of_letters(page: bytes, place: int) -> bytes:
    return page[place + 1 : place + 1 + page[place]]


def _of_paragraph(page: bytes, place: int) -> bytes:
    if page[place]:
        return page[place + 1 : place + 2 * page[place]]
    return page[place + 2 : place + 2 + 2 * page[place + 1]]


def _along(stored: list[tuple[int, int, bytes]], pieces: list[Piece]) -> Iterator[Run]:
    """Stretches of bytes as stretches of text."""
    starts = [start for start, _, _ in stored]
    for piece in pieces:
        end_of_piece = piece.offset + (piece.end - piece.start) * piece.width
        at = max(0, bisect_right(starts, piece.offset) - 1)
        while at < len(stored) and stored[at][0] < end_of_piece:
            first, last = max(stored[at][0], piece.offset), min(stored[at][1], end_of_piece)
            if first < last:
                yield Run(_place(piece, first), _place(piece, last), stored[at][2])
            at += 1


def _place(piece: Piece, offset: int) -> int:
    return piece.start + (offset - piece.offset) // piece.width
