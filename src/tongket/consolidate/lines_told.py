"""Takes claims, makes which lines of the form each sentence tells figures of: two that tell of one say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tongket.check.claims.claim import Claim, RefersTo
from tongket.collect.narratives.report import Statement
from tongket.directive.form import Form, FormRow

WIDER = 0.35  # the share that a line gives to the line of which it tells a part
OWN = 0.3  # of the units that tell a line: so many begin a sentence with it where it makes a point of its own


class Line(NamedTuple):
    """A line of the form; a rate stands on the line of what it counts."""

    sheet: str
    row: int


class LineAt(NamedTuple):
    """A line that is told, where, and the lines of which it is a part."""

    start: int
    line: Line
    wider: tuple[Line, ...]


LinesTold: TypeAlias = "Mapping[tuple[str, int], Sequence[LineAt]]"  # by file and number of the paragraph, in order
Lines: TypeAlias = "tuple[tuple[Line, float], ...]"  # each with what it weighs
NO_LINES: LinesTold = {}


def lines_told(claims: Iterable[Claim], form: Form) -> dict[tuple[str, int], list[LineAt]]:
    """For each paragraph that tells figures of the form, of which lines."""
    wider = {sheet.name: _wider(sheet.rows) for sheet in form.sheets}
    told: dict[tuple[str, int], list[LineAt]] = {}
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.refers_to is not None:
            line = _line(claim.refers_to, form)
            above = tuple(Line(line.sheet, row) for row in wider[line.sheet].get(line.row, ()))
            told.setdefault((claim.file, claim.paragraph), []).append(LineAt(claim.start, line, above))
    return told


def _line(figure: RefersTo, form: Form) -> Line:
    row = form.cells[form.index_of[figure.sheet, figure.cell]].row
    return Line(figure.sheet, row.row if row.numerator is None else row.numerator)


def _wider(rows: Sequence[FormRow]) -> dict[int, list[int]]:
    """For each row that is a part of others, those."""
    wider: dict[int, list[int]] = {}
    for row in rows:
        for part in row.parts:
            wider.setdefault(part, []).append(row.row)
        if row.of_which is not None:
            wider.setdefault(row.row, []).append(row.of_which)
    return wider


def lines_in(statement: Statement, told: LinesTold) -> tuple[LineAt, ...]:
    """The lines that a statement tells of, and where in its own text."""
    lines = told.get((statement.file, statement.paragraph), ())
    placed = (one._replace(start=one.start - statement.start) for one in lines)
    return tuple(one for one in placed if 0 <= one.start < len(statement.text))


def weighed(lines: Iterable[LineAt]) -> Lines:
    """The lines by what they weigh: those told alike, and those of which one is a part a little."""
    weights: dict[Line, float] = {}
    for one in lines:
        for line, weight in ((one.line, 1.0), *((line, WIDER) for line in one.wider)):
            weights[line] = max(weight, weights.get(line, 0.0))
    return tuple(weights.items())


def points_of_their_own(statements: Iterable[Statement], told: LinesTold) -> set[Line]:
    """The lines that units begin sentences with: what is told only after another line belongs to its point."""
    begun: dict[Line, set[str]] = {}
    tellers: dict[Line, set[str]] = {}
    for statement in statements:
        for place, one in enumerate(lines_in(statement, told)):
            tellers.setdefault(one.line, set()).add(statement.unit)
            if not place:
                begun.setdefault(one.line, set()).add(statement.unit)
    return {line for line, units in begun.items() if len(units) >= OWN * len(tellers[line])}
