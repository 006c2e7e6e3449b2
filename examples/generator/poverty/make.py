"""Makes the folder of the review on poverty: the office's papers, eight workbooks, eight written reports and their key.

`python examples/generator/poverty/make.py FOLDER` writes it, `--check X01` says what is wrong with a source,
`--figures X01` prints a unit's figures. The sources are written as `../narratives/FORMAT.md` says.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator import narrative_word as word
from generator.narrative_check import check
from generator.narrative_claims import Judge
from generator.narrative_figures import shown
from generator.narrative_key import file_record, planted_in, points_made
from generator.narrative_paper import lay_out
from generator.narrative_source import Source, SourceError, read_source
from generator.office_paper import CENTER, Said, blank_paper, body, saved, write
from generator.papers import UNIT_COLUMNS
from generator.poverty.figures import Figures
from generator.poverty.form import OUTLINE
from generator.poverty.units import UNITS
from generator.poverty.workbook import BLANK, grids
from generator.producers import xlsxwriter_bytes
from generator.sending import heading_of
from generator.unit_model import Unit
from generator.workbook import Cell, Grid

HERE = Path(__file__).resolve().parent / "narratives"
REVIEW = """\
title = "Sơ kết 5 năm thực hiện Chỉ thị số 09-CT/TU của Ban Thường vụ Tỉnh ủy"
kind = "so_ket"
as_of = 2025-12-22
deadline = 2025-12-10

[span]
first = 2021
last = 2025

[[directives]]
symbol = "09-CT/TU"
kind = "Chỉ thị"
issued = 2021-03-15
issuer = "Ban Thường vụ Tỉnh ủy"
subject = "về tăng cường sự lãnh đạo của Đảng đối với công tác giảm nghèo bền vững, giải quyết việc làm"

[office]
name = "BAN THƯỜNG VỤ"
superior = "TỈNH ỦY HÒA GIANG"
family = "party"
place = "Hòa Giang"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy", "Đảng ủy các xã, phường", "Lưu Văn phòng Tỉnh ủy"]
"""
WORKBOOKS = {
    "X01": "Xa Ban Khoang/Bieu so lieu so ket CT 09.xlsx",
    "X02": "UBND xã Nà Phìn - biểu mẫu kèm báo cáo.xlsx",
    "X03": "PL so lieu phuong An Thinh 2021-2025.xlsx",
    "X04": "Đảng ủy xã Đông Lộc/Phu luc 1,2,3.xlsx",
    "T01": "Sở NN&MT - phụ lục CT09.xlsx",
    "T02": "So Noi vu - PL bao cao so ket.xlsx",
    "T03": "NHCSXH tỉnh - số liệu.xlsx",
    "T04": "Hoi LHPN tinh/Bieu kem bao cao.xlsx",
}


def sources() -> list[Source]:
    """Every source, by the code of its unit."""
    return [read_source(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.txt"))]


def catalogue() -> dict[str, Any]:
    """The gold points."""
    return tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))


def units_workbook() -> bytes:
    """units.xlsx: who is expected to report."""
    grid = Grid("Đơn vị", widths=[8, 42, 60, 20, 13, 26, 13, 13], head_rows=3)
    grid.cells[1, 1] = Cell("DANH SÁCH ĐƠN VỊ BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ SỐ 09-CT/TU", "title")
    grid.merges.append((1, 1, 1, len(UNIT_COLUMNS)))
    for column, text in enumerate(UNIT_COLUMNS, 1):
        grid.cells[3, column] = Cell(text, "head")
    for row, unit in enumerate(UNITS, 4):
        due = f"{unit.deadline:%d/%m/%Y}"
        line = (unit.code, unit.name, "; ".join(unit.others), unit.group, due, "; ".join(unit.owes), None, None)
        for column, text in enumerate(line, 1):
            grid.cells[row, column] = Cell(text, "label" if column in (2, 3, 4, 6) else "center")
    return xlsxwriter_bytes([grid])


def outline() -> bytes:
    """The outline that the office sent."""
    paper = blank_paper()
    for level, text in OUTLINE:
        if level == 0:
            write(paper.add_paragraph(), Said(text, 14, "b"), CENTER)
        else:
            body(paper, text, {1: "b", 3: "i"}.get(level, ""))
    return saved(paper)


def workbook(unit: Unit, order: int) -> bytes:
    """A unit's workbook, dated a few days before its report."""
    heading = heading_of(unit, 41 + 17 * order, date(2025, 11, 27) + timedelta(days=order))
    return xlsxwriter_bytes(grids(heading, Figures(unit)))


