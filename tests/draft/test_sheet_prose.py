"""The prose of a review, sentence by sentence: an official reads these and would sign them."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.check.kinds.cells import AmbiguousNumber
from tongket.collect.submission import Place
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import lay_out
from tongket.draft.material import Material, headline
from tongket.draft.paper import Paragraph
from tongket.draft.phrases import abbreviations_in, name_inside, said_label, sentence_case
from tongket.draft.sheet_columns import is_plan
from tongket.draft.sheet_prose import sheet_paragraphs
from tongket.periods.period import Period

GROUP = "TỘI PHẠM VỀ TRẬT TỰ XÃ HỘI"
TOTAL = "Tổng số vụ xảy ra (1+2)"
ROWS = (
    FormRow(row=1, label=GROUP, path=(GROUP,), kind=RowKind.GROUP),
    FormRow(row=2, label=TOTAL, path=(GROUP, TOTAL), measure="Vụ", kind=RowKind.TOTAL, parts=(3, 5)),
    FormRow(row=3, label="Giết người", path=(GROUP, TOTAL, "Giết người"), measure="Vụ"),
    FormRow(row=4, label="Trong đó: Nữ", path=(GROUP, TOTAL, "Giết người", "Trong đó: Nữ"), measure="Vụ", of_which=3),
    FormRow(row=5, label="Trộm cắp", path=(GROUP, TOTAL, "Trộm cắp"), measure="Vụ"),
    FormRow(
        row=6, label="Tỷ lệ nữ (4/3)", path=(GROUP, "Tỷ lệ"), measure="%", rule=Rule.RATIO, numerator=4, denominator=3
    ),
    FormRow(row=7, label="KHEN THƯỞNG", path=("KHEN THƯỞNG",), kind=RowKind.GROUP),
    FormRow(row=8, label="Tập thể", path=("KHEN THƯỞNG", "Tập thể"), measure="Tập thể"),
)
COLUMNS = (
    FormColumn(column=3, path=("Giai đoạn 2011-2020",), period=Period.years(2011, 2020)),
    FormColumn(column=2, path=("Giai đoạn 2001-2010",), period=Period.years(2001, 2010)),
    FormColumn(column=4, path=("So sánh", "Số"), kind=ColumnKind.CHANGE, current=3, base=2),
    FormColumn(column=5, path=("So sánh", "%"), kind=ColumnKind.CHANGE_PERCENT, current=3, base=2),
)
COLUMNS = (COLUMNS[1], COLUMNS[0], *COLUMNS[2:])
SHEETS = (FormSheet(name="Biểu 1", rows=ROWS, columns=COLUMNS),)
FORM = Form(sheets=SHEETS, cells=lay_out(SHEETS))
FULL = {"C3": "300", "C4": "30", "C5": "1000", "C8": "5", "B3": "200", "B4": "40", "B5": "1050", "B8": "5"}


def material(sent: dict[str, dict[str, str]], **facts) -> Material:
    consolidation = consolidated(FORM, sent, **facts)
    return Material(
        review=REVIEW,
        form=FORM,
        units=[unit_of(code) for code in sent],
        consolidation=consolidation,
        findings=[],
        mappings=[],
        submissions={},
        outline=(),
        exclusions={},
    )


def text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def told(sent: dict[str, dict[str, str]], **facts) -> list[str]:
    return [text(each) for each in sheet_paragraphs(material(sent, **facts), SHEETS[0])]


def test_a_group_is_one_paragraph_with_its_parts_woven_in():
    crime, praise = told({"H01": FULL, "H02": FULL})

    assert crime == (
        "- Tội phạm về trật tự xã hội: giai đoạn 2011-2020, tổng số vụ xảy ra là 2.600 vụ, tăng 100 vụ (+4,00%) so với "
        "giai đoạn 2001-2010; gồm: giết người 600 vụ, trong đó nữ 60 vụ; trộm cắp 2.000 vụ. "
        "Tỷ lệ nữ là 10,00%, giảm 10,00 điểm phần trăm. Số liệu trên của 2/2 đơn vị."
    )
    assert praise == "- Khen thưởng: giai đoạn 2011-2020, có 10 tập thể. Số liệu trên của 2/2 đơn vị."


def test_a_number_of_fewer_units_says_so_beside_itself():
    short = {address: given for address, given in FULL.items() if address != "C5"}

    crime = told({"H01": FULL, "H02": short})[0]

    assert "trộm cắp 1.000 vụ (1/2 đơn vị)" in crime or "Số liệu trên của 1/2 đơn vị, trừ số đã ghi riêng" in crime
    assert "trừ số đã ghi riêng" in crime


def test_a_provisional_number_says_so():
    doubt = AmbiguousNumber(at=Place("H01.xlsx", "Biểu 1", "C3"), unit="H01")

    crime = told({"H01": FULL}, findings=[doubt])[0]

    assert "tổng số vụ xảy ra là 1.300 vụ (tạm tính)" in crime
    assert "giết người 300 vụ (tạm tính)" in crime
    assert "trộm cắp 1.000 vụ;" not in crime


def test_whole_numbers_below_ten_lead_with_a_zero():
    praise = told({"H01": FULL})[1]

    assert "có 05 tập thể" in praise


@pytest.mark.parametrize(
    ("heading", "start"),
    [
        ("Lũy kế đến hết năm 2023", "Lũy kế đến hết năm 2023, "),
        ("Kế hoạch năm 2023", "Kế hoạch năm 2023, "),
        ("Thực hiện năm 2023", "Năm 2023, "),
    ],
)
def test_a_running_total_or_a_plan_is_not_told_as_the_year_s_own(heading: str, start: str):
    column = FormColumn(column=3, path=(heading,), period=Period.years(2023))
    sheet = FormSheet(name="Biểu 1", rows=(FormRow(row=8, label="Kinh phí", path=("Kinh phí",)),), columns=(column,))
    form = Form(sheets=(sheet,), cells=lay_out([sheet]))
    made = replace(material({"H01": FULL}), form=form, consolidation=consolidated(form, {"H01": {"C8": "12"}}))

    told = " ".join(map(text, sheet_paragraphs(made, sheet)))

    assert told.startswith(f"{start}kinh phí là 12")


def test_what_nobody_reported_is_named_once_and_never_a_zero():
    none = {address: given for address, given in FULL.items() if not address.endswith("8")}

    assert told({"H01": none})[1] == "- Khen thưởng: giai đoạn 2011-2020 chưa có số liệu."


def test_every_number_of_the_prose_stays_bound_to_its_figure():
    paragraphs = list(sheet_paragraphs(material({"H01": FULL}), SHEETS[0]))

    bound = {run.figure: run.text for each in paragraphs for run in each.runs if run.figure}
    assert bound == {
        "Biểu 1!C2": "1.300 vụ",
        "Biểu 1!D2": "50 vụ",
        "Biểu 1!E2": "+4,00%",
        "Biểu 1!C3": "300 vụ",
        "Biểu 1!C4": "30 vụ",
        "Biểu 1!C5": "1.000 vụ",
        "Biểu 1!C6": "10,00%",
        "Biểu 1!D6": "10,00 điểm phần trăm",
        "Biểu 1!C8": "05 tập thể",
    }


def test_a_figure_that_did_not_move_equals_the_earlier_one():
    same = {**FULL, "B3": "300", "B4": "30", "B5": "1000"}

    assert "1.300 vụ, bằng giai đoạn 2001-2010; gồm" in told({"H01": same})[0]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Trong đó: Giết người", "Giết người"),
        ("Tổng số vụ cháy (1+2+3)", "Tổng số vụ cháy"),
        ("Tỷ lệ thu hồi tài sản (III/II) (%)", "Tỷ lệ thu hồi tài sản"),
        ("Số người nghiện có hồ sơ quản lý (đến cuối kỳ)", "Số người nghiện có hồ sơ quản lý (đến cuối kỳ)"),
        ("(1+2)", "(1+2)"),
    ],
)
def test_a_label_is_said_without_the_form_s_arithmetic(label, said):
    assert said_label(replace(ROWS[2], label=label)) == said


def test_headings_in_capitals_become_sentences_and_keep_what_is_always_capital():
    assert sentence_case("PHONG TRÀO BẢO VỆ AN NINH TỔ QUỐC") == "Phong trào bảo vệ an ninh Tổ quốc"
    assert sentence_case("Kinh phí của UBND tỉnh") == "Kinh phí của UBND tỉnh"


def test_headings_in_capitals_keep_abbreviations_and_names():
    assert sentence_case("PHỔ CẬP THCS, HỖ TRỢ CỦA UBND XÃ") == "Phổ cập THCS, hỗ trợ của UBND xã"
    names = (*abbreviations_in(["Số sản phẩm OCOP đạt 3 sao", "TỔNG SỐ HỘ"]), "Tiền Giang")
    assert names == ("OCOP", "Tiền Giang")
    assert sentence_case("MỖI XÃ MỘT SẢN PHẨM (OCOP) Ở TIỀN GIANG", names) == (
        "Mỗi xã một sản phẩm (OCOP) ở Tiền Giang"
    )


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Huyện Cái Bè", "huyện Cái Bè"),
        ("Thành phố Mỹ Tho", "thành phố Mỹ Tho"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Phường 5", "Phường 5"),
        ("Huyện ủy Cái Bè", "Huyện ủy Cái Bè"),
        ("Tỉnh Đoàn Tiền Giang", "Tỉnh Đoàn Tiền Giang"),
        ("Sở Tư pháp", "Sở Tư pháp"),
    ],
)
def test_the_kind_of_a_place_is_a_common_noun_inside_a_sentence(name: str, inside: str):
    assert name_inside(name) == inside


def joined_up(number: FormRow, given: dict[str, str]) -> str:
    """The prose of one indicator over two years and their total."""
    form = form_of([number], [year(3, 2024), year(4, 2025), period_total(5, (3, 4))])
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": given, "H02": given}))
    (paragraph,) = sheet_paragraphs(made, form.sheets[0])
    return text(paragraph)


def test_an_average_that_no_rule_joins_is_each_unit_s_own_and_not_lacking():
    average = row(1, "Thu nhập bình quân đầu người", measure="Triệu đồng", rule=Rule.RATIO)

    told = joined_up(average, {"C1": "50", "D1": "60", "E1": "55"})

    assert told == "Cộng giai đoạn chỉ có số liệu riêng của từng đơn vị (xem ma-tran.xlsx)."


def test_a_part_of_so_many_is_written_with_points_as_other_numbers_are():
    hamlets = row(1, "Số thôn kiểu mẫu", measure="Thôn/tổng số thôn", rule=Rule.N_OF_N)

    assert "số thôn kiểu mẫu là 1.240/2.454 thôn" in joined_up(hamlets, {"C1": "310/1227", "D1": "620/1227"})


def yearly(sent: dict[str, dict[str, str]], **facts) -> str:
    """The prose of a form of two years and their total, which compares nothing."""
    rows = [
        row(1, "Rác phát sinh", measure="Tấn"),
        row(2, "Rác được thu gom", measure="Tấn"),
        row(3, "Tỷ lệ thu gom (2/1)", measure="%", rule=Rule.RATIO, numerator=2, denominator=1),
        row(4, "Số hộ phân loại rác (đến cuối kỳ)", measure="Hộ", rule=Rule.LAST),
    ]
    form = form_of(rows, [year(3, 2024), year(4, 2025), period_total(5, (3, 4))])
    made = replace(material({}), form=form, consolidation=consolidated(form, sent, **facts))
    (paragraph,) = sheet_paragraphs(made, form.sheets[0])
    return text(paragraph)


YEARS = {"C1": "100", "D1": "200", "C2": "50", "D2": "160", "C4": "40", "D4": "30"}


def test_a_form_that_compares_nothing_is_told_from_its_first_year_to_its_last():
    assert yearly({"H01": YEARS}) == (
        "Cộng giai đoạn, rác phát sinh là 300 tấn (năm 2024: 100 tấn; năm 2025: 200 tấn). "
        "Rác được thu gom là 210 tấn (năm 2024: 50 tấn; năm 2025: 160 tấn). "
        "Tỷ lệ thu gom là 70,00%, tăng từ 50,00% năm 2024 lên 80,00% năm 2025. "
        "Số hộ phân loại rác đến cuối kỳ là 30 hộ, giảm so với năm 2024 (40 hộ). Số liệu trên của 1/1 đơn vị."
    )


def rate(given: dict[str, str], *, of: Rule) -> str:
    """The sentence on a rate over three years and their total; `of` joins what it is worked out from."""
    rows = [
        row(1, "Trường", rule=of),
        row(2, "Trường đạt chuẩn", rule=of),
        row(3, "Tỷ lệ đạt chuẩn (2/1)", measure="%", rule=Rule.RATIO, numerator=2, denominator=1),
    ]
    form = form_of(rows, [year(3, 2023), year(4, 2024), year(5, 2025), period_total(6, (3, 4, 5))])
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": given}))
    (paragraph,) = sheet_paragraphs(made, form.sheets[0], lambda each: each.row == 3)
    return text(paragraph).removeprefix("Cộng giai đoạn, ")


RATES = {"C1": "100", "C2": "80", "D1": "100", "D2": "20", "E1": "100", "E2": "90"}


def test_a_rate_that_is_the_last_year_s_is_not_told_twice():
    assert rate(RATES, of=Rule.LAST).startswith("tỷ lệ đạt chuẩn là 90,00%, tăng so với năm 2023 (80,00%).")


def test_a_rate_of_all_years_that_lies_outside_the_first_and_last_is_no_rise_between_them():
    assert rate(RATES, of=Rule.SUM).startswith("tỷ lệ đạt chuẩn là 63,33% (năm 2023: 80,00%; năm 2025: 90,00%).")


def test_years_of_other_units_are_not_compared():
    late = {address: given for address, given in YEARS.items() if not address.startswith("C")}

    assert "năm 2024" not in yearly({"H01": YEARS, "H02": late})


def test_a_year_that_may_still_change_is_not_compared():
    doubt = AmbiguousNumber(at=Place("H01.xlsx", "Biểu 1", "D1"), unit="H01")

    told = yearly({"H01": YEARS}, findings=[doubt])
    assert (
        "rác phát sinh là 300 tấn (tạm tính). Rác được thu gom là 210 tấn (năm 2024: 50 tấn; năm 2025: 160 tấn)" in told
    )


def planned(number: int, heading: str, period: Period) -> FormColumn:
    return FormColumn(column=number, path=(period.text(), heading), period=period)


def share_done(number: int, done: int, of: int) -> FormColumn:
    return FormColumn(
        column=number, path=("Tỷ lệ (%)",), kind=ColumnKind.RATIO, measure="%", numerator=done, denominator=of
    )


SPAN, LAST_YEAR = Period.years(2021, 2025), Period.years(2025)
WITH_PLANS = (
    planned(3, "Kế hoạch", SPAN),
    planned(4, "Thực hiện", SPAN),
    share_done(5, 4, 3),
    planned(6, "Kế hoạch", LAST_YEAR),
    planned(7, "Thực hiện", LAST_YEAR),
    share_done(8, 7, 6),
)


def of_one_row(number: FormRow, columns: tuple[FormColumn, ...], sent: dict[str, dict[str, str]], **facts) -> str:
    form = form_of([number], columns)
    made = replace(material({}), form=form, consolidation=consolidated(form, sent, **facts))
    (paragraph,) = sheet_paragraphs(made, form.sheets[0])
    return text(paragraph)


def test_the_whole_span_is_told_with_the_plan_it_did_and_not_its_last_year():
    given = {"C1": "1000", "D1": "970", "F1": "300", "G1": "310"}

    assert of_one_row(row(1, "Số người học", measure="Người"), WITH_PLANS, {"H01": given}).startswith(
        "Giai đoạn 2021-2025, số người học là 970 người, đạt 97,00% kế hoạch. "
    )


def test_a_plan_of_other_units_is_no_plan_that_was_done():
    full = {"C1": "1000", "D1": "970"}

    told = of_one_row(row(1, "Số người học"), WITH_PLANS, {"H01": full, "H02": {"D1": "30"}})

    assert "kế hoạch" not in told


def test_a_plan_is_not_what_a_form_that_ends_with_it_tells_first():
    columns = (planned(3, "Thực hiện", SPAN), planned(4, "Kế hoạch", SPAN))

    assert "là 970" in of_one_row(row(1, "Số người học"), columns, {"H01": {"C1": "970", "D1": "1000"}})


def test_money_given_for_the_span_is_not_what_the_years_spent():
    columns = (planned(3, "Tổng vốn giao", SPAN), planned(4, "Năm 2025", LAST_YEAR))

    assert "là 404" in of_one_row(row(1, "Số người học"), columns, {"H01": {"C1": "1000", "D1": "404"}})


def test_how_much_of_a_plan_was_carried_out_is_what_was_done():
    column = FormColumn(column=3, path=("Kết quả thực hiện kế hoạch năm 2025",), period=LAST_YEAR)

    assert "là 12" in of_one_row(row(1, "Số lớp"), (planned(2, "Thực hiện", LAST_YEAR), column), {"H01": {"C1": "12"}})


BEFORE = FormColumn(column=6, path=("Kỳ trước (2016-2020)",), period=Period.years(2016, 2020))
SINCE = (
    year(3, 2021),
    year(4, 2025),
    FormColumn(column=5, path=("Cộng 2021-2025",), kind=ColumnKind.TOTAL, parts=(3, 4), period=SPAN),
    BEFORE,
)


def test_a_form_with_the_period_before_but_no_column_that_compares_is_told_since_then():
    told = of_one_row(row(1, "Số vụ", measure="Vụ"), SINCE, {"H01": {"C1": "10", "D1": "20", "F1": "37"}})

    assert told.startswith("Giai đoạn 2021-2025, số vụ là 30 vụ, giảm so với giai đoạn 2016-2020 (37 vụ). ")


def test_a_shorter_period_before_is_not_compared_with_the_whole_span():
    shorter = replace(BEFORE, period=Period.years(2019, 2020))

    told = of_one_row(row(1, "Số vụ"), (*SINCE[:3], shorter), {"H01": {"C1": "10", "D1": "20", "F1": "37"}})

    assert "(năm 2021: 10; năm 2025: 20)" in told


def test_a_period_before_of_other_units_is_not_compared():
    sent = {"H01": {"C1": "10", "D1": "20", "F1": "37"}, "H02": {"C1": "1", "D1": "2"}}

    assert "2016" not in of_one_row(row(1, "Số vụ"), SINCE, sent)


EARLIER = Period.years(2016, 2020)


def spans(*headings: str, of_which: dict[int, int] | None = None) -> tuple[FormColumn, ...]:
    """The headings under 2016-2020, then under 2021-2025; columns from C on."""
    periods = [(each, heading) for each in (EARLIER, SPAN) for heading in headings]
    return tuple(
        FormColumn(
            column=number,
            path=(f"Giai đoạn {period.text()}", heading),
            period=period,
            of_which=(of_which or {}).get(number),
        )
        for number, (period, heading) in enumerate(periods, 3)
    )


def paragraphs_of(number: FormRow, columns: tuple[FormColumn, ...], given: dict[str, str]) -> list[str]:
    form = form_of([number], columns)
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": given}))
    return [text(each) for each in sheet_paragraphs(made, form.sheets[0])]


FOUR = {"C1": "201", "D1": "320", "E1": "209", "F1": "239"}


def test_classes_of_one_period_are_not_compared_with_learners_of_another() -> None:
    assert paragraphs_of(row(1, "Tuyên truyền"), spans("Số lớp", "Số học viên"), FOUR) == []
    (paragraph,) = paragraphs_of(row(1, "Tuyên truyền"), spans("Số lớp"), {"C1": "201", "D1": "239"})
    assert "là 239, tăng so với giai đoạn 2016-2020 (201)" in paragraph


def test_classes_before_and_learners_since_do_not_compare_where_each_period_has_one_column() -> None:
    one = (replace(BEFORE, column=3, path=("Số lớp 2016-2020",)), replace(BEFORE, path=("Số học viên 2021-2025",)))
    columns = (one[0], replace(one[1], column=4, period=SPAN))

    assert "2016" not in paragraphs_of(row(1, "Tuyên truyền"), columns, {"C1": "201", "D1": "239"})[0]


def test_all_are_told_and_compared_with_all_where_women_stand_beside_them() -> None:
    columns = spans("Tổng số", "Trong đó nữ", of_which={4: 3, 6: 5})

    (paragraph,) = paragraphs_of(row(1, "Số người học", measure="Người"), columns, FOUR)

    assert "số người học là 209 người, tăng so với giai đoạn 2016-2020 (201 người)" in paragraph


def test_half_a_year_is_not_compared_with_a_whole_one() -> None:
    half = FormColumn(
        column=4,
        path=("6 tháng đầu năm 2025",),
        period=Period(date(2025, 1, 1), date(2025, 6, 30)),
    )

    (paragraph,) = paragraphs_of(row(1, "Số lớp"), (year(3, 2024), half), {"C1": "201", "D1": "320"})

    assert "số lớp là 320. " in paragraph


def test_what_is_to_be_done_next_is_neither_told_nor_compared() -> None:
    columns = (
        FormColumn(column=3, path=("TH 2021-2025",), period=SPAN),
        FormColumn(column=4, path=("Chỉ tiêu 2026-2030",), period=Period.years(2026, 2030)),
    )

    (paragraph,) = paragraphs_of(row(1, "Số lớp"), columns, {"C1": "201", "D1": "320"})

    assert paragraph.startswith("Giai đoạn 2021-2025, số lớp là 201. ")


def test_a_total_of_plans_that_stands_last_is_not_told_for_the_total_of_results() -> None:
    done, planned_too = ("Cộng", "Thực hiện"), ("Cộng", "Kế hoạch")
    columns = (
        year(3, 2024),
        year(4, 2025),
        FormColumn(column=5, path=done, kind=ColumnKind.TOTAL, parts=(3, 4)),
        FormColumn(column=6, path=planned_too, kind=ColumnKind.TOTAL, parts=(3, 4)),
    )

    assert headline(FormSheet(name="Biểu 1", columns=columns)) == columns[2]
    assert headline(FormSheet(name="Biểu 1", columns=columns[3:])) == columns[3]


@pytest.mark.parametrize(
    "path",
    [
        ("Chỉ tiêu giao",),
        ("KH 2021-2025",),
        ("Dự kiến 2026-2030",),
        ("Năm 2025", "Kế hoạch"),
        ("Kinh phí được giao",),
        ("Dự toán đã giao",),
        ("Giao đầu năm 2025",),
        ("Vốn kế hoạch năm 2025",),
    ],
)
def test_what_was_to_be_done_is_a_plan(path: tuple[str, ...]) -> None:
    assert is_plan(FormColumn(column=3, path=path))
    assert is_plan(FormColumn(column=3, path=path, kind=ColumnKind.TOTAL))
    assert not is_plan(FormColumn(column=3, path=path, kind=ColumnKind.RATIO))


@pytest.mark.parametrize(
    "path",
    [
        ("Số dự án theo kế hoạch", "Đã hoàn thành"),
        ("Số hộ được giao đất",),
        ("Được giao đất",),
        ("Chi tiêu bình quân",),
        ("Vốn chương trình mục tiêu quốc gia",),
        ("Kế hoạch", "Thực hiện"),
        ("Kế hoạch đã ban hành",),
        ("TH 2021-2025",),
    ],
)
def test_what_was_done_is_no_plan(path: tuple[str, ...]) -> None:
    assert not is_plan(FormColumn(column=3, path=path))


def test_where_nothing_happened_no_year_and_no_part_says_so_again() -> None:
    nothing = dict.fromkeys(("C1", "D1", "C2", "D2", "C4", "D4"), "0")

    assert yearly({"H01": nothing}) == (
        "Cộng giai đoạn, rác phát sinh là 0 tấn. Rác được thu gom là 0 tấn. Số hộ phân loại rác đến cuối kỳ là 0 hộ. "
        "Chưa tính được (không có số phát sinh để tính tỷ lệ): tỷ lệ thu gom. Số liệu trên của 1/1 đơn vị."
    )


def test_a_part_that_happened_is_told_with_those_that_did_not() -> None:
    assert "gồm: giết người 0 vụ; trộm cắp 50 vụ" in told({"H01": {"C3": "0", "C5": "50"}})[0]


def test_a_group_of_rates_of_nothing_is_not_said_to_lack_figures() -> None:
    nothing = dict.fromkeys(("C1", "D1", "E1", "C2", "D2", "E2"), "0")

    assert only_rate(nothing) == ["Giai đoạn 2021-2025 không có số phát sinh để tính tỷ lệ."]
    assert only_rate({}) == ["Giai đoạn 2021-2025 chưa có số liệu."]


def only_rate(given: dict[str, str]) -> list[str]:
    """What is told of a rate alone, over the span and the period before."""
    counted = [row(1, "Mẫu", measure="Mẫu"), row(2, "Mẫu không đạt", measure="Mẫu")]
    rows = [*counted, row(3, "Tỷ lệ không đạt", measure="%", rule=Rule.RATIO, numerator=2, denominator=1)]
    form = form_of(rows, SINCE)
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": given} if given else {}))
    return [text(each) for each in sheet_paragraphs(made, form.sheets[0], lambda each: each.row == 3)]


def test_a_group_that_lacks_figures_for_two_reasons_tells_both() -> None:
    rows = [
        row(1, "Mẫu"),
        row(2, "Mẫu không đạt"),
        row(3, "Tỷ lệ không đạt", measure="%", rule=Rule.RATIO, numerator=2, denominator=1),
        row(4, "Số lớp"),
    ]
    form = form_of(rows, [year(3, 2025)])
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": {"C1": "0", "C2": "0"}}))

    (paragraph,) = sheet_paragraphs(made, form.sheets[0], lambda each: each.row > 2)

    assert text(paragraph) == (
        "Năm 2025, chưa có số liệu: số lớp. Chưa tính được (không có số phát sinh để tính tỷ lệ): tỷ lệ không đạt."
    )


def test_the_course_of_a_rate_is_told_beside_the_period_before() -> None:
    given = {"C1": "100", "C2": "24", "D1": "100", "D2": "12", "F1": "100", "F2": "30"}

    assert only_rate(given)[0].startswith(
        "Giai đoạn 2021-2025, tỷ lệ không đạt là 18,00%, giảm so với giai đoạn 2016-2020 (30,00%); "
        "trong kỳ giảm từ 24,00% năm 2021 xuống 12,00% năm 2025. "
    )


def test_a_share_done_of_a_plan_that_may_still_change_says_so() -> None:
    doubt = AmbiguousNumber(at=Place("H01.xlsx", "Biểu 1", "C1"), unit="H01")
    sent = {"H01": {"C1": "1000", "D1": "970"}}

    doubted = of_one_row(row(1, "Số người học"), WITH_PLANS, sent, findings=[doubt])

    assert "là 970, đạt 97,00% kế hoạch (số kế hoạch: tạm tính)." in doubted
    assert "đạt 97,00% kế hoạch." in of_one_row(row(1, "Số người học"), WITH_PLANS, sent)


@pytest.mark.parametrize(
    ("label", "measure", "said"),
    [
        ("Thu nhập bình quân", "Triệu đồng", "tăng 16,16 triệu đồng"),
        ("Số tiêu chí bình quân", "Tiêu chí/xã", "tăng 16,16 tiêu chí/xã"),
        ("Tỷ lệ hộ nghèo", "%", "tăng 16,16 điểm phần trăm"),
    ],
)
def test_only_the_difference_of_per_cents_is_in_percentage_points(label: str, measure: str, said: str) -> None:
    scale = 100 if measure == "%" else 1
    average = row(1, label, measure=measure, rule=Rule.RATIO, numerator=2, denominator=3, scale=scale)
    form = form_of([average, row(2, "Tổng"), row(3, "Số")], COLUMNS)
    given = {"B2": "2484", "C2": "4100", "B3": str(100 * scale), "C3": str(100 * scale)}
    made = replace(material({}), form=form, consolidation=consolidated(form, {"H01": given}))

    (paragraph,) = sheet_paragraphs(made, form.sheets[0], lambda each: each.row == 1)

    assert f"là 41,00%, {said} so" in text(paragraph) or f"{said} (+65,06%) so" in text(paragraph)


def test_half_a_year_is_said_as_officials_write_it() -> None:
    half = FormColumn(column=3, path=("6 tháng đầu năm 2025",), period=Period(date(2025, 1, 1), date(2025, 6, 30)))

    (paragraph,) = paragraphs_of(row(1, "Số lớp"), (half,), {"C1": "320"})

    assert paragraph.startswith("6 tháng đầu năm 2025, số lớp là 320. ")
