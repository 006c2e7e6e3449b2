"""Takes a per cent that no line was found for, makes the share of the figure just told in the line named behind it."""

from __future__ import annotations

from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import FormLines, Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import alike
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_LEAST_DIGITS = 3


def as_share_of_the_named(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "Xã hội hóa 1.882 triệu đồng, bằng 26,77% ngân sách nhà nước": of another line, not of the whole of both."""
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    told = made.earlier[0] if made.earlier else None
    if not is_rate or told is None or not told.agrees or not told.is_count or told.line is None:
        return None
    if told.mention.sentence != made.mention.sentence or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    whole = line_named_behind(made, told.line, figures.lines)
    if whole is None:
        return None
    mention = replace(made.mention, role=Role.SHARE)
    trial = replace(made, mention=mention, line=told.line, other_line=whole, why="")
    settle_times(trial, made.headings, span)
    trial.period = told.period
    judged = judged_by_figure(trial, figures)
    return (trial, judged) if judged.verdict is Verdict.AGREES else None


def line_named_behind(made: Resolved, part: Line, lines: FormLines) -> Line | None:
    """The one line counted as the part is, all of whose words stand behind the per cent; the longest of several."""
    said = {thing.key for thing in made.inside.things_between(*made.mention.after)}
    named = [(len(own), line) for line in alike(part, lines) if (own := _words(line)) and own <= said]
    told = [pair for pair in named if pair[1].plan is Plan.NONE]
    most = max((length for length, _ in told), default=0)
    longest = [line for length, line in told if length == most]
    return longest[0] if len(longest) == 1 else None


def _words(line: Line) -> set[str]:
    return {key for key in line.own if key[0] != "#"}
