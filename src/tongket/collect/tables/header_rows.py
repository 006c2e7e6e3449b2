"""Takes a `Grid`, says which rows head a table and where its body begins. Words and shapes decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tongket.collect.tables.grid import Grid
from tongket.collect.tables.stub_codes import is_row_code
from tongket.collect.tables.words import (
    is_code_heading,
    is_label_heading,
    is_letterhead,
    is_measure_heading,
    is_note,
    is_notes_heading,
    is_signature,
    is_time_heading,
    measure_in_brackets,
    times_numbered,
)
from tongket.periods.reading import read_period
from tongket.wording.fold import fold

_MOST_HEADING_ROWS = 8
_WIDEST_GAP = 4  # rows between the headings and the first row of the body
_LONGEST_HEADING = 100  # letters
_YEAR = re.compile(r"(19|20)\d\d")
_COUNTED = re.compile(
    r"(?:so\b(?! (?:hieu|ky hieu|thu tu|trang|to|ban|dien thoai|lieu|van ban|cong van))|tong\b|cong$|nu$|t[yi] le\b"
    r"|dien tich|khoi luong|san luong|kinh phi|gia tri|doanh thu|dan so|von\b|nam \d{4})"
)
_EXPLAINS = re.compile(r"\bhuong dan\b|\bmuc luc\b|\bdanh muc\b|^hd$")
_TITLED_SO = re.compile(r"\W*(?:[\divx]+[.)/]\s*|(?:phu luc|bang|ban)\s+)?(?:huong dan|muc luc|danh muc)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table, top first, and the index in `Grid.rows` where its body begins."""

    rows: tuple[int, ...]
    numbering_row: int | None
    body_from: int
    is_inherited: bool = False  # a block below a table, without headings of its own


def find_header(grid: Grid, index: int, *, floor: int, weak: bool = False) -> Header | None:
    """The headings that begin at, or stand right above, the row of that index; `floor` belongs to the table before."""
    row = grid.rows[index]
    if names_columns(grid, row, weak=weak):
        return _downwards(grid, index, floor)
    if row in grid.numbering_rows or has_figures(grid, row):
        return _upwards(grid, index, floor)
    return None


def names_columns(grid: Grid, row: int, *, weak: bool = False) -> bool:
    """Whether the row says "STT", or "Chỉ tiêu" beside a period, a measure heading or two more headings."""
    words = grid.words(row)
    if row in grid.numbering_rows or len(grid.columns_of[row]) < 2 or has_figures(grid, row):
        return False
    texts = [grid.texts[row, column] for column in words]
    if any(is_code_heading(text) for text in texts[:2]) and len(texts[0]) < 60:
        return True
    counts_times = bool(texts) and _numbers_times(grid, row, texts[0])
    names_rows = counts_times or any(is_label_heading(text) for text in texts[:2])
    names_rows = names_rows or (weak and may_name_rows(grid, row))
    if not names_rows or _is_letterhead_row(texts):
        return False
    others = [grid.texts[row, column] for column in grid.columns_of[row]][1:]
    tells = any(is_measure_heading(text) or is_notes_heading(text) or read_period(text) for text in others)
    return weak or counts_times or tells


def _numbers_times(grid: Grid, row: int, heading: str) -> bool:
    """ "Tháng" over 1, 2, … 12, "Quý" over I to IV: times that name the rows, though they look like figures."""
    first = grid.columns_of[row][0]
    below = [text for at in grid.rows if at > row and (text := grid.own_text(at, first))]
    return is_time_heading(heading) and times_numbered(below)


def may_name_rows(grid: Grid, row: int) -> bool:
    """Whether, for want of known words, a time or the shape tells: three headings, and names below the first."""
    texts = [grid.texts[row, column] for column in grid.words(row)]
    if texts and is_time_heading(texts[0]):
        return True
    first, *others = grid.columns_of[row]
    below = [at for at in grid.rows[grid.rows.index(row) + 1 :] if grid.own_text(at, first)][:2]
    are_names = all(grid.columns_of[at] == [first] and (at, first) not in grid.figures for at in below)
    are_headings = max(map(len, texts), default=0) < _LONGEST_HEADING and any(map(_tells_figures, texts[1:]))
    return len(others) > 1 and len(below) > 1 and are_names and are_headings and not _explains(grid, row)


