"""Mistakes with whole files: which arrive, in how many versions, from whom, and in what state."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import PurePosixPath

from generator.form_model import FIRST_YEAR, PREVIOUS, YEARS
from generator.mess import Job, NoRoom, mess
from generator.papers import narrative
from generator.producers import ZIP_TIME, csv_bytes, xlsxwriter_bytes
from generator.sending import Planted, Sent, is_owed, redated, retyped, send
from generator.truth import existed
from generator.unit_model import DISTRICTS, NAMED, Unit
from generator.workbook import Cell, Grid

OLD_BODIES = ("T01", "T02", "T03", "T04", "T05", "T06")  # no one would believe they were set up lately
REVIEW_46 = "(Phục vụ sơ kết 05 năm thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015 của Bộ Chính trị, giai đoạn 2015-2020)"


def _beside(sent: Sent, name: str) -> str:
    """Another file name in the same folder."""
    return str(PurePosixPath(sent.file).with_name(name))


def _copy(sent: Sent, file: str) -> Sent:
    """Another workbook of the same unit with its own sheets; it adds nothing until it is chosen."""
    sheets = {
        name: replace(
            sheet,
            cells=dict(sheet.cells),
            rows=list(sheet.rows),
            columns=list(sheet.columns),
            overrides={},
            notes=list(sheet.notes),
        )
        for name, sheet in sent.sheets.items()
    }
    return replace(
        sent,
        sheets=sheets,
        file=file,
        counted=dict(sent.counted),
        extra=[],
        taken=set(),
        structured=set(),
        archive="",
        mailed=None,
    )


# ---- the unit ends up with nothing that counts


@mess("unit_missing", "fatal")
def nothing_sent(job: Job) -> None:
    job.sent.status = "absent"
    job.sent.counted.clear()
    job.plant("unit_missing", "sent nothing", match="unit")
    job.planted[-1].sent = None


@mess("other_review", "fatal")
def workbook_of_another_review(job: Job) -> None:
    sent = job.sent
    sent.heading = replace(sent.heading, tail=REVIEW_46)
    for sheet in sent.sheets.values():
        sheet.columns = [c for c in sheet.columns if c not in YEARS[:4]]
        sheet.headings |= {"total": "Cộng giai đoạn 2015-2020", "previous": "Giai đoạn 2010-2014"}
    sent.status = "refused"
    sent.counted.clear()
    job.plant("other_review", "46-CT/TW", match="file")
    job.plant("unit_missing", "its only workbook belongs to another review", match="unit")
    job.planted[-1].sent = None


@mess("copies_other_unit", "fatal")
def figures_of_a_neighbour(job: Job) -> None:
    sent = job.sent
    others = [
        other
        for other in job.everyone
        if other is not sent
        and not other.is_messy
        and other.unit.sheets == sent.unit.sheets
        and other.status == "used"
        and other.unit.valid_from == sent.unit.valid_from
        and other.unit.parts > 5
        and other.dated <= date(2020, 10, 9)
    ]
    if not others:
        raise NoRoom
    source = job.chance.choice(others)
    for name, sheet in sent.sheets.items():
        sheet.cells = dict(source.sheets[name].cells)
    sent.counted = dict(source.counted)
    sent.status = "copied"
    redated(sent, source.dated + timedelta(days=job.chance.randint(3, 6)))  # who wrote later copied
    job.plant("copies_other_unit", f"figures of {source.unit.code}", match="file")
    job.plant("copies_other_unit", "seen from the other side", match="file", only_allowed=True)
    job.allowed[-1].sent, job.allowed[-1].unit = source, source.unit.code


# ---- more than one file of a unit


@mess("superseded", "file")
def sent_again_after_mending(job: Job) -> None:
    sent = job.sent
    if is_late(sent):
        raise NoRoom  # whether a late second version makes a unit late is the office's to say
    old = _copy(sent, _beside(sent, f"{PurePosixPath(sent.file).stem} (lần 1).xlsx"))
    old.status = "superseded"
    for sheet in old.sheets.values():
        for at, value in list(sheet.cells.items())[::9]:
            sheet.cells[at] = value if isinstance(value, tuple) else value + 1
    redated(old, date(2020, 9, 10) + timedelta(days=job.chance.randint(0, 8)))
    sent.file = _beside(sent, f"{PurePosixPath(sent.file).stem} (lần 2).xlsx")
    job.everyone.append(old)
    job.plant("superseded", "a newer version came", match="file")
    job.planted[-1].sent = old
    for kind in ("row_repeated", "cumulative_falls"):
        job.plant(kind, "in the old version", match="file", only_allowed=True)
        job.allowed[-1].sent = old


def _not_by_mail(job: Job) -> None:
    """A twin lying beside a late letter has no date of its own: whether the unit was late could not be known."""
    if job.sent.mailed:
        raise NoRoom


@mess("duplicate", "file")
def sent_twice(job: Job) -> None:
    _not_by_mail(job)
    again = replace(
        job.sent, file=_beside(job.sent, f"Copy of {PurePosixPath(job.sent.file).name}"), archive="", mailed=None
    )
    again.status, again.same_as = "duplicate", job.sent
    job.everyone.append(again)
    job.plant("duplicate", "the same bytes again", match="file")
    job.planted[-1].sent = again
    job.plant("duplicate", "the first of the two", match="file", only_allowed=True)


@mess("same_file_two_units", "file")
def filed_under_a_neighbour(job: Job) -> None:
    _not_by_mail(job)
    other = job.chance.choice([o for o in job.everyone if o.unit.code != job.sent.unit.code and o.status == "used"])
    again = replace(job.sent, file=f"{other.unit.name}/Phu luc so lieu.xlsx", archive="", mailed=None)
    again.status, again.same_as = "duplicate", job.sent
    job.everyone.append(again)
    job.plant("same_file_two_units", f"also filed under {other.unit.code}", match="file")
    job.planted[-1].sent = again
    for kind in ("same_file_two_units", "duplicate", "sender_doubtful", "copies_other_unit"):
        for sent in (job.sent, again):
            job.plant(kind, "either of the two", match="file", only_allowed=True)
            job.allowed[-1].sent = sent
            job.allowed[-1].unit = other.unit.code if sent is again else sent.unit.code


# ---- when


def is_late(sent: Sent) -> bool:
    """Whether a workbook came after its deadline, by its letterhead or its e-mail."""
    return (sent.mailed or sent.dated) > sent.unit.deadline


def _has_twin(job: Job) -> bool:
    return any(other.same_as is job.sent for other in job.everyone)


def _has_older_version(job: Job) -> bool:
    return any(other.unit is job.sent.unit and other.status == "superseded" for other in job.everyone)


@mess("late", "file")
def late_by_letterhead(job: Job) -> None:
    if job.sent.mailed or is_late(job.sent) or _has_older_version(job):
        raise NoRoom
    redated(job.sent, date(2020, 10, 23) + timedelta(days=job.chance.randint(0, 10)))
    job.plant("late", f"dated {job.sent.dated:%d/%m/%Y}", match="file")


@mess("late", "file")
def late_by_mail(job: Job) -> None:
    if job.sent.archive or is_late(job.sent) or _has_older_version(job) or _has_twin(job):
        raise NoRoom
    job.sent.heading = replace(job.sent.heading, dated=f"{job.sent.unit.place}, ngày      tháng 10 năm 2020")
    job.sent.mailed = date(2020, 10, 24) + timedelta(days=job.chance.randint(0, 8))
    job.sent.file = job.sent.file.split("/")[-1]
    job.sent.archive = f"Thu cua {job.sent.unit.code}.eml"
    job.plant("late", f"mailed {job.sent.mailed:%d/%m/%Y}", match="file")


# ---- what it says of itself


@mess("existence_note", "file")
def set_up_later_by_its_own_note(job: Job) -> None:
    sent = job.sent
    is_old = sent.unit.code in OLD_BODIES or sent.unit.group == DISTRICTS
    if is_old or sent.unit.valid_from or any(sheet.overrides for sheet in sent.sheets.values()) or sent.structured:
        raise NoRoom
    since = job.chance.randint(FIRST_YEAR + 2, FIRST_YEAR + 4)
    sent.counted = {at: value for at, value in sent.counted.items() if existed(since, at[2])}
    retyped(sent)
    for sheet in sent.sheets.values():
        sheet.notes.append(
            f"Ghi chú: Đơn vị được thành lập từ ngày 01/01/{since} theo Quyết định số 12{since - 2010}/QĐ-UBND "
            f"nên không có số liệu trước năm {since}."
        )
    sent.since = since
    job.plant("existence_note", f"since {since}", match="file")
    for kind in ("change_wrong", "jump"):
        job.plant(kind, "nothing to compare with", match="file", only_allowed=True)
    assert PREVIOUS not in {at[2] for at in sent.counted}


@mess("event_twice", "file")
def case_of_a_neighbour(job: Job) -> None:
    others = [o for o in job.everyone if o is not job.sent and o.cases and not o.is_messy and o.status == "used"]
    if not others or "Biểu 6" not in job.sent.unit.sheets:
        raise NoRoom
    other = job.chance.choice(others)
    case = job.chance.choice(other.cases)
    job.sent.cases.append((case[0], case[1], f"Phối hợp: {case[2][0].lower()}{case[2][1:]}", case[3]))
    row = 8 + len(job.sent.cases)
    job.plant("event_twice", f"also reported by {other.unit.code}", None, lambda: f"B{row}", match="sheet")
    job.planted[-1].sheet = "Biểu 6"
    job.plant("event_twice", "seen from the other side", None, match="sheet", only_allowed=True)
    job.allowed[-1].sent, job.allowed[-1].sheet, job.allowed[-1].unit = other, "Biểu 6", other.unit.code


# ---- files that are no unit's report; they land beside the others


def loose(job: Job, file: str, data: bytes, kind: str, note: str, status: str, unit: str | None) -> None:
    """Drops a file into reports/ and says which finding it deserves."""
    there = {name for sent in job.everyone for name, *_rest in sent.loose}
    path, number = PurePosixPath(file), 1
    while file in there:
        number += 1
        file = f"{path.stem} ({number}){path.suffix}"
    job.sent.loose.append((file, data, status, unit))
    job.planted.append(Planted(kind, unit or "", note, file=file, match="file"))


@mess("secret", "folder")
def marked_secret(job: Job) -> None:
    mark = job.chance.choice(("MẬT", "TỐI MẬT", "TUYỆT MẬT"))
    book = _copy(job.sent, "secret")
    book.heading = replace(book.heading, mark=mark)
    data = xlsxwriter_bytes(book.grids())
    loose(job, f"Phụ lục bổ sung {job.sent.unit.others[0]}.xlsx", data, "secret", mark, "refused", job.sent.unit.code)


@mess("secret", "folder")
def report_marked_secret(job: Job) -> None:
    data = narrative(replace(job.sent.heading, mark="MẬT"))
    loose(job, f"BC {job.sent.unit.others[0]} (ban day du).docx", data, "secret", "MẬT", "refused", job.sent.unit.code)


@mess("password", "folder")
def with_a_password(job: Job) -> None:
    data = encrypted_package(random.Random(job.chance.random()).randbytes(6000))
    name = f"{job.sent.unit.others[0]} - so lieu (co mat khau).xlsx"
    loose(job, name, data, "password", "an encrypted package", "unreadable", job.sent.unit.code)


@mess("damaged", "folder")
def cut_short(job: Job) -> None:
    data = xlsxwriter_bytes(_copy(job.sent, "cut").grids())
    loose(
        job,
        f"{job.sent.unit.others[0]} tai lai.xlsx",
        data[: len(data) * 3 // 5],
        "damaged",
        "cut short",
        "unreadable",
        job.sent.unit.code,
    )


@mess("unknown_sender", "folder")
def from_no_one_on_the_list(job: Job) -> None:
    name = job.chance.choice(
        ("Chi cục Kiểm lâm vùng Đồng Tháp Mười", "Công ty Xổ số kiến thiết", "Quỹ Đầu tư phát triển")
    )
    stranger = replace(
        NAMED[19], code="", name=name, others=(name,), letterhead=("VĂN PHÒNG ĐẠI DIỆN", name.upper()), symbol="BC-VP"
    )
    sent = send(stranger, random.Random(job.chance.random()))
    data = xlsxwriter_bytes(sent.grids())
    loose(job, "bieu mau 2020 (1).xlsx", data, "unknown_sender", name, "unassigned", None)


@mess("not_a_report", "folder")
def guest_list(job: Job) -> None:
    grid = Grid("Sheet1", widths=[6, 36, 40])
    grid.cells[1, 1] = Cell("DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ", "title")
    for column, text in enumerate(("STT", "Chức danh", "Cơ quan"), 1):
        grid.cells[3, column] = Cell(text, "head")
    for row in range(1, 13):
        grid.cells[row + 3, 1] = Cell(Decimal(row), "center")
        grid.cells[row + 3, 2] = Cell("Đại biểu", "label")
        grid.cells[row + 3, 3] = Cell("Cơ quan cấp tỉnh", "label")
    loose(job, "Danh sach dai bieu.xlsx", xlsxwriter_bytes([grid]), "not_a_report", "a guest list", "unassigned", None)
    file = job.planted[-1].file
    job.allowed.append(Planted("unknown_sender", "", "it names no sender", file=file, match="file"))


@mess("unsupported", "folder")
def photographed(job: Job) -> None:
    picture = bytes.fromhex("FFD8FFE000104A46494600010100000100010000FFD9")
    file = f"Ảnh chụp báo cáo {job.sent.unit.code}.jpg"
    job.sent.loose.append((file, picture, "unreadable", job.sent.unit.code))
    job.planted.append(Planted("unsupported", "", "a photograph", file=file, match="file"))
    job.allowed.append(Planted("not_a_report", "", "a photograph", file=file, match="file"))


@mess("archive_refused", "folder")
def archive_that_climbs_out(job: Job) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("../../ngoai.xlsx", ZIP_TIME), b"")
    file = f"so lieu bo sung {job.sent.unit.code}.zip"
    job.sent.loose.append((file, out.getvalue(), "refused", job.sent.unit.code))
    job.planted.append(Planted("archive_refused", "", "a member outside the archive", file=file, match="file"))


# ---- an encrypted package: a compound file with the two streams every reader looks for

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    head += struct.pack("<III", FREE, right, child) + bytes(16) + struct.pack("<I", 0) + bytes(16)
    return head + struct.pack("<IQ", start, size)


def encrypted_package(noise: bytes) -> bytes:
    """A workbook no one can open without the password, as Excel saves it: EncryptionInfo and EncryptedPackage."""
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption/>'
    streams = [data.ljust(-(-max(len(data), 4096) // SECTOR) * SECTOR, b"\0") for data in (info, noise)]
    counts = [len(data) // SECTOR for data in streams]
    starts = [2, 2 + counts[0]]
    fat = [FAT, END]
    for start, count in zip(starts, counts, strict=True):
        fat += [*range(start + 1, start + count), END]
    fat += [FREE] * (SECTOR // 4 - len(fat))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    entries = _entry("Root Entry", 5, END, 0, child=1)
    entries += _entry("EncryptionInfo", 2, starts[0], len(streams[0]), right=2)
    entries += _entry("EncryptedPackage", 2, starts[1], len(streams[1]))
    return header + struct.pack("<128I", *fat) + entries.ljust(SECTOR, b"\0") + b"".join(streams)


def owes_one_sheet(unit: Unit) -> bool:
    """Whether its figures fit in one CSV file."""
    return sum(is_owed(unit, name) for name in unit.sheets) == 1


def as_csv(sent: Sent) -> bytes:
    """The only figures sheet of a workbook as CSV."""
    return csv_bytes(sent.grids()[0])
