"""The example's written reports: reads their sources, holds every statement in them to the unit's figures, writes them.

`narratives/FORMAT.md` says how a source is written. `python examples/generator/narratives.py FOLDER` puts the reports
and their key into a folder, `--check H01` says what is wrong with a source, `--figures H01` prints the unit's figures.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator import narrative_word as word
from generator.narrative_check import check
from generator.narrative_claims import Judge
from generator.narrative_figures import Figures, shown
from generator.narrative_key import file_record, planted_in, points_made
from generator.narrative_made import keep, kept
from generator.narrative_paper import Item, lay_out
from generator.narrative_source import Source, SourceError, read_source
from generator.sending import Sent

MAKER = "narratives"
KEPT_FORMATS = (".doc",)
HERE = Path(__file__).resolve().parent / "narratives"
SETTINGS = {"count": 24, "seed": 2020, "messy": 0.33}  # the example's: its sources speak of that folder's figures


def sources() -> list[Source]:
    """Every source, by the code of its unit."""
    return [read_source(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.txt"))]


def catalogue() -> dict[str, Any]:
    """The gold points."""
    return tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))


def sent_by_unit() -> dict[str, list[Sent]]:
    """What each unit of the example sent; the workbook that counts first."""
    from generator.make import gathered

    everyone = gathered(SETTINGS["count"], SETTINGS["seed"], SETTINGS["messy"], random.Random(SETTINGS["seed"]))[
        2
    ].everyone
    out: dict[str, list[Sent]] = {}
    for sent in everyone:
        if sent.same_as is None:
            out.setdefault(sent.unit.code, []).append(sent)
    return {code: sorted(each, key=lambda sent: sent.status not in ("used", "copied")) for code, each in out.items()}


def content(source: Source, items: list[Item]) -> bytes:
    """The file a unit sends, in the format its name says."""
    made, ending = word.written(source.headers, items), Path(source.headers["file"]).suffix
    return kept(source.unit, made, ending) if ending in KEPT_FORMATS else made


def keep_made(unit: str) -> None:
    """Makes anew the report of a unit that sends a format only LibreOffice writes."""
    source = next(each for each in sources() if each.unit == unit)
    items = lay_out(source, sent_by_unit()[unit][0].unit)
    keep(unit, word.written(source.headers, items), Path(source.headers["file"]).suffix)


def build(folder: Path) -> dict[str, Any]:
    """Writes the narratives into a review folder, in place of the small ones, and their key. Gives the key."""
    from generator.papers import OUTLINE

    known, points, files, planted = sent_by_unit(), catalogue(), [], []
    mapping = {}
    outline = sum(level in (1, 2) for level, _ in OUTLINE)
    for source in sources():
        sent = known[source.unit][0]
        judge = Judge(Figures(sent))
        problems = list(check(source, judge.figures, points))
        if problems:
            raise SourceError(f"{source.unit}: " + "\n".join(problems))
        items = lay_out(source, sent.unit, has_tables=not source.headers["file"].endswith(".txt"))
        path = folder / "reports" / source.headers["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(source, items))
        mapping[source.headers["file"]] = {"unit": source.unit, "status": "used", "producer": MAKER}
        files.append(file_record(source, items, judge, outline))
        planted += planted_in(source, items)
    key = {"points": points_made(points, files), "files": files, "planted": planted}
    _write_key(folder / "key-narratives.json", key)
    _amend(folder, mapping)
    return key


def _amend(folder: Path, mapping: dict[str, Any]) -> None:
    """Takes earlier reports of the same units out of the folder and its key, and puts these in."""
    path = folder / "key.json"
    key = json.loads(path.read_text(encoding="utf-8"))
    units = {each["unit"] for each in mapping.values()}
    earlier = [
        name
        for name, each in key["mapping"].items()
        if name not in mapping and (each["producer"] == MAKER or _is_small_report(name, each, units))
    ]
    for name in earlier:
        del key["mapping"][name]
        (folder / "reports" / name).unlink(missing_ok=True)
    key["mapping"] = dict(sorted((key["mapping"] | mapping).items()))
    _write_key(path, key)


def _is_small_report(name: str, entry: dict[str, Any], units: set[str]) -> bool:
    return name.endswith(".docx") and entry["status"] == "used" and entry["unit"] in units


def _write_key(path: Path, key: dict[str, Any]) -> None:
    path.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def print_figures(code: str) -> None:
    """A unit's figures, a row of the form a line."""
    sent = sent_by_unit()[code][0]
    figures = Figures(sent)
    heading = sent.heading
    print(code, sent.unit.name, heading.number, heading.dated, f"{sent.unit.parts} xã/đơn vị", sent.status, sep=" · ")
    lines: dict[str, list[str]] = {}
    for address, (sheet, row, _) in figures.where.items():
        if sheet.name in sent.unit.sheets:
            name, cell = address.split("!")
            number = re.sub(r"\D", "", cell)
            mark = " *SPOILT*" if figures.is_spoilt(address) else ""
            head = f"{name[-1]}!{number}{mark} {row.label} [{row.measure or sheet.measure}]:"
            lines.setdefault(head, []).append(f"{cell.rstrip(number)}={shown(figures.value(address))}")
    for head, values in lines.items():
        print(head, *values)


def _report(codes: list[str]) -> int:
    known, points, wrong = sent_by_unit(), catalogue(), 0
    for path in sorted(HERE.glob("*.txt")):
        if codes and path.stem not in codes:
            continue
        try:
            source = read_source(path.read_text(encoding="utf-8"))
        except SourceError as error:
            print(f"{path.stem}: {error}")
            wrong += 1
            continue
        problems = list(check(source, Figures(known[source.unit][0]), points))
        wrong += len(problems)
        print(f"{path.stem}: {_counts(source)}", *(f"\n  - {each}" for each in problems))
    return wrong


def _counts(source: Source) -> str:
    spoken = [sentence for line in source.lines for sentence in line.sentences]
    claims = [claim for sentence in spoken for claim in sentence.claims]
    verdicts = {
        verdict: sum(claim.verdict == verdict for claim in claims)
        for verdict in ("agrees", "contradicts", "not_checkable")
    }
    pointed = sum(bool(sentence.points) for sentence in spoken)
    words = sum(len(sentence.text.split()) for sentence in spoken)
    return f"{len(spoken)} sentences ({words} words), {pointed} make points, {len(claims)} claims {verdicts}"


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="The example's narratives.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--figures", metavar="UNIT")
    parser.add_argument("--keep", metavar="UNIT")
    parser.add_argument("--check", metavar="UNIT", nargs="*")
    args = parser.parse_args()
    if args.figures:
        print_figures(args.figures)
    elif args.keep:
        keep_made(args.keep)
    elif args.check is not None:
        sys.exit(1 if _report(args.check) else 0)
    else:
        key = build(args.folder)
        print(
            f"{args.folder}: {len(key['files'])} narratives, {len(key['points'])} points, {len(key['planted'])} planted"
        )


if __name__ == "__main__":
    main()
