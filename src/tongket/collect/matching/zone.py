"""Takes a unit's sheet and the form's; makes where the unit's table stands: its headings, its lines, its stub columns.

A longer letterhead or an inserted column shifts a table; that is normal and no oddity.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tongket.collect.matching.columns import Heading
from tongket.collect.matching.form import (
    SheetIndex,
    code_key,
    heading_key,
    heading_measure,
    is_numbering,
    label_key,
)
from tongket.collect.matching.rows import Line
from tongket.collect.tables.stub_codes import is_row_code
from tongket.collect.tables.words import column_number, heads_column_numbers, measure_in_brackets
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet
from tongket.periods.reading import read_periods
from tongket.wording.fold import fold

TALLEST_HEADING = 8
_MOST_NAMESAKES = 2  # rows above a table that are called as one of its rows is
_SECOND_CODE = re.compile(r"ma(?: so| chi tieu| dong)?|s?tt|so tt")
_FIGURE = re.compile(r"-?\d[\d.,]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MEASURE_HEADING = re.compile(r"dvt|d\.v\.t\.?|don vi tinh|don vi|unit")


@dataclass(slots=True)
class Zone:
    """A table found in a unit's sheet."""

    sheet: Sheet
    first_heading: int
    last_heading: int
    label_column: int
    code_column: int | None
    measure_column: int | None
    lines: list[Line]
    headings: list[Heading]
    column_measures: dict[int, str]  # "(triệu đồng)" under a heading


def find_zone(index: SheetIndex, sheet: Sheet) -> Zone | None:
    """Where the form's table stands in a unit's sheet; None when none of its labels is there."""
    hits = _label_hits(index, sheet)
    if not hits:
        return None
    label_column = _commonest(column for _, column in hits)
    rows = _below_the_headings(
        index, sheet, sorted(row for row, column in hits if column == label_column), label_column
    )
    first_heading, last_heading = _heading_rows(index, sheet, rows, label_column)
    return _zone(index, sheet, label_column, first_heading, last_heading)


def _label_hits(index: SheetIndex, sheet: Sheet) -> list[tuple[int, int]]:
    labels, number = index.labels, CellKind.NUMBER
    cells = list(sheet.cells.items())
    if not any(map(str.isdigit, labels)):  # years stand in rows of some forms only
        cells = [(place, cell) for place, cell in cells if cell.kind is not number]
    return [place for place, cell in cells if len(cell.raw) < 300 and label_key(cell.raw) in labels]


def _below_the_headings(index: SheetIndex, sheet: Sheet, rows: list[int], label_column: int) -> list[int]:
    """The rows without those above the table: a sender or the heading of the labels may be called as a row is."""
    heads = {
        row
        for (row, column), cell in sheet.cells.items()
        if column > label_column and cell.kind is CellKind.TEXT and heading_key(cell.raw) in index.headings
    }
    for number, row in enumerate(rows[: _MOST_NAMESAKES + 1]):
        above = {head for head in heads if row - 2 * TALLEST_HEADING <= head < row}
        if row not in heads and above:
            return rows if _holds_figures(sheet, range(rows[0], max(above)), label_column) else rows[number:]
    return rows


def _holds_figures(sheet: Sheet, rows: range, label_column: int) -> bool:
    """Whether figures stand above those headings, which are then the headings of a further page."""
    beside = (cell for (row, column), cell in sheet.cells.items() if row in rows and column > label_column)
    return any(_FIGURE.fullmatch(cell.raw.strip()) and not _YEAR.fullmatch(cell.raw.strip()) for cell in beside)


def _commonest(columns: object) -> int:
    counts = Counter(columns)  # type: ignore[call-overload]
    return int(max(counts, key=lambda column: (counts[column], -column)))


