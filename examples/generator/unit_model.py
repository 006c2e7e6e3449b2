"""The bodies of the example: 11 district-level units and 13 provincial bodies, then as many communes as wanted."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

DISTRICTS = "Cấp huyện"
BODIES = "Sở, ban, ngành, đoàn thể tỉnh"
COMMUNES = "Cấp xã"
DEADLINE = date(2020, 10, 15)


@dataclass(frozen=True)
class Unit:
    """One body that owes a report. `share` scales its figures; `parts` is its number of communes or branches."""

    code: str
    name: str
    others: tuple[str, ...]
    group: str
    letterhead: tuple[str, str]  # superior, own name
    symbol: str
    family: str  # party or state
    place: str
    owes: tuple[str, ...] = ()
    valid_from: date | None = None
    deadline: date = DEADLINE
    share: float = 1.0
    parts: int = 12

    @property
    def sheets(self) -> tuple[str, ...]:
        """Sheets it owes."""
        return self.owes or tuple(f"Biểu {number}" for number in range(1, 7))


def _district(number: int, kind: str, name: str, share: float, parts: int, since: date | None = None) -> Unit:
    committee = {"Thành phố": "Thành ủy", "Thị xã": "Thị ủy", "Huyện": "Huyện ủy"}[kind]
    short = {"Thành phố": "TP", "Thị xã": "TX", "Huyện": "H."}[kind]
    return Unit(
        code=f"H{number:02d}",
        name=f"{kind} {name}",
        others=(f"{committee} {name}", f"{short} {name}", f"UBND {kind.lower()} {name}"),
        group=DISTRICTS,
        letterhead=("TỈNH ỦY TIỀN GIANG", f"{committee} {name}".upper()),
        symbol={"Thành phố": "BC/TU", "Thị xã": "BC/TU", "Huyện": "BC/HU"}[kind],
        family="party",
        place=name,
        valid_from=since,
        share=share,
        parts=parts,
    )


def _body(number: int, name: str, others: tuple[str, ...], owes: str, superior: str, symbol: str, family: str) -> Unit:
    return Unit(
        code=f"T{number:02d}",
        name=name,
        others=others,
        group=BODIES,
        letterhead=(superior, name.upper()),
        symbol=symbol,
        family=family,
        place="Mỹ Tho",
        owes=tuple(f"Biểu {number}" for number in owes),
        deadline=date(2020, 10, 20),
        share=0.4 + 0.05 * number,
        parts=8 + number,
    )


_PEOPLE = "ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG"
_PARTY = "TỈNH ỦY TIỀN GIANG"

NAMED = (
    _district(1, "Thành phố", "Mỹ Tho", 1.7, 17),
    _district(2, "Thị xã", "Gò Công", 0.9, 12),
    _district(3, "Thị xã", "Cai Lậy", 0.9, 16, date(2014, 1, 1)),
    _district(4, "Huyện", "Cai Lậy", 1.1, 16),
    _district(5, "Huyện", "Cái Bè", 1.5, 25),
    _district(6, "Huyện", "Châu Thành", 1.4, 23),
    _district(7, "Huyện", "Chợ Gạo", 1.1, 19),
    _district(8, "Huyện", "Gò Công Đông", 0.9, 13),
    _district(9, "Huyện", "Gò Công Tây", 0.8, 13),
    _district(10, "Huyện", "Tân Phước", 0.6, 12),
    _district(11, "Huyện", "Tân Phú Đông", 0.5, 6),
    _body(1, "Công an tỉnh", ("CA tỉnh", "Công an tỉnh Tiền Giang"), "123456", "BỘ CÔNG AN", "BC-CAT", "state"),
    _body(
        2,
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        ("BĐBP tỉnh", "Bộ đội Biên phòng Tiền Giang", "BCH BĐBP tỉnh"),
        "1346",
        "BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG",
        "BC-BCH",
        "state",
    ),
    _body(3, "Viện Kiểm sát nhân dân tỉnh", ("VKSND tỉnh",), "45", "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "BC-VKS", "state"),
    _body(4, "Tòa án nhân dân tỉnh", ("TAND tỉnh",), "4", "TÒA ÁN NHÂN DÂN TỐI CAO", "BC-TA", "state"),
    _body(5, "Sở Tư pháp", ("STP",), "4", _PEOPLE, "BC-STP", "state"),
    _body(6, "Sở Giáo dục và Đào tạo", ("Sở GDĐT", "Sở GD&ĐT"), "34", _PEOPLE, "BC-SGDĐT", "state"),
    _body(
        7,
        "Sở Lao động - Thương binh và Xã hội",
        ("Sở LĐTBXH", "Sở LĐ-TB&XH"),
        "345",
        _PEOPLE,
        "BC-SLĐTBXH",
        "state",
    ),
    _body(8, "Sở Giao thông vận tải", ("Sở GTVT",), "24", _PEOPLE, "BC-SGTVT", "state"),
    _body(
        9,
        "Sở Văn hóa, Thể thao và Du lịch",
        ("Sở VHTTDL", "Sở VH-TT&DL"),
        "4",
        _PEOPLE,
        "BC-SVHTTDL",
        "state",
    ),
    _body(
        10,
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        ("MTTQ tỉnh", "UBMTTQVN tỉnh"),
        "4",
        "ỦY BAN TRUNG ƯƠNG MTTQ VIỆT NAM",
        "BC-MTTQ",
        "state",
    ),
    _body(
        11,
        "Tỉnh Đoàn Tiền Giang",
        ("Tỉnh Đoàn", "Đoàn TNCS Hồ Chí Minh tỉnh"),
        "4",
        "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH",
        "BC/TĐTN",
        "party",
    ),
    _body(12, "Hội Liên hiệp Phụ nữ tỉnh", ("Hội LHPN tỉnh", "HLHPN"), "45", _PARTY, "BC-BTV", "party"),
    _body(13, "Ban An toàn giao thông tỉnh", ("Ban ATGT tỉnh",), "24", _PEOPLE, "BC-BATGT", "state"),
)

_FIRST = (
    "Tân Mỹ Long Phú Hòa Bình Thạnh An Đông Hưng Vĩnh Thanh Nhị Hậu Kim Song Điềm Dưỡng Tam Phước Quơn "
    "Xuân Đăng Trung Lương Bàn Thới Cẩm Đạo Yên Lợi Thiện Hội Mỹ"
)
_SECOND = (
    "Hưng Thành Lợi Phong Trung Hội Đức Thuận Quới Nhuận Khánh Định Thới Lập Hiệp Long Bình Điền Nghĩa "
    "Trạch Phú Mỹ Tây Sơn Hữu Kiều Thạnh Lý Tường Ninh Đạo Tịnh Cang Trí Mong Hải Lâm Tín Nghị Kỳ"
)
_THIRD = ("", " A", " B")


def _commune_names() -> list[str]:
    firsts = list(dict.fromkeys(_FIRST.split()))
    pairs = [f"{first} {second}" for first in firsts for second in dict.fromkeys(_SECOND.split()) if first != second]
    return [pair + third for third in _THIRD for pair in pairs]


def _commune(number: int, name: str, share: float) -> Unit:
    return Unit(
        code=f"X{number:04d}",
        name=f"Xã {name}",
        others=(f"Đảng ủy xã {name}", f"UBND xã {name}"),
        group=COMMUNES,
        letterhead=("HUYỆN ỦY CÁI BÈ", f"ĐẢNG ỦY XÃ {name.upper()}"),
        symbol="BC/ĐU",
        family="party",
        place=name,
        share=share,
        parts=5,
    )


def units(count: int, chance: random.Random) -> list[Unit]:
    """The first `count` bodies: the named ones, then communes."""
    named = list(NAMED[:count])
    names = _commune_names()[: max(0, count - len(named))]
    chance.shuffle(names)
    return named + [_commune(i, name, round(chance.uniform(0.3, 0.9), 2)) for i, name in enumerate(names, 1)]
