"""What a plan says of the review; what it leaves open is marked as guessed."""

from __future__ import annotations

from datetime import date

from tongket.collect.plan import PlanFacts, read_plan, review_of
from tongket.directive.review import DirectiveCited, ReviewKind
from tongket.periods.period import Period

SUBJECT = "về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tội phạm trong tình hình mới"
PLAN = f"""
TỈNH ỦY TIỀN GIANG
BAN THƯỜNG VỤ
*
Số 201-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Tiền Giang, ngày 05 tháng 6 năm 2020
KẾ HOẠCH
tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X) {SUBJECT}
-----
1. Số liệu thống kê giai đoạn 2011 - 2020.
2. Công an tỉnh chủ trì, phối hợp với Sở Tư pháp và Sở Y tế tham mưu.
3. Các huyện ủy, thành ủy, thị ủy gửi báo cáo về Văn phòng trước ngày 15/10/2020 (các sở, ban, ngành: 20/10/2020).
- Sở Tư pháp: Biểu 4, Biểu 5
""".strip().splitlines()


def test_a_plan_says_what_the_review_is():
    facts = read_plan(PLAN)

    assert facts.title == "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW"
    assert facts.kind is ReviewKind.FINAL
    assert facts.directives == (
        DirectiveCited(
            symbol="48-CT/TW",
            kind="Chỉ thị",
            issued=date(2010, 10, 22),
            issuer="Bộ Chính trị",
            subject=SUBJECT,
        ),
    )
    assert facts.span == Period.years(2011, 2020)
    assert (facts.office, facts.superior, facts.family) == ("BAN THƯỜNG VỤ", "TỈNH ỦY TIỀN GIANG", "party")
    assert facts.place == "Tiền Giang"
    assert facts.deadline == date(2020, 10, 15)
    assert facts.group_deadlines == (
        ("Các huyện ủy, thành ủy, thị ủy", date(2020, 10, 15)),
        ("các sở, ban, ngành", date(2020, 10, 20)),
    )
    assert facts.owed == (("Sở Tư pháp", "Biểu 4, Biểu 5"),)
    assert tuple(body.name for body in facts.bodies) == ("Công an tỉnh", "Sở Tư pháp", "Sở Y tế")


def test_a_state_plan_with_a_window_in_days():
    facts = read_plan(
        ["ỦY BAN NHÂN DÂN", "TỈNH TIỀN GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH",
         "Sơ kết 05 năm thực hiện Chỉ thị số 46-CT/TW ngày 22 tháng 6 năm 2015 của Bộ Chính trị",
         "Thời gian chốt số liệu: từ ngày 22/6/2015 đến ngày 14/6/2020.",
         "Báo cáo gửi chậm nhất ngày 30 tháng 6 năm 2020."]
    )  # fmt: skip

    assert facts.kind is ReviewKind.INTERIM
    assert facts.directives[0].issued == date(2015, 6, 22)
    assert facts.span == Period(date(2015, 6, 22), date(2020, 6, 14))
    assert (facts.family, facts.years) == ("state", 5)
    assert facts.deadline == date(2020, 6, 30)


def test_several_directives_in_one_title():
    facts = read_plan(["Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW, sơ kết 5 năm thực hiện Chỉ thị 46-CT/TW"])

    assert [directive.symbol for directive in facts.directives] == ["48-CT/TW", "46-CT/TW"]


def test_what_the_plan_leaves_open_is_guessed_and_named():
    facts = read_plan(["Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị"])

    review = review_of(facts)

    assert review.span == Period.years(2011, 2020)
    assert {"span", "deadline", "as_of", "office.name"} <= review.guessed
    assert "title" not in review.guessed


def test_nothing_to_read_still_makes_a_file_to_correct():
    review = review_of(PlanFacts())

    assert {"title", "kind", "directives", "span", "as_of"} <= review.guessed


def test_a_yearly_letter_of_a_peoples_committee():
    facts = read_plan(
        ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "Số: 2711/UBND-NC", "Sơn La, ngày 10 tháng 11 năm 2023",
         "V/v báo cáo kết quả công tác phòng, chống ma túy năm 2023", "Kính gửi: Các sở, ban, ngành.",
         "Thực hiện Chỉ thị số 36-CT/TW ngày 16/8/2019 của Bộ Chính trị về kiểm soát ma túy, UBND tỉnh yêu cầu …"]
    )  # fmt: skip

    assert facts.title == "Báo cáo kết quả công tác phòng, chống ma túy năm 2023"
    assert facts.kind is ReviewKind.PROGRESS
    assert facts.span == Period.years(2023)
    assert (facts.office, facts.superior, facts.family) == ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "", "state")
    assert [directive.subject for directive in facts.directives] == ["về kiểm soát ma túy"]


