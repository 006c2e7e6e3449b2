"""Takes the workbooks of one unit, newest first, makes which form cells each of them gives.

A unit may send its forms in several files, mend one sheet, or send a part that was missing. A file that calls
itself a later version of an older one, or is dated later and fills in most of what that did, replaces it altogether.
Otherwise, sheet by sheet of the form:

- files that fill in different cells all give theirs;
- where two fill in the same cell and one is newer, the newer gives the whole sheet; one marked as a supplement lies on
  top and leaves the rest of the sheet to the file beneath;
- where nothing tells which is newer, equal values stand once, and values that differ are a clash: the sheet of the file
  that is first in rank counts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tongket.collect.senders.file_mapping import Clash
from tongket.collect.senders.versions import are_undecided, is_later_version
from tongket.collect.submission import OddityKind, Place, State, Submission
from tongket.directive.form import Form, FormCell, How, Rule

MOSTLY = 0.5  # a later-dated file that gives more than this share of what an older one gave takes its place

Owners = dict[int, int]  # form cell to the rank of the file that gives it

MIXED = -1  # a total over cells of several files: no file's own total is of them all


@dataclass(slots=True)
class Share:
    """One file with the form cells it gives, one byte each, and what of it contradicts another."""

    submission: Submission
    cells: bytearray
    clashes: list[Clash] = field(default_factory=list)
    has_list: bool = False  # it gives the rows of a list sheet

    @property
    def counts(self) -> bool:
        """Whether anything is taken from it."""
        return self.has_list or any(self.cells)


@dataclass(frozen=True)
class Layout:
    """The sheets of the form as groups of cell numbers. Without a form, all cells are one sheet of figures."""

    cells: Sequence[FormCell]
    figures: Sequence[Sequence[int]]  # per sheet, the cells the units fill in with figures
    rest: Sequence[Sequence[int]]  # per sheet, notes and derived cells, inputs before what stands on them
    lists: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: Form | None, length: int) -> Layout:
        """The layout of a form."""
        if form is None or len(form.cells) != length:
            return cls((), (range(length),), ((),))
        sheets: dict[str, list[FormCell]] = {}
        for cell in form.cells:
            sheets.setdefault(cell.sheet, []).append(cell)
        figures = [[cell.index for cell in cells if _is_figure(cell)] for cells in sheets.values()]
        rest = [[cell.index for cell in cells if not _is_figure(cell)] for cells in sheets.values()]
        return cls(form.cells, figures, rest, tuple(sheet.name for sheet in form.sheets if sheet.is_list))


def share_out(
    ranked: Sequence[Submission],
    form: Form | None = None,
    *,
    supplements: Collection[str] = (),
    decided: Collection[str] = (),
) -> list[Share]:
    """The share of each file, in their order. `decided` files are first in rank because a person said so."""
    length = max((len(one.batch.values) for one in ranked if one.batch is not None), default=0)
    sharing = _Sharing(ranked, Layout.of(form, length), length, supplements, decided)
    sharing.give_figures()
    sharing.give_lists()
    sharing.give_the_rest()
    return sharing.shares


@dataclass
class _Sharing:
    ranked: Sequence[Submission]
    layout: Layout
    length: int
    supplements: Collection[str]
    decided: Collection[str]
    owners: Owners = field(default_factory=dict)
    givers: list[list[int]] = field(default_factory=list)  # per sheet, the files that give figures of it

    @cached_property
    def shares(self) -> list[Share]:
        return [Share(one, bytearray(self.length)) for one in self.ranked]

    @cached_property
    def filled(self) -> list[frozenset[int]]:
        """The cells each file fills in with figures."""
        asked = [index for cells in self.layout.figures for index in cells]
        return [frozenset(index for index in asked if _is_filled(one, index)) for one in self.ranked]

    @cached_property
    def replaced(self) -> frozenset[int]:
        """The files a newer one takes the place of: what it lacks is missing, not kept from before."""
        ranks = range(len(self.ranked))
        return frozenset(
            older for older in ranks if any(self._replaces(newer, older) for newer in ranks if newer < older)
        )

    def _replaces(self, newer: int, older: int) -> bool:
        one, other = self.ranked[newer], self.ranked[older]
        if one.file in self.supplements or (one.file not in self.decided and are_undecided(one, other)):
            return False
        shared = len(self.filled[newer] & self.filled[older])
        if is_later_version(one, other):
            return shared > 0  # what it lacks is missing, and said so
        return shared > MOSTLY * len(self.filled[older])

    def give_figures(self) -> None:
        for cells in self.layout.figures:
            givers: list[int] = []
            given = [[index for index in cells if index in filled] for filled in self.filled]
            for rank in self._order(given):
                mine = given[rank]
                if mine and rank not in self.replaced and self._may_give(rank, mine):
                    givers.append(rank)
                    for index in mine:
                        self.owners.setdefault(index, rank)
            self.givers.append([rank for rank in givers if any(self.owners.get(index) == rank for index in cells)])
        for index, rank in self.owners.items():
            self.shares[rank].cells[index] = 1

    def _order(self, given: Sequence[Sequence[int]]) -> list[int]:
        """By rank; but of files that nothing puts in order, one with a few stray figures of the sheet comes last."""
        tiers: list[int] = []
        for rank in range(len(self.ranked)):
            is_level = rank > 0 and self._are_level(rank - 1, rank)
            tiers.append(tiers[-1] if is_level else rank)
        most = {tier: max(len(given[rank]) for rank, own in enumerate(tiers) if own == tier) for tier in set(tiers)}
        return sorted(range(len(tiers)), key=lambda rank: (tiers[rank], 2 * len(given[rank]) < most[tiers[rank]], rank))

    def _are_level(self, one: int, other: int) -> bool:
        files = [self.ranked[rank].file for rank in (one, other)]
        is_same = len({(file in self.decided, file in self.supplements) for file in files}) == 1
        return is_same and are_undecided(self.ranked[one], self.ranked[other])

    def _may_give(self, rank: int, mine: Sequence[int]) -> bool:
        """Whether every file that gives some of these cells already leaves room for this one."""
        shared: dict[int, list[int]] = {}
        for index in mine:
            if index in self.owners:
                shared.setdefault(self.owners[index], []).append(index)
        rooms = [self._leaves_room(newer, rank, cells) for newer, cells in shared.items()]  # every clash is said
        return all(rooms)

    def _leaves_room(self, newer: int, older: int, cells: Sequence[int]) -> bool:
        one, other = self.ranked[newer], self.ranked[older]
        if one.file in self.supplements:
            return True
        apart = [index for index in cells if _content(one, index) != _content(other, index)]
        is_undecided = are_undecided(one, other)
        if apart and is_undecided and one.file not in self.decided:
            self.shares[newer].clashes.append(_clash(one, other, apart))
        return is_undecided and not apart

    def give_lists(self) -> None:
        """The rows of a list sheet come from the newest file that has the sheet, and from supplements on top of it."""
        for name in self.layout.lists:
            for rank, share in enumerate(self.shares):
                if rank not in self.replaced and not _lacks_sheet(share.submission, name):
                    share.has_list = share.has_list or bool(share.submission.list_rows)
                    if share.submission.file not in self.supplements:
                        break

    def give_the_rest(self) -> None:
        """Cells without a figure stand where the sheet's figures come from, so that a finding can name the place."""
        groups = zip(self.layout.figures, self.layout.rest, self.givers, strict=True)
        for figures, rest, givers in groups:
            standing = self._standing(givers, [*figures, *rest])
            for index in figures:
                if index not in self.owners:
                    self._give(index, _first_with_cell(self.ranked, standing, index))
            for index in rest:
                self._give(index, self._giver_of(index, standing))

    def _standing(self, givers: Sequence[int], cells: Sequence[int]) -> list[int]:
        """The files a sheet is made of, a supplement after what it lies on."""
        counting = [rank for rank, share in enumerate(self.shares) if share.counts] or [0]
        having = [rank for rank in counting if any(_has_cell(self.ranked[rank], index) for index in cells)]
        standing = list(givers) or having[:1] or counting[:1]
        return sorted(standing, key=lambda rank: (self.ranked[rank].file in self.supplements, rank))

    def _giver_of(self, index: int, standing: Sequence[int]) -> int:
        """A total is the unit's own only where one file holds all it stands on."""
        if len(standing) == 1:
            return standing[0]
        inputs = self.layout.cells[index].inputs
        if not inputs:
            return next((rank for rank in standing if _is_filled(self.ranked[rank], index)), standing[0])
        givers = {self.owners[part] for part in inputs if part in self.owners} or {standing[0]}
        return givers.pop() if len(givers) == 1 else MIXED

    def _give(self, index: int, rank: int) -> None:
        if rank != MIXED:
            self.shares[rank].cells[index] = 1
        if self.layout.cells and self.layout.cells[index].inputs:
            self.owners[index] = rank


