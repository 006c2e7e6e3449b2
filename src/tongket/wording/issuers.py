"""Takes a text and a place in it, makes the name of the body that stands there: "Bộ Chính trị", "UBND tỉnh"."""

from __future__ import annotations

import re

from tongket.wording.fold import fold
from tongket.wording.letters import UPPER

_CAPITAL = rf"[{UPPER}][\w’'.]*"
_LEVEL = r"[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Qq]uận|[Đđ]ặc khu"
_PLACE = rf"(?:\s(?:{_LEVEL}))?(?:\s{_CAPITAL}){{0,4}}"
_CENTRAL = (
    r"Hội đồng Bộ trưởng|Hội đồng Chính phủ|Hội đồng Nhà nước|Ban Cán sự [Đđ]ảng Chính phủ|"
    r"Bộ [Cc]hính trị(?:,? Ban Bí thư)?|Ban [Bb]í thư(?: Trung ương(?: Đảng)?)?|"
    r"(?:Ban Chấp hành|BCH) Trung ương(?: Đảng)?(?: khóa [IVX]+)?|Trung ương Đảng|Trung ương|"
    r"Ủy ban [Tt]hường vụ Quốc hội|Quốc hội|Thủ tướng Chính phủ|Thủ tướng|Chính phủ|"
    r"Văn phòng Trung ương(?: Đảng)?|Chủ tịch nước|Văn phòng Chính phủ|Thanh tra Chính phủ|Kiểm toán nhà nước|"
    r"Ngân hàng Nhà nước(?: Việt Nam)?|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao"
)
_FIELDS = (
    r"Lao động ?[,–-]? Thương binh và Xã hội|Văn hóa,? Thể thao và Du lịch|Văn hoá,? Thể thao và Du lịch|"
    r"Văn hóa và Thể thao|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Nông nghiệp và PTNT|"
    r"Kế hoạch và Đầu tư|Giáo dục và Đào tạo|Tài nguyên và Môi trường|Thông tin và Truyền thông|Giao thông vận tải|"
    r"Khoa học và Công nghệ|Khoa học,? Công nghệ và Môi trường|Dân tộc và Tôn giáo|Xây dựng|Nội vụ|Tư pháp|Y tế|"
    r"Tài chính|Công Thương|Công thương|Ngoại giao|Ngoại vụ|Quốc phòng|Công an"
)
_OF_FIELD = rf"(?:Bộ trưởng |Giám đốc )?(?:Bộ|Sở) (?:{_FIELDS})"
_STANDING = r"(?:Ban Thường vụ |Ban Chấp hành |Thường trực |BTV )?"
_COMMITTEE = rf"{_STANDING}(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) [uủ][ỷyỳý](?:\s{_CAPITAL}){{0,4}}"
_PEOPLES = rf"(?:Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND){_PLACE}"
_BODY = r"(?:Bộ|Ban|Sở|Công an|Tổng cục|Cục|Viện|Tòa án|Liên đoàn|Đảng ủy|Mặt trận)"
_SMALL = r"an|cáo|chức|giáo|hội|sát|tướng|vận|chính|tư|nhân dân|tối cao"  # second syllables of their names
_OTHER = rf"(?:Bộ trưởng |Giám đốc )?{_BODY}(?:\s(?:và\s)?(?:{_CAPITAL}|{_SMALL})){{1,6}}{_PLACE}"
ISSUER = re.compile(
    rf"(?i:{_CENTRAL})|{_OF_FIELD}{_PLACE}|{_COMMITTEE}|{_PEOPLES}|{_OTHER}".replace(" ", r"[ \u00a0\n]")
)
_TERM = re.compile(r"\s*\(?\bkho[áa]\s+[ivx\d]+\)?$", re.IGNORECASE)
_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("ban thuong vu ", ""), ("btv ", ""))
_OF_THE_CENTRE = frozenset({"trung uong", "trung uong dang"})


def issuer_at(text: str, start: int) -> str:
    """The body named at a place of a text; "" where none is."""
    found = ISSUER.match(text, start)
    return found[0].strip() if found else ""


def issuer_key(name: str) -> str:
    """A body's name without what is left out or abbreviated at will; "" where it is too loose to say which body."""
    plain = fold(_TERM.sub("", name))
    for long, short in _SHORT:
        plain = plain.replace(long, short)
    return "" if plain in _OF_THE_CENTRE else plain.removesuffix(" trung uong dang").removesuffix(" trung uong")
