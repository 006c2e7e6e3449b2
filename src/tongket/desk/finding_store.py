"""Findings kept between runs: a report that has not changed is not checked again.

What a report's own findings depend on makes their key: its reading, the unit, the review, whether the form is
confirmed, what was corrected in it, and the code that checks. Kept as plain JSON beside the readings.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tongket.check.check_all import Check, Corrections
from tongket.check.finding import Finding, InForce, Span, Term, kinds_of_finding
from tongket.collect.submission import Place, Submission
from tongket.desk.atomic import write_shared
from tongket.desk.submission_store import edition, reading_key
from tongket.directive.review import Review
from tongket.units.unit import Unit


@cache
def _checking_edition() -> str:
    return edition("check", "desk")


class KeptFindings:
    """The findings of earlier runs. `recall` gives them or has them made; `save` keeps what this run needed."""

    def __init__(self, path: Path, form_hash: str, review: Review, *, is_confirmed: bool = False) -> None:
        """`is_confirmed` says of the form what its hash may not: that a decision confirmed its guesses."""
        self.path = path
        self.basis = "\n".join((form_hash, str(is_confirmed), repr(review), _checking_edition()))
        self.before = _read(path)
        self.now: dict[str, list[Any]] = {}
        self.ahead: dict[str, list[Finding]] = {}

    def look_ahead(self, submission: Submission, unit: Unit | None, corrections: Corrections, check: Check) -> None:
        """Check a report that will be asked for, most likely as the report of this unit."""
        if not _is_checked_always(submission):
            key = self._key(submission, unit, corrections)
            if key not in self.before:
                self.ahead[key] = check()

    def recall(
        self, submission: Submission, unit: Unit | None, corrections: Corrections, check: Check
    ) -> list[Finding]:
        """The findings of one report. One joined from several files, or refused, is always checked."""
        if _is_checked_always(submission):
            return check()
        key = self._key(submission, unit, corrections)
        kept = self.before.get(key)
        found = known_findings(kept) if kept is not None else None
        if found is None:
            found = self.ahead.pop(key) if key in self.ahead else check()
            kept = [plain_finding(finding) for finding in found]
        self.now[key] = kept or []
        return found

    def save(self) -> None:
        """Write what was used, where it differs from what was there."""
        if self.now != self.before:
            write_shared(self.path, json.dumps(self.now, ensure_ascii=False, separators=(",", ":")).encode())

    def _key(self, submission: Submission, unit: Unit | None, corrections: Corrections) -> str:
        reading = reading_key(submission.sha256, submission.file, self.basis)
        told = (submission.origin, submission.sent, unit, sorted(corrections.items()))
        return sha256(f"{reading}\n{told!r}".encode()).hexdigest()


def _is_checked_always(submission: Submission) -> bool:
    return bool(submission.also) or submission.batch is None or not submission.sha256


def _read(path: Path) -> dict[str, list[Any]]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def plain_finding(finding: Finding) -> list[Any]:
    """The kind and its facts, each value with the sign of its type."""
    return [finding.code, {name: _signed(getattr(finding, name)) for name in _field_names(finding)}]


def _field_names(finding: Finding) -> tuple[str, ...]:
    """What an instance is made of; `code` and `usual` belong to its kind."""
    return tuple(field.name for field in fields(finding))


def _signed(value: object) -> Any:
    if isinstance(value, Term):
        return ["term", type(value).__name__, value.value]
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Span):
        return ["span", *map(str, value)]
    if isinstance(value, InForce):
        return ["in force", *map(_signed, value)]
    if isinstance(value, Place):
        return ["place", *value]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, tuple):
        return ["tuple", *map(_signed, value)]
    raise TypeError(f"{type(value).__name__} cannot be kept")


def known_findings(kept: list[Any]) -> list[Finding] | None:
    """The findings again; None when the memory is damaged: they are made anew."""
    try:
        return [_kind_of(code)(**{field: _unsigned(value) for field, value in facts.items()}) for code, facts in kept]
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        return None


@cache
def _kind_of(code: str) -> type[Finding]:
    """A kind that is loaded already, or else any: those of papers and registers take time to load."""
    known = {kind.code: kind for kind in kinds_of_finding()}
    if code not in known:
        from tongket.check.catalogue import BY_CODE

        return BY_CODE[code]
    return known[code]


def _unsigned(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    sign, *parts = value
    return _MADE[sign](parts)


_MADE: dict[str, Callable[[list[Any]], Any]] = {
    "place": lambda parts: Place(*parts),
    "term": lambda parts: next(each for each in Term.__subclasses__() if each.__name__ == parts[0])(parts[1]),
    "span": lambda parts: Span(*map(Decimal, parts)),
    "in force": lambda parts: InForce(*map(_unsigned, parts)),
    "decimal": lambda parts: Decimal(parts[0]),
    "date": lambda parts: date.fromisoformat(parts[0]),
    "tuple": lambda parts: tuple(map(_unsigned, parts)),
}
