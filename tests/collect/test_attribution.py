"""Who sent each file and which version counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileStatus
from tongket.collect.submission import Batch, Letterhead, Oddity, OddityKind, Place, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form, FormSheet
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

UNITS = [
    Unit(code="H04", name="Huyện Cai Lậy"),
    Unit(code="H05", name="Huyện Cái Bè"),
    Unit(code="H07", name="Huyện Chợ Gạo"),
    Unit(code="T05", name="Sở Tư pháp"),
]
REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(DirectiveCited(symbol="48-CT/TW"),),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 10, 31),
)


def sent(
    file, unit_text=None, *, numbers=10, sha="", kind="figures", oddity=None, stamp=None, origin="", mailed=None, **head
):
    batch = Batch.empty(20)
    batch.values[:numbers] = [Decimal(1)] * numbers
    return Submission(
        file=file,
        sha256=sha or file,
        size=1,
        format="xlsx",
        kind=kind,
        letterhead=Letterhead(unit_text=unit_text, **head),
        stamp=stamp or {},
        batch=batch if kind == "figures" else None,
        oddities=[Oddity(kind=oddity, at=Place(file))] if oddity else [],
        origin=origin,
        sent=mailed,
    )


def mapped(*submissions, decisions=()):
    return {mapping.file: mapping for mapping in attribute(list(submissions), UNITS, REVIEW, list(decisions))}


def decision(what, verb, value=""):
    return Decision(what=what, verb=verb, value=value, why="đã hỏi", by="A", when="2020-10-30")


# --- who

PASSED_ON = "e-mail of 2020-10-14 from chogao@x.vn: Huyện Chợ Gạo, e-mail of 2020-10-12 from vp@x.vn: Huyện Cái Bè gửi"


@pytest.mark.parametrize(
    ("submission", "unit", "how"),
    [
        (sent("x.xlsx", "HUYỆN ỦY CÁI BÈ"), "H05", "letterhead"),
        (sent("BC_CaiBe.xlsx"), "H05", "file name"),
        (sent("Huyen Cai Be/phu luc.xlsx"), "H05", "folder"),
        (sent("so-tu-phap.zip/phu luc.xlsx"), "T05", "folder"),
        (sent("a.eml/x.xlsx", origin="e-mail of 2020-10-12 from vp@x.vn: Huyện Cái Bè gửi báo cáo"), "H05", "e-mail"),
        (sent("a.eml/x.xlsx", origin="e-mail of 2020-10-12 from caibe@tiengiang.vn: Báo cáo"), "H05", "e-mail"),
        (sent("cho gao.eml/thu-2.eml/x.xlsx", origin=PASSED_ON), "H05", "e-mail"),
        (sent("x.xlsx", stamp={"tongket.unit": "T05"}), "T05", "stamp"),
        (sent("x.xlsx", "CHI CỤC KIỂM LÂM"), None, ""),
    ],
)
def test_what_identifies_the_unit(submission, unit, how):
    mapping = mapped(submission)[submission.file]

    assert (mapping.unit, mapping.how) == (unit, how)


def test_who_passed_a_mail_on_casts_no_doubt_on_who_wrote_it():
    passed_on = mapped(sent("cho gao.eml/thu-2.eml/x.xlsx", "HUYỆN ỦY CÁI BÈ", origin=PASSED_ON))

    assert passed_on["cho gao.eml/thu-2.eml/x.xlsx"].confidence > 0.9


@pytest.mark.parametrize(
    ("outer", "is_asked"),
    [
        ("from vp@x.vn: Báo cáo của huyện Chợ Gạo", True),
        ("from chogao@x.vn: Re: Chợ Gạo đề nghị gửi lại", False),
        ("from chogao@x.vn: Fw: báo cáo", False),
    ],
)
def test_a_mail_whose_own_subject_names_another_unit_than_the_one_inside_is_asked_about(outer, is_asked):
    """A clerk passes on a mail that holds a neighbour's form, filled in as the own report."""
    origin = f"e-mail of 2020-10-14 {outer}, e-mail of 2020-10-12 from b@x.vn: V/v biểu mẫu (mẫu của huyện Cái Bè)"

    mapping = mapped(sent("a.eml/thu-2.eml/x.xlsx", origin=origin))["a.eml/thu-2.eml/x.xlsx"]

    assert (mapping.unit, mapping.confidence < 0.6) == ("H05", is_asked)


