"""A unit sends its forms in several files: nothing is lost, nothing counts twice, every figure names its file."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.desk.papers import write_out
from tongket.desk.proof import prove

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
UNIT = "H10"
OWN = EXAMPLE / "reports" / "BC 48 Huyện ủy Tân Phước.xlsx"  # all sheets, nothing wrong in it
OTHER = EXAMPLE / "reports" / "BC 48 Thị ủy Gò Công.xlsx"
ALL = ("Biểu 1", "Biểu 2", "Biểu 3", "Biểu 4", "Biểu 5", "Biểu 6")

ACCEPTED = """
[[decision]]
what = "Tân Phước b.xlsx"
verb = "accept"
why = "đã gọi điện hỏi lại"
by = "Chị Lan"
when = "2020-10-30"
"""

Change = Callable[[Workbook], object]


def workbook(sheets: Iterable[str] = ALL, change: Change | None = None) -> bytes:
    """The unit's workbook with only these sheets, perhaps with other figures in it."""
    book = openpyxl.load_workbook(OWN, data_only=True)
    for sheet in book.worksheets:
        sheet.title = sheet.title.strip()
        if sheet.title not in sheets:
            book.remove(sheet)
    if change is not None:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def a_figure(sheet: str) -> str:
    """A cell the unit filled in with a figure; totals are stored with decimals in this file."""
    book = openpyxl.load_workbook(OWN, data_only=True)
    own = next(one for one in book.worksheets if one.title.strip() == sheet)
    cells = (cell for line in own.iter_rows(min_row=9, min_col=4) for cell in line)
    return next(cell.coordinate for cell in cells if isinstance(cell.value, int) and cell.value > 0)


def wrong(sheet: str, by: int = 7) -> Change:
    """The sheet with another figure in its first cell."""

    def change(book: Workbook) -> None:
        cell = book[sheet][a_figure(sheet)]
        cell.value += by

    return change


def emptied(sheet: str, *, keep: int) -> Change:
    """The sheet with figures only in its column `keep`."""

    def change(book: Workbook) -> None:
        for line in book[sheet].iter_rows(min_row=9, min_col=4):
            for cell in line:
                if isinstance(cell.value, (int, float)) and cell.column != keep:
                    cell.value = None

    return change


def without_column(sheet: str, column: int) -> Change:
    """The sheet with one year not filled in."""

    def change(book: Workbook) -> None:
        for line in book[sheet].iter_rows(min_row=9, min_col=column, max_col=column):
            if isinstance(line[0].value, (int, float)):
                line[0].value = None

    return change


def review(folder: Path, files: dict[str, bytes], decisions: str = "") -> tuple[Desk, Built]:
    """The example's review with these files of the unit and one other unit's."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (folder / "reports").mkdir()
    shutil.copy(OTHER, folder / "reports")
    for name, content in files.items():
        (folder / "reports" / name).write_bytes(content)
    if decisions:
        (folder / "decisions.toml").write_text(decisions, encoding="utf-8")
    desk = open_desk(folder)
    return desk, build(desk, processes=1)


def values(built: Built) -> list[tuple[object, ...]]:
    """Every figure with who is missing in it."""
    return [(one.value, one.text, one.units_in, one.missing) for one in built.material.consolidation.figures]


def said(built: Built) -> list[tuple[str, str, str]]:
    """What is found in the unit's report, whichever file it stands in."""
    own = [finding for finding in built.material.findings if finding.unit == UNIT]
    return sorted((finding.code, finding.at.sheet, finding.at.cell) for finding in own if finding.at.sheet)


def mapped(built: Built) -> dict[str, tuple[str, str]]:
    """Status and why of the unit's files."""
    return {one.file: (one.status.value, one.why) for one in built.material.mappings if one.unit == UNIT}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The review with the unit's report in one file."""
    _, built = review(tmp_path_factory.mktemp("whole") / "r", {"Tân Phước.xlsx": workbook()})
    return built


def test_a_report_split_over_three_files_counts_whole(tmp_path: Path, whole: Built) -> None:
    files = {
        "Tân Phước biểu 1, 2.xlsx": workbook(["Biểu 1", "Biểu 2"]),
        "Tân Phước biểu 3.xlsx": workbook(["Biểu 3"]),
        "Tân Phước biểu 4, 5, 6.xlsx": workbook(["Biểu 4", "Biểu 5", "Biểu 6"]),
    }

    desk, built = review(tmp_path / "r", files)

    assert {status for status, _ in mapped(built).values()} == {"used"}
    assert values(built) == values(whole)
    assert said(built) == said(whole)
    assert prove(built, desk)[1] == []


def test_every_paper_names_the_file_a_figure_came_from_and_is_the_same_twice(tmp_path: Path) -> None:
    files = {"Tân Phước 1.xlsx": workbook(["Biểu 1", "Biểu 3"]), "Tân Phước 2.xlsx": workbook(ALL[1:2] + ALL[3:])}
    folder = tmp_path / "r"
    desk, built = review(folder, files)
    write_out(built, desk, folder / "out", step=lambda key, done, total: None)
    before = hashes(folder / "out")

    shutil.rmtree(folder / ".tongket")
    write_out(build(desk, processes=1), desk, folder / "out", step=lambda key, done, total: None)

    assert hashes(folder / "out") == before
    figures = json.loads((folder / "out" / "data" / "figures.json").read_text(encoding="utf-8"))
    sources = [source for one in figures for source in one["sources"] if source["unit"] == UNIT]
    named = {(source["sheet"], source["file"]) for source in sources}
    assert named == {
        ("Biểu 1", "Tân Phước 1.xlsx"),
        ("Biểu 3", "Tân Phước 1.xlsx"),
        ("Biểu 2", "Tân Phước 2.xlsx"),
        ("Biểu 4", "Tân Phước 2.xlsx"),
        ("Biểu 5", "Tân Phước 2.xlsx"),
    }

    page = (folder / "out" / "review.html").read_text(encoding="utf-8")
    data = json.loads(page.partition('<script type="application/json" id="data">')[2].partition("</script>")[0])
    assert set(data["pictures"]) == {*files, OTHER.name}
    unit = data["units"][UNIT]
    assert {reading[5] for reading in unit["readings"] if reading and len(reading) > 5} == set(unit["also"])


