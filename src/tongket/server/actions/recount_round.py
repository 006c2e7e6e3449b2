"""Count a round again from its files, say whether what is kept of its totals is the same, mend it where not."""

from __future__ import annotations

from tongket.consolidate.records import figure_records
from tongket.server.records.round import Round
from tongket.server.totals import forget_totals, recount, totals_of


def recount_round(number: int) -> bool:
    """True where the kept totals are equal to a full recount; where they are not, they are thrown away."""
    of = Round.objects.get(number=number)
    is_same = list(figure_records(recount(of).consolidation)) == totals_of(of).figures
    if not is_same:
        forget_totals(of)
    return is_same
