"""Takes a bare number in brackets with a time of its own, makes it of the count before: "37 km (2016: 6,3)"."""

from __future__ import annotations

import re
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import has_own_year, settle_times
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_OF_BEFORE = re.compile(
    r"\(\s*(?:cùng kỳ|kỳ trước|giai đoạn trước|năm (?:trước|ngoái))(?: năm (?:trước|ngoái))?\s*(?:là|có|đạt|:)?\s*$",
    re.IGNORECASE,
)


def as_aside_of_count(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number in the measure of that count, where its line has just this figure then."""
    if not (made.mention.is_aside and made.is_count) or (made.counted is not None and made.counted.noun):
        return None
    counted = next((one for one in made.earlier if not one.mention.is_aside and one.is_count), None)
    if counted is None or counted.line is None or not counted.agrees or not _is_timed(made):
        return None
    if counted.mention.sentence != made.mention.sentence:
        return None
    scale = counted.mention.quantity.scale if not made.mention.quantity.is_scaled else 1
    times = counted.times * scale
    trial = replace(made, mention=replace(made.mention), line=counted.line, other_line=None, times=times, why="")
    settle_times(trial, made.headings, span)
    judged = judged_by_figure(trial, figures)
    return (trial, judged) if judged.verdict is Verdict.AGREES else None


def _is_timed(made: Resolved) -> bool:
    before = made.inside.text[: made.inside.tokens[made.mention.quantity.first].start]
    return has_own_year(made.inside, made.mention) or _OF_BEFORE.search(before) is not None
