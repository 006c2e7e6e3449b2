"""Takes the reports that count, makes findings where a unit fills in a line that another unit reports of itself.

Where the form lists the units, each owes the line that bears its name. What two units give in one line is counted twice
if it is the same, and rightly if it is not (patients by where they live): only a person knows, so it counts as it came.
A line is another unit's only if its whole heading is the name of a unit of this review: months, grades and communes of
before a merger are no units. Where many units fill in each other's lines, and not with each other's figures, the form
asks for that ("received from", "scored by") and nobody is told anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tongket.check.between.copies import Counted
from tongket.check.finding import Finding
from tongket.check.kinds.cells import LineOfAnother
from tongket.check.plan import Plan
from tongket.collect.submission import Place
from tongket.collect.workbooks.sheet import address, position
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form, FormCell, How, Rule
from tongket.units.names import NameIndex
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_A_LIST = 3  # lines that name units; fewer are no list
_A_FEW = 3  # names in a sentence
_FEWEST_VALUES = 3  # different numbers among figures that are the same in two reports
Lines = Mapping[str, "Line"]  # unit code to its line


class Line(NamedTuple):
    """One row, column or sheet of the form, and the cells that are entered in it."""

    heading: str
    cells: tuple[int, ...]


class Overlap(NamedTuple):
    """What one unit gives in the line of another, where that one gives figures too."""

    report: Counted
    owner: Counted
    line: Line
    shared: tuple[int, ...]

    @property
    def is_same(self) -> bool:
        """Whether both give the same figures."""
        mine, theirs = self.report.batch.values, self.owner.batch.values
        return all(mine[index] == theirs[index] for index in self.shared)


def lines_of_others(
    reports: Sequence[Counted], plan: Plan, units: Sequence[Unit], decisions: Sequence[Decision] = ()
) -> Iterator[Finding]:
    """One finding for each line of another unit, or for each report where one workbook went from unit to unit.

    Readings that a decision speaks of already are not asked about again.
    """
    said: set[tuple[str, int]] = set()
    decided = _Decided(plan.form, decisions)
    for lines in lists_of_units(plan.form, units):
        for group in _grouped(_overlaps(reports, lines)):
            unit = group[0].report.unit.code
            counted = [one for overlap in group if (one := decided.both_counted(overlap)) is not None]
            spots = {(unit, index) for overlap in counted for index in overlap.shared}
            if not spots <= said:
                yield _finding(counted, plan, decided)
            said |= spots


class _Decided:
    """What a person decided on single readings, named by the unit's own cell or by the blank form's."""

    def __init__(self, form: Form, decisions: Sequence[Decision]) -> None:
        self.form = form
        self.last = {decision.what: decision for decision in decisions}

    def on(self, report: Counted, index: int) -> Decision | None:
        """The last decision on one reading."""
        if not self.last:
            return None
        cell, place = self.form.cells[index], _place(report, self.form.cells[index])
        names = (f"{report.unit.code}:{cell.id}", f"{place.file}:{place.sheet}!{place.cell}")
        return next((self.last[name] for name in names if name in self.last), None)

    def both_counted(self, overlap: Overlap) -> Overlap | None:
        """Without what the other unit's report is not counted for, and without what was decided, if not all was."""
        shared = [index for index in overlap.shared if not self._is_out(overlap.owner, index)]
        undecided = [index for index in shared if self.on(overlap.report, index) is None]
        return overlap._replace(shared=tuple(undecided or shared)) if shared else None

    def _is_out(self, report: Counted, index: int) -> bool:
        decision = self.on(report, index)
        return decision is not None and decision.verb is Verb.EXCLUDE


def lists_of_units(form: Form, units: Sequence[Unit]) -> list[Lines]:
    """The rows, columns or sheets beside each other of which most bear the names of units, each another one's."""
    ends = {_end(name) for unit in units for name in (unit.name, *unit.other_names)}
    groups = [group for group in _beside_each_other(form) if _are_most(sum(_end(one) in ends for one in group), group)]
    index = _names_like({heading for group in groups for heading in group}, units)
    return [lines for group in groups if _are_most(len(lines := _named(group, index)), group)]


def _are_most(count: int, group: Mapping[str, Sequence[int]]) -> bool:
    return count >= max(_A_LIST, len(group) / 2)


def _beside_each_other(form: Form) -> Iterable[dict[str, list[int]]]:
    """Of each group of lines under one heading, each line to its entered cells."""
    groups: dict[tuple[object, ...], dict[str, list[int]]] = {}
    for cell in form.cells:
        if cell.how is How.ENTERED and cell.rule is not Rule.TEXT:
            for key, heading in _headings(cell):
                groups.setdefault(key, {}).setdefault(heading, []).append(cell.index)
    return groups.values()


def _headings(cell: FormCell) -> Iterator[tuple[tuple[object, ...], str]]:
    """Every heading a cell stands under, with the group it is one of."""
    yield ("sheet",), cell.sheet
    for axis, path in (("row", cell.row.path), ("column", cell.column.path)):
        for depth, heading in enumerate(path):
            yield (cell.sheet, axis, path[:depth]), heading


