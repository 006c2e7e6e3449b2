"""Takes the paragraphs of a text, makes what `tongket read` says it asks: tasks, bodies addressed, reviews, awards.

Documents named in part are resolved against the owner's register where there is one: `resolves_to` is empty where the
register does not know the document, and names several where the text leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tongket.desk.refusal import CannotGoOn
from tongket.directive.asked.addressed import addressed_by
from tongket.directive.asked.awards import awards_told
from tongket.directive.asked.reviews import reviews_told
from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import AwardTold, BodyNamed, Deadline, ReviewTold, TaskAsked
from tongket.directive.document import Paragraph
from tongket.directive.register import Register, RegisteredDocument
from tongket.directive.register_file import read_register
from tongket.wording.citations import Citation
from tongket.wording.document_symbols import symbol_of

REGISTER = "register.toml"
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


def register_near(file: Path, given: Path | None = None) -> Register | None:
    """The register given, or register.toml in the current folder, the file's, or one above it; None without one.

    Raises CannotGoOn where the one given is not there or cannot be opened, RegisterFileError with every fault in it.
    """
    if given is not None and not given.is_file():
        raise CannotGoOn("no_such_file", file=given)
    folders = (Path.cwd(), *file.resolve().parents)
    found = given or next((path for folder in folders if (path := folder / REGISTER).is_file()), None)
    if found is None:
        return None
    try:
        return read_register(found)
    except UnicodeDecodeError:
        raise CannotGoOn("not_utf8", file=found) from None
    except OSError as error:
        raise CannotGoOn("bad_settings", file=found, detail=error) from None


def resolve_in(record: dict[str, Any], register: Register) -> None:
    """Add `resolves_to` to every document that a record of `tongket read` names."""
    day = _dated(record)
    for cited in _named(record):
        cited["resolves_to"] = [_registered(each) for each in register.resolve(_citation(cited), by=day)]


def _named(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (record.get("document") or {}).get("cites", ())
    yield from (review["document"] for review in record.get("reviews", ()))
    yield from (document for award in record.get("awards", ()) for document in award["documents"])


def _dated(record: dict[str, Any]) -> date | None:
    """The day of the paper itself: it cites nothing younger."""
    stated = ((record.get("document") or {}).get("date") or {}).get("value")
    return date.fromisoformat(stated) if stated else None


def _citation(cited: dict[str, Any]) -> Citation:
    """The citation that a record tells of."""
    symbol = symbol_of(cited["value"])
    return Citation(
        start=0,
        end=0,
        text=cited["value"],
        kind=cited["type"] or "",
        number=symbol.number if symbol else cited["value"].rpartition(" ")[2],
        symbol=symbol,
        dated=date.fromisoformat(cited["date"]) if cited["date"] else None,
        issuer=cited["issuer"] or "",
    )


def _registered(document: RegisteredDocument) -> dict[str, str]:
    return {
        "symbol": document.name,
        "type": document.type,
        "date": document.dated.isoformat(),
        "issuer": document.issuer,
    }
