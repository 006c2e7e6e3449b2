"""What is seen only when all that arrived lies side by side: copies, twice-told events, versions, lateness, silence."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tongket.check.between.refuted_guesses import without_refuted
from tongket.check.check_all import check_all, proposed_exclusions
from tongket.check.finding import Finding
from tongket.check.kinds.rules import TotalNotParts
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.submission import Batch, Letterhead, ListRow, Oddity, OddityKind, Place, State, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet
from tongket.directive.form_cells import lay_out
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

YEARS = range(2016, 2021)
SHEET = FormSheet(
    name="Biểu 1",
    rows=tuple(FormRow(row=n, label=f"Chỉ tiêu {n}", path=(f"Chỉ tiêu {n}",), measure="vụ") for n in range(5, 13)),
    columns=tuple(
        FormColumn(column=n, path=(f"Năm {year}",), period=Period.years(year)) for n, year in enumerate(YEARS, 4)
    ),
)
FORM = Form(sheets=(SHEET,), is_confirmed=True, cells=lay_out([SHEET]))
REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(DirectiveCited(symbol="48-CT/TW"),),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 11, 1),
    deadline=date(2020, 9, 30),
)
UNITS = [Unit(code=code, name=name) for code, name in (("H01", "Huyện An Bình"), ("H02", "Huyện Cam Hà"))]
IN_TIME = date(2020, 9, 15)


def report(seed: int, file: str, dated: date | None = IN_TIME) -> Submission:
    """A clean report with figures of its own."""
    chance = random.Random(seed)
    batch = Batch.empty(len(FORM.cells))
    for cell in FORM.cells:
        batch.sheets[cell.index], batch.cells[cell.index] = cell.sheet, cell.address
        batch.values[cell.index], batch.states[cell.index] = Decimal(chance.randint(100, 140)), State.NUMBER
    letterhead = Letterhead(dated=dated)
    return Submission(file=file, sha256=file, size=0, format="xlsx", kind="figures", batch=batch, letterhead=letterhead)


def mapped(
    submission: Submission, unit: str | None, status: FileStatus = FileStatus.USED, why: str = ""
) -> FileMapping:
    """The line of mapping.json about a report."""
    return FileMapping(
        file=submission.file,
        sha256=submission.sha256,
        unit=unit,
        how="letterhead",
        confidence=1.0,
        kind="figures",
        status=status,
        why=why,
    )


def said(findings: Sequence[Finding]) -> list[str]:
    """ "A109 H01 a.xlsx"."""
    return [f"{finding.code} {finding.unit} {finding.at.text()}".strip() for finding in findings]


def check(
    arrived: Sequence[tuple[Submission, FileMapping]], decisions: Sequence[Decision] = (), units: Sequence[Unit] = UNITS
) -> list[Finding]:
    submissions = [submission for submission, _ in arrived]
    return check_all(submissions, [mapping for _, mapping in arrived], FORM, units, REVIEW, decisions)


def two_reports(second_seed: int = 2, **facts: date | None) -> list[tuple[Submission, FileMapping]]:
    first, second = report(1, "a.xlsx"), report(second_seed, "b.xlsx", **facts)
    return [(first, mapped(first, "H01")), (second, mapped(second, "H02"))]


def test_two_honest_reports_raise_nothing() -> None:
    assert check(two_reports()) == []


def test_a_report_with_anothers_figures_is_the_later_ones_fault_and_proposed_to_be_left_out() -> None:
    (finding,) = findings = check(two_reports(second_seed=1, dated=date(2020, 9, 20)))

    assert said(findings) == ["A114 H02 b.xlsx › Biểu 1 › D5"]
    assert finding.related == (Place("a.xlsx", "Biểu 1", "D5"),)
    assert proposed_exclusions(findings) == {
        "b.xlsx": "Số liệu trùng với báo cáo của Huyện An Bình: 40/40 ô có số giống hệt nhau; "
        "đề nghị không tính cho đến khi rõ."
    }


@pytest.mark.parametrize("dated", [IN_TIME, None])
def test_where_no_date_says_who_copied_both_units_are_told_and_one_counts(dated: date | None) -> None:
    findings = check(two_reports(second_seed=1, dated=dated))

    assert said(findings) == ["A125 H01 a.xlsx › Biểu 1 › D5", "A114 H02 b.xlsx › Biểu 1 › D5"]
    assert list(proposed_exclusions(findings)) == ["b.xlsx"]


@pytest.mark.parametrize(("changed", "is_said"), [(0, True), (4, True), (8, True), (9, False), (20, False)])
def test_a_copy_with_some_cells_changed_is_still_a_copy(changed: int, is_said: bool) -> None:
    arrived = two_reports(second_seed=1, dated=date(2020, 9, 20))
    batch = arrived[1][0].batch
    assert batch is not None
    for index in range(changed):
        batch.values[-1 - index] = Decimal(1000 + index)

    assert ("A114" in {finding.code for finding in check(arrived)}) is is_said


def test_small_numbers_and_noughts_in_common_are_no_copy() -> None:
    arrived = two_reports()
    for submission, _ in arrived:
        assert submission.batch is not None
        submission.batch.values = [Decimal(index % 4) for index in range(len(FORM.cells))]

    assert check(arrived) == []


def test_a_decision_settles_a_copy_and_then_nothing_is_proposed() -> None:
    decision = Decision(what="b.xlsx", verb=Verb.ACCEPT, why="hai huyện dùng chung số", by="VP", when="2020-10-01")

    (finding,) = findings = check(two_reports(second_seed=1, dated=date(2020, 9, 20)), [decision])

    assert (finding.severity.value, finding.settled) == ("info", "hai huyện dùng chung số")
    assert proposed_exclusions(findings) == {}


CASES = [
    ("12/03/2018", "xã An Bình", "Cháy kho hàng tại ấp 3, thiệt hại 200 triệu đồng", "Đã xác định nguyên nhân"),
    ("15/07/2019", "xã An Hòa", "Trộm cắp 05 xe mô tô tại bãi giữ xe", "Đã khởi tố 02 bị can"),
]


def with_cases(arrived: list[tuple[Submission, FileMapping]], *cases: list[tuple[str, ...]]) -> None:
    for (submission, _), rows in zip(arrived, cases, strict=True):
        submission.list_rows = [
            ListRow(Place(submission.file, "Biểu 6", f"B{9 + number}"), texts) for number, texts in enumerate(rows)
        ]


def test_one_event_told_by_two_units_is_said_to_both() -> None:
    arrived = two_reports()
    again = ("12/03/2018", "xã An Bình", "Phối hợp: cháy kho hàng tại ấp 3, thiệt hại 200 triệu đồng", "Đã xác định")
    with_cases(arrived, CASES, [again])

    assert said(check(arrived)) == ["D408 H01 a.xlsx › Biểu 6 › B9", "D408 H02 b.xlsx › Biểu 6 › B9"]


def test_like_events_of_other_days_and_phrases_of_all_units_are_not_said() -> None:
    units = [Unit(code=f"H{number:02}", name=f"Huyện {number}") for number in range(1, 6)]
    reports = [report(number, f"{number}.xlsx") for number in range(1, 6)]
    arrived = [(one, mapped(one, unit.code)) for one, unit in zip(reports, units, strict=True)]
    phrase = ("Ghi chú: số liệu tính đến hết ngày 30/06/2020 theo hướng dẫn của tỉnh",)
    own = [(f"1{n}/03/2018", "xã An Bình", "Cháy kho hàng tại ấp 3, thiệt hại 200 triệu đồng") for n in range(5)]
    with_cases(arrived, *([row, phrase] for row in own))

    assert check(arrived, units=units) == []


def test_a_unit_without_a_report_is_named_and_one_that_owes_nothing_is_not() -> None:
    one = report(1, "a.xlsx")
    waived = Decision(what="H02", verb=Verb.WAIVE, why="mới thành lập", by="VP", when="2020-10-01")

    assert said(check([(one, mapped(one, "H01"))])) == ["A110 H02"]
    assert check([(one, mapped(one, "H01"))], [waived]) == []


def test_a_workbook_of_another_review_does_not_count_and_its_unit_is_missing() -> None:
    one, other = report(1, "a.xlsx"), report(2, "b.xlsx")
    refused = mapped(other, "H02", FileStatus.REFUSED, "other_review:46-CT/TW")

    findings = check([(one, mapped(one, "H01")), (other, refused)])

    assert said(findings) == ["A110 H02", "A108 H02 b.xlsx"]
    assert findings[0].related == (Place("b.xlsx"),)


@pytest.mark.parametrize(
    ("letterhead", "mailed", "said_of"),
    [
        (date(2020, 9, 30), None, []),
        (date(2020, 10, 1), None, ["A109 H02 b.xlsx"]),
        (None, date(2020, 10, 5), ["A109 H02 b.xlsx"]),
        (date(2020, 9, 29), date(2020, 10, 5), []),
        (None, None, []),
    ],
)
def test_lateness_is_judged_by_the_letterhead_or_else_by_the_e_mail(
    letterhead: date | None, mailed: date | None, said_of: list[str]
) -> None:
    arrived = two_reports(dated=letterhead)
    arrived[1][0].sent = mailed

    assert said(check(arrived)) == said_of


def test_a_units_own_deadline_stands_before_the_reviews() -> None:
    units = [UNITS[0], replace(UNITS[1], deadline=date(2020, 10, 20))]

    assert check(two_reports(dated=date(2020, 10, 19)), units=units) == []


def test_an_amended_report_after_the_deadline_is_not_late_when_the_first_was_in_time() -> None:
    one, first, second = report(1, "a.xlsx"), report(2, "b1.xlsx"), report(3, "b2.xlsx", date(2020, 10, 9))
    older = mapped(first, "H02", FileStatus.SUPERSEDED, "newer:b2.xlsx")

    findings = check([(one, mapped(one, "H01")), (first, older), (second, mapped(second, "H02"))])

    assert said(findings) == ["A107 H02 b1.xlsx"]
    assert findings[0].related == (Place("b2.xlsx"),)


def test_a_report_replaced_by_one_that_may_be_anothers_is_asked_about() -> None:
    """Filled in a neighbour's form: it seems to be an older report of that neighbour, and its own unit is missing."""
    first, second = report(1, "Huyện Cam Hà.xlsx"), report(2, "An Bình.xlsx")
    older = replace(mapped(first, "H01", FileStatus.SUPERSEDED, "newer:An Bình.xlsx"), how="stamp", confidence=0.55)
    arrived = [(first, replace(older, others=("H02",))), (second, mapped(second, "H01"))]

    assert said(check(arrived)) == ["A107 H01 Huyện Cam Hà.xlsx", "A112 H01 Huyện Cam Hà.xlsx", "A110 H02"]


