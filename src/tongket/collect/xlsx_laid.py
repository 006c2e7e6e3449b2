"""Takes the rows of a sheet cut at their values, lays them on the stencil of a sheet read before, where one fits.

Only the values may differ: every byte between them and around the rows, and the styles they point to, are those of a
sheet that the fast path has read. What is left to check is that the values are numbers, and point to texts there are.
"""

from __future__ import annotations

from typing import NamedTuple

from tongket.collect.sheet import Sheet
from tongket.collect.stencil import Stencil, Traced, TracedSheet, stencil_of
from tongket.collect.xlsx_book import Book, SheetPart
from tongket.collect.xlsx_columns import Filled, is_strange, require_numbers
from tongket.collect.xlsx_known import TOLD
from tongket.collect.xlsx_pieces import LARGEST_SHEET, Cut
from tongket.collect.xlsx_styles import INLINE, RARE, SHARED, Looks

MOST_STENCILS = 64
LONGEST_SKELETON = 1 << 20


class Skeleton(NamedTuple):
    """What stands around the rows, and between the values."""

    around: bytes
    between: str


STENCILS: dict[Skeleton, tuple[Looks, Stencil]] = {}  # those used last stand last
MET: set[int] = set()
MOST_MET = 10_000


def lay_on(book: Book, about: SheetPart, skeleton: Skeleton, cut: Cut) -> Sheet | None:
    """The sheet on its stencil; None when there is none for it."""
    looks, stencil = STENCILS.get(skeleton, (None, None))
    if stencil is None or looks is not book.looks or len(cut.values) != len(stencil.places):
        return None
    raws = _raws(book, stencil, cut)
    if raws is None:
        return None
    raws.append("")
    STENCILS[skeleton] = STENCILS.pop(skeleton)
    return TracedSheet.of(about.name, Traced(stencil, raws), is_hidden=about.is_hidden)


def _raws(book: Book, stencil: Stencil, cut: Cut) -> list[str] | None:
    """What each cell holds; None where one holds nothing, or what only another reader can tell."""
    require_numbers(cut.values)
    raws = list(cut.values)
    try:
        for index, text in zip(stencil.shared, stencil.pick_shared(raws), strict=True):
            raws[index] = book.texts[int(text)]
    except (IndexError, ValueError):
        return None
    if cut.inlines and not _put_inlines(stencil, cut.inlines, raws):
        return None
    return None if "" in raws else raws


def _put_inlines(stencil: Stencil, inlines: list[str], raws: list[str]) -> bool:
    """Put the texts that stand in their cells; False when they stand in others, or are written strangely."""
    if tuple(map(bool, inlines)) != stencil.inline or is_strange("".join(inlines).encode()):
        return False
    for index, text in enumerate(inlines):
        if text:
            raws[index] = TOLD[text]
    return True


def _is_met_again(skeleton: Skeleton) -> bool:
    """Most of what is met once is never met again, and a stencil takes time to make."""
    mark = hash(skeleton)
    if mark in MET:
        return True
    if len(MET) >= MOST_MET:
        MET.clear()
    MET.add(mark)
    return False


def learn(book: Book, skeleton: Skeleton, cut: Cut, filled: Filled, sheet: Sheet) -> None:
    """Keep the stencil of a sheet whose every filled cell is one value of the cut, plainly written."""
    is_plain = RARE not in filled.ways and "" not in filled.raws and list(filled.values) == cut.values
    if not is_plain or len(cut.values) > LARGEST_SHEET or len(skeleton.between) > LONGEST_SKELETON:
        return
    if not _is_met_again(skeleton):
        return
    if len(STENCILS) >= MOST_STENCILS:
        del STENCILS[next(iter(STENCILS))]  # the one not used for longest
    shared = [index for index, way in enumerate(filled.ways) if way == SHARED]
    inline = [way == INLINE for way in filled.ways]
    about = (filled.places, filled.kinds, filled.formulas, filled.formats)
    STENCILS[skeleton] = book.looks, stencil_of(*about, shared, inline, sheet)
