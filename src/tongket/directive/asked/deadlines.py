"""Takes the words of a duty, makes until when: a day, a span after something, a rhythm, or nothing.

A date counts only behind words that make it a deadline: the date of a document cited is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tongket.directive.asked.letters import levelled
from tongket.directive.asked.told import Deadline, DeadlineKind
from tongket.periods.reading import read_period
from tongket.wording.dates import read_date

_DAY = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s+năm\s+\d{4})"
_DAY_OF_YEAR = r"\d{1,2}\s*[/-]\s*\d{1,2}(?![\d/-]|\.\d)|\d{1,2}\s+tháng\s+\d{1,2}(?!\s*,?\s+năm\s+\d)"
_MONTH = (
    r"(?:tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+|\s*-\s*)\d{4}|quý\s+(?:IV|I{1,3}|[1-4])\s*(?:/|-|năm|"
    r",)?\s*(?:năm\s+)?\d{4})"
)
_YEAR = r"(?:6 tháng (?:đầu|cuối) năm \d{4}|năm\s+\d{4})"
_CLOCK = r"(?:\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{2})?(?:\s*phút)?\s*,?\s*)?"
_BEFORE = (
    r"(?:trước|chậm nhất(?:\s+(?:là|đến|vào|trước))?|muộn nhất(?:\s+(?:là|vào))?|không quá|hạn cuối(?:\s+(?:là|cùng))?|"
    r"(?:thời\s+)?hạn(?:\s+(?:hoàn thành|gửi|nộp|cuối))?\s*(?:là|:)?|xong(?:\s+trước)?|"
    r"hoàn thành(?:\s+(?:vào|ngày|trước))?|"
    r"đến hết|đến|vào|thời gian(?:\s+(?:hoàn thành|thực hiện|gửi))?\s*(?:là|:)?|từ nay đến(?: hết)?)"
)
_EXPLICIT = re.compile(rf"(?<!\w){_BEFORE}\s*:?\s*{_CLOCK}(?:(?:hết\s+)?ngày\s+)?(?P<day>{_DAY})", re.IGNORECASE)
_WINDOW = re.compile(
    rf"(?<!\w)từ\s+(?:ngày\s+)?{_DAY}\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?P<day>{_DAY})", re.IGNORECASE
)
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?P<firm>trong|trước|xong(?: trong)?|hoàn thành(?: trong| trước)?|chậm nhất(?: là|"
    rf" trong| đến)?|đến hết|hết|thời gian\s*:?|thời hạn\s*:?|(?:đầu|giữa|cuối))\s+"
    rf"(?:ngày\s+)?(?:hết\s+)?(?P<period>{_MONTH}|{_YEAR}))",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"(?<!\w)(?:trước|chậm nhất(?:\s+(?:là|đến|vào|trước))?|hạn cuối(?:\s+là)?|"
    rf"xong trước)\s*:?\s*{_CLOCK}(?:hết\s+)?(?:ngày\s+)?(?:{_DAY_OF_YEAR})",
    re.IGNORECASE,
)
_EACH = r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm|6 tháng)"
_RHYTHM = re.compile(
    rf"(?<!\w)(?:"
    rf"(?:(?:chậm nhất|trước|"
    rf"vào)\s+(?:là\s+)?(?:ngày\s+)?\d{{1,2}}(?:/\d{{1,2}})?\s+(?:của\s+)?(?:tháng\s+(?:cuối|"
    rf"đầu)\s+(?:quý|của quý|mỗi quý)|{_EACH}))"
    rf"|định kỳ(?:\s*(?:,|vào|trước|theo)?\s*(?:[^\s.;:]+\s+){{0,4}}?(?:{_EACH}|quý|tháng|tuần|năm|"
    rf"06 tháng|6 tháng|sáu tháng)(?!\w)(?:\s*(?:,|và|hoặc)\s*(?:{_EACH}|1 năm|01 năm|một năm|năm|quý|"
    rf"6 tháng|06 tháng))*)?"
    rf"|(?:6 tháng|06 tháng|tháng|quý)\s*(?:,|và)\s*(?:{_EACH}|năm)(?!\s+\d)"
    rf"|{_EACH}(?:\s*(?:,|và)\s*{_EACH})*"
    r")",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"[\s,;(–-]*(?:hoàn thành|xong|thời gian|thời hạn|hạn|chậm nhất|trước ngày|trong (?:quý|tháng|năm))(?!\w)[^,;]*$",
    re.IGNORECASE,
)
_BARE_RHYTHM = re.compile(_EACH, re.IGNORECASE)
_REPORTS = re.compile(
    r"(?<!\w)(?:báo cáo|sơ kết|tổng kết|kiểm tra|giao ban|tổng hợp|công khai|công bố|"
    r"tổ chức(?! (?:đảng|chính trị|xã hội|cơ sở))|rà soát)(?!\w)",
    re.IGNORECASE,
)
_AFTER_TIME = re.compile(
    r"(?<!\w)(?:trong(?:\s+(?:thời hạn|thời gian|vòng))?|sau(?:\s+khi)?|chậm nhất(?:\s+(?:là|sau|"
    r"trong))?|không quá|tối đa)\s+"
    r"(?:(?:thời gian|vòng)\s+)?(?P<count>\d{1,3})(?:\s*\([^)]*\))?\s*(?P<measure>ngày làm việc|ngày|"
    r"tháng|tuần|giờ|năm)(?!\w)"
    r"(?P<since>(?:\s*,)?\s*(?:(?:kể\s+)?từ|sau|tính từ)\s+(?:ngày|khi|thời điểm|lúc)[^.,;:()]{0,90})?",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\s*(?:thường xuyên|liên tục|hằng năm|hàng năm|cả năm|theo định kỳ|định kỳ|hằng tháng|hằng quý)\s*\.?\s*",
    re.IGNORECASE,
)
_AFTERMATH = re.compile(r"(?<!\w)(?:sau khi|ngay sau khi|ngay khi)\s+[^.,;:()]{5,80}", re.IGNORECASE)
_IS_BEFORE = re.compile(r"trước$", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"(?P<day>{_DAY})")
_PERIOD_ALONE = re.compile(rf"(?P<period>{_MONTH}|{_YEAR}|\d{{1,2}}/\d{{4}})", re.IGNORECASE)


def is_deadline_only(text: str) -> bool:
    """ "hoàn thành trong quý III/2021", "xong trước 31/3": a clause that says nothing but until when."""
    return (
        _ONLY.match(levelled(text)) is not None and len(text) < 70 and deadline_of(text).kind is not DeadlineKind.NONE
    )


def deadline_in(text: str) -> Deadline:
    """The first deadline in the words of a duty; the rhythm goes before a day, a day before a span."""
    text = levelled(text)
    if (found := _RHYTHM.search(text)) and _is_rhythm_of_duty(text, found):
        return Deadline(DeadlineKind.RECURRING, found[0].strip(" ,"))
    if found := _EXPLICIT.search(text) or _WINDOW.search(text):
        return Deadline(DeadlineKind.EXPLICIT, found[0].strip(" ,"), _day(found["day"]))
    if (found := _AFTER_TIME.search(text)) and _is_span_allowed(found):
        return _relative(found)
    if found := _PERIOD.search(text):
        return Deadline(DeadlineKind.EXPLICIT, found[0].strip(" ,"), _end_of(found))
    if found := _NO_YEAR.search(text):
        return Deadline(DeadlineKind.EXPLICIT, found[0].strip(" ,"))
    return Deadline()


def _is_span_allowed(found: re.Match[str]) -> bool:
    """ "trong vòng 5 năm" alone is how long something lasts, "trong 10 ngày" until when."""
    is_from = found["since"] or not re.match(r"sau|trong", found[0], re.IGNORECASE)
    return bool(is_from) or found["measure"].lower() != "năm"


def _is_rhythm_of_duty(text: str, found: re.Match[str]) -> bool:
    """ "tiêu chí đánh giá hằng năm" says nothing of the duty; "hằng năm báo cáo" does."""
    if not _BARE_RHYTHM.match(found[0]):
        return True
    opens = not text[: found.start()].strip(" -–+,") or text[: found.start()].rstrip().endswith((",", ";"))
    return opens or _REPORTS.search(text) is not None


def deadline_of(cell: str) -> Deadline:
    """The deadline that a cell or line meant for it names: a bare date counts, and "Thường xuyên"."""
    text = " ".join(levelled(cell).split())
    if _ALWAYS.fullmatch(text):
        return Deadline(DeadlineKind.RECURRING, text)
    told = deadline_in(text)
    if told.kind is not DeadlineKind.NONE and (told.day or told.kind is not DeadlineKind.EXPLICIT):
        return told
    if found := next(reversed(list(_DAY_ALONE.finditer(text))), None):
        return Deadline(DeadlineKind.EXPLICIT, text, _day(found["day"]))
    if found := next(reversed(list(_PERIOD_ALONE.finditer(text))), None):
        return Deadline(DeadlineKind.EXPLICIT, text, _last_day(found["period"]))
    if found := _AFTERMATH.search(text):
        return Deadline(DeadlineKind.RELATIVE, text, since=found[0])
    return told


def _relative(found: re.Match[str]) -> Deadline:
    return Deadline(
        DeadlineKind.RELATIVE,
        found[0].strip(" ,"),
        count=int(found["count"]),
        measure=found["measure"].lower(),
        since=(found["since"] or "").strip(" ,"),
    )


def _day(typed: str) -> date | None:
    return read_date(f"ngày {typed}")


def _end_of(found: re.Match[str]) -> date | None:
    """ "trước tháng 6 năm 2024" ends with 31 May, "trong tháng 6 năm 2024" with 30 June."""
    period = read_period(found["period"])
    if period is None:
        return None
    return period.first - timedelta(days=1) if _IS_BEFORE.search(found["firm"]) else period.last


def _last_day(typed: str) -> date | None:
    period = read_period(typed)
    return period.last if period else None
