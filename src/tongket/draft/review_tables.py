"""Takes figures, makes the tables of a review: a short one in the text, the whole form in the landscape appendix."""

from __future__ import annotations

from tongket.directive.form import ColumnKind, FormColumn, FormRow, FormSheet, RowKind
from tongket.draft.material import Material, heading, headline
from tongket.draft.paper import Align, Cell, PaperTable, Run, line
from tongket.draft.printed import NOTHING, printed
from tongket.layout.text_width import width_mm

_PORTRAIT, _LANDSCAPE = 165.0, 252.0  # millimetres between the margins
_LABEL, _NARROWEST_LABEL = 1, 34.0
_FEW = 4  # this many period columns still fit in the text


def short_table(material: Material, sheet: FormSheet) -> PaperTable | None:
    """Indicator, measure, the span's figures and comparisons, and how many units they stand on."""
    columns = _short_columns(sheet)
    if not columns:
        return None
    return _table(material, sheet, columns, width=_PORTRAIT, pt=11)


def _short_columns(sheet: FormSheet) -> list[FormColumn]:
    values = [column for column in sheet.columns if column.kind is ColumnKind.VALUE]
    kept = [c for c in sheet.columns if c.kind not in (ColumnKind.TEXT, ColumnKind.VALUE)]
    shown = values if len(values) <= _FEW else [c for c in values if c.period is None or not c.period.is_one_year]
    bases = {column.base for column in kept} | {column.current for column in kept}
    chosen = [c for c in sheet.columns if c in kept or c in shown or c.column in bases]
    return chosen or values[-_FEW:]


def whole_table(material: Material, sheet: FormSheet) -> PaperTable | None:
    """Every figure of a sheet."""
    columns = [column for column in sheet.columns if column.kind is not ColumnKind.TEXT]
    if not columns:
        return None
    return _table(material, sheet, columns, width=_LANDSCAPE, pt=8 if len(columns) > 8 else 10)


def _table(material: Material, sheet: FormSheet, columns: list[FormColumn], *, width: float, pt: float) -> PaperTable:
    headings = ["TT", "Chỉ tiêu", "ĐVT", *(heading(column) for column in columns), "Số đơn vị"]
    head = tuple(_text(text, pt, bold=True, align=Align.CENTER, shaded=True, stays=True) for text in headings)
    body = [_row(material, sheet, row, columns, pt) for row in sheet.rows]
    return PaperTable(widths=_widths(width, [head, *body], pt), rows=(head, *body), header_rows=1)


def _widths(width: float, rows: list[tuple[Cell, ...]], pt: float) -> tuple[float, ...]:
    """Every column as wide as its longest number or word; the label column takes what is left."""
    needed = [max(_needed(row[index], pt) for row in rows) for index in range(len(rows[0]))]
    left = width - sum(needed) + needed[_LABEL]
    shrink = min(1.0, (width - _NARROWEST_LABEL) / (sum(needed) - needed[_LABEL]))
    widths = [max(left, _NARROWEST_LABEL) if index == _LABEL else each * shrink for index, each in enumerate(needed)]
    return tuple(widths)


def _needed(cell: Cell, pt: float) -> float:
    """Millimetres that the longest unbroken word of a cell takes, set bold, with its margins."""
    words = [word for paragraph in cell.paragraphs for run in paragraph.runs for word in run.text.split()]
    return max((width_mm(word, pt) for word in words), default=4.0) + 2.6


def _row(material: Material, sheet: FormSheet, row: FormRow, columns: list[FormColumn], pt: float) -> tuple[Cell, ...]:
    bold = row.kind is not RowKind.ITEM
    label = f"Trong đó: {row.label}" if row.of_which is not None and "trong đó" not in row.label.lower() else row.label
    figures = [_figure(material, sheet, row, column, pt, bold=bold) for column in columns]
    return (
        _text(row.code, pt, bold=bold, align=Align.CENTER),
        _text(label, pt, bold=bold, align=Align.LEFT),
        _text(row.measure, pt, align=Align.CENTER),
        *figures,
        _text(_units(material, sheet, row), pt, align=Align.CENTER),
    )


def _figure(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn, pt: float, *, bold: bool) -> Cell:
    crossing = material.figure(sheet.name, row, column)
    if crossing is None:
        return _text("", pt)
    cell, figure = crossing
    return _text(printed(cell, figure), pt, bold=bold, align=Align.RIGHT, figure=cell.id)


def _units(material: Material, sheet: FormSheet, row: FormRow) -> str:
    column = headline(sheet)
    crossing = material.figure(sheet.name, row, column) if column is not None else None
    return f"{crossing[1].units_in}/{crossing[1].units_expected}" if crossing is not None else ""


def _text(
    text: str,
    pt: float,
    *,
    bold: bool = False,
    align: Align = Align.LEFT,
    shaded: bool = False,
    figure: str | None = None,
    stays: bool = False,
) -> Cell:
    bound = figure if text and text != NOTHING else None
    run = Run(text=text, pt=pt, bold=bold, figure=bound)
    return Cell(
        paragraphs=(line(run, align=align, is_tight=True, before=1, after=1, keep_with_next=stays),), shaded=shaded
    )
