"""The folder of the environment review: its papers, workbooks, narratives and their key.

`python examples/generator/environment/folder.py FOLDER` writes it, `--check C01` says what is wrong with a source,
`--figures C01` prints the unit's figures. `../narratives/FORMAT.md` says how a source is written.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator import narrative_word as word
from generator.environment.form import SHEETS, grid
from generator.environment.units import BY_CODE, UNITS, Figures, counted, owed
from generator.narrative_check import check
from generator.narrative_claims import Judge
from generator.narrative_figures import shown
from generator.narrative_key import file_record, planted_in, points_made
from generator.narrative_paper import lay_out
from generator.narrative_source import Source, SourceError, read_source
from generator.papers import UNIT_COLUMNS, document
from generator.producers import xlsxwriter_bytes
from generator.unit_model import Unit
from generator.workbook import Cell, Grid

HERE = Path(__file__).resolve().parent / "narratives"
TITLE = "Sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU, ngày 12/01/2021 của Ban Thường vụ Tỉnh ủy"
SUBJECT = "về tăng cường bảo vệ môi trường và xử lý rác thải nông thôn trên địa bàn tỉnh"
REVIEW = f"""\
title = "Sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU của Ban Thường vụ Tỉnh ủy"
kind = "so_ket"
as_of = 2025-12-15
deadline = 2025-11-28

[span]
first = 2021
last = 2025

[[directives]]
symbol = "17-CT/TU"
kind = "Chỉ thị"
issued = 2021-01-12
issuer = "Ban Thường vụ Tỉnh ủy"
subject = "{SUBJECT}"

