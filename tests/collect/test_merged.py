"""Several files of one unit: which gives which cell, and the one report they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.senders.merged import counted_reports
from tongket.collect.submission import (
    Batch,
    Letterhead,
    ListRow,
    Oddity,
    OddityKind,
    Place,
    Reading,
    State,
    Submission,
)
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, How, RowKind
from tongket.directive.form_cells import lay_out
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

UNITS = [Unit(code="H05", name="Huyện Cái Bè")]
REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 10, 31),
)


def sheet(name: str) -> FormSheet:
    rows = (
        FormRow(row=1, label="Tổng", path=("Tổng",), kind=RowKind.TOTAL, parts=(2, 3)),
        FormRow(row=2, label="Vụ", path=("Vụ",)),
        FormRow(row=3, label="Án", path=("Án",)),
    )
    years = [FormColumn(column=4 + n, path=(str(2019 + n),), period=Period.years(2019 + n)) for n in range(2)]
    whole = FormColumn(column=6, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(4, 5))
    return FormSheet(name=name, rows=rows, columns=(*years, whole))


SHEETS = (sheet("Biểu 1"), sheet("Biểu 2"), FormSheet(name="Biểu 3", is_list=True))
FORM = Form(sheets=SHEETS, cells=lay_out(SHEETS))
LACKS_2 = {"Biểu 1": "1 2 3 4"}  # D2 E2 D3 E3 of each sheet
LACKS_1 = {"Biểu 2": "5 6 7 8"}


def sent(file: str, given: dict[str, str], **facts: object) -> Submission:
    """A file with these figures: per sheet the two years of the first row, then of the second; "." is a blank."""
    batch, oddities = Batch.empty(len(FORM.cells)), []
    for name in ("Biểu 1", "Biểu 2"):
        if name not in given:
            oddities.append(Oddity(kind=OddityKind.SHEET_MISSING, at=Place(file), facts={"sheet": name}))
        for cell, text in zip(("D2", "E2", "D3", "E3"), given.get(name, "").split(), strict=False):
            if text != ".":
                put(batch, FORM.index_of[name, cell], text)
        for cell in FORM.cells:
            if cell.sheet == name and name in given:
                batch.sheets[cell.index], batch.cells[cell.index] = f"{name} ", cell.address  # type: ignore[index]
    head = Letterhead(unit_text="HUYỆN CÁI BÈ", dated=facts.pop("dated", None))  # type: ignore[arg-type]
    kept = {"kind": "figures", "batch": batch, "oddities": oddities, "letterhead": head, **facts}
    return Submission(file=file, sha256=file, size=1, format="xlsx", **kept)  # type: ignore[arg-type]


def put(batch: Batch, index: int, text: str) -> None:
    batch.raws[index], batch.values[index], batch.states[index] = text, Decimal(text), State.NUMBER


def mapped(*files: Submission, decisions: tuple[Decision, ...] = ()) -> dict[str, FileMapping]:
    return {mapping.file: mapping for mapping in attribute(files, UNITS, REVIEW, decisions, FORM)}


def report(*files: Submission) -> Submission:
    return counted_reports(files, mapped(*files).values(), FORM)["H05"]


def figures(submission: Submission) -> dict[str, str]:
    """Form cell to "number file" of what was entered."""
    assert submission.batch is not None
    found = {}
    for cell in FORM.cells:
        reading = submission.batch.at(cell.index, submission.file)
        if isinstance(reading, Reading) and cell.how is How.ENTERED:
            found[f"{cell.sheet[-1]}{cell.address}"] = f"{reading.value} {reading.at.file}"
    return found


def whys(*files: Submission) -> dict[str, str]:
    return {file: f"{one.status.value} {one.why}".strip() for file, one in mapped(*files).items()}


# --- which file gives which cell


def test_files_with_different_sheets_both_count():
    one, two = sent("a.xlsx", LACKS_2), sent("b.xlsx", LACKS_1)

    assert whys(one, two) == {"a.xlsx": "used", "b.xlsx": "used part:a.xlsx"}
    assert len(figures(report(one, two))) == 8
    assert figures(report(one, two))["2D2"] == "5 b.xlsx"


def test_files_on_the_whole_form_that_fill_in_different_sheets_both_count():
    one = sent("a.xlsx", {"Biểu 1": "1 2 3 4", "Biểu 2": ""}, dated=date(2020, 9, 1))
    two = sent("b.xlsx", {"Biểu 1": "", "Biểu 2": "5 6 7 8"}, dated=date(2020, 9, 2))

    assert len(figures(report(one, two))) == 8


def test_a_later_sheet_stands_whole_and_the_other_sheet_stays():
    old = sent("cai be.xlsx", {**LACKS_2, **LACKS_1})
    new = sent("cai be da sua.xlsx", {"Biểu 1": "9 . 9 9"})

    assert whys(old, new)["cai be.xlsx"] == "used part:cai be da sua.xlsx"
    assert "1E2" not in figures(report(old, new))  # what the newer sheet leaves blank is not filled from the older one
    assert figures(report(old, new))["2E3"] == "8 cai be.xlsx"


def test_a_second_version_that_lacks_a_sheet_leaves_that_sheet_missing():
    old = sent("cai be.xlsx", {**LACKS_2, **LACKS_1})
    new = sent("cai be lan 2.xlsx", {"Biểu 1": "9 9 9 9"})

    assert whys(old, new)["cai be.xlsx"] == "superseded newer:cai be lan 2.xlsx"
    assert "2E3" not in figures(report(old, new))


def test_a_newer_whole_report_leaves_nothing_of_the_older():
    old = sent("cai be.xlsx", {**LACKS_2, **LACKS_1})
    new = sent("cai be lan 2.xlsx", {"Biểu 1": "9 9 9 9", "Biểu 2": "9 9 9 ."})

    assert whys(old, new)["cai be.xlsx"] == "superseded newer:cai be lan 2.xlsx"
    assert report(old, new) is new


def test_a_supplement_lies_on_top_and_leaves_the_rest_of_the_sheet():
    main = sent("cai be.xlsx", {"Biểu 1": "1 2 3 .", "Biểu 2": "5 6 7 8"})
    more = sent("cai be bo sung.xlsx", {"Biểu 1": ". 20 . 4"})

    found = figures(report(main, more))

    assert whys(main, more)["cai be bo sung.xlsx"] == "used supplement:cai be.xlsx"
    assert (found["1D2"], found["1E2"], found["1E3"]) == (
        "1 cai be.xlsx",
        "20 cai be bo sung.xlsx",
        "4 cai be bo sung.xlsx",
    )


def test_equal_figures_count_once():
    one, two = sent("a.xlsx", LACKS_2), sent("b.xlsx", {"Biểu 1": "1 2 3 4", "Biểu 2": "5 6 7 8"})

    assert len(figures(report(one, two))) == 8
    assert [one.clashes for one in mapped(one, two).values()] == [(), ()]


def test_different_figures_that_nothing_decides_are_a_clash():
    one, two = sent("a.xlsx", {"Biểu 1": "1 2 3 4"}), sent("b.xlsx", {"Biểu 1": "1 2 9 9"})

    [clash] = mapped(one, two)["b.xlsx"].clashes or mapped(one, two)["a.xlsx"].clashes

    assert {clash.one.file, clash.other.file} == {"a.xlsx", "b.xlsx"}
    assert (clash.one.cell, clash.count, {clash.found, clash.instead}) == ("D3", 2, {"3", "9"})
    assert len(figures(report(one, two))) == 4


def test_a_stray_figure_does_not_hide_another_files_sheet():
    one = sent("a.xlsx", {"Biểu 1": "1 2 3 4", "Biểu 2": "9 . . ."})
    two = sent("b.xlsx", {"Biểu 2": "5 6 7 8"})

    found = figures(report(one, two))

    assert [found[at] for at in ("2D2", "2E2")] == ["5 b.xlsx", "6 b.xlsx"]
    assert [one.found for one in mapped(one, two)["b.xlsx"].clashes] == ["5"]


def test_a_formula_over_blanks_is_no_figure():
    one, two = sent("a.xlsx", {"Biểu 1": "1 2 3 4", "Biểu 2": "0 . . ."}), sent("b.xlsx", {"Biểu 2": "5 6 7 8"})
    assert one.batch is not None
    one.batch.formulas = {FORM.index_of["Biểu 2", "D2"]: "SUM(D3:D9)"}

    assert figures(report(one, two))["2D2"] == "5 b.xlsx"
    assert mapped(one, two)["a.xlsx"].clashes == ()


def test_an_empty_form_sent_later_takes_nothing_away():
    full, empty = sent("cai be.xlsx", LACKS_2), sent("cai be lan 2.xlsx", {"Biểu 1": "", "Biểu 2": ""})

    assert whys(full, empty)["cai be lan 2.xlsx"] == "superseded empty:cai be.xlsx"
    assert len(figures(report(full, empty))) == 4


def test_a_list_in_a_file_of_its_own_counts():
    rows = [ListRow(Place("b.xlsx", "Biểu 3", "A2"), ("Vụ cháy chợ",))]
    main, cases = sent("a.xlsx", {**LACKS_2, **LACKS_1}), sent("b.xlsx", {}, list_rows=rows)
    main.oddities.append(Oddity(kind=OddityKind.SHEET_MISSING, at=Place("a.xlsx"), facts={"sheet": "Biểu 3"}))

    assert whys(main, cases)["b.xlsx"] == "used part:a.xlsx"
    assert report(main, cases).list_rows == rows


def test_a_person_may_choose_the_older_sheet():
    old, new = sent("cai be.xlsx", LACKS_2), sent("cai be da sua.xlsx", {"Biểu 1": "9 9 9 9", "Biểu 2": "5 6 7 8"})
    chosen = Decision(what="cai be.xlsx", verb=Verb.ACCEPT, value="", why="đã hỏi", by="A", when="2020-10-30")
    mappings = mapped(old, new, decisions=(chosen,))

    found = figures(counted_reports([old, new], mappings.values(), FORM)["H05"])

    assert (found["1D2"], found["2D2"]) == ("1 cai be.xlsx", "5 cai be da sua.xlsx")


# --- the report they make


def test_a_sheet_is_missing_only_when_every_file_lacks_it():
    first = sent("a.xlsx", {"Biểu 1": "1 2 . ."})
    second = sent("b.xlsx", {"Biểu 1": ". . 3 4"})

    both = [oddity.facts for oddity in report(first, second).oddities]
    none = [oddity.facts for oddity in report(first, sent("b.xlsx", LACKS_1)).oddities]

    assert both == [{"sheet": "Biểu 2"}]
    assert none == []


def test_what_is_odd_about_a_cell_is_said_where_the_cell_counts():
    old, new = sent("cai be.xlsx", {**LACKS_2, **LACKS_1}), sent("cai be da sua.xlsx", {"Biểu 1": "9 9 9 9"})
    for file in (old, new):
        cell = FORM.index_of["Biểu 1", "D2"]
        at = Place(file.file, "Biểu 1 ", "D2")
        file.oddities.append(Oddity(kind=OddityKind.NUMBER_WITH_WORDS, at=at, form_cell=cell))
        file.oddities.append(Oddity(kind=OddityKind.COLUMN_MOVED, at=at, facts={"column": "2019"}))

    assert [one.at.file for one in report(old, new).oddities] == ["cai be da sua.xlsx"] * 2


def test_a_year_is_missing_only_when_every_file_of_the_sheet_lacks_it():
    first, second = sent("a.xlsx", {"Biểu 1": "1 . 3 ."}), sent("b.xlsx", {"Biểu 1": ". 2 . 4"})
    lacks = {"a.xlsx": "2020", "b.xlsx": "2019"}
    for file in (first, second):
        at = Place(file.file, "Biểu 1 ")
        file.oddities.append(Oddity(kind=OddityKind.COLUMN_MISSING, at=at, facts={"column": lacks[file.file]}))

    assert OddityKind.COLUMN_MISSING not in [one.kind for one in report(first, second).oddities]


def test_a_units_own_total_stands_only_where_one_file_holds_all_its_parts():
    first, second = sent("a.xlsx", {"Biểu 1": "1 2 . ."}), sent("b.xlsx", {"Biểu 1": ". . 3 4"})
    for file, totals in ((first, {"D1": "1", "F2": "3"}), (second, {"D1": "3", "F3": "7"})):
        for cell, text in totals.items():
            assert file.batch is not None
            put(file.batch, FORM.index_of["Biểu 1", cell], text)

    batch = report(first, second).batch

    assert batch is not None
    own = {cell: batch.values[FORM.index_of["Biểu 1", cell]] for cell in ("D1", "F2", "F3")}
    assert own == {"D1": None, "F2": 3, "F3": 7}


def test_one_file_is_kept_as_it_was_read():
    only = sent("a.xlsx", LACKS_2)

    assert report(only) is only
    assert mapped(only)["a.xlsx"].share == b""


# --- laws

FIGURES = st.lists(st.sampled_from([".", "1", "2"]), min_size=4, max_size=4).map(" ".join)
NAMES = ("cai be.xlsx", "cai be lan 2.xlsx", "cai be bo sung.xlsx", "UBND cai be.xlsx")
FILES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.dictionaries(st.sampled_from(["Biểu 1", "Biểu 2"]), FIGURES, min_size=1)),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
).map(lambda files: [sent(name, given) for name, given in files])


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(FILES)
def test_every_figure_that_counts_stands_in_the_file_it_names(files: list[Submission]):
    by_file = {file.file: file for file in files}
    whole = report(*files)

    assert whole.batch is not None
    for index, value in enumerate(whole.batch.values):
        if value is not None:
            batch = by_file[whole.batch.files.get(index, whole.file)].batch
            assert batch is not None
            assert batch.values[index] == value


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(FILES)
def test_no_sheet_of_figures_is_lost_without_a_newer_whole_report(files: list[Submission]):
    mappings = mapped(*files)
    filled = {at[0] for file in files for at in figures(file)}
    kept = {at[0] for at in figures(report(*files))}

    replaced = [one for one in mappings.values() if one.status is FileStatus.SUPERSEDED and "newer" in one.why]
    assert kept == filled or replaced


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(FILES)
def test_shares_never_overlap_and_order_does_not_matter(files: list[Submission]):
    mappings = mapped(*files)
    shares = [one.share for one in mappings.values() if one.share]

    assert mapped(*reversed(files)) == mappings
    assert all(sum(cell) <= 1 for cell in zip(*shares, strict=True))
    assert figures(report(*[replace(file) for file in reversed(files)])) == figures(report(*files))
