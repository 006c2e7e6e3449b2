"""Takes a unit's sheets and the form's; makes which sheet is which, by name, by title, and by what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tongket.collect.matching.form import SheetIndex, heading_key, label_key
from tongket.collect.matching.titles import Titles, is_of_another
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet
from tongket.collect.workbooks.stencil import is_filled
from tongket.wording.fold import fold

LIKE_THE_FORM = 0.5  # share of the form's labels and headings found: enough without the name
NAMED_AND_LIKE = 0.2  # enough with it
TITLED = 0.4  # for the form's title: less than the form's name, more than a number in a name
LONGEST_KEY = 300
A_FEW_NUMBERS = 3  # a cover page carries a year or a telephone number; fewer are no figures
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class SheetMatch:
    """Form sheet name to the unit's sheet, and the sheets left over."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    added: list[Sheet] = field(default_factory=list)
    hidden: list[Sheet] = field(default_factory=list)
    unclear: list[tuple[Sheet, list[str]]] = field(default_factory=list)  # with the sheets of the form it could be


def match_sheets(asked: Sequence[SheetIndex], sent: Sequence[Sheet]) -> SheetMatch:
    """Find each sheet of the form among the visible sheets of a workbook; hidden ones never count."""
    visible = [sheet for sheet in sent if not sheet.is_hidden and is_filled(sheet)]
    match = SheetMatch(hidden=[sheet for sheet in sent if sheet.is_hidden and _has_figures(sheet)])
    found, unclear = _in_turn(_by_sheet(asked, _scores(asked, visible)))
    match.sheets = {name: visible[number] for name, number in found.items()}
    match.unclear = [(visible[number], could_be) for number, could_be in unclear.items()]
    taken = {*found.values(), *unclear}
    names = dict.fromkeys(index.sheet.name for index in asked)  # tables that share a sheet are found with it
    match.missing = [name for name in names if name not in match.sheets]
    match.added = [sheet for number, sheet in enumerate(visible) if number not in taken and _has_figures(sheet)]
    return match


def _by_sheet(asked: Sequence[SheetIndex], scores: Mapping[tuple[int, int], float]) -> dict[int, dict[str, float]]:
    """What each of the unit's sheets scores with those of the form, in its order; of several tables on one the best."""
    best: dict[int, dict[str, float]] = {}
    for one, other in sorted(scores):
        its, name = best.setdefault(other, {}), asked[one].sheet.name
        its[name] = max(scores[one, other], its.get(name, 0.0))
    return best


def _in_turn(left: dict[int, dict[str, float]]) -> tuple[dict[str, int], dict[int, list[str]]]:
    """Sheet of the form to the unit's, the best first; and those that could be several, with which.

    Three sheets alike under new names stand in the form's order, one with a row left out too; one alone may be any of
    the three.
    """
    found: dict[str, int] = {}
    unclear: dict[int, list[str]] = {}
    while tops := {other: top for other, its in left.items() if (top := _top(its, found))[1]}:
        could_be = max(tops.values(), key=lambda top: top[0])[1]
        alike = sorted((other for other, top in tops.items() if top[1] == could_be), key=lambda other: -tops[other][0])
        if len(could_be) > len(alike):
            unclear |= dict.fromkeys(alike, could_be)
        else:
            alike = sorted(alike[: len(could_be)])
            found |= zip(could_be, alike, strict=True)
        left = {other: its for other, its in left.items() if other not in alike}
    return found, unclear


def _top(its: Mapping[str, float], found: Mapping[str, int]) -> tuple[float, list[str]]:
    """The best score of a sheet with those of the form not found, and which these are."""
    still = {name: score for name, score in its.items() if name not in found}
    best = max(still.values(), default=0.0)
    return best, [name for name, score in still.items() if score == best]


