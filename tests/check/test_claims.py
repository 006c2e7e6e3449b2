"""Statements of a narrative against the unit's own table: four offices' forms, right statements and wrong ones."""

from __future__ import annotations

import pytest
from told_table import report_of, review_of, said, told

from tongket.check.claims.claim import Claim, Verdict
from tongket.check.claims.narrative_claims import claims_of, contradictions
from tongket.check.claims.records import claim_record
from tongket.check.speech import LANGUAGES, spoken, words_of
from tongket.directive.form import Form

CRIME = """
    Chỉ tiêu | ĐVT | 2019 | 2020 | Cộng | 2017-2018 | ± | %±
    TRẬT TỰ XÃ HỘI
    Tổng số vụ phạm tội về trật tự xã hội xảy ra [= 2 3] | Vụ | | | | 3.334
    Xâm phạm sở hữu | Vụ | 1.200 | 1.110 | | 2.500
    Giết người | Vụ | 420 | 380 | | 834
    Số vụ điều tra, khám phá | Vụ | 1.300 | 1.250 | | 2.700
    Tỷ lệ điều tra, khám phá [4/1] | % | | | |
    Số đối tượng bắt giữ, xử lý | Đối tượng | 1.500 | 1.400 | | 3.000
    Trong đó: Dưới 18 tuổi [trong 6] | Đối tượng | 120 | 90 | | 300
    GIAO THÔNG
    Tổng số vụ tai nạn giao thông | Vụ | 45 | 30 | | 90
    Số người chết | Người | 20 | 14 | | 41
    Số người bị thương | Người | 33 | 21 | | 60
    CHÁY, NỔ
    Tổng số vụ cháy | Vụ | 7 | 5 | | 10
    Số người chết | Người | 1 | 0 | | 2
    Thiệt hại do cháy | Triệu đồng | 1.250 | 950 | | 3.000
"""

RURAL = """
    Chỉ tiêu | ĐVT | 2016 | 2017 | 2018 | 2019 | 2020 | Cộng
    Số xã đạt chuẩn nông thôn mới [n/N] | xã | 2/17 | 5/17 | 8/17 | 11/17 | 14/17
    Thu nhập bình quân đầu người [cuối kỳ] | triệu đồng | 32,5 | 36 | 41,2 | 45,8 | 50,3
    Số hộ nghèo [cuối kỳ] | hộ | 4.120 | 3.210 | 2.450 | 1.630 | 980
    Tổng số hộ dân [cuối kỳ] | hộ | 41.200 | 41.650 | 42.010 | 42.300 | 42.600
    Tỷ lệ hộ nghèo [3/4] | % | | | | |
    Đường giao thông nông thôn được bê tông hóa | km | 45,2 | 51 | 38,5 | 60,1 | 72,4
    Kinh phí thực hiện [= 8 9] | triệu đồng | | | | |
    Ngân sách nhà nước | triệu đồng | 12.500 | 15.200 | 18.900 | 20.100 | 22.300
    Nhân dân đóng góp | triệu đồng | 3.200 | 4.100 | 3.900 | 5.600 | 6.200
"""

REFORM = """
    Chỉ tiêu | ĐVT | 2018 | 2019 | 2020
    Số hồ sơ tiếp nhận | hồ sơ | 15.200 | 16.800 | 17.450
    Số hồ sơ giải quyết đúng hạn | hồ sơ | 14.600 | 16.210 | 17.102
    Số hồ sơ quá hạn | hồ sơ | 600 | 590 | 348
    Tỷ lệ giải quyết đúng hạn [2/1] | % | | |
    Số thủ tục hành chính được đơn giản hóa | thủ tục | 45 | 38 | 52
"""

HEALTH = """
    Chỉ tiêu | ĐVT | Năm trước | Kỳ báo cáo
    Số lượt khám bệnh | lượt | 120.450 | 131.200
    Số ca mắc sốt xuất huyết | ca | 845 | 612
    Tỷ lệ trẻ dưới 1 tuổi tiêm chủng đầy đủ | % | 94,2 | 96,1
    Số trạm y tế xã đạt chuẩn quốc gia [n/N] | trạm | 14/17 | 16/17
"""


FOREST = """
    Chỉ tiêu | ĐVT | 2019 | 2020
    Diện tích rừng trồng mới | ha | 1.250,5 | 1.310,2
    Số vụ vi phạm lâm luật | vụ | 85 | 64
    Sản lượng lúa | tấn | 125.400 | 131.250
    Tỷ lệ che phủ rừng | % | 41,2 | 41,9
    Số lao động được giải quyết việc làm | người | 5.420 | 5.105
"""

SCHOOLS = """
    Chỉ tiêu | ĐVT | 2018 | 2019 | 2020 | Cộng
    Số trường đạt chuẩn quốc gia [n/N] | trường | 20/45 | 24/45 | 30/44
    Số học sinh bỏ học | học sinh | 120 | 95 | 60
    Số phòng học được xây mới | phòng | 45 | 60 | 72
"""

CLEAN = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    CHẤT THẢI
    Khối lượng chất thải rắn sinh hoạt phát sinh | tấn | 14.200 | 14.900 | 15.300 | 15.800 | 16.100 | | 68.000
    Khối lượng chất thải rắn sinh hoạt được thu gom, xử lý | tấn | 11.500 | 12.600 | 13.400 | 14.300 | 15.000 | | 51.000
    Tỷ lệ thu gom, xử lý [2/1] | % | | | | | |
    Số hộ phân loại rác tại nguồn [cuối kỳ] | hộ | 1.250 | 2.340 | 3.980 | 5.620 | 7.415 |
    THANH TRA, KIỂM TRA
    Số cuộc thanh tra, kiểm tra về môi trường | cuộc | 14 | 18 | 17 | 21 | 24 | | 62
    Số cơ sở được kiểm tra | cơ sở | 45 | 52 | 61 | 70 | 83 | | 180
    Tổng số tiền xử phạt | triệu đồng | 320 | 415,5 | 280 | 610 | 505 | | 1.200
    CÂY XANH, KINH PHÍ
    Số cây xanh trồng mới | cây | 12.000 | 15.400 | 18.250 | 20.100 | 22.600 | | 40.000
    Ngân sách nhà nước | triệu đồng | 3.200 | 3.500 | 3.900 | 4.400 | 5.000 | | 12.000
    Nguồn xã hội hóa | triệu đồng | 800 | 950 | 1.200 | 1.350 | 1.700 | | 2.500
