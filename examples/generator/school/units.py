"""The seven bodies of the review on schools: three communes and wards, four bodies of the province. Takes nothing."""

from __future__ import annotations

from datetime import date

from generator.unit_model import Unit

COMMUNES, BODIES = "Xã, phường", "Cơ quan, đơn vị cấp tỉnh"
DEADLINE = date(2025, 12, 5)
PARTY, PEOPLE = "TỈNH ỦY LỘC HẢI", "ỦY BAN NHÂN DÂN TỈNH LỘC HẢI"


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


SIZES = {"T01": (24.0, 418), "T02": (2.1, 46), "T03": (0.45, 16), "T04": (7.5, 418)}  # share, parts


def _body(code: str, name: str, others: tuple[str, ...], owes: str, head: tuple[str, str], symbol: str) -> Unit:
    share, parts = SIZES[code]
    return Unit(
        code=code,
        name=name,
        others=others,
        group=BODIES,
        letterhead=head,
        symbol=symbol,
        family="party" if "ĐOÀN" in head[1] else "state",
        place="Lộc Hải",
        owes=tuple(f"Biểu {number}" for number in owes),
        deadline=DEADLINE,
        share=share,
        parts=parts,
    )


UNITS = (
    _commune("X01", "Phường", "Cửa Lân", 1.5, 26),
    _commune("X02", "Xã", "Thượng Nguyên", 0.8, 17),
    _commune("X03", "Xã", "Nam Sa", 1.1, 22),
    _body(
        "T01",
        "Sở Giáo dục và Đào tạo",
        ("Sở GDĐT", "Sở GD&ĐT"),
        "123",
        (PEOPLE, "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        "BC-SGDĐT",
    ),
    _body(
        "T02",
        "Tỉnh Đoàn Lộc Hải",
        ("Tỉnh Đoàn", "Đoàn TNCS Hồ Chí Minh tỉnh"),
        "23",
        ("TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", "TỈNH ĐOÀN LỘC HẢI"),
        "BC/TĐTN-BTG",
    ),
    _body(
        "T03",
        "Trường Phổ thông Dân tộc nội trú tỉnh",
        ("Trường PTDTNT tỉnh", "Trường Dân tộc nội trú tỉnh"),
        "23",
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ TỈNH"),
        "BC-DTNT",
    ),
    _body(
        "T04",
        "Hội Khuyến học tỉnh",
        ("HKH tỉnh",),
        "3",
        ("HỘI KHUYẾN HỌC VIỆT NAM", "HỘI KHUYẾN HỌC TỈNH LỘC HẢI"),
        "BC-HKH",
    ),
)
