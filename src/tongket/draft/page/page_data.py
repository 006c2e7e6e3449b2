"""Takes the material of a review, makes the data the page follows figures with: cells, units and their readings."""

from __future__ import annotations

from typing import Any

from tongket.collect.submission import Batch
from tongket.consolidate.figure import Figure
from tongket.directive.form import FormCell, How
from tongket.draft.material import Material
from tongket.draft.printed import print_amount, printed


def page_data(material: Material, pictures: dict[str, Any]) -> dict[str, Any]:
    """Cells with their rule and inputs, units with the readings of entered cells, pictures of their sheets."""
    entered = [cell.index for cell in material.form.cells if cell.how is How.ENTERED]
    return {
        "cells": [_cell(cell, figure) for cell, figure in _pairs(material)],
        "entered": entered,
        "units": {code: _unit(material, code, entered) for code in material.reported},
        "names": material.unit_names,
        "pictures": pictures,
    }


def _pairs(material: Material) -> list[tuple[FormCell, Figure]]:
    return list(zip(material.form.cells, material.consolidation.figures, strict=True))


def _cell(cell: FormCell, figure: Figure) -> dict[str, Any]:
    return {
        "id": cell.id,
        "row": " › ".join(cell.row.path),
        "column": " › ".join(cell.column.path),
        "measure": cell.measure,
        "rule": cell.rule.value,
        "how": cell.how.value,
        "inputs": list(cell.inputs),
        "value": printed(cell, figure),
        "exact": format(figure.value, "f") if figure.value is not None else figure.text,
        "quality": figure.quality.value,
        "in": figure.units_in,
        "expected": figure.units_expected,
        "missing": list(figure.missing),
        "excluded": [list(exclusion) for exclusion in figure.excluded],
        "doubtful": figure.doubtful,
    }


def _unit(material: Material, code: str, entered: list[int]) -> dict[str, Any]:
    submission = material.consolidation.counted[code]
    batch = submission.batch
    readings = [_reading(material, code, batch, index) for index in entered] if batch is not None else []
    own = {"file": submission.file, "sha256": submission.sha256, "readings": readings}
    if not submission.also:
        return own
    return own | {"also": {file: material.submissions[file].sha256 for file in submission.also}}


def _reading(material: Material, code: str, batch: Batch, index: int) -> list[str] | None:
    """Sheet, cell, text as typed, value as counted, what a person decided; last the file where it is another one."""
    if not batch.cells[index]:
        return None
    left_out = material.consolidation.left_out.get((code, index), "")
    corrected = material.consolidation.corrections.get((code, index))
    value = corrected if corrected is not None else batch.values[index]
    counted = "" if value is None or left_out else print_amount(value, None)
    note = left_out or ("đã sửa theo quyết định" if corrected is not None else "")
    file = [batch.files[index]] if index in batch.files else []
    return [batch.sheets[index], batch.cells[index], batch.raws[index], counted, note, *file]
