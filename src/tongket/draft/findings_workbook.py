"""Takes findings and units, makes `loi-va-canh-bao.xlsx`: every finding, sortable, linked to the annotated copies."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from tongket.check.finding import Finding, Severity
from tongket.check.speech import printed, severity_word, spoken, words_of
from tongket.units.unit import Unit
from tongket.wording.told import told

_COLUMNS = (  # key of the heading, width, whether it is centred
    ("number", 6, True),
    ("severity", 10, True),
    ("code", 7, True),
    ("unit", 19, False),
    ("file", 22, False),
    ("sheet_of", 9, False),
    ("where", 10, True),
    ("says", 46, False),
    ("remedy", 36, False),
    ("found", 11, True),
    ("expected", 11, True),
    ("settled", 15, False),
)
COLOURS = {Severity.BLOCK: "#F8CBAD", Severity.WARN: "#FFE699", Severity.INFO: "#DDEBF7"}
_HEADING_ROW = 3
_MOST_LINKS = 60_000  # a sheet holds 65,530 at most
_LINK = 4  # the column of the file
_IN_LINKS = str.maketrans({letter: f"%{ord(letter):02X}" for letter in '% #[]"<>^`{|}'})
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  never the clock: the same findings give the same bytes


def write_findings(
    findings: Iterable[Finding],
    units: Iterable[Unit],
    *,
    copies: Mapping[str, str] | None = None,
    remarks: Sequence[str] = (),
    language: str = "vi",
) -> bytes:
    """The workbook. `copies` maps a file to its annotated copy, relative to where the workbook will stand.

    `remarks` stand above the list: what its reader has to know of the copies.
    """
    import xlsxwriter  # heavy: only where a workbook is written

    listed = list(findings)
    names = {unit.code: unit.name for unit in units}
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": words_of(language)["findings_table"]["title"], "created": _EPOCH})
    sheet = _write_list(book, listed, names, copies or {}, language)
    _write_remarks(book, sheet, remarks)
    _write_by_unit(book, listed, names, language)
    book.close()
    return _with_plain_slashes(target.getvalue())


def _with_plain_slashes(data: bytes) -> bytes:
    """Links as every program follows them: XlsxWriter writes the backslashes that only Windows knows."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename.startswith("xl/worksheets/_rels/"):
                part = part.replace(b"\\", b"/")
            package.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _write_list(
    book: Any, findings: Sequence[Finding], names: Mapping[str, str], copies: Mapping[str, str], language: str
) -> Any:
    words = words_of(language)["findings_table"]
    sheet = book.add_worksheet(words["sheet"])
    _set_up(book, sheet, words, findings)
    formats = {severity: _formats(book, severity) for severity in Severity}
    for number, finding in enumerate(findings, start=1):
        link = copies.get(finding.at.file, "") if number <= _MOST_LINKS else ""
        _write_row(sheet, number, _texts(finding, names, language), formats[finding.severity], _target(finding, link))
    last = _HEADING_ROW + max(1, len(findings))
    sheet.autofilter(_HEADING_ROW, 0, last, len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)
    return sheet


def _write_remarks(book: Any, sheet: Any, remarks: Sequence[str]) -> None:
    """Between the counts and the list, one under the other."""
    if not remarks:
        return
    text = "\n".join(remarks)
    width = sum(width for _, width, _ in _COLUMNS)
    sheet.set_row(_HEADING_ROW - 1, sum(row_height([each], [width]) for each in remarks))
    look = book.add_format({"font_name": _FONT, "text_wrap": True, "valign": "top"})
    sheet.merge_range(_HEADING_ROW - 1, 0, _HEADING_ROW - 1, len(_COLUMNS) - 1, "", look)
    sheet.write_string(_HEADING_ROW - 1, 0, text, look)


def _set_up(book: Any, sheet: Any, words: Mapping[str, str], findings: Sequence[Finding]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADING_ROW)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&C&P/&N")
    sheet.freeze_panes(_HEADING_ROW + 1, 3)
    sheet.write_string(0, 0, words["title"], book.add_format({"bold": True, "font_size": 14, "font_name": _FONT}))
    sheet.write_string(1, 0, _counts(words, findings), book.add_format({"italic": True, "font_name": _FONT}))
    heading = book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    for column, (key, width, _) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADING_ROW, column, words[key], heading)


