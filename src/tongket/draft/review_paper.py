"""Takes the material of a review, makes its draft paper in the layout of the issuing body and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tongket.check.finding import Severity
from tongket.collect.submission import Quality
from tongket.directive.form import FormSheet
from tongket.directive.outline import Heading
from tongket.directive.review import DirectiveCited, Review, ReviewKind
from tongket.draft.letterhead_blocks import letterhead, signature, title_lines
from tongket.draft.material import Material
from tongket.draft.paper import Align, Cell, Paper, PaperTable, Paragraph, Section, line, plain
from tongket.draft.review_tables import short_table, whole_table
from tongket.draft.review_words import completeness_words, sheet_paragraphs
from tongket.layout.rules import PaperRules, rules_for
from tongket.wording.dates import print_date
from tongket.wording.fold import fold

Block = Paragraph | PaperTable

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBERED = re.compile(r"^(?:biểu|phụ lục|mẫu|bảng)(?: số)?\s*[\dIVX]+\s*[.:\-–]?\s*", re.IGNORECASE)
_NO_NARRATIVE = "(Phần này lấy từ báo cáo bằng lời của các đơn vị; chưa có nội dung để tổng hợp.)"


def review_paper(material: Material) -> Paper:
    """The draft review: head, completeness, the outline's sections with figures and tables, limits, signature."""
    rules = rules_for(material.review.office.family, material.review.as_of)
    text = Section(blocks=tuple(_text_blocks(material, rules)))
    appendix = Section(blocks=tuple(_appendix_blocks(material)), is_landscape=True)
    sections = (text, appendix) if appendix.blocks else (text,)
    return _paper(material.review, rules, sections)


def _paper(review: Review, rules: PaperRules, sections: tuple[Section, ...]) -> Paper:
    body, margin = rules.of["body"], rules.of["margin"]
    return Paper(
        title=f"Báo cáo {review.title}",
        sections=sections,
        font=rules.of["font"],
        body_pt=body["pt"],
        before_pt=body["before"],
        exact_line=body.get("exactly"),
        line=body.get("line", 1.0),
        indent_first=body["indent"],
        page_number_pt=rules.of["page_number"]["pt"],
        margins=(margin["top"], margin["bottom"], margin["left"], margin["right"]),
        created=f"{review.as_of.isoformat()}T00:00:00Z",
    )


def _text_blocks(material: Material, rules: PaperRules) -> Iterator[Block]:
    yield letterhead(material.review, rules)
    yield line(plain("DỰ THẢO", bold=True, italic=True, pt=13), align=Align.LEFT, is_tight=True)
    yield from title_lines("BÁO CÁO", _subject(material.review), rules)
    yield from _opening(material)
    yield from _outline_blocks(material, rules)
    yield from _limits(material, len([h for h in material.outline if h.level == 1]), rules)
    yield signature(material.review.office, rules)


def _subject(review: Review) -> str:
    title = review.title.strip()
    return title[len("báo cáo ") :] if title.lower().startswith("báo cáo ") else title


def _opening(material: Material) -> Iterator[Paragraph]:
    review = material.review
    cited = "; ".join(_cited(directive) for directive in review.directives)
    act = {ReviewKind.INTERIM: "sơ kết", ReviewKind.FINAL: "tổng kết"}.get(review.kind, "kiểm điểm")
    if cited:
        yield line(plain(f"Báo cáo này {act} việc thực hiện {cited}; số liệu giai đoạn {review.span.text()}."))
    judged = print_date(review.as_of)
    yield line(plain(f"{completeness_words(material)} Tình trạng tính đến {judged}."))
    yield from (line(plain(words, italic=True)) for words in _reservations(material))


def _cited(directive: DirectiveCited) -> str:
    dated = (
        f", ngày {directive.issued.day:02d}/{directive.issued.month}/{directive.issued.year}"
        if directive.issued
        else ""
    )
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    subject = f" {_about(directive.subject)}" if directive.subject else ""
    return f"{directive.kind} số {directive.symbol}{dated}{issuer}{subject}"


def _about(subject: str) -> str:
    return subject if subject.lower().startswith("về ") else f"về {subject}"


def _reservations(material: Material) -> Iterator[str]:
    """What a signer must know on page 1."""
    if not material.form.is_confirmed:
        yield "Lưu ý: cách hiểu biểu mẫu (form.toml) do máy đề xuất, chưa được người có trách nhiệm xác nhận."
    blocking = sum(1 for finding in material.findings if finding.severity is Severity.BLOCK)
    doubtful = sum(1 for figure in material.consolidation.figures if figure.doubtful)
    if blocking or doubtful:
        yield (
            f"Lưu ý: các tổng số là tạm tính; còn {blocking} lỗi phải sửa và {doubtful} tổng số có số liệu đang "
            "được hỏi lại đơn vị (xem loi-va-canh-bao.xlsx)."
        )


def _outline_blocks(material: Material, rules: PaperRules) -> Iterator[Block]:
    results = _results_heading(material.outline)
    first, second = 0, 0
    for index, heading in enumerate(material.outline):
        first, second = (first + 1, 0) if heading.level == 1 else (first, second + 1)
        yield _heading(heading, first, second, rules)
        if index == results:
            yield from _results(material, rules)
        elif not _has_children(material.outline, index):
            yield line(plain(_NO_NARRATIVE, italic=True))


