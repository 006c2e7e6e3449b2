"""The blank form of the environment review, as data, and the sheets it comes to. Takes figures, makes grids."""

from __future__ import annotations

from decimal import Decimal

from generator.form_model import NOTE, TOTAL, Row, Sheet
from generator.workbook import Cell, Grid, Typed, address

YEARS = ("2021", "2022", "2023", "2024", "2025")
COLUMNS = ("code", "label", "measure", *YEARS, TOTAL, NOTE)
PERIODS = {TOTAL: "2021-2025"}
FIRST_ROW = 10
TITLE_TAIL = "(Phục vụ sơ kết 5 năm thực hiện Chỉ thị số 17-CT/TU ngày 12/01/2021 của Ban Thường vụ Tỉnh ủy)"
HEADINGS = {"code": "STT", "label": "Chỉ tiêu", "measure": "ĐVT", TOTAL: "Cộng giai đoạn 2021-2025", NOTE: "Ghi chú"}
STYLES = ("number", "number1")
Values = dict[tuple[str, str], Decimal]  # row and year to what was typed


SHEETS = (
    Sheet(
        "Biểu 1",
        "BIỂU 1. THU GOM, XỬ LÝ RÁC THẢI, NƯỚC THẢI",
        (
            Row("made", "1", "Khối lượng rác thải sinh hoạt phát sinh", "Tấn", size=4200),
            Row("kept", "2", "Khối lượng rác thải sinh hoạt được thu gom, xử lý", "Tấn", size=3100),
            Row("reused", "", "Trong đó: Tái chế, làm phân hữu cơ", "Tấn", of="kept", size=420),
            Row("kept_rate", "3", "Tỷ lệ thu gom, xử lý (2/1)", "%", kind="ratio", top="kept", bottom="made"),
            Row("sorting", "4", "Số hộ phân loại rác tại nguồn (đến cuối kỳ)", "Hộ", rule="last", size=1500),
            Row("packs", "5", "Khối lượng bao gói thuốc bảo vệ thực vật thu gom", "Kg", size=640),
            Row("plants", "6", "Số công trình xử lý nước thải đưa vào hoạt động", "Công trình", size=5),
        ),
    ),
    Sheet(
        "Biểu 2",
        "BIỂU 2. KIỂM TRA, XỬ LÝ VI PHẠM VỀ MÔI TRƯỜNG",
        (
            Row("checks", "1", "Tổng số cuộc kiểm tra (1.1+1.2)", "Cuộc", kind="total", parts=("planned", "sudden")),
            Row("planned", "1.1", "Kiểm tra theo kế hoạch", "Cuộc", size=14),
            Row("sudden", "1.2", "Kiểm tra đột xuất", "Cuộc", size=9),
            Row("sites", "2", "Số cơ sở được kiểm tra", "Cơ sở", size=96),
            Row("guilty", "", "Trong đó: Cơ sở có vi phạm", "Cơ sở", of="sites", size=22),
            Row("fined", "3", "Số vụ vi phạm bị xử phạt hành chính", "Vụ", size=19),
            Row("fines", "4", "Số tiền xử phạt", "Triệu đồng", size=310, places=1),
            Row("closed", "5", "Số cơ sở gây ô nhiễm được xử lý dứt điểm", "Cơ sở", size=4),
        ),
    ),
    Sheet(
        "Biểu 3",
        "BIỂU 3. TUYÊN TRUYỀN, TRỒNG CÂY, MÔ HÌNH VÀ KINH PHÍ",
        (
            Row("talks", "1", "Số cuộc tuyên truyền, tập huấn", "Cuộc", size=42),
            Row("heard", "2", "Số lượt người tham dự", "Lượt người", size=3300),
            Row("trees", "3", "Số cây xanh trồng mới", "Cây", size=5200),
            Row("models", "4", "Số mô hình bảo vệ môi trường duy trì (đến cuối kỳ)", "Mô hình", rule="last", size=16),
            Row("good", "", "Trong đó: Hoạt động hiệu quả", "Mô hình", rule="last", of="models", size=11),
            Row("money", "5", "Tổng kinh phí thực hiện (5.1+5.2)", "Triệu đồng", "total", parts=("state", "people")),
            Row("state", "5.1", "Ngân sách nhà nước", "Triệu đồng", size=1450, places=1),
            Row("people", "5.2", "Nguồn xã hội hóa", "Triệu đồng", size=460, places=1),
        ),
    ),
)


