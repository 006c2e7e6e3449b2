"""Takes a review folder, makes its `Material`: everything read, attributed, checked and added up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from tongket.check.check_all import check_all, proposed_exclusions
from tongket.check.check_submission import in_order
from tongket.check.finding import Finding
from tongket.check.plan import plan_of
from tongket.collect.narratives.counted import narratives_told
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.submission import Submission
from tongket.consolidate.accept import Choice, choose, doubts_of, used_by_unit
from tongket.consolidate.add_up import add_up
from tongket.consolidate.figure import Consolidation
from tongket.desk.ahead import Ahead
from tongket.desk.collection import without_collection
from tongket.desk.early import READINGS
from tongket.desk.finding_store import KeptFindings
from tongket.desk.folder import Desk
from tongket.desk.left_behind import left_behind
from tongket.desk.name_store import KeptNames
from tongket.desk.narrated import Narrated
from tongket.desk.read_reports import Reading, read_received, read_reports
from tongket.desk.refusal import CannotGoOn
from tongket.draft.material import Material

if TYPE_CHECKING:
    from tongket.desk.rewording import Ask

Step = Callable[[str, int, int], None]  # a key for words, how many done, of how many


@dataclass(frozen=True, slots=True)
class Built:
    """A review made: the material of its papers, the choice behind it, and how much was read anew."""

    material: Material
    choice: Choice
    fresh: int


def build(desk: Desk, *, processes: int | None = None, step: Step | None = None, ask: Ask | None = None) -> Built:
    """Read, attribute, check, add up and group. Raises CannotGoOn when there is nothing to read.

    `ask` re-words the points; nothing is asked without it.
    """
    with without_collection():
        return _built(desk, processes, step or _say_nothing, ask)


def _built(desk: Desk, processes: int | None, tell: Step, ask: Ask | None) -> Built:
    ahead = _ahead(desk)
    reading = _read(desk, processes, tell, ahead)
    if not reading.submissions:
        raise CannotGoOn("no_reports", folder=desk.folder.name)
    counted = count_up(desk, reading, ahead=ahead, step=tell)
    tell("grouping", 0, 1)
    words = _words(desk, reading, counted.mappings, ask)
    tell("grouping", 1, 1)
    return Built(_material(desk, reading, counted, words), counted.choice, reading.fresh)


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of what was read: whose each file is, what is wrong with the figures, what counts, and the sums."""

    mappings: list[FileMapping]
    findings: list[Finding]
    choice: Choice
    consolidation: Consolidation


def count_up(desk: Desk, reading: Reading, *, ahead: Ahead | None = None, step: Step | None = None) -> Counted:
    """Attribute, check and add up what was read. The desk's review and the office's totals are both this.

    `ahead` is what was done of it while files were read.
    """
    tell, known = step or _say_nothing, ahead or _ahead(desk)
    tell("checking", 0, 1)
    mappings = _mappings(desk, reading, known)
    findings = _findings(desk, reading, mappings, known)
    tell("checking", 1, 1)
    units, proposed = list(desk.units), proposed_exclusions(findings)
    about = (desk.form, units, desk.review, desk.decisions)
    choice = choose(reading.submissions, mappings, *about, proposed, owing=known.plan.owing)
    consolidation = add_up(choice, desk.form, doubts_of(findings, choice, desk.form))
    tell("adding", 1, 1)
    return Counted(mappings, findings, choice, consolidation)


def read_desk(
    desk: Desk, *, processes: int | None = None, known: Mapping[str, Submission] = MappingProxyType({})
) -> Reading:
    """Everything that came to a desk, read; what was kept is not read again, what is known (by path) not recalled."""
    at_hand = [known.get(each.file) for each in desk.arrived or ()]
    same = [one for one, part in zip(at_hand, desk.arrived or (), strict=True) if one and one.sha256 == part.sha256]
    if same and len(same) == len(at_hand):
        return Reading((*same, *_left_behind(desk)), fresh=0)
    return _read(desk, processes, _say_nothing)


def _material(desk: Desk, reading: Reading, counted: Counted, words: Narrated) -> Material:
    findings = counted.findings
    return Material(
        review=desk.review,
        form=desk.form,
        units=desk.units,
        consolidation=counted.consolidation,
        findings=in_order([*findings, *words.findings]) if words.findings else findings,
        mappings=counted.mappings,
        submissions={submission.file: submission for submission in reading.submissions},
        outline=desk.outline,
        exclusions=counted.choice.exclusions,
        acts=desk.acts_told,
        told=words.told,
        points=words.points,
        claims=words.claims,
        accepted=frozenset(counted.choice.counted) if desk.is_accepted else counted.choice.settled_units,
    )


def _words(desk: Desk, reading: Reading, mappings: list[FileMapping], ask: Ask | None) -> Narrated:
    """What the narratives come to."""
    told = narratives_told(reading.submissions, mappings, desk.outline, desk.decisions)
    if not told.reports:
        return Narrated(told)
    from tongket.desk.narratives import narrated  # its lists of words take time to load: only where words came

    sent = used_by_unit(reading.submissions, mappings, desk.units, desk.form)
    return narrated(told, sent, desk, ask)


def _ahead(desk: Desk) -> Ahead:
    """The memory of earlier runs, asked while files are read."""
    form_hash = sha256(desk.form_path.read_bytes()).hexdigest()
    names = KeptNames(desk.kept("names.json"), desk.units)
    is_confirmed = desk.form.is_confirmed
    findings = KeptFindings(desk.kept("findings.json"), form_hash, desk.review, is_confirmed=is_confirmed)
    return Ahead(desk, plan_of(desk.form), names, findings)


def _mappings(desk: Desk, reading: Reading, ahead: Ahead) -> list[FileMapping]:
    """Whose each file is, and whether it counts; texts that were asked about before are not asked again."""
    made = attribute(reading.submissions, desk.units, desk.review, desk.decisions, desk.form, ahead.names)
    ahead.names.save()
    return made


def _findings(desk: Desk, reading: Reading, mappings: list[FileMapping], ahead: Ahead) -> list[Finding]:
    """Everything wrong; what was found before in reports that are the same is not looked for again."""
    about = (desk.form, list(desk.units), desk.review, desk.decisions)
    found = check_all(reading.submissions, mappings, *about, recall=ahead.findings.recall, plan=ahead.plan)
    ahead.findings.save()
    return found


def _read(desk: Desk, processes: int | None, tell: Step, ahead: Ahead | None = None) -> Reading:
    def progress(done: int, total: int) -> None:
        tell("reading", done, total)

    if desk.arrived is None:
        store = desk.kept(READINGS.name)
        reading = read_reports(desk.reports, desk.form_path, store, processes=processes, progress=progress, ahead=ahead)
    else:
        reading = read_received(
            desk.arrived, desk.form_path, desk.readings, processes=processes, progress=progress, ahead=ahead
        )
    return Reading((*reading.submissions, *_left_behind(desk)), reading.fresh)


def _left_behind(desk: Desk) -> list[Submission]:
    return [one for one in left_behind(desk.folder) if not (desk.reports / one.file).exists()]


def _say_nothing(key: str, done: int, total: int) -> None:
    return
