"""The folder of the environment review: its papers, workbooks, narratives and their key.

`python examples/generator/environment/folder.py FOLDER` writes it, `--check C01` says what is wrong with a source,
`--figures C01` prints the unit's figures. `../narratives/FORMAT.md` says how a source is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator.environment.form import SHEETS, grid
from generator.environment.units import UNITS, Figures, counted, owed
from generator.papers import LIST_WIDTHS, document
from generator.producers import xlsxwriter_bytes
from generator.review_folder import ReviewFolder
from generator.unit_model import Unit

TITLE = "Sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU, ngày 12/01/2021 của Ban Thường vụ Tỉnh ủy"
SUBJECT = "về tăng cường bảo vệ môi trường và xử lý rác thải nông thôn trên địa bàn tỉnh"
REVIEW = f"""\
title = "Sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU của Ban Thường vụ Tỉnh ủy"
kind = "so_ket"
as_of = 2025-12-15
deadline = 2025-11-28

[span]
first = 2021
last = 2025

[[directives]]
symbol = "17-CT/TU"
kind = "Chỉ thị"
issued = 2021-01-12
issuer = "Ban Thường vụ Tỉnh ủy"
subject = "{SUBJECT}"

[office]
name = "BAN THƯỜNG VỤ"
superior = "TỈNH ỦY HÒA GIANG"
family = "party"
place = "Hòa Giang"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Ban Thường vụ Tỉnh ủy", "Các đảng ủy trực thuộc", "Lưu Văn phòng Tỉnh ủy"]
"""
OUTLINE = (
    (0, "ĐỀ CƯƠNG"),
    (0, f"Báo cáo sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU, ngày 12/01/2021 của Ban Thường vụ Tỉnh ủy {SUBJECT}"),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
    (2, "1. Công tác quán triệt, tuyên truyền Chỉ thị"),
    (2, "2. Việc ban hành văn bản; kiểm tra, giám sát của cấp ủy"),
    (1, "II. KẾT QUẢ THỰC HIỆN"),
    (2, "1. Thu gom, xử lý rác thải, nước thải (Biểu 1)"),
    (2, "2. Kiểm tra, xử lý vi phạm về môi trường (Biểu 2)"),
    (2, "3. Tuyên truyền, trồng cây xanh, xây dựng mô hình (Biểu 3)"),
    (2, "4. Kinh phí thực hiện (Biểu 3)"),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "1. Ưu điểm"),
    (2, "2. Hạn chế, tồn tại"),
    (2, "3. Nguyên nhân của hạn chế (khách quan, chủ quan)"),
    (2, "4. Bài học kinh nghiệm"),
    (1, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP"),
    (1, "V. ĐỀ XUẤT, KIẾN NGHỊ"),
    (3, "Báo cáo và biểu số liệu gửi về Văn phòng Tỉnh ủy trước ngày 28/11/2025; số liệu năm 2025 là số ước cả năm."),
)
BLANK_HEAD = [("TỈNH ỦY HÒA GIANG", ""), ("ĐƠN VỊ: ..............................", "")]


def workbook(unit: Unit) -> bytes:
    """A unit's figures on the office's form."""
    heads = list(zip(unit.letterhead, ("", ""), strict=True))
    return xlsxwriter_bytes([grid(sheet, heads, counted(unit)) for sheet in owed(unit)])


FOLDER = ReviewFolder(
    home=Path(__file__).resolve().parent / "narratives",
    review=REVIEW,
    list_title="DANH SÁCH ĐƠN VỊ BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ SỐ 17-CT/TU",
    list_widths=LIST_WIDTHS,
    units=UNITS,
    headings=OUTLINE,
    outline=lambda: document(OUTLINE),
    form=lambda: xlsxwriter_bytes([grid(sheet, BLANK_HEAD, None) for sheet in SHEETS]),
    workbook=workbook,
    workbook_name=lambda unit: f"Bieu so lieu - {unit.name}.xlsx",
    figures=Figures,
    title=TITLE,
)

if __name__ == "__main__":
    sys.exit(FOLDER.main())