def test_of_two_versions_with_one_doubt_only_the_one_that_counts_is_asked_about() -> None:
    """Neither tells another unit: whose the replaced one is changes nothing."""
    first, second = report(1, "lần 1.xlsx"), report(2, "lần 2.xlsx")
    older = replace(mapped(first, "H01", FileStatus.SUPERSEDED, "newer:lần 2.xlsx"), confidence=0.55)
    newer = replace(mapped(second, "H01"), confidence=0.55)

    assert said(check([(first, older), (second, newer)])) == ["A107 H01 lần 1.xlsx", "A112 H01 lần 2.xlsx", "A110 H02"]


MERGED = Unit(code="H02", name="Xã Cam Hà", other_names=("X. Cam Hà", "Xã Tân Lợi", "Xã Phú Hưng"))


def headed(submission: Submission, name: str) -> Submission:
    submission.letterhead = replace(submission.letterhead, unit_text=name)
    return submission


@pytest.mark.parametrize(
    ("older", "newer", "said_of"),
    [
        ("UBND XÃ TÂN LỢI", "UBND XÃ PHÚ HƯNG", ["A107 H02 b.xlsx", "A126 H02 b.xlsx"]),
        ("UBND XÃ CAM HÀ", "UBND XÃ PHÚ HƯNG", ["A107 H02 b.xlsx", "A126 H02 b.xlsx"]),
        ("UBND XÃ TÂN LỢI", "UBND XÃ CAM HÀ", ["A107 H02 b.xlsx"]),  # the new commune's own report
        ("UBND X. CAM HÀ", "UBND XÃ CAM HÀ", ["A107 H02 b.xlsx"]),
    ],
)
def test_reports_of_communes_that_were_merged_are_no_versions_of_each_other(
    older: str, newer: str, said_of: list[str]
) -> None:
    """Xã Cam Hà was made of three communes, and each office still sends for itself: only one of them counts."""
    one, first, second = report(1, "a.xlsx"), headed(report(2, "b.xlsx"), older), headed(report(3, "c.xlsx"), newer)
    replaced = mapped(first, "H02", FileStatus.SUPERSEDED, "newer:c.xlsx")
    arrived = [(one, mapped(one, "H01")), (first, replaced), (second, mapped(second, "H02"))]

    assert said(check(arrived, units=[UNITS[0], MERGED])) == said_of


