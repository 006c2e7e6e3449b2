"""Takes a key and what a review wrote into out/data, says how many figures, files and findings are right."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

PLACES = Decimal("1e-10")
UNCONFIRMED = "B217"  # a generated folder has no form.toml yet, so every review of it says that nobody confirmed one

TOLD = "key-narratives.json"


@dataclass
class Score:
    """What was compared. `wrong_figures` and `wrong_files` name what differs; the lists of findings hold records."""

    figures: int = 0
    wrong_figures: list[str] = field(default_factory=list)
    files: int = 0
    wrong_files: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)  # planted and raised, by kind
    missed: list[dict[str, Any]] = field(default_factory=list)
    unexpected: list[dict[str, Any]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in another score."""
        self.figures += other.figures
        self.files += other.files
        self.wrong_figures += other.wrong_figures
        self.wrong_files += other.wrong_files
        self.found += other.found
        self.missed += other.missed
        self.unexpected += other.unexpected


def score(folder: Path, data: Path) -> Score:
    """Compare `folder`/key.json with the JSON files under `data`."""
    key = _json(folder / "key.json")
    result = Score()
    _score_figures(result, key["figures"], _json(data / "figures.json"))
    _score_files(result, key["mapping"], _json(data / "mapping.json"))
    findings = [each for each in _json(data / "findings.json") if not is_about_prose(each)]
    _score_findings(result, key, findings)
    return result


def is_about_prose(finding: dict[str, Any]) -> bool:
    """Whether a finding speaks of what a narrative says, which has a key of its own (TOLD) and is scored by it."""
    return bool(finding["code"][0] == "E")


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _score_figures(result: Score, expected: dict[str, Any], figures: list[dict[str, Any]]) -> None:
    got = {f"{figure['sheet']}!{figure['cell']}": figure for figure in figures}
    result.figures = len(expected)
    for place, wanted in expected.items():
        problem = _difference(wanted, got.get(place))
        if problem:
            result.wrong_figures.append(f"{place}: {problem}")
    result.wrong_figures += [f"{place}: not asked for" for place in got if place not in expected]


def _difference(wanted: dict[str, Any], got: dict[str, Any] | None) -> str:
    if got is None:
        return "no figure"
    if not _same(wanted["value"], got["value"]):
        return f"{got['value']} where {wanted['value']} is right"
    for name in ("units_in", "units_expected"):
        if wanted[name] != got[name]:
            return f"{name} {got[name]} where {wanted[name]} is right"
    missing = set(got["missing"]) ^ set(wanted["missing"])
    return f"missing differs by {sorted(missing)}" if missing else ""


def _same(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None or "/" in wanted or "/" in got:
        return wanted == got
    return abs(Decimal(wanted) - Decimal(got)) <= PLACES


def _score_files(result: Score, expected: dict[str, Any], mapping: list[dict[str, Any]]) -> None:
    got = {entry["file"]: entry for entry in mapping}
    result.files = len(expected)
    for file, wanted in expected.items():
        entry = got.get(file, {})
        for name in ("unit", "status"):
            if entry.get(name) != wanted[name]:
                result.wrong_files.append(f"{file}: {name} {entry.get(name)} where {wanted[name]} is right")
    result.wrong_files += [f"{file}: not in the key" for file in got if file not in expected]


def _score_findings(result: Score, key: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    left = list(findings)
    for planted in key["planted"]:
        match = next((finding for finding in left if _matches(planted, finding)), None)
        if match is None:
            result.missed.append(planted)
            continue
        left.remove(match)
        result.found[planted["kind"]] += 1
    allowed = [*key["planted"], *key["also_expected"], {"code": UNCONFIRMED, "match": "unit"}]
    result.unexpected = [finding for finding in left if not any(_matches(entry, finding) for entry in allowed)]


def _matches(planted: dict[str, Any], finding: dict[str, Any]) -> bool:
    """The same code at the same place; how exact the place must be is said by the entry's `match`."""
    if planted["code"] != finding["code"]:
        return False
    names = {"file": ("unit", "file"), "unit": ("unit",)}.get(
        planted.get("match", ""), ("unit", "file", "sheet", "cell")
    )
    return all(_text(finding.get(name)) == _text(planted[name]) for name in names if planted.get(name))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
