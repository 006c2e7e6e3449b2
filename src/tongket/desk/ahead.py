"""Takes each report as it is read, does what concerns it alone while others are read: whose it seems, what is wrong.

Nothing is settled here. Whose a file is, and what is wrong, is asked of everything together afterwards; by then most
answers are known. A guess that proves wrong has cost its time and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tongket.check.check_submission import check_submission
from tongket.check.plan import Plan
from tongket.check.settle import corrections_of
from tongket.collect.arrival.intake import Received
from tongket.collect.senders.sender import evidence_of, sender_of
from tongket.collect.submission import Submission
from tongket.desk.finding_store import KeptFindings
from tongket.desk.folder import Desk
from tongket.desk.name_store import KeptNames


class Ahead:
    """What the memory of names and of findings is asked early."""

    def __init__(self, desk: Desk, plan: Plan, names: KeptNames, findings: KeptFindings) -> None:
        self.desk, self.plan, self.names, self.findings = desk, plan, names, findings
        self.units = {unit.code: unit for unit in desk.units}

    def expect(self, received: Sequence[Received]) -> None:
        """Before the first report is read: what names of files, folders and senders say, where none was ever asked."""
        if not self.names.before:
            for item in received:
                known = Submission(file=item.file, sha256="", size=0, format="", origin=item.origin)
                list(evidence_of(known, self.names))

    def look_at(self, submission: Submission) -> None:
        """A report that was read anew."""
        unit = self.units.get(sender_of(submission, self.names, {}).unit or "")
        corrections = corrections_of(submission, self.desk.decisions, self.desk.form, unit)
        about = (submission, self.desk.form, unit, self.desk.review)
        check = partial(check_submission, *about, plan=self.plan, corrections=corrections)
        self.findings.look_ahead(submission, unit, corrections, check)
