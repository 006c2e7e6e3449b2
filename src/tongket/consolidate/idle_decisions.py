"""Takes decisions and what counts, makes those without effect: of a file that has gone, a cell not asked, a total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from tongket.collect.submission import Submission
from tongket.consolidate.accept import Choice
from tongket.consolidate.decided import Finder
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form

_ELSEWHERE = re.compile(r"form|P[0-9a-f]{8}|[A-Z]\d{3}\s.*", re.DOTALL)  # the form, points and findings
_OF_VALUES = (Verb.CORRECT, Verb.EXCLUDE)


class Idle(NamedTuple):
    """One decision without effect. `why`: "no_file", "no_unit", "not_counted", "not_asked" or "derived"."""

    decision: Decision
    why: str


def idle_decisions(
    decisions: Iterable[Decision], files: Set[str], units: Set[str], choice: Choice, form: Form
) -> list[Idle]:
    """The decisions that stand, in their order, and do nothing. `files` came in, `units` are the codes of the list."""
    standing = {(one.what, one.verb is Verb.ASSIGN): one for one in decisions if not _ELSEWHERE.fullmatch(one.what)}
    whys = ((one, _Looking(files, units, choice.counted, form).why(one)) for one in standing.values())
    return [Idle(one, why) for one, why in whys if why]


class _Looking(NamedTuple):
    """Everything a decision can speak of."""

    files: Set[str]
    units: Set[str]
    counted: Mapping[str, Submission]
    form: Form

    def why(self, decision: Decision) -> str:
        """Why nothing follows from it; "" where something does."""
        what = decision.what
        if decision.verb is Verb.ASSIGN and decision.value not in self.units:
            return "no_unit"
        if what in self.files or what in self.units:
            return ""
        figure = self.form.index_of.get((what.rpartition("!")[0], what.rpartition("!")[2]))
        if figure is not None:
            return "derived" if decision.verb is Verb.EXCLUDE and self.form.cells[figure].inputs else ""
        return self._of_a_cell(decision) if "!" in what else "no_file"

    def _of_a_cell(self, decision: Decision) -> str:
        owner = decision.what.rpartition("!")[0].rpartition(":")[0]
        if owner not in self.files and owner not in self.units:
            return "no_file"
        if not any(owner == unit or owner in report.files for unit, report in self.counted.items()):
            return "not_counted"
        if decision.verb not in _OF_VALUES:
            return ""
        spots = Finder(self.counted, self.form).spots(decision)
        if not spots:
            return "not_asked"
        return "derived" if all(self.form.cells[index].inputs for _, index in spots) else ""
