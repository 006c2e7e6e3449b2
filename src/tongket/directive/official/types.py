"""Takes a line, makes the type of document it names and what follows on the line.

The types are those of Decree 30/2020/NĐ-CP (Appendix III), of 399-QĐ/TW, and of the acts of the National Assembly.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tongket.directive.official.pieces import Piece
from tongket.wording.document_symbols import KINDS
from tongket.wording.fold import fold

_MORE = (
    "Hiến pháp",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Sắc lệnh",
    "Sắc luật",
    "Lệnh",
    "Nghị quyết liên tịch",
    "Văn bản hợp nhất",
    "Kết luận thanh tra",
    "Kết luận kiểm tra",
    "Điều lệ",
    "Cương lĩnh",
    "Chiến lược",
    "Quy hoạch",
    "Tuyên bố",
    "Lời kêu gọi",
    "Hợp đồng",
    "Giấy mời",
    "Giấy ủy quyền",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Giấy chứng nhận",
    "Giấy đi đường",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Phiếu trình",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Nội quy",
    "Quy trình",
    "Đề cương",
)
NAMES = {fold(name): name for name in (*KINDS, *_MORE)}
_LONGEST_FIRST = sorted(NAMES, key=len, reverse=True)
_LINE = re.compile(rf"(?P<type>{'|'.join(map(re.escape, _LONGEST_FIRST))})(?P<rest>(?:\s*[:.]?\s.*|[:.]?))?$")
_SPACED = re.compile(r"(?:\S\s+){4,}\S")
# What a symbol says where no line names the type. Party symbols leave more open: QĐ is a decision or a rule.
_BY_STATE_SYMBOL = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "CĐ": "Công điện",
    "NĐ": "Nghị định",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "GM": "Giấy mời",
    "VBHN": "Văn bản hợp nhất",
    "KL": "Kết luận",
    "CV": "Công văn",
}
_BY_PARTY_SYMBOL = {
    kind: name
    for kind, name in _BY_STATE_SYMBOL.items()
    if kind in {"NQ", "CT", "KL", "HD", "TB", "BC", "KH", "CTr", "CV"}
}


class TypeLine(NamedTuple):
    """A type as the catalogue writes it, what follows it on its line, and whether it stands alone."""

    name: str
    rest: str
    is_alone: bool


def type_line(piece: Piece) -> TypeLine | None:
    """The type a line in capitals opens with: "QUYẾT ĐỊNH", "K Ế  H O Ạ C H", "LUẬT XÂY DỰNG"; None for others."""
    text = piece.text.strip(" *_-")
    if not text[:2].isupper() or len(text) > 400:
        return None
    if _SPACED.fullmatch(text):
        name = {key.replace(" ", ""): name for key, name in NAMES.items()}.get(fold(text).replace(" ", ""))
        return TypeLine(name, "", is_alone=True) if name else None
    found = _LINE.match(fold(text))
    if found is None or not _is_capital(text, len(found["type"])):
        return None
    rest = text[len(found["type"]) :].strip()
    return TypeLine(NAMES[found["type"]], rest.lstrip(":. "), is_alone=not rest)


def _is_capital(text: str, length: int) -> bool:
    return text[:length].isupper()


def type_of_symbol(kind: str, *, is_party: bool) -> str | None:
    """The one type a symbol's abbreviation stands for; None where it stands for more than one or none."""
    return (_BY_PARTY_SYMBOL if is_party else _BY_STATE_SYMBOL).get(kind)


def type_named(text: str) -> tuple[str, str] | None:
    """The type a text begins with in any letters, and the rest: "Quyết định của UBND tỉnh"."""
    found = _LINE.match(fold(text))
    return (NAMES[found["type"]], text[len(found["type"]) :].strip()) if found else None
