"""The example's written reports and their key: every statement worked out again, every block numbered as it is read."""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "tien-giang-2020"
sys.path.insert(0, str(ROOT / "examples"))

from generator import narratives  # noqa: E402
from generator.narrative_check import check  # noqa: E402
from generator.narrative_claims import Judge, numbers  # noqa: E402
from generator.narrative_figures import Figures  # noqa: E402
from generator.narrative_source import ClaimTag, Source, SourceError, read_source  # noqa: E402
from tongket.collect.narratives.narrative import read_narrative  # noqa: E402

HEADERS = "\n".join(
    f"{name}: {value}"
    for name, value in {
        "unit": "H01", "file": "a.docx", "number": "1", "date": "2020-10-01", "signer": "X", "to": "Y",
        "style": "bold", "list": "dash", "split": "dev",
    }.items()
)  # fmt: skip


@cache
def key() -> dict[str, Any]:
    return json.loads((EXAMPLE / "key-narratives.json").read_text(encoding="utf-8"))


@cache
def figures(unit: str = "H01") -> Figures:
    return Figures(narratives.sent_by_unit()[unit][0])


def source_of(body: str) -> Source:
    return read_source(f"{HEADERS}\n\n{body}\n")


def problems(body: str) -> list[str]:
    return list(check(source_of(body), figures(), narratives.catalogue()))


def verdict(kind: str, words: str, ref: str) -> str:
    return Judge(figures()).judge(ClaimTag(kind, words, ref, "agrees", "", ""))


# ---- the sources


@pytest.mark.slow
def test_every_statement_of_every_source_is_as_tagged() -> None:
    found = {
        source.unit: list(check(source, figures(source.unit), narratives.catalogue()))
        for source in narratives.sources()
    }

    assert len(found) >= 16
    assert {unit: wrong for unit, wrong in found.items() if wrong} == {}


@pytest.mark.slow
def test_the_folder_holds_what_the_sources_give(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))

    narratives.build(folder)

    names = ["key.json", "key-narratives.json", *(f"reports/{each['file']}" for each in key()["files"])]
    assert [name for name in names if (folder / name).read_bytes() != (EXAMPLE / name).read_bytes()] == []


def test_a_unit_sends_one_report() -> None:
    units = [each["unit"] for each in key()["files"]]

    assert len(units) == len(set(units))


def test_points_stand_in_sections_of_the_outline() -> None:
    assert {point["section"] for point in narratives.catalogue().values()} <= set(range(16))


def test_a_copy_has_its_original_in_another_unit() -> None:
    units: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in key()["planted"]:
        if each["kind"] in ("copy", "copy_source"):
            units[each["facts"][0]][each["kind"]].add(each["unit"])

    assert units
    assert all(len(each["copy"]) == len(each["copy_source"]) == 1 for each in units.values())
    assert all(each["copy"] != each["copy_source"] for each in units.values())


def test_a_double_event_is_claimed_by_two_units() -> None:
    units = defaultdict(set)
    for each in key()["planted"]:
        if each["kind"] == "double_event":
            units[each["facts"][0]].add(each["unit"])

    assert units
    assert all(len(each) == 2 for each in units.values())


# ---- the key and what is read


@pytest.mark.parametrize("file", [each["file"] for each in key()["files"]])
def test_blocks_are_numbered_as_they_are_read(file: str) -> None:
    wanted = next(each for each in key()["files"] if each["file"] == file)

    blocks = read_narrative((EXAMPLE / "reports" / file).read_bytes(), file).blocks

    assert len(blocks) == len(wanted["blocks"]) == len(wanted["sections"])
    assert [number for number, text in enumerate(wanted["blocks"]) if text not in blocks[number].text[:70]] == []
    assert [each["text"] for each in wanted["claims"] if each["text"] not in blocks[each["paragraph"] - 1].text] == []


# ---- how a source is judged


