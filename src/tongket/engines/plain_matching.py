"""The referee's own finding of rows and columns: takes a form sheet and a unit's sheet, makes which row is which.

By label first, then by position where the neighbours leave one possibility. Nothing here is shared with the reader it
judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from tongket.directive.form import ColumnKind, FormSheet
from tongket.engines.plain_numbers import folded
from tongket.engines.plain_sheets import PlainSheet

YEAR = re.compile(r"(?:19|20)\d\d")
NUMBERING = re.compile(r"\(?(?:\d{1,3}|[a-z])\)?(?:\s*=.*)?")
TIME_WORDS = {"nam", "giai", "doan", "tu", "den", "het", "thuc", "hien", "th", "so", "lieu", "ky", "cac"}
LEAD = re.compile(r"^(?:[-–—+•*]\s*)?(?:trong do\b[\s:,-]*(?=\w))?(?:[-–—+•*]\s*)?")
ALIKE = 0.6  # share of letters two names must have in common to be one row renamed


def label_column(form: FormSheet, sheet: PlainSheet) -> int:
    """The column in which most labels of the form stand."""
    labels = {name(row.label) for row in form.rows}
    counts = [
        len({name(sheet.text(row, column)) for row in range(len(sheet.grid))} & labels) for column in range(sheet.width)
    ]
    return counts.index(max(counts)) if counts else 0


def likeness(form: FormSheet, sheet: PlainSheet) -> int:
    """How many labels of the form the sheet holds."""
    column = label_column(form, sheet)
    names = {name(sheet.text(row, column)) for row in range(len(sheet.grid))}
    return len(names & {name(row.label) for row in form.rows})


def rows_of(form: FormSheet, sheet: PlainSheet) -> dict[int, int]:
    """Form row number to row of the sheet, from 0."""
    at = label_column(form, sheet)
    codes = form.code_column - form.label_column if form.code_column else None
    mine = [(_bare(row.code), name(row.label)) for row in form.rows]
    named = {n: line for n in range(len(sheet.grid)) if (line := _line(sheet, n, at, codes))[1]}
    lines, theirs = list(named), list(named.values())
    pairs = _paired(mine, theirs)
    return {form.rows[m].row: lines[t] for m, t in pairs.items()}


def name(label: object) -> str:
    """A row's name without the dash or "Trong đó:" that leads it."""
    plain = folded(label)
    return LEAD.sub("", plain) or plain


def _line(sheet: PlainSheet, row: int, at: int, codes: int | None) -> tuple[str, str]:
    """The printed number and the name of a row; "Cộng" may stand in the column of the numbers."""
    code = sheet.text(row, at + codes) if codes else ""
    label = sheet.text(row, at)
    if label in ("", code) and re.search(r"[a-z]{3}", code):
        return "", name(code)
    return _bare(code), name(label)


def columns_of(form: FormSheet, sheet: PlainSheet, first_row: int) -> dict[int, int]:
    """Form column number to column of the sheet, from 0, of the columns the units fill in."""
    asked = [column for column in form.columns if column.kind is ColumnKind.VALUE]
    start = label_column(form, sheet) + 1
    headings = {column: _headings(sheet, column, first_row) for column in range(start, sheet.width)}
    paths = {column.column: [heading_key(text) for text in column.path] for column in asked}
    found: dict[int, int] = {}
    for number, path in paths.items():
        fitting = [column for column, texts in headings.items() if texts and _fits(path, texts)]
        rivals = sum(other == path for other in paths.values())
        if len(fitting) == 1 and rivals == 1:
            found[number] = fitting[0]
    every = [column.column for column in form.columns]
    return found | dict(_by_position(every, set(paths), found, sorted(headings)))


def heading_key(text: str) -> str:
    """ "Năm 2011" and "2011" are one heading, so are "Giai đoạn 2001-2010" and "2001 - 2010"; "Lũy kế 2011" is not."""
    plain = folded(text)
    years = YEAR.findall(plain)
    words = re.findall(r"\w+", YEAR.sub(" ", plain))
    rest = [word for word in words if word not in TIME_WORDS] if years else words
    return " ".join(["-".join(years), *rest]).strip()


