"""Which review a report is of: its title, the number of years and the directive it gives, against the review asked for.

The lines of a paper's head stand one below the other; here "/" parts them. After "|" stands what shows that the report
is of another review, and "-" where it is taken as ours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.senders.attribution import attribute
from tongket.collect.submission import Batch, Submission
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

REVIEW = Review(
    title="Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU của Ban Thường vụ Tỉnh ủy",
    kind=ReviewKind.INTERIM,
    directives=(DirectiveCited(symbol="15-CT/TU", issued=date(2021, 4, 12)),),
    office=Office(name="BAN THƯỜNG VỤ"),
    span=Period.years(2021, 2025),
    as_of=date(2025, 12, 19),
)
YEARLY = Review(
    title="Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2024",
    kind=ReviewKind.PROGRESS,
    directives=(DirectiveCited(symbol="08-NQ/TU"),),
    office=Office(name="BAN THƯỜNG VỤ"),
    span=Period.years(2024),
    as_of=date(2025, 1, 15),
)
OF_TEN_YEARS = Review(
    title="Tổng kết 10 năm thực hiện Chỉ thị số 15-CT/TU của Ban Thường vụ Tỉnh ủy",
    kind=ReviewKind.FINAL,
    directives=(DirectiveCited(symbol="15-CT/TU", issued=date(2015, 10, 12)),),
    office=Office(name="BAN THƯỜNG VỤ"),
    span=Period.years(2016, 2025),
    as_of=date(2025, 12, 19),
)
OF_A_SECOND_STAGE = Review(
    title="Sơ kết 5 năm thực hiện Nghị quyết số 08-NQ/TU giai đoạn 2021 - 2025",
    kind=ReviewKind.INTERIM,
    directives=(DirectiveCited(symbol="08-NQ/TU", issued=date(2016, 6, 1)),),
    office=Office(name="BAN THƯỜNG VỤ"),
    span=Period.years(2021, 2025),
    as_of=date(2025, 12, 19),
)

OURS = """
BÁO CÁO / Sơ kết 05 năm thực hiện Chỉ thị số 15-CT/TU / Căn cứ Luật An toàn thực phẩm năm 2010, Sở Y tế báo cáo: | -
BÁO CÁO / Sơ kết 05 năm thực hiện Chỉ thị số 15-CT/TU / Căn cứ Quyết định số 12-QĐ/TU và Chỉ thị 08-CT/TW năm 2011 | -
BÁO CÁO / kết quả thực hiện Luật An toàn thực phẩm năm 2010 và Chỉ thị số 15-CT/TU | -
BÁO CÁO / Kết quả 5 năm thực hiện Chỉ thị số 15-CT/TU so với năm 2015 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ năm 2021 đến nay | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU và phương hướng, nhiệm vụ năm 2026 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU và kế hoạch 6 tháng đầu năm 2026 | -
BÁO CÁO / Sơ kết Chỉ thị số 15-CT/TU về bảo đảm an toàn thực phẩm đến năm 2030 | -
BÁO CÁO / Sơ kết Chỉ thị số 15-CT/TU, tầm nhìn đến năm 2045 | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU ngày 12 tháng 4 năm 2021 | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU tháng 4 năm 2021 của Ban Thường vụ Tỉnh ủy | -
BÁO CÁO / Sơ kết 5 năm (2021-2025) thực hiện Chỉ thị số 15-CT/TU gắn với Đề án giai đoạn 2021-2030 | -
BÁO CÁO / Sơ kết thực hiện Đề án an toàn thực phẩm giai đoạn 2021-2030, giai đoạn 2021-2025 | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU (giai đoạn 2023-2025, xã thành lập năm 2023) | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU giai đoạn 2020-2025 | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU và Chỉ thị số 17-CT/TW | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị 15 về an toàn thực phẩm | -
BÁO CÁO / Năm năm thực hiện Chỉ thị về an toàn thực phẩm ở xã Đồng Rộc | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 51-CT/TU ngày 12/4/2021 của Ban Thường vụ Tỉnh ủy | -
BÁO CÁO / Kết quả 5 năm thực hiện Kế hoạch số 23-KH/TU và Nghị quyết số 05-NQ/HU của Huyện ủy | -
BÁO CÁO / Kết quả công tác an toàn thực phẩm 5 năm (kèm theo Quyết định số 99/QĐ-UBND) | -
BÁO CÁO / Kết quả 5 năm thực hiện Chỉ thị số 15-CT/TU / Thực hiện Kết luận số 11-KL/TW, Sở Y tế báo cáo như sau: | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU / TÌNH HÌNH QUÁN TRIỆT, TRIỂN KHAI NĂM 2016 | -
BÁO CÁO BỔ SUNG / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU năm 2025 | -
BÁO CÁO / Sơ kết 4 năm thực hiện Chỉ thị số 15-CT/TU | -
BIỂU 1. CƠ SỞ THỰC PHẨM NĂM 2021 | -
BÁO CÁO / Sơ kết việc thực hiện Nghị định số 15/2018/NĐ-CP ngày 02/02/2018 và Chỉ thị số 15-CT/TU | -
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU, ước thực hiện 6 tháng cuối năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ tháng 4/2021 đến tháng 6 năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU đến năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ đầu năm 2021 đến cuối năm 2025 | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU và Quyết định số 217-QĐ/TW | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ năm 2021 đến 6 tháng đầu năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ năm 2021 đến hết 06 tháng đầu năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU giai đoạn 2021 đến 6 tháng đầu năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU từ quý II năm 2021 đến quý III năm 2025 | -
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU 4 năm và 9 tháng đầu năm 2025 | -
BÁO CÁO / Sơ kết việc thực hiện Chỉ thị số 15-CT/TU (số liệu đến hết quý III/2025) | -
BÁO CÁO / Kết quả và giải pháp thực hiện Chỉ thị số 15-CT/TU giai đoạn 2021-2025 | -
BÁO CÁO / Sơ kết giai đoạn 2021-2025 và phương hướng, nhiệm vụ giai đoạn 2026-2030 | -
BÁO CÁO / kết quả thực hiện Bộ luật Hình sự năm 2015 gắn với Chỉ thị số 15-CT/TU | -
"""
OF_OTHERS = """
BÁO CÁO / Tổng kết 10 năm thực hiện Chỉ thị số 08-CT/TW | 08-CT/TW
BÁO CÁO / Kết quả 5 năm thực hiện Nghị quyết số 14-NQ/TU | 14-NQ/TU
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU giai đoạn 2016-2020 | 2016-2020
BÁO CÁO / Kết quả công tác an toàn thực phẩm giai đoạn 2016-2020 | 2016-2020
BÁO CÁO / Kết quả công tác an toàn thực phẩm năm 2019 | 2019
BÁO CÁO / Công tác an toàn thực phẩm năm 2018, phương hướng, nhiệm vụ năm 2019 | 2018
BÁO CÁO / Sơ kết công tác an toàn thực phẩm 6 tháng đầu năm 2025 | 2025-01-01/2025-06-30
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU quý III/2025 | 2025-07-01/2025-09-30
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU quý III năm 2025 | 2025-07-01/2025-09-30
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU năm 2019 | 2019
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU, kết quả 6 tháng đầu năm 2019 | 2019-01-01/2019-06-30
BÁO CÁO / Kết quả công tác tháng 12 năm 2019 | 2019
BÁO CÁO / Kết quả công tác an toàn thực phẩm đến năm 2019 | 2019
BÁO CÁO / Kết quả công tác an toàn thực phẩm tính đến cuối năm 2018 | 2018
BÁO CÁO / Kết quả công tác từ đầu năm 2018 đến cuối năm 2018 | 2018
BÁO CÁO / Kết quả công tác an toàn thực phẩm kể từ năm 2018 | 2018
BÁO CÁO / Kết quả năm 2019 thực hiện Chương trình an toàn thực phẩm đến năm 2030 | 2019
BÁO CÁO / Kết quả thực hiện Đề án 05-ĐA/TU về phát triển lâm nghiệp | 05-ĐA/TU
BÁO CÁO / Kết quả thực hiện Quyết định số 217-QĐ/TW về giám sát và phản biện | 217-QĐ/TW
BÁO CÁO / Kết quả 5 năm thực hiện Quyết định số 217-QĐ/TW về giám sát và phản biện | 217-QĐ/TW
BÁO CÁO / Sơ kết 3 năm thực hiện Chương trình số 07-CTr/TU | 07-CTR/TU
BÁO CÁO / Tổng kết thực hiện Chỉ thị số 20-CT/HU của Huyện ủy | 20-CT/HU
BÁO CÁO / Tổng kết thực hiện Chỉ thị số 14-CT/TU ngày 12/4/2021 về trồng rừng | 14-CT/TU
BÁO CÁO / Tổng kết thực hiện Chỉ thị số 51-CT/TU ngày 20/8/2022 về trồng rừng | 51-CT/TU
BÁO CÁO / Sơ kết công tác an toàn thực phẩm 06 tháng đầu năm 2025 | 2025-01-01/2025-06-30
BÁO CÁO / Kết quả công tác an toàn thực phẩm đến 6 tháng đầu năm 2019 | 2019
BÁO CÁO / Tổng kết công tác giai đoạn 2016-2020, phương hướng, nhiệm vụ giai đoạn 2021-2025 | 2016-2020
BÁO CÁO / Tổng kết công tác giai đoạn 2016-2020, triển khai năm 2021 | 2016-2020
KẾ HOẠCH / Thực hiện Chỉ thị số 15-CT/TU giai đoạn 2026-2030 | 2026-2030
KẾ HOẠCH / Bảo đảm an toàn thực phẩm năm 2027 | 2027
"""
SIGNED_IN_2023 = """
BÁO CÁO / Sơ kết 2 năm thực hiện Chỉ thị số 15-CT/TU | 2 năm
BÁO CÁO / Hai năm thực hiện Chỉ thị số 15-CT/TU | 2 năm
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU năm 2023 | 2023
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU | -
"""
SIGNED_IN_2021 = """
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU năm 2021 của Ban Thường vụ Tỉnh ủy | -
"""
OF_THE_FIRST_STAGE = """
BÁO CÁO / Sơ kết 5 năm thực hiện Nghị quyết số 08-NQ/TU giai đoạn 2016 - 2020 | 2016-2020
BÁO CÁO / Sơ kết 5 năm (2016 - 2020) thực hiện Nghị quyết số 08-NQ/TU | 2016-2020
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2016 | 2016
BÁO CÁO / Sơ kết 5 năm thực hiện Nghị quyết số 08-NQ/TU giai đoạn 2021 - 2025 | -
BÁO CÁO / Sơ kết 5 năm thực hiện Nghị quyết số 08-NQ/TU ngày 01/6/2016 | -
"""
OF_HALF_THE_YEARS = """
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU giai đoạn 2021 - 2025 | 2021-2025
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU (2021 - 2025) | 2021-2025
BÁO CÁO / Kết quả thực hiện Chỉ thị số 15-CT/TU giai đoạn 2024 - 2025 | 2024-2025
BÁO CÁO / Tổng kết thực hiện Chỉ thị số 15-CT/TU giai đoạn 2020 - 2025 (thị xã thành lập năm 2020) | -
BÁO CÁO / Sơ kết thực hiện Chỉ thị số 15-CT/TU giai đoạn 2021 - 2025 (thị xã thành lập năm 2020) | 2021-2025
BÁO CÁO / Sơ kết 5 năm thực hiện Chỉ thị số 15-CT/TU, giai đoạn 2021 - 2025 (xã thành lập năm 2021) | 2021-2025
BÁO CÁO / Tổng kết thực hiện Chỉ thị số 15-CT/TU giai đoạn 2015 - 2025 | -
"""
OF_ONE_YEAR = """
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2024 | -
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2024, nhiệm vụ năm 2025 | -
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2023 | 2023
BÁO CÁO / Kết quả 1 năm thực hiện Nghị quyết số 08-NQ/TU năm 2023 | 2023
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU tháng 5 năm 2023 | 2023
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU tháng 5 năm 2024 | -
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU đến năm 2023 | 2023
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU về nông thôn mới đến năm 2030 | -
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU đến hết quý III năm 2023 | 2023
BÁO CÁO / Kết quả năm 2024 thực hiện Chương trình giai đoạn 2021-2025 theo Nghị quyết số 08-NQ/TU | -
BÁO CÁO / Kết quả thực hiện Luật Đất đai trong năm 2023 | 2023
BÁO CÁO / Kết quả thực hiện Luật Đất đai 6 tháng đầu năm 2023 | 2023-01-01/2023-06-30
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU năm 2024 theo Luật Đất đai năm 2013 | -
BÁO CÁO / Kết quả thực hiện Nghị quyết số 08-NQ/TU theo Luật Đất đai năm 2013 | -
"""


def cases(review: Review, signed: str, table: str) -> list[tuple[Review, str, str, str]]:
    lines = (line.rpartition("|") for line in table.strip().splitlines())
    return [(review, signed, head.strip(), other.strip()) for head, _, other in lines]


@pytest.mark.parametrize(
    ("review", "signed", "head", "other"),
    [
        *cases(REVIEW, "ngày 05 tháng 12 năm 2025", OURS),
        *cases(REVIEW, "ngày 05 tháng 12 năm 2025", OF_OTHERS),
        *cases(REVIEW, "ngày 05 tháng 12 năm 2023", SIGNED_IN_2023),
        *cases(REVIEW, "ngày 05 tháng 12 năm 2021", SIGNED_IN_2021),
        *cases(OF_A_SECOND_STAGE, "ngày 05 tháng 12 năm 2020", OF_THE_FIRST_STAGE),
        *cases(OF_TEN_YEARS, "ngày 05 tháng 12 năm 2025", OF_HALF_THE_YEARS),
        *cases(YEARLY, "ngày 05 tháng 01 năm 2025", OF_ONE_YEAR),
    ],
)
def test_which_review_a_report_is_of(review, signed, head, other):
    (mapping,) = attribute([arrived(head, signed)], [Unit(code="S02", name="Sở Y tế")], review)

    assert mapping.why == ("" if other == "-" else f"other_review:{other}")
    assert mapping.unit == "S02"


@pytest.mark.parametrize("years", ["giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025 (thị xã thành lập năm 2021)"])
def test_a_workbook_of_half_the_years_lacks_the_columns_of_the_others(years):
    head = f"BIỂU SỐ LIỆU / Thực hiện Chỉ thị số 15-CT/TU {years}"
    workbook = replace(arrived(head, "ngày 05 tháng 12 năm 2025"), kind="figures", batch=Batch.empty(1))

    (mapping,) = attribute([workbook], [Unit(code="S02", name="Sở Y tế")], OF_TEN_YEARS)

    assert mapping.why == "other_review:2021-2025"


def arrived(head: str, signed: str) -> Submission:
    title = [line.strip() for line in head.split(" / ")]
    letterhead = letterhead_of_text(["UBND TỈNH VĨNH HÀ", "SỞ Y TẾ", "Số: 15/BC-SYT", f"Vĩnh Hà, {signed}", *title])
    return Submission(file="bao cao.docx", sha256="1", size=1, format="docx", kind="narrative", letterhead=letterhead)
