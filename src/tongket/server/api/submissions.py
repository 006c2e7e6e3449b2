"""Units' reports: where they stand, what is wrong in them, what came; send, accept, return."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, File, Query, Router, Status
from ninja.files import UploadedFile

from tongket.approve.roles import Deed
from tongket.check.records import finding_record
from tongket.server.access import may, visible_files, visible_submissions
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.send_submission import send_submission
from tongket.server.api.asking import SENDING, asking
from tongket.server.api.office import round_for
from tongket.server.api.paging import Paging, one_of, page_of
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import (
    NO_NUL,
    DeadlineBody,
    DecisionShape,
    FileShape,
    FindingShape,
    Page,
    Receipt,
    SeenBody,
    SendBody,
    SubmissionShape,
)
from tongket.server.lists import is_late, sent_late
from tongket.server.office_folder import content_path
from tongket.server.records.person import Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import office_folder
from tongket.server.spoken_findings import spoken_findings
from tongket.server.spool import Spooled
from tongket.server.words import language

router = Router(tags=["submissions"])
_SAME = (
    "id", "state", "standing", "version", "revision", "deadline", "original_deadline", "first_sent_at", "last_sent_at",
    "on_behalf", "is_checked",
)  # fmt: skip
_BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}


class Wanted(Paging):
    """Which page, and in which state."""

    state: str = Field("", max_length=20, pattern=NO_NUL)


@router.get(
    "/rounds/{int:number}/submissions", response={200: Page[SubmissionShape], **MAY_REFUSE}, operation_id="submissions"
)
def submissions(request: HttpRequest, number: int, wanted: Query[Wanted]) -> Any:
    """Units of a round in the order of its list: those whose report, or whose lateness, one may see."""
    person = asking(request)
    rows = _known(person).filter(round=round_for(person, number)).order_by("position", "pk")
    rows = rows.filter(state=wanted.state) if wanted.state else rows
    return page_of(rows, wanted, lambda each: _submission(each, person))


def _known(person: Person) -> QuerySet[SubmissionRecord]:
    return visible_submissions(person) | visible_submissions(person, Deed.SEE_LATENESS)


def _submission(record: SubmissionRecord, person: Person) -> dict[str, Any]:
    sees = may(person, Deed.SEE_SUBMISSION, record.unit)
    return {name: getattr(record, name) for name in _SAME} | {
        "round": record.round.number,
        "unit": record.unit.code,
        "unit_name": record.unit.name,
        "is_late": is_late(record, timezone.localdate()),
        "sent_late": sent_late(record),
        "blocks": record.blocks if sees else None,
        "warns": record.warns if sees else None,
    }


@router.get("/submissions/{int:pk}", response={200: SubmissionShape, **MAY_REFUSE}, operation_id="submission")
def submission(request: HttpRequest, response: HttpResponse, pk: int) -> Any:
    """One unit's report; ETag is its revision."""
    return answer_of(response, one_of(visible_submissions(asking(request)), pk=pk), asking(request))


def answer_of(response: HttpResponse, record: SubmissionRecord, person: Person) -> dict[str, Any]:
    """The report as it is now, its revision as ETag."""
    response["ETag"] = f'"{record.revision}"'
    return _submission(record, person)


@router.get("/submissions/{int:pk}/findings", response={200: Page[FindingShape], **MAY_REFUSE}, operation_id="findings")
def findings(request: HttpRequest, pk: int, paging: Query[Paging]) -> Any:
    """What is wrong in a unit's report, at its cells, in the reader's language."""
    found = spoken_findings(one_of(visible_submissions(asking(request)), pk=pk))
    return page_of(found, paging, lambda each: finding_record(each.finding, language()))


@router.get(
    "/submissions/{int:pk}/decisions", response={200: Page[DecisionShape], **MAY_REFUSE}, operation_id="decisions"
)
def decisions(request: HttpRequest, pk: int, paging: Query[Paging]) -> Any:
    """What was decided about a unit's report, the latest first, each with its reason."""
    record = one_of(visible_submissions(asking(request)), pk=pk)
    same = ("verb", "what", "value", "why", "by", "when")
    rows = record.decisions.order_by("-pk").values(*same)
    return page_of(rows, paging, lambda each: each)


@router.get("/submissions/{int:pk}/files", response={200: Page[FileShape], **MAY_REFUSE}, operation_id="files")
def files(request: HttpRequest, pk: int, paging: Query[Paging]) -> Any:
    """Every file that came for it, replaced and taken away ones too."""
    record = one_of(visible_submissions(asking(request)), pk=pk)
    rows = visible_files(asking(request)).filter(submission=record).order_by("received_at", "pk")
    return page_of(rows, paging, _file)


def _file(file: ReceivedFile) -> dict[str, Any]:
    same = ("id", "name", "sha256", "size", "state", "version", "received_at")
    is_in_play = file.taken_away_at is None and file.replaced_by_id is None
    return {name: getattr(file, name) for name in same} | {"is_in_play": is_in_play}


@router.post("/submissions/{int:pk}/files", response={202: Receipt, **MAY_REFUSE}, operation_id="upload", auth=SENDING)
def upload(request: HttpRequest, pk: int, file: File[UploadedFile]) -> Any:
    """One file, taken for reading: findings follow within seconds. Sent twice it is received once."""
    if not isinstance(file, Spooled):
        raise Refused("no_upload")
    receipt = receive_upload(pk, file, by=asking(request))
    return Status(202, {"file": _file(receipt.file), "sha256": receipt.sha256, "is_new": receipt.is_new})


@router.get("/files/{int:pk}", response={200: bytes, **MAY_REFUSE}, operation_id="file", openapi_extra=_BYTES)
def file(request: HttpRequest, pk: int) -> Any:
    """The bytes as they came."""
    found = one_of(visible_files(asking(request)), pk=pk)
    path = content_path(office_folder(), found.sha256)
    if found.state == ReceivedFile.State.SECRET or not path.is_file():
        raise NotThere
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
        headers={"Content-Security-Policy": "sandbox; default-src 'none'", "ETag": f'"{found.sha256}"'},
    )


@router.post(
    "/submissions/{int:pk}/send", response={200: SubmissionShape, **MAY_REFUSE}, operation_id="send", auth=SENDING
)
def send(request: HttpRequest, response: HttpResponse, pk: int, body: SendBody) -> Any:
    """Send what was prepared; refused with 409 where someone changed it since that revision."""
    person = asking(request)
    return answer_of(response, send_submission(pk, by=person, seen=body.revision, explanation=body.reason), person)


@router.post("/submissions/{int:pk}/accept", response={200: SubmissionShape, **MAY_REFUSE}, operation_id="accept")
def accept(request: HttpRequest, response: HttpResponse, pk: int, body: SeenBody) -> Any:
    """Accept it: its figures are in the totals from now on."""
    person = asking(request)
    return answer_of(response, accept_submission(pk, by=person, seen=body.revision), person)


@router.post("/submissions/{int:pk}/return", response={200: SubmissionShape, **MAY_REFUSE}, operation_id="return")
def give_back(request: HttpRequest, response: HttpResponse, pk: int, body: DeadlineBody) -> Any:
    """Return it with a reason and a new deadline."""
    person = asking(request)
    made = return_submission(pk, by=person, seen=body.revision, reason=body.reason, deadline=body.deadline)
    return answer_of(response, made, person)
