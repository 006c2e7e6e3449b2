"""Takes submissions, mappings and decisions; makes the `Choice`: which readings count, and why others do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tongket.check.finding import Finding, Severity
from tongket.collect.owed import Owing, waived_units
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.senders.merged import counted_reports
from tongket.collect.submission import Batch, Place, Submission
from tongket.consolidate.decided import CellDecisions, Correction, cell_decisions
from tongket.directive.decision import Decision, LastWords, Verb
from tongket.directive.form import Form, How
from tongket.directive.review import Review
from tongket.units.unit import Unit

UnitCell = tuple[str, int]  # unit code, index into Form.cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What counts. A unit is in `counted` or in `exclusions` or in neither (nothing came), never in two."""

    counted: Mapping[str, Submission]  # unit code to the one submission that counts
    exclusions: Mapping[str, str]  # unit code to the reason its whole report does not count
    left_out: Mapping[UnitCell, str]  # one reading that does not count, and why
    corrections: Mapping[UnitCell, Correction]
    settled: frozenset[UnitCell] = frozenset()  # readings a person accepted: no longer doubtful
    settled_units: frozenset[str] = frozenset()  # units whose whole report a person accepted
    expected: Mapping[str, bytes] = field(
        default_factory=dict
    )  # unit code to its mask of owed cells; waived units left out
    waived: Mapping[str, str] = field(default_factory=dict)


def choose(
    submissions: Iterable[Submission],
    mappings: Iterable[FileMapping],
    form: Form,
    units: Sequence[Unit],
    review: Review,
    decisions: Sequence[Decision] = (),
    proposed: Mapping[str, str] | None = None,
    *,
    owing: Owing | None = None,
) -> Choice:
    """Settle what counts. `proposed` maps a file to the reason the check room proposes to exclude it.

    `owing` spares the work of `Owing(form)`.
    """
    submissions, mappings = list(submissions), list(mappings)
    used = used_by_unit(submissions, mappings, units, form)
    exclusions = _exclusions(used, decisions, proposed or {})
    counted = {unit: submission for unit, submission in used.items() if unit not in exclusions}
    decided = cell_decisions(counted, form, decisions)
    waived = waived_units(units, decisions)
    return Choice(
        counted=counted,
        exclusions=exclusions,
        left_out=_parts_left_out(submissions, mappings, counted, decisions, decided) | decided.left_out,
        corrections=decided.corrections,
        settled=decided.settled | _accepted_parts(counted, decisions),
        settled_units=_accepted_units(counted, decisions),
        expected=_expected(owing or Owing(form), units, used, waived),
        waived=waived,
    )


def used_by_unit(
    submissions: Iterable[Submission], mappings: Iterable[FileMapping], units: Iterable[Unit], form: Form
) -> dict[str, Submission]:
    """Unit code to what it sent, in code order: its used workbook, or its used workbooks put together."""
    codes = {unit.code for unit in units}
    reports = counted_reports(submissions, mappings, form)
    return {unit: report for unit, report in reports.items() if unit in codes}


def doubts_of(findings: Iterable[Finding], choice: Choice, form: Form) -> frozenset[UnitCell]:
    """The counted readings that carry an open finding above information and that no decision has settled."""
    places = _Places(choice.counted, form)
    doubts = set[UnitCell]()
    for finding in findings:
        if finding.severity is not Severity.INFO:
            doubts.update(spot for spot in places.of(finding) if spot[0] not in choice.settled_units)
    return frozenset(doubts - choice.settled - choice.corrections.keys() - choice.left_out.keys())


