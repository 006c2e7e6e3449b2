"""The review of a round: its drafts, what each says and rests on, and its way through the chain of approval."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tongket.approve.review_life import ReviewMove, allowed_review_moves
from tongket.approve.roles import Deed
from tongket.server.access import may, require, visible_reviews, visible_rounds, visible_submissions
from tongket.server.actions.draft_review import ask_for_draft
from tongket.server.actions.reviews import approve_review, issue_review, refuse_review, submit_review
from tongket.server.jobs.tasks import draft_round
from tongket.server.lists import Counts, counts_of_rounds
from tongket.server.long_work import Work, open_work, progress_of, work_named
from tongket.server.pages.asking import (
    after_act,
    asking,
    download,
    is_in_place,
    login_required,
    next_wait,
    page_number,
    require_POST,
    seen_revision,
)
from tongket.server.pages.rounds import ways
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord, review_life_of
from tongket.server.records.round import Round
from tongket.server.refusal import NotThere, Refused
from tongket.server.review_papers import (
    A_PAGE,
    approvers,
    drafted_parts,
    figures_of,
    how_short,
    main_papers,
    paper_path,
    points_of,
    with_names,
)
from tongket.server.review_turn import WaitingReview, turn_of
from tongket.server.round_desk import folder_of

LONGEST_CHAIN = 5
STALE_MARK = "da-cu-"  # before the name of a paper that no longer holds: it says so in any folder


@login_required
def reviews(request: HttpRequest, number: int) -> HttpResponse:
    """Every draft of a round, the latest first."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    require(person, Deed.SEE_REVIEW)
    drafts = list(
        visible_reviews(person).filter(round=of).select_related("drafted_by").prefetch_related("chain__person")
    )
    facts = {
        "round": of,
        "drafts": [WaitingReview(each, turn_of(each, drafts[0].number)) for each in drafts],
        "counts": counts_of_rounds([of.pk], timezone.localdate()).get(of.pk, Counts()),
        "may_draft": may(person, Deed.DRAFT_REVIEW),
        **_being_drafted(of, open_work(draft_round, number)),
    }
    return render(request, "review/reviews.html", {**facts, **ways(person)})


@login_required
@require_POST
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Have the papers made of what is accepted now; who asks while they are being made is led to the same."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    return after_act(request, "drafting", number=number, work=ask_for_draft(of.pk, by=person))


@login_required
def drafting(request: HttpRequest, number: int, work: UUID) -> HttpResponse:
    """How far a draft is; leads on to it when it is made, or says why there is none and what to do."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    require(person, Deed.SEE_REVIEW)
    asked = work_named(draft_round, work, number)
    if "review" in asked.outcome:
        return after_act(request, "review", pk=asked.outcome["review"])
    part = "review/_drafting.html" if is_in_place(request) else "review/drafting.html"
    facts = {"round": of, "wait": next_wait(request), "may_draft": may(person, Deed.DRAFT_REVIEW)}
    return render(request, part, {**facts, **_being_drafted(of, asked), **ways(person)})


def _being_drafted(of: Round, work: Work | None) -> dict[str, Any]:
    """A draft that is being made: who asked for it, how far it is."""
    if work is None:
        return {"work": None}
    asked_by = Person.objects.filter(username=work.arguments[1]).values_list("name", flat=True).first()
    return {"work": work, "asked_by": asked_by, "progress": progress_of(folder_of(of), work.id)}


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: where it stands, who is to act, what it says, what it rests on."""
    person = asking(request)
    record = get_object_or_404(visible_reviews(person), pk=pk)
    points = Paginator(points_of(record), A_PAGE).get_page(page_number(request))
    figures = figures_of(record)
    facts = {
        "review": record,
        "round": record.round,
        "papers": main_papers(record),
        "others": [name for name in record.papers if name.startswith("chu-thich/")],
        "parts": drafted_parts(record, figures),
        "page": points,
        "points": with_names(points, _names(person, record)),
        "figures": len(figures),
        "short": how_short(figures),
        **_standing(record, person),
        **_being_drafted(record.round, open_work(draft_round, record.round.number)),
        **ways(person),
    }
    return render(request, "review/review.html", facts)


def _names(person: Person, record: ReviewRecord) -> dict[str, str]:
    seen = visible_submissions(person, Deed.SEE_LATENESS).filter(round=record.round)
    return dict(seen.values_list("unit__code", "unit__name"))


def _standing(record: ReviewRecord, person: Person) -> dict[str, Any]:
    steps = list(record.chain.select_related("person"))
    waits = next((step for step in steps if step.approved_at is None), None)
    latest = record.round.reviews.aggregate(latest=Max("number"))["latest"]
    moves = set(allowed_review_moves(review_life_of(record)))
    is_mine = waits is not None and waits.person_id == person.pk
    may_submit = ReviewMove.SUBMIT in moves and may(person, Deed.DRAFT_REVIEW)
    return {
        "steps": steps,
        "turn": turn_of(record, latest),
        "may_submit": may_submit,
        "approvers": approvers() if may_submit else [],
        "places": range(1, LONGEST_CHAIN + 1),
        "may_approve": ReviewMove.APPROVE in moves and is_mine and may(person, Deed.APPROVE_REVIEW),
        "may_refuse": ReviewMove.REFUSE in moves and may(person, Deed.APPROVE_REVIEW),
        "may_issue": ReviewMove.ISSUE in moves and may(person, Deed.ISSUE_REVIEW),
        "may_draft": may(person, Deed.DRAFT_REVIEW),
        "changed": record.counted != record.round.counted,
    }


@login_required
def paper(request: HttpRequest, pk: int, paper: str) -> HttpResponse:
    """One paper of a draft, as a file to keep."""
    record = get_object_or_404(visible_reviews(asking(request)), pk=pk)
    path = paper_path(record, paper)
    return download(path.open("rb"), f"{STALE_MARK}{path.name}" if record.is_stale else path.name)


@login_required
@require_POST
def act(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """One move of a draft; the form names it, the action decides."""
    person, seen = asking(request), seen_revision(request)
    get_object_or_404(visible_reviews(person), pk=pk)
    match move:
        case ReviewMove.SUBMIT:
            submit_review(pk, by=person, seen=seen, chain=_chain(request))
        case ReviewMove.APPROVE:
            approve_review(pk, by=person, seen=seen)
        case ReviewMove.REFUSE:
            refuse_review(pk, by=person, seen=seen, reason=request.POST.get("reason", ""))
        case ReviewMove.ISSUE:
            issue_review(pk, by=person, seen=seen, symbol=request.POST.get("symbol", "")[:80])
        case _:
            raise NotThere
    return after_act(request, "review", pk=pk)


def _chain(request: HttpRequest) -> list[Person]:
    """The people chosen, in order; an empty place is passed over. Raises Refused for one who may not be asked."""
    known = {str(each.pk): each for each in approvers()}
    chosen = [each for each in request.POST.getlist("chain")[:LONGEST_CHAIN] if each]
    if any(each not in known for each in chosen):
        raise Refused("chain_empty")
    return [known[each] for each in chosen]