_FONT = "Times New Roman"
_CELL = {"font_name": _FONT, "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}


def _counts(words: Mapping[str, str], findings: Sequence[Finding]) -> str:
    count = Counter(finding.severity.value for finding in findings)
    settled = sum(bool(finding.settled) for finding in findings)
    return told(words["counts"], {**{each.value: count[each.value] for each in Severity}, "settled": settled})


def _formats(book: Any, severity: Severity) -> list[Any]:
    """One format for each column; the severity is told by colour and by its word."""
    looks = [{**_CELL, "align": "center" if centred else "left"} for _, _, centred in _COLUMNS]
    looks[1] |= {"bg_color": COLOURS[severity], "bold": severity is Severity.BLOCK}
    return [
        book.add_format(look if column != _LINK else {**look, "font_color": "#0563C1"})
        for column, look in enumerate(looks)
    ]


def _texts(finding: Finding, names: Mapping[str, str], language: str) -> list[str]:
    says, remedy = spoken(finding, language)
    facts = finding.facts()
    unit = finding.unit or ""
    numbers = [printed(facts[key], language) if key in facts else "" for key in ("found", "expected")]
    place = [finding.at.file, *_where(finding, words_of(language)["findings_table"])]
    severity = severity_word(finding.severity, language)
    return [severity, finding.code, names.get(unit, unit), *place, says, remedy, *numbers, finding.settled]


def _where(finding: Finding, words: Mapping[str, str]) -> tuple[str, str]:
    """Sheet and cell; of a narrative its paragraph, with the cell that it was held against."""
    if finding.at.paragraph is None:
        return finding.at.sheet, finding.at.cell
    paragraph = words["paragraph"].format(number=finding.at.paragraph)
    cell = next((place for place in finding.related if place.cell), None)
    return (cell.sheet, f"{paragraph}; {cell.cell}") if cell is not None else ("", paragraph)


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points for the tallest wrapped text: not every program works it out when it opens the file."""
    lines = max(1 + int(len(text) * 1.08 / width) for text, width in zip(texts, widths, strict=True))
    return min(400.0, 15.0 * lines + 1)


def _target(finding: Finding, link: str) -> str:
    file = link.translate(_IN_LINKS)
    if not link or not (finding.at.sheet and finding.at.cell):
        return file
    sheet = finding.at.sheet.replace("'", "''")
    return f"{file}#'{sheet}'!{finding.at.cell}"


def _write_row(sheet: Any, number: int, texts: Sequence[str], formats: Sequence[Any], link: str) -> None:
    row = _HEADING_ROW + number
    sheet.set_row(row, row_height(texts, [width for _, width, _ in _COLUMNS[1:]]))
    sheet.write_number(row, 0, number, formats[0])
    for column, text in enumerate(texts, start=1):
        if column == _LINK and link and text:
            sheet.write_url(row, column, f"external:{link}", formats[column], text)
        else:
            sheet.write_string(row, column, text, formats[column])


def _write_by_unit(book: Any, findings: Sequence[Finding], names: Mapping[str, str], language: str) -> None:
    """How many findings each unit has, most to be mended first."""
    words = words_of(language)["findings_table"]
    sheet = book.add_worksheet(words["by_unit"])
    heads = [words["unit"], *(severity_word(severity, language) for severity in Severity), words["total"]]
    heading = book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, heading)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 4, 12)
    sheet.freeze_panes(1, 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    rows = _by_unit(findings)
    plain = book.add_format(_CELL)
    for row, (unit, counts) in enumerate(rows, start=1):
        sheet.write_string(row, 0, names.get(unit, unit) or words["no_unit"], plain)
        for column, count in enumerate([*counts, sum(counts)], start=1):
            sheet.write_number(row, column, count, plain)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)


def _by_unit(findings: Iterable[Finding]) -> list[tuple[str, tuple[int, ...]]]:
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        counts.setdefault(finding.unit or "", Counter())[finding.severity] += 1
    rows = [(unit, tuple(count[severity] for severity in Severity)) for unit, count in counts.items()]
    return sorted(rows, key=lambda row: (tuple(-count for count in row[1]), row[0]))
