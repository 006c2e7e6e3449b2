"""Takes the head of a paragraph, says how it is numbered: "Phần I", "A.", "I-", "1.", "1.2", "a)", "-"."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """How high a numbering stands, whatever the unit's own style: a lower one goes inside a higher one."""

    PART = 0
    CHAPTER = 1
    CAPITAL = 2  # A.
    ROMAN = 3  # I.
    CAPS = 4  # no number, all capitals
    SECTION = 5  # Mục 1
    ARABIC = 6  # 1.
    ARTICLE = 7  # Điều 1.
    DOTTED = 8  # 1.1
    DOTTED_TWICE = 9  # 1.1.1
    DOTTED_MORE = 10
    BOLD = 11  # no number, all bold
    LETTER = 12  # a)
    LETTER_NUMBER = 13  # a1)
    BRACKETS = 14  # (1)
    DASH = 20
    PLUS = 21
    DOT = 22


class Label(NamedTuple):
    """A label as typed, and its rank."""

    text: str
    rank: Rank


_CAPITALS = "".join(
    letter for letter in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))) if letter.isupper()
)
_ENDS = rf"(?:[.:)](?=\s|$)|(?=\s*$|\s*\n|\s+[-–{_CAPITALS}]))"  # "Điều 5 của Luật" is a sentence, "Điều 5. Tên" is not
_WORDED = {
    head: (rank, re.compile(rf"(?:{word.upper()}|{word.capitalize()})\s+(?:{number}){_ENDS}"))
    for rank, word, number in (
        (Rank.PART, "phần", r"(?:THỨ|thứ|Thứ)\s+\w+|[IVX]+|\d+|[A-ZĐ]"),
        (Rank.CHAPTER, "chương", r"(?:THỨ|thứ|Thứ)\s+\w+|[IVX]+|\d+"),
        (Rank.SECTION, "mục", r"[IVX]+|\d+|[A-Z]"),
        (Rank.ARTICLE, "điều", r"\d{1,3}[a-zđ]?"),
    )
    for head in (word[:2].upper(), word[:2].capitalize())
}
_SEPARATOR = r"\s?(?:\.[-–/)]?|/[-–.]?|[):]|\s?[-–])"
_DIGITS, _ROMANS, _SECTIONS = "0123456789", "IVX", "ABCDEFGHĐKLMNOPQRSTU"
_SMALL = "abcdefghijklmnopqrstuvwxyzđ"
# Every shape with the letters it may begin with, tried in this order.
_NUMBERED = (
    (_ROMANS, Rank.ROMAN, re.compile(rf"(?:X{{0,2}}(?:IX|IV|V?I{{1,3}}|V)|X{{1,2}}){_SEPARATOR}(?=\s|[^\W\d]|$)")),
    (_ROMANS, Rank.ROMAN, re.compile(rf"(?:X{{0,2}}(?:IX|IV|V?I{{1,3}}|V)|X{{1,2}})(?=\s+[{_CAPITALS}]{{2,}})")),
    (
        _SECTIONS + _ROMANS,
        Rank.ARABIC,
        re.compile(rf"(?:[{_SECTIONS}]|[IVX]{{1,4}})\.\d{{1,2}}(?:{_SEPARATOR})?(?=\s+[{_CAPITALS}])"),
    ),  # "B.1.", "II.2"
    (_SECTIONS, Rank.CAPITAL, re.compile(rf"[{_SECTIONS}]{_SEPARATOR}(?=\s|[^\W\d]{{2}})")),
    (_DIGITS, Rank.DOTTED_MORE, re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{3,5}}(?:{_SEPARATOR})?(?=\s|[^\W\d])")),
    (
        _DIGITS,
        Rank.DOTTED_TWICE,
        re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{2}}(?:{_SEPARATOR})?(?=\s*[{_CAPITALS}])"),
    ),
    (_DIGITS, Rank.DOTTED, re.compile(rf"\d{{1,2}}\.\d{{1,2}}(?:{_SEPARATOR})?(?=\s*[{_CAPITALS}])")),
    (_DIGITS, Rank.ARABIC, re.compile(rf"\d{{1,3}}{_SEPARATOR}(?=\s|[^\W\d]|$)(?!\s*\d)")),
    (_SMALL, Rank.LETTER_NUMBER, re.compile(r"[a-zđ]\.?\d{1,2}\s?[.)](?=\s|[^\W\d])")),
    (
        _SMALL,
        Rank.LETTER,
        re.compile(rf"[a-zđ]\s?(?:\.[-–]?|\)|/(?=\s)|[-–](?=\s))(?=\s|[{_CAPITALS}])"),
    ),
    ("(", Rank.BRACKETS, re.compile(r"\((?:\d{1,3}|[a-zđ]|[ivx]{1,4})\)")),
)
_SHAPES = {
    head: [(rank, shape) for heads, rank, shape in _NUMBERED if head in heads]
    for head in _DIGITS + _ROMANS + _SECTIONS + _SMALL + "("
}
_BULLET_RANKS = {**dict.fromkeys("-–—−", Rank.DASH), "+": Rank.PLUS, **dict.fromkeys("*•▪●○◦·❖➢✓□☒", Rank.DOT)}
_BULLETS = {bullet: Label(bullet, rank) for bullet, rank in _BULLET_RANKS.items()}


def label_of(text: str) -> Label | None:
    """The label a paragraph opens with; None when it opens with words."""
    head, second = text[:1], text[1:2]
    if head in _BULLETS:
        return _BULLETS[head] if _may_follow_bullet(second) else None
    worded = _WORDED.get(text[:2])
    if worded is not None and (found := worded[1].match(text)):
        return Label(found[0], worded[0])
    if head not in _SHAPES or not _may_be_numbered(head, second):
        return None
    return next((Label(found[0].rstrip(), rank) for rank, shape in _SHAPES[head] if (found := shape.match(text))), None)


def _may_follow_bullet(second: str) -> bool:
    """A space or the first letter of a word: "-5" is a number, "--" a line."""
    return second.isspace() or second == "_" or (second.isalnum() and not second.isdecimal())


def _may_be_numbered(head: str, second: str) -> bool:
    """A letter is no number when a letter follows it, unless both are of a Roman number."""
    return not (head.isalpha() and second.isalpha()) or (head in "IVX" and second in "IVX")


def label_printed(text: str) -> Label | None:
    """The label a program prints before a paragraph; whatever it prints is one."""
    if not text:
        return None
    return label_of(f"{text} A") or Label(text, Rank.DOT if not text.strip("().").isalnum() else Rank.ARABIC)
