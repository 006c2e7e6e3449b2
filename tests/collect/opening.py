"""What workers do with the hostile files: open each in our way and in the two reference programs' way."""

from pathlib import Path

from tongket.collect.workbooks.workbook import read_workbook


def ours(path: str) -> tuple[str, int]:
    """The reader that served and the number of cells."""
    workbook = read_workbook(Path(path), Path(path).name)
    return workbook.reader, sum(len(sheet.cells) for sheet in workbook.sheets)


def by_calamine(path: str) -> int:
    """The number of filled cells calamine gives."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    rows = (row for index in range(len(book.sheet_names)) for row in _rows(book, index))
    return sum(value != "" for row in rows for value in row)


def _rows(book, index):
    return book.get_sheet_by_index(index).to_python()


def by_openpyxl(path: str) -> int:
    """The number of filled cells openpyxl gives."""
    import warnings

    import openpyxl

    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(path)
    return sum(1 for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None)


def compared(path: str) -> bool | None:
    """Whether the fast path gives exactly the sheets of the XML reader; None where it does not serve."""
    from tongket.collect.workbooks.xlsx_reader import NotForTheFastPath, read_xlsx

    content = Path(path).read_bytes()
    truth = read_xlsx(content, "truth")
    try:
        return read_xlsx(content, "fast").sheets == truth.sheets
    except NotForTheFastPath:
        return None
