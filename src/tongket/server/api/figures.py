"""Totals with their sources, and the files data/*.json of a round as the desk would write them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import FileResponse, HttpRequest
from ninja import Query, Router

from tongket.approve.roles import Deed
from tongket.desk.refusal import CannotGoOn
from tongket.server.access import may, require
from tongket.server.actions.ask_for_totals import ask_for_totals
from tongket.server.api.asking import asking
from tongket.server.api.office import round_for
from tongket.server.api.paging import Paging, page_of
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import FigureShape, Page
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.refusal import CannotMove, Unavailable
from tongket.server.round_data import round_data
from tongket.server.totals import figure_of, known_outline

router = Router(tags=["figures"])


class DataFile(StrEnum):
    """The files a desk writes under data/ that are made from what is accepted alone."""

    MAPPING = "mapping"
    FIGURES = "figures"
    FINDINGS = "findings"
    POINTS = "points"
    CLAIMS = "claims"


class Wanted(Paging):
    """Which page, and of which sheet of the form."""

    sheet: str = ""


@router.get("/rounds/{int:number}/figures", response={200: Page[FigureShape], **MAY_REFUSE}, operation_id="figures")
def figures(request: HttpRequest, number: int, wanted: Query[Wanted]) -> Any:
    """What is accepted so far; each figure with its cells, who is missing and who is left out.

    After a change in a large round: 503 until it is added up in the background.
    """
    person = asking(request)
    of = round_for(person, number)
    require(person, Deed.SEE_TOTALS)
    made = known_outline(of)
    if made is None:
        raise _not_counted(of, person)
    rows = [each for each in made.figures if wanted.sheet in ("", each["sheet"])]
    hidden = {} if may(person, Deed.SEE_SUBMISSION) else {"sources": None}
    return page_of(rows, wanted, lambda each: figure_of(of, each) | hidden)


def _not_counted(of: Round, person: Person) -> Unavailable:
    """Has the background add them up, and says whether to come back."""
    work = ask_for_totals(of, by=person)
    return Unavailable("totals_failed", why=work.refusal) if work.refusal else Unavailable("totals_in_a_while")


@router.get(
    "/rounds/{int:number}/data/{name}.json",
    response={200: list[dict[str, Any]], **MAY_REFUSE},
    operation_id="round_data",
)
def one_data_file(request: HttpRequest, number: int, name: DataFile) -> Any:
    """Byte for byte what `tongket review` writes of the accepted reports."""
    person = asking(request)
    of = round_for(person, number)
    require(person, Deed.SEE_TOTALS)
    require(person, Deed.SEE_SUBMISSION)
    try:
        path = round_data(of, name.value)
    except CannotGoOn as refusal:
        if refusal.key != "no_reports":
            raise
        raise CannotMove("nothing_accepted", round=of.title) from refusal
    return FileResponse(path.open("rb"), content_type="application/json; charset=utf-8")