def test_a_form_made_for_one_unit_and_named_for_another_is_asked_about():
    """The office's form carries the unit's name at its head as well: a neighbour who fills it in changes neither."""
    stamp = {"tongket.unit": "H05"}
    neighbours = mapped(sent("Huyện Chợ Gạo.xlsx", "HUYỆN ỦY CÁI BÈ", stamp=stamp))["Huyện Chợ Gạo.xlsx"]
    its_own = mapped(sent("Huyện Cái Bè.xlsx", "HUYỆN ỦY CÁI BÈ", stamp=stamp))["Huyện Cái Bè.xlsx"]

    assert (neighbours.unit, its_own.unit) == ("H05", "H05")
    assert neighbours.confidence < 0.6 < 0.9 < its_own.confidence


@pytest.mark.parametrize(
    "file", ["Huyện Chợ Gạo/bc.xlsx", "So Tu phap nhan/bc.xlsx", "Mau_gui_Cho_Gao.xlsx", "Biểu của Sở Tư pháp.xlsx"]
)
def test_a_form_made_for_one_unit_may_lie_in_any_folder_and_be_called_after_whom_it_is_from(file):
    assert mapped(sent(file, "HUYỆN ỦY CÁI BÈ", stamp={"tongket.unit": "H05"}))[file].confidence > 0.9


def test_a_form_made_for_one_unit_may_come_with_any_mail():
    origin = "e-mail of 2020-10-12 from vp@x.vn: Re: Sở Tư pháp gửi biểu mẫu"

    mapping = mapped(sent("a.eml/x.xlsx", "HUYỆN ỦY CÁI BÈ", stamp={"tongket.unit": "H05"}, origin=origin))

    assert mapping["a.eml/x.xlsx"].confidence > 0.9


def test_a_decision_stands_over_everything():
    mapping = mapped(sent("x.xlsx", "HUYỆN ỦY CÁI BÈ"), decisions=[decision("x.xlsx", Verb.ASSIGN, "H07")])["x.xlsx"]

    assert (mapping.unit, mapping.how, mapping.confidence) == ("H07", "decision", 1.0)


def test_agreement_makes_surer_and_a_contradiction_asks_a_person():
    alone = mapped(sent("cai-be.xlsx"))["cai-be.xlsx"]
    agreed = mapped(sent("Huyen Cai Be/cai-be.xlsx"))["Huyen Cai Be/cai-be.xlsx"]
    contradicted = mapped(sent("cho-gao.xlsx", "HUYỆN ỦY CÁI BÈ"))["cho-gao.xlsx"]

    assert contradicted.confidence < 0.6 < alone.confidence < agreed.confidence
    assert contradicted.unit == "H05"


# --- which counts


def test_the_later_letterhead_counts():
    found = mapped(
        sent("a.xlsx", "HUYỆN ỦY CÁI BÈ", dated=date(2020, 10, 1)),
        sent("b.xlsx", "HUYỆN ỦY CÁI BÈ", dated=date(2020, 10, 9)),
    )

    assert (found["a.xlsx"].status, found["a.xlsx"].why) == (FileStatus.SUPERSEDED, "newer:b.xlsx")
    assert found["b.xlsx"].status is FileStatus.USED