def _bare(code: object) -> str:
    return folded(code).strip(" .)(")


def _headings(sheet: PlainSheet, column: int, first_row: int) -> list[str]:
    """The headings over a column, nearest first, the numbering line left out."""
    texts = [_heading(sheet, row, column, first_row) for row in range(first_row - 1, -1, -1)]
    return [heading_key(text) for text in texts if text and not NUMBERING.fullmatch(text)]


def _heading(sheet: PlainSheet, row: int, column: int, first_row: int) -> str:
    """The text of a heading cell; where no merges are known, the nearest to the left over like columns."""
    text = sheet.text(row, column)
    while not text and not sheet.merges and column > 0 and _has_below(sheet, row, column, first_row):
        column -= 1
        text = sheet.text(row, column) if _has_below(sheet, row, column, first_row) else ""
    return text


def _has_below(sheet: PlainSheet, row: int, column: int, first_row: int) -> bool:
    """Whether the column has a heading of its own further down; the numbering line is none."""
    texts = (sheet.text(below, column) for below in range(row + 1, first_row))
    return any(text and not NUMBERING.fullmatch(text) for text in texts)


def _fits(path: Sequence[str], texts: Sequence[str]) -> bool:
    """The lowest heading must be the same; where it alone says little, so must those above it."""
    return path[-1] == texts[0] and (bool(YEAR.search(path[-1])) or set(path) <= set(texts))


def _by_position(
    every: Sequence[int], asked: set[int], found: dict[int, int], columns: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Columns between two found neighbours, where as many stand in the form as in the sheet."""
    known = [number for number in every if number in found]
    for left, right in pairwise(known):
        form_gap = [number for number in every if left < number < right]
        sheet_gap = [column for column in columns if found[left] < column < found[right]]
        if form_gap and len(form_gap) == len(sheet_gap) and asked.issuperset(form_gap):
            yield from zip(form_gap, sheet_gap, strict=True)


def _paired(mine: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> dict[int, int]:
    """Index to index: same code and label in order, then the only one of that name, then renamed in its place."""
    pairs: dict[int, int] = {}
    for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        pairs.update({block.a + n: block.b + n for n in range(block.size)})
    _pair_alone(pairs, mine, theirs)
    _pair_alone(pairs, [label for _, label in mine], [label for _, label in theirs])
    _pair_renamed(pairs, mine, theirs)
    return pairs


def _pair_alone(pairs: dict[int, int], mine: Sequence[object], theirs: Sequence[object]) -> None:
    """Rows left over on both sides that are the only ones of their name there."""
    left = [m for m in range(len(mine)) if m not in pairs]
    over = [t for t in range(len(theirs)) if t not in set(pairs.values())]
    counts = Counter(mine[m] for m in left), Counter(theirs[t] for t in over)
    for m in left:
        if counts[0][mine[m]] == counts[1][mine[m]] == 1:
            pairs[m] = next(t for t in over if theirs[t] == mine[m])


def _pair_renamed(pairs: dict[int, int], mine: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    """A row that stands where it should, between its neighbours, under a name that is nearly its own."""
    for m in [m for m in range(len(mine)) if m not in pairs]:
        above = max((pairs[n] for n in pairs if n < m), default=-1)
        below = min((pairs[n] for n in pairs if n > m and pairs[n] > above), default=len(theirs))
        free = [t for t in range(above + 1, below) if t not in set(pairs.values())]
        close = [t for t in free if _alike(mine[m], theirs[t])]
        if len(close) == 1:
            pairs[m] = close[0]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    share = SequenceMatcher(None, one[1], other[1]).ratio()
    return share >= ALIKE or (one[0] != "" and one[0] == other[0] and share >= ALIKE / 2)
