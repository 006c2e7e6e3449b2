"""The referee's own finding of rows: takes a form sheet and a unit's sheet, makes which row is which.

By label and number first, then by the name alone, then renamed in its place where the neighbours leave one possibility.
Nothing here is shared with the reader it judges; docs/reference/counting.md says when a row is not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tongket.directive.form import FormRow, FormSheet
from tongket.engines.plain_sheets import PlainSheet
from tongket.engines.plain_words import alike, digits_in, folded, label_key, rising, turned

ALIKE = 0.86  # worded otherwise anywhere in the sheet
ALIKE_IN_PLACE = 0.62  # worded otherwise between the same neighbours
CLEARLY = 0.06  # how much better than the next
MOST_GROUPS = 0.5  # share of the form's groups that must stand beside the names
SET_IN = 3  # a label may be set in by two columns

Gap = tuple[list[int], list[int]]


class Line(NamedTuple):
    """A row with what it is known by."""

    row: int
    code: str
    key: str
    is_filled: bool = True
    group: str = ""  # in the key too


def label_column(form: FormSheet, sheet: PlainSheet) -> int:
    """The column in which most labels of the form stand."""
    labels = {label_key(row.label) for row in form.rows} - {""}
    counts = [
        sum(label_key(sheet.own_text(row, column)) in labels for row in range(len(sheet.grid)))
        for column in range(sheet.width)
    ]
    return counts.index(max(counts)) if counts else 0


def form_lines(form: FormSheet) -> list[Line]:
    """The form's rows, top to bottom."""
    return [Line(row.row, _bare(row.code), label_key(row.label)) for row in _in_order(form)]


def _in_order(form: FormSheet) -> list[FormRow]:
    return sorted(form.rows, key=lambda row: row.row)


def by_group(
    form: FormSheet, sheet: PlainSheet, at: int, mine: list[Line], theirs: list[Line]
) -> tuple[list[Line], list[Line]]:
    """Rows of one name under the group that stands left of them; as they are where the sheet names no group."""
    labels = {row.label for row in form.rows}
    groups = [[label_key(part) for part in row.path[:-1] if part not in labels] for row in _in_order(form)]
    asked = dict.fromkeys(key for group in groups for key in group)
    columns = _columns_of_groups(set(asked), max(map(len, groups), default=0), sheet, at, theirs)
    beside = _beside(sheet, columns, theirs)
    names = dict.fromkeys(key for keys in beside for key in keys)
    same = _same_groups(set(asked), set(names))
    if not asked or not names.keys() & (asked.keys() | same.keys()):
        return mine, theirs
    same |= _in_their_places([*asked], [same.get(name, name) for name in names])
    return _under(mine, groups), _under(theirs, [[same.get(key, key) for key in keys] for keys in beside])


def _columns_of_groups(asked: set[str], depth: int, sheet: PlainSheet, at: int, lines: list[Line]) -> list[int]:
    """Where most of the form's groups stand; else the last column of words before the names, which may be they."""
    start = lines[0].row if lines else 0
    texts = {
        (row, column): sheet.own_text(row, column) for row in range(start, len(sheet.grid)) for column in range(at)
    }
    places = {(column, key) for (_, column), text in texts.items() if (key := label_key(text)) in asked}
    if asked and len({key for _, key in places}) >= MOST_GROUPS * len(asked):
        return sorted({column for column, _ in places})
    worded = Counter(c for line in lines for c in range(at) if _may_name(texts[line.row, c], line))
    return (
        [max(column for column, count in worded.items() if count > 1)]
        if depth == 1 and max(worded.values(), default=0) > 1
        else []
    )


def _may_name(text: str, line: Line) -> bool:
    key = label_key(text)
    return key != line.key and re.search("[a-z]{2}", key) is not None and not re.fullmatch(r"[ivx]+", key)


def _same_groups(asked: set[str], names: set[str]) -> dict[str, str]:
    """Names the form has not to its groups that are not there, each plainly the nearest to the other."""
    new, missing = _without_shared_words(names - asked), _without_shared_words(asked - names)
    scores = {(one, other): max(alike(one, other), alike(new[one], missing[other])) for one in new for other in missing}
    least = ALIKE_IN_PLACE if len(asked) == len(names) else ALIKE
    same: dict[str, str] = {}
    while found := _plainest(scores, least):
        same |= found
        scores = {pair: score for pair, score in scores.items() if not {*found, *found.values()} & {*pair}}
    return same


