"""The office's own papers: review.toml, units.xlsx, form.xlsx, outline.docx, plan.docx. Takes units; makes bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from generator.form_model import FIGURE_SHEETS, Sheet
from generator.office_paper import CENTER, LEFT, RULE, Said, blank_paper, body, saved, side_by_side, write
from generator.producers import FIXED, rezipped, xlsxwriter_bytes
from generator.unit_model import BODIES, DISTRICTS, Unit
from generator.workbook import Cell, Grid, Heading, blank_sheet, lay_out, lay_out_cases

SUBJECT = "về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
REVIEW = f"""\
title = "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW của Bộ Chính trị"
kind = "tong_ket"
as_of = 2020-11-05
deadline = 2020-10-15

[span]
first = 2011
last = 2020

[[directives]]
symbol = "48-CT/TW"
kind = "Chỉ thị"
issued = 2010-10-22
issuer = "Bộ Chính trị"
subject = "{SUBJECT}"

[office]
name = "BAN THƯỜNG VỤ"
superior = "TỈNH ỦY TIỀN GIANG"
family = "party"
place = "Tiền Giang"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Ban Bí thư Trung ương Đảng", "Văn phòng Trung ương Đảng", "Lưu Văn phòng Tỉnh ủy"]
"""

UNIT_COLUMNS = ("Mã", "Tên đơn vị", "Tên khác", "Nhóm", "Hạn gửi", "Biểu phải báo cáo", "Từ ngày", "Đến ngày")


def _day(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None


def _unit_line(unit: Unit) -> tuple[str | None, ...]:
    owes = "; ".join(unit.owes) or "Tất cả"
    others = "; ".join(unit.others)
    return (unit.code, unit.name, others, unit.group, _day(unit.deadline), owes, _day(unit.valid_from), None)


LIST_TITLE = "DANH SÁCH ĐƠN VỊ BÁO CÁO TỔNG KẾT 10 NĂM THỰC HIỆN CHỈ THỊ SỐ 48-CT/TW"
LIST_WIDTHS = (8, 38, 60, 30, 13, 40, 13, 13)


def units_workbook(units: Iterable[Unit], title: str = LIST_TITLE, widths: Iterable[float] = LIST_WIDTHS) -> bytes:
    """units.xlsx: who is expected to report."""
    grid = Grid("Đơn vị", widths=list(widths), head_rows=3)
    grid.cells[1, 1] = Cell(title, "title")
    grid.merges.append((1, 1, 1, len(UNIT_COLUMNS)))
    for column, text in enumerate(UNIT_COLUMNS, 1):
        grid.cells[3, column] = Cell(text, "head")
    for row, unit in enumerate(units, 4):
        for column, text in enumerate(_unit_line(unit), 1):
            grid.cells[row, column] = Cell(text, "label" if column in (2, 3, 4, 6) else "center")
    return xlsxwriter_bytes([grid])


BLANK_HEADING = Heading(
    superior="TỈNH ỦY TIỀN GIANG",
    name="ĐƠN VỊ: ..............................",
    number="Số ......-BC/......",
    dated="..............., ngày ..... tháng ..... năm 2020",
    right="ĐẢNG CỘNG SẢN VIỆT NAM",
)


def blank_grid(sheet: Sheet, *, is_first: bool) -> Grid:
    """One sheet of the blank form, its formulas in place and calculated over nothing."""
    blank = blank_sheet(sheet)
    blank.is_filled = False
    return lay_out(blank, BLANK_HEADING, is_first=is_first)


def form_workbook() -> bytes:
    """form.xlsx: the blank form as the office sends it."""
    grids = [blank_grid(sheet, is_first=number == 0) for number, sheet in enumerate(FIGURE_SHEETS)]
    cases = lay_out_cases([], BLANK_HEADING, blanks=8)
    for number in range(1, 9):
        cases.cells[8 + number, 1] = Cell(Decimal(number), "center")
    return xlsxwriter_bytes([*grids, cases])


NARRATIVE = (
    (0, "BÁO CÁO"),
    (0, "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (2011-2020)"),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT, TRIỂN KHAI THỰC HIỆN"),
    (2, "Cấp ủy, lãnh đạo đơn vị đã quán triệt Chỉ thị đến cán bộ, đảng viên và xây dựng kế hoạch thực hiện hằng năm."),
    (1, "II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN"),
    (2, "Số liệu cụ thể thể hiện tại các biểu kèm theo Báo cáo này."),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "Công tác phối hợp giữa các ngành có lúc chưa chặt chẽ; một số mô hình hoạt động chưa đều."),
    (1, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP"),
    (2, "Tiếp tục thực hiện nghiêm Chỉ thị số 48-CT/TW và các văn bản có liên quan."),
)
OUTLINE = (
    (0, "ĐỀ CƯƠNG"),
    (0, "Báo cáo tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X)"),
    (0, SUBJECT),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, QUÁN TRIỆT, TRIỂN KHAI THỰC HIỆN"),
    (2, "1. Công tác quán triệt, tuyên truyền Chỉ thị"),
    (2, "2. Việc ban hành văn bản lãnh đạo, chỉ đạo; kiểm tra, giám sát"),
    (1, "II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN"),
    (2, "1. Tình hình, kết quả phòng, chống tội phạm và tệ nạn xã hội (Biểu 1)"),
    (2, "2. Trật tự, an toàn giao thông; phòng cháy, chữa cháy (Biểu 2)"),
    (2, "3. Phòng, chống ma túy (Biểu 3)"),
    (2, "4. Tuyên truyền, phổ biến, giáo dục pháp luật và xây dựng mô hình (Biểu 4)"),
    (2, "5. Kinh phí thực hiện và thiệt hại tài sản (Biểu 5)"),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "1. Ưu điểm"),
    (2, "2. Hạn chế, tồn tại"),
    (2, "3. Nguyên nhân của hạn chế (khách quan, chủ quan)"),
    (2, "4. Bài học kinh nghiệm"),
    (1, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP"),
    (1, "V. ĐỀ XUẤT, KIẾN NGHỊ"),
    (3, "Báo cáo và phụ lục số liệu gửi về Văn phòng Tỉnh ủy trước ngày 15/10/2020 (các sở, ban, ngành: 20/10/2020)."),
)


PLAN_HEADING = Heading(
    superior="ĐẢNG BỘ TỈNH TIỀN GIANG",
    name="TỈNH ỦY TIỀN GIANG",
    number="Số 215-KH/TU",
    dated="Tiền Giang, ngày 14 tháng 8 năm 2020",
    right="ĐẢNG CỘNG SẢN VIỆT NAM",
)


RECIPIENTS = (
    "- Ban Bí thư Trung ương Đảng,",
    "- Các huyện ủy, thị ủy, Thành ủy Mỹ Tho,",
    "- Các sở, ban, ngành, đoàn thể tỉnh,",
    "- Lưu Văn phòng Tỉnh ủy.",
)


def plan(units: list[Unit]) -> bytes:
    """The office's plan: what is summed up, over which years, by whom, until when."""
    cited = "Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị"
    paper = blank_paper()
    _head(paper, PLAN_HEADING)
    paper.add_paragraph()
    for text, pt in (("KẾ HOẠCH", 16), (f"tổng kết 10 năm thực hiện {cited}", 14), (SUBJECT, 14), ("-----", 14)):
        write(paper.add_paragraph(), Said(text, pt, "b"), CENTER)
    body(paper, "I- NỘI DUNG, THỜI GIAN", "b")
    body(paper, f"1. Tổng kết 10 năm thực hiện {cited}, giai đoạn 2011-2020, theo đề cương và biểu mẫu kèm theo.")
    body(paper, "2. Số liệu năm 2020 tính đến hết ngày 30/9/2020.")
    body(paper, "II- TỔ CHỨC THỰC HIỆN", "b")
    body(paper, "1. Các huyện ủy, thị ủy, Thành ủy Mỹ Tho gửi báo cáo trước ngày 15/10/2020:")
    for unit in (unit for unit in units if unit.group == DISTRICTS):
        body(paper, f"- {unit.name};")
    body(paper, "2. Các sở, ban, ngành, đoàn thể tỉnh gửi báo cáo trước ngày 20/10/2020:")
    for unit in (unit for unit in units if unit.group == BODIES):
        body(paper, f"- {unit.name};")
    body(paper, "3. Báo cáo và phụ lục số liệu gửi về Văn phòng Tỉnh ủy để tổng hợp.")
    paper.add_paragraph()
    to = (Said("Nơi nhận:", 14, "u"), *(Said(each, 12) for each in RECIPIENTS))
    side_by_side(paper, [(to, (Said("T/M BAN THƯỜNG VỤ", 14, "b"), Said("PHÓ BÍ THƯ")))], (LEFT, CENTER))
    return saved(paper)


