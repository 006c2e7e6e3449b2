"""A review on a disc that takes no files: it is checked all the same, and nothing is left of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tongket.cli.check import check_command
from tongket.cli.review import review_command
from tongket.desk import read_only
from tongket.desk.refusal import CannotGoOn

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One unit's files, no form.toml, and no file that could be made in it."""
    made = tmp_path / "ct48"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("out", ".tongket", "reports", "form.toml"))
    (made / "reports").mkdir()
    workbook = sorted((EXAMPLE / "reports").rglob("*.xlsx"))[0]
    shutil.copy(workbook, made / "reports" / workbook.name)
    monkeypatch.setattr(read_only, "TemporaryFile", refuses)
    return made


def refuses(**where: object) -> None:
    raise PermissionError


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_that_may_only_be_read_is_checked_and_left_as_it_was(folder: Path):
    before = files_in(folder)

    result = CliRunner().invoke(check_command, [str(folder)])

    assert isinstance(result.exception, SystemExit | None)
    assert result.output.count("kết quả đọc không được lưu lại") == 1
    assert "Lỗi phải sửa:" in result.output
    assert files_in(folder) == before


def test_a_review_of_it_needs_another_place_for_what_is_made(folder: Path, tmp_path: Path):
    refusal = CliRunner().invoke(review_command, [str(folder)]).exception

    assert isinstance(refusal, CannotGoOn)
    assert refusal.key == "out_elsewhere"
    before = files_in(folder)
    assert CliRunner().invoke(review_command, [str(folder), "--out", str(tmp_path / "out")]).exit_code == 0
    assert (tmp_path / "out" / "du-thao-bao-cao.docx").is_file()
    assert [one for one in files_in(folder) if not one.startswith(".tongket")] == before


def test_a_usual_folder_keeps_what_it_reads(tmp_path: Path):
    (tmp_path / "review.toml").write_text("", encoding="utf-8")

    with read_only.memory_for(tmp_path) as memory:
        assert memory is None


def test_nothing_is_left_in_a_folder_that_is_no_review(tmp_path: Path):
    result = CliRunner().invoke(check_command, [str(tmp_path)])

    assert isinstance(result.exception, CannotGoOn)
    assert list(tmp_path.iterdir()) == []
