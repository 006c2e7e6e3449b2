"""The example and its key: does the folder hold what the key says? Read here with openpyxl, not with tongket."""

from __future__ import annotations

import ast
import email
import email.policy
import hashlib
import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "tien-giang-2020"
sys.path.insert(0, str(ROOT / "examples"))

from generator import make as maker  # noqa: E402
from generator.form_model import FIGURE_SHEETS, TOTAL, YEARS, Sheet  # noqa: E402
from generator.mess import REGISTRY  # noqa: E402
from generator.workbook import blank_sheet  # noqa: E402


def made(folder: Path, **changes: Any) -> dict[str, Any]:
    wanted = {"count": 24, "seed": 7, "messy": 0.33, "allowed": ("xlsxwriter", "openpyxl")}
    return maker.make(folder, **(wanted | changes))


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def first_data_row(page: Any, sheet: Sheet) -> int:
    """The row where the form's first label stands, wherever the unit's letterhead pushed it."""
    label = sheet.rows[0].label
    return next(row for row in range(1, 30) if page.cell(row, 2).value == label)


def number(value: Any) -> Decimal:
    return Decimal() if value == "-" else Decimal(repr(value))


def test_the_generator_takes_nothing_from_tongket() -> None:
    for path in (ROOT / "examples" / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.split(".")[0] == "tongket" for name in names), path.name


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made(tmp_path / "one", count=8)
    made(tmp_path / "two", count=8)

    assert digest(tmp_path / "one") == digest(tmp_path / "two")


@pytest.mark.slow
def test_another_seed_gives_other_figures(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one", count=6), made(tmp_path / "two", count=6, seed=8)

    assert one["figures"] != two["figures"]


@pytest.mark.slow
def test_clean_workbooks_add_up_to_the_key_when_added_by_hand(tmp_path: Path) -> None:
    key = made(tmp_path, count=11, messy=0)
    books = [opened(tmp_path / "reports", file) for file in key["mapping"] if not file.endswith(".docx")]

    by_hand = dict(added_by_hand(books))

    assert len(books) == 11
    assert by_hand == {at: key["figures"][at]["value"] for at in by_hand}


def opened(reports: Path, file: str) -> Any:
    """A workbook, also out of the letter it came with."""
    letter, _, name = file.partition(".eml/")
    if not name:
        return openpyxl.load_workbook(reports / file, data_only=True)
    message = email.message_from_bytes((reports / f"{letter}.eml").read_bytes(), policy=email.policy.default)
    data = next(part.get_content() for part in message.iter_attachments())
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def added_by_hand(books: list[Any]) -> Any:
    """Every yearly item and its period total, added from the units' own cells."""
    for number_of_sheet, sheet in enumerate(FIGURE_SHEETS):
        blank = blank_sheet(sheet)
        starts = [first_data_row(book.worksheets[number_of_sheet], sheet) for book in books]
        for offset, row in enumerate(sheet.rows):
            if row.kind != "item" or row.rule != "sum":
                continue
            for column in (*YEARS, TOTAL):
                place = blank.columns.index(column) + 1
                cells = [
                    book.worksheets[number_of_sheet].cell(at + offset, place).value
                    for book, at in zip(books, starts, strict=True)
                ]
                total = sum((number(cell) for cell in cells if cell is not None), Decimal())
                yield f"{sheet.name}!{blank.address(row.id, column)}", f"{total.normalize():f}" if total else "0"


@pytest.mark.slow
def test_every_kind_of_mistake_is_dealt_in_a_large_folder(tmp_path: Path) -> None:
    key = made(tmp_path, count=80, allowed=("xlsxwriter",))
    harmless = {"leading_zero", "zero_in_words", "calculated", "stored_as_text"}

    assert {mess.kind for mess in REGISTRY} - harmless <= {item["kind"] for item in key["planted"]}


def test_the_example_has_the_units_of_2020() -> None:
    sheet = openpyxl.load_workbook(EXAMPLE / "units.xlsx").active
    codes = [row[0].value for row in sheet.iter_rows(min_row=4)]

    assert len([code for code in codes if code.startswith("H")]) == 11
    assert len([code for code in codes if code.startswith("T")]) == 13


def test_every_planted_place_of_the_example_exists() -> None:
    key = json.loads((EXAMPLE / "key.json").read_text(encoding="utf-8"))

    for item in key["planted"]:
        if item["file"] and not any(mark in item["file"] for mark in (".zip/", ".eml/")):
            assert (EXAMPLE / "reports" / item["file"]).is_file(), item
        assert item["code"], item


def test_two_thirds_of_the_example_are_clean() -> None:
    key = json.loads((EXAMPLE / "key.json").read_text(encoding="utf-8"))

    assert len(key["clean_units"]) >= 13  # sixteen, less those whom a neighbour copied
    assert not {item["unit"] for item in key["planted"] if item["kind"] != "no_formulas"} & set(key["clean_units"])
