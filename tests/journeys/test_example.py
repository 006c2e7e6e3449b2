"""The example from folder to review: every figure, every planted error, nothing on clean units, same bytes twice."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import json
import random
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from generator.scoring import is_about_prose, score
from tongket.desk.proof import prove

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result(reviewed):
    folder, _, _ = reviewed
    return score(folder, folder / "out" / "data")


def test_every_consolidated_cell_equals_the_key(result):
    assert result.figures > 900
    assert result.wrong_figures == []


def test_every_file_is_given_to_the_unit_that_sent_it(result):
    assert result.wrong_files == []


def test_every_planted_error_is_found(result):
    assert result.missed == []


def test_nothing_is_raised_that_was_not_planted(result):
    assert result.unexpected == []


def test_clean_units_raise_nothing(reviewed):
    folder, _, _ = reviewed
    clean = set(json.loads((folder / "key.json").read_text(encoding="utf-8"))["clean_units"])
    findings = json.loads((folder / "out" / "data" / "findings.json").read_text(encoding="utf-8"))
    of_figures = [finding for finding in findings if not is_about_prose(finding)]

    assert clean
    assert [f for f in of_figures if f["unit"] in clean and f["severity"] != "info"] == []


def test_the_referee_agrees(reviewed):
    _, desk, built = reviewed

    figures, differences = prove(built, desk)

    assert figures > 900
    assert list(differences) == []


def test_the_same_inputs_give_the_same_bytes(reviewed, make_again):
    folder, _, _ = reviewed
    before = hashes(folder / "out")

    make_again(folder)

    assert len(before) > 20
    assert hashes(folder / "out") == before


def hashes(folder: Path) -> dict[str, str]:
    """Every file under a folder by its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_fifty_figures_followed_by_hand_to_their_cells(reviewed):
    """Written without any code of ours: open the unit's workbook, look at the cell, add up what stands there."""
    folder, _, _ = reviewed
    figures = json.loads((folder / "out" / "data" / "figures.json").read_text(encoding="utf-8"))
    sums = [figure for figure in figures if figure["rule"] == "sum" and figure["sources"] and not is_compared(figure)]
    looked = 0

    for figure in random.Random(48).sample(sums, 50):
        numbers = [by_hand(folder, source) for source in figure["sources"]]
        looked += sum(number is not None for number in numbers)
        added = sum(
            Decimal(source["value"]) if number is None else number
            for source, number in zip(figure["sources"], numbers, strict=True)
        )
        assert added == Decimal(figure["value"]), figure["id"]

    assert looked > 300


def is_compared(figure: dict) -> bool:
    """A difference between periods is not a sum."""
    return "So sánh" in " ".join(figure["column"])


def by_hand(folder: Path, source: dict) -> Decimal | None:
    """The number in the unit's own cell; None where the file is no .xlsx or a person typed words or another measure."""
    if not source["file"].endswith(".xlsx"):
        return None
    value = sheet_of(folder, source["file"], source["sheet"])[source["cell"]].value
    plain = Decimal(str(value)) if isinstance(value, (int, float)) else None
    return plain if plain is None or source["raw"] == source["value"] else None


@cache
def sheet_of(folder: Path, file: str, sheet: str):
    """A sheet of a unit's workbook, taken out of the archive or e-mail it came in."""
    path, content = folder / "reports", b""
    for name in file.split("/"):
        path = path / name
        if path.is_file() and not content:
            content = path.read_bytes()
            inner = file.partition(f"{name}/")[2]
            if name.endswith(".zip") and inner:
                content = zipfile.ZipFile(io.BytesIO(content)).read(inner)
            elif name.endswith(".eml") and inner:
                content = attachment(content, inner)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)[sheet]


def attachment(mail: bytes, name: str) -> bytes:
    """An attached file by its name."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    return next(part.get_payload(decode=True) for part in message.iter_attachments() if part.get_filename() == name)
