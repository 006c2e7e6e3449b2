"""What is typed on a page: kept cell by cell, never written over unseen, handed in as the unit's workbook."""

from __future__ import annotations

import json

import pytest

from tongket.collect.workbooks.workbook import read_workbook
from tongket.server.actions.read_received import read_received
from tongket.server.actions.save_entries import Typed, save_entries
from tongket.server.actions.send_entries import send_entries, stamped_form
from tongket.server.actions.send_submission import send_submission
from tongket.server.refusal import ChangedMeanwhile, NotThere, Refused
from tongket.server.spoken_findings import spoken_findings

ALL = {"D5": "3", "E5": "4", "D6": "5", "E6": "6"}


def typed(seen: int = 0, **cells: str) -> list[Typed]:
    return [Typed(f"Biểu 1!{place}", text, seen) for place, text in cells.items()]


def test_cells_are_kept_with_the_version_that_wrote_them(office):
    first = save_entries(office.of("D01").pk, typed(D5="3", E5="ước 4"), by=office.reporter)
    again = save_entries(office.of("D01").pk, typed(1, D5="7"), by=office.unit_head)

    cells = again.entries.cells
    assert (first.entries.version, again.entries.version) == (1, 2)
    assert (cells["Biểu 1!D5"]["t"], cells["Biểu 1!D5"]["v"], cells["Biểu 1!D5"]["by"]) == ("7", 2, office.unit_head.pk)
    assert (cells["Biểu 1!E5"]["t"], cells["Biểu 1!E5"]["v"]) == ("ước 4", 1)


def test_nobody_writes_over_what_they_did_not_see(office):
    pk = office.of("D01").pk
    save_entries(pk, typed(D5="3"), by=office.reporter)

    late = save_entries(pk, typed(D5="4", E5="9"), by=office.unit_head)

    assert late.conflicts == ["Biểu 1!D5"]
    assert late.entries.cells["Biểu 1!D5"]["t"] == "3"
    assert late.entries.cells["Biểu 1!E5"]["t"] == "9"


def test_the_same_value_twice_is_no_conflict_and_no_new_version(office):
    pk = office.of("D01").pk
    save_entries(pk, typed(D5="3"), by=office.reporter)
    again = save_entries(pk, typed(D5="3"), by=office.unit_head)
    assert (again.conflicts, again.entries.version) == ([], 1)


@pytest.mark.parametrize(
    ("cell", "text", "key"),
    [
        ("Biểu 1!Z99", "3", "no_such_cell"),
        ("Biểu 9!D5", "3", "no_such_cell"),
        ("D5", "3", "no_such_cell"),
        ("Biểu 1!D5", "9" * 201, "entry_too_long"),
    ],
)
def test_what_the_form_does_not_ask_is_not_kept_and_keeps_nothing_else_from_being_kept(office, cell, text, key):
    saved = save_entries(office.of("D01").pk, [Typed(cell, text, 0), *typed(E5="1")], by=office.reporter)
    assert {place: refusal.key for place, refusal in saved.unfit.items()} == {cell: key}
    assert list(saved.entries.cells) == ["Biểu 1!E5"]


def test_another_units_form_is_not_there(office):
    with pytest.raises(NotThere):
        save_entries(office.of("D01").pk, typed(D5="3"), by=office.stranger)


def test_the_workbook_is_received_like_any_upload_and_read_with_its_cells(office):
    pk = office.of("D01").pk
    saved = save_entries(pk, typed(**ALL), by=office.reporter)

    receipt = send_entries(pk, by=office.reporter, seen=saved.entries.version)
    read_received()

    assert receipt.is_new
    assert receipt.file.name == "D01-huyen-an-binh.xlsx"
    assert receipt.file.readings.get().status == "used"
    told = [finding.code for finding in spoken_findings(office.of("D01"))]
    assert told == ["B217"]  # of the office's own form, which no one has confirmed
    send_submission(pk, by=office.reporter)
    assert office.of("D01").state == "sent"


def test_the_same_entries_give_the_same_receipt(office):
    pk = office.of("D01").pk
    version = save_entries(pk, typed(**ALL), by=office.reporter).entries.version
    first = send_entries(pk, by=office.reporter, seen=version)
    again = send_entries(pk, by=office.unit_head, seen=version)
    assert (again.sha256, again.is_new) == (first.sha256, False)


def test_what_another_typed_since_is_looked_at_before_it_is_handed_in(office):
    pk = office.of("D01").pk
    save_entries(pk, typed(**ALL), by=office.reporter)
    save_entries(pk, typed(1, D5="8"), by=office.unit_head)
    with pytest.raises(ChangedMeanwhile) as refusal:
        send_entries(pk, by=office.reporter, seen=1)
    assert refusal.value.key == "entries_changed"


def test_nothing_typed_is_nothing_to_hand_in(office):
    with pytest.raises(Refused) as refusal:
        send_entries(office.of("D01").pk, by=office.reporter, seen=0)
    assert refusal.value.key == "no_entries"


def test_a_sent_report_takes_no_entries(office, sent):
    record = sent("D01")
    with pytest.raises(ChangedMeanwhile) as refusal:
        save_entries(record.pk, typed(D5="3"), by=office.reporter)
    assert refusal.value.key == "entries_closed"


# --- the page


def saving(browser, record, person, *, since=0, **cells):
    changes = [{"cell": f"Biểu 1!{place}", "t": text, "seen": 0} for place, text in cells.items()]
    body = {"person": person.pk, "since": since, "changes": changes}
    return browser.post(f"/submissions/{record.pk}/entries/", json.dumps(body), content_type="application/json")


