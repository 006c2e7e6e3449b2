"""Names as they were really typed: a wrong unit is worse than none."""

from __future__ import annotations

import csv
import json
import random
import unicodedata

import pytest

from tongket.units.names import NameIndex
from tongket.units.unit import Unit

pytestmark = [pytest.mark.data, pytest.mark.slow]


def variants(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=";") if len(row) == 2]
    return rows[1:]


def share(pairs, names):
    index = NameIndex(Unit(code=f"unit {number} of the list", name=name) for number, name in enumerate(names))
    known = [(index.recognise(typed)[0], name) for typed, name in pairs]
    named = [(unit, name) for unit, name in known if unit is not None]
    right = sum(unit.name == name for unit, name in named)
    return right / len(named), right / len(known)


@pytest.mark.parametrize(("file", "recall_wanted"), [("provinces.txt", 0.65), ("communes.txt", 0.9)])
def test_variants_found_in_real_files(shared_data, file, recall_wanted, capsys):
    pairs = sorted(set(variants(shared_data / "place-name-variants" / file)))
    pairs = random.Random(2020).sample(pairs, min(2000, len(pairs)))

    precision, recall = share(pairs, sorted({name for _, name in variants(shared_data / "place-name-variants" / file)}))

    with capsys.disabled():
        print(f" {file}: right where named {precision:.2%}, named and right {recall:.1%}")
    assert precision >= 0.99
    assert recall >= recall_wanted


def unaccented(text):
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def as_typed(full_name, chance):
    """One way an office might write a commune's name in a letterhead or a file name."""
    level, _, proper = full_name.partition(" ")
    short = {"Phường": "P.", "Xã": "X.", "Đặc": "Đặc"}[level.capitalize()]
    return chance.choice(
        [
            f"ỦY BAN NHÂN DÂN {full_name.upper()}",
            f"UBND {full_name.lower()}",
            f"Đảng ủy {full_name}",
            f"UBND {short} {proper}",
            f"bc_{unaccented(full_name).lower().replace(' ', '_')}_2025.xlsx",
            f"{unaccented(full_name).replace(' ', '')}-PhuLuc-lan2.xlsx",
            f"{proper}.xlsx",
        ]
    )


def test_communes_of_today_within_their_province(shared_data, capsys):
    path = next((shared_data / "vn-provinces-2025").glob("vn_only_simplified*.json"))
    chance = random.Random(2025)
    named = right = asked = 0
    for province in json.loads(path.read_text(encoding="utf-8")):
        units = [Unit(code=ward["Code"], name=ward["FullName"]) for ward in province["Wards"]]
        index = NameIndex(units)
        for unit in units:
            found, _ = index.recognise(as_typed(unit.name, chance))
            asked, named, right = asked + 1, named + (found is not None), right + (found == unit)

    with capsys.disabled():
        print(f" {asked} communes: right where named {right / named:.2%}, named and right {right / asked:.1%}")
    assert right / named >= 0.99
    assert right / asked >= 0.9
