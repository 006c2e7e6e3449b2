"""One thing wrong at one place: a stable code, the fact, the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar

from tongket.collect.submission import Place


class Severity(StrEnum):
    """What a finding does to a submission."""

    BLOCK = "block"  # the office would return it
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The base of every kind. A kind is a subclass with a code, a severity and its typed facts.

    Its sentences live in `locale/<language>.toml` under the code, with the names of its fields as placeholders; the
    edges speak them. Retired codes are never used again.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]

    at: Place
    unit: str | None = None
    related: tuple[Place, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether a unit must mend it before its report is taken."""
        return self.severity is Severity.BLOCK

    def facts(self) -> dict[str, Any]:
        """The typed details, by field name."""
        own = {"at", "unit", "related"}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in own}


def kinds_of_finding() -> Iterator[type[Finding]]:
    """Every kind there is, by code."""
    yield from sorted(Finding.__subclasses__(), key=lambda kind: kind.code)
