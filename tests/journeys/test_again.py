"""A second run that remembers the first makes, byte for byte, what a run that remembers nothing makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.papers import write_out

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"


def review(folder: Path, *, jobs: int) -> tuple[dict[str, bytes], int]:
    """Every file under out/, and how many reports were read."""
    desk = open_desk(folder)
    built = build(desk, processes=jobs)
    write_out(built, desk, folder / "out", step=lambda key, done, total: None)
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}, built.fresh


def without_memory(folder: Path, tmp_path: Path) -> Path:
    """The same review as if it had never been made."""
    copy = tmp_path / "other" / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("out", ".tongket"))
    return copy


@pytest.mark.slow
def test_a_run_after_one_change_makes_what_a_first_run_makes(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", ".tongket"))
    for words in [path for path in (folder / "reports").rglob("*") if path.suffix in (".docx", ".doc", ".pdf")]:
        words.unlink()  # the figures alone: the words of two dozen units take long
    _, read_first = review(folder, jobs=2)
    one, other = sorted((folder / "reports").glob("*.xlsx"))[:2]
    shutil.copy(other, one)

    again, read_again = review(folder, jobs=2)
    afresh, read_afresh = review(without_memory(folder, tmp_path), jobs=1)

    assert again == afresh
    assert read_again < read_first
    assert read_afresh > read_again
