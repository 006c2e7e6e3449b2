"""Takes findings and recorded decisions, marks what a person has settled; nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from tongket.check.finding import Finding
from tongket.collect.submission import Batch, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form
from tongket.units.unit import Unit

_SETTLING = frozenset({Verb.ACCEPT, Verb.WAIVE, Verb.CONFIRM, Verb.CORRECT, Verb.EXCLUDE})
_OF_SENDERS = frozenset({"A106", "A112"})  # whose a file is: settled by assigning it. Of A105 nothing is left then
_OF_TWO_FILES = frozenset({"A126"})  # either of them names it
_OF_WHOLE_FILES = frozenset({"A106", "A109", "A112", "A114", "A119", "A127"})


def settled(findings: Iterable[Finding], decisions: Iterable[Decision]) -> list[Finding]:
    """The same findings; those a decision speaks of carry its reason and are information from then on.

    A decision speaks of a finding by its place ("file:Sheet!Cell"), or by its code with a place, a file or a unit
    ("D401 file:Sheet!Cell", "A109 H01"). Accepting a file settles what is said of the file as a whole.
    """
    last = {decision.what: decision for decision in decisions}
    return [_settle(finding, last) for finding in findings] if last else list(findings)


def _settle(finding: Finding, last: Mapping[str, Decision]) -> Finding:
    for what in _names(finding):
        decision = last.get(what)
        if decision is not None and _speaks_of(decision, finding):
            return replace(finding, settled=decision.why or decision.verb.value)
    return finding


def _names(finding: Finding) -> Iterator[str]:
    at = finding.at
    places = [f"{at.file}:{at.sheet}!{at.cell}", at.file, finding.unit or ""]
    others = [place.file for place in finding.related] if finding.code in _OF_TWO_FILES else []
    yield from (f"{finding.code} {place}" for place in (*places, *others) if place)
    yield finding.code
    yield from (place for place in places[:2] if place)


def _speaks_of(decision: Decision, finding: Finding) -> bool:
    if decision.what.startswith(finding.code):
        return decision.verb in (Verb.WAIVE, Verb.ACCEPT, Verb.CONFIRM)
    if decision.what != finding.at.file:
        return decision.verb in _SETTLING
    if decision.verb is Verb.ASSIGN:
        return finding.code in _OF_SENDERS
    return decision.verb in _SETTLING and finding.code in _OF_WHOLE_FILES


def corrections_of(
    submission: Submission, decisions: Iterable[Decision], form: Form, unit: Unit | None
) -> dict[int, Decimal]:
    """Decided values of one submission by form cell, so that what was put right is not said again.

    A reading is told by its cell ("file:Sheet!Cell") or by the unit and the form's cell ("H05:Sheet!Cell"); what was
    decided on it last holds, however it was told.
    """
    owners = (*submission.files, unit.code) if unit is not None else submission.files
    starts = tuple(f"{owner}:" for owner in owners)
    decided = [decision for decision in decisions if decision.what.startswith(starts)]
    if not decided or submission.batch is None:
        return {}
    index_of = _places(submission, submission.batch) | _places_of_form(form, unit)
    values = {index_of[one.what]: _number(one) for one in decided if one.what in index_of}
    return {index: value for index, value in values.items() if value is not None}


def _places(submission: Submission, batch: Batch) -> dict[str, int]:
    places = enumerate(batch.place(index, submission.file) for index in range(len(batch.cells)))
    return {f"{at.file}:{at.sheet}!{at.cell}": index for index, at in places if at is not None}


def _places_of_form(form: Form, unit: Unit | None) -> dict[str, int]:
    """The unit's readings by the blank form's addresses."""
    return {f"{unit.code}:{cell.sheet}!{cell.address}": cell.index for cell in form.cells} if unit is not None else {}


def _number(decision: Decision) -> Decimal | None:
    """The decided value; of "91/91" the first number; None when a later decision was no correction."""
    if decision.verb is not Verb.CORRECT:
        return None
    try:
        value = Decimal(decision.value.partition("/")[0].strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
