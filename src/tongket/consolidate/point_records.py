"""Takes points, makes the rows of data/points.json: the point, who makes it, and each paragraph it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point, key_of
from tongket.directive.outline import Heading, heading_path


def point_records(points: Iterable[Point], outline: Sequence[Heading]) -> Iterator[dict[str, Any]]:
    """One row a point, in the order of the outline and of the draft."""
    for point in points:
        yield {
            "id": point.id,
            "section": list(heading_path(outline, point.section)) if point.section is not None else [],
            "text": point.text,
            "units": list(point.units),
            "of": point.of,
            "spread": [spread._asdict() for spread in point.spread],
            "sources": [_source_record(point, statement) for statement in point.statements],
            "exceptions": [statement_record(statement) for statement in point.exceptions],
            "because": list(point.because),
            "is_confirmed": point.is_confirmed,
            "is_worded_by_person": point.is_worded_by_person,
        }


def _source_record(point: Point, statement: Statement) -> dict[str, Any]:
    """A sentence, and the words of it that make the point where others of them make another."""
    words = [one.text for one in point.words_of(statement) if one != statement]
    return {**statement_record(statement), "words": words}


def statement_record(statement: Statement) -> dict[str, Any]:
    """A sentence with its key, by which a decision names it and its point, and its paragraph."""
    return {
        "key": key_of(statement),
        "unit": statement.unit,
        "file": statement.file,
        "paragraph": statement.paragraph,
        "text": statement.text,
    }
