"""Takes proposals and the office that reports, says whom each asks: the centre, its own province, or nobody named.

A province's report passes on what the centre must do; what its own bodies can do is for itself to settle, and is told
apart so that it becomes a task. Reports of other levels are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from tongket.directive.review import Office
from tongket.draft.paper import Run
from tongket.wording.fold import fold


class Asked(StrEnum):
    """Whom a proposal asks; the value stands above those that do."""

    CENTRE = "Với Trung ương"
    OWN = "Thuộc thẩm quyền của tỉnh"
    UNSAID = "Kiến nghị khác"


_ASKS = r"^(?:[^,.:;]{3,25}: )?(?:(?:đề nghị|kiến nghị|đề xuất)(?: (?:với|rằng|lên))? )?"
_CENTRE = re.compile(
    rf"{_ASKS}(?:(?:các )?(?-i:Bộ (?!Chỉ huy)[A-ZĐ])|các bộ\b|trung ương\b|chính phủ\b|thủ tướng\b|quốc hội\b|"
    r"ban bí thư\b|nhà nước\b|ủy ban thường vụ quốc hội\b|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|"
    r"ngân hàng nhà nước việt nam|tổng cục\b|tổng liên đoàn\b|trung ương đoàn\b|ban [^,.;:]{3,25} trung ương\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"{_ASKS}(?:(?:thường trực |ban thường vụ )?tỉnh(?: [uủ][yỷ])?\b|(?-i:Sở [A-ZĐ])|các sở\b|tỉnh đoàn\b|"
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|công an|văn phòng|ủy ban mặt trận)[^,.;:]{0,25} tỉnh\b)",
    re.IGNORECASE,
)
_CENTRE_DOES = re.compile(  # whoever is asked: only the centre changes its laws, or issues a directive of its own anew
    r"\b(?:sửa(?: đổi)?(?:,? bổ sung)?|bổ sung|ban hành|xây dựng)[^,.;:]{0,25}"
    r"(?-i:\b(?:Luật|Bộ luật|Nghị định|Thông tư)\b)|"
    r"\bthay thế[^.]{0,60}-(?:CT|NQ|KL)/TW\b",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"\b(?:tinh uy|tinh)\b")


def is_of_province(office: Office) -> bool:
    """Whether the office speaks for a province."""
    return _PROVINCE.search(fold(f"{office.superior} {office.name}")) is not None


def asked_in(text: str) -> Asked:
    """Whom a sentence asks, by the first body it names behind "đề nghị"."""
    words = " ".join(text.split())
    if _CENTRE.search(words) or (_CENTRE_DOES.search(words) and not _OWN.search(words)):
        return Asked.CENTRE
    return Asked.OWN if _OWN.search(words) else Asked.UNSAID


def by_level(
    proposals: Iterable[tuple[str, tuple[Run, ...]]], office: Office
) -> Iterator[tuple[str, list[tuple[Run, ...]]]]:
    """What was said to each level with the words that open it; all together where none asks the office's own level."""
    told = [(asked_in(text), each) for text, each in proposals]
    if not is_of_province(office) or all(asked is not Asked.OWN for asked, _ in told):
        yield "", [each for _, each in told]
        return
    for level in Asked:
        these = [each for asked, each in told if asked is level]
        if these:
            yield level.value, these


_PLEDGE = re.compile(
    r"^(?:(?:ngành|sở|hội|đoàn|đơn vị|địa phương|huyện|thị xã|thành phố|xã|phường|nhà trường|cấp ủy)[^,.;:]{0,30} )?"
    r"(?:tiếp tục|sẽ|phấn đấu|giữ vững|quyết tâm)\b|, phấn đấu\b",
    re.IGNORECASE,
)


def is_pledge(text: str) -> bool:
    """Whether it says what the unit itself will do: no proposal, wherever the unit wrote it."""
    return _PLEDGE.search(text) is not None and not re.search(r"\b(?:đề nghị|kiến nghị|đề xuất)\b", text, re.IGNORECASE)