"""

POOR = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    I. HỘ NGHÈO
    Tổng số hộ dân cư [cuối kỳ] | hộ | 31.400 | 31.650 | 31.900
    Số hộ nghèo [cuối kỳ] | hộ | 2.180 | 1.705 | 1.214
    Tỷ lệ hộ nghèo [2/1] | % | | | |
    Số hộ cận nghèo [cuối kỳ] | hộ | 1.930 | 1.612 | 1.350
    Số hộ thoát nghèo trong năm | hộ | 410 | 562 | 534
    Số hộ tái nghèo | hộ | 12 | 9 | 4
    II. CHÍNH SÁCH HỖ TRỢ
    Số hộ nghèo được vay vốn ưu đãi | hộ | 820 | 905 | 760
    Doanh số cho vay | triệu đồng | 32.800 | 38.010 | 34.200
    Số nhà ở được xây mới, sửa chữa cho hộ nghèo | căn | 64 | 71 | 85
    Trong đó: xây mới [trong 9] | căn | 40 | 43 | 52
    Số lao động nông thôn được đào tạo nghề | người | 640 | 715 | 690
    Trong đó: lao động nữ [trong 11] | người | 288 | 340 | 352
    Số thẻ bảo hiểm y tế cấp cho người nghèo | thẻ | 8.120 | 6.540 | 4.870
"""


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (CRIME, "Trong 2 năm xảy ra 3.110 vụ phạm tội về trật tự xã hội.", ["count F5 agrees"]),
        (CRIME, "Năm 2020 xảy ra 1.490 vụ phạm pháp hình sự.", ["count E5 agrees"]),
        (CRIME, "Khám phá 2.550 vụ, đạt tỷ lệ 81,99%.", ["count F8 agrees", "rate F9 agrees"]),
        (CRIME, "Đã khám phá 2.550/3.110 vụ (đạt 81,99%).", ["fraction F8 agrees"]),
        (
            CRIME,
            "Xảy ra 75 vụ TNGT, làm chết 34 người, bị thương 54 người.",
            ["count F12 agrees", "count F13 agrees", "count F14 agrees"],
        ),
        (
            CRIME,
            "Xảy ra 12 vụ hỏa hoạn, 01 người tử vong, thiệt hại 2,2 tỷ đồng.",
            ["count F15 agrees", "count F16 agrees", "count F17 agrees"],
        ),
        (
            CRIME,
            "Xảy ra 3.110 vụ phạm tội về trật tự xã hội, giảm 224 vụ (6,72%) so với giai đoạn trước.",
            ["count F5 agrees", "change F5 agrees"],
        ),
        (CRIME, "Xâm phạm sở hữu 2.310 vụ, chiếm 74,28% tổng số vụ.", ["count F6 agrees", "rate F6 agrees"]),
        (
            CRIME,
            "Bắt giữ, xử lý hơn 2.800 đối tượng, trong đó gần 220 đối tượng chưa đủ 18 tuổi.",
            ["count F10 agrees", "count F11 agrees"],
        ),
        (
            CRIME,
            "Số vụ giết người giảm từ 420 vụ năm 2019 xuống còn 380 vụ năm 2020.",
            ["count D7 agrees", "count E7 agrees"],
        ),
        (RURAL, "Đến cuối năm 2020 có 14/17 xã đạt chuẩn nông thôn mới (82,35%).", ["fraction I5 agrees"]),
        (
            RURAL,
            "Năm 2020 thu nhập bình quân đầu người đạt 50,3 triệu đồng, tăng 17,8 triệu đồng so với năm 2016.",
            ["count H6 agrees", "change H6 agrees"],
        ),
        (
            RURAL,
            "Số hộ nghèo còn 980 hộ, giảm 650 hộ (39,88%) so với năm 2019.",
            ["count I7 agrees", "change H7 agrees"],
        ),
        (RURAL, "Trong 5 năm đã bê tông hóa 267,2 km đường giao thông nông thôn.", ["count I10 agrees"]),
        (
            RURAL,
            "Tổng kinh phí 112 tỷ đồng, trong đó ngân sách nhà nước 89 tỷ đồng, nhân dân đóng góp 23.000 triệu đồng.",
            ["total I11 agrees", "count I12 agrees", "count I13 agrees"],
        ),
        (
            REFORM,
            "Năm 2020 tiếp nhận 17.450 hồ sơ, giải quyết đúng hạn 17.102 hồ sơ, đạt 98,01%.",
            ["count F5 agrees", "count F6 agrees", "rate F8 agrees"],
        ),
        (REFORM, "So với năm 2019, hồ sơ quá hạn giảm 242 hồ sơ, tương đương 41,02%.", ["change F7 agrees"]),
        (
            REFORM,
            "Năm 2018: đơn giản hóa 45 thủ tục hành chính, năm 2019: 38 thủ tục, năm 2020: 52 thủ tục.",
            ["count D9 agrees", "count E9 agrees", "count F9 agrees"],
        ),
        (
            FOREST,
            "Năm 2020 trồng mới 1.310,2 ha rừng, tăng 59,7 ha (4,77%) so với năm 2019.",
            ["count E5 agrees", "change E5 agrees"],
        ),
        (
            FOREST,
            "Phát hiện 64 vụ vi phạm lâm luật, giảm 21 vụ so với năm 2019.",
            ["count E6 agrees", "change E6 agrees"],
        ),
        (FOREST, "Năm 2020 sản lượng lúa đạt trên 131 nghìn tấn.", ["count E7 agrees"]),
        (FOREST, "Năm 2020 giải quyết việc làm cho 5.105 lao động.", ["count E9 agrees"]),
        (
            SCHOOLS,
            "Học sinh bỏ học giảm dần: năm 2018 có 120 em, năm 2019 có 95 em, năm 2020 còn 60 em.",
            ["count D6 agrees", "count E6 agrees", "count F6 agrees"],
        ),
        (SCHOOLS, "Trong 3 năm đã xây mới 177 phòng học.", ["count G7 agrees"]),
        (
            HEALTH,
            "Toàn huyện có 131.200 lượt khám bệnh; 612 ca mắc sốt xuất huyết, giảm 233 ca so với năm trước.",
            ["count E5 agrees", "count E6 agrees", "change E6 agrees"],
        ),
        (HEALTH, "Có 16/17 trạm y tế xã đạt chuẩn quốc gia.", ["fraction E8 agrees"]),
    ],
)
def test_a_right_statement_agrees_with_its_cell(table, text, verdicts):
    assert said(told(table, text)) == verdicts


