"""What a checker of narratives must find in one. Takes a source and its laid-out items, makes records of the key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.narrative_claims import Judge, numbers
from generator.narrative_paper import Item
from generator.narrative_source import ClaimTag, Source


def _claim_record(item: Item, claim: ClaimTag, judge: Judge) -> dict[str, Any]:
    cells = judge.cells(claim) if claim.ref != "-" else []
    measure = judge.measure(claim) if cells else ""
    said = numbers(claim.number or claim.words, measure)
    return {
        "paragraph": item.number,
        "text": claim.words,
        "kind": claim.kind,
        "numbers": [f"{each.value:f}" for each in said],
        "refers_to": [{"cell": cell, "period": judge.figures.period(cell)} for cell in cells],
        "verdict": claim.verdict,
        "wrong": claim.wrong,
    }


def _sections(items: list[Item]) -> list[list[int | None]]:
    """Per block, the outline's sections it may be placed in; None: in none."""
    out: list[list[int | None]] = []
    now: list[int | None] = [None]
    is_body = False
    for item in items:
        if item.line is None or item.kind == "note":
            out.append([None] if item.line is None else _where_noted(item, items, out))
            now = [None] if is_body else now
            continue
        is_body = True
        now = item.line.sections or now
        out.append(now)
    return out


def _where_noted(note: Item, items: list[Item], sections: list[list[int | None]]) -> list[int | None]:
    mark = f"[^{note.line.mark}]" if note.line else ""
    return next((sections[item.number - 1] for item in items if mark in item.text and item is not note), [None])


def file_record(source: Source, items: list[Item], judge: Judge, outline: int) -> dict[str, Any]:
    spoken = [(item, sentence) for item in items if item.line for sentence in item.line.sentences]
    heads = [item for item in items if item.line and (item.line.sections or item.line.is_added)]
    headed = {
        section
        for item in heads
        if item.line
        for section in item.line.sections
        if section is not None and not item.line.is_added
    }
    return {
        "unit": source.unit,
        "file": source.headers["file"],
        "split": source.headers["split"],
        "blocks": [item.plain[:60] for item in items],
        "sections": _sections(items),
        "headings": {
            str(item.number): [s for s in item.line.sections if s is not None]
            for item in heads
            if item.line and not item.line.is_added
        },
        "missing": [index for index in range(outline) if index not in headed],
        "added": [item.number for item in heads if item.line and item.line.is_added],
        "moved": [item.number for item in heads if item.line and item.line.is_moved],
        "statements": [
            {"paragraph": item.number, "text": sentence.text, "points": sentence.points} for item, sentence in spoken
        ],
        "claims": [_claim_record(item, claim, judge) for item, sentence in spoken for claim in sentence.claims],
    }


def planted_in(source: Source, items: list[Item]) -> Iterator[dict[str, Any]]:
    where = {"unit": source.unit, "file": source.headers["file"]}
    for kind in source.listed("plant"):
        yield {"kind": kind, **where, "paragraph": None, "text": "", "facts": []}
    for item in items:
        for sentence in item.line.sentences if item.line else ():
            for kind, *facts in sentence.defects:
                yield {"kind": kind, **where, "paragraph": item.number, "text": sentence.text, "facts": facts}
            for claim in sentence.claims:
                if claim.verdict == "contradicts":
                    facts = [claim.wrong]
                    yield {
                        "kind": "wrong_number",
                        **where,
                        "paragraph": item.number,
                        "text": claim.words,
                        "facts": facts,
                    }


def points_made(points: dict[str, Any], files: list[dict[str, Any]]) -> dict[str, Any]:
    out = {}
    for slug, point in points.items():
        made = [
            {"unit": file["unit"], "file": file["file"], "paragraph": each["paragraph"], "text": each["text"]}
            for file in files
            for each in file["statements"]
            if slug in each["points"]
        ]
        if made:
            out[slug] = {**point, "units": sorted({each["unit"] for each in made}), "made": made}
    return out
