"""Takes an outline and the figures, makes the sections of a review: each sheet under the heading that asks for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tongket.directive.form import FormSheet
from tongket.directive.outline import USUAL_OUTLINE, Heading
from tongket.draft.material import Material
from tongket.draft.paper import Align, PaperTable, Paragraph, line, plain
from tongket.draft.phrases import sentence_case, upper_start
from tongket.draft.point_prose import chosen_points, section_paragraphs
from tongket.draft.review_tables import PORTRAIT, PORTRAIT_SIZES, Frame, frame_for, note, short_body, table
from tongket.draft.rows_lent import Lent, names, rows_lent
from tongket.draft.sheet_prose import sheet_paragraphs
from tongket.layout.rules import PaperRules
from tongket.wording.fold import fold, words
from tongket.wording.numbers import print_count

Block = Paragraph | PaperTable

LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBERED = re.compile(r"^(?:biểu|phụ lục|mẫu|bảng)(?: số)?\s*[\dIVX]+\s*[.:\-–]?\s*", re.IGNORECASE)
_NO_NARRATIVE = "…………………………………………"  # page 1 says why
_LEFT_TO_PAGE = "(Có {} ý về mục này, phần lớn do từng đơn vị nêu riêng, chưa đưa vào dự thảo; xem review.html.)"
_NOTHING_TOLD = "(Báo cáo của các đơn vị không có nội dung cho mục này.)"
_SAID = 0.75  # of a group's name
_ALIKE = 0.6  # share of words that a heading and a sheet's title have in common


def figure_sheets(material: Material) -> list[FormSheet]:
    """The sheets that carry figures to add up."""
    return [sheet for sheet in material.form.sheets if not sheet.is_list and sheet.columns and sheet.rows]


def sheet_title(sheet: FormSheet, names: Collection[str] = ()) -> str:
    """A sheet's title without its number, as a sentence has it."""
    return sentence_case(_NUMBERED.sub("", (sheet.title or sheet.name).strip()) or sheet.name, names)


def roman(number: int) -> str:
    """1 is "I"; beyond the list, plain digits."""
    return ROMAN[number - 1] if number <= len(ROMAN) else str(number)


def outline_blocks(material: Material, rules: PaperRules) -> Iterator[Block]:
    """Every heading of the outline with its figures, or a line that says it has none yet."""
    placed = _places(material)
    lent = rows_lent(_outline(material), placed, material.tellers)
    frame = _frame(material)
    for index, (heading, number) in enumerate(_numbered(_outline(material))):
        yield _heading(heading, number, rules)
        borrowed = [paragraph for each in lent if each.to == index for paragraph in _lent_paragraphs(material, each)]
        own = [_with_its_paragraphs(material, sheet, lent) for sheet in placed.get(index, ())]
        if len(borrowed) + sum(len(paragraphs) for _, paragraphs in own) == 1:
            borrowed = [_no_list(paragraph, heading) for paragraph in borrowed]
            own = [(sheet, [_no_list(each, heading) for each in paragraphs]) for sheet, paragraphs in own]
        has_figures = bool(own or borrowed)
        prose = list(section_paragraphs(material, index, _told_by_figures(material, has_figures=has_figures)))
        yield from (*prose, *borrowed)
        for sheet, paragraphs in own:
            yield from _sheet_blocks(material, sheet, frame, paragraphs, has_own_heading=heading.level > 1)
        if not has_figures and not prose and not _has_children(_outline(material), index):
            yield line(plain(_nothing(material, index), italic=True))


def _nothing(material: Material, index: int) -> str:
    """What stands under a heading without text: nobody wrote, nobody wrote of it, or only single units did."""
    if not material.told.reports:
        return _NO_NARRATIVE
    left = len(chosen_points(material, index, frozenset()).left)
    return _LEFT_TO_PAGE.format(print_count(Decimal(left))) if left else _NOTHING_TOLD


def _with_its_paragraphs(
    material: Material, sheet: FormSheet, lent: Sequence[Lent]
) -> tuple[FormSheet, list[Paragraph]]:
    """A sheet and its prose, without the rows told elsewhere."""
    away = frozenset(row for each in lent if each.sheet is sheet for row in each.rows)
    return sheet, list(sheet_paragraphs(material, sheet, lambda row: row.row not in away))


def _no_list(paragraph: Paragraph, heading: Heading) -> Paragraph:
    """The only group under a heading is no list: it has no dash, nor its name where the heading has said it."""
    first, *rest = paragraph.runs
    if not first.text.startswith("- ") or not rest:
        return paragraph
    name = set(words(first.text))
    if len(name & set(words(heading.text))) >= _SAID * len(name):
        return replace(paragraph, runs=(replace(rest[0], text=upper_start(rest[0].text)), *rest[1:]))
    return replace(paragraph, runs=(replace(first, text=first.text.removeprefix("- ")), *rest))


