"""What strangers, broken programs and impatient people send: refused in a sentence or kept; nothing half-written."""

from __future__ import annotations

import errno
import http.client
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from django.test import Client

from tongket.server.actions.read_received import read_received
from tongket.server.office_folder import content_path
from tongket.server.records.event import Event
from tongket.server.records.received_file import ReceivedFile
from tongket.server.spool import SpoolHandler
from tongket.server.verify import verify_office

GOOD = ((3, 4), (5, 6))
ENGLISH_TRACES = ("Traceback", "Error at", "Exception")


def file_named(content: bytes, name: str) -> BytesIO:
    made = BytesIO(content)
    made.name = name
    return made


def upload(browser, record, *files):
    return browser.post(f"/submissions/{record.pk}/upload/", {"files": list(files)})


def left_in_spool(office_folder: Path) -> list[Path]:
    return [path for path in (office_folder / "spool").rglob("*") if path.is_file()]


@pytest.fixture
def reporter(office, signed_in):
    browser = signed_in(office.reporter)
    browser.raise_request_exception = False  # as a browser meets them
    return browser


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + bytes(400), "bieu.xlsx"),
        (b"<html><script>alert(1)</script>", "bieu.xls"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "anh.png"),
        (b"%PDF-1.7\n" + bytes(50), "vanban.pdf"),
        (b"PK\x03\x04" + bytes(60), "hong.zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cu.doc"),
        (b"\x00", "mot-byte.xlsx"),
    ],
)
def test_a_wrong_type_is_kept_read_and_said(office, reporter, content, name):
    record = office.of("D01")
    assert upload(reporter, record, file_named(content, name)).status_code == 202

    read_received()

    assert record.files.get().state == ReceivedFile.State.READ
    page = reporter.get(f"/submissions/{record.pk}/")
    assert page.status_code == 200
    assert office.of("D01").findings.exists()
    assert not [word for word in ENGLISH_TRACES if word in page.content.decode()]


@pytest.mark.slow
def test_a_workbook_that_unfolds_without_end_is_refused_alone(office, reporter, bomb, workbook):
    record = office.of("D01")
    upload(reporter, record, file_named(bomb, "bom.xlsx"), file_named(workbook(GOOD), "bieu.xlsx"))

    assert read_received() == 2

    assert ("D01/bom.xlsx", "A104") in {(each.file, each.code) for each in office.of("D01").findings.all()}
    assert set(record.files.values_list("state", flat=True)) == {"read"}


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x.xlsx",
        "C:\\Windows\\a.xlsx",
        "a\r\nSet-Cookie: x=1.xlsx",
        "\u202excod.exe",
        "x" * 300 + ".xlsx",
    ],
)
def test_a_name_leads_nowhere_and_is_shown_plainly(office, reporter, workbook, office_folder, name):
    record = office.of("D01")
    answer = upload(reporter, record, file_named(workbook(GOOD), name))

    kept = record.files.get()
    assert answer.status_code == 202
    assert not set(kept.name) & set("/\\\r\n\u202e")
    assert len(kept.name) <= 180
    again = reporter.get(f"/files/{kept.pk}/")
    assert "\n" not in again["Content-Disposition"]
    again.close()
    assert content_path(office_folder, kept.sha256).is_file()
    assert {path.name for path in office_folder.parent.rglob("*.xlsx")} <= {"units.xlsx", "form.xlsx"}


def test_a_replayed_upload_gives_the_same_receipt_and_no_new_row(office, reporter, workbook):
    record, content = office.of("D01"), workbook(GOOD)
    first = upload(reporter, record, file_named(content, "bieu.xlsx"))
    events = Event.objects.count()

    again = upload(reporter, record, file_named(content, "bieu.xlsx"))

    receipt = record.files.get().sha256[:12]
    assert receipt in first.content.decode()
    assert receipt in again.content.decode()
    assert Event.objects.count() == events


