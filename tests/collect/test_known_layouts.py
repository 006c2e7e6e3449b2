"""A sheet laid out like one met before is read to the same readings as if none had been met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tongket.collect.arrival.intake import receive
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.matching.form import index_of
from tongket.collect.matching.known_layouts import find_known
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import Submission
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.directive.form_file import read_form

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form((EXAMPLE / "form.toml").read_text(encoding="utf-8-sig"))


@pytest.fixture(scope="module")
def books() -> list[Workbook]:
    return list(_books())


def _books() -> Iterator[Workbook]:
    for received in receive(EXAMPLE / "reports"):
        try:
            yield read_workbook(received.load(), received.file)
        except Unreadable:
            continue


def read(book: Workbook, form: Form) -> Submission:
    return read_submission(book, form, file="a.xlsx", sha256="", size=1)


def read_anew(book: Workbook, form: Form) -> Submission:
    index_of(form).layouts.clear()
    return read(book, form)


@pytest.mark.slow
def test_the_messy_example_is_read_the_same_either_way(form: Form, books: list[Workbook]) -> None:
    anew = [asdict(read_anew(book, form)) for book in books]
    index_of(form).layouts.clear()
    for book in books:  # all that can be learned
        read(book, form)
    assert [asdict(read(book, form)) for book in books] == anew


def known_sheet(form: Form, books: list[Workbook]) -> tuple[Sheet, Workbook]:
    """A sheet whose layout is known once it was read."""
    index_of(form).layouts.clear()
    for book in books:
        read(book, form)
        for index in index_of(form).sheets:
            for sheet in book.sheets:
                if find_known(index_of(form).layouts.get(index.sheet.name, []), index, sheet):
                    return sheet, book
    raise AssertionError("no layout was learned")


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Lạ", "12", "Đơn vị tính: nghìn đồng"])
def test_a_word_put_anywhere_in_a_known_sheet_changes_nothing_of_the_reading(
    form: Form, books: list[Workbook], text: str
) -> None:
    sheet, book = known_sheet(form, books)
    last = max(row for row, _ in sheet.cells)
    for row in range(1, last + 4, 2):
        cell = Cell(row, 2, CellKind.TEXT, text)
        changed = replace(sheet, cells=dict(sorted({**sheet.cells, (row, 2): cell}.items())))
        other = replace(book, sheets=[changed if one is sheet else one for one in book.sheets])
        index_of(form).layouts.clear()
        read(book, form)
        assert asdict(read(other, form)) == asdict(read_anew(other, form)), row
