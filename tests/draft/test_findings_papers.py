"""The table of findings, the annotated copies and the letters: readable, safe, and the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from tongket.check.finding import Finding
from tongket.check.kinds.cells import BlankDue, NotANumber
from tongket.check.kinds.files import Late, UnitMissing
from tongket.check.kinds.layout import SheetMissing
from tongket.check.kinds.rules import Jump, TotalNotParts
from tongket.collect.submission import Place
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.draft.annotated import AnnotatedCopy, annotated_copy
from tongket.draft.docx import docx_bytes
from tongket.draft.findings_workbook import write_findings
from tongket.draft.letters import covering_letter, reminder_letter
from tongket.periods.period import Period
from tongket.units.unit import Unit

FILE = "An Bình/phu luc.xlsx"
UNIT = Unit(code="H01", name="Huyện An Bình")
REVIEW = Review(
    title="Báo cáo tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW",
    kind=ReviewKind.FINAL,
    directives=(DirectiveCited(symbol="48-CT/TW"),),
    office=Office(
        name="Tỉnh ủy Tiền Giang",
        place="Tiền Giang",
        signer_capacity="T/L BAN THƯỜNG VỤ",
        signer_title="CHÁNH VĂN PHÒNG",
        signer_name="Nguyễn Văn A",
    ),
    span=Period.years(2011, 2020),
    as_of=date(2020, 11, 1),
    deadline=date(2020, 9, 30),
)


def at(cell: str, sheet: str = "Biểu 1") -> Place:
    return Place(FILE, sheet, cell)


FINDINGS: list[Finding] = [
    TotalNotParts(
        at=at("D5"),
        unit="H01",
        row="Tổng số vụ",
        column="Năm 2015",
        found=Decimal(1234),
        expected=Decimal(1230),
        gap=Decimal(4),
    ),
    NotANumber(at=at("D6"), unit="H01", found='=HYPERLINK("http://x.vn","bấm")'),
    BlankDue(at=at("D7"), unit="H01", row="Số người", column="Năm 2015", cells="D7"),
    Jump(
        at=at("D5"),
        unit="H01",
        row="Tổng số vụ",
        column="Năm 2015",
        found=Decimal(1234),
        usual_from=Decimal(100),
        usual_to=Decimal(140),
        times=Decimal(10),
    ),
    SheetMissing(at=Place(FILE), unit="H01", sheet="Biểu 2"),
    Late(at=Place(FILE), unit="H01", dated=date(2020, 10, 5), deadline=date(2020, 9, 30), days=5),
    UnitMissing(at=Place(""), unit="H02", name="Huyện Cam Hà"),
]
OWN = [finding for finding in FINDINGS if finding.unit == "H01"]


def sent_workbook() -> bytes:
    """A unit's own workbook: a merged title, figures, a formula, a comment, a format, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet["A1"] = "BIỂU 1"
    sheet.merge_cells("A1:E2")
    sheet["D5"], sheet["D6"], sheet["E5"] = 1234, "nhiều", "=SUM(D5:D5)"
    sheet["D5"].number_format = "#,##0"
    sheet["D6"].comment = Comment("đã hỏi lại xã", "chị Ba")
    sheet.column_dimensions["D"].width = 33
    book.create_sheet("Khác")["B2"] = "giữ nguyên"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


READ = Workbook(
    format="xls",
    sheets=[
        Sheet(
            name="Biểu 1",
            cells={
                (1, 1): Cell(1, 1, CellKind.TEXT, "BIỂU 1"),
                (5, 4): Cell(5, 4, CellKind.NUMBER, "1234.1000000000001", number_format="0.00"),
                (6, 4): Cell(6, 4, CellKind.TEXT, "=1+1"),
            },
            merges=(Range(1, 1, 2, 5),),
            hidden_rows=frozenset({9}),
        ),
        Sheet(name="Biểu 1", cells={}, is_hidden=True),
    ],
)


def copy(findings: list[Finding] | None = None, data: bytes | None = None, name: str = FILE) -> AnnotatedCopy:
    return annotated_copy(data or sent_workbook(), name, READ, findings if findings is not None else OWN)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


# ---- annotated copies


def test_a_copy_carries_a_comment_and_a_colour_at_each_faulty_cell_and_keeps_the_rest() -> None:
    sheet = opened(copy().data)["Biểu 1"]

    assert sheet["D5"].comment.text.startswith("Phải sửa (D401): “Tổng số vụ”, cột “Năm 2015”: ghi 1.234, cộng")
    assert "\n\nCảnh báo (D407):" in sheet["D5"].comment.text
    assert sheet["D5"].fill.start_color.rgb == "FFF8CBAD"
    assert (sheet["D5"].value, sheet["D5"].number_format, sheet["E5"].value) == (1234, "#,##0", "=SUM(D5:D5)")
    assert sheet["D6"].comment.text.endswith("Ghi chú có sẵn: đã hỏi lại xã")
    assert sheet.column_dimensions["D"].width == 33
    assert opened(copy().data)["Khác"]["B2"].value == "giữ nguyên"


