"""Every address × every role × one's own unit and another's, from the table of addresses: none can be forgotten."""

from __future__ import annotations

import pytest
from django.urls import URLPattern
from django_tasks_db.models import DBTaskResult

from tongket.approve.roles import MAY, Deed, Role
from tongket.approve.submission_life import Move
from tongket.server.urls import urlpatterns

WHO = ("reporter", "unit_head", "stranger", "consolidator", "leader", "award_secretary", "auditor", "administrator")
ROLE_OF = {"stranger": Role.REPORTER} | {role.value: Role(role) for role in Role}
ANYONE = "anyone"  # also who has not signed in
SIGNED_IN = "signed in"
# Address name to what opens it. GET unless it is in POSTED; a new address fails the test until it stands here.
OPENED_BY = {
    "home": SIGNED_IN,
    "rounds": SIGNED_IN,
    "login": ANYONE,
    "logout": ANYONE,
    "language": ANYONE,
    "invitation": ANYONE,
    "enter": ANYONE,
    "round": Deed.SEE_LATENESS,
    "totals": Deed.SEE_TOTALS,
    "unit_due": Deed.SEE_LATENESS,
    "submission": Deed.SEE_SUBMISSION,
    "upload": Deed.PREPARE_SUBMISSION,
    "file": Deed.SEE_SUBMISSION,
    "take_away": Deed.PREPARE_SUBMISSION,
    "act": Deed.JUDGE_SUBMISSION,
    "sheet_form": Deed.SEE_SUBMISSION,
    "entries": Deed.SEE_SUBMISSION,
    "hand_in": Deed.PREPARE_SUBMISSION,
    "stamped": Deed.SEE_SUBMISSION,
    "send_stamped": SIGNED_IN,
    "sheet_worker": ANYONE,
    "unit_sheet": Deed.SEE_SUBMISSION,
    "annotated": Deed.SEE_SUBMISSION,
    "confirm": Deed.PREPARE_SUBMISSION,
    "remind": Deed.REMIND,
    "between": Deed.SEE_SUBMISSION,
    "figure": Deed.SEE_TOTALS,
    "reviews": Deed.SEE_REVIEW,
    "draft": Deed.DRAFT_REVIEW,
    "drafting": Deed.SEE_REVIEW,
    "review": Deed.SEE_REVIEW,
    "paper": Deed.SEE_REVIEW,
    "review_act": Deed.DRAFT_REVIEW,
    "overview": Deed.SEE_LATENESS,
    "api_docs": ANYONE,
    "account": SIGNED_IN,
    "account_factor": SIGNED_IN,
    "account_act": SIGNED_IN,
    "second_factor": SIGNED_IN,
    "units": Deed.MANAGE_UNITS,
    "units_import": Deed.MANAGE_UNITS,
    "units_merge": Deed.MANAGE_UNITS,
    "people": Deed.MANAGE_PEOPLE,
    "person_add": Deed.MANAGE_PEOPLE,
    "person": Deed.MANAGE_PEOPLE,
    "person_act": Deed.MANAGE_PEOPLE,
    "regimes": Deed.OPEN_ROUND,
    "regime_new": Deed.OPEN_ROUND,
    "regime": Deed.OPEN_ROUND,
    "set_up_rounds": Deed.OPEN_ROUND,
    "set_up_round": Deed.OPEN_ROUND,
    "set_up_act": Deed.OPEN_ROUND,
    "office_settings": Deed.MANAGE_PEOPLE,
    "office_settings_keep": Deed.MANAGE_PEOPLE,
    "office_settings_test": Deed.MANAGE_PEOPLE,
    "trace": Deed.SEE_TRACE,
}
POSTED = {"logout", "language", "upload", "take_away", "act", "confirm", "remind", "draft", "review_act", "hand_in"}
POSTED |= {"account_act", "units_import", "units_merge", "person_add", "person_act", "set_up_act"}
POSTED |= {"office_settings_keep", "office_settings_test"}
ARGUMENTS = {"invitation": {"secret": "x"}, "enter": {"secret": "x"}}
OWN_TOO = {"round": Deed.SEE_SUBMISSION, "unit_due": Deed.SEE_SUBMISSION}  # a unit sees its own line of the round
JUDGES_TOO = {
    "upload",
    "confirm",
    "hand_in",
}  # the office may add files when it enters on behalf, and let findings pass
ASKED = {
    "unit_sheet": {"file": "D01/bieu.xlsx", "sheet": "Biểu 1"},
    "annotated": {"file": "D01/bieu.xlsx"},
    "figure": {"id": "Biểu 1!D5"},
    "confirm": {"code": "A140"},
}
OF_THE_OFFICE = {"between"}  # only who sees every unit's reports
OF_UNITS = {"reporter", "unit_head", "stranger"}
OF_ROUNDS = {"round", "totals", "remind", "between", "figure", "reviews", "draft", "drafting"}


def test_every_address_says_what_opens_it():
    tables = [pattern for pattern in urlpatterns if not isinstance(pattern, URLPattern)]
    assert {pattern.name for pattern in urlpatterns if pattern not in tables} == set(OPENED_BY)
    assert [table.namespace for table in tables] == ["api"]  # its own matrix is in test_api_matrix.py


