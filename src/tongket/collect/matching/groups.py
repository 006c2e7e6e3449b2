"""Takes the lines of a form and of a unit's table, gives rows of one name the name of the group beside them.

Where "Mầm non", "Tiểu học" stand in a column of their own, merged over "Số lớp", "Số trẻ", only they tell which row is
which once groups are added, left out or change places. Years and quarters stand there as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.collect.matching.form import SheetIndex, label_key
from tongket.collect.matching.rows import ALIKE_IN_PLACE, Line
from tongket.collect.matching.words import likeness
from tongket.collect.matching.zone import Zone

ENOUGH = 0.5  # share of the form's groups that says where they stand
_TIME = re.compile(r"(?:nam )?((?:19|20)\d\d)|(quy|thang) (i{1,3}|iv|0?\d|1[0-2])")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def named_by_group(index: SheetIndex, asked: Sequence[Line], zone: Zone) -> tuple[list[Line], list[Line]]:
    """Both sides with the group in each key; as they are where the sheet has no groups, or the form has none."""
    here = [tuple(map(_group_key, groups)) for groups in index.row_groups]
    parts = {part for groups in here for part in groups}
    columns = _columns_of(parts, zone) if parts else []
    if not columns:
        return list(asked), zone.lines
    there = _groups_down(columns, zone)
    other_words = _other_words(parts, there)
    sent = [_with(line, [other_words.get(key, key) for key in there[line.row]]) for line in zone.lines]
    return [_with(line, groups) for line, groups in zip(asked, here, strict=True)], sent


def _group_key(text: str) -> str:
    """ "Năm 2021" is "2021", and "Quý I" is "quy 1"."""
    key = label_key(text)
    found = _TIME.fullmatch(key)
    if not found:
        return key
    return found[1] or f"{found[2]} {_ROMAN.get(found[3], found[3].lstrip('0'))}"


def _columns_of(parts: set[str], zone: Zone) -> list[int]:
    """The columns left of the labels that hold the groups; none where most groups are not there."""
    held = {
        (column, key)
        for (row, column), cell in zone.sheet.cells.items()
        if row > zone.last_heading and column < zone.label_column and (key := _group_key(cell.raw)) in parts
    }
    is_there = len({key for _, key in held}) >= ENOUGH * len(parts)
    return sorted({column for column, _ in held}) if is_there else []


def _groups_down(columns: Sequence[int], zone: Zone) -> dict[int, tuple[str, ...]]:
    """Row to the groups it stands in: each holds until the next."""
    held = [""] * len(columns)
    groups: dict[int, tuple[str, ...]] = {}
    for line in zone.lines:
        for place, column in enumerate(columns):
            cell = zone.sheet.cells.get((line.row, column))
            if cell is not None and cell.raw.strip():
                is_label = label_key(cell.raw) == line.key
                held[place:] = ["" if is_label else _group_key(cell.raw), *[""] * (len(columns) - place - 1)]
        groups[line.row] = tuple(filter(None, held))
    return groups


def _other_words(parts: set[str], there: dict[int, tuple[str, ...]]) -> dict[str, str]:
    """The one group that is missing under the one name that is new, where they are alike."""
    seen = {key for keys in there.values() for key in keys}
    new, missing = seen - parts, parts - seen
    if len(new) != 1 or len(missing) != 1:
        return {}
    one, other = new.pop(), missing.pop()
    return {one: other} if likeness(one, other) >= ALIKE_IN_PLACE else {}


def _with(line: Line, groups: Sequence[str]) -> Line:
    return line._replace(key=" ".join((*groups, line.key)))
