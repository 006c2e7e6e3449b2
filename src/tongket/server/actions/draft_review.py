"""Draft the review of a round: asked for by a page, made in the background, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.desk.build import Step, build
from tongket.desk.papers import write_out
from tongket.server.access import require, visible_rounds
from tongket.server.chain import add_event
from tongket.server.long_work import open_work
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import folder_of, office_folder, submissions_of
from tongket.server.totals import accepted_desk, how_many

_HALF = Path(".tongket") / "drafting"  # in a round's folder: papers that are being written


@transaction.atomic
def ask_for_draft(round_id: int, *, by: Person) -> UUID:
    """The work that makes it; who asks while one of this round is being made is led to that one.

    Raises NotThere, NotAllowed; Refused where nothing is accepted. Nothing is decided: the trace hears of the draft.
    """
    from tongket.server.jobs.tasks import draft_round

    of = visible_rounds(by).select_for_update(of=("self",), no_key=True).filter(pk=round_id).first()
    if of is None:
        raise NotThere
    require(by, Deed.DRAFT_REVIEW)
    _refuse_empty(of)
    asked = open_work(draft_round, of.number)
    return asked.id if asked is not None else UUID(str(draft_round.enqueue(of.number, by.username).id))


def draft_review(
    round_id: int, *, by: Person, step: Step | None = None, asked_at: datetime | None = None
) -> ReviewRecord:
    """Make every paper of the review from what is accepted now. Raises NotThere, NotAllowed, Refused, CannotGoOn.

    The papers are made beside, before the transaction: they take seconds, and what they counted is kept with them.
    `asked_at`: what was drafted since then is the answer already, of a worker killed before it could say so.
    """
    of = visible_rounds(by).filter(pk=round_id).first()
    if of is None:
        raise NotThere
    require(by, Deed.DRAFT_REVIEW)
    made = of.reviews.filter(drafted_at__gte=asked_at).first() if asked_at is not None else None
    if made is not None:
        return made
    _refuse_empty(of)
    tell, desk = step or _say_nothing, accepted_desk(of)
    built = build(desk, step=tell)
    with _beside(of) as papers:
        write_out(built, desk, papers, step=tell)
        return _keep(of, papers, by)


def _refuse_empty(of: Round) -> None:
    if not how_many(submissions_of(of))[0]:
        raise Refused("nothing_to_draft")


@contextmanager
def _beside(of: Round) -> Iterator[Path]:
    """A folder for papers that are no draft yet."""
    papers = folder_of(of) / _HALF / token_hex(8)
    papers.mkdir(parents=True)
    try:
        yield papers
    finally:
        shutil.rmtree(papers, ignore_errors=True)


@transaction.atomic
def _keep(of: Round, papers: Path, by: Person) -> ReviewRecord:
    """Give the papers their number and their place in one move, and the draft its record."""
    hashes = _hashes(papers)
    locked = Round.objects.select_for_update(no_key=True).get(pk=of.pk)
    number = (locked.reviews.aggregate(last=Max("number"))["last"] or 0) + 1
    place = folder_of(locked) / "reviews" / str(number)
    shutil.rmtree(place, ignore_errors=True)  # of a worker that was killed between the move and the record
    place.parent.mkdir(exist_ok=True)
    papers.rename(place)
    made = ReviewRecord.objects.create(
        round=locked,
        number=number,
        counted=of.counted,
        papers=hashes,
        drafted_by=by,
        drafted_at=timezone.now(),
        is_stale=locked.counted != of.counted,
    )
    add_event("review.draft", made, by=by)
    return made


def _hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _say_nothing(key: str, done: int, total: int) -> None:
    return


def remove_half_drafts() -> None:
    """Throw away what a killed worker left: papers without their place, and papers in a place without a record."""
    rounds = office_folder() / "rounds"
    for half in (*rounds.glob(f"*/{_HALF}/*"), *rounds.glob("*/.tongket/progress")):
        shutil.rmtree(half, ignore_errors=True)
    known = {f"{of}/{number}" for of, number in ReviewRecord.objects.values_list("round__number", "number")}
    for place in rounds.glob("*/reviews/*"):
        if f"{place.parent.parent.name}/{place.name}" not in known:
            shutil.rmtree(place, ignore_errors=True)
