"""Takes one unit's sentence, says whether only that unit can say it: by its numbers, places, names and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tongket.units.unit import Unit
from tongket.wording.fold import fold
from tongket.wording.letters import LOWER, UPPER

_CENTRAL = r"\d+(?:/\d{4})?\s*[-–/]\s*[A-ZĐƯ]{2,}[\w.]*\s*[-–/]\s*(?:TW|T\.?Ư|CP|TTg|QH)\d*|\d+/\d{4}/QH\d+"
_GENERAL_NUMBERS = re.compile(
    rf"(?:{_CENTRAL})(?:\s*,?\s*ngày\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})?|"
    r"(?:chỉ thị|nghị quyết|kết luận|luật)\s+(?:số\s+)?\d+(?![\d/-])|"
    r"(?:từ |đến )?năm\s+\d{4}(?:\s*[-–]\s*\d{4})?|giai đoạn\s+\d{4}\s*[-–]\s*\d{4}|"
    r"\d{4}\s*[-–]\s*\d{4}|\d{1,2}\s+năm",
    re.IGNORECASE,
)
# "năm" is a year as well, and how often or on how many levels a thing is done is no count of things
_DIGIT = "hai|ba|bốn|sáu|bảy|tám|chín"
_SPELLED = re.compile(
    rf"\b(?<!thứ )(?i:(?:{_DIGIT}|năm) mươi(?: \w+)?|mười(?: (?:một|lăm|{_DIGIT}))?|{_DIGIT}) "
    r"(?!năm|tháng|tuần|ngày|quý|lần|kỳ|buổi|cấp|bên|mặt|chiều|mươi|là|và|hay|phần|trăm|bốn)[a-zđà-ỹ]{2,}"
)
_PLACE_NOUNS = (
    "xã|phường|thị trấn|ấp|khóm|khu phố|tổ dân phố|thôn|buôn|làng|cầu|chợ|Quốc lộ|Tỉnh lộ|đường|bãi|bến|cảng|kênh|rạch|"
    "sông|núi|đèo|đảo|cồn|cù lao|khu (?:công nghiệp|kinh tế|du lịch|đô thị)"
)
_NATURE = "bãi|kênh|rạch|sông|làng|cồn|cù lao|khu"
_OF_A_KIND = "Văn hóa|Nông thôn mới|Cửu Long"  # what many places are called, and the delta that is nobody's own
_BODIES = "Ủy|Ban|Bộ|Sở|Hội|Đoàn|Công|Mặt|Đảng|Nhà|Quỹ|Trung|Chi|Chỉ|Tổ"
_OWN_PLACE = re.compile(
    rf"(?:^(?i:{_PLACE_NOUNS})|\b(?:{_PLACE_NOUNS}))\s+(?!{_OF_A_KIND})(?:[{UPPER}]\w+|\d)|"
    rf"\bbản [{UPPER}]\w+ [{UPPER}]|"  # "bản Sín Chải", not "bản Cam kết"
    rf"\b(?i:{_NATURE})(?: [{LOWER}]+){{1,3}} (?!{_BODIES})[{UPPER}][{LOWER}]+ [{UPPER}]"  # "bãi nghêu Tân Thành"
)
_OWN_DEPUTY = re.compile(rf"\b(?:đồng chí|một) Phó [{UPPER}]")
_OWN_DIVISION = re.compile(rf"\b(?:Phòng|Chi cục|Trung tâm|Ban Quản lý) [{UPPER}]")
_LEVELS = re.compile(r"^(?:thanh pho|thi xa|huyen|quan|tinh|xa|phuong|thi tran)\s+")
_SHORTEST_NAME = 5  # letters: shorter names of one word are words of the language too
_LONG_NAME = 3  # words before "tỉnh": "Ban An toàn giao thông tỉnh" names itself without it, "Công an tỉnh" does not
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_PLACES = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Phường", "Xã")
_GENERAL = "".join(f"(?<!{word} )" for word in ("các", "cấp", "liên", "mỗi", "từng", "nhiều", "những", "số", "làng"))
_MEMBERS = re.compile(r"(?:Hội|Đoàn)(?: Liên hiệp)? ([A-ZĐ]\w+ \w+)")  # "Phụ nữ", "Nông dân", "Thanh niên"
_OTHER_BODIES = (
    "Văn phòng", "Chi nhánh", "Cục", "Chi cục", "Trung tâm", "Quỹ", "Bệnh viện", "Kho bạc", "Liên đoàn", "Ban Quản lý",
)  # fmt: skip
_OF_A_BODY = {
    "Công an": r"\b(?:chiến sĩ|nghiệp vụ|chuyên án|[Tt]rưởng công an)\b",
    "Bộ Chỉ huy": r"\b(?:đồn|trạm|[Bb]iên phòng|Bộ Chỉ huy)\b",
    "Hội": r"\b(?:Hội(?! nghị)|chi hội|hội viên|chị em|các chị)\b",
    "Đoàn": r"\b(?:Đoàn(?! thể)|chi đoàn|đoàn viên)\b",
    "Tỉnh Đoàn": r"\b(?:Đoàn(?! thể)|chi đoàn|đoàn viên)\b",
    "Ủy ban Mặt trận": r"\b(?:Ban Thường trực|Mặt trận)\b",
    "Ban": r"\bBan(?! (?:Thường|Chấp|Chỉ|Bí|Tuyên))\b",
    "Sở": r"\b(?:Sở|ngành)\b",
    "Sở Giáo dục": r"\b(?:trường|học sinh|giáo viên|năm học)\b",
    "Tòa án": r"\b(?:[Tt]òa án|thẩm phán|xét xử)\b",
    "Viện": r"\b(?:[Vv]iện|kiểm sát viên)\b",
    "Trường": r"\b(?:[Nn]hà trường|[Tt]rường)\b",
    **{kind: rf"\b(?:{kind}|{kind.lower()})\b" for kind in _OTHER_BODIES},
}


def is_own(text: str, unit: Unit) -> bool:
    """Whether it holds the unit's own numbers, places, board or name."""
    if any(letter.isdigit() for letter in _GENERAL_NUMBERS.sub("", text)) or _SPELLED.search(text):
        return True
    if _OWN_PLACE.search(text) or _OWN_DEPUTY.search(text):
        return True
    if own_place(unit) is None and (_BARE_BOARD.search(text) or _OWN_DIVISION.search(text)):
        return True
    if _SPEAKS.search(text) or _TO_THOSE_ABOVE.search(text) or _is_of_whole_place(text, unit):
        return True
    folded = f" {fold(text)} "
    return any(f" {name} " in folded for name in _names(unit))


