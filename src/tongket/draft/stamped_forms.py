"""Takes the office's blank workbook and the units, makes a workbook for each: stamped, protected, ready to fill.

The blank form keeps its look. Cells the unit fills are open and refuse what is no figure; everything else is locked
without a password, so that nothing is moved by accident. What follows from other cells is a formula.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tongket.collect.owed import asked_sheets
from tongket.directive.form import Form, FormSheet
from tongket.directive.form_file import write_form
from tongket.directive.review import Review
from tongket.draft.entry_rules import guard_entries
from tongket.draft.form_formulas import fill_in_formulas
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIT_LINE = re.compile(r"^\W*(?:ten )?(?:don vi|co quan|dia phuong)(?: bao cao| gui| lap| thuc hien)?\s*:")
_LEFT_OPEN = re.compile(r"[.…_]{2,}|ngày\s+tháng|^\s*số\s*:", re.I)
_FREE_ROWS = 200  # open rows of a list sheet


def stamp_forms(form: Form, blank: Path | bytes, review: Review, units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each unit's own form; the same inputs give the same bytes."""
    content = blank if isinstance(blank, bytes) else blank.read_bytes()
    about = stamp_of(form, review)
    for unit in units:
        yield file_name(unit), settled_bytes(stamped_workbook(form, content, unit, about), review)


def stamped_workbook(form: Form, blank: bytes, unit: Unit, about: Mapping[str, str]) -> Any:
    """One unit's own form, open for editing."""
    workbook = _opened(blank)
    _keep_owed(workbook, form, unit)
    for sheet in form.sheets:
        if sheet.name in workbook.sheetnames:
            _prepare(workbook[sheet.name], form, sheet, unit)
    _stamp(workbook, {**about, "tongket-unit": unit.code})
    return workbook


def stamp_of(form: Form, review: Review) -> dict[str, str]:
    """What every unit's form of one review is stamped with."""
    return {"tongket-review": review_stamp(review), "tongket-form": form_hash(form)}


def review_stamp(review: Review) -> str:
    """Which review a form belongs to: the directives it cites and its span."""
    symbols = "; ".join(directive.symbol for directive in review.directives)
    return f"{symbols} {review.span.text()}".strip()


def form_hash(form: Form) -> str:
    """Which form it was stamped from."""
    return hashlib.sha256(write_form(form).encode()).hexdigest()[:16]


def file_name(unit: Unit) -> str:
    """ "H05-huyen-cai-be.xlsx": letters every system keeps."""
    words = re.findall(r"[a-z0-9]+", fold(unit.name))
    code = re.sub(r"[^\w.-]+", "-", unit.code).strip(".-")
    return "-".join([code, *words])[:80] + ".xlsx"


def _opened(content: bytes) -> Any:
    """The blank workbook, through openpyxl, which keeps its look."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content))


def _keep_owed(workbook: Any, form: Form, unit: Unit) -> None:
    """Sheets not asked of the unit go, unless a formula of a sheet that stays reads them."""
    asked = asked_sheets(form, unit.owes)
    for name in [sheet.name for sheet in form.sheets if sheet.name not in asked]:
        if name in workbook.sheetnames and not _is_read(workbook, name):
            del workbook[name]


def _is_read(workbook: Any, name: str) -> bool:
    marks = (f"{name}!", f"'{name}'!")
    others = [sheet for sheet in workbook.worksheets if sheet.title != name]
    cells = (cell.value for sheet in others for row in sheet.iter_rows() for cell in row)
    return any(isinstance(value, str) and value.startswith("=") and any(m in value for m in marks) for value in cells)


def _prepare(sheet: Any, form: Form, asked: FormSheet, unit: Unit) -> None:
    _name_unit(sheet, asked, unit)
    fill_in_formulas(sheet, form, asked)
    guard_entries(sheet, form, asked)
    if asked.is_list:
        _free_rows(sheet, asked)
    _open_blanks(sheet, asked)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False: allowed


def _name_unit(sheet: Any, asked: FormSheet, unit: Unit) -> None:
    """Fill the form's own "Đơn vị: ....." line; where it has none, an empty row on top; else the page header."""
    top = min(asked.header_rows, default=1)
    for row in sheet.iter_rows(max_row=max(top - 1, 1)):
        for cell in row:
            named = with_name(cell.value, unit.name) if isinstance(cell.value, str) else None
            if named is not None:
                cell.value = named
                return
    empty = [n for n in range(1, top) if all(cell.value is None for cell in sheet[n])]
    if empty and not _is_merged(sheet, empty[-1]):
        sheet.cell(empty[-1], 1).value = f"Đơn vị báo cáo: {unit.name}"
    else:
        sheet.oddHeader.left.text = f"Đơn vị báo cáo: {unit.name}".replace("&", "&&")


def with_name(text: str, name: str) -> str | None:
    """ "ĐƠN VỊ: ......" with a name in its place; None when the text leaves no place for it."""
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if _UNIT_LINE.match(fold(line))), None)
    if at is None:
        return None
    lines[at] = f"{lines[at].partition(':')[0].strip()}: {name}"
    return "\n".join(lines)


def _is_merged(sheet: Any, row: int) -> bool:
    return any(merge.min_row <= row <= merge.max_row and merge.min_col == 1 for merge in sheet.merged_cells.ranges)


def _free_rows(sheet: Any, asked: FormSheet) -> None:
    """A list is open from its headings down."""
    from openpyxl.styles import Protection

    first = max(asked.header_rows, default=1) + 1
    columns = [column.column for column in asked.columns]
    columns += [column for column in (asked.code_column, asked.label_column) if column]
    for row in range(first, first + _FREE_ROWS):
        for column in columns:
            sheet.cell(row, column).protection = Protection(locked=False)


def _open_blanks(sheet: Any, asked: FormSheet) -> None:
    """Lines the form leaves open (number, place and date, signature) may be filled."""
    from openpyxl.styles import Protection

    inside = {row.row for row in asked.rows} | set(asked.header_rows)
    for row in sheet.iter_rows():
        for cell in row:
            is_open = isinstance(cell.value, str) and _LEFT_OPEN.search(cell.value) and cell.row not in inside
            if is_open:
                cell.protection = Protection(locked=False)


def _stamp(workbook: Any, about: dict[str, str]) -> None:
    from openpyxl.packaging.custom import StringProperty

    for name in about:
        if name in workbook.custom_doc_props.names:
            del workbook.custom_doc_props[name]
        workbook.custom_doc_props.append(StringProperty(name=name, value=about[name]))


def settled_bytes(workbook: Any, review: Review) -> bytes:
    """The file, its dates those of the review, so that the clock leaves no trace."""
    stream = io.BytesIO()
    workbook.save(stream)
    settled = io.BytesIO()
    day = f"{review.as_of.isoformat()}T00:00:00Z"
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            data = before.read(name)
            after.writestr(entry, _dated(data, day) if name == "docProps/core.xml" else data)
    return settled.getvalue()


def _dated(core: bytes, day: str) -> bytes:
    return re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", lambda found: found[1] + day.encode(), core)
