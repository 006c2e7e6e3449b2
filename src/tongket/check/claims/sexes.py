"""Takes a number led by nothing but "nữ" or "nam", makes that part of what was just counted."""

from __future__ import annotations

import re

from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import Linker
from tongket.check.claims.resolved import Resolved
from tongket.wording.syllables import spelt

_ONLY_A_SEX = re.compile(
    r"(?:^|[,;:(.]|\btrong đó)\s*(?:có |số |là )?(?P<sex>nữ|nam)\s*(?:là|có|:)?\s*$", re.IGNORECASE
)


def part_of_one_sex(made: Resolved, linker: Linker) -> Line | None:
    """ "Tập huấn cho 520 người; nữ: 241 người": of "Trong đó: nữ" below the row just counted."""
    found = _ONLY_A_SEX.search(made.inside.text[: made.inside.tokens[made.mention.quantity.first].start])
    counted = next((one.line for one in made.earlier if one.is_count and one.line is not None), None)
    if found is None or counted is None:
        return None
    sex = spelt(found["sex"].lower())
    parts = [line for line in linker.others if counted.index in line.parents and line.plan is Plan.NONE]
    named = [line for line in parts if sex in line.syllables]
    return named[0] if len(named) == 1 else None
