"""Bring into a round what was decided in its folder since: each decision once, with its reason and its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import F

from tongket.approve.submission_life import Move, Standing
from tongket.directive.decision import Decision, Verb
from tongket.server.actions.moving import count_anew, move
from tongket.server.actions.reopen_submission import hold_with_reviews, make_reviews_stale
from tongket.server.chain import add_event
from tongket.server.jobs.wake import wake_reader
from tongket.server.records.decision import VERBS, DecisionRecord, decision_value
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord

_STANDING = {Verb.EXCLUDE: Standing.EXCLUDED, Verb.WAIVE: Standing.WAIVED}
_MOVE = {Standing.EXCLUDED: Move.EXCLUDE, Standing.WAIVED: Move.WAIVE}


@transaction.atomic
def bring_decisions(of: Round, decided: Sequence[Decision], *, by: Person | None) -> int:
    """How many were new. All reports are checked anew with them, the totals counted anew, drafts of before stale."""
    new = list(_not_in(of, decided))
    if not new:
        return 0
    asked = of.submissions.select_related("unit", "round").order_by("pk").select_for_update(of=("self",), no_key=True)
    submissions = {each.unit.code: each for each in asked}
    hold_with_reviews(of.pk)
    keep_decisions(of, new, submissions, by=by)
    for code, last in {each.what: each for each in new if each.what in submissions}.items():
        follow(submissions[code], last, by=by)
    of.submissions.update(revision=F("revision") + 1, is_checked=False)
    count_anew(of.pk)
    wake_reader()
    make_reviews_stale(of, by=by, because=f"{new[-1].what}: {new[-1].why}")
    return len(new)


def _not_in(of: Round, decided: Iterable[Decision]) -> Iterator[Decision]:
    known = Counter(decision_value(each) for each in of.decisions.filter(verb__in=VERBS))
    for each in decided:
        if not known[each]:
            yield each
        known[each] -= 1


def keep_decisions(
    of: Round, decided: Iterable[Decision], submissions: dict[str, SubmissionRecord], *, by: Person | None
) -> None:
    """Write them down as they were made."""
    for each in decided:
        made = DecisionRecord.objects.create(
            round=of,
            submission=submissions.get(each.what),
            what=each.what,
            verb=each.verb.value,
            value=each.value,
            why=each.why,
            by=each.by,
            when=each.when,
        )
        add_event("decision.import", made, by=by, reason=each.why)


def follow(record: SubmissionRecord, last: Decision, *, by: Person | None) -> None:
    """Let the unit stand as the last decision about it says: excluded, waived, or expected again."""
    wanted = _STANDING.get(last.verb, Standing.EXPECTED)
    if record.standing == wanted.value:
        return
    if record.standing != Standing.EXPECTED.value:
        move(record, Move.ADMIT, by=by, reason=last.why)
    if wanted is not Standing.EXPECTED:
        move(record, _MOVE[wanted], by=by, reason=last.why)
