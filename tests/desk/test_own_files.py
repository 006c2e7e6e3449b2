"""What the office's own files say is the same at every run; they are opened again only where something changed."""

from __future__ import annotations

import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from tongket.desk import folder as desk_folder
from tongket.desk.folder import Desk, open_desk
from tongket.desk.own_files import KeptOwn
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
FULL = Unit(
    code="H01",
    name="Huyện Cái Bè",
    other_names=("Cái Bè", "H. Cái Bè"),
    group="Huyện",
    deadline=date(2020, 10, 15),
    valid_from=date(2011, 1, 1),
    valid_to=date(2025, 6, 30),
    owes=("Biểu 1",),
)
BARE = Unit(code="H02", name="Huyện Chợ Gạo")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """The example without its reports."""
    left_out = shutil.ignore_patterns("out", ".tongket", "reports")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "review", ignore=left_out))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the office's own files that were opened to be read."""
    names: list[str] = []
    for reader in ("_read_list", "_read_outline"):
        read = getattr(desk_folder, reader)
        monkeypatch.setattr(desk_folder, reader, lambda path, read=read: (names.append(path.name), read(path))[1])
    return names


def said(desk: Desk) -> tuple[object, ...]:
    return desk.units, desk.unit_problems, desk.outline


def test_every_field_of_a_unit_comes_back(tmp_path: Path) -> None:
    assert all(getattr(FULL, field.name) for field in fields(Unit))
    path, file = tmp_path / "own.json", tmp_path / "units.xlsx"
    file.write_bytes(b"a list")
    listed = ((FULL, BARE), ("Dòng 3: thiếu tên",))
    first = KeptOwn(path)
    first.units(file, lambda _: listed)
    first.save()

    assert KeptOwn(path).units(file, lambda _: ((), ())) == listed


def test_a_second_opening_says_the_same_and_reads_neither_list_nor_outline(review: Path, opened: list[str]) -> None:
    first = open_desk(review)
    second = open_desk(review)

    assert opened == ["units.xlsx", "outline.docx"]
    assert said(second) == said(first)


def test_a_file_that_changed_is_read_again(review: Path, opened: list[str]) -> None:
    open_desk(review)
    (review / "outline.docx").unlink()
    (review / "outline.txt").write_text("I. Ưu điểm\nII. Hạn chế\nIII. Kiến nghị\n", encoding="utf-8")

    assert open_desk(review).outline == (Heading(1, "Ưu điểm"), Heading(1, "Hạn chế"), Heading(1, "Kiến nghị"))
    assert opened == ["units.xlsx", "outline.docx", "outline.txt"]


@pytest.mark.parametrize("damage", ["", "[]", '{"', "{}"])
def test_a_damaged_memory_is_read_anew(review: Path, damage: str) -> None:
    first = open_desk(review)
    (review / ".tongket" / "own.json").write_text(damage, encoding="utf-8")

    assert said(open_desk(review)) == said(first)


def test_an_entry_of_another_shape_is_read_anew(tmp_path: Path) -> None:
    path, file = tmp_path / "own.json", tmp_path / "outline.txt"
    file.write_text("I. Ưu điểm", encoding="utf-8")
    kept = KeptOwn(path)
    kept.outline(file, lambda _: (Heading(1, "Ưu điểm"),))
    kept.now = {key: [["một", None]] for key in kept.now}
    kept.save()

    assert KeptOwn(path).outline(file, lambda _: (Heading(1, "Ưu điểm"),)) == (Heading(1, "Ưu điểm"),)


def test_a_folder_that_takes_nothing_is_opened_all_the_same(review: Path) -> None:
    (review / ".tongket").write_text("", encoding="utf-8")  # no folder can be made there
    assert open_desk(review).units
