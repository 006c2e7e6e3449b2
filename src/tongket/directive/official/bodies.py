"""Takes lines of a letterhead, makes the names of bodies they spell: "ỦY BAN NHÂN DÂN" over "TỈNH A" is one name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tongket.directive.official.pieces import Piece
from tongket.wording.fold import fold

# Words a body's name begins with. "tinh" alone is no body: it goes on with a name.
_BEGINS = (
    r"uy ban|ubnd|ubmttq|ub mttq|hoi dong|hdnd|hdbt|bo(?! luat)|so|ban|bch|btv|tieu ban|tinh uy|thanh uy|huyen uy|"
    r"quan uy|thi uy|dang uy|"
    r"dang bo|chi bo|dang doan|ban can su|quan uy|cong an|cuc|chi cuc|tong cuc|vu|van phong|vp|trung tam|truong|hoi|"
    r"lien doan|lien hiep|lien hiep hoi|tong lien doan|cong doan|doan|tinh doan|thanh doan|huyen doan|trung uong|tw|"
    r"tong hoi|hiep hoi|"
    r"chinh phu|thu tuong|chu tich|quoc hoi|vien|toa an|tand|vksnd|vien kiem sat|thanh tra|kiem toan|phong|"
    r"tong cong ty|"
    r"cong ty|tap doan|ngan hang|kho bac|bao hiem|mat tran|mttq|tap chi|bao|dai|hoc vien|benh vien|quan khu|"
    r"quan doan|su doan|"
    r"bo chi huy|bo tu lenh|hat kiem lam|to cong tac|doan dai bieu|thuong truc|dai hoc|quy|khu|don vi|xa doan|"
    r"phuong doan|dang khoi|nha xuat ban|thong tan xa"
)
_BEGIN = re.compile(rf"(?:{_BEGINS})\b")
# What surely begins another body's name within a line of capitals that were run together.
_BEGINS_AGAIN = re.compile(
    r"(?<!VĂN)(?<!CƠ)(?<!TRỤ)(?<!QUỐC)(?<!HẢI)(?<!DỰ)(?<!LIÊN)(?<!BIÊN)(?<!BỘ)(?<!TỔNG)(?<!CHI)\s"
    r"(?!PHÒNG (?:CHỐNG|CHÁY)|PHÒNG KHÔNG)(?=(?:SỞ|CÔNG AN|PHÒNG|CHI CỤC|CỤC|"
    r"TRUNG TÂM|"
    r"BAN TUYÊN GIÁO|BAN DÂN VẬN|BAN TỔ CHỨC|BAN NỘI CHÍNH|HUYỆN [UỦ][ỶY]|THÀNH [UỦ][ỶY]|TỈNH [UỦ][ỶY]|ĐẢNG [UỦ][ỶY]|"
    r"THỊ [UỦ][ỶY]|[UỦ][ỶY] BAN KIỂM TRA|TỔNG CỤC)\s)"
)
# Names that are not whole without the line below them.
_NOT_WHOLE = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban thuong vu|ban thuong vu|ban chi dao|doan dai bieu|dang uy|"
    r"dang bo|(?:ban chap hanh|bch) dang bo|uy ban (?:mat tran to quoc|mttq)(?: viet nam)?|ub ?mttq(?: viet nam|"
    r" vn)?|ban quan ly|"
    r"vien kiem sat nhan dan|toa an nhan dan|chu tich|thu tuong|hoi lien hiep|ban chap hanh|bch|van phong|hoi dong|"
    r"thuong truc|thuong truc (?:hdnd|hoi dong nhan dan)|ban can su dang|.*\b(?:va|cua|thuoc)|.*[,&-])$"
)
_LEVEL = re.compile(
    r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|nuoc|khoa|nhiem ky)\b(?! (?:uy|doan)\b)"
)
_NATIONAL = ("QUỐC HỘI", "CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ", "BỘ CHÍNH TRỊ", "BAN BÍ THƯ", "CHỦ TỊCH NƯỚC")
_CUT_SHORT = {fold(name)[1:]: name for name in _NATIONAL}  # pages that set the first letter apart lose it


class Named(NamedTuple):
    """A body's name and where it begins."""

    name: str
    paragraph: int
    is_mended: bool = False


def begins_body(text: str) -> bool:
    """Whether a text begins as names of bodies do."""
    return _BEGIN.match(fold(text)) is not None


def goes_on_with_place(text: str) -> bool:
    """Whether a line goes on with the name above it by a place, or by "VÀ …"."""
    return _LEVEL.match(fold(text)) is not None or fold(text).startswith("va ")


def bodies_of(pieces: Iterable[Piece]) -> list[Named]:
    """The bodies the lines name, from the top down."""
    found: list[Named] = []
    for piece in pieces:
        for part in _BEGINS_AGAIN.split(piece.text.strip(" *_-–")) if piece.is_capital else [piece.text]:
            if found and _goes_on(found[-1].name, part):
                found[-1] = found[-1]._replace(name=f"{found[-1].name} {part}")
            elif part:
                found.append(Named(part, piece.paragraph))
    return [_mended(each) for each in found]


def _goes_on(name: str, part: str) -> bool:
    """Whether a line goes on with the name above it."""
    above, folded = fold(name), fold(part)
    if goes_on_with_place(part) or not _BEGIN.match(folded):
        return True
    return _NOT_WHOLE.fullmatch(above) is not None and not _is_unit_of(above, folded)


def _is_unit_of(above: str, below: str) -> bool:
    """ "UBND" over "SỞ TÀI CHÍNH" are two; "BAN CHẤP HÀNH" over "ĐẢNG BỘ TỈNH" is one."""
    return above in {"ubnd", "uy ban nhan dan"} and below.startswith(("so ", "phong "))


def _mended(named: Named) -> Named:
    whole = _CUT_SHORT.get(fold(named.name))
    return named._replace(name=whole, is_mended=True) if whole else named