class _Places:
    """Finds the form cells a finding speaks of. A unit's cells are indexed when first asked for."""

    def __init__(self, counted: Mapping[str, Submission], form: Form) -> None:
        self.unit_of = {file: unit for unit, submission in counted.items() for file in submission.files}
        self.counted, self.form = counted, form
        self._known: dict[str, dict[Place, int]] = {}

    def of(self, finding: Finding) -> Iterator[UnitCell]:
        """Where it stands, and the further readings that it puts in doubt."""
        spot = self._at(finding)
        if spot is not None:
            yield spot
        unit = finding.unit or ""
        if unit in self.counted:
            yield from ((unit, index) for index in finding.doubted())

    def _at(self, finding: Finding) -> UnitCell | None:
        unit = self.unit_of.get(finding.at.file)
        if unit is None or not finding.at.cell:
            return None
        if unit not in self._known:
            self._known[unit] = self._index(unit)
        index = self._known[unit].get(finding.at)
        return None if index is None else (unit, index)

    def _index(self, unit: str) -> dict[Place, int]:
        file, batch = self.counted[unit].file, self.counted[unit].batch
        if batch is None:
            return {}
        entered = (cell.index for cell in self.form.cells if cell.how is How.ENTERED)
        places = ((batch.place(i, file), i) for i in entered if batch.values[i] is not None)
        return {place: i for place, i in places if place is not None}


def _exclusions(
    used: Mapping[str, Submission], decisions: Iterable[Decision], proposed: Mapping[str, str]
) -> dict[str, str]:
    """Unit code to reason. A person's last word on the file or the unit stands over what was proposed."""
    words = LastWords(decisions)
    reasons = {}
    for unit, submission in used.items():
        file = next((file for file in submission.files if file in proposed), None)
        decision = words.on(unit, *(submission.files if file is None else (file,)))
        if decision is not None and decision.verb is Verb.EXCLUDE:
            reasons[unit] = decision.why
        elif file is not None and (decision is None or decision.verb is Verb.CONFIRM):
            reasons[unit] = proposed[file]
    return reasons


def _accepted_units(counted: Mapping[str, Submission], decisions: Iterable[Decision]) -> frozenset[str]:
    last = {decision.what: decision.verb for decision in decisions}
    return frozenset(
        unit
        for unit, submission in counted.items()
        if last.get(unit) is Verb.ACCEPT or all(last.get(file) is Verb.ACCEPT for file in submission.files)
    )


def _accepted_parts(counted: Mapping[str, Submission], decisions: Iterable[Decision]) -> frozenset[UnitCell]:
    """The readings of files a person accepted, where other files of the unit count too."""
    last = {decision.what: decision.verb for decision in decisions}
    return frozenset(
        (unit, index)
        for unit, submission in counted.items()
        if submission.also and submission.batch is not None
        for index in range(len(submission.batch.cells))
        if last.get(submission.batch.files.get(index, submission.file)) is Verb.ACCEPT
    )


def _parts_left_out(
    submissions: Iterable[Submission],
    mappings: Iterable[FileMapping],
    counted: Mapping[str, Submission],
    decisions: Iterable[Decision],
    decided: CellDecisions,
) -> dict[UnitCell, str]:
    """The readings of a file a person excluded that no other file of its unit gives: left out, not missing."""
    reasons = {decision.what: decision.why for decision in decisions if decision.verb is Verb.EXCLUDE}
    unit_of = {one.file: one.unit or "" for one in mappings if one.why == "excluded" and one.file in reasons}
    return {
        (unit, index): reasons[submission.file]
        for submission in submissions
        if (unit := unit_of.get(submission.file, "")) in counted
        for index in _lacking(counted[unit].batch, submission.batch)
        if (unit, index) not in decided.corrections
    }


def _lacking(batch: Batch | None, other: Batch | None) -> list[int]:
    """The cells for which only the other gives a number."""
    if batch is None or other is None:
        return []
    return [index for index, value in enumerate(other.values) if value is not None and batch.values[index] is None]


def _expected(
    owing: Owing, units: Iterable[Unit], used: Mapping[str, Submission], waived: Mapping[str, str]
) -> dict[str, bytes]:
    ordered = sorted(units, key=lambda unit: unit.code)
    return {unit.code: owing.of(unit, used.get(unit.code)) for unit in ordered if unit.code not in waived}
