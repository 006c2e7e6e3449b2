"""A workbook that cannot be annotated is named wherever its copy is looked for, with the reason and the remedy."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from tongket.cli.main import program
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.desk import copies

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
FILE = "BC 48 Huyện ủy Cai Lậy (lần 2).xlsx"
WHY = (
    f"Không làm được bản chú thích của tệp “{FILE}”: tệp quá nặng, ghi lại tốn quá nhiều thời gian hoặc bộ nhớ. "
    "Sửa trên tệp gốc theo danh sách lỗi, hoặc chép số liệu sang biểu mẫu trống."
)
pytestmark = pytest.mark.slow


@pytest.fixture
def reviewed(tmp_path, monkeypatch):
    """The review of one unit whose workbook is too heavy to be written again; the folder and what was printed."""
    folder = tmp_path / "review"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (folder / "reports").mkdir()
    shutil.copyfile(next((EXAMPLE / "reports").rglob(FILE)), folder / "reports" / FILE)
    too_heavy = Unreadable(OddityKind.TOO_HEAVY, "seconds")
    monkeypatch.setattr(copies, "read_all", lambda jobs, work, **how: [too_heavy for _ in jobs])
    ran = CliRunner().invoke(program, ["review", str(folder), "--jobs", "1"], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return folder, ran.output


def test_a_missing_copy_is_told_on_the_terminal_in_the_list_and_in_the_letter(reviewed):
    folder, printed = reviewed
    out = folder / "out"
    (unit,) = {path.parent.name for path in (out / "chu-thich").rglob("cong-van.docx")}
    letter = "\n".join(each.text for each in docx.Document(out / "chu-thich" / unit / "cong-van.docx").paragraphs)
    table = openpyxl.load_workbook(BytesIO((out / "loi-va-canh-bao.xlsx").read_bytes())).worksheets[0]

    assert WHY in printed
    assert table["A3"].value == WHY
    assert WHY in letter
    assert "Trong tệp gửi kèm" not in letter
    assert not list((out / "chu-thich").rglob("*.xlsx"))
