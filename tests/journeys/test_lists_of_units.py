"""A form whose rows are the units, of which one fills in three: the whole job, counted a second time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest

from tongket.desk.build import Built, build
from tongket.desk.folder import Desk, open_desk
from tongket.desk.new_review import start_review
from tongket.desk.proof import prove

pytestmark = pytest.mark.slow

COMMUNES = ["Xã An Bình", "Xã Tân Hồng", "Xã Phú Thọ", "Xã Hòa Khánh", "Phường Mỹ Tho"]
HOUSEHOLDS = dict(zip(COMMUNES, (10, 20, 30, 40, 50), strict=True))


def workbook(path: Path, sender: str = "", filled: Iterable[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title, sheet["A1"], sheet["A3"] = "Biểu 1", f"UBND {sender}".upper(), "KẾT QUẢ THỰC HIỆN"
    for column, heading in enumerate(("STT", "Đơn vị", "Số hộ"), 1):
        sheet.cell(5, column, heading)
    for number, name in enumerate(COMMUNES, 1):
        for column, value in enumerate((number, name, HOUSEHOLDS[name] if name in filled else None), 1):
            sheet.cell(5 + number, column, value)
    sheet["B11"], sheet["C11"] = "Tổng cộng", "=SUM(C6:C10)"
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Built]:
    folder = tmp_path_factory.mktemp("list")
    units = openpyxl.Workbook()
    for line in [("Mã", "Tên đơn vị"), *((f"X{n}", name) for n, name in enumerate(COMMUNES, 1))]:
        units.active.append(line)
    units.save(folder / "units.xlsx")
    for name in COMMUNES:
        workbook(folder / "sent" / f"{name}.xlsx", name, COMMUNES[:3] if name == "Xã Tân Hồng" else [name])
    form = workbook(folder / "form.xlsx")
    start_review(folder / "review", {"form": form, "units": folder / "units.xlsx"}, folder / "sent", processes=1)
    desk = open_desk(folder / "review")
    return desk, build(desk, processes=1)


def test_all_counts_as_it_came_and_the_total_says_that_two_readings_are_doubtful(counted: tuple[Desk, Built]):
    figures = counted[1].material.consolidation.figures

    assert [str(figure.value) for figure in figures] == ["20", "20", "60", "40", "50", "190"]
    assert (figures[-1].units_in, figures[-1].units_expected, figures[-1].doubtful) == (5, 5, 2)


def test_both_units_are_named_at_the_lines(counted: tuple[Desk, Built]):
    said = [one for one in counted[1].material.findings if one.code == "C316"]

    assert [(one.unit, one.at.cell, one.facts()["other_unit"]) for one in said] == [
        ("X2", "C6", "Xã An Bình"),
        ("X2", "C8", "Xã Phú Thọ"),
    ]


def test_the_referee_agrees(counted: tuple[Desk, Built]):
    desk, built = counted

    assert prove(built, desk) == (6, [])
