"""The trace, to who may see it: read on from a number, whole for keeping, and whether it holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Field, Query, Router, Schema

from tongket.approve.roles import Deed
from tongket.server.access import require, visible_events
from tongket.server.api.asking import asking, require_anywhere
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import NO_NUL, EventShape, Verification
from tongket.server.chain import chain_breaks
from tongket.server.trace_export import EVENT_FIELDS, csv_lines, json_pieces
from tongket.server.verify import record_breaks, summary
from tongket.server.words import say

router = Router(tags=["trace"])
_CSV = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}


class From(Schema):
    """Which events: those after a number, of one unit."""

    after: int = Field(0, ge=0, le=2**62)
    limit: int = Field(100, ge=1, le=1000)
    unit: str = Field("", max_length=60, pattern=NO_NUL)


@router.get("/events", response={200: list[EventShape], **MAY_REFUSE}, operation_id="events")
def events(request: HttpRequest, wanted: Query[From]) -> Any:
    """Acts in order; ask again after the last number for the next ones."""
    person = asking(request)
    require_anywhere(person, Deed.SEE_TRACE)
    rows = visible_events(person).filter(number__gt=wanted.after).order_by("number")
    rows = rows.filter(unit=wanted.unit) if wanted.unit else rows
    return [{name: getattr(each, name) for name in EVENT_FIELDS} for each in rows[: wanted.limit]]


@router.get("/events.json", response={200: dict[str, Any], **MAY_REFUSE}, operation_id="events_json")
def export_json(request: HttpRequest) -> Any:
    """All one may see, exactly as hashed: `tongket server verify-trace` proves the file."""
    person = asking(request)
    require_anywhere(person, Deed.SEE_TRACE)
    return _download(json_pieces(visible_events(person)), "application/json", "dau-vet.json")


@router.get("/events.csv", response={200: str, **MAY_REFUSE}, operation_id="events_csv", openapi_extra=_CSV)
def export_csv(request: HttpRequest) -> Any:
    """The same for a spreadsheet: nothing in it is a formula."""
    person = asking(request)
    require_anywhere(person, Deed.SEE_TRACE)
    return _download(csv_lines(visible_events(person)), "text/csv; charset=utf-8", "dau-vet.csv")


def _download(pieces: Any, kind: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(pieces, content_type=kind, headers=headers)


@router.get("/verification", response={200: Verification, **MAY_REFUSE}, operation_id="verification")
def verification(request: HttpRequest) -> Any:
    """Whether the chain and every record beside it are what they were. `tongket server verify` looks at files too."""
    require(asking(request), Deed.SEE_TRACE)
    breaks = [*chain_breaks(), *record_breaks()]
    told = [
        {"kind": each.kind, "place": each.place, "says": say(f"break.{each.kind}", place=each.place)} for each in breaks
    ]
    proved = summary()
    return {"holds": not breaks, "events": proved["events"], "head": proved["head"], "breaks": told}
