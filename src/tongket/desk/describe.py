"""Takes any one file, makes the object `tongket read` prints: its tables or its blocks, and what is wrong with it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from tongket.check.annexes.printed_totals import printed_totals
from tongket.check.from_oddities import findings_of
from tongket.check.records import finding_record
from tongket.collect.documents.block import Block
from tongket.collect.documents.document_tables import tables_of
from tongket.collect.documents.lines import is_document
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.narratives.narrative import Narrative, read_narrative
from tongket.collect.submission import Oddity, OddityKind, Place
from tongket.collect.tables.read_report import describe, table_record
from tongket.desk.described_document import document_record
from tongket.desk.read_reports import open_unmarked, unmarked_bytes
from tongket.desk.resolved import resolve_in
from tongket.directive.register import Register


def describe_file(path: Path, language: str = "vi", register: Register | None = None) -> dict[str, Any]:
    """What one file holds, read in a worker under the same limits as any received file.

    With a register, documents named in part are resolved against it.
    """
    result = read_all([path], describe_here, processes=1)[0]
    if not isinstance(result, Unreadable):
        if register is not None:
            resolve_in(result, register)
        return result
    oddity = Oddity(kind=result.kind, at=Place(path.name), facts={"detail": result.detail, "mark": result.detail})
    findings = [finding_record(finding, language) for finding in findings_of([oddity], None)]
    digest = "" if result.kind is OddityKind.SECRET else sha256(path.read_bytes()).hexdigest()
    return {"file": path.name, "sha256": digest, "kind": "other", "tables": [], "findings": findings}


def describe_here(path: Path) -> dict[str, Any]:
    """What one file holds. Runs in a worker; raises Unreadable."""
    content = unmarked_bytes(path)
    digest = sha256(content).hexdigest()
    if not is_document(content, path.name):
        workbook = open_unmarked(content, path.name)
        findings = [finding_record(finding) for finding in printed_totals(workbook, path.name)]
        return {**describe(workbook, path.name, digest), "findings": findings}
    return _document(read_narrative(content, path.name), path.name, digest)


def _document(narrative: Narrative, file: str, digest: str) -> dict[str, Any]:
    from tongket.desk.described_asked import asked_record  # a second to load: not for a workbook, nor for who waits

    tables = [
        {"block": block.number, **table_record(sheet, table)} for block, sheet, table in tables_of(narrative.blocks)
    ]
    return {
        "file": file,
        "sha256": digest,
        "kind": "both" if any(_has_figures(table) for table in tables) else "narrative",
        "format": narrative.format,
        "tables": tables,
        "document": document_record(narrative.blocks),
        **asked_record(narrative.blocks),
        "blocks": [_block(block) for block in narrative.blocks],
        "findings": [finding_record(finding) for finding in findings_of(narrative.oddities, None)],
    }


def _has_figures(table: dict[str, Any]) -> bool:
    return any(reading["value"] is not None for reading in table["readings"])


def _block(block: Block) -> dict[str, Any]:
    """One block: what it is, where it stands, its text, and of a table its cells."""
    plain: dict[str, Any] = {"number": block.number, "kind": block.kind.value, "level": block.level, "text": block.text}
    plain |= {name: value for name in ("page", "line", "anchor") if (value := getattr(block, name)) is not None}
    if block.label and not block.is_label_typed:
        plain["label"] = block.label
    if block.cells:
        plain["cells"] = [cell._asdict() for cell in block.cells]
    return plain
