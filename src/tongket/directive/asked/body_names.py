"""Takes a body as typed, makes its canonical wording: "UBND tỉnh" is "Ủy ban nhân dân tỉnh". No guessing."""

from __future__ import annotations

import re

from tongket.directive.asked.letters import levelled

# What is typed, without regard to capitals, and how an official paper writes it in full.
_IN_FULL = tuple(
    (re.compile(rf"(?<!\w){typed}(?!\w)", re.IGNORECASE), full)
    for typed, full in (
        (
            r"ban thường trực ub(?:\s?mttq|mttq)(?:\s?vn|\sviệt nam)?",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
        ),
        (r"(?:ủy ban|ub)\s?(?:mttq|mặt trận tổ quốc)\s?(?:vn|việt nam)", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        (r"(?:ủy ban|ub)\s?mttq", "Ủy ban Mặt trận Tổ quốc"),
        (r"mttq\s?(?:vn|việt nam)", "Mặt trận Tổ quốc Việt Nam"),
        (r"mttq|mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        (r"(?:ubnd|ủy ban nhân dân)", "Ủy ban nhân dân"),
        (r"(?:hđnd|hội đồng nhân dân)", "Hội đồng nhân dân"),
        (r"(?:bộ chqs|bchqs|bch quân sự|bộ chỉ huy quân sự)", "Bộ Chỉ huy Quân sự"),
        (r"(?:bch|bộ chỉ huy)\s(?:bđbp|bộ đội biên phòng)", "Bộ Chỉ huy Bộ đội Biên phòng"),
        (r"(?:bđbp|bộ đội biên phòng)", "Bộ đội Biên phòng"),
        (r"(?:btv|ban thường vụ)", "Ban Thường vụ"),
        (r"ban chấp hành", "Ban Chấp hành"),
        (r"(?:bcđ|ban chỉ đạo)", "Ban Chỉ đạo"),
        (r"ban cán sự đảng", "Ban cán sự đảng"),
        (r"(?:tand|tòa án nhân dân)", "Tòa án nhân dân"),
        (r"(?:vksnd|viện kiểm sát nhân dân)", "Viện kiểm sát nhân dân"),
        (r"nhcsxh", "Ngân hàng Chính sách xã hội"),
        (r"(?:bhxh|bảo hiểm xã hội)", "Bảo hiểm xã hội"),
        (r"(?:lđlđ|liên đoàn lao động)", "Liên đoàn Lao động"),
        (r"(?:hội lhpn|hội liên hiệp phụ nữ)", "Hội Liên hiệp Phụ nữ"),
        (r"(?:hội ccb|hội cựu chiến binh)", "Hội Cựu chiến binh"),
        (r"(?:đoàn tncs hồ chí minh|đoàn tncs hcm)", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        (r"(?:liên minh htx|liên minh hợp tác xã)", "Liên minh Hợp tác xã"),
        (r"(?:đài ptth|đài pt[-&]th|đài phát thanh\s?(?:-\s?)?truyền hình)", "Đài Phát thanh và Truyền hình"),
        (r"(?:đoàn đbqh|đoàn đại biểu quốc hội)", "Đoàn đại biểu Quốc hội"),
        (
            r"(?:lđ\s?-?\s?tb\s?(?:và|&|-)?\s?xh|lđtb&xh|lao động\s*[-–,]?\s*thương binh và xã hội)",
            "Lao động - Thương binh và Xã hội",
        ),
        (r"nn\s?(?:và|&)?\s?ptnt", "Nông nghiệp và Phát triển nông thôn"),
        (r"nn\s?(?:và|&)\s?mt", "Nông nghiệp và Môi trường"),
        (r"tn\s?(?:và|&)?\s?mt", "Tài nguyên và Môi trường"),
        (r"gd\s?(?:và|&)?\s?đt", "Giáo dục và Đào tạo"),
        (r"kh\s?(?:và|&)\s?đt|khđt", "Kế hoạch và Đầu tư"),
        (r"kh\s?(?:và|&)\s?cn|khcn", "Khoa học và Công nghệ"),
        (r"tt\s?(?:và|&)\s?tt|tttt", "Thông tin và Truyền thông"),
        (r"vh,?\s?tt\s?(?:và|&)?\s?dl", "Văn hóa, Thể thao và Du lịch"),
        (r"gtvt", "Giao thông vận tải"),
        (r"chủ tịch nước", "Chủ tịch nước"),
        (r"thủ tướng chính phủ", "Thủ tướng Chính phủ"),
        (r"chính phủ", "Chính phủ"),
        (r"bộ chính trị", "Bộ Chính trị"),
        (r"ban bí thư", "Ban Bí thư"),
        (r"văn phòng", "Văn phòng"),
        (r"công an", "Công an"),
    )
)  # fmt: skip
_LIST_OF_LEVELS = re.compile(
    r"(?<!tác )\b((?:thành phố|thị trấn|thị xã|đặc khu|tỉnh|thành|thị|huyện|quận|xã|phường|tp\.?|tx\.?)"
    r"(?:(?:\s*,\s*|\s+và\s+|\s*[-–/]\s*|\s+)(?:các\s+)?(?:thành phố|thị trấn|thị xã|đặc khu|tỉnh|"
    r"thành|thị|huyện|quận|xã|phường|tp\.?|tx\.?)\b)+)"
    r"(?!\s*(?:[ủuỷ][yỷ]|đoàn(?! thể)))",
    re.IGNORECASE,
)
_ONE_LEVEL = re.compile(r"thành phố|thị trấn|thị xã|đặc khu|tỉnh|thành|thị|huyện|quận|xã|phường|tp|tx", re.IGNORECASE)
_LEVELS_IN_FULL = {"thành": "thành phố", "thị": "thị xã", "tp": "thành phố", "tx": "thị xã"}
_SECTORS = re.compile(
    r"(?<!\w)((?:sở|ban|bộ|ngành)(?:(?:\s*,\s*|\s+|\s+và\s+)(?:sở|ban|ngành|đoàn thể|đơn vị|địa phương)\b){1,5})",
    re.IGNORECASE,
)
_ONE_SECTOR = re.compile(r"đoàn thể|đơn vị|địa phương|sở|ban|bộ|ngành|phòng|hội", re.IGNORECASE)
_PLURAL = re.compile(r"(?:các|những|từng|mỗi|toàn thể|cả)\s", re.IGNORECASE)
_PROPER_HEADS = re.compile(
    r"(?:sở|bộ|cục|chi cục|phòng|ban|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|hội|đoàn(?! thể)|"
    r"công đoàn|công an|đài|báo|"
    r"chủ tịch|phó chủ tịch|chủ nhiệm|bí thư|giám đốc|tổng giám đốc|thủ trưởng|chánh|trưởng|viện|tòa|trường|"
    r"trung tâm|tổ công tác|văn phòng|thanh tra|"
    r"hiệu trưởng|cục trưởng|liên|kho bạc|ngân hàng|ủy ban|mặt trận)(?!\w)",
    re.IGNORECASE,
)


def canonical(typed: str) -> str:
    """The body in the wording of official papers."""
    name = " ".join(levelled(typed).split()).strip(" ,;:.-–")
    name = re.sub(r"^(?:các\s)?đồng chí\s", "", name, flags=re.IGNORECASE)
    if name.isupper() and len(name) > 5:
        name = name.lower()
    for pattern, full in _IN_FULL:
        name = pattern.sub(full, name)
    name = _LIST_OF_LEVELS.sub(_levels, name)
    name = _SECTORS.sub(_sectors, name)
    return _capital(name)


def _levels(found: re.Match[str]) -> str:
    levels = [level.lower() for level in _ONE_LEVEL.findall(found[0])]
    return ", ".join(_LEVELS_IN_FULL.get(level, level) for level in levels)


def _sectors(found: re.Match[str]) -> str:
    sectors = [each.lower() for each in _ONE_SECTOR.findall(found[0])]
    return ", ".join(sectors)


def _capital(name: str) -> str:
    """Groups in small letters, bodies that are one with a capital."""
    if plural := _PLURAL.match(name):
        return plural[0].lower() + name[plural.end() : plural.end() + 1].lower() + name[plural.end() + 1 :]
    if _PROPER_HEADS.match(name):
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:] if name[1:2].islower() and not name[:1].isdigit() and _is_group(name) else name


def _is_group(name: str) -> bool:
    return (
        re.match(
            r"(?:cấp|chính quyền|đoàn thể|lực lượng|tổ chức|chủ|chi bộ|đảng bộ|ngành|cơ quan|người|hệ thống|ban giám)",
            name,
            re.IGNORECASE,
        )
        is not None
    )