def _head(paper: Any, heading: Heading) -> None:
    issuer = (Said(heading.superior), Said(heading.name, 14, "b"), Said("*"))
    nation = (Said(heading.right, 15, "b"), Said("", look=RULE))
    number, dated = (Said(heading.number),), (Said(heading.dated, 14, "i"),)
    side_by_side(paper, [(issuer, nation), (number, dated)], (CENTER, CENTER))


def outline() -> bytes:
    """The outline (đề cương) that goes with the plan."""
    paper = blank_paper()
    for level, text in OUTLINE:
        if level == 0:
            write(paper.add_paragraph(), Said(text, 14, "b"), CENTER)
        else:
            body(paper, text, {1: "b", 3: "i"}.get(level, ""))
    return saved(paper)


def narrative(heading: Heading) -> bytes:
    """A unit's written report, with the same letterhead as its workbook."""
    left = (heading.superior, heading.name, heading.number, heading.mark)
    right = (heading.right, heading.motto, heading.dated, "")
    return document(NARRATIVE, letterhead=tuple(zip(left, right, strict=True)))


def document(lines: tuple[tuple[int, str], ...], *, letterhead: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A short Word document: level 0 is a centred title, 1 and 2 are headings, 3 is a paragraph."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paper = Document()
    paper.core_properties.created = paper.core_properties.modified = FIXED
    paper.core_properties.author = "Văn phòng"
    paper.styles["Normal"].font.name = "Times New Roman"
    paper.styles["Normal"].font.size = Pt(14)
    if letterhead:
        table = paper.add_table(rows=len(letterhead), cols=2)
        for row, texts in zip(table.rows, letterhead, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level, text in lines:
        paragraph = paper.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = level < 2
        run.italic = level == 3
        if level == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = io.BytesIO()
    paper.save(out)
    return rezipped(out.getvalue())
