"""Takes what was odd while a file was read, makes findings: one table from kinds of oddity to kinds of finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from tongket.check.finding import Finding, fact_names, kinds_of_finding, word_of
from tongket.check.kinds import cells, files, layout  # noqa: F401  whose kinds tell of oddities
from tongket.collect.submission import Oddity, OddityKind

# The two lists use the same words on purpose; a test says every oddity has its finding.
_BY_WORD = {word_of(kind): kind for kind in kinds_of_finding()}
FINDING_OF: dict[OddityKind, type[Finding]] = {kind: _BY_WORD[kind.value] for kind in OddityKind}
_FACTS_OF = {kind: fact_names(finding) for kind, finding in FINDING_OF.items()}
_NUMBERS = frozenset({"read_as", "or_as", "factor"})

# What speaks of the file as a whole: said even where the content does not count.
OF_THE_FILE = frozenset(
    {
        OddityKind.SECRET,
        OddityKind.PASSWORD,
        OddityKind.DAMAGED,
        OddityKind.TOO_HEAVY,
        OddityKind.NOT_A_REPORT,
        OddityKind.UNSUPPORTED,
        OddityKind.ARCHIVE_REFUSED,
        OddityKind.OTHER_REVIEW,
    }
)


def findings_of(oddities: Iterable[Oddity], unit: str | None) -> Iterator[Finding]:
    """One finding for each odd thing."""
    for oddity in oddities:
        yield finding_of(oddity, unit)


def finding_of(oddity: Oddity, unit: str | None) -> Finding:
    """The finding of one oddity, with the facts its kind has a name for."""
    kind = FINDING_OF[oddity.kind]
    facts = {name: _fact(name, oddity.facts[name]) for name in _FACTS_OF[oddity.kind] if name in oddity.facts}
    return kind(at=oddity.at, unit=unit, **facts)


def _fact(name: str, value: Any) -> Any:
    """Numbers as decimals, so that they are printed as readers write them; everything else as text."""
    if isinstance(value, (Decimal, int)):
        return value
    if name not in _NUMBERS:
        return str(value)
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)
