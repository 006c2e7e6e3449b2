"""Every kind of finding, found by its code or by its word. Import this where all kinds must be known."""

from __future__ import annotations

from tongket.check import (
    kinds_of_cells,
    kinds_of_citations,
    kinds_of_claims,
    kinds_of_files,
    kinds_of_layout,
    kinds_of_office,
    kinds_of_outline,
    kinds_of_paper,
    kinds_of_passages,
    kinds_of_points,
    kinds_of_register,
    kinds_of_rewording,
    kinds_of_rules,
)
from tongket.check.finding import Finding, kinds_of_finding, word_of

ROOMS = (
    kinds_of_files,
    kinds_of_office,
    kinds_of_layout,
    kinds_of_cells,
    kinds_of_rules,
    kinds_of_outline,
    kinds_of_claims,
    kinds_of_passages,
    kinds_of_citations,
    kinds_of_rewording,
    kinds_of_points,
    kinds_of_paper,
    kinds_of_register,
)
BY_CODE: dict[str, type[Finding]] = {kind.code: kind for kind in kinds_of_finding()}
BY_WORD: dict[str, type[Finding]] = {word_of(kind): kind for kind in BY_CODE.values()}
