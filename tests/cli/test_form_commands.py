"""`tongket form` and `tongket forms`, as a clerk runs them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tongket.cli.main import program
from tongket.collect.workbooks.workbook import read_workbook

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("form.xlsx", "units.xlsx", "review.toml"):
        shutil.copy(EXAMPLE / name, tmp_path / name)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_the_form_is_shown_and_written_for_a_person_to_confirm(folder: Path):
    result = run("form", folder)

    assert result.exit_code == 0
    assert "Biểu 1: BIỂU 1. TÌNH HÌNH" in result.output
    assert "= cộng dòng 13+15+20" in result.output
    assert "= 100 x (N - O) / O" in result.output
    assert "Không có chỗ nào phải đoán." in result.output
    assert "confirmed = false" in (folder / "form.toml").read_text(encoding="utf-8")


def test_a_corrected_form_is_followed_and_what_was_corrected_is_told(folder: Path):
    run("form", folder)
    path = folder / "form.toml"
    text = path.read_text(encoding="utf-8")
    corrected = text.replace('label = "Cướp tài sản", ', 'label = "Cướp tài sản", rule = "last", ')
    path.write_text(corrected, encoding="utf-8")

    result = run("form", folder)

    assert "form.toml đã có và được theo" in result.output
    assert "Biểu 1, dòng 16, cách cộng: số cuối kỳ (biểu mẫu trống: cộng)" in result.output
    assert path.read_text(encoding="utf-8") == corrected


def test_the_form_is_told_in_english_too(folder: Path):
    result = run("--lang", "en", "form", folder)

    assert "= rows 13+15+20 added" in result.output
    assert "6 sheets, 70 indicators, 941 cells to consolidate" in result.output


def test_each_unit_gets_its_own_form(folder: Path):
    result = run("forms", folder, "-o", folder / "gui-don-vi")

    files = sorted((folder / "gui-don-vi").iterdir())
    assert result.exit_code == 0
    assert "Đã làm 24 biểu mẫu" in result.output
    assert len(files) == 24
    assert read_workbook(files[0], files[0].name).stamp["tongket-unit"] == "H01"


def test_no_blank_forms_are_put_among_the_reports(folder: Path):
    """Each would count as sent by its unit."""
    result = run("forms", folder, "-o", folder / "reports" / "gửi lại")

    assert (result.exit_code, "Chọn một thư mục khác" in result.output) == (1, True)
    assert not (folder / "reports" / "gửi lại").exists()


def test_a_blank_form_that_cannot_be_stamped_is_said(folder: Path):
    run("form", folder)
    (folder / "form.xlsx").unlink()

    result = run("forms", folder, "-o", folder / "gui-don-vi")

    assert result.exit_code == 1
    assert "không còn biểu mẫu trống form.xlsx" in result.output
