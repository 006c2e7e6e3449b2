"""The rules of counting of docs/reference/counting.md, each as a small table and what it must come to."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from small_review import (
    CRIME,
    REVIEW,
    added_up,
    chosen,
    consolidated,
    decision,
    form_of,
    row,
    submission_of,
    unit_of,
    used,
    year,
)

from tongket.check.kinds.cells import AmbiguousNumber
from tongket.collect.senders.file_mapping import FileStatus
from tongket.collect.submission import Oddity, OddityKind, Place, Quality, State
from tongket.consolidate.accept import choose
from tongket.consolidate.add_up import add_up
from tongket.consolidate.figure import Consolidation, Exclusion, Figure
from tongket.consolidate.sources import sources_of
from tongket.directive.form import Form, Rule
from tongket.directive.form_cells import lay_out


def figure(review: Consolidation, address: str) -> Figure:
    return next(review.figures[cell.index] for cell in review.form.cells if cell.address == address)


def index_of(form: Form, address: str) -> int:
    return form.index_of[form.sheets[0].name, address]


def test_a_blank_cell_leaves_the_total_incomplete() -> None:
    review = added_up("""
        An Bình   | 3 | 4
        Bình Minh |   | 5
        Cẩm Hà    | 0 | 6
    """)
    of_2019 = figure(review, "C1")
    assert of_2019.value == 3
    assert of_2019.missing == ("Bình Minh",)
    assert (of_2019.units_in, of_2019.units_expected) == (2, 3)


def test_a_unit_that_lacks_a_part_is_missing_while_its_other_parts_count() -> None:
    review = added_up("""
        An Bình   | 3 | 4
        Bình Minh |   | 5
    """)
    total = figure(review, "E1")
    assert total.value == 12
    assert total.missing == ("Bình Minh",)
    assert (total.units_in, total.units_expected) == (1, 2)


def test_nothing_occurred_is_zero_and_not_available_is_missing() -> None:
    review = added_up("""
        An Bình   | - | 4
        Bình Minh | ... | 5
    """)
    assert figure(review, "C1").value == 0
    assert figure(review, "C1").missing == ("Bình Minh",)


def test_no_report_at_all_is_no_figure() -> None:
    review = added_up("""
        An Bình   |  |
        Bình Minh |  |
    """)
    assert figure(review, "E1").value is None
    assert figure(review, "E1").missing == ("An Bình", "Bình Minh")


def test_totals_are_added_from_parts_never_from_the_units_own_total() -> None:
    review = added_up("""
        An Bình | 3 | 4 | 700
    """)
    assert figure(review, "E1").value == 7
    assert [source.at.cell for source in sources_of(review, index_of(review.form, "E1"))] == ["C1", "D1"]


def test_a_stock_stands_at_its_last_year() -> None:
    review = added_up(
        """
        An Bình   | 3 | 4
        Bình Minh |   | 5
    """,
        Rule.LAST,
    )
    total = figure(review, "E1")
    assert total.value == 9
    assert total.missing == ()
    assert [source.at.cell for source in sources_of(review, index_of(review.form, "E1"))] == ["D1", "D1"]


def test_a_maximum_is_the_largest_of_units_and_years() -> None:
    review = added_up(
        """
        An Bình   | 3 | 14
        Bình Minh | 9 | 5
    """,
        Rule.MAX,
    )
    assert [figure(review, address).value for address in ("C1", "D1", "E1")] == [9, 14, 14]


def test_n_of_n_adds_both_sides_and_stands_at_its_last_year() -> None:
    review = added_up(
        """
        An Bình   | 3/4 | 4/4
        Bình Minh | 91/91 | 90/91
        Cẩm Hà    | 5 | 2/3
    """,
        Rule.N_OF_N,
    )
    assert [figure(review, address).text for address in ("C1", "D1", "E1")] == ["94/95", "96/98", "96/98"]
    assert figure(review, "C1").missing == ("Cẩm Hà",)  # "5" without its whole is no n/N
    assert figure(review, "C1").value is None


def test_a_ratio_is_of_sums_never_a_mean_of_ratios() -> None:
    review = consolidated(
        CRIME,
        {
            "An Bình": {"C2": "1", "C3": "1", "C4": "2", "C5": "100"},
            "Bình Minh": {"C2": "90", "C3": "8", "C4": "49", "C5": "50"},
        },
    )
    assert figure(review, "C1").value == 100
    assert figure(review, "C5").value == 51
    assert figure(review, "E5").value == 51


def test_a_ratio_that_does_not_end_keeps_28_digits() -> None:
    review = consolidated(CRIME, {"An Bình": {"C2": "3", "C3": "0", "C4": "1"}})
    assert figure(review, "C5").value == Decimal("33.33333333333333333333333333")


def test_nothing_is_divided_by_zero() -> None:
    review = consolidated(CRIME, {"An Bình": {"C2": "0", "C3": "0", "C4": "1"}})
    assert figure(review, "C5").value is None


def test_percentages_without_their_parts_are_not_joined() -> None:
    review = added_up(
        """
        An Bình   | 50 | 60
        Bình Minh | 70 | 80
    """,
        Rule.RATIO,
    )
    assert figure(review, "C1").value is None
    assert list(sources_of(review, index_of(review.form, "C1"))) == []


def test_tenths_add_up_exactly() -> None:
    review = added_up("""
        An Bình   | 0.1 | 1
        Bình Minh | 0.2 | 1
        Cẩm Hà    | 123456789012345678901234567890 | 1
    """)
    assert str(figure(review, "C1").value) == "123456789012345678901234567890.3"


def test_an_estimate_makes_the_total_an_estimate() -> None:
    review = added_up("""
        An Bình   | ~3 | 4
        Bình Minh | 1  | 5
    """)
    assert figure(review, "C1").quality is Quality.ESTIMATE
    assert figure(review, "D1").quality is Quality.FINAL
    assert figure(review, "E1").quality is Quality.ESTIMATE


def test_a_doubtful_reading_counts_as_sent_and_the_total_says_so() -> None:
    doubt = AmbiguousNumber(at=Place("An Bình.xlsx", "Biểu 1", "C1"), unit="An Bình")
    table = "An Bình | 1234 | 4"
    review = added_up(table, findings=[doubt])
    assert (figure(review, "C1").value, figure(review, "C1").doubtful) == (1234, 1)
    assert (figure(review, "D1").doubtful, figure(review, "E1").doubtful) == (0, 1)


@pytest.mark.parametrize("what", ["An Bình.xlsx:Biểu 1!C1", "An Bình", "An Bình.xlsx", "C302 An Bình.xlsx:Biểu 1!C1"])
def test_an_accepted_reading_is_no_longer_doubtful(what: str) -> None:
    doubt = AmbiguousNumber(at=Place("An Bình.xlsx", "Biểu 1", "C1"), unit="An Bình")
    review = added_up("An Bình | 1234 | 4", findings=[doubt], decisions=[decision(what, "accept")])
    assert (figure(review, "C1").value, figure(review, "C1").doubtful) == (1234, 0)


def test_a_correction_counts_instead_of_what_was_sent() -> None:
    doubt = AmbiguousNumber(at=Place("An Bình.xlsx", "Biểu 1", "C1"), unit="An Bình")
    correct = decision("An Bình.xlsx:Biểu 1!C1", "correct", "1,5")
    review = added_up("An Bình | 1234 | 4", findings=[doubt], decisions=[correct])
    assert (figure(review, "C1").value, figure(review, "C1").doubtful) == (Decimal("1.5"), 0)
    source = next(sources_of(review, index_of(review.form, "C1")))
    assert (source.raw, source.value) == ("1234", Decimal("1.5"))


def test_a_correction_fills_a_blank_the_unit_gave_by_telephone() -> None:
    review = added_up("An Bình | | 4", decisions=[decision("An Bình:Biểu 1!C1", "correct", "7")])
    assert figure(review, "E1").value == 11
    assert figure(review, "E1").missing == ()


def test_accepting_the_whole_figure_afterwards_keeps_what_was_decided_on_one_reading() -> None:
    corrected, accepted = decision("An Bình.xlsx:Biểu 1!C1", "correct", "6"), decision("Biểu 1!C1", "accept")
    table = """
        An Bình   | 1 | 4
        Bình Minh | 2 | 5
    """
    assert figure(added_up(table, decisions=[corrected, accepted]), "C1").value == 8


def test_a_figure_left_out_and_accepted_again_counts_as_it_did_before() -> None:
    corrected = decision("An Bình.xlsx:Biểu 1!C1", "correct", "6")
    decisions = [corrected, decision("Biểu 1!C1", "exclude"), decision("Biểu 1!C1", "accept")]
    assert figure(added_up("An Bình | 1 | 4", decisions=decisions), "C1").value == 6


def test_accepting_the_reading_itself_afterwards_takes_the_correction_back() -> None:
    what = "An Bình.xlsx:Biểu 1!C1"
    decisions = [decision(what, "correct", "6"), decision(what, "accept")]
    assert figure(added_up("An Bình | 1 | 4", decisions=decisions), "C1").value == 1


def test_accepting_a_figure_takes_its_own_exclusion_back() -> None:
    decisions = [decision("Biểu 1!C1", "exclude"), decision("Biểu 1!C1", "accept")]
    assert figure(added_up("An Bình | 1 | 4", decisions=decisions), "C1").value == 1


def test_the_last_decision_on_a_reading_stands() -> None:
    what = "An Bình.xlsx:Biểu 1!C1"
    decisions = [decision(what, "correct", "5"), decision(what, "exclude"), decision(what, "correct", "6")]
    assert figure(added_up("An Bình | 1 | 4", decisions=decisions), "C1").value == 6


def test_an_excluded_cell_does_not_count_and_is_named_with_its_reason() -> None:
    left_out = decision("An Bình.xlsx:Biểu 1!C1", "exclude", why="tính trùng với Công an tỉnh")
    review = added_up(
        """
        An Bình   | 3 | 4
        Bình Minh | 1 | 5
    """,
        decisions=[left_out],
    )
    total = figure(review, "E1")
    assert total.value == 10
    assert total.excluded == (Exclusion("An Bình", "tính trùng với Công an tỉnh"),)
    assert (total.units_in, total.units_expected, total.missing) == (1, 2, ())
    assert figure(review, "D1").excluded == ()


def test_a_report_proposed_for_exclusion_does_not_count_until_a_person_accepts_it() -> None:
    table, proposed = "An Bình | 3 | 4", {"An Bình.xlsx": "chép số liệu của Bình Minh"}
    review = added_up(table, proposed=proposed)
    assert figure(review, "C1").value is None
    assert figure(review, "C1").excluded == (Exclusion("An Bình", "chép số liệu của Bình Minh"),)
    assert figure(review, "C1").missing == ()
    accepted = added_up(table, proposed=proposed, decisions=[decision("An Bình.xlsx", "accept")])
    assert figure(accepted, "C1").value == 3


@pytest.mark.parametrize("what", ["An Bình", "An Bình.xlsx"])
def test_a_person_can_exclude_a_unit_or_a_file(what: str) -> None:
    review = added_up("An Bình | 3 | 4", decisions=[decision(what, "exclude", why="đã giải thể")])
    assert figure(review, "E1").excluded == (Exclusion("An Bình", "đã giải thể"),)


@pytest.mark.parametrize(("first", "then"), [("An Bình", "An Bình.xlsx"), ("An Bình.xlsx", "An Bình")])
def test_of_a_word_on_the_unit_and_one_on_its_file_the_later_stands(first: str, then: str) -> None:
    taken_in = [decision(first, "exclude"), decision(then, "accept")]
    left_out = [decision(first, "accept"), decision(then, "exclude", why="gửi nhầm")]

    assert figure(added_up("An Bình | 3 | 4", decisions=taken_in), "C1").value == 3
    assert figure(added_up("An Bình | 3 | 4", decisions=left_out), "C1").excluded == (Exclusion("An Bình", "gửi nhầm"),)


def test_confirming_whose_a_file_is_takes_its_exclusion_back_but_no_proposed_one() -> None:
    taken_back = [decision("An Bình.xlsx", "exclude"), decision("An Bình.xlsx", "confirm")]
    proposed = {"An Bình.xlsx": "chép số liệu của Bình Minh"}

    assert figure(added_up("An Bình | 3 | 4", decisions=taken_back), "C1").value == 3
    copied = added_up("An Bình | 3 | 4", decisions=taken_back[1:], proposed=proposed)
    assert figure(copied, "C1").value is None


def test_a_waived_unit_leaves_the_count_of_units() -> None:
    review = added_up(
        """
        An Bình   | 3 | 4
        Bình Minh |   |
    """,
        decisions=[decision("Bình Minh", "waive", why="mới sáp nhập")],
    )
    assert (figure(review, "E1").units_in, figure(review, "E1").units_expected) == (1, 1)
    assert review.waived == {"Bình Minh": "mới sáp nhập"}


@pytest.mark.parametrize("status", [one for one in FileStatus if one is not FileStatus.USED])
def test_only_the_used_file_of_a_unit_counts(status: FileStatus) -> None:
    older, newer = (submission_of(CRIME, "An Bình", {"C2": text}, file=f"{text}.xlsx") for text in ("5", "7"))
    mappings = [used(older, "An Bình", status), used(newer, "An Bình")]
    choice = choose([older, newer], mappings, CRIME, [unit_of("An Bình")], None, [])  # type: ignore[arg-type]
    assert figure(add_up(choice, CRIME), "C2").value == 7


def test_the_unit_whose_only_workbook_is_refused_is_missing() -> None:
    report = submission_of(CRIME, "An Bình", {"C2": "5"})
    mappings = [used(report, "An Bình", FileStatus.REFUSED)]
    choice = choose([report], mappings, CRIME, [unit_of("An Bình")], None, [])  # type: ignore[arg-type]
    assert figure(add_up(choice, CRIME), "C2").missing == ("An Bình",)


def test_a_unit_owes_only_years_in_which_it_existed() -> None:
    units = [unit_of("An Bình"), unit_of("Tân Phú Đông", valid_from=date(2020, 1, 1))]
    review = added_up(
        """
        An Bình      | 3 | 4
        Tân Phú Đông |   | 5
    """,
        units=units,
    )
    assert (figure(review, "C1").units_in, figure(review, "C1").units_expected) == (1, 1)
    assert (figure(review, "E1").units_in, figure(review, "E1").units_expected) == (2, 2)
    assert figure(review, "E1").missing == ()


@pytest.mark.parametrize(
    ("text", "of_2019", "of_2020"),
    [("thành lập tháng 3/2020", 0, 1), ("giải thể cuối năm 2019", 1, 0)],
)
def test_a_note_in_its_own_report_says_when_a_unit_existed(text: str, of_2019: int, of_2020: int) -> None:
    year = 2020 if of_2020 else 2019
    note = Oddity(kind=OddityKind.EXISTENCE_NOTE, at=Place("a.xlsx"), facts={"text": text, "year": year})
    report = submission_of(CRIME, "An Bình", {"C2": "5"}, oddities=[note])
    choice = choose([report], [used(report, "An Bình")], CRIME, [unit_of("An Bình")], None, [])  # type: ignore[arg-type]
    review = add_up(choice, CRIME)
    assert (figure(review, "C2").units_expected, figure(review, "D2").units_expected) == (of_2019, of_2020)


@pytest.mark.parametrize(("owes", "expected"), [((), 1), (("Biểu 1",), 1), (("1",), 1), (("bieu 01",), 1), (("2",), 0)])
def test_a_unit_owes_only_the_sheets_asked_of_it(owes: tuple[str, ...], expected: int) -> None:
    sheets = [form_of([row(1, "Số vụ")], [year(3, 2020)], name).sheets[0] for name in ("Biểu 1", "Biểu 2")]
    form = Form(sheets=tuple(sheets), cells=lay_out(sheets))
    review = add_up(chosen(form, {"An Bình": {}}, units=[unit_of("An Bình", owes=owes)]), form)
    assert review.figures[form.index_of["Biểu 1", "C1"]].units_expected == expected


def test_a_reading_sent_unasked_counts_but_no_one_is_missing_for_it() -> None:
    units = [unit_of("An Bình"), unit_of("Tân Phú Đông", valid_from=date(2020, 1, 1))]
    review = added_up(
        """
        An Bình      | 3 | 4
        Tân Phú Đông | 2 | 5
    """,
        units=units,
    )
    assert figure(review, "C1").value == 5
    assert (figure(review, "C1").units_in, figure(review, "C1").units_expected) == (1, 1)


def test_notes_stand_one_after_another_and_no_one_owes_them() -> None:
    form = form_of([row(1, "Nhận xét", rule=Rule.TEXT)], [year(3, 2020)])
    reports = [submission_of(form, unit, {}) for unit in ("An Bình", "Bình Minh", "Cẩm Hà")]
    for report, text in zip(reports, ("tốt", "", "tốt"), strict=True):
        assert report.batch is not None
        report.batch.raws[0], report.batch.states[0] = text, State.TEXT if text else State.BLANK
    mappings = [used(report, report.file.removesuffix(".xlsx")) for report in reports]
    units = [unit_of(code) for code in ("An Bình", "Bình Minh", "Cẩm Hà")]
    review = add_up(choose(reports, mappings, form, units, REVIEW), form)
    assert (review.figures[0].text, review.figures[0].value, review.figures[0].missing) == ("tốt", None, ())


@pytest.mark.parametrize("state", [State.TEXT, State.ERROR, State.NOT_AVAILABLE, State.BLANK])
def test_a_text_or_an_error_is_no_number(state: State) -> None:
    report = submission_of(CRIME, "An Bình", {"C3": "4"})
    assert report.batch is not None
    report.batch.raws[index_of(CRIME, "C2")], report.batch.states[index_of(CRIME, "C2")] = "#DIV/0!", state
    choice = choose([report], [used(report, "An Bình")], CRIME, [unit_of("An Bình")], REVIEW)
    review = add_up(choice, CRIME)
    assert (figure(review, "C2").value, figure(review, "C2").missing) == (None, ("An Bình",))
    assert (figure(review, "C1").value, figure(review, "C1").missing) == (4, ("An Bình",))


def test_the_reference_names_only_tests_that_exist() -> None:
    tests = Path(__file__).parent
    folders = [tests, tests.parent / "engines", tests.parent / "journeys"]
    code = "".join(path.read_text("utf-8") for folder in folders for path in folder.glob("test_*.py"))
    reference = (tests.parent.parent / "docs" / "reference" / "counting.md").read_text("utf-8")
    named = set(re.findall(r"`(test_[a-z0-9_]+)`", reference))
    assert len(named) > 25
    assert [name for name in sorted(named) if f"def {name}(" not in code] == []
