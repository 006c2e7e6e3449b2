"""Takes what all units and the office cite, makes findings where one gives a document otherwise than most do.

Only documents whose symbol one body in the country uses are compared: each district has a 01/KH-UBND of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tongket.check.citations.citation_likeness import is_date_slip, is_other_body, is_transposed
from tongket.check.citations.cited import Cited
from tongket.check.finding import Finding
from tongket.check.kinds.citations import CitedUnlikeOthers
from tongket.wording.document_symbols import is_central
from tongket.wording.issuers import issuer_key

_FEWEST = 3  # units that make a majority
_TIMES = 3  # and how many times the minority it must be

Group = dict[Any, list[Cited]]


def unlike_others(every: Sequence[Cited]) -> Iterator[Finding]:
    """A date or body of a symbol, or a number of a date and body, that few give where many give a near one."""
    central = [cited for cited in every if cited.citation.symbol and is_central(cited.citation.symbol)]
    yield from _judged(central, _symbol, _date, is_date_slip)
    yield from _judged(central, _symbol_and_date, _issuer, is_other_body)
    yield from _judged(central, _kind_and_date, _number, is_transposed)


def _judged(
    every: Iterable[Cited],
    document: Callable[[Cited], Any],
    told: Callable[[Cited], Any],
    is_slip: Callable[[Any, Any], bool],
) -> Iterator[Finding]:
    """Citations of one document that tell something else than most of its citations do."""
    documents: dict[Any, Group] = defaultdict(lambda: defaultdict(list))
    for cited in every:
        if (key := document(cited)) and (value := told(cited)):
            documents[key][value].append(cited)
    for group in documents.values():
        most, holders = max(group.items(), key=lambda item: len(_units(item[1])))
        for value, few in group.items():
            if value != most and is_slip(value, most) and _outvoted(few, holders):
                yield from (_finding(cited, value, most, len(_units(holders))) for cited in few if cited.unit)


def _outvoted(few: Sequence[Cited], holders: Sequence[Cited]) -> bool:
    votes = len(_units(holders))
    return votes >= max(_FEWEST, _TIMES * len(_units(few)))


def _units(every: Iterable[Cited]) -> Counter[str]:
    return Counter({cited.unit: 1 for cited in every})


def _finding(cited: Cited, value: Any, most: Any, units: int) -> CitedUnlikeOthers:
    return CitedUnlikeOthers(
        at=cited.at,
        unit=cited.unit,
        text=cited.quote,
        found=value,
        expected=most,
        units=units,
    )


def _symbol(cited: Cited) -> object:
    return cited.citation.symbol.key if cited.citation.symbol else None


def _date(cited: Cited) -> object:
    return cited.citation.dated


def _symbol_and_date(cited: Cited) -> object:
    return (_symbol(cited), cited.citation.dated) if cited.citation.dated else None


def _issuer(cited: Cited) -> str:
    return cited.citation.issuer if issuer_key(cited.citation.issuer) else ""


def _kind_and_date(cited: Cited) -> object:
    symbol, dated = cited.citation.symbol, cited.citation.dated
    return (symbol.key[1:], dated) if symbol and dated else None


def _number(cited: Cited) -> str:
    return cited.citation.number.lstrip("0")
