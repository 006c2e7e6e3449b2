"""Takes the paragraphs of a document, makes its provisions: each with its address, its first and last paragraph.

Acts are divided into Phần, Chương, Mục, Điều, khoản and điểm (Decree 30/2020, Appendix I); directives, plans and
reports into I., 1., a) and their like. What an amending act quotes is not its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tongket.directive.document import Paragraph, Provision, ProvisionKind
from tongket.directive.official.pieces import label_and_text

_ORDINALS = "nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_HEADS = (
    (
        ProvisionKind.APPENDIX,
        re.compile(
            r"ph[ụu] l[ụu]c(?:\s*(?:số\s*)?(?P<label>[ivx]+|\d+[a-z]?|[a-z]))?\s*(?:[.:–-]|\(|$)(?P<rest>.*)",
            re.I | re.S,
        ),
    ),
    (
        ProvisionKind.PART,
        re.compile(
            rf"ph[ầa]n\s+(?P<label>th[ứu]\s+(?:{_ORDINALS}|\d+)|[ivx]+|\d+|[a-d])\s*(?:[.:–-]|\n|$)(?P<rest>.*)",
            re.I | re.S,
        ),
    ),
    (
        ProvisionKind.CHAPTER,
        re.compile(
            rf"ch[ưu][ơo]ng\s+(?P<label>[ivxl]+|\d+|th[ứu]\s+(?:{_ORDINALS}|\d+))\s*(?:[.:–-]|\n|$|"
            rf"\s(?=[A-ZĐ]{{2}}))(?P<rest>.*)",
            re.I | re.S,
        ),
    ),
    (
        ProvisionKind.SECTION,
        re.compile(
            r"(?P<sub>ti[ểe]u )?m[ụu]c\s+(?P<label>\d+|[ivx]+|[a-z])\s*(?:[.:–-]|\n|$)(?P<rest>.*)", re.I | re.S
        ),
    ),
    (
        ProvisionKind.ARTICLE,
        re.compile(
            rf"đi[ềe]u\s+(?P<label>\d+[a-zđ]?|th[ứu]\s+(?:{_ORDINALS}|\d+))\s*(?:[.:]|[–-]\s|\n|$)(?P<rest>.*)",
            re.I | re.S,
        ),
    ),
)
_ROMAN = re.compile(r"(?P<label>[IVX]{1,6})\s*[./)–-]\s*(?P<rest>\S.*)", re.S)
_LETTERED = re.compile(r"(?P<label>[A-D])\s*[./–-]\s+(?P<rest>\S.*)", re.S)
_CLAUSE = re.compile(r"(?P<label>\d{1,3}[a-zđ]?)\s*(?:[.)]\s*(?!\d)|[/–-]\s+)(?P<rest>\S.*)", re.S)
_DECIMAL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?P<rest>\S.*)", re.S)
_POINT = re.compile(r"(?P<label>[a-zđ]{1,2})\s*(?:\)|[./]\s)\s*(?P<rest>\S.*)", re.S)
_OPENS, _CLOSES = ("“", '"', "«"), ("”", '"', "»")
_CLOSED = re.compile(r"[”»\"][.;,]?\s*(?:và)?$")
# How deep each stands; between them "Tiểu mục" and "1.1".
_APPENDIX, _PART, _CHAPTER, _SECTION, _SUBSECTION, _ARTICLE, _CLAUSE_LEVEL, _DECIMAL_LEVEL, _POINT_LEVEL = range(9)
_DEPTHS = {
    ProvisionKind.APPENDIX: _APPENDIX,
    ProvisionKind.PART: _PART,
    ProvisionKind.CHAPTER: _CHAPTER,
    ProvisionKind.SECTION: _SECTION,
    ProvisionKind.ARTICLE: _ARTICLE,
}
LONGEST_HEADING = 200
LONGEST_QUOTE = 80  # paragraphs
_NUMBERED = tuple("abcdđeghiklmnopqrstuvxy")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that opens a provision."""

    kind: ProvisionKind
    label: str
    rest: str
    level: int  # 0 is the outermost
    paragraph: int


