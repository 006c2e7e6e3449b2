"""Takes a kept finding, says whether a person may let it pass, and by which place a decision names it."""

from __future__ import annotations

from tongket.check.finding import Severity
from tongket.server.records.finding import FindingRecord


def can_be_settled(found: FindingRecord) -> bool:
    """A decision names a cell or a whole file; what stands in a paragraph is settled by mending the text."""
    is_heavy = found.severity != Severity.INFO.value
    return is_heavy and bool(found.file) and found.kept[1].get("at", ["place"])[-1] is None


def place_to_settle(found: FindingRecord) -> str:
    """ "D01/bieu.xlsx:Biểu 1!E5", or the file alone."""
    return f"{found.file}:{found.sheet}!{found.cell}" if found.cell else found.file