def _heading_rows(index: SheetIndex, sheet: Sheet, rows: list[int], label_column: int) -> tuple[int, int]:
    """The first and last row of the headings, above the first row of the table."""
    first_line = rows[0]
    counts = Counter(
        row
        for (row, column), cell in sheet.cells.items()
        if first_line - 2 * TALLEST_HEADING <= row < first_line
        and column > label_column
        and heading_key(cell.raw) in index.headings
    )
    if not counts:
        return _headings_as_in_the_form(index, first_line)
    best = max(counts, key=lambda row: (counts[row], row))
    first = last = best
    height = max(len(index.sheet.header_rows), 1)
    while counts[first - 1] and last - first < TALLEST_HEADING:
        first -= 1
    while counts[last + 1] and last - first < TALLEST_HEADING:
        last += 1
    last = _with_measures_below(sheet, last, first_line, label_column)
    return max(1, min(first, last - height + 1)), last


def _with_measures_below(sheet: Sheet, last: int, first_line: int, label_column: int) -> int:
    """The headings' last row, or the one below it that states in brackets what each column is counted in."""
    below = [cell for (row, column), cell in sheet.cells.items() if row == last + 1 and column >= label_column]
    are_words = all(cell.kind is CellKind.TEXT and cell.column > label_column for cell in below)
    is_line = last + 1 < first_line and are_words and any(heading_measure(cell.raw) for cell in below)
    return last + 1 if is_line else last


def _headings_as_in_the_form(index: SheetIndex, first_line: int) -> tuple[int, int]:
    """No heading is as asked: they stand as high above the first row as in the form."""
    header = index.sheet.header_rows
    if not header or not index.rows:
        return max(1, first_line - 1), max(1, first_line - 1)
    shift = first_line - index.rows[0].row
    return max(1, header[0] + shift), max(1, header[-1] + shift)


def _zone(index: SheetIndex, sheet: Sheet, label_column: int, first: int, last: int) -> Zone:
    shift = label_column - index.sheet.label_column
    spans = _spans(sheet, first, last)
    code_column = _shifted(index.sheet.code_column, shift)
    measure_column = _measure_column(index, sheet, shift, first, last)
    stubs = {label_column, code_column, measure_column}
    headings, measures = _headings(sheet, spans, (first, last), stubs, label_column)
    headings = [heading for heading in headings if not _numbers_rows(index, heading)]
    ends = _label_ends(label_column, measure_column, headings)
    lines = _lines(index, sheet, range(label_column, ends), code_column, last, headings)
    return Zone(sheet, first, last, label_column, code_column, measure_column, lines, headings, measures)


def _shifted(column: int | None, shift: int) -> int | None:
    return column + shift if column is not None and column + shift >= 1 else None


def _measure_column(index: SheetIndex, sheet: Sheet, shift: int, first: int, last: int) -> int | None:
    """The column headed "ĐVT"; without such a heading, where the form has it."""
    for (row, column), cell in sheet.cells.items():
        if (
            first <= row <= last
            and cell.kind is CellKind.TEXT
            and _MEASURE_HEADING.fullmatch(fold(cell.raw).strip(" .:"))
        ):
            return column
    return _shifted(index.sheet.measure_column, shift)


