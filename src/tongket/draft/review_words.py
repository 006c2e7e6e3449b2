"""Takes figures, makes the sentences of a review; each number in them stays bound to its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tongket.consolidate.figure import Figure
from tongket.directive.form import ColumnKind, FormCell, FormColumn, FormRow, FormSheet, How, Rule
from tongket.draft.material import Material, figure_rows, headline
from tongket.draft.paper import Paragraph, Run, line, plain
from tongket.draft.printed import in_text, places_of, print_amount, printed, with_measure
from tongket.wording.numbers import print_change

_OF_WHICH = re.compile(r"^trong đó\s*[:,]?\s*", re.IGNORECASE)
_INLINE_AT_MOST = 12  # units named in a sentence; more go to the table at the end


def sheet_paragraphs(material: Material, sheet: FormSheet) -> Iterator[Paragraph]:
    """One line an indicator that has a figure over the span, in the order of the form."""
    column = headline(sheet)
    if column is None:
        return
    for row in figure_rows(sheet):
        crossing = material.figure(sheet.name, row, column)
        if crossing is not None and (crossing[1].value is not None or crossing[1].text):
            yield line(*_figure_runs(material, sheet, row, column, crossing))


def _figure_runs(
    material: Material, sheet: FormSheet, row: FormRow, column: FormColumn, crossing: tuple[FormCell, Figure]
) -> Iterator[Run]:
    cell, figure = crossing
    opening = "- Trong đó, " if row.of_which is not None else "- "
    yield plain(f"{opening}{_lead(row)}: ")
    yield plain(with_measure(printed(cell, figure), cell.measure), figure=cell.id)
    yield from _change_runs(material, sheet, row, column)
    yield plain(f" ({figure.units_in}/{figure.units_expected} đơn vị).")


def _lead(row: FormRow) -> str:
    label = _OF_WHICH.sub("", row.label.strip().rstrip(":;."))
    return label[:1].lower() + label[1:] if row.of_which is not None and not label[:2].isupper() else label


def _change_runs(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Iterator[Run]:
    change = _comparison(material, sheet, row, column, ColumnKind.CHANGE)
    if change is None or change[1].value is None:
        return
    cell, figure, base = change
    yield from _difference(cell, figure.value, row)
    percent = _comparison(material, sheet, row, column, ColumnKind.CHANGE_PERCENT)
    if percent is not None and percent[1].value is not None and figure.value:
        yield plain(" (")
        yield plain(print_change(percent[1].value), figure=percent[0].id)
        yield plain(")")
    if figure.value:
        yield plain(f" so với {base}")


def _difference(cell: FormCell, value: Decimal | None, row: FormRow) -> Iterator[Run]:
    if not value:
        yield plain(", không tăng, không giảm so với kỳ trước")
        return
    yield plain(", tăng " if value > 0 else ", giảm ")
    # A difference of two rates is counted in percentage points, never in per cent.
    measure = " điểm phần trăm" if row.rule is Rule.RATIO else f" {in_text(cell.measure)}".rstrip()
    amount = print_amount(abs(value), 2 if row.rule is Rule.RATIO else places_of(cell))
    yield plain(amount, figure=cell.id)
    yield plain(measure)


def _comparison(
    material: Material, sheet: FormSheet, row: FormRow, column: FormColumn, kind: ColumnKind
) -> tuple[FormCell, Figure, str] | None:
    for candidate in sheet.columns:
        if candidate.kind is kind and candidate.current == column.column:
            crossing = material.figure(sheet.name, row, candidate)
            if crossing is not None and crossing[0].how in (How.CHANGE, How.CHANGE_PERCENT):
                return (*crossing, _base_name(sheet, candidate))
    return None


def _base_name(sheet: FormSheet, column: FormColumn) -> str:
    base = sheet.column(column.base) if column.base is not None else None
    words = " ".join(base.path) if base is not None else "kỳ trước"
    return words[:1].lower() + words[1:]


def completeness_words(material: Material) -> str:
    """ "Đã tổng hợp số liệu của 22/24 đơn vị"; the missing are named, or counted where they are many."""
    reported, expected = len(material.reported), len(material.units)
    text = f"Số liệu trong dự thảo này tổng hợp từ báo cáo của {reported}/{expected} đơn vị"
    if material.silent:
        text += f"; chưa có số liệu của {_named(material, material.silent)}"
    if material.exclusions:
        text += f"; có lý do để không tính {_named(material, tuple(sorted(material.exclusions)))}"
    return f"{text}."


def _named(material: Material, codes: tuple[str, ...]) -> str:
    names = [material.unit_names.get(code, code) for code in codes]
    if len(names) <= _INLINE_AT_MOST:
        return f"{len(names)} đơn vị ({', '.join(names)})"
    return f"{len(names)} đơn vị (danh sách tại bảng cuối báo cáo)"
