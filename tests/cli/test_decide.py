"""`tongket decide` takes only what exists: what it does not know it names, with what it knows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ct48"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (made / "reports").mkdir()
    return made


def decided(folder: Path, *words: str, lang: str = "vi") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tongket", "decide", str(folder), *words, "--why", "đã hỏi lại"]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "TONGKET_LANG": lang}
    )


@pytest.mark.parametrize(
    ("what", "lang", "says"),
    [
        ("D400 H05", "vi", "Không có mã lỗi “D400” (các mã đang có: D4"),
        ("D400 H05", "en", "There is no kind of finding “D400” (known are: D4"),
        ("H99", "vi", "mã các đơn vị: H"),
        ("H99:Biểu 1!D14", "en", "codes of units: H"),
        ("D401 H99", "en", "codes of units: H"),
    ],
)
def test_a_code_nobody_knows_is_refused_with_those_that_are_known(folder: Path, what: str, lang: str, says: str):
    result = decided(folder, what, "accept", lang=lang)

    assert result.returncode == 1
    assert says in result.stderr
    assert not (folder / "decisions.toml").exists()


def test_what_a_clerk_means_is_told_where_it_is_typed_in_other_words(folder: Path):
    (folder / "reports" / "Cái Bè").mkdir()
    (folder / "reports" / "Cái Bè" / "biểu.xlsx").write_bytes(b"")

    assert "ghi quyết định cho từng tệp trong đó: Cái Bè/biểu.xlsx." in decided(folder, "Cái Bè", "exclude").stderr
    assert "hãy gõ mã H" in decided(folder, "Huyện Cái Bè", "waive").stderr
    assert "hãy gõ mã H" in decided(folder, "Huyện Cái Bè:Biểu 1!D14", "exclude").stderr


@pytest.mark.parametrize("what", ["H05:Biểu 9!D8", "H05 Biểu 1!D14", "A107:Huyện Cái Bè.xlsx", "BC huyện Cái Bè.xlsx"])
def test_no_unit_is_proposed_where_its_code_was_typed_or_something_else_is_wrong(folder: Path, what: str):
    said = decided(folder, what, "exclude").stderr

    assert "mã lỗi kèm vị trí" in said
    assert "Nếu muốn nói đơn vị" not in said


def test_whoever_leaves_out_a_total_is_told_of_the_cells_it_is_made_of(folder: Path):
    """The form adds up N12 from D13 to M13: leaving N13 itself out changes nothing."""
    assert "luôn được tính lại từ các ô Biểu 1!D13, " in decided(folder, "Biểu 1!N13", "exclude").stdout
    assert "tính lại" not in decided(folder, "Biểu 1!D13", "exclude").stdout


def test_known_are_first_the_findings_of_the_last_review(folder: Path):
    made = folder / "out" / "data" / "findings.json"
    made.parent.mkdir(parents=True)
    made.write_text('[\n{"code": "A109"},\n{"code": "D402"}\n]\n', encoding="utf-8")

    assert "(các mã đang có: D402, A109)." in decided(folder, "D400 H01", "accept").stderr


@pytest.mark.parametrize(("lang", "says"), [("vi", "“hôm qua” không phải là ngày"), ("en", "“hôm qua” is not a date")])
def test_a_time_that_is_no_day_is_refused(folder: Path, lang: str, says: str):
    result = decided(folder, "A109 H01", "accept", "--when", "hôm qua", lang=lang)

    assert (result.returncode, says in result.stderr) == (1, True)
    assert not (folder / "decisions.toml").exists()


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("5/11/2020", "2020-11-05"),
        ("2020-11-05", "2020-11-05"),
        ("2020-11-05T09:30:00+07:00", "2020-11-05T09:30:00+07:00"),
    ],
)
def test_a_day_is_kept_as_the_file_keeps_days(folder: Path, when: str, kept: str):
    assert decided(folder, "A109 H01", "accept", "--when", when).returncode == 0

    decisions = tomllib.loads((folder / "decisions.toml").read_text(encoding="utf-8"))["decision"]
    assert [one["when"] for one in decisions] == [kept]
