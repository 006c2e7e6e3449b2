"""Takes yearly figures, makes the charts of the page, each with its table."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tongket.directive.form import ColumnKind, FormColumn, FormRow, FormSheet
from tongket.draft.charts import Bar, bar_chart, bar_table
from tongket.draft.material import Material, figure_rows
from tongket.draft.page.page_parts import open_section
from tongket.draft.printed import is_provisional, printed

_MOST_CHARTS = 6  # a sheet; more is a wall nobody reads
_FEWEST_YEARS = 3


def charts(material: Material) -> Iterator[str]:
    """How the main indicators moved over the years; no section where the form has no years."""
    drawn = [chart for sheet in material.form.sheets for chart in _sheet_charts(material, sheet)]
    yield open_section("charts", "Diễn biến qua các năm")
    yield f'<div class="charts">{"".join(drawn)}</div>' if drawn else "<p>Biểu mẫu không có số liệu theo năm.</p>"
    yield "</section>"


def _sheet_charts(material: Material, sheet: FormSheet) -> Iterator[str]:
    years = [c for c in sheet.columns if c.kind is ColumnKind.VALUE and c.period is not None and c.period.is_one_year]
    if len(years) < _FEWEST_YEARS:
        return
    for row in _main_rows(sheet):
        bars = list(_bars(material, sheet, row, years))
        if any(bar.value is not None for bar in bars):
            yield _chart(sheet, row, bars)


def _main_rows(sheet: FormSheet) -> list[FormRow]:
    """The outermost indicators first, in the order of the form."""
    rows = [row for row in figure_rows(sheet) if row.of_which is None]
    chosen = sorted(rows, key=lambda row: len(row.path))[:_MOST_CHARTS]
    return [row for row in rows if row in chosen]


def _bars(material: Material, sheet: FormSheet, row: FormRow, years: list[FormColumn]) -> Iterator[Bar]:
    for column in years:
        crossing = material.figure(sheet.name, row, column)
        if crossing is not None and column.period is not None:
            text = printed(*crossing) + ("*" if is_provisional(crossing[1]) else "")
            yield Bar(str(column.period.first.year), crossing[1].value, text)


def _chart(sheet: FormSheet, row: FormRow, bars: list[Bar]) -> str:
    measure = row.measure or sheet.measure
    title = escape(f"{row.label} ({measure})" if measure else row.label)
    values = f"<details><summary>Bảng số</summary>{bar_table(row.label, measure, bars)}</details>"
    return f"<figure><figcaption>{title}</figcaption>{bar_chart(row.label, measure, bars)}{values}</figure>"
