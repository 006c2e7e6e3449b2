"""Takes a review made, counts it a second time with the referee, says where the two differ."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.desk.build import Built
from tongket.desk.folder import Desk
from tongket.engines.memory import CountedFile, Disagreement, compare, recount


def prove(built: Built, desk: Desk) -> tuple[int, Sequence[Disagreement]]:
    """How many figures were counted twice, and every difference; none is proof."""
    counted = built.material.consolidation.counted
    received = {item.file: item for item in desk.received()}
    files = {unit: received[submission.file].load for unit, submission in counted.items()}
    names = {unit: submission.file for unit, submission in counted.items()}
    shares = {mapping.file: mapping.share for mapping in built.material.mappings}
    shared = {
        unit: [CountedFile(file, received[file].load, _cells(shares[file])) for file in submission.files]
        for unit, submission in counted.items()
        if submission.also
    }
    second = recount(desk.form, files, names, desk.decisions, shared)
    return len(desk.form.cells), compare(built.material.consolidation, second)


def _cells(share: bytes) -> frozenset[int]:
    """The form cells a file gives."""
    return frozenset(index for index, is_given in enumerate(share) if is_given)