def _told_by_figures(material: Material, *, has_figures: bool) -> frozenset[str]:
    return material.points_about_figures if has_figures else frozenset()


def _lent_paragraphs(material: Material, lent: Lent) -> Iterator[Paragraph]:
    return sheet_paragraphs(material, lent.sheet, lambda row: row.row in lent.rows)


def _outline(material: Material) -> Sequence[Heading]:
    return material.outline or USUAL_OUTLINE


def _places(material: Material) -> Mapping[int, list[FormSheet]]:
    """Under which heading each sheet goes: the one that names it or reads like it, else the section on results."""
    results = _results_heading(_outline(material))
    placed: dict[int, list[FormSheet]] = {}
    for sheet in figure_sheets(material):
        asked = next((i for i, heading in enumerate(_outline(material)) if _asks_for(heading, sheet)), results)
        placed.setdefault(asked, []).append(sheet)
    return placed


def _asks_for(heading: Heading, sheet: FormSheet) -> bool:
    if names(heading, sheet):
        return True
    title, asked = set(words(sheet_title(sheet))), set(words(heading.text))
    return heading.level > 1 and len(title & asked) >= _ALIKE * len(title | asked)


def _results_heading(outline: Sequence[Heading]) -> int:
    """The section that the figures belong to: the one on results, else the second, else the first."""
    tops = [index for index, heading in enumerate(outline) if heading.level == 1]
    about = [index for index in tops if "ket qua" in fold(outline[index].text)]
    return (about or tops[1:] or tops or [0])[0]


def _has_children(outline: Sequence[Heading], index: int) -> bool:
    following = outline[index + 1] if index + 1 < len(outline) else None
    return following is not None and following.level > outline[index].level


def _numbered(outline: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """Each heading with its number among those of its level under the same heading."""
    counts: dict[int, int] = {}
    for heading in outline:
        above = {level: count for level, count in counts.items() if level < heading.level}
        counts = above | {heading.level: counts.get(heading.level, 0) + 1}
        yield heading, counts[heading.level]


def heading_marks(outline: Sequence[Heading]) -> Iterator[str]:
    """What each heading is numbered by, with those above it: "II", "II.1", "II.1.a"."""
    above: dict[int, str] = {}
    for heading, number in _numbered(outline):
        own = roman(number) if heading.level == 1 else _label(heading.level, number).rstrip(". )-") or str(number)
        above = {level: mark for level, mark in above.items() if level < heading.level} | {heading.level: own}
        yield ".".join(above.values())


def _heading(heading: Heading, number: int, rules: PaperRules) -> Paragraph:
    if heading.level == 1:
        label = rules.of["section"]["numbering"].replace("I", roman(number), 1)
        words, before = f"{label}{heading.text.upper()}", 10.0
    else:
        words, before = f"{_label(heading.level, number)}{_unbroken(heading.text)}", None
    level = min(heading.level, 3)
    indent = rules.of["body"]["indent"]  # as the body's, but not stretched from margin to margin
    return line(plain(words, bold=True), heading=level, before=before, align=Align.LEFT, indent_first=indent)


def _label(level: int, number: int) -> str:
    """ "1. " for the second level, "a) " for the third, in the Vietnamese alphabet; deeper ones have a dash."""
    if level == 2:
        return f"{number}. "
    return f"{LETTERS[number - 1]}) " if level == 3 and number <= len(LETTERS) else "- "


def _unbroken(text: str) -> str:
    """ "Biểu 4" on one line."""
    return re.sub(r"\b(Biểu|Phụ lục|Mẫu) (?=[\dIVX])", "\\1\N{NO-BREAK SPACE}", text)


def _frame(material: Material) -> Frame:
    bodies = [body for sheet in figure_sheets(material) if (body := short_body(material, sheet)) is not None]
    return frame_for(bodies, width=PORTRAIT, sizes=PORTRAIT_SIZES)


def _sheet_blocks(
    material: Material, sheet: FormSheet, frame: Frame, paragraphs: Sequence[Paragraph], *, has_own_heading: bool
) -> Iterator[Block]:
    number = figure_sheets(material).index(sheet) + 1
    if not has_own_heading:
        yield line(plain(sheet_title(sheet, material.names), bold=True, italic=True), heading=3)
    yield from paragraphs
    body = short_body(material, sheet)
    if body is None:
        return
    yield _caption(material, sheet, number)
    yield from note(body)
    yield table(body, frame)


def _caption(material: Material, sheet: FormSheet, number: int) -> Paragraph:
    count = len(figure_sheets(material))
    appendix = f"Phụ lục {roman(number)}" if count > 1 else "Phụ lục"
    text = f"{sheet.name.strip()}: số liệu chủ yếu (số liệu đầy đủ tại {appendix})"
    return line(
        plain(text, italic=True, pt=12), align=Align.CENTER, is_tight=True, before=6, after=3, keep_with_next=True
    )
