"""One thing wrong at one place: a stable code, the fact, the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from tongket.collect.submission import Place


class Term(StrEnum):
    """A fact that is a word of ours and differs by language: `terms` in `locale/<language>.toml`, by class."""


class Span(NamedTuple):
    """A fact that is a range of numbers; both ends belong to it."""

    low: Decimal
    high: Decimal


class InForce(NamedTuple):
    """A fact that is the days a rule holds; `until` None: to this day."""

    since: date
    until: date | None = None


class Severity(StrEnum):
    """What a finding does to a submission."""

    BLOCK = "block"  # the office would return it
    WARN = "warn"
    INFO = "info"


_NOT_FACTS = frozenset({"at", "unit", "related", "rests_on_guess", "settled", "spots"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The base of every kind. A kind is a subclass with a code, a usual severity and its typed facts.

    Its sentences live in `locale/<language>.toml` under the code, with the names of its fields as placeholders; the
    edges speak them. Retired codes are never used again.
    """

    code: ClassVar[str]
    usual: ClassVar[Severity]

    at: Place
    unit: str | None = None
    related: tuple[Place, ...] = ()
    rests_on_guess: bool = False  # the rule it breaks was guessed and no one has confirmed the form: a warning at most
    settled: str = ""  # the reason of the decision that let it pass

    @property
    def severity(self) -> Severity:
        """The usual severity of its kind, softened where the rule is only a guess or a person has let it pass."""
        if self.settled:
            return Severity.INFO
        if self.rests_on_guess and self.usual is Severity.BLOCK:
            return Severity.WARN
        return self.usual

    @property
    def blocks(self) -> bool:
        """Whether a unit must mend it before its report is taken."""
        return self.severity is Severity.BLOCK

    @property
    def word(self) -> str:
        """The kind in words: "total_not_parts"."""
        return word_of(type(self))

    def doubted(self) -> tuple[int, ...]:
        """Further readings of its unit that are in doubt by it, as indexes into Form.cells."""
        return ()

    def facts(self) -> dict[str, Any]:
        """The typed details, by field name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in _NOT_FACTS}


def word_of(kind: type[Finding]) -> str:
    """The name of a kind as the keys of examples write it: TotalNotParts is "total_not_parts"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def fact_names(kind: type[Finding]) -> tuple[str, ...]:
    """The names of a kind's typed facts: the placeholders its sentences may use."""
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_FACTS)


def kinds_of_finding() -> Iterator[type[Finding]]:
    """Every kind there is, by code. Import `tongket.check.catalogue` to have them all known."""
    # A dataclass with slots is made twice and the first copy lingers: the later one of a code is the real one.
    by_code = {kind.code: kind for kind in _kinds_below(Finding)}
    yield from (by_code[code] for code in sorted(by_code))


def _kinds_below(base: type[Finding]) -> Iterator[type[Finding]]:
    """Every subclass with a code; one without is the base of a family."""
    for kind in base.__subclasses__():
        yield from _kinds_below(kind)
        if "code" in vars(kind):
            yield kind