@pytest.mark.parametrize(
    ("other_names", "older", "newer"),
    [
        ("Xã Phú Hưng", "UBND XÃ CAM HÀ", "UBND XÃ PHÚ HƯNG"),  # renamed: the old letterhead once more
        ("Xã Krông Păk; Xã Krông Pach; Xã Krông Pắc", "UBND XÃ KRÔNG PẮC", "UBND XÃ KRÔNG PACH"),
        ("Xã Ea Sup; Xã Ea Suop; Xã Yasup", "UBND XÃ EA SUOP", "UBND XÃ YASUP"),
    ],
)
def test_a_new_name_or_another_spelling_makes_no_two_communes(other_names: str, older: str, newer: str) -> None:
    unit = replace(MERGED, other_names=tuple(other_names.split("; ")))
    one, first, second = report(1, "a.xlsx"), headed(report(2, "b.xlsx"), older), headed(report(3, "c.xlsx"), newer)
    replaced = mapped(first, "H02", FileStatus.SUPERSEDED, "newer:c.xlsx")

    findings = check(
        [(one, mapped(one, "H01")), (first, replaced), (second, mapped(second, "H02"))], [], [UNITS[0], unit]
    )

    assert said(findings) == ["A107 H02 b.xlsx"]


@pytest.mark.parametrize(("rounds", "seed"), [(("lần 1.xlsx", "lần 2.xlsx"), 3), (("b.xlsx", "c.xlsx"), 2)])
def test_the_rounds_of_a_merged_commune_under_two_letterheads_are_versions(rounds: tuple[str, str], seed: int) -> None:
    """Called the first and the second, or with the same figures: that it may be a part only is a warning."""
    one, first = report(1, "a.xlsx"), headed(report(2, rounds[0]), "UBND XÃ CAM HÀ")
    second = headed(report(seed, rounds[1]), "UBND XÃ PHÚ HƯNG")
    replaced = mapped(first, "H02", FileStatus.SUPERSEDED, f"newer:{rounds[1]}")

    findings = check(
        [(one, mapped(one, "H01")), (first, replaced), (second, mapped(second, "H02"))], [], [UNITS[0], MERGED]
    )

    assert said(findings) == [f"A107 H02 {rounds[0]}", f"A127 H02 {rounds[1]}"]


