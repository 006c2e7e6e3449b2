"""Takes proposals and the office that reports, says whom each asks: the centre, its own province, or nobody named.

A province's report passes on what the centre must do; what its own bodies can do is for itself to settle, and is told
apart so that it becomes a task. Reports of other levels are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tongket.consolidate.point import Point
from tongket.directive.review import Office
from tongket.draft.paper import Run
from tongket.wording.fold import fold


class Asked(StrEnum):
    """Whom a proposal asks; the value stands above those that do."""

    CENTRE = "Với Trung ương"
    OWN = "Thuộc thẩm quyền của tỉnh"
    UNSAID = "Kiến nghị khác"


_LEVELS = {Asked.CENTRE: "Trung ương", Asked.OWN: "tỉnh"}


_ASKS = (
    r"^(?:[^,.:;]{3,25}: )?"
    r"(?:(?:kính|rất|tha thiết|mong(?: muốn)?|xin|đề nghị|kiến nghị|đề xuất|đối với|với|rằng|lên) )*"
)
_CENTRE = re.compile(
    rf"{_ASKS}(?:(?:các )?(?-i:Bộ (?!Chỉ huy)[A-ZĐ])|các bộ\b|trung ương\b|chính phủ\b|thủ tướng\b|quốc hội\b|"
    r"ban bí thư\b|nhà nước\b|ủy ban (?:thường vụ quốc hội|trung ương)\b|tòa án nhân dân tối cao|"
    r"viện kiểm sát nhân dân tối cao|ngân hàng nhà nước việt nam|tổng cục\b|tổng liên đoàn\b|trung ương đoàn\b|"
    r"văn phòng (?:trung ương|chính phủ|quốc hội|chủ tịch nước)\b|ban [^,.;:]{3,25} trung ương\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{_ASKS}(?:(?:thường trực |ban thường vụ |ban [^,.;:]{{3,15}} |ủy ban kiểm tra |văn phòng )?"
    r"(?<!các )tỉnh(?: [uủ][yỷ])?\b|(?-i:Sở [A-ZĐ])|các sở\b|tỉnh đoàn\b|"
    r"(?:đảng ủy )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|công an|ủy ban mặt trận|bộ chỉ huy|"
    r"văn phòng(?! (?:trung ương|chính phủ|quốc hội|chủ tịch nước)\b))[^,.;:]{0,25} (?<!các )tỉnh\b)",
    re.IGNORECASE,
)
_OTHER_THINGS = (  # what a law is looked at for, where it is not the law itself that is asked for
    "thi hành|thực hiện|triển khai|tuyên truyền|phổ biến|học tập|kinh phí|vốn|biên chế|cán bộ|kiến thức|tập huấn|"
    "tủ sách"
)
_CENTRE_DOES = re.compile(  # whoever is asked: only the centre changes its laws, or issues a directive of its own anew
    rf"\b(?:sửa(?: đổi)?(?:,? bổ sung)?|bổ sung|ban hành|xây dựng)(?:(?!\b(?:{_OTHER_THINGS})\b)[^,.;:]){{0,25}}"
    r"\b(?:(?:bộ )?luật(?! (?:sư|gia|lệ)\b)|nghị định|thông tư)\b|"
    r"\bthay thế[^.]{0,60}-(?:CT|NQ|KL)/TW\b",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(  # "Đề nghị Tỉnh ủy kiến nghị Trung ương sửa quy định": it is for the centre to do
    r"(?<!đã )\bkiến nghị (?:với |lên )?(?:trung ương|chính phủ|thủ tướng|quốc hội|(?-i:Bộ (?!Chỉ huy)[A-ZĐ]))",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"\b(?:tinh uy|tinh)\b")


def is_of_province(office: Office) -> bool:
    """Whether the office speaks for a province."""
    return _PROVINCE.search(fold(f"{office.superior} {office.name}")) is not None


def asked_in(text: str) -> Asked:
    """Whom a sentence asks, by the first body it names behind "đề nghị"."""
    words = " ".join(text.split())
    if _CENTRE.search(words) or _PASSED_ON.search(words) or (_CENTRE_DOES.search(words) and not _OWN.search(words)):
        return Asked.CENTRE
    return Asked.OWN if _OWN.search(words) else Asked.UNSAID


class Proposal(NamedTuple):
    """One sentence to be told, whom it asks, and the units it is told by the names of; none where by their count."""

    asked: Asked
    sentence: tuple[Run, ...]
    names: str = ""


def asked_by_units(point: Point) -> tuple[Asked, ...]:
    """Whom each unit of a point asks: what of its statements makes the point, or the statement with it."""
    found: dict[str, Asked] = {}
    for each in point.statements:
        texts = (*(part.text for part in point.words_of(each)), each.text)
        named = next((asked for asked in map(asked_in, texts) if asked is not Asked.UNSAID), Asked.UNSAID)
        if found.get(each.unit, Asked.UNSAID) is Asked.UNSAID:
            found[each.unit] = named
    return tuple(found.values())


def asked_by_most(asked: Sequence[Asked]) -> Asked | None:
    """Whom more than half of them ask; None where no level has so many."""
    return next((level for level in Asked if 2 * asked.count(level) > len(asked)), None)


def who_asks_whom(asked: Sequence[Asked]) -> str:
    """ "trong đó 2 đơn vị đề nghị Trung ương, 2 đơn vị đề nghị tỉnh", where most do not ask one level."""
    if asked_by_most(asked) is not None:
        return ""
    counts = [f"{asked.count(level)} đơn vị đề nghị {named}" for level, named in _LEVELS.items() if level in asked]
    return f"trong đó {', '.join(counts)}"


def by_level(proposals: Sequence[Proposal], office: Office) -> Iterator[tuple[str, list[Proposal]]]:
    """What was said to each level with the words that open it; all together where none asks the office's own level."""
    if not is_of_province(office) or all(each.asked is not Asked.OWN for each in proposals):
        yield "", list(proposals)
        return
    for level in Asked:
        these = [each for each in proposals if each.asked is level]
        if these:
            yield level.value, these


_ITSELF = "ngành|sở|hội|đoàn|đơn vị|địa phương|huyện|thị xã|thành phố|xã|phường|nhà trường|cấp ủy"
_PLEDGE = re.compile(
    rf"^(?:(?:{_ITSELF})[^,.;:]{{0,30}} )?(?:tiếp tục|sẽ|phấn đấu|giữ vững|quyết tâm)\b(?! được\b)|"
    rf"^(?:{_ITSELF})\b(?!.*\b(?:cần|được|mong|xin)\b).*, phấn đấu\b",
    re.IGNORECASE,
)


def is_pledge(text: str) -> bool:
    """Whether it says what the unit itself will do: no proposal, wherever the unit wrote it."""
    return _PLEDGE.search(text) is not None and not re.search(r"\b(?:đề nghị|kiến nghị|đề xuất)\b", text, re.IGNORECASE)
