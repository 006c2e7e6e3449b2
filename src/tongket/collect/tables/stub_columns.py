"""Takes a table's headings and body, says which columns name the rows: printed number, labels, measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tongket.collect.tables.grid import Grid
from tongket.collect.tables.header_paths import Path
from tongket.collect.tables.stub_codes import is_row_code, led_by_code
from tongket.collect.tables.words import (
    is_code_heading,
    is_label_heading,
    is_measure_heading,
    is_notes_heading,
    is_second_code,
)
from tongket.periods.reading import read_period
from tongket.wording.fold import fold

_YEARS = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Stub:
    """The columns that name rows. `labels` run from the outermost to the one nearest the figures."""

    code: int | None
    labels: tuple[int, ...]
    measure: int | None
    others: tuple[int, ...] = ()  # a second column of codes ("Mã số")

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, left to right."""
        known = {self.code, self.measure, *self.labels, *self.others}
        return tuple(sorted(column for column in known if column is not None))


def find_stub(grid: Grid, headings: dict[int, Path], columns: list[int], body: list[int]) -> Stub:
    """Judge the columns from the left by their headings and by what the body holds under them."""
    code = _code_column(grid, headings, columns, body)
    rest = [column for column in columns if code is None or column > code]
    named = [c for c in rest if any(is_measure_heading(t) for t in headings[c])]
    measure = next((c for c in named if c != rest[0] or not _names_bodies(headings[c])), None)
    labels: list[int] = []
    others: list[int] = []
    for column in rest:
        if column == measure:
            continue
        if labels and any(is_code_heading(text) for text in headings[column]):
            others.append(column)
        elif _names_rows(grid, headings, rest, column, body, first=not labels):
            labels.append(column)
        elif labels or not _words_follow(grid, headings, rest, column, body):
            break
    if code is not None and labels and _is_only_a_mark(grid, headings[code], labels[-1], body):
        others.insert(0, code)
        code = None
    return Stub(code, tuple(labels or rest[:1] or columns[:1]), measure, tuple(others))


def _is_only_a_mark(grid: Grid, path: Path, label: int, body: list[int]) -> bool:
    """ "Mã số: 01, 02, 03" before "I. Lúa", "1. Đông xuân": the labels bring the numbers that order the rows."""
    texts = [text for row in body if (text := grid.own_text(row, label))]
    led = [text for text in texts if led_by_code(text)[0].isalnum()]
    return any(map(is_second_code, path)) and len(led) > 1 and len(led) * 2 >= len(texts)


def _code_column(grid: Grid, headings: dict[int, Path], columns: list[int], body: list[int]) -> int | None:
    first = columns[0]
    if len(columns) < 2:
        return None
    path = headings[first]
    if any(is_code_heading(text) for text in path) or [text.lower() for text in path] == ["số", "tt"]:
        return first
    filled = [grid.own_text(row, first) for row in body if grid.own_text(row, first)]
    if (
        len(filled) < 2
        or all(map(_YEARS.fullmatch, filled))
        or (path and not any(len(text) <= 4 for text in path) and not _count_up(filled))
        or not _mostly_words(grid, columns[1], body)
    ):
        return None
    return first if sum(is_row_code(text) for text in filled) * 5 >= len(filled) * 4 else None


def _count_up(filled: list[str]) -> bool:
    """ "1, 2, 3", "I, 1, 1.1, -": printed numbers under whatever heading; figures would not run like this."""
    return any(not text.isdigit() for text in filled) or filled == [str(n) for n in range(1, len(filled) + 1)]


def _names_bodies(path: Path) -> bool:
    """ "Đơn vị" right behind the numbers: who reports, not what is counted."""
    return [fold(text).strip(" :.") for text in path] == ["don vi"]


def _mostly_words(grid: Grid, column: int, body: list[int]) -> bool:
    words = sum(bool(grid.own_text(row, column)) and (row, column) not in grid.figures for row in body)
    figures = sum((row, column) in grid.figures for row in body)
    return words > figures and words * 2 >= len(body)


def _is_label(grid: Grid, path: Path, column: int, body: list[int], *, first: bool) -> bool:
    if any(is_notes_heading(text) or read_period(text) for text in path):
        return False
    if _mostly_words(grid, column, body):
        return True
    if not first:
        return False
    filled = [grid.own_text(row, column) for row in body if grid.own_text(row, column)]
    return not filled or any(is_label_heading(text) for text in path) or all(_YEARS.match(text) for text in filled)


def _names_rows(
    grid: Grid, headings: dict[int, Path], rest: list[int], column: int, body: list[int], *, first: bool
) -> bool:
    is_label = _is_label(grid, headings[column], column, body, first=first)
    return is_label or (first and _groups_rows(grid, headings, rest, column, body))


def _groups_rows(grid: Grid, headings: dict[int, Path], rest: list[int], column: int, body: list[int]) -> bool:
    """ "Cấp học" left of "Chỉ tiêu": one name or year over several rows, merged or written at the first of them."""
    filled = [row for row in body if grid.own_text(row, column)]
    is_of_names = all((row, column) not in grid.figures or _YEARS.fullmatch(grid.texts[row, column]) for row in filled)
    after = rest[rest.index(column) + 1 :][:1]
    texts = [grid.own_text(row, column) for row in filled]
    is_code = all(is_row_code(text) and not _YEARS.fullmatch(text) for text in texts)
    if len(filled) < 2 or filled[0] != body[0] or not is_of_names or is_code:
        return False
    if any(map(is_notes_heading, headings[column])):
        return False
    return any(_is_label(grid, headings[other], other, body, first=False) for other in after)


def _words_follow(grid: Grid, headings: dict[int, Path], rest: list[int], column: int, body: list[int]) -> bool:
    """Whether one of the next two columns holds the labels: then this one is figures that stand before them."""
    after = rest[rest.index(column) + 1 :][:2]
    return any(_is_label(grid, headings[other], other, body, first=False) for other in after)