def test_communes_that_a_letter_tells_apart_are_two() -> None:
    unit = Unit(code="H02", name="Xã Long Khánh", other_names=("Xã Long Khánh A", "Xã Long Khánh B"))
    one, first = report(1, "a.xlsx"), headed(report(2, "b.xlsx"), "UBND XÃ LONG KHÁNH A")
    second = headed(report(3, "c.xlsx"), "UBND XÃ LONG KHÁNH B")
    replaced = mapped(first, "H02", FileStatus.SUPERSEDED, "newer:c.xlsx")

    findings = check(
        [(one, mapped(one, "H01")), (first, replaced), (second, mapped(second, "H02"))], [], [UNITS[0], unit]
    )

    assert said(findings) == ["A107 H02 b.xlsx", "A126 H02 b.xlsx"]


@pytest.mark.parametrize("what", ["A126 b.xlsx", "A126 c.xlsx", "A126 H02"])
def test_that_one_report_holds_the_figures_of_both_merged_communes_is_decided_by_either_file(what: str) -> None:
    one, first = report(1, "a.xlsx"), headed(report(2, "b.xlsx"), "UBND XÃ TÂN LỢI")
    second = headed(report(3, "c.xlsx"), "UBND XÃ PHÚ HƯNG")
    replaced = mapped(first, "H02", FileStatus.SUPERSEDED, "newer:c.xlsx")
    arrived = [(one, mapped(one, "H01")), (first, replaced), (second, mapped(second, "H02"))]
    waived = Decision(what=what, verb=Verb.WAIVE, why="đã gồm cả hai xã", by="A", when="2020-10-30")

    (apart,) = (each for each in check(arrived, [waived], [UNITS[0], MERGED]) if each.code == "A126")

    assert apart.settled == "đã gồm cả hai xã"


