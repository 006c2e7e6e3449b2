"""More than the office takes: told in the browser before it is sent, and by the server where nothing ran there."""

from __future__ import annotations

import errno
from io import BytesIO

import pytest
from django.test import Client

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.read_received import read_received
from tongket.server.actions.tokens import create_token
from tongket.server.records.event import Event
from tongket.server.records.received_file import ReceivedFile
from tongket.server.spool import SpoolHandler
from tongket.server.verify import verify_office


@pytest.fixture
def program(office):
    _, secret = create_token(office.reporter, "máy", days=1, may_write=True, by=None)
    browser = Client(headers={"Authorization": f"Bearer {secret}", "Accept-Language": "vi"})
    browser.raise_request_exception = False
    return browser


def upload(browser, record, content, name="bieu.xlsx"):
    made = BytesIO(content)
    made.name = name
    return browser.post(f"/api/submissions/{record.pk}/files", {"file": made})


def left_in_spool(office_folder):
    return [path for path in (office_folder / "spool").rglob("*") if path.is_file()]


# --- the server
def test_past_the_limit_what_was_written_is_let_go_at_once(office_folder, settings):
    settings.UPLOAD_LIMIT = 100
    handler = SpoolHandler()
    handler.new_file("file", "to.xlsx", "", 0)
    handler.receive_data_chunk(bytes(90), 0)
    handler.receive_data_chunk(bytes(90), 90)
    handler.target.flush()
    assert handler.path.stat().st_size == 0

    handler.receive_data_chunk(bytes(10_000), 180)
    spooled = handler.file_complete(10_180)

    assert (spooled.is_too_large, spooled.size, spooled.path.stat().st_size) == (True, 10_180, 0)
    spooled.drop()


def test_a_program_is_told_that_its_file_is_too_large(office, program, settings, office_folder):
    settings.UPLOAD_LIMIT = 50_000
    answer = upload(program, office.of("D01"), bytes(60_000))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert left_in_spool(office_folder) == []


def test_a_full_disk_is_told_to_a_program_and_nothing_stays(office, program, office_folder, monkeypatch):
    def full(self, raw_data, start):
        with self._nothing_left():
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SpoolHandler, "receive_data_chunk", full)
    answer = upload(program, office.of("D01"), b"x" * 1000)
    assert (answer.status_code, answer.json()["code"]) == (503, "disk_full")
    assert answer.json()["remedy"] == "Báo người quản trị, rồi gửi lại."
    assert left_in_spool(office_folder) == []
    assert not ReceivedFile.objects.exists()
    assert list(verify_office()) == []


def accepted(office):
    read_received()
    from tongket.server.actions.send_submission import send_submission

    send_submission(office.of("D01").pk, by=office.reporter)
    accept_submission(office.of("D01").pk, by=office.consolidator)


def closed(office):
    from tongket.server.actions.open_round import close_round

    close_round(office.round.pk, by=office.consolidator)


@pytest.mark.parametrize("since", [lambda office: None, accepted, closed], ids=["at once", "accepted", "closed"])
def test_a_replayed_upload_has_the_same_receipt_whatever_happened_since(
    office, program, workbook, office_folder, since
):
    record = office.of("D01")
    content = workbook(((3, 4), (5, 6)), unit=record.unit.name)
    first = upload(program, record, content).json()
    since(office)
    events, said = Event.objects.count(), {"file": first["file"] | {"state": "read"}, "sha256": first["sha256"]}

    again = upload(program, record, content)

    assert (again.status_code, again.json()["is_new"]) == (202, False)
    assert {"file": again.json()["file"] | {"state": "read"}, "sha256": again.json()["sha256"]} == said
    assert (record.files.count(), Event.objects.count()) == (1, events)
    assert left_in_spool(office_folder) == []


def test_a_new_file_is_refused_once_the_round_is_closed(office, program, workbook):
    closed(office)
    answer = upload(program, office.of("D01"), workbook(((3, 4), (5, 6))))
    assert (answer.status_code, answer.json()["code"]) == (400, "round_not_open")


# --- the browser
SAYS = {
    "vi": "“to.xlsx” lớn quá 1 MB. Bỏ bớt ảnh hoặc chia tệp rồi gửi lại.",
    "en": "“to.xlsx” is larger than 1 MB. Leave out pictures or split it, and send again.",
}
LIMITS = {"vi": "Mỗi tệp tối đa 1 MB, mỗi lần tối đa 50 tệp.", "en": "At most 1 MB a file, 50 files at a time."}


@pytest.fixture
def opened(transactional_db, office, live_server, chromium, monkeypatch, signed_in, settings):
    """Opens the page of the first unit's report as its reporter; with scripts or without."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    settings.UPLOAD_LIMIT = 1_000_000
    path = f"/submissions/{office.of('D01').pk}/"
    session = signed_in(office.reporter).cookies["tongket_session"].value
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def open_page(language, *, scripts):
            context = browser.new_context(java_script_enabled=scripts)
            names = {"tongket_session": session, "tongket_lang": language}
            context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in names.items()])
            page = context.new_page()
            page.goto(live_server.url + path)
            return page

        yield open_page
        browser.close()


def chosen(page, size, name="to.xlsx"):
    page.locator("#files").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": bytes(size)}
    )


def send(page):
    page.locator("form.drop button").click()


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_browser_tells_before_it_sends_and_sends_nothing(opened, office, language):
    page = opened(language, scripts=True)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    assert page.get_by_text(LIMITS[language]).is_visible()

    chosen(page, 1_000_001)
    assert page.locator("[role=alert]").inner_text() == SAYS[language]
    send(page)
    page.wait_for_timeout(300)
    assert sent == []

    chosen(page, 999_999)
    assert page.locator("[role=alert]").inner_text() == ""
    send(page)
    page.locator("#receipts .notice.good").wait_for()
    assert len(sent) == 1


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_scripts_the_server_says_the_same(opened, office, language):
    page = opened(language, scripts=False)
    chosen(page, 1_000_001)
    send(page)
    page.locator(".notice.bad").first.wait_for()
    assert SAYS[language] in page.content()
