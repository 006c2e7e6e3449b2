"""Takes a sentence and the span of the review, makes the times it speaks of; a time compared with is a base."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tongket.periods.period import Period
from tongket.periods.reading import read_period


class When(StrEnum):
    """How a time is told."""

    STATED = "stated"  # "năm 2020", "giai đoạn 2016-2020"
    UNTIL = "until"  # "đến cuối năm 2020"
    BEFORE = "before"  # "giai đoạn trước", "cùng kỳ": the one before whatever is spoken of
    YEARLY = "yearly"  # "bình quân mỗi năm"
    SINCE = "since"  # "từ năm 2017": of what is counted as it stands, that year; of what happens, from then on


class Time(NamedTuple):
    """One time in a text."""

    start: int
    end: int
    when: When
    period: Period | None
    is_base: bool = False  # behind "so với"


_YEAR = r"(?:19|20)\d\d"
_JOIN = r"\s*(?:-|–|—|đến hết năm|đến hết|đến năm|đến|tới)\s*(?:năm\s*)?"
_STATED = re.compile(
    rf"(?P<pair>(?:hai|2|02)\s*năm\s*(?P<one>{_YEAR})\s*(?:và|,)\s*(?:năm\s*)?(?P<other>{_YEAR}))"
    rf"|(?P<row>\b(?P<of>ba|bốn|năm|0?[3-9])\s*năm\s*{_YEAR}(?:\s*(?:,|và|;)\s*(?:năm\s*)?{_YEAR})+)"
    rf"|(?P<span>\b{_YEAR}{_JOIN}{_YEAR})"
    rf"|(?P<part>\b(?:quý\s*(?:iv|i{{1,3}}|[1-4])|(?:6|06|9|09)\s*tháng(?:\s*(?:đầu|cuối))?(?:\s*năm)?|tháng\s*\d{{1,2}})"
    rf"\s*(?:[/,]|năm)?\s*{_YEAR})"
    rf"|(?P<since>\btừ\s*(?:đầu\s*)?(?:năm\s*)?{_YEAR}\s*(?:đến|tới)"
    rf"\s*(?:nay|(?:hết\s*|cuối\s*)?tháng\s*\d{{1,2}}\s*/\s*{_YEAR}|cuối năm\s*{_YEAR}|ngày\s*[\d/]+))"
    rf"|(?P<from>\btừ\s*(?:đầu\s*)?năm\s*{_YEAR}\b(?!\s*(?:đến|tới|-|–|xuống|lên)))"
    rf"|(?P<until>\b(?:đến|tính đến|tới)\s*(?:hết|cuối)\s*năm\s*{_YEAR})"
    rf"|(?P<month>\b(?:tính đến|đến|tới)\s*(?:hết\s*|cuối\s*|nay,?\s*)?tháng\s*\d{{1,2}}\s*(?:/|năm)\s*{_YEAR})"
    rf"|(?P<eve>\b(?:(?:đến|tới)\s*)?(?:hết\s*)?(?:ngày\s*)?31\s*[/.-]\s*12\s*[/.-]\s*{_YEAR})"
    rf"|(?P<year>(?<![\d./-])(?<!tháng )\b{_YEAR}\b(?![\d/]|[.,]\d))",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"đến|tới", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:giai đoạn|thời kỳ|nhiệm kỳ|thời gian|kỳ) (?:trước(?: đó| đây)?|liền kề|liền trước)"
    r"|\b(?:\d+|mười|năm|ba) năm trước(?: đó| đây)?|\bcùng kỳ(?: năm trước| giai đoạn trước)?"
    r"|\bnăm (?:học )?trước(?: đó)?|\bnăm (?:liền kề|ngoái)|\btrước khi (?:có|thực hiện) chỉ thị"
    r"|\btrước đó|(?:(?<=hơn )|(?<=so với )|(?<=so ))trước\b",
    re.IGNORECASE,
)
_YEAR_BY_YEAR = re.compile(r"\bnăm sau(?: \w+){0,4} (?:hơn|kém|so với) $", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(?:\d+|mười|năm|ba) năm qua|\btrong (?:\d+|mười|năm|ba) năm\b(?! trước| cuối\b| đầu\b(?! tư))"
    r"|\bcả (?:giai đoạn|kỳ|\d+ năm)|\bgiai đoạn này"
    r"|\b(?:đến nay|hiện nay|hiện tại|hiện còn|hiện có|hiện đang|thì nay|nay đã|nay)\b"
    r"|(?<!phát )(?<!thực )(?<!thể )(?<!xuất )(?<!biểu )(?<!tái )\bhiện\b"
    r"|\b(?:qua|sau) (?:\d+|mười|năm|ba) năm|\btoàn (?:kỳ|giai đoạn)|\b\d+ năm thực hiện",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:bình quân|trung bình)(?:[^.;]|\.(?=\d)){0,40}?(?:mỗi|hằng|hàng|một|/)\s*năm"
    r"|\bmỗi năm(?= (?:có |được )?(?:bình quân|trung bình|khoảng|hơn|trên|gần|xấp xỉ))",
    re.IGNORECASE,
)
_STRICTLY_COMPARED = re.compile(
    r"(?:\bso\b|hơn|kém|lần|đôi)\s*(?:với|cùng)?\s*(?:cùng kỳ\s*)?"
    r"(?:mức |số |tỷ lệ |của |trung bình |bình quân )*(?:các )?"
    r"(?:thời điểm |cuối |đầu )?(?:năm học|năm|giai đoạn|thời kỳ|kỳ|nhiệm kỳ|10 năm|5 năm)?\s*\(?\s*$",
    re.IGNORECASE,
)
_FOLDED = re.compile(
    r"(?:\bgấp\s+(?:gần\s+|hơn\s+|khoảng\s+)?(?:[\d,]+|\w+)(?:\s+(?:rưỡi|lần))?"
    r"|\bbằng\s+(?:gần\s+|hơn\s+|khoảng\s+)?[\d,]+\s*%)\s+(?:mức |số |của )*"
    r"(?:cuối |đầu )?(?:năm học|năm|giai đoạn|thời kỳ|kỳ)?\s*$",
    re.IGNORECASE,
)


_PART_OF_SPAN = re.compile(
    r"\b(?:(?P<years>\d{1,2}|hai|ba|bốn|năm) năm|(?P<one>(?<!nửa )(?<!những )(?<!các )(?<!mấy )năm))"
    r" (?P<end>đầu tiên|đầu|cuối|sau|gần nhất|gần đây nhất|gần đây)\b"
    r"(?!\s*(?:năm|tháng|quý|tuần|tư|thú|mối|vào|ra|cùng|phiếu|thầu))",
    re.IGNORECASE,
)
_OF_A_TERM = re.compile(r"\s*(?:nhiệm kỳ|kỳ|giai đoạn)\b", re.IGNORECASE)
_YEARS_IN_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_AS_BASE = re.compile(r"\s*làm (?:mốc|gốc)", re.IGNORECASE)


def times(text: str, span: Period) -> list[Time]:
    """Every time of a text, in order."""
    found = [_stated(match, text, span) for match in _STATED.finditer(text)]
    found += [Time(*match.span(), When.BEFORE, None, True) for match in _BEFORE.finditer(text) if _is_time(match)]
    found += [Time(*match.span(), When.STATED, span) for match in _SPAN.finditer(text)]
    last = Period.years(span.last.year)
    found += [Time(*match.span(), When.STATED, last) for match in _YEAR_JUST_OVER.finditer(text)]
    found += [Time(*match.span(), When.STATED, span) for match in _ALL_YEARS.finditer(text) if _is_all(match, span)]
    found += [Time(*match.span(), When.YEARLY, None) for match in _YEARLY.finditer(text)]
    first = Period.years(span.first.year)
    compared = (match for match in AT_FIRST.finditer(text) if _is_compared(match, text))
    found += [Time(*match.span(), When.STATED, first, is_base=True) for match in compared]
    found += [_part_of_span(match, text, span) for match in _PART_OF_SPAN.finditer(text)]
    found = [*_halves(text, span), *found]
    known = [time for time in found if time is not None]
    return _without_overlaps(sorted(known, key=lambda time: (time.start, -time.end)))


def _is_time(before: re.Match[str]) -> bool:
    """ "năm sau cao hơn năm trước" tells that it rose every year, and of no year."""
    return _YEAR_BY_YEAR.search(before.string[: before.start()]) is None


_YEAR_JUST_OVER = re.compile(
    r"(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!những )(?<!các )(?<!mấy )\bnăm (?:vừa qua|vừa rồi|gần nhất)\b",
    re.IGNORECASE,
)
AT_FIRST = re.compile(
    r"\b(?:ban đầu|lúc đầu|khi mới bắt đầu|khi bắt đầu|thời điểm bắt đầu|đầu giai đoạn|đầu nhiệm kỳ|đầu kỳ)\b"
    r"(?! (?:còn|chưa|tuy|có lúc|lúng túng))",
    re.IGNORECASE,
)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_ALL_YEARS = re.compile(
    r"(?<!mỗi )(?<!từng )(?<!sau )(?<!dưới )(?<!trên )\b(?P<years>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm\b"
    r"(?!\s*(?:\d{1,4}\b(?![.,]\d)|trước|nay|tới|tiếp|liền|đầu|cuối|một lần|tuổi|tù|kinh nghiệm|học|liên tục))",
    re.IGNORECASE,
)


def _is_all(match: re.Match[str], span: Period) -> bool:
    """ "kinh phí 3 năm là …" in the review of three years."""
    told = match["years"].lower()
    return (_NUMBERS.get(told) or int(told)) == span.last.year - span.first.year + 1 > 1


_AT_FIRST_YEARS = re.compile(r"\b(\d{1,2}|hai|ba|bốn|năm) năm đầu\b", re.IGNORECASE)


def _years_at_first(before: str) -> int:
    """ "ba năm đầu mỗi năm 3 công trình, hai năm sau": the rest of the span."""
    told = _AT_FIRST_YEARS.findall(before)
    return _YEARS_IN_WORDS.get(told[-1].lower()) or int(told[-1]) if told else 0


def _part_of_span(match: re.Match[str], text: str, span: Period) -> Time | None:
    """ "5 năm đầu", "năm cuối": so many years from the one end or the other."""
    if match["one"] and match["end"].lower() == "đầu" and _OF_A_TERM.match(text[match.end() :]):
        return None  # "năm đầu nhiệm kỳ": as "đầu nhiệm kỳ"
    if match["one"] and match["end"].lower() == "gần đây":
        return None
    told = (match["years"] or "1").lower()
    years = _YEARS_IN_WORDS.get(told) or int(told)
    first, last = span.first.year, span.last.year
    if not 0 < years <= last - first:
        return None
    if match["end"].lower() == "sau" and years + _years_at_first(text[: match.start()]) != last - first + 1:
        return None
    is_at_end = not match["end"].lower().startswith("đầu")
    period = Period.years(last - years + 1, last) if is_at_end else Period.years(first, first + years - 1)
    return Time(*match.span(), When.STATED, period, _is_compared(match, text))


_HALF = re.compile(r"\bnửa (?:(?P<first>đầu|trước)|sau|cuối)\b(?!\s*(?:năm|tháng|quý|tuần|thế kỷ|bài))", re.IGNORECASE)
_AFTER_BEFORE = re.compile(
    r"\b(?P<sau>(?P<years>\d{1,2}|hai|ba|bốn|năm) năm sau)\b[^.;:]{0,60}?\b(?:hơn|so với|kém)\s+"
    r"(?P<truoc>(?P=years) năm trước)\b(?! đó)",
    re.IGNORECASE,
)


def _halves(text: str, span: Period) -> list[Time]:
    """ "nửa đầu ít hơn nửa sau 8 lượt", "5 năm sau nhiều hơn 5 năm trước 13 km" in the review of ten years."""
    first, last = span.first.year, span.last.year
    years = (last - first + 1) // 2
    if years * 2 != last - first + 1:
        return []
    early, late = Period.years(first, first + years - 1), Period.years(last - years + 1, last)
    told = [
        Time(*match.span(), When.STATED, early if match["first"] else late, _is_compared(match, text))
        for match in _HALF.finditer(text)
    ]
    for match in _AFTER_BEFORE.finditer(text):
        number = match["years"].lower()
        if (_YEARS_IN_WORDS.get(number) or int(number)) == years:
            told.append(Time(*match.span("sau"), When.STATED, late))
            told.append(Time(*match.span("truoc"), When.STATED, early, is_base=True))
    return told


def _is_compared(match: re.Match[str], text: str) -> bool:
    """ "so với năm 2021", "gấp ba năm 2021", "bằng 84,62% của năm 2021"."""
    before = text[max(0, match.start() - 50) : match.start()]
    return _STRICTLY_COMPARED.search(before) is not None or _FOLDED.search(before) is not None


def _stated(match: re.Match[str], text: str, span: Period) -> Time | None:
    is_base = _is_compared(match, text) or _AS_BASE.match(text[match.end() :]) is not None
    if match["since"] or match["from"]:
        first = int(re.search(_YEAR, match[0])[0])  # type: ignore[index]
        is_whole = first == span.first.year
        since = span if is_whole else Period.years(first, max(first, span.last.year))
        return Time(*match.span(), When.SINCE if match["from"] else When.STATED, since, is_base)
    if match["pair"]:
        return Time(*match.span(), When.STATED, Period.years(int(match["one"]), int(match["other"])), is_base)
    if match["row"]:
        return _row_of_years(match, is_base=is_base)
    if end := match["until"] or match["eve"]:
        is_until = match["until"] is not None or _UP_TO.match(end) is not None
        return Time(*match.span(), When.UNTIL if is_until else When.STATED, Period.years(int(end[-4:])), is_base)
    if match["month"] and int(match[0][-4:]) == span.last.year:
        return Time(*match.span(), When.UNTIL, Period.years(span.last.year), is_base)  # as far as the report goes
    period = read_period(match[0])
    return Time(*match.span(), When.STATED, period, is_base) if period is not None else None


def _row_of_years(match: re.Match[str], *, is_base: bool) -> Time | None:
    """ "ba năm 2023, 2024, 2025": the three together."""
    years = [int(year) for year in re.findall(_YEAR, match["row"])]
    is_whole = len(years) == (_NUMBERS.get(match["of"].lower()) or int(match["of"])) == years[-1] - years[0] + 1
    return Time(*match.span(), When.STATED, Period.years(years[0], years[-1]), is_base) if is_whole else None


def _without_overlaps(found: Sequence[Time]) -> list[Time]:
    out: list[Time] = []
    for time in found:
        if out and time.start < out[-1].end:
            if time.when is When.BEFORE and time.end > out[-1].end:
                out[-1] = time
            continue
        out.append(time)
    return out
