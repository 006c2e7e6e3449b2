"""Takes a document and what the labels of its page say, makes the document with the fields only the labels state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tongket.directive.document import Document, Signer, Stated, Why
from tongket.directive.official.attributes import Attributes
from tongket.directive.official.numbers import canonical, named_document
from tongket.directive.official.persons import office_and_name
from tongket.directive.official.pieces import Piece
from tongket.directive.official.stated import day_stated, symbol_stated, type_by_symbol
from tongket.directive.official.subject import issuer_in
from tongket.directive.official.types import type_named

SURE = 0.9


def nothing_stated(why: Why) -> Document:
    """A document of which nothing is stated."""
    return Document(
        type=Stated.absent(why),
        number=Stated.absent(why),
        symbol=Stated.absent(why),
        place=Stated.absent(why),
        dated=Stated.absent(why),
        issuer=Stated.absent(why),
        superior=Stated.absent(why),
        subject=Stated.absent(why),
        signer=Stated.absent(why),
    )


def with_attributes(document: Document, page: Attributes) -> Document:
    """What the text states stays; of a page that lists several documents no field is one document's."""
    if not page.is_page:
        return document
    if page.why is not None:
        is_empty = document.number.why is Why.NOT_IN_TEXT and document.type.value is None
        return nothing_stated(page.why) if is_empty else document
    changes: dict[str, Any] = {name: stated for name, stated in _fields(page) if getattr(document, name).value is None}
    return replace(document, **changes)


def _fields(page: Attributes) -> Iterator[tuple[str, Stated[Any]]]:
    """Every field the labels state; the later of two of the same name counts."""
    if named := page.values.get("named"):
        yield from _named(*named)
    symbol = page.values.get("symbol")
    if symbol and symbol[0][:1].isdigit():
        number, stated = symbol_stated(canonical(symbol[0]), symbol[1], SURE)
        yield from (("number", number), ("symbol", stated), ("type", type_by_symbol(stated, is_letter=False)))
    yield from ((name, _at(*value)) for name in ("issuer", "subject") if (value := page.values.get(name)))
    if kind := page.values.get("type"):
        yield from _typed(*kind)
    if dated := page.values.get("dated"):
        yield "dated", day_stated(dated[0], dated[1], SURE)
    if signer := page.values.get("signer"):
        yield "signer", _signer(signer[0], signer[1], page.values.get("position"))


def _typed(text: str, at: Piece) -> Iterator[tuple[str, Stated[Any]]]:
    """ "Quyết định của Chủ tịch UBND tỉnh": the type, and a body told more exactly than as "UBND tỉnh"."""
    typed = type_named(text)
    yield "type", _at(typed[0] if typed else text, at)
    if typed and (issuer := issuer_in(typed[1])):
        yield "issuer", _at(issuer, at)


def _named(text: str, at: Piece) -> Iterator[tuple[str, Stated[Any]]]:
    """ "Luật 31/VBHN-VPQH" above the labels."""
    read = named_document(text)
    if read:
        yield "type", _at(read[0], at)
    if read and read[1]:
        number, symbol = symbol_stated(read[1], at, SURE)
        yield from (("number", number), ("symbol", symbol))


def _signer(text: str, at: Piece, position: tuple[str, Piece] | None) -> Stated[Signer]:
    apart = office_and_name(text)
    if apart is None:
        return Stated.absent(Why.AMBIGUOUS, at.paragraph, at.text)
    return Stated(Signer(position=position[0] if position else apart[0], name=apart[1]), at.paragraph, at.text, SURE)


def _at(value: str, at: Piece) -> Stated[str]:
    return Stated(" ".join(value.split()), at.paragraph, at.text, SURE)
