"""Takes the lines of the pages of a PDF, parts what runs along every page (headers, numbers) from what is its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tongket.collect.documents.line_paragraphs import TextLine

AT_EDGE = 2  # lines at the top and at the bottom of a page
FEWEST_PAGES = 3
SHARE = 0.3  # of the pages: left and right ones may differ
_NUMBER_ALONE = re.compile(r"[-–—\s]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:(?P<before>\d{1,4})\s+)?(?P<text>.*?\S)(?:\s+(?P<after>\d{1,4}))?$")


def without_running(lines: Sequence[TextLine], pages: int) -> tuple[list[TextLine], list[str]]:
    """The lines of the text, and the texts of those that run along the pages."""
    edges = list(_at_edges(lines))
    running = _numbers(edges) | _repeated(edges, pages)
    kept = [each for at, each in enumerate(lines) if at not in running]
    return kept, list(dict.fromkeys(lines[at].text for at in sorted(running)))


def _at_edges(lines: Sequence[TextLine]) -> Iterator[tuple[int, TextLine, bool]]:
    """The outermost lines of each page by their place on it: index, line, whether nothing is further out."""
    by_page: dict[int | None, list[int]] = {}
    for at, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(at)
    for found in by_page.values():
        ordered = sorted(found, key=lambda at: lines[at].base)
        for order, at in enumerate(ordered):
            out = min(order, len(ordered) - 1 - order)
            if out < AT_EDGE:
                yield at, lines[at], out == 0


def _numbers(edges: Sequence[tuple[int, TextLine, bool]]) -> set[int]:
    """Numbers alone at the edge that count along with the pages."""
    found = {
        at: int(number[1]) - (line.page or 0)
        for at, line, is_outermost in edges
        if is_outermost and (number := _NUMBER_ALONE.fullmatch(line.text))
    }
    usual, count = Counter(found.values()).most_common(1)[0] if found else (0, 0)
    return {at for at, shift in found.items() if shift == usual} if count > 1 else set()


def _repeated(edges: Sequence[tuple[int, TextLine, bool]], pages: int) -> set[int]:
    """Lines that come again at the edge of page after page, the number of the page in them apart."""
    shapes = {at: _shape(line) for at, line, _ in edges}
    found = {(shapes[at], line.page) for at, line, _ in edges}
    counts = Counter(shape for shape, _ in found)
    least = max(FEWEST_PAGES, SHARE * pages)
    return {at for at, shape in shapes.items() if shape[0] and counts[shape] >= least}


def _shape(line: TextLine) -> tuple[str, int | None]:
    """ "4 CÔNG BÁO/Số 12" on page 2 and "CÔNG BÁO/Số 12 5" on page 3 are one; "Điều 4" and "Điều 9" are two."""
    found = _PAGE_NUMBER.match(line.text)
    number = (found["before"] or found["after"]) if found else None
    return (found["text"], int(number) - (line.page or 0)) if found and number else (line.text, None)
