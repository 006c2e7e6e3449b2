"""The review on poverty, kept to measure: every statement worked out again, the folder as its sources give it."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "narratives-poverty"
sys.path.insert(0, str(ROOT / "examples"))

from generator.narrative_check import check  # noqa: E402
from generator.narrative_claims import Judge  # noqa: E402
from generator.narrative_source import ClaimTag  # noqa: E402
from generator.poverty import make  # noqa: E402
from generator.poverty.figures import Figures  # noqa: E402
from generator.poverty.units import UNITS  # noqa: E402
from tongket.collect.narrative import read_narrative  # noqa: E402
from tongket.desk.folder import open_desk  # noqa: E402

BY_CODE = {unit.code: unit for unit in UNITS}
WRITTEN = {  # words about figures of X01: its rate of the poor went from 17,22 % to 4,41 % in five years
    "giảm bình quân 2,56 điểm phần trăm": "agrees",
    "giảm bình quân 12,81 điểm phần trăm": "contradicts",
    "tăng bình quân 2,56 điểm phần trăm": "contradicts",
}


@cache
def key() -> dict[str, Any]:
    return json.loads((FOLDER / "key-narratives.json").read_text(encoding="utf-8"))


def test_every_statement_is_as_tagged() -> None:
    found = {
        each.unit: list(check(each, Figures(BY_CODE[each.unit]), make.FOLDER.catalogue()))
        for each in make.FOLDER.sources()
    }

    assert found == {unit: [] for unit in BY_CODE}


@pytest.mark.slow
def test_the_folder_holds_what_the_sources_give(tmp_path: Path) -> None:
    make.FOLDER.build(tmp_path)

    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == 21
    assert [name for name in made if (tmp_path / name).read_bytes() != (FOLDER / name).read_bytes()] == []


@pytest.mark.slow
def test_the_blocks_of_a_report_are_as_the_key_numbers_them() -> None:
    for told in key()["files"]:
        content = (FOLDER / "reports" / told["file"]).read_bytes()
        read = read_narrative(content, told["file"]).blocks
        assert len(read) == len(told["blocks"]), told["file"]


@pytest.mark.parametrize("code", BY_CODE)
def test_a_workbook_shows_the_figures_that_statements_are_held_to(code: str) -> None:
    figures = Figures(BY_CODE[code])
    book = load_workbook(FOLDER / "reports" / make.WORKBOOKS[code], data_only=True)

    for at in figures.where:
        sheet, _, cell = at.partition("!")
        value = figures.value(at)
        if value is not None and not isinstance(value, tuple) and isinstance(book[sheet][cell].value, int | float):
            assert book[sheet][cell].value == pytest.approx(float(value)), at


def test_every_point_is_made_by_two_bodies_and_all_is_held_out() -> None:
    assert {name: each["units"] for name, each in key()["points"].items() if len(each["units"]) < 2} == {}
    assert {each["split"] for each in key()["files"]} == {"heldout"}


def test_the_form_is_understood_as_it_was_confirmed() -> None:
    assert [sheet.name for sheet in open_desk(FOLDER).form.sheets] == ["Biểu 1", "Biểu 2", "Biểu 3"]


@pytest.mark.parametrize(("words", "verdict"), WRITTEN.items())
def test_an_average_of_years_is_held_to_the_whole_change(words: str, verdict: str) -> None:
    claim = ClaimTag("difference", words, "1!I14 : 1!J14 / 5", "agrees", "", "")

    assert Judge(Figures(BY_CODE["X01"])).judge(claim) == verdict


@pytest.mark.parametrize(("number", "verdict"), [("2", "agrees"), ("3", "contradicts")])
def test_a_figure_told_as_so_many_times_another_in_words_is_worked_out(number: str, verdict: str) -> None:
    claim = ClaimTag("change", "nhiều gấp đôi", "2!H13 : 2!D13", "agrees", "", number)

    assert Judge(Figures(BY_CODE["T04"])).judge(claim) == verdict
