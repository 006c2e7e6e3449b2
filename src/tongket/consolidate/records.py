"""Takes a consolidation and its mappings, makes the rows of data/figures.json and data/mapping.json, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Any

from tongket.collect.senders.file_mapping import FileMapping
from tongket.consolidate.figure import Consolidation, Figure, Source
from tongket.consolidate.leaves import entered_inputs
from tongket.consolidate.sources import sources_of_leaves
from tongket.directive.form import FormCell, Rule

_WIDE = Context(prec=1000)


def plain(value: Decimal | None) -> str | None:
    """The digits without exponent or empty decimals: "1200", "76.84"; None stays None."""
    if value is None:
        return None
    return format(_WIDE.normalize(value), "f") if value else "0"


def figure_records(consolidation: Consolidation) -> Iterator[dict[str, Any]]:
    """One row per cell of the blank form, in form order, made as it is asked for: sources are many."""
    leaves = entered_inputs(consolidation.form)
    for cell, figure in zip(consolidation.form.cells, consolidation.figures, strict=True):
        yield {
            **cell_record(cell),
            **amount_record(cell, figure),
            "sources": [source_record(source) for source in sources_of_leaves(consolidation, leaves[cell.index])],
            "missing": list(figure.missing),
            "excluded": [{"unit": out.unit, "reason": out.reason} for out in figure.excluded],
        }


def cell_record(cell: FormCell) -> dict[str, Any]:
    """What the form says of a figure."""
    return {
        "id": cell.id,
        "sheet": cell.sheet,
        "cell": cell.address,
        "row": list(cell.row.path),
        "column": list(cell.column.path),
        "measure": cell.measure,
        "rule": cell.rule.value,
        "how": cell.how.value,
        "inputs": list(cell.inputs),
    }


def amount_record(cell: FormCell, figure: Figure) -> dict[str, Any]:
    """What a figure comes to; of n/N rows the value is the fraction itself ("180/182")."""
    is_written = cell.rule in (Rule.N_OF_N, Rule.TEXT)
    return {
        "value": (figure.text or None) if is_written else plain(figure.value),
        "text": figure.text,
        "quality": figure.quality.value,
        "units_in": figure.units_in,
        "units_expected": figure.units_expected,
        "doubtful": figure.doubtful,
    }


def source_record(source: Source) -> dict[str, Any]:
    """One reading with its place."""
    return {
        "unit": source.unit,
        "file": source.at.file,
        "sheet": source.at.sheet,
        "cell": source.at.cell,
        "raw": source.raw,
        "value": plain(source.value),
    }


def mapping_records(mappings: Iterable[FileMapping]) -> Iterator[dict[str, Any]]:
    """One row per file received, by file name."""
    for mapping in sorted(mappings, key=lambda mapping: mapping.file):
        yield {
            "file": mapping.file,
            "sha256": mapping.sha256,
            "unit": mapping.unit,
            "how": mapping.how,
            "confidence": mapping.confidence,
            "kind": mapping.kind,
            "status": mapping.status.value,
            "why": mapping.why,
        }