def pasted_below(asked: Sequence[SheetIndex], match: SheetMatch) -> dict[str, str]:
    """Sheets of the form that are missing to the found one on which their rows stand too: all pasted on one sheet."""
    tables: dict[str, list[SheetIndex]] = {}
    for index in asked:
        tables.setdefault(index.sheet.name, []).append(index)
    keys = {name: _keys_in(sheet.cells.values())[0] for name, sheet in match.sheets.items()} if match.missing else {}
    found: dict[str, str] = {}
    for name in match.missing:
        labels = _labels(tables[name])
        holding = [other for other, there in keys.items() if _are_there(labels, _labels(tables[other]), there)]
        if len(holding) == 1:
            found[name] = holding[0]
    return found


def _labels(tables: Sequence[SheetIndex]) -> frozenset[str]:
    return frozenset[str]().union(*(index.labels for index in tables if not index.sheet.is_list))


def _are_there(labels: frozenset[str], own: frozenset[str], there: set[str]) -> bool:
    """Whether most of a table's labels are its own and stand on the sheet of another."""
    telling = labels - own
    return len(telling) >= max(1, LIKE_THE_FORM * len(labels)) and len(telling & there) >= LIKE_THE_FORM * len(telling)


def match_by_name(
    asked: Sequence[SheetIndex], sent: Sequence[Sheet], agrees: Callable[[SheetIndex, Sheet], bool]
) -> SheetMatch | None:
    """The same match at once, where sheets under the form's names agree wholly and nothing is left to compare.

    `agrees` says whether all of the form's labels and headings are there: no other pair can then score as high. None
    when it takes a comparison: one agrees less, or both a sheet of the form and one of the unit are left over.
    """
    visible = {_plain_name(sheet.name): sheet for sheet in sent if not sheet.is_hidden and is_filled(sheet)}
    pairs = [(index, sheet) for index in asked if (sheet := visible.get(_plain_name(index.sheet.name)))]
    agreed = [agrees(index, sheet) for index, sheet in pairs]  # each is asked: what is found out of it is kept
    if not all(agreed) or len(pairs) < min(len(asked), len(visible)) or _share_names(asked, sent):
        return None
    found = {index.sheet.name: sheet for index, sheet in pairs}
    taken = {sheet.name for sheet in found.values()}
    return SheetMatch(
        sheets=found,
        missing=[index.sheet.name for index in asked if index.sheet.name not in found],
        added=[sheet for sheet in visible.values() if sheet.name not in taken and _has_figures(sheet)],
        hidden=[sheet for sheet in sent if sheet.is_hidden and _has_figures(sheet)],
    )


def _share_names(asked: Sequence[SheetIndex], sent: Sequence[Sheet]) -> bool:
    """Whether two sheets of either side bear the same name but for case, blanks and diacritics."""
    here = [_plain_name(index.sheet.name) for index in asked]
    there = [_plain_name(sheet.name) for sheet in sent if not sheet.is_hidden and is_filled(sheet)]
    return len({*here}) < len(here) or len({*there}) < len(there)


def agrees_wholly(index: SheetIndex, cells: Iterable[Cell]) -> bool:
    """Whether all labels and headings of a form's sheet are among these cells: no sheet can be more like it."""
    if index.sheet.is_list or not index.labels:
        return _has_headings(index, cells)
    return _share(index, *_keys_in(cells)) == 1.0


def _has_headings(index: SheetIndex, cells: Iterable[Cell]) -> bool:
    """They stand at the top: the free rows below need not be looked at."""
    lacking = set(index.headings)
    for cell in cells:
        if not lacking:
            break
        if _is_key(cell):
            lacking.discard(heading_key(cell.raw))
    return bool(index.headings) and not lacking


def _is_key(cell: Cell) -> bool:
    if cell.kind is CellKind.TEXT:
        return len(cell.raw) < LONGEST_KEY
    return cell.kind is CellKind.NUMBER and len(cell.raw) == len("2020")


def _scores(asked: Sequence[SheetIndex], visible: Sequence[Sheet]) -> dict[tuple[int, int], float]:
    """How well each pair agrees; pairs that do not agree are left out."""
    titles = Titles(asked)
    keys = [_keys_in(sheet.cells.values()) for sheet in visible]
    shares = [[_share(index, *of_sheet) for index in asked] for of_sheet in keys]
    candidates = [max(of_sheet, default=0.0) >= LIKE_THE_FORM for of_sheet in shares]
    borne = titles.borne([titles.above(sheet) for sheet in visible], candidates)
    numbers = _telling_numbers(asked)
    return {
        (one, other): score
        for other, sheet in enumerate(visible)
        for one, score in _scores_of(asked, sheet, shares[other], borne[other], titles, numbers)
    }