@pytest.mark.parametrize(
    "newer", ["cai be lan 2.xlsx", "cai be (thay thế).xlsx", "cai_be_v2.xlsx", "cai be chinh thuc.xlsx"]
)
def test_words_of_a_version_stand_over_dates(newer):
    found = mapped(sent("cai be.xlsx", dated=date(2020, 10, 9)), sent(newer, dated=date(2020, 10, 1)))

    assert found[newer].status is FileStatus.USED
    assert found["cai be.xlsx"].why == f"newer:{newer}"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("cai be lan 3.xlsx", "cai be lần cuối.xlsx"),
        ("cai be.xlsx", "cai be - đính chính.xlsx"),
        ("cai be.xlsx", "cai be (sửa).xlsx"),
        ("cai be (dự thảo).xlsx", "cai be.xlsx"),
        ("cai be 05-10-2020.xlsx", "cai be 12.10.2020.xlsx"),
        ("cai be 20201005.xlsx", "cai be 20201012.xlsx"),
        ("cai be 05102020.xlsx", "cai be 12102020.xlsx"),
        ("cai be dự thảo lần 1.xlsx", "cai be dự thảo lần 2.xlsx"),
        ("cai be lần 2 dự thảo.xlsx", "cai be lần 3 dự thảo.xlsx"),
        ("cai be góp ý dự thảo.xlsx", "cai be lần 2.xlsx"),
        ("cai be dự thảo.xlsx", "cai be dự thảo bản cuối.xlsx"),
        ("cai be đính chính lần 1.xlsx", "cai be đính chính lần 2.xlsx"),
        ("cai be (sửa) lần 2.xlsx", "cai be (sửa) lần 3.xlsx"),
        ("cai be lần 2.xlsx", "cai be đính chính lần 3.xlsx"),
        ("cai be lần 1 (đã sửa).xlsx", "cai be lần 2.xlsx"),
    ],
)
def test_clerks_tell_versions_in_many_ways(older, newer):
    found = mapped(sent(older), sent(newer))

    assert (found[older].status, found[older].why) == (FileStatus.SUPERSEDED, f"newer:{newer}")
    assert found[newer].why == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cai be.xlsx", "cai be 12-10-2020.xlsx"),  # the other may be of before or after that day
        ("cai be den 30-6-2020.xlsx", "cai be den 31-12-2020.xlsx"),  # until when the figures are
        ("cai be.xlsx", "cai be sua hoc duong.xlsx"),  # milk at school
        ("cai be 45-13-2020.xlsx", "cai be 46-13-2020.xlsx"),
        ("cai be 112020.xlsx", "cai be 1112020.xlsx"),  # a clerk's "11/2020"
        ("cai be lần 2.xlsx", "cai be đính chính lần 1.xlsx"),  # by the word the one, by the number the other
        ("cai be dự thảo lần 1.xlsx", "cai be dự thảo lần 01.xlsx"),
    ],
)
def test_names_that_do_not_tell_the_newer_leave_it_to_a_person(one, other):
    found = mapped(sent(one), sent(other))

    assert [mapping.why.split(":")[0] for mapping in found.values() if mapping.status is FileStatus.USED] == [
        "undecided"
    ]


@pytest.mark.parametrize("title", ["BIỂU SỐ LIỆU (DỰ THẢO)", "BIỂU SỐ LIỆU (SỬA ĐỔI)"])
def test_a_word_in_the_title_of_every_sender_leaves_the_names_to_tell(title):
    head = letterhead_of_text(["HUYỆN ỦY CÁI BÈ", title])
    files = [replace(sent(name), letterhead=head) for name in ("lần 1.xlsx", "lần 2.xlsx")]
    found = mapped(*files)

    assert (found["lần 1.xlsx"].why, found["lần 2.xlsx"].why) == ("newer:lần 2.xlsx", "")


def test_the_date_of_the_mail_decides_where_letterheads_do_not():
    found = mapped(
        sent("a.eml/cai be.xlsx", mailed=date(2020, 10, 9)), sent("b.eml/cai be.xlsx", mailed=date(2020, 10, 5))
    )

    assert found["a.eml/cai be.xlsx"].status is FileStatus.USED


def test_what_nothing_decides_is_said():
    found = mapped(sent("cai be.xlsx", numbers=5), sent("UBND cai be.xlsx", numbers=9))

    assert found["UBND cai be.xlsx"].why == "undecided:cai be.xlsx"
    assert found["UBND cai be.xlsx"].status is FileStatus.USED


def test_a_supplement_does_not_replace_a_whole_report():
    found = mapped(sent("cai be.xlsx", numbers=18), sent("cai be bổ sung.xlsx", numbers=3))

    assert found["cai be.xlsx"].status is FileStatus.USED
    assert found["cai be bổ sung.xlsx"].why == "supplement:cai be.xlsx"


