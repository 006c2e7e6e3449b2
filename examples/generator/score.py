"""How well a checker did: `python examples/generator/score.py DIR`, over DIR/key.json and DIR/out/data/*.json.

Prints wrong figures, and per kind of finding how many planted mistakes were found (recall) and how many of its findings
were planted or honestly follow from a planted one (precision).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

Item = Mapping[str, Any]
TENTH_PLACE = Decimal("0.0000000001")
EVERYWHERE = ("B217",)  # said once of the form, not of a unit


@dataclass
class Score:
    """What was found, missed and invented; `wrong` names figures that differ from the key."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[Item] = field(default_factory=list)
    invented: list[Item] = field(default_factory=list)
    fair: Counter[str] = field(default_factory=Counter)
    on_clean_units: list[Item] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        """Nothing missed, nothing invented, no figure wrong."""
        return not (self.missed or self.invented or self.on_clean_units or self.wrong)


def _places(item: Item) -> Iterable[tuple[str, str, str]]:
    for place in (item, *(item.get("related") or ())):
        yield place.get("file") or "", place.get("sheet") or "", place.get("cell") or ""


def hits(finding: Item, planted: Item) -> bool:
    """Whether a finding says what was planted, where it was planted, as exactly as the key asks."""
    if finding["code"] != planted["code"]:
        return False
    if planted["match"] == "unit" or not planted["file"]:
        return finding.get("unit") == planted["unit"]
    depth = {"file": 1, "sheet": 2, "cell": 3}[planted["match"]]
    wanted = (planted["file"], planted["sheet"], planted["cell"])[:depth]
    return any(place[:depth] == wanted or (depth == 2 and place[:2] == (wanted[0], "")) for place in _places(finding))


def _of_the_first(finding: Item, twins: Mapping[str, str]) -> Item:
    """Which of two files with the same bytes is read is all one; cells are compared as if it were the first."""
    if not finding.get("cell") and finding["code"].startswith("A"):
        return finding
    return {**finding, "file": twins.get(finding.get("file") or "", finding.get("file"))}


def _figures_wrong(key: Item, figures: Iterable[Item]) -> Iterable[str]:
    ours = {figure["id"]: figure for figure in figures}
    for at, right in key["figures"].items():
        figure = ours.get(at)
        if figure is None:
            yield f"{at}: no such figure"
        elif not _same(figure.get("value"), right["value"]):
            yield f"{at}: {figure.get('value')} instead of {right['value']}"
        elif sorted(figure["missing"]) != right["missing"]:
            yield f"{at}: missing {figure['missing']} instead of {right['missing']}"
        elif sorted(entry["unit"] for entry in figure["excluded"]) != right["excluded"]:
            yield f"{at}: excluded {figure['excluded']} instead of {right['excluded']}"
        elif (figure["units_in"], figure["units_expected"]) != (right["units_in"], right["units_expected"]):
            yield f"{at}: {_shares(figure)} units instead of {_shares(right)}"


def _shares(figure: Item) -> str:
    return f"{figure['units_in']}/{figure['units_expected']}"


def _same(ours: str | None, right: str | None) -> bool:
    if ours is None or right is None or "/" in right:
        return ours == right
    return abs(Decimal(ours) - Decimal(right)) < TENTH_PLACE


def score(key: Item, findings: list[Item], figures: list[Item]) -> Score:
    """Compares what a checker said with what was planted."""
    out = Score(wrong=list(_figures_wrong(key, figures)))
    twins = dict(key["same_bytes"])
    findings = [_of_the_first(finding, twins) for finding in findings]
    by_code: dict[str, list[Item]] = defaultdict(list)
    for finding in findings:
        by_code[finding["code"]].append(finding)
    for planted in key["planted"]:
        if any(hits(finding, planted) for finding in by_code[planted["code"]]):
            out.found[planted["code"]] += 1
        else:
            out.missed.append(planted)
    expected: dict[str, list[Item]] = defaultdict(list)
    for item in (*key["planted"], *key["also_expected"]):
        expected[item["code"]].append(item)
    clean = set(key["clean_units"])
    for finding in findings:
        if finding["code"] in EVERYWHERE:
            continue
        if any(hits(finding, item) for item in expected[finding["code"]]):
            out.fair[finding["code"]] += 1
        else:
            (out.on_clean_units if finding.get("unit") in clean else out.invented).append(finding)
    return out


def lines(key: Item, result: Score) -> Iterable[str]:
    """The score as a table."""
    kinds = {item["code"]: item["kind"] for item in (*key["planted"], *key["also_expected"])}
    missed = Counter(item["code"] for item in result.missed)
    invented = Counter(item["code"] for item in (*result.invented, *result.on_clean_units))
    yield f"{'code':5} {'kind':24} {'planted':>7} {'found':>6} {'recall':>7} {'precision':>9}"
    for code in sorted({*kinds, *invented}):
        planted = result.found[code] + missed[code]
        recall = f"{result.found[code] / planted:.2f}" if planted else "-"
        said = result.fair[code] + invented[code]
        precision = f"{result.fair[code] / said:.2f}" if said else "-"
        yield f"{code:5} {kinds.get(code, '?'):24} {planted:7} {result.found[code]:6} {recall:>7} {precision:>9}"
    yield f"figures wrong: {len(result.wrong)} of {len(key['figures'])}"
    yield f"findings on clean units: {len(result.on_clean_units)}"


def read(folder: Path) -> tuple[Item, Score]:
    """The key and the score of a review folder that was built."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    data = folder / "out" / "data"
    findings, figures = (
        json.loads((data / f"{name}.json").read_text(encoding="utf-8")) for name in ("findings", "figures")
    )
    return key, score(key, findings, figures)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--details", action="store_true", help="list everything missed, invented or wrong")
    args = parser.parse_args()
    key, result = read(args.folder)
    print("\n".join(lines(key, result)))
    if args.details:
        for title in ("missed", "invented", "on_clean_units", "wrong"):
            for item in getattr(result, title):
                print(f"{title}: {item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)[:400]}")


if __name__ == "__main__":
    main()
