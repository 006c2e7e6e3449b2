"""Every operation of the API × every role × the whole office, one's own unit, another's × session or token.

Made from the operations themselves: a new one fails until it stands in OPENED_BY.
"""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO

import pytest
from django.db import transaction

from tongket.approve.roles import MAY, Deed, Role
from tongket.server.api.api import api
from tongket.server.jobs.tasks import draft_round

SIGNED_IN = "signed in"
UNIT, OFFICE, ANYWHERE = "the unit", "the whole office", "anywhere"
# Operation to what opens it, and where the person must be allowed it: for the unit asked about, everywhere, somewhere.
OPENED_BY = {
    "me": (SIGNED_IN, ANYWHERE),
    "units": (SIGNED_IN, ANYWHERE),
    "rounds": (SIGNED_IN, ANYWHERE),
    "round": ((Deed.SEE_SUBMISSION, Deed.SEE_LATENESS), ANYWHERE),
    "indicators": ((Deed.SEE_SUBMISSION, Deed.SEE_LATENESS), ANYWHERE),
    "submissions": ((Deed.SEE_SUBMISSION, Deed.SEE_LATENESS), ANYWHERE),
    "figures": ((Deed.SEE_TOTALS,), OFFICE),
    "round_data": ((Deed.SEE_SUBMISSION,), OFFICE),  # and totals: a unit's people have neither everywhere
    "submission": ((Deed.SEE_SUBMISSION,), UNIT),
    "findings": ((Deed.SEE_SUBMISSION,), UNIT),
    "files": ((Deed.SEE_SUBMISSION,), UNIT),
    "file": ((Deed.SEE_SUBMISSION,), UNIT),
    "upload": ((Deed.PREPARE_SUBMISSION, Deed.JUDGE_SUBMISSION), UNIT),
    "send": ((Deed.SEND_SUBMISSION,), UNIT),
    "accept": ((Deed.JUDGE_SUBMISSION,), UNIT),
    "return": ((Deed.JUDGE_SUBMISSION,), UNIT),
    "decisions": ((Deed.SEE_SUBMISSION,), UNIT),
    **dict.fromkeys(("reopen", "extend", "exclude", "waive", "admit", "enter"), ((Deed.JUDGE_SUBMISSION,), UNIT)),
    **dict.fromkeys(("reviews", "review", "paper", "drafting"), ((Deed.SEE_REVIEW,), OFFICE)),
    **dict.fromkeys(("draft", "approvers", "submit_review"), ((Deed.DRAFT_REVIEW,), OFFICE)),
    **dict.fromkeys(("approve_review", "refuse_review"), ((Deed.APPROVE_REVIEW,), OFFICE)),
    "issue_review": ((Deed.ISSUE_REVIEW,), OFFICE),
    "events": ((Deed.SEE_TRACE,), ANYWHERE),
    "events_json": ((Deed.SEE_TRACE,), ANYWHERE),
    "events_csv": ((Deed.SEE_TRACE,), ANYWHERE),
    "verification": ((Deed.SEE_TRACE,), OFFICE),
}
PARTS_OF_SENDING = {"upload", "send"}  # what a token that only sends may write
REACHES = {"everywhere": None, "own": "D01", "other": "D02"}
SEEN = {"revision": 0}
BECAUSE = {**SEEN, "reason": "thiếu"}
UNTIL = {**BECAUSE, "deadline": "2099-11-05"}
BODIES = {
    **dict.fromkeys(("send", "accept", "approve_review", "issue_review", "draft"), SEEN),
    **dict.fromkeys(("exclude", "waive", "admit", "enter", "refuse_review"), BECAUSE),
    **dict.fromkeys(("return", "reopen", "extend"), UNTIL),
    "submit_review": {**SEEN, "chain": ["leader"]},
}
OF_REVIEWS = ("review", "paper", "submit_review", "approve_review", "refuse_review", "issue_review")


@cache
def operations():
    schema = api.get_openapi_schema(path_prefix="/api/")
    return {
        facts["operationId"]: (method, path)
        for path, methods in schema["paths"].items()
        for method, facts in methods.items()
    }


def test_every_operation_says_what_opens_it():
    assert operations().keys() == OPENED_BY.keys()


