"""Takes a consolidation, gives the readings any figure counts, made only when asked: readings stay in columns."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.collect.submission import Batch, Place
from tongket.consolidate.figure import Consolidation, Source
from tongket.consolidate.leaves import entered_inputs
from tongket.directive.form import Rule

DECISIONS_FILE = "decisions.toml"  # where a reading stands that no workbook holds


def sources_of(consolidation: Consolidation, index: int) -> Iterator[Source]:
    """The readings the figure of form cell `index` counts, by unit code, then by cell of the form."""
    return sources_of_leaves(consolidation, entered_inputs(consolidation.form)[index])


def sources_of_leaves(consolidation: Consolidation, leaves: tuple[int, ...]) -> Iterator[Source]:
    """The same for entered cells already known, for callers that go through every figure."""
    cells = consolidation.form.cells
    summed = [leaf for leaf in leaves if cells[leaf].rule not in (Rule.TEXT, Rule.RATIO)]
    for unit, submission in sorted(consolidation.counted.items()):
        batch = submission.batch
        for leaf in summed if batch is not None else ():
            source = _source(consolidation, unit, submission.file, batch, leaf) if batch else None
            if source is not None:
                yield source


def _source(consolidation: Consolidation, unit: str, file: str, batch: Batch, leaf: int) -> Source | None:
    """None where the unit gave no number or its reading is left out."""
    spot = (unit, leaf)
    value = consolidation.corrections.get(spot, batch.values[leaf])
    if value is None or spot in consolidation.left_out or _lacks_its_whole(consolidation, batch, spot):
        return None
    place = batch.place(leaf, file)
    if place is None:
        cell = consolidation.form.cells[leaf]
        place = Place(DECISIONS_FILE, cell.sheet, cell.address)
    return Source(unit, place, batch.raws[leaf], value)


def _lacks_its_whole(consolidation: Consolidation, batch: Batch, spot: tuple[str, int]) -> bool:
    """An "n/N" of which only n could be read counts nowhere."""
    is_fraction = consolidation.form.cells[spot[1]].rule is Rule.N_OF_N
    return is_fraction and spot[1] not in batch.totals and spot not in consolidation.corrected_totals
