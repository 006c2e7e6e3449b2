"""The form of a unit as a sheet on a page: typed, kept cell by cell, handed in as a workbook; and filled offline."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tongket.approve.roles import Deed
from tongket.server.access import may, visible_submissions
from tongket.server.actions.receive_stamped import receive_stamped
from tongket.server.actions.save_entries import Typed, entries_of, entries_value, save_entries
from tongket.server.actions.send_entries import send_entries, stamped_form
from tongket.server.earlier_round import last_period_of
from tongket.server.pages.asking import asking, login_required, require_POST
from tongket.server.records.draft_entries import DraftEntries
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of, unit_value
from tongket.server.refusal import ChangedMeanwhile, Refused
from tongket.server.round_desk import asked_desk
from tongket.server.sheet_view import as_cells, checked, described, label_headings, readings_in_words, sentences_at_once
from tongket.server.spool import Spooled
from tongket.server.words import language, say, sentences

SCRIPTS = (
    "decimals",
    "numbers",
    "rules",
    "filled",
    "clipboard",
    "store",
    "grid",
    "sheet",
)  # in the order they stand on each other
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponse]


def answers_json(view: View) -> View:
    """Refusals as JSON with their sentence: the page keeps what was typed and shows why it was not taken."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            sentence = say(refusal.key, **refusal.facts)
            return JsonResponse({"refused": refusal.key, "says": sentence}, status=refusal.status)

    return answered


@login_required
@require_GET
def sheet_form(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; what it shows is fetched, so that it can be kept by the browser and opened without a network."""
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    return render(request, "sheet/sheet_form.html", {"record": record, "scripts": SCRIPTS})


@login_required
@require_http_methods(["GET", "POST"])
@answers_json
def entries(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the form, the entries, last period's figures. POST: cells to save; answers with what changed since."""
    person = asking(request)
    record = get_object_or_404(visible_submissions(person), pk=pk)
    if request.method == "GET":
        return JsonResponse(_whole(request, record, person))
    body = _body(request, person)
    if not body["typed"]:  # only looking whether someone else wrote
        return JsonResponse(_since(record, entries_of(record), body["since"]) | {"conflicts": [], "unfit": {}})
    saved = save_entries(pk, body["typed"], by=person)
    # a cell in conflict is shown as it is now, however long ago it was written
    since = _since(record, saved.entries, body["since"])
    since["cells"] |= {cell: saved.entries.cells[cell] for cell in saved.conflicts if cell in saved.entries.cells}
    unfit = {cell: say(refusal.key, **refusal.facts) for cell, refusal in saved.unfit.items()}
    return JsonResponse(since | {"conflicts": saved.conflicts, "unfit": unfit})


def _whole(request: HttpRequest, record: SubmissionRecord, person: Person) -> dict[str, Any]:
    desk, unit = asked_desk(record.round), unit_value(record)
    earlier = last_period_of(record, desk.form)
    return {
        "csrf": get_token(request),
        "person": person.pk,
        "isOpen": _may_type(record, person),
        "form": described(desk.form, unit, _headings(record)),
        "offered": as_cells(earlier.offered),
        "shown": as_cells(earlier.shown),
        "sentences": sentences_at_once(language()),
        "words": _words(),
    } | _since(record, entries_of(record), -1)


def _headings(record: SubmissionRecord) -> dict[str, str]:
    desk = asked_desk(record.round)
    return {} if desk.blank_form is None else label_headings(desk.blank_form, desk.form)


def _since(record: SubmissionRecord, kept: DraftEntries | None, since: int) -> dict[str, Any]:
    """What was written after version `since`, and what the desk finds in all of it."""
    desk, unit, typed = asked_desk(record.round), unit_value(record), entries_value(kept)
    cells = {name: cell for name, cell in kept.cells.items() if cell["v"] > since} if kept is not None else {}
    return {
        "version": kept.version if kept is not None else 0,
        "handedIn": kept.handed_in if kept is not None else None,
        "cells": cells,
        "people": _names({cell["by"] for cell in cells.values()}),
        "findings": checked(desk.form, typed, unit, desk.review, language=language()),
        "reads": readings_in_words(desk.form, typed),
    }


def _names(numbers: set[int]) -> dict[int, str]:
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=numbers)}


def _may_type(record: SubmissionRecord, person: Person) -> bool:
    types = may(person, Deed.PREPARE_SUBMISSION, record.unit) or may(person, Deed.JUDGE_SUBMISSION, record.unit)
    return types and life_of(record).is_open and record.round.state == Round.State.OPEN


def _words() -> dict[str, str]:
    return {key.removeprefix("sheet."): text for key, text in sentences(language()).items() if key.startswith("sheet.")}


def _body(request: HttpRequest, person: Person) -> dict[str, Any]:
    """The cells of a save. Raises Refused for what our own page would not send, and where someone else signed in."""
    try:
        body = json.loads(request.body)
        if body["person"] != person.pk:
            raise ChangedMeanwhile("other_person")
        typed = [Typed(str(c["cell"]), str(c["t"]), int(c["seen"]), str(c.get("n", ""))) for c in body["changes"]]
        return {"typed": typed, "since": int(body["since"])}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused("bad_entries") from None


@login_required
@require_POST
@answers_json
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the workbook of what is typed and receive it."""
    seen = request.POST.get("seen", "")
    receipt = send_entries(pk, by=asking(request), seen=int(seen) if seen.isdecimal() else -1)
    key = "receipt" if receipt.is_new else "receipt_again"
    sentence = say(key, name=receipt.file.name, hash=receipt.sha256[:12])
    return JsonResponse({"says": sentence, "to": reverse("submission", args=[pk])})


@login_required
@require_GET
def stamped(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The unit's own form, stamped, to fill without a network."""
    record = get_object_or_404(visible_submissions(asking(request)), pk=pk)
    name, content = stamped_form(record)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def send_stamped(request: HttpRequest) -> HttpResponse:
    """Forms filled offline, several at once: each finds its report by its stamp."""
    sent = [file for file in request.FILES.getlist("files") if isinstance(file, Spooled)]
    answers = [_answer(file, asking(request)) for file in sent]
    is_bad = request.method == "POST" and all(answer["tone"] == "bad" for answer in answers)
    return render(request, "sheet/send_stamped.html", {"answers": answers}, status=400 if is_bad else 200)


def _answer(sent: Spooled, person: Person) -> dict[str, Any]:
    try:
        receipt = receive_stamped(sent, by=person)
    except Refused as refusal:
        return {"tone": "bad", "text": say(refusal.key, **refusal.facts)}
    key = "receipt" if receipt.is_new else "receipt_again"
    text = say(key, name=receipt.file.name, hash=receipt.sha256[:12])
    return {"tone": "good", "text": text, "submission": receipt.file.submission_id}


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may keep every page of the sheet."""
    from django.contrib.staticfiles import finders

    path = finders.find("sheet/sheet-worker.js")
    with open(str(path), encoding="utf-8") as script:  # noqa: PTH123  the finder gives a text
        response = HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
