"""Have what is accepted added up in the background; kept until something that counts changes."""

from __future__ import annotations

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.jobs.wake import wake_counter
from tongket.server.long_work import Work
from tongket.server.records.person import Person
from tongket.server.records.round import Round


@transaction.atomic
def ask_for_totals(of: Round, *, by: Person, is_again: bool = False) -> Work:
    """The work that adds them up; one wish that nobody has taken yet is enough. Raises NotAllowed.

    One that failed at this very count is not asked for again by looking alone: `is_again` does. Nothing is decided:
    no event.
    """
    require(by, Deed.SEE_TOTALS)
    return wake_counter(of, is_again=is_again)
