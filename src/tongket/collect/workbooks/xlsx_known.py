"""What the fast path works out once and remembers: places by address, texts by how they are written in XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongket.collect.workbooks.sheet import position
from tongket.collect.workbooks.xlsx_book import unescaped
from tongket.collect.workbooks.xlsx_formulas import LAST_COLUMN, LAST_ROW

PLAIN_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
# Attributes of a formula that belongs to its cell alone; closed at once where it has no text.
OWN_FORMULA = re.compile(r'((?: (?:aca|ca)="(?:1|0|true|false)")*)(/?)')
REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
MOST_PLACES = 100_000
MOST_TEXTS = 4_096
LONGEST_TEXT = 1_000


class NotServed(Exception):
    """Only the XML reader can say."""


@dataclass(slots=True)
class Columns:
    """The filled cells of one sheet in the order of the file, told column by column, as loops that run in C like it."""

    places: Sequence[tuple[int, int]]
    attributes: Sequence[str]
    formulas: Iterable[str | None]
    values: Sequence[str]
    inlines: Sequence[str]  # texts that stand in the cell itself, "" where there is none; empty when none has one
    lacks_results: bool  # some formula has no place for a result at all, not even an empty one


class Places(dict[str, tuple[int, int]]):
    """Row and column by address, each worked out once: the same few thousand addresses come in every workbook."""

    def __missing__(self, address: str) -> tuple[int, int]:
        place = position(address) if PLAIN_ADDRESS.fullmatch(address) else (LAST_ROW + 1, 1)
        if place[0] > LAST_ROW or place[1] > LAST_COLUMN:
            raise NotServed
        if len(self) < MOST_PLACES:
            self[address] = place
        return place


class Told(dict[str, str]):
    """What a text inside a cell says, by how it is written: the same labels come in every workbook of a review."""

    def __missing__(self, written: str) -> str:
        told = unescaped(resolved(written))
        if len(self) < MOST_TEXTS and len(written) < LONGEST_TEXT:
            self[written] = told
        return told


PLACES = Places()
TOLD = Told()


def resolved(text: str) -> str:
    """The text with XML's references resolved."""
    if "&" not in text:
        return text
    if len(REFERENCE.findall(text)) != text.count("&"):
        raise NotServed
    return REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    if name:
        return NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number < 32 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or number in (0xFFFE, 0xFFFF):
        raise NotServed
    return chr(number)
