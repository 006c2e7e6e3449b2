"""Takes an outline and where each sheet stands, makes which of its rows are told elsewhere: under a heading that names
the sheet too and asks for them, or that the units tell them under.

Rows go together: a group of the form is told in one place, and an indicator with its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tongket.directive.form import FormSheet, RowKind
from tongket.directive.outline import Heading
from tongket.wording.fold import fold, words

_MOST = 0.75  # of a heading's words that a label of the rows it asks for holds
_JOINING = frozenset(("va", "cac", "nhung"))
_ENOUGH = 2  # units that tell rows under a heading

Cell = tuple[str, int]  # a sheet and a row of it
Tellers = Mapping[Cell, Mapping[int, frozenset[str]]]  # who tells a row, by the heading they tell it under


class Lent(NamedTuple):
    """Rows of a sheet that are told under another heading than the sheet, by the heading's index."""

    to: int
    sheet: FormSheet
    rows: frozenset[int]


class Block(NamedTuple):
    """Rows that are told together, and the labels a heading may ask for them by."""

    rows: frozenset[int]
    labels: tuple[str, ...]


def rows_lent(
    outline: Sequence[Heading], placed: Mapping[int, Sequence[FormSheet]], tellers: Tellers | None = None
) -> list[Lent]:
    """The rows that are told elsewhere than their sheet; some of its rows always stay with it."""
    found: list[Lent] = []
    for at, sheets in placed.items():
        for sheet in sheets:
            others = [index for index in range(len(outline)) if index != at and names(outline[index], sheet)]
            found.extend(_lent(outline, at, others, sheet, tellers or {}))
    return found


def names(heading: Heading, sheet: FormSheet) -> bool:
    """Whether a heading has the sheet's name: "Kinh phí (Biểu 3)"."""
    return re.search(rf"\b{re.escape(fold(sheet.name))}\b", fold(heading.text)) is not None


def _lent(
    outline: Sequence[Heading], at: int, others: Sequence[int], sheet: FormSheet, tellers: Tellers
) -> Iterator[Lent]:
    blocks = list(_blocks(sheet)) if others else []
    homes = [
        under if (under := _asked_under(outline, others, sheet, block)) is not None
        else _told_under((at, *others), sheet, block, tellers)
        for block in blocks
    ]  # fmt: skip
    for index in others if at in homes else ():
        rows = frozenset(row for home, block in zip(homes, blocks, strict=True) if home == index for row in block.rows)
        if rows:
            yield Lent(index, sheet, rows)


def _blocks(sheet: FormSheet) -> Iterator[Block]:
    """The form's groups; outside of them, each indicator of the first level with what is below it."""
    at: dict[tuple[str, ...], list[int]] = {}
    labels: dict[tuple[str, ...], list[str]] = {}
    for row in sheet.rows:
        top = row.path[:1]
        labels.setdefault(top, [])
        if len(row.path) == 1:
            labels[top].append(row.label)
        if row.kind is not RowKind.GROUP:
            at.setdefault(top, []).append(row.row)
    yield from (Block(frozenset(rows), tuple(labels[top])) for top, rows in at.items())


def _asked_under(outline: Sequence[Heading], others: Sequence[int], sheet: FormSheet, block: Block) -> int | None:
    """The heading whose words the block's label holds."""
    for index in others:
        asked = set(words(outline[index].text)) - set(words(sheet.name)) - _JOINING
        if asked and any(len(asked & set(words(label))) > _MOST * len(asked) for label in block.labels):
            return index
    return None


def _told_under(headings: Sequence[int], sheet: FormSheet, block: Block, tellers: Tellers) -> int:
    """The heading that most units tell the block under; the sheet's own, the first, where none is ahead of it."""
    own, *_ = headings
    told = {index: _units(index, sheet, block, tellers) for index in headings}
    most = max(told, key=lambda index: told[index])
    return most if told[most] > max(told[own], _ENOUGH - 1) else own


def _units(index: int, sheet: FormSheet, block: Block, tellers: Tellers) -> int:
    """How many units tell the block under that heading."""
    return len({unit for row in block.rows for unit in tellers.get((sheet.name, row), {}).get(index, ())})