def cell(row: int, column: str) -> str:
    """The address of a cell: row from 0 under the headings, column by name."""
    return address(FIRST_ROW + row, COLUMNS.index(column) + 1)


def formula(sheet: Sheet, row: Row, column: str) -> str:
    """What the office put in a cell, or nothing where the unit types."""
    number = [each.id for each in sheet.rows].index

    def at(name: str, where: str = column) -> str:
        return cell(number(name), where)

    if row.kind == "ratio":
        return f"IF({at(row.bottom)}=0,0,{at(row.top)}/{at(row.bottom)}*100)"
    if row.kind == "total":
        return f"SUM({at(row.parts[0])}:{at(row.parts[-1])})"
    if column != TOTAL:
        return ""
    return at(row.id, YEARS[-1]) if row.rule == "last" else f"SUM({at(row.id, YEARS[0])}:{at(row.id, YEARS[-1])})"


def worked_out(sheet: Sheet, row: Row, column: str, values: Values) -> Decimal:
    """The figure of a cell."""
    if row.kind == "ratio":
        top, bottom = (worked_out(sheet, sheet.by_id[name], column, values) for name in (row.top, row.bottom))
        return top / bottom * 100 if bottom else Decimal()
    if row.kind == "total":
        return sum((worked_out(sheet, sheet.by_id[part], column, values) for part in row.parts), Decimal())
    if column != TOTAL:
        return values.get((row.id, column), Decimal())
    if row.rule == "last":
        return values.get((row.id, YEARS[-1]), Decimal())
    return sum((values.get((row.id, year), Decimal()) for year in YEARS), Decimal())


def grid(sheet: Sheet, heads: list[tuple[str, str]], values: Values | None) -> Grid:
    """One sheet: the letterhead (left, right), the headings, the rows; blank where there are no values."""
    out = Grid(sheet.name, widths=[6, 50, 12, *[11] * 5, 14, 14], head_rows=FIRST_ROW - 1)
    for row, (left, right) in enumerate(heads, 1):
        out.cells[row, 1], out.cells[row, 5] = Cell(left, "org_bold"), Cell(right, "org_bold")
        out.merges += [(row, 1, row, 3), (row, 5, row, len(COLUMNS))]
    for row, text in ((5, sheet.title), (6, TITLE_TAIL)):
        out.cells[row, 1] = Cell(text, "title" if row == 5 else "subtitle")
        out.merges.append((row, 1, row, len(COLUMNS)))
    _put_headings(out)
    for number, line in enumerate(sheet.rows):
        for place, column in enumerate(COLUMNS, 1):
            out.cells[FIRST_ROW + number, place] = _cell(sheet, line, column, values)
    return out


def _put_headings(out: Grid) -> None:
    for place, column in enumerate(COLUMNS, 1):
        if column in YEARS:
            out.cells[9, place] = Cell(f"Năm {column}", "head")
            out.cells[8, place] = Cell("Kết quả thực hiện qua các năm" if column == YEARS[0] else None, "head")
            continue
        out.cells[8, place], out.cells[9, place] = Cell(HEADINGS[column], "head"), Cell(None, "head")
        out.merges.append((8, place, 9, place))
    first = COLUMNS.index(YEARS[0]) + 1
    out.merges.append((8, first, 8, first + len(YEARS) - 1))


def _cell(sheet: Sheet, row: Row, column: str, values: Values | None) -> Cell:
    if column in ("code", "label", "measure"):
        text: Typed = {"code": row.code, "label": row.label, "measure": row.measure}[column] or None
        return Cell(text, "label" if column == "label" else "center")
    if column == NOTE:
        return Cell(None, "label")
    style = "percent" if row.kind == "ratio" else STYLES[1 if row.measure == "Triệu đồng" else 0]
    worked = formula(sheet, row, column)
    if values is None:
        return Cell(Decimal() if worked else None, style, worked)
    return Cell(worked_out(sheet, row, column, values), style, worked)
