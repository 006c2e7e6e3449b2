"""Whoever is refused, or whose session ended, comes back to the page the form stood on, never to where forms go."""

from __future__ import annotations

import pytest
from django.test import Client

from tongket.server.actions.own_account import choose_own_language
from tongket.server.actions.people import add_person, change_person, invite_person

HERE = "http://testserver"


def came_from(page):
    return {"HTTP_REFERER": f"{HERE}{page}", "HTTP_HOST": "testserver"}


def test_a_session_that_ended_comes_back_to_the_page_of_the_form(office):
    pk = office.of("D01").pk

    answer = Client().post(f"/submissions/{pk}/return/", {"reason": "sai"}, **came_from(f"/submissions/{pk}/?a=1"))

    assert answer["Location"] == f"/login/?next=/submissions/{pk}/%3Fa%3D1"


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/submissions/1/", "javascript:alert(1)"])
def test_a_page_that_is_not_ours_is_not_gone_back_to(office, referer):
    answer = Client().post("/submissions/1/return/", HTTP_REFERER=referer, HTTP_HOST="testserver")
    assert answer["Location"] == "/login/?next=/"


def test_an_address_of_ours_that_looks_like_another_site_leads_to_none(office, signed_in, sent):
    record = sent("D01")
    form = {"seen": record.revision - 1, "reason": "sai", "deadline": "2099-11-09"}

    answer = signed_in(office.consolidator).post(
        f"/submissions/{record.pk}/return/", form, **came_from("//elsewhere.example/")
    )

    assert answer.status_code == 409
    assert '="//elsewhere' not in answer.content.decode()


def test_a_page_that_changes_in_place_goes_whole_to_sign_in(office):
    pk = office.of("D01").pk
    page = came_from(f"/submissions/{pk}/")

    answer = Client().post(f"/submissions/{pk}/upload/", HTTP_HX_REQUEST="true", **page)

    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/login/?next=/submissions/{pk}/")


def test_a_refused_form_leads_back_and_the_language_changes_there(office, signed_in, sent):
    record = sent("D01")
    page = f"/submissions/{record.pk}/"
    form = {"seen": record.revision - 1, "reason": "sai", "deadline": "2099-11-09"}

    answer = signed_in(office.consolidator).post(f"{page}return/", form, **came_from(page))

    assert answer.status_code == 409
    said = answer.content.decode()
    assert f'<a href="{page}">Về trang vừa rồi</a>' in said
    assert f'<input type="hidden" name="next" value="{page}">' in said


def test_an_address_of_forms_opened_as_a_page_says_so(office, signed_in):
    answer = signed_in(office.consolidator).get(f"/submissions/{office.of('D01').pk}/return/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ nhận biểu được gửi" in answer.content.decode()


def test_the_button_of_the_frame_changes_a_language_of_ones_own(office, signed_in):
    clerk = office.consolidator
    choose_own_language(clerk, "vi")
    browser = signed_in(clerk)

    browser.post("/language/", {"language": "en", "next": "/"})

    assert "My work" in browser.get("/").content.decode()
    assert office.consolidator.language == "en"


def test_a_link_that_was_used_says_what_to_do(office):
    link = f"/invitation/{invite_person(office.reporter, by=None)}/"
    password = {"password": "mat-khau-dai-1", "again": "mat-khau-dai-1"}
    assert Client().post(link, password).status_code == 302

    answer = Client().get(link)

    assert answer.status_code == 404
    assert "Đường dẫn này đã dùng, đã quá hạn hoặc không đúng." in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Lê\u202eABC", "Lê ABC"),
        ("  Lê \n\t Văn  A ", "Lê Văn A"),
        ("Nguyê\u0303n 😀", "Nguyễn 😀"),
        ("N" * 255, "N" * 200),
        ("\u2067\u200f", "nguoimoi"),
    ],
)
def test_a_name_is_one_line_that_can_be_shown(office, typed, kept):
    made = add_person("nguoimoi", typed, by=None)
    assert made.name == kept
    assert change_person(made.pk, name=typed, email="", by=office.administrator).name == kept


@pytest.fixture
def opened(transactional_db, office, live_server, chromium, monkeypatch, signed_in):
    """The page of a sent report, open in the clerk's browser."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    session = signed_in(office.consolidator).cookies["tongket_session"].value
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context()
        context.add_cookies([{"name": "tongket_session", "value": session, "url": live_server.url}])
        yield context.new_page()
        browser.close()


PASSWORD = "mat-khau-thu-nghiem"  # of everyone in the office of the tests
RETURN = "form[action*='/return/']"


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("how", ["someone was faster", "the session ended"])
def test_what_was_typed_stands_in_the_form_again(office, opened, live_server, sent, how):
    page = opened
    record = sent("D01")
    address = f"{live_server.url}/submissions/{record.pk}/"
    page.goto(address)
    page.fill(f"{RETURN} [name=reason]", "Thiếu biểu 2, đã gọi điện")
    page.fill(f"{RETURN} [name=deadline]", "2030-01-15")
    if how == "someone was faster":
        type(record).objects.filter(pk=record.pk).update(revision=record.revision + 1)
    else:
        page.context.clear_cookies(name="tongket_session")

    page.click(f"{RETURN} button")

    if how == "someone was faster":
        page.click("text=Về trang vừa rồi")
    else:
        page.fill("[name=username]", office.consolidator.username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
    page.wait_for_url(address)
    assert page.input_value(f"{RETURN} [name=reason]") == "Thiếu biểu 2, đã gọi điện"
    page.reload()
    assert page.input_value(f"{RETURN} [name=reason]") == ""
