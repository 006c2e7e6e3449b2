"""Takes a composed text, makes the stretches whose numbers count nothing: dates, times, ages, names."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:\d{4}|\d{2}))?"
_TIME_WORDS = (
    r"(?:năm(?!\s*"
    + _YEAR
    + r")|tháng|ngày(?!\s*công)|giờ|phút|giây|tuần|quý|nhiệm kỳ|thế kỷ|thập niên|thập kỷ|mùa|vòng)"
)
_PIECES = (
    # 48-CT/TW, 15/KH-UBND, 05/2015/NĐ-CP, 27/2020/QH14
    r"(?-i:\b\d{1,5}(?:\s?/\s?"
    + _YEAR
    + r")?\s?[-–/]\s?(?:[A-ZĐƯ]{2,}|[A-ZĐƯ]+(?=[-–/]))[\wĐƯđư.]*(?:\s?[-–/]\s?[A-ZĐƯ][\wĐƯđư.]*)*)",
    r"\b\d{1,2}\s*(?:-|–|đến)\s*(?:dưới\s+)?\d{1,2}\s*tuổi\b|\b\d{1,3}\s*tuổi\b",
    r"\bngày\s*" + _DAY + r"|\bngày\s*\d{1,2}\s*tháng\s*\d{1,2}(?:\s*năm\s*" + _YEAR + r")?|\bngày\s*\d{1,2}\b",
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?" + _YEAR + r"\b",
    r"\b(?<!mỗi )(?<!hằng )(?<!hàng )tháng\s*\d{1,2}(?:\s*(?:[/.-]|năm)\s*" + _YEAR + r")?"
    r"(?:\s*(?:-|–|đến)\s*\d{1,2}(?:\s*/\s*" + _YEAR + r")?)?",
    r"\b\d{1,2}\s?/\s?" + _YEAR + r"\b",
    r"\b(?:năm|giai đoạn|nhiệm kỳ|niên độ|từ|thời kỳ|khóa)\s*"
    + _YEAR
    + r"(?:\s*(?:-|–|—|,|và|đến năm|đến|tới)\s*"
    + _YEAR
    + r")*\b",
    r"\bquý\s*(?:iv|i{1,3}|[1-4])\b(?:\s*(?:/|năm)\s*" + _YEAR + r")?",
    r"\b" + _YEAR + r"\s*(?:-|–|—)\s*" + _YEAR + r"\b",
    r"\b\d+\s*(?:-|–)\s*\d+\s*" + _TIME_WORDS + r"\b|\b\d+(?:,\d+)?\s*" + _TIME_WORDS + r"\b",
    r"\b\d{1,2}\s*(?:giờ|g|h)\s*(?:\d{2})?\b|\b24\s?/\s?(?:24|7)\b",
    r"(?:điện thoại|đường dây nóng|số máy|tổng đài|hotline|fax)\s*(?:số\s*)?:?\s*\(?\d[\d.\s]{2,}\d",
    r"[“\"][^”\"\n]{1,90}[”\"]",  # a name in quotation marks: “3 không”, “Camera 24/24”
    r"\b\d+\s*trong\s*(?:những|các|số các)\b",
    r"\[\d{1,2}\]",
    r"\b(?:điều|khoản|điểm|mục|chương|phụ lục|biểu)\s+\d+(?:\s*(?:,|và|hoặc|đến|-)\s*(?:điều\s+|khoản\s+)?\d+)+\b"
    r"(?!\s*%)",  # "xong dứt điểm 88,25%" is no point of a law
    r"\b1\s?/\s?\d[\d.]{2,}\b",  # the scale of a map
    r"\b(?:sáng|trưa|chiều|tối|hôm|đêm)\s+(?:ngày\s+)?\d{1,2}\s?[-/.]\s?\d{1,2}\b|\(\s*(?P<day>\d{1,2})\s?[-/]\s?(?!(?P=day)\b)(?:0?[1-9]|1[0-2])\s*\)",
    r"\b(?:ban chỉ đạo|tổ công tác|đoàn công tác|tiểu ban)\s+\d+\b(?!\s+(?:người|thành viên|đồng chí|cán bộ)\b)",
    r"\b(?:nghị quyết|chỉ thị|kết luận|nghị định|thông tư|quyết định|pháp lệnh|điều|khoản)\s+(?:số\s+)?\d+\b"
    r"(?!\s*(?:%|/))",
    r"\bcứ\s+(?:100|một\s+trăm)(?=\s[^.;\d]{1,40}?\b(?:có|thì)\s)"
    r"|\bcứ\s+(?!100\s)\d+[^.;\d]{0,40}?(?:có|thì)\s+(?:có\s+)?(?:hơn\s+|gần\s+|khoảng\s+)?\d+",
    r"\bcứ\s+(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^.;,\d]{1,40}?"
    r"\b(?:thì|mới|chỉ)\s+(?:có\s+)?(?:hơn\s+|gần\s+|khoảng\s+)?"
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\b(?:,\s*(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\b)?",
    r"\b(?:một, hai|hai, ba|ba, bốn|bốn, năm|năm, sáu|sáu, bảy|bảy, tám|tám, chín)\b",  # more or less
    r"\b\d\s+tại\s+chỗ\b",
    r"\b[1-5]\s+sao\b",  # a grade
)
_NOT_COUNTED = re.compile("|".join(f"(?:{piece})" for piece in _PIECES), re.IGNORECASE)
_LABEL = re.compile(
    r"\s*[A-ZĐ]{1,4}\s?[.\-]\s?\d{1,2}(?:\.\d{1,2})*\b|\s*\d{1,2}\s?[-–/](?=\s)"
    r"|\s*\(?\d{1,2}(?:\.\d{1,2})*\s?[.)](?=\s)\.?|\s*\d{1,2}(?:\.\d{1,2})+(?=\s+[^\W\d])"
)
_LONE_YEAR = re.compile(r"(?<![\d.,/])" + _YEAR + r"(?![\d]|[.,]\d|/\d)")


_SHORTENED = re.compile(
    r"\btừ\s+\d+\s+(ngày|giờ|phút)\b[^.;,\d]{0,30}?\b(?:xuống|còn|lên)\b[^.;,\d]{0,15}?\d+\s+\1\b",
    re.IGNORECASE,
)


def not_counted(text: str) -> list[tuple[int, int]]:
    """Where such stretches begin and end, in order; "rút ngắn từ 20 ngày xuống còn 12 ngày" counts its days."""
    counted = [match.span() for match in _SHORTENED.finditer(text)]
    found = [match.span() for match in _NOT_COUNTED.finditer(text)]
    found = [(start, end) for start, end in found if not any(first <= start < last for first, last in counted)]
    label = _LABEL.match(text)
    return [label.span(), *found] if label else found


_OF_A_HUNDRED = re.compile(
    r"\bcứ\s+(?:100|một\s+trăm)\s[^.;\d]{1,40}?\b(?:có|thì)\s+(?:(?:có|hơn|gần|khoảng|trên|xấp xỉ|chỉ)\s+)*(?=\d)",
    re.IGNORECASE,
)


def of_a_hundred(text: str) -> set[int]:
    """Where numbers begin that are told of a hundred: "cứ 100 vụ thì có 45 vụ"."""
    return {match.end() for match in _OF_A_HUNDRED.finditer(text)}


def lone_years(text: str) -> list[tuple[int, int]]:
    """Numbers that look like a year and stand in no other stretch."""
    return [match.span() for match in _LONE_YEAR.finditer(text)]
