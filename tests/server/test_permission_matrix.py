"""Every address × every role × one's own unit and another's, from the table of addresses: none can be forgotten."""

from __future__ import annotations

import pytest

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
}
POSTED = {"logout", "language", "upload", "take_away", "act", "hand_in"}
ARGUMENTS = {"invitation": {"secret": "x"}, "enter": {"secret": "x"}}
OWN_TOO = {"round": Deed.SEE_SUBMISSION}  # a unit sees its own line of the round
JUDGES_TOO = {"upload", "hand_in"}  # the office may add files when it enters on behalf


def test_every_address_says_what_opens_it():
    assert {pattern.name for pattern in urlpatterns} == set(OPENED_BY)


@pytest.fixture
def record(office, spooled, workbook):
    """A report of the first unit with a file in it."""
    from tongket.server.actions.receive_upload import receive_upload

    receive_upload(office.of("D01").pk, spooled(workbook(((3, 4), (5, 6)))), by=office.reporter)
    return office.of("D01")


def ask(browser, name, record, file):
    from django.urls import reverse

    arguments = {
        "round": {"number": record.round.number},
        "totals": {"number": record.round.number},
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
    answer = browser.post(address, {"seen": 0}) if name in POSTED else browser.get(address)
    answer.close()
    return answer


def may(who, name):
    opened_by, deeds = OPENED_BY[name], MAY[ROLE_OF[who]]
    if not isinstance(opened_by, Deed):
        return True
    is_other = who == "stranger" and name not in ("round", "totals")
    own = OWN_TOO.get(name)
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