[office]
name = "BAN THƯỜNG VỤ"
superior = "TỈNH ỦY HÒA GIANG"
family = "party"
place = "Hòa Giang"
signer_capacity = "T/M BAN THƯỜNG VỤ"
signer_title = "PHÓ BÍ THƯ"
signer_name = ""
recipients = ["Ban Thường vụ Tỉnh ủy", "Các đảng ủy trực thuộc", "Lưu Văn phòng Tỉnh ủy"]
"""
OUTLINE = (
    (0, "ĐỀ CƯƠNG"),
    (0, f"Báo cáo sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU, ngày 12/01/2021 của Ban Thường vụ Tỉnh ủy {SUBJECT}"),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
    (2, "1. Công tác quán triệt, tuyên truyền Chỉ thị"),
    (2, "2. Việc ban hành văn bản; kiểm tra, giám sát của cấp ủy"),
    (1, "II. KẾT QUẢ THỰC HIỆN"),
    (2, "1. Thu gom, xử lý rác thải, nước thải (Biểu 1)"),
    (2, "2. Kiểm tra, xử lý vi phạm về môi trường (Biểu 2)"),
    (2, "3. Tuyên truyền, trồng cây xanh, xây dựng mô hình (Biểu 3)"),
    (2, "4. Kinh phí thực hiện (Biểu 3)"),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "1. Ưu điểm"),
    (2, "2. Hạn chế, tồn tại"),
    (2, "3. Nguyên nhân của hạn chế (khách quan, chủ quan)"),
    (2, "4. Bài học kinh nghiệm"),
    (1, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP"),
    (1, "V. ĐỀ XUẤT, KIẾN NGHỊ"),
    (3, "Báo cáo và biểu số liệu gửi về Văn phòng Tỉnh ủy trước ngày 28/11/2025; số liệu năm 2025 là số ước cả năm."),
)
HEADED = sum(level in (1, 2) for level, _ in OUTLINE)
BLANK_HEAD = [("TỈNH ỦY HÒA GIANG", ""), ("ĐƠN VỊ: ..............................", "")]


def sources() -> list[Source]:
    """Every source, by the code of its unit."""
    return [read_source(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.txt"))]


def catalogue() -> dict[str, Any]:
    """The gold points."""
    return tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))


def units_workbook() -> bytes:
    """units.xlsx: who is expected to report."""
    page = Grid("Đơn vị", widths=[8, 38, 60, 30, 13, 40, 13, 13], head_rows=3)
    page.cells[1, 1] = Cell("DANH SÁCH ĐƠN VỊ BÁO CÁO SƠ KẾT 5 NĂM THỰC HIỆN CHỈ THỊ SỐ 17-CT/TU", "title")
    page.merges.append((1, 1, 1, len(UNIT_COLUMNS)))
    for column, text in enumerate(UNIT_COLUMNS, 1):
        page.cells[3, column] = Cell(text, "head")
    for row, unit in enumerate(UNITS, 4):
        told = (unit.code, unit.name, "; ".join(unit.others), unit.group, f"{unit.deadline:%d/%m/%Y}")
        for column, text in enumerate((*told, "; ".join(unit.owes) or "Tất cả", None, None), 1):
            page.cells[row, column] = Cell(text, "label" if column in (2, 3, 4, 6) else "center")
    return xlsxwriter_bytes([page])


def workbook(unit: Unit) -> bytes:
    """A unit's figures on the office's form."""
    heads = list(zip(unit.letterhead, ("", ""), strict=True))
    return xlsxwriter_bytes([grid(sheet, heads, counted(unit)) for sheet in owed(unit)])


def build(folder: Path) -> dict[str, Any]:
    """Writes the folder, all but form.toml. Gives the key."""
    reports, points, files, planted = folder / "reports", catalogue(), [], []
    reports.mkdir(parents=True, exist_ok=True)
    (folder / "review.toml").write_text(REVIEW, encoding="utf-8")
    (folder / "units.xlsx").write_bytes(units_workbook())
    (folder / "form.xlsx").write_bytes(xlsxwriter_bytes([grid(sheet, BLANK_HEAD, None) for sheet in SHEETS]))
    (folder / "outline.docx").write_bytes(document(OUTLINE))
    for unit in UNITS:
        (reports / f"Bieu so lieu - {unit.name}.xlsx").write_bytes(workbook(unit))
    for source in sources():
        unit = BY_CODE[source.unit]
        judge = Judge(Figures(unit))  # type: ignore[arg-type]  # asks as the example's figures are asked
        if problems := list(check(source, judge.figures, points)):
            raise SourceError(f"{source.unit}: " + "\n".join(problems))
        headers = {"title": TITLE, **source.headers}
        items = lay_out(Source(headers, source.lines), unit)
        paper = word.docx(items, headers["style"], headers["list"], int(headers.get("size", "14")))
        path = reports / headers["file"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(paper)
        files.append(file_record(source, items, judge, HEADED))
        planted += planted_in(source, items)
    key = {"points": points_made(points, files), "files": files, "planted": planted}
    told = json.dumps(key, ensure_ascii=False, indent=1)
    (folder / "key-narratives.json").write_text(told + "\n", encoding="utf-8")
    return key


def print_figures(code: str) -> None:
    """A unit's figures, a row of the form a line."""
    figures = Figures(BY_CODE[code])
    print(code, BY_CODE[code].name)
    lines: dict[str, list[str]] = {}
    for place, (sheet, row, _) in figures.where.items():
        if figures.value(place) is not None:
            at = place.split("!")[1]
            head = f"{sheet.name[-1]}!{at[1:]} {row.label} [{row.measure}]:"
            lines.setdefault(head, []).append(f"{at[0]}={shown(figures.value(place))}")
    for head, values in lines.items():
        print(head, *values)


def print_check(codes: list[str]) -> int:
    """What is wrong with sources. Gives how much."""
    count, points = 0, catalogue()
    for path in sorted(HERE.glob("*.txt")):
        if codes and path.stem not in codes:
            continue
        source = read_source(path.read_text(encoding="utf-8"))
        figures: Any = Figures(BY_CODE[source.unit])
        problems = list(check(source, figures, points))
        count += len(problems)
        claims = [claim for line in source.lines for each in line.sentences for claim in each.claims]
        wrong = sum(claim.verdict == "contradicts" for claim in claims)
        told = f"{len(source.lines)} lines, {len(claims)} claims, {wrong} wrong"
        print(f"{path.stem}: {told}", *(f"\n  - {each}" for each in problems))
    return count


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="The environment review's folder.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--figures", metavar="UNIT")
    parser.add_argument("--check", metavar="UNIT", nargs="*")
    args = parser.parse_args()
    if args.figures:
        print_figures(args.figures)
    elif args.check is not None:
        sys.exit(1 if print_check(args.check) else 0)
    else:
        key = build(args.folder)
        print(f"{args.folder}: {len(key['files'])} narratives, {len(key['planted'])} planted")


if __name__ == "__main__":
    main()
