"""A file that came is safe, has one receipt, and is read with its findings in the unit's own cells."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db.models.signals import post_init

from tongket.server.actions.read_received import read_received
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.names_as_sent import free_path
from tongket.server.office_folder import content_path
from tongket.server.records.received_file import ReceivedFile
from tongket.server.refusal import CannotMove, NotThere, Refused


def test_the_receipt_is_the_content_hash_and_the_bytes_are_kept_unaltered(office, spooled, office_folder, workbook):
    content = workbook(((3, 4), (5, 6)))

    receipt = receive_upload(office.of("D01").pk, spooled(content, "bieu.xlsx"), by=office.reporter)

    assert content_path(office_folder, receipt.sha256).read_bytes() == content
    assert receipt.file.state == ReceivedFile.State.RECEIVED
    assert list((office_folder / "spool").iterdir()) == []


def test_the_same_file_sent_again_gives_the_same_receipt_and_nothing_double(office, spooled, workbook):
    content, record = workbook(((3, 4), (5, 6))), office.of("D01")
    first = receive_upload(record.pk, spooled(content, "bieu.xlsx"), by=office.reporter)

    again = receive_upload(record.pk, spooled(content, "ten khac.xlsx"), by=office.reporter)

    assert (again.file.pk, again.sha256, again.is_new) == (first.file.pk, first.sha256, False)
    assert ReceivedFile.objects.count() == 1


def test_a_file_of_the_same_name_takes_the_place_of_the_earlier_one(office, spooled, workbook):
    record = office.of("D01")
    first = receive_upload(record.pk, spooled(workbook(((3, 4), (5, 6))), "bieu.xlsx"), by=office.reporter)

    second = receive_upload(record.pk, spooled(workbook(((3, 4), (5, 7))), "bieu.xlsx"), by=office.reporter)

    first.file.refresh_from_db()
    assert first.file.replaced_by_id == second.file.pk
    assert second.file.path == "D01/bieu (2).xlsx"


def test_a_name_that_was_used_however_often_still_gives_a_path_of_its_own():
    used = {"D01/bieu.xlsx", *(f"D01/bieu ({number}).xlsx" for number in range(2, 121))}

    assert free_path("D01", "bieu.xlsx", used.intersection) == "D01/bieu (121).xlsx"


def test_versions_replaced_before_are_not_read_for_the_next(office, spooled, workbook):
    record, made = office.of("D01"), []
    for number in range(4):
        sent = spooled(workbook(((3, 4), (5, number))), "bieu.xlsx")
        with rows_made_of(ReceivedFile) as rows:
            receive_upload(record.pk, sent, by=office.reporter)
        made.append(len(rows))

    assert made[1:] == [made[1]] * 3


@contextmanager
def rows_made_of(model):
    """Each row that is taken from the database, or made, meanwhile."""
    rows = []

    def note(instance, **_):
        rows.append(instance)

    post_init.connect(note, sender=model)
    try:
        yield rows
    finally:
        post_init.disconnect(note, sender=model)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.xlsx", "C:\\Users\\a\\bieu.xlsx", "\u202exslx.exe", "a\x00b.xlsx", "...", ""]
)
def test_a_hostile_name_leads_nowhere(office, spooled, workbook, office_folder, name):
    receipt = receive_upload(office.of("D01").pk, spooled(workbook(((3, 4), (5, 6))), name), by=office.reporter)

    assert receipt.file.path.startswith("D01/")
    assert receipt.file.path.count("/") == 1
    assert not set(receipt.file.name) & set("\x00\u202e/\\:")
    assert [path.name for path in office_folder.parent.rglob("passwd*")] == []


def test_findings_follow_in_the_units_own_cells(office, spooled, workbook):
    record = office.of("D01")
    receive_upload(record.pk, spooled(workbook(((3, None), (5, 6))), "bieu.xlsx"), by=office.reporter)

    assert read_received() == 1

    places = {(each.sheet, each.cell) for each in office.of("D01").findings.all()}
    assert ("Biểu 1", "E5") in places
    assert office.of("D01").is_checked


def test_another_units_page_is_not_there(office, spooled, workbook):
    sent = spooled(workbook(((3, 4), (5, 6))), "bieu.xlsx")
    with pytest.raises(NotThere):
        receive_upload(office.of("D01").pk, sent, by=office.stranger)


def test_a_sent_report_takes_no_more_files(office, sent, spooled, workbook):
    record = sent("D01")
    with pytest.raises(CannotMove):
        receive_upload(record.pk, spooled(workbook(((9, 9), (9, 9))), "them.xlsx"), by=office.reporter)
    assert office.of("D01").files.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "key"), [(b"", "bieu.xlsx", "empty_file"), (b"x", "[MẬT] bieu.xlsx", "secret_name")]
)
def test_what_cannot_be_taken_is_refused_with_its_reason(office, spooled, content, name, key):
    with pytest.raises(Refused) as refusal:
        receive_upload(office.of("D01").pk, spooled(content, name), by=office.reporter)
    assert refusal.value.key == key
    assert ReceivedFile.objects.count() == 0


def test_a_file_with_a_secrecy_mark_is_destroyed(office, spooled, office_folder, workbook):
    content = workbook(((3, 4), (5, 6)), unit="MẬT")
    receipt = receive_upload(office.of("D01").pk, spooled(content, "bieu.xlsx"), by=office.reporter)

    with office.committing():
        read_received()

    receipt.file.refresh_from_db()
    assert receipt.file.state == ReceivedFile.State.SECRET
    assert not content_path(office_folder, receipt.sha256).exists()


def test_a_report_is_checked_once_when_its_last_file_is_read(office, spooled, workbook, settings, monkeypatch):
    from tongket.server.actions import check_submission

    settings.READ_AT_ONCE, checked, check_unit = 1, [], check_submission.check_unit
    monkeypatch.setattr(
        check_submission, "check_unit", lambda desk, **more: checked.append(1) or check_unit(desk, **more)
    )
    for number in range(3):
        content = workbook(((number, 4), (5, 6)))
        receive_upload(office.of("D01").pk, spooled(content, "bieu.xlsx"), by=office.reporter)

    assert read_received() == 3

    assert len(checked) == 1
    assert office.of("D01").is_checked


def test_a_report_that_cannot_be_checked_for_a_fault_of_ours_keeps_no_other_waiting(
    office, spooled, workbook, monkeypatch
):
    from tongket.server import round_desk

    receive_upload(office.of("D01").pk, spooled(workbook(((3, 4), (5, 6)))), by=office.reporter)
    receive_upload(office.of("D02").pk, spooled(workbook(((7, 8), (9, 10)))), by=office.stranger)
    real = round_desk.assignments

    def faulty(files, parts):
        if any(file.path.startswith("D01/") for file in files):
            raise RuntimeError("a fault of ours")
        return real(files, parts)

    monkeypatch.setattr(round_desk, "assignments", faulty)
    read_received()

    assert [office.of(code).is_checked for code in ("D01", "D02")] == [False, True]
