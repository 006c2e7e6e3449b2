"""Takes a `Form`, makes the text of form.toml: a line for each row and column, a remark at each guess."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import column_letters

HEAD = """\
# tongket hiểu biểu mẫu như sau. Xin đọc lại, sửa chỗ sai, rồi đổi confirmed thành true.
# Tệp này luôn được theo, dù biểu mẫu trắng gợi ý khác. Chỗ ghi "đoán" là chỗ biểu mẫu không nói rõ.
#
# Mỗi dòng của biểu là một dòng { } trong rows:
#   row     số dòng trên trang tính        code   số thứ tự in trên biểu      label  tên chỉ tiêu
#   under   số dòng của mục bao ngoài      measure đơn vị tính
#   kind    "item" số liệu đơn vị điền (bỏ trống cũng là item); "total" tổng của các dòng trong parts; "group" tiêu đề
#   rule    cách cộng nhiều đơn vị, nhiều năm: "sum" cộng (bỏ trống cũng là sum); "last" số có đến cuối kỳ: cộng các
#           đơn vị, lấy năm cuối; "ratio" tỷ lệ = numerator x scale / denominator; "n_of_n" n/N, cộng cả hai vế;
#           "max" lớn nhất; "text" chữ
#   of_which       dòng mà dòng này không được lớn hơn ("Trong đó")
#   is_cumulative  true: lũy kế, không được giảm qua các năm
#   is_pair        true: n_of_n là hai số đếm trong một ô ("vụ/đối tượng"), cộng cả qua các năm
# Mỗi cột là một dòng { } trong columns:
#   kind    "value" số của một kỳ; "total" tổng các cột trong parts; "change" = current - base;
#           "change_percent" = 100 x (current - base) / base; "ratio" = numerator x scale / denominator; "text" chữ
#   parts   ["D:M"] là từ cột D đến cột M
# sums_sheets ở đầu một biểu: mỗi ô của biểu này phải bằng tổng các ô cùng chỗ ở những biểu ấy
"""
SPOKEN = {
    "kind": "loại",
    "rule": "cách cộng",
    "parts": "các phần cộng lại",
    "of_which": "không được lớn hơn dòng/cột nào",
    "numerator": "tử số",
    "denominator": "mẫu số",
    "scale": "hệ số",
    "current": "kỳ so sánh",
    "base": "kỳ gốc",
    "is_cumulative": "lũy kế",
    "measure": "đơn vị tính",
    "period": "thời gian",
}


def write_form(form: Form) -> str:
    """form.toml as text."""
    top = [
        f"confirmed = {_value(form.is_confirmed)}",
        f"zero_marks = {_value(form.zero_marks)}  # không xảy ra: bằng 0",
        f"not_available_marks = {_value(form.not_available_marks)}  # không có số liệu",
    ]
    if form.not_understood:
        top.append(
            f"not_understood = {_value(form.not_understood)}  # trang không thấy biểu số liệu: không tổng hợp gì"
        )
    return "\n".join([HEAD, *top, *(line for sheet in form.sheets for line in _sheet(sheet))]) + "\n"


def _sheet(sheet: FormSheet) -> Iterator[str]:
    yield "\n[[sheets]]"
    yield from _lines(
        ("name", sheet.name),
        ("title", sheet.title or None),
        ("measure", sheet.measure or None),
        ("header_rows", sheet.header_rows or None),
        ("code_column", _letters(sheet.code_column)),
        ("label_column", _letters(sheet.label_column)),
        ("measure_column", _letters(sheet.measure_column)),
        ("is_list", sheet.is_list or None),
        ("closed", sheet.closed or None),
        ("counts_times", sheet.counts_times or None),
        ("sums_sheets", sheet.sums_sheets or None),
    )
    yield from _listed("rows", _rows(sheet.rows))
    yield from _listed("columns", ((_column(column), column.guessed) for column in sheet.columns))


def _lines(*facts: tuple[str, object]) -> Iterator[str]:
    yield from (f"{key} = {_value(value)}" for key, value in facts if value is not None)


def _listed(key: str, entries: Iterable[tuple[str, frozenset[str]]]) -> Iterator[str]:
    yield f"{key} = ["
    for entry, guessed in entries:
        remark = ", ".join(SPOKEN.get(name, name) for name in sorted(guessed))
        yield f"  {entry}," + (f"  # đoán: {remark}" if guessed else "")
    yield "]"


def _rows(rows: Iterable[FormRow]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each row says what it stands under by the number of that row, where there is one."""
    number_of: dict[tuple[str, ...], int] = {}
    for row in rows:
        yield _row(row, number_of.get(row.path[:-1])), row.guessed
        number_of[row.path] = row.row


def _row(row: FormRow, under: int | None) -> str:
    is_plain_path = bool(row.path) and row.path[-1] == row.label
    return _inline(
        ("row", row.row),
        ("code", row.code or None),
        ("label", row.label),
        ("under", (under or row.path[:-1] or None) if is_plain_path else None),
        ("path", None if is_plain_path else row.path),
        ("measure", row.measure or None),
        ("kind", None if row.kind is RowKind.ITEM else row.kind.value),
        ("rule", None if row.rule is Rule.SUM else row.rule.value),
        ("parts", row.parts or None),
        ("of_which", row.of_which),
        ("numerator", row.numerator),
        ("denominator", row.denominator),
        ("scale", None if row.scale == 100 else row.scale),
        ("is_cumulative", row.is_cumulative or None),
        ("is_pair", row.is_pair or None),
        ("period", row.period.text() if row.period else None),
        ("guessed", tuple(sorted(row.guessed)) or None),
    )


def _column(column: FormColumn) -> str:
    return _inline(
        ("column", column_letters(column.column)),
        ("headings", column.path),
        ("kind", None if column.kind is ColumnKind.VALUE else column.kind.value),
        ("period", column.period.text() if column.period else None),
        ("measure", column.measure or None),
        ("rule", column.rule.value if column.rule else None),
        ("parts", tuple(column_runs(column.parts)) or None),
        ("current", _letters(column.current)),
        ("base", _letters(column.base)),
        ("numerator", _letters(column.numerator)),
        ("denominator", _letters(column.denominator)),
        ("scale", None if column.scale == 100 else column.scale),
        ("of_which", _letters(column.of_which)),
        ("guessed", tuple(sorted(column.guessed)) or None),
    )


def _inline(*facts: tuple[str, object]) -> str:
    return "{ " + ", ".join(_lines(*facts)) + " }"


def _letters(column: int | None) -> str | None:
    return None if column is None else column_letters(column)


def column_runs(columns: tuple[int, ...]) -> Iterator[str]:
    """Columns by their letters; three and more neighbours as a range: "D:M"."""
    if len(columns) > 2 and all(b == a + 1 for a, b in pairwise(columns)):
        yield f"{column_letters(columns[0])}:{column_letters(columns[-1])}"
    else:
        yield from map(column_letters, columns)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