@pytest.mark.parametrize(
    ("kind", "words", "ref", "expected"),
    [
        ("count", "3.259 vụ", "1!N12", "agrees"),
        ("count", "3.295 vụ", "1!N12", "contradicts"),
        ("count", "12,8 tỷ đồng", "1!N27", "agrees"),
        ("count", "12 tỷ 846 triệu đồng", "1!N27", "agrees"),
        ("count", "12,9 tỷ đồng", "1!N27", "contradicts"),
        ("count", "hơn 12,8 tỷ đồng", "1!N27", "agrees"),
        ("count", "hơn 12,9 tỷ đồng", "1!N27", "contradicts"),
        ("count", "gần 500 đối tượng", "1!N25", "agrees"),
        ("count", "gần 400 đối tượng", "1!N25", "contradicts"),
        ("count", "11,15 kg", "3!N18", "agrees"),
        ("count", "bình quân 326 vụ", "1!N12 / 10", "agrees"),
        ("rate", "81,10%", "1!N23", "agrees"),
        ("rate", "chiếm 65,66%", "1!N15 / 1!N12", "agrees"),
        ("change", "tăng 229 vụ (7,56%)", "1!N12 : 1!O12", "agrees"),
        ("change", "tăng 229 vụ (+7,56%)", "1!P12", "agrees"),
        ("change", "giảm 229 vụ (7,56%)", "1!N12 : 1!O12", "contradicts"),
        ("change", "tăng 229 vụ (7,03%)", "1!N12 : 1!O12", "contradicts"),
        ("change", "bình quân mỗi năm tăng 22,9 vụ", "1!N12 : 1!O12 / 10", "agrees"),
        ("change", "bình quân mỗi năm tăng 229 vụ", "1!N12 : 1!O12 / 10", "contradicts"),
        ("difference", "thấp hơn 6,06 điểm phần trăm", "1!N23 : 1!O23", "agrees"),
        ("difference", "thấp hơn 6,06%", "1!N23 : 1!O23", "contradicts"),
        ("fraction", "17/17 xã", "4!N22", "agrees"),
        ("fraction", "10/17 xã (58,82%)", "4!D22", "agrees"),
        ("fraction", "10/18 xã", "4!D22", "contradicts"),
        ("count", "05 lớp", "-", "not_checkable"),
    ],
)
def test_a_claim_is_worked_out(kind: str, words: str, ref: str, expected: str) -> None:
    assert verdict(kind, words, ref) == expected


def test_years_are_no_numbers_of_a_claim() -> None:
    assert [each.value for each in numbers("trong 10 năm 2011-2020 là 5 vụ", "Vụ")] == [Decimal(5)]


def test_a_wrong_tag_is_named_with_its_sentence() -> None:
    found = problems('Xảy ra 3.258 vụ. ⟦c=count "3.258 vụ" | 1!N12⟧')

    assert len(found) == 1
    assert "'3.258 vụ' 1!N12 is contradicts, not agrees: 3259" in found[0]
    assert "Xảy ra 3.258 vụ." in found[0]


def test_a_number_that_nobody_tagged_is_named() -> None:
    assert "numbers neither in a claim nor in x: ['12']" in problems("Năm 2015 mở 12 lớp.")[0]


def test_an_unknown_point_is_named() -> None:
    assert "unknown point khong-co" in problems("Một câu. ⟦p=khong-co⟧")[0]


def test_a_row_with_a_planted_mistake_may_not_be_referred_to() -> None:
    with pytest.raises(SourceError, match="planted mistake"):
        Judge(figures("T01")).judge(ClaimTag("count", "856 vụ", "1!N12", "agrees", "", ""))


def test_headings_ascend_or_say_that_they_were_moved() -> None:
    assert "out of order" in problems("# 14 | IV. Nhiệm vụ\n# 13 | Bài học")[0]
    assert problems("# 14 | IV. Nhiệm vụ\n# 13^ | Bài học") == []
