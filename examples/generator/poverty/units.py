"""The eight bodies of the review on poverty: four communes and wards, four bodies of the province. Takes nothing."""

from __future__ import annotations

from datetime import date

from generator.unit_model import Unit

COMMUNES, BODIES = "Xã, phường", "Cơ quan cấp tỉnh"
DEADLINE = date(2025, 12, 10)
PARTY, PEOPLE = "TỈNH ỦY HÒA GIANG", "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG"


def _commune(code: str, kind: str, name: str, share: float, parts: int) -> Unit:
    return Unit(
        code=code,
        name=f"{kind} {name}",
        others=(f"Đảng ủy {kind.lower()} {name}", f"UBND {kind.lower()} {name}"),
        group=COMMUNES,
        letterhead=(PARTY, f"ĐẢNG ỦY {kind} {name}".upper()),
        symbol="BC/ĐU",
        family="party",
        place=name,
        owes=("Biểu 1", "Biểu 2", "Biểu 3"),
        deadline=DEADLINE,
        share=share,
        parts=parts,
    )


def _body(code: str, name: str, others: tuple[str, ...], owes: str, above: str, symbol: str, share: float) -> Unit:
    return Unit(
        code=code,
        name=name,
        others=others,
        group=BODIES,
        letterhead=(above, name.upper()),
        symbol=symbol,
        family="state",
        place="Hòa Giang",
        owes=tuple(f"Biểu {number}" for number in owes),
        deadline=DEADLINE,
        share=share,
        parts=46,
    )


UNITS = (
    _commune("X01", "Xã", "Bản Khoang", 1.0, 21),
    _commune("X02", "Xã", "Nà Phìn", 0.7, 16),
    _commune("X03", "Phường", "An Thịnh", 1.6, 28),
    _commune("X04", "Xã", "Đông Lộc", 1.3, 24),
    _body("T01", "Sở Nông nghiệp và Môi trường", ("Sở NN&MT", "Sở NNMT"), "13", PEOPLE, "BC-SNNMT", 2.6),
    _body("T02", "Sở Nội vụ", ("SNV",), "23", PEOPLE, "BC-SNV", 4.5),
    _body(
        "T03",
        "Chi nhánh Ngân hàng Chính sách xã hội tỉnh",
        ("NHCSXH tỉnh", "Ngân hàng Chính sách xã hội tỉnh Hòa Giang"),
        "23",
        "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI",
        "BC-NHCS",
        6.2,
    ),
    _body("T04", "Hội Liên hiệp Phụ nữ tỉnh", ("Hội LHPN tỉnh",), "123", PARTY, "BC-BTV", 1.9),
)
