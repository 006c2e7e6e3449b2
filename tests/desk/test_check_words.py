"""A narrative before it is sent: held against the outline, the review's directive and the unit's own workbook."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from tongket.desk.check_files import check_files
from tongket.desk.check_papers import check_papers
from tongket.desk.describe import describe_file
from tongket.desk.folder import open_desk
from tongket.desk.refusal import CannotGoOn

pytestmark = pytest.mark.slow

TOLD = (
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
    "Huyện ủy đã quán triệt Chỉ thị số 48-CT/TW, ngày 22/10/2012 của Bộ Chính trị.",  # issued in 2010
    "II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN",
    "Năm 2011 xảy ra {count} vụ phạm tội về trật tự xã hội.",
)


@pytest.fixture
def folder(tmp_path: Path, example: Path) -> Path:
    """The example with one unit's workbook."""
    made = tmp_path / "tg"
    (made / "reports").mkdir(parents=True)
    for name in ("review.toml", "units.xlsx", "form.xlsx", "form.toml", "outline.docx"):
        shutil.copy(example / name, made / name)
    shutil.copy(example / "reports" / "BC 48 Thị ủy Gò Công.xlsx", made / "reports")
    return made


def narrative(path: Path, count: str) -> Path:
    document = docx.Document()
    for text in ("THỊ ỦY GÒ CÔNG", "BÁO CÁO", *TOLD):
        document.add_paragraph(text.format(count=count))
    written = io.BytesIO()
    document.save(written)
    path.write_bytes(written.getvalue())
    return path


def test_a_narrative_is_held_against_the_workbook_its_unit_sent(folder: Path, tmp_path: Path) -> None:
    path = narrative(tmp_path / "Thị ủy Gò Công.docx", "154")  # the workbook comes to 151

    found = {finding.code: finding for finding in check_files([path], folder)}

    assert found["E511"].related[0].file == "BC 48 Thị ủy Gò Công.xlsx"
    assert found["E532"].at.paragraph == 4
    assert "E501" in found  # sections of the outline are not there
    assert {finding.unit for finding in found.values()} == {"H02"}


def test_a_unit_learns_that_its_workbook_is_of_another_review(folder: Path, tmp_path: Path) -> None:
    """It would be refused (A108): whoever asks before sending must not be told that nothing is wrong."""
    book = openpyxl.load_workbook(folder / "reports" / "BC 48 Thị ủy Gò Công.xlsx")
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows(max_row=9) for cell in row if isinstance(cell.value, str)):
            cell.value = re.sub(r"48-CT/TW", "46-CT/TW", cell.value)
    path = tmp_path / "Gò Công.xlsx"
    book.save(path)

    found = [finding for finding in check_files([path], folder) if finding.code == "A108"]

    assert [(finding.unit, finding.facts()["stated"]) for finding in found] == [("H02", "46-CT/TW")]


@pytest.mark.parametrize("name", ["[MẬT] Gò Công.xlsx", "MẬT/Gò Công.xlsx"])
def test_a_file_with_a_mark_in_its_name_is_not_opened_by_whoever_asks_about_it(
    folder: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(folder / "reports" / "BC 48 Thị ủy Gò Công.xlsx", path)

    for review in (None, folder):
        assert [finding.code for finding in check_files([path], review)] == ["A101"]
    assert check_papers([path]) == []
    assert (describe_file(path)["sha256"], describe_file(path)["findings"][0]["code"]) == ("", "A101")


def test_what_is_in_an_archive_is_checked_as_a_review_receives_it(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "go-cong.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(folder / "reports" / "BC 48 Thị ủy Gò Công.xlsx", "Thị ủy Gò Công.xlsx")
        archive.writestr("dang do.xlsx", b"")

    said = [(finding.code, finding.at.file) for finding in check_files([path], folder)]

    assert said == [("A103", "go-cong.zip/dang do.xlsx")]


@pytest.fixture
def halves(folder: Path, tmp_path: Path) -> list[Path]:
    """One unit's workbook, its sheets in two files."""
    sent = folder / "reports" / "BC 48 Thị ủy Gò Công.xlsx"
    names = openpyxl.load_workbook(sent).sheetnames
    paths = [tmp_path / "so lieu.xlsx", tmp_path / "so lieu tiep.xlsx"]
    for path, kept in zip(paths, (names[:1], names[1:]), strict=True):
        book = openpyxl.load_workbook(sent)
        for name in set(names) - set(kept):
            del book[name]
        book.save(path)
    return paths


def test_two_workbooks_that_give_one_report_lack_nothing_of_each_other(folder: Path, halves: list[Path]) -> None:
    alone, both = check_files(halves[:1], folder), check_files(halves, folder)

    assert "B201" in {finding.code for finding in alone}
    assert "B201" not in {finding.code for finding in both}


def test_of_two_files_of_one_name_each_is_told_its_own_mistakes(
    folder: Path, halves: list[Path], tmp_path: Path, example: Path
) -> None:
    """ "so lieu.xlsx" of Gò Công and "so lieu.xlsx" of Cai Lậy, which lacks a sheet."""
    other = tmp_path / "Cai Lậy" / halves[0].name
    other.parent.mkdir()
    shutil.copy(example / "reports" / "BC 48 Huyện ủy Cai Lậy (lần 2).xlsx", other)

    alone = [(finding.code, finding.unit) for finding in check_files([other], folder)]
    together = [(finding.code, finding.unit) for finding in check_files([*halves, other], folder)]

    assert "B201" in {code for code, _ in alone}
    assert set(alone) <= set(together)


def test_a_folder_is_called_as_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "tongket check ." in the wrong folder: the command it names can be typed as it stands."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CannotGoOn) as refusal:
        open_desk(Path())

    assert str(refusal.value.facts["folder"]) == "."


def test_without_a_review_only_the_text_itself_is_judged(tmp_path: Path) -> None:
    right = narrative(tmp_path / "a.docx", "3.110 vụ, giảm 224 vụ (6,72%) so với 3.334")
    wrong = narrative(tmp_path / "b.docx", "3.110 vụ, giảm 224 vụ (9,72%) so với 3.334")
    assert check_files([right], None) == []
    assert [finding.code for finding in check_files([wrong], None)] == ["E517"]


def test_a_plan_owes_no_outline(folder: Path, example: Path) -> None:
    plan = folder / "ke-hoach.docx"
    shutil.copy(example / "plan.docx", plan)

    assert not [finding for finding in check_files([plan], folder) if finding.code.startswith("E50")]


def test_the_office_own_outline_is_not_asked_for_what_it_asks(folder):
    """Its headings have nothing below them: the units are to write it."""
    assert not [finding for finding in check_files([folder / "outline.docx"], folder) if finding.code.startswith("E5")]
