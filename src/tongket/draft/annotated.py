"""Takes a unit's workbook and its findings, makes the copy to send back: coloured cells with comments, and a list.

The copy keeps the rest of an .xlsx workbook. What cannot be edited (.xls, .ods, .csv, a workbook that only the reader
understands) comes back as .xlsx with the values that were read, and says so.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from tongket.check.finding import Finding, Severity
from tongket.check.speech import LANGUAGES, severity_word, shortened, spoken, words_of
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import CellKind, Sheet, Workbook, column_letters, position
from tongket.draft.findings_workbook import row_height
from tongket.wording.told import told

_FILLS = {Severity.BLOCK: "FFF8CBAD", Severity.WARN: "FFFFE699", Severity.INFO: "FFDDEBF7"}
_WEIGHT = {Severity.BLOCK: 2, Severity.WARN: 1, Severity.INFO: 0}
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_EDITABLE = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_WITH_MACROS = frozenset({".xlsm", ".xltm"})
_LONGEST_COMMENT = 3000
_LIST_WIDTHS = (6, 11, 8, 14, 8, 58, 46)


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A copy ready to be written. `name` ends in .xlsx; `is_rebuilt` says that only values could be kept."""

    name: str
    data: bytes
    is_rebuilt: bool


def annotated_copy(
    original: bytes, name: str, workbook: Workbook, findings: Sequence[Finding], *, language: str = "vi"
) -> AnnotatedCopy:
    """The copy of one workbook. `workbook` is what was read of it: it serves where the original cannot be edited."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    book = _opened(original) if suffix in _EDITABLE or workbook.format == "xlsx" else None
    is_rebuilt = book is None
    if book is None:
        book = _rebuilt(workbook)
    words = words_of(language)["annotated"]
    remarks = [words["hint"]]
    remarks += [words["rebuilt"].format(name=path.name)] if is_rebuilt else []
    remarks += [words["no_macros"]] if suffix in _WITH_MACROS and not is_rebuilt else []
    _mark_cells(book, findings, language)
    _add_list(book, findings, remarks, language)
    new_name = path.name if suffix == ".xlsx" else f"{path.name}.xlsx"
    return AnnotatedCopy(new_name, _saved(book, workbook), is_rebuilt)


def why_not_annotated(name: str, kind: OddityKind, language: str = "vi") -> str:
    """Why there is no copy of a workbook, and what to do instead."""
    reasons: Mapping[str, str] = words_of(language)["not_annotated"]
    reason = reasons.get(kind.value, reasons[OddityKind.DAMAGED.value])
    return told(reason, {"name": PurePosixPath(name).name})


def _opened(original: bytes) -> Any | None:
    """The workbook ready to be edited; None when the editing library cannot take it."""
    import openpyxl  # heavy: only where a copy is made

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it drops of a workbook (pictures of charts, extensions) it only warns of
        try:
            book = openpyxl.load_workbook(BytesIO(original))
        except Exception:  # a library that meets a hostile file: whatever it raises, the values are still at hand
            return None
    return book if book.worksheets else None


def _saved(book: Any, workbook: Workbook) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.save(target)
    return _without_times(target.getvalue())


def _without_times(data: bytes) -> bytes:
    """The same package without the times of its making: the same inputs give the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _STAMPED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", part)
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, part)
    return target.getvalue()


# ---- cells


def _mark_cells(book: Any, findings: Iterable[Finding], language: str) -> None:
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.at.cell and finding.at.sheet in book.sheetnames:
            by_cell.setdefault((finding.at.sheet, finding.at.cell), []).append(finding)
    for (sheet, address), there in by_cell.items():
        cell = _cell_at(book[sheet], address)
        if cell is not None:
            _mark(cell, there, language)


def _cell_at(sheet: Any, address: str) -> Any | None:
    """The cell; of a merged area its first; None for what is no address or no sheet of cells."""
    try:
        row, column = position(address.partition(":")[0])
    except ValueError:
        return None
    if not (1 <= row <= 1_048_576 and 1 <= column <= 16_384) or not hasattr(sheet, "merged_cells"):
        return None
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return sheet.cell(area.min_row, area.min_col)
    return sheet.cell(row, column)


