"""Count every round again from its files, prove the trace, keep what came of it and leave an event."""

from __future__ import annotations

from django.db import transaction

from tongket.server.actions.recount_round import recount_round
from tongket.server.chain import add_event, chain_breaks
from tongket.server.jobs.timer import note_done
from tongket.server.records.event import ChainHead
from tongket.server.records.office import OfficeRecord
from tongket.server.records.round import Round
from tongket.server.traced import snapshot


def recount_office() -> bool:
    """True where every kept total is equal to a recount and the trace holds. What differs is counted anew."""
    numbers = list(Round.objects.exclude(state=Round.State.PREPARED).values_list("number", flat=True))
    differs = [number for number in sorted(numbers) if not recount_round(number)]
    head = ChainHead.objects.filter(pk=1).first()
    breaks = [f"{each.kind} {each.place}" for each in chain_breaks()][:20]
    outcome = {"rounds": len(numbers), "differs": differs, "breaks": breaks, "head": head.hash if head else ""}
    _write(outcome, is_whole=not differs and not breaks)
    return not differs and not breaks


@transaction.atomic
def _write(outcome: dict[str, object], *, is_whole: bool) -> None:
    note_done("recount", outcome)
    office = OfficeRecord.objects.get(pk=1)
    told = f"rounds: {outcome['rounds']}; differ: {outcome['differs']}; breaks: {outcome['breaks']}"
    what = "office.recount" if is_whole else "office.recount_differs"
    add_event(what, office, by=None, before=snapshot(office), reason=told)
