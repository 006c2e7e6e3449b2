"""The part of `tongket trace` that follows a figure to sentences, and a point to its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tongket.cli.trace_words import say_trace

Row = Mapping[str, Any]
Rows = Callable[[Path], Iterable[Row]]
POINT = re.compile(r"P[0-9a-f]{8}")


def prose_lines(folder: Path, figures: Collection[str], cell: Row, unit: str | None, rows_of: Rows) -> Iterator[str]:
    """The drafted sentences that print one of the figures, and the numbers in prose that speak of the cell."""
    drafted = [row for row in _rows(folder, "draft.json", rows_of) if set(figures).intersection(row["figures"])]
    if drafted:
        yield "  " + say_trace("to_sentences", count=len(drafted))
        yield from (f"    {row['text']}" for row in drafted)
    told = [row for row in _rows(folder, "claims.json", rows_of) if _speaks_of(row, cell, unit)]
    if told:
        yield "  " + say_trace("to_claims", count=len(told))
        yield from (f"    {say_trace('claim', **row, judged=say_trace(row['verdict']))}" for row in told)


def point_lines(folder: Path, identity: str, rows_of: Rows) -> Iterator[str]:
    """A point with its units and each paragraph it rests on; nothing where the last review has no such point."""
    for row in _rows(folder, "points.json", rows_of):
        if row["id"] == identity or identity in [source["key"] for source in row["sources"]]:
            identity = row["id"]
            yield f"{row['id']}  {' › '.join(row['section'])}"
            yield f"  {row['text']}"
            yield "  " + say_trace("told_by", count=len(row["units"]), of=row["of"], units=", ".join(row["units"]))
            yield from (f"    {say_trace('told', **source)}" for source in row["sources"])
            yield from (f"    {say_trace('told_otherwise', **source)}" for source in row["exceptions"])
    drafted = [row for row in _rows(folder, "draft.json", rows_of) if identity in row["points"]]
    yield from (f"  {say_trace('drafted_as', **row)}" for row in drafted)


def _rows(folder: Path, name: str, rows_of: Rows) -> Iterable[Row]:
    path = folder / "out" / "data" / name
    return rows_of(path) if path.is_file() else ()


def _speaks_of(claim: Row, cell: Row, unit: str | None) -> bool:
    refers = claim["refers_to"]
    is_here = refers is not None and (refers["sheet"], refers["cell"]) == (cell["sheet"], cell["cell"])
    return is_here and unit in (None, claim["unit"])
