"""Takes the rows of a sheet cut at their values, lays them on the stencil of a sheet read before, where one fits.

Only the values may differ: every byte between them and around the rows, and the styles they point to, are those of a
sheet that the fast path has read. What is left to check is that the values are numbers, and point to texts there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tongket.collect.workbooks.sheet import Sheet
from tongket.collect.workbooks.stencil import Pick, Stencil, Traced, TracedSheet, picking, stencil_of
from tongket.collect.workbooks.xlsx_book import Book, SheetPart
from tongket.collect.workbooks.xlsx_columns import Filled, is_strange, require_numbers
from tongket.collect.workbooks.xlsx_known import TOLD
from tongket.collect.workbooks.xlsx_pieces import LARGEST_SHEET, Cut
from tongket.collect.workbooks.xlsx_styles import INLINE, RARE, SHARED, Looks, is_string

MOST_STENCILS = 128
FIRST_STENCILS = 24  # a form's sheets in a few ways of filling them in
LONGEST_SKELETON = 1 << 20
MOST_MET = 10_000


class Skeleton(NamedTuple):
    """What stands around the rows, and between the values."""

    around: bytes
    between: str


@dataclass(frozen=True, slots=True)
class Way:
    """How the values of a cut come to lie on a stencil. Indexes are those of the values."""

    looks: Looks
    stencil: Stencil
    count: int
    void: tuple[int, ...]  # values that say nothing: empty texts
    shared: tuple[int, ...]  # values that point to shared texts
    told: tuple[int, ...]  # texts as the results of formulas
    inline: tuple[int, ...]  # texts that stand in their cells
    pick_shared: Pick
    pick_digits: Pick  # all that must be numbers
    pick_raws: Pick  # one for each cell; of a blank one the "" behind the values


WAYS: dict[Skeleton, Way] = {}  # those used last stand last
MET: set[int] = set()


def lay_on(book: Book, about: SheetPart, skeleton: Skeleton, cut: Cut) -> Sheet | None:
    """The sheet on its stencil; None when there is none for it."""
    way = WAYS.get(skeleton)
    if way is None or way.looks is not book.looks or way.count != len(cut.values):
        return None
    told = _told(book, way, cut)
    if told is None:
        return None
    WAYS[skeleton] = WAYS.pop(skeleton)
    trace = Traced(way.stencil, [*way.pick_raws([*told, ""]), ""])
    return TracedSheet.of(about.name, trace, is_hidden=about.is_hidden)


def _told(book: Book, way: Way, cut: Cut) -> list[str] | None:
    """What each value says; None where others say nothing, or what only another reader can tell."""
    told = list(cut.values)
    require_numbers(way.pick_digits(told))
    try:
        for index, text in zip(way.shared, way.pick_shared(told), strict=True):
            told[index] = book.texts[int(text)]
    except (IndexError, ValueError):
        return None
    if (way.told or way.inline or any(cut.inlines)) and not _put_texts(way, cut, told):
        return None
    is_as_filled = told.count("") == len(way.void) and not any(told[index] for index in way.void)
    return told if is_as_filled else None


def _put_texts(way: Way, cut: Cut, told: list[str]) -> bool:
    """Put the texts that stand in their cells; False when they stand in others, or are written strangely."""
    inlines = cut.inlines or [""] * way.count
    if [index for index, text in enumerate(inlines) if text] != list(way.inline):
        return False
    written = [(index, inlines[index] or told[index]) for index in (*way.told, *way.inline)]
    if is_strange("".join(text for _, text in written).encode()):
        return False
    for index, text in written:
        told[index] = TOLD[text]
    return True


def learn(book: Book, skeleton: Skeleton, cut: Cut, filled: Filled, sheet: Sheet) -> None:
    """Keep the stencil of a sheet whose every filled cell is a value of the cut, plainly written, or blank."""
    is_small = 0 < len(cut.values) <= LARGEST_SHEET and len(skeleton.between) <= LONGEST_SKELETON
    if not is_small or not _is_met_again(skeleton) or not _is_plain(filled, cut, sheet):
        return
    if len(WAYS) >= MOST_STENCILS:
        del WAYS[next(iter(WAYS))]  # the one not used for longest
    WAYS[skeleton] = _way(book.looks, filled, sheet)


def _is_met_again(skeleton: Skeleton) -> bool:
    """Most of what is met once is never met again, and a stencil takes time to make; but for the first ones met."""
    mark = hash(skeleton)
    if mark in MET or len(WAYS) < FIRST_STENCILS:
        return True
    if len(MET) >= MOST_MET:
        MET.clear()
    MET.add(mark)
    return False


def _is_plain(filled: Filled, cut: Cut, sheet: Sheet) -> bool:
    """Whether the values are those of the cut in its order, and what they are does not depend on what they hold."""
    ways = zip(filled.ways, filled.attributes, filled.raws, strict=True)
    is_plain = all(not raw or way != RARE or is_string(attributes) for way, attributes, raw in ways)
    values = [filled.values[index] for index in _written(filled)]
    return is_plain and values == cut.values and len(_kept(filled)) == len(sheet.cells)


def _written(filled: Filled) -> list[int]:
    """The cells that hold a value, be it the index of an empty text."""
    return [
        index
        for index, (value, way, raw) in enumerate(zip(filled.values, filled.ways, filled.raws, strict=True))
        if value or (way == INLINE and raw)
    ]


def _kept(filled: Filled) -> list[int]:
    """The cells that are cells of the sheet."""
    return [
        index
        for index, (raw, formula) in enumerate(zip(filled.raws, filled.formulas, strict=True))
        if raw or formula is not None
    ]


def _way(looks: Looks, filled: Filled, sheet: Sheet) -> Way:
    written = _written(filled)
    held = [filled.ways[index] for index in written]
    number = {index: value for value, index in enumerate(written) if filled.raws[index]}
    shared, inline, told = (_those(held, way) for way in (SHARED, INLINE, RARE))
    return Way(
        looks=looks,
        stencil=stencil_of(list(sheet.cells.values()), sheet),
        count=len(held),
        void=tuple(value for value, index in enumerate(written) if not filled.raws[index]),
        shared=shared,
        told=told,
        inline=inline,
        pick_shared=picking(shared),
        pick_digits=picking([index for index, way in enumerate(held) if way not in (INLINE, RARE)]),
        pick_raws=picking([number.get(index, len(held)) for index in _kept(filled)]),
    )


def _those(held: Sequence[str], wanted: str) -> tuple[int, ...]:
    return tuple(index for index, way in enumerate(held) if way == wanted)
