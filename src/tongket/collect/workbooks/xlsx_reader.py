"""Takes the bytes of an .xlsx or .xlsm, makes a `Workbook` with full provenance; chooses the reader sheet by sheet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from tongket.collect.workbooks.sheet import Sheet, Workbook
from tongket.collect.workbooks.xlsx_book import Book, SheetPart, open_book
from tongket.collect.workbooks.xlsx_fast import read_sheet_fast
from tongket.collect.workbooks.xlsx_parts import Parts
from tongket.collect.workbooks.xlsx_truth import read_sheet


class NotForTheFastPath(Exception):
    """A sheet the fast path will not answer for, read with `reader="fast"`."""


Reader = Literal["auto", "truth", "fast"]


def read_xlsx(content: bytes | Parts, reader: Reader = "auto") -> Workbook:
    """Read a workbook; `reader` of the answer is "fast" when the fast path served every sheet."""
    book = open_book(content, may_match=reader != "truth")
    with _without_collections():
        read = [_read(book, about, reader) for about in book.sheets]
    served = "fast" if read and all(fast for _, fast in read) else "truth"
    return Workbook(format="xlsx", sheets=[sheet for sheet, _ in read], stamp=book.stamp, reader=served)


@contextmanager
def _without_collections() -> Iterator[None]:
    """Cells are many and small and point at nothing: looking for rings among them while they are made is waste."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(book: Book, about: SheetPart, reader: Reader) -> tuple[Sheet, bool]:
    """The sheet, and whether the fast path served."""
    if reader == "truth":
        return read_sheet(book, about), False
    fast = read_sheet_fast(book, about)
    if fast is not None:
        return fast, True
    if reader == "fast":
        raise NotForTheFastPath(about.name)
    return read_sheet(book, about), False