@pytest.mark.parametrize(
    ("table", "text", "code", "expected"),
    [
        (CRIME, "Trong 2 năm xảy ra 3.101 vụ phạm tội về trật tự xã hội.", "E511", "3.110 vụ"),
        (CRIME, "Khám phá 2.550 vụ, đạt tỷ lệ 89,19%.", "E512", "81,99%"),
        (CRIME, "Khám phá 2.550 vụ, đạt tỷ lệ 81,98%.", "E519", "81,99%"),
        (
            CRIME,
            "Xảy ra 3.110 vụ phạm tội về trật tự xã hội, tăng 224 vụ so với giai đoạn trước.",
            "E513",
            "giảm 224 vụ",
        ),
        (
            CRIME,
            "Xảy ra 3.110 vụ phạm tội về trật tự xã hội, giảm 242 vụ so với giai đoạn trước.",
            "E517",
            "giảm 224 vụ",
        ),
        (CRIME, "Đã khám phá 2.550/3.101 vụ (đạt 82,23%).", "E518", "2.550/3.110"),
        (CRIME, "Bắt giữ, xử lý hơn 2.950 đối tượng.", "E511", "2.900 đối tượng"),
        (CRIME, "Xảy ra 12 vụ cháy, thiệt hại 2.200 tỷ đồng.", "E511", "2,2 tỷ đồng"),
        (
            RURAL,
            "Tỷ lệ hộ nghèo giảm từ 10% năm 2016 xuống còn 2,3% năm 2020, giảm 7,7%.",
            "E514",
            "7,7 điểm phần trăm",
        ),
        (RURAL, "Trong 5 năm có 9 xã đạt chuẩn, tổng kinh phí 121 tỷ đồng.", "E511", "112 tỷ đồng"),
        (REFORM, "Năm 2019 đơn giản hóa 83 thủ tục hành chính.", "E511", "38 thủ tục"),
        (HEALTH, "Có 612 ca mắc sốt xuất huyết, tăng 233 ca so với năm trước.", "E513", "giảm 233 ca"),
    ],
)
def test_a_wrong_statement_is_found_with_the_wording_that_agrees(table, text, code, expected):
    claims = told(table, text)

    found = list(contradictions(claims))

    assert [finding.code for finding in found] == [code]
    assert expected in found[0].facts()["expected"]


@pytest.mark.parametrize(
    "text",
    [
        "Đã điều tra làm rõ 3.043/3.558 vụ (đạt 85,53%).",
        "Xảy ra 3.110 vụ va chạm, giảm 224 vụ (6,72%) so với cùng kỳ.",
        "Kiểm tra 294 trường hợp, phạt 78 trường hợp, chiếm 26,53%.",
        "Xử lý 833 vụ, gồm 181 vụ hình sự, 67 vụ ma túy và 585 vụ hành chính.",
        "Hoàn thành 16.051 nhiệm vụ (98,63%), quá hạn 223 nhiệm vụ (1,37%).",
        "Tỷ lệ quá hạn là 1,38%, giảm 1,44 điểm phần trăm so với cùng kỳ (2,82%).",
        "Xảy ra 1.483 vụ va chạm, so với 1.422 vụ của 10 năm trước là tăng 61 vụ (4,29%).",
        "Phát hiện 710 vụ gian lận, tăng 04 vụ; trong đó hàng giả tăng 60 vụ và hàng cấm tăng 63 vụ (18,92%).",
    ],
)
def test_right_statements_the_form_does_not_hold_raise_nothing(text):
    assert not list(contradictions(told("A | 2020\n Số mô hình | 3", text)))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hoàn thành 16.051 nhiệm vụ (98,62%), quá hạn 223 nhiệm vụ (1,38%).", ["E519", "E519"]),
        ("Tỷ lệ quá hạn là 1,38%, giảm 1,44% so với cùng kỳ (2,82%).", ["E514"]),
        ("Xử lý 833 vụ, gồm 181 vụ hình sự, 67 vụ ma túy và 558 vụ hành chính.", ["E515"]),
        ("Toàn tỉnh xảy ra 743 vụ phạm pháp hình sự\nTrong năm, toàn tỉnh xảy ra 734 vụ phạm pháp hình sự.", ["E516"]),
        ("Đã điều tra làm rõ 3.043/3.558 vụ (đạt 85,35%).", ["E518"]),
    ],
)
def test_traps_in_statements_the_form_does_not_hold_are_found(text, codes):
    found = list(contradictions(told("A | 2020\n Số mô hình | 3", text)))

    assert [finding.code for finding in found] == codes


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Đã ban hành 12 văn bản chỉ đạo.", "no_line"),
        ("Phấn đấu nâng tỷ lệ khám phá lên trên 85%.", "an_aim"),
        ("Điển hình, ngày 22/8/2019 bắt 14 đối tượng.", "one_event"),
        ("Riêng xã Tân Hội có 05 vụ cháy.", "one_place"),
        ("Bình quân mỗi tuần có 02 vụ cháy.", "an_average"),
        ("Năm 2015 xảy ra 12 vụ cháy.", "no_such_time"),
    ],
)
def test_what_cannot_be_checked_says_why(text, why):
    claims = told(CRIME, text)

    assert [(claim.verdict, claim.why) for claim in claims] == [(Verdict.NOT_CHECKABLE, why)]


