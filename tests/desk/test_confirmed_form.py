"""What was found before a person confirmed the form is found again after it, with the weight it has now."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from tongket.check.finding import Finding
from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import record_decision

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"


def table(path: Path, unit: str, *figures: int) -> None:
    """A form without formulas, blank or filled: that its last column is the sum of the others is guessed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2020, 10, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("Biểu 1")
        sheet.write(0, 0, unit)
        sheet.write(1, 0, "BIỂU 1. KẾT QUẢ THỰC HIỆN CHỈ THỊ 48-CT/TW GIAI ĐOẠN 2011-2020")
        sheet.write_row(3, 0, ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2018", "Năm 2019", "Năm 2020", "Tổng 3 năm"])
        sheet.write_row(4, 0, [1, "Số vụ trộm cắp", "vụ", *figures])
        sheet.write_row(5, 0, [2, "Số vụ ma túy", "vụ", *figures])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One unit, whose totals are not the sums of their parts."""
    for name in ("review.toml", "outline.docx"):
        shutil.copyfile(EXAMPLE / name, tmp_path / name)
    (tmp_path / "units.csv").write_text("Mã,Tên đơn vị,Nhóm\nD01,Huyện An Bình,Cấp huyện\n", encoding="utf-8")
    table(tmp_path / "form.xlsx", "ĐƠN VỊ: ..........")
    table(tmp_path / "reports" / "an-binh.xlsx", "ĐƠN VỊ: HUYỆN AN BÌNH", 5, 4, 3, 20)
    open_desk(tmp_path)  # proposes form.toml
    form = (tmp_path / "form.toml").read_text(encoding="utf-8")
    guess = form.replace('parts = ["D:F"]', 'parts = ["D:F"], guessed = ["parts"]')
    (tmp_path / "form.toml").write_text(guess, encoding="utf-8")
    return tmp_path


def wrong_totals(folder: Path) -> list[Finding]:
    findings = build(open_desk(folder), processes=1).material.findings
    return [finding for finding in findings if finding.at.file.endswith("an-binh.xlsx") and hasattr(finding, "gap")]


def test_a_guess_that_a_person_confirmed_is_no_guess_any_more(folder: Path) -> None:
    before = wrong_totals(folder)
    assert [finding.rests_on_guess for finding in before] == [True, True]

    said = Decision(what="form", verb=Verb.CONFIRM, value="", why="đã đối chiếu", by="A", when="2020-11-01")
    record_decision(folder / "decisions.toml", said)

    after = wrong_totals(folder)
    assert [finding.rests_on_guess for finding in after] == [False, False]
    shutil.rmtree(folder / ".tongket")
    assert wrong_totals(folder) == after
