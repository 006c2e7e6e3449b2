"""Takes "cắt giảm 47 cuộc họp", makes whether the form counts what was cut: then it is that count, no change."""

from __future__ import annotations

from tongket.check.claims.linking import Linker
from tongket.check.claims.measures import Counted, fit_of
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.wording.quantities import Form


def note_deed(inside: Passage, mention: Mention, counted: Counted, linker: Linker) -> None:
    """What was done has no direction."""
    is_more_said = mention.noun_end < mention.after[1]  # "cắt giảm 8 cuộc họp giao ban": some of them
    if mention.role is not Role.CHANGE or mention.quantity.form is not Form.COUNT or mention.more or is_more_said:
        return
    if _is_row(inside, mention, counted, linker):
        mention.role, mention.direction, mention.start = Role.COUNT, 0, mention.quantity.first


def _is_row(inside: Passage, mention: Mention, counted: Counted, linker: Linker) -> bool:
    """Whether a word of two syllables, the last of them "giảm" or "tăng", names a line so counted."""
    at = mention.start
    if at == 0 or mention.quantity.first != at + 1:
        return False
    lines = linker.lines
    named = (lines.lines[index] for index in lines.by_key.get(f"{inside.keys[at - 1]}+{inside.keys[at]}", ()))
    return any(line.counted is not None and fit_of(line, counted, Form.COUNT).fit == 1 for line in named)
