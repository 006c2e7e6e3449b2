"""Takes the narratives of a review, makes every finding about them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tongket.check.check_submission import in_order
from tongket.check.citations.wrong_citations import miscited
from tongket.check.claims.claim import Claim
from tongket.check.claims.narrative_claims import contradictions
from tongket.check.finding import Finding
from tongket.check.kinds.outline import NoResponsibility
from tongket.check.narratives.completeness import complete, is_asked_of_all
from tongket.check.narratives.narrative_copies import copied
from tongket.check.narratives.narrative_events import told_twice
from tongket.check.settle import settled
from tongket.collect.narratives.counted import Told
from tongket.directive.decision import Decision
from tongket.directive.outline import Heading
from tongket.directive.review import Review
from tongket.units.unit import Unit


def check_narratives(
    told: Told,
    claims: Iterable[Claim],
    outline: Sequence[Heading],
    units: Sequence[Unit],
    review: Review,
    decisions: Sequence[Decision] = (),
) -> list[Finding]:
    """Every finding in the order of units, files and paragraphs."""
    own = _owed(told, outline)
    between = _between(told, outline, units, review)
    return in_order(settled([*own, *contradictions(claims), *between], decisions))


def _owed(told: Told, outline: Sequence[Heading]) -> list[Finding]:
    """What each narrative lacks, apart from what nobody was asked for and hardly any unit tells."""
    found = [finding for report in told.reports for finding in complete(report, outline)]
    lacking = sum(isinstance(finding, NoResponsibility) for finding in found)
    return [finding for finding in found if is_asked_of_all(finding, lacking, told.reports, outline)]


def _between(told: Told, outline: Sequence[Heading], units: Sequence[Unit], review: Review) -> Iterator[Finding]:
    """What one narrative takes from another, tells again, or cites otherwise."""
    asked = [heading.text for heading in outline]
    subjects = [directive.subject for directive in review.directives if directive.subject]
    yield from copied(told.reports, told.earlier, [*asked, *subjects], units)
    yield from told_twice(told.reports, units)
    yield from miscited(told.reports, review, asked)
