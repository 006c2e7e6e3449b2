"""What a text was told to name is told again without asking, and asked again where anything could have changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tongket.desk.name_store import KeptNames
from tongket.units.names import NameIndex
from tongket.units.unit import Unit

UNITS = (Unit(code="H01", name="Huyện Cái Bè"), Unit(code="H02", name="Huyện Chợ Gạo"))
TEXTS = ("BC huyen Cai Be.xlsx", "Huyện ủy Chợ Gạo", "Sở Y tế")


def asked(path: Path, units: tuple[Unit, ...] = UNITS) -> KeptNames:
    names = KeptNames(path, units)
    for text in TEXTS:
        names.recognise(text)
    names.save()
    return names


def test_a_second_run_says_the_same_without_asking(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    asked(path)

    again = asked(path)

    index = NameIndex(UNITS)
    assert [again.recognise(text) for text in TEXTS] == [index.recognise(text) for text in TEXTS]
    assert "index" not in vars(again)


def test_another_list_is_asked_anew(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    asked(path)

    again = asked(path, (Unit(code="H09", name="Huyện Cái Bè"), UNITS[1]))

    assert again.recognise(TEXTS[0])[0] == Unit(code="H09", name="Huyện Cái Bè")


@pytest.mark.parametrize("damage", ["", "[]", '{"names": 3}', '{"basis": 1, "names": {"a": 1}}'])
def test_a_damaged_memory_is_asked_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "names.json"
    path.write_text(damage, encoding="utf-8")
    assert asked(path).recognise(TEXTS[1])[0] == UNITS[1]


def test_only_what_this_run_asked_is_kept_and_no_text_of_it(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    asked(path)
    names = KeptNames(path, UNITS)
    names.recognise(TEXTS[0])

    names.save()

    kept = path.read_text(encoding="utf-8")
    assert len(json.loads(kept)["names"]) == 1
    assert "Cai Be" not in kept
