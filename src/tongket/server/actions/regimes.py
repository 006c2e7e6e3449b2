"""Write a report regime: its nine parts, its kind, and how many working days each level has."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.directive.closing import FEWEST_WORKING_DAYS, RegimeKind
from tongket.server.access import require
from tongket.server.actions.open_round import put_regime
from tongket.server.records.person import Person
from tongket.server.records.regime import Regime
from tongket.server.refusal import NotThere, Refused
from tongket.units.levels import Level

MOST_WORKING_DAYS = 250


@transaction.atomic
def write_regime(told: Mapping[str, str], *, by: Person, regime_id: int | None = None) -> Regime:
    """A new regime, or changes to one. It may lack parts: its rounds then do not open.

    Raises NotThere, NotAllowed; Refused for a regime without a title, and for days that are no number.
    """
    require(by, Deed.OPEN_ROUND)
    if not told.get("title", "").strip():
        raise Refused("regime_untitled")
    kind = told.get("kind", "")
    if kind not in set(RegimeKind):
        raise Refused("regime_kind_missing")
    known = (
        Regime.objects.select_for_update(no_key=True).filter(pk=regime_id).first()
        if regime_id is not None
        else Regime()
    )
    if known is None:
        raise NotThere
    known.working_days_by_level = days_by_level(told, RegimeKind(kind))
    return put_regime({**told, "title": told["title"].strip()[:500]}, by=by, regime=known)


def days_by_level(told: Mapping[str, str], kind: RegimeKind) -> dict[str, int]:
    """Working days after the figures close, for each level that states them. Raises Refused."""
    fewest = FEWEST_WORKING_DAYS if kind is RegimeKind.PERIODIC else 0
    stated = {level.value: told.get(f"days_{level.value}", "").strip() for level in Level}
    for text in filter(None, stated.values()):
        if not text.isdecimal() or not fewest <= int(text) <= MOST_WORKING_DAYS:
            raise Refused("bad_days", text=text[:20], fewest=fewest, most=MOST_WORKING_DAYS)
    return {level: int(text) for level, text in stated.items() if text}