def _mark(cell: Any, findings: Sequence[Finding], language: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    words = words_of(language)["annotated"]
    lines = [_comment_text(finding, language) for finding in findings]
    if cell.comment is not None:
        lines.append(words["earlier"].format(text=cell.comment.text))
    text = _clean(shortened("\n\n".join(lines), _LONGEST_COMMENT))
    cell.comment = Comment(text, "Tổng Kết", width=360, height=60 + 18 * (len(text) // 45))
    worst = max(findings, key=lambda finding: _WEIGHT[finding.severity]).severity
    cell.fill = PatternFill("solid", start_color=_FILLS[worst], end_color=_FILLS[worst])


def _comment_text(finding: Finding, language: str) -> str:
    says, remedy = spoken(finding, language)
    how = words_of(language)["annotated"]["remedy"].format(remedy=remedy)
    return f"{severity_word(finding.severity, language)} ({finding.code}): {says}\n{how}"


# ---- the list


def _add_list(book: Any, findings: Sequence[Finding], remarks: Sequence[str], language: str) -> None:
    words, heads = words_of(language)["annotated"], words_of(language)["findings_table"]
    for name in {words_of(each)["annotated"]["sheet"] for each in LANGUAGES} & set(book.sheetnames):
        del book[name]  # a copy that came back with our list still in it, in whichever language
    sheet = book.create_sheet(words["sheet"])
    _write(sheet, 1, 1, words["title"], bold=True, size=14, wraps=False)
    for row, remark in enumerate(remarks, start=2):
        _write(sheet, row, 1, remark, italic=True, wraps=False)
    top = len(remarks) + 3
    for column, key in enumerate(("number", "severity", "code", "sheet_of", "cell", "says", "remedy"), start=1):
        _write(sheet, top, column, heads[key], bold=True, fill="FFD9D9D9", has_border=True)
    for number, finding in enumerate(findings, start=1):
        _write_finding(sheet, top + number, number, finding, book.sheetnames, language)
    _set_up_list(sheet, top)
    _show(book, sheet)


def _write_finding(sheet: Any, row: int, number: int, finding: Finding, names: Sequence[str], language: str) -> None:
    says, remedy = spoken(finding, language)
    severity = severity_word(finding.severity, language)
    texts = [str(number), severity, finding.code, finding.at.sheet, finding.at.cell, says, remedy]
    for column, text in enumerate(texts, start=1):
        _write(sheet, row, column, text, has_border=True, fill=_FILLS[finding.severity] if column == 2 else None)
    sheet.row_dimensions[row].height = row_height(texts, _LIST_WIDTHS)
    if finding.at.cell and finding.at.sheet in names:
        own = finding.at.sheet.replace("'", "''")
        sheet.cell(row, 5).hyperlink = f"#'{own}'!{finding.at.cell}"


def _write(
    sheet: Any,
    row: int,
    column: int,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 11,
    fill: str | None = None,
    has_border: bool = False,
    wraps: bool = True,
) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = sheet.cell(row, column)
    _set_text(cell, text)
    cell.font = Font(name="Times New Roman", size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(vertical="top", wrap_text=wraps)
    if fill:
        cell.fill = PatternFill("solid", start_color=fill, end_color=fill)
    if has_border:
        side = Side(style="thin", color="FF808080")
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def _set_text(cell: Any, text: str) -> None:
    """A text is never taken for a formula, whatever it begins with."""
    cell.value = _clean(text)
    if text:
        cell.data_type = "s"


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)[:32_000]


def _set_up_list(sheet: Any, top: int) -> None:
    for column, width in enumerate(_LIST_WIDTHS, start=1):
        sheet.column_dimensions[column_letters(column)].width = width
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{top}:{top}"


def _show(book: Any, sheet: Any) -> None:
    """The list is what one sees on opening; only one sheet is selected, or typing would go into several."""
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = book.sheetnames.index(sheet.title)
    sheet.sheet_view.tabSelected = True


# ---- a copy by values


def _rebuilt(workbook: Workbook) -> Any:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in workbook.sheets:
        _copy_sheet(book.create_sheet(_sheet_name(sheet.name, book.sheetnames)), sheet)
    return book


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    plain = _NOT_IN_SHEET_NAMES.sub("_", _clean(name)).strip("'")[:31] or "Sheet"
    known = {other.casefold() for other in taken}
    numbered = (f"{plain[:27]} ({n})" for n in range(2, len(taken) + 3))
    return plain if plain.casefold() not in known else next(one for one in numbered if one.casefold() not in known)


def _copy_sheet(target: Any, sheet: Sheet) -> None:
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > 1_048_576 or column > 16_384:
            continue
        _copy_value(target.cell(row, column), cell.kind, cell.raw, cell.number_format)
    for area in sheet.merges:
        target.merge_cells(
            start_row=area.first_row, start_column=area.first_column, end_row=area.last_row, end_column=area.last_column
        )
    target.sheet_state = "hidden" if sheet.is_hidden else "visible"
    for row in sorted(sheet.hidden_rows):
        target.row_dimensions[row].hidden = True
    for column, width in _widths(sheet).items():
        target.column_dimensions[column_letters(column)].width = width


def _copy_value(target: Any, kind: CellKind, raw: str, number_format: str) -> None:
    if kind in (CellKind.NUMBER, CellKind.DATE) and _is_number(raw):
        target.value = raw
        target.data_type = "n"  # the digits as they were stored, through no float
        target.number_format = number_format
    else:
        _set_text(target, raw)


def _is_number(raw: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", raw) is not None


def _widths(sheet: Sheet) -> Mapping[int, float]:
    """As wide as the longest text that is not a title, within reason."""
    widest: dict[int, int] = {}
    merged = {(area.first_row, area.first_column) for area in sheet.merges}
    for (row, column), cell in sheet.cells.items():
        if (row, column) not in merged and len(cell.raw) <= 80:
            widest[column] = max(widest.get(column, 0), len(cell.raw))
    return {column: min(48.0, max(8.0, width + 2.0)) for column, width in sorted(widest.items())}
