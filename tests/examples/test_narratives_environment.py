"""The second folder of narratives: its marks hold, the folder is what its generator makes, its blocks are as read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "narratives-environment"
BY_HAND = {"form.toml"}
sys.path.insert(0, str(ROOT / "examples"))

from generator.environment import folder as environment  # noqa: E402
from generator.environment.units import BY_CODE, Figures  # noqa: E402
from generator.narrative_check import check  # noqa: E402
from generator.narrative_claims import Judge  # noqa: E402
from generator.narrative_source import ClaimTag, Source  # noqa: E402
from tongket.collect.narratives.narrative import read_narrative  # noqa: E402

KEY: dict[str, Any] = json.loads((FOLDER / "key-narratives.json").read_text(encoding="utf-8"))


def files_in(folder: Path) -> dict[str, bytes]:
    made = (path for path in folder.rglob("*") if path.is_file() and not {"out", ".tongket"} & {*path.parts})
    return {str(path.relative_to(folder)): path.read_bytes() for path in made if path.name not in BY_HAND}


@pytest.mark.parametrize("source", environment.FOLDER.sources(), ids=lambda source: source.unit)
def test_every_mark_follows_from_the_units_own_figures(source: Source) -> None:
    figures: Any = Figures(BY_CODE[source.unit])
    assert list(check(source, figures, environment.FOLDER.catalogue())) == []


def test_the_folder_is_what_its_generator_makes(tmp_path: Path) -> None:
    environment.FOLDER.build(tmp_path)
    assert files_in(tmp_path) == files_in(FOLDER)


@pytest.mark.parametrize("told", KEY["files"], ids=lambda told: told["unit"])
def test_blocks_are_numbered_as_they_are_read(told: dict[str, Any]) -> None:
    path = FOLDER / "reports" / told["file"]
    read = read_narrative(path.read_bytes(), path.name).blocks
    assert len(read) == len(told["blocks"])
    assert len(read) == len(told["sections"])


def test_wrong_numbers_of_many_kinds_are_planted() -> None:
    wrong = [each["facts"][0] for each in KEY["planted"] if each["kind"] == "wrong_number"]
    assert len(wrong) == 16
    assert len(set(wrong)) >= 10


@pytest.mark.parametrize(
    ("kind", "number", "words", "ref", "verdict"),
    [
        ("count", "", "36,15 tấn", "1!I15", "agrees"),  # printed in tonnes, counted in kilograms
        ("count", "", "36,15 kg", "1!I15", "contradicts"),
        ("change", "2", "gấp đôi năm 2021", "3!H17 : 3!D17", "agrees"),  # 1.57 times, as one digit shows it
        ("change", "3", "gấp ba năm 2021", "3!H17 : 3!D17", "contradicts"),
    ],
)
def test_the_judge_reads_tonnes_and_times_in_words(kind: str, number: str, words: str, ref: str, verdict: str) -> None:
    figures: Any = Figures(BY_CODE["S01"])
    assert Judge(figures).judge(ClaimTag(kind, words, ref, "agrees", "", number)) == verdict
