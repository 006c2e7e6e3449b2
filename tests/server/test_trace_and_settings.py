"""The auditor's trace, the page of settings, the nightly recount, and sign-in by a provider."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.recount_office import recount_office
from tongket.server.actions.sso import person_vouched_for
from tongket.server.backup import back_up
from tongket.server.records.event import Event
from tongket.server.records.office import OfficeRecord
from tongket.server.refusal import NotAllowed
from tongket.server.round_desk import folder_of
from tongket.server.totals import totals_of
from tongket.server.verify import record_breaks


def test_the_trace_is_filtered_and_says_what_an_act_changed(office, sent, signed_in):
    sent("D01")
    browser = signed_in(office.auditor)
    whole = browser.get("/trace/").content.decode()
    assert "gửi báo cáo" in whole
    assert Event.objects.order_by("-number").first().hash in whole

    of_sending = browser.get("/trace/?what=submission.&unit=D01&by=reporter").content.decode()
    assert "<code>state</code>" in of_sending
    assert "<del>draft</del> → sent" in of_sending
    assert "nhận tệp" not in of_sending
    assert "Không có việc nào như vậy." in browser.get("/trace/?until=2019-01-01").content.decode()


def test_the_page_proves_the_chain_and_tells_where_it_is_broken(office, signed_in):
    browser = signed_in(office.auditor)
    assert "Chuỗi còn nguyên" in browser.get("/trace/?prove=1").content.decode()
    Event.objects.filter(number=3).update(reason="khác")
    page = browser.get("/trace/?prove=1").content.decode()
    assert "Chuỗi bị đứt ở 1 chỗ." in page
    assert "việc số 3 trong dấu vết đã bị sửa" in page


def test_what_a_person_wrote_is_never_markup(office, sent, signed_in):
    record = sent("D01")
    from tongket.server.actions.decide_submission import exclude_submission

    exclude_submission(record.pk, by=office.consolidator, reason="<script>alert(1)</script>")
    page = signed_in(office.auditor).get("/trace/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_recount_proves_totals_and_shows_it(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    totals_of(office.round.__class__.objects.get())
    assert recount_office()

    page = signed_in(office.administrator).get("/setup/office/").content.decode()
    assert "khớp: 1 đợt" in page
    assert Event.objects.order_by("-number").first().hash in page
    assert Event.objects.order_by("-number").first().what == "office.recount"
    assert list(record_breaks()) == []


@pytest.mark.django_db(transaction=True)
def test_the_last_backup_is_named_on_the_page_of_settings(staff, signed_in, tmp_path):
    assert "chưa sao lưu" in signed_in(staff["administrator"]).get("/setup/office/").content.decode()
    back_up(tmp_path / "sao-luu.zip")
    assert "sao-luu.zip" in signed_in(staff["administrator"]).get("/setup/office/").content.decode()


def test_totals_that_differ_are_told_and_counted_anew(office, sent, signed_in):
    accept_submission(sent("D01").pk, by=office.consolidator)
    of = office.round.__class__.objects.get()
    right = totals_of(of).figures
    made = (folder_of(of) / ".tongket" / "totals").glob("*.json")
    (kept,) = [path for path in made if "outline" not in path.name]
    kept.write_text(kept.read_text(encoding="utf-8").replace('"3"', '"4"'), encoding="utf-8")
    assert totals_of(of).figures != right

    assert not recount_office()

    assert totals_of(of).figures == right
    assert Event.objects.order_by("-number").first().what == "office.recount_differs"
    assert "không khớp" in signed_in(office.administrator).get("/setup/office/").content.decode()


def test_settings_write_the_names_and_the_hour_and_nothing_else(staff, signed_in):
    browser = signed_in(staff["administrator"])
    page = browser.get("/setup/office/").content.decode()
    assert "Chưa cài máy chủ thư" in page
    assert "không chạy" in page
    told = {"name": "Văn phòng mới", "level": "province", "family": "state", "mail_hour": "6", "kind": "desk"}
    assert browser.post("/setup/office/keep/", told).status_code == 302
    office = OfficeRecord.objects.get()
    assert (office.name, office.level, office.family, office.mail_hour) == ("Văn phòng mới", "province", "state", 6)
    assert office.kind == "office"
    assert "“25” không phải giờ" in browser.post("/setup/office/keep/", {**told, "mail_hour": "25"}).content.decode()


# --- sign-in by a provider


def test_only_who_was_invited_comes_in_by_a_verified_address(office):
    assert person_vouched_for(["Reporter@VIDU.example"]) == office.reporter
    with pytest.raises(NotAllowed, match="sso_unknown"):
        person_vouched_for(["la@vidu.example"])
    with pytest.raises(NotAllowed, match="sso_unknown"):
        person_vouched_for(["", ""])
    head = office.unit_head
    head.email = office.reporter.email
    head.save()
    with pytest.raises(NotAllowed, match="sso_several"):
        person_vouched_for(["reporter@vidu.example"])


def test_who_is_kept_out_does_not_come_in(office):
    person = office.reporter
    person.is_active = False
    person.save()
    with pytest.raises(NotAllowed):
        person_vouched_for([person.email])


def started(code, **environment):
    told = {**os.environ, "TONGKET_OFFICE": os.environ["TONGKET_OFFICE"], **environment}
    begin = "import django, sys; django.setup(); import tongket.server.urls; from django.urls import reverse; "
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", begin + code], env=told, capture_output=True, text=True
    )


@pytest.mark.slow
def test_the_program_for_it_is_loaded_only_where_the_environment_names_a_provider():
    without = started("print([name for name in sys.modules if name.startswith('allauth')])")
    assert (without.stdout.strip(), without.stderr) == ("[]", "")
    provider = {"TONGKET_OIDC_SERVER": "https://dangnhap.vidu.example", "TONGKET_OIDC_CLIENT": "tongket"}
    code = "print(reverse('openid_connect_callback', kwargs={'provider_id': 'sso'}))"
    assert started(code, **provider).stdout.strip() == "/sso/sso/login/callback/"


@pytest.mark.slow
def test_unverified_addresses_and_links_to_another_person_are_refused():
    provider = {"TONGKET_OIDC_SERVER": "https://dangnhap.vidu.example", "TONGKET_OIDC_CLIENT": "tongket"}
    code = (
        "from types import SimpleNamespace as N; from unittest import mock; import tongket.server.sso as sso\n"
        "seen = []\n"
        "def vouched(addresses): seen.append(addresses); return N(pk=1)\n"
        "sso.person_vouched_for, sso.refusal_page = vouched, lambda request, refusal: refusal\n"
        "here = sso.InvitedPeople(); mails = [N(email='a@x', verified=True), N(email='b@x', verified=False)]\n"
        "login = mock.Mock(email_addresses=mails, is_existing=False)\n"
        "here.pre_social_login(None, login); print(seen, login.connect.call_count)\n"
        "other = mock.Mock(email_addresses=mails, is_existing=True, user=N(pk=2))\n"
        "try: here.pre_social_login(None, other)\n"
        "except sso.ImmediateHttpResponse as answer: print(answer.response.key)\n"
        "print(here.is_open_for_signup(None, login))\n"
    )
    made = started(f"exec({code!r})", **provider)
    assert made.stdout.split("\n")[:3] == ["[['a@x']] 1", "sso_other_person", "False"], made.stderr