def test_a_copy_ends_with_the_list_of_all_findings_with_links_to_their_cells() -> None:
    book = opened(copy().data)
    sheet = book["Danh sách lỗi"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))

    assert book.sheetnames == ["Biểu 1", "Khác", "Danh sách lỗi"]
    assert book.active.title == "Danh sách lỗi"
    assert [row[2] for row in rows] == ["D401", "C301", "C303", "D407", "B201", "A109"]
    assert sheet["E5"].hyperlink.location == "'Biểu 1'!D5" or sheet["E5"].hyperlink.target == "#'Biểu 1'!D5"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_copy_that_comes_back_is_annotated_anew_not_twice() -> None:
    again = opened(copy(data=copy().data).data)

    assert again.sheetnames == ["Biểu 1", "Khác", "Danh sách lỗi"]


def test_a_copy_asked_for_in_another_language_keeps_no_list_in_the_first() -> None:
    english = annotated_copy(copy().data, FILE, READ, OWN, language="en")

    assert opened(english.data).sheetnames == ["Biểu 1", "Khác", "Findings"]


def test_a_finding_in_a_merged_area_or_at_no_cell_does_no_harm() -> None:
    odd = [NotANumber(at=at(cell), found="x") for cell in ("C2", "", "¶3", "ZZZZ99", "A0", "D5:E7")]

    sheet = opened(copy(list(odd)).data)["Biểu 1"]

    assert sheet["A1"].comment is not None
    assert sheet["D5"].comment is not None


@pytest.mark.parametrize(
    ("name", "data", "new_name"),
    [
        ("An Bình/phu luc.xls", b"\xd0\xcf\x11\xe0", "phu luc.xls.xlsx"),
        ("phu luc.ods", b"PK", "phu luc.ods.xlsx"),
        ("phu luc.csv", b"a;b", "phu luc.csv.xlsx"),
        ("hong.xlsx", b"PK\x03\x04 not a workbook", "hong.xlsx"),
    ],
)
def test_what_cannot_be_edited_comes_back_by_its_values_and_says_so(name: str, data: bytes, new_name: str) -> None:
    made = copy(data=data, name=name)
    book = opened(made.data)

    assert (made.name, made.is_rebuilt) == (new_name, True)
    assert book.sheetnames == ["Biểu 1", "Biểu 1 (2)", "Danh sách lỗi"]
    assert book["Biểu 1"]["D5"].value == 1234.1000000000001
    assert (book["Biểu 1"]["D6"].value, book["Biểu 1"]["D6"].data_type) == ("=1+1", "s")
    assert book["Biểu 1"].row_dimensions[9].hidden
    assert "không phải là tệp .xlsx sửa được" in book["Danh sách lỗi"]["A3"].value


def test_a_copy_has_the_same_bytes_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sent_workbook()
    first = copy(data=data).data
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 1, 1, 1, 0, 1, 0))

    assert copy(data=data).data == first
    assert b"2000-01-01T00:00:00Z" in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")


def test_letters_that_no_workbook_may_hold_are_left_out() -> None:
    odd = [NotANumber(at=at("D5"), found="a\x00b\x1f\ufffe"), NotANumber(at=at("D6"), found="x" * 40_000)]

    assert "“ab ”" in opened(copy(list(odd)).data)["Biểu 1"]["D5"].comment.text


# ---- the table of findings


def test_the_table_lists_every_finding_sortable_with_links_and_no_formula() -> None:
    data = write_findings(FINDINGS, [UNIT], copies={FILE: "chu-thich/H01/phu luc.xlsx"})
    sheet = opened(data)["Lỗi và cảnh báo"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))

    assert sheet["A2"].value == "4 phải sửa · 3 cảnh báo · 0 thông tin; trong đó 0 đã xử lý bằng quyết định"
    assert sheet.auto_filter.ref == "A4:L11"
    assert sheet.freeze_panes == "D5"
    assert rows[0][:4] == (1, "Phải sửa", "D401", "Huyện An Bình")
    assert (rows[0][9], rows[0][10]) == ("1.234", "1.230")
    assert "=HYPERLINK" in rows[1][7]
    assert sheet["E5"].hyperlink.target == "chu-thich/H01/phu%20luc.xlsx"
    assert sheet["E5"].hyperlink.location == "'Biểu 1'!D5"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("related", "where"),
    [((Place("so lieu.xlsx", "Biểu 2", "E15"),), ("Biểu 2", "đoạn 39; E15")), ((), ("", "đoạn 39"))],
)
def test_a_finding_in_words_names_its_paragraph_and_the_cell_it_was_held_against(related, where) -> None:
    told = NotANumber(at=Place("BC.docx", paragraph=39), unit="H01", found="15 vụ", related=related)

    sheet = opened(write_findings([told], [UNIT]))["Lỗi và cảnh báo"]

    assert (sheet["F5"].value or "", sheet["G5"].value) == where


