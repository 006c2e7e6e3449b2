"""Takes an office and the dated rules of its paper, makes the head and the foot of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tongket.directive.review import Office, Review
from tongket.draft.paper import Align, Cell, PaperTable, Paragraph, Run, line, plain
from tongket.layout.rules import PaperRules
from tongket.layout.text_width import lines_of, width_mm
from tongket.wording.fold import fold

# Millimetres: the two boxes of a letterhead between the margins. The right one holds the national name at 13 points.
_LEFT, _RIGHT = 66.0, 99.0
_FULL = _LEFT + _RIGHT
_MARGINS = 2.0  # of a cell, both sides
_SIDES = 10.0  # the subject stands this far in on both sides, at least
_SLACK = 4.0  # for printers whose letters are a little wider
_SHARE = 0.42  # of the words above: a short rule is a third to a half of them


def letterhead(review: Review, rules: PaperRules, *, kind: str = "BC") -> PaperTable:
    """Boxes 1 to 4: issuing body and number on the left, motto, place and date on the right."""
    top = (_box(issuer_lines(review.office, rules)), _box(_motto_lines(rules)))
    bottom = (_box([_number_line(review.office, rules, kind)]), _box([_place_and_date(review, rules)]))
    return PaperTable(widths=(_LEFT, _RIGHT), rows=(top, bottom), has_borders=False)


def _box(lines: list[Paragraph]) -> Cell:
    return Cell(paragraphs=tuple(lines))


def issuer_lines(office: Office, rules: PaperRules) -> list[Paragraph]:
    """The superior body, the issuing body, and the mark below them."""
    superior, issuer = rules.of["superior"], rules.of["issuer"]
    over, name = _bodies(office)
    above = in_lines(over.upper(), superior["pt"], _LEFT - _MARGINS)
    names = in_lines(name.upper(), issuer["pt"], _LEFT - _MARGINS)
    lines = [_head(text, superior["pt"], bold=superior["bold"]) for text in above]
    lines.extend(_head(text, issuer["pt"], bold=issuer["bold"]) for text in names)
    return [*lines, _issuer_mark(names, rules)]


def _bodies(office: Office) -> tuple[str, str]:
    """The superior and the issuing body as a letterhead has them.

    A Party committee's standing committee writes under the committee's name: "TỈNH ỦY TIỀN GIANG" alone; it says who
    it is where it signs, "T/M BAN THƯỜNG VỤ" (Hướng dẫn 36-HD/VPTW).
    """
    is_of_committee = fold(office.name) in _WITHIN_COMMITTEE and _COMMITTEE.search(fold(office.superior)) is not None
    return ("", office.superior) if office.family == "party" and is_of_committee else (office.superior, office.name)


_WITHIN_COMMITTEE = ("ban thuong vu", "ban chap hanh", "thuong truc")
_COMMITTEE = re.compile(r"^(?:tinh|thanh|huyen|thi|quan|dang) uy\b")


def in_lines(text: str, pt: float, width: float) -> list[str]:
    """A heading as it is, or cut where its two lines are most alike when one is too narrow for it."""
    words = text.split()
    if not words or len(words) == 1 or width_mm(text, pt) <= width:
        return [text] if words else []
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda pair: max(width_mm(each, pt) for each in pair)))


def _issuer_mark(names: list[str], rules: PaperRules) -> Paragraph:
    if rules.of["issuer_mark"] == "asterisk":
        return _head("*", 14)
    longest = max((width_mm(name, rules.of["issuer"]["pt"]) for name in names), default=0.0)
    return rule_of(longest * _SHARE, _LEFT)


def _motto_lines(rules: PaperRules) -> list[Paragraph]:
    lines = [_head(text, pt) for text, pt in zip(rules.of["motto"], rules.of["motto_pt"], strict=True)]
    under = rules.of["motto_rule_under"] - 1
    length = width_mm(rules.of["motto"][under], rules.of["motto_pt"][under])
    return [*lines, rule_of(length, _RIGHT)]


def _head(text: str, pt: float, *, bold: bool = True, **look: Any) -> Paragraph:
    return line(plain(text, pt=pt, bold=bold, **look), align=Align.CENTER, is_tight=True)


def rule_of(length: float, box: float) -> Paragraph:
    """A drawn rule of a length in millimetres, in the middle of a box."""
    side = max((box - _MARGINS - length) / 2, 0)
    blank = Run(text="", pt=2)
    return Paragraph(
        runs=(blank,),
        align=Align.CENTER,
        is_tight=True,
        rule_below=True,
        indent_left=side,
        indent_right=side,
        before=2,  # else the rule touches the tails of the letters above it
        exact_line=2,
    )


def _number_line(office: Office, rules: PaperRules, kind: str) -> Paragraph:
    # The number is left open: the clerk assigns it when the paper is issued.
    text = rules.of["number"]["text"].format(type=kind, body=body_symbol(office))
    return line(plain(text, pt=rules.of["number"]["pt"]), align=Align.CENTER, is_tight=True, before=6)


def open_number(office: Office, rules: PaperRules, kind: str) -> str:
    """The number as another paper cites it, its digits still open."""
    text: str = rules.of["number"]["text"]
    return text.format(type=kind, body=body_symbol(office)).removeprefix("Số:").removeprefix("Số").strip()


def body_symbol(office: Office) -> str:
    """The body's part of a number: "UBND", "TU"; dots where its name does not say."""
    names = fold(f"{office.name} {office.superior}")
    known = (symbol for words, symbol in _SYMBOLS[office.family] if words in names)
    return next(known, "……")


