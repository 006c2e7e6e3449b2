"""One unit's report in one round: what it sent, what is wrong in it, who may do what next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import NEEDS_DEADLINE, Move
from tongket.server.access import may, require_preparing, visible_files, visible_submissions
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.confirm_finding import OF_THE_UNIT, confirm_finding
from tongket.server.actions.decide_submission import (
    admit_submission,
    exclude_submission,
    extend_submission,
    waive_submission,
)
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.save_entries import is_typed_since
from tongket.server.actions.send_submission import enter_on_behalf, send_submission
from tongket.server.actions.take_file_away import take_file_away
from tongket.server.between import about
from tongket.server.drawn_report import annotated_of, copies_of, drawn_files, drawn_narratives, one_sheet
from tongket.server.due import due_of
from tongket.server.lists import has_ended, waiting_lines
from tongket.server.office_folder import content_path
from tongket.server.pages.asking import (
    after_act,
    asking,
    download,
    is_in_place,
    login_required,
    require_POST,
    seen_revision,
    stated_date,
)
from tongket.server.records.person import Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.refusal import NotAllowed, NotThere, Refused
from tongket.server.round_desk import brought_for, has_report, office_folder
from tongket.server.spoken_findings import SpokenFinding, spoken_findings
from tongket.server.spool import Spooled
from tongket.server.taken_decisions import SENT_BACK, decided_about
from tongket.server.words import say

_JUDGED = (Move.ACCEPT, Move.RETURN, Move.REOPEN)  # what is done with every report
_SELDOM = (Move.EXTEND, Move.EXCLUDE, Move.WAIVE, Move.ADMIT)


@login_required
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page; `?part=body` is the part that changes while files are being read."""
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    part = "submission/_body.html" if request.GET.get("part") == "body" else "submission/submission.html"
    return render(request, part, {**facts_of(record, asking(request)), "wait": _next_wait(request)})


def _next_wait(request: HttpRequest) -> int:
    """Seconds until the page asks again whether all is read: twice as many each time, so that a crowd asks less."""
    waited = request.GET.get("wait", "")
    return min(2 * int(waited), 16) if waited.isdecimal() and int(waited) else 1


def facts_of(record: SubmissionRecord, person: Person) -> dict[str, object]:
    """What the page shows of a submission."""
    files = list(record.files.select_related("sent_by").prefetch_related("readings"))
    is_reading = any(each.state == ReceivedFile.State.RECEIVED for each in files) or not record.is_checked
    findings, decisions = spoken_findings(record), decided_about(record)
    return {
        "record": record,
        "today": timezone.localdate(),
        "has_ended": has_ended(record, timezone.localdate()),
        "due": due_of([record], timezone.localdate())[0],
        "line": waiting_lines([record], timezone.localdate())[0],
        "files": files,
        "has_files": has_report(record),
        "brought": brought_for(record),
        "is_reading": is_reading,
        "findings": findings,
        "is_typed_since": is_typed_since(record),
        "decisions": decisions,
        "sent_back": next((each for each in decisions if each.verb in SENT_BACK), None),
        "between": about(record) if may(person, Deed.SEE_TOTALS) and may(person, Deed.SEE_SUBMISSION) else [],
        **_beside(record, findings, is_reading=is_reading),
        **_allowed(record, person),
    }


def _beside(record: SubmissionRecord, findings: list[SpokenFinding], *, is_reading: bool) -> dict[str, object]:
    """The unit's sheets and paragraphs; nothing while they are being read."""
    if is_reading:
        return {"drawn": [], "narratives": [], "copies": []}
    return {
        "drawn": drawn_files(record, findings),
        "narratives": drawn_narratives(record, findings),
        "copies": copies_of(findings),
    }


def _allowed(record: SubmissionRecord, person: Person) -> dict[str, object]:
    life, judges = life_of(record), may(person, Deed.JUDGE_SUBMISSION, record.unit)
    prepares = may(person, Deed.PREPARE_SUBMISSION, record.unit)
    takes = record.round.state == Round.State.OPEN
    hopeless = NEEDS_DEADLINE if record.round.state == Round.State.CLOSED else frozenset()  # no unit could send again
    return {
        "takes": takes,
        "may_add": takes and life.is_open and (prepares or judges),
        "may_send": takes and life.allows(Move.SEND) and may(person, Deed.SEND_SUBMISSION, record.unit),
        "may_enter": takes and life.allows(Move.ENTER_ON_BEHALF) and judges,
        "moves": [move for move in _JUDGED if judges and life.allows(move) and move not in hopeless],
        "seldom": [move for move in _SELDOM if judges and life.allows(move) and move not in hopeless],
        "judges": judges,
        "settles": OF_THE_UNIT if life.is_open and prepares else frozenset(),
    }


