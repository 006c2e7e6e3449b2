"""The figures that the narratives' key judges by are those that are read in the units' own workbooks."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from generator.narrative_figures import Figures
from generator.narratives import sent_by_unit

pytestmark = pytest.mark.slow


def test_claims_are_judged_by_the_figures_that_are_read(reviewed):
    folder, _, _ = reviewed
    told = json.loads((folder / "key-narratives.json").read_text(encoding="utf-8"))["files"]
    figures = json.loads((folder / "out" / "data" / "figures.json").read_text(encoding="utf-8"))
    sources = {f"{figure['sheet']}!{figure['cell']}": figure["sources"] for figure in figures}
    excluded = {out["unit"] for figure in figures for out in figure["excluded"]}

    compared = [
        (file["unit"], cell, value, read_value(sources[cell], file["unit"]))
        for file in told
        if file["unit"] not in excluded  # its workbook is judged by too, but counts in no figure
        for cell, value in added_up(file)
    ]

    assert len(compared) > 250
    assert [each for each in compared if each[2] != each[3]] == []


def added_up(file: dict) -> list[tuple[str, Decimal]]:
    """The sums and counts that the claims of one narrative refer to, as its unit reported them."""
    figures = Figures(sent_by_unit()[file["unit"]][0])
    judged = [claim for claim in file["claims"] if claim["verdict"] != "not_checkable"]
    cells = sorted({place["cell"] for claim in judged for place in claim["refers_to"]})
    values = [(cell, figures.value(cell)) for cell in cells if is_sum(figures, cell)]
    return [(cell, value) for cell, value in values if isinstance(value, Decimal)]


def is_sum(figures: Figures, cell: str) -> bool:
    """Rates and differences between periods have parts of another kind."""
    _, row, column = figures.where[cell]
    return row.kind != "ratio" and column not in ("change", "percent")


def read_value(sources: list[dict], unit: str) -> Decimal:
    """What was read in the unit's cells, added up."""
    return sum((Decimal(source["value"]) for source in sources if source["unit"] == unit), Decimal())
