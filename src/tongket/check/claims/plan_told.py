"""Takes a number right behind "kế hoạch" or "chỉ tiêu giao là", makes the plan of what was just told."""

from __future__ import annotations

import re

from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Linker
from tongket.check.claims.measures import Fit, fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.plans import is_plan_of
from tongket.check.claims.resolved import Resolved

_SET_TO = re.compile(
    r"(?:^|[\s(,;:/])(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|KH)"
    r"(?:\s+(?:được\s+)?(?:giao|đề ra|đặt ra|tỉnh giao|giai đoạn))?\s*(?:(?:là|:|=)\s*)?$",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:vượt|thiếu|hụt|hơn|kém|tăng|giảm|đạt|bằng|theo|trong|tỷ lệ)\b[^,;:(/]*$", re.IGNORECASE
)


def plan_told(made: Resolved, linker: Linker) -> tuple[Line, Fit] | None:
    """ "22.721 tấn / kế hoạch 23.450 tấn", "là 75%, chỉ tiêu giao là 62,5%"; "vượt kế hoạch 327 người" is none."""
    told = made.last
    if told is None or told.line is None or not _is_set(made) or made.mention.role not in (Role.COUNT, Role.RATE):
        return None
    if told.mention.sentence != made.mention.sentence or made.counted is None:
        return None
    plan = next((line for line in linker.lines.lines if is_plan_of(line, told.line)), None)
    if plan is None:
        return None
    fit = fit_of(plan, made.counted, made.mention.quantity.form)
    return (plan, fit) if fit.fit and plan.is_rate == (made.mention.role is Role.RATE) else None


def _is_set(made: Resolved) -> bool:
    before = made.inside.text[: made.inside.tokens[made.mention.quantity.first].start]
    led = _SET_TO.search(before)
    return led is not None and _BY_HOW_MUCH.search(before[: led.start() + 1]) is None
