"""Takes the form, makes the plan of what is to be checked in each workbook: worked out once, used for every unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tongket.collect.owed import Owing
from tongket.directive.form import ColumnKind, Form, FormCell, How, Rule
from tongket.directive.form_cells import CHANGES, Identity, IdentityKind, identities
from tongket.periods.reading import read_period
from tongket.wording.fold import fold
from tongket.wording.measures import counts_wholes

TOTALS = frozenset({IdentityKind.ROW_TOTAL, IdentityKind.COLUMN_TOTAL})
_FEWEST_PERIODS = 4
_MAY_BE_NEGATIVE = re.compile(
    r"\b(tang|giam|so sanh|so voi|chenh lech|bien dong|dieu chinh|(?<!thu )(?<!chi )can doi|so du"
    r"|du (no|co)|ket du|thang du|tham hut"
    r"|boi (thu|chi)|(?<!con )lai|lo|loi nhuan|nhap sieu|xuat sieu|nhiet do|hoan (thue|tra)|thoai"
    r"|thua,? thieu|vuot/hut|hoan nhap|dieu chuyen|truy (thu|hoan)|thu (tru|-) chi"
    r"|von chu so huu|von luu dong|luu chuyen (tien|thuan)|dong tien"
    r"|ket qua (san xuat|kinh doanh|tai chinh|hoat dong (kinh doanh|tai chinh)))\b"
    r"|\+\s*/|±|\(\+|\([a-z\d]+ ?- ?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What the form lets us check. Indexes are those of `Form.cells`."""

    form: Form
    totals: tuple[Identity, ...]  # those over parts, inputs before what stands on them
    comparisons: tuple[Identity, ...]
    entered: tuple[int, ...]
    counts: tuple[int, ...]  # entered cells that count whole things
    fractions: tuple[int, ...]  # entered cells that are n/N
    amounts: tuple[int, ...]  # other entered cells, and what is left after taking away, that words say no balance of
    bounds: dict[int, tuple[int, ...]]  # a part ("Trong đó") to the figures it may not exceed
    series: tuple[tuple[int, ...], ...]  # the same thing in at least four periods of one length, in order of time
    owing: Owing
    sheet_sums: tuple[tuple[int, tuple[int, ...]], ...] = ()  # a cell of a sheet that sums others, and theirs


def plan_of(form: Form) -> Plan:
    """Everything that can be known before the first workbook is opened."""
    known = sorted(identities(form), key=lambda identity: identity.result)
    entered = tuple(cell.index for cell in form.cells if cell.how is How.ENTERED and cell.rule is not Rule.TEXT)
    return Plan(
        form=form,
        totals=tuple(identity for identity in known if identity.kind in TOTALS),
        comparisons=tuple(identity for identity in known if identity.kind not in TOTALS),
        entered=entered,
        counts=tuple(index for index in entered if counts_whole_things(form.cells[index])),
        fractions=tuple(index for index in entered if form.cells[index].rule is Rule.N_OF_N),
        amounts=tuple(cell.index for cell in form.cells if _is_amount(cell)),
        bounds=_bounds(known),
        series=tuple(_series(form.cells[index] for index in entered)),
        owing=Owing(form),
        sheet_sums=tuple(_sheet_sums(form)),
    )


def _sheet_sums(form: Form) -> Iterator[tuple[int, tuple[int, ...]]]:
    for sheet in form.sheets:
        for cell in form.cells_of(sheet) if sheet.sums_sheets else ():
            parts = [form.index_of.get((name, cell.address)) for name in sheet.sums_sheets]
            inputs = tuple(index for index in parts if index is not None)
            if cell.how is How.ENTERED and cell.rule is Rule.SUM and len(inputs) == len(parts):
                yield cell.index, inputs


def counts_whole_things(cell: FormCell) -> bool:
    """Whether the cell is a count: of cases, of people, of meetings; not money, weight, a rate or a change."""
    if cell.rule is Rule.RATIO or cell.column.kind in CHANGES:
        return False
    return counts_wholes(cell.measure)


def _is_amount(cell: FormCell) -> bool:
    """Money, areas, things without a measure, "còn lại": below zero only by mistake, or with a word for it."""
    is_left_over = cell.how is How.CHANGE and cell.column.kind is ColumnKind.CHANGE
    if cell.rule not in (Rule.SUM, Rule.LAST) or counts_whole_things(cell):
        return False
    words = fold(" ".join((*cell.row.path, *cell.column.path)))
    return (is_left_over or cell.how is How.ENTERED) and not _MAY_BE_NEGATIVE.search(words)


def _bounds(known: Iterable[Identity]) -> dict[int, tuple[int, ...]]:
    bounds: dict[int, tuple[int, ...]] = {}
    for identity in known:
        if identity.kind is IdentityKind.OF_WHICH:
            bounds[identity.result] = bounds.get(identity.result, ()) + identity.inputs
    return bounds


def _series(cells: Iterable[FormCell]) -> list[tuple[int, ...]]:
    groups: dict[tuple[object, ...], list[FormCell]] = {}
    for cell in cells:
        if cell.period is not None and cell.rule is not Rule.RATIO:
            groups.setdefault(_what_recurs(cell), []).append(cell)
    long_enough = (group for group in groups.values() if len({cell.period for cell in group}) == len(group))
    return [_in_time(group) for group in long_enough if len(group) >= _FEWEST_PERIODS]


def _what_recurs(cell: FormCell) -> tuple[object, ...]:
    """What stays the same from period to period: the sheet, the indicator, the rest of the heading, the length."""
    period = cell.period
    assert period is not None
    months = round(((period.last - period.first).days + 1) / 30.4)
    row: object = cell.row.row if cell.row.period is None else _without_periods(cell.row.path)
    return cell.sheet, row, _without_periods(cell.column.path), months


def _without_periods(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for label in path if read_period(label) is None)


def _in_time(group: list[FormCell]) -> tuple[int, ...]:
    return tuple(cell.index for cell in sorted(group, key=lambda cell: (cell.period, cell.index)))
