"""Makes the folder of the review on poverty: the office's papers, eight workbooks, eight written reports and their key.

`python examples/generator/poverty/make.py FOLDER` writes it, `--check X01` says what is wrong with a source,
`--figures X01` prints a unit's figures. The sources are written as `../narratives/FORMAT.md` says.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator.office_paper import outline_paper
from generator.poverty.figures import Figures
from generator.poverty.form import OUTLINE
from generator.poverty.units import UNITS
from generator.poverty.workbook import BLANK, grids
from generator.producers import xlsxwriter_bytes
from generator.review_folder import ReviewFolder
from generator.sending import heading_of
from generator.unit_model import Unit

REVIEW = """\
title = "Sơ kết 5 năm thực hiện Chỉ thị số 09-CT/TU của Ban Thường vụ Tỉnh ủy"
kind = "so_ket"
as_of = 2025-12-22
deadline = 2025-12-10

[span]
first = 2021
last = 2025

[[directives]]
symbol = "09-CT/TU"
kind = "Chỉ thị"
issued = 2021-03-15
issuer = "Ban Thường vụ Tỉnh ủy"
subject = "về tăng cường sự lãnh đạo của Đảng đối với công tác giảm nghèo bền vững, giải quyết việc làm"

[office]
name = "BAN THƯỜNG VỤ"
superior = "TỈNH ỦY HÒA GIANG"
family = "party"
place = "Hòa Giang"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy", "Đảng ủy các xã, phường", "Lưu Văn phòng Tỉnh ủy"]
"""
WORKBOOKS = {
    "X01": "Xa Ban Khoang/Bieu so lieu so ket CT 09.xlsx",
    "X02": "UBND xã Nà Phìn - biểu mẫu kèm báo cáo.xlsx",
    "X03": "PL so lieu phuong An Thinh 2021-2025.xlsx",
    "X04": "Đảng ủy xã Đông Lộc/Phu luc 1,2,3.xlsx",
    "T01": "Sở NN&MT - phụ lục CT09.xlsx",
    "T02": "So Noi vu - PL bao cao so ket.xlsx",
    "T03": "NHCSXH tỉnh - số liệu.xlsx",
    "T04": "Hoi LHPN tinh/Bieu kem bao cao.xlsx",
}


def workbook(unit: Unit) -> bytes:
    """A unit's workbook, dated a few days before its report."""
    order = UNITS.index(unit)
    heading = heading_of(unit, 41 + 17 * order, date(2025, 11, 27) + timedelta(days=order))
    return xlsxwriter_bytes(grids(heading, Figures(unit)))


FOLDER = ReviewFolder(
    home=Path(__file__).resolve().parent / "narratives",
    review=REVIEW,
    list_title="DANH SÁCH ĐƠN VỊ BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ SỐ 09-CT/TU",
    list_widths=(8, 42, 60, 20, 13, 26, 13, 13),
    units=UNITS,
    headings=OUTLINE,
    outline=lambda: outline_paper(OUTLINE),
    form=lambda: xlsxwriter_bytes(grids(BLANK)),
    workbook=workbook,
    workbook_name=lambda unit: WORKBOOKS[unit.code],
    figures=Figures,
)

if __name__ == "__main__":
    sys.exit(FOLDER.main())
