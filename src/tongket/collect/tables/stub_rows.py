"""Takes a table's body, makes its rows: label path, printed number, level, measure, and what each row is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tongket.collect.tables.grid import Grid
from tongket.collect.tables.stub_codes import family, is_row_code, led_by_code, plain_code
from tongket.collect.tables.stub_columns import Stub
from tongket.collect.tables.table import RowRole, TableRow
from tongket.collect.tables.words import is_bare_of_which, is_of_which, is_region, is_total, measure_in_brackets
from tongket.wording.fold import fold

_DITTO = {'"', "”", "''", "-nt-", "nt", "//"}
_UNCODED = {"", "dash", "plus"}
_FIRST_CODE = re.compile(r"(?:\d+\.)*1|[aAiI]")


@dataclass(slots=True)
class _Open:
    """A row that may still have rows under it."""

    family: str
    label: str
    index: int
    is_filled: bool
    of_which: bool = False


@dataclass(slots=True)
class _Climb:
    """Where the reading of a body stands: the open rows from outermost to innermost."""

    stack: list[_Open] = field(default_factory=list)
    last_letter: str = ""
    measure: str = ""
    outer: dict[int, str] = field(default_factory=dict)
    parents: set[int] = field(default_factory=set)
    of_which_parents: set[int] = field(default_factory=set)
    empty: set[int] = field(default_factory=set)


def read_rows(grid: Grid, stub: Stub, columns: list[int], body: list[int]) -> tuple[TableRow, ...]:
    """The rows of a body in their order, each with the labels it stands under."""
    climb = _Climb()
    values = [column for column in columns if column not in stub.columns]
    has_any = any(
        (row, column) in grid.figures and (row, column) not in grid.formulas for row in body for column in values
    )
    rows: list[TableRow] = []
    families: list[str] = []
    for index in range(len(body)):
        read, its_family = _read_row(grid, stub, values, body, climb, index, has_any)
        rows.append(read)
        families.append(its_family)
    return tuple(_roles(rows, families, climb, has_any=has_any, has_measures=stub.measure is not None))


def _read_row(
    grid: Grid, stub: Stub, values: list[int], body: list[int], climb: _Climb, index: int, has_any: bool
) -> tuple[TableRow, str]:
    row = body[index]
    code, labels = _labels(grid, stub, row, climb)
    own = labels[-1] if labels else ""
    is_filled = any((row, column) in grid.figures for column in values)
    is_sum = any(map(is_total, labels)) or _sums_up(own, code, climb, lambda: _codes_of(grid, stub, body[index + 1 :]))
    its_family = _family(grid, stub, row, code, own, climb)
    _close(climb.stack, its_family, is_sum=is_sum, is_of_which=is_of_which(own))
    read = TableRow(
        row=row,
        path=(*_above(climb), *labels) if own else _above(climb),
        code=code,
        mark=plain_code(grid.own_text(row, stub.others[0])) if stub.others else "",
        level=len(climb.stack),
        measure=_measure(grid, stub, row, climb) or measure_in_brackets(own),
        role=RowRole.TOTAL if is_sum else RowRole.ITEM,
        is_of_which=any(above.of_which for above in climb.stack) or (is_of_which(own) and not is_bare_of_which(own)),
    )
    _take_note(climb, index, is_filled=is_filled, has_any=has_any)
    if not is_sum:
        _open(climb, _Open(its_family, own, index, is_filled), own)
    return read, its_family


def _above(climb: _Climb) -> tuple[str, ...]:
    return tuple(above.label for above in climb.stack if not is_bare_of_which(above.label))


def _take_note(climb: _Climb, index: int, *, is_filled: bool, has_any: bool) -> None:
    """Remember which rows are empty and which have rows under them."""
    if climb.stack and (is_filled or not has_any):
        climb.parents.add(climb.stack[-1].index)
    if not is_filled:
        climb.empty.add(index)


def _family(grid: Grid, stub: Stub, row: int, code: str, own: str, climb: _Climb) -> str:
    """The family of the row's number; rows without one are told apart by dashes and by how far they are pushed in."""
    its_family = family(code or _code_above(grid, stub, row), climb.last_letter)
    if its_family == "letter" and len(code) == 1:
        climb.last_letter = code
    if is_of_which(own) and not is_bare_of_which(own) and "-" in own[:14]:
        return "dash"
    indent = _indent(grid, stub, row) if not code else 0
    return f"indent{indent}" if indent and not its_family else its_family


