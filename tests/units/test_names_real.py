"""Names as they were really typed: a wrong unit is worse than none."""

from __future__ import annotations

import csv
import random

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
