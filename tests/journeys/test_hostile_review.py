"""What broke other programs, dropped into reports/: a finding each, the rest of the review unharmed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.scoring import score

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
HOSTILE = ("hostile-tables", "hostile-docs", "poi-test-data")


@pytest.mark.data
@pytest.mark.slow
def test_hostile_files_are_said_and_harm_nothing(tmp_path: Path, shared_data: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "review"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    for name in HOSTILE:
        shutil.copytree(shared_data / name, folder / "reports" / "zz" / name)

    command = [sys.executable, "-m", "tongket", "review", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)

    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    mapping = records(folder, "mapping")
    said = {finding["file"] for finding in records(folder, "findings")}
    strangers = [row for row in mapping if row["file"].startswith("zz/")]
    assert [row["file"] for row in strangers if row["file"] not in said] == []
    with capsys.disabled():
        print(f"\n{len(strangers)} hostile files: {dict(Counter(row['status'] for row in strangers))}")
    judged = score(folder, folder / "out" / "data")
    assert judged.figures > 900
    assert judged.wrong_figures == []


def records(folder: Path, name: str) -> list[dict]:
    """One of the lists under out/data."""
    return json.loads((folder / "out" / "data" / f"{name}.json").read_text(encoding="utf-8"))
