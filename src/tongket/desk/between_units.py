"""Takes a desk with many units' reports, makes what only shows between them: copies, the same file, one event twice."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.check_all import Check, Corrections, check_all
from tongket.check.check_submission import in_order
from tongket.check.finding import Finding
from tongket.check.kinds.cells import LineOfAnother
from tongket.check.kinds.files import CopiedOrCopies, CopiesOtherUnit, SameFileTwoUnits
from tongket.check.kinds.passages import EventClaimedTwice, EventDoneJointly, PassageCopied, PassageShared
from tongket.check.kinds.rules import EventTwice
from tongket.check.narratives.narrative_copies import copied
from tongket.check.narratives.narrative_events import told_twice
from tongket.check.settle import settled
from tongket.collect.narratives.counted import narratives_told
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.submission import Submission
from tongket.desk.build import read_desk
from tongket.desk.folder import Desk
from tongket.desk.read_reports import Reading
from tongket.units.unit import Unit

_BETWEEN = (
    CopiedOrCopies,
    CopiesOtherUnit,
    SameFileTwoUnits,
    LineOfAnother,
    EventTwice,
    PassageCopied,
    PassageShared,
    EventClaimedTwice,
    EventDoneJointly,
)


def between_units(desk: Desk) -> list[Finding]:
    """In the order of units and files; what a decision settled carries its reason."""
    reading = read_desk(desk)
    mappings = attribute(reading.submissions, desk.units, desk.review, desk.decisions, desk.form)
    units = list(desk.units)
    found = check_all(
        reading.submissions, mappings, desk.form, units, desk.review, desk.decisions, recall=_nothing_of_its_own
    )
    in_words = settled(_in_words(desk, reading, mappings), desk.decisions)
    return in_order(each for each in (*found, *in_words) if isinstance(each, _BETWEEN))


def _nothing_of_its_own(
    submission: Submission, unit: Unit | None, corrections: Corrections, check: Check
) -> list[Finding]:
    """What one report shows by itself is not asked here."""
    return []


def _in_words(desk: Desk, reading: Reading, mappings: list[FileMapping]) -> Iterator[Finding]:
    told = narratives_told(reading.submissions, mappings, desk.outline, desk.decisions)
    asked = [heading.text for heading in desk.outline]
    subjects = [directive.subject for directive in desk.review.directives if directive.subject]
    yield from copied(told.reports, told.earlier, [*asked, *subjects], desk.units)
    yield from told_twice(told.reports, desk.units)