def test_a_correction_finds_its_cell_in_the_second_file(tmp_path: Path, whole: Built) -> None:
    files = {"Tân Phước a.xlsx": workbook(["Biểu 1"]), "Tân Phước b.xlsx": workbook(ALL[1:], wrong("Biểu 2"))}
    book = openpyxl.load_workbook(io.BytesIO(files["Tân Phước b.xlsx"]))
    at = a_figure("Biểu 2")
    corrected = ACCEPTED.replace("b.xlsx", f"b.xlsx:Biểu 2!{at}").replace("accept", "correct")
    decided = f'{corrected}value = "{book["Biểu 2"][at].value - 7}"\n'

    desk, built = review(tmp_path / "r", files, decided)

    assert values(built) == values(whole)
    assert said(built) == said(whole)
    assert prove(built, desk)[1] == []


def test_a_supplement_gives_the_sheet_that_was_missing(tmp_path: Path, whole: Built) -> None:
    files = {
        "Tân Phước.xlsx": workbook([name for name in ALL if name != "Biểu 4"]),
        "Tân Phước (bổ sung).xlsx": workbook(["Biểu 4"]),
    }

    desk, built = review(tmp_path / "r", files)

    assert mapped(built)["Tân Phước (bổ sung).xlsx"] == ("used", "supplement:Tân Phước.xlsx")
    assert values(built) == values(whole)
    assert said(built) == said(whole)
    assert prove(built, desk)[1] == []


def test_a_supplement_gives_the_year_that_was_missing(tmp_path: Path, whole: Built) -> None:
    files = {
        "Tân Phước.xlsx": workbook(change=without_column("Biểu 1", 7)),
        "Tân Phước (bổ sung).xlsx": workbook(["Biểu 1"], emptied("Biểu 1", keep=7)),
    }

    desk, built = review(tmp_path / "r", files)

    assert {status for status, _ in mapped(built).values()} == {"used"}
    assert values(built) == values(whole)
    assert prove(built, desk)[1] == []


def test_a_sheet_sent_again_replaces_only_that_sheet(tmp_path: Path, whole: Built) -> None:
    files = {
        "Tân Phước.xlsx": workbook(change=wrong("Biểu 2")),
        "Tân Phước biểu 2 (đã sửa).xlsx": workbook(["Biểu 2"]),
    }

    desk, built = review(tmp_path / "r", files)

    assert mapped(built)["Tân Phước.xlsx"] == ("used", "part:Tân Phước biểu 2 (đã sửa).xlsx")
    assert values(built) == values(whole)
    assert said(built) == said(whole)
    assert prove(built, desk)[1] == []


def test_a_whole_report_sent_again_replaces_all_of_the_first(tmp_path: Path, whole: Built) -> None:
    files = {"Tân Phước.xlsx": workbook(change=wrong("Biểu 2")), "Tân Phước (lần 2).xlsx": workbook()}

    _, built = review(tmp_path / "r", files)

    assert mapped(built)["Tân Phước.xlsx"] == ("superseded", "newer:Tân Phước (lần 2).xlsx")
    assert values(built) == values(whole)


def test_versions_that_contradict_each_other_are_said(tmp_path: Path) -> None:
    files = {"Tân Phước a.xlsx": workbook(), "Tân Phước b.xlsx": workbook(change=wrong("Biểu 2"))}

    _, built = review(tmp_path / "r", files)

    [finding] = [one for one in built.material.findings if one.code == "A119"]
    counted = [file for file, (status, _) in mapped(built).items() if status == "used"]
    assert (finding.at.sheet, finding.related[0].sheet) == ("Biểu 2", "Biểu 2")
    assert [finding.at.file] == counted
    assert {finding.at.file, finding.related[0].file} == set(files)
    assert [one for one in built.material.findings if one.code == "A107"] == []  # none of them is known to be newer


def test_a_person_says_which_of_two_versions_counts(tmp_path: Path, whole: Built) -> None:
    files = {"Tân Phước a.xlsx": workbook(change=wrong("Biểu 2")), "Tân Phước b.xlsx": workbook()}
    decided = (
        '[[decision]]\nwhat = "Tân Phước b.xlsx"\nverb = "accept"\nwhy = "đã hỏi"\nby = "A"\nwhen = "2020-10-30"\n'
    )

    _, built = review(tmp_path / "r", files, decided)

    assert [one for one in built.material.findings if one.code == "A119"] == []
    assert values(built) == values(whole)


def test_an_excluded_part_is_named_with_its_reason(tmp_path: Path) -> None:
    files = {"Tân Phước a.xlsx": workbook(["Biểu 1"]), "Tân Phước b.xlsx": workbook(ALL[1:])}

    desk, built = review(tmp_path / "r", files, ACCEPTED.replace("accept", "exclude"))

    pairs = list(zip(desk.form.cells, built.material.consolidation.figures, strict=True))
    given = {cell.sheet for cell, one in pairs if (UNIT, "đã gọi điện hỏi lại") in one.excluded}
    assert given == set(ALL[1:5])
    assert {cell.sheet for cell, one in pairs if UNIT in one.missing} == set()
    assert prove(built, desk)[1] == []


def hashes(folder: Path) -> dict[str, str]:
    """Every file under a folder by its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