def _names_like(headings: Iterable[str], units: Iterable[Unit]) -> NameIndex:
    """The names of units that end as one of the headings does: few units have lines in most forms."""
    ends = {_end(heading) for heading in headings}
    return NameIndex(unit for unit in units if any(_end(name) in ends for name in (unit.name, *unit.other_names)))


def _end(name: str) -> str:
    return fold(name).rpartition(" ")[2]


def _named(group: Mapping[str, Sequence[int]], index: NameIndex) -> Lines:
    """The lines that bear a unit's name; a name that two lines bear tells nothing of either."""
    named = [(unit.code, heading) for heading in group if (unit := index.named(heading)) is not None]
    codes = [code for code, _ in named]
    return {code: Line(heading, tuple(group[heading])) for code, heading in named if codes.count(code) == 1}


def _overlaps(reports: Sequence[Counted], lines: Lines) -> Sequence[Overlap]:
    """What is given twice in a list where each line is its own unit's; nothing where the form asks for more."""
    line_of = {index: code for code, line in lines.items() for index in line.cells}
    filling = [(report, given) for report in reports if (given := _given(report, line_of))]
    owners = {report.unit.code: report for report, given in filling if report.unit.code in given}
    found = [overlap for report, given in filling for overlap in _of_others(report, given, lines, owners)]
    strangers = {report.unit.code for report, given in filling if given.keys() - {report.unit.code}}
    return found if 3 * len(strangers) <= len(filling) or _is_handed_round(found) else ()


def _given(report: Counted, line_of: Mapping[int, str]) -> dict[str, list[int]]:
    """The cells with a figure, by the unit whose line they stand in; noughts take nothing from anyone."""
    values, given = report.batch.values, dict[str, list[int]]()
    for index in filter(values.__getitem__, line_of):
        given.setdefault(line_of[index], []).append(index)
    return given


def _of_others(
    report: Counted, given: Mapping[str, Sequence[int]], lines: Lines, owners: Mapping[str, Counted]
) -> Iterator[Overlap]:
    for code in sorted(given.keys() & owners.keys() - {report.unit.code}):
        owner = owners[code]
        shared = tuple(index for index in given[code] if owner.batch.values[index] is not None)
        if shared:
            yield Overlap(report, owner, lines[code], shared)


def _grouped(overlaps: Sequence[Overlap]) -> list[list[Overlap]]:
    """Each by itself; of a workbook that went round all that one report gives in others' lines."""
    if not _is_handed_round(overlaps):
        return [[overlap] for overlap in overlaps]
    by_unit: dict[str, list[Overlap]] = {}
    for overlap in overlaps:
        by_unit.setdefault(overlap.report.unit.code, []).append(overlap)
    return list(by_unit.values())


def _is_handed_round(overlaps: Sequence[Overlap]) -> bool:
    """Whether one workbook went from unit to unit, so that each sent the figures of those before it too."""
    same = [overlap for overlap in overlaps if overlap.is_same]
    values = {overlap.report.batch.values[index] for overlap in same for index in overlap.shared}
    return 10 * len(same) >= 9 * len(overlaps) and len(values) >= _FEWEST_VALUES


def _finding(group: Sequence[Overlap], plan: Plan, decided: _Decided) -> Finding:
    """Of one report; of many lines the places in the first are named, and all their figures are in doubt."""
    report, owner, _, shared = group[0]
    cells = [plan.form.cells[index] for index in shared]
    spots = tuple(index for overlap in group for index in overlap.shared)
    places = [_place(report, cell) for cell in cells]
    decisions = [decided.on(report, index) for index in spots]
    return LineOfAnother(
        at=places[0],
        unit=report.unit.code,
        related=(*places[1:], *(_place(owner, cell) for cell in cells)),
        line=_few([overlap.line.heading for overlap in group]),
        other_unit=_few([overlap.owner.unit.name for overlap in group]),
        cells=_few([_extent(overlap, plan.form) for overlap in group]),
        count=len(spots),
        found=report.batch.values[shared[0]],
        expected=owner.batch.values[shared[0]],
        what=f"{report.unit.code}:{cells[0].id}",
        spots=spots,
        settled=_reason(decisions),
    )


def _reason(decisions: Sequence[Decision | None]) -> str:
    """Why all of the readings may stand, or count no more; nothing while one of them is open."""
    first, *_ = decisions
    return "" if first is None or None in decisions else first.why or first.verb.value


def _few(names: Sequence[str]) -> str:
    return "; ".join(names if len(names) <= _A_FEW else [*names[:_A_FEW], "…"])


def _place(report: Counted, cell: FormCell) -> Place:
    file = report.submission.file
    return report.batch.place(cell.index, file) or Place(file, cell.sheet, cell.address)


def _extent(overlap: Overlap, form: Form) -> str:
    """ "D14", or the corners of what holds them all on the first one's sheet: "D14:M14"."""
    places = [_place(overlap.report, form.cells[index]) for index in overlap.shared]
    addresses = [place.cell for place in places if place.sheet == places[0].sheet]
    rows, columns = zip(*map(position, addresses), strict=True)
    first, last = address(min(rows), min(columns)), address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
