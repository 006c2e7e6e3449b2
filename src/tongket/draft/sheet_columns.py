"""Takes the headings of columns, says which of them tell what was to be done, and which two count the same thing."""

from __future__ import annotations

import re

from tongket.collect.forms.rules import is_planned
from tongket.directive.form import ColumnKind, FormColumn
from tongket.wording.fold import fold, normal

_NO_PLANS = re.compile(r"\bchi tiêu\b|\bmục tiêu quốc gia\b|\bkế hoạch hóa\b|\bkế hoạch hoá\b")  # money, a programme
_GIVEN = r"(?:giao|phe duyet|duyet|phan bo)"
_DONE = re.compile(
    rf"\b(?:thuc hien|ket qua|dat duoc|ban hanh|hoan thanh|giai ngan|da (?!(?:duoc )?{_GIVEN}\b))"
    r"|\bdat (?:ke hoach|chi tieu|muc tieu|duoc)\b"
)
_DONE_OF_IT = re.compile(rf"\bda (?!(?:duoc )?{_GIVEN}\b)|\b(?:dat duoc|ban hanh)\b")  # "Kế hoạch đã hoàn thành"
_SHORT_PLAN = re.compile(r"^kh(?:$|\W*\(| (?:giao|giai|nam|quy|thang|dau|ca|\d))|\bgiao kh\b")
_TO_BE = re.compile(r"^(?:so )?du kien\b|^(?:phan dau|dinh huong|phuong huong|nhu cau)\b")
_GIVEN_TO_DO = re.compile(
    r"\b(?:duoc giao|^giao|(?:tw|trung uong|tinh|cap tren) giao)(?=$| (?:dau|nam|giai doan|trong|theo)\b|\W*\(| \d)"
)
_SPEAKS_OF_PLAN = re.compile(r"\b(?:ke hoach|du toan|muc tieu|chi tieu)\b")
_START_GIVEN = "duoc giao"  # "Được giao đất" is no plan, "Được giao năm 2025" is
_TIME = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|\d{1,2}/(?:19|20)\d\d|(?<!\d)(?:19|20)\d\d(?!\d)"
    r"|(?:\d{1,2}|sáu) tháng|tháng \d{1,2}|quý (?:iv|i{1,3}|\d)|\d{1,2} năm"
)
_PLANS = re.compile(r"kế hoạch|dự toán|chỉ tiêu|mục tiêu(?! quốc gia)")
_ROLES = frozenset(
    re.findall(
        r"\w+",
        "giai đoạn năm kỳ kì cả trước nay này đầu cuối từ đến hết ngày tháng cộng tổng số thực hiện th kết quả đạt được"
        " uth ước riêng báo cáo liệu",
    )
)


def is_plan(column: FormColumn) -> bool:
    """Whether it says what was to be done: "Kế hoạch giai đoạn 2021-2025", "Dự toán"; not how much of it was."""
    if column.kind not in (ColumnKind.VALUE, ColumnKind.TOTAL):
        return False
    said = (_says_plan(heading) for heading in reversed(column.path))
    return next((says for says in said if says is not None), False)  # the lowest heading that says either


def _says_plan(heading: str) -> bool | None:
    """None where a heading speaks neither of a plan nor of what was done."""
    said = fold(_NO_PLANS.sub(" ", normal(heading)))
    if _starts_as_plan(said) and not _DONE_OF_IT.search(said):
        return True
    if _DONE.search(said) or said == "th":
        return False
    return True if _SPEAKS_OF_PLAN.search(said) or _GIVEN_TO_DO.search(said) else None


def _starts_as_plan(said: str) -> bool:
    if _SHORT_PLAN.search(said) or _TO_BE.search(said):
        return True
    return is_planned((said,)) and not said.startswith(_START_GIVEN)


def count_the_same(one: FormColumn, other: FormColumn) -> bool:
    """Whether both count one thing, each at its own time."""
    return counted(one) == counted(other)


def counted(column: FormColumn) -> tuple[object, ...]:
    """What a column counts: its headings without times and roles, its measure, and whether it is a part of another.

    "Số lớp năm 2024" and "Năm 2025 › Số lớp" count the same, and so do a plan and what came of it; "Tổng số" and
    "Trong đó nữ" do not.
    """
    said = _PLANS.sub(" ", _TIME.sub(" ", " ".join(map(normal, column.path))))
    own = tuple(word for word in re.findall(r"[^\W_]+", said) if word not in _ROLES)
    return own, fold(column.measure), column.of_which is not None, column.rule
