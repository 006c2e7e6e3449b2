"""Takes the figures of one sheet, makes the table its form is: a line a row, a column a heading. Plain values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from tongket.collect.workbooks.sheet import position
from tongket.directive.form import How

_RATES = (How.RATIO.value, How.CHANGE_PERCENT.value)
_RATE_PLACES, _MOST_PLACES = 2, 3
_WIDE = Context(prec=1000)
DEEPEST = 3  # steps a row is put in at most


@dataclass(frozen=True, slots=True)
class TotalsTable:
    """Headings of the columns, and the rows with a figure or None under each."""

    columns: tuple[str, ...]
    rows: tuple[TotalsRow, ...]


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One row of the form. `group` is the heading printed before it, where it is the first under that heading."""

    label: str
    group: str
    depth: int
    measure: str
    figures: tuple[Mapping[str, Any] | None, ...]


def table_of(figures: Iterable[Mapping[str, Any]]) -> TotalsTable:
    """Rows and columns where they stand in the form, whatever order the figures come in."""
    rows: dict[int, dict[int, Mapping[str, Any]]] = {}
    columns: dict[int, tuple[str, ...]] = {}
    for figure in figures:
        row, column = position(figure["cell"])
        rows.setdefault(row, {})[column] = figure
        columns.setdefault(column, tuple(figure["column"]))
    order = sorted(columns)
    lines = [rows[row] for row in sorted(rows)]
    return TotalsTable(_headings([columns[each] for each in order]), tuple(_rows(lines, order)))


def rounded(figure: Mapping[str, Any]) -> Decimal | str | None:
    """The figure as papers print it: a rate with two decimals, others with their own, three at most; a text stays."""
    value: str | None = figure["value"]
    number = _number(value)
    if number is None:
        return value
    own = max(0, -int(number.normalize().as_tuple().exponent))
    places = _RATE_PLACES if "%" in figure["measure"] or figure["how"] in _RATES else min(own, _MOST_PLACES)
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)


def _number(value: str | None) -> Decimal | None:
    try:
        number = Decimal(value or "")
    except ArithmeticError:  # nothing, or "180/182"
        return None
    return number if number.is_finite() else None


def _headings(columns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Each column's own words; with those above it where another column has the same."""
    last = [column[-1] if column else "" for column in columns]
    return tuple(" › ".join(column) if last.count(own) > 1 else own for column, own in zip(columns, last, strict=True))


def _rows(lines: Sequence[Mapping[int, Mapping[str, Any]]], columns: Sequence[int]) -> Iterator[TotalsRow]:
    """A heading that is a row with figures itself is not printed again over the rows under it."""
    printed: set[tuple[str, ...]] = set()
    for there in lines:
        path = tuple(next(iter(there.values()))["row"]) or ("",)
        above = path[:-1]
        new = [above[:end] for end in range(1, len(above) + 1) if above[:end] not in printed]
        printed.update((*new, path))
        measures = list(dict.fromkeys(figure["measure"] for figure in there.values() if figure["measure"]))
        yield TotalsRow(
            label=path[-1],
            group=" › ".join(step[-1] for step in new),
            depth=min(len(above), DEEPEST),
            measure=", ".join(measures[:2]),
            figures=tuple(there.get(each) for each in columns),
        )
