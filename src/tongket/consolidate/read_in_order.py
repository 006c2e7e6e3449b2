"""Takes the statements of one section in order, makes what each means, read after the one before it as people do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.consolidate.causes import kinds_of_cause
from tongket.consolidate.lines_told import (
    NO_LINES,
    Line,
    LineAt,
    Lines,
    LinesTold,
    lines_in,
    points_of_their_own,
    weighed,
)
from tongket.consolidate.meaning import Meaning, has_content, leans, read, read_on
from tongket.consolidate.not_a_point import is_no_point
from tongket.consolidate.pieces import Piece, pieces_of
from tongket.consolidate.told import Told
from tongket.consolidate.wordings import Wording


class _Part(NamedTuple):
    """A sentence, or a part of one that makes a point of its own."""

    meaning: Meaning
    wording: Wording
    lines: Lines
    stretches: tuple[tuple[int, int], ...] = ()  # where it stands in the sentence


def read_in_order(statements: Sequence[Statement], lines: LinesTold = NO_LINES) -> list[Told]:
    """What each statement says, and each part of one that makes a point of its own; forms of paper are left out.

    What tells a figure of the form says something, however few its words. `lines` are those of which figures are told.
    """
    kept: dict[tuple[str, Sequence[LineAt]], tuple[list[_Part], bool]] = {}
    made: list[Told] = []
    before: Told | None = None
    own_points = points_of_their_own(statements, lines)
    for one, place, cause in zip(statements, _places(statements), kinds_of_cause(statements), strict=True):
        here = lines_in(one, lines)
        if not here and is_no_point(one.text):
            continue
        if (one.text, here) not in kept:
            kept[one.text, here] = _parts(one.text, here, own_points), leans(one.text)
        parts, is_leaning = kept[one.text, here]
        if before is not None and before.statement[:3] != one[:3]:  # unit, file, paragraph
            before = None
        for number, part in enumerate(parts):
            is_part = number > 0
            meaning = (
                read_on(part.meaning, before.meaning, is_leaning=is_leaning or is_part) if before else part.meaning
            )
            before = Told(one, meaning, part.wording, is_part, part.stretches, part.lines, cause, place)
            if before.lines or has_content(meaning):
                made.append(before)
    return made


def _places(statements: Sequence[Statement]) -> Iterator[float]:
    """How far down each stands in what its unit says: in the middle of its own share."""
    of = Counter(one.unit for one in statements)
    before: Counter[str] = Counter()
    for one in statements:
        yield (before[one.unit] + 0.5) / of[one.unit]
        before[one.unit] += 1


def _parts(text: str, lines: Sequence[LineAt], own_points: Collection[Line]) -> list[_Part]:
    """What a sentence means and how it is worded, or each of its parts."""
    whole = read(text)
    parts = pieces_of(text, whole[0], [one for one in lines if one.line in own_points])
    if len(parts) == 1:
        return [_Part(*whole, weighed(lines))]
    return [_part(piece, lines) for piece in parts]


def _part(piece: Piece, lines: Sequence[LineAt]) -> _Part:
    told = weighed(one for one in lines if piece.start <= one.start < piece.end)
    return _Part(*read(piece.text), told, ((piece.start, piece.end),))
