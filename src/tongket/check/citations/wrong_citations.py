"""Takes the narratives that count and the review, makes findings where a cited document or a named body is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from tongket.check.citations.abolished_bodies import abolished_named
from tongket.check.citations.citations_of_others import unlike_others
from tongket.check.citations.cited import Cited, cited_in, cited_in_lines
from tongket.check.citations.directive_citations import against_directives, means, reviewed
from tongket.check.citations.symbol_forms import symbol_forms
from tongket.check.finding import Finding
from tongket.check.kinds.citations import CitedDateAhead, CitedDateImpossible
from tongket.collect.narratives.report import NarrativeReport
from tongket.directive.review import Review


def miscited(reports: Sequence[NarrativeReport], review: Review, office_lines: Iterable[str] = ()) -> Iterator[Finding]:
    """Everything wrong with citations; `office_lines` are the outline and plan: they vote on what is usual."""
    directives = reviewed(review.directives)
    every = list(cited_in(reports))
    others = [cited for cited in every if not any(means(cited, one) for one in directives)]
    found = chain(
        (finding for cited in every for finding in against_directives(cited, directives)),
        unlike_others([*others, *cited_in_lines(office_lines)]),
        (finding for cited in every for finding in _dates(cited, review.as_of)),
        (finding for cited in every for finding in symbol_forms(cited)),
        abolished_named(reports, review.as_of),
    )
    return _each_once(found)


def _dates(cited: Cited, as_of: date) -> Iterator[Finding]:
    """A day that never was, or that had not come when the report was written."""
    citation, written = cited.citation, cited.dated or as_of
    if citation.is_date_impossible:
        yield CitedDateImpossible(at=cited.at, unit=cited.unit, text=cited.quote, found=citation.date_text)
    elif citation.dated is not None and citation.dated > written:
        yield CitedDateAhead(at=cited.at, unit=cited.unit, text=cited.quote, found=citation.dated, dated=written)


def _each_once(found: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for a mistake that a report repeats: at its first place, the others beside it."""
    same: dict[object, list[Finding]] = defaultdict(list)
    for finding in found:
        facts = tuple((name, value) for name, value in finding.facts().items() if name != "text")
        same[(finding.code, finding.unit, finding.at.file, facts)].append(finding)
    for findings in same.values():
        places = dict.fromkeys(place for each in findings for place in (each.at, *each.related))
        yield replace(findings[0], related=tuple(place for place in places if place != findings[0].at))
