"""Takes the cells of a row as they are shown, makes whether a reader who subtracts them finds another difference.

Rates are shown with two decimals: 10,58 and 12,21 are 1,63 apart, while 10,582 and 12,206 are 1,62. Whoever checks the
paper with a calculator must be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tongket.directive.form import ColumnKind, FormColumn
from tongket.wording.numbers import read_number
from tongket.wording.numerals import Convention


def is_off(columns: Sequence[FormColumn], texts: Mapping[int, str]) -> bool:
    """Whether a difference of the row is not that of the two cells it compares; `texts` by column."""
    return any(column.kind is ColumnKind.CHANGE and _is_another(column, texts) for column in columns)


def _is_another(column: FormColumn, texts: Mapping[int, str]) -> bool:
    shown, now, before = (_value(texts.get(at or 0, "")) for at in (column.column, column.current, column.base))
    return shown is not None and now is not None and before is not None and shown != now - before


def _value(text: str) -> Decimal | None:
    """ "3/4" and "…" have none."""
    if not text or "/" in text:
        return None
    return read_number(text.lstrip("+"), convention=Convention.OFFICIAL).value
