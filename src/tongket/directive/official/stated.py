"""Takes what lines say, makes fields: each with its value and place, or without and with the reason."""

from __future__ import annotations

import re
from datetime import date

from tongket.directive.document import Stated, Why
from tongket.directive.official.dates import day_in
from tongket.directive.official.numbers import NumberLine
from tongket.directive.official.pieces import Piece
from tongket.directive.official.types import type_of_symbol
from tongket.wording.document_symbols import symbol_of

SURE, LIKELY = 0.97, 0.8
_NUMBER = re.compile(r"\d+[a-zA-ZđĐ]?(?=\W)")


def day_stated(text: str, at: Piece, sure: float = LIKELY) -> Stated[date]:
    """The day within a text."""
    day, why = day_in(text)
    if day is None:
        return Stated.absent(why or Why.NOT_IN_TEXT, at.paragraph, at.text)
    return Stated(day, at.paragraph, at.text, sure)


def number_stated(at: Piece, said: NumberLine) -> tuple[Stated[str], Stated[str]]:
    """Number and symbol of a line."""
    if said.number is None:
        why = said.why or Why.NOT_IN_TEXT
        return Stated.absent(why, at.paragraph, at.text), Stated.absent(why, at.paragraph, at.text)
    return Stated(said.number, at.paragraph, at.text, SURE), Stated(said.symbol, at.paragraph, at.text, SURE)


def symbol_stated(symbol: str, at: Piece, sure: float = LIKELY) -> tuple[Stated[str], Stated[str]]:
    """Number and symbol of a symbol named elsewhere than in a letterhead."""
    number = _NUMBER.match(symbol)
    stated: Stated[str] = Stated(number[0], at.paragraph, at.text, sure) if number else Stated.absent()
    return stated, Stated(symbol, at.paragraph, at.text, sure)


def type_by_symbol(symbol: Stated[str], *, is_letter: bool) -> Stated[str]:
    """The type where no line names it: an official letter has none, others carry it in the symbol."""
    read = symbol_of(symbol.value) if symbol.value else None
    if read is not None and read.kind:
        name = type_of_symbol(read.kind, is_party=read.is_party)
        if name is None:
            return Stated.absent(Why.AMBIGUOUS, symbol.paragraph, symbol.text)
        return Stated(name, symbol.paragraph, symbol.text, LIKELY)
    if is_letter and (symbol.value or symbol.why is Why.LEFT_OPEN):
        return Stated("Công văn", symbol.paragraph, symbol.text, 0.9)
    return Stated.absent()
