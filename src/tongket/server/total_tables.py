"""Takes the figures of one sheet, makes the table its form is: a line a row, a column a heading. Plain values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TotalsTable:
    """Headings of the columns, and the rows with a figure or None under each."""

    columns: tuple[str, ...]
    rows: tuple[TotalsRow, ...]


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """One row of the form. `under` are the headings it stands under."""

    label: str
    under: str
    measure: str
    figures: tuple[Mapping[str, Any] | None, ...]


def table_of(figures: Iterable[Mapping[str, Any]]) -> TotalsTable:
    """Rows and columns in the order the figures stand in."""
    rows: dict[tuple[str, ...], dict[tuple[str, ...], Mapping[str, Any]]] = {}
    columns: dict[tuple[str, ...], None] = {}
    for figure in figures:
        row, column = (*figure["row"], _line_of(figure["cell"])), tuple(figure["column"])
        rows.setdefault(row, {})[column] = figure
        columns.setdefault(column, None)
    return TotalsTable(_headings(list(columns)), tuple(_row(key, there, list(columns)) for key, there in rows.items()))


def _line_of(cell: str) -> str:
    """The row number of an address: two rows of one label are two rows."""
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")


def _headings(columns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Each column's own words; with those above it where another column has the same."""
    last = [column[-1] if column else "" for column in columns]
    return tuple(" › ".join(column) if last.count(own) > 1 else own for column, own in zip(columns, last, strict=True))


def _row(
    key: tuple[str, ...], there: Mapping[tuple[str, ...], Mapping[str, Any]], columns: Sequence[tuple[str, ...]]
) -> TotalsRow:
    *above, label = key[:-1] or ("",)
    measures = list(dict.fromkeys(figure["measure"] for figure in there.values() if figure["measure"]))
    return TotalsRow(label, " › ".join(above), ", ".join(measures[:2]), tuple(there.get(each) for each in columns))