@pytest.mark.parametrize("address", ["/submissions/{other}/upload/", "/submissions/999999/upload/"])
def test_a_forged_number_is_not_there_and_keeps_nothing(office, reporter, workbook, office_folder, address):
    path = address.format(other=office.of("D02").pk)
    answer = reporter.post(path, {"files": [file_named(workbook(GOOD), "bieu.xlsx")]})

    assert answer.status_code == 404
    assert ReceivedFile.objects.count() == 0
    assert left_in_spool(office_folder) == []
    assert list((office_folder / "files").rglob("*.*")) == []


def test_without_the_token_of_a_page_of_ours_nothing_is_taken(office, workbook, office_folder):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(office.reporter, backend="django.contrib.auth.backends.ModelBackend")

    answer = upload(browser, office.of("D01"), file_named(workbook(GOOD), "bieu.xlsx"))

    assert answer.status_code == 403
    assert "trang" in answer.content.decode()
    assert ReceivedFile.objects.count() == 0
    assert left_in_spool(office_folder) == []


def test_what_is_too_large_is_counted_while_it_comes_and_harms_no_other_file(
    office, reporter, workbook, office_folder, settings
):
    settings.UPLOAD_LIMIT = 50_000
    record = office.of("D01")
    answer = upload(reporter, record, file_named(bytes(90_000), "to.xlsx"), file_named(workbook(GOOD), "bieu.xlsx"))

    said = answer.content.decode()
    assert "“to.xlsx” lớn quá 0 MB" in said
    assert "Đã nhận “bieu.xlsx”" in said
    assert [each.name for each in record.files.all()] == ["bieu.xlsx"]
    assert left_in_spool(office_folder) == []


def test_more_files_than_one_sends_at_once_are_refused_together(office, reporter, office_folder):
    many = [file_named(b"x", f"{number}.txt") for number in range(51)]
    answer = upload(reporter, office.of("D01"), *many)

    assert (answer.status_code, "mỗi lần tối đa 50 tệp" in answer.content.decode()) == (413, True)
    assert left_in_spool(office_folder) == []


def test_a_broken_form_is_no_defect(office, reporter):
    kind = "multipart/form-data; boundary=x"
    for body in (b"--x\r\nnonsense", b"", b"--y--"):
        answer = reporter.generic("POST", f"/submissions/{office.of('D01').pk}/upload/", body, content_type=kind)
        assert answer.status_code == 400
        assert "<h1 data-refused>" in answer.content.decode()