_SYMBOLS = {
    "state": (("uy ban nhan dan", "UBND"), ("ubnd", "UBND")),
    "party": (("tinh uy", "TU"), ("thanh uy", "TU"), ("huyen uy", "HU"), ("dang uy", "ĐU")),
}
_IN_TEXT = {
    "ỦY BAN NHÂN DÂN": "Ủy ban nhân dân",
    "BAN THƯỜNG VỤ": "Ban Thường vụ",
    "BAN CHẤP HÀNH": "Ban Chấp hành",
    "TỈNH ỦY": "Tỉnh ủy",
    "THÀNH ỦY": "Thành ủy",
    "HUYỆN ỦY": "Huyện ủy",
    "TỈNH": "tỉnh",
    "THÀNH PHỐ": "thành phố",
    "HUYỆN": "huyện",
}


def spoken_office(office: Office) -> str:
    """The office as a sentence names it: "Ban Thường vụ Tỉnh ủy Tiền Giang"; "" where its capitals cannot be known."""
    name = office.name.strip()
    if not name.isupper():
        return name
    standing = name.startswith("BAN ") and office.superior.strip().isupper()
    words = _in_text(f"{name} {office.superior.strip()}" if standing else name)
    place = office.place.strip()
    known = words.removesuffix(place.upper()).strip()
    return f"{known} {place}" if place and known != words.strip() and not known.isupper() else ""


def _in_text(words: str) -> str:
    for capitals, written in _IN_TEXT.items():
        words = words.replace(capitals, written)
    return words


def _place_and_date(review: Review, rules: PaperRules) -> Paragraph:
    place = review.office.place or "………"
    month = f"{review.as_of.month:02d}" if review.as_of.month <= 2 else str(review.as_of.month)
    text = f"{place}, ngày      tháng {month} năm {review.as_of.year}"
    look = rules.of["place_date"]
    return line(plain(text, pt=look["pt"], italic=look["italic"]), align=Align.CENTER, is_tight=True, before=6)


