"""Takes a citation, makes findings where its symbol is of another kind than its name, or in the other family's form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.check.citations.cited import Cited
from tongket.check.finding import Finding
from tongket.check.kinds.citations import CitedKindWrong, SymbolForm
from tongket.wording.document_symbols import KINDS, SYMBOL, Symbol, is_of_the_state
from tongket.wording.fold import fold


def symbol_forms(cited: Cited) -> Iterator[Finding]:
    """ "Chỉ thị số 48-TC/TW": TC is no directive. "48/CT-TW": the State's form of a Party symbol."""
    symbol = cited.citation.symbol
    if symbol is None:
        return
    expected = KINDS.get(cited.citation.kind, "")
    if expected and not _agrees(symbol, expected):
        right = symbol._replace(kind=expected).canonical
        yield CitedKindWrong(at=cited.at, unit=cited.unit, text=cited.quote, found=symbol.canonical, expected=right)
    typed = _typed(cited)
    if _is_sure(symbol) and _separators(typed) != _separators(symbol.canonical):
        yield SymbolForm(at=cited.at, unit=cited.unit, found=typed, expected=symbol.canonical)


def _agrees(symbol: Symbol, expected: str) -> bool:
    """Whether the letters can stand for the kind; acts of the National Assembly and official letters carry none."""
    kind = fold(symbol.kind)
    if not kind or kind.startswith(("qh", "ubtvqh")):
        return True
    return (
        kind.startswith(fold(expected))
        or (expected == "QĐ" and kind == "qyd")
        or (expected == "CTr" and kind[:2] == "ct")
    )


def _is_sure(symbol: Symbol) -> bool:
    """Whether the letters say which family's form is right."""
    head = symbol.body.split("-")[0]
    return is_of_the_state(symbol.body) or (symbol.is_party and head.endswith(("TW", "TU", "HU")))


def _typed(cited: Cited) -> str:
    found = SYMBOL.search(cited.citation.text)
    return found[0] if found else ""


def _separators(symbol: str) -> list[str]:
    return re.findall(r"[-/]", symbol.replace("–", "-").replace("−", "-"))
