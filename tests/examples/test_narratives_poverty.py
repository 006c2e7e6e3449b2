"""The review on poverty: statements that its figures are apt to try the judge with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples"))

from generator.narrative_claims import Judge
from generator.narrative_source import ClaimTag
from generator.poverty.figures import Figures
from generator.poverty.units import UNITS

BY_CODE = {unit.code: unit for unit in UNITS}
WRITTEN = {  # words about figures of X01: its rate of the poor went from 17,22 % to 4,41 % in five years
    "giảm bình quân 2,56 điểm phần trăm": "agrees",
    "giảm bình quân 12,81 điểm phần trăm": "contradicts",
    "tăng bình quân 2,56 điểm phần trăm": "contradicts",
}


@pytest.mark.parametrize(("words", "verdict"), WRITTEN.items())
def test_an_average_of_years_is_held_to_the_whole_change(words: str, verdict: str) -> None:
    claim = ClaimTag("difference", words, "1!I14 : 1!J14 / 5", "agrees", "", "")

    assert Judge(Figures(BY_CODE["X01"])).judge(claim) == verdict


@pytest.mark.parametrize(("number", "verdict"), [("2", "agrees"), ("3", "contradicts")])
def test_a_figure_told_as_so_many_times_another_in_words_is_worked_out(number: str, verdict: str) -> None:
    claim = ClaimTag("change", "nhiều gấp đôi", "2!H13 : 2!D13", "agrees", "", number)

    assert Judge(Figures(BY_CODE["T04"])).judge(claim) == verdict