def _in_their_places(asked: list[str], names: list[str]) -> dict[str, str]:
    """As many groups as asked, none of the form's in another's place: a name unknown is the one that belongs there."""
    if len(asked) != len(names) or any(name in asked and name != asked[n] for n, name in enumerate(names)):
        return {}
    return {
        name: due
        for name, due in zip(names, asked, strict=True)
        if name != due and turned(name) == turned(due) and digits_in(due) in ([], digits_in(name))
    }


def _plainest(scores: dict[tuple[str, str], float], least: float) -> dict[str, str]:
    return {
        one: other
        for (one, other), score in scores.items()
        if score >= least
        and all(score - rival >= CLEARLY for pair, rival in scores.items() if (pair[0] == one) != (pair[1] == other))
    }


def _without_shared_words(names: set[str]) -> dict[str, str]:
    """ "Giáo dục" before the name of every group tells none from another."""
    everywhere = set.intersection(*(set(name.split()) for name in names)) if len(names) > 1 else set[str]()
    return {name: " ".join(word for word in name.split() if word not in everywhere) or name for name in names}


def _under(lines: list[Line], groups: Sequence[Sequence[str]]) -> list[Line]:
    pairs = zip(lines, groups, strict=True)
    return [line._replace(key=" ".join([*group, line.key]), group=" ".join(group)) for line, group in pairs]


def _beside(sheet: PlainSheet, columns: Sequence[int], lines: Sequence[Line]) -> list[list[str]]:
    """Of each line what was written last in these columns; the line's own name is no group."""
    held: dict[int, str] = {}
    beside = []
    for line in lines:
        for column in columns:
            if text := sheet.own_text(line.row, column):
                held = {one: key for one, key in held.items() if one < column}
                held[column] = "" if label_key(text) == line.key else label_key(text)
        beside.append([held[column] for column in columns if held.get(column)])
    return beside


def sheet_lines(
    form: FormSheet, sheet: PlainSheet, at: int, measures: int | None, start: int, figures: Collection[int]
) -> list[Line]:
    """The rows of a sheet from `start` on that have a label. `figures` are the columns figures stand in."""
    codes = at + form.code_column - form.label_column if form.code_column else None
    ends = min((*(column for column in {*figures, measures} if column and column > at), at + SET_IN))
    names = {label_key(row.label) for row in form.rows} - {""}
    lines = []
    for row in range(start, len(sheet.grid)):
        code = _bare(sheet.text(row, codes)) if codes is not None else ""
        texts = [sheet.text(row, column) for column in range(at, ends)]
        label = next(filter(None, texts), "") or (code if len(code) > 3 and code.isalpha() else "")
        label = label or next((text for c in range(at) if label_key(text := sheet.own_text(row, c)) in names), "")
        if label:
            is_filled = any(_is_figure(sheet.at(row, column)) for column in figures)
            lines.append(Line(row, code if label != code else "", label_key(label), is_filled))
    return lines


def rows_of(mine: list[Line], theirs: list[Line]) -> dict[int, int]:
    """Form row number to row of the sheet."""
    return {mine[m].row: theirs[t].row for m, t in paired(mine, theirs).items()}


def paired(mine: list[Line], theirs: list[Line]) -> dict[int, int]:
    """Index to index, the surest first."""
    pairs = _alone({}, mine, theirs, lambda line: (line.code, line.key) if line.code else None)
    pairs = _alone(pairs, mine, theirs, lambda line: line.key or None)
    pairs = _in_same_order(pairs, mine, theirs)
    pairs |= _clearest(ALIKE, *_left(pairs, mine, theirs), mine, theirs)
    for ones, others in _gaps(pairs, mine, theirs):
        pairs |= _clearest(ALIKE_IN_PLACE, ones, others, mine, theirs)
    return pairs | dict(_first_of_the_same(pairs, mine, theirs))


def _first_of_the_same(pairs: dict[int, int], mine: list[Line], theirs: list[Line]) -> Iterator[tuple[int, int]]:
    """A row asked once that stands twice: the first of them, as long as the others agree with it."""
    names, taken = [line.key for line in mine], set(pairs.values())
    for m, key in enumerate(names):
        free = [t for t, line in enumerate(theirs) if key and line.key == key and line.is_filled and t not in taken]
        if m not in pairs and names.count(key) == 1 and len(free) > 1:
            yield m, free[0]


