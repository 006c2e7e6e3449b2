"""Takes a text and the place after "Luật", "Bộ luật" or "Pháp lệnh", makes where the act's name ends.

A name is looked up in the list of acts, the longest first, whatever its case, its commas and where its tones stand.
A name nobody has listed is read by its grammar: it begins with a capital, or is closed by a number, a day or a year.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[./][A-Z]+)?")
_GAP = re.compile(r"(?:[ \t\u00a0]*[,;/(]?[ \t\u00a0]*\n?[ \t\u00a0]*)")
_CLOSED = re.compile(
    r"\s*(?:\([A-ZĐƯ/]{2,12}\)\s*)?(?:\(?\s*[Ll]uật\s+)?(?:số\s*:?\s*\d|ngày\s+\d|năm\s+\d{4}|\(?\s*số\s+\d|\d{4}\b)"
)
_AMENDS = re.compile(
    r"\s+(?:về\s+)?(?:việc\s+)?[Ss]ửa đổi(?:\s*,?\s*(?:và\s+)?bổ sung)?(?:\s+(?:(?:một số|các)\s+)?[Đđ]iều(?:\s+\d+)?)?"
    r"(?:\s+của)?\s+(?:các\s+)?(?=(?:[Bb]ộ [Ll]uật|[Ll]uật|[Pp]háp lệnh|Hiến pháp)\s)"
)
_AMENDED = re.compile(r"Bộ luật|Luật|Pháp lệnh|Hiến pháp", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:\s+có)?\s+liên quan(?:\s+đến)?[^.;:\n]{0,160}?(?=\s+(?:số\s*:?\s*\d|ngày\s+\d|năm\s+\d{4}))")
_ANOTHER = re.compile(r"\s*(?:,|và|,\s*và)\s+(?P<kind>[Bb]ộ [Ll]uật|[Ll]uật|[Pp]háp lệnh)(?=\s)")
_UP_TO_NUMBER = re.compile(
    r"\s[^.;:()\n]{3,150}?(?=\s*,?\s+(?:số|SỐ)\s*:?\s*\d{1,4}\s?[-/]\s?(?:(?:19|20)\d\d\s?/\s?(?:QH|PL|UBTVQH)|L\b|LCT|SL|PL))"
)
_OTHER_ACT = re.compile(
    r"\b(?:luật|pháp lệnh|hiến pháp|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|sắc lệnh|này|đó|được|hiệu lực)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\s*\((?:[Ss]ửa đổi(?:\s*,\s*bổ sung)?|[Bb]ổ sung)\)(?=\s*,?\s*(?:số\s*:?\s*\d|ngày\s+\d|năm\s+\d{4}))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_AMENDED = 6
_LONGEST = 30
_AFTER_COMMA = 9


class ActName(NamedTuple):
    """A name found: where it ends, and whether the list of acts knows it."""

    end: int
    is_known: bool


class _Word(NamedTuple):
    key: str
    typed: str
    end: int
    gap: str  # what stands before it


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("tongket.wording").joinpath("act_names.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def _keyed(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word_key(word) for word in each.split()) for each in _data()[name])


def _ends() -> frozenset[tuple[str, ...]]:
    return _keyed("ends")


def _joined() -> frozenset[tuple[str, ...]]:
    return _keyed("joined")


def _beyond() -> frozenset[str]:
    return frozenset(word for (word,) in _keyed("beyond"))


@lru_cache(maxsize=4)
def _known(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The listed names of a type by their first word, the longest first."""
    lists = {"Bộ luật": ("codes",), "Luật": ("laws", "codes"), "Pháp lệnh": ("ordinances",)}.get(kind, ())
    names = {tuple(word_key(word) for word in _WORD.findall(name)) for each in lists for name in _data()[each]}
    known: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        known.setdefault(name[0], []).append(name)
    return {first: tuple(each) for first, each in known.items()}


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """One word without case, and wherever its tone stands: "Hoà" and "hòa", "xử lí" and "xử lý" are the same."""
    parts = unicodedata.normalize("NFD", word.lower())
    marks = sorted(part for part in parts if unicodedata.combining(part))
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters.replace("y", "i") + "".join(marks)


def act_name_at(text: str, start: int, kind: str, *, is_amended: bool = False) -> ActName | None:
    """The name that begins at a place of a text; None where none does. `is_amended`: named by its amender."""
    name = _name_at(text, start, kind, is_amended=is_amended)
    return name._replace(end=_with_brackets(text, start, name.end)) if name else None


def is_amending(text: str, start: int) -> bool:
    """Whether the name that begins there is that of an act that amends others."""
    return _AMENDS.match(text, start) is not None


def _with_brackets(text: str, start: int, end: int) -> int:
    """ "… ở người (HIV/AIDS) năm 1995", "… (sửa đổi) ngày 21 tháng 6 năm 1994": on to the bracket that closes."""
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        return end + 1
    revised = _REVISED.match(text, end)
    return revised.end() if revised else end


def _name_at(text: str, start: int, kind: str, *, is_amended: bool) -> ActName | None:
    amended = None if is_amended else _AMENDS.match(text, start)
    if amended is not None:
        return _amending(text, amended.end())
    closed = _closed_by_number(text, start)
    if closed:
        return ActName(closed, is_known=True)
    words = list(_words(text, start))
    known = _listed(words, kind)
    if known:
        return ActName(words[known - 1].end, is_known=True)
    end = _by_grammar(
        text, words, is_lower_allowed=kind.startswith("Sắc"), is_named=_is_in_mid_sentence(text, start, kind)
    )
    return ActName(end, is_known=False) if end else None


