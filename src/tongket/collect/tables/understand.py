"""Takes a `Sheet`, makes its `Table`s: every table of an official form or statistical sheet, filled or blank."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile

from tongket.collect.tables.around import measure_above, notes_below, title_above
from tongket.collect.tables.beside import parts_beside
from tongket.collect.tables.grid import Grid
from tongket.collect.tables.header_paths import is_stub_heading, measure_of, paths, period_of
from tongket.collect.tables.header_rows import Header, find_header, has_figures, may_name_rows, names_columns
from tongket.collect.tables.stub_codes import is_row_code
from tongket.collect.tables.stub_columns import Stub, find_stub
from tongket.collect.tables.stub_rows import read_rows
from tongket.collect.tables.table import Table, TableColumn
from tongket.collect.tables.words import (
    is_code_heading,
    is_note,
    is_office,
    is_region,
    is_signature,
    is_total,
    measure_in_brackets,
)
from tongket.collect.workbooks.sheet import Range, Sheet
from tongket.wording.fold import fold, normal

_WIDEST_HOLE = 3  # empty rows a body may have in its middle
_TALLEST_SIGNATURE = 3  # rows below an office: "(Ký tên)", "(đóng dấu)", a name


def understand(sheet: Sheet) -> list[Table]:
    """Every table of a sheet, top to bottom within each stretch of columns, left to right."""
    whole = Grid(sheet)
    tables: list[Table] = []
    for first, last in parts_beside(whole):
        grid = whole if (first, last) == (1, 1 << 20) else Grid(sheet, first, last)
        tables += _tables(grid, whole, weak=False) or _tables(grid, whole, weak=True)
    return tables


def _tables(grid: Grid, whole: Grid, *, weak: bool) -> list[Table]:
    found: list[Table] = []
    index, floor = 0, 0
    while index < len(grid.rows):
        header = find_header(grid, index, floor=floor, weak=weak) or _inherited(grid, index, found)
        table = _table(grid, whole, header, floor) if header else None
        if header is None or table is None:
            index += 1
            continue
        found.append(table)
        floor = table.range.last_row
        index = _index_after(grid, floor, at_least=index + 1)
    return found


def _inherited(grid: Grid, index: int, found: list[Table]) -> Header | None:
    """A block without headings below a table has that table's headings, when its figures stand in its columns."""
    row = grid.rows[index]
    if not found or not has_figures(grid, row) or not grid.words(row):
        return None
    above = found[-1]
    known = {column.column for column in above.columns}
    return Header(above.header_rows, None, index, is_inherited=True) if set(grid.figure_columns(row)) <= known else None


def _index_after(grid: Grid, row: int, *, at_least: int) -> int:
    index = at_least
    while index < len(grid.rows) and grid.rows[index] <= row:
        index += 1
    return index


def _table(grid: Grid, whole: Grid, header: Header, floor: int) -> Table | None:
    body = _body(grid, header)
    columns = _columns(grid, header, body)
    if len(columns) < 2 or (not body and header.rows[0] <= floor):
        return None
    headings = paths(grid, header, columns, _guessed_stub(grid, header, columns))
    stub = find_stub(grid, headings, columns, body)
    if not any(column not in stub.columns for column in columns):
        return None
    headings = paths(grid, header, columns, set(stub.columns))
    return _assemble(grid, whole, header, floor, columns, headings, stub, body)


def _assemble(
    grid: Grid,
    whole: Grid,
    header: Header,
    floor: int,
    columns: list[int],
    headings: dict[int, tuple[str, ...]],
    stub: Stub,
    body: list[int],
) -> Table:
    top = header.rows[0]
    last = body[-1] if body else (header.numbering_row or header.rows[-1])
    return Table(
        sheet=grid.sheet.name,
        range=Range(top if top > floor else body[0], columns[0], last, columns[-1]),
        title=title_above(grid, top, floor),
        measure=measure_above(grid, whole, top, floor),
        header_rows=header.rows,
        stub_columns=stub.columns,
        code_column=stub.code,
        label_column=stub.labels[-1],
        measure_column=stub.measure,
        columns=_told([(column, headings[column]) for column in _asked(grid, stub, columns, body)]),
        rows=read_rows(grid, stub, columns, body),
        notes=notes_below(grid, last, columns[-1], body),
    )