def title_lines(kind: str, subject: str, rules: PaperRules) -> list[Paragraph]:
    """The type of the document, its subject, and the mark below it."""
    kind_look, look = rules.of["type"], rules.of["subject"]
    starts = subject[:1].lower() if look["lower_start"] else subject[:1].upper()
    heading = line(plain(kind, pt=kind_look["pt"], bold=True), align=Align.CENTER, before=12, is_tight=True)
    side = _SIDES + even_sides(subject, look["pt"], _FULL - 2 * _SIDES)
    words = line(
        plain(starts + subject[1:], pt=look["pt"], bold=True),
        align=Align.CENTER,
        is_tight=True,
        indent_left=side,
        indent_right=side,
    )
    return [heading, words, _subject_mark(subject, rules)]


def even_sides(text: str, pt: float, width: float) -> float:
    """Millimetres in from each side that make the lines of a centred text about as long.

    No word is left alone, and no number of a document is broken at its hyphen where that can be.
    """
    count = len(lines_of(text, pt, width))
    tries = (width - side for side in range(int(width / 2))) if count > 1 else ()
    even = [room for room in tries if _is_well_broken(lines_of(text, pt, room - _SLACK), count)]
    return (width - min(even)) / 2 if even else 0.0


def _is_well_broken(lines: Sequence[str], count: int) -> bool:
    return len(lines) == count and not any(line.endswith("-") for line in lines)


def _subject_mark(subject: str, rules: PaperRules) -> Paragraph:
    if rules.of["subject_mark"] == "hyphens":
        return line(plain("-----", bold=True), align=Align.CENTER, is_tight=True, after=6)
    return rule_of(min(width_mm(subject, rules.of["subject"]["pt"]), _FULL - 2 * _SIDES) * _SHARE, _FULL + _MARGINS)


def signature(office: Office, rules: PaperRules) -> PaperTable:
    """Recipients on the left, who signs on the right with room for the signature."""
    return PaperTable(
        widths=(78.0, 87.0),
        rows=((Cell(paragraphs=tuple(_recipients(office, rules))), Cell(paragraphs=tuple(_signer(office, rules)))),),
        has_borders=False,
    )


def _recipients(office: Office, rules: PaperRules) -> list[Paragraph]:
    look, items = rules.of["recipients_heading"], rules.of["recipients"]
    heading = plain("Nơi nhận:", pt=look["pt"], bold=look["bold"], italic=look["italic"], underline=look["underline"])
    kept = [name for name in office.recipients if not name.lower().startswith("lưu")]
    last = next((name for name in office.recipients if name.lower().startswith("lưu")), items["last"])
    names = [f"- {name.rstrip(',;.')}{items['between']}" for name in kept] + [f"- {last.rstrip(',;.')}."]
    listed = [line(plain(name, pt=items["pt"]), align=Align.LEFT, is_tight=True) for name in names]
    return [line(heading, align=Align.LEFT, is_tight=True), *listed, *_blank_lines(2)]


def _signer(office: Office, rules: PaperRules) -> list[Paragraph]:
    capacity, title, name = rules.of["capacity"], rules.of["signer_title"], rules.of["signer_name"]
    return [
        *(_head(each, capacity["pt"], bold=capacity["bold"]) for each in _signing_lines(office.signer_capacity)),
        *(_head(each, title["pt"], bold=title["bold"]) for each in _signing_lines(office.signer_title)),
        *_blank_lines(4),
        _head(office.signer_name, name["pt"], bold=name["bold"]),
    ]


def _signing_lines(text: str) -> list[str]:
    """ "TM. ỦY BAN NHÂN DÂN" over "KT. CHỦ TỊCH": each capacity on its line, as written or one behind the other."""
    return [each.strip() for each in _NEXT_CAPACITY.split(text.upper())]


_NEXT_CAPACITY = re.compile(r"\n|\s+(?=(?:TM|KT|TL|TUQ)\.\s|[TK]/[TML]\s)")


def _blank_lines(count: int) -> list[Paragraph]:
    return [line(plain(""), is_tight=True, align=Align.CENTER) for _ in range(count)]
