"""Everything that arrives is listed once, in a stable order, wherever it was packed; nothing climbs out or blows up."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest

from tongket.collect.arrival.intake import receive
from tongket.collect.files.archive import member_name
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def mail(subject="Gửi báo cáo", body="Kính gửi văn phòng", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Văn phòng <vp@caibe.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 12 Oct 2020 23:30:00 +0700"
    message.set_content(body)
    for name, content in attachments.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("_DOT_", ".")
        )
    return message.as_bytes()


def files(folder):
    return [received.file for received in receive(folder)]


def test_folders_are_walked_in_a_stable_order(tmp_path):
    for name in ("b.xlsx", "a/2.xlsx", "a/1.xlsx", "~$b.xlsx", "Thumbs.db", "a/.DS_Store", "desktop.ini", "__MACOSX/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert files(tmp_path) == ["b.xlsx", "a/1.xlsx", "a/2.xlsx"]


def test_what_the_disk_and_word_keep_for_themselves_is_no_report(tmp_path):
    for name in ("$RECYCLE.BIN/$I1.xlsx", "System Volume Information/a.xlsx", "~WRL0001.tmp", "a.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert files(tmp_path) == ["a.xlsx"]


def test_a_name_that_an_old_archive_left_in_its_code_page_is_read(tmp_path):
    (tmp_path / os.fsdecode("Cái Bè".encode("cp1258") + b".xlsx")).write_bytes(b"x")

    (received,) = receive(tmp_path)

    assert received.file == "Cái Bè.xlsx"
    assert received.load() == b"x"


@pytest.mark.parametrize(
    "name",
    ["[MẬT] Phụ lục.xlsx", "TUYỆT MẬT - Cái Bè.zip", "MẬT/Cái Bè.xlsx", "Phụ lục Cái Bè - MẬT.xlsx", "TỐI MẬT.docx"],
)
def test_what_bears_a_mark_in_its_name_or_folder_is_not_opened(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(zipped(a_DOT_xlsx=b"x"))

    (received,) = receive(tmp_path)

    assert (received.file, received.problem) == (name, OddityKind.SECRET)


@pytest.mark.parametrize(
    "name", ["Công tác bảo vệ BÍ MẬT nhà nước.xlsx", "Bệnh viện MẮT.xlsx", "Sản phẩm (MẬT ONG).xlsx", "mat/a.xlsx"]
)
def test_a_name_that_speaks_of_secrets_is_no_mark(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")

    (received,) = receive(tmp_path)

    assert received.problem is None


def test_an_attachment_marked_in_its_name_is_not_opened_and_the_others_are(tmp_path):
    (tmp_path / "thu.eml").write_bytes(mail(**{"[MẬT] a_DOT_xlsx": b"x", "b_DOT_xlsx": b"y"}))

    assert [received.problem for received in receive(tmp_path)] == [OddityKind.SECRET, None]


def test_a_link_out_of_the_folder_is_listed_and_not_followed(tmp_path):
    reports, elsewhere = tmp_path / "reports", tmp_path / "elsewhere"
    reports.mkdir()
    elsewhere.mkdir()
    (elsewhere / "a.xlsx").write_bytes(b"x")
    (reports / "b.xlsx").write_bytes(b"x")
    (reports / "a.xlsx").symlink_to(elsewhere / "a.xlsx")
    (reports / "c.xlsx").symlink_to(reports / "b.xlsx")

    assert [received.problem for received in receive(reports)] == [OddityKind.UNSUPPORTED, None, None]


def test_a_folder_that_is_itself_a_link_is_read(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.xlsx").write_bytes(b"x")
    (tmp_path / "reports").symlink_to(tmp_path / "shared")

    assert [received.problem for received in receive(tmp_path / "reports")] == [None]


def test_an_archive_gives_its_members_with_their_origin(tmp_path):
    (tmp_path / "cai-be.zip").write_bytes(zipped(b_DOT_xlsx=b"inner", x__c_DOT_docx=b"word"))

    first, second = receive(tmp_path)

    assert (first.file, second.file) == ("cai-be.zip/b.xlsx", "cai-be.zip/x/c.docx")
    assert first.origin == "archive cai-be.zip"
    assert first.load() == b"inner"
    assert pickle.loads(pickle.dumps(second)).load() == b"word"


def test_an_e_mail_gives_its_attachments_its_date_and_sender(tmp_path):
    inner = zipped(c_DOT_xlsx=b"deep")
    (tmp_path / "thu.eml").write_bytes(mail(a_DOT_xlsx=b"sheet", goi_DOT_zip=inner))

    sheet, deep = receive(tmp_path)

    assert (sheet.file, deep.file) == ("thu.eml/a.xlsx", "thu.eml/goi.zip/c.xlsx")
    assert sheet.sent == date(2020, 10, 12)
    assert sheet.sender == "vp@caibe.example"
    assert sheet.origin == "e-mail of 2020-10-12 from vp@caibe.example: Gửi báo cáo"
    assert deep.load() == b"deep"
    assert deep.origin == "e-mail of 2020-10-12 from vp@caibe.example: Gửi báo cáo, archive goi.zip"


@pytest.mark.parametrize(("subject", "body"), [("[MẬT] Báo cáo", "x"), ("Báo cáo", "Kính gửi\n\nMẬT\n")])
def test_a_marked_e_mail_is_not_opened(tmp_path, subject, body):
    (tmp_path / "thu.eml").write_bytes(mail(subject, body, a_DOT_xlsx=b"sheet"))

    (refused,) = receive(tmp_path)

    assert refused.problem is OddityKind.SECRET
    assert refused.subject == ""
    with pytest.raises(Unreadable):
        refused.load()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.rar", b"Rar!", OddityKind.UNSUPPORTED),
        ("a.7z", b"7z", OddityKind.UNSUPPORTED),
        ("a.msg", b"\xd0\xcf", OddityKind.UNSUPPORTED),
        ("a.zip", b"PK\x03\x04 broken", OddityKind.DAMAGED),
        ("a.zip", zipped(**{"..__..__etc__passwd": b"x"}), OddityKind.ARCHIVE_REFUSED),
        ("a.zip", zipped(**{"__etc__passwd": b"x"}), OddityKind.ARCHIVE_REFUSED),
        ("a.zip", zipped(), OddityKind.NOT_A_REPORT),
        ("a.eml", b"From: x@y\n\nonly words", OddityKind.NOT_A_REPORT),
        ("a.eml", b"\xff\xfe\x00 nothing", OddityKind.NOT_A_REPORT),
    ],
)
def test_what_cannot_be_opened_is_listed_with_the_reason(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.xlsx").write_bytes(b"x")

    refused, good = receive(tmp_path)

    assert refused.problem is kind
    assert good.problem is None


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    (tmp_path / "bomb.zip").write_bytes(zipped(a=bytes(150_000_000)))

    (refused,) = receive(tmp_path)

    assert refused.problem is OddityKind.ARCHIVE_REFUSED


def test_a_locked_archive_is_a_password(tmp_path):
    content = bytearray(zipped(a_DOT_xlsx=b"secret"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(content))

    assert [received.problem for received in receive(tmp_path)] == [OddityKind.PASSWORD]


def test_archives_inside_archives_end_somewhere(tmp_path):
    content = zipped(a_DOT_xlsx=b"x")
    for _ in range(6):
        content = zipped(again_DOT_zip=content)
    (tmp_path / "a.zip").write_bytes(content)

    (refused,) = receive(tmp_path)

    assert refused.problem is OddityKind.ARCHIVE_REFUSED


def test_two_members_of_one_name_are_told_apart(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xlsx", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xlsx", b"2")
    (tmp_path / "a.zip").write_bytes(out.getvalue())

    first, second = receive(tmp_path)

    assert (first.file, second.file) == ("a.zip/a.xlsx", "a.zip/a.xlsx#2")
    assert (first.load(), second.load()) == (b"1", b"2")


def test_a_workbook_named_like_an_archive_is_a_workbook(tmp_path):
    (tmp_path / "bao-cao.zip").write_bytes(
        zipped(**{"[Content_Types]_DOT_xml": b"<Types/>", "xl__workbook_DOT_xml": b""})
    )

    assert files(tmp_path) == ["bao-cao.zip"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Cái Bè.xlsx".encode(), "Cái Bè.xlsx"),
        ("cai be.xlsx".encode("cp437"), "cai be.xlsx"),
        ("Cái Bè.xlsx".encode("cp1258"), "Cái Bè.xlsx"),
    ],
)
def test_names_in_old_code_pages_are_read(raw, name):
    info = zipfile.ZipInfo(raw.decode("cp437"))

    assert member_name(info) == name