def test_a_person_may_choose_the_older_version_or_exclude_the_newer():
    pair = (sent("cai be.xlsx"), sent("cai be lan 2.xlsx"))

    chosen = mapped(*pair, decisions=[decision("cai be.xlsx", Verb.ACCEPT)])
    excluded = mapped(*pair, decisions=[decision("cai be lan 2.xlsx", Verb.EXCLUDE)])

    assert chosen["cai be.xlsx"].status is FileStatus.USED
    assert excluded["cai be.xlsx"].status is FileStatus.USED
    assert excluded["cai be lan 2.xlsx"].why == "excluded"


def test_a_version_that_came_after_another_was_accepted_is_not_passed_over_in_silence():
    pair = (sent("cai be.xlsx"), sent("cai be lan 2.xlsx"))

    found = mapped(*pair, decisions=[decision("cai be.xlsx", Verb.ACCEPT)])

    assert found["cai be lan 2.xlsx"].why == "chosen:cai be.xlsx"  # A128, a warning


@pytest.mark.parametrize(
    ("first", "then"), [("cai be.xlsx", "cai be lan 2.xlsx"), ("cai be lan 2.xlsx", "cai be.xlsx")]
)
def test_of_two_accepted_versions_the_newer_counts(first, then):
    """Late or of a doubtful sender, either may have been accepted for what has nothing to do with its version."""
    accepted = [decision(first, Verb.ACCEPT), decision(then, Verb.CONFIRM)]

    found = mapped(sent("cai be.xlsx"), sent("cai be lan 2.xlsx"), decisions=accepted)

    assert found["cai be lan 2.xlsx"].status is FileStatus.USED
    assert found["cai be.xlsx"].why == "newer:cai be lan 2.xlsx"


def test_a_supplement_accepted_before_the_report_it_adds_to_still_adds_to_it():
    """Both came late, and both were accepted."""
    whole, more = sent("cai be.xlsx", numbers=18), sent("cai be bổ sung.xlsx", numbers=3)

    found = mapped(whole, more, decisions=[decision(more.file, Verb.ACCEPT), decision(whole.file, Verb.ACCEPT)])

    assert (found[whole.file].status, found[more.file].why) == (FileStatus.USED, "supplement:cai be.xlsx")


def test_a_supplement_to_an_accepted_report_is_told_until_it_is_accepted_too():
    pair = (sent("cai be.xlsx", numbers=18), sent("cai be bổ sung.xlsx", numbers=3))
    accepted = decision("cai be.xlsx", Verb.ACCEPT)

    told = mapped(*pair, decisions=[accepted])
    both = mapped(*pair, decisions=[accepted, decision("cai be bổ sung.xlsx", Verb.ACCEPT)])

    assert told["cai be bổ sung.xlsx"].why == "chosen:cai be.xlsx"  # A128, a warning
    assert both["cai be bổ sung.xlsx"].why == "supplement:cai be.xlsx"


def test_the_order_in_which_files_are_read_does_not_matter():
    files = [
        sent("cai be.xlsx"),
        sent("x/cai be.xlsx"),
        sent("cai be lan 2.xlsx", dated=date(2020, 1, 1)),
        sent("z.xlsx"),
    ]

    assert mapped(*files) == mapped(*reversed(files))


# --- the same bytes


def test_the_same_bytes_again_are_a_duplicate():
    found = mapped(sent("cai be.xlsx", sha="1"), sent("Copy of cai be.xlsx", sha="1"))

    assert found["cai be.xlsx"].status is FileStatus.USED
    assert found["Copy of cai be.xlsx"].why == "same_bytes:cai be.xlsx"


def test_a_copy_by_its_name_gives_way_to_the_newer_version_it_was_made_of():
    found = mapped(
        sent("cai be lan 1.xlsx"), sent("cai be ban thu lan 2.xlsx", sha="1"), sent("Copy of cai be.xlsx", sha="1")
    )

    assert found["cai be ban thu lan 2.xlsx"].status is FileStatus.USED


