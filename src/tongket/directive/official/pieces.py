"""Takes paragraphs, makes pieces: what stands together in one column of one printed line, with its paragraph.

A letterhead and a signature stand in two columns. A reader of Word hands them over as table cells, one of plain text as
lines with wide gaps, one of PDF as lines in either order; here they all become pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongket.directive.document import Paragraph
from tongket.wording.fold import fold

LONGEST_LINE = 800  # a longer paragraph is prose, and one piece
_GAP = re.compile(r"\t+|(?<=\S)\s{4,}(?=\S)|(?:^|(?<=\s))\|(?=\s|$)")
_BLANK_TO_FILL = re.compile(  # a gap that is a blank to be filled in, no gap between columns
    r"số\s*:?[ \t.…_]*\d{0,5}[ \t.…_]*(?=[/-])|(?:ngày|tháng)[ \t.…_]*\d{0,2}[ \t.…_]*(?=tháng|năm)", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFF)) if letter.isupper())
_ACTS_FOR = rf"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.?\s?[{CAPITALS}]{{2}}"
_OFFICES = "CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|BỘ TRƯỞNG|TRƯỞNG BAN|CỤC TRƯỞNG"
_RUN_ON = re.compile(  # pieces a reader has run together: cells lose their line breaks, short lines of a page too
    r"(?<!NƯỚC)\s+(?=CỘNG H[OÒ][AÀ] XÃ HỘI\b|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do|Số\s*:|XÁC THỰC VĂN BẢN|"
    r"\(?[Đđ]ã ký\b|V/v\s|Kính (?:gửi|trình)\s*:|Nơi nhận\s*:)"
    rf"|(?<=[Đđ]ã ký\))\s+|(?<=năm \d{{4}})\s+(?=[{CAPITALS}]{{2}}|Kính)"
    rf"|(?<=[;:])\s+(?={_ACTS_FOR}|(?:PHÓ )?(?:{_OFFICES})\b)"
    rf"|(?<=[{CAPITALS}])\s+(?=Căn cứ\s)|(?<!^)\s+(?=I\s?[.–-]\s[{CAPITALS}, ]{{4,}}$)"
)
_ABOUT = re.compile(r"\s+(?=(?:về việc|V/v)\b)")
_LONG_RUN_ON = re.compile(r"\s+(?=Nơi nhận\s*:\s*$)")
_BODY_IN_CAPITALS = re.compile(
    r"\s+(?=(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ|HỘI ĐỒNG NHÂN DÂN|[UỦ][ỶY] BAN NHÂN DÂN|CỤC TRƯỞNG|"
    r"TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CHÁNH ÁN|VIỆN TRƯỞNG|BAN THƯỜNG VỤ)\b)"
)
_PLACE_WORD = rf"[{CAPITALS}](?![{CAPITALS}])[\w.]*"
_BEFORE_PLACE = re.compile(rf"\s+(?=(?:TP\.?\s?)?{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,3}}\s?,\s*ngày\b)")


_HEAD = 60  # pieces in which a head may be broken
_NUMBER_HEAD = re.compile(r"số\s*:", re.IGNORECASE)
_NUMBER_TAIL = re.compile(r"\d{1,5}\w?\s?[-/]\s?[A-ZĐ\d]")
_NATION = "cong hoa xa hoi chu nghia viet nam"
_LONE_WORD = re.compile(r"CỘNG|ỦY|UỶ|HỘI|[A-ZĐÀ-Ỹ][a-zà-ỹ]{1,6}")  # a first syllable that is no line by itself


class Piece(NamedTuple):
    """What stands together: its paragraph's number, its text in single spaces, its column from 0."""

    paragraph: int
    text: str
    column: int = 0
    is_note: bool = False

    @property
    def folded(self) -> str:
        """In small letters without marks."""
        return fold(self.text).replace("–", "-").replace("−", "-")

    @property
    def is_capital(self) -> bool:
        """Whether it is set in capitals, but for a letter or two."""
        small = sum(letter.islower() for letter in self.text)
        large = sum(letter.isupper() for letter in self.text)
        return large > 1 and small * 10 <= large


def pieces_of(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """Every piece in reading order; cells of a table column by column within a row."""
    pieces = [piece for paragraph in paragraphs for piece in _of(paragraph)]
    return [*_rejoined(pieces[:_HEAD]), *pieces[_HEAD:]]


def _rejoined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a head, those joined again that a narrow column broke: "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and _is_broken(held, piece):
            held = held._replace(text=f"{held.text} {piece.text}")
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _is_broken(one: Piece, other: Piece) -> bool:
    """Whether two lines are one: a number after "Số:", the second half of the nation's name, a word left alone."""
    above, below = one.text, other.text
    if _NUMBER_HEAD.fullmatch(above):
        return one.column == other.column and _NUMBER_TAIL.match(below) is not None
    if (head := fold(above)) and _NATION.startswith(f"{head} "):
        return fold(below).startswith(_NATION.removeprefix(f"{head} "))
    if one.column != other.column:
        return False
    return _LONE_WORD.fullmatch(above) is not None and (below.isupper() or ", ngày" in below)


def label_and_text(paragraph: Paragraph) -> str:
    """The text with the label a program prints before it and does not hold in it."""
    label: str = getattr(paragraph, "label", "")
    text = paragraph.text
    return f"{label} {text}" if label and not getattr(paragraph, "is_label_typed", True) else text


def _of(paragraph: Paragraph) -> Iterator[Piece]:
    is_note = getattr(paragraph, "kind", "") == "note"
    for column, text in _cells(paragraph):
        plain = " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())
        if plain:
            yield Piece(paragraph.number, plain, column, is_note)


def _cells(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    cells = getattr(paragraph, "cells", ())
    if cells:
        for cell in cells:
            yield from ((cell.column - 1, part) for line in cell.text.split("\n") for part in _parted(line))
    elif len(paragraph.text) > LONGEST_LINE and "\t" not in paragraph.text and "\n" not in paragraph.text:
        yield 0, label_and_text(paragraph)
    else:
        for line in label_and_text(paragraph).split("\n"):
            yield from _columns(line)


def _columns(line: str) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(_GAP.split(_BLANK_TO_FILL.sub(_closed, line))):
        yield from ((column, part) for part in _parted(cell))


def _closed(blank: re.Match[str]) -> str:
    """A blank without the width it has on paper."""
    return " ".join(blank[0].split()) + " " if re.search(r"\s{2}|\t", blank[0]) else blank[0]


def _parted(text: str) -> Iterator[str]:
    """A line whose parts were run together, apart again."""
    if len(text) > LONGEST_LINE:
        yield from _LONG_RUN_ON.split(text)
        return
    for part in _RUN_ON.split(text):
        plain = part.lstrip("* ")
        if plain[:3].lower() == "số ":
            yield from (piece for each in _BEFORE_PLACE.split(plain, maxsplit=1) for piece in _ABOUT.split(each))
        elif part[:3].lower() in {"số:", "v/v"} or part.split(" ")[0].isupper():
            yield from (piece for each in _BEFORE_PLACE.split(part, maxsplit=1) for piece in _capitals_apart(each))
        elif part:
            yield from _capitals_apart(part)


def _capitals_apart(text: str) -> Iterator[str]:
    """A title in small letters and the body in capitals that was the line below it."""
    found = next((each for each in _BODY_IN_CAPITALS.finditer(text) if text[each.end() :].isupper()), None)
    if found is None or text[: found.start()].isupper():
        yield text
    else:
        yield from (text[: found.start()], text[found.end() :])
