"""The pages of setting up, account, trace and settings in a real browser: accessible, and no wider than a telephone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tongket.server.actions.tokens import Scope, make_token, revoke_token
from tongket.server.records.token import ApiToken

pytestmark = [pytest.mark.slow, pytest.mark.service, pytest.mark.filterwarnings("default")]

PAGES = {
    "administrator": (
        "/setup/units/",
        "/setup/people/",
        "/setup/people/{reporter}/",
        "/setup/regimes/",
        "/setup/regimes/new/",
        "/setup/regimes/{regime}/",
        "/setup/rounds/",
        "/setup/rounds/1/",
        "/setup/office/",
        "/account/",
        "/account/factor/",
        "/api/docs/",
    ),
    "auditor": ("/trace/?prove=1",),
}
LOOKS = {
    "desktop-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "phone-light": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "desktop-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
SHOTS = os.environ.get("TONGKET_TEST_SHOTS", "")  # a folder: every page is drawn into it, to be looked at


@pytest.fixture
def visited(transactional_db, office, live_server, chromium, monkeypatch, signed_in):
    """Opens a page as a person of a role, in a look and a language; axe's findings, and how far it is too wide."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # the driver runs a loop in this thread, Django's test client too
    for scope in Scope:
        make_token(office.administrator, f"máy {scope.value}", days=9, scope=scope, by=None)
    revoke_token(ApiToken.objects.first().pk, by=None)
    names = {"reporter": office.reporter.pk, "regime": office.round.regime_id}
    cookies = {role: signed_in(getattr(office, role)).cookies["tongket_session"].value for role in PAGES}
    axe = Axe()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def visit(role, path, look, language, then=lambda page: None):
            context = browser.new_context(java_script_enabled=True, bypass_csp=True, **LOOKS[look])
            url = live_server.url
            context.add_cookies(
                [
                    {"name": "tongket_session", "value": cookies[role], "url": url},
                    {"name": "tongket_lang", "value": language, "url": url},
                ]
            )
            page = context.new_page()
            answer = page.goto(url + path.format(**names))
            assert answer.status == 200, (path, answer.status)
            then(page)
            if SHOTS:
                name = f"{path.strip('/').split('?')[0].replace('/', '-')}-{look}-{language}.png".format(**names)
                page.screenshot(path=Path(SHOTS) / name, full_page=True)
            found = [(each["id"], [node["html"] for node in each["nodes"]]) for each in
                     axe.run(page).response["violations"]]  # fmt: skip
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            context.close()
            return found, wide

        yield visit
        browser.close()


@pytest.mark.parametrize(("look", "language"), list(zip(LOOKS, ("vi", "en", "vi", "en"), strict=True)))
def test_every_page_is_accessible_and_fits_its_screen(visited, look, language):
    for role, paths in PAGES.items():
        for path in paths:
            found, wide = visited(role, path, look, language)
            assert found == [], (path, look)
            assert wide == 0, (path, look)


@pytest.mark.parametrize(("look", "language"), [("phone-dark", "vi"), ("desktop-light", "en")])
def test_what_comes_of_a_form_is_accessible_too(visited, look, language):
    def make(page):
        page.locator("#token_name").fill("bảng điều khiển")
        page.locator("#token_scope").select_option("send")
        page.locator("form[action$='make-token/'] button").click()
        assert page.locator("code.long").inner_text().startswith("tongket_")

    def write(page):
        page.locator("#to").fill("quantri@vidu.example")
        page.locator("form[action$='test-letter/'] button").click()
        page.locator("#notices .notice").wait_for()

    for path, then in (("/account/", make), ("/setup/office/", write)):
        assert visited("administrator", path, look, language, then) == ([], 0), path