WASTE = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | Cộng
    Khối lượng rác thải phát sinh | Tấn | 1.000 | 1.200 |
    Khối lượng rác thải được thu gom, xử lý | Tấn | 800 | 1.000 |
    Tỷ lệ thu gom, xử lý [2/1] | % | | |
"""


def test_a_share_is_checked_against_its_whole_and_left_alone_where_that_is_not_known():
    claims = told(WASTE, "Khối lượng được thu gom, xử lý đạt 1.800 tấn, chiếm tỷ lệ 81,82% lượng phát sinh.")
    of_another = told(WASTE, "Khối lượng được thu gom, xử lý đạt 1.800 tấn, chiếm 35% năng lực của nhà máy.")

    assert claims[1].verdict is Verdict.AGREES
    assert of_another[1].verdict is Verdict.NOT_CHECKABLE


def test_two_lines_that_fit_alike_are_not_guessed_between():
    claims = told(CRIME, "Có 36 người chết.")

    assert [(claim.refers_to, claim.why) for claim in claims] == [(None, "several_lines")]


def test_of_two_lines_that_fit_alike_the_one_whose_figure_is_told_is_meant():
    claims = told(CRIME, "Có 34 người chết.")

    assert [(claim.refers_to and claim.refers_to.cell, claim.verdict) for claim in claims] == [("F13", Verdict.AGREES)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (CRIME, "Lực lượng nghiệp vụ vào cuộc, 3.110 vụ trật tự xã hội không còn là chuyện hiếm."),
        (RURAL, "Năm 2018 dân xắn tay cùng làm, thảm được 38,5 km."),
        (FOREST, "Trồng rừng năm 2020 được 1.310,2 ha, thêm 59,7 ha."),
        (FOREST, "Lúa đạt 131.250 tấn; tạo việc làm cho 5.105 người."),
        (FOREST, "Vi phạm lâm luật giảm, từ 85 vụ xuống còn 64 vụ; độ che phủ giữ ở mức 41,9%."),
        (HEALTH, "Có 16/17 trạm y tế đạt chuẩn, hơn năm trước 2 trạm."),
        (REFORM, "Cứ 100 hồ sơ thì có 98 hồ sơ được trả đúng hạn."),
        (RURAL, "Trong 3 năm đầu bê tông hóa 134,7 km đường giao thông nông thôn, hai năm cuối 132,5 km."),
        (CRIME, "Tai nạn giao thông năm 2020 là 30 vụ, ít hơn năm trước đó là 15 vụ, giảm 33,33%."),
    ],
)
def test_a_number_told_exactly_needs_few_words_to_be_known(form, text):
    assert {claim.verdict for claim in told(form, text)} == {Verdict.AGREES}


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (CRIME, "Xảy ra 75 vụ tai nạn giao thông; trên một đoạn đường tránh có 61 vụ."),
        (RURAL, "Đường giao thông nông thôn được bê tông hóa từ 30 km nâng lên 72,4 km."),
        (SCHOOLS, "Số học sinh bỏ học là 4 em."),
        (FOREST, "Năm 2020 trồng 1.310,2 ha rừng; xử phạt 41 vụ, thu nộp ngân sách 320 triệu đồng."),
        (CRIME, "Lập hồ sơ đưa 37 đối tượng vào cơ sở giáo dục, quản lý 412 đối tượng; giúp 214 người vay vốn."),
        (SCHOOLS, "Toàn tỉnh trao 95 suất học bổng, 120 xe đạp cho học sinh nghèo."),
    ],
)
def test_where_little_says_what_a_number_is_of_nothing_is_contradicted(form, text):
    assert not list(contradictions(told(form, text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Thu hút kinh phí năm 2020 được 28.500 tỷ đồng.", "28,5 tỷ đồng"), ("Năm 2020 còn 890 hộ nghèo.", "980 hộ")],
)
def test_a_slip_of_scale_or_of_digits_is_known_for_one(text, expected):
    assert [claim.expected for claim in told(RURAL, text) if claim.verdict is Verdict.CONTRADICTS] == [expected]


def test_a_blank_in_the_workbook_makes_a_statement_not_checkable():
    claims = told(
        "Chỉ tiêu | ĐVT | 2019 | 2020\n Số vụ cháy | vụ | | 5\n Số vụ nổ | vụ | 1 | 1", "Năm 2019 xảy ra 4 vụ cháy."
    )

    assert [(claim.verdict, claim.why) for claim in claims] == [(Verdict.NOT_CHECKABLE, "blank_in_workbook")]


def test_a_heading_says_what_a_bare_number_is_of():
    fire = "# 2. Tình hình cháy, nổ\nTrong 2 năm có 01 người chết."
    roads = "# 3. Trật tự, an toàn giao thông\nTrong 2 năm có 34 người chết."

    assert said(told(CRIME, f"{fire}\n{roads}")) == ["count F16 agrees", "count F13 agrees"]


def test_statements_under_tasks_ahead_are_aims():
    claims = told(CRIME, "# IV. Phương hướng, nhiệm vụ\nKéo giảm số vụ cháy còn 3 vụ.")

    assert {claim.why for claim in claims} == {"an_aim"}


def test_without_a_workbook_nothing_is_held_against_a_unit():
    claims = claims_of(report_of("Xảy ra 12 vụ cháy."), None, Form(sheets=()), review_of(2019, 2020))

    assert [claim.verdict for claim in claims] == [Verdict.NOT_CHECKABLE]


def test_a_table_pasted_as_one_paragraph_is_no_prose():
    assert told(CRIME, "12 vụ cháy, " * 2_000) == []


@pytest.mark.slow
def test_a_paragraph_full_of_numbers_takes_no_longer_than_its_first_numbers():
    assert len(told(CRIME, "xảy ra 12 vụ cháy, " * 900)) <= 200


def test_words_that_introduce_a_report_tell_no_result():
    text = "Huyện có 17 xã và 120.500 người dân, xin báo cáo như sau.\n# I. Kết quả\nXảy ra 12 vụ cháy."

    assert said(told(CRIME, text)) == ["count F15 agrees"]


def test_what_describes_the_unit_is_told_though_nothing_bears_it_out():
    text = "Huyện có 17 xã và 120.500 người dân.\n# I. Kết quả\nXảy ra 12 vụ cháy."

    assert said(told(CRIME, text)) == ["count - not_checkable", "count - not_checkable", "count F15 agrees"]


def test_a_finding_points_to_the_paragraph_and_to_the_cell():
    text = "Mở đầu.\nTrong 2 năm xảy ra 13 vụ cháy."

    finding = next(contradictions(told(CRIME, text)))

    assert (finding.at.file, finding.at.paragraph, finding.unit) == ("an-binh.docx", 2, "an-binh")
    assert [place.text() for place in finding.related] == ["an-binh.xlsx › Biểu 1 › F15"]
    assert spoken(finding)[0] == "Lời văn ghi “13 vụ”, biểu của đơn vị cho “12 vụ”."


def test_the_record_of_a_claim_holds_what_the_interface_names():
    claim = told(CRIME, "Xảy ra 3.110 vụ phạm tội về trật tự xã hội, tăng 224 vụ (6,72%) so với giai đoạn trước.")[1]

    assert claim_record(claim) == {
        "unit": "an-binh",
        "file": "an-binh.docx",
        "paragraph": 1,
        "text": "tăng 224 vụ (6,72%)",
        "kind": "change",
        "numbers": ["224", "6.72"],
        "refers_to": {"sheet": "Biểu 1", "cell": "F5", "period": "2019-2020"},
        "against": {"sheet": "Biểu 1", "cell": "G5", "period": "2017-2018"},
        "verdict": "contradicts",
        "expected": "giảm 224 vụ (-6,72%)",
        "why": "Không khớp với số liệu trong biểu của đơn vị.",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_spoken(language):
    texts = ["Đã ban hành 12 văn bản.", "Phấn đấu đạt 85%.", "Năm 2015 xảy ra 12 vụ cháy.", "Có 34 người chết."]
    claims: list[Claim] = [claim for text in texts for claim in told(CRIME, text)]

    assert all(claim_record(claim, language)["why"].endswith(".") for claim in claims)
    assert all(text.endswith(".") for text in words_of(language)["claims"].values())


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (
            CLEAN,
            "Nguồn xã hội hóa tăng dần qua các năm, lần lượt là 800 triệu đồng, 950 triệu đồng, 1,2 tỷ đồng, "
            "1,35 tỷ đồng và 1,7 tỷ đồng.",
            [f"count {column}14 agrees" for column in "DEFGH"],
        ),
        (
            POOR,
            "Số thẻ BHYT cấp cho người nghèo các năm 2021, 2022, 2023 lần lượt là 8.120, 6.540 và 4.870 thẻ.",
            ["count D17 agrees", "count E17 agrees", "count F17 agrees"],
        ),
        (
            CLEAN,
            "Số cuộc thanh tra tăng từ 14 cuộc (năm 2021) lên 24 cuộc (năm 2025).",
            ["count D9 agrees", "count H9 agrees"],
        ),
        (
            POOR,
            "Doanh số cho vay 3 năm là 105,01 tỷ đồng (2021: 32,8 tỷ đồng; 2022: 38,01 tỷ đồng; 2023: 34,2 tỷ đồng).",
            ["count G12 agrees", "count D12 agrees", "count E12 agrees", "count F12 agrees"],
        ),
    ],
)
def test_each_number_of_a_series_tells_of_its_own_year(table, text, verdicts):
    assert said(told(table, text)) == verdicts


TERMS = """
    Chỉ tiêu | ĐVT | 2020-2021 | 2021-2022 | 2022-2023
    Số trường mầm non, phổ thông | trường | 62 | 61 | 60
    Số trường đạt chuẩn quốc gia | trường | 38 | 41 | 45
    Số học sinh bỏ học | học sinh | 96 | 71 | 43
    Tỷ lệ tốt nghiệp trung học phổ thông | % | 97,85 | 98,2 | 98,91
    Số học sinh đạt giải cấp tỉnh trở lên | giải | 118 | 134 | 151