def test_the_table_counts_by_unit_worst_first() -> None:
    sheet = opened(write_findings(FINDINGS, [UNIT]))["Theo đơn vị"]

    assert list(sheet.iter_rows(min_row=2, values_only=True)) == [("Huyện An Bình", 4, 2, 0, 6), ("H02", 0, 1, 0, 1)]


def test_the_table_has_the_same_bytes_every_time_and_speaks_english() -> None:
    assert write_findings(FINDINGS, [UNIT]) == write_findings(FINDINGS, [UNIT])
    assert opened(write_findings([], [], language="en")).sheetnames == ["Findings", "By unit"]


# ---- letters


def text_of(paper: Any) -> str:
    document = docx.Document(io.BytesIO(docx_bytes(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_covering_letter_lists_what_must_be_mended_first_and_by_when() -> None:
    text = text_of(covering_letter(REVIEW, UNIT, OWN, rebuilt=["x/phu luc.xls"], reply_by=date(2020, 11, 5)))

    assert "Kính gửi: Huyện An Bình." in text
    assert "còn 04 nội dung phải sửa và 02 nội dung cần kiểm tra lại" in text
    assert "gửi lại trước ngày 05 tháng 11 năm 2020" in text
    assert "Tệp “phu luc.xls” không phải định dạng .xlsx" in text
    assert text.index("Biểu 1, ô D5") < text.index("chậm 5 ngày")
    assert "về việc đề nghị kiểm tra, hoàn thiện số liệu báo cáo" in text


def test_the_covering_letter_says_where_in_the_words_and_counts_only_what_there_is() -> None:
    told = Late(
        at=Place("BC.docx", paragraph=39), unit="H01", dated=date(2020, 10, 5), deadline=date(2020, 9, 30), days=5
    )

    text = text_of(covering_letter(REVIEW, UNIT, [told]))

    assert "Qua kiểm tra báo cáo của huyện An Bình (tệp “BC.docx”)" in text
    assert "còn 01 nội dung cần kiểm tra lại, cụ thể:" in text
    assert "Lời văn, đoạn 39" in text


def test_the_reminder_names_the_deadline_and_what_could_not_be_counted() -> None:
    text = text_of(reminder_letter(REVIEW, UNIT, files=["a/bieu 46.xlsx"]))

    assert "trước ngày 30 tháng 9 năm 2020. Đến ngày 01 tháng 11 năm 2020, chưa có báo cáo số liệu nào" in text
    assert "“bieu 46.xlsx”" in text
    assert "gửi báo cáo theo biểu mẫu trước ngày …… tháng …… năm ……" in text


def test_the_reminder_names_no_list_that_does_not_go_with_it() -> None:
    blank = text_of(reminder_letter(REVIEW, UNIT, files=["bieu 46.xlsx"], is_blank=True, is_told=False))
    alone = text_of(reminder_letter(REVIEW, UNIT, files=["bieu 46.xlsx"], is_told=False))

    assert "Tệp đơn vị đã gửi (“bieu 46.xlsx”) chưa có số liệu ở chỉ tiêu nào của biểu mẫu." in blank
    assert "Tệp đơn vị đã gửi (“bieu 46.xlsx”) không có số liệu được tính." in alone
    assert "danh sách lỗi" not in blank + alone


@pytest.mark.parametrize("family", ["party", "state"])
def test_letters_follow_the_layout_of_the_office_and_are_the_same_bytes(family: str) -> None:
    from dataclasses import replace

    name = {"party": "TỈNH ỦY TIỀN GIANG", "state": "UBND TỈNH TIỀN GIANG"}[family]
    review = replace(REVIEW, office=replace(REVIEW.office, family=family, name=name))
    letter = covering_letter(review, UNIT, OWN)

    assert docx_bytes(letter) == docx_bytes(covering_letter(review, UNIT, OWN))
    assert ("-CV/TU" in text_of(letter)) is (family == "party")
    assert ("V/v" in text_of(letter)) is (family == "state")
    assert "CV-" not in text_of(letter)


@pytest.mark.service
@pytest.mark.slow
def test_libreoffice_opens_every_paper(soffice: str, tmp_path: Path, save: Callable[..., None]) -> None:
    save(tmp_path)

    papers = [str(path) for path in sorted(tmp_path.glob("*.*"))]
    made = subprocess.run(
        [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf"), *papers],
        capture_output=True,
        timeout=120,
        check=True,
    )

    assert len(list((tmp_path / "pdf").glob("*.pdf"))) == 4, made.stdout


@pytest.fixture
def save() -> Callable[[Path], None]:
    """Writes one of each paper into a folder."""

    def write(folder: Path) -> None:
        (folder / "thu.docx").write_bytes(docx_bytes(covering_letter(REVIEW, UNIT, OWN)))
        (folder / "don-doc.docx").write_bytes(docx_bytes(reminder_letter(REVIEW, UNIT)))
        (folder / "loi.xlsx").write_bytes(write_findings(FINDINGS, [UNIT], copies={FILE: "chu-thich/H01/a.xlsx"}))
        (folder / "chu-thich.xlsx").write_bytes(copy().data)

    return write
