"""Takes a unit and its findings, makes the letters that go out: with annotated copies, and to silent units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import PurePosixPath

from tongket.check.finding import Finding, Severity
from tongket.check.speech import severity_word, spoken
from tongket.collect.submission import OddityKind
from tongket.directive.review import Review
from tongket.draft.annotated import why_not_annotated
from tongket.draft.letterhead_blocks import letterhead, signature
from tongket.draft.paper import Align, Cell, Paper, PaperTable, Paragraph, Section, line, plain
from tongket.draft.phrases import name_inside
from tongket.layout.rules import PaperRules, rules_for
from tongket.units.unit import Unit
from tongket.wording.dates import print_date
from tongket.wording.numbers import print_count

_MOST_LISTED = 40  # the letter stays readable; the copies say everything at its cell
_WIDTHS = (10.0, 20.0, 27.0, 60.0, 48.0)
_SMALL = 12.0
_NO_DATE = "ngày …… tháng …… năm ……"
_IN_THE_LIST = "Tệp đơn vị đã gửi ({files}) không tính được; lý do nêu trong danh sách lỗi gửi kèm."
_NOT_COUNTED = "Tệp đơn vị đã gửi ({files}) không có số liệu được tính."
_NOTHING_IN_IT = "Tệp đơn vị đã gửi ({files}) chưa có số liệu ở chỉ tiêu nào của biểu mẫu."


def covering_letter(
    review: Review,
    unit: Unit,
    findings: Sequence[Finding],
    *,
    rebuilt: Sequence[str] = (),
    lacking: Mapping[str, OddityKind] | None = None,
    has_copies: bool = True,
    reply_by: date | None = None,
) -> Paper:
    """The letter that goes with a unit's annotated copies.

    `rebuilt` names files that come back as .xlsx by values, `lacking` those of which no copy could be made.
    """
    listed = sorted((finding for finding in findings if finding.severity is not Severity.INFO), key=_weight)
    rules = rules_for(review.office.family, review.as_of)
    blocks: list[Paragraph | PaperTable] = [
        line(plain(_found(review, unit, listed)), after=4),
        *([_table(listed)] if listed else []),
        *_kept(
            [
                *_requests(unit, listed, reply_by, has_copies=has_copies),
                *_about_copies(rebuilt, lacking or {}),
                *_still_counted(listed),
            ]
        ),
    ]
    return _letter(review, unit, rules, "đề nghị kiểm tra, hoàn thiện số liệu báo cáo", blocks)


def reminder_letter(
    review: Review,
    unit: Unit,
    *,
    files: Sequence[str] = (),
    is_blank: bool = False,
    is_told: bool = True,
    reply_by: date | None = None,
) -> Paper:
    """The letter to a unit of which nothing counts. `files` names what came from it and could not be counted.

    `is_blank`: what came gives no figure of the form. `is_told`: a list of what is wrong goes with it.
    """
    rules = rules_for(review.office.family, review.as_of)
    why = _NOTHING_IN_IT if is_blank else _IN_THE_LIST if is_told else _NOT_COUNTED
    blocks = _kept(_reminder(review, unit, why.format(files=_file_names(files)) if files else "", reply_by))
    return _letter(review, unit, rules, "đôn đốc gửi báo cáo số liệu", blocks)


def _kept(texts: Iterable[str]) -> list[Paragraph]:
    """Paragraphs whose last stays with the signature: no page carries a signature alone."""
    said = list(texts)
    return [line(plain(text), keep_with_next=at == len(said) - 1) for at, text in enumerate(said)]


def _letter(
    review: Review, unit: Unit, rules: PaperRules, about: str, blocks: Sequence[Paragraph | PaperTable]
) -> Paper:
    greeting = line(plain("Kính gửi: ", bold=False), plain(f"{unit.name}."), align=Align.CENTER, before=14, after=8)
    closing = "Trân trọng." if review.office.family == "party" else "Trân trọng./."
    last = line(plain(closing), after=10, keep_with_next=True)
    body, margin = rules.of["body"], rules.of["margin"]
    recipients = replace(review.office, recipients=("Như trên",))
    return Paper(
        title=f"{about} ({unit.name})",
        sections=(
            Section(blocks=(_head(review, rules, about), greeting, *blocks, last, signature(recipients, rules))),
        ),
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


def _head(review: Review, rules: PaperRules, about: str) -> PaperTable:
    """The letterhead with what the letter is about under its number, as a công văn has it."""
    head = letterhead(review, rules, kind="CV")
    (top, (number, place)) = head.rows
    is_party = review.office.family == "party"
    subject = f"về việc {about}" if is_party else f"V/v {about}"
    under = line(plain(subject, pt=_SMALL, italic=is_party), align=Align.CENTER, is_tight=True, before=6)
    lines = tuple(_without_type(paragraph) if not is_party else paragraph for paragraph in number.paragraphs)
    return replace(head, rows=(top, (replace(number, paragraphs=(*lines, under)), place)))


def _without_type(paragraph: Paragraph) -> Paragraph:
    """A State công văn carries no abbreviation of a type in its number."""
    return replace(paragraph, runs=tuple(replace(run, text=run.text.replace("CV-", "")) for run in paragraph.runs))


def _weight(finding: Finding) -> tuple[int, str, str]:
    return (0 if finding.blocks else 1, finding.at.file, finding.at.sheet)


def _found(review: Review, unit: Unit, findings: Sequence[Finding]) -> str:
    files = sorted({PurePosixPath(finding.at.file).name for finding in findings if finding.at.file})
    named = f" (tệp {_quoted(files)})" if files else ""
    of_figures = "" if any(finding.at.paragraph is not None for finding in findings) else " số liệu"
    start = f"Qua kiểm tra báo cáo{of_figures} của {name_inside(unit.name)}{named} phục vụ {_lowered(review.title)}, "
    if not findings:
        return start + "số liệu đã đầy đủ, không có nội dung phải sửa."
    blocking = sum(finding.blocks for finding in findings)
    counted = ((blocking, "phải sửa"), (len(findings) - blocking, "cần kiểm tra lại"))
    said = " và ".join(f"{print_count(Decimal(count))} nội dung {what}" for count, what in counted if count)
    return f"{start}còn {said}, cụ thể:"


def _quoted(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} và {len(names) - 3} tệp khác"


def _lowered(title: str) -> str:
    words = title.strip()
    return words[:1].lower() + words[1:] if words[:3].lower() in ("báo", "tổn", "sơ ") else words


def _table(findings: Sequence[Finding]) -> PaperTable:
    heads = ("TT", "Mức độ", "Vị trí", "Nội dung", "Đề nghị")
    header = tuple(_cell(text, bold=True, align=Align.CENTER, shaded=True) for text in heads)
    names_file = len({finding.at.file for finding in findings}) > 1
    shown = enumerate(islice(findings, _MOST_LISTED), start=1)
    rows = tuple(_row(number, finding, names_file=names_file) for number, finding in shown)
    return PaperTable(widths=_WIDTHS, rows=(header, *rows), header_rows=1)


def _row(number: int, finding: Finding, *, names_file: bool) -> tuple[Cell, ...]:
    says, remedy = spoken(finding, "vi")
    return (
        _cell(str(number), align=Align.CENTER),
        _cell(severity_word(finding.severity)),
        _cell(_place(finding, names_file=names_file)),
        _cell(says),
        _cell(remedy),
    )


def _place(finding: Finding, *, names_file: bool) -> str:
    """ "Biểu 1, ô D14", "Lời văn, đoạn 14"; where several files came, a finding about a whole file names it."""
    if finding.at.paragraph is not None:
        return f"Lời văn, đoạn {finding.at.paragraph}"
    place = ", ".join(part for part in (finding.at.sheet, f"ô {finding.at.cell}" if finding.at.cell else "") if part)
    whole = f"Tệp “{PurePosixPath(finding.at.file).name}”" if names_file and finding.at.file else "Cả tệp"
    return place or whole


def _cell(text: str, *, bold: bool = False, align: Align = Align.LEFT, shaded: bool = False) -> Cell:
    run = plain(text, pt=_SMALL, bold=bold)
    paragraph = line(run, align=align, is_tight=True, indent_first=0, before=1, after=1, keep_with_next=bold)
    return Cell(paragraphs=(paragraph,), shaded=shaded)


def _requests(unit: Unit, findings: Sequence[Finding], reply_by: date | None, *, has_copies: bool) -> Iterator[str]:
    more = len(findings) - _MOST_LISTED
    if more > 0:
        told_at = "ghi tại từng ô trong tệp gửi kèm" if has_copies else "nêu trong danh sách lỗi gửi kèm"
        yield f"Ngoài ra còn {more} nội dung khác, {told_at}."
    if findings:
        marked = (
            "Trong tệp gửi kèm, ô cần sửa được tô màu và có ghi chú; trang cuối “Danh sách lỗi” liệt kê toàn bộ. "
            if has_copies
            else ""
        )
        yield (
            f"Đề nghị {name_inside(unit.name)} kiểm tra, sửa trên tệp đã gửi và gửi lại trước {_by(reply_by)}. "
            f"{marked}"
            "Nội dung nào đã đúng, đề nghị giải trình bằng văn bản."
        )


def _about_copies(rebuilt: Sequence[str], lacking: Mapping[str, OddityKind]) -> Iterator[str]:
    if rebuilt:
        names = [PurePosixPath(name).name for name in rebuilt]
        yield (
            f"Tệp {_quoted(names)} không phải định dạng .xlsx sửa được nên bản gửi kèm là bản chép lại bằng giá trị; "
            "đề nghị sửa trên tệp gốc hoặc trên biểu mẫu trống."
        )
    for name, kind in lacking.items():
        yield why_not_annotated(name, kind)


def _still_counted(findings: Sequence[Finding]) -> Iterator[str]:
    if findings and not any(finding.blocks for finding in findings):
        yield "Số liệu của đơn vị vẫn được tính trong dự thảo; các nội dung nêu trên để kiểm tra lại."


def _file_names(files: Sequence[str]) -> str:
    return _quoted([PurePosixPath(name).name for name in files])


def _by(reply_by: date | None) -> str:
    return print_date(reply_by) if reply_by is not None else _NO_DATE


def _reminder(review: Review, unit: Unit, about_files: str, reply_by: date | None) -> Iterator[str]:
    deadline = unit.deadline or review.deadline
    asked = f"Theo kế hoạch, các đơn vị gửi báo cáo số liệu phục vụ {_lowered(review.title)}"
    due = f" trước {print_date(deadline)}" if deadline else ""
    name = name_inside(unit.name)
    yield f"{asked}{due}. Đến {print_date(review.as_of)}, chưa có báo cáo số liệu nào của {name} được tính."
    if about_files:
        yield about_files
    yield (
        f"Đề nghị {name} khẩn trương gửi báo cáo theo biểu mẫu trước {_by(reply_by)}; chỉ tiêu không phát sinh "
        "thì ghi 0. Trong khi chờ, dự thảo báo cáo tổng hợp ghi rõ là thiếu số liệu của đơn vị."
    )