def _results_heading(outline: tuple[Heading, ...]) -> int:
    """The section that the figures belong to: the one on results, else the second, else the first."""
    tops = [index for index, heading in enumerate(outline) if heading.level == 1]
    about = [index for index in tops if "ket qua" in fold(outline[index].text)]
    return about[0] if about else tops[min(1, len(tops) - 1)]


def _has_children(outline: tuple[Heading, ...], index: int) -> bool:
    following = outline[index + 1] if index + 1 < len(outline) else None
    return following is not None and following.level > outline[index].level


def _heading(heading: Heading, first: int, second: int, rules: PaperRules) -> Paragraph:
    if heading.level == 1:
        number = rules.of["section"]["numbering"].replace("I", _ROMAN[(first - 1) % len(_ROMAN)], 1)
        return line(plain(f"{number}{heading.text.upper()}", bold=True), heading=1, before=10)
    return line(plain(f"{second}. {heading.text}", bold=True), heading=2)


def _results(material: Material, rules: PaperRules) -> Iterator[Block]:
    for number, sheet in enumerate(_figure_sheets(material), start=1):
        yield line(plain(f"Biểu {number}. {_sheet_title(sheet)}", bold=True, italic=True), heading=3)
        yield from sheet_paragraphs(material, sheet)
        table = short_table(material, sheet)
        if table is not None:
            yield table


def _figure_sheets(material: Material) -> list[FormSheet]:
    return [sheet for sheet in material.form.sheets if not sheet.is_list and sheet.columns and sheet.rows]


def _sheet_title(sheet: FormSheet) -> str:
    words = _NUMBERED.sub("", (sheet.title or sheet.name).strip()) or sheet.name
    return words.capitalize() if words.isupper() else words[:1].upper() + words[1:]


def _limits(material: Material, sections: int, rules: PaperRules) -> Iterator[Block]:
    """What the figures do not say: who is missing, what was left out and why, what is estimated or doubtful."""
    heading = Heading(1, "Mức độ đầy đủ và chất lượng của số liệu")
    yield _heading(heading, sections + 1, 0, rules)
    yield from (line(plain(f"- {words}")) for words in _limit_words(material))
    kinds = _kinds_table(material)
    if kinds is not None:
        yield kinds


def _limit_words(material: Material) -> Iterator[str]:
    names = material.unit_names
    yield completeness_words(material)
    for code, reason in sorted(material.exclusions.items()):
        yield f"Không tính báo cáo của {names.get(code, code)}: {reason.rstrip('.')}."
    estimates = sum(1 for figure in material.consolidation.figures if figure.quality is Quality.ESTIMATE)
    if estimates:
        yield f"Có {estimates} tổng số chứa số ước tính, sẽ thay khi có số chính thức."
    short = sum(1 for figure in material.consolidation.figures if figure.missing)
    if short:
        yield f"Có {short} tổng số chưa đủ đơn vị; cột “Số đơn vị” ghi rõ số đơn vị đã có trên số phải có."


def _kinds_table(material: Material) -> PaperTable | None:
    counts = Counter(
        finding.unit for finding in material.findings if finding.unit and finding.severity is Severity.BLOCK
    )
    warned = Counter(
        finding.unit for finding in material.findings if finding.unit and finding.severity is Severity.WARN
    )
    rows = [
        (str(number), unit.name, _situation(material, unit.code), str(counts[unit.code]), str(warned[unit.code]))
        for number, unit in enumerate(material.units, start=1)
    ]
    return _plain_table(("TT", "Đơn vị", "Số liệu", "Lỗi", "Cảnh báo"), rows, (12.0, 75.0, 42.0, 18.0, 18.0))


def _situation(material: Material, code: str) -> str:
    if code in material.exclusions:
        return "không tính (có lý do)"
    return "đã tổng hợp" if code in material.consolidation.counted else "chưa có"


def _plain_table(
    headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...]
) -> PaperTable | None:
    if not rows:
        return None
    table = [_cells(headings, bold=True), *(_cells(row) for row in rows)]
    return PaperTable(widths=widths, rows=tuple(table), header_rows=1)


def _cells(texts: tuple[str, ...], *, bold: bool = False) -> tuple[Cell, ...]:
    aligned = [Align.LEFT if index == 1 else Align.CENTER for index in range(len(texts))]
    return tuple(
        Cell(
            paragraphs=(
                line(plain(text, pt=11, bold=bold), align=align, is_tight=True, before=1, after=1, keep_with_next=bold),
            ),
            shaded=bold,
        )
        for text, align in zip(texts, aligned, strict=True)
    )


def _appendix_blocks(material: Material) -> Iterator[Block]:
    for number, sheet in enumerate(_figure_sheets(material)):
        table = whole_table(material, sheet)
        if table is None:
            continue
        roman = f" {_ROMAN[number % len(_ROMAN)]}" if len(_figure_sheets(material)) > 1 else ""
        yield line(
            plain(f"Phụ lục{roman}", bold=True), align=Align.CENTER, is_tight=True, before=6, keep_with_next=True
        )
        yield line(
            plain(_sheet_title(sheet).upper(), bold=True, pt=13), align=Align.CENTER, is_tight=True, keep_with_next=True
        )
        yield line(
            plain("(Kèm theo Báo cáo số          ngày      tháng      năm          )", italic=True, pt=13),
            align=Align.CENTER,
            is_tight=True,
            keep_with_next=True,
        )
        yield table