def provisions_of(paragraphs: Sequence[Paragraph], *, last: int | None = None) -> tuple[Provision, ...]:
    """The provisions of paragraphs that follow one another; `last` is the number of the last that counts."""
    own = [each for each in paragraphs if getattr(each, "kind", "") != "note"]
    texts = [(each.number, unicodedata.normalize("NFC", label_and_text(each)).strip()) for each in own]
    if not texts:
        return ()
    marks = list(_marks(texts))
    end = last or texts[-1][0]
    return tuple(_provisions(marks, dict(texts), end))


def _marks(texts: Sequence[tuple[int, str]]) -> Iterator[_Mark]:
    """The lines that open provisions, what is quoted left out."""
    is_act = any(_HEADS[-1][1].match(text) for _, text in texts)
    reader = _Reader(is_act=is_act)
    quoted = 0
    for number, text in texts:
        if quoted:
            quoted = 0 if _CLOSED.search(text) or quoted > LONGEST_QUOTE else quoted + 1
            continue
        if text.startswith(_OPENS):
            quoted = 0 if _CLOSED.search(text) or not _opens_quote(text) else 1
            continue
        mark = reader.mark(number, text)
        if mark is not None:
            yield mark


def _opens_quote(text: str) -> bool:
    """Whether a quotation begins that goes on in the next paragraphs: it quotes a provision."""
    inner = text[1:].lstrip()
    is_provision = any(pattern.match(inner) for _, pattern in _HEADS) or _CLAUSE.match(inner) or _POINT.match(inner)
    return bool(is_provision) and text.count(text[0]) + sum(text.count(mark) for mark in _CLOSES[:1]) < 2


class _Reader:
    """Tells the marks of provisions from numbers that only look like them: labels count up from one."""

    def __init__(self, *, is_act: bool) -> None:
        self.is_act = is_act
        self.seen: dict[int, str] = {}  # the last label on each level

    def mark(self, number: int, text: str) -> _Mark | None:
        """The mark a paragraph begins with."""
        head = text[:LONGEST_HEADING]
        if not head or not (head[0].isalnum()):
            return None
        for kind, pattern in _HEADS:
            found = pattern.match(head) if head[0] in "PpCcMmĐđTt" else None
            if found and (kind is not ProvisionKind.APPENDIX or len(text) < 120):
                is_sub = bool(found.groupdict().get("sub"))
                return self._taken(kind, found, number, _SUBSECTION if is_sub else _DEPTHS[kind])
        return self._numbered(head, number)

    def _numbered(self, head: str, number: int) -> _Mark | None:
        if self.is_act and not self.seen:
            return None  # above the first article an act lists what amended it
        in_article = self.is_act and _ARTICLE in self.seen
        lettered = None if self.is_act else _LETTERED.match(head)
        if lettered and head.isupper() and self._follows(_PART, lettered["label"]):
            return self._taken(ProvisionKind.PART, lettered, number, _PART)
        roman = None if in_article else _ROMAN.match(head)
        if roman and self._follows(_SECTION, roman["label"]):
            return self._taken(ProvisionKind.SECTION, roman, number, _SECTION)
        decimal = None if in_article else _DECIMAL.match(head)
        if decimal and decimal["label"].split(".")[0] == self.seen.get(_CLAUSE_LEVEL):
            return self._taken(ProvisionKind.CLAUSE, decimal, number, _DECIMAL_LEVEL)
        clause = _CLAUSE.match(head)
        if clause and self._follows(_CLAUSE_LEVEL, clause["label"]):
            return self._taken(ProvisionKind.CLAUSE, clause, number, _CLAUSE_LEVEL)
        point = _POINT.match(head)
        if point and self._follows(_POINT_LEVEL, point["label"]):
            return self._taken(ProvisionKind.POINT, point, number, _POINT_LEVEL)
        return None

    def _follows(self, level: int, label: str) -> bool:
        """Whether a label is the first of its level or the next."""
        before = self.seen.get(level)
        order, place = _order(level, label), _order(level, before) if before else 0
        return order in {place + 1, place + 2} if before else order == 1 or (order == place and label != before)

    def _taken(self, kind: ProvisionKind, found: re.Match[str], number: int, level: int) -> _Mark:
        label = " ".join((found["label"] or "").split())
        self.seen = {at: each for at, each in self.seen.items() if at < level}
        self.seen[level] = label
        return _Mark(kind, label, " ".join(found["rest"].split()), level, number)