def _asked(grid: Grid, stub: Stub, columns: list[int], body: list[int]) -> list[int]:
    """The columns of figures and notes."""
    return [c for c in columns if c not in stub.columns and not _repeats_the_labels(grid, stub, c, body)]


def _repeats_the_labels(grid: Grid, stub: Stub, column: int, body: list[int]) -> bool:
    """ "Tháng" again amid a wide table, with the same names down the rows: it asks for nothing."""
    texts = [(grid.own_text(row, column), grid.own_text(row, stub.labels[-1])) for row in body]
    return len(texts) > 1 and all(text and text == label for text, label in texts)


def _told(headed: list[tuple[int, tuple[str, ...]]]) -> tuple[TableColumn, ...]:
    """ "(vụ)" in a line of its own below "Số vụ" is what it is counted in; twice below "Kế hoạch" it heads columns."""
    bare = {column: tuple(text for text in path if not _is_measure(text)) for column, path in headed}
    alike = Counter(bare.values())
    return tuple(
        TableColumn(
            column=column,
            path=bare[column] if bare[column] and alike[bare[column]] == 1 else path,
            measure=measure_of(path),
            period=period_of(path),
        )
        for column, path in headed
    )


def _is_measure(text: str) -> bool:
    return text.startswith("(") and bool(measure_in_brackets(text))


def _guessed_stub(grid: Grid, header: Header, columns: list[int]) -> set[int]:
    """The columns whose headings name rows, before the body is looked at."""
    return {
        column
        for column in columns
        if is_stub_heading(tuple(text for row in header.rows if (text := grid.text(row, column))))
    } | set(columns[:1])


def _columns(grid: Grid, header: Header, body: list[int]) -> list[int]:
    """The columns under a heading, and those without one where figures stand in at least two rows."""
    headed: set[int] = set()
    for row in header.rows:
        for column in grid.columns_of.get(row, ()):
            if (row, column) not in grid.measure_cells:
                headed.update(range(column, grid.last_column_of(row, column) + 1))
    counts: dict[int, int] = {}
    for row in body:
        for column in grid.columns_of[row]:
            counts[column] = counts.get(column, 0) + 1
    known = headed | {column for column, count in counts.items() if count > 1}
    return sorted(column for column in known if not _is_helper(grid, column, body))


def _is_helper(grid: Grid, column: int, body: list[int]) -> bool:
    """A hidden column of words (codes for the office's own programs): it names nothing a person sees."""
    held = [(row, column) for row in body if grid.own_text(row, column)]
    return column in grid.sheet.hidden_columns and bool(held) and not any(at in grid.figures for at in held)


def _body(grid: Grid, header: Header) -> list[int]:
    """The rows under the headings, until a note, a signature, new headings or a wide gap."""
    rows: list[int] = []
    last = header.numbering_row or header.rows[-1]
    if header.is_inherited:
        last = grid.rows[header.body_from] - 1
    code = _code_column(grid, header)
    index = header.body_from
    for index in range(header.body_from, len(grid.rows)):
        row = grid.rows[index]
        if _ends(grid, row, last, code, rows):
            break
        if any((row, column) not in grid.measure_cells for column in grid.columns_of[row]):
            rows.append(row)
        last = row
    else:
        index = len(grid.rows)
    return _without_what_follows(grid, rows, index)


def _code_column(grid: Grid, header: Header) -> int | None:
    found = [c for row in header.rows for c in grid.columns_of.get(row, ()) if is_code_heading(grid.texts[row, c])]
    return min(found, default=None)


def _ends(grid: Grid, row: int, last: int, code: int | None, rows: list[int]) -> bool:
    if names_columns(grid, row) or row in grid.numbering_rows or (rows and _heads_another(grid, row, rows)):
        return True
    is_filled = has_figures(grid, row)
    texts = [grid.texts[row, column] for column in grid.words(row)]
    if texts and not is_filled and (is_note(texts[0]) or _signs(grid, row, code, rows)):
        return True
    if not is_filled and texts and all((row, column) in grid.measure_cells for column in grid.words(row)):
        return True
    gap = row - last - 1
    if gap <= 0 or not rows:
        return gap > _WIDEST_HOLE + 1
    return not _goes_on(grid, row, gap, code, is_filled) or (code is None and _opens_regions(grid, row, rows))


