"""Takes the narratives that count, makes every citation in them with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tongket.check.speech import shortened
from tongket.collect.documents.block import BlockKind
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.submission import Place
from tongket.wording.citations import Citation, citations

_QUOTE = 120
_BEHIND, _AHEAD = 160, 260  # letters around a citation that say what it is cited for


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation in one report; of the outline, `unit` is ""."""

    citation: Citation
    at: Place
    unit: str
    dated: date | None  # of the report
    before: str
    after: str

    @property
    def quote(self) -> str:
        """The citation as it stands."""
        return shortened(self.citation.text, _QUOTE)


def cited_in(reports: Iterable[NarrativeReport]) -> Iterator[Cited]:
    """Every citation, report by report, in the order they stand."""
    for report in reports:
        for block in report.narrative.blocks:
            if block.kind is not BlockKind.TABLE:
                place = Place(report.file, paragraph=block.number)
                yield from _of_text(block.text, place, report.unit, report.dated)


def cited_in_lines(lines: Iterable[str]) -> Iterator[Cited]:
    """What the outline and other papers of the office cite: they vote, and are not judged."""
    for line in lines:
        yield from _of_text(line, Place(""), "", None)


def _of_text(text: str, place: Place, unit: str, dated: date | None) -> Iterator[Cited]:
    for citation in citations(text):
        before = text[max(0, citation.start - _BEHIND) : citation.start]
        yield Cited(citation, place, unit, dated, before, text[citation.end : citation.end + _AHEAD])
