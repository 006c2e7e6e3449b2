"""Who I am, units, rounds, and what a round's form asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from ninja import Query, Router

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Standing, State
from tongket.consolidate.records import cell_record
from tongket.server.access import memberships_of, visible_rounds, visible_submissions, visible_units
from tongket.server.api.asking import asking
from tongket.server.api.paging import Paging, one_of, page_of
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import IndicatorShape, Me, Page, RoundShape, UnitShape
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.unit import UnitRecord
from tongket.server.round_desk import asked_desk

router = Router(tags=["office"])


@router.get("/me", response={200: Me, **MAY_REFUSE}, operation_id="me")
def me(request: HttpRequest) -> Any:
    """In whose name this is asked, with every role."""
    person = asking(request)
    roles = [{"role": held.role, "unit": held.unit and held.unit.code} for held in memberships_of(person)]
    return {"username": person.username, "name": person.name, "language": person.language, "roles": roles}


@router.get("/units", response={200: Page[UnitShape], **MAY_REFUSE}, operation_id="units")
def units(request: HttpRequest, paging: Query[Paging]) -> Any:
    """Units whose lateness one may know."""
    return page_of(visible_units(asking(request)).select_related("parent").order_by("path"), paging, _unit)


def _unit(unit: UnitRecord) -> dict[str, Any]:
    same = ("code", "name", "other_names", "group", "level", "valid_from", "valid_to")
    return {name: getattr(unit, name) for name in same} | {"parent": unit.parent.code if unit.parent else None}


@router.get("/rounds", response={200: Page[RoundShape], **MAY_REFUSE}, operation_id="rounds")
def rounds(request: HttpRequest, paging: Query[Paging]) -> Any:
    """Rounds one is part of, newest first."""
    page = page_of(visible_rounds(asking(request)).order_by("-number"), paging, lambda each: each)
    return page | {"items": _rounds(asking(request), page["items"])}


@router.get("/rounds/{int:number}", response={200: RoundShape, **MAY_REFUSE}, operation_id="round")
def one_round(request: HttpRequest, number: int) -> Any:
    """One round, with how many units are in."""
    person = asking(request)
    return _rounds(person, [round_for(person, number)])[0]


def round_for(person: Person, number: int) -> Round:
    """The round. Raises NotThere."""
    found: Round = one_of(visible_rounds(person), number=number)
    return found


def _rounds(person: Person, found: Collection[Round]) -> list[dict[str, Any]]:
    counts = _counts(person, found)
    same = ("number", "title", "state", "first_day", "last_day", "as_of", "deadline")
    return [
        {name: getattr(each, name) for name in same}
        | dict(zip(("units_in", "units_expected"), counts[each.pk], strict=True))
        for each in found
    ]


def _counts(person: Person, found: Collection[Round]) -> dict[int, tuple[int | None, int | None]]:
    """By round: units in and units expected, of those whose lateness the person may know; one query for all."""
    late = visible_submissions(person, Deed.SEE_LATENESS).filter(round__in=found, standing=Standing.EXPECTED.value)
    rows = list(late.order_by().values_list("round_id", "state").annotate(Count("pk")))
    counting = (State.ACCEPTED.value, State.CONSOLIDATED.value)
    known: dict[int, tuple[int | None, int | None]] = {each.pk: (None, None) for each in found}
    for pk in {row[0] for row in rows}:
        of = [(state, count) for key, state, count in rows if key == pk]
        known[pk] = (sum(count for state, count in of if state in counting), sum(count for _, count in of))
    return known


@router.get(
    "/rounds/{int:number}/indicators", response={200: Page[IndicatorShape], **MAY_REFUSE}, operation_id="indicators"
)
def indicators(request: HttpRequest, number: int, paging: Query[Paging]) -> Any:
    """What the round's form asks, cell by cell, in the order of the form."""
    return page_of(asked_desk(round_for(asking(request), number)).form.cells, paging, cell_record)
