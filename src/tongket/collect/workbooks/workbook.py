"""Takes a file as it came, makes a `Workbook`. What the bytes are decides which reader opens them, not the name."""

from __future__ import annotations

from pathlib import Path

from tongket.collect.files.file_format import ZIP_FILE, FileFormat, format_of, format_of_archive
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import Workbook
from tongket.collect.workbooks.xlsx_parts import Parts, open_parts
from tongket.collect.workbooks.xlsx_reader import Reader, read_xlsx


def read_workbook(path_or_bytes: Path | bytes, name: str, reader: Reader = "auto") -> Workbook:
    """Read a workbook of any kind. Raises `Unreadable` for what is no workbook, or cannot be opened."""
    content = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    parts = open_parts(content) if content.startswith(ZIP_FILE) else None
    found = format_of(content, name) if parts is None else format_of_archive(parts.archive)
    if parts is not None and found is FileFormat.XLSX:
        return _read_xlsx(parts, reader)
    if found is FileFormat.CSV:
        from tongket.collect.workbooks.csv_reader import read_csv

        return read_csv(content, name)
    if found is FileFormat.MARKUP:
        from tongket.collect.workbooks.markup_reader import read_markup

        return read_markup(content, name)
    if found in (FileFormat.XLS, FileFormat.XLSB, FileFormat.ODS):
        from tongket.collect.workbooks.calamine_reader import read_with_calamine

        return read_with_calamine(content, found.value)
    raise Unreadable(OddityKind.UNSUPPORTED, found.value)


def _read_xlsx(parts: Parts, reader: Reader) -> Workbook:
    """Read with full provenance. What only the more forgiving reader opens comes without, and says so."""
    try:
        return read_xlsx(parts, reader)
    except Unreadable as refusal:
        if refusal.kind is not OddityKind.DAMAGED or reader != "auto":
            raise
        return _read_forgivingly(parts.package, refusal)


def _read_forgivingly(content: bytes, refusal: Unreadable) -> Workbook:
    from tongket.collect.workbooks.calamine_reader import read_with_calamine

    try:
        return read_with_calamine(content, "xlsx")
    except Unreadable:
        raise refusal from None
