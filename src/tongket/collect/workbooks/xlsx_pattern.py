"""Takes the rows of a worksheet part, finds every cell by one pattern: the road for rows not seen before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

from tongket.collect.workbooks.xlsx_known import OWN_FORMULA, PLACES, Columns, NotServed, resolved
from tongket.collect.workbooks.xlsx_truth import of_group

# Captures address, attributes, attributes of the formula, formula, value, inline text; and, after an empty cell, the
# run of empty cells that follows. Loose where the text is checked against a table afterwards, which costs less.
# What closes a cell is followed by "<": a "/>" inside an attribute is not.
EMPTY = r'<c r="[^"<]+"[^<>/]*+/>(?=\s*(?:<|\Z))'
CELL = re.compile(
    r'<c r="([^"<]+)"([^<>/]*+)(?:>(?:<f([^<>]*+)>(?:([^<]*+)</f>)?)?'
    r'(?:<v>([^<]*+)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*+)</t></is>)?</c>'
    rf"|/>(?=\s*(?:<|\Z))((?:{EMPTY})*+))"
)
GROUP = re.compile(r' t="shared"(?: ref="[A-Z0-9:]+")?(?: ca="1")? si="([0-9]+)"/?')


def by_pattern(rows: str) -> Columns | None:
    """The filled cells, if the cheap count of what opens like a cell says that none was passed over; None: no cell."""
    found: list[tuple[str, ...]] = CELL.findall(rows)
    runs = "".join([cell[6] for cell in found])
    if len(found) + runs.count("<c") != rows.count("<c"):
        raise NotServed
    filled = [cell for cell in found if cell[4] or cell[5] or cell[3] or cell[2]]
    return _columns(filled, "</f></c>" in rows or "/></c>" in rows) if filled else None


def _columns(filled: list[tuple[str, ...]], lacks_results: bool) -> Columns:
    addresses, attributes, abouts, formulas, values, inlines, _ = zip(*filled, strict=True)
    places = list(map(PLACES.__getitem__, addresses))
    return Columns(places, attributes, _formulas(places, abouts, formulas), values, inlines, lacks_results)


def _formulas(
    places: Sequence[tuple[int, int]], abouts: Sequence[str], formulas: Sequence[str]
) -> Iterable[str | None]:
    unusual = {about for about in set(abouts) if OWN_FORMULA.fullmatch(about) is None}
    together = "".join(formulas)
    if not unusual and not together:
        return repeat(None, len(places))
    told = [formula or None for formula in (map(resolved, formulas) if "&" in together else formulas)]
    shared: dict[str, tuple[int, int, str]] = {}
    for index, about in enumerate(abouts if unusual else ()):
        if about in unusual:
            told[index] = of_group(shared, _group(about), *places[index], told[index] or "")
    return told


def _group(about: str) -> str:
    """The number of the group of cells that share a formula."""
    found = GROUP.fullmatch(about)
    if found is None:
        raise NotServed
    return found[1]
