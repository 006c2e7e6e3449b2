"""Mistakes in the layout: sheets, columns and rows missing, added, moved, renamed, repeated or hidden; measures."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from generator.form_model import LABEL, MEASURE, TOTAL, YEARS, Row
from generator.mess import Job, NoRoom, is_count, mess
from generator.truth import Value
from generator.workbook import Cell, Extra, Grid, UnitSheet, lay_out

RENAMED = {
    "Trộm cắp tài sản": "Trộm cắp tài sản của công dân",
    "Cướp giật tài sản": "Tội cướp giật tài sản",
    "Kinh tế, chức vụ": "Vi phạm về kinh tế và chức vụ",
    "Môi trường, an toàn thực phẩm": "Vi phạm môi trường, an toàn thực phẩm",
    "Đường bộ": "Tai nạn đường bộ",
    "Cơ sở sản xuất, kinh doanh": "Cơ sở sản xuất và kinh doanh",
    "Số lượt người được cai nghiện": "Số lượt người được đưa đi cai nghiện",
    "Số tài liệu, tờ rơi được cấp phát": "Số tài liệu, tờ rơi đã cấp phát",
    "Số tin, bài, phóng sự được đăng, phát": "Số tin, bài, phóng sự đã đăng, phát sóng",
    "Tuyên truyền lưu động": "Số cuộc tuyên truyền lưu động",
    "Vận động xã hội hóa": "Kinh phí vận động xã hội hóa",
    "Ngân sách huyện, xã": "Ngân sách cấp huyện, cấp xã",
}


def _free_rows(sheet: UnitSheet, job: Job) -> list[Row]:
    """Rows that nothing else is worked out from, except totals, and that carry no mistake."""
    used = {name for row in sheet.form.rows for name in (row.of, row.top, row.bottom) if name}
    return [
        row
        for row in sheet.form.entered_rows
        if row.id not in used and not row.of and (sheet.form.name, row.id) not in job.sent.taken
    ]


def _pick_row(job: Job, sheet: UnitSheet) -> Row:
    rows = _free_rows(sheet, job)
    if not rows:
        raise NoRoom
    row = job.chance.choice(rows)
    job.sent.taken.add((sheet.form.name, row.id))
    return row


def _forget(job: Job, sheet: UnitSheet, *, row_id: str | None = None, column: str | None = None) -> None:
    """These cells give nothing any more."""
    for at in list(job.sent.counted):
        if at[0] == sheet.form.name and row_id in (None, at[1]) and column in (None, at[2]):
            del job.sent.counted[at]


def _has_clean_columns(sheet: UnitSheet) -> bool:
    return not any(column in YEARS for _row, column in sheet.overrides)


# ---- sheets


@mess("sheet_missing", "sheet")
def sheet_left_out(job: Job) -> None:
    if len(job.sent.sheets) < 3:
        raise NoRoom
    untouched = {name for name, _row in job.sent.taken}
    sheet = job.fresh_sheet(lambda sheet: sheet.form.name not in untouched and sheet.form.name != "Biểu 1")
    del job.sent.sheets[sheet.form.name]
    _forget(job, sheet)
    job.plant("sheet_missing", f"no {sheet.name}", sheet, match="file")


@mess("sheet_added", "file")
def working_sheet_left_in(job: Job) -> None:
    grid = Grid("Nháp", widths=[8, 40, 20])
    grid.cells[1, 1] = Cell("Bảng tính nháp, không thuộc biểu mẫu", "note")
    for row, word in enumerate(("Đợt 1", "Đợt 2", "Đợt 3"), 3):
        grid.cells[row, 2] = Cell(word, "label")
        grid.cells[row, 3] = Cell(Decimal(job.chance.randint(3, 60)), "number")
    job.sent.extra.append(grid)
    job.plant("sheet_added", "a scratch sheet", None, match="file")
    job.planted[-1].sheet = "Nháp"


@mess("sheet_hidden", "file")
def old_sheet_hidden(job: Job) -> None:
    sheet = job.chance.choice(list(job.sent.sheets.values()))
    old = random.Random(job.chance.random())
    cells: dict[tuple[str, str], Value] = {}
    for at, value in sheet.cells.items():
        cells[at] = value if isinstance(value, tuple) else value + old.randint(1, 4)
    grid = lay_out(
        replace(sheet, cells=cells, overrides={}, name=f"{sheet.name} (cũ)"), job.sent.heading, is_first=False
    )
    grid.is_hidden = True
    job.sent.extra.append(grid)
    job.plant("sheet_hidden", "old figures in a hidden sheet", None, match="sheet")
    job.planted[-1].sheet = grid.name


# ---- columns


@mess("column_missing", "layout")
def year_left_out(job: Job) -> None:
    sheet = job.fresh_sheet(_has_clean_columns)
    year = job.chance.choice(YEARS[3:-1])
    sheet.columns.remove(year)
    _forget(job, sheet, column=year)
    job.plant("column_missing", f"no column for {year}", sheet, match="sheet")


@mess("column_added", "layout")
def column_slipped_in(job: Job) -> None:
    sheet = job.fresh_sheet()
    sheet.columns.insert(sheet.columns.index(TOTAL), "plan")
    values: dict[str, Decimal | str | None] = {
        row.id: Decimal(job.chance.randint(1, 30)) for row in sheet.form.entered_rows if row.rule != "n_of_n"
    }
    sheet.extra_columns["plan"] = Extra("Dự kiến năm 2021", values)
    job.plant("column_added", "'Dự kiến năm 2021'", sheet, lambda: sheet.heading_address("plan"), match="sheet")


@mess("column_moved", "layout")
def two_years_swapped(job: Job) -> None:
    sheet = job.fresh_sheet()
    year = job.chance.choice(YEARS[2:-2])
    place = sheet.columns.index(year)
    sheet.columns[place], sheet.columns[place + 1] = sheet.columns[place + 1], sheet.columns[place]
    job.plant(
        "column_moved", f"{year} stands after the next year", sheet, lambda: sheet.heading_address(year), match="sheet"
    )
    job.plant("column_moved", "the other one", sheet, match="sheet", only_allowed=True)


@mess("column_by_position", "layout")
def heading_repeated(job: Job) -> None:
    sheet = job.fresh_sheet()
    year = job.chance.choice(YEARS[3:-2])
    sheet.headings[year] = f"Năm {int(year) - 1}"
    job.plant(
        "column_by_position",
        f"{year} is headed {int(year) - 1}",
        sheet,
        lambda: sheet.heading_address(year),
        match="sheet",
    )


@mess("column_by_position", "layout")
def heading_mistyped(job: Job) -> None:
    sheet = job.fresh_sheet()
    year = job.chance.choice(YEARS[3:-2])
    sheet.headings[year] = job.chance.choice((f"Năm 21{year[2:]}", f"Nằm 2O{year[2:]}", "Năm"))
    job.plant(
        "column_by_position",
        f"{year} is headed {sheet.headings[year]!r}",
        sheet,
        lambda: sheet.heading_address(year),
        match="sheet",
    )


@mess("column_not_read", "layout")
def two_years_in_one(job: Job) -> None:
    sheet = job.fresh_sheet(_has_clean_columns)
    year = job.chance.choice(YEARS[3:-3])
    after = str(int(year) + 1)
    sheet.columns.remove(after)
    sheet.headings[year] = "Các năm khác"
    for gone in (year, after):
        _forget(job, sheet, column=gone)
        job.plant("column_missing", gone, sheet, match="sheet", only_allowed=True)
    job.plant(
        "column_not_read",
        f"{year} and {after} in one column",
        sheet,
        lambda: sheet.heading_address(year),
        match="sheet",
    )
    job.plant("column_added", "the same column", sheet, match="sheet", only_allowed=True)


# ---- rows


@mess("row_missing", "layout")
def row_left_out(job: Job) -> None:
    sheet = job.fresh_sheet()
    row = _pick_row(job, sheet)
    sheet.rows.remove(row.id)
    _forget(job, sheet, row_id=row.id)
    job.plant("row_missing", f"no row {row.label!r}", sheet, match="sheet")


@mess("row_added", "layout")
def row_slipped_in(job: Job) -> None:
    sheet = job.fresh_sheet()
    row = _pick_row(job, sheet)
    sheet.rows.insert(sheet.rows.index(row.id) + 1, "added")
    label = job.chance.choice(("Nội dung khác do đơn vị bổ sung", "Phát sinh khác tại địa phương"))
    values: dict[str, Decimal | str | None] = {year: Decimal(job.chance.randint(0, 6)) for year in YEARS}
    sheet.extra_rows["added"] = Extra(label, values, row.measure, "")
    job.plant("row_added", label, sheet, lambda: sheet.address("added", LABEL), match="sheet")


@mess("row_moved", "layout")
def row_out_of_place(job: Job) -> None:
    sheet = job.fresh_sheet()
    pairs = [
        (parts[i], parts[i + 1])
        for parts in (row.parts for row in sheet.form.rows if len(row.parts) > 1)
        for i in range(len(parts) - 1)
        if all(sheet.form.by_id[part].kind == "item" for part in parts[i : i + 2])
        and not any(row.of == parts[i] for row in sheet.form.rows)
    ]
    if not pairs:
        raise NoRoom
    first, second = job.chance.choice(pairs)
    a, b = sheet.rows.index(first), sheet.rows.index(second)
    sheet.rows[a], sheet.rows[b] = second, first
    job.plant("row_moved", f"{first} after {second}", sheet, lambda: sheet.address(first, LABEL), match="sheet")
    job.plant("row_moved", "the other one", sheet, match="sheet", only_allowed=True)


@mess("row_renamed", "layout")
def row_reworded(job: Job) -> None:
    sheet = job.fresh_sheet(lambda sheet: any(row.label in RENAMED for row in sheet.form.rows))
    row = job.chance.choice([row for row in sheet.form.rows if row.label in RENAMED])
    sheet.labels[row.id] = RENAMED[row.label]
    job.plant("row_renamed", RENAMED[row.label], sheet, lambda: sheet.address(row.id, LABEL))


@mess("row_repeated", "layout")
def row_twice(job: Job) -> None:
    sheet = job.fresh_sheet()
    row = _pick_row(job, sheet)
    sheet.rows.insert(sheet.rows.index(row.id) + 1, f"{row.id}+")
    job.plant("row_repeated", row.label, sheet, lambda: sheet.address(f"{row.id}+", LABEL), match="sheet")
    job.plant("typed_over_formula", "in the repeat", sheet, match="sheet", only_allowed=True)


@mess("row_hidden", "layout")
def row_hidden(job: Job) -> None:
    sheet = job.fresh_sheet()
    row = _pick_row(job, sheet)
    sheet.hidden_rows.add(row.id)
    job.plant("row_hidden", row.label, sheet, lambda: sheet.address(row.id, LABEL), match="sheet")


# ---- measures


def _scaled(job: Job, sheet: UnitSheet, row_ids: set[str], factor: int) -> None:
    """The unit types the figures of these rows in a smaller measure; what counts stays."""
    for at, value in list(sheet.cells.items()):
        if at[0] in row_ids and isinstance(value, Decimal):
            sheet.cells[at] = value * factor


@mess("measure_converted", "layout")
def thousands_declared_in_the_row(job: Job) -> None:
    sheet = job.fresh_sheet(
        lambda sheet: any(row.measure == "Triệu đồng" for row in sheet.form.rows) and sheet.form.name != "Biểu 5"
    )
    row = next(row for row in sheet.form.rows if row.measure == "Triệu đồng")
    if (sheet.form.name, row.id) in job.sent.taken:
        raise NoRoom
    job.sent.taken.add((sheet.form.name, row.id))
    sheet.measures[row.id] = "Nghìn đồng"
    _scaled(job, sheet, {row.id}, 1000)
    job.plant(
        "measure_converted", "nghìn đồng for triệu đồng", sheet, lambda: sheet.address(row.id, MEASURE), match="sheet"
    )


@mess("measure_converted", "layout")
def thousands_declared_over_the_sheet(job: Job) -> None:
    sheet = job.fresh_sheet(lambda sheet: sheet.form.name == "Biểu 5" and not sheet.overrides)
    sheet.sheet_measure = "Nghìn đồng"
    _scaled(job, sheet, {row.id for row in sheet.form.entered_rows}, 1000)
    job.sent.taken |= {(sheet.form.name, row.id) for row in sheet.form.rows}
    job.plant("measure_converted", "the sheet is in nghìn đồng", sheet, lambda: sheet.measure_address, match="sheet")


@mess("measure_changed", "layout")
def other_measure(job: Job) -> None:
    sheet = job.fresh_sheet(lambda sheet: sheet.form.has_measure_column)
    rows = [
        row for row in _free_rows(sheet, job) if is_count(row) and row.measure in ("Vụ", "Cuộc", "Người", "Đối tượng")
    ]
    if not rows:
        raise NoRoom
    row = job.chance.choice(rows)
    job.sent.taken.add((sheet.form.name, row.id))
    sheet.measures[row.id] = {"Vụ": "Hồ sơ", "Cuộc": "Giờ", "Người": "Hộ", "Đối tượng": "Hồ sơ"}[row.measure]
    job.plant(
        "measure_changed",
        f"{sheet.measures[row.id]} for {row.measure}",
        sheet,
        lambda: sheet.address(row.id, MEASURE),
        match="sheet",
    )
