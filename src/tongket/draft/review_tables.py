"""Takes figures, makes the tables of a review: short ones in the text, the whole form in the landscape appendices.

The same column is as wide in every table of a kind, so that a reader's eye finds it where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongket.directive.form import ColumnKind, FormColumn, FormRow, FormSheet, RowKind
from tongket.draft.material import Material, headline
from tongket.draft.paper import Align, Cell, PaperTable, Paragraph, Run, line, plain
from tongket.draft.printed import NOTHING, is_provisional, printed
from tongket.draft.shown_differences import is_off
from tongket.layout.text_width import lines_needed, width_mm

PORTRAIT, LANDSCAPE = 165.0, 252.0  # millimetres between the margins
PORTRAIT_SIZES = 11.0, 10.0, 9.0  # points of type, the best first
_LEFT_OUT_FIRST = ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT, ColumnKind.RATIO
_LABEL = 1
_LABEL_SHARE = 0.3, 0.14  # of the width that the label column has at least: upright, landscape
_WIDEST_MEASURE = 22.0
_PADDING = 2.5  # both cell margins and the border
_LINE = 1.17 * 25.4 / 72  # millimetres of a line, a point of type
_HEADING_LINES = 4  # "Tỷ lệ thực hiện so với kế hoạch (%)" is no column of single words
_FEW = 4  # this many period columns still fit in the text
_TOGETHER = 3  # rows of a table that no page leaves alone, at its start and at its end
_STAR = "*"
_STAR_MEANS = "(*) Số tạm tính: có số liệu ước tính hoặc đang được hỏi lại đơn vị."
_ROUNDED = "Chênh lệch tính từ số chưa làm tròn."
_DOTS_MEAN = "(…) Chưa có số liệu, hoặc không tính được từ số liệu của các đơn vị."


@dataclass(frozen=True, slots=True)
class Body:
    """What a table will show, before it has a size: the form's columns, and one row of cells a form row."""

    sheet: FormSheet
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[FormRow, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The text of one cell; bound to its figure where it has one, starred where the figure is provisional."""

    text: str
    figure: str | None = None
    is_provisional: bool = False

    @property
    def wide(self) -> str:
        """The text with its star."""
        return self.text + _STAR if self.is_provisional else self.text


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of every table of a kind: the type, and the millimetres of each column by its heading."""

    width: float
    pt: float
    needs: Mapping[tuple[str, ...], float]

    @property
    def narrowest_label(self) -> float:
        """The label column is never narrower."""
        upright, landscape = _LABEL_SHARE
        return self.width * (upright if self.width <= PORTRAIT else landscape)

    def widths(self, body: Body) -> tuple[float, ...]:
        """The label column takes what the others leave."""
        needed = [self.needs[key] for key in _keys(body)]
        least = self.narrowest_label
        rest = self.width - sum(needed) + needed[_LABEL]
        shrink = min(1.0, (self.width - least) / (sum(needed) - needed[_LABEL]))
        return tuple(max(rest, least) if at == _LABEL else n * shrink for at, n in enumerate(needed))


def short_body(material: Material, sheet: FormSheet) -> Body | None:
    """Indicator, measure, the span's figures and as many comparisons as fit, and how many units they stand on."""
    bodies = [_body(material, sheet, columns) for columns in _fewer_and_fewer(_short_columns(sheet))]
    return next((body for body in bodies if body is None or _fits(body)), bodies[-1])


def _fewer_and_fewer(columns: list[FormColumn]) -> Iterator[list[FormColumn]]:
    """What a reader works out from the columns beside it goes first; the appendix has it."""
    yield columns
    for kind in _LEFT_OUT_FIRST:
        fewer = [column for column in columns if column.kind is not kind]
        if fewer and len(fewer) < len(columns):
            columns = fewer
            yield columns


def _fits(body: Body) -> bool:
    pt = PORTRAIT_SIZES[-1]
    return _has_room(Frame(PORTRAIT, pt, _needs([body], pt, whole_measure=False)), [body])


def whole_body(material: Material, sheet: FormSheet) -> Body | None:
    """Every figure of a sheet."""
    return _body(material, sheet, [column for column in sheet.columns if column.kind is not ColumnKind.TEXT])


def _short_columns(sheet: FormSheet) -> list[FormColumn]:
    values = [column for column in sheet.columns if column.kind is ColumnKind.VALUE]
    kept = [c for c in sheet.columns if c.kind not in (ColumnKind.TEXT, ColumnKind.VALUE)]
    shown = values if len(values) <= _FEW else [c for c in values if c.period is None or not c.period.is_one_year]
    bases = {column.base for column in kept} | {column.current for column in kept}
    chosen = [c for c in sheet.columns if c in kept or c in shown or c.column in bases]
    return chosen or values[-_FEW:]


def _body(material: Material, sheet: FormSheet, columns: Sequence[FormColumn]) -> Body | None:
    if not columns:
        return None
    rows = tuple((row, tuple(_entries(material, sheet, row, columns))) for row in sheet.rows)
    return Body(sheet, tuple(columns), rows)


def _entries(material: Material, sheet: FormSheet, row: FormRow, columns: Sequence[FormColumn]) -> Iterator[Entry]:
    figures = [_figure(material, sheet, row, column) for column in columns]
    yield Entry(row.code)
    yield Entry(_label(row))
    yield Entry(_measure(material, sheet, row, columns))
    yield from figures
    yield Entry(_units(material, sheet, row))


def _label(row: FormRow) -> str:
    is_bare = row.of_which is not None and "trong đó" not in row.label.lower()
    return f"Trong đó: {row.label}" if is_bare else row.label


def _measure(material: Material, sheet: FormSheet, row: FormRow, columns: Sequence[FormColumn]) -> str:
    """The row's measure; where the form states one for the whole sheet, that one."""
    if row.measure or row.kind is RowKind.GROUP:
        return row.measure
    crossings = (material.figure(sheet.name, row, column) for column in columns)
    measures = {crossing[0].measure for crossing in crossings if crossing is not None}
    return measures.pop() if len(measures) == 1 else sheet.measure


def _figure(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Entry:
    crossing = material.figure(sheet.name, row, column)
    if crossing is None:
        return Entry("")
    cell, figure = crossing
    text = printed(cell, figure)
    return Entry(text, cell.id if text not in ("", NOTHING) else None, is_provisional=is_provisional(figure))


def _units(material: Material, sheet: FormSheet, row: FormRow) -> str:
    column = headline(sheet)
    crossing = material.figure(sheet.name, row, column) if column is not None else None
    return f"{crossing[1].units_in}/{crossing[1].units_expected}" if crossing is not None else ""


def frame_for(bodies: Sequence[Body], *, width: float, sizes: Sequence[float]) -> Frame:
    """The frame that all these tables share: the largest type that leaves their labels room."""
    tries = ((pt, is_whole) for is_whole in (True, False) for pt in sizes)
    frames = [Frame(width, pt, _needs(bodies, pt, whole_measure=is_whole)) for pt, is_whole in tries]
    return next((frame for frame in frames if _has_room(frame, bodies)), frames[-1])


def _has_room(frame: Frame, bodies: Sequence[Body]) -> bool:
    keys = (_keys(body) for body in bodies)
    return all(sum(frame.needs[key] for key in each) + frame.narrowest_label <= frame.width for each in keys)


def _needs(bodies: Sequence[Body], pt: float, *, whole_measure: bool) -> dict[tuple[str, ...], float]:
    needs: dict[tuple[str, ...], float] = {}
    for body in bodies:
        for at, key in enumerate(_keys(body)):
            whole = whole_measure and key == ("ĐVT",)
            needs[key] = max(needs.get(key, 0.0), _needed(body, at, key, pt, is_whole=whole))
    return needs


def _keys(body: Body) -> list[tuple[str, ...]]:
    return [("TT",), ("Chỉ tiêu",), ("ĐVT",), *(column.path or ("",) for column in body.columns), ("Số đơn vị",)]


def _needed(body: Body, at: int, key: tuple[str, ...], pt: float, *, is_whole: bool) -> float:
    """Millimetres of a column: its longest number or word; the whole text, up to a limit, where it is to stay whole."""
    if at == _LABEL:
        return 0.0
    entries = [entries[at].wide for row, entries in body.rows if row.kind is not RowKind.GROUP]
    widest = max(*(_longest_word(text, pt) for text in entries), _heading_width(key[-1], pt), 4.0)
    whole = max((width_mm(text, pt) for text in entries), default=0.0) if is_whole else 0.0
    return max(widest, min(whole, _WIDEST_MEASURE)) + _PADDING


def _heading_width(text: str, pt: float) -> float:
    """Of a heading, as narrow as its longest word, or as lets it stand in a few lines."""
    width = _longest_word(text, pt)
    while lines_needed(text, pt, width) > _HEADING_LINES:
        width += 1
    return width


def _longest_word(text: str, pt: float) -> float:
    return max((width_mm(word, pt) for word in text.split()), default=4.0)


def table(body: Body, frame: Frame) -> PaperTable:
    """The table of a body in its frame, with the form's own two-storey headings."""
    head = _head(body, frame.pt)
    last = len(body.rows) - 1
    rows = tuple(
        _row(row, entries, frame.pt, stays=at < _TOGETHER - 1 or last - _TOGETHER < at < last)
        for at, (row, entries) in enumerate(body.rows)
    )
    widths = frame.widths(body)
    heights = tuple(_head_height(body, widths, frame.pt) / len(head) for _ in head)
    return PaperTable(widths=widths, rows=(*head, *rows), header_rows=len(head), header_heights=heights)


def _head_height(body: Body, widths: Sequence[float], pt: float) -> float:
    """Room for the tallest heading: a merged one is cut on later pages where its rows do not say their height."""
    lines = max(lines_needed(key[-1], pt, width - _PADDING) for key, width in zip(_keys(body), widths, strict=True))
    return lines * pt * _LINE + 1.5


def note(body: Body) -> Iterator[Paragraph]:
    """What stars, dots and differences of a table mean; it stands above the table, so that no page holds it alone."""
    shown = [entry for _, entries in body.rows for entry in entries]
    star = _STAR_MEANS if any(entry.is_provisional and entry.figure for entry in shown) else ""
    dots = _DOTS_MEAN if any(entry.text == NOTHING for entry in shown) else ""
    rounded = _ROUNDED if any(is_off(body.columns, _shown(body, entries)) for _, entries in body.rows) else ""
    text = " ".join(filter(None, (star, dots, rounded)))
    if text:
        yield line(
            plain(text, pt=11, italic=True),
            is_tight=True,
            align=Align.RIGHT,
            indent_first=0,
            after=2,
            keep_with_next=True,
        )


def _shown(body: Body, entries: Sequence[Entry]) -> dict[int, str]:
    """The texts of a row by column of the form."""
    return {column.column: entry.text for column, entry in zip(body.columns, entries[3:-1], strict=True)}


def _head(body: Body, pt: float) -> tuple[tuple[Cell, ...], ...]:
    has_storeys = any(len(column.path) > 1 for column in body.columns)
    fixed = ("TT", "Chỉ tiêu", "ĐVT")
    if not has_storeys:
        texts = (*fixed, *(column.label for column in body.columns), "Số đơn vị")
        return (tuple(_heading(text, pt) for text in texts),)
    upper = (*(_heading(text, pt, down="start") for text in fixed), *_storey(body.columns, pt))
    lower = (*(_heading("", pt, down="go on") for _ in fixed), *(_leaf(column, pt) for column in body.columns))
    return (*upper, _heading("Số đơn vị", pt, down="start")), (*lower, _heading("", pt, down="go on"))


def _storey(columns: Sequence[FormColumn], pt: float) -> Iterator[Cell]:
    """The upper headings: one over all the columns that share it."""
    at = 0
    while at < len(columns):
        above = columns[at].path[:-1]
        span = 1
        while above and at + span < len(columns) and columns[at + span].path[:-1] == above:
            span += 1
        yield _heading(" ".join(above), pt, span=span) if above else _heading(columns[at].label, pt, down="start")
        at += span


def _leaf(column: FormColumn, pt: float) -> Cell:
    return _heading(column.label, pt) if len(column.path) > 1 else _heading("", pt, down="go on")


def _heading(text: str, pt: float, *, span: int = 1, down: str = "") -> Cell:
    cell = _cell(plain(text, pt=pt, bold=True), align=Align.CENTER, stays=True)
    return Cell(paragraphs=cell.paragraphs, span=span, down=down, shaded=True)


def _row(row: FormRow, entries: Sequence[Entry], pt: float, *, stays: bool) -> tuple[Cell, ...]:
    code, label = (plain(entry.text, pt=pt, bold=row.kind is not RowKind.ITEM) for entry in entries[:2])
    if row.kind is RowKind.GROUP:
        heading = _cell(label, align=Align.LEFT, stays=True)
        return (
            _cell(code, align=Align.CENTER, stays=True),
            Cell(paragraphs=heading.paragraphs, span=len(entries) - 1),
        )
    figures = (_cell(*_runs(entry, pt, row), align=Align.RIGHT, stays=stays) for entry in entries[3:-1])
    middle = (code, plain(entries[2].text, pt=pt), plain(entries[-1].text, pt=pt))
    code_cell, measure, units = (_cell(run, align=Align.CENTER, stays=stays) for run in middle)
    return (code_cell, _cell(label, align=Align.LEFT, stays=stays), measure, *figures, units)


def _runs(entry: Entry, pt: float, row: FormRow) -> Iterator[Run]:
    bold = row.kind is RowKind.TOTAL
    yield plain(entry.text, pt=pt, bold=bold, figure=entry.figure)
    if entry.is_provisional and entry.figure:
        yield plain(_STAR, pt=pt, bold=bold)


def _cell(*runs: Run, align: Align, stays: bool = False) -> Cell:
    return Cell(paragraphs=(line(*runs, align=align, is_tight=True, before=1, after=1, keep_with_next=stays),))