"""

GUESTS = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | 2024 | Cộng
    Tổng lượt khách du lịch [= 2 3] | lượt khách | | | |
    Khách quốc tế | lượt khách | 12.400 | 38.700 | 61.250 |
    Khách nội địa | lượt khách | 412.600 | 596.300 | 684.150 |
    Số cơ sở lưu trú [cuối kỳ] | cơ sở | 86 | 97 | 112 |
    Số lao động trong ngành | người | 1.120 | 1.390 | 1.675 |
    Thu nhập bình quân đầu người | triệu đồng/năm | 46,5 | 50,2 | 54,8 |
    Vốn nhân dân đóng góp | triệu đồng | 4.100 | 5.250 | 5.900 |
"""

WATER = """
    Chỉ tiêu | ĐVT | 2023 | 2024
    Lượng nước cấp | m3 | 95.310 | 98.745
    Lượng nước thu phí | m3 | 80.412 | 82.623
"""

ILLNESS = """
    Chỉ tiêu | ĐVT | Năm trước | Kỳ báo cáo
    Số ca mắc sốt xuất huyết | ca | 512 | 347
    Số ca mắc tay chân miệng | ca | 264 | 301
    Số ca tử vong do sốt xuất huyết | ca | 2 | 0
"""


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (
            TERMS,
            "Học sinh bỏ học giảm từ 96 em (năm học 2020-2021) xuống còn 43 em (năm học 2022-2023).",
            ["count D7 agrees", "count F7 agrees"],
        ),
        (
            TERMS,
            "Năm học 2022-2023, học sinh đoạt 151 giải cấp tỉnh trở lên, nhiều hơn năm học trước 17 giải.",
            ["count F9 agrees", "change F9 agrees"],
        ),
        (
            TERMS,
            "Năm học 2022-2023 có 60 trường, trong đó 45 trường đạt chuẩn quốc gia, chiếm 75%.",
            ["count F5 agrees", "count F6 agrees", "rate F6 agrees"],
        ),
        (TERMS, "Năm học 2021-2022, tỷ lệ đỗ tốt nghiệp THPT đạt 98,2%.", ["rate E8 agrees"]),
        (
            ILLNESS,
            "Ghi nhận 347 ca sốt xuất huyết, không có tử vong, giảm 165 ca so với cùng kỳ.",
            ["count E5 agrees", "change E5 agrees"],
        ),
        (ILLNESS, "Tay chân miệng có 301 ca (cùng kỳ 264 ca).", ["count E6 agrees", "count D6 agrees"]),
        (
            POOR,
            "Số lao động nữ được học nghề tăng 12 người so với năm 2022, chiếm 51,01% số lao động được đào tạo.",
            ["change F16 agrees", "rate F16 agrees"],
        ),
        (POOR, "Cho vay 38,01 tỷ đồng trong năm 2022 với 905 lượt hộ nghèo.", ["count E12 agrees", "count E11 agrees"]),
    ],
)
def test_what_is_told_in_another_form_s_words_is_known_by_its_figure(table, text, verdicts):
    assert said(told(table, text)) == verdicts


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (CLEAN, "Ngân sách nhà nước tăng bình quân 11,8%/năm."),
        (POOR, "Tỷ lệ hộ nghèo giảm từ 6,94% xuống còn 3,81%, bình quân mỗi năm giảm hơn 1,5 điểm phần trăm."),
        (CLEAN, "Đoàn Thanh niên ra quân 45 lượt, thu gom 12 tấn rác, trồng 3.500 cây xanh."),
        (POOR, "Vận động Quỹ “Vì người nghèo” được 4,2 tỷ đồng, tặng 1.250 phần quà cho hộ nghèo."),
    ],
)
def test_what_is_no_figure_of_another_form_is_not_contradicted(table, text):
    assert not list(contradictions(told(table, text)))