def _code_above(grid: Grid, stub: Stub, row: int) -> str:
    """The number merged over this row and the one above: "Chết" beside "Mắc" of one disease stands beside it."""
    at = (row, stub.code or 0)
    return plain_code(grid.text(*at)) if stub.code is not None and grid.corner_of.get(at, at) != at else ""


def _sums_up(label: str, code: str, climb: _Climb, codes_below: Callable[[], list[str]]) -> bool:
    """ "TỔNG THU CÂN ĐỐI" without a number, after numbered rows that have figures: no part of the last of them.

    In a blank form its capitals tell, where those rows are in small letters and their list ends there.
    """
    coded = [above for above in climb.stack if above.family not in _UNCODED]
    if code or not coded or not fold(label).startswith("tong "):
        return False
    if all(above.is_filled for above in coded):
        return True
    stands_out = label.isupper() and not any(above.label.isupper() for above in coded)
    return stands_out and not _goes_on([above.family for above in coded], codes_below(), climb.last_letter)


def _goes_on(open_families: list[str], codes: list[str], last_letter: str) -> bool:
    """Whether rows stand under this one, "- Nam", or a list around it has its next number further down."""
    if codes and family(codes[0], "") in ("dash", "plus"):
        return True
    coded = next((code for code in codes if family(code, "") not in _UNCODED), "")
    inner = {*open_families[1:], open_families[-1]}
    return family(coded, last_letter) in inner and _FIRST_CODE.fullmatch(coded) is None


def _codes_of(grid: Grid, stub: Stub, rows: list[int]) -> list[str]:
    """The printed numbers of rows, "" where there is none; "Trong đó" is a dash."""
    codes = [plain_code(grid.own_text(row, stub.code)) if stub.code is not None else "" for row in rows]
    labels = [grid.own_text(row, stub.labels[-1]) for row in rows]
    said = zip(codes, labels, strict=True)
    return [code or ("-" if is_of_which(label) else led_by_code(label)[0]) for code, label in said]


def _labels(grid: Grid, stub: Stub, row: int, climb: _Climb) -> tuple[str, tuple[str, ...]]:
    """The printed number and the labels of a row, outermost first; outer labels hold until the next one."""
    code = plain_code(grid.own_text(row, stub.code)) if stub.code is not None else ""
    texts: list[str] = []
    for column in stub.labels[:-1]:
        text = grid.text(row, column)
        climb.outer[column] = text or climb.outer.get(column, "")
        if climb.outer[column]:
            texts.append(climb.outer[column])
    own = grid.text(row, stub.labels[-1])
    if not own and not code and stub.code is not None:
        own = grid.text(row, stub.code)
    if code and own in ("", code) and not is_row_code(code):
        code, own = "", code  # "Cộng" written in the column of numbers, or merged over it and the labels
    if not code:
        code, own = led_by_code(own)
    return code, tuple(dict.fromkeys((*texts, own))) if own else tuple(texts)


def _indent(grid: Grid, stub: Stub, row: int) -> int:
    """How far a label is pushed in by spaces, in steps of two; one odd space is a slip."""
    cell = grid.sheet.cells.get((row, stub.labels[-1]))
    if cell is None:
        return 0
    raw = cell.raw.replace("\u00a0", " ").replace("\t", "    ")
    return (len(raw) - len(raw.lstrip(" "))) // 3


