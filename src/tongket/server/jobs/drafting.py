"""Drafts a review as it was asked for: tells how far it is, and what came of it in words for whoever asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tongket.server.actions.draft_review import draft_review
from tongket.server.long_work import noting, spoken_in_all
from tongket.server.meaning_of_errors import refusal_of
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.refusal import Refused
from tongket.server.round_desk import folder_of

_OF_WORK = {"disk_full": "work_disk_away", "disk_away": "work_disk_away", "database_away": "work_database_away"}


def draft_as_asked(number: int, username: str, *, name: UUID, asked_at: datetime | None) -> dict[str, Any]:
    """`review`, its key; or `refused`, why there is none. A defect of ours is raised."""
    of, by = Round.objects.get(number=number), Person.objects.get(username=username)
    try:
        with noting(folder_of(of), name) as step:
            return {"review": draft_review(of.pk, by=by, step=step, asked_at=asked_at).pk}
    except Exception as error:
        refusal = _refusal_of(error)
        if refusal is None:
            raise
        return {"refused": spoken_in_all(refusal)}


def _refusal_of(error: Exception) -> Refused | None:
    """What is said of a file that was sent is said here of papers that were to be written."""
    refusal = refusal_of(error)
    if refusal is not None and refusal.key in _OF_WORK:
        return Refused(_OF_WORK[refusal.key], detail=str(error))
    return refusal
