"""Takes the rows of a worksheet part, cuts them at the values: what stands between two values was mostly seen before.

The workbooks of a review are made of one form. What differs are the values; the rows, addresses, styles and formulas
between them return byte for byte. Each such piece is checked once against a strict pattern, then looked up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tongket.collect.workbooks.xlsx_known import OWN_FORMULA, PLACES, Columns, NotServed, resolved

VALUE = re.compile(r"<v>([^<]+)</v></c>")
VALUE_OR_TEXT = re.compile(r'<v>([^<]+)</v></c>|<is><t(?: xml:space="preserve")?>([^<]+)</t></is></c>')
EMPTY = r'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"[^<>/]*+(?:/>|></c>)'
ROWS = rf'(?:{EMPTY})*+(?:</row>(?:<row r="[0-9]{{1,7}}"[^<>]*+(?<!/)>)(?:{EMPTY})*+)*+'
# One piece: the end of a row perhaps, empty cells, and the opening of one cell up to its value.
PIECE = re.compile(ROWS + r'<c r="([^"<]+)"([^<>/]*+)>(?:<f([^<>/]*+)>([^<]++)</f>)?')
LAST = re.compile(ROWS + r"(?:</row>)?")
# Formulas without results, and formulas shared by several cells, need more than a look at one piece.
NOT_BY_PIECES = ("<v></v>", "<v/>", "</f></c>", ' t="shared"')
MOST_PIECES = 20_000
LARGEST_SHEET = 5_000
LONGEST_PIECE = 1_000
Piece = tuple[tuple[int, int], str, str | None]

KNOWN: dict[str, Piece] = {}
SEEN: set[str] = set()


class Cut(NamedTuple):
    """Rows cut at their values: the piece before each, values, inline texts, and what follows the last."""

    pieces: list[str]
    values: list[str]
    inlines: list[str]
    last: str


def by_pieces(rows: str, cut: Cut) -> Columns | None:
    """The filled cells, if what stands between their values is known or can be checked; None: ask another way."""
    if any(mark in rows for mark in NOT_BY_PIECES) or not LAST.fullmatch(cut.last):
        return None
    found = _known(cut.pieces) if 0 < len(cut.pieces) <= LARGEST_SHEET else None
    if found is None:
        return None
    places, attributes, formulas = zip(*found, strict=True)
    return Columns(places, attributes, formulas, cut.values, cut.inlines, lacks_results=False)


def cut_at_values(rows: str) -> Cut:
    """The rows in pieces."""
    rows = "</row>" + rows
    if "<is>" not in rows:
        cut = VALUE.split(rows)
        pieces, values, inlines = cut[0::2], cut[1::2], []
    else:
        cut = VALUE_OR_TEXT.split(rows)
        pieces, values, inlines = cut[0::3], [text or "" for text in cut[1::3]], [text or "" for text in cut[2::3]]
    last = pieces.pop()
    return Cut(pieces, values, inlines, last)


def _known(pieces: Sequence[str]) -> list[Piece] | None:
    try:
        return list(map(KNOWN.__getitem__, pieces))
    except KeyError:
        return [KNOWN[piece] for piece in pieces] if _may_learn(pieces) else None


def _may_learn(pieces: Sequence[str]) -> bool:
    """Whether every piece is known by now. Those of a sheet unlike any before are not learned before they return."""
    new = list({piece: None for piece in pieces if piece not in KNOWN})
    if len(new) * 4 > len(pieces) and sum(map(SEEN.__contains__, new)) * 2 < len(new):
        _keep_few(SEEN, len(new))
        SEEN.update(new)
        return False
    return _learn(pieces if len(KNOWN) + len(new) > MOST_PIECES else new)


def _learn(new: Sequence[str]) -> bool:
    learned = [_piece(text) for text in new]
    _keep_few(KNOWN, len(new))
    KNOWN.update((text, piece) for text, piece in zip(new, learned, strict=True) if piece is not None)
    return None not in learned


def _keep_few(kept: set[str] | dict[str, Piece], more: int) -> None:
    if len(kept) + more > MOST_PIECES:
        kept.clear()


def _piece(text: str) -> Piece | None:
    """Place, attributes and formula of the one cell a piece opens; None where it is anything else."""
    found = PIECE.fullmatch(text) if len(text) < LONGEST_PIECE else None
    if found is None or (found[3] and OWN_FORMULA.fullmatch(found[3]) is None):
        return None
    try:
        return PLACES[found[1]], found[2], resolved(found[4]) if found[4] else None
    except NotServed:
        return None
