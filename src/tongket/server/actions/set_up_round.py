"""Set a round up by pages: from papers and facts to a prepared round, its form confirmed, its deadlines stated."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.desk.atomic import write_bytes, write_text
from tongket.desk.new_review import start_review
from tongket.directive.form import Form
from tongket.directive.form_file import FormFileError, read_form
from tongket.directive.form_text import write_form
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.directive.review_file import read_review, write_review
from tongket.periods.deadlines import existed_on, last_day_of
from tongket.periods.holidays import is_working
from tongket.periods.period import Period
from tongket.periods.working_days import working_days_after
from tongket.server.access import require
from tongket.server.actions.moving import unchanged_since
from tongket.server.actions.open_round import prepare_round
from tongket.server.chain import add_event
from tongket.server.list_of_units import units_workbook
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.records.regime import Regime
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import asked_desk, folder_of, input_hashes
from tongket.server.spool import Spooled
from tongket.server.traced import snapshot
from tongket.units.levels import Level

PAPERS = ("plan", "form", "outline", "units")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """What the page states of a round; what it leaves empty is taken from the plan."""

    title: str
    kind: ReviewKind
    window: Period | None
    as_of: date | None
    deadline: date | None
    symbol: str = ""
    issued: date | None = None
    issuer: str = ""


def set_up_round(regime_id: int, facts: RoundFacts, papers: Mapping[str, Spooled], *, by: Person) -> Round:
    """A prepared round of papers as they were sent. Without a list of units: every unit of the tree of that day.

    Raises NotThere, NotAllowed; Refused for papers with a secrecy mark, and what `open_desk` raises of others.
    """
    require(by, Deed.OPEN_ROUND)
    regime = Regime.objects.filter(pk=regime_id).first()
    if regime is None:
        raise NotThere
    if "form" not in papers:
        raise Refused("form_needed")
    with tempfile.TemporaryDirectory(prefix="tongket-round-") as name:
        folder = Path(name) / "review"
        _put_papers(folder, papers, Path(name))
        review = _review(read_review((folder / "review.toml").read_text(encoding="utf-8")), facts)
        write_text(folder / "review.toml", write_review(review))
        if not list(folder.glob("units.*")):
            write_bytes(folder / "units.xlsx", _units_of(review.as_of))
        return prepare_round(folder, regime, by=by)


def _put_papers(folder: Path, papers: Mapping[str, Spooled], beside: Path) -> None:
    given: dict[str, Path | None] = {}
    for paper, sent in papers.items():
        given[paper] = beside / f"{paper}{Path(sent.name or '').suffix.lower()}"
        shutil.copyfile(sent.path, given[paper] or beside)
    for said in start_review(folder, given):
        if said.key == "left_secret":
            raise Refused("secret_paper", name=str(said.facts["source"]))


def _review(guessed: Review, facts: RoundFacts) -> Review:
    office = OfficeRecord.objects.filter(pk=1).first()
    own = Office(name=office.name.upper(), family=office.family) if office else guessed.office
    cited = DirectiveCited(symbol=facts.symbol, issued=facts.issued, issuer=facts.issuer)
    return replace(
        guessed,
        title=facts.title or guessed.title,
        kind=facts.kind,
        directives=(cited,) if facts.symbol else guessed.directives,
        office=own if "office.name" in guessed.guessed or not guessed.office.name else guessed.office,
        span=facts.window or guessed.span,
        as_of=facts.as_of or guessed.as_of,
        deadline=facts.deadline or guessed.deadline,
        guessed=frozenset(),
    )


def _units_of(day: date) -> bytes:
    units = [each for each in UnitRecord.objects.filter(children=None) if _is_there(each, day)]
    if not units:
        raise Refused("no_units_to_ask")
    return units_workbook(units)


def _is_there(unit: UnitRecord, day: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_to is None or unit.valid_to >= day)


def _prepared(round_id: int, by: Person, seen: int | None) -> Round:
    """The round, locked, while it is being prepared. Raises NotThere, NotAllowed, ChangedMeanwhile, Refused."""
    require(by, Deed.OPEN_ROUND)
    record = (
        Round.objects.select_for_update(of=("self",), no_key=True).select_related("regime").filter(pk=round_id).first()
    )
    if record is None:
        raise NotThere
    unchanged_since(record, seen)
    if record.state != Round.State.PREPARED:
        raise Refused("round_is_open", round=record.title)
    return record


@transaction.atomic
def confirm_form(round_id: int, *, by: Person, seen: int | None = None, corrected: str = "") -> Round:
    """A person looked at what was understood of the form. `corrected`: a form.toml to be followed instead.

    Raises as `_prepared`; Refused with what is wrong in the file.
    """
    record = _prepared(round_id, by, seen)
    form = _corrected(corrected) if corrected else asked_desk(record).form
    folder, before = folder_of(record), snapshot(record)
    write_text(folder / "form.toml", write_form(replace(form, is_confirmed=True)))
    record.inputs = input_hashes(folder)
    record.revision += 1
    record.save()
    add_event("round.confirm_form", record, by=by, before=before)
    return record


def _corrected(text: str) -> Form:
    try:
        return read_form(text)
    except FormFileError as error:
        raise Refused("bad_form_file", why=str(error)) from error


@transaction.atomic
def set_deadlines(round_id: int, days: Mapping[Level, date], *, by: Person, seen: int | None = None) -> Round:
    """Each level's deadline; a deadline of a unit's own in the list of units stays. Raises as `_prepared`, Refused."""
    reports = _held_reports(round_id)
    record = _prepared(round_id, by, seen)
    late = days.get(Level.DISTRICT)
    if late is not None and not existed_on(Level.DISTRICT, late):
        asked = levels_asked(record).get(Level.DISTRICT, 0)
        raise Refused("districts_ended", count=asked, day=last_day_of(Level.DISTRICT))
    for each in reports:
        day = days.get(Level(each.unit.level)) if each.unit.level in set(Level) else None
        if day is not None and each.deadline != day:
            before = snapshot(each)
            each.deadline = day
            each.revision += 1
            each.save()
            add_event("submission.deadline", each, by=by, before=before)
    before = snapshot(record)
    record.revision += 1
    record.save()
    add_event("round.deadlines", record, by=by, before=before)
    return record


def _held_reports(round_id: int) -> list[SubmissionRecord]:
    """Those without a deadline of their own, locked before their round, as by who decides about one."""
    asked = SubmissionRecord.objects.filter(round=round_id, own_deadline=None).select_related("unit", "round")
    return list(asked.select_for_update(of=("self",), no_key=True).order_by("pk"))


def levels_asked(of: Round) -> dict[Level, int]:
    """How many units of each level the round asks."""
    levels = list(of.submissions.values_list("unit__level", flat=True))
    return {level: levels.count(level.value) for level in Level if level.value in levels}


def proposed_deadlines(of: Round) -> dict[Level, date]:
    """What the regime's working days come to after the round's figures close, by the calendar the register counts by.

    A level that is no more on its day has none.
    """
    counts = {Level(level): count for level, count in of.regime.working_days_by_level.items()}
    days = {level: working_days_after(of.last_day, count, is_working) for level, count in counts.items()}
    return {level: day for level, day in days.items() if existed_on(level, day)}
