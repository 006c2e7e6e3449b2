"""The tokens of one's own programs on the page of the account: made, shown once, limited, taken back; no scripts."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone

from tongket.server.actions.tokens import MOST_HELD, Scope, create_token, make_token
from tongket.server.records.event import Event
from tongket.server.records.token import ApiToken
from tongket.server.verify import verify_office

TOLD = {"name": "bảng điều khiển", "scope": "read", "days": "30"}


@pytest.fixture
def browser(office, signed_in):
    return signed_in(office.reporter)


def made(browser, **told):
    """Make a token by the page; its secret as the page shows it."""
    answer = browser.post("/account/make-token/", {**TOLD, **told})
    assert answer.status_code == 200, answer.content.decode()
    return re.search(r"<code class=\"long\">(tongket_[\w-]+)</code>", answer.content.decode())[1]


def carrying(secret):
    return Client(headers={"Authorization": f"Bearer {secret}"})


def test_a_token_is_shown_once_and_opens_what_its_person_may(office, browser):
    secret = made(browser)

    assert carrying(secret).get("/api/me").json()["username"] == "reporter"
    page = browser.get("/account/").content.decode()
    assert secret not in page
    assert "bảng điều khiển" in page
    assert "chỉ đọc" in page
    assert "còn hiệu lực" in page
    token = ApiToken.objects.get()
    assert token.expires_at - timezone.now() > timedelta(days=29)
    assert secret not in json.dumps([event.after for event in Event.objects.filter(what="token.create")])


def test_the_page_that_shows_it_is_kept_by_nobody(browser):
    answer = browser.post("/account/make-token/", TOLD)
    assert "no-store" in answer["Cache-Control"]


def test_a_look_and_the_end_are_seen_on_the_page(office, browser):
    carrying(made(browser)).get("/api/me")
    page = browser.get("/account/").content.decode()
    assert "chưa dùng" not in page

    browser.post("/account/revoke-token/", {"token": ApiToken.objects.get().pk})

    page = browser.get("/account/").content.decode()
    assert "đã thu hồi" in page
    assert "Thu hồi mã" not in page


@pytest.mark.parametrize("scope", Scope)
def test_a_scope_is_a_limit_on_what_its_person_may(office, sent, signed_in, workbook, scope):
    from tongket.approve.roles import Role
    from tongket.server.actions.people import give_role

    give_role(office.reporter, Role.CONSOLIDATOR, office.of("D01").unit, by=None)
    waiting, record = sent("D01"), office.of("D01")
    program = carrying(made(signed_in(office.reporter), scope=scope.value))
    content = BytesIO(workbook(((1, 2), (3, 4)), unit=record.unit.name))
    content.name = "them.xlsx"

    assert program.get("/api/me").status_code == 200
    returned = program.post(
        f"/api/submissions/{waiting.pk}/return",
        json.dumps({"revision": waiting.revision, "reason": "thiếu", "deadline": "2099-11-05"}),
        content_type="application/json",
    )
    uploaded = program.post(f"/api/submissions/{record.pk}/files", {"file": content})

    assert returned.status_code == (200 if scope is Scope.ALL else 403)
    assert uploaded.status_code == {Scope.READ: 403, Scope.SEND: 409, Scope.ALL: 202}[scope]  # 409: it is sent already
    if scope is Scope.SEND:
        assert returned.json()["code"] == "token_only_sends"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"name": " "}, "Mã truy cập phải có tên"),
        ({"days": "0"}, "từ 1 đến 366 ngày"),
        ({"days": "x"}, "từ 1 đến 366 ngày"),
        ({"days": "9999"}, "từ 1 đến 366 ngày"),
        ({"scope": "root"}, "Chưa chọn mã được làm gì"),
    ],
)
def test_what_makes_no_token_is_said(browser, told, key):
    answer = browser.post("/account/make-token/", {**TOLD, **told})
    assert (answer.status_code, key in answer.content.decode()) == (400, True)
    assert not ApiToken.objects.exists()


def test_a_person_holds_so_many_and_no_more(office, browser):
    for number in range(MOST_HELD):
        create_token(office.reporter, f"máy {number}", days=1, by=None)
    refused = browser.post("/account/make-token/", TOLD).content.decode()
    assert "đang có 20 mã truy cập còn hiệu lực" in refused
    ApiToken.objects.filter(name="máy 3").update(revoked_at=timezone.now())
    made(browser)


def test_nobody_sees_or_revokes_anothers_here(office, browser, signed_in):
    token, _ = make_token(office.reporter, "của người khác", days=1, scope=Scope.SEND, by=None)
    for role in ("leader", "administrator"):
        other = signed_in(getattr(office, role))
        assert "của người khác" not in other.get("/account/").content.decode()
        assert other.post("/account/revoke-token/", {"token": token.pk}).status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_english_is_whole(office, browser):
    browser.post("/account/language/", {"language": "en"})
    page = browser.post("/account/make-token/", {**TOLD, "scope": "send"}).content.decode()
    assert "Copy this token into the program “bảng điều khiển” now" in page
    assert "reads and sends reports, until" in page
    assert "whatever its person may" in browser.get("/account/").content.decode()


def test_it_is_in_the_trace_and_the_trace_holds(office, browser):
    made(browser)
    browser.post("/account/revoke-token/", {"token": ApiToken.objects.get().pk})
    assert list(Event.objects.filter(what__startswith="token.").values_list("what", "by")) == [
        ("token.create", "reporter"),
        ("token.revoke", "reporter"),
    ]
    assert list(verify_office()) == []


def test_a_token_made_before_scopes_is_as_it_was(office):
    """An event of an earlier release does not tell `only_sends`: the record is still what it said."""
    token, _ = create_token(office.leader, "máy", days=1, may_write=True, by=None)
    from tongket.server.traced import is_as_told, snapshot

    told = snapshot(token)
    del told["only_sends"]
    assert is_as_told(token, told)
