"""Takes a number and the times around it, makes whether they stand in other brackets or another clause than its own."""

from __future__ import annotations

from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.times import Time


def is_of_another_number(inside: Passage, mention: Mention, time: Time) -> bool:
    """ "từ 9,16% (giai đoạn 2020-2022) lên 60,69%", "77 người (năm 2023: 9; năm 2024: 68), trong đó 46 người nữ"."""
    opened = inside.text.rfind("(", 0, time.start)
    closed = inside.text.find(")", opened)
    if opened < 0 or not time.end <= closed < inside.tokens[mention.quantity.first].start:
        return False
    start = inside.tokens[inside.bounds[mention.sentence][0]].start
    return any(start <= one.quantity.start < opened for one in inside.mentions)


def is_told_in_clause(inside: Passage, mention: Mention) -> bool:
    """Whether any time stands between the semicolons around it."""
    first, last = inside.bounds[mention.sentence]
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    at = inside.tokens[mention.quantity.first].start
    opens = max(start, inside.text.rfind(";", start, at) + 1)
    closes = inside.text.find(";", at, end)
    told = [time.start for time in inside.times if not time.is_base]
    return any(opens <= at < (closes if closes >= 0 else end) for at in told)