def test_a_report_of_one_commune_of_several_merged_may_be_of_a_part_only() -> None:
    arrived = two_reports()
    headed(arrived[1][0], "UBND XÃ TÂN LỢI")
    renamed = replace(MERGED, other_names=("Xã Tân Lợi",))
    taken = Decision(what="b.xlsx", verb=Verb.ACCEPT, why="đã gồm cả xã", by="A", when="2020-10-30")

    (asked,), (known,) = (check(arrived, decided, [UNITS[0], MERGED]) for decided in ([], [taken]))

    assert (asked.code, asked.settled, known.settled) == ("A127", "", "đã gồm cả xã")
    assert check(arrived, units=[UNITS[0], renamed]) == []  # only another name: nothing was merged


def test_files_of_no_unit_and_refused_files_are_each_said_once() -> None:
    one, two, stranger, locked = (report(n, f"{n}.xlsx") for n in range(4))
    stranger.letterhead = Letterhead(unit_text="Công ty Xổ số")
    locked.batch, locked.oddities = None, [Oddity(kind=OddityKind.PASSWORD, at=Place("3.xlsx"))]

    findings = check(
        [
            (one, mapped(one, "H01")),
            (two, mapped(two, "H02")),
            (stranger, mapped(stranger, None, FileStatus.UNASSIGNED)),
            (locked, mapped(locked, None, FileStatus.UNREADABLE)),
        ]
    )

    assert said(findings) == ["A105 None 2.xlsx", "A102 None 3.xlsx"]
    assert findings[0].facts()["stated"] == "Công ty Xổ số"


def test_the_same_bytes_from_two_units_are_said_to_both() -> None:
    arrived = two_reports(second_seed=1)
    arrived = [(submission, replace(mapping, sha256="same")) for submission, mapping in arrived]

    assert said(check(arrived))[0:1] == ["A106 H01 a.xlsx"]
    assert "A106 H02 b.xlsx" in said(check(arrived))


def test_a_waived_finding_stays_with_its_reason_as_information() -> None:
    arrived = two_reports(dated=date(2020, 10, 9))
    decision = Decision(what="A109 H02", verb=Verb.WAIVE, why="được gia hạn", by="VP", when="2020-10-01")

    (finding,) = check(arrived, [decision])

    assert (finding.code, finding.severity.value, finding.settled) == ("A109", "info", "được gia hạn")


