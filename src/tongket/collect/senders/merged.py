"""Takes the files of a unit that count and their shares, makes one `Submission` that knows which file each cell is of.

A unit with one counted workbook keeps it as it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.submission import Batch, ListRow, Oddity, OddityKind, Quality, Submission
from tongket.directive.form import Form

JOINS = ("part:", "supplement:")  # `why` of a file that counts beside another one

_OF_A_LINE = frozenset({OddityKind.COLUMN_MISSING, OddityKind.ROW_MISSING})
_ANYWHERE = frozenset(
    {OddityKind.SHEET_ADDED, OddityKind.SHEET_UNCLEAR, OddityKind.SHEET_HIDDEN, OddityKind.EXISTENCE_NOTE}
)


class Part(NamedTuple):
    """One file of a unit and the form cells it gives, one byte each."""

    submission: Submission
    batch: Batch
    share: bytes

    def gives(self, index: int | None) -> bool:
        """Whether the unit's figure at that form cell is this file's."""
        return index is not None and self.share[index] == 1


def counted_reports(
    submissions: Iterable[Submission], mappings: Iterable[FileMapping], form: Form
) -> dict[str, Submission]:
    """Unit code to its report, in code order: its one used workbook, or its used workbooks put together."""
    read = {submission.file: submission for submission in submissions}
    used: dict[str, list[FileMapping]] = {}
    for mapping in mappings:
        submission = read.get(mapping.file)
        if mapping.status is FileStatus.USED and mapping.unit and submission is not None and submission.batch:
            used.setdefault(mapping.unit, []).append(mapping)
    return {unit: _report(files, read, form) for unit, files in sorted(used.items())}


def _report(files: list[FileMapping], read: dict[str, Submission], form: Form) -> Submission:
    if len(files) == 1:
        return read[files[0].file]
    files.sort(key=lambda mapping: (mapping.why.startswith(JOINS), mapping.file))
    parts = [
        Part(submission, submission.batch, mapping.share)
        for mapping in files
        if (submission := read[mapping.file]).batch is not None
    ]
    if all(len(part.share) == len(part.batch.values) for part in parts):
        return merged(parts, form)
    return max((part.submission for part in parts), key=_numbers)  # nothing says how they share: the fuller one stands


def _numbers(submission: Submission) -> int:
    return sum(value is not None for value in submission.batch.values) if submission.batch is not None else 0


def merged(parts: Sequence[Part], form: Form) -> Submission:
    """One report of several files. The first leads: the report bears its name, hash and letterhead."""
    lead, *others = parts
    return replace(
        lead.submission,
        batch=_batch(parts),
        oddities=list(_oddities(parts, form)),
        list_rows=list(_list_rows(parts)),
        also=tuple(part.submission.file for part in others),
    )


def _batch(parts: Sequence[Part]) -> Batch:
    """Each cell from the file that gives it; a total that no one file gives stays blank."""
    length = len(parts[0].batch.values)
    sheets, cells, raws, qualities = [""] * length, [""] * length, [""] * length, [Quality.FINAL] * length
    whole = replace(Batch.empty(length), sheets=sheets, cells=cells, raws=raws, qualities=qualities)
    for number, part in enumerate(parts):
        batch, given = part.batch, [index for index, is_given in enumerate(part.share) if is_given]
        for index in given:
            sheets[index], cells[index], qualities[index] = (
                batch.sheets[index],
                batch.cells[index],
                batch.qualities[index],
            )
            raws[index] = batch.raws[index]
            whole.values[index], whole.states[index] = batch.values[index], batch.states[index]
        _take_rare(whole, batch, frozenset(given))
        whole.files.update(dict.fromkeys(given if number else (), part.submission.file))
    return whole


def _take_rare(whole: Batch, batch: Batch, given: frozenset[int]) -> None:
    """What only few cells have."""
    whole.totals.update((index, total) for index, total in batch.totals.items() if index in given)
    of_given = {index: formula for index, formula in batch.formulas.items() if index in given}
    whole.formulas = {**whole.formulas, **of_given}
    whole.factors.update((index, factor) for index, factor in batch.factors.items() if index in given)


def _oddities(parts: Sequence[Part], form: Form) -> Iterator[Oddity]:
    """What is odd in what counts. A sheet, column or row lacks only where every file that could give it lacks it."""
    said: set[tuple[OddityKind, str]] = set()
    for part in parts:
        for oddity in part.submission.oddities:
            if _is_of_all(oddity):
                rivals = _givers(parts, part, oddity, form) if oddity.kind in _OF_A_LINE else parts
                key = (oddity.kind, repr(oddity.facts))
                is_needed = oddity.kind is OddityKind.EXISTENCE_NOTE or all(_says(one, oddity) for one in rivals)
                if key not in said and is_needed and part in rivals:
                    said.add(key)
                    yield oddity
            elif _is_of_part(oddity, part):
                yield oddity


def _is_of_all(oddity: Oddity) -> bool:
    return oddity.kind in _OF_A_LINE or oddity.kind in (OddityKind.SHEET_MISSING, OddityKind.EXISTENCE_NOTE)


def _says(part: Part, oddity: Oddity) -> bool:
    return any(one.kind is oddity.kind and one.facts == oddity.facts for one in part.submission.oddities)


def _is_of_part(oddity: Oddity, part: Part) -> bool:
    """Whether it concerns something the file gives; what is odd about a file as a whole always does."""
    if oddity.form_cell is not None:
        return part.gives(oddity.form_cell)
    is_of_file = oddity.kind in _ANYWHERE or not oddity.at.sheet
    return is_of_file or any(given and part.batch.sheets[i] == oddity.at.sheet for i, given in enumerate(part.share))


def _givers(parts: Sequence[Part], speaker: Part, oddity: Oddity, form: Form) -> list[Part]:
    """The files that give cells of the form sheet an oddity of a column or row speaks of."""
    own = {form.cells[i].sheet for i, sheet in enumerate(speaker.batch.sheets) if sheet == oddity.at.sheet}
    return [part for part in parts if any(g and form.cells[i].sheet in own for i, g in enumerate(part.share))]


def _list_rows(parts: Sequence[Part]) -> Iterator[ListRow]:
    """Every row once, whichever files tell it; rows of sheets that another file gave instead are left out."""
    told: set[tuple[str, ...]] = set()
    for part in parts:
        given = {part.batch.sheets[i] for i, is_given in enumerate(part.share) if is_given}
        replaced = set(part.batch.sheets) - given
        for row in part.submission.list_rows:
            if row.at.sheet not in replaced and row.texts not in told:
                told.add(row.texts)
                yield row