def standing_twice(mine: list[Line], theirs: list[Line], rows: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Form row and the second row of the sheet that bears its name and figures."""
    taken = set(rows.values())
    for line in theirs:
        named = [one.row for one in mine if one.key == line.key]
        if line.row not in taken and line.is_filled and named:
            above = [row for row in named if rows.get(row, line.row) < line.row]
            yield (above or named[:1])[-1], line.row


def _bare(code: object) -> str:
    return folded(code).strip(" .)(-:")


def _is_figure(value: object) -> bool:
    is_typed = isinstance(value, str) and value.strip()[:1].isdigit() and len(value) < 20
    return is_typed or (isinstance(value, int | float) and not isinstance(value, bool))


def _alone(
    pairs: dict[int, int], mine: list[Line], theirs: list[Line], name: Callable[[Line], object]
) -> dict[int, int]:
    """Rows that are the only ones of their name on both sides."""
    counts = Counter(map(name, mine)), Counter(map(name, theirs))
    places = {name(line): t for t, line in enumerate(theirs)}
    found = {
        m: places[name(line)]
        for m, line in enumerate(mine)
        if name(line) is not None and counts[0][name(line)] == counts[1][name(line)] == 1
    }
    taken = set(pairs.values())
    return pairs | {m: t for m, t in found.items() if m not in pairs and t not in taken}


def _in_same_order(pairs: dict[int, int], mine: list[Line], theirs: list[Line]) -> dict[int, int]:
    """Names that stand several times: those under the same neighbour, then as often here as there, in their order."""
    pairs = _below(pairs, mine, theirs)
    for ones, others in _gaps(pairs, mine, theirs):
        for key in {mine[m].key for m in ones}:
            here = [m for m in ones if mine[m].key == key]
            there = [t for t in others if theirs[t].key == key]
            if key and len(here) == len(there):
                pairs |= dict(zip(here, there, strict=True))
    return pairs


def _below(pairs: dict[int, int], mine: list[Line], theirs: list[Line]) -> dict[int, int]:
    """The same name right under a pair: "Trong đó: nữ" belongs to the row it follows."""
    pairs, taken = dict(pairs), set(pairs.values())
    for m in range(1, len(mine)):
        t = pairs.get(m - 1, len(theirs)) + 1
        if m not in pairs and t < len(theirs) and t not in taken and mine[m].key == theirs[t].key != "":
            pairs[m] = t
            taken.add(t)
    return pairs


def _left(pairs: dict[int, int], mine: Sequence[Line], theirs: Sequence[Line]) -> Gap:
    taken = set(pairs.values())
    return [m for m in range(len(mine)) if m not in pairs], [t for t in range(len(theirs)) if t not in taken]


def _gaps(pairs: dict[int, int], mine: Sequence[Line], theirs: Sequence[Line]) -> list[Gap]:
    """What is left on both sides between neighbours that kept their place."""
    steady = [(-1, -1), *rising(list(pairs.items())), (len(mine), len(theirs))]
    ones, others = _left(pairs, mine, theirs)
    return [
        ([m for m in ones if low[0] < m < high[0]], [t for t in others if low[1] < t < high[1]])
        for low, high in pairwise(steady)
    ]


def _clearest(least: float, ones: list[int], others: list[int], mine: list[Line], theirs: list[Line]) -> dict[int, int]:
    """Rows worded otherwise, each plainly the nearest to the other."""
    scores = {(m, t): alike(mine[m].key, theirs[t].key) for m in ones for t in others if _may_be(mine[m], theirs[t])}
    return {
        m: t
        for (m, t), score in scores.items()
        if score >= least
        and all(score - rival >= CLEARLY for pair, rival in scores.items() if (pair[0] == m) != (pair[1] == t))
    }


def _may_be(one: Line, other: Line) -> bool:
    """Another group is another row; a letter is no digit; any other number may be a new numbering."""
    is_numbered_alike = not one.code or not other.code or one.code[0].isdigit() == other.code[0].isdigit()
    return one.group == other.group and is_numbered_alike
