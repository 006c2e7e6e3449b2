"""A sheet laid on the stencil of another is read cell for cell as the XML reader reads it, or not laid on it."""

from __future__ import annotations

import random
import re
import zipfile
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.matching.form import index_of
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.workbooks.sheet import Sheet
from tongket.collect.workbooks.stencil import TracedSheet, is_filled, traced
from tongket.collect.workbooks.xlsx_laid import MET, WAYS
from tongket.collect.workbooks.xlsx_reader import read_xlsx
from tongket.directive.form_file import read_form

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
SHEET = "xl/worksheets/sheet1.xml"
EDITS = (b"7", b"12", b"0", b"99999", b"1.5", b"-3", b"", b"&amp;", b"]]>", b"<", b"\r", b"e9", b"\xc3\xa9", b" ")


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    WAYS.clear()
    MET.clear()


@pytest.fixture(scope="module")
def packages() -> list[bytes]:
    found = (path.read_bytes() for path in sorted((EXAMPLE / "reports").rglob("*.xlsx")))
    return [content for content in found if isinstance(read_or_refusal(content, "truth"), list)]


def learned(content: bytes) -> None:
    """A sheet is remembered when it comes a second time."""
    for _ in range(2):
        read_xlsx(content)


@pytest.mark.slow
def test_every_workbook_is_the_same_on_its_stencil(packages: list[bytes]) -> None:
    laid = 0
    for content in packages:
        learned(content)
        sheets = read_xlsx(content).sheets
        laid += sum(isinstance(sheet, TracedSheet) for sheet in sheets)
        assert sheets == read_xlsx(content, "truth").sheets
    assert laid > 50


@pytest.mark.slow
def test_every_report_is_the_same_on_its_stencil(packages: list[bytes]) -> None:
    form = read_form((EXAMPLE / "form.toml").read_text(encoding="utf-8-sig"))

    def reading(content: bytes, reader: str) -> dict[str, object]:
        book = read_xlsx(content, reader)
        return {**asdict(read_submission(book, form, file="a.xlsx", sha256="", size=1)), "reader": ""}

    for content in packages:
        reading(content, "truth")  # every layout there is becomes known
        learned(content)
    on_stencils = [reading(content, "auto") for content in packages]
    index_of(form).layouts.clear()
    assert on_stencils == [reading(content, "truth") for content in packages]


@pytest.mark.slow
def test_whatever_a_value_becomes_leaves_the_readers_agreed(packages: list[bytes]) -> None:
    chance, content = random.Random(5), packages[0]
    learned(content)
    laid = 0
    for _ in range(150):
        changed = edited(content, chance)
        fast = read_or_refusal(changed, "auto")
        laid += isinstance(fast, list) and isinstance(fast[0], TracedSheet)
        assert fast == read_or_refusal(changed, "truth")
    assert laid > 30


def edited(content: bytes, chance: random.Random) -> bytes:
    """One value of the first sheet is another."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts[SHEET]
    begin, end = chance.choice([found.span(1) for found in re.finditer(rb"<(?:v|t)>([^<]+)</(?:v|t)>", sheet)])
    parts[SHEET] = sheet[:begin] + chance.choice(EDITS) + sheet[end:]
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def read_or_refusal(content: bytes, reader: str) -> list[Sheet] | str:
    try:
        return read_xlsx(content, reader).sheets
    except Unreadable as refusal:
        return refusal.kind.value


def test_a_sheet_whose_cells_were_asked_for_is_a_sheet_like_any_other(packages: list[bytes]) -> None:
    learned(packages[0])
    sheet = read_xlsx(packages[0]).sheets[0]
    assert is_filled(sheet)
    assert traced(sheet) is not None

    del sheet.cells[min(sheet.cells)]

    assert type(sheet) is Sheet
    assert traced(sheet) is None