def test_the_offices_own_plan_may_be_what_is_reviewed():
    facts = read_plan(
        ["KẾ HOẠCH",
         "Tổng kết 5 năm thực hiện Kế hoạch số 35/KH-UBND ngày 20/3/2016 của UBND huyện về giảm nghèo, "
         "giai đoạn 2016-2020",
         "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị."]
    )  # fmt: skip

    assert facts.directives == (
        DirectiveCited(
            symbol="35/KH-UBND",
            kind="Kế hoạch",
            issued=date(2016, 3, 20),
            issuer="UBND huyện",
            subject="về giảm nghèo",
        ),
    )
    assert facts.span == Period.years(2016, 2020)


def test_the_years_the_form_asks_for_are_the_best_guess_of_the_span():
    review = review_of(PlanFacts(years=10), Period.years(2012, 2021))

    assert review.span == Period.years(2012, 2021)
    assert "span" in review.guessed


def test_a_letter_of_an_office_names_its_office_not_those_it_is_sent_to():
    facts = read_plan(
        [
            "BỘ CÔNG AN",
            "CÔNG AN TỈNH HÒA AN",
            "Số: 3321/CAT-PV01",
            "V/v sơ kết 01 năm thực hiện Chỉ",
            "thị số 07/CT-BCA",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Hòa An, ngày 5 tháng 9 năm 2023",
            "Kính gửi:",
            "- Trưởng các phòng thuộc Công an tỉnh;",
            "- Trưởng Công an các huyện, thành phố.",
            "Ngày 12/9/2022, Bộ trưởng Bộ Công an ban hành Chỉ thị số 07/CT-BCA.",
        ]
    )

    assert (facts.office, facts.superior, facts.place) == ("CÔNG AN TỈNH HÒA AN", "BỘ CÔNG AN", "Hòa An")
    assert facts.title == "Sơ kết 01 năm thực hiện Chỉ thị số 07/CT-BCA"
    assert [each.symbol for each in facts.directives] == ["07/CT-BCA"]


def test_the_number_of_the_plan_itself_is_not_what_it_reviews():
    facts = read_plan(
        [
            "ĐẢNG ỦY CÔNG AN TỈNH HÒA AN",
            "Số 19-CTr/ĐUCA",
            "Hòa An, ngày 11 tháng 3 năm 2023",
            "CHƯƠNG TRÌNH HÀNH ĐỘNG",
            "thực hiện Nghị quyết số 12-NQ/TW, ngày 16/3/2022 của Bộ Chính trị",
        ]
    )
    review = review_of(facts)

    assert [(each.symbol, each.kind) for each in review.directives] == [("12-NQ/TW", "Nghị quyết")]
    assert review.title == "Tổng kết … năm thực hiện Nghị quyết số 12-NQ/TW"
    assert {"directives", "kind", "title", "span"} <= review.guessed


def test_a_guessed_span_ends_no_later_than_the_plan():
    review = review_of(
        read_plan(
            [
                "Bình An, ngày 08 tháng 4 năm 2025",
                "V/v sơ kết 05 năm thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị",
            ]
        )
    )

    assert (review.span, "span" in review.guessed) == (Period.years(2021, 2025), True)


LISTED = """
1. Các huyện ủy, thị ủy, Thành ủy Mỹ Tho gửi báo cáo trước ngày 15/10/2020:
- Thành phố Mỹ Tho;
- Huyện Cái Bè;
2. Các sở, ban, ngành, đoàn thể tỉnh gửi báo cáo trước ngày 20/10/2020:
- Công an tỉnh;
- Sở Văn hóa, Thể thao và Du lịch;
- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh;
- Tỉnh Đoàn Tiền Giang.
3. Sở Nội vụ, Sở Giáo dục và Đào tạo phối hợp; Ủy ban nhân dân các xã tham gia; UBND huyện Tân Phước làm điểm.
Nơi nhận:
- Các huyện ủy, thị ủy, Thành ủy Mỹ Tho,
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
""".strip().splitlines()


def test_bodies_listed_under_those_who_report_are_taken_as_they_are_called():
    bodies = read_plan([*PLAN[:9], *LISTED]).bodies

    assert [(body.name, body.deadline and body.deadline.day) for body in bodies] == [
        ("Thành phố Mỹ Tho", 15),
        ("Huyện Cái Bè", 15),
        ("Công an tỉnh", 20),
        ("Sở Văn hóa, Thể thao và Du lịch", 20),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", 20),
        ("Tỉnh Đoàn Tiền Giang", 20),
        ("Sở Nội vụ", None),
        ("Sở Giáo dục và Đào tạo", None),
        ("UBND huyện Tân Phước", None),
    ]


def test_a_list_of_what_to_report_on_is_no_list_of_bodies():
    lines = ["Báo cáo gửi về Sở Y tế gồm:", "- Số liệu theo biểu mẫu;", "- Khó khăn, vướng mắc;", "- Kiến nghị."]

    assert [body.name for body in read_plan(lines).bodies] == ["Sở Y tế"]


def test_whoever_signed_the_plan_is_proposed_to_sign_the_review():
    office = review_of(read_plan([*PLAN, *LISTED])).office

    assert (office.signer_capacity, office.signer_title, office.signer_name) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "")
    assert "office.signer_title" in review_of(read_plan([*PLAN, *LISTED])).guessed
    assert review_of(read_plan(PLAN)).office.signer_title == ""
