"""The referee: takes the counted files as bytes and the form, makes every figure once more, slowly and plainly.

It opens the files with its own reader (calamine, csv), finds rows and columns and reads numbers by its own short code,
and adds up fractions by recursion. It shares with the main path only the form, which file counts for which unit (a
mapping that people confirm), and the recorded decisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from tongket.collect.submission import Place
from tongket.consolidate.figure import Consolidation
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form, FormCell, How, Rule
from tongket.engines.plain_numbers import Plain
from tongket.engines.plain_reading import Seen, readings_of


class CountedFile(NamedTuple):
    """One of several files that give a unit's figures together, and the form cells the mapping takes from it."""

    name: str
    load: Callable[[], bytes]
    cells: frozenset[int]


@dataclass
class Recount:
    """Every reading and figure of the second count."""

    form: Form
    readings: dict[tuple[str, int], Seen] = field(default_factory=dict)  # (unit, form cell index)
    figures: list[Plain | None] = field(default_factory=list)


class Disagreement(NamedTuple):
    """Where the two counts differ: in one unit's cell, or, with `unit` empty, in a figure."""

    figure: str  # id of the form cell
    unit: str
    ours: str
    theirs: str
    at: str = ""


def recount(
    form: Form,
    files: Mapping[str, Callable[[], bytes]],
    names: Mapping[str, str],
    decisions: Iterable[Decision],
    shared: Mapping[str, Iterable[CountedFile]] | None = None,
) -> Recount:
    """Count again. `files` gives the bytes of each counted unit's file, `names` its path as decisions name it.

    `shared` are the units whose figures several files give.
    """
    count = Recount(form)
    settled = list(decisions)
    everyone = range(len(form.cells))
    one_file = {unit: [CountedFile(names.get(unit, ""), files[unit], frozenset(everyone))] for unit in files}
    for unit, given in sorted({**one_file, **(shared or {})}.items()):
        for file in given:
            for index, seen in readings_of(form, file.load()).items():
                if index in file.cells:
                    count.readings[unit, index] = seen._replace(file=file.name)
        _decide(count, unit, settled)
    count.figures = figures_from(form, {spot: seen.number for spot, seen in count.readings.items()})
    return count


def figures_from(form: Form, readings: Mapping[tuple[str, int], Plain]) -> list[Plain | None]:
    """Every figure of the form from the readings by (unit, form cell)."""
    given: dict[int, list[Plain]] = {}
    for (_, index), number in readings.items():
        given.setdefault(index, []).append(number)
    known: dict[int, Plain | None] = {}
    return [_figure(form, cell.index, given, known) for cell in form.cells]


def compare(consolidation: Consolidation, count: Recount) -> list[Disagreement]:
    """Everything the two counts do not agree on; empty is proof."""
    return [*_readings_apart(consolidation, count), *_figures_apart(consolidation, count)]


def _decide(count: Recount, unit: str, decisions: Iterable[Decision]) -> None:
    """Apply what was decided about single readings, and about all of a figure, in the order it was decided."""
    sent = {index: seen for (owner, index), seen in count.readings.items() if owner == unit}
    own: dict[int, Seen | None] = dict(sent)
    for decision in decisions:
        for index in _meant(count.form, unit, sent, decision):
            if not _speaks_of_figure(count.form, decision):
                own[index] = _decided(decision, sent.get(index))
            seen = None if decision.verb is Verb.EXCLUDE else own.get(index)
            count.readings.pop((unit, index), None)
            if seen is not None:
                count.readings[unit, index] = seen


def _decided(decision: Decision, sent: Seen | None) -> Seen | None:
    """What a decision makes of the reading it speaks of; None where nothing of it counts."""
    if decision.verb is Verb.CORRECT:
        above, _, below = decision.value.replace(",", ".").partition("/")
        return Seen(Plain(Fraction(above.strip()), Fraction(below.strip()) if below else None), "", "")
    return None if decision.verb is Verb.EXCLUDE else sent


def _speaks_of_figure(form: Form, decision: Decision) -> bool:
    return _bare(decision) in (cell.id for cell in form.cells)


def _bare(decision: Decision) -> str:
    """What a decision speaks of, without the code of a finding before it."""
    return re.sub(r"^[A-Z]\d{3} +", "", decision.what)


