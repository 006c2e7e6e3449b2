"""Takes a submission and its findings, makes what stands beside them: the unit's own sheets and paragraphs.

Workbooks are opened in a worker under limits, as when they were read; their pictures are kept by content.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tongket.check.finding import Severity
from tongket.collect.arrival.intake import Received
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.desk.atomic import write_text
from tongket.desk.build import read_desk
from tongket.desk.copies import CopyJob, annotate
from tongket.desk.pictures import picture_of
from tongket.desk.refusal import CannotGoOn
from tongket.desk.submission_store import edition
from tongket.draft.annotated import AnnotatedCopy, why_not_annotated
from tongket.server.drawn_sheet import DrawnSheet, Mark, drawn_sheet
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import folder_of, unit_desk
from tongket.server.spoken_findings import SpokenFinding
from tongket.server.words import language

MOST_SHEETS = 12  # drawn on one page
AROUND = 1  # paragraphs shown before and after one with a finding


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """One file with its sheets drawn. `name` is as the unit called it; `can_copy`: an annotated copy can be made."""

    file: str
    name: str
    sheets: tuple[DrawnSheet, ...]


@dataclass(frozen=True, slots=True)
class DrawnParagraph:
    """One paragraph of a narrative with the findings that stand in it."""

    number: int
    text: str
    marks: tuple[int, ...]
    weight: str
    after_gap: bool


@dataclass(frozen=True, slots=True)
class DrawnNarrative:
    """The paragraphs of one narrative that matter, and those around them."""

    file: str
    name: str
    paragraphs: tuple[DrawnParagraph, ...]


def drawn_files(record: SubmissionRecord, findings: Sequence[SpokenFinding]) -> list[DrawnFile]:
    """Every sheet in which a finding stands."""
    marks: dict[tuple[str, str], list[Mark]] = {}
    for each in findings:
        at = each.finding.at
        if at.sheet and at.cell:
            marks.setdefault((at.file, at.sheet), []).append(Mark(each.number, at.cell, each.weight))
    pictures = _pictures(record, {file for file, _ in marks})
    found: dict[str, list[DrawnSheet]] = {}
    for (file, sheet), there in list(marks.items())[:MOST_SHEETS]:
        picture = pictures.get(file, {}).get(sheet)
        if picture is not None:
            found.setdefault(file, []).append(drawn_sheet(sheet, picture, there))
    return [DrawnFile(file, _name(file), tuple(sheets)) for file, sheets in found.items()]


def one_sheet(
    record: SubmissionRecord, file: str, sheet: str, cell: str, findings: Iterable[SpokenFinding], *, is_whole: bool
) -> DrawnSheet:
    """One sheet with one cell pointed at. Raises NotThere where the unit sent no such file or sheet."""
    picture = _pictures(record, {file}).get(file, {}).get(sheet)
    if picture is None:
        raise NotThere
    there = [
        Mark(each.number, each.finding.at.cell, each.weight)
        for each in findings
        if each.finding.at.cell and (each.finding.at.file, each.finding.at.sheet) == (file, sheet)
    ]
    return drawn_sheet(sheet, picture, there, cell, is_whole=is_whole)


def _pictures(record: SubmissionRecord, files: set[str]) -> dict[str, Mapping[str, Any]]:
    """By file, its sheets' pictures; those not kept are made together in one worker."""
    if not files:
        return {}
    parts = [part for part in unit_desk(record).arrived or () if part.file in files and part.problem is None]
    folder = folder_of(record.round) / ".tongket" / "pictures"
    paths = {part.file: folder / f"{part.sha256 or _told(part)}-{_edition()}.json" for part in parts}
    found = {file: kept for file, path in paths.items() if (kept := _kept(path)) is not None}
    new = [part for part in parts if part.file not in found]
    made = read_all(new, picture_of, processes=1) if new else []
    for part, picture in zip(new, made, strict=True):
        if not isinstance(picture, Unreadable):
            found[part.file] = picture
            with suppress(CannotGoOn):  # someone else is keeping the same picture just now, or the disk is full
                write_text(paths[part.file], json.dumps(picture, ensure_ascii=False, separators=(",", ":")))
    return found


def _told(part: Received) -> str:
    """What tells a part of an archive: its container is kept by content, its name says which part."""
    return sha256(f"{part.path}\n{part.file}".encode()).hexdigest()


def _kept(path: Path) -> Mapping[str, Any] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _edition() -> str:
    return edition("collect", "desk")[:12]


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def annotated_of(record: SubmissionRecord, file: str, findings: Sequence[SpokenFinding]) -> AnnotatedCopy:
    """The copy of one workbook with its findings at their cells, in the language of who asks. Raises Refused."""
    part = next((part for part in unit_desk(record).arrived or () if part.file == file and part.problem is None), None)
    told = tuple(each.finding for each in findings if each.finding.at.file == file)
    if part is None:
        raise NotThere
    made = read_all([CopyJob(part, told, language())], annotate, processes=1)[0]
    if isinstance(made, Unreadable):
        raise Refused("no_annotated_copy", why=why_not_annotated(file, made.kind, language()))
    return made


def copies_of(findings: Iterable[SpokenFinding]) -> list[tuple[str, str]]:
    """File and name of every workbook of which an annotated copy says something."""
    files = (each.finding.at.file for each in findings if each.finding.at.sheet and _is_heavy(each))
    return [(file, _name(file)) for file in dict.fromkeys(files)]


def _is_heavy(each: SpokenFinding) -> bool:
    return each.finding.severity is not Severity.INFO


def drawn_narratives(record: SubmissionRecord, findings: Sequence[SpokenFinding]) -> list[DrawnNarrative]:
    """The paragraphs in which findings stand, from the kept readings."""
    marks: dict[str, dict[int, list[SpokenFinding]]] = {}
    for each in findings:
        at = each.finding.at
        if at.paragraph is not None:
            marks.setdefault(at.file, {}).setdefault(at.paragraph, []).append(each)
    if not marks:
        return []
    reading = read_desk(unit_desk(record), processes=1)
    texts = {
        each.file: {block.number: block.text for block in each.narrative.blocks}
        for each in reading.submissions
        if each.narrative is not None and each.file in marks
    }
    return [_narrative(file, texts.get(file, {}), there) for file, there in marks.items()]


def _narrative(file: str, texts: Mapping[int, str], marks: Mapping[int, Sequence[SpokenFinding]]) -> DrawnNarrative:
    near = sorted({number + step for number in marks for step in range(-AROUND, AROUND + 1)} & texts.keys())
    paragraphs = tuple(
        DrawnParagraph(
            number=number,
            text=texts[number],
            marks=tuple(each.number for each in marks.get(number, ())),
            weight=_heaviest(marks.get(number, ())),
            after_gap=at > 0 and near[at - 1] != number - 1,
        )
        for at, number in enumerate(near)
    )
    return DrawnNarrative(file, _name(file), paragraphs)


def _heaviest(findings: Iterable[SpokenFinding]) -> str:
    weights = {each.weight for each in findings}
    return next((weight for weight in ("block", "warn", "info") if weight in weights), "")
