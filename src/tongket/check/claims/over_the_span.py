"""Takes a change told of all the span, makes the two times it compares: "mức tăng cả kỳ 14,7%"."""

from __future__ import annotations

import re

from tongket.check.claims.line_times import compared_over, period_before
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_ALL_THE_SPAN = re.compile(r"\b(?:cả|toàn|trong) (?:kỳ|giai đoạn|nhiệm kỳ|thời kỳ)\s*$", re.IGNORECASE)


def over_all_the_span(made: Resolved, span: Period) -> tuple[Period, Period] | None:
    """ "lần lượt là 812, 840 và 905 em, mức tăng cả kỳ 14,7%": the end of the span against what was before it."""
    assert made.line is not None
    said = made.inside.words(made.mention.start, made.mention.quantity.first)
    if _ALL_THE_SPAN.search(said) is None:
        return None
    before = period_before(made.line, span)
    return compared_over(made.line, span) or ((span, before) if before is not None else None)
