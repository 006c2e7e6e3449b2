"""Reviews of a round: draft, submit to a chain, approve, give back, issue; what made one stale; its documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Query, Router, Status

from tongket.approve.roles import Deed
from tongket.server.access import require, visible_reviews
from tongket.server.actions.draft_review import ask_for_draft
from tongket.server.actions.reviews import approve_review, issue_review, refuse_review, submit_review
from tongket.server.api.asking import asking
from tongket.server.api.office import round_for
from tongket.server.api.paging import Paging, one_of, page_of
from tongket.server.api.refusing import MAY_REFUSE
from tongket.server.api.shapes import (
    ApproverShape,
    ChainBody,
    DraftingShape,
    IssueBody,
    Page,
    ReasonBody,
    ReviewShape,
    SeenBody,
)
from tongket.server.jobs.tasks import draft_round
from tongket.server.long_work import work_named
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.refusal import Refused
from tongket.server.review_papers import approvers, paper_path

router = Router(tags=["reviews"])
_ANSWER: Any = {200: ReviewShape, **MAY_REFUSE}
_BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}
_SAME = (
    "id", "number", "state", "is_stale", "stale_because", "revision", "drafted_at", "submitted_at", "issued_at",
    "symbol",
)  # fmt: skip


@router.get("/rounds/{int:number}/reviews", response={200: Page[ReviewShape], **MAY_REFUSE}, operation_id="reviews")
def reviews(request: HttpRequest, number: int, paging: Query[Paging]) -> Any:
    """Every draft of a round, the latest first."""
    person = asking(request)
    of = round_for(person, number)
    require(person, Deed.SEE_REVIEW)
    return page_of(_whole(visible_reviews(person).filter(round=of).order_by("-number")), paging, _review)


@router.post("/rounds/{int:number}/reviews", response={202: DraftingShape, **MAY_REFUSE}, operation_id="draft")
def draft(request: HttpRequest, number: int) -> Any:
    """Have every document made of what is accepted now. Asked again while they are being made, it is the same work."""
    person = asking(request)
    work = ask_for_draft(round_for(person, number).pk, by=person)
    return Status(202, _drafting(work, number))


@router.get(
    "/rounds/{int:number}/drafting/{uuid:work}", response={200: DraftingShape, **MAY_REFUSE}, operation_id="drafting"
)
def drafting(request: HttpRequest, number: int, work: UUID) -> Any:
    """How far a draft is; `review` once it is made, else `refusal` where none will come of it."""
    person = asking(request)
    round_for(person, number)
    require(person, Deed.SEE_REVIEW)
    return _drafting(work, number)


def _drafting(name: UUID, number: int) -> dict[str, Any]:
    work = work_named(draft_round, name, number)
    return {
        "work": work.id,
        "standing": work.standing.name.lower(),
        "review": work.outcome.get("review"),
        "refusal": work.refusal,
    }


@router.get("/approvers", response={200: list[ApproverShape], **MAY_REFUSE}, operation_id="approvers")
def who_approves(request: HttpRequest) -> Any:
    """Who may be asked to approve a review."""
    require(asking(request), Deed.DRAFT_REVIEW)
    return [{"username": each.username, "name": each.name} for each in approvers()]


@router.get("/reviews/{int:pk}", response=_ANSWER, operation_id="review")
def review(request: HttpRequest, response: HttpResponse, pk: int) -> Any:
    """One draft: where it stands, who is to act, whether it is stale, its documents; ETag is its revision."""
    return _answer(response, asking(request), pk)


@router.get(
    "/reviews/{int:pk}/papers/{path:paper}",
    response={200: bytes, **MAY_REFUSE},
    operation_id="paper",
    openapi_extra=_BYTES,
)
def one_paper(request: HttpRequest, pk: int, paper: str) -> Any:
    """One document of a draft, as it was made."""
    record = one_of(visible_reviews(asking(request)), pk=pk)
    path = paper_path(record, paper)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=path.name,
        content_type="application/octet-stream",
        headers={"Content-Security-Policy": "sandbox; default-src 'none'", "ETag": f'"{record.papers[paper]}"'},
    )


@router.post("/reviews/{int:pk}/submit", response=_ANSWER, operation_id="submit_review")
def submit(request: HttpRequest, response: HttpResponse, pk: int, body: ChainBody) -> Any:
    """Ask these people to approve, in this order."""
    person = asking(request)
    one_of(visible_reviews(person), pk=pk)
    require(person, Deed.DRAFT_REVIEW)
    submit_review(pk, by=person, seen=body.revision, chain=_chain(body.chain))
    return _answer(response, person, pk)


def _chain(usernames: list[str]) -> list[Person]:
    known = {each.username: each for each in approvers()}
    if stranger := next((name for name in usernames if name not in known), None):
        raise Refused("cannot_approve", name=stranger)
    return [known[name] for name in usernames]


@router.post("/reviews/{int:pk}/approve", response=_ANSWER, operation_id="approve_review")
def approve(request: HttpRequest, response: HttpResponse, pk: int, body: SeenBody) -> Any:
    """One's own step of the chain, when all before it are done."""
    approve_review(pk, by=asking(request), seen=body.revision)
    return _answer(response, asking(request), pk)


@router.post("/reviews/{int:pk}/refuse", response=_ANSWER, operation_id="refuse_review")
def refuse(request: HttpRequest, response: HttpResponse, pk: int, body: ReasonBody) -> Any:
    """Give it back to its drafter with a reason; the chain starts anew."""
    refuse_review(pk, by=asking(request), seen=body.revision, reason=body.reason)
    return _answer(response, asking(request), pk)


@router.post("/reviews/{int:pk}/issue", response=_ANSWER, operation_id="issue_review")
def issue(request: HttpRequest, response: HttpResponse, pk: int, body: IssueBody) -> Any:
    """Issue what the whole chain approved; the reports it counts are consolidated from now on."""
    issue_review(pk, by=asking(request), seen=body.revision, symbol=body.symbol)
    return _answer(response, asking(request), pk)


def _whole(rows: QuerySet[ReviewRecord]) -> QuerySet[ReviewRecord]:
    return rows.select_related("drafted_by", "issued_by").prefetch_related("chain__person")


def _answer(response: HttpResponse, person: Person, pk: int) -> dict[str, Any]:
    record = one_of(_whole(visible_reviews(person)), pk=pk)
    response["ETag"] = f'"{record.revision}"'
    return _review(record)


def _review(record: ReviewRecord) -> dict[str, Any]:
    steps = list(record.chain.all())
    waiting = [step for step in steps if step.approved_at is None] if record.state == "submitted" else []
    return {name: getattr(record, name) for name in _SAME} | {
        "round": record.round.number,
        "drafted_by": record.drafted_by and record.drafted_by.username,
        "issued_by": record.issued_by and record.issued_by.username,
        "chain": [
            {"username": step.person.username, "name": step.person.name, "approved_at": step.approved_at}
            for step in steps
        ],
        "waits_for": waiting[0].person.username if waiting else None,
        "papers": [{"name": name, "sha256": sha256} for name, sha256 in sorted(record.papers.items())],
    }
