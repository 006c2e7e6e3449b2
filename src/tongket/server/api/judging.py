"""What the office decides about a unit's report out of the ordinary: each carries its reason, printed in the annex."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from tongket.server.actions.decide_submission import (
    admit_submission,
    exclude_submission,
    extend_submission,
    waive_submission,
)
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.send_submission import enter_on_behalf
from tongket.server.api.asking import asking
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import DeadlineBody, ReasonBody, SubmissionShape
from tongket.server.api.submissions import answer_of

router = Router(tags=["submissions"])
_ANSWER: Any = {200: SubmissionShape, **MAY_REFUSE}


@router.post("/submissions/{int:pk}/reopen", response=_ANSWER, operation_id="reopen")
def reopen(request: HttpRequest, response: HttpResponse, pk: int, body: DeadlineBody) -> Any:
    """Open an accepted report again; every draft built on it becomes stale."""
    return _until(reopen_submission, request, response, pk, body)


@router.post("/submissions/{int:pk}/extend", response=_ANSWER, operation_id="extend")
def extend(request: HttpRequest, response: HttpResponse, pk: int, body: DeadlineBody) -> Any:
    """Give the unit more time; the first deadline stays on record."""
    return _until(extend_submission, request, response, pk, body)


@router.post("/submissions/{int:pk}/exclude", response=_ANSWER, operation_id="exclude")
def exclude(request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    """What the unit sent does not count."""
    return _because(exclude_submission, request, response, pk, body)


@router.post("/submissions/{int:pk}/waive", response=_ANSWER, operation_id="waive")
def waive(request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    """The unit need not report, and leaves the denominator."""
    return _because(waive_submission, request, response, pk, body)


@router.post("/submissions/{int:pk}/admit", response=_ANSWER, operation_id="admit")
def admit(request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    """Take an exclusion or a waiver back."""
    return _because(admit_submission, request, response, pk, body)


@router.post("/submissions/{int:pk}/enter", response=_ANSWER, operation_id="enter")
def enter(request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    """Send what the office uploaded for a unit; marked as entered on its behalf wherever it shows."""
    return _because(enter_on_behalf, request, response, pk, body)


def _because(act: Callable[..., Any], request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    person = asking(request)
    return answer_of(response, act(pk, by=person, seen=body.revision, reason=body.reason), person)


def _until(act: Callable[..., Any], request: HttpRequest, response: HttpResponse, pk: int, body: DeadlineBody) -> Any:
    person = asking(request)
    made = act(pk, by=person, seen=body.revision, reason=body.reason, deadline=body.deadline)
    return answer_of(response, made, person)
