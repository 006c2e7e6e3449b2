"""Writes review.html piece by piece: completeness, figures, charts, findings, and the data to follow each figure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Any

from tongket.check.finding import Finding, Severity
from tongket.check.speech import severity_word, spoken
from tongket.directive.form import ColumnKind, FormRow, FormSheet, RowKind
from tongket.draft.charts import Bar, bar_chart
from tongket.draft.material import Material, figure_columns, figure_rows, heading
from tongket.draft.page.page_data import page_data
from tongket.draft.printed import printed
from tongket.draft.review_words import completeness_words
from tongket.wording.dates import print_date

_MOST_CHARTS = 6  # a sheet; more is a wall nobody reads
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def page_pieces(material: Material, pictures: dict[str, Any]) -> Iterator[bytes]:
    """The page in pieces, so that thousands of units need not stand in memory as one text."""
    for piece in _pieces(material, pictures):
        yield piece.encode("utf-8")


def _pieces(material: Material, pictures: dict[str, Any]) -> Iterator[str]:
    title = escape(f"Báo cáo {material.review.title}")
    yield f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_asset('page.css')}</style></head>"
    yield f'<body><a class="skip" href="#figures">Đến phần số liệu</a>{_header(material, title)}<main>'
    yield from _completeness(material)
    yield from _figures(material)
    yield from _charts(material)
    yield from _findings(material)
    yield f"</main>{_DIALOG}"
    data = json.dumps(page_data(material, pictures), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # "</" would close the element; the escaped slash is the same text to JSON.
    harmless = data.replace("</", "<\\/")
    yield f'<script type="application/json" id="data">{harmless}</script>'
    yield f"<script>{_asset('page.js')}</script></body></html>\n"


def _asset(name: str) -> str:
    return resources.files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


_DIALOG = (
    '<dialog id="trail" aria-labelledby="trail-title"><div class="bar-top"><button type="button" id="back">← Quay lại'
    '</button><h2 id="trail-title">Nguồn của con số</h2><button type="button" id="close">Đóng</button></div>'
    '<div id="trail-body" tabindex="0" role="region" aria-label="Nội dung nguồn"></div></dialog>'
)


def _header(material: Material, title: str) -> str:
    links = (
        ("#units", "Đơn vị"),
        ("#figures", "Số liệu"),
        ("#charts", "Biểu đồ"),
        ("#findings", "Lỗi và cảnh báo"),
    )
    nav = "".join(f'<a href="{target}">{text}</a>' for target, text in links)
    return (
        f'<header><p class="draft">Dự thảo, chưa duyệt</p><h1>{title}</h1>'
        f"<p>Tình trạng tính đến {print_date(material.review.as_of)}. {escape(completeness_words(material))}</p>"
        f'{_unconfirmed(material)}<nav aria-label="Các phần">{nav}</nav></header>'
    )


def _unconfirmed(material: Material) -> str:
    if material.form.is_confirmed:
        return ""
    return '<p class="note">Cách hiểu biểu mẫu (form.toml) do máy đề xuất, chưa được xác nhận.</p>'


def _completeness(material: Material) -> Iterator[str]:
    reported, expected = len(material.reported), len(material.units)
    yield _open_section("units", f"Đơn vị: {reported}/{expected}")
    yield _open_table(
        "Tình trạng báo cáo của từng đơn vị", ("Mã", "Đơn vị", "Nhóm", "Tình trạng", "Tệp", "Phải sửa", "Cảnh báo")
    )
    counts = Counter((finding.unit, finding.severity) for finding in material.findings)
    for unit in material.units:
        submission = material.consolidation.counted.get(unit.code)
        state, look = _state(material, unit.code)
        cells = (unit.code, unit.name, unit.group)
        yield "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in cells)
        file = ", ".join(submission.files) if submission else ""
        yield f'<td><span class="state {look}">{escape(state)}</span></td><td>{escape(file)}</td>'
        for severity in (Severity.BLOCK, Severity.WARN):
            yield f'<td class="number">{counts[unit.code, severity]}</td>'
        yield "</tr>"
    yield "</tbody></table></div></section>"


def _state(material: Material, code: str) -> tuple[str, str]:
    if code in material.exclusions:
        return f"Không tính: {material.exclusions[code]}", "excluded"
    return ("Đã tổng hợp", "counted") if code in material.consolidation.counted else ("Chưa có số liệu", "silent")


def _open_section(name: str, title: str) -> str:
    return f'<section id="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{escape(title)}</h2>'


def _open_table(caption: str, headings: tuple[str, ...]) -> str:
    cells = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
    return f"{region}<table><caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>"


def _figures(material: Material) -> Iterator[str]:
    yield _open_section("figures", "Số liệu tổng hợp")
    yield "<p>Bấm vào một con số để xem các đơn vị và ô gốc của nó. Phím mũi tên đi giữa các số.</p>"
    for sheet in material.form.sheets:
        if not sheet.is_list and sheet.rows:
            yield from _sheet_table(material, sheet)
    yield "</section>"


def _sheet_table(material: Material, sheet: FormSheet) -> Iterator[str]:
    columns = figure_columns(sheet)
    headings = ("TT", "Chỉ tiêu", "ĐVT", *(heading(column) for column in columns))
    yield f"<h3>{escape(sheet.title or sheet.name)}</h3>"
    yield _open_table(f"{sheet.name}: {sheet.title}".strip(": "), headings).replace(
        "<table>", '<table class="figures">'
    )
    for row in sheet.rows:
        yield _row(material, sheet, row)
    yield "</tbody></table></div>"


def _row(material: Material, sheet: FormSheet, row: FormRow) -> str:
    label = f'<th scope="row" class="level{min(len(row.path), 4)}">{escape(row.label)}</th>'
    figures = "".join(_figure(material, sheet, row, column.column) for column in figure_columns(sheet))
    look = "" if row.kind is RowKind.ITEM else f' class="{row.kind.value}"'
    return f"<tr{look}><td>{escape(row.code)}</td>{label}<td>{escape(row.measure)}</td>{figures}</tr>"


def _figure(material: Material, sheet: FormSheet, row: FormRow, column: int) -> str:
    crossing = material.figure(sheet.name, row, sheet.column(column))
    if crossing is None:
        return "<td></td>"
    cell, figure = crossing
    text = printed(cell, figure)
    marks = "".join((" short" if figure.missing else "", " doubtful" if figure.doubtful else ""))
    spoken_as = f"{row.label}, {' '.join(cell.column.path)}: {text}, {figure.units_in}/{figure.units_expected} đơn vị"
    return (
        f'<td class="number"><button type="button" class="figure{marks}" data-cell="{cell.index}" '
        f'aria-label="{escape(spoken_as, quote=True)}">{escape(text)}</button></td>'
    )


def _charts(material: Material) -> Iterator[str]:
    yield _open_section("charts", "Diễn biến qua các năm") + '<div class="charts">'
    for sheet in material.form.sheets:
        yield from _sheet_charts(material, sheet)
    yield "</div></section>"


def _sheet_charts(material: Material, sheet: FormSheet) -> Iterator[str]:
    years = [c for c in sheet.columns if c.kind is ColumnKind.VALUE and c.period is not None and c.period.is_one_year]
    rows = [row for row in figure_rows(sheet) if row.of_which is None]
    for row in rows[:_MOST_CHARTS] if len(years) > 2 else []:
        crossings = [material.figure(sheet.name, row, column) for column in years]
        bars = [
            Bar(str(column.period.first.year), crossing[1].value)
            for column, crossing in zip(years, crossings, strict=True)
            if crossing is not None and column.period is not None
        ]
        if any(bar.value is not None for bar in bars):
            chart = bar_chart(row.label, row.measure, bars)
            yield f"<figure><figcaption>{escape(row.label)} ({escape(row.measure)})</figcaption>{chart}</figure>"


def _findings(material: Material) -> Iterator[str]:
    yield _open_section("findings", f"Lỗi và cảnh báo: {len(material.findings)}")
    yield _FILTER
    headings = ("Mã", "Mức", "Đơn vị", "Nơi", "Sự việc", "Cách xử lý")
    yield _open_table("Danh sách lỗi và cảnh báo", headings).replace("<table>", '<table id="finding-list">')
    names = material.unit_names
    for finding in material.findings:
        yield _finding(finding, names)
    yield "</tbody></table></div></section>"


_FILTER = (
    '<p class="filter"><label for="filter">Lọc theo đơn vị, mã, nội dung</label> <input id="filter" type="search">'
    ' <span id="filter-count" role="status"></span></p>'
)


def _finding(finding: Finding, names: dict[str, str]) -> str:
    says, remedy = spoken(finding, "vi")
    unit = names.get(finding.unit or "", finding.unit or "")
    texts = (unit, finding.at.text(), says, remedy)
    level = f'<span class="state {finding.severity.value}">{escape(severity_word(finding.severity))}</span>'
    return f"<tr><td>{finding.code}</td><td>{level}</td>" + "".join(f"<td>{escape(t)}</td>" for t in texts) + "</tr>"
