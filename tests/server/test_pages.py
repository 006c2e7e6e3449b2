"""The first pages, as people of each role meet them, in a browser without scripts."""

from __future__ import annotations

from io import BytesIO

import pytest

from tongket.server.actions.read_received import read_received


def upload(browser, record, content, name="bieu.xlsx"):
    made = BytesIO(content)
    made.name = name
    return browser.post(f"/submissions/{record.pk}/upload/", {"files": [made]})


def test_a_unit_uploads_reads_its_findings_and_sends(office, signed_in, workbook):
    browser, record = signed_in(office.reporter), office.of("D01")

    answer = upload(browser, record, workbook(((3, 4), (5, 6))))
    assert answer.status_code == 202
    assert "Đã nhận “bieu.xlsx”" in answer.content.decode()

    read_received()
    page = browser.get(f"/submissions/{record.pk}/").content.decode()
    assert "đã đọc" in page
    sent = browser.post(f"/submissions/{record.pk}/send/", {"seen": office.of("D01").revision})
    assert sent.status_code == 302
    assert office.of("D01").state == "sent"


@pytest.mark.parametrize("path", ["/", "/rounds/", "/rounds/1/", "/rounds/1/totals/", "/submissions/{pk}/"])
def test_pages_open_in_both_languages(office, sent, signed_in, path):
    record = sent("D01")
    browser = signed_in(office.consolidator)
    for language in ("vi", "en"):
        browser.cookies["tongket_lang"] = language
        answer = browser.get(path.format(pk=record.pk))
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.content.decode()


def test_another_units_report_is_not_there(office, signed_in):
    assert signed_in(office.stranger).get(f"/submissions/{office.of('D01').pk}/").status_code == 404


def test_who_has_not_signed_in_is_asked_to(office, client):
    answer = client.get(f"/submissions/{office.of('D01').pk}/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/login/")


def test_a_page_left_open_writes_nothing_over(office, sent, signed_in):
    record = sent("D01")
    browser = signed_in(office.consolidator)
    late = browser.post(f"/submissions/{record.pk}/accept/", {"seen": record.revision - 1})
    assert late.status_code == 409
    assert "Có người vừa thay đổi báo cáo này" in late.content.decode()
    assert office.of("D01").state == "sent"


def test_a_return_without_a_reason_says_so(office, sent, signed_in):
    record = sent("D01")
    answer = signed_in(office.consolidator).post(
        f"/submissions/{record.pk}/return/", {"seen": record.revision, "reason": "", "deadline": "2099-11-05"}
    )
    assert answer.status_code == 400
    assert "Muốn trả lại thì phải ghi lý do. Ghi lý do rồi làm lại." in answer.content.decode()


def test_no_page_lets_a_browser_run_what_is_not_ours(office, client):
    answer = client.get("/login/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy
    page = answer.content.decode()
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_signing_in_with_the_right_password_and_the_wrong_one(office, client):
    wrong = client.post("/login/", {"username": "reporter", "password": "sai"}, REMOTE_ADDR="10.0.0.1")
    assert "không đúng" in wrong.content.decode()
    right = client.post("/login/", {"username": "reporter", "password": "mat-khau-thu-nghiem"}, REMOTE_ADDR="10.0.0.1")
    assert (right.status_code, right["Location"]) == (302, "/")


def test_the_file_comes_back_as_it_came_and_only_as_a_download(office, sent, signed_in, workbook):
    record = sent("D01")
    answer = signed_in(office.consolidator).get(f"/files/{record.files.get().pk}/")
    assert b"".join(answer.streaming_content) == workbook(((3, 4), (5, 6)), unit=record.unit.name)
    assert answer["Content-Disposition"].startswith("attachment")


def test_findings_stand_on_the_page_in_the_units_own_cells_with_what_to_do(office, signed_in, workbook):
    record = office.of("D01")
    browser = signed_in(office.reporter)
    upload(browser, record, workbook(((3, None), (5, 6))))
    read_received()

    page = browser.get(f"/submissions/{record.pk}/").content.decode()

    assert page.count('class="state block"') == office.of("D01").blocks > 0
    assert "bieu.xlsx › Biểu 1 › E5" in page
