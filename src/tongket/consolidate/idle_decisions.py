"""Takes decisions and what counts, makes those without effect: of a file that has gone, of a cell not asked for."""

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
    """One decision without effect. `why`: "no_file", "no_unit", "not_counted" or "not_asked"."""

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
        if what in self.files or what in self.units or tuple(what.rpartition("!")[::2]) in self.form.index_of:
            return ""
        return self._of_a_cell(decision) if "!" in what else "no_file"

    def _of_a_cell(self, decision: Decision) -> str:
        owner = decision.what.rpartition("!")[0].rpartition(":")[0]
        if owner not in self.files and owner not in self.units:
            return "no_file"
        if not any(owner == unit or owner in report.files for unit, report in self.counted.items()):
            return "not_counted"
        is_idle = decision.verb in _OF_VALUES and not Finder(self.counted, self.form).spots(decision)
        return "not_asked" if is_idle else ""