_SPEAKS = re.compile(  # a speaker to hearers: a report has neither
    r"\b(?:chúng (?:tôi|em|ta|mình|con)|bọn (?:em|mình)|các bạn(?! (?:trẻ|hàng|học|đọc|bè|nghề))|đừng|hãy(?! còn)|"
    r"nói gì đến)\b",
    re.IGNORECASE,
)
_TO_THOSE_ABOVE = re.compile(r"^tham mưu\b", re.IGNORECASE)  # a body advises those above it: no province says so
_BARE_BOARD = re.compile(r"\bBan Thường vụ(?! (?:Huyện|Thị|Thành|Quận|Tỉnh|Đảng|Trung|[cC]ấp)\b)")


def _is_of_whole_place(text: str, unit: Unit) -> bool:
    """ "Cả xã không có ai học về công nghệ thông tin" is true of one xã; "cả xã hội" is everybody."""
    place = own_place(unit)
    return place is not None and re.search(rf"\bcả {place.lower()}\b(?! hội)", text, re.IGNORECASE) is not None


def own_place(unit: Unit) -> str | None:
    """ "Huyện", "Phường": what kind of place the unit is; None for a body."""
    return next((kind for kind in _PLACES if unit.name.startswith(f"{kind} ")), None)


def own_body(unit: Unit) -> re.Pattern[str] | None:
    """What tells in a sentence that it speaks of a body or place of the unit's own kind."""
    return _own_body(unit.name)


def names_own_body(text: str, unit: Unit) -> bool:
    """Whether a body, not a place, speaks of its own kind: "Lãnh đạo Sở nhận trách nhiệm" is said of that Sở alone."""
    body = own_body(unit) if own_place(unit) is None else None
    return body is not None and body.search(text) is not None


@lru_cache(maxsize=4096)
def _own_body(name: str) -> re.Pattern[str] | None:
    place = next((kind for kind in _PLACES if name.startswith(f"{kind} ")), None)
    if place is not None:
        return re.compile(rf"{_GENERAL}\b(?:{place}|{place.lower()})\b(?! hội)")
    words = [words for kind, words in _OF_A_BODY.items() if name.startswith(f"{kind} ")]
    members = _MEMBERS.match(name)
    words += [rf"\b{members[1].lower()}\b"] if members is not None else []
    return re.compile("|".join(words)) if words else None


def quoted_names(text: str) -> Iterator[str]:
    """What it has between quotation marks, folded: names of models, mottoes."""
    return (fold(found) for found in _QUOTED.findall(text))


def _names(unit: Unit) -> tuple[str, ...]:
    return _folded_names((unit.name, *unit.other_names))


@lru_cache(maxsize=4096)
def _folded_names(names: Iterable[str]) -> tuple[str, ...]:
    folded = [fold(name) for name in names]
    bare = [_LEVELS.sub("", name) for name in folded]
    bare += [name.removesuffix(" tinh") for name in folded if name.count(" ") >= _LONG_NAME]
    return tuple(dict.fromkeys(name for name in (*folded, *bare) if len(name) >= _SHORTEST_NAME and " " in name))
