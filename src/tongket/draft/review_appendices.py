"""Takes the figures and who reported, makes the appendices of a review: each on its own pages, numbered from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tongket.check.finding import Severity
from tongket.directive.act import Act, ActKind
from tongket.draft.letterhead_blocks import even_sides, open_number, spoken_office
from tongket.draft.material import Material
from tongket.draft.paper import Align, Cell, PaperTable, Paragraph, Run, Section, line, plain
from tongket.draft.review_results import Block, figure_sheets, roman, sheet_title
from tongket.draft.review_tables import LANDSCAPE, PORTRAIT, frame_for, note, table, whole_body
from tongket.draft.review_words import limits, words_left
from tongket.layout.rules import PaperRules
from tongket.wording.dates import print_date

_COMPLETENESS = "Mức độ đầy đủ và chất lượng của số liệu"
_ACTS = "Quyết định của văn phòng về từng đơn vị"
_DONE = {
    ActKind.EXCLUDE: "không tính báo cáo",
    ActKind.WAIVE: "miễn báo cáo",
    ActKind.ADMIT: "tính lại báo cáo",
    ActKind.EXTEND: "gia hạn",
    ActKind.ENTER_ON_BEHALF: "văn phòng nhập thay",
    ActKind.REOPEN: "mở lại báo cáo đã nhận",
    ActKind.EXPLAIN: "gửi kèm giải trình lỗi phải sửa",
}
_HEADINGS = ("TT", "Đơn vị", "Số liệu", "Lỗi phải sửa", "Cảnh báo")
_WIDTHS = (12.0, 75.0, 42.0, 18.0, 18.0)


def appendices(material: Material, rules: PaperRules) -> tuple[Section, ...]:
    """One section a sheet, landscape, with every figure; then one on completeness, with every unit."""
    drawn = [(sheet, body) for sheet in figure_sheets(material) if (body := whole_body(material, sheet)) is not None]
    frame = frame_for([body for _, body in drawn], width=LANDSCAPE, sizes=(10.0, 9.0, 8.0, 7.5, 7.0))
    sections = []
    for number, (sheet, body) in enumerate(drawn, start=1):
        head = _head(material, rules, number, sheet_title(sheet))
        blocks: tuple[Block, ...] = (*head, *note(body), table(body, frame))
        sections.append(Section(blocks=blocks, is_landscape=True))
    return (*sections, _completeness(material, rules, len(drawn) + 1))


def _head(
    material: Material, rules: PaperRules, number: int, title: str, width: float = LANDSCAPE
) -> tuple[Paragraph, ...]:
    lines = (
        plain(f"Phụ lục {roman(number)}", bold=True, pt=14),
        plain(title.upper(), bold=True, pt=13),
        plain(_reference(material, rules), italic=True, pt=13),
    )
    return tuple(_head_line(run, width, is_last=run is lines[-1]) for run in lines)


def _head_line(run: Run, width: float, *, is_last: bool) -> Paragraph:
    side = even_sides(run.text, run.pt or 13, width)
    return line(
        run,
        align=Align.CENTER,
        is_tight=True,
        after=6 if is_last else 0,
        keep_with_next=True,
        indent_left=side,
        indent_right=side,
    )


def _reference(material: Material, rules: PaperRules) -> str:
    """ "(Kèm theo Báo cáo số ...)"; number and day stay open until the paper is issued."""
    review = material.review
    month = f"{review.as_of.month:02d}" if review.as_of.month <= 2 else str(review.as_of.month)
    dated = f"ngày      tháng {month} năm {review.as_of.year}".replace(" ", "\N{NO-BREAK SPACE}")  # on one line
    office = spoken_office(review.office)
    comma = "," if review.office.family == "party" else ""
    by = f" của {office}" if office else ""
    return f"(Kèm theo Báo cáo số      {open_number(review.office, rules, 'BC')}{comma} {dated}{by})"


def _completeness(material: Material, rules: PaperRules, number: int) -> Section:
    said = (line(plain(f"- {words}")) for words in (*limits(material), *words_left(material)))
    head = _head(material, rules, number, _COMPLETENESS, PORTRAIT)
    return Section(blocks=(*head, *said, _spacer(), _units_table(material), *_acts(material)))


def _acts(material: Material) -> Iterator[Paragraph]:
    """What the office did about units, each with its reason; nothing where it did nothing."""
    if material.acts:
        yield line(plain(_ACTS, bold=True), before=6, keep_with_next=True)
    for act in material.acts:
        unit = material.unit_names.get(act.unit, act.unit)
        yield line(plain(f"- {unit}: {_DONE[act.kind]}{_deadlines(act)}; lý do: {act.why}"))


def _deadlines(act: Act) -> str:
    if act.until is None:
        return ""
    first = f" (hạn đầu: {print_date(act.first_deadline)})" if act.first_deadline is not None else ""
    return f", hạn mới {print_date(act.until)}{first}"


def _spacer() -> Paragraph:
    return line(plain(""), is_tight=True, exact_line=6, keep_with_next=True)


def _units_table(material: Material) -> PaperTable:
    return PaperTable(widths=_WIDTHS, rows=(_cells(_HEADINGS, bold=True), *_unit_rows(material)), header_rows=1)


def _unit_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    counts = Counter((finding.unit, finding.severity) for finding in material.findings)
    for number, unit in enumerate(material.units, start=1):
        wrong, doubtful = counts[unit.code, Severity.BLOCK], counts[unit.code, Severity.WARN]
        yield _cells((str(number), unit.name, _situation(material, unit.code), str(wrong), str(doubtful)))


def _situation(material: Material, code: str) -> str:
    if code in material.exclusions:
        return "không tính (có lý do)"
    if code in material.told_something:
        return "đã tổng hợp (được miễn)" if code in material.consolidation.waived else "đã tổng hợp"
    return "miễn báo cáo" if code in material.consolidation.waived else "chưa có"


def _cells(texts: Sequence[str], *, bold: bool = False) -> tuple[Cell, ...]:
    return tuple(_cell(text, bold=bold, align=_align(at, bold=bold)) for at, text in enumerate(texts))


def _align(at: int, *, bold: bool) -> Align:
    return Align.LEFT if at == 1 and not bold else Align.CENTER


def _cell(text: str, *, bold: bool, align: Align) -> Cell:
    run = plain(text, pt=12, bold=bold)
    paragraph = line(run, align=align, is_tight=True, before=1, after=1, keep_with_next=bold)
    return Cell(paragraphs=(paragraph,), shaded=bold)