@login_required
def unit_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet of the unit's workbook with one cell pointed at."""
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    file, name, cell = (request.GET.get(key, "") for key in ("file", "sheet", "cell"))
    findings = spoken_findings(record)
    drawn = one_sheet(record, file, name, cell, findings, is_whole="whole" in request.GET)
    numbers = {mark for row in drawn.rows for each in row.cells for mark in each.marks}
    facts = {
        "record": record,
        "file": file,
        "name": file.rpartition("/")[2],
        "cell": cell,
        "drawn": drawn,
        "findings": [each for each in findings if each.number in numbers],
    }
    return render(request, "submission/sheet.html", facts)


@login_required
def annotated(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's workbook with every finding at its cell, to be mended and sent again."""
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    made = annotated_of(record, request.GET.get("file", ""), spoken_findings(record))
    return download(made.data, say("annotated_name", name=made.name))


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Let a finding pass, with a reason."""
    code, reason = request.POST.get("code", ""), request.POST.get("reason", "")
    confirm_finding(pk, position, code, by=asking(request), reason=reason, seen=seen_revision(request))
    return after_act(request, "submission", pk=pk)


@login_required
@require_POST
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Several files at once; each gets its own receipt or its own refusal, and no refusal stops the others."""
    files = [sent for sent in request.FILES.getlist("files") if isinstance(sent, Spooled)]
    if not files:
        require_preparing(asking(request), get_object_or_404(visible_submissions(asking(request)), pk=pk).unit)
        raise Refused("no_upload")
    answers = [_received(pk, sent, asking(request)) for sent in files]
    if is_in_place(request):
        return render(request, "submission/_receipts.html", {"pk": pk, "answers": answers, "wait": 1})
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    facts = {**facts_of(record, asking(request)), "answers": answers}
    is_refused = all(answer["tone"] == "bad" for answer in answers)
    return render(request, "submission/submission.html", facts, status=400 if is_refused else 202)


def _received(pk: int, sent: Spooled, person: Person) -> dict[str, str]:
    try:
        receipt = receive_upload(pk, sent, by=person)
    except (NotThere, NotAllowed):
        raise
    except Refused as refusal:
        return {"tone": "bad", "text": say(refusal.key, **refusal.facts)}
    key = "receipt" if receipt.is_new else "receipt_again"
    return {"tone": "good", "text": say(key, name=receipt.file.name, hash=receipt.sha256[:12])}


@login_required
@require_POST
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one file out."""
    taken = take_file_away(pk, by=asking(request))
    return after_act(request, "submission", pk=taken.submission_id)


@login_required
@require_POST
def act(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """One move of the table; the form names it, the action decides."""
    person, seen, reason = asking(request), seen_revision(request), request.POST.get("reason", "")
    deadline = stated_date(request, "deadline")
    match move:
        case Move.SEND:
            send_submission(pk, by=person, seen=seen, explanation=reason)
        case Move.ENTER_ON_BEHALF:
            enter_on_behalf(pk, by=person, seen=seen, reason=reason)
        case Move.ACCEPT:
            accept_submission(pk, by=person, seen=seen)
        case Move.RETURN:
            return_submission(pk, by=person, seen=seen, reason=reason, deadline=deadline)
        case Move.REOPEN:
            reopen_submission(pk, by=person, seen=seen, reason=reason, deadline=deadline)
        case Move.EXTEND:
            extend_submission(pk, by=person, seen=seen, reason=reason, deadline=deadline)
        case Move.EXCLUDE:
            exclude_submission(pk, by=person, seen=seen, reason=reason)
        case Move.WAIVE:
            waive_submission(pk, by=person, seen=seen, reason=reason)
        case Move.ADMIT:
            admit_submission(pk, by=person, seen=seen, reason=reason)
        case _:
            raise NotThere
    return after_act(request, "submission", pk=pk)


@login_required
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, always as a download: a browser never runs what a stranger sent."""
    found = get_object_or_404(visible_files(asking(request)), pk=pk)
    path = content_path(office_folder(), found.sha256)
    if found.state == ReceivedFile.State.SECRET or not path.is_file():
        raise NotThere
    return download(path.open("rb"), found.name)
