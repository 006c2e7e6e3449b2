"""Takes the lines of a form and of a unit's table, gives rows of one name the name of the group beside them.

Where "Mầm non", "Tiểu học" stand in a column of their own, merged over "Số lớp", "Số trẻ", only they tell which row is
which once groups are added, left out or change places.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongket.collect.matching.form import SheetIndex, label_key
from tongket.collect.matching.rows import Line
from tongket.collect.matching.zone import Zone


def named_by_group(index: SheetIndex, asked: Sequence[Line], zone: Zone) -> tuple[list[Line], list[Line]]:
    """Both sides with the group in each key; as they are where the sheet lacks a group, or the form has none."""
    parts = {part for groups in index.row_groups for part in groups}
    columns = _columns_of(parts, zone) if parts else []
    if not columns:
        return list(asked), zone.lines
    groups = _groups_down(parts, columns, zone)
    here = [_with(line, groups_of) for line, groups_of in zip(asked, index.row_groups, strict=True)]
    return here, [_with(line, groups.get(line.row, ())) for line in zone.lines]


def _columns_of(parts: set[str], zone: Zone) -> list[int]:
    """The columns left of the labels that hold the groups; none unless every group is there."""
    held = {
        (column, key)
        for (row, column), cell in zone.sheet.cells.items()
        if row > zone.last_heading and column < zone.label_column and (key := label_key(cell.raw)) in parts
    }
    return sorted({column for column, _ in held}) if {key for _, key in held} == parts else []


def _groups_down(parts: set[str], columns: Sequence[int], zone: Zone) -> dict[int, tuple[str, ...]]:
    """Row to the groups it stands in: each holds until the next, and one the form has not is a group of its own."""
    held = [""] * len(columns)
    groups: dict[int, tuple[str, ...]] = {}
    for line in zone.lines:
        for place, column in enumerate(columns):
            cell = zone.sheet.cells.get((line.row, column))
            if cell is not None and cell.raw.strip():
                key = label_key(cell.raw)
                held[place:] = ["" if key == line.key else key, *[""] * (len(columns) - place - 1)]
        groups[line.row] = tuple(filter(None, held))
    return groups


def _with(line: Line, groups: Sequence[str]) -> Line:
    return line._replace(key=" ".join((*groups, line.key)))
