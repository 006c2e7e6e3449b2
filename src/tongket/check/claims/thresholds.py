"""Takes a per cent, makes whether it is only the mark that a row of the form counts by: "từ 95% trở lên"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tongket.check.claims.lines import Line
from tongket.check.claims.resolved import Resolved
from tongket.wording.quantities import Form

_MARK = re.compile(r"\b(?:từ|trên|dưới|đạt|ít nhất|tối thiểu)\s+(\d{1,3})\s*%", re.IGNORECASE)
_LED = re.compile(r"\b(?:từ|mốc|ngưỡng|chưa đạt|đã đạt|chưa đến|chưa tới)\s*$", re.IGNORECASE)
_AND_MORE = re.compile(r"\s*(?:trở lên|trở xuống)\b", re.IGNORECASE)


def marks_of(lines: Iterable[Line]) -> frozenset[Decimal]:
    """The per cents that labels count by: 95 of "Số xã đạt tỷ lệ bao phủ từ 95%"."""
    labels = dict.fromkeys(line.label for line in lines)
    return frozenset(Decimal(found[1]) for label in labels for found in _MARK.finditer(label))


def is_a_mark(made: Resolved, marks: frozenset[Decimal]) -> bool:
    """ "9/17 xã đạt từ 95% trở lên", "còn 7 xã chưa đạt 95%"; but "tỷ lệ đạt 95%" is a result."""
    quantity = made.mention.quantity
    if quantity.form is not Form.PERCENT or quantity.value not in marks or made.mention.more:
        return False
    before = made.inside.text[: made.inside.tokens[quantity.first].start]
    return _LED.search(before) is not None or _AND_MORE.match(made.inside.text, quantity.end) is not None
