"""What programs decide out of the ordinary, and a review's whole life, by the actions that pages call."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.read_received import read_received
from tongket.server.verify import verify_office


def act(program, path, **body):
    return program.post(f"/api/{path}", json.dumps(body), content_type="application/json")


def done(program, path, **body):
    answer = act(program, path, **body)
    assert answer.status_code in (200, 201), answer.content.decode()
    return answer.json()


def ask(program, path):
    answer = program.get(f"/api/{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


@pytest.fixture
def drafted_by(work_through):
    """The draft a program has made, when the background has made it."""

    def drafted(program):
        asked = act(program, "rounds/1/reviews")
        assert (asked.status_code, asked.json()["standing"]) == (202, "waiting")
        work_through()
        made = ask(program, f"rounds/1/drafting/{asked.json()['work']}")
        assert (made["standing"], made["refusal"]) == ("done", "")
        return ask(program, f"reviews/{made['review']}")

    return drafted


def accepted(office, sent, code="D01"):
    return accept_submission(sent(code).pk, by=office.consolidator)


@pytest.mark.parametrize("move", ["reopen", "extend", "exclude", "waive", "admit", "enter", "return"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_no_reason_no_deed(office, program, move, reason):
    record, told = office.of("D01"), {"deadline": "2099-11-05"}
    answer = act(program(office.consolidator), f"submissions/{record.pk}/{move}", revision=0, reason=reason, **told)
    assert answer.status_code in (400, 409)
    assert answer.json()["code"] in ("reason_missing", "cannot_move", "nothing_to_send")
    assert not office.of("D01").decisions.exists()


def test_more_time_keeps_the_first_deadline_and_says_why(office, program):
    record, clerk = office.of("D01"), program(office.consolidator)
    first = ask(clerk, f"submissions/{record.pk}")["deadline"]

    late = act(clerk, f"submissions/{record.pk}/extend", revision=7, reason="bão số 9", deadline="2099-11-20")
    made = done(clerk, f"submissions/{record.pk}/extend", revision=0, reason="bão số 9", deadline="2099-11-20")

    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
    assert (made["deadline"], made["original_deadline"]) == ("2099-11-20", first)
    (decision,) = ask(clerk, f"submissions/{record.pk}/decisions")["items"]
    told = (decision["verb"], decision["value"], decision["why"], decision["by"])
    assert told == ("extend", "2099-11-20", "bão số 9", "consolidator")


def test_excluded_waived_and_admitted_again(office, program, sent):
    record, clerk = sent("D01"), program(office.consolidator)
    for move, standing in (
        ("exclude", "excluded"),
        ("admit", "expected"),
        ("waive", "waived"),
        ("admit", "expected"),
    ):
        seen = office.of("D01").revision
        assert done(clerk, f"submissions/{record.pk}/{move}", revision=seen, reason="có lý do")["standing"] == standing
    verbs = [each["verb"] for each in ask(clerk, f"submissions/{record.pk}/decisions")["items"]]
    assert verbs == ["admit", "waive", "admit", "exclude"]
    assert list(verify_office()) == []


def test_the_office_enters_for_a_unit_and_it_is_marked(office, program, workbook):
    record, clerk = office.of("D03"), program(office.consolidator)
    content = BytesIO(workbook(((3, 4), (5, 6)), unit=record.unit.name))
    content.name = "bieu.xlsx"
    assert clerk.post(f"/api/submissions/{record.pk}/files", {"file": content}).status_code == 202
    read_received()

    seen = office.of("D03").revision
    made = done(clerk, f"submissions/{record.pk}/enter", revision=seen, reason="đơn vị mất mạng")

    assert (made["state"], made["on_behalf"]) == ("sent", True)


def test_a_reopened_report_makes_the_draft_stale_and_says_because_of_what(office, program, sent, drafted_by):
    record, clerk = accepted(office, sent), program(office.consolidator)
    drafted = drafted_by(clerk)
    assert (drafted["state"], drafted["is_stale"], drafted["drafted_by"]) == ("drafted", False, "consolidator")

    made = done(clerk, f"submissions/{record.pk}/reopen", revision=record.revision, reason="sai", deadline="2099-11-05")

    assert made["state"] == "returned"
    stale = ask(clerk, f"reviews/{drafted['id']}")
    assert (stale["is_stale"], stale["stale_because"]) == (True, "Huyện An Bình: sai")
    answer = act(clerk, f"reviews/{drafted['id']}/submit", revision=stale["revision"], chain=["leader"])
    assert (answer.status_code, answer.json()["code"]) == (409, "cannot_move")


def test_a_draft_is_submitted_refused_approved_and_issued(office, program, sent, drafted_by):
    accepted(office, sent)
    clerk, leader = program(office.consolidator), program(office.leader)
    pk = drafted_by(clerk)["id"]
    assert {each["username"] for each in ask(clerk, "approvers")} == {"leader"}

    submitted = done(clerk, f"reviews/{pk}/submit", revision=0, chain=["leader"])
    assert (submitted["state"], submitted["waits_for"]) == ("submitted", "leader")
    blank = act(leader, f"reviews/{pk}/refuse", revision=submitted["revision"], reason=" ")
    assert (blank.status_code, blank.json()["code"]) == (400, "reason_missing")
    refused = done(leader, f"reviews/{pk}/refuse", revision=submitted["revision"], reason="thiếu phần II")
    assert (refused["state"], refused["waits_for"]) == ("drafted", None)
    again = done(clerk, f"reviews/{pk}/submit", revision=refused["revision"], chain=["leader"])
    old = act(leader, f"reviews/{pk}/approve", revision=refused["revision"])
    assert (old.status_code, old.json()["code"]) == (409, "changed_meanwhile")
    approved = done(leader, f"reviews/{pk}/approve", revision=again["revision"])
    assert approved["state"] == "approved"
    assert approved["chain"][0]["approved_at"] is not None
    issued = done(leader, f"reviews/{pk}/issue", revision=approved["revision"], symbol="15-BC/TU")

    assert (issued["state"], issued["symbol"], issued["issued_by"]) == ("issued", "15-BC/TU", "leader")
    assert office.of("D01").state == "consolidated"
    assert list(verify_office()) == []


@pytest.mark.parametrize("chain", [["reporter"], ["ai-do"], ["leader", "reporter"]])
def test_nobody_is_asked_to_approve_who_may_not(office, program, sent, chain, drafted_by):
    accepted(office, sent)
    clerk = program(office.consolidator)
    pk = drafted_by(clerk)["id"]
    answer = act(clerk, f"reviews/{pk}/submit", revision=0, chain=chain)
    assert (answer.status_code, answer.json()["code"]) == (400, "cannot_approve")


def test_nobody_approves_out_of_turn_or_what_they_drafted(office, program, sent, drafted_by):
    from tongket.approve.roles import Role
    from tongket.server.actions.people import give_role

    accepted(office, sent)
    give_role(office.consolidator, Role.LEADER, None, by=None)
    clerk, leader = program(office.consolidator), program(office.leader)
    pk = drafted_by(clerk)["id"]
    submitted = done(clerk, f"reviews/{pk}/submit", revision=0, chain=["consolidator", "leader"])
    early = act(leader, f"reviews/{pk}/approve", revision=submitted["revision"])
    own = act(clerk, f"reviews/{pk}/approve", revision=submitted["revision"])
    assert [each.json()["code"] for each in (early, own)] == ["not_your_turn", "own_draft"]


def test_documents_come_whole_and_only_those_of_the_draft(office, program, sent, drafted_by):
    accepted(office, sent)
    clerk = program(office.consolidator)
    drafted = drafted_by(clerk)
    assert "du-thao-bao-cao.docx" in {each["name"] for each in drafted["papers"]}

    for paper in drafted["papers"]:
        answer = clerk.get(f"/api/reviews/{drafted['id']}/papers/{paper['name']}")
        assert sha256(b"".join(answer.streaming_content)).hexdigest() == paper["sha256"], paper["name"]
        assert answer["Content-Disposition"].startswith("attachment; ")
    for name in ("../../review.toml", "..%2f..%2freview.toml", "khong-co.docx", "data"):
        assert clerk.get(f"/api/reviews/{drafted['id']}/papers/{name}").status_code == 404


def test_a_draft_of_nothing_is_said(office, program):
    answer = act(program(office.consolidator), "rounds/1/reviews")
    assert (answer.status_code, answer.json()["code"]) == (400, "nothing_to_draft")


def test_a_draft_asked_for_twice_is_one_and_only_of_its_round(office, program, sent):
    accepted(office, sent)
    clerk = program(office.consolidator)
    first, second = (act(clerk, "rounds/1/reviews").json()["work"] for _ in range(2))
    assert first == second
    assert clerk.get(f"/api/rounds/2/drafting/{first}").status_code == 404
    assert clerk.get(f"/api/rounds/1/drafting/{office.round.pk:032x}").status_code == 404


def test_a_list_of_drafts_asks_as_often_for_many_as_for_few(office, program, sent, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tongket.server.actions.draft_review import draft_review
    from tongket.server.actions.reviews import submit_review

    accepted(office, sent)
    auditor = program(office.auditor)
    drafts = [draft_review(office.round.pk, by=office.consolidator) for _ in range(3)]
    submit_review(drafts[0].pk, by=office.consolidator, chain=[office.leader])
    ask(auditor, "rounds/1/reviews")
    with CaptureQueriesContext(connection) as few:
        ask(auditor, "rounds/1/reviews")
    for each in drafts[1:]:
        submit_review(each.pk, by=office.consolidator, chain=[office.leader])
    with django_assert_num_queries(len(few)):
        assert ask(auditor, "rounds/1/reviews")["total"] == 3


def test_a_sign_no_database_keeps_is_refused(office, program):
    answer = act(program(office.consolidator), f"submissions/{office.of('D01').pk}/waive", revision=0, reason="a\0b")
    assert (answer.status_code, answer.json()["code"]) == (422, "request_unreadable")