def build(folder: Path) -> dict[str, Any]:
    """Writes the folder; a form.toml in it is left alone. Gives the key."""
    reports = folder / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (folder / "review.toml").write_text(REVIEW, encoding="utf-8")
    (folder / "units.xlsx").write_bytes(units_workbook())
    (folder / "form.xlsx").write_bytes(xlsxwriter_bytes(grids(BLANK)))
    (folder / "outline.docx").write_bytes(outline())
    for order, unit in enumerate(UNITS):
        path = reports / WORKBOOKS[unit.code]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(workbook(unit, order))
    key = _narratives(reports)
    text = json.dumps(key, ensure_ascii=False, indent=1) + "\n"
    (folder / "key-narratives.json").write_text(text, encoding="utf-8")
    return key


def _narratives(reports: Path) -> dict[str, Any]:
    points, files, planted = catalogue(), [], []
    known = {unit.code: unit for unit in UNITS}
    headings = sum(level in (1, 2) for level, _ in OUTLINE)
    for source in sources():
        figures = Figures(known[source.unit])
        problems = list(check(source, figures, points))
        if problems:
            raise SourceError(f"{source.unit}: " + "\n".join(problems))
        items = lay_out(source, known[source.unit])
        path = reports / source.headers["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(word.docx(items, source.headers["style"], source.headers["list"], 14))
        files.append(file_record(source, items, Judge(figures), headings))
        planted += planted_in(source, items)
    return {"points": points_made(points, files), "files": files, "planted": planted}


def print_figures(code: str) -> None:
    """A unit's figures, a row of the form a line."""
    figures = Figures(next(unit for unit in UNITS if unit.code == code))
    lines: dict[str, list[str]] = {}
    for at, (sheet, row, _) in figures.where.items():
        cell = at.partition("!")[2]
        if sheet.name in figures.unit.sheets:
            value = figures.value(at)
            lines.setdefault(f"{sheet.name[-1]}!{cell[1:]} {row.label}:", []).append(f"{cell[0]}={shown(value)}")
    for head, values in lines.items():
        print(head, *values)


def _report(codes: list[str]) -> int:
    points, wrong = catalogue(), 0
    known = {unit.code: unit for unit in UNITS}
    for path in sorted(HERE.glob("*.txt")):
        if codes and path.stem not in codes:
            continue
        source = read_source(path.read_text(encoding="utf-8"))
        problems = list(check(source, Figures(known[source.unit]), points))
        wrong += len(problems)
        claims = [claim for line in source.lines for sentence in line.sentences for claim in sentence.claims]
        verdicts = {each: sum(claim.verdict == each for claim in claims) for each in {c.verdict for c in claims}}
        print(f"{path.stem}: {len(source.lines)} lines, {len(claims)} claims {verdicts}")
        for problem in problems:
            print("  -", problem)
    return wrong


def main() -> int:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--figures", metavar="UNIT")
    parser.add_argument("--check", metavar="UNIT", nargs="*")
    args = parser.parse_args()
    if args.figures:
        print_figures(args.figures)
    elif args.check is not None:
        return 1 if _report(args.check) else 0
    elif args.folder:
        key = build(args.folder)
        print(
            f"{args.folder}: {len(key['files'])} narratives, {len(key['points'])} points, {len(key['planted'])} planted"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
