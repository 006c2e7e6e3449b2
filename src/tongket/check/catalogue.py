"""Every kind of finding, found by its code or by its word. Import this where all kinds must be known."""

from __future__ import annotations

from tongket.check.finding import Finding, kinds_of_finding, word_of
from tongket.check.kinds import (
    cells,
    citations,
    claims,
    files,
    layout,
    office,
    outline,
    paper,
    passages,
    points,
    register,
    rewording,
    rules,
)

ROOMS = (
    files,
    office,
    layout,
    cells,
    rules,
    outline,
    claims,
    passages,
    citations,
    rewording,
    points,
    paper,
    register,
)
BY_CODE: dict[str, type[Finding]] = {kind.code: kind for kind in kinds_of_finding()}
BY_WORD: dict[str, type[Finding]] = {word_of(kind): kind for kind in BY_CODE.values()}
