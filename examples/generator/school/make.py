"""Makes the folder of the review on schools: the office's papers, seven workbooks, seven written reports and their key.

`python examples/generator/school/make.py FOLDER` writes it, `--check X01` says what is wrong with a source,
`--figures X01` prints a unit's figures. The sources are written as `../narratives/FORMAT.md` says.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator.office_paper import outline_paper
from generator.poverty.workbook import grids
from generator.producers import xlsxwriter_bytes
from generator.review_folder import ReviewFolder
from generator.school.figures import figures_of
from generator.school.form import OUTLINE, SHEETS, TAIL
from generator.school.units import PARTY, UNITS
from generator.sending import heading_of
from generator.unit_model import Unit
from generator.workbook import Heading

REVIEW = f"""\
title = "Sơ kết 5 năm thực hiện Chỉ thị số 12-CT/TU của Ban Thường vụ Tỉnh ủy"
kind = "so_ket"
as_of = 2025-12-18
deadline = 2025-12-05

[span]
first = 2021
last = 2025

[[directives]]
symbol = "12-CT/TU"
kind = "Chỉ thị"
issued = 2021-02-18
issuer = "Ban Thường vụ Tỉnh ủy"
subject = "về nâng cao chất lượng giáo dục, phổ cập giáo dục và xây dựng trường đạt chuẩn quốc gia"

[office]
name = "BAN THƯỜNG VỤ"
superior = "{PARTY}"
family = "party"
place = "Lộc Hải"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy", "Đảng ủy các xã, phường", "Lưu Văn phòng Tỉnh ủy"]
"""
BLANK = Heading(
    superior=PARTY,
    name="ĐƠN VỊ: ..............................",
    number="Số ......-BC/......",
    dated="..............., ngày ..... tháng ..... năm 2025",
    right="ĐẢNG CỘNG SẢN VIỆT NAM",
)
WORKBOOKS = {
    "X01": "Phuong Cua Lan - bieu so lieu CT12.xlsx",
    "X02": "Xa Thuong Nguyen/Bieu 1-2-3.xlsx",
    "X03": "UBND xã Nam Sa_phụ lục số liệu.xlsx",
    "T01": "So GDDT/Phu luc kem bao cao so ket.xlsx",
    "T02": "Tỉnh Đoàn - biểu mẫu.xlsx",
    "T03": "DTNT tinh bieu so lieu.xlsx",
    "T04": "Hoi Khuyen hoc tinh - so lieu 2021-2025.xlsx",
}


def workbook(unit: Unit) -> bytes:
    """A unit's workbook, dated a few days before its report."""
    order = UNITS.index(unit)
    heading = heading_of(unit, 63 + 29 * order, date(2025, 11, 24) + timedelta(days=order))
    return xlsxwriter_bytes(grids(heading, figures_of(unit), SHEETS, TAIL))


FOLDER = ReviewFolder(
    home=Path(__file__).resolve().parent / "narratives",
    review=REVIEW,
    list_title="DANH SÁCH ĐƠN VỊ BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ SỐ 12-CT/TU",
    list_widths=(8, 42, 60, 24, 13, 26, 13, 13),
    units=UNITS,
    headings=OUTLINE,
    outline=lambda: outline_paper(OUTLINE),
    form=lambda: xlsxwriter_bytes(grids(BLANK, None, SHEETS, TAIL)),
    workbook=workbook,
    workbook_name=lambda unit: WORKBOOKS[unit.code],
    figures=figures_of,
)

if __name__ == "__main__":
    sys.exit(FOLDER.main())