def may(role, reach, name):
    opened_by, where = OPENED_BY[name]
    if opened_by == SIGNED_IN:
        return True
    everywhere = REACHES[reach] is None
    deeds = {deed for deed in opened_by if deed in MAY[role]}
    if name == "round_data" and Deed.SEE_TOTALS not in MAY[role]:
        return False
    return bool(deeds) and (everywhere or where == ANYWHERE or (where == UNIT and reach == "own"))


def people(role):
    """The role everywhere, for the first unit, for the second."""
    from tongket.server.actions.people import add_person, give_role
    from tongket.server.records.unit import UnitRecord

    for reach, code in REACHES.items():
        person = add_person(f"{role.value}-{reach}".replace("_", "-"), role.value, by=None)
        give_role(person, role, UnitRecord.objects.get(code=code) if code else None, by=None)
        yield reach, person


def browsers(person):
    from django.test import Client

    from tongket.server.actions.tokens import Scope, make_token

    session = Client(headers={"Accept-Language": "vi"})
    session.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    secrets = {scope: make_token(person, scope.value, days=1, scope=scope, by=None)[1] for scope in Scope}
    carrying = {scope: Client(headers={"Authorization": f"Bearer {secret}"}) for scope, secret in secrets.items()}
    return {"session": session, **carrying}


def writes(way, name):
    """Whether this way of asking may do what changes something."""
    return way in ("session", "all") or (way == "send" and name in PARTS_OF_SENDING)


def ask(browser, name, record, file):
    method, path = operations()[name]
    pk = {"file": file.pk, **dict.fromkeys(OF_REVIEWS, record.round.reviews.get().pk)}.get(name, record.pk)
    work = draft_round.enqueue(record.round.number, "consolidator").id if name == "drafting" else ""
    address = path.format(number=record.round.number, pk=pk, name="figures", paper="phu-luc.xlsx", work=work)
    if name == "upload":
        content = BytesIO(b"x,y")
        content.name = "them.csv"
        answer = browser.post(address, {"file": content})
    elif method == "post":
        answer = browser.post(address, json.dumps(BODIES[name]), content_type="application/json")
    else:
        answer = browser.get(address)
    if answer.streaming:
        list(answer.streaming_content)  # read to its end it closes itself
    return answer.status_code


@pytest.fixture
def record(office, spooled, workbook):
    """A report of the first unit with a file in it, and a draft of its round."""
    from django.utils import timezone

    from tongket.server.actions.receive_upload import receive_upload
    from tongket.server.records.review import ReviewRecord
    from tongket.server.round_desk import folder_of

    receive_upload(office.of("D01").pk, spooled(workbook(((3, 4), (5, 6)))), by=office.reporter)
    record = office.of("D01")
    folder = folder_of(record.round) / "reviews" / "1"
    folder.mkdir(parents=True)
    (folder / "phu-luc.xlsx").write_bytes(b"x")
    papers = {"phu-luc.xlsx": "0" * 64}
    ReviewRecord.objects.create(round=record.round, number=1, counted=0, papers=papers, drafted_at=timezone.now())
    return record


@pytest.mark.slow
@pytest.mark.parametrize("role", Role)
def test_who_may_reaches_it_and_who_may_not_does_not(record, role):
    file, wrong = record.files.get(), []
    for reach, person in people(role):
        for way, browser in browsers(person).items():
            for name, (method, _) in operations().items():
                with transaction.atomic():
                    status = ask(browser, name, record, file)
                    transaction.set_rollback(True)
                expected = may(role, reach, name) and (method == "get" or writes(way, name))
                if (status not in (401, 403, 404)) is not expected or status >= 500:
                    wrong.append((name, reach, way, status))
    assert wrong == []


@pytest.mark.parametrize("way", ["no token", "a wrong one"])
def test_who_has_not_signed_in_is_told_to(record, client, way):
    from tongket.server.records.wrong_tokens import WrongTokens

    file = record.files.get()
    for name in operations():
        WrongTokens.objects.all().delete()
        if way == "a wrong one":
            client.defaults["HTTP_AUTHORIZATION"] = "Bearer tongket_sai"
        assert ask(client, name, record, file) == 401, name


def test_a_session_writes_only_from_a_page_of_ours(office, record):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(office.consolidator, backend="django.contrib.auth.backends.ModelBackend")
    for name, (method, _) in operations().items():
        if method == "post":
            assert ask(browser, name, record, record.files.get()) == 403, name
    assert office.of("D01").revision == record.revision
