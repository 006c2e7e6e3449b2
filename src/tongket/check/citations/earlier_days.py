"""Takes a sentence and a body named in it, says whether the sentence speaks of days when that body was there.

It gives a day, month or year before the body went; or words of history; or it cites a document of that body. Years
that belong to documents cited ("Nghị định 105/2021/NĐ-CP") tell nothing of when the sentence plays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from tongket.check.citations.abolished_data import words
from tongket.wording.citations import citations
from tongket.wording.fold import fold

_DAY = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?(?:[/.-]|\stháng\s)\s?(\d{1,2})\s?(?:[/.-]|\snăm\s)\s?((?:19|20)\d\d)(?!\d)"
)
_MONTH = re.compile(r"tháng\s+(\d{1,2})\s?(?:[/.-]|\snăm\s)\s?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?!\d)")
_FIRST_HALF = re.compile(r"(?:6|06|sáu) tháng đầu năm (?P<year>20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:trước|đến)\s+(?:ngày\s+|tháng\s+|hết\s+)*$", re.IGNORECASE)
_BEFORE, _AFTER = 45, 28  # letters in which words right beside a name stand
_REQUEST_TO = 110  # letters from the beginning of a request in which the asked body stands
_OF_A_DOCUMENT = re.compile(
    r"\b(?:ke hoach|nghi quyet|cong van|chi thi|de an|quyet dinh|chuong trinh|huong dan|thong bao|ket luan|van ban)\b"
    r"[^.;,]{0,60} cua (?:ban thuong vu |thuong truc |ban chap hanh )?$"
)


def tells_of_earlier_days(text: str, start: int, end: int, gone: date) -> bool:
    """Whether the body named from `start` to `end` may be named, though it is gone since that day."""
    if _is_marked(text, start, end):
        return True
    if _is_asked(text, start):
        return False
    return _issued_then(text, start, gone) or _is_dated_before(text, gone) or _has_words_of_history(text)


def _is_marked(text: str, start: int, end: int) -> bool:
    """ "nguyên Bí thư Huyện ủy", "Ủy ban nhân dân huyện (cũ)"."""
    before, after = fold(text[max(0, start - _BEFORE) : start]), fold(text[end : end + _AFTER])
    return re.search(rf"\b(?:{_any_of('before')})\b[^,;.]*$", before) is not None or (
        re.match(rf"[^,;.]*\b(?:{_any_of('after')})\b", after) is not None
    )


def _is_asked(text: str, start: int) -> bool:
    """Whether the sentence begins by asking, and the body is who is asked."""
    opening = fold(text[:start])
    is_near = start <= _REQUEST_TO and not re.search(r"[;.]\s", text[:start])
    return is_near and re.match(rf"\W*(?:\w{{1,3}}[.)]\s*)?(?:{_any_of('requests')})\b", opening) is not None


def _issued_then(text: str, start: int, gone: date) -> bool:
    """Whether the body stands as the issuer of a document that it could issue."""
    cited = next((each for each in citations(text) if each.start < start < each.end), None)
    if cited is not None:
        return cited.dated is None or cited.dated < gone
    return _OF_A_DOCUMENT.search(fold(text[:start]) + " ") is not None


def _is_dated_before(text: str, gone: date) -> bool:
    plain = _without_citations(text)
    if any(day < gone or (day == gone and until) for day, until in _days(plain)):
        return True
    halves = (int(found["year"]) for found in _FIRST_HALF.finditer(plain))
    is_first_half = any(date(year, 6, 30) < gone for year in halves)
    return is_first_half or any(int(year) < gone.year for year in _YEAR.findall(plain))


def _days(text: str) -> Iterator[tuple[date, bool]]:
    """Days and months, and whether the sentence says "before" that day."""
    for pattern in (_DAY, _MONTH):
        for found in pattern.finditer(text):
            numbers = [int(number) for number in found.groups()]
            day, month, year = numbers if len(numbers) == 3 else (1, *numbers)
            try:
                yield date(year, month, day), _UNTIL.search(text[: found.start()]) is not None
            except ValueError:
                continue


def _without_citations(text: str) -> str:
    for cited in reversed(citations(text)):
        text = f"{text[: cited.start]} {text[cited.end :]}"
    return text


def _has_words_of_history(text: str) -> bool:
    return re.search(rf"\b(?:{_any_of('history')}|{_any_of('handover')})\b", fold(text)) is not None


@cache
def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in _folded(words(name)))


def _folded(texts: Iterable[str]) -> list[str]:
    return sorted({fold(text) for text in texts}, key=len, reverse=True)
