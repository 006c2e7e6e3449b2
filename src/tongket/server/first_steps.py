"""Takes an office nothing was ever asked in, tells what is to be set up before its first round, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from tongket.approve.roles import Role
from tongket.server.records.person import Person
from tongket.server.records.regime import Regime
from tongket.server.records.round import Round
from tongket.server.records.unit import UnitRecord


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up. `way` is the address name of its page."""

    way: str
    count: int | None  # how many there are already; None: nothing to count


def _let_in() -> int:
    return Person.objects.exclude(memberships__role=Role.ADMINISTRATOR.value).count()


COUNTS: Mapping[str, Callable[[], int] | None] = {
    "office_settings": None,
    "units": UnitRecord.objects.count,
    "people": _let_in,
    "regimes": Regime.objects.count,
    "set_up_rounds": Round.objects.count,
}


def first_steps(ways: Collection[str]) -> list[Step]:
    """Those whose page the person may open; none once a round was opened."""
    if not ways or Round.objects.exclude(state=Round.State.PREPARED).exists():
        return []
    return [Step(way, count() if count is not None else None) for way, count in COUNTS.items() if way in ways]
