"""Takes the figures, makes the tables of the page: each number a button that opens where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from tongket.directive.form import FormColumn, FormRow, FormSheet, RowKind
from tongket.draft.material import Material, figure_columns, headline
from tongket.draft.page.page_parts import CLOSE_TABLE, open_section, open_table
from tongket.draft.printed import is_provisional, printed

_SPAN = re.compile(r"\d{4}\s*[-–]\s*\d{4}")
_LEGEND = (
    '<p class="legend"><span><b class="mark">°</b> chưa đủ đơn vị phải báo cáo</span> '
    '<span><span class="provisional">123*</span> tạm tính: có số ước tính hoặc số liệu đang hỏi lại đơn vị</span> '
    "<span>… chưa có số liệu</span></p>"
)


def figures(material: Material) -> Iterator[str]:
    """Every sheet of the form that has something to add up."""
    sheets = [sheet for sheet in material.form.sheets if not sheet.is_list and sheet.rows]
    yield open_section("figures", "Số liệu tổng hợp")
    yield "<p>Bấm vào một con số để xem các đơn vị và ô gốc của nó. Phím mũi tên đi giữa các số.</p>"
    yield _LEGEND
    if len(sheets) > 1:
        yield f'<p class="sheets">{" ".join(_sheet_link(at, sheet) for at, sheet in enumerate(sheets))}</p>'
    for at, sheet in enumerate(sheets):
        yield from _sheet_table(material, sheet, at)
    yield "</section>"


def _sheet_link(at: int, sheet: FormSheet) -> str:
    return f'<a href="#sheet-{at}">{escape(sheet.name)}</a>'


def _sheet_table(material: Material, sheet: FormSheet, at: int) -> Iterator[str]:
    columns = figure_columns(sheet)
    yield f'<h3 id="sheet-{at}">{escape(sheet.title or sheet.name)}</h3>'
    yield open_table(sheet.title or sheet.name, _head(columns), ' class="figures"', is_said_above=True) + "<tbody>"
    for row in sheet.rows:
        yield _row(material, sheet, row, columns)
    yield f"</tbody>{CLOSE_TABLE}"


def _head(columns: Sequence[FormColumn]) -> str:
    """One row of headings, or two where the form's are of two storeys."""
    if not any(len(column.path) > 1 for column in columns):
        cells = "".join(_heading(column.label) for column in columns)
        return f"<tr>{_FIXED.format(1)}{cells}{_UNITS.format(1)}</tr>"
    upper = "".join(_upper(columns))
    lower = "".join(_heading(column.label) for column in columns if len(column.path) > 1)
    return f'<tr>{_FIXED.format(2)}{upper}{_UNITS.format(2)}</tr><tr class="lower">{lower}</tr>'


_UNITS = '<th scope="col" rowspan="{0}">Số đơn vị</th>'
_FIXED = "".join(_UNITS.replace("Số đơn vị", text) for text in ("TT", "Chỉ tiêu", "ĐVT"))


def _heading(text: str, attributes: str = ' scope="col"') -> str:
    # "2011-2020" stays on one line.
    whole = _SPAN.sub(r'<span class="whole">\g<0></span>', escape(text))
    return f"<th{attributes}>{whole}</th>"


def _upper(columns: Sequence[FormColumn]) -> Iterator[str]:
    at = 0
    while at < len(columns):
        above = columns[at].path[:-1]
        span = 1
        while above and at + span < len(columns) and columns[at + span].path[:-1] == above:
            span += 1
        over = f' scope="colgroup" colspan="{span}"'
        yield _heading(" ".join(above), over) if above else _heading(columns[at].label, ' scope="col" rowspan="2"')
        at += span


def _row(material: Material, sheet: FormSheet, row: FormRow, columns: Sequence[FormColumn]) -> str:
    level = f"level{min(len(row.path), 4)}"
    if row.kind is RowKind.GROUP:
        label = f'<th scope="rowgroup" colspan="{len(columns) + 3}" class="{level}">{escape(row.label)}</th>'
        return f'<tr class="group"><td>{escape(row.code)}</td>{label}</tr>'
    cells = "".join(_figure(material, sheet, row, column) for column in columns)
    look = "" if row.kind is RowKind.ITEM else f' class="{row.kind.value}"'
    label = f'<th scope="row" class="{level}">{escape(row.label)}</th>'
    start = f"<tr{look}><td>{escape(row.code)}</td>{label}<td>{escape(row.measure or sheet.measure)}</td>"
    return f"{start}{cells}<td>{_units(material, sheet, row)}</td></tr>"


def _figure(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> str:
    crossing = material.figure(sheet.name, row, column)
    if crossing is None:
        return "<td></td>"
    cell, figure = crossing
    text = printed(cell, figure)
    marks = "".join((" short" if figure.missing else "", " provisional" if is_provisional(figure) else ""))
    said = ", tạm tính" if is_provisional(figure) else ""
    spoken = f"{row.label}, {' '.join(column.path)}: {text}, {figure.units_in}/{figure.units_expected} đơn vị{said}"
    return (
        f'<td class="number"><button type="button" class="figure{marks}" data-cell="{cell.index}" tabindex="-1" '
        f'aria-label="{escape(spoken, quote=True)}">{escape(text)}</button></td>'
    )


def _units(material: Material, sheet: FormSheet, row: FormRow) -> str:
    column = headline(sheet)
    crossing = material.figure(sheet.name, row, column) if column is not None else None
    return f"{crossing[1].units_in}/{crossing[1].units_expected}" if crossing is not None else ""