def _close(stack: list[_Open], its_family: str, *, is_sum: bool, is_of_which: bool) -> None:
    """Close the rows that the new one does not stand under."""
    if is_sum and not its_family:
        stack.clear()
        return
    known = [above.family for above in stack]
    if its_family in known:
        del stack[known.index(its_family) :]
    elif its_family.startswith("indent"):
        while stack and (_is_as_deep(stack[-1], its_family) or (_begins_the_parts(stack[-1]) and not is_of_which)):
            stack.pop()
    elif its_family not in _UNCODED:
        while stack and (stack[-1].family in _UNCODED or stack[-1].family.startswith("indent")):
            stack.pop()
    elif its_family == "":
        while stack and (stack[-1].family in ("dash", "plus") or stack[-1].family.startswith("indent")):
            stack.pop()


def _is_as_deep(above: _Open, its_family: str) -> bool:
    return above.family.startswith("indent") and above.family >= its_family


def _begins_the_parts(above: _Open) -> bool:
    """ "Trong đó: Trường học" without a number: what is pushed in under it is the next part, not a part of that."""
    is_uncoded = above.family == "" or above.family.startswith("indent")
    return is_uncoded and is_of_which(above.label) and not is_bare_of_which(above.label)


def _open(climb: _Climb, opened: _Open, label: str) -> None:
    if is_bare_of_which(label):
        if climb.stack:
            climb.stack[-1].of_which = True
            climb.of_which_parents.add(climb.stack[-1].index)
        return
    if is_of_which(label) and climb.stack:
        climb.stack[-1].of_which = True
        climb.of_which_parents.add(climb.stack[-1].index)
    climb.stack.append(opened)


def _measure(grid: Grid, stub: Stub, row: int, climb: _Climb) -> str:
    """The row's measure; a ditto mark repeats the one above."""
    if stub.measure is None:
        return ""
    text = grid.text(row, stub.measure)
    if text and text.strip().lower() not in _DITTO:
        climb.measure = text
        return text
    return climb.measure if text else ""


def _roles(
    rows: list[TableRow], families: list[str], climb: _Climb, *, has_any: bool, has_measures: bool
) -> list[TableRow]:
    """Parents printed A or I are subtotals of what stands under them; all but the last of several totals too."""
    last_total = max((index for index, row in enumerate(rows) if row.role is RowRole.TOTAL), default=0)
    sums_regions = _sums_regions(rows)
    found: list[TableRow] = []
    for index, row in enumerate(rows):
        role = row.role
        if role is RowRole.TOTAL:
            role = RowRole.SUBTOTAL if 0 < index < last_total else role
        elif _is_group(row, index, climb, has_any=has_any, has_measures=has_measures):
            role = RowRole.GROUP
        elif _sums_what_is_under_it(index, families[index], climb) or (sums_regions and _is_region_row(row)):
            role = RowRole.SUBTOTAL
        found.append(row if role is row.role else replace(row, role=role))
    return found


def _sums_what_is_under_it(index: int, its_family: str, climb: _Climb) -> bool:
    return its_family in ("letter", "roman") and index in climb.parents - climb.of_which_parents


def _is_region_row(row: TableRow) -> bool:
    return not row.code and bool(row.path) and is_region(row.path[-1])


def _sums_regions(rows: list[TableRow]) -> bool:
    """Whether rows named after regions stand among others: then they sum those. Alone, they are the items."""
    others = [row for row in rows if row.role is RowRole.ITEM and row.path and not _is_region_row(row)]
    return len(others) > 1


def _is_group(row: TableRow, index: int, climb: _Climb, *, has_any: bool, has_measures: bool) -> bool:
    """A heading inside the body. In a blank form every row is empty: there its missing measure or capitals tell."""
    label = row.path[-1] if row.path else ""
    if index not in climb.empty or row.measure:
        return False
    if is_bare_of_which(label):
        return True
    if index not in climb.parents:
        return False
    return has_any or has_measures or label.isupper()