class FullDisk:
    """A file on a disk that is full after so many bytes."""

    def __init__(self, target, room):
        self.target, self.room = target, room

    def write(self, content):
        self.target.write(content[: self.room])
        if len(content) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(content)

    def __getattr__(self, name):
        return getattr(self.target, name)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_full_disk_is_said_and_nothing_half_written_stays(
    office, reporter, workbook, office_folder, monkeypatch, language
):
    begin = SpoolHandler.new_file

    def on_a_full_disk(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        self.target = FullDisk(self.target, 1000)

    monkeypatch.setattr(SpoolHandler, "new_file", on_a_full_disk)
    reporter.cookies["tongket_lang"] = language

    answer = upload(reporter, office.of("D01"), file_named(workbook(GOOD), "bieu.xlsx"))

    says = {
        "vi": "Máy chủ hết chỗ chứa; chưa nhận tệp.",
        "en": "The server&#x27;s disk is full; the file was not taken.",
    }
    assert answer.status_code == 503
    assert says[language] in answer.content.decode()
    assert left_in_spool(office_folder) == []
    assert ReceivedFile.objects.count() == 0
    assert list(verify_office()) == []


def test_a_disk_that_fails_between_file_and_row_leaves_no_row(office, reporter, workbook, office_folder, monkeypatch):
    def fails(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tongket.server.actions.receive_upload.keep_content", fails)

    answer = upload(reporter, office.of("D01"), file_named(workbook(GOOD), "bieu.xlsx"))

    assert answer.status_code == 503
    assert ReceivedFile.objects.count() == 0
    assert left_in_spool(office_folder) == []
    assert list(verify_office()) == []


def test_bytes_no_row_names_are_swept_when_old(office, reporter, workbook, office_folder):
    import os

    from tongket.server.jobs.sweep import remove_orphans

    upload(reporter, office.of("D01"), file_named(workbook(GOOD), "bieu.xlsx"))
    named = content_path(office_folder, office.of("D01").files.get().sha256)
    old, young = (content_path(office_folder, digit * 64) for digit in "ab")
    for path in (old, young):
        path.parent.mkdir()
        path.write_bytes(b"x")
    for path in (old, named):
        os.utime(path, (0, 0))

    assert remove_orphans() == 1
    assert [path.exists() for path in (old, young, named)] == [False, True, True]


def test_a_disk_that_is_full_while_a_body_comes_in_is_said_when_it_has_come():
    from waitress.adjustments import Adjustments

    from tongket.server.first_refusals import NoRoom, Parser, _said

    def fails(*data):
        raise OSError(errno.ENOSPC, "No space left on device")

    parser = Parser(Adjustments())
    parser.received(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n")
    parser.body_rcv.buf.append = parser.body_rcv.buf.close = fails

    assert (parser.received(b"12345"), parser.completed) == (5, False)
    assert (parser.received(b"67890"), parser.completed) == (5, True)
    assert isinstance(parser.error, NoRoom)
    assert "Máy chủ hết chỗ chứa; chưa nhận tệp." in _said(parser)[1]
    parser.close()


# --- through a socket: what is refused before a page is asked
def declared(office, reporter, length: int) -> tuple[int, str]:
    """The answer to a request that only says how much will come."""
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
    connection.putrequest("POST", f"/submissions/{reporter.submission}/upload/")
    connection.putheader("Cookie", f"tongket_session={reporter.session}")
    connection.putheader("Content-Length", str(length))
    connection.endheaders()
    answer = connection.getresponse()
    said = answer.status, answer.read().decode()
    connection.close()
    return said


def poured(office, reporter, chunks) -> int:
    """How many bytes of a body without a stated length the office took before it hung up."""
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
    connection.putrequest("POST", f"/submissions/{reporter.submission}/upload/")
    connection.putheader("Cookie", f"tongket_session={reporter.session}")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    taken = 0
    try:
        for chunk in chunks:
            connection.send(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            taken += len(chunk)
    except OSError:
        pass
    connection.close()
    return taken


@pytest.mark.service
@pytest.mark.slow
def test_two_gigabytes_are_refused_by_their_length_and_by_counting(real_office, papers_of, workbook):
    import psutil

    office = real_office(papers_of(2), TONGKET_UPLOAD_MB="1")
    office.start()
    by = office.reporters[0]

    status, said = declared(office, by, 2_000_000_000)
    assert (status, "Lần gửi này quá lớn" in said) == (413, True)
    assert "waitress" not in said

    before = psutil.Process(office.web.pid).memory_info().rss
    chunk = bytes(1 << 20)
    assert poured(office, by, islice(iter(lambda: chunk, None), 2000)) < 100 << 20
    assert psutil.Process(office.web.pid).memory_info().rss - before < 30 << 20
    assert left_in_spool(office.folder) == []

    assert office.upload(by, {"bieu.xlsx": workbook(GOOD)}).status == 200


# --- material written by others
@pytest.mark.data
@pytest.mark.slow
def test_files_that_broke_other_programs_break_no_office(office, reporter, shared_data):
    record = office.of("D01")
    files = [path for name in ("hostile-tables", "hostile-docs") for path in sorted((shared_data / name).rglob("*"))]
    chosen = [path for path in files if path.is_file() and 0 < path.stat().st_size < 2_000_000]
    assert chosen
    for start in range(0, len(chosen), 40):
        group = [file_named(path.read_bytes(), path.name) for path in chosen[start : start + 40]]
        assert upload(reporter, record, *group).status_code in (202, 400)

    read_received()

    assert not record.files.filter(state=ReceivedFile.State.RECEIVED).exists()
    assert office.of("D01").is_checked
    page = reporter.get(f"/submissions/{record.pk}/").content.decode()
    assert not [word for word in ENGLISH_TRACES if word in page]
    assert list(verify_office()) == []