def test_the_same_bytes_from_two_units_count_for_neither():
    found = mapped(sent("cai be.xlsx", sha="1"), sent("cho gao.xlsx", sha="1"))

    assert {mapping.status for mapping in found.values()} == {FileStatus.DUPLICATE}
    assert found["cho gao.xlsx"].why == "same_file_two_units:cai be.xlsx:H05"
    assert found["cai be.xlsx"].why == "same_file_two_units:cho gao.xlsx:H07"


def test_a_copy_kept_under_a_neighbour_leaves_the_sender_s_own():
    found = mapped(
        sent("cai be.xlsx", "HUYỆN ỦY CÁI BÈ", sha="1"), sent("Cho Gao/bieu.xlsx", "HUYỆN ỦY CÁI BÈ", sha="1")
    )

    assert found["cai be.xlsx"].status is FileStatus.USED
    assert found["Cho Gao/bieu.xlsx"].why == "same_file_two_units:cai be.xlsx:H07"


# --- what does not count


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ({"directives": ("46-CT/TW",)}, "46-CT/TW"),
        ({"span": "2015-2020"}, "2015-2020"),
        ({"span": "2009"}, "2009"),
    ],
)
def test_a_report_for_another_review_is_refused(head, stated):
    mapping = mapped(sent("cai be.xlsx", **head))["cai be.xlsx"]

    assert (mapping.status, mapping.why) == (FileStatus.REFUSED, f"other_review:{stated}")
    assert mapping.unit == "H05"


@pytest.mark.parametrize(
    "head",
    [
        {"directives": ("48-CT/TW", "46-CT/TW")},
        {"directives": ("48-CT",)},
        {"span": "2010-2020"},
        {"span": "2020"},
        {},
    ],
)
def test_our_own_review_in_other_words_is_taken(head):
    assert mapped(sent("cai be.xlsx", **head))["cai be.xlsx"].status is FileStatus.USED


def test_words_that_the_form_itself_carries_accuse_nobody():
    files = [sent(f"{name}.xlsx", span="2016-2020") for name in ("cai be", "cho gao", "so tu phap")]

    assert {mapping.status for mapping in mapped(*files).values()} == {FileStatus.USED}


def test_an_earlier_year_is_told_by_what_the_others_say():
    """The review begins with 2011: a title with 2010 alone is near enough, but not where the form says 2020."""
    files = [sent(f"{name}.xlsx", span="2020") for name in ("cai be", "cho gao", "so tu phap")]
    yearly = [sent("cai lay.xlsx", span="2015")]  # a sheet for each year, sent one by one

    assert mapped(*files, sent("cai lay.xlsx", span="2010"))["cai lay.xlsx"].why == "other_review:2010"
    assert mapped(*files, *yearly)["cai lay.xlsx"].status is FileStatus.USED


@pytest.mark.parametrize(
    ("oddity", "status", "why"),
    [
        (OddityKind.SECRET, FileStatus.REFUSED, "secret"),
        (OddityKind.ARCHIVE_REFUSED, FileStatus.REFUSED, "archive_refused"),
        (OddityKind.PASSWORD, FileStatus.UNREADABLE, "password"),
        (OddityKind.DAMAGED, FileStatus.UNREADABLE, "damaged"),
        (OddityKind.TOO_HEAVY, FileStatus.UNREADABLE, "too_heavy"),
        (OddityKind.UNSUPPORTED, FileStatus.UNREADABLE, "unsupported"),
        (OddityKind.NOT_A_REPORT, FileStatus.UNASSIGNED, "not_a_report"),
    ],
)
def test_a_file_that_was_not_read_says_why(oddity, status, why):
    mapping = mapped(sent("cai be.xlsx", kind="other", oddity=oddity))["cai be.xlsx"]

    assert (mapping.status, mapping.why) == (status, why)


def test_an_unknown_sender_is_nobody_s():
    mapping = mapped(sent("bieu mau.xlsx", "CHI CỤC KIỂM LÂM"))["bieu mau.xlsx"]

    assert (mapping.status, mapping.why) == (FileStatus.UNASSIGNED, "unknown_sender")


