"""True sentences about some of the years, other people or a count the form lacks, which contradict no figure."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

COURT = """
    Chỉ tiêu | ĐVT | 2020 | 2021 | 2022 | 2023 | 2024 | Cộng
    Số đơn hòa giải ở cơ sở tiếp nhận | đơn | 1.104 | 1.236 | 1.297 | 1.275 | 1.418 |
    Số đơn hòa giải thành | đơn | 812 | 905 | 1.013 | 1.027 | 1.146 |
    Số hòa giải viên [cuối kỳ] | người | 2.310 | 2.344 | 2.362 | 2.391 | 2.405 |
"""


def contradicted(table: str, text: str) -> list[str]:
    return [claim.text for claim in told(table, text) if claim.verdict is Verdict.CONTRADICTS]


@pytest.mark.parametrize(
    "text",
    [
        "Ba năm trở lại đây, bình quân mỗi năm tiếp nhận 1.330 đơn hòa giải ở cơ sở.",
        "Nửa đầu nhiệm kỳ, bình quân mỗi năm tiếp nhận 1.212 đơn hòa giải ở cơ sở.",
        "Giai đoạn trước, bình quân mỗi năm tiếp nhận 1.230 đơn hòa giải ở cơ sở.",
        "Ngành tư pháp giao chỉ tiêu bình quân mỗi năm tiếp nhận 1.300 đơn hòa giải ở cơ sở.",
        "Huyện bạn bình quân mỗi năm tiếp nhận 1.280 đơn hòa giải ở cơ sở.",
        "Không kể năm 2020, bình quân mỗi năm tiếp nhận 1.307 đơn hòa giải ở cơ sở.",
        "Trước năm 2023, bình quân mỗi năm tiếp nhận 1.212 đơn hòa giải ở cơ sở.",
        "Bình quân mỗi năm có 2.362 hòa giải viên.",
    ],
)
def test_an_average_may_be_of_other_years_or_people(text):
    assert contradicted(COURT, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sau 5 năm, số đơn hòa giải thành tăng lên 1.146 đơn.",
        "Trong 5 năm, số đơn hòa giải ở cơ sở tiếp nhận tăng dần đều, đạt 1.418 đơn.",
        "Kết thúc nhiệm kỳ 2020-2024, số đơn hòa giải thành đạt 1.146 đơn.",
        "Qua 5 năm, số đơn hòa giải ở cơ sở tiếp nhận ở mức cao, đỉnh điểm 1.418 đơn.",
        "Trong cả 5 năm, năm nhiều nhất hòa giải thành 1.146 đơn, năm ít nhất hòa giải thành 812 đơn.",
        "Trong cả giai đoạn, không năm nào tiếp nhận quá 1.418 đơn hòa giải ở cơ sở.",
    ],
)
def test_the_figure_of_a_year_is_told_behind_words_of_all_of_them(text):
    assert contradicted(COURT, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bình quân mỗi năm tiếp nhận 1.626 đơn hòa giải ở cơ sở.",  # 1.266
        "Số đơn hòa giải thành là 1.146 đơn trong cả 5 năm.",
    ],
)
def test_digits_swapped_and_a_year_for_all_of_them_are_slips(text):
    assert len(contradicted(COURT, text)) == 1


FEES = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | 2024 | Cộng | KH | KH 2024 | %KH 2024
    Tổng thu dịch vụ bến bãi [= 2 3] | triệu đồng | | | | | 9.000 | 3.200 |
    Thu trông giữ phương tiện | triệu đồng | 1.804 | 1.927 | 2.153 | | 6.000 | 2.100 |
    Thu bốc xếp | triệu đồng | 871 | 936 | 1.069 | | 3.000 | 1.100 |
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sau 3 năm, thu bốc xếp tăng lên 1.069 triệu đồng.", 0),
        ("Thu bốc xếp ở thời điểm cuối của giai đoạn 2022-2024 là 1.069 triệu đồng.", 0),
        ("Trong cả 3 năm thu bốc xếp 1.069 triệu đồng.", 1),
        ("Thu bốc xếp giai đoạn 2022-2024 là 1.069 triệu đồng.", 1),
        ("Thu bốc xếp giai đoạn 2022-2024 là 2.867 triệu đồng.", 1),  # 2.876
    ],
)
def test_the_figure_of_a_year_is_a_slip_where_all_of_them_are_told_beside_it(text, count):
    assert len(contradicted(FEES, text)) == count


def test_how_far_a_plan_was_met_is_of_the_count_before_only_where_that_agrees():
    right = "Năm 2024 thu trông giữ phương tiện 2.153 triệu đồng, đạt 105,22% kế hoạch năm."
    other = "Năm 2024 thu trông giữ phương tiện và phí khác 2.640 triệu đồng, đạt 101,54% kế hoạch năm."
    assert said(told(FEES, right))[-1].endswith("contradicts")  # 102,52%
    assert not any(line.startswith("rate") and line.endswith("contradicts") for line in said(told(FEES, other)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thu bốc xếp năm 2024 là 1.069 triệu đồng. Số bình chữa cháy: 48, gấp hơn 2 lần năm 2022.", 0),
        ("Thu bốc xếp năm 2024 là 1.069 triệu đồng. Số tổ tự quản: 27, tăng 18% so với năm 2023.", 0),
        ("Thu bốc xếp năm 2024 là 1.069 triệu đồng, gấp hơn 2 lần năm 2022.", 1),
    ],
)
def test_a_change_behind_a_count_the_form_lacks_is_of_that(text, count):
    assert len(contradicted(FEES, text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thu trông giữ phương tiện, thu bốc xếp và hỗ trợ của xã năm 2024 cộng lại 3.310 triệu đồng.", 0),
        ("Thu trông giữ phương tiện năm 2022 và năm 2023 cộng lại 3.731 triệu đồng.", 0),
        ("Thu trông giữ phương tiện và thu bốc xếp năm 2024 cộng lại 3.222 triệu đồng.", 0),
        ("Thu trông giữ phương tiện và thu bốc xếp năm 2024 cộng lại 3.242 triệu đồng.", 1),
    ],
)
def test_a_list_is_summed_where_the_form_has_all_it_names(text, count):
    assert len(contradicted(FEES, text)) == count
