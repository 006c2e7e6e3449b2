"""Takes the lines of a plan, makes the bodies it asks to report: those it lists one by one, and those it names.

What stands under a line like "Các huyện ủy gửi báo cáo trước ngày 15/10/2020:" is a list of bodies as the office calls
them, districts and communes among them. Elsewhere only what is plainly the name of a body is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tongket.wording.dates import read_date
from tongket.wording.fold import fold

_HEADS = (
    r"(?:Sở|Ban|Hội|Công an|Tỉnh|Huyện|Thị|Thành|UBND|Ủy ban|Thanh tra|Bộ Chỉ huy|Đảng|Liên đoàn|Viện|Tòa|Toà|Cục)\s"
)
_REST = r"[^,;.:()\n]*"
_BODY = re.compile(
    rf"(?:Công an tỉnh|Sở [A-ZĐ]{_REST}(?:, (?!{_HEADS})[A-ZĐ]{_REST} và [A-ZĐ]{_REST})?|Bộ Chỉ huy {_REST}|"
    rf"(?:Huyện|Thành|Thị) [uủ][ỷyỵ] [A-ZĐ]{_REST}|(?:Viện [Kk]iểm sát|Tòa án|Toà án) nhân dân tỉnh|"
    rf"(?:UBND|Ủy ban nhân dân) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) [A-ZĐ]{_REST}|"
    rf"(?:Ủy ban )?(?:Mặt trận Tổ quốc|MTTQ){_REST}|Hội [A-ZĐ]{_REST}|Tỉnh [Đđ]oàn|Liên đoàn [A-ZĐ]{_REST}|"
    rf"(?:Thanh tra|Văn phòng UBND|Kho bạc Nhà nước|Bảo hiểm xã hội) tỉnh|Cục [A-ZĐ]{_REST}|"
    rf"Ban (?:Tuyên giáo|Nội chính|Dân vận|Tổ chức|An toàn giao thông){_REST}|Đảng [uủ]y [A-ZĐ]{_REST})"
)
_NEXT_BODY = re.compile(rf"\s+và\s+(?={_HEADS})")
_DUTY = re.compile(
    r"\s+(?:chủ trì|phối hợp|có trách nhiệm|tham mưu|báo cáo|gửi|để|thực hiện|tham gia|gồm|làm|"
    r"tổng hợp|theo dõi|đôn đốc|triển khai|là|tại|phối|đề nghị|hàng)\b"
)
_SEVERAL = re.compile(r"(?:\S+\s){0,4}?(?:các|những)\s", re.IGNORECASE)  # "UBND các huyện" is no one body
_ASKED = re.compile(r"\b(?:gửi|nộp|báo cáo)\b.*:\s*$", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-+•*–]|\d{1,3}[.)/]|[a-zđ][.)])\s*(?P<name>[^\W\d_][^:]{3,79}?)\s*[;.,]?\s*$")
_RECIPIENTS = re.compile(r"\s*nơi nhận\b", re.IGNORECASE)
_DATED = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày\b.*\bnăm\s*\d{4}", re.IGNORECASE)
_CALLED = re.compile(  # how bodies and places begin; a list of contents ("Số liệu theo biểu mẫu") begins otherwise
    rf"{_HEADS}|(?:Xã|Phường|Thị trấn|Quận|Đặc khu|Trường|Phòng|Trung tâm|Bệnh viện|Văn phòng|Kho bạc|Bảo hiểm|"
    r"Ngân hàng|Đài|Báo|Chi cục|Công ty|Mặt trận|MTTQ|Trạm|Đoàn|Học viện|Bộ)\s"
)
_FEWEST_LISTED = 2


class NamedBody(NamedTuple):
    """One body and its deadline, where the line above its list gives one."""

    name: str
    deadline: date | None = None


def bodies_of(plan: Sequence[str]) -> Iterator[NamedBody]:
    """Each body once, in the order of the plan."""
    listed = dict(_listed(plan))
    heads = {number - 1 for number in listed if number - 1 not in listed}
    end = next((n for n, line in enumerate(plan) if listed and _RECIPIENTS.match(line)), len(plan))
    seen: set[str] = set()
    for number, line in enumerate(plan[:end]):
        found = [listed[number]] if number in listed else [] if number in heads else map(NamedBody, _named(line))
        for body in found:
            key = fold(body.name).strip(" .")
            if key not in seen and 5 < len(key) < 80:
                seen.add(key)
                yield body


def _listed(plan: Sequence[str]) -> Iterator[tuple[int, NamedBody]]:
    """The lines of lists of bodies; a list with anything else in it is none."""
    for number, line in enumerate(plan):
        if _ASKED.search(line):
            items = list(_items(plan, number + 1))
            if len(items) >= _FEWEST_LISTED and _are_bodies(items):
                day = read_date(line) if _DATED.search(line) else None
                yield from ((number + 1 + n, NamedBody(name, day)) for n, name in enumerate(items))


def _are_bodies(items: Sequence[str]) -> bool:
    called = sum(_CALLED.match(name) is not None for name in items)
    return 3 * called >= 2 * len(items) and not any(_DUTY.search(f" {name}") for name in items)


def _items(plan: Sequence[str], first: int) -> Iterator[str]:
    sign = plan[first].strip()[:1] if first < len(plan) else ""
    for line in plan[first:]:
        found = _ITEM.match(line)
        is_next = found is not None and (line.strip()[:1] == sign or sign.isalnum())
        if found is None or not is_next or not found["name"][0].isupper() or _SEVERAL.match(found["name"]):
            return
        yield " ".join(found["name"].split())


def _named(line: str) -> Iterator[str]:
    for match in _BODY.finditer(line):
        for name in _NEXT_BODY.split(match[0]):
            if not _SEVERAL.match(name):
                yield " ".join(_DUTY.split(name)[0].split()).strip(" .")
