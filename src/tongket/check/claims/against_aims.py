"""Takes a difference of rates, makes whether it is told against an aim: "so với mục tiêu 80%, vượt 2 điểm"."""

from __future__ import annotations

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.words import phrases
from tongket.wording.quantities import Form


def is_against_an_aim(made: Resolved) -> bool:
    """Whether the sentence tells an aim, and no time that the rate would be compared with."""
    mention, inside = made.mention, made.inside
    is_points = mention.role in (Role.CHANGE, Role.DIFFERENCE) and mention.quantity.form in (Form.POINTS, Form.PERCENT)
    if not is_points or made.line is None or not made.line.is_rate:
        return False
    first, last = whole_sentence(inside, mention.sentence)
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    is_timed = any(time.is_base and start <= time.start < end for time in inside.times)
    return phrases("plans").is_in(inside.keys, first, last) and not is_timed