def test_narratives_stand_beside_the_figures():
    found = mapped(sent("cai be.xlsx"), sent("cai be.docx", kind="narrative"), sent("cai be.pdf", kind="narrative"))

    assert {mapping.status for mapping in found.values()} == {FileStatus.USED}


def test_last_years_progress_report_is_no_report_of_this_year():
    yearly = replace(REVIEW, span=Period.years(2020))

    (mapping,) = attribute([sent("cai be.xlsx", span="2019")], UNITS, yearly)

    assert (mapping.status, mapping.why) == (FileStatus.REFUSED, "other_review:2019")


def test_the_year_that_most_name_stands_where_the_years_of_the_review_were_guessed():
    files = [sent(f"{unit}.xlsx", unit, span="2024") for unit in ("Huyện Cái Bè", "Huyện Chợ Gạo", "Sở Tư pháp")]

    found = mapped(*files, sent("cai lay.xlsx", "Huyện Cai Lậy", span="2019"))

    assert found["cai lay.xlsx"].why == "other_review:2019"
    assert [found[one.file].status for one in files] == [FileStatus.USED] * 3


TITLED = Form(
    sheets=(
        FormSheet(name="Biểu 1", title="BIỂU 1. THU, CHI NGÂN SÁCH NĂM 2020", rows=(), columns=()),
        FormSheet(name="Biểu 2", title="BIỂU 2. CẤP GIẤY CHỨNG NHẬN GIAI ĐOẠN 2016-2020", rows=(), columns=()),
    ),
    cells=(),
)


@pytest.mark.parametrize(
    ("title", "span", "why"),
    [
        ("Biểu 1. Thu, chi ngân sách năm 2019", "2019", "other_review:2019"),
        ("BIỂU 2. CẤP GIẤY CHỨNG NHẬN GIAI ĐOẠN 2016-2019 (Kèm theo …)", "2016-2019", "other_review:2016-2019"),
        ("BIỂU 1. THU, CHI NGÂN SÁCH NĂM 2020", "2020", ""),
        ("BIỂU 2. CẤP GIẤY CHỨNG NHẬN GIAI ĐOẠN 2015-2020", "2015-2020", ""),  # begins otherwise, ends as asked
        ("Báo cáo số liệu năm 2019", "2019", ""),  # another title, and nothing says what the others wrote
    ],
)
def test_the_forms_own_title_with_an_earlier_year_is_an_earlier_report(title, span, why):
    """The form compares 2020 with 2019, so 2019 is a year of the review; its title still says which report it is."""
    review = replace(REVIEW, span=Period.years(2016, 2020))

    (mapping,) = attribute([sent("cai be.xlsx", span=span, title=title)], UNITS, review, form=TITLED)

    assert mapping.why == why


@pytest.mark.parametrize("span", ["2021", "2022", "2024"])
def test_a_form_with_a_sheet_for_each_year_is_asked_of_all_of_them(span):
    """The head of such a workbook names the year of its first sheet; a unit may send one year's sheet by itself."""
    sheets = [FormSheet(name=f"{y}", title=f"BIỂU SỐ LIỆU NĂM {y}", rows=(), columns=()) for y in range(2021, 2025)]
    form, review = Form(sheets=tuple(sheets), cells=()), replace(REVIEW, span=Period.years(2021, 2024))

    (mapping,) = attribute([sent("cai be.xlsx", span=span, title=f"BIỂU SỐ LIỆU NĂM {span}")], UNITS, review, form=form)

    assert mapping.why == ""


def test_titles_of_their_own_are_told_by_what_the_others_say():
    review = replace(REVIEW, span=Period.years(2019, 2020))
    files = [sent(f"{unit}.xlsx", unit, span="2020") for unit in ("Huyện Cái Bè", "Huyện Chợ Gạo", "Sở Tư pháp")]

    found = attribute([*files, sent("cai lay.xlsx", "Huyện Cai Lậy", span="2019")], UNITS, review, form=TITLED)

    assert [one.why for one in found] == ["", "", "", "other_review:2019"]