def test_the_page_gets_the_form_and_what_the_desk_finds(office, signed_in):
    record, browser = office.of("D01"), signed_in(office.reporter)
    saving(browser, record, office.reporter, D5="1.234", E5="-3")

    whole = browser.get(f"/submissions/{record.pk}/entries/").json()

    assert [sheet["name"] for sheet in whole["form"]["sheets"]] == ["Biểu 1"]
    assert {cell["id"]: cell["how"] for cell in whole["form"]["cells"]}["Biểu 1!D7"] == "parts"
    assert whole["cells"]["Biểu 1!D5"]["t"] == "1.234"
    found = {(finding["code"], finding["cell"]) for finding in whole["findings"]}
    assert {("C302", "Biểu 1!D5"), ("C304", "Biểu 1!E5")} <= found
    assert whole["isOpen"]


def test_a_save_answers_with_what_changed_since_and_what_conflicts(office, signed_in):
    record, head = office.of("D01"), signed_in(office.unit_head)
    saving(signed_in(office.reporter), record, office.reporter, D5="3", E5="4")

    answer = saving(head, record, office.unit_head, D5="5", D6="6").json()

    assert answer["conflicts"] == ["Biểu 1!D5"]
    assert {cell: kept["t"] for cell, kept in answer["cells"].items()} == {
        "Biểu 1!D5": "3",
        "Biểu 1!E5": "4",
        "Biểu 1!D6": "6",
    }
    assert answer["people"] == {str(office.reporter.pk): "reporter", str(office.unit_head.pk): "unit_head"}


def test_a_refusal_comes_as_a_sentence_the_page_can_show(office, signed_in, sent):
    record = sent("D01")
    answer = saving(signed_in(office.reporter), record, office.reporter, D5="3")
    assert answer.status_code == 409
    assert answer.json()["says"].startswith("Báo cáo đã gửi nên biểu không sửa được nữa.")


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"person": 1}', '{"changes": 3, "since": 0}', "[" * 100_000])
def test_what_our_page_would_not_send_is_refused(office, signed_in, body):
    answer = signed_in(office.reporter).post(
        f"/submissions/{office.of('D01').pk}/entries/", body, content_type="application/json"
    )
    assert answer.status_code in (400, 409)
    assert answer.json()["refused"] in ("bad_entries", "other_person")


def test_someone_elses_session_keeps_nothing(office, signed_in):
    answer = saving(signed_in(office.unit_head), office.of("D01"), office.reporter, D5="3")
    assert (answer.status_code, answer.json()["refused"]) == (409, "other_person")


@pytest.mark.parametrize("way", ["form", "entries", "stamped"])
def test_the_form_of_another_unit_is_not_there(office, signed_in, way):
    assert signed_in(office.stranger).get(f"/submissions/{office.of('D01').pk}/{way}/").status_code == 404


def test_a_reader_sees_the_form_and_cannot_type(office, signed_in):
    record, browser = office.of("D01"), signed_in(office.auditor)
    assert browser.get(f"/submissions/{record.pk}/entries/").json()["isOpen"] is False
    assert saving(browser, record, office.auditor, D5="3").status_code == 403


def test_handing_in_says_the_receipt_and_where_to_go_on(office, signed_in):
    record, browser = office.of("D01"), signed_in(office.reporter)
    version = saving(browser, record, office.reporter, **ALL).json()["version"]
    answer = browser.post(f"/submissions/{record.pk}/hand-in/", {"seen": version})
    assert answer.status_code == 200
    assert answer.json()["says"].startswith("Đã nhận “D01-huyen-an-binh.xlsx”")
    assert answer.json()["to"] == f"/submissions/{record.pk}/"


def test_the_report_says_that_something_typed_is_not_in_it_yet(office, signed_in):
    record, browser = office.of("D01"), signed_in(office.reporter)
    told = "có số chưa đưa vào báo cáo"
    assert told not in browser.get(f"/submissions/{record.pk}/").content.decode()
    version = saving(browser, record, office.reporter, **ALL).json()["version"]
    assert told in browser.get(f"/submissions/{record.pk}/").content.decode()
    browser.post(f"/submissions/{record.pk}/hand-in/", {"seen": version})
    assert told not in browser.get(f"/submissions/{record.pk}/").content.decode()


# --- filled offline


def test_the_stamped_form_is_downloaded_and_its_upload_finds_its_report(office, signed_in):
    from io import BytesIO

    from openpyxl import load_workbook

    record, browser = office.of("D01"), signed_in(office.reporter)
    answer = browser.get(f"/submissions/{record.pk}/stamped/")
    book = load_workbook(BytesIO(answer.content))
    for place, text in ALL.items():
        book["Biểu 1"][place] = int(text)
    filled = BytesIO()
    book.save(filled)
    filled.seek(0)
    filled.name = "của tôi.xlsx"

    page = browser.post("/stamped/", {"files": [filled]})

    assert page.status_code == 200
    assert "Đã nhận “của tôi.xlsx”" in page.content.decode()
    assert office.of("D01").files.get().name == "của tôi.xlsx"


def test_a_stamp_of_another_unit_or_none_is_refused(office, signed_in, workbook):
    from io import BytesIO

    name, content = stamped_form(office.of("D02"))
    assert read_workbook(content, name).stamp["tongket-unit"] == "D02"
    for sent, sentence in (
        (content, "không thuộc báo cáo nào"),
        (workbook(None), "không mang dấu"),
        (b"x", "không mang"),
    ):
        made = BytesIO(sent)
        made.name = name
        page = signed_in(office.reporter).post("/stamped/", {"files": [made]})
        assert page.status_code == 400
        assert sentence in page.content.decode()
