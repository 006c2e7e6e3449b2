"""Takes claims, makes the rows of `data/claims.json`: plain values, the reason in whole sentences."""

from __future__ import annotations

from typing import Any

from tongket.check.claims.claim import Claim, RefersTo
from tongket.check.speech import words_of


def claim_record(claim: Claim, language: str = "vi") -> dict[str, Any]:
    """One row."""
    return {
        "unit": claim.unit,
        "file": claim.file,
        "paragraph": claim.paragraph,
        "text": claim.text,
        "kind": claim.kind.value,
        "numbers": [f"{number:f}" for number in claim.numbers],
        "refers_to": _reference(claim.refers_to),
        "against": _reference(claim.against),
        "verdict": claim.verdict.value,
        "expected": claim.expected,
        "why": reason(claim, language),
    }


def reason(claim: Claim, language: str = "vi") -> str:
    """How the statement was judged, or why it could not be, as people read it."""
    return str(words_of(language)["claims"][claim.why or claim.verdict.value])


def _reference(told: RefersTo | None) -> dict[str, str] | None:
    return None if told is None else {"sheet": told.sheet, "cell": told.cell, "period": told.period}
