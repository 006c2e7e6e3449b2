"""Takes a review made, counts it a second time with the referee, says where the two differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongket.collect.owed import Owing
from tongket.collect.submission import Submission
from tongket.desk.build import Built
from tongket.desk.folder import Desk
from tongket.engines.memory import CountedFile, Disagreement, compare, recount


def prove(built: Built, desk: Desk) -> tuple[int, Sequence[Disagreement]]:
    """How many figures were counted twice, and every difference; none is proof."""
    counted = built.material.consolidation.counted
    received = {item.file: item for item in desk.received()}
    files = {unit: received[submission.file].load for unit, submission in counted.items()}
    others = _others(desk, counted)
    names = {unit: submission.file for unit, submission in counted.items()}
    shares = {mapping.file: mapping.share for mapping in built.material.mappings}
    shared = {
        unit: [
            CountedFile(file, received[file].load, own - others[unit]) for file, own in _own(submission, shares, desk)
        ]
        for unit, submission in counted.items()
        if submission.also or others[unit]
    }
    second = recount(desk.form, files, names, desk.decisions, shared)
    return len(desk.form.cells), compare(built.material.consolidation, second)


def _others(desk: Desk, counted: Iterable[str]) -> dict[str, frozenset[int]]:
    """The form cells of lines that bear other units' names: the mapping takes them from nobody else."""
    owing, units = Owing(desk.form), {unit.code: unit for unit in desk.units}
    return {code: owing.of_others(units[code]) for code in counted}


def _own(submission: Submission, shares: Mapping[str, bytes], desk: Desk) -> Iterator[tuple[str, frozenset[int]]]:
    """The files of a unit, each with the form cells it gives."""
    everything = frozenset(range(len(desk.form.cells)))
    for file in submission.files:
        yield file, _cells(shares[file]) if submission.also else everything


def _cells(share: bytes) -> frozenset[int]:
    """The form cells a file gives."""
    return frozenset(index for index, is_given in enumerate(share) if is_given)
