"""Takes the lines of a form and of a unit's table, gives rows of one name the name of the group beside them.

Where "Mầm non", "Tiểu học" stand in a column of their own, merged over "Số lớp", "Số trẻ", only they tell which row is
which once groups are added, left out or change places. Years and quarters stand there as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tongket.collect.matching.form import SheetIndex, label_key
from tongket.collect.matching.rows import ALIKE, ALIKE_IN_PLACE, Line, is_clear
from tongket.collect.matching.words import likeness, may_stand_for
from tongket.collect.matching.zone import Zone
from tongket.collect.tables.stub_codes import is_row_code

ENOUGH = 0.5  # share of the form's groups that says where they stand


class Groups(NamedTuple):
    """The lines of both sides with the group in each key, and the groups read under another name: found, expected."""

    asked: list[Line]
    sent: list[Line]
    renamed: dict[str, str]


def named_by_group(index: SheetIndex, asked: Sequence[Line], zone: Zone) -> Groups:
    """Both sides with the group in each key; as they are where the sheet has no groups, or the form has none."""
    here = [tuple(map(label_key, groups)) for groups in index.row_groups]
    parts = list(dict.fromkeys(part for groups in here for part in groups))
    columns = _columns_of(frozenset(parts), zone) or _column_of_names(here, zone)
    if not columns:
        return Groups(list(asked), zone.lines, {})
    there = _groups_down(columns, zone)
    seen = list(dict.fromkeys(key for line in zone.lines for key in there[line.row]))
    other_words = _other_words(parts, seen)
    if other_words.keys().isdisjoint(seen) and frozenset(parts).isdisjoint(seen):
        return Groups(list(asked), zone.lines, _by_place(parts, seen))
    other_words |= _left_in_place(parts, [other_words.get(key, key) for key in seen])
    sent = [_with(line, [other_words.get(key, key) for key in there[line.row]]) for line in zone.lines]
    renamed = {key: other_words[key] for key in seen if key in other_words}
    return Groups([_with(line, groups) for line, groups in zip(asked, here, strict=True)], sent, renamed)


def _columns_of(parts: frozenset[str], zone: Zone) -> list[int]:
    """The columns left of the labels that hold the groups; none where most groups are not there."""
    held = {
        (column, key)
        for (row, column), cell in zone.sheet.cells.items()
        if row > zone.last_heading and column < zone.label_column and (key := label_key(cell.raw)) in parts
    }
    is_there = held and len({key for _, key in held}) >= ENOUGH * len(parts)
    return sorted({column for column, _ in held}) if is_there else []


def _column_of_names(here: Sequence[tuple[str, ...]], zone: Zone) -> list[int]:
    """Where most groups are worded otherwise: the column of words next to the labels. Of groups in groups, none."""
    if max(map(len, here), default=0) != 1:
        return []
    filled = Counter(
        column
        for line in zone.lines
        for column in range(1, zone.label_column)
        if (cell := zone.sheet.cells.get((line.row, column))) and _is_a_name(cell.raw, line)
    )
    return [max(column for column, count in filled.items() if count > 1)] if max(filled.values(), default=0) > 1 else []


def _is_a_name(text: str, line: Line) -> bool:
    key = label_key(text)
    return key != line.key and re.search(r"[a-z]{2}", key) is not None and not is_row_code(text)


def _groups_down(columns: Sequence[int], zone: Zone) -> dict[int, tuple[str, ...]]:
    """Row to the groups it stands in: each holds until the next."""
    held = [""] * len(columns)
    groups: dict[int, tuple[str, ...]] = {}
    for line in zone.lines:
        for place, column in enumerate(columns):
            cell = zone.sheet.cells.get((line.row, column))
            if cell is not None and cell.raw.strip():
                is_label = label_key(cell.raw) == line.key
                held[place:] = ["" if is_label else label_key(cell.raw), *[""] * (len(columns) - place - 1)]
        groups[line.row] = tuple(filter(None, held))
    return groups


def first_named(zone: Zone, group: str) -> tuple[int, int, str]:
    """Row, column and words of the cell that names a group first."""
    places = ((line.row, column) for line in zone.lines for column in range(1, zone.label_column))
    named = (cell for at in places if (cell := zone.sheet.cells.get(at)) and label_key(cell.raw) == group)
    return next((cell.row, cell.column, cell.raw) for cell in named)


def _other_words(parts: Sequence[str], seen: Sequence[str]) -> dict[str, str]:
    """The groups that are missing under names that are new, where each is plainly the nearest to the other.

    Where some are left out or added as well, they must be more alike.
    """
    new = _by_telling_words([key for key in seen if key not in parts])
    missing = _by_telling_words([part for part in parts if part not in seen])
    scores = {
        (one, other): max(likeness(one, other), likeness(its, their))
        for one, its in new.items()
        for other, their in missing.items()
    }
    return _nearest_first(scores, ALIKE_IN_PLACE if len(seen) == len(parts) else ALIKE)


def _nearest_first(scores: dict[tuple[str, str], float], least: float) -> dict[str, str]:
    """The pairs that are plain; then those that are plain among what is left."""
    found = dict(pair for pair, score in scores.items() if score >= least and is_clear(pair, scores))
    taken = {*found, *found.values()}
    left = {pair: score for pair, score in scores.items() if taken.isdisjoint(pair)}
    return found | _nearest_first(left, least) if found and left else found


def _by_telling_words(names: Sequence[str]) -> dict[str, str]:
    """Names to what tells them apart: "giao duc" in "giao duc mam non", "giao duc tieu hoc" tells nothing."""
    shared = set.intersection(*(set(name.split()) for name in names)) if len(names) > 1 else set[str]()
    return {name: " ".join(word for word in name.split() if word not in shared) or name for name in names}


def _by_place(parts: Sequence[str], seen: Sequence[str]) -> dict[str, str]:
    """Where no group bears a name of the form's, its rows are read in their order: first to first."""
    return dict(zip(seen, parts, strict=True)) if len(parts) == len(seen) else {}


def _left_in_place(parts: Sequence[str], seen: Sequence[str]) -> dict[str, str]:
    """Unknown groups that stand just where the missing ones belong, all others being in their places."""
    places = list(zip(seen, parts, strict=False))
    if len(parts) != len(seen) or any(key in parts and key != part for key, part in places):
        return {}
    return {key: part for key, part in places if key != part and may_stand_for(key, part)}


def _with(line: Line, groups: Sequence[str]) -> Line:
    group = " ".join(groups)
    return line._replace(key=f"{group} {line.key}".strip(), group=group)
