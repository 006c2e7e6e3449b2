"""Takes the statements of one section in order, makes what each means, read after the one before it as people do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tongket.collect.narrative_report import Statement
from tongket.consolidate.meaning import Meaning, has_content, leans, read, read_on
from tongket.consolidate.not_a_point import is_no_point
from tongket.consolidate.pieces import pieces_of
from tongket.consolidate.told import Told
from tongket.consolidate.wordings import Wording


def read_in_order(statements: Sequence[Statement]) -> list[Told]:
    """What each statement says, and each part of one that makes a point of its own; forms of paper are left out."""
    kept: dict[str, tuple[list[tuple[Meaning, Wording]], bool]] = {}
    made: list[Told] = []
    before: Told | None = None
    for one, place in zip(statements, _places(statements), strict=True):
        if is_no_point(one.text):
            continue
        if one.text not in kept:
            kept[one.text] = _meanings(one.text), leans(one.text)
        parts, is_leaning = kept[one.text]
        if before is not None and before.statement[:3] != one[:3]:  # unit, file, paragraph
            before = None
        for number, (own, wording) in enumerate(parts):
            meaning = read_on(own, before.meaning, is_leaning=is_leaning or number > 0) if before else own
            before = Told(one, meaning, wording, is_part=number > 0, place=place)
            if has_content(meaning):
                made.append(before)
    return made


def _places(statements: Sequence[Statement]) -> Iterator[float]:
    """How far down each stands in what its unit says: in the middle of its own share."""
    of = Counter(one.unit for one in statements)
    before: Counter[str] = Counter()
    for one in statements:
        yield (before[one.unit] + 0.5) / of[one.unit]
        before[one.unit] += 1


def _meanings(text: str) -> list[tuple[Meaning, Wording]]:
    """What a sentence means and how it is worded, or each of its parts."""
    whole = read(text)
    parts = pieces_of(text, whole[0])
    return [whole] if len(parts) == 1 else [read(part) for part in parts]