def _tells_figures(heading: str) -> bool:
    """ "Tổng số", "Diện tích (ha)", "Năm 2023": what a form of figures asks for, and no page of instructions."""
    is_counted = _COUNTED.match(fold(heading)) is not None
    return is_counted or bool(measure_in_brackets(heading)) or read_period(heading) is not None


def _explains(grid: Grid, row: int) -> bool:
    """A sheet called or headed "Hướng dẫn ghi biểu", "Mục lục", "Danh mục"."""
    above = (text for (at, _), text in grid.texts.items() if at <= row)
    return bool(_EXPLAINS.search(fold(grid.sheet.name))) or any(_TITLED_SO.match(fold(text)) for text in above)


def has_figures(grid: Grid, row: int) -> bool:
    """Whether the row holds figures, other than years or numbers that head columns."""
    return bool(grid.figure_columns(row)) and row not in grid.numbering_rows and not _heads_with_years(grid, row)


def _heads_with_years(grid: Grid, row: int) -> bool:
    """ "STT | Chỉ tiêu | 2011 | 2012": rising years, with nothing but headings to their left."""
    columns = grid.figure_columns(row)
    if not columns:
        return False
    years = [grid.texts[row, column] for column in columns]
    if not all(_YEAR.fullmatch(text) for text in years) or any(before >= after for before, after in pairwise(years)):
        return False
    left = [grid.texts[row, column] for column in grid.words(row) if column < columns[0]]
    if any(is_code_heading(text) or is_label_heading(text) or is_measure_heading(text) for text in left):
        return True
    return len(years) > 1 and len(left) <= 2 and not any(is_row_code(text) for text in left)


def _downwards(grid: Grid, index: int, floor: int) -> Header:
    """From the row that names the columns: rows above that head several columns, rows below until the body begins."""
    first = _extend_up(grid, index, floor)
    last, numbering = _last_heading(grid, first, index)
    body = last + 1 if numbering is None else last + 2
    rows = tuple(grid.rows[first : last + 1])
    return Header(rows, numbering, body)


def _extend_up(grid: Grid, index: int, floor: int) -> int:
    left = grid.columns_of[grid.rows[index]][0]
    while index > 0:
        above = grid.rows[index - 1]
        if above <= floor or grid.rows[index] - above > 1 or not _heads_several(grid, above, left):
            break
        index -= 1
    return index


def _heads_several(grid: Grid, row: int, left: int) -> bool:
    """A row above the named one that still heads columns: two headings, or one merged over several."""
    cells = [column for column in grid.words(row) if (row, column) not in grid.measure_cells]
    texts = [grid.texts[row, column] for column in cells]
    if not cells or has_figures(grid, row) or _speaks_of_else(texts):
        return False
    if len(cells) == 1:
        return cells[0] > left + 1 and grid.last_column_of(row, cells[0]) > cells[0]
    return True


def _last_heading(grid: Grid, first: int, index: int) -> tuple[int, int | None]:
    """The index of the last heading row, and the row below it that numbers the columns, if one does."""
    last, covered = index, _covered_until(grid, first, index)
    for at in range(index + 1, min(index + 1 + _MOST_HEADING_ROWS, len(grid.rows))):
        row = grid.rows[at]
        if row - max(grid.rows[last], covered) > _WIDEST_GAP:
            break
        if row in grid.numbering_rows:
            return last, row
        if row > covered and not _continues(grid, at, index):
            break
        last, covered = at, max(covered, _covered_until(grid, at, at))
    return last, None


def _covered_until(grid: Grid, first: int, last: int) -> int:
    return max(grid.last_row_of(row, column) for row in grid.rows[first : last + 1] for column in grid.columns_of[row])


