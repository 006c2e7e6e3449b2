"""Takes one unit's sentence, makes it read for all that say the same; None where it speaks of that unit alone.

Nothing is added: words that join it to its own paragraph go, and the unit's way to name itself gives way to one that
fits every unit. A sentence with the unit's own name, a place of its own or its own numbers stays the unit's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from tongket.units.unit import Unit
from tongket.wording.fold import fold

_JOINING = re.compile(
    r"^(?:(?:bên cạnh đó|ngoài ra|đồng thời|song song đó|cùng với đó|qua đó|từ đó|do đó|vì vậy|mặt khác|trong đó|"
    r"nhìn chung|tuy nhiên|cụ thể|đặc biệt|theo đó|về [^,]{3,40})\s*,\s*)+",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"^(?:(?:thứ\s+)?(?:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)(?:\s+là)?\s*[,:]\s*|"
    r"(?:nguyên nhân\s+)?(?:khách quan|chủ quan)\s*:\s*)",
    re.IGNORECASE,
)
_CENTRAL = r"\d+(?:/\d{4})?\s*[-–/]\s*[A-ZĐƯ]{2,}[\w.]*\s*[-–/]\s*(?:TW|T\.?Ư|CP|TTg|QH)\d*|\d+/\d{4}/QH\d+"
_GENERAL_NUMBERS = re.compile(
    rf"(?:{_CENTRAL})(?:\s*,?\s*ngày\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})?|"
    r"(?:chỉ thị|nghị quyết|kết luận|luật)\s+(?:số\s+)?\d+(?![\d/-])|"
    r"(?:từ |đến )?năm\s+\d{4}(?:\s*[-–]\s*\d{4})?|giai đoạn\s+\d{4}\s*[-–]\s*\d{4}|"
    r"\d{4}\s*[-–]\s*\d{4}|\d{1,2}\s+năm",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(r"\b(?:xã|phường|thị trấn|ấp|khóm|khu phố|cầu|chợ|Quốc lộ|Tỉnh lộ|đường)\s+(?:[A-ZĐ]\w+|\d)")
_SELF = (
    (r"Ban Thường vụ (?:Huyện|Thị|Thành|Quận|Tỉnh) (?:ủy|uỷ)", "Ban Thường vụ cấp ủy"),
    (r"(?:Huyện|Thị|Thành|Quận|Đảng) (?:ủy|uỷ)(?: [Cc]ông an (?:huyện|thị xã|thành phố))?", "Cấp ủy"),
    (r"(?:UBND|Ủy ban nhân dân) (?:huyện|thị xã|thành phố|quận)", "Ủy ban nhân dân cùng cấp"),
    (r"[Cc]ông an (?:huyện|thị xã|thành phố|quận)", "công an cấp huyện"),
    (r"(?:trên )?địa bàn (?:huyện|thị xã|thành phố|quận)(?: nhà)?", "địa bàn"),
    (r"(?:toàn|trong) (?:huyện|thị xã|thành phố|quận)\b", "địa phương"),
    (r"(?:huyện|thị xã|thành phố|quận) (?:nhà|ta)\b", "địa phương"),
)
_SELVES = tuple((re.compile(rf"\b{shape}"), words) for shape, words in _SELF)
_LEVELS = re.compile(r"^(?:thanh pho|thi xa|huyen|quan|tinh|xa|phuong|thi tran)\s+")
_SHORTEST_NAME = 5  # letters: shorter names of one word are words of the language too


def in_common(text: str, unit: Unit) -> str | None:
    """The sentence as the review can say it of several units; None where only the unit itself can say it."""
    words = _COUNTING.sub("", _without_joining(" ".join(text.split())))
    if _is_own(words, unit):
        return None
    for shape, general in _SELVES:
        words = shape.sub(partial(_as_case, general), words)
    return whole_sentence(words)


def whole_sentence(text: str) -> str:
    """With a capital at its start and a full stop at its end."""
    words = text.strip().rstrip(";,:").strip()
    ended = words if words.endswith((".", "!", "?", "…")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def _without_joining(text: str) -> str:
    rest = _JOINING.sub("", text)
    return rest if len(rest) > len(text) / 2 else text


def _is_own(text: str, unit: Unit) -> bool:
    if any(letter.isdigit() for letter in _GENERAL_NUMBERS.sub("", text)) or _OWN_PLACE.search(text):
        return True
    folded = f" {fold(text)} "
    return any(f" {name} " in folded for name in _names(unit))


def _names(unit: Unit) -> tuple[str, ...]:
    return _folded_names((unit.name, *unit.other_names))


@lru_cache(maxsize=4096)
def _folded_names(names: Iterable[str]) -> tuple[str, ...]:
    folded = [fold(name) for name in names]
    bare = [_LEVELS.sub("", name) for name in folded]
    return tuple(dict.fromkeys(name for name in (*folded, *bare) if len(name) >= _SHORTEST_NAME and " " in name))


def _as_case(general: str, found: re.Match[str]) -> str:
    return general[:1].upper() + general[1:] if found[0][:1].isupper() else general[:1].lower() + general[1:]