def _closed_by_number(text: str, start: int) -> int:
    """ "Luật thuế xuất khẩu, thuế nhập khẩu số 45/2005/QH11": all up to an act's number, no other act between."""
    closed = _UP_TO_NUMBER.match(text, start)
    return closed.end() if closed is not None and _OTHER_ACT.search(closed[0]) is None else 0


def _is_in_mid_sentence(text: str, start: int, kind: str) -> bool:
    """Whether a capital letter there says that an act is named, not that a sentence begins."""
    head = start - len(kind)
    before = text[max(0, head - 3) : max(0, head)].rstrip(" ")
    return text[head : head + 1].isupper() and (before[-1:].islower() or before[-1:] == ",")


def _amending(text: str, start: int) -> ActName | None:
    """The name of an act that amends others: with the names of those."""
    inner = _AMENDED.match(text, start)
    kind = inner[0].capitalize() if inner else ""
    if inner is None or kind == "Hiến pháp":
        return ActName(inner.end(), is_known=True) if inner else None
    closed = _SEVERAL.match(text, inner.end())
    if closed is not None:
        return ActName(closed.end(), is_known=True)
    first = act_name_at(text, inner.end(), kind, is_amended=True)
    return _with_other_acts(text, first) if first else None


def _with_other_acts(text: str, first: ActName) -> ActName:
    """ "… của Luật A và Luật B số 57/2005/QH11": on to the last, where only that is followed by the number or day."""
    last = first
    for _ in range(_MOST_AMENDED):
        if _CLOSED.match(text, last.end) is not None:
            return last
        another = _ANOTHER.match(text, last.end)
        kind = another["kind"].capitalize() if another else ""
        name = act_name_at(text, another.end(), kind, is_amended=True) if another else None
        if name is None:
            break
        last = name
    return first


def _words(text: str, start: int) -> Iterator[_Word]:
    at = start
    for _ in range(_LONGEST):
        gap = _GAP.match(text, at)
        begins = gap.end() if gap else at
        word = _WORD.match(text, begins)
        if word is None or (begins == at and at != start):
            return
        yield _Word(word_key(word[0]), word[0], word.end(), text[at:begins])
        at = word.end()


def _listed(words: list[_Word], kind: str) -> int:
    """How many of the words are a listed name."""
    if not words or words[0].gap.strip():
        return 0
    keys = tuple(word.key for word in words)
    for name in _known(kind).get(keys[0], ()):
        if keys[: len(name)] == name and not any(";" in word.gap for word in words[: len(name)]):
            return len(name)
    return 0


def _by_grammar(text: str, words: list[_Word], *, is_lower_allowed: bool, is_named: bool) -> int:
    """Where an unlisted name ends; 0 where there is none."""
    if not words or words[0].gap.strip() or not words[0].gap or _is_no_beginning(words):
        return 0
    if (words[0].key,) in _ends() or (_is_end(words, 0) and not words[0].typed[0].isupper()):
        return 0
    last = _run(words, 0)
    closed = _CLOSED.match(text, words[last].end) is not None
    is_begun = words[0].typed[0].isupper() or is_named or (is_lower_allowed and last > 0)
    if not closed and (not is_begun or "\n" in words[0].gap):
        return 0
    if last + 1 < len(words) and not closed:
        last = _with_what_follows(text, words, last)
    return words[last].end


def _run(words: list[_Word], first: int) -> int:
    """The last word before a sign or a word that ends names."""
    last = first
    while last + 1 < len(words) and not words[last + 1].gap.strip() and not _is_end(words, last + 1):
        last += 1
    return last


def _with_what_follows(text: str, words: list[_Word], last: int) -> int:
    """ "Luật Trật tự, an toàn giao thông đường bộ.", "Luật Phí và lệ phí.": on where the name is all that is left."""
    first = last + 1
    if words[first].gap.strip() == "" and words[first].typed == "và" and first + 1 < len(words):
        first += 1
        if words[first].gap.strip() or words[first].key in _beyond():
            return last
    elif words[first].gap.strip() != ",":
        return last
    end = _run(words, first)
    is_closed = _CLOSED.match(text, words[end].end) is not None
    is_other = words[first].typed[0].isupper() and not (
        is_closed or (len(words[first].typed) > 1 and words[first].typed.isupper())
    )
    if is_other or _is_end(words, first):
        return last
    rest = text[words[end].end :][:12].lstrip(" ")
    ends_there = (
        not rest
        or rest[0] in '.;:)”"\n'
        or rest.startswith(("thì ", "hết hiệu"))
        or _CLOSED.match(text, words[end].end) is not None
    )
    return end if ends_there and end - first < _AFTER_COMMA else last


def _is_end(words: list[_Word], at: int) -> bool:
    if _YEAR.fullmatch(words[at].typed):
        return True
    if at and (words[at - 1].key, words[at].key) in _joined():
        return False
    pair = tuple(word.key for word in words[at : at + 2])
    return ((words[at].key,) in _ends() and pair not in _joined()) or pair in _ends()


def _is_no_beginning(words: list[_Word]) -> bool:
    starts = _keyed("no_beginnings")
    return (words[0].key,) in starts or tuple(word.key for word in words[:2]) in starts
