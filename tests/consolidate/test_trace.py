"""A total followed down to its cells, and a cell up to its totals, from the rows of figures.json."""

from __future__ import annotations

import json
from typing import Any

import pytest
from small_review import CRIME, consolidated

from tongket.consolidate.records import figure_records
from tongket.consolidate.trace import Spot, down, read_what, up

SENT = {
    "AB": {"C2": "1", "C3": "10", "C4": "2", "D2": "5", "C7": "3/4", "D7": "4/4"},
    "BM": {"C2": "3", "C3": "20", "C4": "4"},
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(json.dumps(row)) for row in figure_records(consolidated(CRIME, SENT))]


@pytest.mark.parametrize(
    ("what", "spot"),
    [
        ("Biểu 1!D14", Spot("", "Biểu 1", "D14")),
        ("'Biểu 1'!$d$14", Spot("", "Biểu 1", "D14")),
        ("reports/Cái Bè/bc.xlsx:Biểu 1!D14", Spot("Cái Bè/bc.xlsx", "Biểu 1", "D14")),
        ("Cái Bè\\bc.xlsx:Biểu 1!D14", Spot("Cái Bè/bc.xlsx", "Biểu 1", "D14")),
        ("Biểu 1", None),
        ("Biểu 1!14", None),
    ],
)
def test_what_can_be_asked(what: str, spot: Spot | None) -> None:
    assert read_what(what) == spot


def test_a_total_leads_down_to_the_cells_it_was_added_from(rows: list[dict[str, Any]]) -> None:
    chain = down(rows, Spot("", "bieu 1", "C1"))
    assert chain is not None
    assert chain.figure["value"] == "34"
    assert [(row["id"], row["value"]) for row in chain.inputs] == [("Biểu 1!C2", "4"), ("Biểu 1!C3", "30")]
    places = [(source["unit"], source["file"], source["cell"], source["raw"]) for source in chain.figure["sources"]]
    assert places == [
        ("AB", "AB.xlsx", "C2", "1"),
        ("AB", "AB.xlsx", "C3", "10"),
        ("BM", "BM.xlsx", "C2", "3"),
        ("BM", "BM.xlsx", "C3", "20"),
    ]


def test_a_cell_leads_up_to_every_total_it_is_in(rows: list[dict[str, Any]]) -> None:
    chain = up(rows, Spot("BM.xlsx", "Biểu 1", "C2"))
    assert chain is not None
    assert chain.source is not None
    assert (chain.source["unit"], chain.source["value"], chain.figure["id"]) == ("BM", "3", "Biểu 1!C2")
    assert {row["id"] for row in chain.totals} == {"Biểu 1!C1", "Biểu 1!C5", "Biểu 1!E1", "Biểu 1!E2", "Biểu 1!E5"}


def test_a_cell_that_counts_nowhere_has_no_chain(rows: list[dict[str, Any]]) -> None:
    assert up(rows, Spot("BM.xlsx", "Biểu 1", "D2")) is None
    assert up(rows, Spot("other.xlsx", "Biểu 1", "C2")) is None
    assert down(rows, Spot("", "Biểu 1", "Z9")) is None


def test_a_fraction_is_written_as_one(rows: list[dict[str, Any]]) -> None:
    chain = down(rows, Spot("", "Biểu 1", "E7"))
    assert chain is not None
    assert chain.figure["value"] == "4/4"


def test_rows_have_every_key_of_the_interface(rows: list[dict[str, Any]]) -> None:
    keys = {"id", "sheet", "cell", "row", "column", "measure", "rule", "value", "quality", "units_in", "units_expected"}
    for row in rows:
        assert keys | {"sources", "missing", "excluded"} <= row.keys()
    assert rows[0]["sources"][0].keys() == {"unit", "file", "sheet", "cell", "raw", "value"}
