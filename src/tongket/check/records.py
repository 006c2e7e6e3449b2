"""Takes findings, makes the rows of `data/findings.json`: plain values in a stable order, decimals as strings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tongket.check.finding import Finding
from tongket.check.speech import spoken
from tongket.collect.submission import Place


def finding_record(finding: Finding, language: str = "vi", text: str | None = None) -> dict[str, Any]:
    """One row: code, severity, place (`text` is that of its paragraph), sentences, what was found and expected."""
    says, remedy = spoken(finding, language)
    facts = finding.facts()
    return {
        "code": finding.code,
        "kind": finding.word,
        "severity": finding.severity.value,
        "unit": finding.unit,
        **place_record(finding.at),
        "text": text,
        "says": says,
        "remedy": remedy,
        "found": plain(facts.get("found")),
        "expected": plain(facts.get("expected")),
        "related": [place_record(place) for place in finding.related],
        "facts": {name: plain(value) for name, value in facts.items()},
        "settled": finding.settled or None,
    }


def place_record(place: Place) -> dict[str, Any]:
    """A place; what it does not name is null."""
    return {
        "file": place.file or None,
        "sheet": place.sheet or None,
        "cell": place.cell or None,
        "paragraph": place.paragraph,
    }


def plain(value: object) -> Any:
    """A fact as JSON holds it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value
