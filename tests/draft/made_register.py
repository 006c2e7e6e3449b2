"""A made register of any size: directives, resolutions, conclusions, plans and decisions that speak of each other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

_KINDS = (
    ("{:02d}-CT/TW", "Chỉ thị", "Ban Bí thư"),
    ("{:02d}-NQ/TW", "Nghị quyết", "Bộ Chính trị"),
    ("{:02d}-KL/TW", "Kết luận", "Ban Bí thư"),
    ("{:02d}-KH/TU", "Kế hoạch", "Ban Thường vụ Tỉnh ủy"),
    ("{}/QĐ-UBND", "Quyết định", "UBND tỉnh"),
)
_FIELDS = ("an ninh, trật tự", "xây dựng Đảng", "kinh tế", "văn hóa, xã hội", "y tế", "giáo dục")
_DEEDS = ("sửa đổi", "thay thế", "kết luận", "triển khai", "tiếp tục thực hiện", "căn cứ", "sơ kết, tổng kết")


def made_register(count: int = 200, *, seed: int = 7) -> str:
    """The text of a `register.toml`; the same for the same seed."""
    chance = random.Random(seed)
    lines = ['office = "Tỉnh ủy Thử Nghiệm"', "as_of = 2024-06-28", ""]
    earlier: list[str] = []
    for number in range(1, count + 1):
        symbol, kind, issuer = _KINDS[chance.randrange(len(_KINDS))]
        symbol, day = symbol.format(number), date(2010, 1, 4) + timedelta(days=number * 25 + chance.randrange(20))
        lines += ["[[document]]", f'symbol = "{symbol}"', f'type = "{kind}"', f'issuer = "{issuer}"', f"dated = {day}"]
        lines += list(_further(chance, number, kind, earlier))
        earlier.append(f"{symbol} ngày {day:%d/%m/%Y}")
    return "\n".join(lines) + "\n"


def _further(chance: random.Random, number: int, kind: str, earlier: list[str]) -> Iterator[str]:
    field = chance.choice(_FIELDS)
    yield f'field = "{field}"'
    yield f'subject = "về tăng cường sự lãnh đạo của Đảng đối với công tác {field} (việc thứ {number})"'
    if kind in ("Chỉ thị", "Nghị quyết"):
        for years in chance.sample([1, 2, 3, 5, 10], 2):
            yield from ("[[document.review]]", f"after_years = {years}", 'set_by = "Kế hoạch của Ban Thường vụ"')
            yield f'kind = "{"tổng kết" if years == 10 else "sơ kết"}"'
    if earlier and chance.random() < 0.6:
        for other in chance.sample(earlier[-40:], min(len(earlier), chance.choice([1, 1, 1, 2]))):
            yield from ("[[document.relation]]", f'kind = "{chance.choice(_DEEDS)}"', f'to = "{other}"')