def _scores_of(
    asked: Sequence[SheetIndex],
    sheet: Sheet,
    shares: Sequence[float],
    borne: Mapping[str, float],
    titles: Titles,
    numbers: frozenset[str],
) -> Iterator[tuple[int, float]]:
    """One of the unit's sheets and those of the form it could be."""
    alike = {index.sheet.name: share for index, share in zip(asked, shares, strict=True)}
    for one, (index, likeness) in enumerate(zip(asked, shares, strict=True)):
        name = index.sheet.name
        named = _name_agrees(index, sheet, numbers)
        if not (named or _bears_year(index, sheet, titles)) and is_of_another(name, borne, alike):
            continue
        if likeness >= LIKE_THE_FORM or (named and likeness >= NAMED_AND_LIKE):
            yield one, likeness + named + TITLED * borne.get(name, 0.0)


def _bears_year(index: SheetIndex, sheet: Sheet, titles: Titles) -> bool:
    """Whether the sheet's own name has the year of the form's sheet: then another title is one not changed."""
    year = _YEAR.search(index.sheet.name)
    years = titles.years(index.sheet.name) | (frozenset((year[0],)) if year else frozenset())
    return any(one in sheet.name for one in years)


def _keys_in(cells: Iterable[Cell]) -> tuple[set[str], set[str]]:
    keys = [cell for cell in cells if _is_key(cell)]
    texts = {cell.raw for cell in keys if cell.kind is CellKind.TEXT}
    numbers = {cell.raw for cell in keys if cell.kind is CellKind.NUMBER}
    return {label_key(text) for text in texts}, {heading_key(text) for text in texts | numbers}


def _share(index: SheetIndex, labels: set[str], headings: set[str]) -> float:
    """The share of the form's labels found, weighed with that of its headings; of a list only headings are known."""
    found = len(index.headings & headings) / len(index.headings) if index.headings else 0.0
    if index.sheet.is_list or not index.labels:
        return found
    return 0.75 * len(index.labels & labels) / len(index.labels) + 0.25 * found


def _name_agrees(index: SheetIndex, sheet: Sheet, numbers: frozenset[str]) -> float:
    """1 for the same name, less for one that holds the other or bears the same telling number, 0 for another."""
    asked, sent = _plain_name(index.sheet.name), _plain_name(sheet.name)
    if index.sheet.name == sheet.name or asked == sent:
        return 1.0
    if asked in sent or sent in asked:
        return 0.5
    return 0.3 if _number(asked) in numbers and _number(asked) == _number(sent) else 0.0


def _telling_numbers(asked: Sequence[SheetIndex]) -> frozenset[str]:
    """The numbers that one sheet of the form alone bears: "1" is of both "Biểu 1a" and "Biểu 1b"."""
    counts = Counter(_number(_plain_name(name)) for name in {index.sheet.name for index in asked})
    return frozenset(number for number, count in counts.items() if number and count == 1)


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    return re.sub(r"[^\w]+", "", fold(name))


def _number(name: str) -> str:
    found = re.search(r"\d+", name)
    return found[0].lstrip("0") if found else ""


def _has_figures(sheet: Sheet) -> bool:
    numbers = (cell for cell in sheet.cells.values() if cell.kind is CellKind.NUMBER)
    return sum(1 for _ in _first(numbers, A_FEW_NUMBERS)) == A_FEW_NUMBERS or _is_typed_table(sheet)


def _first(values: Iterable[object], count: int) -> Iterable[object]:
    return (value for value, _ in zip(values, range(count), strict=False))


def _is_typed_table(sheet: Sheet) -> bool:
    """Numbers typed as text are figures too."""
    digits = [
        cell for cell in sheet.cells.values() if cell.kind is CellKind.TEXT and re.fullmatch(r"[\d.,]+", cell.raw)
    ]
    return len(digits) >= A_FEW_NUMBERS
