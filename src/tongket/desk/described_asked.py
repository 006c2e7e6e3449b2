"""Takes the paragraphs of a text, makes what `tongket read` says it asks: tasks, bodies addressed, reviews, awards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tongket.directive.asked.addressed import addressed_by
from tongket.directive.asked.awards import awards_told
from tongket.directive.asked.reviews import reviews_told
from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import AwardTold, BodyNamed, Deadline, ReviewTold, TaskAsked
from tongket.directive.document import Paragraph
from tongket.wording.citations import Citation

LONGEST_SHOWN = 300  # letters of a place's text


def asked_record(paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """What a text asks and tells of: proposals with their places."""
    tasks = tasks_asked(paragraphs)
    return {
        "tasks": [_task(task) for task in tasks],
        "addressed": [
            {"name": body.name, "tasks": body.tasks, "place": {"paragraph": body.paragraph, "text": body.text}}
            for body in addressed_by(tasks)
        ],
        "reviews": [_review(review) for review in reviews_told(paragraphs)],
        "awards": [_award(award) for award in awards_told(paragraphs)],
    }


def _task(task: TaskAsked) -> dict[str, Any]:
    return {
        "what": task.what,
        "lead": [_body(body) for body in task.lead],
        "coordinate": [_body(body) for body in task.coordinate],
        "product": task.product or None,
        "deadline": _deadline(task.deadline),
        "address": task.address or None,
        "paper": task.paper.value,
        "evidence": list(task.evidence),
        "confidence": task.confidence,
        "confirmed": False,  # a person's to say
        "place": {"paragraph": task.paragraph, "start": task.start, "end": task.end, "text": _shown(task.what)},
    }


def _body(body: BodyNamed) -> dict[str, str]:
    return {"name": body.name, "text": body.text}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "kind": deadline.kind.value,
        "text": deadline.text or None,
        "date": deadline.day.isoformat() if deadline.day else None,
        "count": deadline.count,
        "measure": deadline.measure or None,
        "since": deadline.since or None,
    }


def _review(review: ReviewTold) -> dict[str, Any]:
    return {
        "document": _cited(review.document),
        "kind": review.kind.value if review.kind else None,
        "years": review.years,
        "first_year": review.first_year,
        "last_year": review.last_year,
        "tied": review.is_tied,
        "place": _place(review.paragraph, review.text),
        "paragraphs": list(review.paragraphs),
    }


def _award(award: AwardTold) -> dict[str, Any]:
    return {
        "form": award.form,
        "by": award.by or None,
        "to": [{"who": each.who, "count": each.count} for each in award.to],
        "achievement": award.achievement or None,
        "documents": [_cited(document) for document in award.documents],
        "place": _place(award.paragraph, award.text),
    }


def _place(paragraph: int, text: str) -> dict[str, Any]:
    return {"paragraph": paragraph, "text": _shown(text)}


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _cited(citation: Citation) -> dict[str, Any]:
    return {
        "value": citation.canonical,
        "type": citation.kind or None,
        "date": citation.dated.isoformat() if citation.dated else None,
        "issuer": citation.issuer or None,
    }


# --- the register