@pytest.mark.parametrize("what", ["b.xlsx:Biểu 1!D5", "H02:Biểu 1!D5"])
def test_a_corrected_cell_is_not_said_again(what: str) -> None:
    arrived = two_reports()
    batch = arrived[1][0].batch
    assert batch is not None
    right, batch.values[0] = batch.values[0], Decimal(-5)
    decision = Decision(what=what, verb=Verb.CORRECT, value=str(right), why="gõ nhầm", by="VP", when="2020")

    assert said(check(arrived)) == ["C304 H02 b.xlsx › Biểu 1 › D5"]
    assert check(arrived, [decision]) == []


def test_the_order_of_what_arrived_changes_nothing() -> None:
    arrived = two_reports(second_seed=1, dated=date(2020, 10, 9))
    with_cases(arrived, CASES, CASES)

    assert check(arrived) == check(arrived[::-1])
    assert len(check(arrived)) == 6


def test_an_unconfirmed_form_is_said_once() -> None:
    arrived = two_reports()
    form = replace(FORM, is_confirmed=False)

    findings = check_all([one for one, _ in arrived], [mapping for _, mapping in arrived], form, UNITS, REVIEW)

    assert said(findings) == ["B217 None form.toml"]


def _households(guessed: bool) -> Form:
    columns = (
        FormColumn(
            column=4,
            path=("Số hộ", "Tổng số"),
            kind=ColumnKind.TOTAL,
            parts=(5, 6),
            guessed=frozenset({"kind"} if guessed else ()),
        ),
        FormColumn(column=5, path=("Số hộ", "Hộ nghèo")),
        FormColumn(column=6, path=("Số hộ", "Hộ cận nghèo")),
    )
    sheet = replace(SHEET, columns=columns, rows=SHEET.rows[:2])
    return Form(sheets=(sheet,), is_confirmed=not guessed, cells=lay_out([sheet]))


def _told_of_households(totals: Sequence[int], *, guessed: bool = True) -> list[str]:
    form = _households(guessed)
    units = [Unit(code=f"H0{n}", name=f"Huyện {n}") for n in range(len(totals))]
    reports = [report(n, f"h0{n}.xlsx") for n in range(len(totals))]
    for one, total in zip(reports, totals, strict=True):
        one.batch = Batch.empty(len(form.cells))
        for cell in form.cells:
            value = {4: total, 5: 60 + len(one.file), 6: 40 - len(one.file)}[cell.column.column]
            one.batch.sheets[cell.index], one.batch.cells[cell.index] = cell.sheet, cell.address
            one.batch.values[cell.index], one.batch.states[cell.index] = Decimal(value), State.NUMBER
    mappings = [mapped(one, unit.code) for one, unit in zip(reports, units, strict=True)]
    found = check_all(reports, mappings, form, units, REVIEW)
    return [f"{one.code} {one.at.file}" for one in found if one.code in ("B219", "D402")]


def test_a_guess_that_nearly_every_unit_refutes_is_the_forms_fault() -> None:
    assert _told_of_households([2100, 1800, 950, 3300]) == ["B219 form.toml"]
    assert _told_of_households([2100, 1800, 950, 100]) == ["B219 form.toml"]


def test_slips_in_different_cells_of_one_line_refute_no_guess() -> None:
    """Three units, each with one slip in another year of the same total: each is told, and the form is not blamed."""
    slips = [
        TotalNotParts(
            at=Place(f"h{n}.xlsx", "Biểu 1", cell),
            unit=f"H{n}",
            row="Tổng số",
            rests_on_guess=True,
            found=Decimal(9),
            expected=Decimal(8),
            gap=Decimal(1),
        )
        for n, cell in enumerate(("C5", "F5", "K5"))
    ]
    assert without_refuted(slips, 4) == slips


def test_a_guess_that_others_keep_is_held_against_the_one_that_breaks_it() -> None:
    assert set(_told_of_households([100, 100, 100, 2100])) == {"D402 h03.xlsx"}


def test_what_the_form_says_itself_no_number_of_units_refutes() -> None:
    assert "B219 form.toml" not in _told_of_households([2100, 1800, 950, 3300], guessed=False)
