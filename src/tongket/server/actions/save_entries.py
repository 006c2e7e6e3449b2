"""Keep what a unit types into its form, cell by cell. Nobody writes over what they did not see: both values come back.

A cell is the unit of saving, so that two people may fill one form at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.collect.typed_entries import LONGEST_FIGURE, LONGEST_NOTE, Entry, Spot, is_note, plain_text
from tongket.directive.form import Form
from tongket.server.access import may, submission_for
from tongket.server.records.draft_entries import DraftEntries
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.refusal import ChangedMeanwhile, Refused
from tongket.server.round_desk import asked_desk

MOST_AT_ONCE = 20_000  # cells of one save


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell as typed. `seen`: the version that last wrote it when the person typed; 0: nothing was there."""

    cell: str  # "Biểu 1!D14"
    text: str
    seen: int
    chosen: str = ""  # the reading a person chose: "1234", "1.234"


@dataclass(frozen=True, slots=True)
class Saved:
    """`entries` as they are now; `conflicts`: cells that someone else wrote since, and that were left as they are.

    `unfit`: cells that could not be kept, each with why; they keep no other cell from being kept.
    """

    entries: DraftEntries
    conflicts: list[str] = field(default_factory=list)
    unfit: dict[str, Refused] = field(default_factory=dict)


@transaction.atomic
def save_entries(submission_id: int, typed: Iterable[Typed], *, by: Person) -> Saved:
    """Raises NotThere, NotAllowed, ChangedMeanwhile (sent meanwhile), Refused (round closed, too many cells)."""
    record = record_for_entries(by, submission_id)
    listed = list(typed)
    if len(listed) > MOST_AT_ONCE:
        raise Refused("too_many_entries", most=MOST_AT_ONCE)
    form = asked_desk(record.round).form
    entries, _ = DraftEntries.objects.select_for_update().get_or_create(submission=record)
    saved = Saved(entries)
    for each in listed:
        _save_one(saved, each, form, by)
    if any(cell["v"] > entries.version for cell in entries.cells.values()):
        entries.version += 1
        entries.save()
    return saved


def _save_one(saved: Saved, typed: Typed, form: Form, by: Person) -> None:
    try:
        fit = _fit(typed, form)
    except Refused as refusal:
        saved.unfit[typed.cell] = refusal
    else:
        if not _keep(saved.entries, fit, by):
            saved.conflicts.append(typed.cell)


def record_for_entries(by: Person, pk: int) -> SubmissionRecord:
    """The submission, locked, for someone who may add to it while it is open. Raises as `save_entries`."""
    record = submission_for(by, pk, Deed.SEE_SUBMISSION)
    if not may(by, Deed.JUDGE_SUBMISSION, record.unit):
        record = submission_for(by, pk, Deed.PREPARE_SUBMISSION)
    if record.round.state != Round.State.OPEN:
        raise Refused("round_not_open", round=record.round.title)
    if not life_of(record).is_open:
        raise ChangedMeanwhile("entries_closed")
    return record


def _fit(typed: Typed, form: Form) -> Typed:
    """The entry with its text cleaned. Raises Refused where the form has no such cell or the text is too long."""
    spot, text = spot_of(typed.cell), plain_text(typed.text)
    is_figure = spot in form.index_of
    if not is_figure and not is_note(form, spot):
        raise Refused("no_such_cell", cell=typed.cell[:80])
    longest = LONGEST_FIGURE if is_figure else LONGEST_NOTE
    if len(text) > longest:
        raise Refused("entry_too_long", cell=typed.cell, most=longest)
    return Typed(typed.cell, text, typed.seen, typed.chosen if _number(typed.chosen) is not None else "")


def _keep(entries: DraftEntries, typed: Typed, by: Person) -> bool:
    """Write one cell into the entries; False, and nothing written, where someone wrote another value since."""
    now: dict[str, Any] = entries.cells.get(typed.cell, {"t": "", "v": 0})
    if (now["t"], now.get("n", "")) == (typed.text, typed.chosen):
        return True
    if now["v"] != typed.seen:
        return False
    cell = {"t": typed.text, "v": entries.version + 1, "by": by.pk, "at": timezone.now().isoformat(timespec="seconds")}
    entries.cells[typed.cell] = cell | ({"n": typed.chosen} if typed.chosen else {})
    return True


def entries_of(record: SubmissionRecord) -> DraftEntries | None:
    """What is typed for a submission that the person may see; None before anything was."""
    return DraftEntries.objects.filter(submission=record).first()


def is_typed_since(record: SubmissionRecord) -> bool:
    """Whether something was typed that no workbook has been made of: it would not be sent."""
    entries = entries_of(record)
    return entries is not None and entries.handed_in != entries.version and life_of(record).is_open


def spot_of(cell: str) -> Spot:
    """ "Biểu 1!D14" is ("Biểu 1", "D14")."""
    sheet, _, place = cell.rpartition("!")
    return sheet, place


def entries_value(record: DraftEntries | None) -> dict[Spot, Entry]:
    """What is typed and not emptied, as the pure rooms know it."""
    cells = record.cells if record is not None else {}
    return {spot_of(name): Entry(cell["t"], _number(cell.get("n", ""))) for name, cell in cells.items() if cell["t"]}


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and len(text) <= LONGEST_FIGURE else None
