"""Takes the statements of one section in order, makes what each means, read after the one before it as people do."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.collect.narrative_report import Statement
from tongket.consolidate.meaning import Meaning, has_content, leans, meaning_of, read_on
from tongket.consolidate.not_a_point import is_no_point
from tongket.consolidate.pieces import pieces_of
from tongket.consolidate.told import Told


def read_in_order(statements: Iterable[Statement]) -> list[Told]:
    """What each statement says, and each part of one that makes a point of its own; forms of paper are left out."""
    kept: dict[str, tuple[list[Meaning], bool]] = {}
    read: list[Told] = []
    before: Told | None = None
    for one in statements:
        if is_no_point(one.text):
            continue
        if one.text not in kept:
            kept[one.text] = _meanings(one.text), leans(one.text)
        parts, is_leaning = kept[one.text]
        if before is not None and before.statement[:3] != one[:3]:  # unit, file, paragraph
            before = None
        for place, own in enumerate(parts):
            meaning = read_on(own, before.meaning, is_leaning=is_leaning or place > 0) if before else own
            before = Told(one, meaning, is_part=place > 0)
            if has_content(meaning):
                read.append(before)
    return read


def _meanings(text: str) -> list[Meaning]:
    """What a sentence means, or each of its parts."""
    whole = meaning_of(text)
    parts = pieces_of(text, whole)
    return [whole] if len(parts) == 1 else [meaning_of(part) for part in parts]
