"""Takes one unit's sentence, makes it read for all that say the same; None where it speaks of that unit alone.

Nothing is added: words that join it to its own paragraph and numbers in brackets go, and the unit's way to name itself
gives way to one that fits every unit. A sentence with the unit's own name, a place of its own or its own numbers stays
the unit's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from tongket.draft.own_words import is_own, own_place
from tongket.units.unit import Unit
from tongket.wording.letters import LOWER

_JOINING = re.compile(
    r"^(?:(?:bên cạnh đó|ngoài ra|đồng thời|song song đó|cùng với đó|qua đó|từ đó|do đó|vì vậy|mặt khác|trong đó|"
    r"nhìn chung|tuy nhiên|tuy vậy|dù vậy|dù thế|mặc dù vậy|thế nhưng|bù lại|trái lại|ngược lại|nhờ đó|nhờ vậy|vì thế|"
    r"do vậy|hơn nữa|thêm vào đó|cụ thể|đặc biệt|theo đó|song song với đó|cùng với đó|đáng chú ý|đáng kể|tiêu biểu|"
    r"(?:vụ |vụ việc )?điển hình|về [^,:]{3,40}(?=,))\s*[,:]\s*|"
    r"(?:cùng với đó là|song(?! song)|có thể (?:nói|khẳng định)(?: rằng|,)?)\s+)+",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"^(?:(?:thứ\s+)?(?:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)(?:\s+là)?\s*[,:]\s*|"
    r"(?:(?:do|về)\s+)?(?:(?:nguyên nhân|điều kiện)\s+)?(?:khách quan|chủ quan)\s*(?::|là)\s*)",
    re.IGNORECASE,
)
_ADVISED = "cấp ủy|tỉnh ủy|huyện ủy|đảng ủy|ban thường vụ|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|lãnh đạo"
_SETTLED = (
    "đầu tư|ban hành|xây dựng|sửa đổi|bổ sung|bố trí|tổ chức|triển khai|nâng cấp|hoàn thiện|thực hiện|điều chỉnh|"
    "cân đối|đẩy mạnh|tăng cường|mở rộng|thành lập|kiện toàn|hỗ trợ|phân bổ|rà soát|quy hoạch|đào tạo|củng cố"
)
_ADVICE = re.compile(  # what a body advises is for those above to do: the province says it without "tham mưu"
    rf"^tham mưu(?: (?:cho|với|giúp))?(?: (?:{_ADVISED})\b[^.;:]{{0,60}}?)? (?=(?:{_SETTLED})\b)", re.IGNORECASE
)
_NUMBERS_IN_BRACKETS = re.compile(r"\s*\([^()]*\d[^()]*\)")
_FEWEST_WORDS = 4  # fewer are a label: "Tái chế."
_BIG_LEVELS = "huyện|thị xã|thành phố|quận"
_BELOW = "(?:xã|phường|thị trấn|ấp|khóm|cơ sở)"
_DOES = (
    "đã|luôn|thường xuyên|tổ chức|chỉ đạo|phối hợp|vận động|ký|ban hành|xây dựng|triển khai|thực hiện|tham mưu|"
    "hướng dẫn|phân công|thành lập|kiện toàn|duy trì|giao|ít|tập trung|chủ động|tiếp tục|mở|đưa|bổ sung|tuyên truyền|"
    "kiến nghị|đề nghị|chọn|yêu cầu|quan tâm|chưa|không|phải|lúng túng|gặp|hỗ trợ|giúp|giám sát|kiểm tra|rà soát|"
    "lập|cử|bố trí|huy động|dành|khen thưởng|công khai|quán triệt|lồng ghép|phát động|trao|xử lý|giải quyết|"
    "sẽ|còn|được|bị"
)

# "trang thông tin của phường", "phối hợp giữa phường với ngân hàng"; not "ở xã, phường", "của xã nghèo"
_ITS_OWN = (
    r"(?:(?<=của )|(?<=giữa )){place}"
    r"(?=$|[.;:)]|, (?!xã|phường|thị trấn|ấp|khóm|thôn)| (?:với|đã|còn|chưa|được|phải|đều)\b)"
)

Change = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def in_common(text: str, unit: Unit) -> str | None:
    """The sentence as the review can say it of several units; None where only the unit itself can say it."""
    words = _ADVICE.sub("", _NUMBERS_IN_BRACKETS.sub("", on_its_own(" ".join(text.split()))))
    if len(words.split()) < _FEWEST_WORDS or is_own(words, unit):
        return None
    for shape, general in _changes(own_place(unit)):
        words = shape.sub(general, words)
    return whole_sentence(words)


def whole_sentence(text: str) -> str:
    """With a capital at its start and a full stop at its end."""
    words = text.strip().rstrip(";,:").strip()
    ended = words if words.endswith((".", "!", "?", "…")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def on_its_own(text: str) -> str:
    """Without what joins it to its own paragraph: "Hai là, không làm thay dân" is "không làm thay dân"."""
    rest = _JOINING.sub("", text)
    return _COUNTING.sub("", rest if len(rest) > len(text) / 2 else text)


@lru_cache(maxsize=16)
def _changes(place: str | None) -> tuple[Change, ...]:
    """How a unit of a kind of place names itself, and what stands for all of its kind."""
    levels = _BIG_LEVELS if place is None else f"{_BIG_LEVELS}|{place.lower()}"
    found: list[tuple[str, str]] = [
        (rf"(?<=[{LOWER}] )Tỉnh(?= (?!ủy|uỷ|đoàn)[{LOWER}])", "tỉnh"),  # "Đề nghị Tỉnh quan tâm"
        (rf"từ (?:{_BIG_LEVELS}) đến {_BELOW}(?:, {_BELOW})*\b", "từ cấp huyện đến cơ sở"),
        (rf"Ban Thường vụ (?:Huyện|Thị|Thành|Quận|Đảng) (?:ủy|uỷ)(?: (?:{levels}))?\b", "Ban Thường vụ cấp ủy"),
        (rf"(?:Huyện|Thị|Thành|Quận|Đảng) (?:ủy|uỷ)(?: (?:[Cc]ông an )?(?:{levels})\b)?", "cấp ủy"),
        (rf"(?:UBND|Ủy ban nhân dân) (?:{levels})\b", "Ủy ban nhân dân cùng cấp"),
        (rf"địa bàn (?:{levels})\b(?: nhà)?", "địa bàn"),
        (rf"(?:toàn|trong) (?:{levels})\b(?! hội)", "trên địa bàn"),
        (rf"(?:{levels}) (?:nhà|ta)\b", "địa phương"),
        (rf"(?:HĐND|Hội đồng nhân dân) (?:{levels})\b", "Hội đồng nhân dân cùng cấp"),
        (rf"[Cc]ông an (?:{_BIG_LEVELS})\b", "công an cấp huyện"),
    ]
    if place is not None:
        found.append((r"Ban Thường vụ(?! (?:[Cc]ấp|Tỉnh|Trung|[A-ZĐ]))", "Ban Thường vụ cấp ủy"))
        found.append((_ITS_OWN.format(place=place.lower()), "địa phương"))
        found.append((rf"(?:^{place}|(?<=, ){place.lower()})(?: cũng)?(?= (?:{_DOES})\b)", "địa phương"))
    else:
        found.append((rf"^(?:Sở|Hội|Đoàn|Ngành)(?: cũng)?(?= (?:{_DOES})\b)", "đơn vị"))
    return tuple((re.compile(rf"\b{shape}"), partial(_as_case, general)) for shape, general in found)


def _as_case(general: str, found: re.Match[str]) -> str:
    """ "Cấp ủy" opens a sentence, "cấp ủy" stands inside; a public name keeps its capital."""
    return general[:1].upper() + general[1:] if found.start() == 0 else general