def test_a_share_that_the_form_tells_as_a_rate_is_that_rate():
    claims = told(POOR, "Toàn huyện còn 1.214 hộ nghèo, chiếm tỷ lệ 3,81%.")

    assert said(claims) == ["count G6 agrees", "rate G7 agrees"]


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (
            CLEAN,
            "Năm 2022 có 18 cuộc thanh tra, tăng 4 cuộc so với năm 2021; năm 2023 còn 17 cuộc, giảm 1 cuộc.",
            ["count E9 agrees", "change E9 agrees", "count F9 agrees", "change F9 agrees"],
        ),
        (CLEAN, "Từ năm 2024 phong trào mạnh lên, trồng 20.100 cây, tăng 1.850 cây so với năm 2023.", 2 * ["G12"]),
        (
            CLEAN,
            "Số cuộc thanh tra tăng dần (14 cuộc năm 2021, 24 cuộc năm 2025).",
            ["count D9 agrees", "count H9 agrees"],
        ),
        (CLEAN, "Thu gom đạt tỷ lệ 93,17%, cao hơn năm 2021 (80,99%).", ["rate H7 agrees", "rate D7 agrees"]),
        (
            CLEAN,
            "Số cơ sở được kiểm tra (45, 52, 61, 70 và 83 cơ sở) năm sau đều nhiều hơn năm trước.",
            [f"count {column}10 agrees" for column in "DEFGH"],
        ),
        (
            CLEAN,
            "Tỷ lệ thu gom, xử lý qua từng năm: 80,99% - 84,56% - 87,58% - 90,51% - 93,17%; năm 2025 là cao nhất.",
            [f"rate {column}7 agrees" for column in "DEFGH"],
        ),
        (POOR, "Số hộ tái nghèo là 25 hộ (12 + 9 + 4).", ["G10", "D10", "E10", "F10"]),
        (CLEAN, "Số cơ sở được kiểm tra của hai năm 2024 và 2025 là 70 và 83 cơ sở.", ["G10", "H10"]),
        (CLEAN, "Đã kiểm tra 311 lượt cơ sở.", ["count I10 agrees"]),
        (CLEAN, "Ngân sách nhà nước hằng năm đều có: năm 2024 là 4,4 tỷ đồng, năm 2025 là 5 tỷ đồng.", ["G13", "H13"]),
        (CLEAN, "Số hộ phân loại rác năm 2025 chỉ thêm 1.795 hộ.", ["change H8 agrees"]),
        (CLEAN, "Năm 2023 trồng mới 18.250 cây xanh, tính chung cả giai đoạn 88.350 cây.", ["count F12", "total I12"]),
        (POOR, "Số hộ cận nghèo ban đầu 1.930 hộ, nay còn 1.350 hộ.", ["D8", "8"]),
        (POOR, "Doanh số cho vay ưu đãi đi lên, từ hơn 32 tỷ đồng đến nay lên hơn 34 tỷ đồng.", ["D12", "F12"]),
        (
            CLEAN,
            "Năm 2023 ngân sách nhà nước 3,9 tỷ đồng, nguồn xã hội hóa bằng 30,77% số đó.",
            ["count F13", "rate F14"],
        ),
        (
            WATER,
            "Năm 2024 nước cấp là 98.745 m3; chênh lệch giữa nước cấp và nước thu phí là 16.122 m3.",
            ["E5", "difference E5"],
        ),
        (GUESTS, "Năm 2024, khách nội địa có 684.150 lượt, tăng 14,73%.", ["count F7", "change F7"]),
        (GUESTS, "Lượng khách năm 2024 đạt 745.400 lượt.", ["F5"]),
        (GUESTS, "Hiện có 112 cơ sở lưu trú, tạo việc làm cho 1.675 lao động.", ["G8", "F9"]),
        (GUESTS, "Thu nhập bình quân đầu người năm 2024 là 54,8 triệu đồng.", ["F10"]),
        (
            GUESTS,
            "Vốn nhân dân đóng góp năm sau cao hơn năm trước, lần lượt 4,1; 5,25 và 5,9 tỷ đồng.",
            ["count D11", "count E11", "count F11"],
        ),
        (CLEAN, "Trồng cây xanh được giữ nếp (88.350 cây, bình quân gần 18.000 cây mỗi năm).", ["I12", "I12"]),
        (POOR, "Nhà xây mới cho hộ nghèo 135 căn, trong số 220 căn đã làm (61,36%).", ["G14", "G13", "G14"]),
        (POOR, "Doanh số cho vay cho mục tiêu giảm nghèo là 105.010 triệu đồng.", ["G12"]),
    ],
)
def test_prose_of_another_field_is_read_at_its_times(table, text, verdicts):
    found = said(told(table, text))

    assert len(found) == len(verdicts)
    assert all(wanted in claim and claim.endswith("agrees") for claim, wanted in zip(found, verdicts, strict=True))


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (CLEAN, "Rác tái chế được 7.000 tấn, bằng 9,36% lượng phát sinh."),
        (CLEAN, "Trồng cây xanh vượt 17% kế hoạch; ngân sách đạt 95% dự toán."),
        (CLEAN, "Nguồn xã hội hóa năm 2025 tăng mạnh, tốc độ tăng nhanh hơn ngân sách (13,64%)."),
        (CLEAN, "Ba năm gần đây, mỗi năm trồng 20.000 cây xanh."),
        (POOR, "Đào tạo nghề ít hơn năm trước 3 người ở một xã, song số hộ thoát nghèo vẫn tăng 41,2%."),
        (CLEAN, "Có địa phương thanh tra 3, 5, 2, 4 và 6 cuộc."),
        (CLEAN, "Giữ tỷ lệ thu gom không thấp hơn 80%."),
        (POOR, "Lao động nữ chiếm phần lớn trong số 2.045 lao động nông thôn được học nghề."),
    ],
)
def test_what_may_tell_of_something_else_is_left_open(table, text):
    assert not list(contradictions(told(table, text)))


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        (CLEAN, "Năm 2025 trồng mới 22.600 cây xanh, giảm 2.500 cây so với năm 2024.", "tăng 2.500 cây"),
        (CLEAN, "Năm 2025 có 24 cuộc thanh tra, kiểm tra, tăng 71,34% so với năm 2021.", "tăng 71,43%"),
        (POOR, "Số hộ nghèo giảm từ 2.180 hộ năm 2021 còn 1.214 hộ năm 2023, giảm 43,41%.", "giảm 44,31%"),
        (POOR, "Đào tạo nghề cho 2.045 lao động nông thôn, trong đó lao động nữ 980 người, chiếm 49,72%.", "47,92%"),
    ],
)
def test_what_is_wrong_where_all_is_told_is_still_found(table, text, expected):
    assert [claim.expected for claim in told(table, text) if claim.verdict is Verdict.CONTRADICTS] == [expected]


