"""The command line as a person types it: sentences, exit codes, no trace."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tongket.cli.serve import serve_command
from tongket.desk.refusal import CannotGoOn

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"

pytestmark = pytest.mark.slow


def typed(*words: str | Path, lang: str = "vi") -> subprocess.CompletedProcess[str]:
    """Run tongket as a person does."""
    command = [sys.executable, "-m", "tongket", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "TONGKET_LANG": lang}
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A review folder with everything but reports."""
    made = tmp_path / "ct48"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (made / "reports").mkdir()
    return made


def test_help_names_every_command_in_vietnamese():
    help_text = typed("--help").stdout

    for name in ("init", "form", "forms", "check", "decide", "review", "trace", "read"):
        assert f"  {name} " in help_text
    assert "Cách dùng:" in help_text


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["review"], 2, "Thiếu 'FOLDER'"),
        (["bogus"], 2, "Không có lệnh 'bogus'"),
        (["review", "khong-co"], 1, "Không có thư mục “khong-co”"),
        (["read", "khong-co.xlsx"], 1, "Không có tệp “khong-co.xlsx”"),
        (["check", "khong-co.xlsx"], 1, "Không có tệp “khong-co.xlsx”"),
        (["form", "tổng kết 48"], 1, 'tongket init "tổng kết 48"'),
        (["serve", "khong-co"], 1, "Không có thư mục “khong-co”"),
        (["--lang", "fr", "form", "x"], 2, "'fr' không phải là một trong 'vi', 'en'"),
    ],
)
def test_a_command_that_fails_says_one_sentence(words, code, says):
    result = typed(*words)

    assert result.returncode == code
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_folder_a_form_without_numbers_and_no_units_are_said(folder):
    assert "chưa có báo cáo nào" in typed("review", folder).stderr

    (folder / "units.xlsx").unlink()
    assert "chưa có danh sách đơn vị" in typed("review", folder).stderr

    (folder / "form.toml").unlink()
    words_only = openpyxl.Workbook()
    words_only.active["A1"] = "Kính gửi các đơn vị: biểu mẫu sẽ gửi sau."
    words_only.save(folder / "form.xlsx")
    assert "không có ô số liệu nào" in typed("review", folder).stderr

    (folder / "review.toml").unlink()
    assert "chưa có review.toml" in typed("review", folder).stderr


def test_settings_that_are_not_right_are_said_with_their_place(folder):
    (folder / "review.toml").write_text('title = "x"\nas_of = "hôm qua"\n', encoding="utf-8")

    result = typed("review", folder)

    assert result.returncode == 1
    assert "review.toml" in result.stderr
    assert "Traceback" not in result.stderr


def test_one_report_is_enough_for_a_draft(folder):
    report = next((EXAMPLE / "reports").glob("*.xlsx"))
    shutil.copy(report, folder / "reports")

    result = typed("review", folder, lang="en")

    assert result.returncode == 0, result.stderr
    assert "1 file received" in result.stdout
    assert (folder / "out" / "du-thao-bao-cao.docx").is_file()


def test_a_file_marked_secret_leaves_nothing_behind(folder):
    book = openpyxl.Workbook()
    book.active["A1"] = "TỐI MẬT"
    book.active["A2"] = "chuyện không ai được biết"
    book.save(folder / "reports" / "bao-cao.xlsx")

    typed("review", folder)

    kept = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "reports"]
    assert not any("không ai được biết".encode() in path.read_bytes() for path in kept)
    mapping = json.loads((folder / "out" / "data" / "mapping.json").read_text(encoding="utf-8"))
    assert [(row["file"], row["sha256"], row["status"]) for row in mapping] == [("bao-cao.xlsx", "", "refused")]


def test_check_ends_with_one_when_something_must_be_corrected(folder):
    report = next(path for path in sorted((EXAMPLE / "reports").rglob("*.xlsx")))
    (folder / "reports" / "hong.xlsx").write_bytes(report.read_bytes()[:2000])

    assert typed("check", folder / "reports" / "hong.xlsx").returncode == 1


def test_read_prints_the_tables_of_a_workbook():
    shown = json.loads(typed("read", EXAMPLE / "form.xlsx").stdout)

    assert shown["kind"] == "workbook"
    assert len(shown["tables"]) >= 5


@pytest.mark.parametrize("group", ["server", "server user", "server token", "register"])
def test_every_command_of_a_group_speaks_the_language_asked_for(group):
    def told(language: str) -> dict[str, str]:
        words = typed(*group.split(), "--help", lang=language).stdout.splitlines()
        begins = next(at for at, line in enumerate(words) if line in ("Commands:", "Các lệnh:"))
        listed = (line.split(None, 1) for line in words[begins + 1 :] if line.startswith("  ") and line[2] != " ")
        return dict(listed)

    vietnamese, english = told("vi"), told("en")

    assert vietnamese.keys() == english.keys() != set()
    assert not [name for name in vietnamese if vietnamese[name] == english[name]]


def test_serving_a_wrong_folder_leaves_nothing_in_it(tmp_path):
    (tmp_path / "bao-cao").mkdir()

    result = typed("serve", tmp_path / "bao-cao")

    assert result.returncode == 1
    assert "chưa phải là văn phòng" in result.stderr
    assert not list((tmp_path / "bao-cao").iterdir())


def test_a_file_where_a_folder_is_wanted_is_named(folder, tmp_path):
    (tmp_path / "ban-do.docx").write_bytes(b"x")

    result = typed("forms", folder, "-o", tmp_path / "ban-do.docx")

    assert result.returncode == 1
    assert "“ban-do.docx” là tệp, không phải thư mục." in result.stderr


def test_help_of_decide_says_what_can_be_decided_and_how():
    vietnamese, english = typed("decide", "--help").stdout, typed("decide", "--help", lang="en").stdout

    for verb in ("correct", "accept", "exclude", "waive", "assign", "confirm", "rename", "merge", "split", "move"):
        assert verb in vietnamese
        assert verb in english
    assert "ISO date" not in vietnamese


def test_a_folder_that_may_only_be_read_is_named(folder, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)

    refusal = CliRunner().invoke(serve_command, [str(folder)]).exception

    assert isinstance(refusal, CannotGoOn)
    assert (refusal.key, refusal.facts) == ("read_only", {"folder": folder})


@pytest.mark.parametrize("name", ["review.toml", "form.toml", "decisions.toml"])
def test_what_is_wrong_in_settings_is_told_in_the_language_asked_for(folder: Path, name: str):
    (folder / name).write_text("= 3\n", encoding="utf-8")

    result = typed("check", folder, lang="en")

    assert result.returncode == 1
    assert "line 1" in result.stderr
    assert "cannot be read as TOML" in result.stderr
    assert "dòng" not in result.stderr