def _heads_another(grid: Grid, row: int, rows: list[int]) -> bool:
    """Headings in a blank form, below rows of names alone and a gap: "Loại cơ sở | Số cơ sở | Số vi phạm"."""
    is_apart = any(below - above > 1 for above, below in pairwise([*rows[-2:], row]))
    are_names = all(len(grid.columns_of[above]) == 1 for above in rows)
    texts = {normal(grid.texts[row, column]) for column in grid.words(row)}
    return is_apart and are_names and len(texts) == len(grid.columns_of[row]) and may_name_rows(grid, row)


def _signs(grid: Grid, row: int, code: int | None, rows: list[int]) -> bool:
    """Whether a row of words is signed below: "THỦ TRƯỞNG ĐƠN VỊ". "Chủ tịch UBND" amid the labels is one of them."""
    texts = [grid.texts[row, column] for column in grid.words(row)]
    if not any(map(is_signature, texts)):
        return False
    is_numbered = code is not None and is_row_code(grid.own_text(row, code))
    return not is_numbered and not (len(texts) == 1 and _is_amid_the_labels(grid, row, code, rows))


def _is_amid_the_labels(grid: Grid, row: int, code: int | None, rows: list[int]) -> bool:
    """An office in small letters, alone in its row, first of the labels or right below another; no name follows."""
    first = grid.columns_of[row][0]
    text = grid.texts[row, first]
    if not is_office(text) or text.isupper() or first > (code or 0) + 1:
        return False
    below = _labels_below(grid, row, first)
    its_own = takewhile(lambda label: not _is_rank(label), below[:_TALLEST_SIGNATURE])
    if not below or any(map(_is_signed, its_own)):
        return False
    return not rows or (grid.columns_of.get(row - 1) == [first] and _is_rank(grid.texts[row - 1, first]))


def _labels_below(grid: Grid, row: int, first: int) -> list[str]:
    """The labels that stand alone in the rows right below, down to the first gap."""
    found: list[str] = []
    while grid.columns_of.get(row + len(found) + 1) == [first]:
        found.append(grid.texts[row + len(found) + 1, first])
    return found


def _is_rank(text: str) -> bool:
    return is_office(re.sub(r"^phó\s+", "", normal(text)))


def _is_signed(text: str) -> bool:
    """ "(Ký, ghi rõ họ tên)", "Nguyễn Văn An", "Thượng tá Nguyễn Văn An", a line of dots."""
    words = text.split()
    if is_total(text):
        return False
    is_name = 1 < len(words) < 7 and all(word[0].isupper() and word[1:] == word[1:].lower() for word in words[-2:])
    return is_name or text.isupper() or not re.search(r"\w", text) or fold(text).strip("( ").startswith(("ky", "da ky"))


def _opens_regions(grid: Grid, row: int, rows: list[int]) -> bool:
    """Whether sums by region begin below a table of units: a block of its own, or every unit would count twice."""
    return is_region(_first_text(grid, row)) and not any(is_region(_first_text(grid, above)) for above in rows)


def _first_text(grid: Grid, row: int) -> str:
    return grid.texts[row, grid.columns_of[row][0]]


def _goes_on(grid: Grid, row: int, gap: int, code: int | None, is_filled: bool) -> bool:
    """Whether a row after empty ones still belongs: numbered rows do, others only over a single empty row."""
    if gap > _WIDEST_HOLE:
        return False
    if code is not None:
        return is_row_code(grid.own_text(row, code)) or (is_filled and gap == 1)
    return gap == 1 and (is_filled or len(_first_text(grid, row)) < 60)


def _without_what_follows(grid: Grid, rows: list[int], end: int) -> list[int]:
    """Lines of words that an empty row parts from the table speak of what comes next, or are notes."""
    is_followed = end < len(grid.rows) and rows[-1:] != [grid.rows[end]]
    if not is_followed and not any(has_entered(grid, row) for row in rows):
        return rows
    kept = len(rows)
    for position in range(len(rows) - 1, 0, -1):
        if has_figures(grid, rows[position]) or _is_numbered(grid, rows[position]):
            break
        if rows[position] - rows[position - 1] > 1:
            kept = position
    return rows[:kept]


def has_entered(grid: Grid, row: int) -> bool:
    """Whether the row holds figures that someone typed, formulas apart."""
    return any((row, column) not in grid.formulas for column in grid.figure_columns(row))


def _is_numbered(grid: Grid, row: int) -> bool:
    texts = [grid.texts[row, column] for column in grid.columns_of[row]]
    return (len(texts) > 1 and is_row_code(texts[0])) or any(is_total(text) for text in texts[:2])
