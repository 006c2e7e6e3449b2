"""Takes the rows of figures.json, makes the chain of one figure down to its cells, or of one cell up to its totals.

Rows are read one after another and only what the chain needs is kept: a large review's rows do not fit in memory.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tongket.wording.fold import fold

Row = Mapping[str, Any]

_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}")


class Spot(NamedTuple):
    """What was asked: a cell of the form, or, with a file, a cell of a unit's workbook."""

    file: str
    sheet: str
    cell: str


@dataclass
class Chain:
    """A figure with what it was worked out from, the readings it counts and the figures that stand on it.

    Of a unit's cell, `source` is its reading and `figure` the entered figure that counts it.
    """

    figure: Row
    source: Row | None = None
    inputs: list[Row] = field(default_factory=list)  # the rows it is derived from, without their sources
    totals: list[Row] = field(default_factory=list)  # the rows derived from it, however far up


def read_what(what: str) -> Spot | None:
    """ "Biểu 1!D14" or "an-binh.xlsx:Biểu 1!D14"; None when it is neither."""
    place, bang, cell = unicodedata.normalize("NFC", what).strip().rpartition("!")
    if not bang or not _CELL.fullmatch(cell.strip()):
        return None
    file, _, sheet = place.rpartition(":")
    return Spot(_tidy(file), sheet.strip().strip("'"), cell.strip().replace("$", "").upper())


def down(rows: Iterable[Row], spot: Spot) -> Chain | None:
    """The chain of a figure of the form; None when the form has no such cell."""
    kept = _light_and_one(rows, lambda row: _same(row["sheet"], spot.sheet) and row["cell"] == spot.cell)
    light, figure = kept
    return _chain(light, figure) if figure is not None else None


def up(rows: Iterable[Row], spot: Spot) -> Chain | None:
    """The chain of a unit's cell; None when no figure counts it."""
    light, figure = _light_and_one(rows, lambda row: row["how"] == "entered" and _source(row, spot) is not None)
    if figure is None:
        return None
    chain = _chain(light, figure)
    chain.source = _source(figure, spot)
    return chain


def _light_and_one(rows: Iterable[Row], is_meant: Any) -> tuple[list[Row], Row | None]:
    """Every row without its sources, and the one that is meant with them."""
    light: list[Row] = []
    meant: Row | None = None
    for row in rows:
        if meant is None and is_meant(row):
            meant = row
        light.append({key: value for key, value in row.items() if key != "sources"})
    return light, meant


def _chain(light: list[Row], figure: Row) -> Chain:
    index = next(n for n, row in enumerate(light) if row["id"] == figure["id"])
    standing = {index}
    totals = []
    for n, row in enumerate(light):  # inputs come before what stands on them
        if standing.intersection(row["inputs"]):
            standing.add(n)
            totals.append(row)
    return Chain(figure, None, [light[n] for n in figure["inputs"]], totals)


def _source(row: Row, spot: Spot) -> Row | None:
    """The reading at that place; the file may be named in full or by its last part."""
    for source in row["sources"]:
        is_here = source["cell"] == spot.cell and _same(source["sheet"], spot.sheet)
        if is_here and is_same_file(source["file"], spot.file):
            found: Row = source
            return found
    return None


def is_same_file(path: str, asked: str) -> bool:
    """Whether the words name this file: its path under reports/, or the end of it."""
    return path == asked or fold(path) == fold(asked) or fold(path).endswith("/" + fold(asked))


def _same(name: str, asked: str) -> bool:
    return fold(name) == fold(asked)


def _tidy(file: str) -> str:
    return file.strip().replace("\\", "/").removeprefix("./").removeprefix("reports/")