def _meant(form: Form, unit: str, sent: Mapping[int, Seen], decision: Decision) -> list[int]:
    """The form cells of this unit that a decision speaks of."""
    what = _bare(decision)
    if _speaks_of_figure(form, decision) and decision.verb is not Verb.CORRECT:
        return [cell.index for cell in form.cells if cell.id == what]
    if "!" not in what:
        return []
    if what.startswith(f"{unit}:"):
        return [cell.index for cell in form.cells if f"{unit}:{cell.id}" == what and cell.how is How.ENTERED]
    return [index for index, seen in sent.items() if f"{seen.file}:{seen.sheet}!{seen.cell}" == what]


def _figure(form: Form, index: int, given: Mapping[int, list[Plain]], known: dict[int, Plain | None]) -> Plain | None:
    """By recursion from the form cell down to the units."""
    if index not in known:
        cell = form.cells[index]
        if cell.how is not How.ENTERED:
            known[index] = _derived(cell, [_figure(form, part, given, known) for part in cell.inputs])
        elif cell.rule in (Rule.TEXT, Rule.RATIO):
            known[index] = None
        else:
            known[index] = _together(cell.rule, given.get(index, []))
    return known[index]


def _together(rule: Rule, numbers: list[Plain]) -> Plain | None:
    if rule is Rule.N_OF_N:
        numbers = [number for number in numbers if number.whole is not None]
    if not numbers:
        return None
    whole = sum((number.whole or Fraction() for number in numbers), Fraction()) if rule is Rule.N_OF_N else None
    values = [number.value for number in numbers]
    return Plain(max(values) if rule is Rule.MAX else sum(values, Fraction()), whole)


def _derived(cell: FormCell, parts: list[Plain | None]) -> Plain | None:
    if cell.how is How.LAST:
        return parts[-1]
    given = [part for part in parts if part is not None]
    if cell.how in (How.PARTS, How.N_OF_N):
        return _together(Rule.N_OF_N if cell.how is How.N_OF_N else cell.rule, given)
    is_change = cell.how in (How.CHANGE, How.CHANGE_PERCENT)
    if len(given) < 2 or (is_change and any(part.whole is not None for part in given)):
        return None
    one, other = given[0].value, given[1].value
    if cell.how is How.CHANGE:
        return Plain(cut(one - other))
    above = one * _ratio_scale(cell) if cell.how is How.RATIO else cut(one - other) * 100
    return Plain(cut(above / other)) if other else None


def cut(quotient: Fraction) -> Fraction:
    """The rule for quotients that do not end, and for changes between them: 28 significant digits."""
    digits = Context(prec=28).divide(Decimal(quotient.numerator), Decimal(quotient.denominator))
    return Fraction(digits)


def _ratio_scale(cell: FormCell) -> int:
    return cell.row.scale if cell.row.numerator is not None else cell.column.scale


def _readings_apart(consolidation: Consolidation, count: Recount) -> Iterator[Disagreement]:
    for unit, submission in sorted(consolidation.counted.items()):
        for cell in consolidation.form.cells:
            if cell.how is not How.ENTERED or cell.rule is Rule.TEXT or submission.batch is None:
                continue
            spot = (unit, cell.index)
            ours = consolidation.corrections.get(spot, submission.batch.values[cell.index])
            ours = None if spot in consolidation.left_out else ours
            seen = count.readings.get(spot)
            if not _same(ours, seen.number.value if seen else None):
                place = submission.batch.place(cell.index, submission.file) or Place(submission.file)
                at = f"{place.file}:{place.sheet}!{place.cell}"
                yield Disagreement(cell.id, unit, _shown(ours), _shown(seen.number.value if seen else None), at)


def _figures_apart(consolidation: Consolidation, count: Recount) -> Iterator[Disagreement]:
    for cell, figure, plain in zip(consolidation.form.cells, consolidation.figures, count.figures, strict=True):
        if cell.rule is Rule.TEXT:
            continue
        if cell.rule is Rule.N_OF_N:
            theirs = f"{_shown(plain.value)}/{_shown(plain.whole)}" if plain else ""
            if figure.text != theirs:
                yield Disagreement(cell.id, "", figure.text, theirs)
        elif not _same(figure.value, plain.value if plain else None):
            yield Disagreement(cell.id, "", _shown(figure.value), _shown(plain.value if plain else None))


def _same(ours: Decimal | None, theirs: Fraction | None) -> bool:
    """To the last digit."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return Fraction(ours) == theirs


def _shown(value: Decimal | Fraction | None) -> str:
    if value is None:
        return "-"
    exact = Fraction(value)
    return (
        str(exact.numerator) if exact.denominator == 1 else f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}"
    )