def _order(level: int, label: str | None) -> int:
    """The place of a label in its row, from 1; 0 where it has none."""
    if not label:
        return 0
    if level == _SECTION:
        return _roman(label)
    if level == _PART:
        return ord(label) - ord("A") + 1 if len(label) == 1 else 0
    if level == _POINT_LEVEL:
        return _NUMBERED.index(label) + 1 if label in _NUMBERED else 0
    digits = re.match(r"\d+", label)
    return int(digits[0]) if digits else 0


def _roman(label: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}.get(letter, 0) for letter in label.upper()]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


# --- addresses and ends


def _provisions(marks: Sequence[_Mark], texts: dict[int, str], end: int) -> Iterator[Provision]:
    numbers = list(texts)
    place = {number: at for at, number in enumerate(numbers)}
    above: list[tuple[_Mark, str]] = []
    lasts = _lasts(marks, end)
    for at, mark in enumerate(marks):
        above = [each for each in above if each[0].level < mark.level]
        address = _address(mark, above)
        above.append((mark, address))
        after = marks[at + 1].paragraph if at + 1 < len(marks) else end + 1
        yield Provision(
            kind=mark.kind,
            label=mark.label,
            address=address,
            heading=mark.rest or _heading_below(numbers, place[mark.paragraph], after, texts),
            paragraph=mark.paragraph,
            last_paragraph=max(lasts[at], mark.paragraph),
        )


def _lasts(marks: Sequence[_Mark], end: int) -> list[int]:
    """The last paragraph of each: the one before the next that stands as high or higher."""
    lasts = [end] * len(marks)
    open_ones: list[int] = []
    for at, mark in enumerate(marks):
        while open_ones and marks[open_ones[-1]].level >= mark.level:
            lasts[open_ones.pop()] = mark.paragraph - 1
        open_ones.append(at)
    return lasts


def _heading_below(numbers: Sequence[int], at: int, before: int, texts: dict[int, str]) -> str:
    """The lines in capitals that stand below "Chương I"."""
    lines: list[str] = []
    for number in numbers[at + 1 : at + 4]:
        if number >= before or not texts[number].isupper():
            break
        lines.append(" ".join(texts[number].split()))
    return " ".join(lines)


def _address(mark: _Mark, above: Sequence[tuple[_Mark, str]]) -> str:
    """In full, as an official writes it: "điểm a khoản 2 Điều 5", "mục II.3", "Mục 1 Chương II"."""
    within, outer = above[-1] if above else (None, "")
    if mark.kind is ProvisionKind.ARTICLE:  # its number is the document's: no chapter is needed to find it
        return f"Điều {mark.label} {above[0][1] if above and above[0][0].level == _APPENDIX else ''}".strip()
    if mark.kind is ProvisionKind.CLAUSE:
        return _clause_address(mark, within, outer)
    return f"{_word(mark)} {outer}".strip()


def _clause_address(mark: _Mark, within: _Mark | None, outer: str) -> str:
    if within is None or within.kind in {ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.APPENDIX}:
        return f"mục {mark.label} {outer}".strip()
    if within.kind is ProvisionKind.ARTICLE or within.kind is ProvisionKind.POINT:
        return f"khoản {mark.label} {outer}"
    word, label, *rest = outer.split(" ")
    if within.kind is ProvisionKind.CLAUSE:  # "1.1" below "1."
        return " ".join([word, f"{label.removesuffix(within.label)}{mark.label}", *rest])
    return " ".join([word, f"{label}.{mark.label}", *rest])


def _word(mark: _Mark) -> str:
    """ "Chương II", "Mục 1", "mục II", "điểm a"."""
    if mark.level == _SUBSECTION:
        word = "Tiểu mục"
    elif mark.kind is ProvisionKind.SECTION:
        word = "Mục" if mark.label.isdigit() else "mục"
    else:
        word = mark.kind.value if mark.kind is ProvisionKind.POINT else mark.kind.value.capitalize()
    return f"{word} {mark.label.lower() if ' ' in mark.label else mark.label}".strip()


def under(root: str, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """The provisions of an attached document, with whose they are: "Điều 1 Quy chế kèm theo"."""
    return tuple(replace(each, address=f"{each.address} {root}") for each in provisions)
