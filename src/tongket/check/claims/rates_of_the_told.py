"""Takes a rate, makes whether it is that of the two counts just told, by the words they were told with.

"Kiểm 412 mẫu, 38 mẫu không đạt. Tỷ lệ không đạt 9,22%": whatever the form calls it.
"""

from __future__ import annotations

import re

from tongket.check.claims.lines import Line
from tongket.check.claims.resolved import Resolved
from tongket.wording.prose_words import keys_of
from tongket.wording.syllables import tokens

_RATE = re.compile(
    r"\b(?:tỷ|tỉ) lệ\s+(?P<of>(?:(?!(?:đạt|là|chiếm|chỉ|còn|ở|tới)\b\s+(?:\w+\s+)?\d)[^\W\d]+\s+){1,4}?)"
    r"(?:(?:đạt|là|chiếm|chỉ|còn|ở mức|tới)\s+)*$",
    re.IGNORECASE,
)


def is_rate_of_the_told(made: Resolved) -> bool:
    """Whether both counts were told before, rightly, the part of them with these words right behind it."""
    inside = made.inside
    first, _ = inside.bounds[made.mention.sentence]
    told = _RATE.search(inside.words(first, made.mention.quantity.first) + " ")
    if told is None or made.line is None or made.line.upper is None or made.line.lower is None:
        return False
    part, whole = (_told(made, index) for index in (made.line.upper, made.line.lower))
    if part is None or whole is None:
        return False
    said = " ".join(inside.keys[part.mention.quantity.after : _end_of_its_words(part)])
    return f" {' '.join(keys_of(tokens(told['of'])))} " in f" {said} "


def _end_of_its_words(part: Resolved) -> int:
    """Up to the end of its sentence; where another number follows, to the mark before that: its words are its own."""
    inside, first = part.inside, part.mention.quantity.after
    last = inside.bounds[part.mention.sentence][1]
    behind = [one.quantity.first for one in inside.mentions if first <= one.quantity.first < last]
    if not behind:
        return last
    return next((at for at in range(first, min(behind)) if inside.keys[at] in (",", ";")), min(behind))


def _told(made: Resolved, index: int) -> Resolved | None:
    return next((one for one in made.earlier if _is_of(one.line, index) and one.agrees and one.is_count), None)


def _is_of(line: Line | None, index: int) -> bool:
    return line is not None and line.index == index
