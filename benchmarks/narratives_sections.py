"""Takes the reports of a review and the key's, makes how many blocks stand under the right heading of the outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from narratives_gold import Gold, reports_of
from narratives_points import squeezed
from narratives_table import Row, found_and_told, share
from tongket.collect.documents.block import Block
from tongket.collect.narratives.report import NarrativeReport, Placing
from tongket.draft.material import Material

AIM = 0.98
NOWHERE = Placing(())


def rows_of(material: Material, gold: Gold) -> list[Row]:
    """Placed blocks, then what is missing, added and moved."""
    wrong = list(misplaced(material, gold))
    body = [(file, number) for file, told in gold.files.items() for number in _body(told)]
    outside = sum(len(told["sections"]) for told in gold.files.values()) - len(body)
    amiss = sum(1 for _, _, allowed, _ in wrong if allowed != [None])
    same = sum(_same_blocks(told, material, gold) for told in gold.files.values())
    rows = [
        share("body blocks under the right heading", len(body) - amiss, len(body), AIM),
        share("  letterhead and signature under none", outside - (len(wrong) - amiss), outside),
        share("  blocks read as the key numbers them", same, sum(len(told["blocks"]) for told in gold.files.values())),
    ]
    for what in ("missing", "added", "moved"):
        ours, planted = _said(material, gold, what), _planted(gold, what)
        rows += found_and_told(f"  sections {what}", len(ours & planted), len(ours), len(planted))
    return rows


def _body(told: dict[str, Any]) -> list[int]:
    return [number for number, allowed in enumerate(told["sections"], 1) if allowed != [None]]


def misplaced(material: Material, gold: Gold) -> Iterator[tuple[str, int, list[int | None], int | None]]:
    """File and number of each block that stands elsewhere, where it may stand, and where ours has it."""
    reports = reports_of(material, gold)
    for file, told in gold.files.items():
        sections = (reports[file].placing if file in reports else NOWHERE).sections
        for number, allowed in enumerate(told["sections"], 1):
            ours = sections[number - 1] if number <= len(sections) else None
            if ours not in allowed:
                yield file, number, allowed, ours


def _same_blocks(told: dict[str, Any], material: Material, gold: Gold) -> int:
    report = reports_of(material, gold).get(told["file"])
    blocks = report.narrative.blocks if report else ()
    return sum(_begins(block, squeezed(begins)) for begins, block in zip(told["blocks"], blocks, strict=False))


def _begins(block: Block, words: str) -> bool:
    """Whether a block is the one of the key; its label may be the program's, or typed."""
    return squeezed(block.text).startswith(words) or squeezed(block.title).startswith(words)


def _said(material: Material, gold: Gold, what: str) -> set[tuple[str, int]]:
    reports = reports_of(material, gold)
    return {(file, one) for file, report in reports.items() for one in _by(what, report)}


def _by(what: str, report: NarrativeReport) -> tuple[int, ...]:
    if what == "moved":
        return tuple(each.paragraph for each in report.placing.moved)
    return report.placing.missing if what == "missing" else report.placing.added


def _planted(gold: Gold, what: str) -> set[tuple[str, int]]:
    return {(file, one) for file, told in gold.files.items() for one in told[what]}


def faults_of(material: Material, gold: Gold) -> dict[str, list[str]]:
    """The blocks that stand elsewhere, and the sections that differ."""
    reports = reports_of(material, gold)
    faults = {
        "blocks placed elsewhere": [
            f"{file} ¶{number} {gold.files[file]['blocks'][number - 1]!r}: ours {_name(material, ours)}, "
            f"key {' or '.join(_name(material, each) for each in allowed)}"
            for file, number, allowed, ours in misplaced(material, gold)
        ],
        "reports not among ours": [file for file in gold.files if file not in reports],
    }
    for what in ("missing", "added", "moved"):
        ours, planted = _said(material, gold, what), _planted(gold, what)
        faults[f"sections {what}, not found"] = [f"{file}: {one}" for file, one in sorted(planted - ours)]
        faults[f"sections {what}, false"] = [f"{file}: {one}" for file, one in sorted(ours - planted)]
    return faults


def _name(material: Material, section: int | None) -> str:
    return "none" if section is None else f"{section} {material.outline[section].text[:40]}"
