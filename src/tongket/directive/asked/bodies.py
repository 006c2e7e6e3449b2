"""Takes a text and a place in it, makes the bodies named there, one after the other, with or without commas.

"các cấp ủy chính quyền Mặt trận Tổ quốc các đoàn thể các huyện, thành thị" names five; "UBND các huyện Tân Kỳ, Phú Lộc"
two; "các sở, ban, ngành" is one group, as an official addresses it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources

from tongket.directive.asked.body_names import canonical
from tongket.directive.asked.duty_words import DUTY, INSIDE_WORDS, MODAL, one_of
from tongket.directive.asked.letters import UPPER, WORD
from tongket.directive.asked.told import BodyNamed

_LISTS: dict[str, list[str]] = tomllib.loads(
    resources.files("tongket.directive.asked").joinpath("bodies.toml").read_text(encoding="utf-8")
)


_NO_COMMITTEE = r"(?!\s*[uU][ỷỶ]|\s*[ủỦ][yY])"
_LEVEL = (
    r"(?i:thành phố|thị trấn|thị xã|đặc khu|khu phố|tỉnh|thành(?! (?:viên|phần|tích|quả|công|lập|tựu|ra))|"
    r"thị(?! (?:trường|sát|hiếu))|huyện|quận(?! nhân)|xã(?! (?:hội|viên))|phường(?! hội)|thôn|TP\b\.?|TX\b\.?)(?!\w)"
    + _NO_COMMITTEE
)
_COMMA = r"(?:\s*,\s*|\s+và\s+|\s*[-–/]\s*|\s+)"
_NARROWED = one_of(_LISTS["narrowed"])
_LOWER = rf"[^\W\d_A-Z{UPPER[3:]}]+"  # a word in small letters
_LINKS = (
    r"(?i:rất|đã|sẽ|đang|còn|chưa|cũng|đều|được|phải|nên|hãy|là|thì|và|hoặc|cùng|với|để|trong|theo|về|tại|cho|do|từ|"
    r"có|không|khi|nếu|mà|của|ở|trên|đến|vào|ra|lại|cần|nhất|như)(?!\w)"
)
_NARROWS = (
    rf"(?:\s+(?!{DUTY}|{MODAL}|{_LINKS}|{_LEVEL}){_LOWER}){{1,2}}(?=\s+(?:{DUTY}|{MODAL})|\s*[,;:])"  # "giáp ranh"
)
_PLAIN_LEVELS = rf"{_LEVEL}(?:{_COMMA}(?i:các\s+)?{_LEVEL}){{0,5}}"
_LEVELS = rf"{_LEVEL}(?:{_COMMA}(?i:các\s+)?{_LEVEL}){{0,5}}(?:\s+{_NARROWED}|{_NARROWS})?"
_ASKS = r"(?:Đề nghị|Giao|Yêu cầu|Chủ trì|Phối hợp|Tiếp tục|Tăng cường|Căn cứ|Thực hiện)\b"
_NAME = rf"(?:\s+(?!{_ASKS}){WORD}){{1,4}}"
_SOME = r"(?i:các|những|cả|hai|ba|từng|mỗi|02|03)"
_REGION = (  # of courts, treasuries, customs since 2025; the few verbs keep a pattern used everywhere short
    r"\s+(?i:khu vực)(?:\s+(?:[IVX]+|\d{1,2})(?!\w)|(?=\s*[,;:.]|\s*$|\s+(?:thông báo|báo cáo|chủ trì|phối hợp|tổ chức|"
    r"triển khai|thực hiện|hướng dẫn|tăng cường|rà soát|có|chịu|phải|cần|chủ động|khẩn trương|tiếp tục)(?!\w)))"
)
_AREA = (
    rf"(?:{_REGION}|\s+{_SOME}\s+{_LEVELS}(?:{_NAME})?|\s+(?:cấp\s+)?{_LEVEL}(?:{_NAME})?|{_NAME}|"
    rf"\s+(?:Sở|Bộ|Cục)(?!\s+[{UPPER}])|"
    r"\s+(?i:các cấp|hai cấp|các địa phương|các đơn vị(?!,)|cùng cấp|địa phương|cơ sở|cấp trên|"
    r"các đơn vị, địa phương|trong tỉnh)(?!\w))"
)
_WHOLE = one_of(_LISTS["whole"])
_FIELD = one_of(_LISTS["fields"])
_LONG_FIELD = one_of(field for field in _LISTS["fields"] if " và " in field or " - " in field or ", " in field)
_SHORT = rf"(?:[{UPPER}][{UPPER}\-&]*(?:,[{UPPER}]+&)?[{UPPER}]+)(?![\w&])"
_SMALL = rf"\s+(?!{DUTY}|{MODAL}|{_LINKS}){_LOWER}"  # "trào" in "Ban Phong trào"
_AHEAD = rf"(?=\s+(?:{DUTY}|{MODAL}|{_LEVEL})|\s*[,;:.()\n\t-]|\s+và\s|\s*$)"
_PAIRED = rf"(?!{_ASKS}){WORD}(?:{_SMALL})?(?:\s+-\s+|\s+–\s+|-){WORD}(?:{_SMALL})?{_AHEAD}"
_COMPOUND = (  # "Công tác đảng và công tác chính trị" up to what it does: one capital begins no name by itself
    rf"{WORD}{_SMALL}(?!{_AHEAD})(?:\s+(?:và|về|(?!{_LINKS}){_LOWER})){{1,7}}?"
    rf"(?=\s+(?:{DUTY}|{MODAL}))"
)
_PROPER = rf"(?:{_PAIRED}|{_COMPOUND}|(?!{_ASKS}){WORD}(?:(?:{_SMALL})?\s+{WORD}){{0,4}}(?:{_SMALL}{_AHEAD})?)"
_COMMITTEE = r"(?i:(?:các\s+)?(?:tỉnh|thành|huyện|thị|quận|đảng)\s*ủy)(?!\w)(?!\s+ban\b)"
_STANDING = (
    r"(?i:ban thường vụ|btv|ban chấp hành|thường trực|ban cán sự đảng|ban cán sự|đảng đoàn|ủy ban kiểm tra|ubkt|"
    r"văn phòng|ban tổ chức|ban tuyên giáo và dân vận|ban tuyên giáo|ban dân vận|ban nội chính)(?!\w)"
)
_PEOPLES = r"(?i:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?!\w)"
_BOTH_PEOPLES = (
    rf"(?:(?i:đoàn đbqh|đoàn đại biểu quốc hội)\s*(?:,|và)\s*)?{_PEOPLES}(?:(?:\s*,\s*|\s+và\s+|"
    rf"\s*[-–]\s*){_PEOPLES})?"
)
_PARTY = (
    rf"(?:{_STANDING}\s+(?:(?i:các|của)\s+)?)?{_COMMITTEE}(?:{_COMMA}{_COMMITTEE}){{0,4}}"
    rf"(?:\s+(?i:trực thuộc(?: tỉnh ủy| thành ủy| trung ương)?|cơ sở|các cấp)(?!\w)|"
    rf"\s+(?:(?i:các)\s+)?{_LEVELS}(?:{_NAME})?|\s+(?:{_PEOPLES}|"
    rf"{one_of(_LISTS['of_an_area'])}|{one_of(_LISTS['only_of_an_area'])})(?:{_AREA})?|\s+(?i:khối|"
    rf"bộ phận)(?!\w){_NAME}|{_NAME})?"
)
_STATE = (
    rf"(?:(?i:văn phòng)\s+{_BOTH_PEOPLES}|(?:(?i:thường trực|ban cán sự đảng|đảng ủy|"
    rf"đảng đoàn)\s+)?{_PEOPLES})(?:{_AREA})?"
)
_LOCAL = (
    rf"(?:(?:{_STANDING}\s+)?{one_of(_LISTS['of_an_area'])}(?:{_AREA})?|"
    rf"(?=[{UPPER}]){one_of(_LISTS['only_of_an_area'])}{_AREA}|(?i:văn phòng)\s+(?:Sở|Bộ|Cục|Ban|"
    rf"Hội đồng)(?!\w)(?:\s+{_FIELD})?)"
)
_HEAD = one_of(_LISTS["of_a_field"])
_TECHNICAL = (
    rf"(?:{_HEAD}\s+{_LONG_FIELD}|(?=[{UPPER}]){_HEAD}\s+{_PAIRED}|{_HEAD}\s+{_FIELD}|"
    rf"(?=[{UPPER}]){_HEAD}\s+(?:{_SHORT}|{_PROPER}))(?:\s+(?:cấp\s+)?{_LEVEL}(?:{_NAME})?|"
    rf"\s+(?i:các\s+){_LEVELS}|{_REGION})?"
)
_SECTORS = (
    r"(?i:(?:các|những)\s+)?(?i:sở|ban|bộ|ngành|phòng)(?:(?:\s*,\s*|\s+|\s+và\s+)"
    r"(?i:(?:các\s+)?(?:sở|ban|ngành|đoàn thể|hội|đảng|mặt trận|đơn vị|địa phương|ubmttq)(?!\w))){1,5}"
)
_STRONG = (
    r"(?i:chủ trì|phối hợp|tiếp tục|khẩn trương|tập trung|rà soát|tham mưu|tăng cường|đẩy mạnh|"
    r"tổ chức|báo cáo|hướng dẫn|"
    r"triển khai|theo dõi|đôn đốc|kiểm tra|thực hiện|đề xuất|chịu|nghiên cứu|đã|sẽ|được|có|"
    r"và(?=\s+(?i:các|sở|ubnd|công an))|"
    r"trong|tại|để|cho|về|theo|với|của|do|là|bố trí|bảo đảm|đảm bảo|chủ động|nâng cao|hoàn thành|"
    r"khắc phục|chấp hành|nộp|"
    r"chấm dứt|bồi thường|"
    r"cung cấp|lập|trình|gửi|không|cũng)(?!\w)"
)
_LONG_NAMED = rf"(?=[{UPPER}]){one_of(_LISTS['long_named'])}(?:\s+(?!{MODAL}|{INSIDE_WORDS}{_STRONG})[\w/–-]+){{1,14}}"
_PLACES = rf"(?i:các)\s+{_LEVELS}(?:\s+(?i:trực thuộc trung ương|trên địa bàn tỉnh|trong tỉnh)(?!\w))?"
_STANDING_GROUP = rf"(?:{_SECTORS}|{one_of(_LISTS['groups'])}|{_PLACES})"
_GROUP = rf"{_STANDING_GROUP}(?:\s+{one_of(_LISTS['of_a_group'])})?(?:\s+(?i:có\s+)?liên quan(?!\w))?"
_OF_LEVELS = rf"(?=[{UPPER}]){_HEAD}\s+(?:{_FIELD}|{_SHORT})\s+(?i:các)\s+{_PLAIN_LEVELS}"
_SEVERAL = rf"(?i:các)\s+(?=[{UPPER}]){_HEAD}\s+{_FIELD}(?:{_REGION})?"
_STEERING = (  # "Ban Chỉ đạo 389 tỉnh", "Văn phòng Ban Chỉ đạo phòng, chống tội phạm tỉnh"
    rf"(?i:(?:cơ quan thường trực|văn phòng|các thành viên|thành viên)\s+(?:của\s+)?)?(?i:ban chỉ đạo|bcđ)(?!\w)"
    rf"(?:\s+\d{{2,3}}(?:/[\w-]+)?(?!\w)|\s+(?i:phòng,?\s+chống)(?:\s+(?!{DUTY}|{MODAL}|{_LEVEL}){_LOWER}){{1,4}})?"
    rf"(?:\s+(?i:quốc gia|trung ương)(?!\w)|\s+(?i:các cấp)(?!\w)|\s+(?:(?i:các|cấp)\s+)?{_PLAIN_LEVELS}(?:{_NAME})?)?"
)
_NUMBERED = r"(?:Phòng|Đội|Vụ|Cục)\s+(?:[A-Z]{1,3}\d{2}|\d{1,2})(?![\w/])"  # "Phòng 9", "Phòng PC04"
_ORDINARY = (
    rf"(?:{_WHOLE}|{_NUMBERED}|{_STEERING}|{_OF_LEVELS}|{_STATE}|{_PARTY}|{_LOCAL}|{_LONG_NAMED}|{_TECHNICAL}|"
    rf"{_GROUP}|{_SEVERAL})"
)
_TITLE = one_of(_LISTS["offices"])
_OFFICE = (
    rf"(?i:(?:phó\s+)?chánh\s+văn\s+phòng)\s+{_BOTH_PEOPLES}(?:{_AREA})?|"
    rf"{_TITLE}(?:\s*,\s*{_TITLE})*\s+(?:(?i:các\s+)??{_ORDINARY}|{_FIELD}(?:{_AREA})?)"
)
_STOP = rf"(?:{MODAL}|{DUTY}|(?i:không|chưa|đã|được|với|và|thì|là)(?!\w))"
_PLURAL = rf"(?i:các|từng|mỗi|toàn thể)\s+{one_of(_LISTS['kinds'])}(?:\s+(?!{_STOP})[\w/–-]+){{0,5}}"
_PERSON = rf"(?:(?i:ông|bà)\s+)?{WORD}(?:\s+{WORD}){{1,4}}\s*(?:,|[-–])\s*(?={_OFFICE})"  # "ông Lê A, Giám đốc Sở …"
BODY = re.compile(rf"(?<!\w)(?:(?i:đồng chí|các đồng chí)\s+)?(?:{_PERSON})?(?P<body>{_OFFICE}|{_ORDINARY}|{_PLURAL})")
_PARENTHESIS = r"(?:\s*\([^()\n]{0,120}\))?"
_NOTABLY = (
    r"(?:,?\s*(?i:nhất là|trọng tâm là|(?:trong đó )?(?:nòng cốt|chủ công) là|đặc biệt là|"
    r"trực tiếp là|mà trước hết là)\s+"
    r"|,?\s*(?i:như|gồm|bao gồm)\s*:?\s+|,?\s*(?i:cùng với|cùng|và)\s+|\s*[,;]\s*(?i:và\s+)?|\s*[-–]\s*|\s+)"
)
_BETWEEN = re.compile(rf"{_PARENTHESIS}{_NOTABLY}")
_MORE_FIELDS = re.compile(rf"(?:\s*[,;]\s*(?i:và\s+)?|\s+và\s+)(?P<field>{_FIELD}|{_SHORT})")
_LISTED_FIELDS = re.compile(
    rf"(?P<head>(?i:giám đốc\s+)?(?i:các\s+)(?P<kind>(?i:sở|phòng|bộ|ban|cục)))\s*:?\s+(?P<field>{_FIELD}|{_SHORT})"
)
_IS_WHOLE = re.compile(_WHOLE)
_NAMES_OF = re.compile(
    rf"(?P<head>[^,;]*?)\s+(?i:các|hai|ba|02|03)\s+(?P<level>huyện|thành phố|thị xã|xã|phường|thị trấn|quận|tỉnh)"
    rf"\s*:?(?P<first>{_NAME})$"
)
_NEXT_NAME = re.compile(
    rf"(?:\s*,\s*|\s+và\s+)(?!{_ORDINARY})(?P<name>{WORD}(?:\s+{WORD}){{0,3}})(?=\s*[,;:.(]|\s+[^\W\d_]|$)"
)


def body_at(text: str, start: int) -> re.Match[str] | None:
    """The body named at a place of a levelled text."""
    return BODY.match(text, start)


def bodies_at(text: str, start: int) -> tuple[tuple[BodyNamed, ...], int]:
    """The bodies named one after the other from a place of a levelled text, and where the last one ends."""
    found: list[BodyNamed] = []
    at = start
    while named := _next(text, at, is_first=not found):
        bodies, at = named
        found += bodies
    return tuple(found), at


def _next(text: str, at: int, *, is_first: bool) -> tuple[list[BodyNamed], int] | None:
    """One body more, or several under one head."""
    if not is_first and (field := _MORE_FIELDS.match(text, at)) and (head := _head_over(text, field)):
        return [_named(f"{head} {field['field']}", text, field.start("field"), field.end())], field.end()
    if not is_first:
        between = _BETWEEN.match(text, at)
        if between is None:
            return None
        at = between.end()
    if (listed := _LISTED_FIELDS.match(text, at)) and not _IS_WHOLE.match(text, at):
        name = listed["head"].replace(":", " ")
        single = f"{_single(listed['kind'], name)} {listed['field']}"
        return [_named(single, text, at, listed.end())], listed.end()
    found = BODY.match(text, at)
    return _expanded(text, found) if found else None


def _single(kind: str, head: str) -> str:
    """ "Giám đốc các sở: Tài chính" speaks of "Giám đốc Sở Tài chính"."""
    office = re.match(r"(?i:giám đốc)", head)
    return f"{office[0]} {kind.capitalize()}" if office else kind.capitalize()


_HEAD_OF_FIELDS = re.compile(
    r"(?<!\w)(?i:(?P<office>giám đốc\s+)?(?:các\s+)?(?P<kind>sở|phòng|bộ|ban|cục))\s*:?\s+(?=[^\W\d_])"
)


def _head_over(text: str, field: re.Match[str]) -> str:
    """ "Sở" in "Sở Nội vụ, Tài chính": the head under which a bare field stands; "" where it is a body by itself."""
    near = text[max(0, field.start() - 200) : field.start()]
    last = next(reversed(list(_HEAD_OF_FIELDS.finditer(near))), None)
    if last is None or BODY.match(text, field.start("field")):
        return ""
    between = near[last.end() :]
    is_broken = re.search(r"[.\n();]", between) or BODY.search(between)
    return "" if is_broken else _single(last["kind"], last["office"] or "")


def _expanded(text: str, found: re.Match[str]) -> tuple[list[BodyNamed], int]:
    """ "UBND các huyện Tân Kỳ, Phú Lộc" is two bodies."""
    start, end = found.start("body"), found.end("body")
    names = _NAMES_OF.match(found["body"])
    if names is None:
        return [_named(found["body"], text, start, end)], end
    head = f"{names['head']} {names['level'].lower()}"
    bodies = [_named(head + names["first"], text, start, end)]
    while further := _NEXT_NAME.match(text, end):
        bodies.append(_named(f"{head} {further['name']}", text, further.start("name"), further.end("name")))
        end = further.end("name")
    return bodies, end


def _named(name: str, text: str, start: int, end: int) -> BodyNamed:
    return BodyNamed(canonical(name), text[start:end], start, end)


def bodies_in(text: str, start: int, end: int) -> Iterator[BodyNamed]:
    """Every body named between two places, as if nothing stood around them."""
    part, at = text[start:end], 0
    while found := BODY.search(part, at):
        bodies, at = bodies_at(part, found.start())
        yield from (replace(body, start=body.start + start, end=body.end + start) for body in bodies)