def _is_figure(cell: FormCell) -> bool:
    return cell.how is How.ENTERED and cell.rule is not Rule.TEXT


def _is_filled(submission: Submission, index: int) -> bool:
    """Whether the unit put something there. A formula that comes to nought over blanks is the form's own."""
    batch = submission.batch
    if batch is None or (batch.values[index] == 0 and index in batch.formulas):
        return False
    return batch.values[index] is not None or batch.states[index] is not State.BLANK


def _has_cell(submission: Submission, index: int) -> bool:
    return submission.batch is not None and submission.batch.cells[index] != ""


def _first_with_cell(ranked: Sequence[Submission], standing: Sequence[int], index: int) -> int:
    return next((rank for rank in standing if _has_cell(ranked[rank], index)), standing[0])


def _content(submission: Submission, index: int) -> tuple[object, ...]:
    """What a cell says: its number, or its words where it gives none."""
    batch = submission.batch
    if batch is None:
        return ()
    value = batch.values[index]
    return (value, batch.totals.get(index)) if value is not None else (batch.raws[index].strip(),)


def _clash(one: Submission, other: Submission, apart: Sequence[int]) -> Clash:
    here, there = (_place(each, apart[0]) for each in (one, other))
    found, instead = (each.batch.raws[apart[0]] if each.batch is not None else "" for each in (one, other))
    return Clash(one=here, other=there, found=found, instead=instead, count=len(apart))


def _place(submission: Submission, index: int) -> Place:
    place = submission.batch.place(index, submission.file) if submission.batch is not None else None
    return place or Place(submission.file)


def _lacks_sheet(submission: Submission, name: str) -> bool:
    missing = (oddity for oddity in submission.oddities if oddity.kind is OddityKind.SHEET_MISSING)
    return any(oddity.facts.get("sheet") == name for oddity in missing)