def with_a_draft(folder):
    """A report of the first unit with a file and a finding in it, and a draft of its round."""
    from django.utils import timezone
    from small_office import figures_workbook, office_as_it_stands, spool

    from tongket.check.kinds.office import NamesAnotherUnit
    from tongket.collect.submission import Place
    from tongket.server.actions.check_submission import Made, write_findings
    from tongket.server.actions.receive_upload import receive_upload
    from tongket.server.jobs.tasks import draft_round
    from tongket.server.records.review import ReviewRecord
    from tongket.server.round_desk import folder_of

    office = office_as_it_stands()
    content = figures_workbook(((3, 4), (5, 6)))
    receive_upload(office.of("D01").pk, spool(folder, content, "bieu.xlsx"), by=office.reporter)
    record = office.of("D01")
    finding = NamesAnotherUnit(at=Place("D01/bieu.xlsx"), unit="D01", named="Huyện Bình Minh", sent_for="Huyện An Bình")
    write_findings([Made(record, record.revision, [finding])])
    papers = folder_of(record.round) / "reviews" / "1"
    papers.mkdir(parents=True)
    (papers / "phu-luc.xlsx").write_bytes(b"x")
    ReviewRecord.objects.create(
        round=record.round, number=1, counted=0, papers={"phu-luc.xlsx": ""}, drafted_at=timezone.now()
    )
    draft_round.enqueue(record.round.number, office.consolidator.username)


@pytest.fixture(scope="module")
def kept_draft(keeping, kept_office):
    """Made once for all who ask: each of them finds it as if nobody had asked before."""
    return keeping(with_a_draft, beginning_with=kept_office)


@pytest.fixture
def office(kept_draft, db, office_folder):
    """The office with that draft."""
    from small_office import office_as_it_stands

    kept_draft.put_back(office_folder)
    return office_as_it_stands()


@pytest.fixture
def record(office):
    """The report of the first unit, with its file and its finding."""
    return office.of("D01")


def review_of(record):
    return {"pk": record.round.reviews.get().pk}


def ask(browser, name, record, file):
    from django.urls import reverse

    reporter = record.sent_by_id or file.sent_by_id
    arguments = {
        "review": review_of(record),
        "paper": {**review_of(record), "paper": "phu-luc.xlsx"},
        "review_act": {**review_of(record), "move": "submit"},
        **{each: {"number": record.round.number} for each in OF_ROUNDS},
        "drafting": {"number": record.round.number, "work": DBTaskResult.objects.get(queue_name="long").pk},
        "unit_sheet": {"pk": record.pk},
        "annotated": {"pk": record.pk},
        "confirm": {"pk": record.pk, "position": 0},
        "account_act": {"deed": "language"},
        "person": {"pk": reporter},
        "person_act": {"pk": reporter, "deed": "change"},
        "regime": {"pk": record.round.regime_id},
        "set_up_round": {"number": record.round.number},
        "set_up_act": {"number": record.round.number, "step": "deadlines"},
        "unit_due": {"code": record.unit.code},
        "submission": {"pk": record.pk},
        "upload": {"pk": record.pk},
        "sheet_form": {"pk": record.pk},
        "entries": {"pk": record.pk},
        "hand_in": {"pk": record.pk},
        "stamped": {"pk": record.pk},
        "act": {"pk": record.pk, "move": Move.ACCEPT.value},
        "file": {"pk": file.pk},
        "take_away": {"pk": file.pk},
    }.get(name, ARGUMENTS.get(name, {}))
    address = reverse(name, kwargs=arguments)
    asked = ASKED.get(name, {})
    answer = browser.post(address, {"seen": 0, **asked}) if name in POSTED else browser.get(address, asked)
    if answer.streaming:
        list(answer.streaming_content)  # read to its end it closes itself
    return answer


def may(who, name):
    opened_by, deeds = OPENED_BY[name], MAY[ROLE_OF[who]]
    if not isinstance(opened_by, Deed):
        return True
    is_other = who == "stranger" and name not in OF_ROUNDS
    own = OWN_TOO.get(name)
    if name in OF_THE_OFFICE and who in OF_UNITS:
        return False
    return not is_other and (
        opened_by in deeds or own in deeds or (name in JUDGES_TOO and Deed.JUDGE_SUBMISSION in deeds)
    )


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", sorted(OPENED_BY))
def test_who_may_opens_it_and_who_may_not_does_not(office, record, signed_in, who, name):
    status = ask(signed_in(getattr(office, who)), name, record, record.files.get()).status_code

    if name in ("invitation", "enter"):
        assert status == 404  # the secret is wrong, whoever asks
    elif may(who, name):
        assert status not in (401, 403, 404), status
    else:
        assert status in (403, 404), status


@pytest.mark.parametrize("name", sorted(OPENED_BY))
def test_who_has_not_signed_in_is_asked_to_first(record, client, name):
    answer = ask(client, name, record, record.files.get())

    if OPENED_BY[name] != ANYONE:
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/login/")


@pytest.mark.parametrize("name", sorted(OPENED_BY))
def test_a_token_opens_no_page(record, client, name):
    from tongket.server.actions.tokens import create_token

    _, secret = create_token(record.files.get().sent_by, "máy", days=1, may_write=True, by=None)
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"

    answer = ask(client, name, record, record.files.get())

    if OPENED_BY[name] != ANYONE:
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/login/")