PLANTS = """
    Chỉ tiêu | ĐVT | 2023 | 2024 | 2025 | Cộng | KH | %KH
    Tổng số cây giống sản xuất [= 2 3] | cây | | | | | |
    Cây lâm nghiệp | cây | 12.400 | 13.100 | 14.600 | | 38.500 |
    Cây ăn quả | cây | 5.200 | 5.900 | 6.300 | | 18.000 |
    Số người được tập huấn | người | 310 | 345 | 420 | | 1.000 |
    Trong đó: Nữ [trong 4] | người | 120 | 150 | 201 | | 450 |
    Số người áp dụng sau tập huấn | người | 260 | 300 | 371 | | 850 |
    Tỷ lệ áp dụng sau tập huấn [6/4] | % | | | | | |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Tập huấn cho 1.075 người, đạt 107,50% kế hoạch.", ["count G8 agrees", "rate I8 agrees"]),
        ("Sản xuất cây lâm nghiệp vượt chỉ tiêu (40.100 cây, đạt 104,16%).", ["count G6 agrees", "rate I6 agrees"]),
        (
            "Tập huấn 1.075 người, đạt 107,50% kế hoạch. Học viên nữ 471 người, xấp xỉ 44%.",
            ["count G8 agrees", "rate I8 agrees", "count G9 agrees", "rate G9 agrees"],
        ),
    ],
)
def test_how_far_a_plan_was_met_is_told_as_such(text, verdicts):
    assert said(told(PLANTS, text)) == verdicts


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (PLANTS, "Tỷ lệ áp dụng sau tập huấn đạt 86,60% (chỉ tiêu 85%)."),
        (PLANTS, "Tỷ lệ áp dụng sau tập huấn đạt 86,60% (mục tiêu 90%)."),
        (PLANTS, "Tập huấn 1.075 người, vượt 7,50% kế hoạch."),
        (PLANTS, "Năm 2025 tập huấn 420 người, bằng 121,74% năm 2024."),
        (PLANTS, "Sản xuất cây lâm nghiệp năm 2024 đạt 102% kế hoạch của huyện giao."),
        (PLANTS, "Cây ăn quả đạt 98% tỷ lệ sống, vượt mục tiêu 3 điểm phần trăm."),
        (PLANTS, "Số người được tập huấn vượt kế hoạch 7,50%."),
        (PLANTS, "Hợp tác với 12 huyện có số người được tập huấn đông."),
        (POOR, "Mô hình nuôi dê có 96 hộ nghèo tham gia."),
        (POOR, "Năm 2021 có 215 lao động nông thôn mất việc, phải được đào tạo nghề khác."),
        (POOR, "Mỗi năm giúp 320 hộ nghèo."),
        (POOR, "Mỗi hộ nghèo được đào tạo nghề có 1,3 lao động nông thôn, tăng 0,4 lao động so với năm 2021."),
        (POOR, "Năm 2023 cho vay 34.200 triệu đồng. Tỷ lệ giải ngân năm 2022 mới 71%, năm 2023 lên 90%."),
        (CLEAN, "Năm 2025 số cuộc thanh tra, kiểm tra tăng 71,43% so với năm 2021 (14 cuộc)."),
        (CLEAN, "Số cuộc thanh tra, kiểm tra giảm chậm (24 cuộc, tăng 14,29% so với năm 2024)."),
        (CLEAN, "Năm 2025 có 24 cuộc thanh tra, kiểm tra, nhiều hơn năm trước 3 cuộc, bằng 171,43% của năm 2021."),
        (CLEAN, "Trồng cây xanh (88.350 cây, tăng 120,88%), nhiều nhất là năm 2025 (22.600 cây)."),
        (CLEAN, "Nguồn xã hội hóa năm 2025 gấp đôi năm 2021."),
        (RURAL, "Tỷ lệ hộ nghèo hạ từ 12,4% xuống còn 2,3%."),
    ],
)
def test_a_figure_of_something_else_is_no_contradiction(table, text):
    assert not list(contradictions(told(table, text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tập huấn cho 1.075 người, đạt 105,70% kế hoạch.", "107,5%"),
        ("Tập huấn 1.075 người, trong đó nữ 471 người, chiếm 48,31%.", "43,81%"),
        ("Tập huấn cho 1.057 người.", "1.075 người"),
        ("Tập huấn 1.075 người, trong đó nữ 471 người; tỷ lệ nữ là 48,31%.", "43,81%"),
    ],
)
def test_a_wrong_figure_beside_a_plan_is_still_found(text, expected):
    assert [claim.expected for claim in told(PLANTS, text) if claim.verdict is Verdict.CONTRADICTS] == [expected]


def test_a_move_ends_later_than_it_begins():
    claims = told(CLEAN, "Tỷ lệ thu gom, xử lý từ 90,51% (năm 2024) lên 93,17%.")

    assert said(claims) == ["rate G7 agrees", "rate H7 agrees"]


def test_a_rate_of_what_stands_is_known_at_the_end_of_a_stretch():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | Cộng | 2016-2020
        Số hộ nghèo [cuối kỳ] | hộ | 300 | 200 | | 500
        Tổng số hộ dân [cuối kỳ] | hộ | 4.000 | 4.000 | | 4.000
        Tỷ lệ hộ nghèo [1/2] | % | | | |
    """

    assert said(told(table, "Cuối năm 2020 tỷ lệ hộ nghèo là 12,50%.")) == ["rate G7 agrees"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Số người được tập huấn là 1.075 người, vượt kế hoạch 75 người.", "difference G8 agrees"),
        ("Số người được tập huấn là 1.075 người, vượt 7,50% kế hoạch.", "difference G8 agrees"),
        ("Số người được tập huấn là 1.075 người, nhiều hơn 75 người so với kế hoạch.", "difference G8 agrees"),
        ("Sản xuất cây ăn quả 17.400 cây, hụt 600 cây so với kế hoạch.", "difference G7 agrees"),
        ("Sản xuất cây ăn quả 17.400 cây, đạt 96,67% kế hoạch, còn thiếu 600 cây.", "difference G7 agrees"),
        ("Sản xuất cây ăn quả 17.400 cây, xấp xỉ kế hoạch (96,67%).", "rate I7 agrees"),
        ("Số người được tập huấn đạt 1.075/1.000 người theo kế hoạch.", "fraction G8 agrees"),
        ("Số người được tập huấn là 1.075 người, thiếu 75 người so với kế hoạch.", "not_checkable"),
    ],
)
def test_by_how_much_a_plan_was_passed_or_missed(text, verdict):
    assert said(told(PLANTS, text))[-1].endswith(verdict)


def test_a_rate_beside_what_was_planned_is_held_against_both():
    claims = told(PLANTS, "Tỷ lệ áp dụng sau tập huấn đạt 86,60% (chỉ tiêu 85%), vượt 1,60 điểm phần trăm.")

    assert said(claims) == ["rate G11 agrees", "rate H11 agrees", "difference G11 agrees"]
