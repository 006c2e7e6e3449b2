"""Takes the findings of all units, makes one of the form where its guess is what is wrong, and lets the units off.

"Tổng số | Hộ nghèo | Hộ cận nghèo": whether a column without a formula is the sum of those beside it can only be
guessed. Where nearly every unit says otherwise, not one of them made a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.check.finding import Finding
from tongket.check.kinds.layout import GuessRefuted
from tongket.check.kinds.rules import PeriodTotalNotParts, TotalNotParts
from tongket.collect.submission import Place

FEWEST_UNITS = 3
_SHARE = 0.75
Broken = TotalNotParts | PeriodTotalNotParts
Line = tuple[str, str, str]  # code, sheet, the row or column that was taken for a total


def without_refuted(findings: Iterable[Finding], units: int) -> list[Finding]:
    """`units` have reports that count; what most of them break in the same cell is no rule."""
    kept: list[Finding] = []
    cells: dict[tuple[str, Place], list[Broken]] = {}
    for finding in findings:
        if isinstance(finding, TotalNotParts | PeriodTotalNotParts) and finding.rests_on_guess:
            cells.setdefault((finding.code, Place("", finding.at.sheet, finding.at.cell)), []).append(finding)
        else:
            kept.append(finding)
    lines: dict[Line, list[Broken]] = {}
    for broken in cells.values():
        of = _units(broken)
        if of >= FEWEST_UNITS and of >= _SHARE * units:
            lines.setdefault(_line(broken[0]), []).extend(broken)
        else:
            kept += broken
    return kept + [_refuted(sheet, name, broken, units) for (_, sheet, name), broken in lines.items()]


def refuted_guesses(findings: Iterable[Finding]) -> list[GuessRefuted]:
    """Those a person has not let pass: the figures of the review are wrong there."""
    return [finding for finding in findings if isinstance(finding, GuessRefuted) and not finding.settled]


def _units(broken: Sequence[Broken]) -> int:
    return len({finding.unit for finding in broken})


def _line(finding: Broken) -> Line:
    return finding.code, finding.at.sheet, finding.row if isinstance(finding, TotalNotParts) else finding.column


def _refuted(sheet: str, name: str, broken: Sequence[Broken], units: int) -> GuessRefuted:
    first = broken[0]
    return GuessRefuted(
        at=Place("form.toml", sheet),
        related=tuple(finding.at for finding in broken),
        line=name,
        units=_units(broken),
        of=units,
        found=first.found,
        expected=first.expected,
    )
