"""Takes a text, makes the documents it cites, in any spelling: kind, number, symbol, date, body, name and place.

"Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X)", "48/CT-T.Ư", "Chỉ thị 48 ngày 22-10-2010" and "ngày
22/10/2010, Bộ Chính trị ban hành Chỉ thị số 48-CT/TW" are one document. Nothing is judged here. "Luật này", "pháp
luật", drafts of laws and the number in a document's own head are no citations.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.wording.act_citations import act_citations
from tongket.wording.around_citations import around, provision_before
from tongket.wording.citation import Citation, CitationForm
from tongket.wording.document_symbols import SYMBOL, Symbol, read_symbol, turned
from tongket.wording.document_types import document_types, exact_letters, names_of, type_names
from tongket.wording.fold import fold
from tongket.wording.number_citations import number_citations
from tongket.wording.own_head import OwnHead, is_own_number, is_title_over_attributes, own_head

__all__ = ["Citation", "CitationForm", "citations"]

_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s{1,2}") for name in sorted(type_names().values(), key=len, reverse=True)
)
_PLAIN = "|".join(re.escape(name).replace(r"\ ", r"\s{1,2}") for name in sorted(type_names(), key=len, reverse=True))
_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>{_NAMES}|{_PLAIN})(?:\s+(?:kết luận|chỉ đạo|ban hành))?(?:\s+(?:liên tịch|hành động|phối hợp))?"
    r"(?P<so>\s*,?\s*(?:số|so|sô)(?![^\W\d]))?\s*:?\s*$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    rf"\b(?P<kind>{_NAMES})"
    rf"(?P<name>(?:\s(?!(?:{_NAMES}|này|tại|theo|của|về|kèm|văn bản|ban hành|từ|đến)\b)[^\W\d_]+){{1,7}})"
    r"\s+(?:số|so|sô)\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(r"\b(?:số|so|sô)\s*:?\s*$", re.IGNORECASE)
_FORM_BEFORE = re.compile(r"\b(?:biểu|mẫu|phụ lục|bảng|phiếu|biểu mẫu)\s+(?:số\s*)?:?\s*$", re.IGNORECASE)
_LINKED = re.compile(r"^\s*(?:,|;|và|hoặc|-)\s*(?:số\s*:?\s*)?$")
_SHORT_OF = {each.name: each.short for each in document_types() if each.short}


def citations(text: str, own: OwnHead | None = None) -> list[Citation]:
    """Every document a text cites, in the order they stand; `own`: the head of the document the text is a piece of."""
    if unicodedata.is_normalized("NFC", text):
        return _citations(text, own or own_head(text))
    return _mapped_back(text, own)


def _citations(text: str, own: OwnHead) -> list[Citation]:
    symbols = _symbols(text)
    acts = list(act_citations(text, {found.start(): (found.end(), symbol) for found, symbol in symbols}))
    taken = _Taken(acts)
    for cited in (_by_symbol(text, symbols), number_citations(text)):
        for each in cited:
            taken.add(each)
    return [each for each in taken.in_order() if not _is_own(text, each, own)]


class _Taken:
    """What has been found so far; a later finding must not overlap an earlier one."""

    def __init__(self, first: Sequence[Citation]) -> None:
        self._found = {each.start: each for each in first}
        self._starts = sorted(self._found)

    def add(self, citation: Citation) -> None:
        at = bisect_left(self._starts, citation.start)
        is_before_next = at == len(self._starts) or citation.end <= self._starts[at]
        if is_before_next and (at == 0 or self._found[self._starts[at - 1]].end <= citation.start):
            self._starts.insert(at, citation.start)
            self._found[citation.start] = citation

    def in_order(self) -> list[Citation]:
        return [self._found[start] for start in self._starts]


def _symbols(text: str) -> list[tuple[re.Match[str], Symbol]]:
    return [(found, symbol) for found in SYMBOL.finditer(text) if (symbol := read_symbol(found)) is not None]


def _by_symbol(text: str, symbols: Sequence[tuple[re.Match[str], Symbol]]) -> Iterator[Citation]:
    last: Citation | None = None
    for found, symbol in symbols:
        before = _KIND_BEFORE.search(text, max(0, found.start() - 60), found.start())
        kind = type_names()[fold(before["kind"])] if before else ""
        if not kind and last is not None and _LINKED.match(text[last.end : found.start()]):
            kind = last.kind if last.kind in symbol.types() else ""
        if found["alone"] and not kind and not symbol.kind and not _follows_number_word(text, found.start()):
            continue
        if not kind and _FORM_BEFORE.search(text, max(0, found.start() - 24), found.start()):
            continue
        named = _named_before(text, found.start(), symbol) if not kind else None
        if named is not None:
            kind = type_names()[fold(named["kind"])]
        start = (before or named or found).start()
        last = _of_symbol(text, start, found.end(), kind, symbol)
        yield replace(last, name=" ".join(named["name"].split())) if named else last


def _named_before(text: str, start: int, symbol: Symbol) -> re.Match[str] | None:
    """ "Giấy phép thăm dò khoáng sản số 25/GP-UBND": type, name and number, where the letters are those of the type."""
    found = _NAMED_BEFORE.search(text, max(0, start - 90), start) if symbol.kind else None
    return found if found and type_names()[fold(found["kind"])] in names_of(symbol.kind) else None


def _follows_number_word(text: str, start: int) -> bool:
    return _NUMBER_WORD.search(text, max(0, start - 8), start) is not None


def _of_symbol(text: str, start: int, end: int, kind: str, symbol: Symbol) -> Citation:
    """A document named by its symbol from `start` to `end`, with the date and the body that stand around it."""
    symbol = _as_told(kind, symbol)
    told = around(text, start, end)
    return Citation(
        start=told.start,
        end=told.end,
        text=text[told.start : told.end],
        kind=kind,
        number=symbol.number,
        symbol=symbol,
        dated=told.dated,
        date_text=told.date_text,
        issuer=told.issuer,
        term=told.term,
        provision=provision_before(text, start),
        possible_kinds=(kind,) if kind else symbol.types(told.dated),
        suspected=_suspected(kind, symbol),
    )


def _as_told(kind: str, symbol: Symbol) -> Symbol:
    """Letters without their diacritics are those of the type named beside them: "Đề án số 05/DA-UBND"."""
    short = _SHORT_OF.get(kind, "")
    is_bare = short != symbol.kind and fold(short) == fold(symbol.kind) and symbol.kind in exact_letters().values()
    return symbol._replace(kind=short) if is_bare and not short.isascii() else symbol


def _suspected(kind: str, symbol: Symbol) -> Symbol | None:
    short = _SHORT_OF.get(kind, "")
    if short and symbol.kind and symbol.kind != short and short in turned(symbol.kind):
        return symbol._replace(kind=short)
    return symbol.suspected


def _is_own(text: str, citation: Citation, own: OwnHead) -> bool:
    """The document itself: its number in a head, or what its head or a page about it calls it."""
    if own.is_itself(citation) or is_title_over_attributes(text, citation):
        return True
    found = SYMBOL.search(text, citation.start) if citation.symbol else None
    return found is not None and is_own_number(text, found)


def _mapped_back(text: str, own: OwnHead | None) -> list[Citation]:
    """Citations of a text whose letters are in pieces, at their places in it."""
    composed, places = _composed(text)
    found = _citations(composed, own or own_head(composed))
    return [
        replace(each, start=places[each.start], end=places[each.end], text=text[places[each.start] : places[each.end]])
        for each in found
    ]


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in whole letters, and where each of them begins in the text."""
    letters: list[str] = []
    places: list[int] = []
    for found in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text, re.DOTALL):
        whole = unicodedata.normalize("NFC", found[0])
        letters.append(whole)
        places += [found.start()] * len(whole)
    return "".join(letters), [*places, len(text)]