def _spans(sheet: Sheet, first: int, last: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Every place of the headings covered by a merge, to the place its text stands at."""
    spans = {}
    for merge in sheet.merges:
        if merge.first_row > last or merge.last_row < first or merge.last_column - merge.first_column > 200:
            continue
        for row in range(max(merge.first_row, first), min(merge.last_row, last) + 1):
            for column in range(merge.first_column, merge.last_column + 1):
                spans[row, column] = (merge.first_row, merge.first_column)
    return spans


def _headings(
    sheet: Sheet,
    spans: dict[tuple[int, int], tuple[int, int]],
    rows: tuple[int, int],
    stubs: set[int | None],
    label_column: int,
) -> tuple[list[Heading], dict[int, str]]:
    """The columns right of the labels, each with its pile of headings and the measure stated among them."""
    headings, measures = [], {}
    heading_at = _spread(sheet, rows, label_column) if not spans else partial(_text_at, sheet, spans, rows[0])
    for column in _figure_columns(sheet, rows, stubs, label_column):
        texts = [text for row in range(rows[0], rows[1] + 1) if (text := heading_at(row, column))]
        texts = list(dict.fromkeys(texts))
        if measure := _stated_measure(texts):
            measures[column] = measure
        path = [text for number, text in enumerate(texts) if not number or not _is_no_heading(text)]
        headings.append(_heading(column, path))
    return headings, measures


def _numbers_rows(index: SheetIndex, heading: Heading) -> bool:
    """ "Mã số" right of the labels: it stands in the form too, and holds no figures."""
    return any(_SECOND_CODE.fullmatch(key) and key not in index.headings for key in heading.keys)


def _stated_measure(texts: list[str]) -> str:
    """ "(triệu đồng)" under a heading, or at the end of one: "Kinh phí (triệu đồng)"."""
    alone = (found for text in texts[1:] if (found := heading_measure(text)))
    return next(alone, "") or next((found for text in reversed(texts) if (found := measure_in_brackets(text))), "")


def _figure_columns(sheet: Sheet, rows: tuple[int, int], stubs: set[int | None], label_column: int) -> list[int]:
    widest = max((column for row, column in sheet.cells if rows[0] <= row <= rows[1]), default=0)
    filled = {column for row, column in sheet.cells if row > rows[1] and column <= widest}
    named = {column for row, column in sheet.cells if rows[0] <= row <= rows[1]}
    spanned = {
        column
        for merge in sheet.merges
        if rows[0] <= merge.first_row <= rows[1] and merge.last_column - merge.first_column <= 200
        for column in range(merge.first_column, merge.last_column + 1)
    }
    return sorted(column for column in filled | named | spanned if column > label_column and column not in stubs)


def _is_no_heading(text: str) -> bool:
    return is_numbering(text) or bool(heading_measure(text))


def _spread(sheet: Sheet, rows: tuple[int, int], label_column: int) -> Callable[[int, int], str]:
    """Headings where nothing says over how many columns they stand, as in .ods and .csv: as far as none follows.

    Only over columns that have a heading of their own below, like the one the heading stands over.
    """
    last = max((column for row, column in sheet.cells if rows[0] <= row <= rows[1]), default=0)
    found: dict[tuple[int, int], str] = {}
    for row in range(rows[0], rows[1] + 1):
        for column in range(label_column + 1, last + 1):
            own = _text_at(sheet, {}, rows[0], row, column)
            found[row, column] = own or _held_from_the_left(found, sheet, row, column, rows)
    return lambda row, column: found.get((row, column), "")


def _held_from_the_left(
    found: dict[tuple[int, int], str], sheet: Sheet, row: int, column: int, rows: tuple[int, int]
) -> str:
    below = range(row + 1, rows[1] + 1)
    is_above_own = all(any((r, c) in sheet.cells for r in below) for c in (column, column - 1))
    same_above = all(found.get((r, column)) == found.get((r, column - 1)) for r in range(rows[0], row))
    return found.get((row, column - 1), "") if is_above_own and same_above else ""


def _text_at(sheet: Sheet, spans: dict[tuple[int, int], tuple[int, int]], first_row: int, row: int, column: int) -> str:
    place = spans.get((row, column), (row, column))
    cell = sheet.cells.get(place)
    return " ".join(cell.raw.split()) if cell is not None and place[0] >= first_row else ""


def _heading(column: int, path: list[str]) -> Heading:
    keys: list[str] = []
    for key in map(heading_key, path):
        if key and (not keys or keys[-1] != key):
            keys.append(key)
    text = " › ".join(path)
    return Heading(column, tuple(keys), text, read_periods(path))


def _label_ends(label_column: int, measure_column: int | None, headings: list[Heading]) -> int:
    """The column before which a label may stand, set in by a column or two."""
    first = min((heading.column for heading in headings if heading.keys), default=label_column + 1)
    measures = measure_column if measure_column is not None and measure_column > label_column else first
    return min(label_column + 3, first, measures)


def _lines(
    index: SheetIndex,
    sheet: Sheet,
    labels: range,
    code_column: int | None,
    last_heading: int,
    headings: list[Heading],
) -> list[Line]:
    """Every row under the headings that has a label, top to bottom."""
    columns = frozenset(heading.column for heading in headings if heading.keys)
    filled = _filled_rows(sheet, last_heading, columns)
    shared = _shared_labels(sheet, labels.start, last_heading)
    from_the_left = _labels_from_the_left(index, sheet, labels.start, last_heading)
    lines = []
    for row, has_numbers in filled.items():
        code = sheet.cells.get((row, code_column)) if code_column else None
        label = _label_at(sheet, shared.get(row, row), labels) or from_the_left.get(row)
        if label is None and code is not None and not is_row_code(code.raw.strip()):
            label, code = code, None  # "Cộng" stands in the column of numbers
        if label is None:
            continue
        if row not in shared and _numbers_columns(index, sheet, row, last_heading, label, columns):
            continue
        if has_numbers or row not in shared:
            text = " ".join(label.raw.split())
            lines.append(Line(row, label_key(text), code_key(code.raw) if code else "", text, has_numbers))
    return lines


def _numbers_columns(
    index: SheetIndex, sheet: Sheet, row: int, last_heading: int, label: Cell, columns: frozenset[int]
) -> bool:
    """Whether it is the line "(1) | (2) | (3)". "4" of the months is a row, unless the months are yet to come."""
    if not _is_numbering_line(sheet, row, last_heading, label, columns):
        return False
    asked = label_key(label.raw)
    if asked not in index.labels:
        return True
    below = (cell for (at, column), cell in sheet.cells.items() if at > row and column == label.column)
    return _runs_on(sheet, row, label) and any(label_key(cell.raw) == asked for cell in below)


def _runs_on(sheet: Sheet, row: int, label: Cell) -> bool:
    """Whether the cells beside a number count on from it."""
    cells = sorted((cell.column, cell.raw) for (at, _), cell in sheet.cells.items() if at == row and cell.raw.strip())
    numbers = [column_number(text) for _, text in cells]
    first = column_number(label.raw)
    return first is not None and numbers == list(range(first, first + len(numbers)))


def _shared_labels(sheet: Sheet, label_column: int, last_heading: int) -> dict[int, int]:
    """Rows below the first of a label merged over several rows, to the row the label stands in."""
    return {
        row: merge.first_row
        for merge in sheet.merges
        if merge.first_column == label_column and merge.first_row > last_heading
        for row in range(merge.first_row + 1, min(merge.last_row, merge.first_row + 20) + 1)
    }


def _is_numbering_line(sheet: Sheet, row: int, last_heading: int, label: Cell, columns: frozenset[int]) -> bool:
    """Whether it is the line "A | B | 1 | 2 | 3" that some forms print under their headings."""
    if row > last_heading + 6 or not (is_numbering(label.raw) or heads_column_numbers(label.raw)):
        return False
    return all(is_numbering(cell.raw) for column in columns if (cell := sheet.cells.get((row, column))))


def _filled_rows(sheet: Sheet, last_heading: int, columns: frozenset[int]) -> dict[int, bool]:
    """Row to whether a figure stands in it, in order of rows."""
    rows: dict[int, bool] = {}
    for (row, column), cell in sheet.cells.items():
        if row > last_heading:
            rows[row] = rows.get(row, False) or (column in columns and _is_figure(cell))
    return dict(sorted(rows.items()))


def _is_figure(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER or (
        cell.kind is CellKind.TEXT and cell.raw[:1].isdigit() and len(cell.raw) < 20
    )


def _labels_from_the_left(index: SheetIndex, sheet: Sheet, label_column: int, last_heading: int) -> dict[int, Cell]:
    """Rows whose label stands left of the column of labels: "TỔNG CỘNG" merged over both, or known by its name."""
    across = {
        (merge.first_row, merge.first_column)
        for merge in sheet.merges
        if merge.first_row == merge.last_row and merge.first_column < label_column <= merge.last_column
    }
    return {
        place[0]: cell
        for place, cell in sheet.cells.items()
        if place[0] > last_heading
        and place[1] < label_column
        and cell.raw.strip()
        and (place in across or label_key(cell.raw) in index.labels)
    }


def _label_at(sheet: Sheet, row: int, labels: range) -> Cell | None:
    """The label, which may be set in by a column or two."""
    for column in labels:
        cell = sheet.cells.get((row, column))
        if cell is not None and cell.raw.strip():
            return cell
    return None
