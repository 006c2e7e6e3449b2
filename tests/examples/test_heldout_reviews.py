"""The reviews kept to measure: every statement worked out again, each folder as its sources give it."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "examples"))

from generator.narrative_check import check  # noqa: E402
from generator.poverty.make import FOLDER as POVERTY  # noqa: E402
from generator.review_folder import ReviewFolder  # noqa: E402
from generator.school.make import FOLDER as SCHOOL  # noqa: E402
from tongket.collect.narratives.narrative import read_narrative  # noqa: E402
from tongket.desk.folder import open_desk  # noqa: E402

REVIEWS = {"narratives-poverty": POVERTY, "narratives-school": SCHOOL}
FILES = {"narratives-poverty": 21, "narratives-school": 19}
BODIES = [(name, unit.code) for name, review in REVIEWS.items() for unit in review.units]
each_review = pytest.mark.parametrize(("name", "review"), REVIEWS.items(), ids=list(REVIEWS))


@cache
def key(name: str) -> dict[str, Any]:
    return json.loads((ROOT / "examples" / name / "key-narratives.json").read_text(encoding="utf-8"))


@each_review
def test_every_statement_is_as_tagged(name: str, review: ReviewFolder) -> None:
    known = {unit.code: unit for unit in review.units}
    found = {
        each.unit: list(check(each, review.figures(known[each.unit]), review.catalogue())) for each in review.sources()
    }

    assert found == {unit: [] for unit in known}


@each_review
@pytest.mark.slow
def test_the_folder_holds_what_the_sources_give(name: str, review: ReviewFolder, tmp_path: Path) -> None:
    review.build(tmp_path)

    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = ROOT / "examples" / name
    assert len(made) == FILES[name]
    assert [file for file in made if (tmp_path / file).read_bytes() != (kept / file).read_bytes()] == []


@pytest.mark.parametrize("name", REVIEWS)
@pytest.mark.slow
def test_the_blocks_of_a_report_are_as_the_key_numbers_them(name: str) -> None:
    for told in key(name)["files"]:
        content = (ROOT / "examples" / name / "reports" / told["file"]).read_bytes()
        read = read_narrative(content, told["file"]).blocks
        assert len(read) == len(told["blocks"]), told["file"]


@pytest.mark.parametrize(("name", "code"), BODIES)
def test_a_workbook_shows_the_figures_that_statements_are_held_to(name: str, code: str) -> None:
    review = REVIEWS[name]
    unit = next(each for each in review.units if each.code == code)
    figures = review.figures(unit)
    book = load_workbook(ROOT / "examples" / name / "reports" / review.workbook_name(unit), data_only=True)

    for at in figures.where:
        sheet, _, cell = at.partition("!")
        value = figures.value(at)
        if value is not None and not isinstance(value, tuple) and isinstance(book[sheet][cell].value, int | float):
            assert book[sheet][cell].value == pytest.approx(float(value)), at


@pytest.mark.parametrize("name", REVIEWS)
def test_every_point_is_made_by_two_bodies_and_all_is_held_out(name: str) -> None:
    assert {point: each["units"] for point, each in key(name)["points"].items() if len(each["units"]) < 2} == {}
    assert {each["split"] for each in key(name)["files"]} == {"heldout"}


@pytest.mark.parametrize("name", REVIEWS)
def test_the_form_is_understood_as_it_was_confirmed(name: str) -> None:
    form = open_desk(ROOT / "examples" / name).form

    assert [sheet.name for sheet in form.sheets] == ["Biểu 1", "Biểu 2", "Biểu 3"]


def test_the_review_on_schools_errs_in_many_ways() -> None:
    planted = key("narratives-school")["planted"]
    wrong = {each["facts"][0] for each in planted if each["kind"] == "wrong_number"}

    assert len(wrong) == 12
    assert {"copy", "copy_source", "double_event", "wrong_citation", "abolished_body"} < {
        each["kind"] for each in planted
    }
