"""Takes a per cent that no line was found for, makes the share of the figure just told in the line named behind it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.by_name import telling_words
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
from tongket.wording.same_things import things_done

_LEAST_DIGITS = 3


def as_share_of_the_named(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "Xã hội hóa 1.882 triệu đồng, bằng 26,77% ngân sách nhà nước": of another line, not of the whole of both."""
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    told = _counted_before(made)
    if not is_rate or told is None or not told.agrees or told.line is None:
        return None
    is_long = digits_of(made.mention.quantities) >= _LEAST_DIGITS
    whole = line_named_behind(made, told.line, figures.lines) if is_long else None
    whole = whole or _whole_right_behind(made, told.line, figures.lines)
    if whole is None:
        return None
    mention = replace(made.mention, role=Role.SHARE)
    trial = replace(made, mention=mention, line=told.line, other_line=whole, why="")
    settle_times(trial, made.headings, span)
    trial.period = told.period
    judged = judged_by_figure(trial, figures)
    return (trial, judged) if judged.verdict is Verdict.AGREES else None


def _counted_before(made: Resolved) -> Resolved | None:
    """The count last told in its sentence; what it changed by may stand between."""
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence)
    return next((one for one in here if one.is_count_or_rate and not one.mention.is_of_plan), None)


_LEADS = re.compile(r"\b(?:bằng|chiếm|tương đương(?: với)?)\s*$", re.IGNORECASE)
_SMALLEST = Decimal("0.01")


def _whole_right_behind(made: Resolved, part: Line, lines: FormLines) -> Line | None:
    """ "bằng 0,04% diện tích đồng cỏ tự nhiên": of a row of any table, all that stands behind being its name."""
    inside, quantity = made.inside, made.mention.quantity
    leads = _LEADS.search(inside.text[: inside.tokens[quantity.first].start]) is not None
    if not leads or quantity.step > _SMALLEST or part.counted is None or part.is_rate:
        return None
    said = {thing.key for thing in inside.things_between(*made.mention.after)} - things_done()
    base = part.counted.base
    counted = (one for one in lines.lines if one.counted is not None and one.counted.base == base and one is not part)
    named = [one for one in counted if one.plan is Plan.NONE and (own := telling_words(one)) and _are_alike(own, said)]
    return named[0] if len(named) == 1 else None


def _are_alike(own: frozenset[str], said: Collection[str]) -> bool:
    """Whether the name is told, and no more than its own syllables."""
    syllables = {syllable for key in own for syllable in key.split("+")}
    return own.issubset(said) and all(syllables.issuperset(key.split("+")) for key in said)


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
