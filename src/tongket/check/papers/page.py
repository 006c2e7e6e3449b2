"""Rules of the page: its size, its margins, its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.finding import Finding
from tongket.check.kinds.paper import (
    Edge,
    FirstPageNumbered,
    MarginOff,
    NoPageNumbers,
    PageNumberElsewhere,
    PaperSizeOff,
    Where,
)
from tongket.check.papers.case import PaperCase, decimal, span
from tongket.collect.documents.paper_look import PageLook

NEAR_PAPER = 1.0  # millimetres: programs round a sheet of A4 differently
NEAR = 0.5  # millimetres: 2 cm is 20.07 mm where a program counts in inches
ONE_PAGE = 3500  # letters; a text no longer may be one page and need no number


def page_size(case: PaperCase) -> Iterator[Finding]:
    """A4, upright or sideways."""
    short, long = case.allowed["paper"]
    for page in case.look.pages:
        sides = sorted((page.width or short, page.height or long))
        if abs(sides[0] - short) > NEAR_PAPER or abs(sides[1] - long) > NEAR_PAPER:
            found = " × ".join(f"{side:.0f}" for side in sides)
            yield case.found(PaperSizeOff, found=found, allowed=f"A4 ({short} × {long})")
            return


def margins(case: PaperCase) -> Iterator[Finding]:
    """Each margin of upright pages; sheets laid sideways hold wide tables and are turned."""
    upright = [page for page in case.look.pages if not page.is_landscape]
    for edge in Edge:
        accepted = case.rules.of["margin_allowed"][edge.value]
        off = [mm for page in upright if not _is_near(mm := _margin(page, edge), accepted)]
        if off:
            yield case.found(MarginOff, edge=edge, found=decimal(off[0] or 0), allowed=span(accepted))


def _margin(page: PageLook, edge: Edge) -> float | None:
    margin: float | None = getattr(page, edge.value)
    return margin


def _is_near(mm: float | None, accepted: tuple[float, float]) -> bool:
    return mm is None or accepted[0] - NEAR <= abs(mm) <= accepted[1] + NEAR


def page_numbers(case: PaperCase) -> Iterator[Finding]:
    """From the second page on, in the middle of the upper margin."""
    first = case.look.pages[0] if case.look.pages else None
    if first is None:
        return
    if not any(page.numbers for page in case.look.pages):
        yield from _needed(case)
    for page in case.look.pages[:1]:
        yield from _placed(case, page)
    if first.first_numbers:
        yield case.found(FirstPageNumbered)


def _needed(case: PaperCase) -> Iterator[Finding]:
    if sum(len(look.text) for look in case.look.paragraphs) > ONE_PAGE:
        yield case.found(NoPageNumbers)


def _placed(case: PaperCase, page: PageLook) -> Iterator[Finding]:
    accepted = case.allowed["page_number"]
    for number in page.numbers[:1]:
        if (number.place, number.align) != (accepted["place"], accepted["align"]):
            align = Where(number.align) if number.align in set(Where) else Where.ELSEWHERE
            yield case.found(PageNumberElsewhere, found=Where(number.place), align=align)
