"""Takes a per cent in a row of shares, makes the part of the same whole that its words name."""

from __future__ import annotations

import re

from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import Linker
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done

_A_NAME = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|;|và)\s*(?:và |còn )?(?P<name>(?:\w+[\s,]+){1,6})", re.IGNORECASE)
_SAYS_MORE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|đạt|tăng|giảm|bằng|hơn|kém|so|còn|năm|vượt|lên|xuống|là)\b", re.IGNORECASE)
_ALL = 100


def is_in_a_row_of_shares(made: Resolved) -> bool:
    """ "rau chiếm 41,5%, cây ăn quả 32,9%": nothing but a name stands between the share before and this one."""
    before = made.earlier[0] if made.earlier else None
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    if before is None or not is_rate or before.mention.sentence != made.mention.sentence:
        return False
    if before.mention.role is not Role.SHARE and not before.is_in_row:
        return False
    found = _A_NAME.fullmatch(made.inside.text[before.mention.quantity.end : made.mention.quantity.start])
    is_more = made.mention.quantity.value + before.mention.quantity.value > _ALL
    return found is not None and _SAYS_MORE.search(found["name"]) is None and not is_more


def part_of_the_same(made: Resolved, linker: Linker) -> tuple[Line, Line] | None:
    """The one part of the whole of the share before it that has a word told with this one."""
    whole = made.earlier[0].other_line
    if whole is None:
        return None
    said = {thing.key for thing in made.inside.things_between(*made.mention.before)} - things_done()
    parts = [line for line in linker.others if whole.index in line.parents and line.plan is Plan.NONE]
    named = [line for line in parts if not said.isdisjoint(line.own)]
    return (named[0], whole) if len(named) == 1 else None
