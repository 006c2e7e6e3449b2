"""One's own account: password, language, browsers, second factor; as a person meets them without scripts."""

from __future__ import annotations

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tongket.approve.roles import Role
from tongket.server.actions.own_account import forget_ended_sessions
from tongket.server.actions.people import add_person, give_role
from tongket.server.records.event import Event
from tongket.server.records.person import Person
from tongket.server.records.second_factor import RecoveryCode
from tongket.server.verify import record_breaks

PASSWORD = "mat-khau-thu-nghiem"


def code_now(person, ahead=0):
    """What the telephone shows; `ahead` half minutes later."""
    totp = TOTP(TOTPDevice.objects.get(user=person).bin_key)
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06d}"


@pytest.fixture
def with_factor(staff, signed_in):
    """A leader who set up a second factor, with the recovery codes the page showed."""
    browser = signed_in(staff["leader"])
    browser.get("/account/factor/")
    page = browser.post("/account/factor/", {"code": code_now(staff["leader"])}).content.decode()
    return staff["leader"], browser, re.findall(r"<code>(\w{5}-\w{5})</code>", page)


def sign_in(username, password=PASSWORD):
    browser = Client()
    browser.post("/login/", {"username": username, "password": password}, REMOTE_ADDR="10.0.0.1")
    return browser


def test_a_new_password_needs_the_old_one_and_signs_other_browsers_out(staff, signed_in):
    here, there = signed_in(staff["leader"]), signed_in(staff["leader"])
    for browser in (here, there):
        assert browser.get("/account/").status_code == 200

    told = {"old": "sai", "new": "mot-mat-khau-moi-1", "again": "mot-mat-khau-moi-1"}
    assert "Mật khẩu đang dùng không đúng" in here.post("/account/password/", told).content.decode()
    assert here.post("/account/password/", {**told, "old": PASSWORD}).status_code == 302

    assert "trình duyệt này" in here.get("/account/").content.decode()
    assert there.get("/account/").status_code == 302
    assert Person.objects.get(username="leader").check_password("mot-mat-khau-moi-1")


def test_a_person_chooses_the_language_of_pages(staff, signed_in):
    browser = signed_in(staff["leader"])
    browser.post("/account/language/", {"language": "en"})
    assert '<html lang="en">' in browser.get("/").content.decode()
    assert browser.post("/account/language/", {"language": "xx"}).status_code == 400


def test_a_browser_is_ended_from_another_one_but_never_another_persons(staff, signed_in):
    here, there, other = signed_in(staff["leader"]), signed_in(staff["leader"]), signed_in(staff["auditor"])
    for browser in (here, there, other):
        browser.get("/")
    page = here.get("/account/").content.decode()
    (number,) = re.findall(r'name="session" value="(\d+)"', page)

    assert other.post("/account/end-session/", {"session": number}).status_code == 404
    assert here.post("/account/end-session/", {"session": number}).status_code == 302
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_the_second_factor_is_asked_for_after_the_password(with_factor):
    person, _, codes = with_factor
    assert len(codes) == 8

    browser = sign_in("leader")
    assert browser.get("/rounds/")["Location"] == "/second-factor/"
    wrong = browser.post("/second-factor/", {"code": "000000"})
    assert (wrong.status_code, "Mã không đúng" in wrong.content.decode()) == (400, True)
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert browser.post("/second-factor/", {"code": code_now(person, ahead=1)})["Location"] == "/"
    assert browser.get("/rounds/").status_code == 200


def test_a_code_opens_no_second_browser(with_factor):
    person, _, _ = with_factor
    code = code_now(person, ahead=1)
    sign_in("leader").post("/second-factor/", {"code": code})
    again = sign_in("leader")
    assert again.post("/second-factor/", {"code": code}).status_code == 400
    assert again.get("/").status_code == 302


def test_a_recovery_code_opens_once_and_is_kept_as_a_hash_alone(with_factor):
    _, _, codes = with_factor
    plain = codes[0].replace("-", "")
    assert not [each for each in RecoveryCode.objects.all() if plain in each.code_hash]

    assert sign_in("leader").post("/second-factor/", {"code": codes[0]}).status_code == 302
    assert sign_in("leader").post("/second-factor/", {"code": codes[0]}).status_code == 400


def test_wrong_codes_make_the_next_one_wait(with_factor):
    _, _, codes = with_factor
    browser = sign_in("leader")
    browser.post("/second-factor/", {"code": "nhamnhamnh"})
    waited = browser.post("/second-factor/", {"code": codes[0]})
    assert "Chờ một lát" in waited.content.decode()


def test_an_administrator_forgets_the_factor_of_who_lost_the_telephone(with_factor, staff, signed_in):
    person, _, _ = with_factor
    assert signed_in(staff["administrator"]).post(f"/setup/people/{person.pk}/forget-factor/").status_code == 302
    assert sign_in("leader").get("/rounds/").status_code == 200
    assert list(record_breaks()) == []


def test_administrators_must_where_the_office_says_so(staff, signed_in, settings):
    settings.SECOND_FACTOR_FOR_ADMINISTRATORS = True
    assert signed_in(staff["administrator"]).get("/rounds/")["Location"] == "/account/factor/"
    assert signed_in(staff["administrator"]).get("/account/factor/").status_code == 200
    assert signed_in(staff["leader"]).get("/rounds/").status_code == 200


def test_too_many_wrong_passwords_are_answered_in_words(staff, client):
    for _ in range(8):
        last = client.post("/login/", {"username": "leader", "password": "sai"}, REMOTE_ADDR="10.0.0.9")
    assert last.status_code == 429
    assert "Nhập sai mật khẩu quá nhiều lần. Chờ 15 phút" in last.content.decode()
    elsewhere = client.post("/login/", {"username": "leader", "password": PASSWORD}, REMOTE_ADDR="10.0.0.8")
    assert elsewhere.status_code == 302


def test_the_picture_is_drawn_here(staff, signed_in):
    page = signed_in(staff["leader"]).get("/account/factor/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page


def test_an_administrator_of_a_sub_tree_has_no_say_over_the_whole_offices_people(office, signed_in):
    unit = office.of("D01").unit
    local = add_person("quantri-d01", "Quản trị huyện", by=None, password=PASSWORD)
    give_role(local, Role.ADMINISTRATOR, unit, by=None)
    browser = signed_in(local)

    page = browser.get("/setup/people/").content.decode()

    assert "reporter" in page
    assert "stranger" not in page
    for pk, status in ((office.leader.pk, 404), (office.stranger.pk, 404), (office.reporter.pk, 200)):
        assert browser.post(f"/setup/people/{pk}/invite/").status_code == status
    told = {"username": "moi", "name": "Mới", "role": "administrator", "unit": ""}
    assert browser.post("/setup/people/add/", told).status_code == 403
    assert not Person.objects.filter(username="moi").exists()
    assert browser.post("/setup/people/add/", {**told, "role": "reporter", "unit": "D01"}).status_code == 200
    assert browser.get("/setup/office/").status_code == 403


def test_what_the_account_does_leaves_a_trace(with_factor, db):
    assert Event.objects.filter(what="person.second_factor_on", by="leader").exists()
    assert list(record_breaks()) == []
    call_command("check", verbosity=0)


def test_sessions_that_ran_out_are_forgotten(staff, signed_in):
    here, there = signed_in(staff["leader"]), signed_in(staff["leader"])
    for browser in (here, there):
        browser.get("/")
    Session.objects.filter(session_key=there.session.session_key).update(expire_date="2020-01-01T00:00:00Z")
    assert forget_ended_sessions() == 1
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
