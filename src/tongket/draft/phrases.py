"""Takes patterns and runs, makes sentences: labels and headings as they read inside a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tongket.directive.form import FormRow
from tongket.draft.paper import Run, plain
from tongket.wording.fold import fold
from tongket.wording.letters import LOWER, UPPER

_OF_WHICH = re.compile(r"^trong đó\s*[:,]?\s*", re.IGNORECASE)
_ARITHMETIC = re.compile(r"\s*\((?:[\dIVXivx.]+|[+\-–/:=%x*\s]|×)+\)")  # "(1+2+3)", "(II/I)", "(%)"
_KIND_OF_PLACE = re.compile(
    r"^(?:Tỉnh|Thành phố(?! Hồ Chí Minh)|Quận|Huyện|Thị xã|Xã|Phường|Thị trấn|Đặc khu)(?= (?!(?:ủy|uỷ|[Đđ]oàn)\b)\D)"
)
_SLOT = re.compile(r"\{(\w+)\}")
_ALWAYS_CAPITAL = ("Tổ quốc", "Việt Nam", "Nhà nước", "Nhân dân")
_WORD = re.compile(rf"(?<!\w)[{LOWER}]{{2,}}(?!\w)")
_SYLLABLE = re.compile(  # folded
    r"(?:b|ch?|d|g[hi]?|h|kh?|l|m|n(?:gh?|h)?|ph?|qu|r|s|t[hr]?|v|x)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?"
)
_IN_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}(?!\w)")


def fill(pattern: str, **slots: Sequence[Run] | str) -> tuple[Run, ...]:
    """The runs of a pattern such as "{label} là {amount}."; a slot holds a text or runs."""
    return tuple(_filled(pattern, slots))


def _filled(pattern: str, slots: dict[str, Sequence[Run] | str]) -> Iterator[Run]:
    for number, piece in enumerate(_SLOT.split(pattern)):
        inside: Sequence[Run] | str = slots[piece] if number % 2 else piece
        if isinstance(inside, str):
            yield from (plain(inside),) if inside else ()
        else:
            yield from inside


def joined(items: Sequence[Sequence[Run]], between: str) -> tuple[Run, ...]:
    """Runs of several items with words between them."""
    runs: list[Run] = []
    for number, item in enumerate(items):
        runs.extend((plain(between),) if number else ())
        runs.extend(item)
    return tuple(runs)


def said_label(row: FormRow) -> str:
    """A row's label as a sentence says it: without "Trong đó" and without the form's own arithmetic."""
    label = _ARITHMETIC.sub("", _OF_WHICH.sub("", row.label.strip()))
    return label.strip(" :;.-–+") or row.label.strip()


def first_lower(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def name_inside(name: str) -> str:
    """A unit's name inside a sentence: "huyện Cái Bè", but "Quận 1", "Huyện ủy Cái Bè", "Sở Tư pháp".

    Decree 30/2020/NĐ-CP, Appendix II, III.1: the kind of place is a common noun, except before a numeral.
    """
    return _KIND_OF_PLACE.sub(lambda found: found[0].lower(), name)


def upper_start(text: str) -> str:
    """The text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def sentence_case(text: str, names: Collection[str] = ()) -> str:
    """A heading printed in capitals, as a sentence has it; one that is not in capitals stays as written.

    `names` are written in it as elsewhere: "OCOP", "Tiền Giang". What is no syllable is an abbreviation: "UBND".
    """
    words = text.strip()
    if not words.isupper():
        return upper_start(words)
    return upper_start(_with_capitals(_WORD.sub(_lowered, words.lower()), names))


def _lowered(word: re.Match[str]) -> str:
    return word[0] if _SYLLABLE.fullmatch(fold(word[0])) else word[0].upper()


def _with_capitals(text: str, names: Collection[str]) -> str:
    for name in (*_ALWAYS_CAPITAL, *names):
        text = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name.replace("\\", r"\\"), text)
    return text


def abbreviations_in(texts: Iterable[str]) -> frozenset[str]:
    """Words in capitals among others that are not: "OCOP" in "Số sản phẩm OCOP"."""
    return frozenset(word for text in texts if not text.isupper() for word in _IN_CAPITALS.findall(text))
