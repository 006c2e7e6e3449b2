"""The form of single files: documents are judged, workbooks and what cannot be read are left to others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tongket.check.finding import Severity
from tongket.check.speech import LANGUAGES, spoken
from tongket.collect.files.unreadable import Unreadable
from tongket.desk.check_papers import check_papers, form_of_one

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
HEAD = """ĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY TIỀN GIANG
*
Số: 12-BC/TU
Tiền Giang, ngày 5 tháng 10 năm 2020
BÁO CÁO
kết quả năm 2020
Năm 2020 các đơn vị đã hoàn thành nhiệm vụ được giao.
"""


def test_words_alone_are_judged_where_a_format_keeps_no_layout(tmp_path):
    path = tmp_path / "bao-cao.txt"
    path.write_text(HEAD, encoding="utf-8")

    found = form_of_one(path)

    assert [(each.code, each.at.paragraph) for each in found] == [("L603", None), ("L646", 4), ("L649", 5)]
    assert {each.severity for each in found} == {Severity.INFO}


def test_a_workbook_has_no_form_to_judge():
    assert form_of_one(EXAMPLE / "form.xlsx") == []


@pytest.mark.slow
def test_a_broken_file_does_not_stop_the_others(tmp_path):
    broken, right = tmp_path / "hong.docx", tmp_path / "bao-cao.docx"
    broken.write_bytes(b"PK\x03\x04 no")
    Document().save(right)

    assert [each.code for each in check_papers([broken, right])] == ["L600"]


@pytest.mark.slow
def test_the_command_tells_the_form_of_the_files_it_is_given(tmp_path):
    report = next(EXAMPLE.rglob("356-BC-HU*.docx"))
    path = tmp_path / "bao-cao.docx"
    shutil.copy(report, path)
    command = [sys.executable, "-m", "tongket", "--lang", "en", "check", str(path)]

    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")

    assert "L612 [Warning] bao-cao.docx\n    The right margin is 20 mm; the rule is 15 mm" in result.stdout
    assert result.returncode == 0
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_review_s_own_findings_are_not_of_layout(reviewed_example, tmp_path):
    folder = tmp_path / "review"
    shutil.copytree(reviewed_example, folder, ignore=shutil.ignore_patterns("out"))

    result = subprocess.run(
        [sys.executable, "-m", "tongket", "check", str(folder)], capture_output=True, text=True, encoding="utf-8"
    )

    assert result.stdout
    assert not any(line.startswith("L6") for line in result.stdout.splitlines())


@pytest.mark.data
@pytest.mark.slow
def test_the_papers_of_others_are_judged_or_refused_and_every_finding_speaks(shared_data):
    paths = sorted(path for path in shared_data.rglob("*.docx"))
    assert len(paths) > 40
    for path in paths:
        try:
            findings = form_of_one(path)
        except Unreadable:
            continue
        assert all(all(spoken(each, language)) for each in findings for language in LANGUAGES), path.name


def test_the_papers_of_the_example_s_own_office_keep_the_rules(example: Path) -> None:
    """The plan is a whole paper of a provincial committee; the outline that goes with it has no head of its own."""
    findings = check_papers([example / "plan.docx", example / "outline.docx"])

    assert [(finding.code, finding.at.file) for finding in findings] == [("L600", "outline.docx")]