def _continues(grid: Grid, at: int, anchor: int) -> bool:
    """Whether a row below the named one still heads columns rather than opening the body."""
    row = grid.rows[at]
    if has_figures(grid, row):
        return False
    named = grid.columns_of[grid.rows[anchor]]
    code, label = named[0], named[min(1, len(named) - 1)]
    if not is_code_heading(grid.texts[grid.rows[anchor], code]):
        code, label = 0, code
    if _heads_with_years(grid, row) and not any(grid.own_text(row, column) for column in (code, label)):
        return True  # years under "Kết quả thực hiện", which no merge holds over them
    beyond = [column for column in grid.words(row) if column > label and not _holds_words(grid, anchor, column)]
    if not beyond or is_row_code(grid.own_text(row, code)):
        return False
    return not grid.own_text(row, label) or _figures_follow(grid, at)


def _holds_words(grid: Grid, anchor: int, column: int) -> bool:
    """Whether the named row heads a column of words: measures or notes, which fill the body too."""
    heading = grid.text(grid.rows[anchor], column)
    return is_measure_heading(heading) or is_notes_heading(heading)


def _figures_follow(grid: Grid, at: int) -> bool:
    """Whether figures or column numbers come soon: then a full line of words is a second line of headings."""
    soon = grid.rows[at + 1 : at + 4]
    return any(row in grid.numbering_rows or has_figures(grid, row) for row in soon)


def _upwards(grid: Grid, index: int, floor: int) -> Header | None:
    """From the first row of figures (or the line that numbers the columns) up to what heads it."""
    row = grid.rows[index]
    numbering = row if row in grid.numbering_rows else None
    leftmost = _first_figure(grid, row)
    rows = _block_above(grid, index, floor)
    while rows and not _heads_figures(grid, rows[-1], leftmost):
        rows.pop()  # a group's name, before the first row of figures
    while rows and _is_title(grid, rows[0], leftmost):
        rows.pop(0)
    if not rows:
        return None
    body = index + 1 if numbering is not None else grid.rows.index(rows[-1]) + 1
    return Header(tuple(rows), numbering, body)


def _first_figure(grid: Grid, row: int) -> int:
    """Where the figures of a row begin; a year before them names the row."""
    columns = grid.figure_columns(row) or grid.columns_of[row]
    first = min(columns)
    is_year = first == grid.columns_of[row][0] and _YEAR.fullmatch(grid.texts[row, first]) is not None
    return first + 1 if is_year and row not in grid.numbering_rows else first


def _block_above(grid: Grid, index: int, floor: int) -> list[int]:
    """The rows of words right above, top first, as far as they could head a table."""
    rows: list[int] = []
    below = grid.rows[index]
    for at in range(index - 1, max(-1, index - 1 - _MOST_HEADING_ROWS), -1):
        row = grid.rows[at]
        reach = max(grid.last_row_of(row, column) for column in grid.columns_of[row])
        if row <= floor or below - reach > (3 if not rows else 1) or not _could_head(grid, row):
            break
        rows.insert(0, row)
        below = row
    return rows


def _could_head(grid: Grid, row: int) -> bool:
    texts = [grid.texts[row, column] for column in grid.words(row) if (row, column) not in grid.measure_cells]
    is_heading = bool(texts) or _heads_with_years(grid, row)
    return is_heading and not _speaks_of_else(texts) and not has_figures(grid, row) and row not in grid.numbering_rows


def _speaks_of_else(texts: list[str]) -> bool:
    """Letterhead, notes and signatures: rows of a few texts; a long row that names a ministry still heads columns."""
    return _is_letterhead_row(texts) or any(is_note(text) for text in texts[:1]) or any(map(is_signature, texts[:3]))


def _is_letterhead_row(texts: list[str]) -> bool:
    return len(texts) <= 3 and any(is_letterhead(text) for text in texts)


def _heads_figures(grid: Grid, row: int, leftmost: int) -> bool:
    return any(grid.last_column_of(row, column) >= leftmost for column in grid.columns_of[row])


def _is_title(grid: Grid, row: int, leftmost: int) -> bool:
    """One text that begins in the stub: a title, though it may be merged over the whole table."""
    cells = [column for column in grid.columns_of[row] if (row, column) not in grid.measure_cells]
    return len(cells) == 1 and cells[0] < leftmost
