"""What programs read and do, as the people whose tokens they carry."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.read_received import read_received
from tongket.server.actions.tokens import create_token
from tongket.server.actions.wrong_tokens import MOST_WRONG


def ask(program, path, **fields):
    answer = program.get(f"/api/{path}", fields)
    assert answer.status_code == 200, answer.content
    return answer.json()


def act(program, path, **body):
    return program.post(f"/api/{path}", json.dumps(body), content_type="application/json")


def named(content, name="bieu.xlsx"):
    made = BytesIO(content)
    made.name = name
    return made


def test_a_program_knows_in_whose_name_it_asks(office, program):
    assert ask(program(office.reporter), "me") == {
        "username": "reporter", "name": "reporter", "language": "", "roles": [{"role": "reporter", "unit": "D01"}],
    }  # fmt: skip


def test_units_and_rounds_say_how_many_are_in(office, program, sent):
    accept_submission(sent("D01").pk, by=office.consolidator)
    clerk = program(office.consolidator)

    assert [unit["code"] for unit in ask(clerk, "units")["items"]] == ["D01", "D02", "D03"]
    (found,) = ask(clerk, "rounds")["items"]
    assert (found["number"], found["state"], found["units_in"], found["units_expected"]) == (1, "open", 1, 3)
    assert found == ask(clerk, "rounds/1")


def test_a_unit_is_not_told_how_many_others_are_in(office, program):
    assert ask(program(office.reporter), "rounds/1")["units_expected"] is None


def test_indicators_are_the_cells_of_the_form(office, program):
    first = ask(program(office.reporter), "rounds/1/indicators", per_page=1)
    assert (first["total"], first["per_page"], len(first["items"])) == (6, 1, 1)
    assert first["items"][0]["id"] == "Biểu 1!D5"
    assert first["items"][0]["row"] == ["Số vụ phạm tội về trật tự xã hội"]


def test_submissions_say_where_they_stand_and_those_without_content_no_findings(office, program, sent):
    sent("D01")
    clerk, secretary = program(office.consolidator), program(office.award_secretary)

    (found,) = ask(clerk, "rounds/1/submissions", state="sent")["items"]
    assert (found["unit"], found["state"], found["warns"]) == ("D01", "sent", office.of("D01").warns)
    assert [each["warns"] for each in ask(secretary, "rounds/1/submissions")["items"]] == [None, None, None]


def test_figures_carry_every_cell_they_come_from_and_who_is_missing(office, program, sent):
    accept_submission(sent("D01").pk, by=office.consolidator)

    found = ask(program(office.leader), "rounds/1/figures", sheet="Biểu 1")["items"]

    figure = next(each for each in found if each["cell"] == "D5")
    assert (figure["value"], figure["units_in"], figure["missing"]) == ("3", 1, ["D02", "D03"])
    assert figure["sources"] == [
        {"unit": "D01", "file": "D01/bieu.xlsx", "sheet": "Biểu 1", "cell": "D5", "raw": "3", "value": "3"}
    ]


def test_who_sees_totals_but_no_report_gets_figures_without_cells(office, program, sent):
    accept_submission(sent("D01").pk, by=office.consolidator)
    secretary = program(office.award_secretary)
    assert {each["sources"] is None for each in ask(secretary, "rounds/1/figures")["items"]} == {True}
    assert secretary.get("/api/rounds/1/data/figures.json").status_code == 403


def test_a_program_uploads_reads_findings_sends_and_the_office_accepts(office, program, workbook):
    unit, record = program(office.reporter), office.of("D01")
    content = workbook(((3, 4), (5, 6)), unit=record.unit.name)

    receipt = unit.post(f"/api/submissions/{record.pk}/files", {"file": named(content)})
    again = unit.post(f"/api/submissions/{record.pk}/files", {"file": named(content)})
    assert (receipt.status_code, receipt.json()["is_new"], again.json()["is_new"]) == (202, True, False)
    assert receipt.json()["sha256"] == again.json()["sha256"] == office.of("D01").files.get().sha256
    read_received()
    assert ask(unit, f"submissions/{record.pk}/findings")["total"] == office.of("D01").findings.count()

    seen = ask(unit, f"submissions/{record.pk}")["revision"]
    assert act(unit, f"submissions/{record.pk}/send", revision=seen).json()["state"] == "sent"
    accepted = act(program(office.consolidator), f"submissions/{record.pk}/accept", revision=seen + 1)
    assert (accepted.json()["state"], accepted["ETag"]) == ("accepted", f'"{seen + 2}"')


def test_a_file_comes_back_as_it_came(office, program, sent, workbook):
    record = sent("D01")
    clerk = program(office.consolidator)
    (file,) = ask(clerk, f"submissions/{record.pk}/files")["items"]

    answer = clerk.get(f"/api/files/{file['id']}")

    assert b"".join(answer.streaming_content) == workbook(((3, 4), (5, 6)), unit=record.unit.name)
    assert answer["Content-Disposition"] == 'attachment; filename="bieu.xlsx"'


def test_findings_are_told_at_their_cells_in_the_programs_language(office, program, spooled, workbook):
    from tongket.server.actions.receive_upload import receive_upload

    receive_upload(office.of("D01").pk, spooled(workbook(((3, None), (5, 6)))), by=office.reporter)
    read_received()

    told = {}
    for language in ("vi", "en"):
        found = ask(program(office.reporter, language=language), f"submissions/{office.of('D01').pk}/findings")["items"]
        told[language] = next(each for each in found if each["cell"] == "E5")
    assert told["vi"]["code"] == told["en"]["code"]
    assert told["vi"]["says"] != told["en"]["says"]


def test_a_return_carries_reason_and_deadline_and_an_old_revision_writes_nothing(office, program, sent):
    record, clerk = sent("D01"), program(office.consolidator)
    body = {"reason": "sai năm 2019", "deadline": "2099-11-05"}

    late = act(clerk, f"submissions/{record.pk}/return", revision=record.revision - 1, **body)
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
    assert late.json()["remedy"] == "Mở lại trang, xem rồi làm lại."
    assert office.of("D01").state == "sent"

    done = act(clerk, f"submissions/{record.pk}/return", revision=record.revision, **body)
    assert (done.json()["state"], done.json()["deadline"]) == ("returned", "2099-11-05")
    assert office.of("D01").decisions.get().why == "sai năm 2019"


def test_refusals_say_fact_and_remedy_in_both_languages(office, program):
    unit = program(office.reporter, language="en")
    answer = act(unit, f"submissions/{office.of('D01').pk}/accept", revision=0)
    assert (answer.status_code, answer.json()) == (
        403,
        {"code": "not_allowed", "fact": "You may not decide on this report.", "remedy": "It belongs to: consolidator."},
    )


def test_a_full_stop_in_a_title_does_not_part_the_fact_from_the_remedy(office):
    from tongket.server.problem import problem
    from tongket.server.refusal import Refused

    said = problem(Refused("round_not_open", round="Đợt I. Năm 2020"))
    assert "Đợt I. Năm 2020" in said["fact"]
    assert said["remedy"] != ""


def test_every_refusal_has_a_remedy():
    import re
    from pathlib import Path

    from tongket.server.words import sentences

    source = Path(__file__).resolve().parents[2] / "src" / "tongket" / "server"
    raised = re.compile(r"(?:Refused|NotAllowed|TooLarge|CannotMove|ChangedMeanwhile|TokenWrong)\(\s*[\"'](\w+)[\"']")
    keys = {key for path in source.rglob("*.py") for key in raised.findall(path.read_text(encoding="utf-8"))}
    assert len(keys) > 40
    for language in ("vi", "en"):
        alone = {key for key in keys if len(re.split(r"(?<=[.!?])\s+", sentences(language)[key])) < 2}
        assert alone <= {"weak_password", "bad_username"}, language


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nowhere", 404, "not_there"),
        ("rounds/99", 404, "not_there"),
        ("rounds/x", 404, "not_there"),
        ("rounds?page=0", 422, "request_unreadable"),
        ("rounds?per_page=100000", 422, "request_unreadable"),
        ("rounds/1/data/draft.json", 422, "request_unreadable"),
        ("rounds/1/data/..%2F..%2Freview.json", 404, "not_there"),
        ("rounds/1/data/figures.json", 409, "nothing_accepted"),
        ("submissions/99999999999999999999999", 404, "not_there"),
    ],
)
def test_what_cannot_be_answered_is_said_as_code_fact_remedy(office, program, path, status, code):
    answer = program(office.consolidator).get(f"/api/{path}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["fact"]
    assert answer.json()["remedy"]


def test_a_method_that_is_not_there_and_a_body_that_is_no_json_are_said_too(office, program):
    clerk = program(office.consolidator)
    wrong = clerk.delete("/api/rounds/1")
    assert (wrong.status_code, wrong["Allow"], wrong.json()["code"]) == (405, "GET", "method_not_allowed")
    torn = clerk.post(f"/api/submissions/{office.of('D01').pk}/accept", "{", content_type="application/json")
    assert (torn.status_code, torn.json()["code"]) == (400, "request_not_json")


def test_a_request_that_cannot_be_read_names_the_field_and_never_repeats_it(office, program):
    answer = act(program(office.consolidator), f"submissions/{office.of('D01').pk}/accept", revision="bí mật")
    assert answer.json()["fields"] == [{"field": "revision", "why": "int_parsing"}]
    assert "bí mật" not in answer.content.decode()


def test_totals_asked_for_the_moment_after_acceptance_are_fresh(office, program, sent):
    clerk = program(office.consolidator)
    for code, total in (("D01", "3"), ("D02", "6")):
        record = sent(code)
        act(clerk, f"submissions/{record.pk}/accept", revision=record.revision)
        found = ask(clerk, "rounds/1/figures")["items"]
        assert next(each["value"] for each in found if each["cell"] == "D5") == total
        assert json.loads(b"".join(clerk.get("/api/rounds/1/data/figures.json").streaming_content)) == found


def test_the_description_and_its_page_are_open_and_name_every_operation(office, client):
    described = client.get("/api/openapi.json").json()
    ids = {facts["operationId"] for methods in described["paths"].values() for facts in methods.values()}
    page = client.get("/api/docs/").content.decode()
    assert len(ids) == 37
    for path in described["paths"]:
        assert path in page
    assert "<script>" not in page
    assert "cdn" not in page


def test_the_moment_a_session_asks_it_needs_no_token(office, signed_in):
    assert signed_in(office.leader).get("/api/me").json()["username"] == "leader"


# --- tokens


def test_without_a_token_nothing_is_told(office, client):
    answer = client.get("/api/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_first")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_reads_does_not_write(office, program, sent):
    record = sent("D01")
    answer = act(
        program(office.consolidator, may_write=False), f"submissions/{record.pk}/accept", revision=record.revision
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "token_only_reads")
    assert office.of("D01").state == "sent"


def over(token):
    from datetime import timedelta

    token.made_at, token.expires_at = (token.made_at - timedelta(days=9), token.made_at - timedelta(days=8))
    token.save()


def revoked(token):
    from tongket.server.actions.tokens import revoke_token

    revoke_token(token.pk, by=None)


def kept_out(token):
    type(token.person).objects.filter(pk=token.person_id).update(is_active=False)


@pytest.mark.parametrize("ended", [over, revoked, kept_out], ids=lambda each: each.__name__)
def test_a_token_that_is_over_revoked_or_of_someone_kept_out_opens_nothing(office, client, ended):
    token, secret = create_token(office.leader, "máy", days=1, by=None)
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/me", headers=headers).status_code == 200

    ended(token)

    assert client.get("/api/me", headers=headers).json()["code"] == "token_wrong"


def test_a_wrong_token_is_not_made_good_by_a_session(office, signed_in):
    answer = signed_in(office.leader).get("/api/me", headers={"Authorization": "Bearer sai"})
    assert answer.status_code == 401


def test_an_address_that_guesses_is_shut_out_and_others_are_not(office, client, program):
    for _ in range(MOST_WRONG):
        assert client.get("/api/me", headers={"Authorization": "Bearer sai"}).status_code == 401
    shut = client.get("/api/me", headers={"Authorization": "Bearer sai"})
    assert (shut.status_code, shut.json()["code"]) == (429, "tokens_guessed")

    right = program(office.leader)
    assert right.get("/api/me").status_code == 429
    assert right.get("/api/me", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_only_a_hash_is_kept_and_the_secret_is_nowhere_in_trace_or_backup(office, tmp_path):
    import zipfile

    from tongket.server.backup import back_up
    from tongket.server.records.event import Event
    from tongket.server.records.token import ApiToken

    token, secret = create_token(office.leader, "máy", days=1, by=office.leader)
    back_up(tmp_path / "office.zip")
    with zipfile.ZipFile(tmp_path / "office.zip") as archive:
        kept = archive.read("records.jsonl").decode()
    assert token.token_hash in kept
    assert secret not in kept
    event = Event.objects.get(what="token.create")
    assert (event.by, token.token_hash in json.dumps(event.after)) == ("leader", False)
    assert ApiToken.objects.get().last_used_at is None


def test_no_token_is_written_to_a_log(office, client, caplog, settings):
    import logging

    caplog.set_level(logging.DEBUG)
    settings.DEBUG = True
    client.raise_request_exception = False
    for header in ("Bearer rat-bi-mat", "rat-bi-mat", "Basic rat-bi-mat"):
        client.get("/api/me", headers={"Authorization": header})
        client.get("/api/nowhere", headers={"Authorization": header})
    assert "rat-bi-mat" not in caplog.text


def test_one_makes_tokens_for_oneself_only_and_revokes_ones_own(office):
    from tongket.server.actions.tokens import revoke_token
    from tongket.server.refusal import NotThere, Refused

    with pytest.raises(NotThere):
        create_token(office.leader, "máy", days=1, by=office.administrator)
    with pytest.raises(Refused, match="token_days"):
        create_token(office.leader, "máy", days=10_000, by=office.leader)
    token, _ = create_token(office.leader, "máy", days=1, by=office.leader)
    with pytest.raises(NotThere):
        revoke_token(token.pk, by=office.reporter)
    assert revoke_token(token.pk, by=office.administrator).revoked_at is not None


def test_a_look_is_noted_once_in_some_minutes(office, program, django_assert_num_queries):
    from tongket.server.records.token import ApiToken

    reader = program(office.leader)
    assert ask(reader, "me")
    used = ApiToken.objects.get().last_used_at
    assert used is not None
    with django_assert_num_queries(3):  # whether the address is shut, the token with its person, the roles
        ask(reader, "me")


def test_verify_notices_a_token_given_more_than_it_was(office):
    from tongket.server.records.token import ApiToken
    from tongket.server.verify import verify_office

    create_token(office.leader, "máy", days=1, by=None)
    assert list(verify_office()) == []
    ApiToken.objects.update(may_write=True)
    assert [each.kind for each in verify_office()] == ["record_differs"]


# --- the trace


def test_the_auditor_reads_the_trace_and_keeps_a_copy_that_proves_itself(office, program, sent):
    from tongket.server.trace_export import exported_breaks

    accept_submission(sent("D01").pk, by=office.consolidator)
    auditor = program(office.auditor)

    first = ask(auditor, "events", limit=3)
    assert [each["number"] for each in first] == [1, 2, 3]
    assert ask(auditor, "events", after=3, limit=1)[0]["previous_hash"] == first[-1]["hash"]
    assert {each["unit"] for each in ask(auditor, "events", unit="D01")} == {"D01"}
    held = ask(auditor, "verification")
    assert (held["holds"], held["breaks"]) == (True, [])

    text = b"".join(auditor.get("/api/events.json").streaming_content).decode()
    assert exported_breaks(text) == (held["events"], [])
    spoiled = text.replace('"submission.accept"', '"submission.return"')
    assert [each.kind for each in exported_breaks(spoiled)[1]] == ["event_changed"]


def test_a_cut_trace_shows(office, program):
    from tongket.server.records.event import Event

    Event.objects.filter(number=3).delete()
    held = ask(program(office.auditor, language="en"), "verification")
    assert (held["holds"], held["breaks"][0]["says"]) == (False, "act 3 of the trace is missing")


def test_nobody_else_reads_the_trace(office, program):
    for path in ("events", "events.json", "events.csv", "verification"):
        for role in ("consolidator", "leader", "reporter", "administrator"):
            assert program(getattr(office, role)).get(f"/api/{path}").status_code == 403, (path, role)


def test_an_auditor_of_one_unit_sees_its_acts_only(office, program, sent):
    from tongket.approve.roles import Role
    from tongket.server.actions.people import add_person, give_role
    from tongket.server.trace_export import exported_breaks

    sent("D01"), sent("D02")
    person = add_person("soat", "Người soát", by=None)
    give_role(person, Role.AUDITOR, office.of("D02").unit, by=None)

    auditor = program(person)
    text = b"".join(auditor.get("/api/events.json").streaming_content).decode()

    assert {each["unit"] for each in json.loads(text)["events"]} == {"D02"}
    assert exported_breaks(text)[1] == []
    assert auditor.get("/api/verification").status_code == 403


def test_no_cell_of_the_csv_is_a_formula(office, program, sent):
    import csv
    import io

    from tongket.server.actions.return_submission import return_submission

    reason = '=HYPERLINK("http://vidu.example","bấm")'
    return_submission(sent("D01").pk, by=office.consolidator, reason=reason, deadline=date(2099, 11, 5))

    answer = program(office.auditor).get("/api/events.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="dau-vet.csv"'
    assert [row["reason"] for row in rows if row["what"] == "submission.return"] == [f"'{reason}"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
